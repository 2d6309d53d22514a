"""METS's logical structMaps of a representation: its pages in the order in which they are read, and the parts that people said, joined to
them by structLink as Kitodo and the DFG viewer do it; parts of sound and film point into the files, by time. Streamed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import count, groupby
from typing import Final

from heritage.model import Item, Part
from heritage.package.markup import XLINK, Node, Out, inside, top, under
from heritage.package.structure import Place, Structure
from heritage.package.structure import folder as folder_of

BESIDE: Final = "not read with the others"
"""TYPE of the division of files that are no pages: targets, cover sheets of the scanner's."""


@dataclass(frozen=True, slots=True)
class Names:
    """Makes the IDs of one METS: with its own prefix, they are unique in the whole package."""

    prefix: str

    def __call__(self, name: str) -> str:
        return self.prefix + name


@dataclass(frozen=True, slots=True)
class _Shown:
    """A representation: its files by the delivered path that they are of ("": of the whole item), its pages as they are read, and of each
    part which of these are its."""

    files: Mapping[str, Sequence[str]]
    pages: Sequence[str]
    parts: Sequence[tuple[Part, range]]


def write_logical(out: Out, names: Names, sources: Sequence[str], built: Structure, item: Item) -> None:
    """Pages, then parts with their links, where there are any. `sources`: of the representation's files, in their order."""
    files: dict[str, list[str]] = {}
    for number, source in enumerate(sources, 1):
        files.setdefault(source, []).append(names(f"f{number}"))
    pages = [path for path in built.order if path in files]
    shown = _Shown(files, pages, list(_ranges(built, pages)))
    _pages(out, names, shown, built, item)
    if shown.parts:
        out.write("\n")
        _parts(out, names, shown, built.whole)
        if any(pages for _, pages in shown.parts):
            out.write("\n")
            _links(out, names, shown)


def _ranges(built: Structure, pages: Sequence[str]) -> Iterator[tuple[Part, range]]:
    """A representation may lack pages (a text of those that were read); a version may lack files that an earlier one had."""
    index = {path: number for number, path in enumerate(built.order)}
    places = [index[path] for path in pages]
    for part in built.parts:
        first, last = index.get(part.first, 0), index.get(part.last, -1)
        gone = part.first not in index
        yield part, range(0) if gone else range(bisect_left(places, first), bisect_right(places, last))


def _pages(out: Out, names: Names, shown: _Shown, built: Structure, item: Item) -> None:
    """Each page has this representation's files of one original, and what was made from the whole item belongs to the whole."""
    attributes, whole = {"ID": names("logical"), "TYPE": "LOGICAL", "LABEL": "pages"}, built.whole
    with inside(out, "structMap", attributes), inside(out, "div", {"TYPE": whole.kind, "LABEL": whole.label}):
        out.write(*(_pointer(number) for number in shown.files.get("", ())), "\n")
        order = count(1)
        for number, (name, inner) in enumerate(groupby(shown.pages, key=lambda path: folder_of(item, path)), 1):
            folder = built.folders.get(name)
            told = {"ORDER": str(number), "TYPE": folder.kind, "LABEL": folder.label} if folder else {}
            with inside(out, "div", told) if folder else nullcontext():
                for path, nth in zip(inner, order):  # noqa: B905 (the numbers do not end)
                    identifier = {"ID": names(f"p{nth}")} if shown.parts else {}
                    out.write(_page(built.places[path], shown.files[path], {**identifier, "ORDER": str(nth)}), "\n")
        if beside := [path for path in built.beside if path in shown.files]:
            with inside(out, "div", {"TYPE": BESIDE}):
                out.write(*(_page(built.places[path], shown.files[path], {}) for path in beside), "\n")


def _page(place: Place, files: Sequence[str], told: Mapping[str, str]) -> Node:
    label = {"ORDERLABEL": place.order_label} if place.order_label else {}
    page = top("div", {**told, **label, "TYPE": place.kind, "LABEL": place.label})
    for identifier in files:
        under(page, "fptr", {"FILEID": identifier})
    return page


def _pointer(identifier: str) -> Node:
    return top("fptr", {"FILEID": identifier})


def _parts(out: Out, names: Names, shown: _Shown, whole: Place) -> None:
    """The tree, as nested divisions."""
    attributes = {"ID": names("parts"), "TYPE": "LOGICAL", "LABEL": "parts"}
    with inside(out, "structMap", attributes), inside(out, "div", {"TYPE": whole.kind, "LABEL": whole.label}):
        inner = iter(enumerate(shown.parts, 1))
        _level(out, names, shown, inner, next(inner, None), 0)


def _level(out: Out, names: Names, shown: _Shown, rest: _Numbered, now: _One | None, level: int) -> _One | None:
    """The parts of one level, with what is inside them; answers the first that is of a level above."""
    order = count(1)
    while now is not None and now[1][0].level >= level:
        number, (part, pages) = now
        said = {"ID": names(f"l{number}"), "ORDER": str(next(order)), "TYPE": part.kind, "LABEL": part.label}
        with inside(out, "div", said):
            out.write(*_times(part, shown, pages), "\n")
            now = _level(out, names, shown, rest, next(rest, None), level + 1)
    return now


_One = tuple[int, tuple[Part, range]]
_Numbered = Iterator[_One]


def _times(part: Part, shown: _Shown, pages: range) -> Iterator[Node]:
    """Where a part has times, it points into the files: into each copy of one recording; into the first of each where it goes over several."""
    if not (part.begin or part.end) or not pages:
        return
    paths = [shown.pages[page] for page in pages]
    if len(paths) == 1:
        for identifier in shown.files[paths[0]]:
            pointer = top("fptr")
            under(pointer, "area", _area(identifier, part.begin, part.end))
            yield pointer
        return
    pointer = top("fptr")
    sequence = under(pointer, "seq")
    for path in paths:
        begin, end = part.begin if path == part.first else "", part.end if path == part.last else ""
        under(sequence, "area", _area(shown.files[path][0], begin, end))
    yield pointer


def _area(identifier: str, begin: str, end: str) -> dict[str, str]:
    if not (begin or end):
        return {"FILEID": identifier}
    return {"FILEID": identifier, "BEGIN": begin or "00:00:00.000", **({"END": end} if end else {}), "BETYPE": "TIME"}


def _links(out: Out, names: Names, shown: _Shown) -> None:
    """From each part to each of its pages."""
    with inside(out, "structLink"):
        out.write("\n")
        for number, (_, pages) in enumerate(shown.parts, 1):
            for page in pages:
                out.write(top("smLink", {_FROM: names(f"l{number}"), _TO: names(f"p{page + 1}")}), "\n")


_FROM, _TO = f"{XLINK}from", f"{XLINK}to"
