"""What neighbouring pixels say: sharpness, noise, energy near the Nyquist frequency, and the picture's fingerprint."""

from __future__ import annotations

import math
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from heritage.measure.grey import Grey
from heritage.model import Facts

_BAND, _STEP = 64, 256
"""Rows looked at and rows moved on: a quarter of the picture gives σ within 1 %."""

_TILE = 32
_PATCH = 128


def facts(grey: Grey, small: Grey) -> Facts:
    """`pixels.sharpness`, `pixels.noise`, `pixels.nyquist`, `pixels.enlarged`, `pixels.phash`. `small` is the reduced picture."""
    found: dict[str, float | str | bool] = {"pixels.phash": fingerprint(small)}
    if min(grey.shape) >= 16:
        found["pixels.sharpness"] = round(sharpness(grey), 4)
    noisy = noise(grey)
    if noisy is not None:
        found["pixels.noise"] = round(noisy, 3)
    energy = nyquist(grey)
    if energy is not None:
        found["pixels.nyquist"] = float(f"{energy:.3g}")
    doubled = enlarged(grey)
    if doubled is not None:
        found["pixels.enlarged"] = doubled
    return found


def sharpness(grey: Grey) -> float:
    """Standard deviation of the Laplacian over that of the picture: independent of contrast. A blurred page has less
    than a sharp one of the same text; it compares pages of one item and is no absolute measure (for that: the target)."""
    deviation = [float(cv2.meanStdDev(band)[1][0, 0]) for band in _bands(grey)]
    edges = [float(cv2.meanStdDev(cv2.Laplacian(band, cv2.CV_16S))[1][0, 0]) for band in _bands(grey)]
    return math.sqrt(sum(e * e for e in edges) / max(sum(d * d for d in deviation), 1e-9))


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


def nyquist(grey: Grey) -> float | None:
    """Mean power between 0.4 and 0.5 cycles per pixel over that between 0.1 and 0.2, in the picture's most detailed
    patches; None when there are none. Enlarged pictures have next to nothing there; sampled ones have at least noise."""
    patches = _detailed(grey)
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


def _detailed(grey: Grey) -> list[NDArray[np.float64]]:
    """Up to 12 patches with the most contrast."""
    down, across = grey.shape[0] // _PATCH, grey.shape[1] // _PATCH
    if not down or not across:
        return []
    whole = grey[: down * _PATCH, : across * _PATCH]
    size = (across, down)
    tiny = cv2.resize(whole, (across * 16, down * 16), interpolation=cv2.INTER_AREA).astype(np.float32)
    mean = cv2.resize(tiny, size, interpolation=cv2.INTER_AREA)
    spread = cast("NDArray[np.float32]", cv2.resize(tiny * tiny, size, interpolation=cv2.INTER_AREA) - mean * mean)
    best = [int(i) for i in np.argsort(spread.ravel())[::-1][:12] if spread.ravel()[i] > 9]
    places = [divmod(i, across) for i in best]
    return [whole[y * _PATCH : (y + 1) * _PATCH, x * _PATCH : (x + 1) * _PATCH].astype(np.float64) for y, x in places]
