"""Polygons are covered by their triangles, whichever way they turn."""

from __future__ import annotations

import time

import numpy as np
import pytest

from heritage.tools.model3d.mesh.polygons import divided

ARROW = [(0, 0), (4, 0), (4, 4), (2, 1), (0, 4)]
DART = [(0, 0), (2, 1), (4, 0), (2, 5)]
LETTER_U = [(0, 0), (6, 0), (6, 5), (4, 5), (4, 2), (2, 2), (2, 5), (0, 5)]
SQUARE = [(0, 0), (2, 0), (2, 2), (0, 2)]


def areas(outline: list[tuple[float, float]], turned: np.ndarray) -> np.ndarray:
    places = np.column_stack([np.array(outline, float), np.zeros(len(outline))]) @ turned.T
    triangles = divided(np.array([len(outline)]), np.arange(len(outline)), places + 1e4)
    a, b, c = (places[triangles[:, n]] for n in range(3))
    normal = turned @ [0, 0, 1]
    return np.cross(b - a, c - a) @ normal / 2


@pytest.mark.parametrize(("outline", "area"), [(ARROW, 10), (DART, 8), (LETTER_U, 24), (SQUARE, 4)])
@pytest.mark.parametrize("seed", range(4))
def test_triangles_cover_the_polygon_and_nothing_else(
    outline: list[tuple[float, float]], area: float, seed: int
) -> None:
    turned = np.linalg.qr(np.random.default_rng(seed).normal(size=(3, 3)))[0]
    for start in range(len(outline)):
        found = areas(outline[start:] + outline[:start], turned * np.sign(np.linalg.det(turned)))
        assert len(found) == len(outline) - 2
        assert (found > -1e-9).all() and found.sum() == pytest.approx(area)


def test_a_polygon_that_crosses_itself_is_a_fan() -> None:
    bow = np.array([(0, 0, 0), (2, 2, 0), (2, 0, 0), (0, 2, 0)], float)
    assert divided(np.array([4]), np.arange(4), bow).tolist() == [[0, 1, 2], [0, 2, 3]]


def test_mixed_polygons_keep_their_places() -> None:
    places = np.array([(x, y, 0) for x, y in [*SQUARE, *DART, *SQUARE[:3]]], float)
    found = divided(np.array([4, 4, 3]), np.arange(11), places)
    assert [sorted(set((row // 4).tolist())) for row in found] == [[0], [0], [1], [1], [2]]


def test_many_polygons_take_no_time() -> None:
    places, start = np.array([(x, y, 0) for x, y in SQUARE], float), time.monotonic()
    divided(np.full(300_000, 4), np.tile(np.arange(4), 300_000), places)
    assert time.monotonic() - start < 20
