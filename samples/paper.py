"""Turns an ink plane into a picture of a page under a camera: paper, light, a slight turn, noise. Invents no text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]

_TONES = ((238, 229, 210), (233, 225, 209), (240, 233, 219), (229, 218, 196))
"""Sheets of one book are not alike: RGB of bare paper, in the encoding of eciRGB v2."""

_INK = 0.87
"""Share of the light that full ink takes away: printing ink is dark grey, never black, so nothing clips."""

_BED = 0.17
"""Share of the light that the dark bed around the page gives back."""

_SHIFT = 64
"""The noise plane is this much larger than the page, so that no two pages carry the same noise."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The picture's size in pixels and how much of the dark bed shows around the page (none at the binding)."""

    width: int
    height: int
    border: int


@dataclass(frozen=True, slots=True)
class Look:
    """How one page lay under the camera. `skew`: degrees, + = clockwise. `binding`: on the left of a right-hand page."""

    skew: float
    binding_left: bool
    seed: int
    tone: int = 0  # which paper the book is printed on
    show_through: float = 0.035


def frame(width_mm: float, height_mm: float, ppi: float) -> Frame:
    """The frame of a page of this size: a border of 1 % of the height on the three free sides."""
    border = round(height_mm * 0.01 * ppi / 25.4)
    return Frame(round(width_mm * ppi / 25.4) + border, round(height_mm * ppi / 25.4) + 2 * border, border)


def photograph(ink: Pixels, on: Frame, look: Look, ppi: float) -> Pixels:
    """The page as a scan: RGB, height × width × 3, of the frame's size. `ink` has the frame's size, 255 = full ink."""
    turned = _as_pixels(cv2.warpAffine(ink, _turn(on, look.skew), (on.width, on.height), flags=cv2.INTER_CUBIC))
    light = _light(turned, on, look, ppi)
    sheet = _sheet_at(on, look, ppi)
    seen = cv2.multiply(sheet, cv2.merge([light, light, light]), scale=1 / 255)
    return _as_pixels(cv2.add(seen, _noise_at(on, look.seed), dtype=cv2.CV_8U))


def _as_pixels(found: Any) -> Pixels:
    """What cv2 returned is uint8, though its type hints do not know."""
    return np.asarray(found).astype(np.uint8, copy=False)


def _light(ink: Pixels, on: Frame, look: Look, ppi: float) -> Pixels:
    """What share of the light comes back, 0–255: less where ink is, a little less where the verso shines through."""
    printed = cv2.multiply(ink, _press(on, ppi), scale=1 / 255)
    if look.show_through:
        small = cv2.resize(cv2.flip(ink, 1), None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
        verso = cv2.resize(cv2.GaussianBlur(small, (0, 0), 1.2), (on.width, on.height))
        printed = cv2.addWeighted(printed, _INK, verso, look.show_through, 0)
    else:
        printed = cv2.convertScaleAbs(printed, alpha=_INK)
    light = cv2.subtract(_outline(on, look), printed)
    return _as_pixels(cv2.GaussianBlur(light, (0, 0), max(0.35, 0.45 * ppi / 300)))


def _outline(on: Frame, look: Look) -> Pixels:
    """The page as white on the dark bed. At the binding the neighbouring page goes on, out of the frame."""
    far = 10 * on.width
    left = -far if look.binding_left else on.border
    right = on.width - on.border if look.binding_left else far
    corners = np.array([(x, y) for x, y in (
        (left, on.border), (right, on.border), (right, on.height - on.border), (left, on.height - on.border)
    )], np.float64)  # fmt: skip
    turned = corners @ _turn(on, look.skew)[:, :2].T + _turn(on, look.skew)[:, 2]
    bed = np.full((on.height, on.width), round(255 * _BED), np.uint8)
    return _as_pixels(cv2.fillConvexPoly(bed, np.rint(turned).astype(np.int32), (255.0,), cv2.LINE_AA))


def _turn(on: Frame, skew: float) -> NDArray[np.float64]:
    """Affine matrix of a clockwise turn about the picture's centre."""
    return np.asarray(cv2.getRotationMatrix2D((on.width / 2, on.height / 2), -skew, 1.0), np.float64)


def _sheet_at(on: Frame, look: Look, ppi: float) -> Pixels:
    """The sheet that this page lies on: a stretch of the cached one, binding to the right side."""
    long = _sheet(on, look.tone % len(_TONES), ppi)
    down = look.seed % (len(long) - on.height)
    stretch: Pixels = long[down : down + on.height]
    return stretch if look.binding_left else _as_pixels(cv2.flip(stretch, 1))


@lru_cache(maxsize=4)
def _sheet(frame: Frame, tone: int, ppi: float) -> Pixels:
    """Bare paper in the camera's light, binding on the left: tone, clouds, fibres, spots, the binding's shadow. A quarter
    longer than the frame, so that each page shows another stretch of it."""
    on = replace(frame, height=frame.height * 5 // 4)
    chance = np.random.default_rng([tone, on.width, on.height])
    clouds = _clouds(on, chance, ppi * 0.7, 0.007) + _clouds(on, chance, ppi * 0.08, 0.005)
    fibres = cv2.GaussianBlur(chance.standard_normal((on.height, on.width), np.float32), (0, 0), ppi / 220) * 0.016
    shade = (_shade(on, ppi)[None, :] + clouds + fibres).astype(np.float32)
    foxing = np.clip(_clouds(on, chance, ppi * 0.05, 1.0) - 2.6, 0, 1) * 0.12
    bare = np.array(_TONES[tone], np.float32)
    age = np.array((0.6, 1.0, 1.6), np.float32)  # spots and browning take away blue first
    sheet = bare * shade[..., None] * (1 - foxing[..., None] * age)
    return _as_pixels(np.clip(sheet, 0, 250))


def _clouds(on: Frame, chance: np.random.Generator, scale: float, strength: float) -> NDArray[np.float32]:
    """Smooth irregularity of about `scale` pixels, standard deviation `strength`."""
    rough = chance.standard_normal((int(on.height / scale) + 3, int(on.width / scale) + 3), np.float32)
    return np.asarray(cv2.resize(rough, (on.width, on.height), interpolation=cv2.INTER_CUBIC), np.float32) * strength


def _shade(on: Frame, ppi: float) -> NDArray[np.float32]:
    """Light across the page: it falls into the binding within about 12 mm, and off a little towards the fore-edge."""
    x = np.arange(on.width, dtype=np.float32) / (ppi / 25.4)  # mm from the binding
    return np.asarray((1 - 0.34 * np.exp(-x / 3.6)) * (1 - 0.00012 * x), np.float32)


@lru_cache(maxsize=4)
def _press(on: Frame, ppi: float) -> Pixels:
    """How evenly the ink took, 0–255: the forme pressed harder here than there, and the paper's grain shows."""
    chance = np.random.default_rng([7, on.width, on.height])
    even = 0.94 + _clouds(on, chance, ppi * 0.9, 0.03) + _clouds(on, chance, max(2.0, ppi / 100), 0.035)
    return np.asarray(np.clip(even, 0.7, 1) * 255, np.uint8)


@lru_cache(maxsize=4)
def _noise(on: Frame) -> NDArray[np.int8]:
    """The sensor's noise, σ = 1.1 of 255, a little larger than the frame."""
    chance = np.random.default_rng([11, on.width, on.height])
    drawn = chance.standard_normal((on.height + _SHIFT, on.width + _SHIFT, 3), np.float32)
    return np.asarray(np.rint(np.clip(drawn * 1.1, -5, 5)), np.int8)


def _noise_at(on: Frame, seed: int) -> NDArray[np.int8]:
    down, right = (seed * 7) % _SHIFT, (seed * 13) % _SHIFT
    return _noise(on)[down : down + on.height, right : right + on.width]
