"""Every question that a page asks of the catalogue, for the catalogue of `filled`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import Connection

from catalogue.filled import Filled
from heritage.catalogue import holds, requests
from heritage.catalogue.queries import (
    capture_stations,
    coverage,
    decisions,
    deliveries,
    linked,
    package_detail,
    packages,
    rework_lines,
    workload,
)
from heritage.catalogue.queries.packages import PackageQuery
from heritage.catalogue.queries.tenancy import Institutions

Question = Callable[[Connection, Institutions], Any]

BACK = [f"BACK_{n:06d}" for n in range(100)]
SINCE = date(2026, 10, 29)
CUTOFFS = {"site-a": "2026-09-01T00:00:00Z", "site-b": "2026-09-01T00:00:00Z"}

SEARCHES = (
    PackageQuery(),
    PackageQuery(text="heritage"),
    PackageQuery(text="he of"),
    PackageQuery(text="a"),
    PackageQuery(text="atlas gent"),
    PackageQuery(text="ITEM_00000100"),
    PackageQuery(text="heritage nowhere"),
    PackageQuery(title="river seal"),
    PackageQuery(title="heritage"),
    PackageQuery(puid="fmt/569"),
    PackageQuery(puid="fmt/353", workline="paper"),
    PackageQuery(since=date(2026, 10, 20), until=date(2026, 10, 28)),
    PackageQuery(state="failed"),
    PackageQuery(institution="kbr"),
    PackageQuery(package="urn:heritage:kbr:B-000000:ITEM_00000000"),
    PackageQuery(text="ensor of", workline="paper", puid="fmt/353", since=date(2025, 1, 1), institution="kbr"),
)


def questions(db: Connection, filled: Filled) -> dict[str, Question]:
    """Label → question; numbers are looked up without a wall, as somebody who guesses them would have them."""
    places = (filled.big, filled.back, filled.again)
    numbers = {place: deliveries.delivery(db, *place, institutions=None) for place in places}
    big, back, again = (found.number for found in numbers.values() if found)
    first = deliveries.items(db, big, institutions=None, most=1).rows[0].number
    kept = package_detail.package(db, filled.package, institutions=None)
    assert kept is not None
    return {
        **_deliveries(filled, big, back, first),
        **_answering(filled, back, again),
        **_stations(*filled.station),
        **{f"search {asked}": _search(asked) for asked in SEARCHES},
        **_archive(filled.package, kept.number, kept.holds[0].number, kept.requests[0].number),
        **_operations(),
        **_evidence(),
    }


def _search(asked: PackageQuery) -> Question:
    return lambda db, i: packages.search(db, asked, institutions=i)


def _deliveries(filled: Filled, big: int, back: int, first: int) -> dict[str, Question]:
    name, last = filled.big, "PAGE_000100"
    return {
        "listed": lambda db, i: deliveries.listed(db, institutions=i),
        "listed of a line": lambda db, i: deliveries.listed(db, institutions=i, workline="paper", state="closed"),
        "listed of one": lambda db, i: deliveries.listed(db, institutions=i, institution="kbr"),
        "listed waiting": lambda db, i: deliveries.listed(db, institutions=i, state="waiting"),
        "listed after": lambda db, i: deliveries.listed(db, institutions=i, after="2026-10-01T00:00:00Z~7"),
        "by state": lambda db, i: deliveries.by_state(db, institutions=i),
        "delivery": lambda db, i: deliveries.delivery(db, *name, institutions=i),
        "items": lambda db, i: deliveries.items(db, big, institutions=i),
        "items flagged": lambda db, i: deliveries.items(db, big, institutions=i, state="flagged"),
        "items of a check": lambda db, i: deliveries.items(db, big, institutions=i, check="check-01", after=last),
        "items by number": lambda db, i: deliveries.items_by_number(db, range(first, first + 100), institutions=i),
        "item": lambda db, i: deliveries.item(db, *name, "PAGE_000003", institutions=i),
        "findings": lambda db, i: deliveries.findings(db, first, institutions=i),
        "groups": lambda db, i: deliveries.groups(db, big, institutions=i),
        "waiting": lambda db, i: deliveries.waiting(db, institutions=i),
        "listed of an order": lambda db, i: deliveries.listed(db, institutions=i, order="LOT-1"),
        "rework": lambda db, i: list(rework_lines.rework(db, back, institutions=i)),
        "rework page": lambda db, i: rework_lines.rework_page(db, back, institutions=i, after="BACK_000002~1"),
    }


def _answering(filled: Filled, back: int, again: int) -> dict[str, Question]:
    return {
        "answers": lambda db, i: linked.answers(db, back, BACK, institutions=i),
        "earlier": lambda db, i: linked.earlier(db, again, BACK, institutions=i),
        "perhaps": lambda db, i: linked.perhaps(db, *filled.back, filled.again[1], institutions=i),
        "standing": lambda db, i: linked.standing(db, back, institutions=i),
    }


def _stations(institution: str, station: str) -> dict[str, Question]:
    return {
        "stations": lambda db, i: capture_stations.stations(db, institutions=i),
        "sessions": lambda db, i: capture_stations.sessions(db, institution, station, institutions=i),
        "targets": lambda db, i: capture_stations.targets(db, institution, station, institutions=i),
        "shares": lambda db, i: capture_stations.shares(db, institution, station, institutions=i),
    }


def _archive(package: str, number: int, hold: int, request: int) -> dict[str, Question]:
    return {
        "search after": lambda db, i: packages.search(db, PackageQuery(text="heritage"), institutions=i, after="500"),
        "package": lambda db, i: package_detail.package(db, package, institutions=i),
        "files": lambda db, i: package_detail.files(db, number, institutions=i),
        "files of a role": lambda db, i: package_detail.files(db, number, institutions=i, role="master"),
        "statements": lambda db, i: package_detail.statements(db, number, institutions=i),
        "requests": lambda db, i: requests.listed(db, institutions=i),
        "requests of a package": lambda db, i: requests.listed(db, institutions=i, package=package),
        "request": lambda db, i: requests.request(db, request, institutions=i),
        "holds": lambda db, i: holds.listed(db, institutions=i),
        "holds, released too": lambda db, i: holds.listed(db, institutions=i, open_only=False),
        "hold": lambda db, i: holds.hold(db, hold, institutions=i),
    }


def _operations() -> dict[str, Question]:
    return {
        "open runs": lambda db, i: workload.open_runs(db, institutions=i),
        "per day": lambda db, i: workload.per_day(db, institutions=i, since=SINCE),
        "deposited per day": lambda db, i: workload.deposited_per_day(db, institutions=i, since=SINCE),
        "per site": lambda db, i: workload.per_site(db, institutions=i),
        "failures": lambda db, i: workload.failures(db, institutions=i, since=SINCE),
        "overdue": lambda db, i: workload.overdue(db, institutions=i, cutoffs=CUTOFFS),
        "overdue copies": lambda db, i: workload.overdue_copies(db, "site-a", CUTOFFS["site-a"], institutions=i),
    }


def _evidence() -> dict[str, Question]:
    return {
        "decisions": lambda db, i: decisions.decisions(db, institutions=i),
        "decisions of one": lambda db, i: decisions.decisions(db, institutions=i, who="an", since="2026-01-01"),
        "all decisions": lambda db, i: list(decisions.all_decisions(db, institutions=i)),
        "acts": lambda db, i: decisions.acts(db, institutions=i),
        "acts of a kind": lambda db, i: decisions.acts(db, institutions=i, kind="restore", until="2026-11-27"),
        "all acts": lambda db, i: list(decisions.all_acts(db, institutions=i)),
        "coverage": lambda db, i: coverage.coverage(db, institutions=i, cutoffs=CUTOFFS),
        "refusals": lambda db, i: decisions.refusals(db, institutions=i),
        "all refusals": lambda db, i: list(decisions.all_refusals(db, institutions=i, workline="paper")),
    }


EXPORTS = ("all decisions", "all acts", "all refusals", "rework")
"""These read everything that they answer, and stream it."""
