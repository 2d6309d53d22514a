"""A question in SQL with the wall in it, ready to be put to the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, text

from heritage.catalogue.queries.tenancy import Institutions

_WALL = re.compile(r"\[\[([\w.]+)\]\]")
_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Query:
    """A question with the wall in it: `sql` as it is put to the database, `values` what the wall's names stand for."""

    sql: str
    values: Mapping[str, str]

    def rows(self, db: Connection, **values: Any) -> Iterator[Row[Any]]:
        """Streamed, some at a time: the block must stay open."""
        streamed = db.execution_options(yield_per=_AT_ONCE)
        yield from streamed.execute(text(self.sql), {**self.values, **values})


def asked(sql: str, institutions: Institutions) -> Query:
    """The question for who sees these institutions. `[[column]]` in it is where the wall stands; a question without one is a mistake of
    ours, and is put to nobody."""
    if not _WALL.search(sql):
        raise ValueError(f"a question without a wall: {sql[:80]}")
    if institutions is None:
        return Query(_WALL.sub("1 = 1", sql), {})
    names = {f"institution_{number}": code for number, code in enumerate(sorted(institutions))}
    among = f"IN ({', '.join(f':{name}' for name in names)})" if names else "IN (NULL)"
    return Query(_WALL.sub(rf"\1 {among}", sql), names)
