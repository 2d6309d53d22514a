"""Counts what is wrong with a surface: polygons that are none, edges that do not close, sides that do not agree."""

from __future__ import annotations

from typing import TypeAlias, cast

import numpy as np
from numpy.typing import NDArray

from heritage.model import Value
from heritage.tools.model3d.surface import Mesh, distinct, same

Floats: TypeAlias = NDArray[np.float64]
Integers: TypeAlias = NDArray[np.int64]


def facts(mesh: Mesh) -> dict[str, Value]:
    """`mesh.degenerate` triangles with a corner twice, `mesh.zero_area` further ones without area, `mesh.duplicate_faces`
    beyond the first of their kind, `mesh.boundary_edges` of one triangle, `mesh.nonmanifold_edges` of more than two,
    `mesh.winding_conflicts` edges that both their triangles run along the same way, `mesh.bodies` connected parts,
    `mesh.watertight`, `mesh.area` and, when watertight, `mesh.volume` (in the file's unit, squared and cubed).
    Corners at the same position are one vertex here, also where a seam of the texture parts them."""
    triangles = mesh.triangles()
    corners = mesh.positions[mesh.vertex[triangles]]
    finite = np.isfinite(corners).all(axis=(1, 2))
    places = same(mesh.positions)[mesh.vertex[triangles]][finite]
    corners = corners[finite]
    distinct = _distinct(places)
    area = _areas(corners)
    counted = _edges(places[distinct])
    watertight = bool(distinct.any()) and not counted["mesh.boundary_edges"] and not counted["mesh.nonmanifold_edges"]
    return {
        "mesh.degenerate": int((~distinct).sum()),
        "mesh.zero_area": int((distinct & (area <= _nothing(mesh))).sum()),
        "mesh.duplicate_faces": _doubles(places[distinct]),
        **counted,
        "mesh.bodies": _bodies(places[distinct]),
        "mesh.watertight": watertight,
        "mesh.area": float(area.sum()),
        **({"mesh.volume": _volume(corners)} if watertight else {}),
    }


def _distinct(places: Integers) -> NDArray[np.bool_]:
    a, b, c = places.T
    return cast("NDArray[np.bool_]", (a != b) & (b != c) & (c != a))


def _areas(corners: Floats) -> Floats:
    across = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    return np.asarray(np.linalg.norm(across, axis=1) / 2)


def _nothing(mesh: Mesh) -> float:
    """What a triangle's area may be by rounding alone: 1e-14 of the square of the longest side."""
    finite = mesh.positions[np.isfinite(mesh.positions).all(axis=1)]
    return float(1e-14 * np.ptp(finite, axis=0).max(initial=0.0) ** 2) if len(finite) else 0.0


def _doubles(places: Integers) -> int:
    """Triangles over the same three places as an earlier one, whichever way round."""
    if not len(places):
        return 0
    ordered = np.sort(places, axis=1)
    most = int(ordered.max()) + 1
    keys = ordered[:, 0] * most + ordered[:, 1] if most < 1 << 31 else None
    if keys is None or most >= 1 << 21:
        return len(ordered) - len(np.unique(np.ascontiguousarray(ordered).view("V24")))
    return len(keys) - distinct(keys * most + ordered[:, 2])


def _edges(places: Integers) -> dict[str, Value]:
    """Each triangle's three sides, sorted by their ends; the lowest bit of the key says which way the side runs."""
    start, end = places.reshape(-1), places[:, [1, 2, 0]].reshape(-1)
    most = int(places.max(initial=0)) + 1
    keys = np.minimum(start, end) * most + np.maximum(start, end)
    keys = np.sort(keys * 2 + (start > end))
    edge = keys >> 1
    first = np.flatnonzero(np.diff(edge, prepend=-1))
    uses = np.diff(first, append=len(edge))
    backward = np.add.reduceat(keys & 1, first) if len(first) else np.empty(0, np.int64)
    return {
        "mesh.boundary_edges": int((uses == 1).sum()),
        "mesh.nonmanifold_edges": int((uses > 2).sum()),
        "mesh.winding_conflicts": int(((uses == 2) & (backward != 1)).sum()),
    }


def _bodies(places: Integers) -> int:
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    if not len(places):
        return 0
    most = int(places.max()) + 1
    ends = np.concatenate([places[:, :2], places[:, 1:]])
    joined = coo_array((np.ones(len(ends), np.int8), (ends[:, 0], ends[:, 1])), shape=(most, most))
    label = connected_components(joined, directed=False)[1]
    return distinct(label[places[:, 0]])


def _volume(corners: Floats) -> float:
    """By the divergence theorem, from the middle of the box so that georeferenced models keep their digits."""
    moved = corners - corners.reshape(-1, 3).mean(axis=0)
    return float(np.einsum("ij,ij->i", moved[:, 0], np.cross(moved[:, 1], moved[:, 2])).sum() / 6)
