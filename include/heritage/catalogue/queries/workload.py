"""What an engineer asks: what is under way, how much goes through, what the sites hold, what fails, what is late."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, func, select

from heritage.catalogue.queries.deliveries import Counts, counts
from heritage.catalogue.queries.tenancy import Institutions, beyond, made, page, parts, place, seen
from heritage.catalogue.schema.states import BatchState, ItemState
from heritage.catalogue.schema.tables import Batch, Copy, Finding, Item
from heritage.model import Outcome


@dataclass(frozen=True, slots=True)
class OpenRun:
    """A delivery on its way, taken in at `started`."""

    number: int
    institution: str
    batch: str
    workline: str
    run: str
    started: str
    review: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class DayCount:
    """Items of the deliveries that were closed on a day."""

    day: date
    workline: str
    state: str
    items: int


@dataclass(frozen=True, slots=True)
class DayBytes:
    """What was deposited with the deliveries that were closed on a day; each package once, however many copies it has."""

    day: date
    packages: int
    size: int


@dataclass(frozen=True, slots=True)
class SiteSum:
    """What a site should hold."""

    site: str
    packages: int
    size: int


@dataclass(frozen=True, slots=True)
class Failure:
    """Why items fail. `kind`: check (they are flagged) or error (our fault; `code` is its class). The example is the newest item."""

    kind: str
    code: str
    items: int
    number: int
    institution: str
    batch: str
    workline: str
    item: str
    note: str
    at: str


@dataclass(frozen=True, slots=True)
class OverdueCopies:
    """Copies at a site that were not found whole since they should; `oldest`: when the oldest was ("" = never seen)."""

    site: str
    copies: int
    oldest: str


@dataclass(frozen=True, slots=True)
class OverdueCopy:
    """One of them."""

    package: str
    institution: str
    site: str
    sound_at: str
    looked_at: str


@dataclass(frozen=True, slots=True)
class Overdue:
    """A page of them."""

    rows: tuple[OverdueCopy, ...]
    after: str = ""


def open_runs(db: Connection, *, institutions: Institutions, most: int = 100) -> tuple[OpenRun, ...]:
    """Deliveries on their way, the one that was taken in first before the others."""
    columns = (
        Batch.id,
        Batch.institution,
        Batch.name,
        Batch.workline,
        Batch.run,
        Batch.started,
        Batch.review,
        Batch.expected,
    )
    asked = select(*columns).where(Batch.state == BatchState.RUNNING.value, seen(Batch.institution, institutions))
    rows: list[Any] = list(db.execute(asked.order_by(Batch.started, Batch.id).limit(most)))
    known = counts(db, (row.id for row in rows)) if rows else {}
    return made(OpenRun, ((*row[:-1], Counts(row.expected, **known.get(row.id, {}))) for row in rows))


def per_day(db: Connection, *, institutions: Institutions, since: date) -> tuple[DayCount, ...]:
    """Items by day, workline and state, for the deliveries that were closed since."""
    key = (_DAY, Batch.workline, Item.state)
    rows = db.execute(_closed(select(*key, func.count()), institutions, since).group_by(*key).order_by(*key))
    return made(DayCount, ((date.fromisoformat(day), *rest) for day, *rest in rows))


def deposited_per_day(db: Connection, *, institutions: Institutions, since: date) -> tuple[DayBytes, ...]:
    """Packages and bytes by day."""
    asked = _closed(select(_DAY, func.count(), func.sum(Item.size)), institutions, since)
    rows = db.execute(asked.where(Item.state == ItemState.DEPOSITED.value).group_by(_DAY).order_by(_DAY))
    return tuple(DayBytes(date.fromisoformat(day), number, int(size)) for day, number, size in rows)


_DAY = func.substr(Batch.finished, 1, 10)


def _closed(asked: Select[*tuple[Any, ...]], institutions: Institutions, since: date) -> Select[*tuple[Any, ...]]:
    """Of the items of deliveries that were closed since. The deliveries are found first: else SQLite goes through all items."""
    closed = select(Batch.id).where(Batch.finished >= since.isoformat(), seen(Batch.institution, institutions))
    return asked.select_from(Item).join(Batch, Batch.id == Item.batch_id).where(Item.batch_id.in_(closed))


def per_site(db: Connection, *, institutions: Institutions) -> tuple[SiteSum, ...]:
    """What each site should hold by now."""
    asked = select(Copy.site, func.count(), func.sum(Copy.size)).where(seen(Copy.institution, institutions))
    rows = db.execute(asked.group_by(Copy.site).order_by(Copy.site))
    return tuple(SiteSum(site, number, int(size)) for site, number, size in rows)


def failures(db: Connection, *, institutions: Institutions, since: date) -> tuple[Failure, ...]:
    """Why items failed of the deliveries that were taken in since: checks by the items they flagged, errors by their class."""
    recent = select(Batch.id).where(Batch.started >= since.isoformat(), seen(Batch.institution, institutions))
    flagged = (Finding.batch_id.in_(recent), Finding.outcome == Outcome.FAIL.value, Finding.nth == 1)
    checks = select(Finding.check, func.count(), func.max(Finding.item_id)).where(*flagged).group_by(Finding.check)
    failed = (Item.batch_id.in_(recent), Item.state == ItemState.FAILED.value)
    errors = select(Item.error, func.count(), func.max(Item.id)).where(*failed).group_by(Item.error)
    found: list[Any] = [("check", *row) for row in db.execute(checks)] + [("error", *row) for row in db.execute(errors)]
    examples = _examples(db, (row[3] for row in found)) if found else {}
    made_ = made(Failure, ((*row[:3], *examples[row[3]]) for row in found))
    return tuple(sorted(made_, key=lambda failure: (-failure.items, failure.kind, failure.code)))


def _examples(db: Connection, numbers: Iterable[int]) -> dict[int, tuple[Any, ...]]:
    columns = (Item.id, Batch.institution, Batch.name, Batch.workline, Item.name, Item.note, Batch.started)
    asked = select(*columns).join(Batch, Batch.id == Item.batch_id).where(Item.id.in_(sorted(set(numbers))))
    return {row[0]: tuple(row) for row in db.execute(asked)}


def overdue(db: Connection, *, institutions: Institutions, cutoffs: Mapping[str, str]) -> tuple[OverdueCopies, ...]:
    """`cutoffs`: site → the time since which every copy should have been found whole."""
    found = []
    for site, cutoff in cutoffs.items():
        late = (Copy.site == site, Copy.sound_at < cutoff, seen(Copy.institution, institutions))
        number, oldest = db.execute(select(func.count(), func.min(Copy.sound_at)).where(*late)).one()
        found.append(OverdueCopies(site, number, oldest or ""))
    return tuple(found)


def overdue_copies(
    db: Connection, site: str, cutoff: str, *, institutions: Institutions, after: str = "", most: int = 100
) -> Overdue:
    """They themselves, those unproved for longest first."""
    begin, order = parts(after, str, int), (Copy.sound_at, Copy.item_id)
    asked = _overdue_copies().where(Copy.site == site, Copy.sound_at < cutoff, seen(Copy.institution, institutions))
    asked = asked.where(beyond(order, begin)) if begin else asked
    rows, last = page(db.execute(asked.order_by(*order).limit(most + 1)).all(), most)
    return Overdue(made(OverdueCopy, (row[:-1] for row in rows)), place(last.sound_at, last.item_id) if last else "")


def _overdue_copies() -> Select[Any]:
    columns: tuple[Any, ...] = (Item.package, Copy.institution, Copy.site, Copy.sound_at, Copy.looked_at, Copy.item_id)
    return select(*columns).select_from(Copy).join(Item, Item.id == Copy.item_id)
