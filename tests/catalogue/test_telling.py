"""The flow tells the catalogue as it goes on. Telling is a courtesy: without a catalogue the flow does what it did, and closing tells
everything."""

from __future__ import annotations

import logging
import re
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from flows.driver import drive
from heritage import settings
from heritage.catalogue.queries import deliveries, workload
from heritage.catalogue.queries.searching import contents
from heritage.catalogue.schema.store import reading
from heritage.errors import SiteUnavailable, ToolMissing
from heritage.flows.workline import close, judge, progress, receive
from heritage.flows.workline.close import ItemsFailed
from heritage.flows.workline.deciding import asking, review
from heritage.model import Choice
from samples import small

AWAY = "postgresql+psycopg2://heritage:secret@127.0.0.1:9/x"
BATCH = "kbr/T-1"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two good pages and a skewed one, each an item."""
    items = {"GOOD": 1, "LOST": 1, "SKEWED": 1}
    return small(
        tmp_path_factory.mktemp("told"), batch="T-1", items=items, faults={"SKEWED/0001": "skew"}, targets=False
    )


_DAWN = date(2026, 1, 1)
_UNTIMED = ("batch:", "item:", "finding:", "word:", "copy:")


def _without_times(line: str) -> str:
    """Digests and sizes of packages differ with the times in them; places with the home."""
    return re.sub(r"\d{4}-\d\d-\d\dT[\d:]+Z|[0-9a-f]{64}|'/[^']+/archive/[^']+'|\b\d{6,}\b", "…", line)


def found() -> deliveries.ListedDelivery:
    with reading(settings.home().catalogue_url) as db:
        (one,) = deliveries.listed(db, institutions=None).rows
    return one


def states() -> dict[str, str]:
    with reading(settings.home().catalogue_url) as db:
        return {item.item: item.state for item in deliveries.items(db, found().number, institutions=None).rows}


def taken_in(place: Path, run: str = "r1") -> None:
    receive.receive(str(place), "paper", review="wait", policy=None, run=run)
    for unit in receive.plan(BATCH):
        judge.measure(unit)


def test_a_batch_is_told_as_it_goes_on(home: Path, place: Path) -> None:
    receive.receive(str(place), "paper", review="wait", policy=None, run="r1")
    one = found()
    assert (one.state, one.run, one.review, one.place) == ("running", "r1", "wait", str(place))
    assert (one.counts.expected, one.counts.unjudged) == (3, 3)
    judge.measure(f"{BATCH}#001")
    (home / "work/kbr/T-1/LOST/measured.jsonl").unlink()
    judge.inspect(BATCH)
    assert states() == {"GOOD": "passed", "SKEWED": "flagged", "LOST": "failed"}
    assert found().waiting
    with reading(settings.home().catalogue_url) as db:
        skewed = deliveries.item(db, "kbr", "T-1", "SKEWED", institutions=None)
    assert skewed is not None and skewed.worst is not None and skewed.worst.check == "skew"
    review.decide(f"{BATCH}/SKEWED", choice=Choice.REJECT, who="an", at=None, reason="turn it")
    assert states()["SKEWED"] == "rejected" and not found().waiting
    with pytest.raises(ItemsFailed):
        close.close(BATCH)
    assert states() == {"GOOD": "failed", "SKEWED": "rejected", "LOST": "failed"}
    assert (found().state, found().counts.unjudged) == ("failed", 0)


def test_run_again_it_is_on_its_way_again(home: Path, place: Path) -> None:
    taken_in(place)
    judge.inspect(BATCH)
    review.decide(f"{BATCH}/SKEWED", choice=Choice.ACCEPT, who="an", at=None, reason="legible")
    with pytest.raises(ItemsFailed):
        close.close(BATCH)
    taken_in(place, "r2")
    assert (found().state, found().run) == ("running", "r2")
    judge.inspect(BATCH)
    assert states() == {"GOOD": "passed", "SKEWED": "accepted", "LOST": "passed"}


def test_why_an_item_was_not_measured(home: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    receive.receive(str(place), "paper", review="hold", policy=None, run="r1")

    def gone(*_: object, **__: object) -> None:
        raise ToolMissing("exiftool is not installed")

    with monkeypatch.context() as patch:
        patch.setattr("heritage.measure.measure", gone)
        with pytest.raises(ToolMissing):
            judge.measure(f"{BATCH}#001")
    progress.judged(judge.found(BATCH))
    assert set(states().values()) == {"failed"}
    judge.measure(f"{BATCH}#001")
    judge.inspect(BATCH)
    assert set(states().values()) == {"passed", "flagged"}
    with reading(settings.home().catalogue_url) as db:
        assert {f.kind for f in workload.failures(db, institutions=None, since=_DAWN)} == {"check"}


def test_without_a_catalogue_the_flow_goes_on(
    home: Path, place: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("HERITAGE_CATALOGUE", AWAY)
    with caplog.at_level(logging.WARNING):
        taken_in(place)
        assert judge.inspect(BATCH) == [f"{BATCH}#001"]
        assert asking.of(BATCH, *asking.put(BATCH)) == [f"{BATCH}/SKEWED"]
        review.decide(f"{BATCH}/SKEWED", choice=Choice.REJECT, who="an", at=None, reason="turn it")
    told = [record.message for record in caplog.records if "could not be told yet" in record.message]
    assert len(told) == 3 and not any("secret" in line for line in told)
    with pytest.raises(SiteUnavailable, match="does not answer"):  # as ever: closing needs the catalogue
        close.close(BATCH)
    monkeypatch.delenv("HERITAGE_CATALOGUE")
    with pytest.raises(ItemsFailed):
        close.close(BATCH)
    assert states()["SKEWED"] == "rejected" and found().state == "failed"


@pytest.mark.parametrize("broken", ["no database at all " * 50, "newer"])
def test_a_catalogue_that_cannot_be_used_stops_nothing_either(home: Path, place: Path, broken: str) -> None:
    if broken == "newer":
        with reading(settings.home().catalogue_url):
            pass
        with sqlite3.connect(home / "catalogue.db") as db:
            db.execute("UPDATE schema_version SET version = 99")
    else:
        (home / "catalogue.db").write_text(broken)
    taken_in(place)
    judge.inspect(BATCH)
    review.decide(f"{BATCH}/SKEWED", choice=Choice.ACCEPT, who="an", at=None, reason="legible")


def test_a_decision_that_was_not_told_is_told_when_it_is_made_again(
    home: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed after the sheet was written: Airflow calls again, the decision stands, the catalogue hears of it."""
    taken_in(place)
    judge.inspect(BATCH)
    with monkeypatch.context() as patch:
        patch.setattr(progress, "decided", lambda *_: None)
        review.decide(f"{BATCH}/SKEWED", choice=Choice.REJECT, who="an", at=None, reason="turn it")
    assert states()["SKEWED"] == "flagged"
    review.decide(f"{BATCH}/SKEWED", choice=Choice.ACCEPT, who="bert", at=None, reason="too late")
    assert states()["SKEWED"] == "rejected"


def test_told_early_or_only_at_the_end(tmp_path: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole flow, with a catalogue that was told all along and with one that was told at the end: the same rows."""
    rows = []
    for name, early in (("early", True), ("late", False)):
        monkeypatch.setenv("HERITAGE_HOME", str(tmp_path / name))
        with monkeypatch.context() as patch:
            if not early:
                patch.setattr(progress, "_courtesy", lambda _: None)
            ran = drive(place, review="hold")
        assert ran.states == {"GOOD": "deposited", "LOST": "deposited", "SKEWED": "held"}
        rows.append([line for line in contents(settings.home().catalogue_url, local=True) if line.startswith(_UNTIMED)])
    assert rows[0] and [_without_times(line) for line in rows[0]] == [_without_times(line) for line in rows[1]]
