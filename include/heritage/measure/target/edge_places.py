"""Finds slanted edges in a picture, and cuts the regions in which their sharpness can be measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from heritage.measure.picture.colour import Floats
from heritage.measure.picture.profile import Profile, Samples
from heritage.measure.target.edge import EdgeUnusable, Response, response
from heritage.measure.target.locate import reduced

Box = tuple[float, float, float, float]

_SIDE = 1600
_LEAST_LENGTH = 40  # px of the full picture
_MOST_ROWS = 300
_STEEPEST = 20.0  # degrees from the pixel grid
_LEAST_DRIFT = 2.0  # px that the edge must move sideways, so that its pixels fall at every phase
_ROOMS = (19, 12)  # px beside the edge, tried in turn
_MOST_TRIED = 60
_KEPT = 8  # edges per direction that are measured


@dataclass(frozen=True, slots=True)
class Edges:
    """Responses by direction: `horizontal` is resolution across the picture (from upright edges), `vertical` down it."""

    horizontal: tuple[Response, ...]
    vertical: tuple[Response, ...]


def measured(samples: Samples, profile: Profile, boxes: Sequence[Box], hidden: Floats | None) -> Edges:
    """The slanted edges of a picture (height × width × channels). `boxes`: where they are, as shares of the picture (left,
    top, width, height); without any they are looked for, outside the polygon `hidden` (the chart, whose frame is no
    test edge). Edges that cannot be measured are left out."""
    found = (_boxed(samples, profile, box) for box in boxes) if boxes else _sought(samples, profile, hidden)
    usable = [one for one in found if one is not None]
    return Edges(*(tuple(a for lying, a in usable if lying is side) for side in (False, True)))


def _boxed(samples: Samples, profile: Profile, box: Box) -> tuple[bool, Response] | None:
    height, width = samples.shape[:2]
    left, top = round(box[0] * width), round(box[1] * height)
    region = samples[top : top + round(box[3] * height), left : left + round(box[2] * width)]
    if min(region.shape[:2]) < 16:
        return None
    light = profile.light(region)
    lying = bool(np.abs(np.diff(light, axis=0)).sum() > np.abs(np.diff(light, axis=1)).sum())
    try:
        return lying, response(light.T if lying else light)
    except EdgeUnusable:
        return None


def _sought(samples: Samples, profile: Profile, hidden: Floats | None) -> Iterator[tuple[bool, Response]]:
    kept = {False: 0, True: 0}
    for x0, y0, x1, y1 in _segments(samples, hidden)[:_MOST_TRIED]:
        lying = bool(abs(x1 - x0) > abs(y1 - y0))
        if kept[lying] >= _KEPT:
            continue
        answer = _along(samples, profile, (x0, y0, x1, y1), lying)
        if answer is not None:
            kept[lying] += 1
            yield lying, answer


def _segments(samples: Samples, hidden: Floats | None) -> Floats:
    """Straight edges (n, 4) in full-size pixels, the longest first, that are slanted enough and lie outside `hidden`."""
    small, factor = reduced(samples, _SIDE)
    grey = (
        cv2.cvtColor(small, cv2.COLOR_RGB2GRAY)
        if small.ndim == 3 and small.shape[2] == 3
        else small.reshape(small.shape[:2])
    )
    lines = cv2.createLineSegmentDetector().detect(grey)[0]
    if lines is None:
        return np.empty((0, 4))
    # Pixel centres: the middle of pixel 0 of the small picture lies at (1/factor − 1)/2 of the full one.
    lines = (lines.reshape(-1, 4).astype(np.float64) + 0.5) / factor - 0.5
    across, down = np.abs(lines[:, 2] - lines[:, 0]), np.abs(lines[:, 3] - lines[:, 1])
    long, drift = np.maximum(across, down), np.minimum(across, down)
    fit = (long >= _LEAST_LENGTH) & (drift >= _LEAST_DRIFT) & (drift <= long * np.tan(np.radians(_STEEPEST)))
    fit &= [hidden is None or not _touches(hidden, line) for line in lines]
    order = np.argsort(-long[fit], kind="stable")
    sorted_lines: Floats = lines[fit][order]
    return sorted_lines


def _touches(polygon: Floats, line: Floats) -> bool:
    shape = polygon.astype(np.float32)
    points = (line[:2], line[2:], (line[:2] + line[2:]) / 2)
    return any(cv2.pointPolygonTest(shape, (float(x), float(y)), False) >= 0 for x, y in points)


def _along(samples: Samples, profile: Profile, line: Box, lying: bool) -> Response | None:
    """The response about the middle of a straight edge, with as much room beside it as there is."""
    x0, y0, x1, y1 = (line[1], line[0], line[3], line[2]) if lying else line
    turned = samples.swapaxes(0, 1) if lying else samples
    rows = int(min(0.75 * abs(y1 - y0), _MOST_ROWS))
    drift = abs((x1 - x0) / (y1 - y0)) * rows
    for room in _ROOMS:
        left, top = round((x0 + x1 - drift) / 2 - room), round((y0 + y1 - rows) / 2)
        right, bottom = left + round(drift) + 2 * room, top + rows
        if left < 0 or top < 0 or right > turned.shape[1] or bottom > turned.shape[0]:
            continue
        try:
            return response(profile.light(turned[top:bottom, left:right]))
        except EdgeUnusable:
            continue
    return None
