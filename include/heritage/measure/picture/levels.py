"""What the values of a picture say: clipping, bits really used, mean and spread. Counts; needs no neighbours."""

from __future__ import annotations

import math
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from heritage.measure.picture.grey import Grey
from heritage.model import Facts
from heritage.tools.picture.opening import Picture, Pixels, eight_bits

BORDER = 0.05
"""Share of width and height on each side that clipping is not counted in: background, clamps, black bars [K]."""


Box = tuple[float, float, float, float]
"""Left, top, right and bottom as shares of the picture."""

_SHADOW = 0.01
"""Share of the picture next to a bed that is shadow of the page's edge [K]."""

_BURNT, _AT_MOST = 0.25, 512
"""Where a quarter of the pixels around are clipped, it is an area; looked for in a picture of at most so many pixels a side."""


def inside(page: Box) -> Box:
    """The part of the page that counts: without its border, or where a bed shows beside it, without the page's edge."""
    left, top, right, bottom = page
    return (
        left + _SHADOW if left > 0 else BORDER,
        top + _SHADOW if top > 0 else BORDER,
        right - _SHADOW if right < 1 else 1 - BORDER,
        bottom - _SHADOW if bottom < 1 else 1 - BORDER,
    )


def facts(picture: Picture, page: Box = (0.0, 0.0, 1.0, 1.0)) -> Facts:
    """`pixels.mean`, `pixels.spread`, `pixels.dark` and `pixels.bright` (1st and 99th percentile of the brightest
    channel), all as shares of full scale; `pixels.clipped_low/high` (per channel), `pixels.clipped_low_at/high_at` (left,
    top, width, height of the largest such area, when there is one); `pixels.bits_used`, `pixels.shifted`, `pixels.low_end` (see `_low_end`). `page` is where
    the page lies in the picture: a scanner's lid beside it is no burnt-out highlight."""
    if picture.pixels.dtype not in (np.uint8, np.uint16):
        shown = replace(picture, pixels=eight_bits(picture.pixels, picture.bits).astype(np.uint8), bits=8)
        return {name: fact for name, fact in facts(shown, page).items() if name not in _OF_WORDS}
    box = inside(page)
    counts = [_histogram(channel_view(picture, c, box)) for c in range(_colours(picture))]
    top = 255 if picture.pixels.dtype == np.uint8 else (1 << min(picture.bits, 16)) - 1
    used = _bits_used(picture, counts)
    brightest = max(counts, key=_mean)
    places = {name: _largest(picture, box, level) for name, level in _gone(counts, top).items()}
    return {
        **{name: place for name, place in places.items() if place},
        "pixels.mean": round(float(np.mean([_mean(h) for h in counts])) / top, 5),
        "pixels.spread": round(float(np.mean([_spread(h) for h in counts])) / top, 5),
        "pixels.dark": round(_percentile(brightest, 0.01) / top, 4),
        "pixels.bright": round(_percentile(brightest, 0.99) / top, 4),
        "pixels.low_end": _low_end(picture, counts),
        "pixels.clipped_low": [_share(h, 0) for h in counts],
        "pixels.clipped_high": [_share(h, top) for h in counts],
        "pixels.bits_used": used,
        "pixels.shifted": used < picture.bits and picture.bits > 8,
    }


_OF_WORDS = {"pixels.bits_used", "pixels.shifted", "pixels.low_end"}
"""What only whole numbers can be asked."""


def channel_view(picture: Picture, channel: int, box: Box) -> Pixels:
    """One channel inside the box."""
    inner = cut(picture.pixels, box)
    return inner if inner.ndim == 2 else inner[..., channel]


def cut(pixels: Pixels, box: Box) -> Pixels:
    """The part of the picture inside the box."""
    return pixels[places(pixels.shape, box)]


def places(shape: tuple[int, ...], box: Box) -> tuple[slice, slice]:
    """The rows and columns inside the box."""
    height, width = shape[:2]
    left, top, right, bottom = box
    return (slice(int(height * top), math.ceil(height * bottom)), slice(int(width * left), math.ceil(width * right)))


def _gone(counts: list[NDArray[np.float64]], top: int) -> dict[str, int]:
    """The ends of the scale at which more than one pixel in a thousand lies, by the name of the fact."""
    ends = {"pixels.clipped_low_at": 0, "pixels.clipped_high_at": top}
    return {name: level for name, level in ends.items() if max(_share(h, level) for h in counts) > 0.001}


def _largest(picture: Picture, box: Box, level: int) -> list[float]:
    """Left, top, width and height, as shares of the picture, of the largest area that lies at that level; [] when what
    lies there is scattered."""
    inner = cut(picture.light, box)
    there = inner == level if inner.ndim == 2 else (inner == level).any(axis=2)
    times = max(1, math.ceil(max(there.shape) / _AT_MOST))
    size = (max(there.shape[1] // times, 1), max(there.shape[0] // times, 1))
    dense = cv2.resize(there.view(np.uint8) * np.uint8(255), size, interpolation=cv2.INTER_AREA) > 255 * _BURNT
    count, _, stats, _ = cv2.connectedComponentsWithStats(dense.view(np.uint8), connectivity=8)
    if count < 2:
        return []
    x, y, wide, high = stats[1 + int(stats[1:, cv2.CC_STAT_AREA].argmax()), :4].astype(float)
    across, down = (box[2] - box[0]) / size[0], (box[3] - box[1]) / size[1]
    return [round(v, 4) for v in (box[0] + x * across, box[1] + y * down, wide * across, high * down)]


def lights(small: Grey) -> float:
    """The level (share of full scale) above which the lightest two thousandth of the reduced picture lies, specks and hot pixels
    left out: a lamp in the night is found, a frame that saw nothing has none."""
    calm = cv2.medianBlur(small, 3) if min(small.shape) > 3 else small
    return round(float(np.percentile(calm, 99.95)) / 255, 4)


def alpha_is_constant(picture: Picture) -> bool:
    """No pixel is more transparent than another: what stands beside the colours says nothing."""
    if not picture.alpha or picture.pixels.ndim == 2:
        return True
    beside = picture.pixels[..., _colours(picture) :]
    return bool((beside == beside[:1, :1]).all())


def _colours(picture: Picture) -> int:
    return 1 if picture.pixels.ndim == 2 else int(picture.light.shape[2])


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
    by_gap = min(by_gap, 8) if few and wide else min(by_gap, picture.bits)
    combs = [b for c in counts if (b := _bits_of_comb(c)) is not None] if picture.bits == 16 else []
    return min(by_gap, max(combs, default=by_gap))


def _low_end(picture: Picture, counts: list[NDArray[np.float64]]) -> int:
    """The bits of a sensor whose samples stand unscaled at the low end of words of 16, 0 where they do not: the
    lightest lie just below 2ᵏ, and the picture spans a fifth of that. A dark frame spans next to nothing; what was captured too dark
    ends anywhere."""
    if picture.bits != 16 or picture.pixels.dtype != np.uint16:
        return 0
    highest = max(_percentile(c, 0.9999) for c in counts)
    bits = next((k for k in _SENSORS if _FULL << k <= 100 * highest < 100 << k), 0)
    spans = max(_percentile(c, 0.99) - _percentile(c, 0.01) for c in counts)
    return bits if bits and spans >= _SPAN * (1 << bits) else 0


_SENSORS, _FULL, _SPAN = (8, 10, 12, 14), 90, 0.2
"""Depths that cameras and scanners have; the percentage of one that the lightest reach, and the least share of it between the 1st and the
99th percentile of a picture [K]."""


def _bits_of_comb(counts: NDArray[np.float64]) -> int | None:
    """Of 16 bits, those that carry something, whatever a few pixels (a label, a logo) or a little noise say: where nearly all values
    lie at one place of each step of 256 (or 257, for a byte doubled), the picture is one of bytes."""
    bits = None
    for period in (256, 257):
        teeth = _teeth(counts, period)
        if teeth is None:
            continue
        twice = np.concatenate([teeth, teeth])
        if float(np.convolve(twice, np.ones(period // 2), "valid").max()) >= _MOSTLY:
            return 8
        bits = bits or 16
        for spare in range(1, 9) if period == 256 else ():
            if float(teeth.reshape(-1, 1 << spare).sum(axis=0).max()) >= _MOSTLY:
                bits = 16 - spare
    return bits


def _teeth(counts: NDArray[np.float64], period: int) -> NDArray[np.float64] | None:
    """How the values lie within a step of so many, as shares; each step that is used counts alike, so that an even tone (a
    background, clipped highlights) does not decide. None when too few steps are used to tell."""
    centred = np.concatenate(
        [np.zeros(period // 2), counts]
    )  # the doubled byte b lies at 257 b, and noise on either side
    rows = centred[: len(centred) // period * period].reshape(-1, period)[1:-1]
    sums = rows.sum(axis=1)
    used = sums >= _FEWEST
    return np.asarray((rows[used] / sums[used, None]).mean(axis=0), np.float64) if int(used.sum()) >= _STEPS else None


_MOSTLY, _FEWEST, _STEPS = 0.95, 64, 24
"""Share of the values; pixels that make a step count; steps that make a comb [K]."""
