"""Looks over what rights.csv says: a column or a word that nobody knows would be rights that nobody keeps. Packages are made of it later."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from heritage.model.rights_rows import COLUMNS, WORDS
from heritage.problem import Problem, problem, shown
from heritage.tools.document.rights_words import DATES, SAME, STATUS, SUBJECTS

_DAY = re.compile(
    r"(?:open|unknown|\.\.|-?[0-9X]{4}(?:-(?:[0-2][0-9X]|3[0-9]|XX)(?:-[0-3X][0-9X])?)?[?~%]?(?:T[0-9:.]+(?:Z|[-+][0-9:]+)?)?)",
    re.IGNORECASE,
)
"""A day, month or year as ISO 8601 and EDTF write it, or one that is open (Archivematica: `open`)."""


def header_faults(path: str, header: Sequence[str]) -> Iterator[Problem]:
    """Columns that Archivematica's table does not have, and those that come twice. `header` in lower case."""
    for place, name in enumerate(header, start=1):
        if name in COLUMNS or name in SUBJECTS:
            if header.index(name) + 1 < place:
                yield problem("rights", f"{path}, row 1", "column-twice", column=name)
        elif name:
            near = difflib.get_close_matches(re.sub(r"[^a-z]+", "_", name), COLUMNS, n=1)
            told = {"column": shown(name, 60), "allowed": COLUMNS} | ({"near": near[0]} if near else {})
            yield problem("rights", f"{path}, row 1", "columns-near" if near else "columns", **told)
    if "basis" not in header:
        yield problem("rights", f"{path}, row 1", "basis")


def row_faults(place: str, header: Sequence[str], row: Sequence[str]) -> Iterator[Problem]:
    """What a row says that PREMIS has no word for, and what it must say and does not."""
    cells = {name.lower(): cell.strip() for name, cell in zip(header, row, strict=False) if cell.strip()}
    for column, words in WORDS.items():
        if column in cells:
            yield from _word(place, column, cells[column], words)
    if "basis" in _lowered(header) and "basis" not in cells:
        yield problem("rights", f"{place}, basis", "word-none", allowed=WORDS["basis"])
    if cells.get("basis", "").lower() == "copyright" and "status" in cells:
        yield from _nearly(place, "status", cells["status"], STATUS)
    yield from _grant(place, cells)
    for column in DATES:
        if column in cells and not all(is_day(part) for part in cells[column].split("/")):
            yield problem("rights", f"{place}, {column}", "day", day=shown(cells[column], 60))
    for first, last in (("start_date", "end_date"), ("grant_start_date", "grant_end_date")):
        if (
            re.match(r"\d{4}", cells.get(first, ""))
            and re.match(r"\d{4}", cells.get(last, ""))
            and cells[last] < cells[first][: len(cells[last])]
        ):
            days = {"start": shown(cells[first], 60), "end": shown(cells[last], 60)}
            yield problem("rights", f"{place}, {last}", "end", **days)


def is_day(text: str) -> bool:
    """Is it written as a day, and is there such a day? A rule that ends on 2041-02-30 would never end. Months from 21 on are EDTF's seasons."""
    if not _DAY.fullmatch(text):
        return False
    matched = re.match(r"(\d{4})-(\d\d)(?:-(\d\d))?", text)
    if matched is None or (int(matched[2]) > 20 and not matched[3]):
        return True
    try:
        return bool(date(int(matched[1]) or 4, int(matched[2]), int(matched[3] or 1)))
    except ValueError:
        return False


@dataclass(slots=True)
class Grants:
    """What the rows so far allow and forbid: (subject, basis, act, begin, end) → the restriction and where it stands."""

    said: dict[tuple[str, ...], tuple[str, str]] = field(default_factory=dict)

    def contradictions(self, place: str, subject: str, header: Sequence[str], row: Sequence[str]) -> Iterator[Problem]:
        """A row that says of the same act and time another thing than an earlier one: nobody could tell which holds."""
        cells = {name.lower(): cell.strip().lower() for name, cell in zip(header, row, strict=False) if cell.strip()}
        if "grant_act" not in cells or "grant_restriction" not in cells:
            return
        act = tuple(cells.get(name, "") for name in ("grant_act", "grant_start_date", "grant_end_date"))
        restriction = SAME.get(cells["grant_restriction"], cells["grant_restriction"])
        before, where = self.said.setdefault((subject, *act), (restriction, place))
        if before != restriction:
            told = {"before": before, "place": where, "restriction": shown(restriction, 60)}
            yield problem("rights", f"{place}, grant_restriction", "contradicts", **told)


def _lowered(header: Sequence[str]) -> list[str]:
    return [name.lower() for name in header]


def _grant(place: str, cells: dict[str, str]) -> Iterator[Problem]:
    """An act and its restriction belong together: one without the other says neither yes nor no."""
    if "grant_act" in cells and "grant_restriction" not in cells:
        yield problem("rights", f"{place}, grant_restriction", "word-none", allowed=WORDS["grant_restriction"])
    elif "grant_act" not in cells and cells.keys() & {"grant_restriction", "grant_start_date", "grant_end_date"}:
        yield problem("rights", f"{place}, grant_act", "word-none", allowed=WORDS["grant_act"])


def _word(place: str, column: str, found: str, words: Sequence[str]) -> Iterator[Problem]:
    word = found.lower()
    if word in words or word in SAME:
        return
    told = {"word": shown(found, 60), "allowed": words}
    if near := difflib.get_close_matches(word, [*words, *SAME], n=1):
        yield problem("rights", f"{place}, {column}", "word-near", near=SAME.get(near[0], near[0]), **told)
    else:
        yield problem("rights", f"{place}, {column}", "word", **told)


def _nearly(place: str, column: str, found: str, words: Sequence[str]) -> Iterator[Problem]:
    word = found.lower()
    near = difflib.get_close_matches(word, words, n=1, cutoff=0.85)
    if near and word not in words:
        told = {"word": shown(found, 60), "allowed": words}
        yield problem("rights", f"{place}, {column}", "word-near", near=near[0], **told)
