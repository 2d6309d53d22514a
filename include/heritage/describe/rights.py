"""Rights: rights.csv as Archivematica defines it, and the institution's default where nothing is said."""

from __future__ import annotations

from collections.abc import Iterator

from heritage.contracts import DescriptionContext
from heritage.describe.spreadsheet import named, rows_about
from heritage.model import DEFAULT_RIGHTS, Statement
from heritage.model.rights_rows import COLUMNS
from heritage.tools.document import rights_words


class RightsCsv:
    """Each row of metadata/rights.csv: its cells as `premis:<column>` (the statements of one row share their source), and
    one readable dcterms:rights."""

    name = "rights.csv"

    def describe(self, known: DescriptionContext) -> Iterator[Statement]:
        for row, subject in rows_about(known, "rights.csv", *rights_words.SUBJECTS):
            source = named(self.name, row)
            cells = {
                name.lower(): rights_words.as_known(name, value) for name, value in row.cells if name.lower() in COLUMNS
            }
            if not cells:
                continue
            for column, value in cells.items():
                yield Statement(f"premis:{column}", value, source, subject=subject)
            yield Statement("dcterms:rights", rights_words.readable(cells), source, subject=subject)


class DefaultRights:
    """The institution's rights statement (a URI), for an item of which rights.csv and metadata.csv say nothing."""

    name = "default rights"

    def __init__(self, uri: str, source: str = DEFAULT_RIGHTS) -> None:
        self.uri = uri
        self.source = source

    def describe(self, known: DescriptionContext) -> Iterator[Statement]:
        said = any(True for _ in rows_about(known, "rights.csv", *rights_words.SUBJECTS))
        columns = (
            c for row, subject in rows_about(known, "metadata.csv", "filename") if not subject for c, _ in row.cells
        )
        if not said and not any("rights" in column.lower() or "license" in column.lower() for column in columns):
            yield Statement("dcterms:rights", self.uri, self.source)
