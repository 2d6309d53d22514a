"""The grey wedge: found at any rotation, in grey and in colour, with the tone and noise that were put in."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from heritage.measure.picture.colour import SPACES, luminance
from heritage.measure.target import shot
from heritage.measure.target.chart import chart_named
from heritage.measure.target.note import Setup
from heritage.tools.picture.opening import Picture
from samples.photo.files import grey_icc
from samples.profile import icc

STEP = 40


def _shot(rotation: float = 0, tone: float = 0.0, *, grey: bool = False, noise: float = 0.3) -> Picture:
    light = np.full((600, 1100), 60.0)
    for number, (value, _, _) in enumerate(chart_named("grey-wedge").lab.values()):
        x = 150 + number * STEP
        light[260:340, x : x + STEP] = value + tone
    if rotation:
        turn = cv2.getRotationMatrix2D((550, 300), rotation, 1)
        turn[:, 2] += (90, 340)
        light = cv2.warpAffine(light, turn, (1280, 1280), borderMode=cv2.BORDER_REPLICATE)
    light = cv2.GaussianBlur(light, (0, 0), 0.7) + np.random.default_rng(3).normal(0, noise, light.shape)
    samples = np.rint(np.clip(SPACES["eciRGB v2"].encoded(luminance(light)), 0, 1) * 65535).astype(np.uint16)
    profile = grey_icc() if grey else icc("eciRGB v2")
    pixels = samples if grey else np.dstack([samples] * 3)
    return Picture(pixels, 16, (300, 300), profile, b"", "tiff", colour="grey" if grey else "rgb")


@pytest.mark.parametrize(
    ("rotation", "grey"), [(0, True), (0, False), (4, True), (90, False), (-33, True), (180, False)]
)
def test_it_is_found_with_what_was_put_in(rotation: float, grey: bool) -> None:
    found = shot.measured(_shot(rotation, tone=1.5, grey=grey), Setup(target="grey-wedge"))
    assert found["target.kind"] == "grey-wedge", found.get("target.reason")
    tone, noise = found["target.tone"], found["target.noise"]
    assert isinstance(tone, dict) and isinstance(noise, dict)
    assert list(tone.values()) == pytest.approx([1.5] * 20, abs=0.25)
    assert float(np.median(list(noise.values()))) == pytest.approx(0.3, abs=0.1)
    assert "target.ppi" not in found


def test_with_a_size_it_tells_the_sampling_rate() -> None:
    found = shot.measured(_shot(4), Setup(target="grey-wedge", pitch_mm=10))
    assert found["target.ppi"] == pytest.approx(STEP / 10 * 25.4, rel=0.005)


def test_a_row_that_is_not_a_wedge_is_none() -> None:
    picture = _shot()
    pixels = picture.pixels.copy()
    pixels[260:340, 150 + 7 * STEP : 150 + 8 * STEP] = 60_000  # one field is covered by something bright
    found = shot.measured(Picture(pixels, 16, None, picture.icc, b"", "tiff"), Setup(target="grey-wedge"))
    assert found["target.kind"] == "none"
