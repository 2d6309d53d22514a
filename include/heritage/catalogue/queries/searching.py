"""Asks the catalogue: items by words, institution, date and format; a station's target values over time; all its rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import JSON, Select, Table, exists, func, select

from heritage.catalogue.queries.words import words
from heritage.catalogue.schema.store import reading
from heritage.catalogue.schema.tables import Base, Batch, Copy, File, Item, TargetValue, Word

_OWN_NUMBERS = ("id", "item_id", "batch_id")


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that was found. `number` is where the next page begins."""

    number: int
    institution: str
    batch: str
    item: str
    title: str
    captured: date
    state: str
    package: str
    copies: int


@dataclass(frozen=True, slots=True)
class Measurement:
    """One number of one target shot."""

    captured: date
    institution: str
    batch: str
    station: str
    path: str
    value: float


def search(
    url: str,
    text: str = "",
    *,
    institution: str = "",
    since: date | None = None,
    until: date | None = None,
    puid: str = "",
    state: str = "",
    after: int = 0,
    most: int = 50,
) -> list[Hit]:
    """Items that have all words of `text` in their id or description (each word may be the beginning of one), and meet
    the other conditions; at most `most`, those after `after` (a Hit's number) in the order they were first recorded."""
    wanted = _hits().where(Item.id > after).order_by(Item.id).limit(most)
    for word in sorted(words([text])):
        begins = (Word.word >= word, Word.word < word + "\U0010ffff")
        wanted = wanted.where(Item.id.in_(select(Word.item_id).where(*begins)))
    if institution:
        wanted = wanted.where(Batch.institution == institution)
    if since:
        wanted = wanted.where(Batch.captured >= since)
    if until:
        wanted = wanted.where(Batch.captured <= until)
    if state:
        wanted = wanted.where(Item.state == state)
    if puid:
        wanted = wanted.where(exists().where(File.item_id == Item.id, File.puid == puid))
    with reading(url) as db:
        return [Hit(*row) for row in db.execute(wanted)]


def trend(url: str, fact: str, *, station: str = "", institution: str = "") -> list[Measurement]:
    """A target's number (`target.…`) over all sessions, oldest first."""
    columns = (Batch.captured, Batch.institution, Batch.name, Batch.station, TargetValue.path, TargetValue.value)
    wanted = select(*columns).join(Batch, Batch.id == TargetValue.batch_id).where(TargetValue.fact == fact)
    if station:
        wanted = wanted.where(Batch.station == station)
    if institution:
        wanted = wanted.where(Batch.institution == institution)
    with reading(url) as db:
        return [Measurement(*row) for row in db.execute(wanted.order_by(Batch.captured, Batch.id, TargetValue.path))]


def contents(url: str, *, local: bool = False) -> Iterator[str]:
    """Every row as one line, in a fixed order and without the database's own numbers: two catalogues that say the same
    give the same lines. Without `local`, only what a site can tell again."""
    with reading(url) as db:
        for table in Base.metadata.sorted_tables:
            if table.name != "schema_version" and (local or not table.info.get("local")):
                for row in db.execution_options(yield_per=1000).execute(_told(table, local=local)):
                    yield f"{table.name}: {tuple(row)}"


def _hits() -> Select[Any]:
    copies = select(func.count()).where(Copy.item_id == Item.id, Copy.digest == Item.digest).scalar_subquery()
    columns = (Item.id, Batch.institution, Batch.name, Item.name, Item.title, Batch.captured, Item.state, Item.package)
    return select(*columns, copies).join(Batch, Batch.id == Item.batch_id)


def _told(table: Table, *, local: bool) -> Select[Any]:
    """The table's rows under the names of their batch and item."""
    own: list[Any] = [c for c in table.c if c.name not in _OWN_NUMBERS and (local or not c.info.get("local"))]
    sortable = [c for c in own if not isinstance(c.type, JSON)]  # PostgreSQL cannot order JSON
    item, batch = Item.__table__, Batch.__table__
    if "item_id" in table.c:
        joined = table.join(item, item.c.id == table.c.item_id).join(batch, batch.c.id == item.c.batch_id)
        names = [batch.c.institution, batch.c.name, item.c.name]
    elif "batch_id" in table.c:
        joined = table.join(batch, batch.c.id == table.c.batch_id)
        names = [batch.c.institution, batch.c.name]
    else:
        return select(*own).order_by(*sortable)
    return select(*names, *own).select_from(joined).order_by(*names, *sortable)
