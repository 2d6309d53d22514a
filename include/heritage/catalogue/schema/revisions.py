"""The catalogue's table of what made each version after the first. Packages have it in their sheets; a rebuild reads it there."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from heritage.catalogue.schema.tables import Base


class Revision(Base):
    """A revision of an item's package, by the version that it made. `changes`: as `model.Change`, in JSON."""

    __tablename__ = "revision"
    __table_args__ = (Index("revision_newest", "at", "item_id"), Index("revision_run", "run", "item_id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id", ondelete="CASCADE"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    changes: Mapped[list[dict[str, Any]]]
    why: Mapped[str]
    who: Mapped[str]
    at: Mapped[str]
    evidence: Mapped[str]
    approved_by: Mapped[str]
    approved_at: Mapped[str]
    approval: Mapped[str]
    run: Mapped[str]


def create(connection: Connection) -> None:
    """Schema 8. No package had a second version before."""
    Base.metadata.create_all(connection, tables=[Revision.__table__])  # type: ignore[list-item]
