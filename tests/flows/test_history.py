"""What a workline does is in the event log, once, and the log holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flows.driver import drive
from heritage.errors import DeliveryRefused
from heritage.events import is_checkpoint
from heritage.flows import history
from heritage.flows.custody import checkpoints
from heritage.flows.workline.deciding import review
from heritage.model import Choice
from samples import small


def told(home: Path) -> list[tuple[str, str, str, str]]:
    lines = [json.loads(line) for path in sorted((home / "events").glob("*.jsonl")) for line in path.open()]
    assert is_checkpoint(lines[-1]), "the run has signed at its end"
    told = [e for e in lines if not is_checkpoint(e)]
    return [(e["kind"], e["outcome"], e["site"], e["agent"]["name"].split()[0]) for e in told]


def test_deposits_decisions_and_closes_are_logged_once(home: Path, tmp_path: Path) -> None:
    items = {"GOOD": 1, "SKEWED": 1}
    place = small(tmp_path, batch="F-1", items=items, faults={"SKEWED/0001": "skew"}, targets=False)

    def reject(item: str) -> None:
        review.decide(item, choice=Choice.REJECT, who="Anna", at="2026-11-20T10:00:00Z", reason="torn")

    drive(place, review="wait", decide=reject)
    wanted = [
        ("appraisal", "fail", "", "Anna"),
        ("information package creation", "success", "", "heritage"),
        ("ingestion end", "success", "", "heritage"),  # with one item pending
        ("ingestion end", "success", "", "heritage"),  # when a person had decided
        ("replication", "success", "site-a", "heritage"),
        ("replication", "success", "site-b", "heritage"),
    ]
    assert sorted(told(home)) == wanted
    drive(place, review="wait", decide=reject)
    assert sorted(told(home)) == wanted, "the same again is not logged again"
    (decision,) = history.event_log().history("kbr/F-1/SKEWED")
    assert decision["detail"] == "reject: torn"
    assert [e["facts"]["version"] for e in history.event_log().history("urn:heritage:kbr:F-1:GOOD")] == [1, 1, 1]
    checkpoints.must_hold()


def test_a_refusal_is_logged(home: Path, tmp_path: Path) -> None:
    place = small(tmp_path, batch="F-2", items={"GOOD": 1}, targets=False)
    next(place.rglob("*.tif")).write_bytes(b"not what the list says")
    with pytest.raises(DeliveryRefused):
        drive(place)
    assert told(home) == [("validation", "fail", "", "heritage")]
