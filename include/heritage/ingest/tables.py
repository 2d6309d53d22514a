"""Looks over metadata.csv and rights.csv: readable, about what is there, and rights in words that mean something; what the cells say
is for `describe`, which reads them with the same reader."""

from __future__ import annotations

import csv
import difflib
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from heritage import rights
from heritage.ingest.formulas import computes
from heritage.ingest.spelling import Spellings
from heritage.ingest.writing import readable
from heritage.model import Reason
from heritage.problem import Problem, problem, remark, shown
from heritage.tools.document import rights_words, spreadsheet
from heritage.tools.document.dublin_core_terms import REFINEMENTS
from heritage.tools.document.spreadsheet import Sheet

RIGHTS = "metadata/rights.csv"
SUBJECTS = {"metadata/metadata.csv": ("filename",), RIGHTS: rights_words.SUBJECTS}
"""Table → what the column that names what a row is about may be called."""

_NAMED = 200
"""Wrong rows that are named one by one: a table made for another delivery has as many as it has rows."""

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
        yield problem("table", f"{path}, row {number + 1}", "csv", reason=Reason(shown(str(error))))


def misnamed(paths: Collection[str]) -> Iterator[Problem]:
    """Files that mean to be a table and would be read by nobody: silence about rights opens what is closed. In metadata/ itself one of
    nearly the right name refuses; with the objects, or in a folder of metadata/, a table of rights does, unless the real one is there."""
    for path in sorted(paths):
        folder, _, name = path.rpartition("/")
        bare = name.lower().partition(".")[0]
        if path in SUBJECTS or not name.lower().endswith(_LIKE_A_TABLE):
            continue
        if folder == "metadata" and (near := _meant(bare)):
            yield problem("table-name", path, "near", name=near)
        elif bare == "rights" and folder.startswith("objects") and RIGHTS not in paths:
            yield problem("table-name", path, "elsewhere-rights", name=bare)
        elif f"metadata/{bare}.csv" in SUBJECTS and folder.startswith(("objects", "metadata")):
            yield remark("table-name", path, "elsewhere", name=bare)


def _meant(bare: str) -> str:
    """rights (1), rights_2026 and right are `rights`; a word beside it does not make it another table."""
    words = re.split(r"[^a-z]+", bare)
    close = difflib.get_close_matches(bare, ("metadata", "rights"), n=1, cutoff=_NEAR)
    return next((name for name in ("rights", "metadata") if name in words), close[0] if close else "")


def _header_faults(path: str, sheet: Sheet) -> Iterator[Problem]:
    keys, lowered = SUBJECTS[path], [name.lower() for name in sheet.header]
    if sheet.column(keys) is None:
        code = "column-twice" if sum(name in keys for name in lowered) > 1 else "column"
        yield problem("table", path, code, column=keys[0], header=shown(", ".join(sheet.header), 120))
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
            meant = {"near": f"{found[1]}{near[0]}"} if near else {}
            code = "term-near" if near else "term"
            yield remark("table", f"{path}, row 1", code, column=shown(name, 60), **meant)
        elif found and found[3] and not _LANGUAGE.fullmatch(found[3]):
            yield remark("table", f"{path}, row 1", "language", column=shown(name, 60))


def _row_faults(table: _Table, number: int, row: Sequence[str]) -> Iterator[Problem]:
    place, header = f"{table.path}, row {number}", table.sheet.header
    more = [cell for cell in row[len(header) :] if cell.strip()]
    if more and table.named():
        yield problem("table", place, "cells", cells=len(row), columns=len(header))
    yield from _subject_faults(table, place, row)
    for column, cell in enumerate(row, start=1):
        if len(cell) > spreadsheet.LONGEST and table.named():
            yield problem("table", place, "long", characters=len(cell), column=column, limit=spreadsheet.LONGEST)
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
    if other := table.spellings.differently(path):
        yield problem("table-subject", place, "spelt", **other)
    elif path:
        yield problem("table-subject", place, "strange", path=shown(cell.strip()))
    else:
        yield problem("table-subject", place, "nothing")


def _summed(table: _Table) -> Iterator[Problem]:
    if table.wrong > _NAMED:
        yield problem("table", table.path, "rows", more=table.wrong - _NAMED)
    if table.formulas:
        yield problem("table-formula", table.path, "computed", cells=len(table.formulas), examples=table.formulas[:3])
