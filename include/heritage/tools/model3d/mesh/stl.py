"""Reads STL, binary and ASCII: loose triangles, no unit, no materials; colours in the two ways that programs put them into
a binary file's attributes."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from heritage.model import Phrase, about, phrase
from heritage.tools.model3d.surface import Broken, Floats, Mesh, spare
from heritage.tools.model3d.text_columns import Lines

_RECORD = np.dtype([("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("attribute", "<u2")])
_MAGICS = b"COLOR="
_OWN = 0x8000
_WORDS = (b"solid", b"facet", b"outer", b"vertex", b"endloop", b"endfacet", b"endsolid")


def read(path: Path, _root: Path | None) -> Mesh:
    """Raises Broken."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        head = stream.read(1024)
    promised = int.from_bytes(head[80:84], "little") if len(head) >= 84 else 0
    begin = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if begin[:5].lower() == b"solid" and size != 84 + 50 * promised and b"\0" not in head:
        return _ascii(path)
    if size < 84:
        raise Broken("truncated", about(path.name, phrase("stl-small", bytes=size)))
    if size < 84 + 50 * promised:
        held = (size - 84) // 50
        raise Broken("truncated", about(path.name, phrase("stl-fewer", promised=promised, triangles=held)))
    return _binary(path, promised, head[:80])


def _binary(path: Path, triangles: int, head: bytes) -> Mesh:
    rows = np.fromfile(path, _RECORD, triangles, offset=84)
    colours, aside = _colours(rows["attribute"], head)
    mesh = _mesh(
        "binary",
        rows["corners"].astype(np.float64).reshape(-1, 3),
        rows["normal"].astype(float),
        spare(path, 84 + 50 * triangles),
    )
    return replace(mesh, face_colours=colours, aside=aside)


def _colours(attributes: NDArray[np.uint16], head: bytes) -> tuple[NDArray[np.uint8] | None, tuple[Phrase, ...]]:
    """Materialise Magics: the header has `COLOR=` and the solid's RGBA, a face its own where the highest bit is 0, red lowest.
    VisCAM and SolidView: no header, a face has one where the highest bit is 1, blue lowest. Else the two bytes are something
    that nobody has written down."""
    marked = (attributes & _OWN) != 0
    place = head.find(_MAGICS)
    if 0 <= place <= 80 - 10:
        usual = np.frombuffer(head, np.uint8, 4, place + len(_MAGICS))
        told = (phrase("left-stl-header"),) if b"MATERIAL=" in head else ()
        return _five_bits(attributes, ~marked, usual, (0, 5, 10)), told
    if marked.any():
        return _five_bits(attributes, marked, np.full(4, 255, np.uint8), (10, 5, 0)), ()
    return None, ((phrase("left-stl-bytes"),) if attributes.any() else ())


def _five_bits(
    attributes: NDArray[np.uint16], own: NDArray[np.bool_], usual: NDArray[np.uint8], shifts: tuple[int, int, int]
) -> NDArray[np.uint8]:
    found = np.tile(usual, (len(attributes), 1))
    for column, shift in enumerate(shifts):
        whole = np.rint(((attributes >> shift) & 31) * 255 / 31).astype(np.uint8)
        found[own, column] = whole[own]
    found[own, 3] = 255
    return found[:, :3] if (found[:, 3] == 255).all() else found


def _ascii(path: Path) -> Mesh:
    lines = Lines(re.sub(rb"facet[ \t]+normal", b"facet", path.read_bytes().lower()))
    corners, facets = lines.having(b"vertex"), lines.having(b"facet")
    if len(corners) != 3 * len(facets) or len(lines.having(b"endsolid")) < 1:
        odd = phrase("stl-uneven", facets=len(facets), corners=len(corners))
        raise Broken("truncated", about(path.name, odd))
    positions = lines.numbers(corners, b"vertex", float, 3 * len(corners)).reshape(-1, 3)
    normals = lines.numbers(facets, b"facet", float, 3 * len(facets)).reshape(-1, 3)
    known = sum(len(lines.having(word)) for word in _WORDS)
    other = (phrase("left-stl-lines", lines=len(lines) - known),) if known < len(lines) else ()
    several = len(lines.having(b"solid"))
    names = (phrase("left-stl-names", solids=several),) if several > 1 else ()
    return replace(_mesh("ascii", positions, normals, ()), aside=(*names, *other))


def _mesh(encoding: str, positions: Floats, normals: Floats, faults: tuple[Phrase, ...]) -> Mesh:
    triangles = len(positions) // 3
    return Mesh(
        kind="stl", encoding=encoding, positions=positions, counts=np.full(triangles, 3, np.int64),
        vertex=np.arange(len(positions)), normals=normals, normal_at=np.repeat(np.arange(triangles), 3), faults=faults,
    )  # fmt: skip
