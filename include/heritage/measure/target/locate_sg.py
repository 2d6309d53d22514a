"""The rough place of a 140-patch chart. OpenCV's detector finds its frame but often not which side is up; the colours tell."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from heritage.measure.picture.colour import Floats, delta_e_2000, lab
from heritage.measure.picture.profile import Profile
from heritage.measure.target.chart import Chart

PATCHES = 140
_SIDES = (1600, 1250, 1000, 700)
_ANGLES = (0, 30, 60)
_LIKE = 14.0  # mean ΔE2000 at the patches' rough centres: another chart, or another side up, has 25 and more


def rough(fine: NDArray[np.uint8], shrunk: float, profile: Profile, chart: Chart) -> Iterator[Floats]:
    """Homographies, chart units → pixels of the full picture, most like the chart first."""
    for angle in _ANGLES:  # OpenCV sees the frame only when it lies nearly straight
        found = [way for side in _SIDES for way in _seen(fine, side, angle, profile, chart)]
        for _, matrix in sorted(found, key=lambda way: way[0]):
            yield np.diag([1 / shrunk, 1 / shrunk, 1.0]) @ matrix
        if found:
            return


def _seen(
    fine: NDArray[np.uint8], side: int, angle: float, profile: Profile, chart: Chart
) -> Iterator[tuple[float, Floats]]:
    """What is found in the picture at that size, turned by that angle; in pixels of `fine`."""
    height, width = fine.shape[:2]
    factor = min(1.0, side / max(height, width))
    turned = cv2.getRotationMatrix2D((width / 2, height / 2), angle, factor)
    reach = round(float(np.hypot(width, height)) * factor) if angle else round(max(width, height) * factor)
    turned[:, 2] += (reach / 2 - width / 2, reach / 2 - height / 2)
    small = cv2.warpAffine(fine, turned, (reach, reach), flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE)
    back = np.linalg.inv(np.vstack([turned, [0, 0, 1]]))
    for box in _boxes(profile.srgb(np.asarray(small, np.uint8))):
        yield from _ways(cv2.perspectiveTransform(box[None], back)[0], fine, profile, chart)


def _boxes(small: NDArray[np.uint8]) -> list[Floats]:
    detector = cv2.mcc.CCheckerDetector.create()
    detector.setColorChartType(cv2.mcc.SG140)
    try:
        detector.process(np.ascontiguousarray(small[..., ::-1]), 2)
    except cv2.error:
        return []
    return [np.asarray(c.getBox(), np.float64) for c in detector.getListColorChecker()]


def _ways(box: Floats, fine: NDArray[np.uint8], profile: Profile, chart: Chart) -> list[tuple[float, Floats]]:
    """The four rotations, and the four of the box read the other way round, that show the chart's colours."""
    edge = (1 - chart.patch_share) + chart.patch_share / 2
    right, bottom = chart.columns - 1 + edge, chart.rows - 1 + edge
    units = np.array([[-edge, -edge], [right, -edge], [right, bottom], [-edge, bottom]], np.float32)
    ways = []
    for corners in (box, box[::-1]):
        for turn in range(4):
            matrix = cv2.getPerspectiveTransform(units, np.roll(corners, turn, axis=0).astype(np.float32))
            off = _unlike(np.asarray(matrix, np.float64), fine, profile, chart)
            if off <= _LIKE:
                ways.append((off, np.asarray(matrix, np.float64)))
    return ways


def _unlike(matrix: Floats, fine: NDArray[np.uint8], profile: Profile, chart: Chart) -> float:
    grid = np.array([(i % chart.columns, i // chart.columns) for i in range(len(chart.lab))], np.float64)
    at = np.rint(cv2.perspectiveTransform(grid[None], matrix)[0]).astype(int)
    if (at < 1).any() or (at[:, 0] >= fine.shape[1] - 1).any() or (at[:, 1] >= fine.shape[0] - 1).any():
        return np.inf
    seen = lab(profile.xyz(fine[at[:, 1], at[:, 0]][None])[0])
    return float(np.median(delta_e_2000(seen, list(chart.lab.values()))))
