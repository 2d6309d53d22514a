"""Tells ink from paper on the reduced page, whatever the paper's tone, shading and noise. Says where, not what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from heritage.measure.page import bed
from heritage.measure.page.bed import Bed
from heritage.measure.picture.grey import Grey

_MARGIN = 0.02
"""Share at each edge that is not looked at: clamps, gutter shadow, the neighbouring page [K]."""

_SIGMAS = 5.0
"""Noise that stands out more than this is one pixel in 3 million."""

_NEVER_NOISE = 48
"""Grey levels that no noise reaches after reduction; what varies more is a picture (a halftone, a woodcut)."""

_FAINTEST = 7
"""Grey levels of 255 by which the faintest ink differs from its paper at 100 ppi [K]: pencil is 15–40, show-through less."""

_SPECK = 4
"""Pixels of the reduced page (4 × 0.25 mm²): smaller marks are dust, not writing [K]."""

_LONGEST_WORD, _TALLEST_LETTER = 0.25, 0.06
"""Of the page's longer side: a Devanagari word is one mark; an initial is 5 lines high at most [K]."""
_FEWEST_WORDS = 20

_SHADOW = 0.01
"""Share of the longer side next to a bed that is shadow of the page's edge [K]."""

_STEEP, _EDGED = 0.3, 0.3
"""A mark is ink when three tenths of its edge rise by three tenths of its darkness across 3 pixels; stains wider than
2 mm rise by a tenth."""

_DARK_PAPER = 80
"""Grey levels below which a page's paper may be the dark side of a negative."""

_STAINED = 0.1
"""Share of the page from which soft marks are a picture, not stains."""

_FEW = 400
"""Marks above which nobody asks whether the page is blank."""

_DUST = 0.008
"""Of the page's longer side: a smaller mark that stands alone on an all but empty page is dust or a fly's [K]."""

Points = NDArray[np.float32]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Ink:
    """`mask`: where there is ink, height × width of the reduced page without the bed around it. `letters`: the part of it that is made of small
    separate marks, not of rules, frames, pictures. `share`: ink of the page (without the bed), 0–1. `fellows`: how many
    marks stand in a row with another. `at`: (top, left) of the mask in the reduced picture."""

    mask: Mask
    letters: Mask
    share: float
    fellows: int = 0
    at: tuple[int, int] = (0, 0)


def points(mask: NDArray[np.bool_], most: int) -> tuple[Points, Points]:
    """(y, x) of at most so many pixels of the mask, chosen evenly (always the same ones), each moved by up to half a pixel:
    on the bare pixel grid every profile is sharpest at 0°."""
    y, x = np.nonzero(mask)
    chance = np.random.default_rng(1)
    if len(y) > most:
        chosen = np.sort(chance.choice(len(y), most, replace=False))
        y, x = y[chosen], x[chosen]
    moved = chance.random((2, len(y)), dtype=np.float32) - np.float32(0.5)
    return y.astype(np.float32) + moved[0], x.astype(np.float32) + moved[1]


def find(small: Grey, around: Bed | None = None) -> Ink:
    """Ink on the reduced page: darker than the paper around it by more than the noise. `around` is the bed beside the page;
    it is found when not given."""
    around = bed.find(small) if around is None else around
    beside = bed.outside(around, small.shape, _SHADOW)
    rows, columns = np.flatnonzero(~beside.all(axis=1)), np.flatnonzero(~beside.all(axis=0))
    if not len(rows) or not len(columns):
        nothing = np.zeros(small.shape, bool)
        return Ink(nothing, nothing, 0.0, 0)
    inside = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return replace(_found(small[inside], beside[inside]), at=(int(rows[0]), int(columns[0])))


def _found(small: Grey, beside: Mask) -> Ink:
    """Ink on the page alone."""
    page = np.asarray(255 - small if _light_on_dark(small) else small, np.uint8)
    darker = _darker_than_paper(page)
    middle = float(np.median(darker))
    beyond = np.asarray(darker - np.int16(middle), np.int16)
    paler = beyond[beyond < 0].astype(np.float32)
    sigma = float(np.sqrt(np.mean(paler**2))) if len(paler) else 0.0
    mask = np.asarray(beyond > max(min(_SIGMAS * sigma, _NEVER_NOISE), _contrast_threshold(beyond)))
    mask[beside] = False
    _clear_margin(mask)
    mask, letters, fellows = _sorted_marks(mask, page, beyond)
    return Ink(mask, letters, float(mask.sum()) / max(int((~beside).sum()), 1), fellows)


def _light_on_dark(small: Grey) -> bool:
    """Is it a negative, or written in white on black? A dark page (leather, a blueprint, too little light) is one only when
    its light marks outweigh its dark ones: their squares, for shading and noise are on both sides."""
    if float(np.median(small)) >= _DARK_PAPER:
        return False
    around = cv2.GaussianBlur(small, (0, 0), max(small.shape) / 60)
    apart = cv2.subtract(small, around, dtype=cv2.CV_32F)
    return float(np.mean(np.maximum(apart, 0) ** 2)) > float(np.mean(np.minimum(apart, 0) ** 2))


def _darker_than_paper(page: Grey) -> NDArray[np.int16]:
    """Paper minus page, in grey levels. The paper is what remains when strokes up to a fortieth of the page are closed."""
    width = max(9, max(page.shape) // 40) | 1
    quarter = cv2.resize(page, (max(page.shape[1] // 2, 1), max(page.shape[0] // 2, 1)), interpolation=cv2.INTER_AREA)
    half = width // 2 | 1
    closed = cv2.morphologyEx(quarter, cv2.MORPH_CLOSE, np.ones((half, half), np.uint8))
    paper = cv2.resize(cv2.blur(closed, (half, half)), (page.shape[1], page.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.subtract(paper, page, dtype=cv2.CV_16S))


def _contrast_threshold(darker: NDArray[np.int16]) -> float:
    """A third of the contrast of strong ink, so that its show-through and halo do not count; or the faintest ink's."""
    strong = darker[darker > _FAINTEST]
    return max(float(_FAINTEST), float(np.percentile(strong, 90)) / 3 if len(strong) > darker.size // 500 else 0.0)


def _clear_margin(mask: NDArray[np.bool_]) -> None:
    y, x = (max(1, round(side * _MARGIN)) for side in mask.shape)
    mask[:y] = mask[-y:] = False
    mask[:, :x] = mask[:, -x:] = False


def _sorted_marks(mask: Mask, page: Grey, beyond: NDArray[np.int16]) -> tuple[Mask, Mask, int]:
    """All marks without the specks and stains, those that may be letters or words, and how many of these have a fellow."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask.view(np.uint8), connectivity=8)
    sides = np.sort(stats[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]], axis=1)
    marks = stats[:, cv2.CC_STAT_AREA] >= _SPECK
    marks[0] = False
    soft = marks & ~_hard(mask, page, beyond, labels, count)
    if stats[soft, cv2.CC_STAT_AREA].sum() < _STAINED * mask.size:
        marks &= ~soft
    letters = (
        marks & (sides[:, 1] <= max(mask.shape) * _LONGEST_WORD) & (sides[:, 0] <= max(mask.shape) * _TALLEST_LETTER)
    )
    few, number = np.flatnonzero(letters), int(letters.sum())
    if number <= _FEW:
        beside = _have_fellows(stats[few])
        lone = few[~beside & (sides[few, 1] <= max(mask.shape) * _DUST)]
        marks[lone] = letters[lone] = False
        number = int(beside.sum())
    return np.asarray(marks[labels]), np.asarray(letters[labels]), number


def _hard(mask: Mask, page: Grey, beyond: NDArray[np.int16], labels: NDArray[Any], count: int) -> Mask:
    """Per mark: does its edge rise within a pixel or two, as of ink? Stains and foxing rise slowly. Looked at through a
    blur of 3 pixels, for noise is steep."""
    square = np.ones((3, 3), np.uint8)
    calm, deep = cv2.blur(page, (3, 3)), cv2.blur(beyond, (3, 3))
    y, x = np.nonzero(mask)
    label = labels[y, x]
    peak = np.zeros(count, np.float64)
    np.maximum.at(peak, label, deep[y, x])
    edge = (mask & (cv2.erode(mask.view(np.uint8), square) == 0))[y, x]
    rise = cv2.morphologyEx(calm, cv2.MORPH_GRADIENT, square)[y, x]
    steep = np.bincount(label[edge], rise[edge] >= _STEEP * peak[label[edge]], count)
    return np.asarray(steep >= _EDGED * np.maximum(np.bincount(label[edge], minlength=count), 1))


def _have_fellows(stats: NDArray[Any]) -> Mask:
    """Per mark: does one stand beside it that is about as high, on the same level, no more than two heights away? Figures of
    a page number have fellows, dust has none."""
    left, top, wide, high = (stats[:, i].astype(np.float64) for i in range(4))
    middle = top + high / 2
    taller = np.maximum(high[:, None], high[None, :])
    alike = np.minimum(high[:, None], high[None, :]) >= 0.6 * taller
    level = np.abs(middle[:, None] - middle[None, :]) <= 0.5 * taller
    gap = left[None, :] - (left + wide)[:, None]
    beside = alike & level & (gap < 2 * taller) & (gap > -taller) & (high[:, None] >= 4) & (high[None, :] >= 4)
    np.fill_diagonal(beside, False)
    return np.asarray((beside | beside.T).any(axis=1))


def word_shape(letters: NDArray[np.bool_]) -> float | None:
    """Mean of ln(width / height) of the words, weighted by their ink: letters half a letter apart are one word. Positive for
    text that runs across, negative for text that runs up or down; None for fewer than 20 words."""
    sides = cv2.connectedComponentsWithStats(letters.view(np.uint8), connectivity=8)[2][1:, 2:4]
    if len(sides) < _FEWEST_WORDS:
        return None
    gap = max(2, round(0.5 * float(np.median(sides.min(axis=1)))))
    joined = cv2.morphologyEx(letters.view(np.uint8), cv2.MORPH_CLOSE, np.ones((gap + 1, gap + 1), np.uint8))
    words = cv2.connectedComponentsWithStats(joined, connectivity=8)[2][1:].astype(np.float64)
    if len(words) < _FEWEST_WORDS:
        return None
    shape = np.log(words[:, cv2.CC_STAT_WIDTH] / words[:, cv2.CC_STAT_HEIGHT])
    return float(np.average(shape, weights=words[:, cv2.CC_STAT_AREA]))
