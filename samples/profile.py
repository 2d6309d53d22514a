"""Makes ICC profiles (version 2, matrix and tone curves, the kind that JP2 may hold) from the numbers of an RGB space."""

from __future__ import annotations

import hashlib
import struct

import numpy as np
from numpy.typing import ArrayLike

from heritage.measure.picture.colour import D50, SPACES, Space

_HEADER = 128
_MADE = (2026, 1, 1, 0, 0, 0)  # fixed: the same space gives the same bytes
_CURVE_POINTS = 1024


def icc(name: str) -> bytes:
    """A valid ICC v2.4 display profile of a space of `measure.picture.colour.SPACES` ("sRGB", "eciRGB v2", "Adobe RGB",
    "ProPhoto RGB"), always the same bytes. Its description says that it was computed, not issued by ECI, ICC or Adobe.
    Raises KeyError for another name."""
    space = SPACES[name]
    columns = _columns(space)
    curve = _curve(space)
    tags = {
        b"desc": _description(f"{space.name} (computed by heritage from the published primaries)"),
        b"cprt": b"text\0\0\0\0" + b"No copyright, CC0 1.0\0",
        b"wtpt": _xyz(D50),
        b"rXYZ": _xyz(columns[0]),
        b"gXYZ": _xyz(columns[1]),
        b"bXYZ": _xyz(columns[2]),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    return _assembled(tags)


def _columns(space: Space) -> list[list[float]]:
    """Rounded to s15Fixed16 so that the three add up to D50 exactly: white stays white."""
    steps = np.rint(space.matrix() * 65536)
    steps[:, 1] += np.rint(D50 * 65536) - steps.sum(axis=1)
    return [[float(v) / 65536 for v in column] for column in steps.T]


def _curve(space: Space) -> bytes:
    if isinstance(space.curve, float):
        return struct.pack(">4s4xIH2x", b"curv", 1, round(space.curve * 256))
    points = np.rint(space.linear(np.linspace(0, 1, _CURVE_POINTS)) * 65535).astype(">u2")
    return struct.pack(">4s4xI", b"curv", _CURVE_POINTS) + points.tobytes()


def _xyz(value: ArrayLike) -> bytes:
    return struct.pack(">4s4x3i", b"XYZ ", *(round(float(v) * 65536) for v in np.asarray(value)))


def _description(text: str) -> bytes:
    """textDescriptionType: ASCII, an empty Unicode and an empty Macintosh part (ICC.1:2001-04, 6.5.17)."""
    letters = text.encode("ascii") + b"\0"
    return struct.pack(">4s4xI", b"desc", len(letters)) + letters + bytes(4 + 4 + 2 + 1 + 67)


def _assembled(tags: dict[bytes, bytes]) -> bytes:
    places: dict[bytes, int] = {}
    body, table = b"", b""
    start = _HEADER + 4 + 12 * len(tags)
    for signature, content in tags.items():
        if content not in places:
            places[content] = start + len(body)
            body += content + bytes(-len(content) % 4)
        table += struct.pack(">4sII", signature, places[content], len(content))
    size = start + len(body)
    rest = struct.pack(">I", len(tags)) + table + body
    digest = hashlib.md5(rest, usedforsecurity=False).digest()
    return _header(size, digest) + rest


def _header(size: int, digest: bytes) -> bytes:
    white = (round(float(v) * 65536) for v in D50)
    return struct.pack(
        ">I4xI4s4s4s6H4s4x4x4x4x8xI3i4x16s28x",
        size, 0x02400000, b"mntr", b"RGB ", b"XYZ ", *_MADE, b"acsp", 0, *white, digest,
    )  # fmt: skip
