"""SIGKILL of what people and the clock do to a delivery (ask, answer, take back, a round, intake, an upload), at any change it makes, then the
same again: the end is as if nobody had disturbed it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from campaigns import Record
from faults import undisturbed
from flows.acts import ACTS, perform, waiting

pytestmark = pytest.mark.campaign

USUAL = 1
"""Kills of each act in every run of the tests."""


@pytest.fixture(scope="module")
def memory() -> Iterator[Path]:
    there = Path("/dev/shm")
    place = Path(tempfile.mkdtemp(prefix="heritage-acts-", dir=there if os.access(there, os.W_OK) else None))
    yield place
    shutil.rmtree(place)


@pytest.fixture(scope="module")
def waits(memory: Path) -> Path:
    """A home whose batch waits for people, made once and copied back to where it was made: sheets name their files by it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HERITAGE_HOME", str(memory / "home"))
        (memory / "home").mkdir()
        waiting(memory / "home")
    return (memory / "home").rename(memory / "waits")


DONE_TWICE = {
    "begin a round": "the units are cut again, into a list of their own",
    "upload a folder": "one that was killed while it was announced is another upload, which housekeeping removes, and says so",
    "upload a zip": "likewise",
}


@pytest.mark.parametrize("act", ACTS)
def test_killed_at_any_change_it_ends_as_if_undisturbed(
    memory: Path, act: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, record_property: Record
) -> None:
    home = memory / "home"
    monkeypatch.setenv("HERITAGE_HOME", str(home))
    if ACTS[act].waits:
        shutil.copytree(request.getfixturevalue("waits"), home, symlinks=True)
    else:
        home.mkdir()
    try:
        ACTS[act].ready(home)
        trial = undisturbed.tried(act, perform, home, memory / "before")
        trial.twice = act in DONE_TWICE
        undisturbed.killed_everywhere(trial, USUAL, record_property)
    finally:
        shutil.rmtree(home)
        shutil.rmtree(memory / "before")
