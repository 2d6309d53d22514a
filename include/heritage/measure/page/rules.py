"""Long drawn lines (tables, squared paper, frames, staves) as witnesses of how a page lies, where type has nothing to say."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from heritage.measure.page import angles, ink
from heritage.measure.page.angles import Peak
from heritage.measure.page.ink import Points

Mask = NDArray[np.bool_]

_LONG = 0.45
"""Share of the page's shorter side that a rule, or a net of rules, spans at least."""

_THIN = 0.4
"""Share of its frame that a net of rules fills at most: pictures fill more."""

_CLEAR_LINES = 5.0
"""Strength of a profile (see `angles`) from which rules are held to be there."""

_SQUARE = 0.4
"""Degrees by which rules across and rules down may differ in skew and yet show the same sheet."""

_ONE_WAY = 8.0
"""Doubt in degrees where rules run one way only: staves do, but so does an engraver's hatching. More askew, they are none."""

_SAME_SHEET = 3.0
"""Degrees by which rules across and down may differ on a sheet that is not flat."""

_EXACT = 0.25
"""Degrees (median over the tiles) from the fit below which a keystone is told: writing that touches the rules adds 0.5."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """Degrees, as in `geometry.Lie`."""

    skew: float
    doubt: float
    keystone: float | None
    curvature: float | None


def lie(mask: Mask) -> Ruled | None:
    """None where there are no rules."""
    drawn = _nets(mask)
    if int(drawn.sum()) < 300:
        return None
    y, x = ink.points(drawn, 60_000)
    along, across = _lines(y, x), _lines(x, -y)
    square = min(along.strength, across.strength) >= _CLEAR_LINES and abs(along.degrees - across.degrees) < _SQUARE
    crossing = abs(along.degrees - across.degrees) < _SAME_SHEET
    keystone, curvature = _distortion(drawn.shape, y, x, along, across) if crossing else (None, None)
    if curvature is None and (along.strength < _CLEAR_LINES or (not square and abs(along.degrees) >= _ONE_WAY)):
        return None
    return Ruled(along.degrees, 0.0 if square else _ONE_WAY, keystone, curvature)


def _nets(mask: Mask) -> Mask:
    """The marks that are long and mostly empty: single rules and nets of them."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask.view(np.uint8), connectivity=8)
    wide, high = stats[:, cv2.CC_STAT_WIDTH].astype(np.float64), stats[:, cv2.CC_STAT_HEIGHT].astype(np.float64)
    long = np.maximum(wide, high) >= _LONG * min(mask.shape)
    slim = np.minimum(wide, high) <= 0.012 * max(mask.shape)
    drawn = long & (slim | (stats[:, cv2.CC_STAT_AREA] <= _THIN * wide * high))
    drawn[0] = False
    return np.asarray(drawn[labels])


def _lines(y: Points, x: Points) -> Peak:
    coarse = angles.best(y[::8], x[::8], 0.0, 15.0, 0.5, 2.0)
    return Peak(angles.best(y[::3], x[::3], coarse.degrees, 0.75, 0.05).degrees, coarse.strength)


_ROWS, _COLUMNS = 6, 4
_IN_TILE = 120  # ink pixels
_CLEAR = 2.5  # strength of a tile's profile
_NEAR = 0.8  # degrees between a tile and the fit of all tiles
_OUTERMOST = 0.42  # of the page: centre of the outermost tile
_BETWEEN = 0.75  # of the page: from the first tile's centre to the last's
_AGREEING = 0.7  # share of the tiles that must be near


@dataclass(frozen=True, slots=True)
class _Tiles:
    """Local directions: place (−½…½ of the page) and degrees of each tile that shows one."""

    y: NDArray[np.float64]
    x: NDArray[np.float64]
    degrees: NDArray[np.float64]


def _distortion(
    shape: tuple[int, ...], y: Points, x: Points, along: Peak, across: Peak
) -> tuple[float | None, float | None]:
    """Straight lines seen askew stay straight: their direction then changes from line to line, not along a line. So the
    change across the lines is keystone, the change along them is curvature. Believed only where rules run both ways:
    hatching follows the forms of its picture."""
    rows, columns = _fit(_local(shape, y, x, along, False)), _fit(_local(shape, y, x, across, True))
    fitted = [fit for fit in (rows, columns) if fit is not None]
    crossed = (rows or along.strength >= _CLEAR_LINES) and (columns or across.strength >= _CLEAR_LINES)
    if not fitted or not crossed:
        return None, None
    exact = (
        len(fitted) == 2
        and max(f.off for f in fitted) < _EXACT
        and min(along.strength, across.strength) >= _CLEAR_LINES
    )
    keystone = round(max(abs(f.keystone) for f in fitted), 2) if exact else None
    return keystone, round(max(f.curvature for f in fitted), 2)


def _local(shape: tuple[int, ...], y: Points, x: Points, whole: Peak, turned: bool) -> _Tiles:
    """The direction in each of 6 × 4 tiles; for columns (`turned`) the tiles are 4 × 6 and y is measured along x."""
    centre = whole.degrees if whole.strength >= 2 else 0.0
    down, across = (_COLUMNS, _ROWS) if turned else (_ROWS, _COLUMNS)
    row = (y * down / shape[0]).astype(np.int32).clip(0, down - 1)
    which = row * across + (x * across / shape[1]).astype(np.int32).clip(0, across - 1)
    found = []
    for tile in range(down * across):
        inside = which == tile
        if int(inside.sum()) < _IN_TILE:
            continue
        first, second = (x[inside], -y[inside]) if turned else (y[inside], x[inside])
        peak = angles.best(first, second, centre, 8.0, 0.25)
        if peak.strength >= _CLEAR and abs(peak.degrees - centre) < 7.5:
            r, c = divmod(tile, across)
            found.append(((r + 0.5) / down - 0.5, (c + 0.5) / across - 0.5, peak.degrees))
    values = np.array(found, np.float64).reshape(-1, 3)
    places = (values[:, 1], values[:, 0]) if turned else (values[:, 0], values[:, 1])
    return _Tiles(places[0], places[1], values[:, 2])


@dataclass(frozen=True, slots=True)
class _Fitted:
    """Degrees over the page: change of direction across the lines (`keystone`), along them (`curvature`), and by how much
    a tile is off (`off`, median)."""

    keystone: float
    curvature: float
    off: float


def _fit(tiles: _Tiles) -> _Fitted | None:
    """None when the tiles are few or contradict each other."""
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
    return _Fitted(float(known[1]), float(max(top, foot, abs(known[3]) * _OUTERMOST**2)), float(np.median(off)))
