"""The 140-patch chart: drawn at any rotation with a known error, found with that error; without a size it claims no ppi."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from heritage.measure.picture.colour import SPACES, xyz
from heritage.measure.target import shot
from heritage.measure.target.chart import chart_named
from heritage.measure.target.note import Setup
from heritage.model import Facts
from heritage.tools.picture.opening import Picture
from samples.profile import icc
from samples.target import _shifted

SPACE = SPACES["ProPhoto RGB"]  # it holds every patch, so that what is put in is there to be found
PITCH = 56


def _shot(rotation: float = 0.0, delta_e: float = 0.0) -> Picture:
    chart = chart_named("colorchecker-sg")
    board = np.empty(((chart.rows + 5) * PITCH, (chart.columns + 5) * PITCH, 3))
    board[:] = _linear((90, 0, 0))
    board[2 * PITCH : -2 * PITCH, 2 * PITCH : -2 * PITCH] = _linear((12, 0, 0))
    half = round(chart.patch_share * PITCH / 2)
    for number, lab in enumerate(chart.lab.values()):
        row, column = divmod(number, chart.columns)
        x, y = round((column + 3) * PITCH), round((row + 3) * PITCH)
        board[y - half : y + half, x - half : x + half] = _linear(_shifted(lab, delta_e))
    height, width = board.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), rotation, 1)
    side = round(np.hypot(width, height)) if rotation else 0
    if side:
        turn[:, 2] += (side / 2 - width / 2, side / 2 - height / 2)
        board = cv2.warpAffine(board, turn, (side, side), borderMode=cv2.BORDER_REPLICATE)
    noisy = SPACE.encoded(np.clip(cv2.GaussianBlur(board, (0, 0), 0.6), 0, 1))
    noisy = noisy + np.random.default_rng(1).normal(0, 0.002, board.shape)
    return Picture(
        np.rint(np.clip(noisy, 0, 1) * 65535).astype(np.uint16), 16, (300, 300), icc("ProPhoto RGB"), b"", "tiff"
    )


def _linear(lab: tuple[float, float, float]) -> np.ndarray:
    return np.clip(np.linalg.solve(SPACE.matrix(), xyz(lab)), 0, 1)


def _measured(picture: Picture, **setup: float) -> Facts:
    return shot.measured(picture, Setup(target="colorchecker-sg", **setup))  # type: ignore[arg-type]


def test_the_charts_data() -> None:
    """140 patches in reading order; the neutrals from white to black; white, black and grey take turns along the edge."""
    chart = chart_named("colorchecker-sg")
    assert len(chart.lab) == chart.rows * chart.columns == 140
    assert list(chart.lab)[:15] == [*(f"{c}1" for c in "ABCDEFGHIJKLMN"), "A2"]
    light = [chart.lab[name][0] for name in chart.neutrals]
    assert light == sorted(light, reverse=True)
    assert all(np.hypot(*chart.lab[name][1:]) < 1.5 for name in chart.neutrals)
    assert [round(chart.lab[name][0]) for name in ("A1", "A2", "A3")] == [97, 6, 50]


@pytest.mark.parametrize("rotation", [0, 185, 40])
def test_it_is_found_at_any_rotation(rotation: float) -> None:
    found = _measured(_shot(rotation))
    assert found["target.kind"] == "colorchecker-sg", found.get("target.reason")
    assert float(found["target.delta_e_mean"]) < 0.2  # type: ignore[arg-type]
    assert "target.ppi" not in found, "nobody said how large the chart is"


def test_a_delta_e_of_three_is_three() -> None:
    found = _measured(_shot(delta_e=3.0), pitch_mm=14.0)
    assert found["target.delta_e_mean"] == pytest.approx(3.0, abs=0.1)
    assert found["target.ppi"] == pytest.approx(PITCH / 14.0 * 25.4, rel=0.005)


def test_the_other_chart_is_not_taken_for_it() -> None:
    blank = np.full((500, 700, 3), 20_000, np.uint16)
    blank[100:400, 100:600] = 45_000
    assert _measured(Picture(blank, 16, None, icc("sRGB"), b"", "tiff"))["target.kind"] == "none"
