"""Reads Wavefront MTL: the materials of an OBJ, and every picture that they name, as far as it lies inside the item."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from heritage.errors import NotReadHere, SourceUnreadable
from heritage.model import Phrase, about, phrase
from heritage.tools.model3d.mesh import names as mesh_names
from heritage.tools.model3d.surface import Material, Reference, reference
from heritage.tools.model3d.text_columns import misspelt, read_text

LARGEST_TEXTURE = 1 << 30
LARGEST_MTL = 16 << 20
_PICTURES = ("map_", "bump", "disp", "norm", "refl", "decal")
_TAKES = {
    "-blendu": 1, "-blendv": 1, "-cc": 1, "-clamp": 1, "-bm": 1, "-boost": 1, "-texres": 1, "-imfchan": 1, "-type": 1,
    "-mm": 2, "-o": 3, "-s": 3, "-t": 3,
}  # fmt: skip
"""Options of a map statement, and how many words each takes; -o, -s and -t may have fewer."""

_PLACED = frozenset({"-o", "-s", "-t", "-mm", "-clamp", "-imfchan"})
_NUMBERS = frozenset(
    {"ka", "kd", "ks", "ke", "tf", "ns", "ni", "d", "tr", "illum", "sharpness", "pr", "pm", "ps", "pc", "pcr", "aniso", "anisor"}
)  # fmt: skip
"""Statements of numbers, the last ones of the extension for physically based rendering."""


@dataclass(slots=True)
class Library:
    """Material files: what they define, name, and hold besides (`aside`)."""

    materials: dict[str, Material] = field(default_factory=dict)
    references: list[Reference] = field(default_factory=list)
    aside: tuple[Phrase, ...] = ()

    @property
    def folded(self) -> dict[str, str]:
        """Names as people read them, also without a remark or quotes → as they are written; only where one name is meant."""
        ways: dict[str, set[str]] = {}
        for name in self.materials:
            bare = re.sub(r"\s#.*$", "", name)
            for way in (name, bare, bare.strip("\"'")):
                ways.setdefault(mesh_names.folded(way), set()).add(name)
        return {way: next(iter(names)) for way, names in ways.items() if len(names) == 1}

    @classmethod
    def joined(cls, libraries: Iterable[Library]) -> Library:
        """All of them; of two materials of one name, the first is meant."""
        whole = cls()
        for library in libraries:
            twice = library.materials.keys() & whole.materials.keys()
            told = tuple(phrase("left-second-material", name=repr(name[:80])) for name in sorted(twice))
            whole.materials = {**library.materials, **whole.materials}
            whole.references += library.references
            whole.aside = tuple(dict.fromkeys((*whole.aside, *library.aside, *told)))
        return whole


def library_of(mtl: Path, root: Path | None) -> Library:
    """The materials of an MTL file, with all pictures that it names; the one of `map_Kd` is read when it lies inside the
    item. Raises SourceUnreadable."""
    if mtl.stat().st_size > LARGEST_MTL:
        raise NotReadHere(about(mtl.name, phrase("limit-mtl", bytes=mtl.stat().st_size, limit=LARGEST_MTL)))
    reading = _Reading(mtl, root)
    for number, line in enumerate(_lines(read_text(mtl.read_bytes())), 1):
        keyword, rest = [*line.split(None, 1), "", ""][:2]
        reading.stated(keyword.lower(), rest.strip(), number)
    return reading.library()


def _lines(text: str) -> list[str]:
    joined = re.sub(r"\\\r?\n", " ", text)
    return re.split(r"\r\n|\r|\n", joined)


@dataclass(slots=True)
class _Reading:
    """An MTL as far as it has been read. Other maps than that of the colour are looked for and left aside."""

    mtl: Path
    root: Path | None
    found: dict[str, Material] = field(default_factory=dict)
    twice: list[str] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    aside: dict[Phrase, None] = field(default_factory=dict)
    others: dict[str, None] = field(default_factory=dict)
    current: str = ""
    begun: bool = False

    def stated(self, word: str, rest: str, line: int) -> None:
        if word == "newmtl":
            self._began(rest)
        elif self.begun and word in _NUMBERS:
            self._numbers(word, rest, line)
        elif self.begun and word.startswith(_PICTURES) and word != "map_aat":
            self._picture(word, rest, line)
        elif self.begun and word and not word.startswith("#") and word != "map_aat":
            self.aside[phrase("left-of-materials", word=word[:40])] = None

    def _began(self, name: str) -> None:
        if name in self.found:
            self.twice.append(name)
        self.current, self.begun = name, name not in self.found
        self.found.setdefault(name, Material(name))

    def _numbers(self, word: str, rest: str, line: int) -> None:
        words = [w for w in re.sub(r"\s#.*$", "", rest).split() if w not in {"-halo", "spectral", "xyz"}]
        if fault := misspelt((w.encode() for w in words if "," in w), line):
            raise SourceUnreadable(about(self.mtl.name, fault))
        if word == "kd" and rest.split()[:1] not in (["spectral"], ["xyz"]):
            usual = self.found[self.current]
            self.found[self.current] = replace(usual, colour=_colour(rest, usual.colour))
        elif not _is_usual(word, words):
            clear = word in {"d", "tr", "tf"}
            self.aside[phrase("left-transparency") if clear else phrase("left-shine")] = None

    def _picture(self, word: str, rest: str, line: int) -> None:
        named, options = _named(rest, self.mtl, self.root)
        if fault := misspelt((w.encode() for w in options if "," in w), line):
            raise SourceUnreadable(about(self.mtl.name, fault))
        self.references.append(named)
        if word != "map_kd":
            self.others[named.name] = None
        else:
            usual = self.found[self.current]
            self.found[self.current] = replace(usual, texture_name=named.name, texture=_bytes(named))
            if _PLACED & {w.lower() for w in options}:
                self.aside[phrase("left-placing")] = None

    def library(self) -> Library:
        """A picture that is the colour's and something else's too (its transparency, say) is kept, and its second use is told."""
        told = [phrase("left-second-material", name=repr(name[:80])) for name in dict.fromkeys(self.twice)]
        colours = {material.texture_name for material in self.found.values()}
        if twice := [name for name in self.others if name in colours]:
            told.append(phrase("left-pictures", names=twice))
        return Library(self.found, self.references, (*self.aside, *told))


def _is_usual(word: str, words: list[str]) -> bool:
    """Does it say no more than that there is nothing special?"""
    if word in {"ka", "illum", "ni", "ns", "sharpness"}:
        return True
    opaque = {"d": "1", "tr": "0"}.get(word)
    try:
        numbers = {float(w) for w in words}
    except ValueError:
        return False
    return numbers <= {float(opaque)} if opaque else numbers <= {1.0} if word == "tf" else numbers <= {0.0}


def _named(rest: str, mtl: Path, root: Path | None) -> tuple[Reference, list[str]]:
    """The picture: all of the statement, or what stands behind its options, or that without a remark; and the options."""
    name = picture_name(rest)
    found = reference(name, "texture", mtl, root)
    ways = [rest, re.sub(r"\s#.*$", "", name)]
    better = found if found.place else next((r for w in ways if (r := reference(w, "texture", mtl, root)).place), found)
    return better, rest[: len(rest) - len(name)].split() if better.name != rest else []


def picture_name(rest: str) -> str:
    """The file's name at the end of a map statement, behind its options (-s 1 1 1 …)."""
    words = rest.strip().split()
    taken = 0
    while taken < len(words) - 1 and words[taken].lower() in _TAKES:
        option, taken = words[taken].lower(), taken + 1
        last = min(taken + _TAKES[option], len(words) - 1)
        while taken < last and (_TAKES[option] < 3 or _is_number(words[taken])):
            taken += 1
    return rest.strip().split(None, taken)[-1]


def _is_number(word: str) -> bool:
    try:
        float(word.replace(",", "."))
    except ValueError:
        return False
    return True


def _colour(rest: str, usual: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    try:
        found = [min(max(float(word), 0.0), 1.0) for word in rest.split("#", 1)[0].split()[:3]]
    except ValueError:
        return usual
    if len(found) == 1:
        found *= 3
    return (found[0], found[1], found[2], usual[3]) if len(found) == 3 else usual


def _bytes(texture: Reference) -> bytes:
    if texture.place is None or texture.place.stat().st_size > LARGEST_TEXTURE:
        return b""
    return texture.place.read_bytes()
