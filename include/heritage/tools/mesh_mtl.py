"""Reads Wavefront MTL: the materials of an OBJ, and every picture that they name, as far as it lies inside the item."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from heritage.errors import SourceUnreadable
from heritage.tools.meshes import Material, Reference, reference

LARGEST_TEXTURE = 1 << 30
LARGEST_MTL = 16 << 20
_PICTURES = ("map_", "bump", "disp", "norm", "refl", "decal")
_TAKES = {
    "-blendu": 1, "-blendv": 1, "-cc": 1, "-clamp": 1, "-bm": 1, "-boost": 1, "-texres": 1, "-imfchan": 1, "-type": 1,
    "-mm": 2, "-o": 3, "-s": 3, "-t": 3,
}  # fmt: skip
"""Options of a map statement, and how many words each takes; -o, -s and -t may have fewer."""


def read_text(words: bytes) -> str:
    """UTF-8, or else what Windows programs write."""
    try:
        return words.decode("utf-8")
    except UnicodeDecodeError:
        return words.decode("cp1252", "replace")


def materials_of(mtl: Path, root: Path | None) -> Iterator[tuple[Material, list[Reference]]]:
    """The materials of an MTL file, each with all pictures that it names; the one of `map_Kd` is read when it lies inside the
    item. Raises SourceUnreadable."""
    if mtl.stat().st_size > LARGEST_MTL:
        raise SourceUnreadable(f"{mtl.name}: {mtl.stat().st_size:,} bytes; the limit for an MTL is {LARGEST_MTL:,}")
    current: Material | None = None
    named: list[Reference] = []
    for line in read_text(mtl.read_bytes()).splitlines():
        keyword, rest = [*line.split(None, 1), "", ""][:2]
        word, rest = keyword.lower(), rest.strip()
        if word == "newmtl":
            if current:
                yield current, named
            current, named = Material(rest), []
        elif current and word == "kd":
            current = replace(current, colour=_colour(rest, current.colour))
        elif current and word.startswith(_PICTURES) and word != "map_aat":
            named.append(reference(picture_name(rest), "texture", mtl, root))
            if word == "map_kd":
                current = replace(current, texture_name=named[-1].name, texture=_bytes(named[-1]))
    if current:
        yield current, named


def picture_name(rest: str) -> str:
    """The file's name at the end of a map statement, behind its options (-s 1 1 1 …)."""
    words = rest.strip().split()
    taken = 0
    while taken < len(words) - 1 and words[taken].lower() in _TAKES:
        option, taken = words[taken].lower(), taken + 1
        last = min(taken + _TAKES[option], len(words) - 1)
        while taken < last and (_TAKES[option] < 3 or _is_number(words[taken])):
            taken += 1
    return rest.strip() if not taken else " ".join(words[taken:])


def _is_number(word: str) -> bool:
    try:
        float(word)
    except ValueError:
        return False
    return True


def _colour(rest: str, usual: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    try:
        red, green, blue = (min(max(float(word), 0.0), 1.0) for word in rest.split()[:3])
    except ValueError:
        return usual
    return red, green, blue, usual[3]


def _bytes(texture: Reference) -> bytes:
    if texture.place is None or texture.place.stat().st_size > LARGEST_TEXTURE:
        return b""
    return texture.place.read_bytes()
