"""Finds packages by what somebody knows of them. Each answer is bounded, however many packages there are: the rarest condition is
asked first, and more than a thousand are not counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, func, intersect, literal_column, select, text

from heritage.catalogue.queries.tenancy import Institutions, late, made, parts, place, seen
from heritage.catalogue.queries.words import words
from heritage.catalogue.schema.enrichment import Tier
from heritage.catalogue.schema.people import LegalHold
from heritage.catalogue.schema.tables import Batch, Copy, File, Item, Word

COUNTED = 1000
"""Packages that are counted; more are "more than"."""

FEW = 10_000
"""Items that may be looked at one by one; where more meet all rare conditions, a page is soon full of those that come by."""

RARE = 20_000
"""Items that a condition may leave so that it is asked first, for itself. The common ones meet soon enough in the walk from the
newest item; two that are neither (two nouns of one title) would let it go through the whole archive for nothing."""

_MOST_WORDS = 10
"""Words of a query that are looked up."""


@dataclass(frozen=True, slots=True)
class PackageQuery:
    """What somebody knows of a package. `text`: words of its names and description, each may be the beginning of one;
    `title`: words of its title; `since`, `until`: the days between which it was captured, both included."""

    text: str = ""
    package: str = ""
    title: str = ""
    institution: str = ""
    since: date | None = None
    until: date | None = None
    puid: str = ""
    state: str = ""
    workline: str = ""
    tier: int | None = None


@dataclass(frozen=True, slots=True)
class FoundPackage:
    """A package that was found. `copies`: at how many sites; `held`: nothing may dispose of it."""

    number: int
    package: str
    institution: str
    batch: str
    workline: str
    item: str
    title: str
    captured: date
    state: str
    version: int
    files: int
    size: int
    copies: int = 0
    held: bool = False


@dataclass(frozen=True, slots=True)
class Total:
    """How many were found; `more`: more than that."""

    number: int
    more: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A page of packages, and how many there are in all."""

    rows: tuple[FoundPackage, ...]
    after: str
    total: Total


@dataclass(frozen=True, slots=True)
class _Condition:
    """What the item must meet, and the numbers of the items that do. `alone`: they are quickly told without the others."""

    met: ColumnElement[bool]
    alone: Select[Any]


_COLUMNS: tuple[Any, ...] = (
    Item.id, Item.package, Batch.institution, Batch.name, Batch.workline, Item.name, Item.title, Batch.captured, Item.state,
    Item.version, Item.files, Item.size,
)  # fmt: skip
_KEPT: ColumnElement[bool] = literal_column("item.version > 0")
"""Word for word the condition of an index."""

_TITLED: ColumnElement[bool] = literal_column("word.title")
_FORMATS = text("""WITH RECURSIVE known(puid) AS (
  SELECT MIN(puid) FROM file WHERE puid > ''
  UNION ALL SELECT (SELECT MIN(file.puid) FROM file WHERE file.puid > known.puid) FROM known WHERE known.puid IS NOT NULL)
SELECT puid FROM known WHERE puid IS NOT NULL""")


def search(
    db: Connection, asked: PackageQuery, *, institutions: Institutions, after: str = "", most: int = 100
) -> Found:
    """Packages that meet all conditions, newest first."""
    matching = _matching(db, asked, institutions)
    numbers = db.scalars(matching.limit(COUNTED + 1)).all()
    total = Total(min(len(numbers), COUNTED), len(numbers) > COUNTED)
    if begin := parts(after, int):
        numbers = db.scalars(matching.where(Item.id < begin[0]).limit(most + 1)).all()
    shown = numbers[:most]
    return Found(_shown(db, shown), place(shown[-1]) if len(numbers) > most else "", total)


def formats(db: Connection, *, institutions: Institutions) -> tuple[str, ...]:
    """The formats (PUID) of all files in the archive, whosever they are: one step of the index for each. Nothing for who sees
    nothing."""
    return tuple(db.scalars(_FORMATS)) if institutions is None or institutions else ()


def _matching(db: Connection, asked: PackageQuery, institutions: Institutions) -> Select[Any]:
    """The numbers of the packages that meet all conditions."""
    conditions = list(_conditions(asked, institutions))
    rare = [c for c, is_rare in zip(conditions, _rare(db, conditions), strict=True) if is_rare]
    few = db.scalars(intersect(*(c.alone for c in rare)).limit(FEW + 1)).all() if rare else ()
    alone = rare and len(few) <= FEW
    met = [Item.id.in_(few), *(c.met for c in conditions if c not in rare)] if alone else [c.met for c in conditions]
    matching = select(Item.id).join(Batch, Batch.id == Item.batch_id).where(_KEPT, *_plain(asked, institutions))
    return matching.where(*met).order_by(Item.id.desc())


def _rare(db: Connection, conditions: Sequence[_Condition]) -> Sequence[bool]:
    """Which of the conditions leave few items; all are asked in one statement, and none counts further than it must."""
    counts = [
        select(func.count()).select_from(c.alone.limit(RARE + 1).subquery()).scalar_subquery() for c in conditions
    ]
    return [number <= RARE for number in db.execute(select(*counts)).one()] if counts else []


def _plain(asked: PackageQuery, institutions: Institutions) -> Iterator[ColumnElement[bool]]:
    """What the rows of item and batch say themselves."""
    yield from _of_batch(asked, institutions, late)
    if asked.tier is not None:
        yield exists().where(Tier.package == Item.package, Tier.tier == asked.tier)
    for column, value in ((Item.package, asked.package), (Item.state, asked.state)):
        if value:
            yield column == value


def _of_batch(
    asked: PackageQuery, institutions: Institutions, column: Callable[[Any], Any] = lambda column: column
) -> Iterator[ColumnElement[bool]]:
    if institutions is not None:
        yield seen(column(Batch.institution), institutions)
    if asked.institution:
        yield column(Batch.institution) == asked.institution
    if asked.workline:
        yield column(Batch.workline) == asked.workline
    if asked.since:
        yield column(Batch.captured) >= asked.since
    if asked.until:
        yield column(Batch.captured) <= asked.until


def _conditions(asked: PackageQuery, institutions: Institutions) -> Iterator[_Condition]:
    """The conditions that may be rare."""
    for word in sorted(words([asked.title]))[:_MOST_WORDS]:
        yield _worded(word, _TITLED)
    for word in sorted(words([asked.text]))[:_MOST_WORDS]:
        yield _worded(word)
    if asked.puid:
        own = File.puid == asked.puid
        yield _Condition(exists().where(own, File.item_id == Item.id), select(File.item_id).where(own).distinct())
    if of_batch := list(_of_batch(asked, institutions)):
        alone = select(Item.id).join(Batch, Batch.id == Item.batch_id).where(_KEPT, *of_batch)
        yield _Condition(literal_column("1 = 1"), alone)


def _worded(word: str, *more: ColumnElement[bool]) -> _Condition:
    """One letter is a word; two or more may be the beginning of one."""
    begins = (Word.word == word,) if len(word) < 2 else (Word.word >= word, Word.word < word + "\U0010ffff")
    return _Condition(
        exists().where(Word.item_id == Item.id, *begins, *more), select(Word.item_id).where(*begins, *more)
    )


def _shown(db: Connection, numbers: Sequence[int]) -> tuple[FoundPackage, ...]:
    if not numbers:
        return ()
    asked = select(*_COLUMNS).join(Batch, Batch.id == Item.batch_id).where(Item.id.in_(numbers))
    found = made(FoundPackage, db.execute(asked.order_by(Item.id.desc())))
    copies = _counted(db.execute(_copies(numbers)))
    held = set(
        db.scalars(
            select(LegalHold.package).where(
                LegalHold.package.in_([f.package for f in found]), LegalHold.released_at == ""
            )
        )
    )
    return tuple(replace(f, copies=copies.get(f.number, 0), held=f.package in held) for f in found)


def _copies(numbers: Sequence[int]) -> Select[Any]:
    """Of the version that the item has; what lies beside it under the same id is no copy of it."""
    columns: tuple[Any, ...] = (Copy.item_id, func.count())
    of_it = (Item.id == Copy.item_id) & (Item.digest == Copy.digest)
    return select(*columns).join(Item, of_it).where(Copy.item_id.in_(numbers)).group_by(Copy.item_id)


def _counted(rows: Iterable[Any]) -> dict[int, int]:
    return {number: copies for number, copies in rows}  # noqa: C416
