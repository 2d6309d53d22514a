"""Takes samples to linear light by the tone curves of an ICC profile (matrix and grey profiles). It converts no colours."""

from __future__ import annotations

import struct

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_TAGS = ((b"rTRC", b"gTRC", b"bTRC"), (b"kTRC",))
_MOST_TAGS = 100


def linear(values: Floats, icc: bytes) -> Floats | None:
    """Height × width × channels, 0–1 encoded → 0–1 light; None when the profile has no curves for so many channels."""
    wanted = next((tags for tags in _TAGS if len(tags) == values.shape[2]), ())
    curves = [_curve(_tag(icc, tag)) for tag in wanted]
    if not curves or any(curve is None for curve in curves):
        return None
    grid = np.linspace(0, 1, 4096)
    return np.dstack([np.interp(values[..., n], grid, curve) for n, curve in enumerate(curves) if curve is not None])


def _tag(icc: bytes, wanted: bytes) -> bytes:
    count = int.from_bytes(icc[128:132], "big")
    for n in range(min(count, _MOST_TAGS)):
        row = icc[132 + 12 * n : 144 + 12 * n]
        if len(row) == 12 and row[:4] == wanted:
            _, start, size = struct.unpack(">4sII", row)
            return icc[start : start + size]
    return b""


def _curve(tag: bytes) -> Floats | None:
    """The curve at 4,096 even steps (ICC.1:2022, 10.6 curveType and 10.18 parametricCurveType)."""
    grid = np.linspace(0, 1, 4096)
    if tag[:4] == b"curv" and len(tag) >= 12:
        count = int.from_bytes(tag[8:12], "big")
        points = np.frombuffer(tag[12 : 12 + 2 * count], ">u2").astype(np.float64)
        if count != len(points):
            return None
        if count == 0:
            return grid
        curve: Floats = (
            grid ** (points[0] / 256) if count == 1 else np.interp(grid, np.linspace(0, 1, count), points / 65535)
        )
        return curve
    return _parametric(tag, grid) if tag[:4] == b"para" else None


def _parametric(tag: bytes, x: Floats) -> Floats | None:
    kind = int.from_bytes(tag[8:10], "big")
    counts = {0: 1, 1: 3, 2: 4, 3: 5, 4: 7}
    if kind not in counts or len(tag) < 12 + 4 * counts[kind]:
        return None
    g, a, b, c, d, e, f = (*(v / 65536 for v in struct.unpack_from(f">{counts[kind]}i", tag, 12)), *[0.0] * 7)[:7]
    if kind == 0:
        plain: Floats = x**g
        return plain
    if kind < 3:
        d, e, f, c = (-b / a if a else 0.0), c, c, 0.0
    upper = np.maximum(a * x + b, 0) ** g + e
    found: Floats = np.where(x >= d, upper, c * x + f)
    return found
