"""The migrations there are, by name: what a rule of config/formats.yaml may ask for."""

from __future__ import annotations

from collections.abc import Mapping

from heritage.contracts import Migration
from heritage.normalise.migration.film import Ffv1Version3
from heritage.normalise.migration.tiff import PlainTiff

MIGRATIONS: Mapping[str, Migration] = {one.name: one for one in (Ffv1Version3(), PlainTiff())}
