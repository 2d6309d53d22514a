"""Negative or positive: what the rim of the frame and the colour of the film base say. Most pictures say nothing."""

from __future__ import annotations

import cv2
import numpy as np

from heritage.measure.grey import Grey, to_eight
from heritage.model import Facts
from heritage.tools.picture import Picture

_RIM = 0.015  # share of the shorter side: film edges and sleeves of a tight scan are wider
_EVEN = 8.0  # levels of 255: spread within one side of the rim
_ALIKE = 20.0  # levels: the four sides against each other
_APART = 0.02  # share of the inside that may be beyond the rim's level
_ORANGE_G, _ORANGE_B = (0.35, 0.8), (0.12, 0.55)
"""Green and blue of a colour negative's base over its red [K]: C-41 masks are about 0.2, 0.7 and 1.0 density."""


def facts(picture: Picture, small: Grey) -> Facts:
    """`photo.rim` bright|dark|none, `photo.orange`."""
    found: dict[str, str | bool] = {"photo.rim": rim(small)}
    if picture.colour == "rgb" and picture.pixels.ndim == 3 and picture.pixels.shape[2] >= 3:
        found["photo.orange"] = orange(picture)
    return found


def rim(small: Grey) -> str:
    """An even frame on at least three sides, that next to nothing in the picture is brighter (or darker) than."""
    depth = max(2, round(_RIM * min(small.shape)))
    if min(small.shape) < 8 * depth:
        return "none"
    sides = (small[:depth], small[-depth:], small[:, :depth], small[:, -depth:])
    levels = [float(np.median(side)) for side in sides if float(side.std()) <= _EVEN]
    if len(levels) < 3 or max(levels) - min(levels) > _ALIKE:
        return "none"
    level, inside = float(np.median(levels)), small[3 * depth : -3 * depth, 3 * depth : -3 * depth]
    if float((inside > level + 2).mean()) <= _APART and level - float(np.median(inside)) > 25:
        return "bright"
    if float((inside < level - 2).mean()) <= _APART and float(np.median(inside)) - level > 25:
        return "dark"
    return "none"


def orange(picture: Picture) -> bool:
    """Are the brightest parts (the film where it saw no light) as orange as the mask of a colour negative?"""
    step = max(1, max(picture.pixels.shape[:2]) // 400)
    small = to_eight(picture.pixels[::step, ::step, :3], picture.bits)
    red, green, blue = (cv2.medianBlur(np.ascontiguousarray(small[..., c]), 3).astype(np.float32) for c in range(3))
    brightest = red >= np.percentile(red, 97)
    base = [float(np.median(plane[brightest])) for plane in (red, green, blue)]
    if base[0] < 60:
        return False
    masked = _ORANGE_G[0] <= base[1] / base[0] <= _ORANGE_G[1] and _ORANGE_B[0] <= base[2] / base[0] <= _ORANGE_B[1]
    # The mask lies over all of the film: nowhere is there more blue than red.
    return masked and float((blue > red).mean()) < 0.02
