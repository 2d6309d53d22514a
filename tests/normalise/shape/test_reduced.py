"""Fewer triangles, and how far that lies off: the bound is held whatever the surface."""

from __future__ import annotations

import numpy as np
import pytest

from heritage.normalise.shape.access import reduced
from heritage.samples.shapes import Vase
from heritage.tools import surfaces
from heritage.tools.gltf import Part
from heritage.tools.gltf_write import parts


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
    found = surfaces.reduced(vase[0], 5000, 0.01, alone=True)
    assert found.uvs is not None and vase[0].uvs is not None
    before = {(*p, *t) for p, t in zip(vase[0].positions.tolist(), vase[0].uvs.tolist(), strict=True)}
    assert {(*p, *t) for p, t in zip(found.positions.tolist(), found.uvs.tolist(), strict=True)} <= before
    assert found.texture == vase[0].texture


def test_a_known_distance_is_measured() -> None:
    square = np.array([[0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0]], np.float32)
    triangles = np.array([[0, 1, 2], [0, 2, 3]], np.uint32)
    raised = square + np.array([0, 0, 0.25], np.float32)
    most, mean = surfaces.deviation([Part(square, triangles)], [Part(raised, triangles)])
    assert most == pytest.approx(0.25) and mean == pytest.approx(0.25)
