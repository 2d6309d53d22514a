"""Text that runs off the picture on any side, and what only comes near a side."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from heritage.measure.page.page import PageProbe
from measure import kinds
from measure.drawing import measured

PROBE = PageProbe()


def page(kind: Any) -> Any:
    return kinds.captured(kinds.page(kind, 3))


@pytest.mark.parametrize(
    ("kind", "side", "cut"),
    [
        (kinds.text, "left", np.s_[:, 190:]),
        (kinds.text, "right", np.s_[:, :420]),
        (kinds.verse, "right", np.s_[:, :420]),
        (kinds.handwriting, "left", np.s_[:, 190:]),
    ],
)
def test_lines_that_run_off_a_side(tmp_path: Path, kind: Any, side: str, cut: Any) -> None:
    assert measured(PROBE, tmp_path, np.ascontiguousarray(page(kind)[cut]))["page.cut"] == [side]


@pytest.mark.parametrize("side", ["top", "bottom"])
def test_a_line_that_is_cut_through(tmp_path: Path, side: str) -> None:
    drawn = page(kinds.text)
    rows = np.flatnonzero((drawn < 120).sum(axis=1) > 150)
    row = int(rows[len(rows) // 4 if side == "top" else 3 * len(rows) // 4])
    cropped = drawn[row:] if side == "top" else drawn[: row + 1]
    assert measured(PROBE, tmp_path, np.ascontiguousarray(cropped))["page.cut"] == [side]


@pytest.mark.parametrize("kind", kinds.KINDS)
@pytest.mark.parametrize("bed", ["", "ltrb", "r"])
def test_a_page_with_its_margins_is_not_cut(tmp_path: Path, kind: Any, bed: str) -> None:
    light = kinds.on_bed(kinds.page(kind, 3), 12, bed)
    assert measured(PROBE, tmp_path, kinds.captured(light)).get("page.cut", []) == []


def test_shadows_stains_rules_and_pictures_at_the_side_are_no_text(tmp_path: Path) -> None:
    drawn = page(kinds.text)
    drawn[:, -14:] = 20  # a gutter's shadow
    drawn[300:700, :40] = 60  # a stain
    cv2.line(drawn, (0, 4), (drawn.shape[1], 4), 30, 3)
    drawn[1300:, :] = cv2.resize(
        np.random.default_rng(1).integers(0, 255, (30, 40), np.uint8), (drawn.shape[1], drawn.shape[0] - 1300)
    )
    assert measured(PROBE, tmp_path, drawn).get("page.cut", []) == []
