"""Which folders the catalogue knows as deliveries, taken in or refused."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select, union

from heritage.catalogue.schema.tables import Batch, Refusal


def places(db: Connection, asked: Sequence[str]) -> set[str]:
    """Those of the folders that are a batch's, or were refused."""
    batches = select(Batch.place).where(Batch.place.in_(asked))
    refused = select(Refusal.place).where(Refusal.place.in_(asked))
    return set(db.scalars(union(batches, refused))) if asked else set()
