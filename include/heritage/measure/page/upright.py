"""Does type stand on its feet? In Latin type more reaches above the small letters (b d f h k l t, capitals) than below (g j p q y). Other
scripts differ (Cyrillic and Hebrew reach down): who declares them is not asked. Only lines of type are looked at, not handwriting."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from heritage.measure.page.textlines import Mask, TextLines, Values

_STRETCH = 48  # pixels of a line that are taken for level
_REACH = 1.3  # heights of a letter that are looked at above and below a line's middle
_CORE = 0.5  # of the fullest row: the rows of the small letters have so much
_BEYOND = 0.7  # heights of a small letter in which others reach above or below it
_REACHING = (0.04, 1.2)
"""Ink beyond the small letters over theirs: capitals and figures alone have only their commas there; more are lines that touch."""

_MOST = 60  # lines that are looked at


@dataclass(frozen=True, slots=True)
class Stand:
    """`lean`: mean of (above − below) / (above + below), −1 to 1; `surety`: that mean over its standard error; of so many `lines`."""

    lean: float
    surety: float
    lines: int


def stand(letters: Mask, lines: TextLines) -> Stand | None:
    """None when fewer than four lines tell."""
    order = np.argsort(lines.length)[::-1][:_MOST]
    leans = np.array([lean for i in order if (lean := _lean(letters, lines, int(i))) is not None])
    if len(leans) < 4:
        return None
    error = max(float(leans.std()), 0.1) / len(leans) ** 0.5
    return Stand(float(leans.mean()), float(leans.mean()) / error, len(leans))


def _lean(letters: Mask, lines: TextLines, line: int) -> float | None:
    rows = _rows(letters, lines, line)
    middle, fullest = len(rows) // 2, float(rows.max())
    near = rows[middle - 2 : middle + 3]
    if not len(near) or near.max() < _CORE * fullest or not fullest:
        return None
    top = foot = middle - 2 + int(near.argmax())
    while top > 0 and rows[top - 1] >= _CORE * fullest:
        top -= 1
    while foot < len(rows) - 1 and rows[foot + 1] >= _CORE * fullest:
        foot += 1
    beyond = max(2, round(_BEYOND * (foot - top + 1)))
    if top < beyond or foot + beyond >= len(rows):
        return None
    above, below = float(rows[top - beyond : top].sum()), float(rows[foot + 1 : foot + 1 + beyond].sum())
    reaching = (above + below) / max(float(rows[top : foot + 1].sum()), 1.0)
    return (above - below) / (above + below) if _REACHING[0] <= reaching <= _REACHING[1] else None


def _rows(letters: Mask, lines: TextLines, line: int) -> Values:
    """Ink of each row of the line, straightened stretch by stretch."""
    reach = max(4, round(_REACH * lines.height))
    found = np.zeros(2 * reach + 1)
    for left in range(int(lines.left[line]), int(lines.right[line]), _STRETCH):
        middle = lines.y[line] + lines.slope[line] * (left + _STRETCH / 2 - lines.x[line])
        first = round(float(middle)) - reach
        if first < 0 or first + 2 * reach + 1 > letters.shape[0]:
            continue
        right = min(left + _STRETCH, int(lines.right[line]) + 1)
        found += letters[first : first + 2 * reach + 1, left:right].sum(axis=1)
    return found
