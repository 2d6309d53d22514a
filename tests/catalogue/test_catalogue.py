"""The catalogue says what dossiers and sites say, can be written twice, and comes back from one site alone."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.closed import closed, delivery, deposited, dossier, lines, target
from faults.sites import BitRot
from heritage.archive.ocfl import packages
from heritage.catalogue.queries import deliveries
from heritage.catalogue.queries.searching import contents, search, trend
from heritage.catalogue.queries.words import words
from heritage.catalogue.recording import rebuild, record, record_refusal
from heritage.catalogue.schema.store import reading
from heritage.catalogue.schema.tables import SCHEMA
from heritage.catalogue.sheets import ClosedItem, closed_item
from heritage.contracts import Site
from heritage.errors import ConfigError, SiteUnavailable
from heritage.model import State

TOLD_AGAIN = {
    "batch",
    "item",
    "file",
    "finding",
    "statement",
    "rendition",
    "event",
    "copy",
    "word",
    "target_value",
    "item_format",
    "likeness_key",
}


def test_what_is_recorded_is_found_in_every_table(url: str, tmp_path: Path, sites: list[Site]) -> None:
    of = delivery()
    record(url, closed(of, [deposited(tmp_path / "work", sites, of, "KBR_MS_0001")]))
    found = lines(contents(url))
    assert set(found) == TOLD_AGAIN
    assert {table: len(rows) for table, rows in found.items() if table != "word"} == {
        "batch": 1, "item": 1, "file": 3, "finding": 2, "statement": 4, "rendition": 1, "event": 2, "copy": 2, "target_value": 2,
        "likeness_key": 2, "item_format": 2,
    }  # fmt: skip
    assert "'Vues de la façade', 'deposited', 'warn', 2, 0, 1, 'iso19264-B', '1'" in found["item"][0]
    assert "'accept', 'jan', '2026-11-03T08:00:00Z', 'leesbaar'" in found["item"][0]
    assert "25000000001" in found["file"][0]
    assert "1.4°�" in found["finding"][1]  # a NUL is no text for PostgreSQL


def test_the_same_batch_twice_is_the_same_rows(url: str, tmp_path: Path, sites: list[Site]) -> None:
    of = delivery()
    item = deposited(tmp_path / "work", sites, of, "KBR_MS_0001")
    record(url, closed(of, [item]))
    before = list(contents(url, local=True))
    record(url, closed(of, [item]))
    assert list(contents(url, local=True)) == before


def test_an_item_that_was_held_and_is_now_deposited(url: str, tmp_path: Path, sites: list[Site]) -> None:
    of = delivery()
    held = closed_item("KBR_MS_0001", State.HELD, dossier(tmp_path / "held", "KBR_MS_0001"), note="waits for Jan")
    record(url, closed(of, [held]))
    assert [(h.state, h.copies) for h in search(url, "kbr_ms_0001")] == [("held", 0)]
    record(url, closed(of, [deposited(tmp_path / "work", sites, of, "KBR_MS_0001")], run="manual__2"))
    assert [(h.state, h.copies) for h in search(url, "kbr_ms_0001")] == [("deposited", 2)]


def test_an_item_without_any_sheet_is_recorded_too(url: str, tmp_path: Path) -> None:
    from heritage.dossier import Dossier

    failed = closed_item("X", State.FAILED, Dossier(tmp_path / "none"), note="exiftool crashed")
    record(url, closed(delivery(), [failed]))
    assert [(h.item, h.state, h.title) for h in search(url, "x")] == [("X", "failed", "")]


def test_a_record_that_breaks_off_leaves_nothing(url: str, tmp_path: Path, sites: list[Site]) -> None:
    of = delivery()
    good = deposited(tmp_path / "work", sites, of, "A")

    def breaking() -> Iterator[ClosedItem]:
        yield good
        raise RuntimeError("killed")

    with pytest.raises(RuntimeError, match="killed"):
        record(url, replace(closed(of, []), items=breaking()))
    assert list(contents(url, local=True)) == []


def test_a_record_that_breaks_off_later_is_not_closed(url: str, other_url: str, tmp_path: Path) -> None:
    """250 items are three transactions. The batch is on its way until the last; recorded again, it is as if nothing had been."""
    of, sheets = delivery(), dossier(tmp_path, "SAME")
    items = [closed_item(f"I_{n:03d}", State.HELD, sheets, note=f"{n}") for n in range(250)]

    def breaking() -> Iterator[ClosedItem]:
        yield from items[:210]
        raise RuntimeError("killed")

    with pytest.raises(RuntimeError, match="killed"):
        record(url, replace(closed(of, items), items=breaking()))
    with reading(url) as db:
        (broken,) = deliveries.listed(db, institutions=None).rows
    assert (broken.state, broken.finished, broken.counts.held, broken.expected) == ("running", "", 200, 250)
    for catalogue in (url, other_url):
        record(catalogue, closed(of, items))
    assert list(contents(url, local=True)) == list(contents(other_url, local=True))


@pytest.mark.parametrize("which", [0, 1])
def test_one_site_alone_brings_the_catalogue_back(
    url: str, other_url: str, tmp_path: Path, sites: list[Site], which: int
) -> None:
    """Table by table; but for the other site's copies, which only the other site can tell."""
    for number, institution in enumerate(("kbr", "arch")):
        of = delivery(f"B-{number}", institution, date(2026, 1, 1 + number))
        items = [deposited(tmp_path / institution, sites, of, f"I_{n}", title=f"Titel {n}") for n in range(3)]
        record(url, closed(of, items))
    told = rebuild(other_url, packages(sites[which]))
    assert (told.packages, told.unreadable) == (6, {})
    recorded, rebuilt = lines(contents(url)), lines(contents(other_url))
    recorded["copy"] = [row for row in recorded["copy"] if sites[which].name in row]
    assert set(rebuilt) == TOLD_AGAIN
    for table in TOLD_AGAIN:
        assert rebuilt[table] == recorded[table], table
    rebuild(other_url, packages(sites[1 - which]))
    assert list(contents(other_url)) == list(contents(url))


def test_a_rebuild_over_what_is_there_loses_nothing(url: str, tmp_path: Path, sites: list[Site]) -> None:
    of = delivery()
    held = closed_item("HELD", State.HELD, dossier(tmp_path / "held", "HELD"), note="waits")
    record(url, closed(of, [deposited(tmp_path / "work", sites, of, "A"), held]))
    before = list(contents(url, local=True))
    rebuild(url, packages(sites[0]))
    assert list(contents(url, local=True)) == before


def test_a_rebuild_does_not_call_one_copy_deposited(url: str, tmp_path: Path, sites: list[Site]) -> None:
    of = delivery()
    item = deposited(tmp_path / "work", sites[:1], of, "A")
    record(url, closed(of, [replace(item, state=State.FAILED, note="site-b does not answer")]))
    rebuild(url, packages(sites[0]))
    assert [(hit.state, hit.copies) for hit in search(url)] == [("failed", 1)]


def test_a_damaged_package_is_named_and_does_not_stop_the_others(url: str, tmp_path: Path, sites: list[Site]) -> None:
    of = delivery()
    for name in ("A", "B", "C"):
        deposited(tmp_path / "work", sites, of, name)
    rotten = BitRot(sites[0], "%3aB/v1/content/metadata/other/dossier/description.jsonl")
    told = rebuild(url, packages(rotten))
    assert told.packages == 2
    assert list(told.unreadable) == ["urn:heritage:kbr:KBR-2026-0042:B"]
    assert [h.item for h in search(url)] == ["A", "C"] or [h.item for h in search(url)] == ["C", "A"]


def test_refusals_are_kept_once(url: str) -> None:
    for _ in range(2):
        record_refusal(
            url,
            place="/inbox/x",
            at="2026-11-02T09:00:00Z",
            institution="",
            workline="paper",
            batch="x",
            reasons=["a", "b"],
        )
    assert len(lines(contents(url, local=True))["refusal"]) == 1
    assert list(contents(url)) == []


def test_search(url: str, tmp_path: Path) -> None:
    for number, (institution, title) in enumerate(
        [("kbr", "Vues de la FAÇADE"), ("arch", "Fasad"), ("kbr", "Wapenboek")]
    ):
        of = delivery(f"B{number}", institution, date(2026, 1 + number, 15))
        sheets = dossier(tmp_path / str(number), f"MS_{number}", title=title)
        record(url, closed(of, [closed_item(f"MS_{number}", State.HELD, sheets)]))

    def found(words: str = "", **conditions: object) -> list[str]:
        return [hit.item for hit in search(url, words, **conditions)]  # type: ignore[arg-type]

    assert found() == ["MS_0", "MS_1", "MS_2"]
    assert found("facade") == found("Façade vues") == found("FAÇ") == ["MS_0"]
    assert found("ms_1") == ["MS_1"]
    assert found("ensor wapen") == ["MS_2"]
    assert found("%") == found() and found("wap%boek") == []
    assert found(institution="kbr") == ["MS_0", "MS_2"]
    assert found(since=date(2026, 2, 1)) == ["MS_1", "MS_2"]
    assert found(until=date(2026, 2, 15), since=date(2026, 2, 15)) == ["MS_1"]
    assert found(puid="x-fmt/392") == found() and found(puid="fmt/1") == []
    assert found(state="deposited") == []
    first = search(url, most=2)
    assert [h.item for h in search(url, most=2, after=first[-1].number)] == ["MS_2"]


def test_trends_of_a_station(url: str) -> None:
    for month, value in ((3, 2.5), (1, 1.0), (2, 1.5)):
        batch = closed(delivery(f"B{month}", captured=date(2026, month, 1)), [])
        record(url, replace(batch, targets=[target(value)]))
    found = trend(url, "target.tone.mean", station="SCAN-3")
    assert [(m.captured.month, m.value) for m in found] == [(1, 1.0), (2, 1.5), (3, 2.5)]
    assert trend(url, "target.tone.mean", station="other") == []


def test_many_batches_close_at_once(url: str, tmp_path: Path) -> None:
    """Also the very first: whoever comes makes the tables."""
    errors: list[Exception] = []

    def one(number: int) -> None:
        try:
            item = closed_item("I", State.HELD, dossier(tmp_path / str(number), "I"))
            record(url, closed(delivery(f"B{number}"), [item]))
        except Exception as error:
            errors.append(error)

    closing = [threading.Thread(target=one, args=(number,)) for number in range(8)]
    for thread in closing:
        thread.start()
    for thread in closing:
        thread.join()
    assert errors == []
    assert len(search(url, most=100)) == 8


def test_a_database_of_a_newer_release_is_not_touched(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/c.db"
    assert search(url) == []
    with sqlite3.connect(tmp_path / "c.db") as database:
        database.execute("UPDATE schema_version SET version = ?", (SCHEMA + 1,))
    with pytest.raises(ConfigError, match="newer release"):
        record(url, closed(delivery(), []))


def test_a_database_that_is_away_is_worth_a_retry() -> None:
    with pytest.raises(SiteUnavailable, match="does not answer"):
        search("postgresql+psycopg2://heritage:secret@127.0.0.1:9/x")


@pytest.mark.parametrize("url", ["no url", "oracle9://x"])
def test_a_wrong_url_is_a_mistake_of_ours(url: str) -> None:
    with pytest.raises(ConfigError):
        search(url)


@given(st.text())
def test_words_fold_any_text(said: str) -> None:
    found = words([said])
    assert words(sorted(found)) == found
    assert all(0 < len(word) <= 64 and "_" not in word and " " not in word for word in found)
