"""The catalogue's tables about what archived files are like, so that the same is known when it comes again."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from sqlalchemy import BigInteger, Connection, ForeignKey, Index, LargeBinary, insert, text
from sqlalchemy.orm import Mapped, mapped_column

from heritage.catalogue.likeness import of_bytes
from heritage.catalogue.schema.tables import Base

_AT_ONCE = 1000


def _item() -> Mapped[int]:
    return mapped_column(ForeignKey("item.id", ondelete="CASCADE"), primary_key=True)


class Picture(Base):
    """An archived picture, or a page of one: `number` is its file's. See `likeness.Likeness`."""

    __tablename__ = "picture"
    item_id: Mapped[int] = _item()
    number: Mapped[int] = mapped_column(primary_key=True)
    page: Mapped[int] = mapped_column(primary_key=True)
    pixels: Mapped[bytes] = mapped_column(LargeBinary)
    look: Mapped[bytes] = mapped_column(LargeBinary)


class LikenessKey(Base):
    """What an archived file may be found by: a key of its institution, of its bytes, its pixels or a part of its look."""

    __tablename__ = "likeness_key"
    __table_args__ = (Index("likeness_key_of_item", "item_id"), {"sqlite_with_rowid": False})
    key: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    item_id: Mapped[int] = _item()
    number: Mapped[int] = mapped_column(primary_key=True)
    page: Mapped[int] = mapped_column(primary_key=True)


_ORIGINALS = text("""SELECT file.item_id, file.number, file.sha512, batch.institution
FROM file JOIN item ON item.id = file.item_id JOIN batch ON batch.id = item.batch_id
WHERE (file.item_id > :item OR file.item_id = :item AND file.number > :number)
AND file.role = 'original' AND file.size > 0 AND item.version > 0
ORDER BY file.item_id, file.number LIMIT :most""")


def create(connection: Connection) -> None:
    """These two tables. What is archived is known by its bytes; pixels and looks stand in the packages, and a rebuild reads them."""
    Base.metadata.create_all(connection, tables=[Picture.__table__, LikenessKey.__table__])  # type: ignore[list-item]
    waiting = _known(connection)
    while some := list(islice(waiting, _AT_ONCE)):
        connection.execute(insert(LikenessKey), some)


def _known(connection: Connection) -> Iterator[dict[str, Any]]:
    """A thousand at a time, for the rows are written meanwhile."""
    after: dict[str, Any] = {"item": 0, "number": 0}
    while rows := connection.execute(_ORIGINALS, {**after, "most": _AT_ONCE}).all():
        for row in rows:
            key = of_bytes(row.institution, row.sha512)
            yield {"key": key, "item_id": row.item_id, "number": row.number, "page": 1}
        after = {"item": rows[-1].item_id, "number": rows[-1].number}
