"""What the values of a picture say: clipping, bits really used, mean and spread. Counts; needs no neighbours."""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from heritage.model import Facts
from heritage.tools.picture import Picture, Pixels

BORDER = 0.05
"""Share of width and height on each side that clipping is not counted in: background, clamps, black bars [K]."""


def facts(picture: Picture) -> Facts:
    """`pixels.mean`, `pixels.spread`, `pixels.dark` and `pixels.bright` (1st and 99th percentile of the brightest
    channel), all as shares of full scale; `pixels.clipped_low/high` (per channel); `pixels.bits_used`, `pixels.shifted`."""
    if picture.pixels.dtype not in (np.uint8, np.uint16):
        return {}
    counts = [_histogram(channel_view(picture, c)) for c in range(_colours(picture))]
    top = 255 if picture.pixels.dtype == np.uint8 else (1 << min(picture.bits, 16)) - 1
    used = _bits_used(picture, counts)
    brightest = max(counts, key=_mean)
    return {
        "pixels.mean": round(float(np.mean([_mean(h) for h in counts])) / top, 5),
        "pixels.spread": round(float(np.mean([_spread(h) for h in counts])) / top, 5),
        "pixels.dark": round(_percentile(brightest, 0.01) / top, 4),
        "pixels.bright": round(_percentile(brightest, 0.99) / top, 4),
        "pixels.clipped_low": [_share(h, 0) for h in counts],
        "pixels.clipped_high": [_share(h, top) for h in counts],
        "pixels.bits_used": used,
        "pixels.shifted": used < picture.bits and picture.bits > 8,
    }


def channel_view(picture: Picture, channel: int) -> Pixels:
    """One channel without the border."""
    height, width = picture.pixels.shape[:2]
    y, x = int(height * BORDER), int(width * BORDER)
    inner = picture.pixels[y : height - y, x : width - x]
    return inner if inner.ndim == 2 else inner[..., channel]


def alpha_is_constant(picture: Picture) -> bool:
    """No pixel is more transparent than another: the channel says nothing."""
    if not picture.alpha or picture.pixels.ndim == 2:
        return True
    last = picture.pixels[..., -1]
    return bool((last == last.flat[0]).all())


def _colours(picture: Picture) -> int:
    return 1 if picture.pixels.ndim == 2 else picture.pixels.shape[2] - (1 if picture.alpha else 0)


def _histogram(values: Pixels) -> NDArray[np.float64]:
    """Pixels per value. cv2 counts interleaved channels three times as fast as numpy."""
    size = 256 if values.dtype == np.uint8 else 65536
    contiguous = np.ascontiguousarray(values)
    return cv2.calcHist([contiguous], [0], None, [size], [0, size]).ravel().astype(np.float64)


def _mean(counts: NDArray[np.float64]) -> float:
    return float(counts @ np.arange(len(counts)) / max(counts.sum(), 1))


def _spread(counts: NDArray[np.float64]) -> float:
    around = (np.arange(len(counts)) - _mean(counts)) ** 2
    return math.sqrt(float(counts @ around / max(counts.sum(), 1)))


def _percentile(counts: NDArray[np.float64], share: float) -> int:
    running = np.cumsum(counts)
    return int(np.searchsorted(running, share * running[-1]))


def _share(counts: NDArray[np.float64], value: int) -> float:
    return round(float(counts[value] / max(counts.sum(), 1)), 6)


def _bits_used(picture: Picture, counts: list[NDArray[np.float64]]) -> int:
    """Bits that carry something. Values that never come closer than 2ᵏ leave k bits unused: 256 for a byte shifted up,
    257 for a byte doubled, 16 for 12 bits shifted up. 256 values or fewer, wide apart, are 8 bits through a curve."""
    if picture.pixels.dtype == np.uint8:
        return picture.bits
    occupied = [np.flatnonzero(h) for h in counts]
    gaps = [int(np.diff(levels).min()) for levels in occupied if len(levels) > 1]
    if not gaps:
        return picture.bits
    by_gap = picture.bits - int(math.log2(min(gaps)))
    few = max(len(levels) for levels in occupied) <= 256
    wide = max(int(np.ptp(levels)) for levels in occupied) > 256 << max(picture.bits - 12, 0)
    return min(by_gap, 8) if few and wide else min(by_gap, picture.bits)
