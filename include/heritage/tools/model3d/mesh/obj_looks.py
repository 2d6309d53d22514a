"""Finds the materials of an OBJ: its material files, and for each polygon the material that is in force at its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from heritage.model import Phrase, phrase
from heritage.tools.model3d.mesh import names as mesh_names
from heritage.tools.model3d.mesh.mtl import Library, library_of
from heritage.tools.model3d.surface import Integers, Material, Reference, reference
from heritage.tools.model3d.text_columns import Lines, read_text

_NOTHING = frozenset({"", "none", "(null)", "null", "default"})
"""What programs write as the name of no material."""


MOST = 1000
"""Material files that are looked for."""


@dataclass(frozen=True, slots=True)
class Looks:
    """`used`: per polygon its material's number, or None where no line names one."""

    used: Integers | None
    materials: tuple[Material, ...]
    references: tuple[Reference, ...]
    missing: tuple[str, ...]
    aside: tuple[Phrase, ...]


def looks(
    lines: Lines, at: Mapping[bytes, Integers], faces: Integers, path: Path, root: Path | None, *, textured: bool
) -> Looks:
    """`faces`: the polygons' lines. `textured`: a corner has its place in a picture, so that a material that no file holds was
    one. Raises SourceUnreadable for a material file that cannot be read."""
    said = dict.fromkeys(_rest(lines, number) for number in at[b"mtllib"][:MOST].tolist())
    named = tuple(dict.fromkeys(one for words in said for one in _libraries(words, path, root)))
    library = Library.joined(library_of(one.place, root) for one in named if one.place is not None)
    uses = at[b"usemtl"]
    folded = library.folded
    written = lines.rest(uses, b"usemtl").split(b"\n")[: len(uses)]
    meant = {
        said: _material_name(read_text(said).strip(), library.materials, folded) for said in dict.fromkeys(written)
    }
    names = [meant[one] for one in written]
    distinct = tuple(dict.fromkeys(names))
    absent = [name for name in distinct if name not in library.materials and name.casefold() not in _NOTHING]
    commands = tuple(_commands(lines))
    return Looks(
        _in_force(uses, names, distinct, faces), tuple(library.materials.get(n, Material(n)) for n in distinct),
        tuple(dict.fromkeys((*named, *library.references, *commands))), _lost(absent, named, textured=textured),
        (*library.aside, *_unnamed(absent, named, textured=textured)),
    )  # fmt: skip


def _lost(absent: list[str], named: tuple[Reference, ...], *, textured: bool) -> tuple[str, ...]:
    """A material file that is not there is missed by its own name; it would hold these."""
    if named:
        return tuple(absent) if all(one.place for one in named) else ()
    return tuple(absent) if textured else ()


def _unnamed(absent: list[str], named: tuple[Reference, ...], *, textured: bool) -> Iterator[Phrase]:
    if absent and not named and not textured:
        yield phrase("left-names")


def _in_force(uses: Integers, names: list[str], distinct: tuple[str, ...], faces: Integers) -> Integers | None:
    if not len(uses):
        return None
    number = {name: n for n, name in enumerate(distinct)}
    numbers = np.array([-1, *(number[name] for name in names)], np.int64)
    return numbers[np.searchsorted(uses, faces)]


def _rest(lines: Lines, number: int) -> str:
    return read_text(lines.line(number).split(None, 1)[1]).strip() if lines.tokens[number] else ""


def _material_name(said: str, known: Mapping[str, Material], folded: Mapping[str, str]) -> str:
    """As the material file has it: all of the line, or without a remark, quotes or the composition of accents."""
    if said in known or not known:
        return said
    ways = [said, *_shorter(said)]
    exact = next((way for way in ways if way in known), None)
    return exact or next((folded[key] for way in ways if (key := mesh_names.folded(way)) in folded), said)


def _shorter(said: str) -> list[str]:
    bare = re.sub(r"\s#.*$", "", said).strip()
    return [way for one in (said, bare) for way in (one, one.strip("\"'").strip())]


def _libraries(said: str, path: Path, root: Path | None) -> list[Reference]:
    """One name, spaces and all; or else several, when all of them are there; or one before a remark."""
    whole = reference(said, "material", path, root)
    if whole.place is not None:
        return [whole]
    bare = re.sub(r"(^|\s)#.*$", "", said).strip()
    for words in (re.findall(r'"[^"]*"|\S+', bare), [bare]):
        each = [reference(word, "material", path, root) for word in words]
        if each and all(one.place for one in each):
            return each
    return [whole]


def _commands(lines: Lines) -> Iterator[Reference]:
    """An OBJ may have a program run, or another OBJ read: neither is done here."""
    for word in (b"call", b"csh"):
        for number in lines.having(word)[:10].tolist():
            yield Reference(read_text(lines.line(number))[:200].strip(), "part", refused=phrase("command"))
