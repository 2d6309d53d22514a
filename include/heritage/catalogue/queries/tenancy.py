"""What stands in front of every query: the institutions that somebody sees, and the place in a list where a page begins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, true, tuple_
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

Institutions = frozenset[str] | None
"""The institutions that somebody sees; None = all, an empty set = nothing."""

Row = TypeVar("Row")
Noun = TypeVar("Noun")

_APART = "~"
"""Between the parts of a place in a list; `%7E` inside them."""


def seen(column: Any, institutions: Institutions) -> ColumnElement[bool]:
    """The wall: only rows of these institutions."""
    return true() if institutions is None else column.in_(sorted(institutions))


class late(FunctionElement[Any]):
    """The column, for a condition that is asked of each row as it comes. Without this, SQLite, which knows no numbers, would choose
    the column's index, find half the archive by it, and sort that, when the rows lie in the wanted order already. PostgreSQL knows
    what is there, and is left alone."""

    inherit_cache = True

    def __init__(self, column: Any) -> None:
        super().__init__(column)
        self.type = column.type


@compiles(late)
def _as_it_is(element: late, compiler: SQLCompiler, **more: Any) -> str:
    return compiler.process(element.clauses, **more)


@compiles(late, "sqlite")
def _without_index(element: late, compiler: SQLCompiler, **more: Any) -> str:
    return "+" + compiler.process(element.clauses, **more)


def made(noun: Callable[..., Noun], rows: Iterable[Any]) -> tuple[Noun, ...]:
    """A noun of each row; the columns are asked for in the order of its fields."""
    return tuple(noun(*row) for row in rows)


def place(*parts: object) -> str:
    """Names a row in the order of its list, for the URL of the page after it."""
    return _APART.join(str(part).replace("%", "%25").replace(_APART, "%7E") for part in parts)


def parts(after: str, *kinds: type) -> tuple[Any, ...] | None:
    """What `place` was given; None for "" and for anything that it never answered: the list then begins at its beginning."""
    found = [part.replace("%7E", _APART).replace("%25", "%") for part in after.split(_APART)]
    if not after or len(found) != len(kinds) or "\0" in after:
        return None
    try:
        values = tuple(kind(part) for kind, part in zip(kinds, found, strict=True))
    except ValueError:
        return None
    return None if any(isinstance(v, int) and not -(2**63) <= v < 2**63 for v in values) else values


def beyond(columns: Sequence[Any], values: Sequence[Any], *, newest_first: bool = False) -> ColumnElement[bool]:
    """The rows after that place. Row values: one range of the index in both databases."""
    at = tuple_(*columns)
    return at < tuple(values) if newest_first else at > tuple(values)


def page(rows: Sequence[Row], most: int) -> tuple[tuple[Row, ...], Row | None]:
    """The page's rows of the `most` + 1 that were asked for, and its last one when there are more."""
    return tuple(rows[:most]), rows[most - 1] if len(rows) > most else None
