"""How the direction of single words, or of rules and staves, turns over the page: what bent lines that cannot be followed still show."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from heritage.measure.page import textlines
from heritage.measure.page.ink import Ink, Mask
from heritage.measure.page.textlines import Values

_WORD_GAP = 0.9
"""Heights of a letter that lie between two letters of a word at most: neighbouring lines do not run together however they bend."""

_LONG, _THICK, _SLENDER, _MOST = 2.5, (0.45, 2.0), 2.2, 12.0
"""Of a word, in heights of a letter: its least length and its thickness; its length over its thickness; from where longer counts no more."""

_STRETCHES, _STEEPEST, _THIN = 48, 0.8, 0.1
"""A rule is looked at in so many stretches over the page's width; how far one may climb, and its thickness, in its length."""

_FEWEST_WORDS, _FEWEST_STRETCHES = 24, 60
_SHARE = 0.3
"""Of the letters' ink: fewer in words are figures of a table or a picture's marks."""

_NEAR, _AGREEING = 4.0, (0.78, 0.9)
"""Degrees beside the fit that are near it; how many words, or stretches of rules, must be (measured: 0.8 to 1 on pages of type, hand-held
or not, 0.2 to 0.8 on maps, engravings and decorated initials)."""

_WIDE, _HIGH = 0.2, 0.25
"""Of the page's longer side: over less nothing is said."""

_SURELY = 2.0
"""Standard errors that are taken off."""


@dataclass(frozen=True, slots=True)
class Turning:
    """Degrees that the direction surely turns: along the lines (`curvature`), and from the first to the last of them (`keystone`)."""

    curvature: float
    keystone: float


@dataclass(frozen=True, slots=True)
class _Pieces:
    """Middle (pixels), direction (degrees, + = clockwise) and weight of each; `share` of the ink that they are."""

    x: Values
    y: Values
    degrees: Values
    weight: Values
    share: float


def turning(found: Ink) -> Turning | None:
    """By the words, or where there are few by rules and staves. None where neither agree on how the sheet lies."""
    words = _words(found.letters)
    if words is not None and len(words.x) >= _FEWEST_WORDS and words.share >= _SHARE:
        return _turn(words, found.mask.shape, _AGREEING[0])
    ruled = _stretches(found.mask)
    return _turn(ruled, found.mask.shape, _AGREEING[1]) if len(ruled.x) >= _FEWEST_STRETCHES else None


def _words(letters: Mask) -> _Pieces | None:
    count, _, stats, _ = cv2.connectedComponentsWithStats(letters.view(np.uint8), connectivity=8)
    height = textlines.letter_height(stats)
    if count <= _FEWEST_WORDS or height < textlines.LEAST_HEIGHT:
        return None
    reach = np.ones((1, round(height * _WORD_GAP) | 1), np.uint8)
    joined = cv2.morphologyEx(letters.view(np.uint8), cv2.MORPH_CLOSE, reach)
    count, labels = cv2.connectedComponents(joined, connectivity=8)
    pieces, long, thick, size = _measured(np.where(letters, labels, 0), count)
    good = (long >= _LONG * height) & (thick > _THICK[0] * height) & (thick < _THICK[1] * height)
    good &= long > _SLENDER * thick
    return _kept(pieces, good, np.minimum(long / height, _MOST), size)


def _stretches(mask: Mask) -> _Pieces:
    """Thin strokes that span a whole stretch of the page's width."""
    long = max(mask.shape[1] // _STRETCHES, 8)
    cut = np.array(mask, np.uint8)
    cut[:, ::long] = 0
    count, labels, stats, _ = cv2.connectedComponentsWithStats(cut, connectivity=8)
    spans = (stats[:, cv2.CC_STAT_WIDTH] >= long - 2) & (stats[:, cv2.CC_STAT_HEIGHT] <= _STEEPEST * long)
    pieces, _, thick, size = _measured(np.where(spans[labels], labels, 0), count)
    return _kept(pieces, spans & (thick <= max(3.0, _THIN * long)), np.ones(count), size)


def _measured(labels: NDArray[np.int32], count: int) -> tuple[tuple[Values, Values, Values], Values, Values, Values]:
    """((x, y, degrees), length, thickness, pixels) of each label; 0 is nothing."""
    y, x = np.nonzero(labels)
    which = labels[y, x]
    size = np.maximum(np.bincount(which, minlength=count), 1).astype(np.float64)
    middle_x, middle_y = (np.bincount(which, v, count) / size for v in (x, y))
    dx, dy = x - middle_x[which], y - middle_y[which]
    across, both, down = (np.bincount(which, v, count) / size for v in (dx * dx, dx * dy, dy * dy))
    slope = both / np.maximum(across, 1e-9)
    thick = 3.5 * np.sqrt(np.maximum(down - slope * both, 0))
    return (middle_x, middle_y, np.degrees(np.arctan(slope))), 3.5 * np.sqrt(across), thick, size


def _kept(pieces: tuple[Values, Values, Values], good: NDArray[np.bool_], weight: Values, size: Values) -> _Pieces:
    good[0] = False
    x, y, degrees = (values[good] for values in pieces)
    return _Pieces(x, y, degrees, weight[good], float(size[good].sum() / max(size[1:].sum(), 1.0)))


def _turn(pieces: _Pieces, shape: tuple[int, ...], agreeing: float) -> Turning | None:
    u, v = ((place - place.mean()) / max(shape) for place in (pieces.x, pieces.y))
    (left, right), (top, foot) = np.percentile(u, [4, 96]), np.percentile(v, [8, 92])
    if right - left < _WIDE or foot - top < _HIGH:
        return None
    known, spread, near = _fitted(_terms(u, v), pieces)
    if near < agreeing:
        return None
    along, down = np.linspace(left, right, 9), np.linspace(top, foot, 9)
    curvature = max(_range(_terms(along, np.full(9, row)), known, spread) for row in (top, (top + foot) / 2, foot))
    keystone = max(_range(_terms(np.full(9, at), down), known, spread) for at in (0.6 * left, 0.0, 0.6 * right))
    return Turning(round(curvature, 2), round(keystone, 2))


def _terms(u: Values, v: Values) -> Values:
    return np.column_stack([np.ones_like(u), u, v, u * u, u * v, v * v, u**3, u * u * v])


def _fitted(terms: Values, pieces: _Pieces) -> tuple[Values, Values, float]:
    """(coefficients, their covariance, share of the weight that lies near): the sum of distances is least, so strangers have little say."""
    pull = pieces.weight
    for _ in range(15):
        root = np.sqrt(pull)[:, None]
        known = np.linalg.lstsq(terms * root, pieces.degrees * root[:, 0], rcond=None)[0]
        off = pieces.degrees - terms @ known
        pull = pieces.weight / np.maximum(np.abs(off), 0.5)
    inverse = np.linalg.pinv((terms * pull[:, None]).T @ terms)
    pulls = terms * (pull * off)[:, None]
    near = float(np.average(np.abs(off) < _NEAR, weights=pieces.weight))
    return np.asarray(known, np.float64), np.asarray(inverse @ (pulls.T @ pulls) @ inverse), near


def _range(terms: Values, known: Values, spread: Values) -> float:
    """What the direction surely turns by over these places."""
    degrees = terms @ known
    between = terms[int(degrees.argmax())] - terms[int(degrees.argmin())]
    return float(np.ptp(degrees)) - _SURELY * float(np.sqrt(max(between @ spread @ between, 0.0)))
