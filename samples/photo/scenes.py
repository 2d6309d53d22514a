"""Draws historical photographs: a view with sky, hills and houses, on paper or film, as a camera at a repro stand sees it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np
from numpy.typing import NDArray

from heritage.measure.picture.colour import SPACES

Light = NDArray[np.float32]
"""Linear light, 0–1: height × width × 3, or height × width."""


class Look(StrEnum):
    """What the original is made of."""

    COLOUR = "colour"
    SEPIA = "sepia"
    GREY = "grey"


@dataclass(frozen=True, slots=True)
class Photograph:
    """One photograph. `seed` chooses the view. `margin`: white paper around it, as a share of the shorter side."""

    seed: int
    width: int = 900
    height: int = 700
    look: Look = Look.COLOUR
    margin: float = 0.0


def light(photograph: Photograph) -> Light:
    """The original under even light; the same photograph gives the same numbers."""
    random = np.random.default_rng(photograph.seed)
    view = _view(photograph, random)
    toned = _toned(view, photograph.look)
    side = round(photograph.margin * min(photograph.width, photograph.height))
    if side:
        paper = np.full_like(toned, 0.78)
        small = cv2.resize(toned, (toned.shape[1] - 2 * side, toned.shape[0] - 2 * side), interpolation=cv2.INTER_AREA)
        paper[side:-side, side:-side] = small
        toned = paper
    seen: Light = np.clip(_through_lens(toned) + _grain(toned, random), 0.004, 0.93).astype(np.float32)
    return seen


def negative(positive: Light, rim: float = 0.03) -> Light:
    """The film that the positive would be printed from, on a light table: clear base around the frame, density inside.
    Linear transmission; density range 0.15 to 1.5 over the base."""
    inside = 0.8 * 10 ** -(0.05 + 0.62 * (2.2 + np.log10(np.clip(positive, 0.006, 1))))
    side = round(rim * min(positive.shape[:2]))
    film = np.full(positive.shape, 0.8, np.float32)
    film[side:-side, side:-side] = inside[side:-side, side:-side]
    return film


def encoded(linear: Light, bits: int = 16, space: str = "eciRGB v2") -> NDArray[np.uint8] | NDArray[np.uint16]:
    """Linear light as the space's samples, with a little noise of the sensor so that all bits are used."""
    top = (1 << bits) - 1
    noise = np.random.default_rng(len(linear)).normal(0, 0.0012, linear.shape)
    values = np.rint(np.clip(SPACES[space].encoded(linear) + noise, 0, 1) * top)
    return values.astype(np.uint16) if bits == 16 else values.astype(np.uint8)


def _view(photograph: Photograph, random: np.random.Generator) -> Light:
    height, width = photograph.height, photograph.width
    horizon = int(height * random.uniform(0.35, 0.6))
    view = np.empty((height, width, 3), np.float32)
    shade = np.linspace(0.55, 0.75, height, dtype=np.float32)[:, None, None]
    view[:] = shade * np.array(random.uniform([0.6, 0.7, 0.85], [0.9, 0.9, 1.0]), np.float32)
    view *= 1 + 0.25 * _clouds(height, width, random)[..., None]
    for depth in range(3):
        ground = horizon + int(height * 0.13 * depth)
        colour = random.uniform([0.05, 0.10, 0.04], [0.30, 0.34, 0.2]) * (1.1 - 0.28 * depth)
        _ridge(view, ground, 0.08 * height, colour, random)
    for _ in range(int(random.integers(4, 9))):
        _house(view, horizon, random)
    return view * (1 + 0.10 * random.standard_normal((height, width, 1), dtype=np.float32))


def _clouds(height: int, width: int, random: np.random.Generator) -> Light:
    total = np.zeros((height, width), np.float32)
    for cells in (4, 8, 16, 32):
        field = random.standard_normal((cells, cells), dtype=np.float32)
        total += cv2.resize(field, (width, height), interpolation=cv2.INTER_CUBIC) / cells * 2
    return total


def _ridge(view: Light, ground: int, swing: float, colour: NDArray[np.float64], random: np.random.Generator) -> None:
    height, width = view.shape[:2]
    points = np.interp(np.arange(width), np.linspace(0, width, 9), random.uniform(-1, 1, 9)) * swing + ground
    outline = [[x, int(points[min(x, width - 1)])] for x in range(0, width + 8, 8)] + [[width, height], [0, height]]
    cv2.fillPoly(view, [np.array(outline, np.int32)], [float(c) for c in colour], cv2.LINE_AA)


def _house(view: Light, horizon: int, random: np.random.Generator) -> None:
    height, width = view.shape[:2]
    wide, high = int(width * random.uniform(0.06, 0.16)), int(height * random.uniform(0.1, 0.3))
    x, y = int(random.integers(0, width - wide)), horizon + int(random.integers(0, height // 4))
    wall = random.uniform([0.25, 0.2, 0.15], [0.7, 0.6, 0.5])
    cv2.rectangle(view, (x, y - high), (x + wide, y), [float(c) for c in wall], -1)
    roof = np.array([[x - 6, y - high], [x + wide + 6, y - high], [x + wide // 2, y - high - wide // 3]], np.int32)
    cv2.fillPoly(view, [roof], [float(c) for c in wall * np.array([0.5, 0.3, 0.25])], cv2.LINE_AA)
    for row in range(y - high + 10, y - 14, 26):
        for column in range(x + 8, x + wide - 12, 24):
            cv2.rectangle(view, (column, row), (column + 9, row + 13), (0.03, 0.03, 0.04), -1)


def _toned(view: Light, look: Look) -> Light:
    if look is Look.COLOUR:
        return view
    grey = view @ np.array([0.25, 0.65, 0.10], np.float32)
    if look is Look.GREY:
        return grey
    return grey[..., None] ** np.array([0.9, 1.0, 1.25], np.float32) * np.array([0.9, 0.8, 0.62], np.float32)


def _through_lens(toned: Light) -> Light:
    return np.asarray(cv2.GaussianBlur(toned, (0, 0), 0.6), np.float32)


def _grain(toned: Light, random: np.random.Generator) -> Light:
    """The emulsion's grain: as strong as the light's square root, the same in all colours."""
    grain = random.standard_normal(toned.shape[:2], dtype=np.float32) * np.float32(0.012)
    grain = np.sqrt(np.clip(toned, 0, None)) * (grain if toned.ndim == 2 else grain[..., None])
    return np.asarray(grain, np.float32)
