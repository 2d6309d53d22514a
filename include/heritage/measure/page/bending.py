"""Fits one smooth sheet to the lines of text: its skew, and how their direction changes across and along them, with errors."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from heritage.measure.page.textlines import TextLines, Values

Numbers = NDArray[np.int64]
"""Of the line that each piece belongs to."""

_FEWEST_LINES = 4
_LEAST_LENGTH = 1.0
"""Widths of the page that all lines together are long at least."""

_AGREEING = 0.7
"""Share of the lines' length that must follow the fit within `_NEAR` degrees: else they are of different pictures."""
_NEAR = 1.2

_LEAST_OFF = 0.5
"""Degrees that a line may always run beside the others."""

_SPREAD_OVER = 0.35
"""Share of the page's height that eight of ten lines must cover, without which nothing is said of keystone: one stray line
at the other end of the page is no witness."""

_STIFF = 0.25
"""Heights of a letter by which a piece may lie off before it counts less (Huber's weights)."""


@dataclass(frozen=True, slots=True)
class Bend:
    """Degrees. `skew` in the middle of the lines, + = clockwise; `spread`: by how much single lines differ from the sheet's
    direction; `keystone`: change of direction over the page's height; `curvature`: over the lines' extent; with their
    standard errors (infinite when the lines do not reach far enough)."""

    skew: float
    skew_error: float
    spread: float
    keystone: float
    keystone_error: float
    curvature: float
    curvature_error: float


def fit(lines: TextLines, shape: tuple[int, ...]) -> Bend | None:
    """None when the lines are few, short or contradict each other (pictures, maps, scattered words)."""
    height, width = shape[:2]
    if len(lines.x) < _FEWEST_LINES or lines.length.sum() < _LEAST_LENGTH * width:
        return None
    number, x, y = _in_company(*lines.pieces)
    if len(x) < 16:
        return None
    u, v, row = x / width, y / width, lines.y[number] / height
    u, row = u - u.mean(), row - row.mean()
    company = _with_the_others(u, v, row, number)
    if company is None:
        return None
    kept, spread = company
    u, v, row, number = u[kept], v[kept], row[kept], number[kept]
    terms = np.column_stack([u, row * u, u * u / 2, row * u * u / 2, u**3 / 3, row * row * u])
    terms = _less_mean(number, terms)
    known, errors = _solved(terms, _less_mean(number, v[:, None])[:, 0], number, _STIFF * lines.height / width)
    return _described(known, errors, spread, u, row)


def _described(known: Values, errors: Values, spread: float, u: Values, row: Values) -> Bend:
    low, high = np.percentile(u, [4, 96])
    top, foot = (float(v) for v in np.percentile(row, [10, 90]))
    wide = float(high - low)
    return Bend(
        math.degrees(math.atan(known[0])),
        math.degrees(errors[0]),
        spread,
        _convergence(known, top, foot),
        math.degrees(errors[1]) if foot - top >= _SPREAD_OVER else math.inf,
        _turn(known, float(low), float(high), (top, 0.0, foot)),
        math.degrees(errors[2]) * wide if wide >= 0.5 else math.inf,
    )


def _in_company(number: Numbers, x: Values, y: Values) -> tuple[Numbers, Values, Values]:
    """Without the pieces that are alone on their line."""
    several = np.bincount(number)[number] > 2
    return number[several], x[several], y[several]


def _less_mean(number: Numbers, columns: Values) -> Values:
    """Each line's own height is of no interest: only how it runs."""
    size = np.maximum(np.bincount(number), 1)
    means = np.column_stack([np.bincount(number, c) / size for c in columns.T])
    return np.asarray(columns - means[number])


def _solved(terms: Values, v: Values, number: Numbers, stiff: float) -> tuple[Values, Values]:
    """(coefficients, their standard errors). Errors are by line, for the pieces of one line err together."""
    weights = np.ones(len(v))
    for _ in range(8):
        weighted = terms * weights[:, None]
        inverse = np.linalg.pinv(weighted.T @ terms)
        known = inverse @ (weighted.T @ v)
        off = v - terms @ known
        weights = np.minimum(1.0, stiff / np.maximum(np.abs(off), 1e-9))
    pulls = np.column_stack([np.bincount(number, c) for c in (weighted * off[:, None]).T])
    errors = np.sqrt(np.maximum(np.diag(inverse @ (pulls.T @ pulls) @ inverse), 0))
    return known, errors


def _with_the_others(u: Values, v: Values, row: Values, number: Numbers) -> tuple[NDArray[np.bool_], float] | None:
    """The pieces of lines that run with most others (hatching and slanting names do not), and by how many degrees the longer
    half of all lines run beside the rest (σ, from what 70 of 100 stay below); None when too few run together. `u` and `v`
    as they are, for the middle of a line says where on a bent page it runs."""
    own = _less_mean(number, np.column_stack([u, v]))
    slopes, weight = _beside(own[:, 0], own[:, 1], number)
    present, size = np.unique(number), np.bincount(number)
    middle = [(np.bincount(number, c) / np.maximum(size, 1))[present] for c in (row, u)]
    terms = np.column_stack([np.ones_like(slopes), *middle, middle[0] ** 2])
    off = np.abs(slopes - _most_followed(terms, slopes, np.sqrt(weight)))
    if np.average(off < _NEAR, weights=np.sqrt(weight)) < _AGREEING:
        return None
    near = np.zeros(len(size), bool)
    spread = float(np.percentile(off[weight >= np.median(weight)], 70)) / 1.04
    near[present] = off <= max(_LEAST_OFF, 3 * spread)
    return np.asarray(near[number]), spread


def _most_followed(terms: Values, slopes: Values, weight: Values) -> Values:
    """What the terms say of each slope when the sum of distances is least: a few strangers do not draw it away."""
    pull = weight
    for _ in range(20):
        known = np.linalg.lstsq(terms * pull[:, None], slopes * pull, rcond=None)[0]
        pull = np.sqrt(weight / np.maximum(np.abs(slopes - terms @ known), 0.02))
    return np.asarray(terms @ known)


def _beside(u: Values, off: Values, number: Numbers) -> tuple[Values, Values]:
    """(degrees, weight) of each line: what it runs beside the sheet."""
    present = np.unique(number)
    own = np.bincount(number, u * off)[present]
    leverage = np.asarray(np.bincount(number, u * u)[present], np.float64)
    return np.asarray(np.degrees(np.arctan(own / np.maximum(leverage, 1e-12)))), leverage


def _convergence(known: Values, top: float, foot: float) -> float:
    """Degrees between the first and the last line (or one in between, when that differs more), for the page's height."""
    row = np.linspace(top, foot, 9)
    slope = np.arctan(known[0] + known[1] * row + known[5] * row * row)
    return float(np.degrees(np.ptp(slope)) / max(foot - top, 1e-9))


def _turn(known: Values, low: float, high: float, rows: tuple[float, ...]) -> float:
    """Degrees between the directions at the least and the most inclined place of a line, in the first, middle or last one."""
    u = np.linspace(low, high, 9)
    worst = 0.0
    for row in rows:
        slope = np.arctan(known[2] * u + known[3] * row * u + known[4] * u * u)
        worst = max(worst, float(np.degrees(np.ptp(slope))))
    return worst
