"""SIGKILL of publishing and withdrawing at any change they make: what strangers see is whole at each moment, and the act again ends as if
nobody had disturbed it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

import campaigns
from access.acts import ACTS, perform
from access.shown import addresses, is_whole, stranger
from campaigns import Record
from faults import kills, undisturbed
from heritage import settings
from heritage.access.shelf import Shelf

pytestmark = pytest.mark.campaign


@pytest.mark.parametrize("act", ACTS)
def test_killed_at_any_change_it_ends_as_if_undisturbed(
    home: Path, act: str, tmp_path: Path, record_property: Record
) -> None:
    ACTS[act][0](home)
    trial = undisturbed.tried(act, perform, home, tmp_path / "before")
    undisturbed.killed_everywhere(trial, 2, record_property)


@pytest.mark.parametrize("act", ACTS)
def test_what_a_stranger_sees_after_a_kill_is_whole_or_not_there(
    home: Path, act: str, tmp_path: Path, record_property: Record
) -> None:
    ACTS[act][0](home)
    trial = undisturbed.tried(act, perform, home, tmp_path / "before")
    moments = trial.moments(3)
    for change in moments:
        undisturbed.put_back(home, tmp_path / "before")
        assert kills.killed_at(change, partial(perform, act, home))
        shelf = Shelf(settings.home().public)
        for record in filter(None, map(shelf.record, shelf.ids())):
            assert is_whole(record), f"{act}, killed at {change}"
            assert {stranger().get(path).status_code for path in addresses(record)} <= {200, 303}
    campaigns.cases(record_property, len(moments))
