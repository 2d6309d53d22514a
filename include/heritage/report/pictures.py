"""A small picture of a page with its faults framed: to look at, never to keep."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from heritage.files import atomic_write
from heritage.tools.picture import bands as picture_bands
from heritage.tools.picture import opening as picture

LONGEST = 1400
"""Pixels of the longer side: a page of text can still be read."""

_FRAME = (30, 30, 220)  # red, in OpenCV's order: blue, green, red


def fault_picture(source: Path, marks: Sequence[tuple[float, float, float, float]], target: Path) -> None:
    """Writes a JPEG of at most 1400 pixels with a frame round each mark (left, top, width, height as shares).
    Raises SourceUnreadable."""
    opened = (
        picture_bands.small(source, LONGEST)
        if picture_bands.is_large(source)
        else picture.upright(picture.decode(source))
    )
    small = _reduced(_eight_bit(opened))
    height, width = small.shape[:2]
    for left, top, wide, high in marks:
        corner = (int(left * width), int(top * height))
        opposite = (int((left + wide) * width), int((top + high) * height))
        cv2.rectangle(small, corner, opposite, _FRAME, thickness=4)
    with atomic_write(target) as partial:
        encoded = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, 80])[1]
        partial.write_bytes(encoded.tobytes())


def _eight_bit(opened: picture.Picture) -> NDArray[Any]:
    pixels = opened.pixels
    if pixels.dtype == np.uint16:
        return pixels >> max(min(opened.bits, 16) - 8, 0)
    return pixels if pixels.dtype == np.uint8 else picture.eight_bits(pixels, opened.bits)


def _reduced(pixels: NDArray[Any]) -> NDArray[Any]:
    """At most `LONGEST` pixels a side, three channels in OpenCV's order."""
    small = pixels if pixels.ndim == 2 else pixels[..., :3] if pixels.shape[2] >= 3 else pixels[..., 0]
    scale = LONGEST / max(small.shape[:2])
    if scale < 1:
        small = cv2.resize(small, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    code = cv2.COLOR_GRAY2BGR if small.ndim == 2 else cv2.COLOR_RGB2BGR
    return np.ascontiguousarray(cv2.cvtColor(np.ascontiguousarray(small, np.uint8), code))
