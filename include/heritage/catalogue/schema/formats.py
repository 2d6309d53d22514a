"""The catalogue's table of the forms that items' files have. Packages tell it in their sheets; a rebuild reads it there."""

from __future__ import annotations

from sqlalchemy import BigInteger, Connection, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from heritage.catalogue.schema.tables import Base


class ItemFormat(Base):
    """How many files of an item are of one form: the format, and `facts`, the measurements it is judged by, as JSON in one spelling."""

    __tablename__ = "item_format"
    __table_args__ = (
        Index("item_format_of", "institution", "puid", "facts", "item_id", "files", "size", info={"since": 9}),
    )
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id", ondelete="CASCADE"), primary_key=True)
    puid: Mapped[str] = mapped_column(primary_key=True)
    facts: Mapped[str] = mapped_column(primary_key=True)
    institution: Mapped[str]
    files: Mapped[int]
    size: Mapped[int] = mapped_column(BigInteger)


def create(connection: Connection) -> None:
    """Schema 9. What is registered already is not known by its form before a `rebuild`; until then it counts as not read."""
    Base.metadata.create_all(connection, tables=[ItemFormat.__table__])  # type: ignore[list-item]
    connection.execute(text("CREATE INDEX IF NOT EXISTS revision_run ON revision (run, item_id)"))
