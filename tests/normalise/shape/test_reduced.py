"""Fewer triangles, and how far that lies off: the bound is held whatever the surface."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from heritage.normalise.model3d.access import reduced
from heritage.tools.model3d import simplification
from heritage.tools.model3d.gltf.container import Part
from heritage.tools.model3d.gltf.writing import parts
from samples.shapes import Vase


@pytest.fixture(scope="module")
def vase() -> list[Part]:
    return parts(Vase(192, 200).mesh(), 0.001)


def test_few_enough_and_near_enough(vase: list[Part]) -> None:
    found, said = reduced(vase, 20_000, 0.002)
    faces = sum(len(p.triangles) for p in found)
    assert faces <= 20_000 < sum(len(p.triangles) for p in vase)
    assert said["access.faces"] == faces and 0 < said["access.deviation_m"] <= 0.002 * 0.19


def test_the_bound_comes_before_the_number(vase: list[Part]) -> None:
    found, said = reduced(vase, 200, 0.0001)
    assert sum(len(p.triangles) for p in found) > 200
    assert said["access.deviation_m"] <= 0.0001 * 0.2


def test_what_stays_keeps_its_place_in_the_picture(vase: list[Part]) -> None:
    found = simplification.reduced(vase[0], 5000)
    assert found.uvs is not None and vase[0].uvs is not None
    before = {(*p, *t) for p, t in zip(vase[0].positions.tolist(), vase[0].uvs.tolist(), strict=True)}
    assert {(*p, *t) for p, t in zip(found.positions.tolist(), found.uvs.tolist(), strict=True)} <= before
    assert found.texture == vase[0].texture


def test_no_seam_and_no_border_gapes(vase: list[Part]) -> None:
    """A seam is two corners at one place: moved or dropped on one side only, it would show the background."""
    half = replace(vase[0], triangles=vase[0].triangles[: len(vase[0].triangles) // 2])
    for part in (vase[0], half):
        found = simplification.reduced(part, 5000)
        assert len(found.triangles) == 5000
        assert _open_edges(found) == _open_edges(part)


def _open_edges(part: Part) -> set[tuple[tuple[float, ...], ...]]:
    """The places of both ends of every side that one triangle has for itself, corners at one place being one."""
    places = np.unique(part.positions, axis=0, return_inverse=True)
    corners = places[1].reshape(-1)[part.triangles]
    sides = np.sort(np.concatenate([corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [2, 0]]]), axis=1)
    edges, uses = np.unique(sides, axis=0, return_counts=True)
    return {tuple(map(tuple, places[0][edge].tolist())) for edge in edges[uses == 1]}


def test_the_same_triangles_each_time(vase: list[Part]) -> None:
    first, second = simplification.reduced(vase[0], 5000), simplification.reduced(vase[0], 5000)
    assert first.triangles.tobytes() == second.triangles.tobytes()
    assert first.positions.tobytes() == second.positions.tobytes()


def test_a_known_distance_is_measured() -> None:
    square = np.array([[0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0]], np.float32)
    triangles = np.array([[0, 1, 2], [0, 2, 3]], np.uint32)
    raised = square + np.array([0, 0, 0.25], np.float32)
    most, mean = simplification.deviation([Part(square, triangles)], [Part(raised, triangles)])
    assert most == pytest.approx(0.25) and mean == pytest.approx(0.25)
