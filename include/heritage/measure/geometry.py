"""How the page lies in the picture: skew, direction of the text, convergence of its edges, curvature of its lines."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from heritage.measure import angles, ink
from heritage.measure.angles import Peak
from heritage.measure.ink import Ink, Points

Direction = Literal["horizontal", "vertical", "unknown"]

_LINES = 5.0
"""Strength of a profile from which lines are held to be there; text across its lines has 1–3, along them 10–100."""

_DOMINANT = 2.5
"""How many times stronger one direction must be than the other to be called the text's."""

_WORDS = 0.4
"""Mean of ln(width / height) of words from which their direction is believed: printed pages have 0.6–1.3, pictures ±0.2."""

_FEWEST = 150
"""Ink pixels without which nothing is said."""

_REACH = 15.0
"""Degrees: pages that lie more askew are found neither straight nor turned, and `page.skew` is absent."""


@dataclass(frozen=True, slots=True)
class Lie:
    """Degrees, None where nothing on the page shows it. `skew` + = clockwise. `keystone`: angle between opposite edges,
    the larger of both pairs. `curvature`: how much the direction of the lines changes along them."""

    skew: float | None
    direction: Direction
    keystone: float | None
    curvature: float | None


def lie(found: Ink) -> Lie:
    """What the ink shows."""
    if int(found.mask.sum()) < _FEWEST:
        return Lie(None, "unknown", None, None)
    y, x = ink.points(found.mask, 24_000)
    along, across = _lines(y, x), _lines(x, -y)
    direction = _direction(found)
    first, second = (across, along) if direction == "vertical" else (along, across)
    peak = first if first.strength >= _LINES or second.strength < _LINES else second
    skew = round(_fine(y, x, peak, peak is across), 3) if peak.strength >= _LINES else None
    keystone, curvature = _distortion(found, along, across)
    return Lie(skew, direction, keystone, curvature)


def _lines(y: Points, x: Points) -> Peak:
    return angles.best(y[::3], x[::3], 0.0, _REACH, 0.5, 2.0)


def _fine(y: Points, x: Points, peak: Peak, turned: bool) -> float:
    first, second = (x, -y) if turned else (y, x)
    return angles.best(first, second, peak.degrees, 0.75, 0.05).degrees


def _direction(found: Ink) -> Direction:
    """Which way lines of letters run. Two witnesses must agree: the lines (profiles) and the words (longer than high).
    Columns of figures have strong profiles both ways, but their figures stand side by side. Rules, frames and pictures
    have no say: squared paper has no text direction."""
    letters = int(found.letters.sum())
    words = ink.word_shape(found.letters) if letters >= max(_FEWEST, 0.2 * found.mask.sum()) else None
    if words is None:
        return "unknown"
    y, x = ink.points(found.letters, 24_000)
    along, across = _lines(y, x).strength, _lines(x, -y).strength
    if words > _WORDS and across < _DOMINANT * along:
        return "horizontal"
    if words < -_WORDS and across >= max(_LINES, _DOMINANT * along):
        return "vertical"
    return "unknown"


_ROWS, _COLUMNS = 6, 4
_IN_TILE = 250  # ink pixels
_CLEAR = 2.5  # strength of a tile's profile
_NEAR = 0.8  # degrees between a tile and the fit of all tiles
_OUTERMOST, _BETWEEN = (
    0.42,
    0.75,
)  # of the page: centre of the outermost tile; from the first tile's centre to the last's
_AGREEING = 0.7  # share of the tiles that must be near


@dataclass(frozen=True, slots=True)
class _Tiles:
    """Local directions: place (−½…½ of the page) and degrees of each tile that shows one."""

    y: NDArray[np.float64]
    x: NDArray[np.float64]
    degrees: NDArray[np.float64]


def _distortion(found: Ink, along: Peak, across: Peak) -> tuple[float | None, float | None]:
    """Straight lines seen askew stay straight: their direction then changes from line to line, not along a line. So the
    change across the lines is keystone, the change along them is curvature; once for rows, once for columns."""
    y, x = ink.points(found.mask, 120_000)
    rows = _fit(_local(found.mask.shape, y, x, along, False))
    columns = _fit(_local(found.mask.shape, y, x, across, True)) if across.strength >= _LINES else None
    margins = _margins(found) if rows and along.strength >= _LINES else None
    keystones = [abs(fit[0]) for fit in (rows, columns) if fit] + ([abs(margins)] if margins is not None else [])
    bends = [fit[1] for fit in (rows, columns) if fit]
    return (round(max(keystones), 2) if keystones else None), (round(max(bends), 2) if bends else None)


def _local(shape: tuple[int, ...], y: Points, x: Points, whole: Peak, turned: bool) -> _Tiles:
    """The direction in each of 6 × 4 tiles; for columns (`turned`) the tiles are 4 × 6 and y is measured along x."""
    centre = whole.degrees if whole.strength >= 2 else 0.0
    down, across = (_COLUMNS, _ROWS) if turned else (_ROWS, _COLUMNS)
    height, width = shape[:2]
    which = (y * down / height).astype(np.int32).clip(0, down - 1) * across + (x * across / width).astype(
        np.int32
    ).clip(0, across - 1)
    found = []
    for tile in range(down * across):
        inside = which == tile
        if int(inside.sum()) < _IN_TILE:
            continue
        first, second = (x[inside], -y[inside]) if turned else (y[inside], x[inside])
        peak = angles.best(first, second, centre, 8.0, 0.25)
        if peak.strength >= _CLEAR and abs(peak.degrees - centre) < 7.5:
            row, column = divmod(tile, across)
            found.append(((row + 0.5) / down - 0.5, (column + 0.5) / across - 0.5, peak.degrees))
    values = np.array(found, np.float64).reshape(-1, 3)
    places = (values[:, 1], values[:, 0]) if turned else (values[:, 0], values[:, 1])
    return _Tiles(places[0], places[1], values[:, 2])


def _fit(tiles: _Tiles) -> tuple[float, float] | None:
    """(keystone, curvature) in degrees over the page: change of direction across the lines, and along them. None when
    the tiles are few or contradict each other (pictures, handwriting, worn type)."""
    if len(tiles.degrees) < 9:
        return None
    terms = np.column_stack([np.ones_like(tiles.x), tiles.y, tiles.x, tiles.x**2, tiles.x * tiles.y])
    weights = np.ones(len(tiles.degrees))
    for _ in range(12):  # Huber's weights: a tile far off counts less
        root = np.sqrt(weights)[:, None]
        known = np.linalg.lstsq(terms * root, tiles.degrees * root[:, 0], rcond=None)[0]
        off = np.abs(terms @ known - tiles.degrees)
        weights = np.minimum(1.0, 0.4 / np.maximum(off, 1e-6))
    if float(np.mean(off < _NEAR)) < _AGREEING:
        return None
    top, foot = (abs(known[2] + known[4] * part) * _BETWEEN for part in (-_OUTERMOST, _OUTERMOST))
    return float(known[1]), float(max(top, foot, abs(known[3]) * _OUTERMOST**2))


def _margins(found: Ink) -> float | None:
    """Degrees between the left and right edges of the page, as the edges of its text show it; None unless both are
    straight (verse and ragged text are not)."""
    left, right = (_edge(found, side) for side in ("left", "right"))
    if left is None or right is None or right[1] - left[1] < found.letters.shape[1] / 3:
        return None
    between = math.degrees(math.atan(right[0]) - math.atan(left[0]))
    return float(between * found.letters.shape[1] / (right[1] - left[1]))


def _edge(found: Ink, side: str) -> tuple[float, float] | None:
    """Slope (dx/dy) and place (x at half height) of the straight line on which most rows of text begin, or end."""
    height, width = found.letters.shape
    step = max(4, height // 120)
    blocks = np.asarray(found.letters[: height // step * step].reshape(-1, step, width).any(axis=1))
    filled = np.flatnonzero(blocks.sum(axis=1) > width // 20)
    if len(filled) < 20:
        return None
    facing = blocks[filled] if side == "left" else blocks[filled][:, ::-1]
    reached = facing.argmax(axis=1).astype(np.float64)
    x = reached if side == "left" else width - 1 - reached
    return _most_agreed(filled * float(step) - height / 2, x, max(2.0, width * 0.005))


def _most_agreed(y: NDArray[np.float64], x: NDArray[np.float64], near: float) -> tuple[float, float] | None:
    """Slope dx/dy and x at y = 0 of the line near which most points lie, if these are six of ten over half the height."""
    first, second = np.triu_indices(len(y), 1)
    far = np.abs(y[second] - y[first]) > np.ptp(y) / 3
    first, second = first[far][::7], second[far][::7]
    if not len(first):
        return None
    slopes = (x[second] - x[first]) / (y[second] - y[first])
    off = np.abs(x[None, :] - x[first][:, None] - slopes[:, None] * (y[None, :] - y[first][:, None]))
    agreeing = np.asarray(off[int((off < near).sum(axis=1).argmax())] < near)
    if agreeing.mean() < 0.6 or np.ptp(y[agreeing]) < np.ptp(y) / 2:
        return None
    slope, place = np.polyfit(y[agreeing], x[agreeing], 1)
    return float(slope), float(place)
