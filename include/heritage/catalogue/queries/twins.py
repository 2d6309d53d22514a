"""Finds what an institution has archived already, in another batch, for one file of a new item. What is read is bounded by the file's
own keys, not by the archive; nobody is told of another institution's holdings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import BigInteger, Connection, Select, and_, bindparam, or_, select, union_all

from heritage import model
from heritage.catalogue import likeness
from heritage.catalogue.likeness import Likeness
from heritage.catalogue.parts import Row, many, rows
from heritage.catalogue.queries.tenancy import late
from heritage.catalogue.schema.likeness import LikenessKey, Picture
from heritage.catalogue.schema.states import ItemState
from heritage.catalogue.schema.tables import Batch, File, Item
from heritage.dossier import Sheets
from heritage.model import Alike, Measured, Twin

OF_EACH_KEY = 64
"""Rows that are looked at for one key, those that were archived first: what more have in common says nothing."""

MOST = 12
"""Items that are named for one file; the nearest, and of those as near the ones that were archived first."""

_ORDER = tuple(Alike)


@dataclass(frozen=True, slots=True)
class _Found:
    """A candidate that was compared."""

    alike: Alike
    differs: float
    item_id: int
    number: int
    page: int
    turned: int = 0

    @property
    def rank(self) -> tuple[int, float, int, int, int]:
        return (_ORDER.index(self.alike), self.differs, self.item_id, self.number, self.page)


def twins_of(db: Connection, *, institution: str, batch: str, measured: Measured) -> Iterator[Twin]:
    """The twins of one file, the nearest of each archived item. The batch's own items are not among them, so that a run that is
    repeated says what it said."""
    pages = {page.page: page for page in likeness.likenesses(measured)}
    for number in sorted(pages.keys() | {1}):
        page = pages.get(number, Likeness(number, b"", b""))
        asked = dict(_asked(institution, measured.file if number == 1 else None, page))
        nearest: dict[int, _Found] = {}
        for found in sorted(_compared(db, institution, batch, asked, page), key=lambda found: found.rank):
            nearest.setdefault(found.item_id, found)
        path = measured.file.path if number == 1 else f"{measured.file.path} (page {number})"
        yield from _named(db, path, list(nearest.values())[:MOST])


def written(db: Connection, number: int, institution: str, sheets: Sheets) -> None:
    """The rows of an archived item; there must be none yet."""
    files = {f.path: (n, f) for item in rows(sheets, "item", model.Item) for n, f in enumerate(item.files, 1)}
    many(db, LikenessKey, (
        _key_row(number, n, 1, likeness.of_bytes(institution, f.sha512)) for n, f in files.values() if f.size
    ))  # fmt: skip
    for measured in rows(sheets, "measured", Measured):
        if known := files.get(measured.file.path):
            _write_pictures(db, number, known[0], institution, list(likeness.likenesses(measured)))


def _write_pictures(db: Connection, item: int, number: int, institution: str, found: Sequence[Likeness]) -> None:
    own = {"item_id": item, "number": number}
    many(db, Picture, ({**own, "page": p.page, "pixels": p.pixels, "look": p.look} for p in found))
    many(db, LikenessKey, (
        _key_row(item, number, p.page, key)
        for p in found
        for key in dict.fromkeys([likeness.of_pixels(institution, p.pixels), *likeness.of_look(institution, p.look)])
    ))  # fmt: skip


def _key_row(item: int, number: int, page: int, key: int) -> Row:
    return {"key": key, "item_id": item, "number": number, "page": page}


def _asked(institution: str, file: model.File | None, page: Likeness) -> Iterator[tuple[int, str]]:
    """The keys to look up, and what they are keys of."""
    for quarters in reversed(likeness.QUARTERS) if page.look else ():
        look = likeness.turned(page.look, quarters)
        yield from ((key, "look") for key in likeness.of_look(institution, look))
    if page.pixels:
        yield likeness.of_pixels(institution, page.pixels), "pixels"
    if file is not None and file.size:
        yield likeness.of_bytes(institution, file.sha512), "bytes"


def _compared(
    db: Connection, institution: str, batch: str, asked: Mapping[int, str], page: Likeness
) -> Iterator[_Found]:
    if not asked:
        return
    keys = {f"key{n}": key for n, key in enumerate(asked)}
    looks = [likeness.turned(page.look, quarters) for quarters in likeness.QUARTERS] if page.look else []
    for row in db.execute(_candidates(len(keys)), {**keys, "institution": institution, "batch": batch}):
        place = (row.item_id, row.number, row.page)
        if asked[row.key] == "bytes":
            yield _Found(Alike.BYTES, 0.0, *place)
        elif row.pixels == page.pixels:
            yield _Found(Alike.PIXELS, 0.0, *place)
        elif looks and row.look:
            least, quarters = min((likeness.differs(look, row.look), n) for n, look in enumerate(looks))
            if least <= likeness.FARTHEST:
                yield _Found(Alike.LOOK, round(least, 4), *place, turned=90 * quarters)


@lru_cache(maxsize=8)
def _candidates(keys: int) -> Select[Any]:
    """What has one of so many keys: a range of the index for each. The wall stands here too, whatever a key says."""
    own = (LikenessKey.key, LikenessKey.item_id, LikenessKey.number, LikenessKey.page)
    each = [
        select(*own).where(LikenessKey.key == bindparam(f"key{n}", type_=BigInteger)).order_by(*own).limit(OF_EACH_KEY)
        for n in range(keys)
    ]
    found = union_all(*(select(one.subquery()) for one in each)).subquery("found")
    same = (Picture.item_id == found.c.item_id, Picture.number == found.c.number, Picture.page == found.c.page)
    joined = select(found, Picture.pixels, Picture.look).join(Item, Item.id == found.c.item_id)
    joined = joined.join(Batch, Batch.id == Item.batch_id).outerjoin(Picture, and_(*same))
    wall = (late(Batch.institution) == bindparam("institution"), late(Batch.name) != bindparam("batch"))
    return joined.where(*wall, late(Item.state) == ItemState.DEPOSITED.value)


def _named(db: Connection, path: str, found: Sequence[_Found]) -> Iterator[Twin]:
    if not found:
        return
    columns = (File.item_id, File.path, Item.name.label("item"), Item.package, Batch.name.label("batch"))
    asked = select(*columns).join(Item, Item.id == File.item_id).join(Batch, Batch.id == Item.batch_id)
    these = or_(*(and_(File.item_id == f.item_id, File.number == f.number) for f in found))
    known = {row.item_id: row for row in db.execute(asked.where(these))}
    for f in found:
        if row := known.get(f.item_id):
            file = row.path if f.page == 1 else f"{row.path} (page {f.page})"
            yield Twin(path, f.alike, row.package, row.batch, row.item, file, f.differs, f.turned)
