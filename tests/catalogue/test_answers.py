"""What pages are told is what is in the rows: counted again here row by row, from the beginning to the end of every list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, text

from catalogue.filled import Filled
from heritage.catalogue import holds, requests
from heritage.catalogue.figures import acts, assessed, holdings
from heritage.catalogue.figures.query import asked
from heritage.catalogue.queries import (
    capture_stations,
    coverage,
    decisions,
    deliveries,
    package_detail,
    packages,
    rework_lines,
    workload,
)
from heritage.catalogue.queries.packages import PackageQuery
from heritage.catalogue.queries.words import words
from heritage.catalogue.schema.store import reading

ALL = None


@pytest.fixture
def db(full: tuple[str, Filled]) -> Iterator[Connection]:
    with reading(full[0]) as connection:
        yield connection


def every(ask: Callable[[str], Any]) -> list[Any]:
    """All rows of a list, page by page; none twice."""
    found: list[Any] = []
    after, pages = "", 0
    while True:
        page = ask(after)
        found += page.rows
        after, pages = page.after, pages + 1
        if not after:
            assert pages > 1, "the list has only one page: nothing was turned"
            return found
        assert page.rows


def rows(db: Connection, query: str, **values: object) -> list[Any]:
    return list(db.execute(text(query), values))


def big(db: Connection, full: tuple[str, Filled]) -> deliveries.ListedDelivery:
    found = deliveries.delivery(db, *full[1].big, institutions=ALL)
    assert found is not None
    return found


def test_deliveries_newest_first(db: Connection) -> None:
    found = every(lambda after: deliveries.listed(db, institutions=ALL, after=after, most=7))
    assert [d.number for d in found] == [r.id for r in rows(db, "SELECT id FROM batch ORDER BY started DESC, id DESC")]
    known = Counter((r.batch_id, r.state) for r in rows(db, "SELECT batch_id, state FROM item"))
    assert {(d.number, s): d.counts.of(s) for d in found for s in ("deposited", "held", "flagged")} == {
        (d.number, s): known[d.number, s] for d in found for s in ("deposited", "held", "flagged")
    }
    assert [d.batch for d in found if d.waiting] == ["BIG-1"]
    assert [d.batch for d in deliveries.listed(db, institutions=ALL, state="waiting").rows] == ["BIG-1"]
    assert {d.state for d in deliveries.listed(db, institutions=ALL, state="closed", workline="objects").rows} == {
        "closed"
    }


def test_items_of_a_delivery(db: Connection, full: tuple[str, Filled]) -> None:
    number = big(db, full).number
    found = every(lambda after: deliveries.items(db, number, institutions=ALL, after=after, most=30))
    assert [i.item for i in found] == [f"PAGE_{n:06d}" for n in range(200)]
    flagged = every(lambda after: deliveries.items(db, number, institutions=ALL, state="flagged", after=after, most=3))
    assert [i.item for i in flagged] == [i.item for i in found if i.state == "flagged"]
    failing = rows(db, 'SELECT DISTINCT item_id FROM finding WHERE "check" = :c AND outcome = :o AND batch_id = :b ORDER BY item_id',
                   c="check-01", o="fail", b=number)  # fmt: skip
    of_check = every(
        lambda after: deliveries.items(db, number, institutions=ALL, check="check-01", after=after, most=1)
    )
    assert [i.number for i in of_check] == [r.item_id for r in failing]
    numbers = [i.number for i in found[10:20]]
    assert deliveries.items_by_number(db, [*numbers, *numbers, 10**9], institutions=ALL) == tuple(found[10:20])
    assert deliveries.item(db, *full[1].big, "PAGE_000007", institutions=ALL) == found[7]


def test_findings_of_an_item_worst_first(db: Connection, full: tuple[str, Filled]) -> None:
    one = next(i for i in deliveries.items(db, big(db, full).number, institutions=ALL).rows if i.faults and i.warnings)
    found = every(lambda after: deliveries.findings(db, one.number, institutions=ALL, after=after, most=2))
    assert len(found) == one.asked
    assert [f.outcome for f in found] == ["fail"] * one.faults + ["warn"] * one.warnings + ["pass"] * (
        one.asked - one.faults - one.warnings
    )
    assert one.findings == tuple(found[: one.faults + one.warnings])
    assert one.worst is not None and one.worst.outcome == "fail" and one.worst.mark is not None


def test_groups_of_a_delivery(db: Connection, full: tuple[str, Filled]) -> None:
    number = big(db, full).number
    said = rows(db, 'SELECT "check", outcome, item_id FROM finding WHERE batch_id = :b', b=number)
    wanted = {
        (c, o): (sum(1 for r in said if r[:2] == (c, o)), len({r.item_id for r in said if r[:2] == (c, o)}))
        for c, o, _ in said
    }
    found = deliveries.groups(db, number, institutions=ALL)
    assert {(g.check, g.outcome): (g.findings, g.items) for g in found} == wanted
    assert [g.outcome for g in found] == sorted((g.outcome for g in found), key=["fail", "warn", "pass"].index)


def test_the_rework_list_has_every_fault_once(db: Connection, full: tuple[str, Filled]) -> None:
    back = deliveries.delivery(db, *full[1].back, institutions=ALL)
    assert back is not None
    streamed = list(rework_lines.rework(db, back.number, institutions=ALL))
    assert (
        every(lambda after: rework_lines.rework_page(db, back.number, institutions=ALL, after=after, most=9))
        == streamed
    )
    wanted = rows(db, """SELECT item.name, finding.subject FROM item JOIN finding ON finding.item_id = item.id
      WHERE item.batch_id = :b AND item.state IN ('rejected', 'held') AND outcome = 'fail' ORDER BY item.name, finding.number""",
                  b=back.number)  # fmt: skip
    assert [(r.item, r.subject) for r in streamed] == [tuple(r) for r in wanted] and wanted
    assert {(r.wanted, r.advice, r.mark) for r in streamed} == {
        ("at most 1°", "Capture it again.", (0.1, 0.2, 0.3, 0.4))
    }


def test_stations_over_their_sessions(db: Connection, full: tuple[str, Filled]) -> None:
    institution, station = full[1].station
    batches = rows(db, "SELECT id, name, captured FROM batch WHERE institution = :i AND station = :s ORDER BY captured, id",
                   i=institution, s=station)  # fmt: skip
    listed = next(
        s
        for s in capture_stations.stations(db, institutions=ALL)
        if (s.institution, s.station) == (institution, station)
    )
    assert listed.sessions == len(batches) > 2
    found = capture_stations.sessions(db, institution, station, institutions=ALL)
    assert [s.number for s in found] == [b.id for b in batches]
    assert [s.batch for s in capture_stations.sessions(db, institution, station, institutions=ALL, most=2)] == [
        b.name for b in batches[-2:]
    ]
    for session in found:
        items = rows(db, "SELECT asked, faults FROM item WHERE batch_id = :b", b=session.number)
        assert (session.items, session.faulty) == (len(items), sum(i.faults > 0 for i in items))
        assert (session.findings, session.faults) == (sum(i.asked for i in items), sum(i.faults for i in items))
    points = capture_stations.targets(db, institution, station, institutions=ALL, facts=["target.ppi"])
    assert [(p.batch, p.lowest, p.shots) for p in points] == [
        (b.name, pytest.approx(399.0 + b.id % 7 / 10), 1) for b in batches
    ]
    shares = capture_stations.shares(db, institution, station, institutions=ALL)
    failed = rows(db, """SELECT batch.name, "check", COUNT(DISTINCT item_id) FROM finding JOIN batch ON batch.id = batch_id
      WHERE outcome = 'fail' AND institution = :i AND station = :s GROUP BY batch.name, "check" """, i=institution, s=station)  # fmt: skip
    assert {(s.batch, s.check, s.faulty) for s in shares} == {tuple(r) for r in failed} and failed


@pytest.mark.parametrize(
    "asked",
    [
        PackageQuery(),
        PackageQuery(text="GENT ensor"),
        PackageQuery(text="riv"),
        PackageQuery(title="river"),
        PackageQuery(title="riv gen"),
        PackageQuery(institution="kmkg", workline="paper"),
        PackageQuery(puid="fmt/569"),
        PackageQuery(since=date(2026, 8, 1), until=date(2026, 9, 30)),
        PackageQuery(state="failed"),
        PackageQuery(text="he", puid="fmt/861", state="deposited", since=date(2026, 1, 1)),
        PackageQuery(package="urn:heritage:kbr:B-000000:ITEM_00000001"),
        PackageQuery(text="a", title="at"),
    ],
)
@pytest.mark.parametrize("few", [5000, 30, 0])
def test_search_finds_what_is_there(
    db: Connection, asked: PackageQuery, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever condition is asked first, and whether what is left is looked at one by one; `few` decides."""
    monkeypatch.setattr(packages, "FEW", few)
    monkeypatch.setattr(packages, "RARE", few * 4)
    found = every_package(db, asked)
    formats = _formats(db)
    assert [f.package for f in found] == [r.package for r in kept(db) if _meets(r, asked, formats)]
    assert len(found) == packages.search(db, asked, institutions=ALL).total.number


def every_package(db: Connection, asked: PackageQuery) -> list[packages.FoundPackage]:
    found, after = [], ""
    while True:
        page = packages.search(db, asked, institutions=ALL, after=after, most=20)
        found += page.rows
        if not (after := page.after):
            return found


def kept(db: Connection) -> list[Any]:
    return rows(db, """SELECT item.*, batch.institution, batch.workline, batch.captured, batch.name AS batch FROM item
      JOIN batch ON batch.id = item.batch_id WHERE package <> '' ORDER BY item.id DESC""")  # fmt: skip


def _formats(db: Connection) -> set[tuple[int, str]]:
    return {tuple(r) for r in rows(db, "SELECT item_id, puid FROM file")}


def _meets(row: Any, asked: PackageQuery, formats: set[tuple[int, str]]) -> bool:
    own, title = words([row.name, row.package, row.title, "Ensor, James"]), words([row.title])
    captured = date.fromisoformat(str(row.captured))
    same = ("institution", "workline", "state", "package")
    return (
        all(_has(word, own) for word in words([asked.text]))
        and all(_has(word, title) for word in words([asked.title]))
        and all(getattr(asked, name) in ("", getattr(row, name)) for name in same)
        and (not asked.puid or (row.id, asked.puid) in formats)
        and (asked.since or date.min) <= captured <= (asked.until or date.max)
    )


def _has(word: str, known: set[str]) -> bool:
    return any(one == word or (len(word) > 1 and one.startswith(word)) for one in known)


def test_more_than_are_counted(db: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "COUNTED", 100)
    for after in ("", "500"):
        assert packages.search(db, PackageQuery(), institutions=ALL, after=after).total == packages.Total(
            100, more=True
        )
    rare = packages.search(db, PackageQuery(text="ITEM_00000100"), institutions=ALL)
    assert (rare.total, len(rare.rows)) == (packages.Total(1, more=False), 1)


def test_found_packages_say_where_they_are(db: Connection, full: tuple[str, Filled]) -> None:
    found = every_package(db, PackageQuery())
    copies = Counter(r.package for r in rows(db, "SELECT item.package FROM copy JOIN item ON item.id = copy.item_id"))
    assert {f.package: f.copies for f in found} == copies
    open_ = {r.package for r in rows(db, "SELECT package FROM hold WHERE released_at = ''")}
    assert {f.package for f in found if f.held} == open_ and full[1].package in open_
    assert packages.formats(db, institutions=ALL) == ("fmt/353", "fmt/44", "fmt/569", "fmt/861", "x-fmt/392")


def test_a_package_whole(db: Connection, full: tuple[str, Filled]) -> None:
    one = package_detail.package(db, full[1].package, institutions=ALL)
    assert one is not None
    assert [(r.role, r.files) for r in one.roles] == [("original", 2), ("master", 2), ("access", 1)]
    assert [s.field for s in one.statements] == ["dcterms:title", "dcterms:creator", "dcterms:date"]
    assert [c.site for c in one.copies] == ["site-a", "site-b"]
    assert [e.kind for e in one.events] == ["ingestion", "validation", "migration"]
    assert {a.kind for a in one.acts} == {"restore"} and {r.kind for r in one.requests} == {"restore"}
    assert [h.package for h in one.holds] == [one.package]
    assert one.decision is not None and (one.decision.choice, one.decision.who) == ("accept", "bert")
    files = every(lambda after: package_detail.files(db, one.number, institutions=ALL, after=after, most=2))
    assert [(f.number, f.role, f.rendition is not None) for f in files] == [
        (1, "original", False), (2, "original", False), (3, "master", True), (4, "master", True), (5, "access", True),
    ]  # fmt: skip
    assert package_detail.files(db, one.number, institutions=ALL, role="master").rows == tuple(files[2:4])
    assert every(
        lambda after: package_detail.statements(db, one.number, institutions=ALL, after=after, most=1)
    ) == list(one.statements)
    assert package_detail.package(db, "", institutions=ALL) is None
    assert package_detail.package(db, "urn:heritage:kbr:B-000000:ITEM_00000007", institutions=ALL) is None


def test_operations_count_what_is_there(db: Connection) -> None:
    assert [r.batch for r in workload.open_runs(db, institutions=ALL)] == ["BIG-1"]
    since = date(2026, 9, 1)
    closed = rows(db, """SELECT substr(finished, 1, 10) AS day, workline, item.state, size FROM batch JOIN item ON batch_id = batch.id
      WHERE finished >= :since""", since=since.isoformat())  # fmt: skip
    assert {
        (str(d.day), d.workline, d.state): d.items for d in workload.per_day(db, institutions=ALL, since=since)
    } == Counter((r.day, r.workline, r.state) for r in closed)
    deposited = [r for r in closed if r.state == "deposited"]
    assert {str(d.day): d.packages for d in workload.deposited_per_day(db, institutions=ALL, since=since)} == Counter(
        r.day for r in deposited
    )
    assert sum(d.size for d in workload.deposited_per_day(db, institutions=ALL, since=since)) == sum(
        r.size for r in deposited
    )
    copies = rows(db, "SELECT site, size, sound_at, looked_at FROM copy")
    assert {s.site: s.packages for s in workload.per_site(db, institutions=ALL)} == Counter(c.site for c in copies)
    assert sum(s.size for s in workload.per_site(db, institutions=ALL)) == sum(c.size for c in copies)


def test_failures_name_the_newest_item(db: Connection) -> None:
    found = {(f.kind, f.code): f for f in workload.failures(db, institutions=ALL, since=date(2026, 1, 1))}
    assert set(found) == {
        ("error", "ToolFailed"),
        ("error", "SiteUnavailable"),
        *(("check", f"check-{n:02d}") for n in range(5)),
    }
    for (kind, code), failure in found.items():
        column = (
            "item.error = :code AND item.state = 'failed'"
            if kind == "error"
            else "finding.\"check\" = :code AND finding.outcome = 'fail'"
        )
        items = rows(db, f"""SELECT DISTINCT item.id, item.name FROM item LEFT JOIN finding ON finding.item_id = item.id
          WHERE {column} ORDER BY item.id""", code=code)  # fmt: skip
        assert (failure.items, failure.number, failure.item) == (len(items), *items[-1])
    assert found["error", "ToolFailed"].note == "ToolFailed: it ended badly"


def _standing(copy: Any, cutoff: str) -> str:
    """A copy that was only read back at its deposit is not audited, however young it is."""
    if copy.seen not in ("", "sound"):
        return "unsound" if copy.seen in ("damaged", "missing") else "unread"
    return "never" if not copy.seen else "whole" if copy.looked_at >= cutoff else "stale"


@pytest.mark.parametrize("cutoff", ["2026-09-15T00:00:00Z", "2026-11-01T00:00:00Z", "2000-01-01T00:00:00Z"])
def test_coverage_counts_every_copy(db: Connection, cutoff: str) -> None:
    copies = rows(db, """SELECT copy.*, item.package, COALESCE(copy_check.outcome, '') AS seen FROM copy JOIN item ON item.id = copy.item_id
      LEFT JOIN copy_check ON copy_check.package = item.package AND copy_check.site = copy.site WHERE copy.site = 'site-a'""")  # fmt: skip
    (found,) = coverage.coverage(db, institutions=ALL, cutoffs={"site-a": cutoff})
    late = [c for c in copies if c.sound_at < cutoff]
    wanted = Counter(_standing(c, cutoff) for c in copies)
    for standing in ("whole", "stale", "never", "unsound", "unread"):
        assert getattr(found, standing) == wanted[standing], standing
    assert found.copies == len(copies) == wanted.total() and found.size == sum(c.size for c in copies)
    assert found.share == wanted["whole"] / len(copies)
    assert found.oldest == min(c.sound_at for c in copies) and found.unsound == 1
    (overdue,) = workload.overdue(db, institutions=ALL, cutoffs={"site-a": cutoff})
    assert overdue.copies == len(late)
    if late:
        listed = every(
            lambda after: workload.overdue_copies(db, "site-a", cutoff, institutions=ALL, after=after, most=6)
        )
        assert [o.package for o in listed] == [c.package for c in sorted(late, key=lambda c: (c.sound_at, c.item_id))]


def test_what_an_auditor_lists(db: Connection) -> None:
    decided = rows(db, "SELECT id FROM item WHERE choice <> '' ORDER BY decided_at DESC, id DESC")
    found = every(lambda after: decisions.decisions(db, institutions=ALL, after=after, most=20))
    assert [d.number for d in found] == [r.id for r in decided]
    assert list(decisions.all_decisions(db, institutions=ALL)) == found
    one = [d for d in found if d.who == "an" and "2026-06-01" <= d.at < "2026-10-01"]
    assert (
        list(decisions.decisions(db, institutions=ALL, who="an", since="2026-06-01", until="2026-10-01").rows) == one
        and one
    )
    acts = every(lambda after: decisions.acts(db, institutions=ALL, after=after, most=9))
    assert [a.number for a in acts] == [r.id for r in rows(db, "SELECT id FROM act ORDER BY at DESC, id DESC")]
    assert list(decisions.all_acts(db, institutions=ALL)) == acts
    assert [a for a in acts if a.kind == "audit"] == list(decisions.all_acts(db, institutions=ALL, kind="audit"))
    refused = every(lambda after: decisions.refusals(db, institutions=ALL, after=after, most=9))
    assert list(decisions.all_refusals(db, institutions=ALL)) == refused
    assert {r.reasons for r in refused} == {("no manifest",)} and {r.institution for r in refused} > {"", "kbr"}


def test_what_people_asked_for(db: Connection) -> None:
    asked = every(lambda after: requests.listed(db, institutions=ALL, after=after, most=6))
    assert [r.number for r in asked] == [r.id for r in rows(db, "SELECT id FROM request ORDER BY at DESC, id DESC")]
    held = every(lambda after: holds.listed(db, institutions=ALL, open_only=False, after=after, most=6))
    assert [h.number for h in held] == [r.id for r in rows(db, "SELECT id FROM hold ORDER BY at DESC, id DESC")]
    assert list(holds.listed(db, institutions=ALL).rows) == [h for h in held if not h.released_at]


def test_every_figure_of_the_dossier_is_answered_by_both_databases(db: Connection) -> None:
    """What is listed for each institution is together what is listed for all of them."""
    values = {"since": "2026-01-01", "kind": "restore", "site": "site-a", "cutoff": "2026-09-01"}
    listed = 0
    for name, sql in _questions():
        given = {key: value for key, value in values.items() if f":{key}" in sql}
        all_, *parts = [
            list(asked(sql, walls).rows(db, **given))
            for walls in (frozenset(KNOWN), *(frozenset({one}) for one in KNOWN))
        ]
        if "COUNT" not in sql:
            assert sorted(map(str, all_)) == sorted(str(row) for part in parts for row in part), name
            listed += len(all_)
    (kept,) = asked(holdings.PACKAGES, ALL).rows(db)
    counted = sum(row.packages for row in asked(holdings.INSTITUTIONS, ALL).rows(db))
    assert kept.packages == counted > 0 and listed > 100


KNOWN = ("arch", "kbr", "kmkg")


def _questions() -> Iterator[tuple[str, str]]:
    for module in (holdings, acts, assessed, coverage):
        for name, sql in vars(module).items():
            if name.isupper() and name[0] != "_" and isinstance(sql, str) and "[[" in sql:
                yield name, sql.replace("{places}", "WHEN 'site-a' THEN 0 WHEN 'site-b' THEN 1")
