"""CSV files of a delivery, read as people make them: with a BOM, from Excel (semicolons, Windows-1252), with repeated columns.
Cells are text and stay what they are: `=1+1` is four characters, never a formula, never a number."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from heritage.contracts import Known
from heritage.errors import SourceUnreadable
from heritage.files import inside
from heritage.model import Item

LARGEST = 256 << 20
"""Bytes: a table larger than this is no description of a batch."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its number as a spreadsheet shows it, and (column, value) for each filled cell."""

    number: int
    about: str  # the path it is about, without slash at the end
    cells: tuple[tuple[str, str], ...]


def rows_about(known: Known, name: str, key: str) -> Iterator[tuple[Row, str]]:
    """The rows of metadata/<name> about this item or one of its files, in order, each with its subject: "" for the item,
    else the file's path. `key` is the column with the path. A table that does not come with the delivery says nothing.
    Raises SourceUnreadable for one that is no CSV."""
    table = next((f for f in known.delivery.metadata if f.path.rpartition("/")[2].lower() == name), None)
    if table is None or table.size > LARGEST:
        return
    place = inside(known.place, table.path)
    rows = _rows_by_path(place, table.sha512, key)
    for path, subject in _paths(known.item):
        for row in rows.get(path, ()):
            yield row, subject


def _paths(item: Item) -> Iterator[tuple[str, str]]:
    """How a table may name the item and its files. A one-file item is named by its file: that is the item."""
    yield f"objects/{item.id}", ""
    alone = len(item.files) == 1 and item.files[0].path.count("/") == 1
    for file in item.files:
        yield file.path, "" if alone else file.path


@lru_cache(maxsize=4)
def _rows_by_path(place: Path, _sha512: str, key: str) -> dict[str, list[Row]]:
    """Read once per process, not once per item: a batch of 10,000 photographs shares one metadata.csv."""
    found: dict[str, list[Row]] = {}
    try:
        for row in _rows(place.read_bytes(), key):
            found.setdefault(row.about, []).append(row)
    except csv.Error as error:
        raise SourceUnreadable(f"{place.name}: {error}") from error
    return found


def _rows(content: bytes, key: str) -> Iterator[Row]:
    text = decoded(content)
    csv.field_size_limit(16 << 20)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text, key))
    columns = [column.strip() for column in next(reader, [])]
    if key not in (lowered := [column.lower() for column in columns]):
        return
    at = lowered.index(key)
    for number, cells in enumerate(reader, 2):
        about = cells[at].strip().replace("\\", "/").strip("/") if at < len(cells) else ""
        filled = tuple((c, v) for i, (c, v) in enumerate(zip(columns, cells, strict=False)) if v.strip() and i != at)
        if about and filled:
            yield Row(number, _as_path(about), filled)


def decoded(content: bytes) -> str:
    """UTF-8 (with or without BOM) or UTF-16 with BOM; what is neither was written by Excel in Windows-1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _delimiter(text: str, key: str) -> str:
    """Comma, unless the first line only makes sense with another: no guess is made from the values below it."""
    header = (text.splitlines() or [""])[0]
    for delimiter in (",", ";", "\t"):
        columns = next(csv.reader([header], delimiter=delimiter), [])
        if len(columns) > 1 and key in (column.strip().lower() for column in columns):
            return delimiter
    return ","


def _as_path(about: str) -> str:
    """`objects/` may be left out (and Windows separators were turned); nothing else is guessed."""
    return about if about.startswith("objects/") else f"objects/{about}"


def named(table: str, row: Row) -> str:
    """How a statement names its source."""
    return f"{table}, row {row.number}"
