"""Inverts a negative by its densities, as printing does. For looking only: exact colour would need the film's own curves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from heritage.model import Value
from heritage.tools.picture import icc_curve
from heritage.tools.picture.opening import Picture

TOOL = "heritage negative inversion 1"
GAMMA = 0.65
"""Contrast of the film: density per decade of exposure. 0.6 to 0.7 for most camera films [K]."""
DECODING = 2.2
"""Power by which samples without a usable profile are taken to light; near enough for a picture to look at."""
_BORDER = 0.06  # share on each side that black and white are not looked for in: rebate, masks, sprocket holes
_BASE, _BLACK, _WHITE = 99.8, 0.5, 99.5  # percentiles

_METHOD = (
    "per channel: light = (sample / full scale), decoded (a number: a power); density = log10(base / light); exposure = 10 ^ (density / gamma); "
    "positive = (exposure - black) / (white - black), clipped to 0–1, with the sRGB tone curve, 8 bits"
)


def positive(source: Picture, longest: int) -> tuple[Picture, Mapping[str, Value]]:
    """The positive at reading size, in sRGB's encoding, and the recipe: every number that was used."""
    planes, decoding = _light(source, longest)
    base = np.percentile(planes, _BASE, axis=(0, 1))
    density = np.log10(np.maximum(base / np.maximum(planes, 1e-5), 1.0))
    exposure = 10 ** (density / GAMMA)
    inside = exposure[_inner(exposure.shape)]
    black, white = (np.percentile(inside, p, axis=(0, 1)) for p in (_BLACK, _WHITE))
    shown = np.clip((exposure - black) / np.maximum(white - black, 1e-6), 0, 1)
    pixels = np.rint(_srgb_curve(shown) * 255).astype(np.uint8)
    recipe: dict[str, Value] = {
        "tool": TOOL, "method": _METHOD, "decoding": decoding, "gamma": GAMMA, "base": _told(base), "black": _told(black),
        "white": _told(white), "pixels": [int(pixels.shape[1]), int(pixels.shape[0])],
    }  # fmt: skip
    return _picture(source, pixels[..., 0] if pixels.shape[2] == 1 else pixels), recipe


def _light(source: Picture, longest: int) -> tuple[NDArray[np.float64], str | float]:
    """Height × width × channels, reduced, 0–1, linear; and how it was made so."""
    pixels: NDArray[Any] = source.light
    share = longest / max(pixels.shape[:2])
    if share < 1:
        size = (max(1, round(pixels.shape[1] * share)), max(1, round(pixels.shape[0] * share)))
        pixels = cv2.resize(np.ascontiguousarray(pixels), size, interpolation=cv2.INTER_AREA)
    top = float((1 << source.bits) - 1)
    values = np.atleast_3d(pixels).astype(np.float64) / top
    linear = icc_curve.linear(values, source.icc) if source.icc else None
    if linear is not None:
        return linear, "the tone curves of the file's ICC profile"
    return np.power(values, DECODING), DECODING


def _inner(shape: tuple[int, ...]) -> tuple[slice, slice]:
    y, x = int(shape[0] * _BORDER), int(shape[1] * _BORDER)
    return slice(y, shape[0] - y), slice(x, shape[1] - x)


def _srgb_curve(linear: NDArray[np.float64]) -> NDArray[np.float64]:
    curved: NDArray[np.float64] = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return curved


def _told(values: NDArray[np.float64]) -> list[Value]:
    return [float(f"{v:.6g}") for v in np.atleast_1d(values)]


def _picture(source: Picture, pixels: NDArray[np.uint8]) -> Picture:
    share = pixels.shape[1] / source.width
    ppi = (source.ppi[0] * share, source.ppi[1] * share) if source.ppi else None
    colour = "grey" if pixels.ndim == 2 else "rgb"
    return Picture(
        pixels=pixels, bits=8, ppi=ppi, icc=b"", xmp=b"", kind=source.kind, colour=colour, stored=colour,
        samples=1 if pixels.ndim == 2 else 3, orientation=source.orientation,
    )  # fmt: skip
