"""Is text cut off by a side of the picture? Only pages of type say so; a bed beside the page, shadows, rules and pictures at the side do not."""

from __future__ import annotations

import numpy as np

from heritage.measure.page.bed import Bed
from heritage.measure.page.textlines import Mask, TextLines, Values
from heritage.measure.picture.grey import Grey

_RIM = 3  # pixels of the reduced picture at the side itself
_NEAR = 0.06  # share of the page's width within which a line ends that may be cut
_DARK = 0.5  # of the step from paper to ink
_CUT, _BETWEEN = 0.45, 0.3
"""Share of the lines near a side that have ink on it; share of the gaps between lines that may be dark too (a shadow is)."""

_FEWEST = 6
_LETTERS, _INKED = 12, (0.08, 0.6)
"""Letters cut through along a foot or head; and how much of that side is ink: a rule is more, dust less."""


def sides(small: Grey, around: Bed, lines: TextLines, offset: tuple[int, int]) -> list[str]:
    """Of "left", "right", "top" and "bottom" those that cut through text. `offset`: (top, left) of the lines' mask in the picture."""
    paper, ink = (float(level) for level in np.percentile(small[::4, ::4], (75, 3)))
    if paper - ink < 60:
        return []
    dark = small < paper - _DARK * (paper - ink)
    beds = dict(zip(("left", "top", "right", "bottom"), around.sides, strict=True))
    across = [side for side in ("left", "right") if max(beds[side]) == 0 and _cut_lines(dark, lines, offset, side)]
    ends = [side for side in ("top", "bottom") if max(beds[side]) == 0 and _cut_letters(dark, lines, side)]
    return across + ends


def _cut_lines(dark: Mask, lines: TextLines, offset: tuple[int, int], side: str) -> bool:
    """Do most of the lines that come near the side reach it, and not what lies between them?"""
    width = dark.shape[1]
    ends = lines.left + offset[1] if side == "left" else width - lines.right - offset[1]
    near = ends < _NEAR * width
    if near.sum() < _FEWEST:
        return False
    rim = np.asarray((dark[:, :_RIM] if side == "left" else dark[:, -_RIM:]).any(axis=1), bool)
    place = lines.left[near] if side == "left" else lines.right[near]
    rows = lines.y[near] + lines.slope[near] * (place - lines.x[near]) + offset[0]
    return _reach(rim, rows, lines.height)


def _reach(rim: Mask, rows: Values, height: float) -> bool:
    half = max(2, round(0.45 * height))
    band = np.zeros(len(rim), bool)
    hits = []
    for row in np.rint(rows).astype(int):
        first, last = max(row - half, 0), min(row + half + 1, len(rim))
        if first < last:
            hits.append(bool(rim[first:last].any()))
            band[max(first - half, 0) : last + half] = True
    between = rim[int(rows.min()) : int(rows.max())][~band[int(rows.min()) : int(rows.max())]]
    return float(np.mean(hits)) >= _CUT and (not len(between) or float(between.mean()) <= _BETWEEN)


def _cut_letters(dark: Mask, lines: TextLines, side: str) -> bool:
    """Does the side run through a line of letters: many short runs of ink with paper between them?"""
    rim = np.asarray((dark[:_RIM] if side == "top" else dark[-_RIM:]).any(axis=0), bool)
    runs = np.flatnonzero(np.diff(rim.astype(np.int8), prepend=0, append=0))
    starts, ends = runs[::2], runs[1::2]
    short = (ends - starts) <= 1.5 * lines.height
    share = float(rim.mean())
    spread = float(np.ptp(starts)) / len(rim) if len(starts) > 1 else 0.0
    return bool(short.sum() >= _LETTERS and short.mean() >= 0.8 and _INKED[0] <= share <= _INKED[1] and spread > 0.25)
