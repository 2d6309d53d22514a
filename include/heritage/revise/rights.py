"""The rows of an item's rights, as a change: what Archivematica's rights.csv says in columns, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from unicodedata import normalize

from heritage.model import DEFAULT_RIGHTS, Change, Said, Statement, rights_rows
from heritage.model.rights_rows import COLUMNS, RIGHTS_ROWS, Row
from heritage.problem import Problem, problem, shown
from heritage.rights import Grants, header_faults, row_faults
from heritage.tools.document import rights_uris, rights_words

RIGHTS = "rights"
"""The key of a patch that has them: a list of rows, column → text; null or an empty list takes them away."""

MOST = 100
"""Rows of an item."""

LONGEST = 20_000
"""Characters of a cell."""


def rows_of(said: Sequence[Statement]) -> list[Row]:
    """Those of the item itself."""
    return [row for _, subject, row in rights_rows.rows(said) if not subject]


def rights_changes(said: Sequence[Statement], given: object) -> Iterator[Change | Problem]:
    """The rows, and the sentences that are made of them, as they are to be; what stays as it is is not judged."""
    if not isinstance(given, list | None) or not all(map(_is_row, given or ())):
        yield problem("revision-rights", RIGHTS, "shape")
        return
    rows = [row for one in given or () if (row := _row(one))]
    before = tuple(one for one in said if one.field.startswith("premis:") and not one.subject)
    known = [rights_rows.as_text(_row(row)) for row in rows_of(said)]
    texts = list(dict.fromkeys(map(rights_rows.as_text, rows)))
    if texts == known:
        return
    wrong = list(_faults(rows, known))
    yield from wrong
    if not wrong:
        yield Change(RIGHTS_ROWS, before, tuple(Said(one) for one in texts))
        yield from _sentences(said, before, [rights_rows.of_text(one) for one in texts])


def _is_row(given: object) -> bool:
    return isinstance(given, Mapping) and all(isinstance(cell, str | None) for cell in given.values())


def _row(given: Mapping[str, Any]) -> Row:
    """In the columns' order, composed, without blanks around and empty cells; a column that nobody knows comes last, to be refused."""
    cells = {str(name).strip().lower(): value for name, value in given.items()}
    order = {name: nth for nth, name in enumerate(COLUMNS)}
    told = {name: _cell(name, cells[name]) for name in sorted(cells, key=lambda name: order.get(name, len(order)))}
    return {name: value for name, value in told.items() if value}


def _cell(name: str, value: str | None) -> str:
    return rights_words.as_known(name, normalize("NFC", value or "").strip())


def _faults(rows: Sequence[Row], known: Sequence[str]) -> Iterator[Problem]:
    """As a delivery's table is judged; a row that is there already was taken once."""
    if len(rows) > MOST:
        yield problem("revision-rights", RIGHTS, "many", number=len(rows), most=MOST)
    grants = Grants()
    for number, row in enumerate(rows, start=1):
        place, header, cells = f"{RIGHTS}, row {number}", list(row), list(row.values())
        if rights_rows.as_text(row) not in known:
            yield from header_faults(place, list(dict.fromkeys([*header, "basis"])))
            yield from row_faults(place, ["basis", *(one for one in header if one != "basis")], _basis_first(row))
            yield from _cells(place, row)
        yield from grants.contradictions(place, "", header, cells)


def _basis_first(row: Row) -> list[str]:
    return [row.get("basis", ""), *(value for name, value in row.items() if name != "basis")]


def _cells(place: str, row: Row) -> Iterator[Problem]:
    for name, value in row.items():
        if name in rights_words.SUBJECTS:
            yield problem("revision-rights", f"{place}, {name}", "file")
        if len(value) > LONGEST or any(not one.isprintable() and one not in "\n\r\t" for one in value):
            yield problem("revision-rights", f"{place}, {name}", "cell", found=shown(value, 60), most=LONGEST)
    yield from uri_faults(f"{place}, doc_id_value", row.get("doc_id_value", ""))


def uri_faults(place: str, value: str) -> Iterator[Problem]:
    """An address of RightsStatements.org or Creative Commons that they do not have."""
    if rights_uris.is_wrong(value):
        yield problem("revision-rights", place, "uri", found=shown(value, 200), near=rights_uris.nearest(value))


def _sentences(said: Sequence[Statement], before: Sequence[Statement], rows: Sequence[Row]) -> Iterator[Change]:
    """A row has a sentence of dcterms:rights beside it, as a delivery's table gives it. The institution's default stands only where nothing is said."""
    sources, made = {one.source for one in before}, {rights_words.readable(row) for row in rows_of(said)}
    own = [one for one in said if one.field == "dcterms:rights" and not one.subject]
    kept = [one for one in own if one.source not in {*sources, DEFAULT_RIGHTS} and one.value not in made]
    after = [Said(one.value, one.language) for one in kept] + [Said(rights_words.readable(row)) for row in rows]
    if [Said(one.value, one.language) for one in own] != after:
        yield Change("dcterms:rights", tuple(own), tuple(dict.fromkeys(after)))
