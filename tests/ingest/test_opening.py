"""Dossiers: one per item, opened once, with what happened at receipt."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from heritage.dossier import Dossier
from heritage.errors import ObjectConflict
from heritage.ingest.opening import opened
from heritage.model import Delivery, Item
from ingest.conftest import Make, take


def test_each_item_has_its_sheet_and_the_batch_has_its_own(make: Make, tmp_path: Path) -> None:
    received = take(make({"objects/postcard.tif": b"", "objects/KBR_MS_0001/a.jpg": b"%PDF-1.4\n%%EOF\n"}))
    work = tmp_path / "work"
    folders = opened(work, received, code="test 1")
    assert folders == [work / "KBR_MS_0001", work / "postcard"]
    for folder, item in zip(folders, received.items, strict=True):
        assert Dossier(folder).one("item", Item) == item
    assert Dossier(work / "_batch").one("delivery", Delivery) == received.delivery
    assert Dossier(work / "postcard").header("item").code == "test 1"


def test_an_item_gets_the_events_of_its_own_files(make: Make, tmp_path: Path) -> None:
    received = take(make({"objects/postcard.tif": b""}))
    opened(tmp_path / "w", received, code="test")
    book, card = (list(Dossier(tmp_path / "w" / i).header("item").events) for i in ("KBR_MS_0001", "postcard"))
    assert [e.kind for e in book] == [
        "ingestion",
        "message digest calculation",
        "fixity check",
        "format identification",
    ]
    assert book[0].detail.startswith("2 files taken in with batch ") and "no virus scan" in book[0].outcome_detail
    assert "of 2 files" in book[1].detail
    assert book[2].detail.startswith("2 files agree with ")
    assert book[3].detail == "2 × fmt/353"
    assert [(e.subject, e.outcome) for e in card if e.subject] == [("objects/postcard.tif", "warning")]
    assert book[1].at == received.events[0].at


def test_opening_again_changes_nothing(make: Make, tmp_path: Path) -> None:
    received = take(make())
    work = tmp_path / "work"
    opened(work, received, code="one")
    before = {p: p.read_bytes() for p in work.rglob("*.jsonl")}
    opened(work, take(Path(received.delivery.place)), code="two")
    assert {p: p.read_bytes() for p in work.rglob("*.jsonl")} == before


def test_a_killed_opening_is_finished_by_the_next(make: Make, tmp_path: Path) -> None:
    received = take(make())
    work = tmp_path / "work"
    opened(work, received, code="one")
    kept = (work / "postcard/item.jsonl").read_bytes()
    (work / "KBR_MS_0001/item.jsonl").unlink()
    (work / "_batch/delivery.jsonl").unlink()
    opened(work, received, code="one")
    assert Dossier(work / "KBR_MS_0001").one("item", Item) == received.items[0]
    assert (work / "postcard/item.jsonl").read_bytes() == kept


def test_another_delivery_under_the_same_batch_is_refused(make: Make, tmp_path: Path) -> None:
    work = tmp_path / "work"
    opened(work, take(make()), code="one")
    before = (work / "_batch/delivery.jsonl").read_bytes()
    with pytest.raises(ObjectConflict):
        opened(work, take(make({"objects/postcard.tif": b"other"}, name="e")), code="one")
    assert (work / "_batch/delivery.jsonl").read_bytes() == before


def test_the_digests_that_came_with_a_file_are_kept_with_it(make: Make) -> None:
    received = take(make())
    for file in (file for item in received.items for file in item.files):
        content = (Path(received.delivery.place) / file.path).read_bytes()
        assert file.supplied
        for one in file.supplied:
            assert one.list.startswith("metadata/checksum.")
            assert one.digest == hashlib.new(one.algorithm, content, usedforsecurity=False).hexdigest()
