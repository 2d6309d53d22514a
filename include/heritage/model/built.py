"""How people say that a package is built up: what its pages are called and are, in which order they are read, and of which parts it is
made. Said in statements like everything else, so that each version has its own, and an earlier version's can be said again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

PAGE_LABEL, PAGE_TYPE, PAGE_READ = "structure:label", "structure:type", "structure:reading"
"""Fields of statements about single files: what the page is called, what it is, and `no` for what is not read with the others (a target, a
cover sheet of the scanner's)."""

PAGE_ORDER, PART = "structure:order", "structure:part"
"""Fields of statements about the item: the order of its pages as runs, its parts as a tree written down from its root."""

ASIDE: Final = "no"

PAGE_TYPES = (
    "cover", "endpaper", "title page", "frontispiece", "preface", "contents", "chapter", "text", "illustration", "plate", "map", "table",
    "index", "appendix", "colophon", "advertisement", "blank", "insert", "back cover", "spine", "target",
)  # fmt: skip
"""What a page may be, in METS's logical structMap (as the DFG viewer and Kitodo name them, in words)."""

PART_TYPES: Mapping[str, tuple[str, ...]] = {
    "paper": (
        "volume", "issue", "supplement", "part", "section", "chapter", "article", "contained work", "preface", "dedication", "contents",
        "text", "letter", "poem", "act", "scene", "movement", "illustration", "map", "table", "advertisement", "index", "appendix",
    ),
    "photographs": ("album", "folder", "series", "sheet", "strip", "section", "photograph", "side"),
    "objects": ("component", "side", "view", "detail", "section"),
    "audiovisual": (
        "reel", "tape", "disc", "side", "programme", "part", "item", "interview", "speech", "song", "movement", "act", "scene",
        "announcement", "advertisement", "credits",
    ),
}  # fmt: skip
"""What a part may be, by workline."""

BESIDE: Final = frozenset(
    {"article", "advertisement", "illustration", "table", "map", "component", "view", "detail", "photograph"}
)
"""Parts that may lie on the same pages as their neighbours: a newspaper's page has several articles, a view shows several components."""

_TIME = re.compile(r"(?:(?P<hours>\d{1,3}):)?(?P<minutes>\d{1,2}):(?P<seconds>\d{2}(?:\.\d{1,3})?)")


class Said(Protocol):
    """A statement."""

    @property
    def field(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def subject(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an item: from its first file to its last, both with it; of sound and film from a time in the first to one in the last.
    `level` 0 is a part of the item itself, 1 a part of the nearest part of level 0 before it, and so on."""

    kind: str
    label: str
    first: str
    last: str
    begin: str = ""  # HH:MM:SS.mmm; "": from the beginning
    end: str = ""  # "": to the end
    level: int = 0

    @property
    def value(self) -> str:
        """As a statement says it."""
        told = {"level": self.level, "type": self.kind, "label": self.label, "first": self.first, "last": self.last}
        times = {name: value for name, value in (("begin", self.begin), ("end", self.end)) if value}
        return json.dumps({**told, **times}, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def of(cls, value: str) -> Part:
        """Raises ValueError for a value that says no part."""
        try:
            said = json.loads(value)
            kind, label, first, last = (str(said[name]) for name in ("type", "label", "first", "last"))
            return cls(
                kind, label, first, last, str(said.get("begin", "")), str(said.get("end", "")), int(said["level"])
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"no part: {value[:200]}") from error


def seconds(time: str) -> float | None:
    """Of `1:02:03.5`, `02:03`; None for what is no time."""
    found = _TIME.fullmatch(time)
    if found is None or int(found["minutes"]) > 59 or float(found["seconds"]) >= 60:
        return None
    return int(found["hours"] or 0) * 3600 + int(found["minutes"]) * 60 + float(found["seconds"])


def timecode(time: float) -> str:
    """HH:MM:SS.mmm"""
    whole = round(time * 1000)
    return f"{whole // 3_600_000:02d}:{whole // 60_000 % 60:02d}:{whole // 1000 % 60:02d}.{whole % 1000:03d}"


def parts_said(said: Iterable[Said]) -> list[Part]:
    """The item's parts, each before what it is made of."""
    return [Part.of(one.value) for one in said if one.field == PART and not one.subject]


def not_read(said: Iterable[Said]) -> set[str]:
    """The files that are no pages of the reading order."""
    return {one.subject for one in said if one.field == PAGE_READ and one.value == ASIDE}


def reading_order(paths: Sequence[str], said: Iterable[Said]) -> list[str]:
    """The pages in the order in which they are read. `paths`: all files in the delivery's order, which counts until another is said."""
    told = list(said)
    runs = [one.value for one in told if one.field == PAGE_ORDER and not one.subject]
    beside = not_read(told)
    return [path for path in (placed(paths, expanded(paths, runs)) if runs else paths) if path not in beside]


def run(first: str, last: str) -> str:
    """All files from one to another, as the delivery has them: names hold no tabulator."""
    return first if first == last else f"{first}\t{last}"


def expanded(paths: Sequence[str], runs: Iterable[str]) -> Iterator[str]:
    """The files of the runs. A run whose ends are not there any more says nothing."""
    index = {path: number for number, path in enumerate(paths)}
    for one in runs:
        first, _, last = one.partition("\t")
        if first in index and (last or first) in index:
            yield from paths[index[first] : index[last or first] + 1]


def placed(paths: Sequence[str], told: Iterable[str]) -> list[str]:
    """Every file once: those that are told in that order, each other one after the file that it follows in the delivery."""
    order = dict.fromkeys(told)
    following: dict[str, list[str]] = {}
    before = ""
    for path in paths:
        if path in order:
            before = path
        else:
            following.setdefault(before, []).append(path)
    found = following.get("", [])
    for path in order:
        found += [path, *following.get(path, ())]
    return found


def runs_of(paths: Sequence[str], ordered: Sequence[str]) -> list[str]:
    """The order, told in as few runs as it takes; none where it is the delivery's own."""
    index = {path: number for number, path in enumerate(paths)}
    found: list[tuple[str, str]] = []
    for path in ordered:
        if found and index[found[-1][1]] + 1 == index[path]:
            found[-1] = (found[-1][0], path)
        else:
            found.append((path, path))
    return [run(*one) for one in found] if len(found) > 1 else []


def differing_values(field: str, before: Iterable[str], after: Iterable[str]) -> tuple[list[str], list[str]]:
    """What a reader has to see of both sides: of parts those that are others now, of all else everything."""
    one, other = list(before), list(after)
    if field != PART:
        return one, other
    old, new = frozenset(one), frozenset(other)
    return [value for value in one if value not in new], [value for value in other if value not in old]


_NAMES = {
    PAGE_LABEL: "called", PAGE_TYPE: "what it is", PAGE_READ: "read with the others", PAGE_ORDER: "order of the pages", PART: "parts",
}  # fmt: skip


def named(field: str, subject: str = "") -> str:
    """A field of the structure, for people: `0001.tif, called`; other fields as they are."""
    name = _NAMES.get(field, field)
    return f"{subject.rpartition('/')[2]}, {name}" if subject and field in _NAMES else name


def spelled(field: str, value: str) -> str:
    """What a statement about the structure says, for people: file names for paths, `chapter "I" (0003.tif – 0010.tif)` for a part."""
    if field == PAGE_ORDER:
        return span(value)
    if field != PART:
        return value
    part = Part.of(value)
    return f'{"· " * part.level}{part.kind} "{part.label}" ({reach(part)})'


def span(one: str) -> str:
    """The names of a run's files: `0001.tif – 0004.tif`."""
    return " – ".join(path.rpartition("/")[2] for path in one.split("\t"))


def reach(part: Part) -> str:
    """Where a part begins and ends."""
    times = f", {part.begin or '00:00:00.000'} – {part.end or '…'}" if part.begin or part.end else ""
    return span(run(part.first, part.last)) + times


def nested(parts: Iterable[Part]) -> list[dict[str, Any]]:
    """As a patch says them: each part with its own parts inside."""
    top: list[dict[str, Any]] = []
    inside = [top]
    for part in parts:
        told: dict[str, Any] = {"type": part.kind, "label": part.label, "first": part.first, "last": part.last}
        told |= {name: value for name, value in (("begin", part.begin), ("end", part.end)) if value}
        del inside[part.level + 1 :]
        inside[-1].append(told)
        inside.append(told.setdefault("parts", []))
    for one in _all(top):
        if not one["parts"]:
            del one["parts"]
    return top


def _all(told: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for one in told:
        inner = one["parts"]
        yield one
        yield from _all(inner)
