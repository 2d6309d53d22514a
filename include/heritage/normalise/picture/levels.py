"""Writes a pyramidal TIFF in memory; the socket for it is `pyramid`."""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib.metadata import version as installed
from typing import Any

import cv2
import numpy as np
import tifffile

from heritage import formats
from heritage.model import Proof, Role
from heritage.normalise.output import Made
from heritage.normalise.picture.tone import for_screens, srgb
from heritage.tools.picture.opening import Picture

PUID = formats.named("tiff").puid
_TILE = 256


def pyramid(opened: Picture, quality: int) -> Made:
    """The file: full size first, then halves down to one tile (each its own directory, marked as reduced)."""
    whole = np.asarray(for_screens(opened, max(opened.pixels.shape[:2])))
    out = io.BytesIO()
    count = 0
    with tifffile.TiffWriter(out, byteorder="<") as file:
        for count, level in enumerate(halves(whole), 1):
            _write(file, level, quality, _ppi(opened, level, whole), reduced=count > 1)
    facts = {"access.width": int(whole.shape[1]), "access.height": int(whole.shape[0]), "access.levels": count}
    return Made(
        out.getvalue(), Role.ACCESS, PUID, f"tifffile {installed('tifffile')}", Proof("made for readers; lossy"), facts
    )


def halves(whole: Any) -> Iterator[Any]:
    """The picture, its half, its quarter …, until one tile holds it."""
    yield whole
    while max(whole.shape[:2]) > _TILE:
        size = (max(1, whole.shape[1] // 2), max(1, whole.shape[0] // 2))
        whole = cv2.resize(whole, size, interpolation=cv2.INTER_AREA)
        yield whole


def _write(
    file: tifffile.TiffWriter, level: Any, quality: int, ppi: tuple[float, float] | None, *, reduced: bool
) -> None:
    colour = level.ndim == 3
    file.write(
        level,
        photometric="rgb" if colour else "minisblack",
        compression="jpeg",
        compressionargs={"level": quality},
        tile=(_TILE, _TILE),
        subfiletype=int(reduced),
        resolution=ppi,
        resolutionunit="INCH" if ppi else None,
        iccprofile=srgb() if colour else None,
        metadata=None,
        software=False,
    )


def _ppi(opened: Picture, level: Any, whole: Any) -> tuple[float, float] | None:
    if not opened.ppi:
        return None
    across, down = opened.ppi if (opened.orientation or 1) < 5 else opened.ppi[::-1]
    share = level.shape[1] / whole.shape[1]
    return across * share, down * share
