"""Fewer triangles for readers (fast-simplification), and how far the result lies from what it was made of (VTK)."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from importlib.metadata import version as installed
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heritage.tools.model3d.gltf.container import Part
from heritage.tools.model3d.surface import Floats, Integers

SAMPLES = 20_000
"""Places at which a distance is measured, on each of the two surfaces."""
_SIDE, _HASTE = 10.0, 5.0
"""The longest side as the simplifier sees it, whose patience is measured in units, and how fast it loses it. Of 1, 10 and 100
against 3, 5 and 7, on a million triangles with few and with many seams: less haste halves the deviation for thrice the time."""


@lru_cache(maxsize=1)
def version() -> str:
    """ "fast-simplification 0.2.0"."""
    return f"fast-simplification {installed('fast-simplification')}"


def reduced(part: Part, faces: int) -> Part:
    """At most `faces` triangles, or as many as its borders need: open edges, and seams of the picture, keep every corner, so
    that nothing gapes. Corners that stay keep their place, UV, normal and colour."""
    import fast_simplification

    low, side = part.positions.min(axis=0), float(np.ptp(part.positions, axis=0).max())
    if len(part.triangles) <= faces or not side:
        return part
    unit = (part.positions.astype(np.float64) - low) * (_SIDE / side)
    points, _, merged = fast_simplification.simplify(
        unit, part.triangles.astype(np.int32), target_count=faces, agg=_HASTE, return_collapses=True, preserve_border=True
    )  # fmt: skip
    group = _groups(len(unit), merged)
    triangles = group[part.triangles]
    triangles = triangles[(triangles != np.roll(triangles, 1, axis=1)).all(axis=1)]
    used, numbers = np.unique(triangles, return_inverse=True)
    return _of(part, _kept(unit, group, used, points), numbers.reshape(-1, 3).astype(np.uint32))


def _groups(count: int, merged: NDArray[Any]) -> Integers:
    """For each corner the one that it ended in: `merged` lists (this, took that in)."""
    into = np.arange(count)
    into[merged[:, 1]] = merged[:, 0]
    while (further := into[into]).tobytes() != into.tobytes():
        into = further
    return into


def _kept(unit: Floats, group: Integers, used: Integers, points: Floats) -> Integers:
    """Of each group the corner that lies nearest to the best place for it: a place between corners has no colour of its own."""
    if len(points) != len(used):
        return used
    number = np.full(len(unit), -1)
    number[used] = np.arange(len(used))
    members = np.flatnonzero(number[group] >= 0)
    groups = number[group[members]]
    off = np.square(unit[members] - points[groups]).sum(axis=1)
    order = np.lexsort((off, groups))
    return members[order[np.flatnonzero(np.diff(groups[order], prepend=-1))]]


def _of(part: Part, corners: Integers, triangles: NDArray[np.uint32]) -> Part:
    if not len(triangles):
        return part
    return replace(
        part, positions=part.positions[corners], triangles=triangles,
        uvs=None if part.uvs is None else part.uvs[corners], normals=None if part.normals is None else part.normals[corners],
        colours=None if part.colours is None else part.colours[corners],
    )  # fmt: skip


def deviation(first: list[Part], second: list[Part]) -> tuple[float, float]:
    """The largest and the mean distance between two surfaces, in their unit, measured both ways at corners and middles of
    triangles spread over all of them."""
    distances = [*_distances(_samples(first), second), *_distances(_samples(second), first)]
    return float(max(distances, default=0.0)), float(np.mean(distances)) if distances else 0.0


def _samples(parts: list[Part]) -> NDArray[np.float64]:
    corners = np.concatenate([p.positions[p.triangles].astype(np.float64) for p in parts])
    places = np.concatenate([corners[:, 0], corners.mean(axis=1)])
    step = max(1, -(-len(places) // SAMPLES))
    return np.asarray(places[::step])


def _distances(places: NDArray[np.float64], parts: list[Part]) -> list[float]:
    from vtkmodules.vtkCommonCore import mutable
    from vtkmodules.vtkCommonDataModel import vtkStaticCellLocator

    locator = vtkStaticCellLocator()
    locator.SetDataSet(_joined(parts))
    locator.BuildLocator()
    nearest = [0.0, 0.0, 0.0]
    cell: Any = mutable(0)
    part: Any = mutable(0)
    squared: Any = mutable(0.0)
    found: list[float] = []
    for place in places.tolist():
        locator.FindClosestPoint(place, nearest, cell, part, squared)
        found.append(float(squared) ** 0.5)
    return found


def _joined(parts: list[Part]) -> Any:
    from heritage.tools.model3d.render import poly_data

    bases = np.cumsum([0, *(len(p.positions) for p in parts)])
    triangles = [p.triangles + base for p, base in zip(parts, bases.tolist(), strict=False)]
    return poly_data(Part(np.concatenate([p.positions for p in parts]), np.concatenate(triangles).astype(np.uint32)))
