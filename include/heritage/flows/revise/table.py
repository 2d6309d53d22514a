"""Many revisions as a table: a row per package, a column per field and language (`dc.title[nl]`, as in metadata.csv), a column again for
each further value. What is written can be read back; a table that nobody changed changes nothing."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from heritage.describe.table import field_of
from heritage.ingest.writing import readable
from heritage.model import Reason, Said, Statement, rights_rows
from heritage.model.rights_rows import COLUMNS
from heritage.problem import Problem, problem, shown
from heritage.tools.document import spreadsheet

KEY = "package"
_OF_RIGHTS = re.compile(r"rights\[(?P<row>[0-9]{1,3})\]\.(?P<column>.+)", re.IGNORECASE)
_COMPUTED = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet might compute. Such a one is written with an apostrophe before it, which is taken off again."""

Values = Mapping[str, Sequence[Said]]
"""Field → all its values."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a table says of one package."""

    number: int
    package: str
    values: Values
    rights: list[dict[str, str]] | None = (
        None  # rows of rights, from columns `rights[1].basis`; None: it has no such column
    )


def written(packages: Iterable[tuple[str, Sequence[Statement]]], fields: Sequence[str]) -> str:
    """The table of these packages: what is said of each item itself in the fields."""
    packages = list(packages)
    rows = [(package, _by_column(said, fields)) for package, said in packages]
    heads = _heads([cells for _, cells in rows], fields)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    rights = [[row for _, subject, row in rights_rows.rows(said) if not subject] for _, said in packages]
    most = {(nth, name) for some in rights for nth, row in enumerate(some) for name in row}
    columns = sorted(most, key=lambda each: (each[0], COLUMNS.index(each[1])))
    named = [f"{field}[{language}]" if language else field for field, language, _ in heads]
    writer.writerow([KEY, *named, *(f"rights[{nth + 1}].{name}" for nth, name in columns)])
    for (package, cells), some in zip(rows, rights, strict=True):
        told = [_nth(cells.get((field, language), ()), nth) for field, language, nth in heads]
        told += [some[nth].get(name, "") if nth < len(some) else "" for nth, name in columns]
        writer.writerow([package, *map(_safe, told)])
    return "\ufeff" + out.getvalue()


def _by_column(said: Iterable[Statement], fields: Sequence[str]) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for one in said:
        if one.field in fields and not one.subject:
            found.setdefault((one.field, one.language), []).append(one.value)
    return found


def _heads(
    rows: Sequence[Mapping[tuple[str, str], Sequence[str]]], fields: Sequence[str]
) -> list[tuple[str, str, int]]:
    """(field, language, which of its values), in the order of the fields."""
    most: dict[tuple[str, str], int] = {}
    for row in rows:
        for key, values in row.items():
            most[key] = max(most.get(key, 0), len(values))
    ordered = sorted(most, key=lambda key: (fields.index(key[0]), key[1]))
    return [(*key, nth) for key in ordered for nth in range(most[key])]


def _nth(values: Sequence[str], nth: int) -> str:
    return values[nth] if nth < len(values) else ""


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith((*_COMPUTED, "'")) else cell


def _plain(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith((*_COMPUTED, "'")) else cell


def read(name: str, content: bytes) -> tuple[list[Row], list[Problem]]:
    """The rows, and what is wrong with the table as such."""
    text, problems = readable("table", name, content)
    if text is None:
        return [], problems
    try:
        sheet = spreadsheet.sheet(text, (KEY,))
        place = sheet.column((KEY,))
        if place is None:
            return [], [problem("revision-table", name, "no-package")]
        return _rows(sheet, place, name)
    except csv.Error as error:
        return [], [problem("table", name, "csv", reason=Reason(shown(str(error))))]


def _rows(sheet: spreadsheet.Sheet, place: int, name: str) -> tuple[list[Row], list[Problem]]:
    rows: list[Row] = []
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    for number, cells in sheet.rows:
        if not any(cell.strip() for cell in cells):
            continue
        package = cells[place].strip() if place < len(cells) else ""
        if not package or package in seen:
            code = "twice" if package else "no-id"
            problems.append(
                problem("revision-table", f"{name}, row {number}", code, package=package, row=seen.get(package, 0))
            )
        seen.setdefault(package, number)
        values = dict(_values(sheet.header, cells, place))
        rows.append(Row(number, package, values, _rights(sheet.header, cells)))
    return rows, problems


def _values(header: Sequence[str], cells: Sequence[str], place: int) -> Iterator[tuple[str, list[Said]]]:
    found: dict[str, list[Said]] = {}
    for column, head in enumerate(header):
        if column == place or not head or _OF_RIGHTS.fullmatch(head):
            continue
        field, language = field_of(head)
        cell = _plain(cells[column].strip()) if column < len(cells) else ""
        found.setdefault(field, []).extend([Said(cell, language)] if cell else [])
    yield from found.items()


def _rights(header: Sequence[str], cells: Sequence[str]) -> list[dict[str, str]] | None:
    found: dict[int, dict[str, str]] = {}
    for column, head in enumerate(header):
        if named := _OF_RIGHTS.fullmatch(head):
            row = found.setdefault(int(named["row"]), {})
            row[named["column"].lower()] = _plain(cells[column].strip()) if column < len(cells) else ""
    return [found[number] for number in sorted(found) if any(found[number].values())] if found else None
