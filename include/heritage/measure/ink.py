"""Tells ink from paper on the reduced page, whatever the paper's tone, shading and noise. Says where, not what."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from heritage.measure.grey import Grey

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

Points = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Ink:
    """`mask`: where there is ink, height × width of the reduced page. `letters`: the part of it that is made of small
    separate marks, not of rules, frames, pictures. `share`: ink of the page, 0–1."""

    mask: NDArray[np.bool_]
    letters: NDArray[np.bool_]
    share: float


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


def find(small: Grey) -> Ink:
    """Ink on the reduced page: darker than the paper around it by more than the noise."""
    page = 255 - small if float(np.median(small)) < 80 else small
    darker = _darker_than_paper(page)
    middle = float(np.median(darker))
    beyond = np.asarray(darker - np.int16(middle), np.int16)
    paler = beyond[beyond < 0].astype(np.float32)
    sigma = float(np.sqrt(np.mean(paler**2))) if len(paler) else 0.0
    mask = np.asarray(beyond > max(min(_SIGMAS * sigma, _NEVER_NOISE), _contrast_threshold(beyond)))
    _clear_margin(mask)
    mask, letters = _sorted_marks(mask)
    return Ink(mask, letters, float(mask.mean()))


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


def _sorted_marks(mask: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """All marks without the specks, and those that may be letters or words."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask.view(np.uint8), connectivity=8)
    sides = np.sort(stats[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]], axis=1)
    marks = stats[:, cv2.CC_STAT_AREA] >= _SPECK
    marks[0] = False
    letters = (
        marks & (sides[:, 1] <= max(mask.shape) * _LONGEST_WORD) & (sides[:, 0] <= max(mask.shape) * _TALLEST_LETTER)
    )
    return np.asarray(marks[labels]), np.asarray(letters[labels])


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
