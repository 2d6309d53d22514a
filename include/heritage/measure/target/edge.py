"""Resolution from a slanted edge (e-SFR of ISO 12233): the modulation that is left at each frequency, in linear light."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from heritage.measure.picture.colour import Floats

_OVERSAMPLED = 4  # bins per pixel, as ISO 12233 has it
_MOST_OFF = 0.35  # px: a line that fits the edge's rows worse than this is no straight edge
_MOST_NOISE = 0.08  # of full modulation, at Nyquist: above this, "10 % modulation" cannot be told from noise
_LEAST_STEP = 0.05  # of white
_MOST_UNEVEN = 0.15  # of the step: a plateau that varies more has something else in it
_FULLEST = 0.9  # share of the bins near the edge that must hold pixels (an edge along the pixel grid fills 1 in 4)
_HALO = 8.0  # px
_HALF_WINDOW = 16.0  # px on each side of the edge that are taken into account


class EdgeUnusable(ValueError):
    """There is no edge here that can be measured; the message says why."""


@dataclass(frozen=True, slots=True)
class Response:
    """What an edge says. Frequencies in cycles per pixel across the edge; Nyquist is 0.5. `mtf50`, `mtf10`: where
    the modulation falls to 50 % and 10 % (at most 1.0: above Nyquist it is aliasing, but still known). `overshoot`: how far
    sharpening throws the edge beyond its plateaus, as a share of the step. `highest`: the largest modulation (1 = no
    sharpening). `slant`: degrees from the pixel grid. `step`: the edge's contrast in light, 0–1. `noise`: the share of
    modulation at Nyquist that is noise; its power has been taken off."""

    frequencies: Floats
    modulation: Floats
    mtf50: float
    mtf10: float
    overshoot: float
    highest: float
    slant: float
    step: float
    noise: float

    @property
    def efficiency(self) -> float:
        """Sampling efficiency of ISO 19264-1: the frequency of 10 % modulation over Nyquist, at most 1."""
        return min(1.0, self.mtf10 / 0.5)


def response(light: ArrayLike) -> Response:
    """e-SFR of a region of linear light (rows, columns), with one straight edge that runs from top to bottom (turn the
    region if it lies). At least 20 rows and 16 columns. Raises EdgeUnusable."""
    region = np.asarray(light, dtype=np.float64)
    if region.ndim != 2 or region.shape[0] < 20 or region.shape[1] < 16:
        raise EdgeUnusable(f"a region of {region.shape} is too small")
    slope, offset = _line(region)
    distances, spread = _profile(region, slope, offset)
    low, high, wobble = _plateaus(distances, spread)
    step = high - low
    frequencies, blurred, floor = _modulation(spread, wobble / abs(step))
    noise = float(np.interp(0.5, frequencies, floor))
    if noise > _MOST_NOISE:
        raise EdgeUnusable(f"noise takes up {noise:.0%} of the modulation at Nyquist")
    modulation = np.sqrt(np.maximum(blurred**2 - floor**2, 0))
    return Response(
        frequencies, modulation,
        mtf50=_falls_to(0.5, frequencies, modulation), mtf10=_falls_to(0.1, frequencies, modulation),
        overshoot=_overshoot(distances, spread, low, high), highest=float(modulation[frequencies <= 0.5].max()),
        slant=float(abs(np.degrees(np.arctan(slope)))), step=float(abs(step)), noise=noise,
    )  # fmt: skip


def _line(region: Floats) -> tuple[float, float]:
    """The edge as x = slope · row + offset, from each row's centre of change."""
    change = np.abs(np.diff(region, axis=1))
    change = np.maximum(change - np.median(change), 0)
    at, rows = np.arange(change.shape[1]) + 0.5, np.arange(region.shape[0])
    weight = np.ones_like(change)
    slope = offset = 0.0
    for reach in (np.inf, region.shape[1] / 4, 6.0, 6.0):
        mass = (change * weight).sum(axis=1)
        good = mass > 0.2 * np.median(mass)
        if good.sum() < 0.8 * len(rows):
            raise EdgeUnusable("the edge does not run through the region")
        centre = (change * weight * at).sum(axis=1)[good] / mass[good]
        slope, offset = (float(v) for v in np.polyfit(rows[good], centre, 1))
        off = float(np.std(centre - (slope * rows[good] + offset)))
        weight = (np.abs(at[None] - (slope * rows + offset)[:, None]) <= max(reach, 3.0)).astype(np.float64)
    if off > _MOST_OFF:
        raise EdgeUnusable(f"the edge is not straight (± {off:.2f} px)")
    return slope, offset


def _profile(region: Floats, slope: float, offset: float) -> tuple[Floats, Floats]:
    """The edge spread function: mean light in bins of a quarter pixel across the edge."""
    rows, columns = np.indices(region.shape)
    across = (columns - (slope * rows + offset)) / np.hypot(1, slope)
    half = min(_HALF_WINDOW, region.shape[1] / 2 - abs(slope) * region.shape[0] / 2 - 1)
    if half < 5:
        raise EdgeUnusable("there is too little room beside the edge")
    bins = np.floor((across + half) * _OVERSAMPLED).astype(np.int64)
    count = int(2 * half * _OVERSAMPLED)
    inside = (bins >= 0) & (bins < count)
    held = np.bincount(bins[inside], minlength=count)
    if (held > 0).mean() < _FULLEST:
        raise EdgeUnusable("the edge runs along the pixel grid: it must be slanted")
    light = np.bincount(bins[inside], region[inside], count)
    filled = held > 0
    # A bin's pixels need not lie about its middle (at 5° they do not): their own mean place is taken, which is worth 1 %.
    place = np.bincount(bins[inside], across[inside], count)[filled] / held[filled]
    even = (np.arange(count) + 0.5) / _OVERSAMPLED - half
    return even, np.interp(even, place, light[filled] / held[filled])


def _plateaus(distances: Floats, spread: Floats) -> tuple[float, float, float]:
    """Light well to the left and to the right of the edge, and how much a bin of a plateau varies."""
    rim = np.abs(distances).max() * 0.55
    left, right = spread[distances < -rim], spread[distances > rim]
    low, high = float(np.median(left)), float(np.median(right))
    if abs(high - low) < _LEAST_STEP:
        raise EdgeUnusable("there is no contrast")
    if max(np.ptp(left), np.ptp(right)) > _MOST_UNEVEN * abs(high - low):
        raise EdgeUnusable("beside the edge the picture is not even")
    return low, high, float(np.hypot(np.diff(left).std(), np.diff(right).std()) / 2)


def _modulation(spread: Floats, wobble: float) -> tuple[Floats, Floats, Floats]:
    """Frequencies, the Fourier transform of the line spread function, and the share of it that a bin's noise (`wobble`,
    of the step) makes up. A bin averages a quarter pixel and the difference of two bins averages another: both are known
    low-passes (sinc) and are divided out. The pixel's own aperture is not: it is part of the camera."""
    line = np.diff(spread)
    window = _window(len(line))
    size = 16 * len(line)
    spectrum: Floats = np.abs(np.fft.rfft(line * window, size))
    every: Floats = np.fft.rfftfreq(size, 1 / _OVERSAMPLED).astype(np.float64)
    frequencies = every[every <= 1.0]
    loss = np.sinc(frequencies / _OVERSAMPLED) ** 2
    floor = wobble * np.sqrt((window**2).sum()) * 2 * np.sin(np.pi * frequencies / _OVERSAMPLED) / loss
    modulation: Floats = spectrum[: len(frequencies)] / spectrum[0] / loss
    return frequencies, modulation, floor


def _window(count: int) -> Floats:
    """A Tukey window about the edge: flat over the inner half, so that a blurred edge is not cut narrower."""
    middle = (count - 1) / 2
    outward = np.abs(np.arange(count) - middle) / (middle + 1)
    return np.where(outward < 0.5, 1.0, 0.5 * (1 + np.cos(np.pi * (outward - 0.5) / 0.5)))


def _falls_to(level: float, frequencies: Floats, modulation: Floats) -> float:
    """The first frequency at which the modulation is below `level`; 1.0 when it never is."""
    below = np.flatnonzero(modulation < level)
    if len(below) == 0 or below[0] == 0:
        return 1.0
    after = int(below[0])
    x, y = frequencies[after - 1 : after + 1], modulation[after - 1 : after + 1]
    return float(x[0] + (y[0] - level) / (y[0] - y[1]) * (x[1] - x[0]))


def _overshoot(distances: Floats, spread: Floats, low: float, high: float) -> float:
    """Within 8 px of the edge, over means of one pixel: sharpening has no wider halo, and further out lies something else."""
    smooth = np.convolve(spread, np.full(_OVERSAMPLED, 1 / _OVERSAMPLED), "same")[np.abs(distances) < _HALO]
    bottom, top = min(low, high), max(low, high)
    beyond = max(float(smooth.max()) - top, bottom - float(smooth.min()))
    return max(0.0, beyond / (top - bottom))
