"""The strip: an item's pages in the order in which they are read, what they are called and are, and the parts that they make; as a script
has them, and as a form without one. And numbers that count on by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from heritage.catalogue.revisions import KeptRevision
from heritage.model import PAGE_LABEL, PAGE_TYPE, PART_TYPES, Statement
from heritage.model.built import BESIDE, Part, nested, parts_said, reading_order
from heritage.model.folio import as_roman, roman
from heritage.pages.revision import outline

AT_ONCE = 200
"""Rows of the form that is there without a script."""

_NUMBERED = re.compile(r"(?P<before>.*?)(?P<number>[0-9]+)(?P<side>[rv]?)(?P<after>[^0-9]*)")


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page: the delivered file, what it is called and is, the number of its picture (0: none), and its place among those that are read
    (from 1; 0: it is not)."""

    path: str
    label: str
    type: str
    picture: int
    place: int = 0

    @property
    def name(self) -> str:
        """Of the file."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Strip:
    """How an item is built up. `rows`: as they are read, then those that are not; `delivered`: all paths as they came."""

    rows: Sequence[PageRow]
    parts: Sequence[Part]
    delivered: Sequence[str]
    workline: str

    @property
    def text(self) -> str:
        """The parts, a line each."""
        return outline.written(self.parts, outline.names(self.delivered))

    @property
    def part_types(self) -> Sequence[str]:
        return PART_TYPES.get(self.workline, ())

    def told(self) -> dict[str, Any]:
        """For the script: pages in the delivery's order, the order by their numbers there, parts with these numbers."""
        of = {row.path: row for row in self.rows}
        number = {path: n for n, path in enumerate(self.delivered)}
        pages = [[path, of[path].label, of[path].type, of[path].picture] for path in self.delivered]
        parts = [
            {"kind": p.kind, "label": p.label, "first": number[p.first], "last": number[p.last], "begin": p.begin, "end": p.end, "level": p.level}
            for p in self.parts if p.first in number and p.last in number
        ]  # fmt: skip
        order = [number[row.path] for row in self.rows if row.place]
        return {"pages": pages, "order": order, "parts": parts, "beside": sorted(BESIDE), "timed": self.workline == "audiovisual"}  # fmt: skip


def strip(pages: Sequence[tuple[str, int]], said: Sequence[Statement], workline: str) -> Strip:
    """As people said it. `pages`: the files as they were delivered, each with the number of its picture."""
    told = {(one.subject, one.field): one.value for one in said}
    paths = [path for path, _ in pages]
    place = {path: n for n, path in enumerate(reading_order(paths, said), 1)}
    rows = [
        PageRow(path, told.get((path, PAGE_LABEL), ""), told.get((path, PAGE_TYPE), ""), picture, place.get(path, 0))
        for path, picture in pages
    ]
    ordered = sorted(rows, key=lambda row: row.place or len(rows) + 1)
    return Strip(ordered, parts_said(said), paths, workline)


def as_of(version: int, said: Sequence[Statement], made: Iterable[KeptRevision]) -> list[Statement]:
    """What that version said of how the item is built up. `made`: all revisions, the newest first."""
    then = list(said)
    for revision in made:
        changes = (
            [c for c in revision.changes if c["field"].startswith("structure:")] if revision.version > version else []
        )
        changed = {(change["subject"], change["field"]) for change in changes}
        then = [one for one in then if (one.subject, one.field) not in changed]
        then += [Statement(**old) for change in changes for old in change["before"]]
    return then


def patch(shown: Strip, before: Strip) -> dict[str, Any]:
    """What makes `shown` of `before`, as REST takes it: only what is other."""
    old = {row.path: row for row in before.rows}
    pages = {row.path: said for row in shown.rows if (said := _said(row, old[row.path]))}
    order = [row.path for row in shown.rows if row.place]
    found: dict[str, Any] = {"pages": pages} if pages else {}
    if order != [row.path for row in before.rows if row.place]:
        found["order"] = order
    if shown.parts != before.parts:
        found["parts"] = nested(shown.parts)
    return found


def _said(row: PageRow, before: PageRow) -> dict[str, Any]:
    said: dict[str, Any] = {} if row.label == before.label else {"label": row.label}
    said |= {} if row.type == before.type else {"type": row.type}
    return said | ({} if bool(row.place) == bool(before.place) else {"read": bool(row.place)})


def written(
    before: Strip, paths: Sequence[str], labels: Sequence[str], types: Sequence[str], places: Sequence[int]
) -> Strip:
    """As the form was sent, with some of the pages. A page that was given another place stands before the one that has it, or after it
    where it comes from further ahead."""
    sent = zip(labels, types, places, strict=False)
    told = dict(zip(paths, sent, strict=False))
    rows = [_sent(row, told.get(row.path)) for row in before.rows]
    moved = sorted(zip(rows, before.rows, strict=True), key=lambda pair: _where(*pair))
    placed = [row for row, _ in moved if row.place]
    beside = [row for row, _ in moved if not row.place]
    return replace(before, rows=[*(replace(row, place=n) for n, row in enumerate(placed, 1)), *beside])


def _sent(row: PageRow, told: tuple[str, str, int] | None) -> PageRow:
    if told is None:
        return row
    return replace(row, label=told[0].strip(), type=told[1].strip(), place=max(told[2], 0))


def _where(row: PageRow, before: PageRow) -> tuple[int, int]:
    return row.place, (row.place > before.place > 0) - (row.place < before.place or not before.place)


def counted(shown: Strip, first: int, last: int, start: str) -> Strip:
    """The pages from the first to the last (from 1) called start, and on from there: iv, v, vi; 12, 13; [3], [4]; 7r, 7v, 8r."""
    labels = counting(start.strip())
    chosen = dict(zip(range(first, last + 1), labels, strict=False))
    rows = [replace(page, label=chosen.get(number, page.label)) for number, page in enumerate(shown.rows, 1)]
    return replace(shown, rows=rows)


def counting(start: str) -> Iterator[str]:
    """Labels without an end; of a start that is no number, the same again."""
    if value := roman(start.lower()):
        found = (as_roman(number) for number in range(value, 400))
        yield from (one.upper() if start.isupper() else one for one in found)
        return
    match = _NUMBERED.fullmatch(start)
    if match is None:
        yield from (start for _ in range(100_000))
        return
    sides = ("r", "v") if match["side"] else ("",)
    begun = sides.index(match["side"])
    every = ((n, side) for n in range(int(match["number"]), 10**9) for side in sides)
    width = len(match["number"]) if match["number"].startswith("0") else 0
    for number, side in islice(every, begun, None):
        yield f"{match['before']}{number:0{width}d}{side}{match['after']}"
