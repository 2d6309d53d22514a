"""The straight edges of a block of text, left and right: do they run parallel? Ragged text and verse have none."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from heritage.measure.page.textlines import TextLines, Values

_REACH = 0.45
"""Share of the page's height that an edge must cover: a short block shows its direction too badly."""

_CUT = 0.03
"""Share of the page's width: a line that reaches so near to its side may be cut off there, and shows no edge."""

_FEWEST_ROWS = 12
_AGREEING = 0.6
_NEAR = 0.4  # heights of a letter


def convergence(lines: TextLines, shape: tuple[int, ...]) -> float | None:
    """Degrees between the left and right edges of the page, as the edges of its text show it; None unless both are
    straight, long, and far enough from each other. From the left edge alone, the least it can be."""
    height, width = shape[:2]
    if len(lines.x) < _FEWEST_ROWS:
        return None
    y, left, right = _rows(lines)
    if len(y) < _FEWEST_ROWS or np.ptp(y) < _REACH * height:
        return None
    near = max(2.0, _NEAR * lines.height)
    whole = left > _CUT * width, right < (1 - _CUT) * width
    sides = zip((left, right), whole, strict=True)
    first, last = (_most_agreed(y[kept] - height / 2, x[kept], near, _REACH * height) for x, kept in sides)
    if first is not None and last is not None and last[1] - first[1] >= width / 3:
        between = math.degrees(math.atan(last[0]) - math.atan(first[0]))
        return float(between * width / (last[1] - first[1]))
    if first is not None and first[1] < width / 3:
        return _off_square(first[0], lines)
    return None


def _off_square(slope: float, lines: TextLines) -> float:
    """Where text is ragged on the right: what the left edge alone shows, which is half of the convergence when both edges
    converge alike, and so its least value."""
    across = float(np.average(lines.slope, weights=lines.length))
    return math.degrees(math.atan(slope) + math.atan(across))


def _rows(lines: TextLines) -> tuple[Values, Values, Values]:
    """(y, leftmost, rightmost) of each row of lines, along their common direction: neighbouring columns make one row."""
    direction = float(np.average(lines.slope, weights=lines.length))
    level = np.rint((lines.y - direction * lines.x) / (1.5 * lines.height)).astype(np.int64)
    level -= level.min()
    rows = int(level.max()) + 1
    left, right = np.full(rows, np.inf), np.full(rows, -np.inf)
    np.minimum.at(left, level, lines.left)
    np.maximum.at(right, level, lines.right)
    y = np.bincount(level, lines.y, rows) / np.maximum(np.bincount(level, minlength=rows), 1)
    filled = np.isfinite(left)
    return y[filled], left[filled], right[filled]


def _most_agreed(y: Values, x: Values, near: float, reach: float) -> tuple[float, float] | None:
    """Slope dx/dy and x at y = 0 of the line near which most points lie, if these are six of ten and reach far."""
    if len(y) < _FEWEST_ROWS:
        return None
    first, second = np.triu_indices(len(y), 1)
    far = np.abs(y[second] - y[first]) > np.ptp(y) / 3
    first, second = first[far][::5], second[far][::5]
    if not len(first):
        return None
    slopes = (x[second] - x[first]) / (y[second] - y[first])
    off = np.abs(x[None, :] - x[first][:, None] - slopes[:, None] * (y[None, :] - y[first][:, None]))
    agreeing: NDArray[np.bool_] = off[int((off < near).sum(axis=1).argmax())] < near
    if agreeing.mean() < _AGREEING or np.ptp(y[agreeing]) < reach:
        return None
    slope, place = np.polyfit(y[agreeing], x[agreeing], 1)
    return float(slope), float(place)
