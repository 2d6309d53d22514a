"""CSV as people's spreadsheets save it: comma, semicolon or tab, Excel's `sep=`, marks, quotes, cells of many lines. One reader for
whoever asks what a table says and whether it may say it. Cells are text and stay what they are: `=1+1` is four characters."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

LONGEST = 16 << 20
"""Characters of a cell. A finding aid in one cell has some hundred thousand."""

_SEP = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
_DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class Sheet:
    """`header`: the first row's cells, trimmed. `rows`: the number that a spreadsheet shows, and the cells; raises csv.Error
    where the text is no CSV."""

    header: tuple[str, ...]
    rows: Iterator[tuple[int, list[str]]]

    def column(self, keys: Collection[str]) -> int | None:
        """Where the column is that has one of these names (lower case); None when there is none, or more than one."""
        found = [place for place, name in enumerate(self.header) if name.lower() in keys]
        return found[0] if len(found) == 1 else None


def sheet(text: str, keys: Collection[str]) -> Sheet:
    """The table in a text. `keys`: one of the columns that it must have, by which its delimiter is told. Raises csv.Error."""
    delimiter = ""
    if declared := _SEP.match(text):  # Excel does not count that line
        delimiter, text = declared[1], text[declared.end() :]
    csv.field_size_limit(1 << 30)  # who judges a table names the row and column of a cell that is too long
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter or _delimiter(text, keys), strict=True)
    header = tuple(cell.strip() for cell in next(reader, []))
    return Sheet(header, enumerate(reader, start=2))


def _delimiter(text: str, keys: Collection[str]) -> str:
    """Comma, unless the first line only makes sense with another: no guess is made from the values below it."""
    header = next(io.StringIO(text[: 1 << 20], newline=""), "").strip("\r\n")
    for delimiter in _DELIMITERS:
        columns = next(csv.reader([header], delimiter=delimiter), [])
        if len(columns) > 1 and any(column.strip().lower() in keys for column in columns):
            return delimiter
    return ","


def as_path(cell: str) -> str:
    """What a cell is about, as a path below objects/: that word may be left out, Windows separators and slashes at the end are
    turned or dropped; nothing else is guessed. "" for an empty cell."""
    path = cell.strip().replace("\\", "/").removeprefix("./").strip("/")
    return path if not path or path == "objects" or path.startswith("objects/") else f"objects/{path}"
