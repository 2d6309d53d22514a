"""Finds the scanner's bed, lid or table beside the page: an even band along a side of the picture that ends in a straight edge."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from heritage.measure.picture.grey import Grey

_STEP = 14
"""Grey levels between bed and page at least: less cannot be told from shading [K]."""

_DEEPEST = 0.4
"""Share of the picture that a bed takes on one side at most."""

_STRAIGHT = 0.012
"""Share of the side's length by which the page's edge may stray from a straight line: deckle edges, tabs [K]."""

_ON_THE_LINE = 0.8
"""Share of the places along a side that must show the edge there; corners and neighbouring leaves do not."""

_BEHIND = 0.12
"""Share of the picture behind the edge that must, for the most part and where it is brightest, have another tone: paper
behind a printed frame or between the letters of a dense page has the same one."""

_RAYS = 160
"""Places along a side that are looked at."""


@dataclass(frozen=True, slots=True)
class Bed:
    """For each side the depth of the bed in pixels of the reduced picture at the side's two ends (left and right: at the
    top and at the foot; top and bottom: at the left and at the right); (0, 0) where there is none."""

    left: tuple[float, float]
    top: tuple[float, float]
    right: tuple[float, float]
    bottom: tuple[float, float]

    @property
    def sides(self) -> tuple[tuple[float, float], ...]:
        return self.left, self.top, self.right, self.bottom

    def box(self, shape: tuple[int, ...]) -> tuple[float, float, float, float]:
        """The largest upright rectangle surely on the page: left, top, right, bottom as shares of the picture."""
        height, width = shape[:2]
        left, top, right, bottom = (max(side) for side in self.sides)
        return left / width, top / height, 1 - right / width, 1 - bottom / height


def find(small: Grey) -> Bed:
    """The bed on each side."""
    calm = np.asarray(cv2.blur(small, (3, 3)) if min(small.shape) > 60 else small, np.uint8)
    views = (calm, calm.T, calm[:, ::-1], calm[::-1].T)
    left, top, right, bottom = (_depth(view) for view in views)
    return Bed(left, top, right, bottom)


def outside(bed: Bed, shape: tuple[int, ...], margin: float) -> NDArray[np.bool_]:
    """Where the picture shows bed, and `margin` (share of the longer side) more of shadow along its edges."""
    height, width = shape[:2]
    mask = np.zeros((height, width), bool)
    more = margin * max(shape)
    y, x = np.arange(height)[:, None] + 0.5, np.arange(width)[None, :] + 0.5
    places = ((bed.left, y / height, x), (bed.right, y / height, width - x), (bed.top, x / width, y), (bed.bottom, x / width, height - y))  # fmt: skip
    for (first, last), along, inward in places:
        if first > 0 or last > 0:
            mask |= inward < first + (last - first) * along + more
    return mask


def _depth(view: NDArray[np.uint8]) -> tuple[float, float]:
    """Of the bed at the left of this view, at its top and its foot; (0, 0) when there is none."""
    height, width = view.shape
    most = int(width * _DEEPEST)
    if most < 8 or height < 40:
        return 0.0, 0.0
    rays = np.linspace(height * 0.12, height * 0.88, min(_RAYS, height // 2)).astype(int)
    strip = view[rays, : most + max(8, int(width * _BEHIND))].astype(np.int16)
    tone, even = _tone(strip)
    if not even:
        return 0.0, 0.0
    other = np.abs(strip - tone) >= _STEP
    depth = np.where(other[:, :most].any(axis=1), other[:, :most].argmax(axis=1), most).astype(np.float64)
    return _straight(depth, rays, strip, tone, height, most)


def _tone(strip: NDArray[np.int16]) -> tuple[int, bool]:
    """The tone of the picture's rim, and whether it is one."""
    rim = strip[:, 1:4]
    tone = int(np.median(rim))
    return tone, bool(np.mean(np.abs(rim - tone) < _STEP) > 0.9)


def _straight(
    depth: NDArray[np.float64], rays: NDArray[np.int_], strip: NDArray[np.int16], tone: int, height: int, most: int
) -> tuple[float, float]:
    """The straight line through the depths, if nearly all lie on it and the page behind has another tone than the bed."""
    seen = (depth > 2) & (depth < most)
    if seen.mean() < _ON_THE_LINE:
        return 0.0, 0.0
    near = max(2.0, _STRAIGHT * height)
    slope, start = _line(rays[seen].astype(np.float64), depth[seen], near)
    on_line = seen & (np.abs(depth - start - slope * rays) <= near)
    if on_line.mean() < _ON_THE_LINE:
        return 0.0, 0.0
    if _another(strip[on_line], depth[on_line].astype(int), strip.shape[1] - most, tone).mean() < _ON_THE_LINE:
        return 0.0, 0.0
    return max(start, 0.0) + 1, max(start + slope * height, 0.0) + 1


def _another(rays: NDArray[np.int16], depth: NDArray[np.int_], wide: int, tone: int) -> NDArray[np.bool_]:
    """For each ray: has what lies behind the edge another tone than the bed, as a whole, and also the paper between its letters? That
    is compared with the last of the bed too, for a page may grow lighter or darker towards the rim. All rays at once: numpy's
    quantiles cost 0.2 ms a call whatever their length, and ray by ray they were a third of what measuring a page takes."""
    behind = np.take_along_axis(rays, depth[:, None] + np.arange(2, wide), axis=1)
    usual, paper = np.percentile(behind, (50, 85), axis=1)
    before = np.empty(len(rays))
    for near in np.unique(np.minimum(depth, 9)):  # less than nine pixels of bed are all that can be asked
        alike = np.minimum(depth, 9) == near
        places = depth[alike, None] + np.arange(-near, -2 if near > 2 else 1 - near)
        before[alike] = np.median(np.take_along_axis(rays[alike], places, axis=1), axis=1)
    nearest = np.minimum.reduce([abs(usual - tone), abs(paper - tone), abs(paper - before)])
    return np.asarray(nearest >= _STEP)


def _line(t: NDArray[np.float64], depth: NDArray[np.float64], near: float) -> tuple[float, float]:
    """(slope, start) of the line through most of the depths: Theil's median of slopes, then a fit to what lies near."""
    half = len(t) // 2
    slope = float(np.median((depth[half : 2 * half] - depth[:half]) / (t[half : 2 * half] - t[:half])))
    start = float(np.median(depth - slope * t))
    close = np.abs(depth - start - slope * t) <= near
    if close.sum() < 8:
        return slope, start
    fitted = np.polyfit(t[close], depth[close], 1)
    return float(fitted[0]), float(fitted[1])
