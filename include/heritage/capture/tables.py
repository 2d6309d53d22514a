"""Looks over metadata.csv and rights.csv: readable, about what is there, and rights in words that mean something; what the cells say
is for `describe`, which reads them with the same reader."""

from __future__ import annotations

import csv
import difflib
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from heritage.capture import rights
from heritage.capture.formulas import computes
from heritage.capture.problem import Problem, shown
from heritage.capture.spelling import Spellings
from heritage.capture.writing import readable
from heritage.tools import rights_words, spreadsheet
from heritage.tools.dublin_core_terms import REFINEMENTS
from heritage.tools.spreadsheet import Sheet

RIGHTS = "metadata/rights.csv"
SUBJECTS = {"metadata/metadata.csv": ("filename",), RIGHTS: rights_words.SUBJECTS}
"""Table → what the column that names what a row is about may be called."""

_NAMED = 200
"""Wrong rows that are named one by one: a table made for another delivery has as many as it has rows."""

_SAVE = "Save the table as CSV in UTF-8, one row for each thing."
_LIKE_A_TABLE = (".csv", ".tsv", ".tab", ".xls", ".xlsx", ".ods", ".csv.txt")
_NEAR = 0.8
_TERM = re.compile(r"((?:dc|dcterms)[.:])([A-Za-z]+)\s*(?:\[([^\]]*)\])?", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


@dataclass(slots=True)
class _Table:
    """A table that is being looked over. `wrong` counts rows, `formulas` are shown together."""

    path: str
    sheet: Sheet
    column: int
    subjects: Collection[str]
    spellings: Spellings
    wrong: int = 0
    formulas: list[str] = field(default_factory=list)
    grants: rights.Grants = field(default_factory=rights.Grants)

    def named(self) -> bool:
        """Is the next wrong row named by itself? Counts it."""
        self.wrong += 1
        return self.wrong <= _NAMED


def faults(path: str, content: bytes, subjects: Collection[str]) -> Iterator[Problem]:
    """What is wrong with a table. `subjects`: the paths that rows may be about (items' folders and files)."""
    text, unreadable = readable("table", path, content)
    yield from unreadable
    if text is None:
        return
    number = 1
    try:
        sheet = spreadsheet.sheet(text, SUBJECTS[path])
        yield from _header_faults(path, sheet)
        column = sheet.column(SUBJECTS[path])
        if column is None:
            return
        table = _Table(path, sheet, column, subjects, Spellings(subjects))
        for number, row in sheet.rows:
            if any(cell.strip() for cell in row):
                yield from _row_faults(table, number, row)
        yield from _summed(table)
    except csv.Error as error:
        yield Problem("table", f"{path}, row {number + 1}", "CSV", shown(str(error)), _SAVE)


def misnamed(paths: Collection[str]) -> Iterator[Problem]:
    """Files that mean to be a table and would be read by nobody: silence about rights opens what is closed. In metadata/ itself one of
    nearly the right name refuses; with the objects, or in a folder of metadata/, a table of rights does, unless the real one is there."""
    for path in sorted(paths):
        folder, _, name = path.rpartition("/")
        bare = name.lower().partition(".")[0]
        if path in SUBJECTS or not name.lower().endswith(_LIKE_A_TABLE):
            continue
        if folder == "metadata" and (near := _meant(bare)):
            advice = f"Save it as metadata/{near}.csv, or put it into a folder of its own if it is only to be kept."
            found = "a table under another name, which nobody would read"
            yield Problem("table-name", path, f"metadata/{near}.csv", found, advice)
        elif f"metadata/{bare}.csv" in SUBJECTS and folder.startswith(("objects", "metadata")):
            yield _elsewhere(
                path, bare, refuses=bare == "rights" and folder.startswith("objects") and RIGHTS not in paths
            )


def _meant(bare: str) -> str:
    """rights (1), rights_2026 and right are `rights`; a word beside it does not make it another table."""
    words = re.split(r"[^a-z]+", bare)
    close = difflib.get_close_matches(bare, ("metadata", "rights"), n=1, cutoff=_NEAR)
    return next((name for name in ("rights", "metadata") if name in words), close[0] if close else "")


def _elsewhere(path: str, bare: str, *, refuses: bool) -> Problem:
    found = "a table elsewhere, which nobody reads"
    advice = f"Nothing to do if it is only to be kept; otherwise put its rows into metadata/{bare}.csv."
    if refuses:
        advice = f"Put its rows into metadata/{bare}.csv: what it says of rights would not be kept."
    return Problem("table-name", path, f"metadata/{bare}.csv", found, advice, refuses)


def _header_faults(path: str, sheet: Sheet) -> Iterator[Problem]:
    keys, lowered = SUBJECTS[path], [name.lower() for name in sheet.header]
    if sheet.column(keys) is None:
        twice = sum(name in keys for name in lowered) > 1
        wanted = f'one column "{keys[0]}" in the first row' if twice else f'a first row with the column "{keys[0]}"'
        yield Problem("table", path, wanted, f'"{shown(", ".join(sheet.header), 120)}"', _SAVE)
    elif path == RIGHTS:
        yield from rights.header_faults(path, lowered)
    else:
        yield from _term_faults(path, sheet.header)


def _term_faults(path: str, header: Sequence[str]) -> Iterator[Problem]:
    """Columns that mean to be Dublin Core and are not: they are kept with the description, and no catalogue harvests them."""
    for name in header:
        found = _TERM.fullmatch(name)
        if found and (found[2][0].lower() + found[2][1:]) not in REFINEMENTS:
            near = difflib.get_close_matches(found[2], sorted(REFINEMENTS), n=1)
            kept = "Nothing to do: it is kept as it came, and not harvested."
            advice = f'Did you mean "{found[1]}{near[0]}"?' if near else kept
            yield Problem("table", f"{path}, row 1", "a term of Dublin Core", f'"{shown(name, 60)}"', advice, False)
        elif found and found[3] and not _LANGUAGE.fullmatch(found[3]):
            wanted, advice = "a language as in dc.title[nl]", "Write its code of two or three letters (BCP 47)."
            yield Problem("table", f"{path}, row 1", wanted, f'"{shown(name, 60)}"', advice, False)


def _row_faults(table: _Table, number: int, row: Sequence[str]) -> Iterator[Problem]:
    place, header = f"{table.path}, row {number}", table.sheet.header
    more = [cell for cell in row[len(header) :] if cell.strip()]
    if more and table.named():
        found = f"{len(row)} cells"
        yield Problem("table", place, f"{len(header)} cells as in the first row", found, _SAVE)
    yield from _subject_faults(table, place, row)
    for column, cell in enumerate(row, start=1):
        if len(cell) > spreadsheet.LONGEST and table.named():
            found = f"{len(cell)} in column {column}"
            yield Problem(
                "table",
                place,
                f"cells of at most {spreadsheet.LONGEST} characters",
                found,
                "Make it a file of its own.",
            )
        elif computes(cell):
            table.formulas.append(f"row {number}: {shown(cell, 40)}")
    if table.path == RIGHTS and not more:
        subject = spreadsheet.as_path(row[table.column]) if table.column < len(row) else ""
        said = [*rights.row_faults(place, header, row), *table.grants.contradictions(place, subject, header, row)]
        yield from (p for p in said if table.named())


def _subject_faults(table: _Table, place: str, row: Sequence[str]) -> Iterator[Problem]:
    cell = row[table.column] if table.column < len(row) else ""
    path = spreadsheet.as_path(cell)
    if path in table.subjects or not table.named():
        return
    found, advice = table.spellings.differently(path), "Write the name as it is in the folder."
    if not found:
        found = f'"{shown(cell.strip())}", which is not in the delivery' if path else "nothing"
        advice = "Correct the path, or deliver what is missing."
    yield Problem("table-subject", place, "the path of an item or a file of it, below objects/", found, advice)


def _summed(table: _Table) -> Iterator[Problem]:
    if table.wrong > _NAMED:
        found, advice = f"{table.wrong - _NAMED} more rows that are wrong", "Is it the table of this delivery?"
        yield Problem("table", table.path, "rows about this delivery", found, advice)
    if table.formulas:
        found = f"{len(table.formulas)} that a spreadsheet would compute ({'; '.join(table.formulas[:3])})"
        advice = "Write what is meant, without the sign in front; whoever opens the table later must not run it."
        yield Problem("table-formula", table.path, "cells of text", found, advice)
