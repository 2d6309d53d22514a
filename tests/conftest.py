"""Every test works in a home of its own; nothing is ever written to the checkout's var/."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from heritage_airflow import environment

# Before anything of Airflow is imported: a test that forgets the fixture below still cannot touch a real home.
HOME = os.environ["HERITAGE_HOME"] = tempfile.mkdtemp(prefix="heritage-tests-")
environment.apply()
# What a test starts, and each worker that reads files, would compile all it imports again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

from campaigns import pytest_terminal_summary  # noqa: E402, F401 - a line per campaign
from live import stack  # noqa: E402, F401 - a fixture for all rooms
from made_once import common, once, sample  # noqa: E402, F401 - fixtures for all rooms
from spread import ByFile, turn  # noqa: E402

os.environ["HERITAGE_STRICT_MESSAGES"] = "1"  # a code without a message is an error here, and shown to readers
os.environ["HERITAGE_STRICT_MEASUREMENTS"] = (
    "1"  # so is a measurement without a row, which readers are told of as of any fault
)


def pytest_unconfigure() -> None:
    shutil.rmtree(HOME, ignore_errors=True)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:
    config.option.loadscopereorder = False  # by length of the files' lists, the slowest would come last
    return ByFile(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if hasattr(config, "workerinput"):  # one of several processes
        items.sort(key=lambda item: turn(item.nodeid))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Iterator[Any]:
    """What a test printed of a name that is no text cannot travel between xdist's processes as it is."""
    report = yield
    report.sections = [(name, said.encode("utf-8", "backslashreplace").decode()) for name, said in report.sections]
    return report


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh HERITAGE_HOME."""
    place = tmp_path / "home"
    place.mkdir()
    monkeypatch.setenv("HERITAGE_HOME", str(place))
    monkeypatch.delenv("HERITAGE_CATALOGUE", raising=False)
    return place
