"""Has a picture read by another program than the one that its master was made with: before a master may replace the original,
two readers must agree on every sample."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from heritage.tools.picture.opening import Picture, Pixels


def agreeing(path: Path, opened: Picture) -> str:
    """The reader, with its version, that finds the same samples in the file; "" when none does, or none can read it."""
    for name, read in _READERS.get(opened.kind, {}).items():
        found = _tried(read, path, opened)
        if found is not None and found.dtype == opened.pixels.dtype and np.array_equal(found, opened.pixels):
            return name
    return ""


def _tried(read: Callable[[Path, Picture], Pixels | None], path: Path, opened: Picture) -> Pixels | None:
    try:
        return read(path, opened)
    except Exception:  # whatever it stumbles over: it does not agree
        return None


def _by_opencv(path: Path, opened: Picture) -> Pixels | None:
    found = cv2.imread(str(path), cv2.IMREAD_UNCHANGED)
    if found is None:
        return None
    return found if found.ndim == 2 else np.asarray(cv2.cvtColor(found, cv2.COLOR_BGR2RGB))


def _by_pillow(path: Path, opened: Picture) -> Pixels | None:
    """Pillow would make 8 bits of 16-bit colour."""
    with Image.open(path) as image:
        if image.mode not in {"L", "RGB"} or opened.bits != 8:
            return None
        return np.asarray(image)


_OPENCV, _PILLOW = f"OpenCV {cv2.__version__} (libtiff)", f"Pillow {version('pillow')}"
_READERS: Mapping[str, Mapping[str, Callable[[Path, Picture], Pixels | None]]] = {
    "tiff": {_OPENCV: _by_opencv, f"{_PILLOW} (libtiff)": _by_pillow},
    "png": {_PILLOW: _by_pillow, f"OpenCV {cv2.__version__}": _by_opencv},
}
"""By format, those that share no decoder with ours (tifffile and imagecodecs; imagecodecs' libpng)."""
