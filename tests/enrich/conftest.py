"""Homes of archives: in memory where the machine can, so that a thousand repairs do not wait for a disk's flush."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from heritage.flows.custody.roots import places


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A fresh HERITAGE_HOME."""
    memory = Path("/dev/shm")
    place = Path(tempfile.mkdtemp(prefix="heritage-custody-", dir=memory if os.access(memory, os.W_OK) else None))
    monkeypatch.setenv("HERITAGE_HOME", str(place))
    monkeypatch.delenv("HERITAGE_CATALOGUE", raising=False)
    yield place
    shutil.rmtree(place, ignore_errors=True)


@pytest.fixture(autouse=True)
def apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if every site had a disk of its own (see test_roots for what is so)."""
    monkeypatch.setattr(places, "together", lambda: iter(()))
