"""Asks what became of a delivery that still lies in its folder: is every item of it safe in the archive? Notes where it was put."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, or_, select, update
from sqlalchemy.orm import aliased

from heritage.catalogue.schema.custody import CopyCheck
from heritage.catalogue.schema.states import BatchState, ItemState
from heritage.catalogue.schema.store import reading, writing
from heritage.catalogue.schema.tables import Batch, Copy, Item, Refusal
from heritage.model import refused

LEAST = 2
"""Sites that must hold an item before its delivery may go: one copy is no archive."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A delivery that was taken in: the newest batch of this folder. `finished`: when it was closed, "" while it is on its way."""

    number: int
    institution: str
    batch: str
    workline: str
    state: str
    started: str
    finished: str
    expected: int


def of_place(url: str, place: str) -> Taken | None:
    """The newest batch that was taken in from this folder."""
    columns = (
        Batch.id,
        Batch.institution,
        Batch.name,
        Batch.workline,
        Batch.state,
        Batch.started,
        Batch.finished,
        Batch.expected,
    )
    asked = select(*columns).where(Batch.place == place).order_by(Batch.started.desc(), Batch.id.desc()).limit(1)
    with reading(url) as db:
        row = db.execute(asked).one_or_none()
    return Taken(*row) if row else None


def archived(url: str, institution: str, batch: str) -> tuple[str, str] | None:
    """The digest of the delivery that copies of this batch were made of, and where it lay; None when the catalogue knows no copy."""
    asked = select(Batch.digest, Batch.place, Copy.place).join(Item, Item.batch_id == Batch.id)
    asked = asked.outerjoin(Copy, Copy.item_id == Item.id).where(Batch.institution == institution, Batch.name == batch)
    became = and_(
        Item.package != "", Item.version == 0
    )  # a version of an earlier batch's package, where its copies are told of
    asked = asked.where(or_(Copy.site.is_not(None), became))
    with reading(url) as db:
        row = db.execute(asked.limit(1)).first()
    return (row[0], row[1] or row[2]) if row else None


def refusals(db: Connection, places: Collection[str]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Folder → when it was refused last, and for which reasons."""
    asked = select(Refusal.place, Refusal.at, Refusal.reasons, Refusal.grounds).where(Refusal.place.in_(list(places)))
    rows = db.execute(asked.order_by(Refusal.at)) if places else ()
    return {row.place: (row.at, refused.grounds(row.reasons, row.grounds)) for row in rows}


def put_at(url: str, number: int, place: str) -> None:
    """The batch's delivery lies there now."""
    with writing(url) as db:
        db.execute(update(Batch).where(Batch.id == number), {"place": place})


def unsafe(url: str, taken: Taken, sites: Collection[str], *, rejected_too: bool = False) -> Iterator[str]:
    """Every reason why the delivery must stay; none when each of its items is deposited, every site gave a receipt for its newest
    version, two hold it at least, and the last look that an audit took at each copy found it sound."""
    if taken.state != BatchState.CLOSED.value or not taken.finished:
        yield f"the batch is {taken.state}"
        return
    with reading(url) as db:
        items = db.execute(_items(taken.number)).all()
        copies = _copies(db, taken.number)
        looks = _looks(db, taken.number)
    if not taken.expected or len(items) != taken.expected:
        yield f"{taken.expected} items were expected, and {len(items)} are known"
    passing = {ItemState.DEPOSITED.value} | ({ItemState.REJECTED.value} if rejected_too else set())
    for item in items:
        if item.state not in passing:
            yield f"{item.name} is {item.state}"
        elif item.state == ItemState.DEPOSITED.value:
            yield from _unsafe(item, copies.get(item.id, set()), looks, sites)


_Kept = aliased(Item)
"""The item that has the package: of what came again, the earlier batch's."""
_KEEPS = and_(_Kept.package == Item.package, _Kept.package != "", _Kept.version > 0)


def _items(batch: int) -> Select[Any]:
    columns: tuple[Any, ...] = (_Kept.id, Item.name, Item.state, Item.package, _Kept.version, _Kept.digest)
    return select(*columns).outerjoin(_Kept, _KEEPS).where(Item.batch_id == batch).order_by(Item.name)


def _unsafe(item: Any, copies: set[Any], looks: dict[tuple[str, str], str], sites: Collection[str]) -> Iterator[str]:
    holding = {site for site, version, digest in copies if (version, digest) == (item.version, item.digest)}
    if not item.package or not item.digest:
        yield f"{item.name} has no package"
    if missing := sorted(set(sites) - holding):
        yield f"{item.name}: no receipt for version {item.version} of {', '.join(missing)}"
    if len(holding & set(sites)) < LEAST:
        yield f"{item.name}: {len(holding & set(sites))} sites hold it, wanted at least {LEAST}"
    for site in sorted(holding & set(sites)):
        if looks.get((item.package, site), "sound") != "sound":
            yield f"{item.name}: the last look at its copy at {site} said: {looks[item.package, site]}"


def _copies(db: Connection, batch: int) -> dict[int, set[Any]]:
    """Item → (site, version, digest) of the copies that a site gave a receipt for: a rebuilt catalogue knows copies without one."""
    asked = (
        select(Copy.item_id, Copy.site, Copy.version, Copy.digest)
        .join(_Kept, _Kept.id == Copy.item_id)
        .join(Item, _KEEPS)
    )
    found: dict[int, set[Any]] = {}
    for row in db.execute(asked.where(Item.batch_id == batch, Copy.verified_at != "")):
        found.setdefault(row.item_id, set()).add((row.site, row.version, row.digest))
    return found


def _looks(db: Connection, batch: int) -> dict[tuple[str, str], str]:
    asked = select(CopyCheck.package, CopyCheck.site, CopyCheck.outcome).join(Item, Item.package == CopyCheck.package)
    return {(row.package, row.site): row.outcome for row in db.execute(asked.where(Item.batch_id == batch))}
