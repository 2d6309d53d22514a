"""Turns a TIFF's stored samples into their plain form: YCbCr into RGB, palettes into their colours, packed bits into bytes."""

from __future__ import annotations

import math
from fractions import Fraction
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from heritage.errors import NotReadHere, SourceUnreadable
from heritage.model import Phrase, about, phrase
from heritage.tools.picture import colorimetry
from heritage.tools.picture.opening import Pixels, to_bytes, white
from heritage.tools.picture.tiff import segments as tiff_segments
from heritage.tools.picture.tiff.segments import Place

_BT601 = (0.299, 0.587, 0.114)
"""YCbCrCoefficients when the file gives none (TIFF 6.0 p. 91)."""

_BAND = 256
"""Rows that are turned at a time: memory for floating-point copies follows these, not the picture."""


def plain(path: Path, pixels: Pixels, page: Any, stored: str) -> Pixels:
    """See Picture.pixels. Raises SourceUnreadable for a palette that does not fit."""
    if pixels.ndim == 3 and pixels.shape[2] == 1:
        pixels = pixels[..., 0]
    if stored == "palette":
        return _looked_up(path, pixels, page)
    if stored == "bitonal":
        return to_bytes(~pixels.astype(bool) if int(page.photometric) == 0 else pixels.astype(bool))
    if stored == "ycbcr" and int(page.compression) not in {6, 7}:
        return _rgb(path, pixels, page)
    if stored == "lab" and int(page.photometric) == 8:
        return _from_the_middle(pixels)
    bits = tiff_segments.depth(page)
    top: Any = (1 << bits) - 1
    if bits < 8:
        pixels = (pixels.astype(np.uint16) * 255 // top).astype(np.uint8)
        top = 255
    elif int(page.photometric) == 0 and pixels.dtype.kind == "i":
        return ~pixels  # two's complement: the least becomes the most
    elif int(page.photometric) == 0 and pixels.dtype.kind == "f":
        top = pixels.dtype.type(white(pixels, bits))
    return top - pixels if int(page.photometric) == 0 else pixels


def spread(page: Any, data: bytes, index: int) -> tuple[Pixels, Place]:
    """A strip or tile of subsampled YCbCr as 1 × rows × columns × 3: each pixel with the chroma that it shares."""
    across, down = tiff_segments.subsampling(page)
    wide = int(page.tilewidth if page.is_tiled else page.imagewidth)
    high = tiff_segments.rows(page, index)
    samples = np.frombuffer(data, page.parent.byteorder + page.dtype.char).astype(page.dtype, copy=False)
    units = samples.reshape(math.ceil(high / down), math.ceil(wide / across), across * down + 2)
    luma = units[..., :-2].reshape(*units.shape[:2], down, across).swapaxes(1, 2)
    out = np.empty((1, units.shape[0] * down, units.shape[1] * across, 3), page.dtype)
    out[0, ..., 0] = luma.reshape(out.shape[1:3])
    for plane in (1, 2):
        out[0, ..., plane] = units[..., plane - 3].repeat(down, axis=0).repeat(across, axis=1)
    return out[:, :high, :wide], tiff_segments.place(page, index)


def _rgb(path: Path, pixels: Pixels, page: Any) -> Pixels:
    """By the file's coefficients and reference black and white (TIFF 6.0, section 21)."""
    if pixels.dtype not in (np.uint8, np.uint16) or pixels.ndim != 3 or pixels.shape[2] < 3:
        raise NotReadHere(about(path.name, phrase("ycbcr", samples=str(pixels.dtype))))
    matrix, offset = _matrix(page, float(np.iinfo(pixels.dtype).max))
    out = np.array(pixels)
    for top in range(0, len(out), _BAND):
        band = out[top : top + _BAND, :, :3].astype(np.float32)
        found = cv2.transform(band, np.hstack([matrix, offset[:, None]]).astype(np.float32))
        out[top : top + _BAND, :, :3] = np.rint(np.clip(found, 0, np.iinfo(pixels.dtype).max))
    return out


def _matrix(page: Any, top: float) -> tuple[Any, Any]:
    """RGB = matrix · YCbCr + offset, in samples."""
    red, green, blue = _ratios(page, 529) or _BT601
    half = (top + 1) / 2
    black_white = _ratios(page, 532) or (0.0, top, half, top, half, top)
    low, high = np.array(black_white[::2]), np.array(black_white[1::2])
    scale = np.array([top, top - half, top - half]) / np.where(high == low, 1, high - low)
    mix = np.array([
        [1, 0, 2 - 2 * red],
        [1, -blue * (2 - 2 * blue) / green, -red * (2 - 2 * red) / green],
        [1, 2 - 2 * blue, 0],
    ])  # fmt: skip
    matrix = mix * scale
    return matrix, -(matrix @ low)


def _ratios(page: Any, code: int) -> tuple[float, ...]:
    """A field of fractions; () when it is not there or is nonsense."""
    value = page.tags.valueof(code)
    wanted = {529: 3, 532: 6, 318: 2, 319: 6}[code]
    if not isinstance(value, tuple) or len(value) not in {wanted, 2 * wanted}:
        return ()
    if len(value) == wanted:
        return tuple(float(v) for v in value)
    pairs = list(zip(value[::2], value[1::2], strict=True))
    found = tuple(float(Fraction(above, below)) if below else math.nan for above, below in pairs)
    return found if all(map(math.isfinite, found)) and (code != 529 or found[1]) else ()


def _from_the_middle(pixels: Pixels) -> Pixels:
    """CIELab counts a* and b* from 0 both ways, ICCLab and ITULab from the middle: the same bits but the highest. From the
    middle they can be averaged."""
    out = np.array(pixels)
    if out.dtype.kind in "ui" and out.ndim == 3:
        out = out.view(f"u{out.dtype.itemsize}")
        out[..., 1:3] ^= out.dtype.type(1 << (out.dtype.itemsize * 8 - 1))
    return out


def _looked_up(path: Path, indices: Pixels, page: Any) -> Pixels:
    """RGB, and what stands beside the index (transparency) behind it."""
    indices, beside = (indices[..., 0], indices[..., 1:]) if indices.ndim == 3 else (indices, None)
    indices = indices.astype(np.uint8) if indices.dtype == np.bool_ else indices
    table = page.colormap
    if table is None or table.ndim != 2 or indices.ndim != 2 or int(indices.max(initial=0)) >= table.shape[1]:
        raise SourceUnreadable(about(path.name, phrase("palette")))
    eight = (table >> 8).astype(np.uint8) if int(table.max()) > 255 else table.astype(np.uint8)
    colours = np.ascontiguousarray(eight.T)[indices]
    if beside is None:
        return colours
    spread = beside.astype(np.uint32) * 255 // ((1 << tiff_segments.depth(page)) - 1)
    return np.concatenate([colours, spread.astype(np.uint8)], axis=2)


def space(page: Any, *, is_grey: bool) -> tuple[bytes, Phrase | None]:
    """A profile of what TransferFunction, WhitePoint and PrimaryChromaticities say, when it is not sRGB, and what they say
    (TIFF 6.0, section 20)."""
    primaries = None if is_grey else (_ratios(page, 319) or None)
    curve = _transfer(page)
    first = curve[0] if curve else None
    if colorimetry.like_srgb(primaries, first):
        return b"", None
    both = phrase("spoken-both") if curve and primaries else None
    said = both or (phrase("spoken-transfer") if curve else phrase("spoken-primaries") if primaries else None)
    white_point = _ratios(page, 318) or colorimetry.D65
    try:
        if is_grey:
            return colorimetry.grey(first or colorimetry.srgb_curve()), said
        curves = (curve[0], curve[1], curve[2]) if len(curve) == 3 else first or colorimetry.srgb_curve()
        return colorimetry.rgb(primaries or colorimetry.SRGB, white_point, curves), said
    except ValueError:
        return b"", said


def _transfer(page: Any) -> tuple[tuple[float, ...], ...]:
    """One curve, or three, of at most 1,024 steps."""
    value = page.tags.valueof(301)
    steps = 1 << min(tiff_segments.depth(page), 16)
    if not isinstance(value, tuple | np.ndarray) or len(value) not in {steps, 3 * steps}:
        return ()
    tables = np.asarray(value, np.float64).reshape(-1, steps) / 65535
    places = np.linspace(0, steps - 1, min(steps, 1024))
    return tuple(tuple(np.interp(places, np.arange(steps), table).tolist()) for table in tables)
