"""What stands in a catalogue, asked by the test itself and not by the code that it tries."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from heritage.catalogue.schema.store import reading


def rows(url: str, sql: str, **values: Any) -> list[dict[str, Any]]:
    """The answer to a query."""
    with reading(url) as db:
        return [dict(row._mapping) for row in db.execute(text(sql), values)]
