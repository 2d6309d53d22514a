"""Rows of rights, as Archivematica's rights.csv has them: statements `premis:<column>` of one source and subject are one row. In a revision all rows of
the item are one field, each row a text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol


class Told(Protocol):
    """A statement, as far as a row needs it."""

    @property
    def field(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def subject(self) -> str: ...


Row = dict[str, str]
"""Column (`basis`, `status`, `grant_act` …) → cell; empty ones are left out."""

RIGHTS_ROWS = "premis:rights"
"""The field of a change that is about rows; a value is a row as JSON, its columns sorted."""

COLUMNS = (
    "basis",
    "status",
    "determination_date",
    "jurisdiction",
    "start_date",
    "end_date",
    "terms",
    "citation",
    "note",
    "grant_act",
    "grant_restriction",
    "grant_start_date",
    "grant_end_date",
    "grant_note",
    "doc_id_type",
    "doc_id_value",
    "doc_id_role",
)
"""Of a row, as Archivematica calls them."""

WORDS = {
    "basis": ("copyright", "license", "statute", "donor", "policy", "other", "institutional policy"),
    "grant_act": (
        "delete",
        "discover",
        "display",
        "disseminate",
        "migrate",
        "modify",
        "print",
        "publish",
        "replicate",
        "use",
    ),
    "grant_restriction": ("allow", "disallow", "conditional"),
}
"""Column → the words that it may hold; upper and lower case are the same."""

_PREFIX = "premis:"


def rows(statements: Iterable[Told]) -> Iterator[tuple[str, str, Row]]:
    """(source, subject, row) of each, in the order in which they were said."""
    found: dict[tuple[str, str], Row] = {}
    for one in statements:
        if one.field.startswith(_PREFIX):
            found.setdefault((one.source, one.subject), {})[one.field.removeprefix(_PREFIX)] = one.value
    for (source, subject), row in found.items():
        yield source, subject, row


def as_text(row: Mapping[str, str]) -> str:
    """As a value of a change: the same row is the same text."""
    return json.dumps(dict(row), sort_keys=True, ensure_ascii=False)


def of_text(text: str) -> Row:
    """The row again, in the columns' order."""
    found: Row = json.loads(text)
    return {name: found[name] for name in (*COLUMNS, *sorted(found.keys() - {*COLUMNS})) if name in found}


def in_words(row: Mapping[str, str]) -> str:
    """`basis: copyright, status: public domain`, for people."""
    return ", ".join(f"{column}: {cell}" for column, cell in row.items())


def statement_values(row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The fields of its statements, and what they say."""
    yield from ((f"{_PREFIX}{column}", cell) for column, cell in row.items())


def sides(field: str, before: Sequence[Told], after: Sequence[str]) -> tuple[list[str], list[str]]:
    """What is shown of a change: its values before and after, a row of rights in words."""
    if field != RIGHTS_ROWS:
        return [one.value for one in before], list(after)
    return [in_words(row) for _, _, row in rows(before)], [in_words(of_text(one)) for one in after]
