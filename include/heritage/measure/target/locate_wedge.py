"""Finds a grey wedge: a straight row of even fields of one size, each darker than the one before. It needs no colours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from heritage.measure.picture.colour import Floats
from heritage.measure.target.chart import Chart

_STEEP = 1.2  # of 255 per pixel: a field's inside changes less
_LEAST, _MOST = 60, 40_000  # px of a field in the picture of 1600 px
_FILLED = 0.7  # of its own rectangle that a field takes
_OFF = 0.22  # of the step that a field may lie beside its place
_NEIGHBOURS = 8
_UNSEEN = 2  # steps of a wedge


@dataclass(frozen=True, slots=True)
class _Fields:
    centres: Floats
    light: Floats
    side: Floats


def rough(fine: NDArray[np.uint8], shrunk: float, chart: Chart) -> Floats | None:
    """The homography chart units → pixels of the full picture, or None."""
    grey = fine if fine.ndim == 2 else cv2.cvtColor(fine, cv2.COLOR_RGB2GRAY) if fine.shape[2] == 3 else fine[..., 0]
    fields = _fields(np.asarray(grey, np.uint8))
    for first, step in _starts(fields):
        chain = _chain(fields, first, step, chart.columns)
        if chain is not None:
            return np.diag([1 / shrunk, 1 / shrunk, 1.0]) @ _homography(fields, chain)
    return None


def _fields(grey: NDArray[np.uint8]) -> _Fields:
    """Even areas of a rectangle's shape."""
    smooth = cv2.GaussianBlur(cv2.medianBlur(grey, 3).astype(np.float32), (0, 0), 1.0)
    steep = np.hypot(cv2.Sobel(smooth, cv2.CV_32F, 1, 0), cv2.Sobel(smooth, cv2.CV_32F, 0, 1)) / 8
    mask = cv2.erode((steep < _STEEP).astype(np.uint8), np.ones((3, 3), np.uint8))
    count, labels, stats, centres = cv2.connectedComponentsWithStats(mask, connectivity=4)
    kept, light, side = [], [], []
    for number in range(1, count):
        area, left, top = (int(stats[number, c]) for c in (cv2.CC_STAT_AREA, cv2.CC_STAT_LEFT, cv2.CC_STAT_TOP))
        wide, high = int(stats[number, cv2.CC_STAT_WIDTH]), int(stats[number, cv2.CC_STAT_HEIGHT])
        if not _LEAST <= area <= _MOST:
            continue
        own = labels[top : top + high, left : left + wide] == number
        points = np.argwhere(own)[:, ::-1].astype(np.float32)
        (_, size, _) = cv2.minAreaRect(points)
        if area >= _FILLED * (size[0] + 1) * (size[1] + 1):
            kept.append(number)
            light.append(float(smooth[top : top + high, left : left + wide][own].mean()))
            side.append(float(np.sqrt(area)))
    return _Fields(np.asarray(centres, np.float64)[kept], np.array(light), np.array(side))


def _starts(fields: _Fields) -> Iterator[tuple[int, Floats]]:
    """Fields with the step to a darker neighbour, the lightest first."""
    for first in np.argsort(-fields.light):
        apart = fields.centres - fields.centres[first]
        far = np.hypot(*apart.T)
        for other in np.argsort(far)[1 : _NEIGHBOURS + 1]:
            if fields.light[other] < fields.light[first] and 0.5 < fields.side[other] / fields.side[first] < 2:
                yield int(first), apart[other]


def _chain(fields: _Fields, first: int, step: Floats, count: int) -> dict[int, int] | None:
    """Number of the step → its field, one step after the other from the first on, each darker. Two may be unseen (as light
    as the ground), but not the last: then it is another row."""
    chain, origin, last = {0: first}, fields.centres[first], first
    for number in range(1, count):
        far = np.hypot(*(fields.centres - (origin + number * step)).T)
        nearest = int(np.argmin(far))
        if far[nearest] <= _OFF * np.hypot(*step):
            if fields.light[nearest] >= fields.light[last]:
                return None
            chain[number], last = nearest, nearest
            step = (fields.centres[nearest] - origin) / number
        elif number - len(chain) >= _UNSEEN or number == count - 1:
            return None
    return chain


def _homography(fields: _Fields, chain: dict[int, int]) -> Floats:
    """A turn, a scale and a shift; the row's own line is fitted through all its fields."""
    number, centres = np.array(list(chain)), fields.centres[list(chain.values())]
    (dx, x), (dy, y) = np.polyfit(number, centres[:, 0], 1), np.polyfit(number, centres[:, 1], 1)
    return np.array([[dx, -dy, x], [dy, dx, y], [0.0, 0.0, 1.0]])
