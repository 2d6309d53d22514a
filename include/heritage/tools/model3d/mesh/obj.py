"""Reads Wavefront OBJ with its MTL and textures, as far as they lie inside the item. What is no polygon is left aside, and named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from heritage.errors import SourceUnreadable
from heritage.model import about, phrase
from heritage.tools.model3d.mesh import colours as mesh_colours
from heritage.tools.model3d.mesh import obj_aside as mesh_obj_aside
from heritage.tools.model3d.mesh.obj_looks import looks
from heritage.tools.model3d.surface import Broken, Floats, Integers, Mesh
from heritage.tools.model3d.text_columns import Lines, parsed, plain


def read(path: Path, root: Path | None) -> Mesh:
    """Raises SourceUnreadable."""
    text = plain(path.read_bytes())
    painted = re.findall(rb"(?m)^#MRGB[ \t]+([0-9a-fA-F]+)", text) if b"#MRGB" in text else []
    promised, ended = _promised(text[:_HEAD]), text.endswith(b"\n")
    lines = Lines(text)
    del text
    at = {word: lines.having(word) for word in (b"v", b"vt", b"vn", b"f", b"usemtl", b"mtllib")}
    columns, widths = _columns(lines, at[b"v"], b"v", (3, 4, 6, 7))
    uvs, _ = _columns(lines, at[b"vt"], b"vt", (1, 2, 3))
    normals, _ = _columns(lines, at[b"vn"], b"vn", (3,))
    drawn = _faces(lines, at)
    _whole(path, promised, (len(columns), int(np.maximum(drawn.counts - 2, 0).sum())))
    if not ended and len(drawn.counts) and drawn.line[-1] == len(lines) - 1 and drawn.counts[-1] < 3:
        raise Broken("truncated", about(path.name, phrase("obj-cut")))
    faces, skipped = _sound(drawn, (len(columns), len(uvs), len(normals)))
    colours = _colours(columns, painted)
    seen = looks(lines, at, faces.line, path, root, textured=bool((faces.uv >= 0).any()))
    return Mesh(
        kind="obj", encoding="ascii", positions=columns[:, :3], counts=faces.counts, vertex=faces.vertex,
        uvs=_two(uvs) if len(uvs) else None, uv_at=faces.uv if len(uvs) else None,
        normals=normals if len(normals) else None, normal_at=faces.normal if len(normals) else None,
        colours=colours, material=seen.used, materials=seen.materials, references=seen.references, missing=seen.missing,
        aside=(*mesh_obj_aside.named(lines, at, columns, widths, unread=bool(painted) and colours is None), *seen.aside), skipped=skipped,
    )  # fmt: skip


def _promised(text: bytes) -> tuple[int, int]:
    """Vertices and faces that MeshLab (`# Vertices: 8`) and ZBrush (`#Vertex Count 8`) count in remarks before the first of them."""
    vertices, faces = (re.findall(rb"(?m)^#[ \t]*(?:" + said + rb")[ \t]+(\d{1,12})\s*$", text) for said in _COUNTED)
    return sum(map(int, vertices)), sum(map(int, faces))


_HEAD = 1 << 16
_COUNTED = (rb"Vertices:|Vertex Count", rb"Faces:|Face Count")


def _whole(path: Path, promised: tuple[int, int], there: tuple[int, int]) -> None:
    """A polygon may be counted as one or as its triangles: as many triangles are there in any case. Raises Broken."""
    for said, found, keyword in zip(promised, there, ("v", "f"), strict=True):
        if found < said:
            raise Broken(
                "truncated", about(path.name, phrase("obj-fewer", keyword=keyword, promised=said, there=found))
            )


def _columns(lines: Lines, at: Integers, keyword: bytes, widths: tuple[int, ...]) -> tuple[Floats, tuple[int, int]]:
    """One row per line; the narrowest line decides how many columns are taken. And how many the narrowest and widest have."""
    if not len(at):
        return np.empty((0, widths[0])), (widths[0], widths[0])
    tokens = lines.tokens[at]
    narrow, wide = int(tokens.min()), int(tokens.max())
    if narrow < widths[0]:
        raise SourceUnreadable(phrase("line-short", keyword=keyword.decode(), numbers=narrow, least=widths[0]))
    flat = lines.numbers(at, keyword, float, int(tokens.sum()))
    if narrow == wide:
        return flat.reshape(-1, wide), (narrow, wide)
    starts = np.cumsum(tokens) - tokens
    return np.asarray(flat[starts[:, None] + np.arange(narrow)]), (narrow, wide)


def _two(uvs: Floats) -> Floats:
    return uvs[:, :2] if uvs.shape[1] >= 2 else np.column_stack([uvs, np.zeros(len(uvs))])


def _colours(columns: Floats, painted: list[bytes]) -> NDArray[np.uint8] | None:
    """Behind the coordinates, as many programs write them; or in ZBrush's remarks."""
    if columns.shape[1] in {6, 7}:
        return mesh_colours.of_rgbs(columns)
    return mesh_colours.of_mrgb(painted, len(columns)) if painted else None


@dataclass(frozen=True, slots=True)
class _Faces:
    """`line`: the number of each polygon's line. Indices count from 0; -1 where a corner has none."""

    counts: Integers
    vertex: Integers
    uv: Integers
    normal: Integers
    line: Integers


def _faces(lines: Lines, at: dict[bytes, Integers]) -> _Faces:
    numbers = at[b"f"]
    counts = lines.tokens[numbers].astype(np.int64)
    text = lines.rest(numbers, b"f")
    corners = int(counts.sum())
    try:
        columns = _alike(text, corners)
    except SourceUnreadable:  # `1//` and the like
        columns = None
    if columns is None:
        columns = _one_by_one(text, corners)
    before = [np.repeat(np.searchsorted(at[word], numbers), counts) for word in (b"v", b"vt", b"vn")]
    vertex, uv, normal = (
        np.where(column > 0, column - 1, np.where(column < 0, column + seen, -1))
        for column, seen in zip(columns, before, strict=True)
    )
    vertex = np.where(columns[0] == 0, np.iinfo(np.int64).max, vertex)  # 0 names no vertex
    vertex = np.where((columns[0] < 0) & (vertex < 0), np.iinfo(np.int64).max, vertex)
    return _Faces(counts, vertex, uv, normal, numbers)


def _alike(text: bytes, corners: int) -> tuple[Integers, Integers, Integers] | None:
    """All corners written in one way: 1, 1/2, 1//3 or 1/2/3. None when they are not."""
    none = np.zeros(corners, np.int64)
    slashes, doubles = text.count(b"/"), text.count(b"//")
    if not slashes:
        return parsed(text, np.int64, corners, phrase("lines", keyword="f")), none, none
    if doubles == corners and slashes == 2 * corners:
        pair = parsed(text.replace(b"//", b" "), np.int64, 2 * corners, phrase("lines", keyword="f")).reshape(-1, 2)
        return pair[:, 0], none, pair[:, 1]
    per_corner = slashes // max(corners, 1)
    if doubles or slashes != per_corner * corners or per_corner not in {1, 2} or not _regular(text, per_corner):
        return None
    wide = parsed(text.replace(b"/", b" "), np.int64, (per_corner + 1) * corners, phrase("lines", keyword="f")).reshape(
        corners, -1
    )
    return wide[:, 0], wide[:, 1], wide[:, 2] if per_corner == 2 else none


def _regular(text: bytes, slashes: int) -> bool:
    """Has each word this many slashes?"""
    letters = np.frombuffer(text, np.uint8)
    solid = letters > 32
    word = np.cumsum(solid & ~np.concatenate([[False], solid[:-1]]))
    return bool((np.bincount(word[letters == 47])[1:] == slashes).all())


def _one_by_one(text: bytes, corners: int) -> tuple[Integers, Integers, Integers]:
    rows = np.zeros((corners, 3), np.int64)
    for row, word in enumerate(text.split()):
        for column, number in enumerate(word.split(b"/")[:3]):
            if number:
                try:
                    rows[row, column] = int(number)
                except ValueError as error:
                    raise SourceUnreadable(phrase("no-corner", word=repr(word[:40]))) from error
    return rows[:, 0], rows[:, 1], rows[:, 2]


def _sound(faces: _Faces, sizes: tuple[int, int, int]) -> tuple[_Faces, dict[str, int]]:
    """Without the polygons that name what is not there or have fewer than three corners; and how many those are."""
    wrong = faces.vertex >= sizes[0]
    wrong |= (faces.uv >= sizes[1]) & (faces.uv >= 0) | (faces.normal >= sizes[2]) & (faces.normal >= 0)
    wrong |= (faces.uv < -1) | (faces.normal < -1)
    polygon = np.repeat(np.arange(len(faces.counts)), faces.counts)
    outside = np.bincount(polygon[wrong], minlength=len(faces.counts)) > 0
    short = faces.counts < 3
    bad = outside | short
    skipped = {"index-range": int(outside.sum()), "short-face": int((short & ~outside).sum())}
    if not bad.any():
        return faces, skipped
    keep = ~bad[polygon]
    kept = _Faces(
        faces.counts[~bad], faces.vertex[keep], faces.uv[keep], faces.normal[keep], faces.line[~bad]
    )  # fmt: skip
    return kept, skipped
