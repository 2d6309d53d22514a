"""Every kind of sound file through the whole flow; and what the copies and descriptions say of those where a word or a sample
could be lost."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from flows.deliveries import listed
from flows.driver import drive
from heritage.flows.workline.deciding import review
from heritage.model import Choice
from kinds.campaign import tried
from kinds.kind import Kind, differences, through
from kinds.sound_files import coded
from kinds.sound_kinds import KINDS

TRIED = tried(KINDS)


@pytest.fixture(scope="module")
def items(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HERITAGE_HOME", str(tmp_path_factory.mktemp("home") / "home"))
        run = through(TRIED, tmp_path_factory.mktemp("kinds"))
        return {item["id"]: item for item in run.report["items"]}


@pytest.mark.campaign
@pytest.mark.parametrize("kind", TRIED, ids=lambda kind: kind.id)
def test_a_kind_of_sound_file(kind: Kind, items: Mapping[str, Any]) -> None:
    assert not (found := differences(kind, items[kind.id])), found


def test_what_a_person_accepts_goes_on_although_its_decoder_complains(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else whoever accepts a damaged recording "as found" would get a run that fails for ever at its listening copy."""
    monkeypatch.setenv("HERITAGE_HOME", str(tmp_path / "home"))
    (objects := tmp_path / "d/objects/SPOILT").mkdir(parents=True)
    whole = coded(objects / "a.flac")
    (objects / "a.flac").write_bytes(whole[:20_000] + bytes([whole[20_000] ^ 255]) + whole[20_001:])
    (tmp_path / "d/metadata").mkdir()
    note = "{institution: kbr, workline: audiovisual, batch: A-1, operator: op, station: {id: T}, captured: 2026-11-02, items: {}}"
    (tmp_path / "d/metadata/delivery.yaml").write_text(note)
    accept = partial(review.decide, choice=Choice.ACCEPT, who="A", at="2026-11-20T10:00:00Z", reason="as found")
    run = drive(listed(tmp_path / "d"), "audiovisual", policy="legacy", review="wait", decide=accept)
    assert (run.states, run.red) == ({"SPOILT": "deposited"}, "")
    assert "access" in {made["role"] for made in run.item("SPOILT")["renditions"]}
