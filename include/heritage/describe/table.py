"""metadata.csv: what the institution says of its objects, in Dublin Core, exactly as it says it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heritage.contracts import DescriptionContext
from heritage.describe.spreadsheet import named, rows_about
from heritage.model import Statement

# dc.title, dcterms.title, dc:title; a language in brackets: dc.title[nl]
_COLUMN = re.compile(r"(?P<set>dc|dcterms)[.:](?P<term>[A-Za-z]+)\s*(\[(?P<language>[A-Za-z0-9-]+)\])?", re.IGNORECASE)


class MetadataCsv:
    """Dublin Core columns of metadata/metadata.csv. Other columns are kept too, under `table:<column>`: what an
    institution wrote down is not thrown away because Dublin Core has no word for it."""

    name = "metadata.csv"

    def describe(self, known: DescriptionContext) -> Iterator[Statement]:
        for row, subject in rows_about(known, "metadata.csv", "filename"):
            for column, value in row.cells:
                field, language = field_of(column)
                yield Statement(field, value, named(self.name, row), language, subject)


def field_of(column: str) -> tuple[str, str]:
    """A column's head as field and language: `dc.title[nl]` → ("dc:title", "nl"); `Shelf` → ("table:Shelf", "")."""
    found = _COLUMN.fullmatch(column.strip())
    if found is None:
        return f"table:{column.strip()}", ""
    return f"{found['set'].lower()}:{_term(found['term'])}", found["language"] or ""


def _term(term: str) -> str:
    """Dublin Core's own spelling: Title → title, isPartOf stays."""
    return term[0].lower() + term[1:]
