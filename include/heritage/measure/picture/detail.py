"""What neighbouring pixels say: sharpness, noise, energy near the Nyquist frequency, and the picture's fingerprint."""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from heritage.measure.picture.grey import Grey
from heritage.measure.picture.resampling import interpolation
from heritage.model import Facts

_BAND, _STEP = 64, 256
"""Rows looked at and rows moved on: a quarter of the picture gives σ within 1 %."""

_TILE = 32
_PATCH = 128
_DETAIL = 16.0
"""Mean square of the second difference over 8 pixels, in grey levels: even paper has 1–4."""

Patch = NDArray[np.float64]


def facts(grey: Grey, small: Grey, page: Grey) -> Facts:
    """`pixels.sharpness`, `pixels.noise`, `pixels.nyquist`, `pixels.grain`, `pixels.enlarged`,
    `pixels.interpolated`, `pixels.phash`. `small` is the reduced picture,
    `page` the part of `grey` that shows the page, without bed and border: the edge of a page is no detail."""
    patches, even = _detailed(page)
    stated = {
        "pixels.phash": fingerprint(small),
        "pixels.sharpness": _rounded(sharpness(patches)),
        "pixels.noise": _rounded(noise(grey)),
        "pixels.nyquist": _rounded(nyquist(patches)),
        "pixels.grain": _rounded(nyquist(even)),
        "pixels.enlarged": enlarged(grey),
        "pixels.interpolated": interpolation(grey),
    }
    return {name: value for name, value in stated.items() if value is not None}


def _rounded(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.3g}")


def sharpness(patches: list[Patch]) -> float | None:
    """How much of its step the usual steep edge climbs in one pixel, in the sharpest quarter of the patches: 0.2–0.33 in a
    sharp scan, 0.6/σ in one blurred by σ pixels. One over it is the edge's width in pixels. None without any detail.
    It is a property of edge and optics together; what proves a station's sharpness is the target."""
    found = sorted((_steepness(patch) for patch in patches), reverse=True)
    return float(np.median(found[: max(1, len(found) // 4)])) if found else None


def _steepness(patch: Patch) -> float:
    """Steepest slope over contrast, both but for one pixel in a hundred; a mean of 3 × 3 pixels keeps noise out."""
    calm = cv2.blur(patch, (3, 3))
    across, down = calm[1:-1, 2:] - calm[1:-1, :-2], calm[2:, 1:-1] - calm[:-2, 1:-1]
    low, high = np.percentile(calm, [1, 99])
    return float(np.percentile(np.hypot(across, down), 99) / 2 / max(high - low, 1.0))


def noise(grey: Grey) -> float | None:
    """σ of the noise in grey levels of 255, in the flattest fifth of the picture; None when no tile is free of clipping.
    Immerkær's mask (Fast noise variance estimation, CVIU 64/2, 1996), which ignores slopes, tile by tile."""
    mask = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32)
    found: list[NDArray[np.float32]] = []
    for band in _bands(grey):
        if band.shape[0] < _TILE or band.shape[1] < _TILE:
            continue
        size = (band.shape[1] // _TILE, band.shape[0] // _TILE)
        strong = np.abs(cv2.filter2D(band, cv2.CV_16S, mask)).astype(np.float32)
        tiles, levels = (cv2.resize(x, size, interpolation=cv2.INTER_AREA) for x in (strong, band))
        found.append(np.asarray(tiles[(levels > 8) & (levels < 247)], np.float32))
    values = np.concatenate(found) if found else np.empty(0, np.float32)
    return float(np.percentile(values, 20)) * math.sqrt(math.pi / 2) / 6 if len(values) >= 4 else None


def nyquist(patches: list[Patch]) -> float | None:
    """Mean power between 0.4 and 0.5 cycles per pixel over that between 0.1 and 0.2; None without patches.
    In detail, enlarged pictures have next to nothing there, and soft ones little. In even paper what is there is the
    sensor's noise (`pixels.grain`): 0.1–1 when it was sampled so, below 0.04 when it was enlarged or smoothed."""
    if not patches:
        return None
    window = np.outer(np.hanning(_PATCH), np.hanning(_PATCH))
    power = np.sum([np.abs(np.fft.rfft2((p - p.mean()) * window)) ** 2 for p in patches], axis=0)
    rows, columns = np.abs(np.fft.fftfreq(_PATCH))[:, None], np.fft.rfftfreq(_PATCH)[None, :]
    farther = np.maximum(rows, columns)
    high, middle = (farther >= 0.4), (farther >= 0.1) & (farther < 0.2)
    return float(np.mean(power[high]) / max(float(np.mean(power[middle])), 1e-9))


def enlarged(grey: Grey) -> bool | None:
    """Was the picture interpolated to twice its size? Then the steps between neighbouring pixels are larger at every other
    place, in both directions (after Gallagher, Detection of linear and cubic interpolation in JPEG compressed images, 2005).
    JPEG's blocks leave such a trace too, demosaicing a fainter one: believe it only together with `pixels.nyquist`.
    None for a picture too small to tell."""
    if min(grey.shape) < 4 * _PATCH // 2:
        return None
    return all(_alternation(_bands(way)) for way in (grey, np.ascontiguousarray(_middle(grey).T)))


def _middle(grey: Grey) -> Grey:
    """A strip of columns from the middle: as much as the bands of rows hold."""
    width = max(256, grey.shape[1] // 4)
    start = (grey.shape[1] - width) // 2
    return grey[:, max(start, 0) : max(start, 0) + width]


def _alternation(bands: list[Grey]) -> bool:
    """Do the steps along the rows alternate by more than 4 %, and by more than chance (8 standard errors) explains?"""
    steps = np.mean([np.minimum(cv2.absdiff(b[:, 1:], b[:, :-1]), 32).mean(axis=0) for b in bands], axis=0)
    pairs = steps[: len(steps) // 2 * 2].reshape(-1, 2)
    uneven = (pairs[:, 0] - pairs[:, 1]) / (pairs.sum(axis=1) + 1e-6)
    error = float(uneven.std()) / math.sqrt(len(uneven)) + 1e-9
    return abs(float(uneven.mean())) > max(0.04, 8 * error)


def fingerprint(small: Grey) -> str:
    """256 bits as hex: which low frequencies of the picture (DCT of 64 × 64, the first 16 × 16) are above their median.
    Two scans of one page differ in 6–22 bits, two pages in 78–112 (measured); enough to see a page captured twice."""
    tiny = cv2.resize(small, (64, 64), interpolation=cv2.INTER_AREA).astype(np.float32)
    low = cv2.dct(tiny)[:16, :16].ravel()
    return np.packbits(low > np.median(low)).tobytes().hex()


def _bands(grey: Grey) -> list[Grey]:
    """A quarter of a large picture, all of a small one."""
    if grey.shape[0] <= 2 * _STEP:
        return [grey]
    return [grey[y : y + _BAND] for y in range(_BAND // 2, grey.shape[0] - _BAND, _STEP)]


def _detailed(page: Grey) -> tuple[list[Patch], list[Patch]]:
    """Up to 12 patches with the most detail (what changes within 8 pixels and back, not the slope of a shadow), and up to
    12 of the evenest that are neither black nor white."""
    down, across = page.shape[0] // _PATCH, page.shape[1] // _PATCH
    if not down or not across:
        return [], []
    whole = page[: down * _PATCH, : across * _PATCH]
    tiny = cv2.resize(whole, (across * 16, down * 16), interpolation=cv2.INTER_AREA).astype(np.float32)
    bend = cv2.Laplacian(tiny, cv2.CV_32F)
    spread = cv2.resize(bend * bend, (across, down), interpolation=cv2.INTER_AREA).ravel()
    level = cv2.resize(tiny, (across, down), interpolation=cv2.INTER_AREA).ravel()
    order = np.argsort(spread)
    detailed = [i for i in order[::-1] if spread[i] > _DETAIL][:12]
    even = [i for i in order if spread[i] <= _DETAIL and 8 < level[i] < 247][:12]
    return [_patch(whole, int(i), across) for i in detailed], [_patch(whole, int(i), across) for i in even]


def _patch(whole: Grey, number: int, across: int) -> Patch:
    y, x = divmod(number, across)
    return whole[y * _PATCH : (y + 1) * _PATCH, x * _PATCH : (x + 1) * _PATCH].astype(np.float64)
