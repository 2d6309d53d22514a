"""One look at an item: each sheet is read once, whoever asks, and it says what the dossier says."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from flows.driver import Run, copied, drive
from heritage.flows.batch import found
from heritage.flows.snapshot import Snapshot
from heritage.flows.workline import close
from heritage.flows.workline.standing import state
from heritage.model import Measured, PackageFile, Rendition, Report, Statement


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Item and sheet → how often it was opened."""
    counted: Counter[str] = Counter()
    really = Path.open

    def counting(self: Path, *args: Any, **named: Any) -> Any:
        if self.suffix == ".jsonl":
            counted[f"{self.parent.name}/{self.stem}"] += 1
        return really(self, *args, **named)

    monkeypatch.setattr(Path, "open", counting)
    return counted


@pytest.fixture
def ran(closed: tuple[Path, Run], monkeypatch: pytest.MonkeyPatch) -> Run:
    home, run = closed
    monkeypatch.setenv("HERITAGE_HOME", str(home))
    return run


def test_it_says_what_the_dossier_says_and_reads_each_sheet_once(ran: Run, opened: Counter[str]) -> None:
    batch = found(ran.reference)
    seen, dossier = Snapshot(batch, "BOOK_1"), batch.dossier("BOOK_1")
    told = [
        (seen.item, seen.report, seen.renditions, seen.packed, seen.package, list(seen.rows("description", Statement)))
        for _ in range(3)
    ]
    headers = [seen.header(name).made for name in ("item", "report", "renditions")]
    assert told[0] == told[2] and len(headers) == 3
    assert {name: times for name, times in opened.items() if times > 1} == {}
    assert seen.item == batch.item("BOOK_1") and seen.report == dossier.one("report", Report)
    assert seen.renditions == list(dossier.rows("renditions", Rendition))
    assert seen.packed == list(dossier.rest("package", PackageFile)) and len(seen.packed) > 5
    assert sorted(seen.receipts) == batch.receipts("BOOK_1") == ["site-a", "site-b"]
    assert (seen.decision, seen.has("held"), seen.noted("trouble-")) == (None, False, [])
    assert list(seen.rows("measured", Measured)) == list(batch.measured("BOOK_1"))


def test_what_is_not_there_is_nothing(ran: Run) -> None:
    seen = Snapshot(found(ran.reference), "NOBODY")
    assert (seen.report, seen.decision, seen.package, seen.packed, seen.renditions) == (None, None, None, [], [])
    assert seen.receipts == {}
    with pytest.raises(FileNotFoundError):
        _ = seen.item


def test_what_is_written_after_a_look_is_seen_by_the_next(home: Path, page: Path) -> None:
    batch = drive(page).batch
    (item,) = batch.items()
    before = Snapshot(batch, item)
    assert before.package is not None
    batch.dossier(item).path("package").unlink()
    assert before.package is not None and Snapshot(batch, item).package is None
    assert state(batch, item, close.Questions(batch)) == "failed"


def test_closing_asks_no_sheet_again_and_again(
    ran: Run, opened: Counter[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How it stands, the reports, the catalogue: one pass each."""
    monkeypatch.setenv("HERITAGE_HOME", str(copied(found(ran.reference).home.root, tmp_path / "home")))
    close.close(ran.reference)
    own = {name: times for name, times in opened.items() if name.startswith("BOOK_")}
    assert own and max(own.values()) <= 3, own
