"""The engineer's page: what is under way, how much gets done, how full the sites are, what is late, what fails and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup
from sqlalchemy import Connection

from heritage import settings
from heritage.catalogue.queries import workload
from heritage.catalogue.queries.workload import DayCount, Failure, OpenRun, OverdueCopies
from heritage.flows.custody.due import cutoffs
from heritage.flows.custody.roots import places
from heritage.flows.house import housekept, watched
from heritage.flows.house.housekept import Figures
from heritage.flows.house.looked import silent_since
from heritage.flows.house.watched import Late
from heritage.messages import Words
from heritage.model import Viewer
from heritage.pages.charts import bars
from heritage.pages.inbox import Received, Receiving, received
from heritage.pages.running import AskRuns, RunNow

DAYS = 30
"""How far back throughput and failures are counted."""


@dataclass(frozen=True, slots=True)
class Site:
    """A site's load. `free` and `room`: bytes on the disk of a folder; None where that cannot be asked."""

    name: str
    title: str
    packages: int
    size: int
    free: int | None
    room: int | None
    overdue: OverdueCopies | None

    @property
    def is_full(self) -> bool:
        """Less than a tenth is free: time to order disks."""
        return self.free is not None and self.room is not None and self.free < self.room / 10


@dataclass(frozen=True, slots=True)
class Shown:
    """The page. `late`: as `watch` said at `watched` ("" when it has not run); `unwatched`: that is too long ago."""

    open: Sequence[tuple[OpenRun, RunNow | None]]
    received: Sequence[Received]
    days: Sequence[DayCount]
    items_chart: Markup
    bytes_chart: Markup
    sites: Sequence[Site]
    watched: str
    unwatched: bool
    late: Sequence[Late]
    failures: Sequence[Failure]
    housekeeping: Sequence[Figures]


def shown(
    db: Connection, viewer: Viewer, ask_runs: AskRuns, receiving: Sequence[Receiving], words: Words, today: date
) -> Shown:
    """Everything at this moment; a bounded number of queries."""
    wall, since = viewer.institutions, today - timedelta(DAYS)
    under_way = workload.open_runs(db, institutions=wall)
    now = ask_runs([(run.workline, run.run) for run in under_way])
    days = workload.per_day(db, institutions=wall, since=since)
    looked, late = watched.latest()
    return Shown(
        [(run, now.get((run.workline, run.run))) for run in under_way],
        received(db, viewer, receiving),
        days,
        _items(days, since, today, words),
        _bytes(db, viewer, since, today, words),
        _sites(db, viewer),
        looked,
        bool(silent_since(settings.home().root)),
        late,
        workload.failures(db, institutions=wall, since=since),
        housekept.latest(),
    )


def _items(days: Sequence[DayCount], since: date, today: date, words: Words) -> Markup:
    summed: dict[date, float] = {}
    for one in days:
        if one.state == "deposited":
            summed[one.day] = summed.get(one.day, 0) + one.items
    return bars(summed, since, today, words("operations-items-per-day"), words.number)


def _bytes(db: Connection, viewer: Viewer, since: date, today: date, words: Words) -> Markup:
    found = workload.deposited_per_day(db, institutions=viewer.institutions, since=since)
    sizes = {one.day: float(one.size) for one in found}
    return bars(sizes, since, today, words("operations-bytes-per-day"), lambda value: words.size(int(value)))


def _sites(db: Connection, viewer: Viewer) -> list[Site]:
    load = {one.site: one for one in workload.per_site(db, institutions=viewer.institutions)}
    overdue = {one.site: one for one in workload.overdue(db, institutions=viewer.institutions, cutoffs=cutoffs())}
    found = []
    for name, site in settings.sites().items():
        own = load.get(name)
        free, room = places.room(name)
        found.append(
            Site(name, site.title, own.packages if own else 0, own.size if own else 0, free, room, overdue.get(name))
        )
    return found
