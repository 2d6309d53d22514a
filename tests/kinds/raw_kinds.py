"""Kinds of camera raw: DNG of several makings, makers' TIFF, and files that were cut."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any

import numpy as np
import tifffile

from heritage.tools.lost_blocks import BLOCK
from kinds.kind import Kind

RGGB = np.random.default_rng(1).integers(200, 4000, (300, 400)).astype(np.uint16)
_MATRIX = (1, 1, 0, 1, 0, 1, 0, 1, 1, 1, 0, 1, 0, 1, 0, 1, 1, 1)


@cache
def dng(*, version: tuple[int, ...] = (1, 4, 0, 0), big: bool = False, linear: bool = False, **how: Any) -> bytes:
    """A DNG of one directory that LibRaw reads; without `version`: a maker's own raw, which is a TIFF to all others."""
    out = BytesIO()
    pixels = np.dstack([RGGB] * 3) if linear else RGGB
    tags: list[Any] = [
        (271, 2, None, "Maker", True),
        (272, 2, None, "X1", True),
        (33421, 3, 2, (2, 2), True),
        (33422, 1, 4, bytes([0, 1, 1, 2]), True),
        *([(50706, 1, 4, bytes(version), True)] if version else []),
        (50708, 2, None, "Maker X1", True),
        (50717, 4, 1, 4095, True),
        (50721, 10, 9, _MATRIX, True),
        (50778, 3, 1, 21, True),
    ]
    with tifffile.TiffWriter(out, byteorder=">" if big else "<") as file:
        file.write(pixels, photometric=34892 if linear else 32803, extratags=tags, subfiletype=0, metadata=None, **how)
    return out.getvalue()


def cut(content: bytes, at: float) -> bytes:
    """`at`: bytes, or a share of them below 1."""
    return content[: int(at if at >= 1 else at * len(content))]


def lost(content: bytes) -> bytes:
    """The last but one of its disk's blocks, empty."""
    at = (len(content) // BLOCK - 1) * BLOCK
    return content[:at] + bytes(BLOCK) + content[at + BLOCK :]


def _raw(variant: str, content: Callable[[], bytes], name: str = "0001.dng", **more: Any) -> Kind:
    asked = {"format": "Camera raw", "line": "photographs", "reader": "LibRaw", **more}
    return Kind(variant=variant, make=lambda folder: (folder / name).write_bytes(content()), **asked)


HELD = {"state": "held", "fault": "decodes"}
KINDS = [
    _raw("DNG, mosaic, uncompressed", dng),
    _raw("DNG, mosaic, big-endian", lambda: dng(big=True)),
    _raw("DNG, lossless JPEG", lambda: dng(compression=7)),
    _raw("DNG, tiles", lambda: dng(tile=(128, 128))),
    _raw("DNG, linear", lambda: dng(linear=True)),
    _raw("a maker's raw that is a TIFF to PRONOM", lambda: dng(version=()), "0001.nef", told=("extension-mismatch: a camera raw file within a TIFF",)),
    _raw("DNG behind the name of a TIFF", dng, "0001.tif", state="held", fault="extension-mismatch"),
    _raw("a TIFF of a maker behind the name of a DNG", lambda: dng(version=()), state="held", fault="extension-mismatch"),
    _raw("DNG, lossless JPEG, a block of zeros from a broken copy", lambda: lost(dng(compression=7)), state="held", fault="lost-blocks"),
    _raw("DNG, mosaic, a block of zeros from a broken copy", lambda: lost(dng()), state="held", fault="lost-blocks"),
    _raw("DNG cut after 13 kB", lambda: cut(dng(), 13_000), **HELD),
    _raw("DNG cut by its last bytes", lambda: cut(dng(), 0.999), **HELD),
    _raw("DNG in tiles, cut by half", lambda: cut(dng(tile=(128, 128)), 0.5), **HELD),
    _raw("a maker's TIFF, cut by half", lambda: cut(dng(version=()), 0.5), "0001.arw", **HELD),
]  # fmt: skip
PAPER = [
    _raw("DNG among pages", dng, line="paper", told=("raw-beside",)),
    _raw("DNG among pages, cut by half", lambda: cut(dng(), 0.5), line="paper", **HELD),
]
