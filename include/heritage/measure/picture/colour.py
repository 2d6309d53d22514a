"""Colour arithmetic under D50: XYZ, L*a*b*, colour differences, and the RGB spaces of the field. Arrays in, arrays out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats: TypeAlias = NDArray[np.float64]
Curve: TypeAlias = Literal["sRGB", "L*"] | float

D50: Floats = np.array([0.9642, 1.0, 0.8249])
"""The ICC profile connection space's white (ICC.1:2010, 7.2.16)."""

_EPSILON = 216 / 24389  # CIE 15:2004, exact
_KAPPA = 24389 / 27
_BRADFORD: Floats = np.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])


@dataclass(frozen=True, slots=True)
class Space:
    """An RGB working space: chromaticities (x, y) of red, green, blue and white, and its tone curve
    (a number is a plain power)."""

    name: str
    primaries: tuple[tuple[float, float], tuple[float, float], tuple[float, float]]
    white: tuple[float, float]
    curve: Curve

    def matrix(self) -> Floats:
        """3 × 3: linear RGB → XYZ under D50 (Bradford-adapted, as ICC profiles hold it); white is exactly D50."""
        corners = np.array([_xyz_of(x, y) for x, y in self.primaries]).T
        white = _xyz_of(*self.white)
        native = corners * np.linalg.solve(corners, white)
        cones = np.diag((_BRADFORD @ D50) / (_BRADFORD @ white))
        adapted: Floats = np.linalg.inv(_BRADFORD) @ cones @ _BRADFORD @ native
        return adapted

    def linear(self, encoded: ArrayLike) -> Floats:
        """Encoded 0–1 → linear light 0–1."""
        value = np.asarray(encoded, dtype=np.float64)
        if self.curve == "sRGB":
            return np.where(value <= 0.04045, value / 12.92, ((np.maximum(value, 0) + 0.055) / 1.055) ** 2.4)
        if self.curve == "L*":
            return luminance(value * 100)
        return np.maximum(value, 0) ** self.curve

    def encoded(self, linear: ArrayLike) -> Floats:
        """Linear light 0–1 → encoded 0–1."""
        value = np.maximum(np.asarray(linear, dtype=np.float64), 0)
        if self.curve == "sRGB":
            return np.where(value <= 0.0031308, value * 12.92, 1.055 * value ** (1 / 2.4) - 0.055)
        if self.curve == "L*":
            return lightness(value) / 100
        powered: Floats = value ** (1 / self.curve)
        return powered


_D65 = (0.3127, 0.3290)
_D50_XY = (0.3457, 0.3585)

SPACES: Mapping[str, Space] = {
    space.name: space
    for space in (
        # IEC 61966-2-1
        Space("sRGB", ((0.64, 0.33), (0.30, 0.60), (0.15, 0.06)), _D65, "sRGB"),
        # Adobe RGB (1998) Color Image Encoding, version 2005-05: the power is 2 51/256
        Space("Adobe RGB", ((0.64, 0.33), (0.21, 0.71), (0.15, 0.06)), _D65, 563 / 256),
        # ECI, eciRGB_v2 (ISO 22028-4)
        Space("eciRGB v2", ((0.67, 0.33), (0.21, 0.71), (0.14, 0.08)), _D50_XY, "L*"),
        # ROMM RGB (ISO 22028-2) with the plain power that its ICC profiles carry
        Space("ProPhoto RGB", ((0.7347, 0.2653), (0.1596, 0.8404), (0.0366, 0.0001)), _D50_XY, 1.8),
    )
}


def space_named(name: str) -> Space | None:
    """The space that a free spelling means ("eciRGB_v2.icc", "AdobeRGB1998", "sRGB IEC61966-2.1"), or None."""
    plain = "".join(letter for letter in name.lower() if letter.isalnum())
    marks = {"srgb": "sRGB", "adobe": "Adobe RGB", "ecirgbv2": "eciRGB v2", "prophoto": "ProPhoto RGB"}
    return next((SPACES[found] for mark, found in {**marks, "romm": "ProPhoto RGB"}.items() if mark in plain), None)


def lightness(luminance: ArrayLike) -> Floats:
    """Y (0–1) → CIE L* (0–100)."""
    return 116 * _root(np.asarray(luminance, dtype=np.float64)) - 16


def luminance(lightness: ArrayLike) -> Floats:
    """CIE L* (0–100) → Y (0–1)."""
    return _cube((np.asarray(lightness, dtype=np.float64) + 16) / 116)


def lab(xyz: ArrayLike) -> Floats:
    """XYZ (…, 3), white = D50 → L*a*b* (…, 3)."""
    f = _root(np.asarray(xyz, dtype=np.float64) / D50)
    x, y, z = f[..., 0], f[..., 1], f[..., 2]
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)


def xyz(lab: ArrayLike) -> Floats:
    """L*a*b* (…, 3) → XYZ (…, 3), white = D50."""
    value = np.asarray(lab, dtype=np.float64)
    y = (value[..., 0] + 16) / 116
    f = np.stack([y + value[..., 1] / 500, y, y - value[..., 2] / 200], axis=-1)
    return _cube(f) * D50


def delta_e_ab(one: ArrayLike, other: ArrayLike) -> Floats:
    """CIE 1976 colour difference, ΔE*ab: the plain distance in L*a*b*."""
    apart: Floats = np.asarray(one, dtype=np.float64) - np.asarray(other, dtype=np.float64)
    distance: Floats = np.linalg.norm(apart, axis=-1)
    return distance


def delta_e_2000(one: ArrayLike, other: ArrayLike) -> Floats:
    """CIEDE2000 (ISO/CIE 11664-6) with kL = kC = kH = 1. L*a*b* arrays (…, 3) that broadcast → (…)."""
    l1, a1, b1 = np.moveaxis(np.asarray(one, dtype=np.float64), -1, 0)
    l2, a2, b2 = np.moveaxis(np.asarray(other, dtype=np.float64), -1, 0)
    mean_chroma7 = ((np.hypot(a1, b1) + np.hypot(a2, b2)) / 2) ** 7
    stretch = 1.5 - 0.5 * np.sqrt(mean_chroma7 / (mean_chroma7 + 25.0**7))
    c1, c2 = np.hypot(a1 * stretch, b1), np.hypot(a2 * stretch, b2)
    h1, h2 = _hue(a1 * stretch, b1), _hue(a2 * stretch, b2)
    coloured = (c1 * c2) > 0
    turn = np.where(coloured, (h2 - h1 + 180) % 360 - 180, 0.0)
    # Opposite hues: the standard keeps +180 for h2 > h1 and −180 otherwise.
    turn = np.where(coloured & (np.abs(h2 - h1) == 180), h2 - h1, turn)
    mean_l, mean_c, mean_h = (l1 + l2) / 2, (c1 + c2) / 2, _mean_hue(h1, h2, coloured)
    light = (l2 - l1) / (1 + 0.015 * (mean_l - 50) ** 2 / np.sqrt(20 + (mean_l - 50) ** 2))
    chroma = (c2 - c1) / (1 + 0.045 * mean_c)
    hue = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2)) / (1 + 0.015 * mean_c * _hue_weight(mean_h))
    blue = np.sin(np.radians(60 * np.exp(-(((mean_h - 275) / 25) ** 2))))
    rotation = -2 * np.sqrt(mean_c**7 / (mean_c**7 + 25.0**7)) * blue
    difference: Floats = np.sqrt(light**2 + chroma**2 + hue**2 + rotation * chroma * hue)
    return difference


def _hue(a: Floats, b: Floats) -> Floats:
    degrees: Floats = np.degrees(np.arctan2(b, a)) % 360
    return degrees


def _mean_hue(h1: Floats, h2: Floats, coloured: NDArray[np.bool_]) -> Floats:
    total = h1 + h2
    far = np.abs(h1 - h2) > 180
    mean = np.where(far, np.where(total < 360, (total + 360) / 2, (total - 360) / 2), total / 2)
    return np.where(coloured, mean, total)


def _hue_weight(degrees: Floats) -> Floats:
    h = np.radians(degrees)
    weight: Floats = (
        1
        - 0.17 * np.cos(h - np.pi / 6)
        + 0.24 * np.cos(2 * h)
        + 0.32 * np.cos(3 * h + np.pi / 30)
        - 0.20 * np.cos(4 * h - np.radians(63))
    )
    return weight


def _root(ratio: Floats) -> Floats:
    return np.where(ratio > _EPSILON, np.cbrt(ratio), (_KAPPA * ratio + 16) / 116)


def _cube(f: Floats) -> Floats:
    return np.where(f**3 > _EPSILON, f**3, (116 * f - 16) / _KAPPA)


def _xyz_of(x: float, y: float) -> Floats:
    return np.array([x / y, 1.0, (1 - x - y) / y])
