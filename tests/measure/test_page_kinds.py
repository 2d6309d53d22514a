"""A good page of any kind is not held, however it lies on the bed; a fault is found on every kind that shows it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from heritage import settings
from heritage.contracts import Check, CheckContext
from heritage.measure.page.page import PageProbe
from heritage.measure.picture.image import ImageProbe
from heritage.model import Finding, Measured, Outcome
from heritage.qc.page import page as pages
from heritage.qc.picture import exposure, image, tones
from measure import kinds
from measure.drawing import Grey, askew, bent, save, source
from qc.judging import delivery

CHECKS = (
    pages.skew, pages.geometry, pages.blank_page, image.orientation, tones.clipping, exposure.exposure, tones.sharpness,
    tones.upsampled,
)  # fmt: skip
PASS, WARN = Outcome.PASS, Outcome.WARN
POLICY = settings.policy("capture")
OF_TYPE = [kinds.text, kinds.columns, kinds.verse, kinds.table, kinds.engraving]
Kind = Callable[[Any, Any], None]


def judged(tmp_path: Path, pixels: Grey) -> list[Finding]:
    opened = source(save(tmp_path / "page.tif", pixels, ppi=200))
    measured = Measured(opened.file, {**ImageProbe().measure(opened), **PageProbe().measure(opened)})
    return [f for check in CHECKS for f in check.judge(measured, CheckContext(_rule(check), delivery()))]


def _rule(check: Check) -> Any:
    rule = POLICY.rule(check.name)
    assert rule is not None
    return rule


def faults(found: list[Finding]) -> set[str]:
    return {f.check for f in found if f.outcome is Outcome.FAIL}


def flagged(found: list[Finding]) -> set[str]:
    return {f.check for f in found if f.outcome is not Outcome.PASS}


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("kind", kinds.KINDS)
def test_a_good_page_is_not_held(tmp_path: Path, kind: Kind, seed: int) -> None:
    light = kinds.turned(kinds.page(kind, seed), (-0.5, 0.6)[seed - 1])
    assert faults(judged(tmp_path, kinds.captured(light))) == set()


@pytest.mark.parametrize(
    ("tone", "sides"), [(10, "ltrb"), (255, "ltrb"), (14, "rb"), (255, "l"), (120, "tb"), (0, "r")]
)
@pytest.mark.parametrize("kind", [kinds.text, kinds.title, kinds.engraving])
def test_nor_for_the_bed_beside_it(tmp_path: Path, kind: Kind, tone: float, sides: str) -> None:
    light = kinds.on_bed(kinds.page(kind, 3), tone, sides)
    assert flagged(judged(tmp_path, kinds.captured(light))) <= {"upsampled"}


def test_a_page_with_true_black_is_not_held(tmp_path: Path) -> None:
    found = judged(tmp_path, kinds.captured(kinds.page(kinds.silhouette, 4, black=1.0)))
    (clipping,) = (f for f in found if f.check == "clipping")
    assert clipping.outcome is Outcome.WARN
    assert clipping.mark == pytest.approx((150 / 1165, 150 / 1654, 860 / 1165, 750 / 1654), abs=0.02)


@pytest.mark.parametrize("degrees", [3.0, -7.0])
@pytest.mark.parametrize("kind", OF_TYPE)
def test_a_page_laid_askew_is_held(tmp_path: Path, kind: Kind, degrees: float) -> None:
    light = kinds.on_bed(kinds.turned(kinds.page(kind, 5), degrees), 12, "tb")
    assert faults(judged(tmp_path, kinds.captured(light))) == {"skew"}


def test_handwriting_that_drifts_is_noted_and_handwriting_laid_askew_held(tmp_path: Path) -> None:
    drifting, askew_ = (kinds.turned(kinds.page(kinds.handwriting, 6), d) for d in (2.2, 7.0))
    assert faults(judged(tmp_path, kinds.captured(drifting))) == set()
    assert faults(judged(tmp_path, kinds.captured(askew_))) == {"skew"}


@pytest.mark.parametrize("edges", ["left and right", "top and bottom"])
def test_a_camera_that_is_not_parallel_is_held(tmp_path: Path, edges: str) -> None:
    assert "geometry" in faults(judged(tmp_path, askew(kinds.captured(kinds.page(kinds.text, 7)), 3.0, edges)))


@pytest.mark.parametrize("kind", [kinds.text, kinds.columns, kinds.engraving])
def test_a_page_that_bends_is_held(tmp_path: Path, kind: Kind) -> None:
    assert faults(judged(tmp_path, bent(kinds.captured(kinds.page(kind, 8)), 14.0))) & {"geometry", "skew"}


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
@pytest.mark.parametrize("bed", ["", "ltrb", "r"])
def test_a_stained_blank_page_is_blank(tmp_path: Path, seed: int, bed: str) -> None:
    light = kinds.on_bed(kinds.page(kinds.nothing, seed), 14, bed)
    assert "blank-page" in flagged(judged(tmp_path, kinds.captured(light)))


def test_a_page_number_alone_is_noted(tmp_path: Path) -> None:
    found = judged(tmp_path, kinds.captured(kinds.page(kinds.folio, 9)))
    assert (faults(found), "blank-page" in flagged(found)) == (set(), True)


@pytest.mark.parametrize("kind", [kinds.text, kinds.title, kinds.engraving, kinds.table])
def test_a_burnt_out_page_is_held_and_shows_where(tmp_path: Path, kind: Kind) -> None:
    found = judged(tmp_path, kinds.captured(kinds.page(kind, 10), gain=1.5))
    (clipping,) = (f for f in found if f.check == "clipping")
    assert clipping.outcome is Outcome.FAIL
    assert clipping.mark is not None and clipping.mark[2] * clipping.mark[3] > 0.2


@pytest.mark.parametrize(
    ("blur", "outcome"), [(0.8, Outcome.PASS), (1.2, Outcome.PASS), (2.2, Outcome.FAIL), (5.5, Outcome.FAIL)]
)
def test_text_out_of_focus_is_seen_through_the_noise(tmp_path: Path, blur: float, outcome: Outcome) -> None:
    found = judged(tmp_path, kinds.captured(kinds.page(kinds.text, 11), blur=blur))
    assert [f.outcome for f in found if f.check == "sharpness"] == [outcome]


@pytest.mark.parametrize(("bed", "way"), [("", cv2.INTER_CUBIC), ("ltrb", cv2.INTER_CUBIC), ("l", cv2.INTER_LINEAR)])
@pytest.mark.parametrize("kind", [kinds.text, kinds.engraving])
def test_an_enlarged_page_is_noted_whatever_is_beside_it(tmp_path: Path, kind: Kind, bed: str, way: int) -> None:
    small = kinds.captured(kinds.on_bed(kinds.page(kind, 12), 12, bed))
    large = np.asarray(cv2.resize(small, None, fx=2, fy=2, interpolation=way), np.uint8)
    found = judged(tmp_path, large)
    assert [f.outcome for f in found if f.check == "upsampled"] == [Outcome.WARN]


@pytest.mark.parametrize(
    ("ppi", "blur", "outcome"),
    [(300, 0.6, PASS), (300, 3.0, WARN), (600, 3.0, PASS), (400, 4.0, WARN), (200, 0.6, PASS)],
)
def test_visible_blur_is_noted_in_what_earlier_campaigns_left(
    tmp_path: Path, ppi: int, blur: float, outcome: Outcome
) -> None:
    opened = source(save(tmp_path / "page.tif", kinds.captured(kinds.page(kinds.text, 11), blur=blur), ppi=ppi))
    measured = Measured(opened.file, {**ImageProbe().measure(opened), **PageProbe().measure(opened)})
    rule = settings.policy("legacy").rule("sharpness")
    assert rule is not None
    assert [f.outcome for f in tones.sharpness.judge(measured, CheckContext(rule, delivery()))] == [outcome]
