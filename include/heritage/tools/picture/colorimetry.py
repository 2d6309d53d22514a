"""Makes an ICC profile of what a file says of its colours without one: chromaticities and a curve. For showing only; a copy to
keep never gets a profile that its source did not carry."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Curve = float | tuple[float, ...]
"""The exponent, or the light (0–1) of evenly spaced samples."""

SRGB = (0.64, 0.33, 0.30, 0.60, 0.15, 0.06)
"""x and y of red, green and blue (IEC 61966-2-1)."""

ADOBE_RGB = (0.64, 0.33, 0.21, 0.71, 0.15, 0.06)
D65 = (0.3127, 0.3290)
ADOBE_GAMMA = 563 / 256
"""Adobe RGB (1998), 4.3.4."""

_D50 = np.array([0.9642, 1.0, 0.8249])
_BRADFORD = np.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])

PRIMARIES = {
    1: SRGB,
    5: (0.64, 0.33, 0.29, 0.60, 0.15, 0.06),
    6: (0.63, 0.34, 0.31, 0.595, 0.155, 0.07),
    7: (0.63, 0.34, 0.31, 0.595, 0.155, 0.07),
    9: (0.708, 0.292, 0.170, 0.797, 0.131, 0.046),
    12: (0.68, 0.32, 0.265, 0.69, 0.15, 0.06),
}
"""ITU-T H.273, table 2, those that stand on D65."""


def srgb_curve(steps: int = 1024) -> tuple[float, ...]:
    """Light of evenly spaced samples (IEC 61966-2-1)."""
    v = np.linspace(0, 1, steps)
    return tuple(np.where(v <= 0.04045, v / 12.92, ((v + 0.055) / 1.055) ** 2.4).tolist())


def video_curve(steps: int = 1024) -> tuple[float, ...]:
    """Of BT.709 and BT.2020 (the inverse of their camera curve)."""
    v = np.linspace(0, 1, steps)
    return tuple(np.where(v < 0.081, v / 4.5, ((v + 0.099) / 1.099) ** (1 / 0.45)).tolist())


def transfer(code: int) -> Curve | None:
    """H.273, table 3; None for those that need to know the screen (PQ, HLG) and for unknown ones."""
    if code in {1, 6, 14, 15}:
        return video_curve()
    return srgb_curve() if code == 13 else {4: 2.2, 5: 2.8, 8: 1.0}.get(code)


@lru_cache(maxsize=8)
def rgb(primaries: Sequence[float], white: Sequence[float], curve: Curve | tuple[Curve, Curve, Curve]) -> bytes:
    """A matrix profile (ICC.1:2001). Raises ValueError for chromaticities that are none."""
    columns = _matrix(tuple(primaries), tuple(white))
    three = isinstance(curve, tuple) and isinstance(curve[0], tuple)
    curves = [_curve(c) for c in (curve if three else (curve,) * 3)]  # type: ignore[union-attr, arg-type]
    tags = {b"wtpt": _xyz(_D50)}
    tags |= {name: _xyz(columns[:, n]) for n, name in enumerate((b"rXYZ", b"gXYZ", b"bXYZ"))}
    tags |= dict(zip((b"rTRC", b"gTRC", b"bTRC"), curves, strict=True))
    return _profile(b"RGB ", tags)


@lru_cache(maxsize=8)
def grey(curve: Curve) -> bytes:
    """A grey profile."""
    return _profile(b"GRAY", {b"wtpt": _xyz(_D50), b"kTRC": _curve(curve)})


def like_srgb(primaries: Sequence[float] | None, curve: Curve | None) -> bool:
    """Would nobody see a difference to sRGB? Without a curve, or primaries, those of sRGB are meant."""
    near = primaries is None or max(abs(a - b) for a, b in zip(primaries, SRGB, strict=True)) <= 0.005
    if curve is None or not near:
        return near
    light = np.asarray(curve if isinstance(curve, tuple) else np.linspace(0, 1, 256) ** curve)
    mine = np.interp(np.linspace(0, 1, len(light)), np.linspace(0, 1, 1024), srgb_curve())
    return bool(
        np.abs(light**0.4545 - mine**0.4545).max() <= 0.06
    )  # 2.2 differs from sRGB by 0.04, in the darkest tones


def _matrix(primaries: tuple[float, ...], white: tuple[float, ...]) -> NDArray[np.float64]:
    """XYZ of the three colours, seen under D50 (Bradford; ICC.1:2022, annex E)."""
    try:
        points = np.array([_from_xy(primaries[i], primaries[i + 1]) for i in (0, 2, 4)]).T
        light = _from_xy(*white)
        own = points * np.linalg.solve(points, light)
    except (np.linalg.LinAlgError, ZeroDivisionError) as error:
        raise ValueError("the chromaticities make no colours") from error
    cone = np.diag((_BRADFORD @ _D50) / (_BRADFORD @ light))
    found: NDArray[np.float64] = np.linalg.inv(_BRADFORD) @ cone @ _BRADFORD @ own
    return found


def _from_xy(x: float, y: float) -> NDArray[np.float64]:
    return np.array([x / y, 1.0, (1 - x - y) / y])


def _xyz(values: NDArray[np.float64]) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(float(v) * 65536) for v in values))


def _curve(curve: Curve) -> bytes:
    if not isinstance(curve, tuple):
        return b"curv\0\0\0\0" + struct.pack(">IH", 1, min(65535, round(curve * 256)))
    table = [min(65535, max(0, round(v * 65535))) for v in curve]
    return b"curv\0\0\0\0" + struct.pack(f">I{len(table)}H", len(table), *table)


def _profile(space: bytes, tags: dict[bytes, bytes]) -> bytes:
    name = b"as the file says\0"
    text = b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + bytes(78)
    tags = {b"desc": text, b"cprt": b"text\0\0\0\0none\0", **tags}
    table, body = b"", b""
    start = 128 + 4 + 12 * len(tags)
    for signature, content in tags.items():
        table += struct.pack(">4sII", signature, start + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    size = start + len(body)
    head = struct.pack(">I4sI4s4s4s", size, bytes(4), 0x02400000, b"mntr", space, b"XYZ ")
    head += bytes(12) + b"acsp" + bytes(24) + struct.pack(">II3i", 0, 0, *(round(float(v) * 65536) for v in _D50))
    return head.ljust(128, b"\0")[:128] + struct.pack(">I", len(tags)) + table + body
