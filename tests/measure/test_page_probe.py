from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from heritage.measure.page.page import PageProbe
from measure.drawing import Grey, askew, bent, measured, noisy, squared, table, text_page, turned

PROBE = PageProbe()


@pytest.mark.parametrize("degrees", [-8.0, -3.0, -0.7, 0.0, 0.4, 1.0, 3.0, 5.5])
def test_skew_is_known_to_a_fifth_of_a_degree(tmp_path: Path, degrees: float) -> None:
    facts = measured(PROBE, tmp_path, noisy(turned(text_page(), degrees), 4))
    assert facts["page.skew"] == pytest.approx(degrees, abs=0.2)
    assert facts["page.text_direction"] == "horizontal"


@pytest.mark.parametrize("quarters", [1, 3])
def test_text_on_its_side_is_seen_and_its_skew_too(tmp_path: Path, quarters: int) -> None:
    facts = measured(PROBE, tmp_path, np.ascontiguousarray(np.rot90(turned(text_page(), 2.0), quarters)))
    assert facts["page.text_direction"] == "vertical"
    assert facts["page.skew"] == pytest.approx(2.0, abs=0.2)


@pytest.mark.parametrize(
    "page", [table(), table(ruled=False), table(rows=30, columns=14), squared(), turned(squared(), 1.0)]
)
def test_tables_and_squared_paper_are_not_on_their_side(tmp_path: Path, page: Grey) -> None:
    assert measured(PROBE, tmp_path, page)["page.text_direction"] != "vertical"


@pytest.mark.parametrize("degrees", [2.0, 3.0, 5.0])
@pytest.mark.parametrize("edges", ["left and right", "top and bottom"])
def test_keystone_is_known_to_six_tenths_of_a_degree(tmp_path: Path, edges: str, degrees: float) -> None:
    facts = measured(PROBE, tmp_path, askew(text_page(), degrees, edges))
    assert facts["page.keystone"] == pytest.approx(degrees, abs=0.6)


@pytest.mark.parametrize("degrees", [0.0, 1.0, -4.0])
def test_a_flat_page_is_flat_however_it_lies(tmp_path: Path, degrees: float) -> None:
    facts = measured(PROBE, tmp_path, noisy(turned(text_page(), degrees), 3))
    assert facts["page.keystone"] < 0.6
    assert facts["page.curvature"] < 1.5


@pytest.mark.parametrize(("page", "degrees"), [(text_page(), 9.0), (squared(), 9.0), (text_page(), 14.0)])
def test_a_page_that_bends_towards_the_binding_is_curved(tmp_path: Path, page: Grey, degrees: float) -> None:
    assert measured(PROBE, tmp_path, bent(page, degrees))["page.curvature"] > 0.6 * degrees


@pytest.mark.parametrize("sigma", [0.0, 1.6, 6.0, 12.0])
def test_noise_and_shading_are_no_ink(tmp_path: Path, sigma: float) -> None:
    shade = np.tile(np.linspace(170, 235, 1240), (1754, 1)).astype(np.uint8)
    assert measured(PROBE, tmp_path, noisy(shade, sigma))["page.ink"] < 0.0001


def test_specks_are_no_ink(tmp_path: Path) -> None:
    page = noisy(np.full((1754, 1240), 225, np.uint8), 2)
    for y, x in np.random.default_rng(2).integers(100, 1100, (40, 2)):
        page[y, x] = 60
    assert measured(PROBE, tmp_path, page)["page.ink"] < 0.0001


@pytest.mark.parametrize(("ink", "lines", "sigma"), [(195, 40, 2.0), (205, 30, 1.0), (60, 1, 2.0), (30, 2, 6.0)])
def test_faint_print_and_a_single_line_are_ink(tmp_path: Path, ink: int, lines: int, sigma: float) -> None:
    page = noisy(text_page(ink=ink, lines=lines), sigma)
    assert measured(PROBE, tmp_path, page)["page.ink"] > 0.0006


def test_ink_is_about_what_was_drawn(tmp_path: Path) -> None:
    page = np.full((1500, 1000), 230, np.uint8)
    for y in range(150, 1350, 60):
        page[y : y + 10, 150:850] = 40
    assert measured(PROBE, tmp_path, page)["page.ink"] == pytest.approx(20 * 10 * 700 / 1.5e6, rel=0.15)


def test_white_on_black_is_ink_too(tmp_path: Path) -> None:
    facts = measured(PROBE, tmp_path, 255 - text_page())
    assert facts["page.ink"] > 0.01
    assert facts["page.skew"] == pytest.approx(0.0, abs=0.2)


def test_a_photograph_says_nothing_about_skew(tmp_path: Path) -> None:
    chance = np.random.default_rng(7).normal(0, 1, (900, 700)).astype(np.float32)
    soft = cv2.GaussianBlur(chance, (0, 0), 12)
    page = np.asarray(np.clip(128 + soft * 2500, 0, 255), np.uint8)
    facts = measured(PROBE, tmp_path, page)
    assert facts["page.text_direction"] == "unknown"
    assert "page.skew" not in facts


@pytest.mark.parametrize("shape", [(1, 1), (3, 2000), (2000, 2), (40, 40)])
def test_odd_sizes_are_measured_without_a_stumble(tmp_path: Path, shape: tuple[int, int]) -> None:
    assert measured(PROBE, tmp_path, np.full(shape, 200, np.uint8))["page.ink"] == 0
