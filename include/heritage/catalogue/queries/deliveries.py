"""Asks about deliveries: which there are, how far each is, and which wait for a person. Their items are in `items`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, exists, func, select

from heritage.catalogue.queries.items import (
    CheckGroup,
    Findings,
    Items,
    ListedFinding,
    ListedItem,
    findings,
    groups,
    item,
    items,
    items_by_number,
)
from heritage.catalogue.queries.tenancy import Institutions, beyond, made, page, parts, place, seen
from heritage.catalogue.schema.states import BatchState, ItemState
from heritage.catalogue.schema.tables import Batch, Item

__all__ = [
    "CheckGroup", "Counts", "Deliveries", "Findings", "Items", "ListedDelivery", "ListedFinding", "ListedItem", "StateCount",
    "Waiting", "by_state", "delivery", "findings", "groups", "item", "items", "items_by_number", "listed", "waiting",
]  # fmt: skip

_OPEN = (BatchState.RUNNING.value, BatchState.WAITING.value, BatchState.FAILED.value)
"""States of deliveries of which an item may wait for a person."""

_UNDECIDED = (ItemState.FLAGGED.value, ItemState.PENDING.value)

WAITING = "waiting"
"""Asks for deliveries of which an item waits for a person."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Items by state; `expected` as they were counted when the delivery was taken in (0: nobody knows)."""

    expected: int = 0
    passed: int = 0
    flagged: int = 0
    pending: int = 0
    accepted: int = 0
    deposited: int = 0
    rejected: int = 0
    held: int = 0
    failed: int = 0

    @property
    def known(self) -> int:
        """Items that were judged, or failed."""
        return sum(self.of(state) for state in ItemState)

    @property
    def undecided(self) -> int:
        """Items that need a person's word, or had it a moment ago."""
        return self.flagged + self.pending

    @property
    def unjudged(self) -> int:
        return max(self.expected - self.known, 0)

    def of(self, state: str) -> int:
        number: int = getattr(self, ItemState(state).value)
        return number


@dataclass(frozen=True, slots=True)
class ListedDelivery:
    """A delivery that was taken in. `place`: its folder; `review`: wait | hold."""

    number: int
    institution: str
    batch: str
    workline: str
    state: str
    run: str
    started: str
    finished: str
    captured: date
    station: str
    device: str
    serial: str
    operator: str
    policy: str
    place: str
    review: str
    order: str
    expected: int
    counts: Counts = field(default_factory=Counts)

    @property
    def waiting(self) -> bool:
        """Whether a person is asked about an item."""
        return self.review == "wait" and self.counts.undecided > 0


@dataclass(frozen=True, slots=True)
class Deliveries:
    """A page of deliveries."""

    rows: tuple[ListedDelivery, ...]
    after: str = ""


@dataclass(frozen=True, slots=True)
class StateCount:
    """How many deliveries of an institution and workline are in a state."""

    institution: str
    workline: str
    state: str
    deliveries: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """A delivery of which items wait for a person."""

    number: int
    institution: str
    batch: str
    workline: str
    run: str
    started: str
    state: str
    undecided: int


_COLUMNS: tuple[Any, ...] = (
    Batch.id, Batch.institution, Batch.name, Batch.workline, Batch.state, Batch.run, Batch.started, Batch.finished, Batch.captured,
    Batch.station, Batch.device, Batch.serial, Batch.operator, Batch.policy, Batch.place, Batch.review, Batch.order, Batch.expected,
)  # fmt: skip


def listed(
    db: Connection,
    *,
    institutions: Institutions,
    institution: str = "",
    workline: str = "",
    state: str = "",
    order: str = "",
    after: str = "",
    most: int = 100,
) -> Deliveries:
    """Deliveries, newest first, each with its counts."""
    asked = select(*_COLUMNS).where(seen(Batch.institution, institutions))
    for column, value in ((Batch.institution, institution), (Batch.workline, workline), (Batch.order, order)):
        asked = asked.where(column == value) if value else asked
    asked = asked.where(_in_state(state)) if state else asked
    begin = parts(after, str, int)
    newest = (Batch.started, Batch.id)
    asked = asked.where(beyond(newest, begin, newest_first=True)) if begin else asked
    rows, last = page(db.execute(asked.order_by(*(c.desc() for c in newest)).limit(most + 1)).all(), most)
    return Deliveries(_with_counts(db, rows), place(last.started, last.id) if last else "")


def _in_state(state: str) -> ColumnElement[bool]:
    if state != WAITING:
        return Batch.state == state
    asked = exists().where(Item.batch_id == Batch.id, Item.state.in_(_UNDECIDED))
    return Batch.state.in_(_OPEN) & (Batch.review == "wait") & asked


def by_state(db: Connection, *, institutions: Institutions) -> tuple[StateCount, ...]:
    """How many deliveries there are, for headings and filters."""
    columns = (Batch.institution, Batch.workline, Batch.state)
    asked = select(*columns, func.count()).where(seen(Batch.institution, institutions)).group_by(*columns)
    return made(StateCount, db.execute(asked.order_by(*columns)))


def delivery(db: Connection, institution: str, batch: str, *, institutions: Institutions) -> ListedDelivery | None:
    """One delivery with its counts; None when there is none, or it is behind the wall."""
    own = (Batch.institution == institution, Batch.name == batch)
    rows = db.execute(select(*_COLUMNS).where(*own, seen(Batch.institution, institutions))).all()
    return next(iter(_with_counts(db, rows)), None)


def waiting(
    db: Connection, *, institutions: Institutions, institution: str = "", most: int = 100
) -> tuple[Waiting, ...]:
    """Deliveries of which items wait for a person; those that were taken in first come first."""
    columns: tuple[Any, ...] = (
        Batch.id,
        Batch.institution,
        Batch.name,
        Batch.workline,
        Batch.run,
        Batch.started,
        Batch.state,
    )
    asked = select(*columns, func.count(Item.id)).join(Item, Item.batch_id == Batch.id)
    asked = asked.where(Batch.state.in_(_OPEN), Batch.review == "wait")
    asked = asked.where(Item.state.in_(_UNDECIDED), seen(Batch.institution, institutions))
    asked = asked.where(Batch.institution == institution) if institution else asked
    rows = db.execute(asked.group_by(*columns).order_by(Batch.started, Batch.id).limit(most))
    return made(Waiting, rows)


def counts(db: Connection, numbers: Iterable[int]) -> Mapping[int, Mapping[str, int]]:
    """Batch → state → items. Counted each time, on one index: a counter could drift."""
    asked = select(Item.batch_id, Item.state, func.count()).where(Item.batch_id.in_(list(numbers)))
    found: dict[int, dict[str, int]] = {}
    for batch, state, number in db.execute(asked.group_by(Item.batch_id, Item.state)):
        found.setdefault(batch, {})[state] = number
    return found


def _with_counts(db: Connection, rows: Sequence[Any]) -> tuple[ListedDelivery, ...]:
    known = counts(db, (row.id for row in rows)) if rows else {}
    listed = zip(rows, made(ListedDelivery, rows), strict=True)
    return tuple(replace(one, counts=Counts(row.expected, **known.get(row.id, {}))) for row, one in listed)
