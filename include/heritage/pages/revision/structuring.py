"""The form that says what the pages of an item are called, and what they are; and numbers that count on by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from heritage.model import PAGE_LABEL, PAGE_TYPE, Change, Statement
from heritage.model.folio import as_roman, roman

_NUMBERED = re.compile(r"(?P<before>.*?)(?P<number>[0-9]+)(?P<side>[rv]?)(?P<after>[^0-9]*)")


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page: the delivered file, what it is called and is, and the number of its picture (0: none)."""

    path: str
    label: str
    type: str
    picture: int


def rows(pages: Iterable[tuple[str, int]], said: Iterable[Statement]) -> list[PageRow]:
    """As they are called now."""
    told = {(one.subject, one.field): one.value for one in said}
    return [
        PageRow(path, told.get((path, PAGE_LABEL), ""), told.get((path, PAGE_TYPE), ""), picture)
        for path, picture in pages
    ]


def written(pages: Sequence[PageRow], labels: Sequence[str], types: Sequence[str]) -> list[PageRow]:
    """As the form was sent."""
    sent = zip(pages, labels, types, strict=False)
    return [replace(page, label=label.strip(), type=kind.strip()) for page, label, kind in sent]


def counted(pages: Sequence[PageRow], first: int, last: int, start: str) -> list[PageRow]:
    """The pages from the first to the last (from 1) called start, and on from there: iv, v, vi; 12, 13; [3], [4]; 7r, 7v, 8r."""
    labels = counting(start.strip())
    chosen = dict(zip(range(first, last + 1), labels, strict=False))
    return [replace(page, label=chosen.get(number, page.label)) for number, page in enumerate(pages, 1)]


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


def patch(pages: Iterable[PageRow]) -> dict[str, Any]:
    """All of them, as REST takes it."""
    return {"pages": {page.path: {"label": page.label, "type": page.type} for page in pages}}


def only(changes: Iterable[Change]) -> dict[str, Any]:
    """The part that changes something."""
    found: dict[str, dict[str, str]] = {}
    for change in changes:
        name = "label" if change.field == PAGE_LABEL else "type"
        found.setdefault(change.subject, {})[name] = change.after[0].value if change.after else ""
    return {"pages": found}
