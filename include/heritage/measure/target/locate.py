"""Finds a chart of patches (24 or 140) in a picture at any rotation and scale, and says how much of it is really to be seen.
OpenCV's detector gives the rough place (± 1 %); the patches themselves then give the exact one (± 0.1 px)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from heritage.measure.picture.colour import Floats
from heritage.measure.picture.profile import Profile, Samples
from heritage.measure.target import locate_sg, locate_wedge
from heritage.measure.target.chart import Chart

_SIDES = (1000, 700, 500, 1250, 1600)
"""Longest side, px, at which the detector is asked: it finds nothing in a full-size scan (5.0.0), and at any one
size it misses a chart now and then."""

_GAMMAS = (1.0, 0.75, 1.35)
"""Tried, with the light balanced, when the detector finds nothing: it knows the patches by their colours, and those of a
station out of order (too dark, too warm, another tone curve) are what must be measured then."""
_AGAIN = 3  # sizes

_WORST_COST = 0.01
"""The detector's own cost: 0.0015–0.002 for whole charts (drawn and photographed), 0.019 for a half-covered one."""

_FINE = 1600
_TOLERANCE = 14  # of 255: how far a patch's pixels may be from its middle


@dataclass(frozen=True, slots=True)
class Located:
    """Where the chart lies. `to_picture`: 3 × 3 homography, from chart units (1 = the pitch, patch 1's centre at 0, 0)
    to pixels of the full picture. `squares`: how many patches were seen as filled squares of the right size."""

    chart: Chart
    to_picture: Floats
    squares: int

    def points(self, at: Floats) -> Floats:
        """Chart units (n, 2) → pixels (n, 2)."""
        moved: Floats = cv2.perspectiveTransform(np.asarray(at, np.float64)[None], self.to_picture)[0]
        return moved

    def centres(self) -> Floats:
        """Pixel centres of the patches, in the chart's order."""
        return self.points(grid(self.chart))

    def pitch(self) -> tuple[float, float]:
        """Mean pixels from patch to patch: along the rows, along the columns."""
        rows = self.centres().reshape(self.chart.rows, self.chart.columns, 2)
        along, down = np.diff(rows, axis=1), np.diff(rows, axis=0)
        across = float(np.hypot(*along.T).mean())
        return across, float(np.hypot(*down.T).mean()) if self.chart.rows > 1 else across

    def outline(self, margin: float = 0.6) -> Floats:
        """The chart's four corners in pixels; `margin`: pitches beyond the outer patches' centres."""
        right, bottom = self.chart.columns - 1 + margin, self.chart.rows - 1 + margin
        return self.points(np.array([[-margin, -margin], [right, -margin], [right, bottom], [-margin, bottom]]))


def grid(chart: Chart) -> Floats:
    """Centres of the patches in chart units (n, 2)."""
    return np.array([(i % chart.columns, i // chart.columns) for i in range(len(chart.lab))], dtype=np.float64)


def reduced(samples: Samples, side: int) -> tuple[NDArray[np.uint8], float]:
    """An 8-bit RGB picture whose longest side is at most `side`, and the factor that was applied."""
    factor = min(1.0, side / max(samples.shape[:2]))
    size = (max(1, round(samples.shape[1] * factor)), max(1, round(samples.shape[0] * factor)))
    small = cv2.resize(samples, size, interpolation=cv2.INTER_AREA) if factor < 1 else samples
    eight = small if small.dtype == np.uint8 else np.right_shift(small.astype(np.uint16), 8)
    return np.ascontiguousarray(eight, dtype=np.uint8), factor


def locate(samples: Samples, profile: Profile, chart: Chart) -> Located | None:
    """The chart in an RGB picture (height × width × 3; a wedge also in a grey one), or None. The best of several sizes is taken."""
    fine, factor = reduced(samples, _FINE)
    if chart.rows == 1:
        wedge = locate_wedge.rough(fine, factor, chart)
        return None if wedge is None else Located(chart, wedge, chart.columns)
    best: Located | None = None
    for rough in _rough(fine, factor, profile, chart):
        found = _refined(fine, factor, rough, chart)
        if found is not None and (best is None or found.squares > best.squares):
            best = found
        if best is not None and best.squares >= len(chart.lab) - 2:
            break
    return best


def _rough(fine: NDArray[np.uint8], shrunk: float, profile: Profile, chart: Chart) -> Iterator[Floats]:
    """Homographies, chart units → pixels, as OpenCV's detector sees the chart at several sizes. It knows the patches by
    their sRGB colours, and does not recognise them in the pale numbers of a wide space."""
    if len(chart.lab) == locate_sg.PATCHES:
        yield from locate_sg.rough(fine, shrunk, profile, chart)
        return
    sides = list(dict.fromkeys(min(side, max(fine.shape[:2])) for side in _SIDES))
    seen = False
    for gamma in (None, *_GAMMAS):
        for side in sides[: None if gamma is None else _AGAIN]:
            small, factor = reduced(fine, side)
            shown = profile.srgb(small)
            for box in _boxes(shown if gamma is None else _balanced(shown, gamma)):
                seen = True
                yield _homography(_corners(chart), (box + 0.5) / (factor * shrunk) - 0.5)
        if seen:
            return


def _balanced(picture: NDArray[np.uint8], gamma: float) -> NDArray[np.uint8]:
    """The picture with its lightest tone made white, and another tone curve."""
    white = np.maximum(np.percentile(picture.reshape(-1, 3), 99.5, axis=0), 16)
    light = np.clip(picture / white, 0, 1) ** gamma
    return np.asarray(np.round(light * 243), np.uint8)


def _boxes(small: NDArray[np.uint8]) -> list[Floats]:
    """Corners of the charts that the detector believes in."""
    detector = cv2.mcc.CCheckerDetector.create()
    detector.setColorChartType(cv2.mcc.MCC24)
    try:
        detector.process(np.ascontiguousarray(small[..., ::-1]), 1)
    except cv2.error:  # 5.0.0 trips over its own assertion on some pictures; another size mostly passes
        return []
    found = detector.getListColorChecker()
    return [np.asarray(c.getBox(), np.float64) for c in found if c.getCost() <= _WORST_COST]


def _corners(chart: Chart) -> Floats:
    """What the detector calls the chart's box: the outer patches and a bar's width around them."""
    edge = (1 - chart.patch_share) + chart.patch_share / 2
    right, bottom = chart.columns - 1 + edge, chart.rows - 1 + edge
    return np.array([[-edge, -edge], [right, -edge], [right, bottom], [-edge, bottom]])


def _homography(units: Floats, pixels: Floats) -> Floats:
    found: Floats = cv2.getPerspectiveTransform(units.astype(np.float32), pixels.astype(np.float32)).astype(np.float64)
    return found


def _refined(fine: NDArray[np.uint8], factor: float, rough: Floats, chart: Chart) -> Located | None:
    """The homography that fits the patches' own centres; twice, because a better place finds more of them."""
    # A pixel's middle is where its number is: pixel 0 of the small picture lies at (1/factor − 1)/2 of the full one.
    shrink = np.array([[factor, 0, (factor - 1) / 2], [0, factor, (factor - 1) / 2], [0, 0, 1]])
    at = Located(chart, shrink @ rough, 0)
    smooth = np.asarray(cv2.medianBlur(fine, 3), dtype=np.uint8)
    for _ in range(2):
        pairs = [(unit, seen) for unit in grid(chart) if (seen := _square(smooth, at, unit)) is not None]
        if len(pairs) < 6:
            return None
        units, pixels = (np.array(side) for side in zip(*pairs, strict=True))
        matrix, kept = cv2.findHomography(units, pixels, cv2.RANSAC, 1.5)
        if matrix is None:
            return None
        at = Located(chart, np.asarray(matrix, dtype=np.float64), int(kept.sum()))
    return Located(chart, np.linalg.inv(shrink) @ at.to_picture, at.squares)


def _square(picture: NDArray[np.uint8], at: Located, unit: Floats) -> Floats | None:
    """The centre of the filled square that lies where this patch should, or None when there is no such thing."""
    middle = at.points(unit[None])[0]
    pitch = float(np.mean(at.pitch()))
    reach = round(0.75 * pitch)
    x, y = round(middle[0]), round(middle[1])
    left, top = max(0, x - reach), max(0, y - reach)
    window = picture[top : y + reach + 1, left : x + reach + 1]
    if not (0 <= x < picture.shape[1] and 0 <= y < picture.shape[0]) or min(window.shape[:2]) < 5:
        return None
    mask = np.zeros((window.shape[0] + 2, window.shape[1] + 2), np.uint8)
    near = (_TOLERANCE,) * 3
    cv2.floodFill(
        window.copy(),
        mask,
        (x - left, y - top),
        (0, 0, 0),
        near,
        near,
        4 | cv2.FLOODFILL_FIXED_RANGE | cv2.FLOODFILL_MASK_ONLY,
    )
    moments = cv2.moments(mask[1:-1, 1:-1], binaryImage=True)
    share = moments["m00"] / (pitch * at.chart.patch_share) ** 2
    spread = np.sqrt(abs(moments["mu20"] * moments["mu02"] - moments["mu11"] ** 2)) / max(moments["m00"], 1) ** 2
    # A filled square's second moments are 1/12 of its area whatever its rotation; holes and tails raise them.
    if not 0.6 <= share <= 1.2 or spread > 0.095:
        return None
    centre = (moments["m10"] / moments["m00"] + left, moments["m01"] / moments["m00"] + top)
    return np.array(centre, dtype=np.float64)
