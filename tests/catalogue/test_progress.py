"""A batch is known from the start: taken in, judged, decided, closed. Told early or not, twice or killed in between: the same rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from catalogue.closed import closed, delivery, deposited, dossier
from heritage.catalogue.progress import JudgedItem, OpenBatch, note_decided, note_judged, note_received
from heritage.catalogue.queries import deliveries, package_detail
from heritage.catalogue.queries.searching import contents
from heritage.catalogue.recording import record
from heritage.catalogue.schema.states import ItemState
from heritage.catalogue.schema.store import reading, writing
from heritage.catalogue.sheets import ClosedItem, closed_item
from heritage.contracts import Site
from heritage.model import Choice, Decision, Delivery, Finding, Outcome, Report, State

ALL = None


def opened(of: Delivery, expected: int = 3, run: str = "manual__1") -> OpenBatch:
    return OpenBatch(of, run, "2026-11-02T09:00:00Z", expected, "wait")


def judged(name: str, *outcomes: Outcome, policy: str = "capture") -> JudgedItem:
    """An item of which each finding says something else; two of `skew` when there are several."""
    findings = tuple(
        Finding("skew" if n < 2 else f"check-{n}", f"objects/{name}/{n:04d}.tif", outcome, "≤ 1°", f"{n}°\0", "ours", "turn it",
                (0.1, 0.2, 0.3, 0.4) if outcome is Outcome.FAIL and n else None, 1.5 if n == 0 else None)
        for n, outcome in enumerate(outcomes)
    )  # fmt: skip
    report = Report(name, policy, "2", "d" * 64, findings)
    return JudgedItem(name, ItemState.FLAGGED if report.faults else ItemState.PASSED, report)


FLAGGED = judged("FLAGGED", Outcome.FAIL, Outcome.FAIL, Outcome.WARN, Outcome.PASS)
PASSED = judged("PASSED", Outcome.PASS, Outcome.WARN)
BROKEN = JudgedItem("BROKEN", ItemState.FAILED, None, note="ToolFailed: exiftool", error="ToolFailed")


def test_a_delivery_is_known_when_it_is_taken_in(url: str) -> None:
    note_received(url, opened(delivery()))
    with reading(url) as db:
        (found,) = deliveries.listed(db, institutions=ALL).rows
    assert (found.state, found.run, found.workline, found.place, found.station) == (
        "running",
        "manual__1",
        "paper",
        "/in",
        "SCAN-3",
    )
    assert (found.started, found.finished, found.review) == ("2026-11-02T09:00:00Z", "", "wait")
    assert (found.counts.expected, found.counts.unjudged, found.counts.known) == (3, 3, 0)
    assert not found.waiting


def test_its_items_are_known_when_they_are_judged(url: str) -> None:
    note_judged(url, opened(delivery(), 4), [FLAGGED, PASSED, BROKEN])
    with reading(url) as db:
        found = deliveries.delivery(db, "kbr", "KBR-2026-0042", institutions=ALL)
        assert found is not None and found.waiting
        assert [found.counts.of(s) for s in ("flagged", "passed", "failed", "deposited")] == [1, 1, 1, 0]
        assert (found.counts.known, found.counts.unjudged) == (3, 1)
        broken, flagged, passed = deliveries.items(db, found.number, institutions=ALL).rows
        (waiting,) = deliveries.waiting(db, institutions=ALL)
    assert (flagged.verdict, flagged.asked, flagged.faults, flagged.warnings, flagged.policy) == (
        "fail",
        4,
        2,
        1,
        "capture",
    )
    assert [(f.check, f.outcome, f.nth, f.at) for f in flagged.findings] == [
        ("skew", "fail", 1, 1.5), ("skew", "fail", 2, None), ("check-2", "warn", 1, None),
    ]  # fmt: skip
    assert flagged.worst is not None and flagged.worst.mark == (0.1, 0.2, 0.3, 0.4)
    assert (passed.state, passed.verdict, len(passed.findings)) == ("passed", "warn", 1)
    assert (broken.state, broken.verdict, broken.note, broken.error) == (
        "failed",
        "",
        "ToolFailed: exiftool",
        "ToolFailed",
    )
    assert (waiting.batch, waiting.undecided) == ("KBR-2026-0042", 1)


def test_what_is_judged_again_replaces_what_was_judged(url: str) -> None:
    of = opened(delivery())
    note_judged(url, of, [FLAGGED, BROKEN])
    note_judged(url, of, [judged("FLAGGED", Outcome.PASS, policy="legacy"), judged("BROKEN", Outcome.PASS)])
    with reading(url) as db:
        broken, flagged = deliveries.items(db, 1, institutions=ALL).rows
        assert [(g.check, g.outcome, g.findings, g.items) for g in deliveries.groups(db, 1, institutions=ALL)] == [
            ("skew", "pass", 2, 2)
        ]
    assert (flagged.state, flagged.policy, flagged.asked, flagged.faults, flagged.findings) == (
        "passed",
        "legacy",
        1,
        0,
        (),
    )
    assert (broken.state, broken.note, broken.error) == ("passed", "", "")


@pytest.mark.parametrize("choice", [Choice.ACCEPT, Choice.REJECT])
def test_a_decision_is_known_at_once(url: str, choice: Choice) -> None:
    of = opened(delivery())
    note_judged(url, of, [FLAGGED, PASSED])
    state = ItemState.ACCEPTED if choice is Choice.ACCEPT else ItemState.REJECTED
    decision = Decision("FLAGGED", "jan", "2026-11-03T08:00:00Z", choice, "leesbaar")
    note_decided(url, of, replace(FLAGGED, state=state, decision=decision))
    with reading(url) as db:
        found = deliveries.item(db, "kbr", "KBR-2026-0042", "FLAGGED", institutions=ALL)
        assert found is not None
        assert (found.state, found.choice, found.decided_by, found.reason) == (state, choice, "jan", "leesbaar")
        assert (found.decided_at, found.faults, len(found.findings)) == ("2026-11-03T08:00:00Z", 2, 3)
        assert deliveries.waiting(db, institutions=ALL) == ()


def test_a_decision_of_a_batch_nobody_told_of(url: str) -> None:
    """The catalogue was away until now."""
    note_decided(url, opened(delivery()), replace(FLAGGED, state=ItemState.REJECTED))
    with reading(url) as db:
        (found,) = deliveries.listed(db, institutions=ALL).rows
    assert (found.state, found.counts.rejected) == ("running", 1)


def test_a_decision_does_not_open_a_closed_batch(url: str, tmp_path: Path) -> None:
    held = closed_item("FLAGGED", State.HELD, dossier(tmp_path, "FLAGGED"))
    record(url, closed(delivery(), [held]))
    note_decided(url, opened(delivery()), replace(FLAGGED, state=ItemState.REJECTED))
    with reading(url) as db:
        (found,) = deliveries.listed(db, institutions=ALL).rows
    assert (found.state, found.finished, found.counts.rejected) == ("closed", "2026-11-03T09:00:00Z", 1)


def closing(tmp_path: Path, sites: list[Site]) -> list[ClosedItem]:
    of = delivery()
    good = deposited(tmp_path / "work", sites, of, "GOOD")
    held = closed_item("HELD", State.HELD, dossier(tmp_path / "held", "HELD"))
    return [
        good,
        held,
        closed_item("LOST", State.FAILED, dossier(tmp_path / "lost", "LOST"), note="a disk", error="DiskFull"),
    ]


def test_told_early_or_not_a_closed_batch_is_the_same(
    url: str, other_url: str, tmp_path: Path, sites: list[Site]
) -> None:
    items = closing(tmp_path, sites)
    record(url, replace(closed(delivery(), items), review="wait"))
    of = opened(delivery())
    note_received(other_url, of)
    early = [judged("LOST", Outcome.FAIL), judged("GOOD", Outcome.PASS), replace(BROKEN, name="HELD")]
    note_judged(other_url, of, early)
    note_decided(other_url, of, replace(early[0], state=ItemState.ACCEPTED))
    record(other_url, replace(closed(delivery(), items), review="wait"))
    assert list(contents(other_url, local=True)) == list(contents(url, local=True))


def test_a_batch_that_is_run_again_is_on_its_way_again(url: str, tmp_path: Path, sites: list[Site]) -> None:
    """What was deposited is not told again, and stays."""
    items = closing(tmp_path, sites)
    record(url, closed(delivery(), items))
    of = opened(delivery(), run="manual__2")
    note_received(url, of)
    note_judged(url, of, [judged("HELD", Outcome.FAIL), judged("LOST", Outcome.PASS)])
    with reading(url) as db:
        (found,) = deliveries.listed(db, institutions=ALL).rows
        package = package_detail.package(db, "urn:heritage:kbr:KBR-2026-0042:GOOD", institutions=ALL)
        lost = deliveries.item(db, "kbr", "KBR-2026-0042", "LOST", institutions=ALL)
    assert (found.state, found.run, found.finished) == ("running", "manual__2", "")
    assert (found.counts.deposited, found.counts.flagged, found.counts.passed) == (1, 1, 1)
    assert package is not None and len(package.copies) == 2
    assert lost is not None and (lost.note, lost.error) == ("", "")
    record(url, closed(delivery(), [items[0], items[1], replace(items[2], state=State.HELD, note="", error="")]))
    with reading(url) as db:
        lost = deliveries.item(db, "kbr", "KBR-2026-0042", "LOST", institutions=ALL)
    assert lost is not None and (lost.state, lost.note, lost.error) == ("held", "", "")


def test_killed_between_two_parts_and_told_again(url: str, other_url: str) -> None:
    """1,200 items are twelve transactions; the process dies in the twelfth. What was written is whole, and the next run says it all."""
    of = opened(delivery(), 1200)
    items = [judged(f"I_{n:04d}", Outcome.FAIL if n % 7 == 0 else Outcome.PASS) for n in range(1200)]

    def dying() -> Iterator[JudgedItem]:
        yield from items[:1150]
        raise RuntimeError("killed")

    with pytest.raises(RuntimeError, match="killed"):
        note_judged(url, of, dying())
    with reading(url) as db:
        (found,) = deliveries.listed(db, institutions=ALL).rows
        assert (found.state, found.counts.known, found.counts.unjudged) == ("running", 1100, 100)
        assert db.scalar(text("SELECT COUNT(*) FROM finding")) == 1100
    note_judged(url, of, items)
    note_judged(other_url, of, items)
    assert list(contents(url, local=True)) == list(contents(other_url, local=True))


def test_numbers_stay_when_items_are_told_again(url: str) -> None:
    """Forms and links of a page that is open name items by number."""
    of = opened(delivery())
    note_judged(url, of, [FLAGGED, PASSED])
    before = numbers(url)
    note_judged(url, of, [PASSED, BROKEN, FLAGGED])
    assert before.items() < numbers(url).items()


def numbers(url: str) -> dict[str, int]:
    with reading(url) as db:
        return {item.item: item.number for item in deliveries.items(db, 1, institutions=ALL).rows}


def test_rebuilt_deliveries_stand_where_they_were_taken_in(url: str, tmp_path: Path, sites: list[Site]) -> None:
    from heritage.archive.ocfl import packages
    from heritage.catalogue.recording import rebuild

    for name in ("B-1", "B-2"):
        of = delivery(name, captured=date(2026, 1, 1))
        record(url, closed(of, [deposited(tmp_path / name, sites, of, "GOOD")]))
    with writing(url) as db:
        db.execute(text("DELETE FROM batch"))
    rebuild(url, packages(sites[0]))
    with reading(url) as db:
        rows = deliveries.listed(db, institutions=ALL).rows
    assert _sorted(rows) and {row.state for row in rows} == {"rebuilt"}
    assert all(row.started and not row.finished and row.counts.deposited == 1 for row in rows)


def _sorted(rows: Sequence[deliveries.ListedDelivery]) -> bool:
    return [(r.started, r.number) for r in rows] == sorted(((r.started, r.number) for r in rows), reverse=True)
