"""The rows of a delivery's tables that are about an item; how tables are written is for tools.spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from heritage.contracts import DescriptionContext
from heritage.errors import SourceUnreadable
from heritage.files import safe_join
from heritage.model import Item, about, phrase
from heritage.tools.document import plain_text, spreadsheet

LARGEST = 256 << 20
"""Bytes: a table larger than this is no description of a batch."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its number as a spreadsheet shows it, and (column, value) for each filled cell."""

    number: int
    about: str  # the path it is about, without slash at the end
    cells: tuple[tuple[str, str], ...]


def rows_about(known: DescriptionContext, name: str, *keys: str) -> Iterator[tuple[Row, str]]:
    """The rows of metadata/<name> about this item or one of its files, in order, each with its subject: "" for the item,
    else the file's path. `keys`: what the column with the path may be called. A table that does not come with the delivery says
    nothing, and a copy of one in a folder of its own (a donor's) is only kept. Raises SourceUnreadable for one that is no CSV."""
    table = next((f for f in known.delivery.metadata if f.path == f"metadata/{name}"), None)
    if table is None or table.size > LARGEST:
        return
    place = safe_join(known.place, table.path)
    rows = _rows_by_path(place, table.sha512, keys)
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
def _rows_by_path(place: Path, _sha512: str, keys: Collection[str]) -> dict[str, list[Row]]:
    """Read once per process, not once per item: a batch of 10,000 photographs shares one metadata.csv."""
    found: dict[str, list[Row]] = {}
    try:
        for row in _rows(place.read_bytes(), keys):
            found.setdefault(row.about, []).append(row)
    except csv.Error as error:
        raise SourceUnreadable(about(place.name, str(error))) from error
    return found


def _rows(content: bytes, keys: Collection[str]) -> Iterator[Row]:
    written = plain_text.read(content)
    if written.fault:
        raise SourceUnreadable(phrase("no-utf-8", encoding=written.encoding, line=written.line))
    sheet = spreadsheet.sheet(written.text, keys)
    at = sheet.column(keys)
    if at is None:
        return
    columns = [name or f"column {place}" for place, name in enumerate(sheet.header, start=1)]
    for number, cells in sheet.rows:
        about = spreadsheet.as_path(cells[at]) if at < len(cells) else ""
        filled = tuple((c, v) for i, (c, v) in enumerate(zip(columns, cells, strict=False)) if v.strip() and i != at)
        if about and filled:
            yield Row(number, about, filled)


def named(table: str, row: Row) -> str:
    """How a statement names its source."""
    return f"{table}, row {row.number}"
