"""The parts of an item as a person gives them: a tree is read, and judged against the pages in the order in which they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import inf
from typing import Any
from unicodedata import normalize

from heritage.model import PART_TYPES, Part
from heritage.model.built import BESIDE, seconds, timecode
from heritage.problem import Problem, problem, shown

LONGEST = 100
"""Characters of a page's label."""

LONGEST_LABEL = 500
"""Characters of a part's label: a title."""

DEEPEST = 8
"""Levels of parts in parts."""

MOST = 20_000
"""Parts of an item."""

TOGETHER = 400_000
"""Pages that all parts may have together: each is a link in METS. 10,000 pages in eight levels are 80,000."""

_KEYS = {"type", "label", "first", "last", "begin", "end", "parts"}


def read(given: object, problems: list[Problem], workline: str) -> list[Part]:
    """The tree as a list, each part before its own; what is wrong with it as such goes to `problems`."""
    found: list[Part] = []
    open_lists: list[Iterator[Any]] = [iter(_listed(given, "parts", problems))]
    while open_lists:
        one = next(open_lists[-1], None)
        if one is None:
            open_lists.pop()
            continue
        part = _one(one, len(open_lists) - 1, problems, workline)
        if part is None:
            continue
        found.append(part)
        if len(found) > MOST:
            problems.append(problem("revision-part", "parts", "many", most=MOST))
            return found
        inner = _listed(one.get("parts"), part.label, problems)
        if inner and len(open_lists) == DEEPEST:
            problems.append(problem("revision-part", shown(part.label), "deep", most=DEEPEST))
        else:
            open_lists.append(iter(inner))
    return found


def _listed(given: object, subject: str, problems: list[Problem]) -> list[Any]:
    if isinstance(given, list) and None not in given:
        return given
    if given is not None:
        problems.append(problem("revision-part", shown(subject), "shape"))
    return []


def _one(one: Any, level: int, problems: list[Problem], workline: str) -> Part | None:
    texts = ("type", "label", "first", "last", "begin", "end")
    if not isinstance(one, dict) or not one.keys() <= _KEYS or not all(isinstance(one.get(n, ""), str) for n in texts):
        problems.append(problem("revision-part", "parts", "shape"))
        return None
    kind, label, first, last, begin, end = (one.get(name, "").strip() for name in texts)
    part = Part(kind, normalize("NFC", label), first, last or first, _time(begin), _time(end), level)
    problems += _worded(part, workline)
    return part


def _time(given: str) -> str:
    """As every part says it; what is no time stays, to be named."""
    found = seconds(given)
    return given if found is None else timecode(found)


def _worded(part: Part, workline: str) -> Iterator[Problem]:
    """What is wrong with its words."""
    kinds = PART_TYPES.get(workline) or tuple(dict.fromkeys(chain.from_iterable(PART_TYPES.values())))
    subject = shown(part.label, 120)
    if part.kind not in kinds:
        yield problem("revision-part", subject, "type", found=shown(part.kind, 120), known=list(kinds))
    if len(part.label) > LONGEST_LABEL or not part.label.isprintable():
        yield problem("revision-part", subject, "label", found=subject, most=LONGEST_LABEL)
    for time in (part.begin, part.end):
        if time and seconds(time) is None:
            yield problem("revision-part", subject, "time", found=shown(time, 40))
    if (part.begin or part.end) and workline not in ("", _TIMED):
        yield problem("revision-part", subject, "no-time", found=shown(part.begin or part.end, 40))


_TIMED = "audiovisual"

Point = tuple[int, float]
"""A file's place in the reading order, and seconds in it."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A part with where it begins and ends."""

    part: Part
    begin: Point
    end: Point

    @property
    def subject(self) -> str:
        return shown(self.part.label or self.part.kind, 120)


def amiss(
    parts: Sequence[Part], pages: Sequence[str], workline: str, lengths: Callable[[], Mapping[str, float] | None]
) -> list[Problem]:
    """What is wrong with the parts where these pages are read in this order."""
    index = {path: number for number, path in enumerate(pages)}
    problems: list[Problem] = []
    placed = [one for part in parts if (one := _placed(part, index, problems)) is not None]
    if not problems:
        problems += _nested(placed, pages, shares=workline != _TIMED)
        together = sum(one.end[0] - one.begin[0] + 1 for one in placed)
        if together > TOGETHER:
            problems.append(problem("revision-part", "parts", "together", number=together, most=TOGETHER))
    if any(part.begin or part.end for part in parts) and not problems and (known := lengths()) is not None:
        problems += _beyond(placed, known)
    return problems


def _placed(part: Part, index: Mapping[str, int], problems: list[Problem]) -> _Placed | None:
    subject = shown(part.label or part.kind, 120)
    if gone := [path for path in (part.first, part.last) if path not in index]:
        problems.append(problem("revision-part", subject, "no-page", page=shown(gone[0])))
        return None
    until = inf if not part.end else seconds(part.end) or 0.0
    one = _Placed(part, (index[part.first], seconds(part.begin) or 0.0), (index[part.last], until))
    if one.end[0] < one.begin[0] or one.end <= one.begin:
        problems.append(problem("revision-part", subject, "backwards", first=_name(part.first), last=_name(part.last)))
    return one


def _nested(placed: Sequence[_Placed], pages: Sequence[str], *, shares: bool) -> Iterator[Problem]:
    """Each inside its parent, and after the parts before it. `shares`: a part may begin on the page on which another ends."""
    parents: list[_Placed] = []
    furthest: list[dict[bool, _Placed]] = [
        {}
    ]  # by level: among all parts so far, and among those with no others beside them
    for one in placed:
        level = one.part.level
        del parents[level:]
        del furthest[level + 1 :]
        if parents and (one.begin < parents[-1].begin or one.end > parents[-1].end):
            yield problem("revision-part", one.subject, "outside", parent=parents[-1].subject)
        beside = one.part.kind in BESIDE
        before = furthest[level].get(beside)
        if before is not None and _overlaps(before, one, shares=shares):
            page = _name(pages[one.begin[0]])
            yield problem("revision-part", one.subject, "overlap", other=before.subject, page=page)
        for kind in (False, True):  # what lies beside others is in the way of those only that do not
            known = furthest[level].get(kind)
            if not (kind and beside) and (known is None or one.end > known.end):
                furthest[level][kind] = one
        parents.append(one)
        furthest.append({})


def _overlaps(before: _Placed, one: _Placed, *, shares: bool) -> bool:
    return one.begin[0] < before.end[0] if shares else one.begin < before.end


def _beyond(placed: Sequence[_Placed], lengths: Mapping[str, float]) -> Iterator[Problem]:
    """Times in what is no recording, or after its end; 0: nobody knows how long it plays."""
    for one in placed:
        for path, time in ((one.part.first, one.part.begin), (one.part.last, one.part.end)):
            length = lengths.get(path)
            if time and length is None:
                yield problem("revision-part", one.subject, "no-time", found=f"{time}, {_name(path)}")
            elif time and length and (seconds(time) or 0.0) > length + _ROUNDED:
                yield problem(
                    "revision-part", one.subject, "beyond", time=time, length=timecode(length), page=_name(path)
                )


_ROUNDED = 0.05
"""Seconds: players show times rounded, and containers round what they say."""


def _name(path: str) -> str:
    return path.rpartition("/")[2]
