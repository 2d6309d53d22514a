"""Finds lines of text among the ink and how each of them runs. Rules, pictures and hatching are no text: thin evidence is none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
Mask = NDArray[np.bool_]

_WORD_GAPS = (2.5, 5.0)
"""Heights of a letter that may lie between two words of a line: justified setting has 1 to 2, spaced setting up to 5 [K].
The wider is tried where the narrower finds hardly a line: it may join columns."""

_ENOUGH = 3.0
"""Widths of the page that the lines found with the narrower gap are long together."""

MOST = 0.6
"""Share of the letters' ink that stands in lines on a page of text; measured: 0.7–1.0, and 0.1–0.5 where lines touch each other
and only stray pieces are found."""

LEAST_HEIGHT = 3
"""Pixels of the reduced page: lower letters cannot be told from hatching."""

_SLENDER = 10
"""Times its height that a word is wide at most."""

_THICK = (0.6, 2.6)
"""Thickness of a line (its ink's spread, 3.5 σ) over the usual height of a letter: thinner is a rule, thicker two lines in one."""

_LONG = 7.0
"""Heights of a letter that a line is long at least: two words."""

_MARKS = 3
"""Separate marks that a line is made of at least: a stroke is one mark, however long."""


@dataclass(frozen=True, slots=True)
class TextLines:
    """One entry per line of text. Pixels of the mask, y downwards: `x`, `y` of the middle, `left` and `right` end; `slope`
    dy/dx; `straying`: how far its pieces lie from a straight line, in heights of a letter. `height`: of a letter.
    `share`: how much of the letters' ink stands in these lines. `pieces`: (line, x, y) of stretches of about three letters,
    for those who fit the lines together. `parted`: they touched each other, and were cut apart."""

    x: Values
    y: Values
    left: Values
    right: Values
    slope: Values
    height: float
    share: float
    pieces: tuple[NDArray[np.int64], Values, Values]
    parted: bool = False

    @property
    def length(self) -> Values:
        return self.right - self.left


def find(letters: Mask) -> TextLines | None:
    """The lines that run across; give the transposed mask for those that run down. None when there are no letters."""
    found = _found(letters)
    if found is None or found.share >= MOST:
        return found
    apart = _found(_cores(letters, found.height))
    return replace(apart, parted=True) if apart is not None and apart.share > found.share else found


def _found(letters: Mask) -> TextLines | None:
    count, labels, stats, _ = cv2.connectedComponentsWithStats(letters.view(np.uint8), connectivity=8)
    height = letter_height(stats)
    if count < 12 or height < LEAST_HEIGHT:
        return None
    found = None
    for gap in _WORD_GAPS:
        wider = _joined(letters, labels, height, gap)
        found = wider if found is None or wider.length.sum() > 1.5 * found.length.sum() else found
        if found.length.sum() >= _ENOUGH * letters.shape[1]:
            break
    return found


def _cores(letters: Mask, height: float) -> Mask:
    """The letters without what reaches from line to line (old type is set so tightly that its lines touch): ink that its
    own row has more of than the rows above and below."""
    wide = round(4 * height) | 1
    row, zone = (cv2.blur(letters.astype(np.float32), (wide, max(round(tall * height), 1) | 1)) for tall in (0.35, 2.5))
    return np.asarray(letters & (row > zone))


def _joined(letters: Mask, labels: NDArray[Any], height: float, gap: float) -> TextLines:
    """Lines of marks that stand no farther apart than so many heights."""
    reach = round(height * gap) | 1
    joined = cv2.morphologyEx(letters.view(np.uint8), cv2.MORPH_CLOSE, np.ones((1, reach), np.uint8))
    lines, of_line = cv2.connectedComponents(joined, connectivity=4)
    y, x = np.nonzero(letters)
    line = of_line[y, x].astype(np.int64)
    marks = _marks_of(lines, line, labels[y, x])
    return _measured(lines, line, x.astype(np.float64), y.astype(np.float64), marks, height)


def letter_height(stats: NDArray[Any]) -> float:
    """The height that most ink has: of letters, or of words where letters touch. Strokes of hatching have no say."""
    wide, tall, area = (stats[1:, i] for i in (cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT, cv2.CC_STAT_AREA))
    lettered = (tall >= LEAST_HEIGHT) & (wide <= _SLENDER * tall)
    tall, area = tall[lettered], area[lettered]
    if not len(tall):
        return 0.0
    order = np.argsort(tall)
    running = np.cumsum(area[order])
    return float(tall[order][np.searchsorted(running, running[-1] / 2)])


def _marks_of(lines: int, line: NDArray[np.int64], mark: NDArray[Any]) -> NDArray[np.int64]:
    """How many marks each line holds."""
    pairs = np.unique(line * (int(mark.max(initial=0)) + 1) + mark)
    return np.bincount(pairs // (int(mark.max(initial=0)) + 1), minlength=lines)


def _measured(
    lines: int, line: NDArray[np.int64], x: Values, y: Values, marks: NDArray[np.int64], height: float
) -> TextLines:
    size = np.maximum(np.bincount(line, minlength=lines), 1)
    left, right = np.full(lines, np.inf), np.full(lines, -np.inf)
    np.minimum.at(left, line, x)
    np.maximum.at(right, line, x)
    middle_x, middle_y = (np.bincount(line, v, lines) / size for v in (x, y))
    dx, dy = x - middle_x[line], y - middle_y[line]
    spread = np.bincount(line, dx * dx, lines)
    slope = np.bincount(line, dx * dy, lines) / np.maximum(spread, 1e-9)
    thick = 3.5 * np.sqrt(np.bincount(line, (dy - slope[line] * dx) ** 2, lines) / size)
    good = (marks >= _MARKS) & (right - left >= _LONG * height)
    good &= (thick > _THICK[0] * height) & (thick < _THICK[1] * height)
    good[0] &= False
    number = np.cumsum(good) - 1
    kept = good[line]
    pieces = _pieces(number[line[kept]], x[kept], y[kept], 3 * height)
    share = float(kept.mean()) if len(kept) else 0.0
    return TextLines(middle_x[good], middle_y[good], left[good], right[good], slope[good], height, share, pieces)


def _pieces(line: NDArray[np.int64], x: Values, y: Values, long: float) -> tuple[NDArray[np.int64], Values, Values]:
    """(line, x, y): the ink's middle in stretches of so many pixels; the least inked are left out."""
    column = (x / long).astype(np.int64)
    columns = int(column.max(initial=0)) + 1
    key = line * columns + column
    size = np.bincount(key)
    used = np.flatnonzero(size >= max(4.0, long / 3))
    mean_x, mean_y = (np.bincount(key, v)[used] / size[used] for v in (x, y))
    return used // columns, mean_x, mean_y
