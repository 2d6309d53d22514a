"""Is type as sharp at every place of the page, and in every direction? One sharp edge is no sharp page: a gutter out of focus, a hand that moved."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from heritage.measure.page.ink import Ink
from heritage.measure.page.textlines import TextLines
from heritage.measure.picture.grey import Grey
from heritage.model import Facts

_TILE = 128  # pixels of the whole picture
_REGIONS = 4  # across and down the page
_LETTERED = 0.04  # share of a tile that letters' ink is at least
_OF_A_REGION = 2
_FEWEST = 9  # regions
_SOFT = 1
"""So many regions may be softer than the one that is told: a stain or a seal was taken for letters; a gutter or a corner out of focus makes
3 to 8 of 16 soft."""
_CONTRAST = 0.4  # of the usual one: less is what shines through from the back

Values = NDArray[np.float64]


def facts(full: Grey, found: Ink, lines: TextLines, times: int) -> Facts:
    """How much of their step the edges of letters climb in a pixel (as `pixels.sharpness`): `page.softest` and `page.sharpest` of the
    page's regions, `page.smear`: in the direction in which they climb least, and `page.smear_share`: that over the most. `times`: how many
    times smaller the ink's picture is. Nothing where there are few letters."""
    tiles = _tiles(full.shape, found, _between(lines), times)
    if len({region for region, _, _ in tiles}) < _FEWEST:
        return {}
    measured = np.array([_climb(full[y : y + _TILE, x : x + _TILE]) for _, y, x in tiles])
    strong = measured[:, -1] >= _CONTRAST * np.median(measured[:, -1])
    regions: dict[int, float] = {}
    for (region, _, _), climb in zip(np.array(tiles)[strong], measured[strong, 0], strict=True):
        regions[int(region)] = max(regions.get(int(region), 0.0), float(climb))
    softest = sorted(regions.values())[_SOFT if len(regions) >= _FEWEST else 0]
    ways = np.median(measured[strong, 1:-1], axis=0)
    found_ = {
        "page.softest": softest,
        "page.sharpest": max(regions.values()),
        "page.smear": ways.min(),
        "page.smear_share": ways.min() / max(float(ways.max()), 1e-6),
    }
    return {name: round(float(value), 3) for name, value in found_.items()}


def _between(lines: TextLines) -> tuple[int, int]:
    """From where to where most lines run: beside them the edges of a book's block look like letters."""
    return int(np.percentile(lines.left, 20)), int(np.percentile(lines.right, 80))


def _tiles(shape: tuple[int, ...], found: Ink, across: tuple[int, int], times: int) -> list[tuple[int, int, int]]:
    """(region, top, left) of the tiles of each region of the text that hold most letters."""
    rows, columns = (side // _TILE for side in shape)
    letters = np.zeros((shape[0] // times + 1, shape[1] // times + 1), np.float32)
    (top, left), (high, _) = found.at, found.letters.shape
    text = found.letters[: letters.shape[0] - top, across[0] : across[1]]
    letters[top : top + high, left + across[0] : left + across[0] + text.shape[1]] = text
    if not rows or not columns or not letters.any():
        return []
    whole = letters[: max(rows * _TILE // times, 1), : max(columns * _TILE // times, 1)]
    inked = cv2.resize(whole, (columns, rows), interpolation=cv2.INTER_AREA)
    y, x = np.nonzero(inked >= _LETTERED)
    if not len(y):
        return []
    place = [(v - v.min()) * _REGIONS // (int(np.ptp(v)) + 1) for v in (y, x)]
    region = place[0] * _REGIONS + place[1]
    chosen = np.lexsort((-inked[y, x], region))
    rank = np.arange(len(chosen)) - np.searchsorted(region[chosen], region[chosen])
    return [(int(region[i]), int(y[i]) * _TILE, int(x[i]) * _TILE) for i in chosen[rank < _OF_A_REGION]]


def _climb(tile: Grey) -> Values:
    """Of its contrast, in a pixel: the steepest edge's way up, the steepest across, down and along both diagonals; and the contrast."""
    calm = cv2.blur(tile, (3, 3)).astype(np.float32)
    low, high = np.percentile(calm[::2, ::2], [1, 99])
    across, down = calm[1:-1, 2:] - calm[1:-1, :-2], calm[2:, 1:-1] - calm[:-2, 1:-1]
    falling, rising = (calm[2:, 2:] - calm[:-2, :-2]) / 2**0.5, (calm[2:, :-2] - calm[:-2, 2:]) / 2**0.5
    ways = [cv2.magnitude(across, down), *(np.abs(way) for way in (across, down, falling, rising))]
    contrast = max(float(high - low), 1.0)
    steepest = [float(np.partition(way.ravel(), -(way.size // 100))[-(way.size // 100)]) for way in ways]
    return np.array([*(value / 2 / contrast for value in steepest), contrast])
