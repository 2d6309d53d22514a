"""Sharpening halos: how far the picture overshoots beside its clean edges. It needs edges; without them it says nothing."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from heritage.measure.picture.grey import Grey

_REACH = 12  # px to either side of an edge
_NEAR = slice(1, 7)  # px from the edge where sharpening leaves its mark
_LEAST_STEP = 40  # of 255: weaker edges drown in noise
_MOST_UNEVEN = 0.12  # of the step: spread within a plateau (grain, paper)
_STEEP = 3  # px from the middle of a step, by which four fifths of it must be done: soft slopes hide halos
_LEAST_EDGES = 60
_MOST_EDGES = 4000
_ALONG = 5  # rows averaged along upright edges: grain goes, a halo stays
_BAND, _STEP = 48, 192


def overshoot(grey: Grey) -> float | None:
    """The median edge's overshoot and undershoot, the larger of both, as a share of its step; up to 0.12 was
    measured in real photographs as they came, 0.13 to 0.5 after strong unsharp masking. None with fewer than 60 clean edges."""
    profiles = [p for band in _bands(grey) for p in (_profiles(band),) if len(p)]
    if sum(map(len, profiles)) < _LEAST_EDGES:
        return None
    every = np.concatenate(profiles)[:: max(1, sum(map(len, profiles)) // _MOST_EDGES)]
    typical = np.median(every, axis=0)  # noise differs from edge to edge, a halo does not
    left, right = typical[: _REACH + 1][::-1], typical[_REACH:]
    return float(max(right[_NEAR].max() - 1, -left[_NEAR].min(), 0.0))


def _bands(grey: Grey) -> list[Grey]:
    """A quarter of a large picture, all of a small one."""
    if grey.shape[0] <= 2 * _STEP:
        return [grey]
    return [grey[y : y + _BAND] for y in range(_BAND // 2, grey.shape[0] - _BAND, _STEP)]


def _profiles(band: Grey) -> NDArray[np.float32]:
    """Rows across upright edges, from the dark plateau (0) to the light one (1); edges × (2 × reach + 1)."""
    values = np.asarray(cv2.blur(band, (1, _ALONG)), np.float32)
    if values.shape[1] < 4 * _REACH:
        return np.empty((0, 2 * _REACH + 1), np.float32)
    # The step between surfaces 8 px apart, where it is steepest along the row.
    wide = values[:, 2 * _REACH :] - values[:, : -2 * _REACH]
    steep = np.abs(np.diff(values, axis=1))[:, _REACH:-_REACH][:, : wide.shape[1]]
    peak = steep >= np.maximum.reduce([np.roll(steep, k, axis=1) for k in range(-_REACH, _REACH + 1)])
    rows, columns = np.nonzero(peak & (np.abs(wide[:, : steep.shape[1]]) >= _LEAST_STEP))
    cut = values[rows[:, None], columns[:, None] + np.arange(2 * _REACH + 1)[None, :]]
    flip = cut[:, -1] < cut[:, 0]
    cut[flip] = cut[flip, ::-1]
    return _clean(cut)


def _clean(cut: NDArray[np.float32]) -> NDArray[np.float32]:
    """Only edges between two even surfaces, each scaled to a step of 1."""
    low, high = cut[:, : _REACH - 7], cut[:, _REACH + 8 :]
    below, above = low.mean(axis=1), high.mean(axis=1)
    step = above - below
    even = (step >= _LEAST_STEP) & (np.maximum(low.std(axis=1), high.std(axis=1)) <= _MOST_UNEVEN * np.maximum(step, 1))
    unclipped = (below > 6) & (above < 249)
    kept = even & unclipped
    scaled: NDArray[np.float32] = (cut[kept] - below[kept, None]) / step[kept, None]
    return scaled[(scaled[:, _REACH - _STEEP] < 0.1) & (scaled[:, _REACH + _STEEP + 1] > 0.9)]
