"""Traces of enlargement by any factor: between the pixels that were captured, interpolated ones bend less, at an even beat.
After Gallagher (Detection of linear and cubic interpolation in JPEG compressed images, 2005). It looks; what it means is `qc`'s."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from heritage.measure.picture.grey import Grey

_LEAST = 20.0
"""Times the usual: what stands out less is said of nothing. Measured: 4 to 16 in pictures as captured, 12 to 470 in enlarged ones."""
_SLOW = 0.08  # cycles per pixel below which pictures have beats of their own
_SIZE = 8192  # points of the spectrum
_NEAR = 4  # points: both directions must beat alike
_OWN = 0.5
"""Of the bend's beat, in both directions: where the tones beat too, it is a printer's screen or a cloth (measured: 0.5 to 1.6;
enlarged pictures up to 0.37)."""
_FLATTEN, _MOST_BEND = 15, 32
_LEAST_SIDE = 256
_ROWS, _STEP = 64, 256
_EIGHTHS = (0.125, 0.25, 0.375)
"""JPEG's blocks of 8 beat here; twice the size (0.5) is what `detail.enlarged` asks."""

Spectrum = NDArray[np.float64]


def interpolation(grey: Grey) -> float | None:
    """How many times the usual the bend of neighbouring pixels beats, at one frequency in both directions; 0 when by less than 20
    times, or when the tones beat too. None for a picture too small to tell."""
    if min(grey.shape) < _LEAST_SIDE:
        return None
    ways = (_bands(grey), _bands(np.ascontiguousarray(_middle(grey).T)))
    bends = [_spectrum(np.mean([_bend(band) for band in way], axis=0)) for way in ways]
    wide = np.ones((1, 2 * _NEAR + 1))
    both = np.minimum(*(cv2.dilate(_of_the_usual(bend)[None], wide)[0] for bend in bends))
    both[~_asked()] = 0
    at = int(both.argmax())
    if both[at] < _LEAST:
        return 0.0
    tones = [_spectrum(np.mean([band.mean(axis=0, dtype=np.float64) for band in way], axis=0)) for way in ways]
    near = slice(max(at - _NEAR, 0), at + _NEAR + 1)
    own = min(float(tone[near].max() / bend[near].max()) for tone, bend in zip(tones, bends, strict=True))
    return 0.0 if own >= _OWN else float(f"{both[at]:.3g}")


def _bend(band: Grey) -> Spectrum:
    """The mean bend (second difference) of each column; strong edges count no more than others."""
    values = band.astype(np.int16)
    bent = np.abs(values[:, 2:] - 2 * values[:, 1:-1] + values[:, :-2])
    return np.asarray(np.minimum(bent, _MOST_BEND).mean(axis=0), np.float64)


def _spectrum(row: Spectrum) -> Spectrum:
    """How strongly the row beats at each frequency."""
    row = row[: 2 * _SIZE]
    flat = (row - cv2.blur(row[None], (_FLATTEN, 1))[0]) * np.hanning(len(row))
    found: Spectrum = np.abs(np.fft.rfft(flat, 2 * _SIZE))
    return found


def _of_the_usual(spectrum: Spectrum) -> Spectrum:
    usual = float(np.median(spectrum[int(2 * _SIZE * _SLOW) :]))
    return spectrum / max(usual, 1e-9)


def _asked() -> NDArray[np.bool_]:
    frequencies = np.fft.rfftfreq(2 * _SIZE)
    away = [np.abs(frequencies - eighth) > 0.004 for eighth in (*_EIGHTHS, 0.5)]
    return np.asarray(np.all([frequencies > _SLOW, *away], axis=0), np.bool_)


def _bands(grey: Grey) -> list[Grey]:
    if grey.shape[0] <= 2 * _STEP:
        return [grey]
    return [grey[y : y + _ROWS] for y in range(_ROWS // 2, grey.shape[0] - _ROWS, _STEP)]


def _middle(grey: Grey) -> Grey:
    """A strip of columns from the middle, a quarter of a large picture."""
    width = max(2 * _STEP, grey.shape[1] // 4)
    start = max((grey.shape[1] - width) // 2, 0)
    return grey[:, start : start + width]
