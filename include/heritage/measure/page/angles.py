"""Finds the angle at which marks line up, by projecting them: the sharper the profile, the better the angle."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from heritage.measure.page.ink import Points


@dataclass(frozen=True, slots=True)
class Peak:
    """`degrees`, + = clockwise; `strength`: how far the best profile stands above the usual one, in its own spread."""

    degrees: float
    strength: float


def profile(y: Points, x: Points, degrees: float, bin_size: float = 1.0) -> NDArray[np.float64]:
    """How many points lie on each line of that slope (clockwise, in image coordinates: y = y₀ + x tan)."""
    angle = np.deg2rad(degrees)
    place = (y * np.float32(np.cos(angle) / bin_size) - x * np.float32(np.sin(angle) / bin_size)).astype(np.int32)
    return np.bincount(place - place.min()).astype(np.float64)


def sharpness(y: Points, x: Points, degrees: float, bin_size: float = 1.0) -> float:
    """Sum of squared steps of the profile: greatest where lines begin and end together."""
    steps = np.diff(profile(y, x, degrees, bin_size), prepend=0.0, append=0.0)
    return float(steps @ steps)


def best(y: Points, x: Points, centre: float, reach: float, step: float, bin_size: float = 1.0) -> Peak:
    """The sharpest angle within centre ± reach, between the steps by a parabola."""
    angles = np.arange(centre - reach, centre + reach + step / 2, step)
    scores = np.array([sharpness(y, x, float(a), bin_size) for a in angles])
    top = int(np.argmax(scores))
    usual, spread = float(np.median(scores)), float(np.percentile(scores, 75) - np.percentile(scores, 25))
    strength = (float(scores[top]) - usual) / max(spread, usual * 0.01, 1e-9)
    return Peak(float(angles[top]) + step * _vertex(scores, top), strength)


def _vertex(scores: NDArray[np.float64], top: int) -> float:
    """Where between −½ and ½ steps from `top` the parabola through three scores has its vertex."""
    if not 0 < top < len(scores) - 1:
        return 0.0
    left, middle, right = scores[top - 1 : top + 2]
    bend = left - 2 * middle + right
    return float(np.clip(0.5 * (left - right) / bend, -0.5, 0.5)) if bend < 0 else 0.0
