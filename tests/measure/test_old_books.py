"""Old books as they lie under a camera: dark, set so tightly that lines touch, cut at a side, with the other side's print showing
through. What was seen to hold good pages, or to hide faults, on real scans."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from heritage.measure.page import bed
from heritage.measure.page.page import PageProbe
from measure import kinds
from measure.drawing import Grey, askew, bent, measured, text_page, turned

PROBE = PageProbe()


def tight(seed: int = 1) -> Grey:
    """Blackletter, as it were: heavy strokes, ascenders that reach into the line above."""
    page, chance = np.full((1400, 930), 190, np.uint8), np.random.default_rng(seed)
    for y in range(110, 1330, 46):
        x = 70
        while x < 840:
            word = str(chance.choice(["durchleucht", "Pfaffen", "fleyssig", "gebet", "vnd", "kirchen", "Priester"]))
            cv2.putText(page, word, (x, y), cv2.FONT_HERSHEY_COMPLEX, 1.15, 45, 4, cv2.LINE_AA)
            if chance.random() < 0.6:
                cv2.line(page, (x + 8, y - 38), (x + 8, y + 12), 45, 4, cv2.LINE_AA)
            x += cv2.getTextSize(word, cv2.FONT_HERSHEY_COMPLEX, 1.15, 4)[0][0] + 16
    return np.asarray(cv2.GaussianBlur(page, (3, 3), 0), np.uint8)


@pytest.mark.parametrize("degrees", [0.0, 4.0, -6.0])
def test_lines_that_touch_show_how_the_page_lies(tmp_path: Path, degrees: float) -> None:
    facts = measured(PROBE, tmp_path, turned(tight(), degrees))
    assert facts["page.skew"] == pytest.approx(degrees, abs=0.4)
    assert facts["page.text_direction"] == "horizontal" or degrees


def test_lines_that_touch_are_seen_on_their_side(tmp_path: Path) -> None:
    page = np.ascontiguousarray(np.rot90(tight()))
    assert measured(PROBE, tmp_path, page)["page.text_direction"] == "vertical"


def test_a_flat_page_of_lines_that_touch_is_flat_and_a_bent_one_bent(tmp_path: Path) -> None:
    flat, bowed = (measured(PROBE, tmp_path, page) for page in (tight(3), bent(tight(3), 14.0)))
    assert float(flat.get("page.curvature", 0)) < 2  # type: ignore[arg-type]
    assert float(flat.get("page.keystone", 0)) < 0.9  # type: ignore[arg-type]
    assert float(bowed["page.curvature"]) > 6  # type: ignore[arg-type]
    assert "page.keystone" not in bowed  # the lines converge because the page bends


@pytest.mark.parametrize("gain", [0.35, 0.22])
def test_a_dark_page_is_not_taken_for_a_negative(tmp_path: Path, gain: float) -> None:
    light, dark = (measured(PROBE, tmp_path, (text_page() * g).astype(np.uint8)) for g in (1.0, gain))
    assert dark["page.ink"] == pytest.approx(light["page.ink"], rel=0.3)
    assert dark["page.text_direction"] == "horizontal"


def test_a_keystone_is_the_same_whatever_is_beside_the_page(tmp_path: Path) -> None:
    page = askew(text_page(), 2.0, "top and bottom")
    bedded = cv2.copyMakeBorder(page, 250, 250, 180, 180, cv2.BORDER_CONSTANT, value=(15,))
    alone, beside = (float(measured(PROBE, tmp_path, p)["page.keystone"]) for p in (page, bedded))  # type: ignore[arg-type]
    assert beside == pytest.approx(alone, rel=0.12)


def test_text_that_is_cut_off_shows_no_edge(tmp_path: Path) -> None:
    """Its lines all begin where the picture does, however they run."""
    cut = np.ascontiguousarray(turned(text_page(), -1.3)[:, 210:])
    assert float(measured(PROBE, tmp_path, cut).get("page.keystone", 0)) < 0.6  # type: ignore[arg-type]


def test_a_margin_is_no_bed_where_the_other_side_shows_through() -> None:
    page = kinds.page(_dense, 1)
    page = page - (page.max() - page[:, ::-1]) * 0.25  # what is printed on the back
    rim = np.clip((np.arange(page.shape[1]) - page.shape[1] * 0.9) / (page.shape[1] * 0.1), 0, 1) * 16
    found = bed.find(kinds.captured(np.asarray(page + rim, np.float32)))
    assert found.right == (0.0, 0.0)


def _dense(on: Any, chance: Any) -> None:
    kinds.text(on, chance, left=0.06, right=0.94, top=0.03, foot=0.97)


def test_a_pattern_is_no_text_on_its_side(tmp_path: Path) -> None:
    """A bitonal picture of hangings and hair: upright strokes in no line."""
    chance, page = np.random.default_rng(4), np.full((340, 1080), 255, np.uint8)
    for x in range(20, 1060, 13):
        y = 0
        while y < 320:
            long = int(chance.integers(6, 60))
            cv2.line(page, (x + int(chance.integers(-4, 5)), y), (x, min(y + long, 330)), 0, int(chance.integers(2, 6)))
            y += long + int(chance.integers(4, 40))
    assert measured(PROBE, tmp_path, page)["page.text_direction"] != "vertical"
