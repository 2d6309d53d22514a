"""What an auditor goes through: decisions, acts, refusals. Newest first, a page at a time or all of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, literal_column, select

from heritage.catalogue.queries.tenancy import Institutions, beyond, late, made, page, parts, place, seen
from heritage.catalogue.schema.custody import Act
from heritage.catalogue.schema.tables import Batch, Item, Refusal
from heritage.model import refused


@dataclass(frozen=True, slots=True)
class ListedDecision:
    """What a person decided about a flagged item."""

    number: int
    at: str
    who: str
    choice: str
    reason: str
    institution: str
    workline: str
    batch: str
    item: str
    package: str


@dataclass(frozen=True, slots=True)
class KeptAct:
    """Something done to the archive: audit | repair | restore | drill | move."""

    number: int
    at: str
    kind: str
    site: str
    package: str
    institution: str
    outcome: str
    who: str
    files: int
    size: int
    detail: str


@dataclass(frozen=True, slots=True)
class ListedRefusal:
    """A delivery that was not taken in."""

    number: int
    at: str
    institution: str
    workline: str
    batch: str
    place: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decisions:
    """A page of decisions."""

    rows: tuple[ListedDecision, ...]
    after: str = ""


@dataclass(frozen=True, slots=True)
class Acts:
    """A page of acts."""

    rows: tuple[KeptAct, ...]
    after: str = ""


@dataclass(frozen=True, slots=True)
class Refusals:
    """A page of refusals."""

    rows: tuple[ListedRefusal, ...]
    after: str = ""


_DECISION: tuple[Any, ...] = (
    Item.id, Item.decided_at.label("at"), Item.decided_by, Item.choice, Item.reason, Batch.institution, Batch.workline,
    Batch.name.label("batch"), Item.name, Item.package,
)  # fmt: skip
ACT_COLUMNS: tuple[Any, ...] = (
    Act.id, Act.at, Act.kind, Act.site, Act.package, Act.institution, Act.outcome, Act.who, Act.files, Act.size, Act.detail,
)  # fmt: skip
_REFUSAL: tuple[Any, ...] = (
    Refusal.id, Refusal.at, Refusal.institution, Refusal.workline, Refusal.batch, Refusal.place, Refusal.reasons,
    Refusal.grounds,
)  # fmt: skip
_DECIDED: ColumnElement[bool] = literal_column("item.choice <> ''")
"""Word for word the condition of an index."""

_EXPORTED_AT_ONCE = 1000


def decisions(
    db: Connection,
    *,
    institutions: Institutions,
    since: str = "",
    until: str = "",
    who: str = "",
    after: str = "",
    most: int = 100,
) -> Decisions:
    """Decisions; `since` a time, `until` before another."""
    rows, place_ = _page(db, _decisions(institutions, since, until, who), (Item.decided_at, Item.id), after, most)
    return Decisions(made(ListedDecision, rows), place_)


def all_decisions(
    db: Connection, *, institutions: Institutions, since: str = "", until: str = "", who: str = ""
) -> Iterator[ListedDecision]:
    """All of them, streamed; the block must stay open."""
    yield from _all(db, ListedDecision, _decisions(institutions, since, until, who), (Item.decided_at, Item.id))


def acts(
    db: Connection,
    *,
    institutions: Institutions,
    kind: str = "",
    since: str = "",
    until: str = "",
    after: str = "",
    most: int = 100,
) -> Acts:
    """What was done to the archive. What is about no package (an audit of a site) is seen by who sees all institutions."""
    rows, place_ = _page(db, _acts(institutions, kind, since, until), (Act.at, Act.id), after, most)
    return Acts(made(KeptAct, rows), place_)


def all_acts(
    db: Connection, *, institutions: Institutions, kind: str = "", since: str = "", until: str = ""
) -> Iterator[KeptAct]:
    """All of them, streamed."""
    yield from _all(db, KeptAct, _acts(institutions, kind, since, until), (Act.at, Act.id))


def refusals(
    db: Connection,
    *,
    institutions: Institutions,
    workline: str = "",
    since: str = "",
    until: str = "",
    after: str = "",
    most: int = 100,
) -> Refusals:
    """Deliveries that were not taken in. One whose institution nobody could read is seen by who sees all."""
    rows, place_ = _page(db, _refusals(institutions, workline, since, until), (Refusal.at, Refusal.id), after, most)
    return Refusals(made(_refused, rows), place_)


def all_refusals(
    db: Connection, *, institutions: Institutions, workline: str = "", since: str = "", until: str = ""
) -> Iterator[ListedRefusal]:
    """All of them, streamed."""
    yield from _all(db, _refused, _refusals(institutions, workline, since, until), (Refusal.at, Refusal.id))


def _decisions(institutions: Institutions, since: str, until: str, who: str) -> Select[Any]:
    asked = select(*_DECISION).select_from(Item).join(Batch, Batch.id == Item.batch_id)
    asked = _between(asked.where(_DECIDED, seen(late(Batch.institution), institutions)), Item.decided_at, since, until)
    return asked.where(Item.decided_by == who) if who else asked


def _acts(institutions: Institutions, kind: str, since: str, until: str) -> Select[Any]:
    asked = _between(select(*ACT_COLUMNS).where(seen(Act.institution, institutions)), Act.at, since, until)
    return asked.where(Act.kind == kind) if kind else asked


def _refusals(institutions: Institutions, workline: str, since: str, until: str) -> Select[Any]:
    asked = _between(select(*_REFUSAL).where(seen(Refusal.institution, institutions)), Refusal.at, since, until)
    return asked.where(Refusal.workline == workline) if workline else asked


def _between(asked: Select[Any], column: Any, since: str, until: str) -> Select[Any]:
    asked = asked.where(column >= since) if since else asked
    return asked.where(column < until) if until else asked


def _page(
    db: Connection, asked: Select[Any], order: tuple[Any, Any], after: str, most: int
) -> tuple[tuple[Any, ...], str]:
    begin = parts(after, str, int)
    asked = asked.where(beyond(order, begin, newest_first=True)) if begin else asked
    rows, last = page(db.execute(asked.order_by(*(c.desc() for c in order)).limit(most + 1)).all(), most)
    return rows, place(last.at, last.id) if last else ""


def _all(db: Connection, noun: Any, asked: Select[Any], order: tuple[Any, Any]) -> Iterator[Any]:
    for row in db.execution_options(yield_per=_EXPORTED_AT_ONCE).execute(asked.order_by(*(c.desc() for c in order))):
        yield noun(*row)


def _refused(*row: Any) -> ListedRefusal:
    (refusal,) = made(ListedRefusal, [(*row[:6], refused.grounds(row[6], row[7]))])
    return refusal
