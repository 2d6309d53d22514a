"""What the catalogue keeps of an item when somebody tells it anew: a receipt that was given once is never taken away by a run, and
a second package under the same id and version never takes the place of the first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import Connection, insert, select

from heritage.catalogue.schema.custody import CopyCheck
from heritage.catalogue.schema.states import ItemState
from heritage.catalogue.schema.tables import Copy, Item

Row: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Known:
    """The item as the catalogue knows it, with its copies by their sites."""

    number: int
    package: str
    state: str
    version: int
    digest: str
    copies: Mapping[str, Row]

    def gives_way(self, row: Row, copies: Sequence[Row]) -> bool:
        """May the item be written anew as `row` has it? What has copies gives way to the same package, to a newer version of it that
        a site holds, and to another one when every site that had the first has read the other back (a person put the first aside). It never
        gives way to an older version: a work folder knows no other than the first."""
        if not self.copies or self.is_same(row):
            return True
        receipted = {copy["site"] for copy in copies if copy["verified_at"]}
        is_other = row["version"] == self.version and self.copies.keys() <= receipted
        return bool(copies) and (row["version"] > self.version or is_other)

    def is_same(self, row: Row) -> bool:
        return (row["version"], row["digest"]) == (self.version, self.digest)

    def state_of(self, row: Row) -> str:
        """One run, or one site, that does not get to a copy does not undo that the item was deposited."""
        is_deposited = self.is_same(row) and self.state == ItemState.DEPOSITED.value
        return self.state if is_deposited else str(row["state"])

    def contradiction(self, row: Row, copies: Sequence[Row]) -> str:
        """What is wrong when another package is told of under the same version; "" when nothing is."""
        if not copies or not self.copies or row["version"] != self.version or self.is_same(row):
            return ""
        there, here = ", ".join(sorted(c["site"] for c in copies)), ", ".join(sorted(self.copies))
        return (
            f"two packages under one id and version {self.version}: {here}: {self.digest[:16]}…, {there}: {row['digest'][:16]}…; "
            "the catalogue keeps the first"
        )


def known(db: Connection, number: int) -> Known:
    """The item of that number."""
    columns = (Item.package, Item.state, Item.version, Item.digest)
    row = db.execute(select(*columns).where(Item.id == number)).one()
    table = Copy.__table__
    found = db.execute(table.select().where(table.c.item_id == number))
    copies = {copy.site: {k: v for k, v in copy._mapping.items() if k != "item_id"} for copy in found}
    return Known(number, row.package, row.state, row.version, row.digest, copies)


def add(db: Connection, before: Known, copies: Iterable[Row]) -> None:
    """Notes copies at sites that the catalogue knew none of, beside what is known: also of another package, so that it is seen."""
    new = [{**copy, "item_id": before.number} for copy in copies if copy["site"] not in before.copies]
    if new:
        db.execute(insert(Copy), with_looks(db, before.package, new))


def merged(before: Known, copies: Sequence[Row]) -> list[Row]:
    """The copies told now, and those known at other sites."""
    told = {copy["site"]: copy for copy in copies}
    return [*copies, *(copy for site, copy in before.copies.items() if site not in told)]


def with_looks(db: Connection, package: str, copies: Sequence[Row]) -> list[Row]:
    """With what audits saw of the copies since."""
    asked = select(CopyCheck.site, CopyCheck.at, CopyCheck.sound_at).where(CopyCheck.package == package)
    seen = {row.site: row for row in db.execute(asked)} if copies else {}
    return [
        {
            **copy,
            "looked_at": seen[copy["site"]].at if copy["site"] in seen else "",
            "sound_at": max(copy["verified_at"], seen[copy["site"]].sound_at if copy["site"] in seen else ""),
        }
        for copy in copies
    ]
