"""Negative or positive: what the rim of the frame and the colour of the film base say. Most pictures say nothing."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from heritage.measure.picture.grey import Grey, to_eight
from heritage.model import Facts
from heritage.tools.picture.opening import Picture

_RIM = 0.015  # share of the shorter side: film edges and sleeves of a tight scan are wider
_EVEN = 8.0  # levels of 255: spread within one side of the rim
_ALIKE = 20.0  # levels: the four sides against each other
_APART = 0.02  # share of the inside that may be beyond the rim's level
_STEP = 25.0  # levels between the rim and the middle of what lies inside
_HOLDER = 12.0  # levels: a holder is nearly black, a bare light table nearly white
_SIDE = 400  # px: colours are looked at in a picture of this size
_ORANGE_G, _ORANGE_B = (0.35, 0.8), (0.12, 0.55)
"""Green and blue of a colour negative's base over its red [K]: C-41 masks are about 0.2, 0.7 and 1.0 density."""
_ONE_TONE = 5.0
"""Levels of 255 that a toned or yellowed print may stray from one line through its colours."""
_BIN, _BINS, _FEW = 4.0, 64, 30  # levels of green taken together, and the fewest pixels that tell anything of them

Colours = NDArray[np.float32]
Box = tuple[float, float, float, float]


def facts(picture: Picture, small: Grey) -> Facts:
    """`photo.rim` bright|dark|none, `photo.orange`, and of what is orange `photo.one_tone`."""
    kind = rim(small)
    found: dict[str, str | bool] = {"photo.rim": kind}
    if picture.colour == "rgb" and picture.pixels.ndim == 3 and picture.pixels.shape[2] >= 3:
        colours = _within(_colours(picture), _holder(small))
        found["photo.orange"] = orange(colours, rimmed=kind == "bright")
        if found["photo.orange"]:
            found["photo.one_tone"] = one_tone(colours)
    return found


def rim(small: Grey) -> str:
    """An even frame on at least three sides, that next to nothing in the picture is brighter (or darker) than. What lies in a holder or on a bare light table is judged by the
    frame within it, when it has one."""
    box = _holder(small)
    inner = _kind(_within(small[None], box)[0]) if box else "none"
    return inner if inner in {"bright", "dark"} else _kind(small)


def orange(colours: Colours, *, rimmed: bool) -> bool:
    """Is the film where it saw no light (its rim; without one, the brightest parts) as orange as the mask of a colour
    negative, and does the mask lie over all of it?"""
    red, _, blue = colours
    brightest = red >= np.percentile(red, 97)
    base = [float(np.median(plane[brightest])) for plane in colours]
    if base[0] < 60:
        return False
    masked = _ORANGE_G[0] <= base[1] / base[0] <= _ORANGE_G[1] and _ORANGE_B[0] <= base[2] / base[0] <= _ORANGE_B[1]
    if rimmed:  # nothing lets more light through than clear film, in any colour
        beyond = np.max([plane - level for plane, level in zip(colours, base, strict=True)], axis=0)
        return masked and float((beyond > 6).mean()) <= _APART
    return masked and float((blue > red).mean()) < _APART


def one_tone(colours: Colours) -> bool:
    """Do all colours lie on one line from dark to light, as those of a brown, yellowed or otherwise toned print do?"""
    green = np.clip(colours[1] / _BIN, 0, _BINS - 1).astype(np.intp).ravel()
    order = np.argsort(green, kind="stable")
    starts = np.searchsorted(green[order], np.arange(1, _BINS))
    strays = []
    for plane in (colours[0].ravel(), colours[2].ravel()):
        levels = np.split(plane[order], starts)
        strays.append(
            np.concatenate([np.abs(level - np.median(level)) for level in levels if len(level) >= _FEW] or [[0.0]])
        )
    return max(float(np.percentile(stray, 95)) for stray in strays) < _ONE_TONE


def _colours(picture: Picture) -> Colours:
    """Red, green and blue (3 × height × width, 0–255), reduced; grain and dust are gone."""
    step = max(1, max(picture.pixels.shape[:2]) // _SIDE)
    small = to_eight(picture.pixels[::step, ::step, :3], picture.bits)
    planes = (cv2.medianBlur(np.ascontiguousarray(small[..., c]), 5) for c in range(3))
    return np.stack([plane.astype(np.float32) for plane in planes])


def _frame(small: Grey) -> tuple[float, int] | None:
    """Level and looked-at depth of an even frame on at least three sides."""
    depth = max(2, round(_RIM * min(small.shape)))
    if min(small.shape) < 8 * depth:
        return None
    sides = (small[:depth], small[-depth:], small[:, :depth], small[:, -depth:])
    levels = [float(np.median(side)) for side in sides if float(side.std()) <= _EVEN]
    if len(levels) < 3 or max(levels) - min(levels) > _ALIKE:
        return None
    return float(np.median(levels)), depth


def _kind(small: Grey) -> str:
    found = _frame(small)
    if found is None:
        return "none"
    level, depth = found
    inside = small[3 * depth : -3 * depth, 3 * depth : -3 * depth]
    middle = float(np.median(inside))
    if float((inside > level + 2).mean()) <= _APART and level - middle > _STEP:
        return "bright"
    if float((inside < level - 2).mean()) <= _APART and middle - level > _STEP:
        return "dark"
    return "none"


def _holder(small: Grey) -> Box | None:
    """Left, top, right and bottom (shares) of what lies within a nearly black or nearly white frame; None when there is no
    such frame, or little within it."""
    found = _frame(small)
    if found is None or _HOLDER < found[0] < 255 - _HOLDER:
        return None
    other = np.abs(small.astype(np.int16) - found[0]) > _ALIKE
    rows, columns = (np.flatnonzero(np.mean(other, axis=axis) > 0.5) for axis in (1, 0))
    if not len(rows) or not len(columns):
        return None
    height, width = small.shape
    share = float(np.ptp(rows) * np.ptp(columns)) / small.size
    box = (columns[0] + 2) / width, (rows[0] + 2) / height, (columns[-1] - 1) / width, (rows[-1] - 1) / height
    return box if 0.25 < share < 0.97 else None


def _within(planes: NDArray[Any], box: Box | None) -> NDArray[Any]:
    """The part of all planes (planes × height × width) that lies in the box."""
    height, width = planes.shape[1:]
    left, top, right, bottom = box or (0.0, 0.0, 1.0, 1.0)
    return planes[:, round(top * height) : round(bottom * height), round(left * width) : round(right * width)]
