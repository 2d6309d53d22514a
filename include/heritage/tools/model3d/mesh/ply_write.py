"""Writes a surface as PLY: binary, double precision, polygons and corners as they are."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heritage.tools.model3d.surface import Mesh


def write(mesh: Mesh, textures: list[str]) -> bytes:
    """A binary little-endian PLY in double precision that holds all of the surface that PLY can: polygons as they are, UVs per
    corner, colours of vertices and of polygons, and normals where each position has one. `textures`: the pictures' names, one per material that has one."""
    numbers = {m: n for n, m in enumerate(k for k, material in enumerate(mesh.materials) if material.texture)}
    normals = normals_of_positions(mesh)
    vertex = _vertex_rows(mesh, normals)
    parts = [_head(mesh, textures, normals is not None, bool(numbers)), vertex.tobytes()]
    return b"".join([*parts, _face_rows(mesh, numbers)])


def normals_of_positions(mesh: Mesh) -> NDArray[np.float64] | None:
    """One normal per position, when the file's normals are so; else None."""
    if mesh.normals is None or mesh.normal_at is None or not len(mesh.vertex) or (mesh.normal_at < 0).any():
        return None
    if len(mesh.normals) == len(mesh.positions) and (mesh.normal_at == mesh.vertex).all():
        return mesh.normals
    return None


def _head(mesh: Mesh, textures: list[str], normals: bool, numbered: bool) -> bytes:
    says = ["ply", "format binary_little_endian 1.0", "comment heritage: preservation copy"]
    says += [f"comment TextureFile {name}" for name in textures]
    says += [f"element vertex {len(mesh.positions)}", *(f"property double {axis}" for axis in "xyz")]
    says += [f"property double {axis}" for axis in ("nx", "ny", "nz")] if normals else []
    says += _colour_columns(mesh.colours)
    says += [f"element face {len(mesh.counts)}", f"property list {_COUNT} int vertex_indices"]
    says += ["property list int double texcoord"] if mesh.uvs is not None else []
    says += ["property int texnumber"] if numbered else []
    says += _colour_columns(mesh.face_colours)
    return ("\n".join([*says, "end_header"]) + "\n").encode()


def _colour_columns(colours: NDArray[np.uint8] | None) -> list[str]:
    names = ("red", "green", "blue", "alpha")[: 0 if colours is None else colours.shape[1]]
    return [f"property uchar {name}" for name in names]


_COUNT = "int"
"""Polygons of more than 255 corners exist, so the usual `uchar` would not do."""


def _vertex_rows(mesh: Mesh, normals: NDArray[np.float64] | None) -> NDArray[Any]:
    fields: list[Any] = [("p", "<f8", 3)]
    fields += [("n", "<f8", 3)] if normals is not None else []
    fields += [("c", "u1", mesh.colours.shape[1])] if mesh.colours is not None else []
    rows = np.zeros(len(mesh.positions), np.dtype(fields))
    rows["p"] = mesh.positions
    if normals is not None:
        rows["n"] = normals
    if mesh.colours is not None:
        rows["c"] = mesh.colours
    return rows


def _face_rows(mesh: Mesh, numbers: Mapping[int, int]) -> bytes:
    """Polygons of one size are written at one stroke, in runs."""
    ends = np.flatnonzero(np.diff(mesh.counts)) + 1
    bounds = [0, *ends.tolist(), len(mesh.counts)]
    starts = np.cumsum(mesh.counts) - mesh.counts
    runs = pairwise(bounds)
    return b"".join(_run(mesh, first, last, int(starts[first]), numbers) for first, last in runs if last > first)


def _run(mesh: Mesh, first: int, last: int, start: int, numbers: Mapping[int, int]) -> bytes:
    size = int(mesh.counts[first])
    rows = np.zeros(last - first, _face_type(mesh, size, numbered=bool(numbers)))
    corners = slice(start, start + size * (last - first))
    rows["#v"] = size
    rows["v"] = mesh.vertex[corners].reshape(-1, size)
    if mesh.uvs is not None and mesh.uv_at is not None:
        rows["#t"] = 2 * size
        at = mesh.uv_at[corners]
        rows["t"] = np.where(at[:, None] >= 0, mesh.uvs[at], np.nan).reshape(-1, 2 * size)
    if numbers:
        places = np.array([*(numbers.get(n, -1) for n in range(len(mesh.materials))), -1])
        each = mesh.material[first:last] if mesh.material is not None else np.full(last - first, -1)
        rows["m"] = places[each]
    if mesh.face_colours is not None:
        rows["c"] = mesh.face_colours[first:last]
    return rows.tobytes()


def _face_type(mesh: Mesh, size: int, *, numbered: bool) -> np.dtype[Any]:
    fields: list[Any] = [("#v", "<i4"), ("v", "<i4", size)]
    fields += [("#t", "<i4"), ("t", "<f8", 2 * size)] if mesh.uvs is not None else []
    fields += [("m", "<i4")] if numbered else []
    fields += [("c", "u1", mesh.face_colours.shape[1])] if mesh.face_colours is not None else []
    return np.dtype(fields)
