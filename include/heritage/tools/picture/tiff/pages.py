"""Says which directories of a TIFF are its pictures, in order; previews, masks and smaller copies of them are none.

The first directory is not always the picture: scanners and photo programs put a preview before it, flagged or not, in the chain
or with the full picture in its SubIFDs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from heritage.model import Phrase, phrase
from heritage.tools.picture.tiff.structure import Directory, Structure

UNMARKED = phrase("unmarked")

_SMALLER = 0.75
"""A preview's sides are at most so much of the picture's; two pages of a book differ by less [K]."""

_SEEN, _ALIKE = 64, 0.9
"""Preview and picture are compared at so many pixels a side; how far they go together (correlation) [K]. Different pages of
type reach 0.6 at this size, JPEG previews of a page 0.98."""


@dataclass(frozen=True, slots=True)
class Pages:
    """`pictures`: the directories that hold whole pictures, in order. `fault`: why they are a guess."""

    pictures: tuple[Directory, ...]
    fault: Phrase | None = None


def of(structure: Structure) -> Pages:
    """By what the directories say of themselves; `previews` looks at the pixels."""
    found = tuple(d for top in structure.directories if not top.below for d in _of_one(top, structure))
    if found:
        return Pages(found)
    there = [d for d in structure.directories if d.width and d.height] or list(structure.directories[:1])
    largest = max(there, key=lambda d: d.width * d.height)
    return Pages((largest,), UNMARKED)


def _of_one(top: Directory, structure: Structure) -> Iterator[Directory]:
    """A directory of the chain and the whole pictures below it: all of them when it is a preview, those that are larger
    when it does not say so (a page's own smaller copies lie below it, too)."""
    if top.is_whole_picture:
        yield top
    for below in structure.directories:
        if below.below == top.place and below.is_whole_picture and below.width and below.height:
            larger = below.width * below.height > top.width * top.height
            if larger or not top.is_whole_picture:
                yield below


def may_be_preview(one: Directory, other: Directory) -> bool:
    """Is `one` plainly smaller than `other`, and of the same shape to a pixel?"""
    if not (one.width and one.height and other.width and other.height) or one.width > _SMALLER * other.width:
        return False
    wanted = one.width * other.height / other.width
    return abs(wanted - one.height) <= 1.5 + other.height / other.width


def alike(one: NDArray[Any], other: NDArray[Any]) -> bool:
    """Do both show the same picture?"""
    first, second = (_thumb(pixels).ravel() for pixels in (one, other))
    if min(first.std(), second.std()) < 1:  # blank both, or one of them
        return bool(max(first.std(), second.std()) < 1 and abs(first.mean() - second.mean()) < 8)
    return bool(np.corrcoef(first, second)[0, 1] >= _ALIKE)


def _thumb(pixels: NDArray[Any]) -> NDArray[np.float32]:
    flat = pixels if pixels.ndim == 2 else pixels[..., : 3 if pixels.shape[2] >= 3 else 1]
    small = cv2.resize(np.ascontiguousarray(flat, np.float32), (_SEEN, _SEEN), interpolation=cv2.INTER_AREA)
    grey = small if small.ndim == 2 else small.mean(axis=2)
    top = float(np.nanmax(grey, initial=0))
    return np.asarray(np.nan_to_num(grey) * (255 / top if top > 0 else 1), np.float32)
