"""Fewer triangles for readers (meshoptimizer), and how far the result lies from what it was made of (VTK)."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from importlib.metadata import version as installed
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heritage.tools.gltf import Part

SAMPLES = 20_000
"""Places at which a distance is measured, on each of the two surfaces."""


@lru_cache(maxsize=1)
def version() -> str:
    """ "meshoptimizer 0.2.30"."""
    return f"meshoptimizer {installed('meshoptimizer')}"


def reduced(part: Part, faces: int, error: float, *, alone: bool) -> Part:
    """At most `faces` triangles, unless that would move the surface by more than `error` (a share of its longest side).
    Corners that stay keep their place, UV, normal and colour. `alone`: no other part meets its border."""
    import meshoptimizer

    if len(part.triangles) <= faces:
        return part
    indices = np.ascontiguousarray(part.triangles.reshape(-1), np.uint32)
    kept = np.zeros_like(indices)
    positions = np.ascontiguousarray(part.positions, np.float32)
    count = meshoptimizer.simplify(
        kept, indices, positions, len(indices), len(positions), 12, faces * 3, error,
        0 if alone else meshoptimizer.SIMPLIFY_LOCK_BORDER,
    )  # fmt: skip
    return _without_unused(part, kept[:count].reshape(-1, 3))


def _without_unused(part: Part, triangles: NDArray[np.uint32]) -> Part:
    used, numbers = np.unique(triangles, return_inverse=True)
    if not len(used):
        return part
    return replace(
        part, positions=part.positions[used], triangles=numbers.reshape(-1, 3).astype(np.uint32),
        uvs=None if part.uvs is None else part.uvs[used], normals=None if part.normals is None else part.normals[used],
        colours=None if part.colours is None else part.colours[used],
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
    from heritage.tools.render import poly_data

    bases = np.cumsum([0, *(len(p.positions) for p in parts)])
    triangles = [p.triangles + base for p, base in zip(parts, bases.tolist(), strict=False)]
    return poly_data(Part(np.concatenate([p.positions for p in parts]), np.concatenate(triangles).astype(np.uint32)))
