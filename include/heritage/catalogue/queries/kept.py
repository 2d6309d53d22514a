"""The packages that are kept, one after the other, by whose they are and where they came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from heritage.catalogue.schema.store import reading
from heritage.catalogue.schema.tables import Batch, Item

_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Kept:
    """A package that is kept."""

    number: int
    package: str
    institution: str
    workline: str
    version: int


def packages(
    url: str, *, institution: str = "", workline: str = "", batch: str = "", package: str = ""
) -> Iterator[Kept]:
    """In the order in which they were first recorded; each condition that is given must be met."""
    after = 0
    columns = (Item.id, Item.package, Batch.institution, Batch.workline, Item.version)
    asked = select(*columns).join(Batch, Batch.id == Item.batch_id).where(Item.version > 0).order_by(Item.id)
    told = ((Batch.institution, institution), (Batch.workline, workline), (Batch.name, batch), (Item.package, package))
    for column, value in told:
        asked = asked.where(column == value) if value else asked
    while True:
        with reading(url) as db:
            rows = [Kept(*row) for row in db.execute(asked.where(Item.id > after).limit(_AT_ONCE))]
        yield from rows
        if len(rows) < _AT_ONCE:
            return
        after = rows[-1].number
