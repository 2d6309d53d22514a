"""A catalogue that comes as a table: a row per record, found by the column that holds its identifier."""

from __future__ import annotations

import csv
from collections.abc import Mapping

from heritage.tools.document import plain_text, spreadsheet
from heritage.tools.source.answers import LARGEST_RECORD, Given, NoRecord, Why, as_row

Rows = Mapping[str, Given | NoRecord]
"""Identifier → its row, or that there are several."""


def rows(content: bytes, key: str, address: str) -> Rows:
    """All of them. Raises NoRecord for what is no table with that column."""
    written = plain_text.read(content)
    if written.fault:
        raise NoRecord(Why.UNREADABLE, f"{address} is no UTF-8 (line {written.line})")
    found: dict[str, Given | NoRecord] = {}
    try:
        sheet = spreadsheet.sheet(written.text, (key.lower(),))
        place = sheet.column((key.lower(),))
        if place is None or len(set(sheet.header)) < len(sheet.header):
            raise NoRecord(Why.UNREADABLE, f"{address} has no column {key}, or one of its columns twice")
        for _, cells in sheet.rows:
            name = cells[place].strip() if place < len(cells) else ""
            if name:
                found[name] = NoRecord(Why.SEVERAL) if name in found else _row(name, sheet.header, cells, address)
    except csv.Error as error:
        raise NoRecord(Why.UNREADABLE, f"{address}: {error}") from error
    return found


def _row(name: str, header: tuple[str, ...], cells: list[str], address: str) -> Given | NoRecord:
    content = as_row(header, cells)
    if len(cells) > len(header) or len(content) > LARGEST_RECORD:
        return NoRecord(Why.UNREADABLE, "a row that is longer than the table's head, or than a record may be")
    return Given(name, content, address)
