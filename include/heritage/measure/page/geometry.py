"""How the page lies in the picture: skew, direction of the text, convergence of its edges, curvature of its lines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from heritage.measure.page import angles, bending, ink, margins, rules, slopes, textlines, upright
from heritage.measure.page.bending import Bend
from heritage.measure.page.ink import Ink, Mask, Points
from heritage.measure.page.textlines import TextLines
from heritage.measure.page.upright import Stand

Direction = Literal["horizontal", "vertical", "unknown"]

_DOMINANT = 2.5
"""How many times stronger one direction must be than the other to be called the text's."""

_WORDS = 0.4
"""Mean of ln(width / height) of words from which their direction is believed: printed pages have 0.6–1.3, pictures ±0.2."""

_FEWEST = 150
"""Ink pixels without which nothing is said."""

_REACH = 15.0
"""Degrees: pages that lie more askew are found neither straight nor turned, and `page.skew` is absent."""

_PRINTED = 0.15
"""Degrees by which lines of type differ in direction, once the bend of the page is taken away (measured: 0.02–0.15, short
lines 0.3); handwriting has 0.16–0.6."""

_LETTERED = 0.2
"""Share of the ink that letters are at least; where there are fewer, a net of rules is asked first."""

_BY_HAND, _A_PAGEFUL = 4.0, 25
"""How far a hand may drift from level as a whole, in times of what its lines differ among each other [K]; of more lines than a
hand gets on a page the mean is better known."""

_FLAT = 4.0
"""Degrees of curvature from which the convergence of lines is of the page's bend, not of the camera."""

_BENT, _TILTED = 7.0, 5.0
"""Degrees by which the direction of the words turns, along lines and from the first to the last, from where it is told (measured: flat
sheets up to 3.5 and 2.4, books that open badly up to 10 and 4.2, pages held in a hand 8 to 35 and 5 to 17)."""

_FEWEST_LINES = 4

_UNSURE = 0.4
"""Standard error in degrees from which a keystone or a curvature is not told."""


@dataclass(frozen=True, slots=True)
class Lie:
    """Degrees, None where nothing on the page shows it. `skew` + = clockwise; `doubt`: how far the lines themselves may be
    from the direction of the sheet (near 0 for type, degrees for handwriting). `keystone`: angle between opposite edges, the larger
    of both pairs. `curvature`: how much the direction of the lines changes along them. `stand`: whether type stands on its feet;
    `lines`: those that run across, where most letters stand in lines."""

    skew: float | None
    doubt: float
    direction: Direction
    keystone: float | None
    curvature: float | None
    stand: Stand | None = None
    lines: TextLines | None = None


_NOTHING = Lie(None, 0.0, "unknown", None, None)


def lie(found: Ink) -> Lie:
    """What the ink shows as a whole; where that does not say that the page is flat, what each word or rule shows."""
    told = _lie(found)
    if told.direction == "vertical" or (told.keystone is not None and (told.curvature or 0.0) <= _FLAT):
        return told
    turning = slopes.turning(found)
    if turning is None:
        return told
    bent = turning.curvature >= max(_BENT, told.curvature or 0.0)
    curvature = round(turning.curvature, 2) if bent else told.curvature
    tilted = told.keystone is None and turning.keystone >= _TILTED
    return replace(told, curvature=curvature, keystone=round(turning.keystone, 2) if tilted else told.keystone)


def _lie(found: Ink) -> Lie:
    """Lines of type first, then rules, then handwriting."""
    if int(found.mask.sum()) < _FEWEST:
        return _NOTHING
    direction = _direction(found)
    turned = direction == "vertical"
    letters = np.ascontiguousarray(found.letters.T) if turned else found.letters
    lines = textlines.find(letters)
    bend = bending.fit(lines, letters.shape) if lines is not None else None
    if bend is None or lines is None or bend.skew_error > _UNSURE:
        return _of_rules(found, direction) or Lie(None, 0.0, direction, None, None)
    if bend.spread <= _PRINTED:
        typed = _of_type(bend, lines, letters.shape, direction)
        lettered = found.letters.sum() >= _LETTERED * found.mask.sum()
        ruled = None if lettered else _of_rules(found, direction)
        told = ruled if ruled is not None and ruled.curvature is not None else typed
        return (
            told
            if turned
            else replace(
                told, stand=upright.stand(letters, lines) if direction == "horizontal" else None, lines=_most(lines)
            )
        )
    doubt = _BY_HAND * bend.spread * min(1.0, (_A_PAGEFUL / len(lines.x)) ** 0.5)
    told = _of_rules(found, direction) or Lie(_signed(bend.skew, turned), round(doubt, 2), direction, None, None)
    return told if turned else replace(told, lines=_most(lines))


def _most(lines: TextLines) -> TextLines | None:
    return lines if lines.share >= textlines.MOST else None


def _of_rules(found: Ink, direction: Direction) -> Lie | None:
    ruled = rules.lie(found.mask)
    if ruled is None:
        return None
    return Lie(round(ruled.skew, 3), ruled.doubt, direction, ruled.keystone, ruled.curvature)


def _signed(degrees: float, turned: bool) -> float:
    """Of lines that run down, found in the transposed picture, clockwise is the other way."""
    return round(-degrees if turned else degrees, 3)


def _of_type(bend: Bend, lines: TextLines, shape: tuple[int, ...], direction: Direction) -> Lie:
    """Of its distortions nothing is said when most letters stand in no line: the lines are then not of the page. Books set so
    tightly that their lines touch are old and open badly: how they bend is told, a keystone is not."""
    skew, doubt = _signed(bend.skew, direction == "vertical"), round(2 * bend.skew_error, 2)
    if lines.share < textlines.MOST:
        return Lie(skew, doubt, direction, None, None)
    curvature = round(bend.curvature, 2) if bend.curvature_error <= 2 * _UNSURE else None
    flat = (curvature is None or curvature <= _FLAT) and not lines.parted
    keystone = _keystone(bend, lines, shape) if flat else None
    return Lie(skew, doubt, direction, keystone, curvature)


def _keystone(bend: Bend, lines: TextLines, shape: tuple[int, ...]) -> float | None:
    """A leaf that bends does not bend alike at its head and its foot: that much is not the camera's (measured on bound books that lay
    level: lines that converge by as much as they bend, 0.4 to 1.3 degrees; seen askew, by several times as much)."""
    edges = margins.convergence(lines, shape)
    keystones = [abs(bend.keystone)] if bend.keystone_error <= _UNSURE else []
    keystones += [abs(edges)] if edges is not None else []
    bent = bend.curvature if bend.curvature_error <= 2 * _UNSURE else 0.0
    return round(max(max(keystones) ** 2 - bent**2, 0.0) ** 0.5, 2) if keystones else None


def _direction(found: Ink) -> Direction:
    """Which way lines of letters run. Two witnesses must agree: the lines (profiles, and that most letters stand in lines) and
    the words (longer than high). Columns of figures have strong profiles both ways, but their figures stand side by side.
    Rules, frames and pictures have no say: squared paper has no text direction."""
    letters = int(found.letters.sum())
    enough = letters >= max(_FEWEST, _LETTERED * found.mask.sum())
    words = ink.word_shape(found.letters) if enough else None
    if words is None or abs(words) <= _WORDS:
        return "unknown"
    y, x = ink.points(found.letters, 24_000)
    along, across = _strength(y, x), _strength(x, -y)
    if words > 0:
        return "horizontal" if across < _DOMINANT * along else "unknown"
    return "vertical" if across >= along and _in_lines(np.ascontiguousarray(found.letters.T)) else "unknown"


def _in_lines(letters: Mask) -> bool:
    """Do most letters stand in lines?"""
    lines = textlines.find(letters)
    return lines is not None and lines.share >= textlines.MOST and len(lines.x) >= _FEWEST_LINES


def _strength(y: Points, x: Points) -> float:
    return angles.best(y[::3], x[::3], 0.0, _REACH, 0.5, 2.0).strength
