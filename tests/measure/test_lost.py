"""Frames that saw nothing, pages that lost more than they show; and what only looks like either."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from heritage import settings
from heritage.contracts import CheckContext
from heritage.measure.picture.image import ImageProbe
from heritage.model import Finding, Measured, Outcome
from heritage.qc.picture.exposure import exposure
from measure import kinds
from measure.drawing import save, source, text_page
from qc.judging import delivery, item

PASS, WARN, FAIL = Outcome.PASS, Outcome.WARN, Outcome.FAIL
SHAPE = (640, 480)


def judged(tmp_path: Path, pixels: NDArray[Any], line: str = "photographs", **expected: Any) -> Finding:
    opened = source(save(tmp_path / "page.tif", pixels, ppi=200))
    rule = settings.policy("legacy", line).rule("exposure")
    assert rule is not None
    question = CheckContext(rule, delivery(), item("A", [], **expected).item)
    (found,) = exposure.judge(Measured(opened.file, ImageProbe().measure(opened)), question)
    return found


def eight(values: NDArray[Any]) -> NDArray[np.uint8]:
    return np.asarray(np.clip(np.round(values), 0, 255), np.uint8)


def noise(mean: float, sigma: float, seed: int = 1, *more: int) -> NDArray[np.uint8]:
    return eight(np.random.default_rng(seed).normal(mean, sigma, (*SHAPE, *more)))


def jpeg(pixels: NDArray[Any]) -> NDArray[np.uint8]:
    read = cv2.imdecode(cv2.imencode(".jpg", pixels)[1], cv2.IMREAD_UNCHANGED)
    return np.asarray(read, np.uint8)


def hot(pixels: NDArray[Any]) -> NDArray[Any]:
    chance = np.random.default_rng(2)
    pixels[chance.integers(0, SHAPE[0], 300), chance.integers(0, SHAPE[1], 300)] = 255
    return pixels


NOTHING = {
    "lens cap": noise(3, 4, 1, 3),
    "lens cap, hot pixels": hot(noise(3, 4)),
    "lens cap, JPEG": jpeg(hot(noise(3, 4, 1, 3))),
    "lens cap, much noise": noise(10, 12),
    "lens cap, light leak": eight(np.linspace(0, 25, SHAPE[1])[None] + noise(4, 4).astype(float)),
    "16 bits": np.random.default_rng(1).normal(600, 300, SHAPE).clip(0).astype(np.uint16),
    "white, not 255": noise(250, 3, 1, 3),
    "white, JPEG": jpeg(noise(246, 4, 1, 3)),
    "grey": noise(128, 4, 1, 3),
    "grey, even": np.full(SHAPE, 128, np.uint8),
}


@pytest.mark.parametrize("name", NOTHING)
def test_a_frame_that_saw_nothing_is_held(tmp_path: Path, name: str) -> None:
    assert judged(tmp_path, NOTHING[name]).outcome is FAIL


@pytest.mark.parametrize("name", [name for name in NOTHING if "cap" in name])
def test_a_black_page_is_held_also_when_blank_is_declared(tmp_path: Path, name: str) -> None:
    assert judged(tmp_path, NOTHING[name], "paper", blank=True).outcome is FAIL


def night() -> NDArray[Any]:
    pixels = noise(3, 3)
    pixels[300:330, 200:225] = 240
    return pixels


def leather() -> NDArray[Any]:
    grain = cv2.GaussianBlur(np.random.default_rng(3).normal(0, 1, SHAPE), (0, 0), 6)
    return eight(26 + 90 * grain + noise(0, 2).astype(float))


def pencil() -> NDArray[Any]:
    pixels = noise(225, 2)
    for x in range(20, 440, 3):
        y = 300 + round(40 * np.sin(x / 30))
        pixels[y : y + 2, x : x + 3] -= 25
    return pixels


@pytest.mark.parametrize(("picture", "outcome"), [(night, WARN), (leather, WARN), (pencil, PASS)])
@pytest.mark.parametrize("line", ["paper", "photographs"])
def test_little_is_not_nothing(tmp_path: Path, line: str, picture: Any, outcome: Outcome) -> None:
    assert judged(tmp_path, picture(), line).outcome is outcome


def test_a_white_blank_page_may_be_declared(tmp_path: Path) -> None:
    white = np.full(SHAPE, 255, np.uint8)
    assert judged(tmp_path, white, "paper").outcome is FAIL
    assert judged(tmp_path, white, "paper", blank=["page.tif"]).outcome is PASS


def cream(light: NDArray[Any]) -> NDArray[np.uint8]:
    return np.stack([eight(light * 1.4), eight(light * 1.1), eight(light * 0.8)], axis=-1)


def partly(light: NDArray[Any], value: float) -> NDArray[np.uint8]:
    pixels = kinds.captured(light)
    pixels[: int(pixels.shape[0] * 0.68)] = value
    return pixels


LOST = {
    "all of it": lambda page: kinds.captured(page, gain=1.5),
    "one channel of coloured paper": cream,
    "two thirds burnt out": lambda page: partly(page, 255),
    "two thirds drowned": lambda page: partly(page, 2),
}


@pytest.mark.parametrize("name", LOST)
@pytest.mark.parametrize("kind", [kinds.text, kinds.verse])
def test_a_page_that_lost_more_than_half_is_held(tmp_path: Path, kind: Any, name: str) -> None:
    assert judged(tmp_path, LOST[name](kinds.page(kind, 10)), "paper").outcome is FAIL


@pytest.mark.parametrize(
    "pixels", [text_page(paper=255, ink=0), kinds.captured(kinds.page(kinds.silhouette, 4, black=1.0))]
)
def test_paper_made_white_and_print_that_is_black_are_not(tmp_path: Path, pixels: NDArray[Any]) -> None:
    assert judged(tmp_path, pixels, "paper").outcome is not FAIL


def test_a_photograph_is_held_unless_its_ground_is_white(tmp_path: Path) -> None:
    chance = cv2.resize(np.random.default_rng(5).normal(0, 60, (20, 15)), SHAPE[::-1], interpolation=cv2.INTER_CUBIC)
    scene = eight(170 + chance)
    burnt = eight(scene * 1.7)
    ground = np.full(SHAPE, 255, np.uint8)
    ground[200:440, 160:320] = scene[200:440, 160:320] // 2
    assert [judged(tmp_path, pixels).outcome for pixels in (scene, burnt, ground)] == [PASS, FAIL, WARN]
