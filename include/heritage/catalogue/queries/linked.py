"""Asks which items answer lines of a rework list, and which earlier items a new one takes the place of; notes what is known of it.

A line (a rejected or held item) is answered by an item of the same id, in another batch of the same institution, that is deposited: as a
delivery note says, because the order is the same, or as a person confirmed. How a line stands is worked out from how the items stand,
each time: whatever is recorded again, killed or rebuilt, it cannot drift.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, delete, func, insert, or_, select
from sqlalchemy.orm import aliased

from heritage.catalogue.parts import AT_ONCE
from heritage.catalogue.queries.tenancy import Institutions, seen
from heritage.catalogue.schema.rework import Earlier
from heritage.catalogue.schema.states import ItemState
from heritage.catalogue.schema.store import reading, writing
from heritage.catalogue.schema.tables import Batch, Copy, Item
from heritage.model import Answering, Choice, Delivery, State
from heritage.model import Earlier as Told

PERHAPS = "perhaps"
"""How an item answers of which only the id says so: a later one, until a person confirms it."""

_UNSURE = 5
"""Items that are perhaps an answer of which so many are told: an institution may count from 1 in each of its batches."""

BACK = (ItemState.REJECTED.value, ItemState.HELD.value)
"""States of the items that a rework list has a line for."""


class LineState(StrEnum):
    """How a line of a rework list stands."""

    OPEN = "open"
    PERHAPS = "perhaps"  # an item of this id came later; nobody has confirmed that it is an answer
    COMING = "coming"  # an answer came, and is on its way
    AGAIN = "again"  # open again: what came was rejected or held itself
    ANSWERED = "answered"  # an answer is deposited


@dataclass(frozen=True, slots=True)
class Other:
    """The item of the same id in another batch of the institution. `how`: see `Answering`, or PERHAPS. `state`: how it is; `at`: since
    when it is deposited, "" when nobody knows."""

    batch: str
    item: str
    state: str
    how: str
    package: str = ""
    at: str = ""


def line_state(answers: Iterable[Other]) -> LineState:
    """How a line stands that these answer."""
    sure = [one for one in answers if one.how != PERHAPS]
    if any(one.state == ItemState.DEPOSITED.value for one in sure):
        return LineState.ANSWERED
    if any(one.state not in BACK for one in sure):
        return LineState.COMING
    if any(one.how == PERHAPS for one in answers):
        return LineState.PERHAPS
    return LineState.AGAIN if sure else LineState.OPEN


# --- written -----------------------------------------------------------------------------------------------------------------


def note_earlier(url: str, institution: str, batch: str, told: Iterable[tuple[str, Told]]) -> None:
    """What the batch's items take the place of, by item; told again, it changes nothing."""
    with writing(url) as db:
        number = db.scalar(select(Batch.id).where(Batch.institution == institution, Batch.name == batch))
        if number is not None:
            write_earlier(db, number, told)


def write_earlier(db: Connection, number: int, told: Iterable[tuple[str, Told]]) -> None:
    """The same, within a transaction; what a person confirmed before stays, whatever is told of it now."""
    waiting = iter(told)
    while some := list(islice(waiting, AT_ONCE)):
        rows = [
            {"batch_id": number, "item": item, "earlier": t.batch, "how": t.how.value, "who": t.who, "at": t.at}
            for item, t in some
        ]
        db.execute(_FORGOTTEN, [{f"old_{name}": row[name] for name in _KEY} for row in rows])
        db.execute(insert(Earlier), rows)


_KEY = ("batch_id", "item", "earlier")
_FORGOTTEN = delete(Earlier).where(*(getattr(Earlier, name) == bindparam(f"old_{name}") for name in _KEY))


# --- asked -------------------------------------------------------------------------------------------------------------------

_Here, _There = aliased(Batch), aliased(Batch)
_Old, _New = aliased(Item), aliased(Item)


def _later(new: Any, old: Any) -> ColumnElement[bool]:
    return or_(new.started > old.started, and_(new.started == old.started, new.id > old.id))


_SAME_LINE = _There.workline == _Here.workline
_HOW = func.coalesce(Earlier.how, PERHAPS)
_DEPOSITED_AT = select(func.max(Copy.verified_at)).where(Copy.item_id == _New.id).correlate(_New).scalar_subquery()


def _pairs(*columns: Any) -> Select[Any]:
    """(old item and its batch, new item and its batch) of one institution, where the new one answers the old, or perhaps does."""
    linked = and_(Earlier.batch_id == _New.batch_id, Earlier.item == _New.name, Earlier.earlier == _Here.name)
    asked = select(*columns).select_from(_Old).join(_Here, _Here.id == _Old.batch_id)
    asked = asked.join(_New, and_(_New.name == _Old.name, _New.batch_id != _Old.batch_id))
    asked = asked.join(_There, and_(_There.id == _New.batch_id, _There.institution == _Here.institution))
    return asked.outerjoin(Earlier, linked)


_SURE = and_(Earlier.how.is_not(None), Earlier.how != Answering.DISMISSED.value)
_PERHAPS_AN_ANSWER = and_(
    Earlier.how.is_(None), _SAME_LINE, _later(_There, _Here), _Old.state.in_(BACK), _New.state.not_in(BACK)
)


def answers(
    db: Connection, number: int, items: Iterable[str], *, institutions: Institutions
) -> dict[str, tuple[Other, ...]]:
    """Item → what answers it, oldest first, of these items of batch `number`."""
    columns = (_There.name, _New.name, _New.state, _HOW, _New.package, func.coalesce(_DEPOSITED_AT, ""))
    asked = _pairs(_Old.name, *columns).where(_Old.batch_id == number, seen(_Here.institution, institutions))
    asked = asked.where(or_(_SURE, _PERHAPS_AN_ANSWER))
    return _by_item(db, asked.order_by(_There.started, _There.id), _Old.name, items)


def earlier(
    db: Connection, number: int, items: Iterable[str], *, institutions: Institutions
) -> dict[str, tuple[Other, ...]]:
    """Item → the earlier ones that it takes the place of, or perhaps does, of these items of batch `number`."""
    columns = (_Here.name, _Old.name, _Old.state, _HOW, _Old.package)
    asked = _pairs(_New.name, *columns).where(_New.batch_id == number, seen(_There.institution, institutions))
    asked = asked.where(or_(_SURE, _PERHAPS_AN_ANSWER))
    return _by_item(db, asked.order_by(_Here.started, _Here.id), _New.name, items)


def _by_item(db: Connection, asked: Select[Any], name: Any, items: Iterable[str]) -> dict[str, tuple[Other, ...]]:
    found: dict[str, tuple[Other, ...]] = {}
    waiting = iter(dict.fromkeys(items))
    while some := list(islice(waiting, AT_ONCE)):
        for item, *row in db.execute(asked.where(name.in_(some))):
            other, known = Other(*row), found.get(item, ())
            if other.how != PERHAPS or sum(one.how == PERHAPS for one in known) < _UNSURE:
                found[item] = (*known, other)
    return found


def standing(db: Connection, number: int, *, institutions: Institutions) -> tuple[int, int]:
    """How many items the rework list of a batch has, and how many of them are answered."""
    own = (Item.batch_id == number, Item.state.in_(BACK))
    wall = select(Batch.id).where(Batch.id == number, seen(Batch.institution, institutions)).exists()
    back = db.scalar(select(func.count()).select_from(Item).where(*own, wall)) or 0
    asked = _pairs(func.count(_Old.id.distinct())).where(_Old.batch_id == number, _Old.state.in_(BACK))
    asked = asked.where(seen(_Here.institution, institutions), _New.state == ItemState.DEPOSITED.value)
    asked = asked.where(_SURE)
    return back, db.scalar(asked) or 0


def perhaps(db: Connection, institution: str, batch: str, by: str, *, institutions: Institutions) -> list[str]:
    """The lines of the batch's rework list that items of batch `by` perhaps answer."""
    asked = _pairs(_Old.name).where(_Here.institution == institution, _Here.name == batch, _There.name == by)
    asked = asked.where(_PERHAPS_AN_ANSWER, seen(_Here.institution, institutions))
    return list(db.scalars(asked.order_by(_Old.name)))


def of_batch(
    url: str, institution: str, batch: str, items: Sequence[str]
) -> tuple[dict[str, tuple[Other, ...]], dict[str, tuple[Other, ...]]]:
    """Of these items of a batch: the earlier ones that they take the place of, and what answers them."""
    with reading(url) as db:
        number = db.scalar(select(Batch.id).where(Batch.institution == institution, Batch.name == batch))
        if number is None:
            return {}, {}
        return earlier(db, number, items, institutions=None), answers(db, number, items, institutions=None)


def of_the_order(url: str, delivery: Delivery, items: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """(item, earlier batch, state) of these items in other batches of the delivery's order and workline: those that were refused, and
    those that are deposited."""
    asked = select(Item.name, Batch.name, Item.state).join(Batch, Batch.id == Item.batch_id)
    asked = asked.where(Batch.institution == delivery.institution, Batch.order == delivery.order)
    asked = asked.where(Batch.workline == delivery.workline, Batch.name != delivery.batch)
    asked = asked.where(Item.state.in_((*BACK, ItemState.DEPOSITED.value)))
    with reading(url) as db:
        for begin in range(0, len(items), AT_ONCE):
            some = asked.where(Item.name.in_(items[begin : begin + AT_ONCE]))
            yield from ((row[0], row[1], row[2]) for row in db.execute(some.order_by(Batch.started, Batch.id)))


def archived(url: str, institution: str, batch: str) -> dict[str, State]:
    """The items of the batch that have a package."""
    asked = select(Item.name).join(Batch, Batch.id == Item.batch_id)
    asked = asked.where(Batch.institution == institution, Batch.name == batch, Item.package != "")
    asked = asked.where(Item.state == ItemState.DEPOSITED.value)
    with reading(url) as db:
        return dict.fromkeys(db.scalars(asked), State.DEPOSITED)


def accepted_with_faults(url: str, delivery: Delivery, item: str) -> tuple[str, int] | None:
    """(package, version) of the newest item of this id, in another batch of the institution and workline, that is deposited with faults
    that a person accepted."""
    asked = select(Item.package, Item.version).join(Batch, Batch.id == Item.batch_id).where(Item.name == item)
    asked = asked.where(Batch.institution == delivery.institution, Batch.workline == delivery.workline)
    asked = asked.where(Batch.name != delivery.batch, Item.state == ItemState.DEPOSITED.value, Item.version > 0)
    asked = asked.where(Item.choice == Choice.ACCEPT.value, Item.faults > 0).order_by(
        Batch.started.desc(), Batch.id.desc()
    )
    with reading(url) as db:
        row = db.execute(asked.limit(1)).first()
    return (row[0], row[1]) if row else None


def package_of(url: str, institution: str, batch: str, item: str) -> str:
    """The package that the item of the batch became, or became a version of; "" when none is known."""
    asked = select(Item.package).join(Batch, Batch.id == Item.batch_id)
    asked = asked.where(Batch.institution == institution, Batch.name == batch, Item.name == item)
    with reading(url) as db:
        return db.scalar(asked) or ""


def answered_before(url: str, institution: str, batch: str, items: Sequence[str], *, but: str) -> dict[str, str]:
    """Item → the batch by which its line in `batch` is answered already, if that is not the batch `but`."""
    with reading(url) as db:
        number = db.scalar(select(Batch.id).where(Batch.institution == institution, Batch.name == batch))
        found = answers(db, number, items, institutions=None) if number is not None else {}
    return {
        item: one.batch
        for item, others in found.items()
        for one in others
        if one.batch != but and one.how != PERHAPS and one.state == ItemState.DEPOSITED.value
    }
