"""Looks over metadata.csv and rights.csv: readable, and about files that are there; what the cells say is for `describe`."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Sequence

from heritage.capture.problem import Problem, shown

SUBJECTS = {"metadata/metadata.csv": ("filename",), "metadata/rights.csv": ("filename", "file")}
"""Table → the column that names what a row is about (Archivematica's rights.csv calls it `file`)."""

_NAMED = 200
"""Wrong rows that are named one by one: a table made for another delivery has as many as it has rows."""

_SAVE = "Save the table as CSV, UTF-8, separated by commas."
_FORMULA = ("=", "@")
_PERHAPS = ("+", "-", "\t", "\r")
_CALL = frozenset("(|!")
"""A cell that begins with a sign may be a telephone number or a dash; with one of these it is a formula that calls something."""


def faults(path: str, content: bytes, subjects: Collection[str]) -> Iterator[Problem]:
    """What is wrong with a table. `subjects`: the paths that rows may be about (items' folders and files)."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        yield Problem("table", path, "text in UTF-8", f"other bytes at {error.start}", _SAVE)
        return
    if "\0" in text:
        yield Problem("table", path, "text", "a NUL byte", _SAVE)
        return
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [cell.strip() for cell in next(rows, [])]
        yield from _header_faults(path, header)
        if column := next((c for c in SUBJECTS[path] if c in header), None):
            yield from _row_faults(path, rows, header, header.index(column), subjects)
    except csv.Error as error:
        yield Problem("table", f"{path}, line {rows.line_num}", "CSV", shown(str(error)), _SAVE)


def _header_faults(path: str, header: Sequence[str]) -> Iterator[Problem]:
    if not set(SUBJECTS[path]) & set(header):
        wanted = f'a first row with the column "{SUBJECTS[path][-1]}"'
        found = "columns separated by semicolons" if ";" in "".join(header) else f'"{shown(", ".join(header), 120)}"'
        yield Problem("table", path, wanted, found, _SAVE)


def _row_faults(
    path: str, rows: Iterator[list[str]], header: Sequence[str], column: int, subjects: Collection[str]
) -> Iterator[Problem]:
    formulas: list[str] = []
    wrong = 0
    for number, row in enumerate(rows, start=2):
        if not any(cell.strip() for cell in row):
            continue
        place = f"{path}, row {number}"
        if len(row) > len(header) and (wrong := wrong + 1) <= _NAMED:
            yield Problem("table", place, f"{len(header)} cells as in the first row", f"{len(row)} cells", _SAVE)
        subject = row[column].strip().rstrip("/") if column < len(row) else ""
        if subject not in subjects and (wrong := wrong + 1) <= _NAMED:
            found = f'"{shown(subject)}", which is not in the delivery' if subject else "nothing"
            advice = "Correct the path, or deliver what is missing."
            yield Problem("table-subject", place, "the path of an item or a file of it, below objects/", found, advice)
        formulas += [f"row {number}: {shown(cell, 40)}" for cell in row if _computes(cell)]
    if wrong > _NAMED:
        advice = "Is it the table of this delivery?"
        yield Problem("table", path, "rows about this delivery", f"{wrong - _NAMED} more rows that are wrong", advice)
    if formulas:
        yield _formulas(path, formulas)


def _computes(cell: str) -> bool:
    """Whether a spreadsheet would compute the cell, and so run what somebody outside wrote."""
    text = cell.lstrip(" ")
    return len(text) > 1 and (text.startswith(_FORMULA) or (text.startswith(_PERHAPS) and bool(_CALL & set(text))))


def _formulas(path: str, formulas: Sequence[str]) -> Problem:
    found = f"{len(formulas)} that a spreadsheet would compute ({'; '.join(formulas[:3])})"
    advice = "Write what is meant, without the sign in front; whoever opens the table later must not run it."
    return Problem("table-formula", path, "cells of text", found, advice)
