"""SIGKILL of every act of the archive's care, at any change it makes, then the act again: the end is as if nobody had disturbed it."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaigns import Record
from custody.acts import ACTS, perform
from custody.kept import keep
from faults import undisturbed
from heritage.files import PARTIAL
from heritage.flows.custody import begun
from heritage.flows.custody.roots import roots
from heritage.flows.workline.deciding import decided

pytestmark = pytest.mark.campaign

USUAL = 1
"""Kills of each act in every run of the tests."""


DONE_TWICE = {
    "evidence": "two dossiers of two moments, and both are true",
    "repair the root's own": "the second one also takes away what the first left half-written there, and says so",
}


@pytest.mark.parametrize("act", ACTS)
def test_killed_at_any_change_it_ends_as_if_undisturbed(
    home: Path, act: str, tmp_path: Path, record_property: Record
) -> None:
    ACTS[act].ready(home)
    trial = undisturbed.tried(act, perform, home, tmp_path / "before")
    trial.twice = act in DONE_TWICE
    undisturbed.killed_everywhere(trial, USUAL, record_property)


def test_what_a_kill_left_half_written_is_no_note(home: Path) -> None:
    """Complete, but for its name: no further site, no further word, no batch that is decided for ever."""
    keep(home, 1)
    begun.begin("new-site-a", who="anna", reason="", facts={})
    decided.note("kbr/B-1")
    for note in [*(home / "sites").iterdir(), *(home / "custody/begun").iterdir(), *(home / "work/_decided").iterdir()]:
        note.with_name(f"{PARTIAL}1234-{note.name}").write_bytes(note.read_bytes())
    assert sorted(roots.known()) == ["site-a", "site-b"]
    assert [word.act for word in begun.every()] == ["new-site-a"]
    assert len(decided.noted()) == 1
