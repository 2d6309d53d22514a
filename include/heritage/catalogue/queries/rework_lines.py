"""The list for the supplier: what was rejected or held of a delivery, each fault with what was wanted, found, and to do, and what
came in its place since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, Select, func, select

from heritage.catalogue.queries.items import Mark
from heritage.catalogue.queries.linked import BACK, PERHAPS, LineState, Other, answers, line_state
from heritage.catalogue.queries.tenancy import Institutions, beyond, made, page, parts, place, seen
from heritage.catalogue.schema.states import ItemState
from heritage.catalogue.schema.tables import Batch, Finding, Item
from heritage.model import Outcome


@dataclass(frozen=True, slots=True)
class ReworkRow:
    """One fault of an item. `check` is "" for an item that a person rejected though no check failed."""

    item: str
    title: str
    state: str
    check: str
    subject: str
    wanted: str
    found: str
    source: str
    advice: str
    mark: Mark | None
    at: float | None
    choice: str
    decided_by: str
    decided_at: str
    reason: str
    note: str
    code: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    answers: tuple[Other, ...] = ()

    @property
    def line(self) -> LineState:
        """How the item's line stands."""
        return line_state(self.answers)

    @property
    def answer(self) -> Other | None:
        """What answers it: the deposited one, else the newest, and rather one of which it is sure."""

        def rank(place: int) -> tuple[bool, bool, int]:
            one = self.answers[place]
            return one.how != PERHAPS, one.state == ItemState.DEPOSITED.value, place

        return self.answers[max(range(len(self.answers)), key=rank)] if self.answers else None


@dataclass(frozen=True, slots=True)
class Rework:
    """A page of faults."""

    rows: tuple[ReworkRow, ...]
    after: str = ""


_NUMBER = func.coalesce(Finding.number, 0)
_SAID = (Finding.check, Finding.subject, Finding.wanted, Finding.found, Finding.source, Finding.advice)
_DECIDED = (Item.choice, Item.decided_by, Item.decided_at, Item.reason, Item.note)


def rework(db: Connection, number: int, *, institutions: Institutions) -> Iterator[ReworkRow]:
    """Every fault of the delivery's rejected and held items, item by item. Streams; the block must stay open."""
    for some in db.execution_options(yield_per=500).execute(_asked(number, institutions)).partitions():
        yield from _with_answers(db, number, some, institutions)


def rework_page(db: Connection, number: int, *, institutions: Institutions, after: str = "", most: int = 100) -> Rework:
    """The same, a page at a time."""
    asked = _asked(number, institutions)
    begin = parts(after, str, int)
    asked = asked.where(beyond((Item.name, _NUMBER), begin)) if begin else asked
    rows, last = page(db.execute(asked.limit(most + 1)).all(), most)
    listed = _with_answers(db, number, rows, institutions)
    return Rework(tuple(listed), place(last.name, last.number) if last else "")


def _asked(number: int, institutions: Institutions) -> Select[Any]:
    columns: tuple[Any, ...] = (
        Item.name,
        Item.title,
        Item.state,
        *_SAID,
        Finding.mark,
        Finding.at,
        *_DECIDED,
        Finding.code,
        Finding.details,
    )
    failed = (Finding.item_id == Item.id) & (Finding.outcome == Outcome.FAIL.value)
    asked = select(*columns, _NUMBER.label("number")).select_from(Item).join(Batch, Batch.id == Item.batch_id)
    asked = asked.outerjoin(Finding, failed).where(Item.batch_id == number, Item.state.in_(BACK))
    return asked.where(seen(Batch.institution, institutions)).order_by(Item.name, _NUMBER)


def _with_answers(db: Connection, number: int, rows: Sequence[Any], institutions: Institutions) -> Iterable[ReworkRow]:
    found = answers(db, number, (row.name for row in rows), institutions=institutions)
    return (replace(_row(row), answers=found.get(row.name, ())) for row in rows)


def _row(row: Any) -> ReworkRow:
    said = [value or "" for value in row[3:9]]
    mark = tuple(row.mark) if row.mark else None
    (rework_row,) = made(ReworkRow, [(*row[:3], *said, mark, row.at, *row[11:16], row.code or "", row.details or {})])
    return rework_row
