"""The catalogue's table of what comes again: which item takes the place of which earlier one. Dossiers say it too, and packages do of
what was known when they were sealed."""

from __future__ import annotations

from sqlalchemy import Connection, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from heritage.catalogue.schema.tables import Base, Batch, Item, some

_SINCE = {"since": 4}
"""Of indexes on older tables: an older schema's migration must not make them yet."""


class Earlier(Base):
    """An item of a batch, by its name (it need not have been judged), and the earlier batch whose item of that name it answers."""

    __tablename__ = "earlier"
    __table_args__ = (Index("earlier_batch", "earlier", "item", "batch_id"),)
    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id", ondelete="CASCADE"), primary_key=True)
    item: Mapped[str] = mapped_column(primary_key=True)
    earlier: Mapped[str] = mapped_column(primary_key=True)  # the earlier batch's name, of the same institution
    how: Mapped[str]  # named | order | confirmed
    who: Mapped[str]
    at: Mapped[str]


_ITEMS_BY_NAME = Index("item_named", Item.name, Item.batch_id, info=_SINCE)
_BATCHES_BY_ORDER = Index(
    "batch_of_order", Batch.order, Batch.started, Batch.id, info=_SINCE, **some("\"order\" <> ''")
)


def to_fourth(connection: Connection) -> None:
    """Schema 4: orders, and what comes again."""
    connection.execute(text("ALTER TABLE batch ADD COLUMN \"order\" TEXT NOT NULL DEFAULT ''"))
    Base.metadata.create_all(connection, tables=[Earlier.__table__])  # type: ignore[list-item]
    for index in (_ITEMS_BY_NAME, _BATCHES_BY_ORDER):
        index.create(connection, checkfirst=True)
