"""One grey picture and one small one, made once per file for every measurement that needs no colour."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from heritage.contracts import Source
from heritage.tools.picture import bands as picture_bands
from heritage.tools.picture.bands import is_large
from heritage.tools.picture.opening import Picture, Pixels, decode, eight_bits, upright

Grey = NDArray[np.uint8]
"""Height × width, 0 black, 255 white."""

REDUCED = 1500
"""Most pixels of the longer side of the small picture: A4 at 100 to 128 ppi, where a 9-point x-height has 6 rows or more."""


def grey(source: Source) -> Grey:
    """The picture in 8-bit grey at full size. Raises SourceUnreadable."""
    return source.cached(_Of("grey", source.cached(decode), to_grey))


def reduced(source: Source) -> tuple[Grey, int]:
    """The grey picture with a longer side of at most `REDUCED`, and how many times it is smaller (a whole number: cv2
    averages whole blocks four times as fast)."""
    if source.cached(is_large):
        return source.cached(_small_of_large), 1
    full = grey(source)
    return source.cached(_Of("reduced", full, shrunk)), factor(full)


def _small_of_large(path: Path) -> Grey:
    """A picture that is never whole in memory, reduced band by band."""
    return to_grey(picture_bands.small(path, REDUCED))


def factor(full: Grey) -> int:
    """How many times the picture is too large."""
    longest: int = max(full.shape)
    return math.ceil(longest / REDUCED)


@dataclass(frozen=True)
class _Of:
    """An opener for `Source.once` that works on what is open already; one per name."""

    name: str
    open: object = field(compare=False)
    make: Callable[..., Grey] = field(compare=False)

    def __call__(self, _path: Path) -> Grey:
        return self.make(self.open)


def to_grey(picture: Picture) -> Grey:
    """8-bit grey of any picture, upright: Rec. 601 luma of RGB, L of Lab, the light that CMYK leaves."""
    picture = upright(picture)
    eight = to_eight(picture.pixels, picture.bits)
    if eight.ndim == 2:
        return np.ascontiguousarray(eight)
    if picture.colour == "cmyk" and eight.shape[2] >= 4:
        light = (255 - eight[..., :3].astype(np.uint16)).mean(axis=2) * (255 - eight[..., 3].astype(np.uint16)) / 255
        return np.asarray(light, np.uint8)
    if eight.shape[2] < 3 or picture.colour == "lab":
        return np.ascontiguousarray(eight[..., 0])
    colour = eight if eight.shape[2] == 3 else np.ascontiguousarray(eight[..., :3])
    return cast(Grey, cv2.cvtColor(colour, cv2.COLOR_RGB2GRAY))


def to_eight(pixels: Pixels, bits: int) -> Grey:
    """Samples on the scale 0–255: the upper eight of their bits."""
    if pixels.dtype == np.uint8:
        return np.asarray(pixels)
    if pixels.dtype == np.uint16:
        return (pixels >> max(min(bits, 16) - 8, 0)).astype(np.uint8)
    return eight_bits(pixels, bits).astype(np.uint8)


def shrunk(full: Grey) -> Grey:
    """The picture by its whole factor; up to factor − 1 rows and columns at the far edges are left out."""
    times = factor(full)
    height, width = max(full.shape[0] // times, 1), max(full.shape[1] // times, 1)
    if times == 1:
        return full
    return cast(
        Grey, cv2.resize(full[: height * times, : width * times], (width, height), interpolation=cv2.INTER_AREA)
    )
