"""Homes in memory where the machine can."""

from custody.conftest import apart, home  # noqa: F401 - fixtures
