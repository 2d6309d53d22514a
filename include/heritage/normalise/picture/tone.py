"""Turns decoded pixels into what a reader or an OCR engine wants: 8 bits, upright, grey or sRGB. Never for a master."""

from __future__ import annotations

import io
from functools import lru_cache
from importlib import resources
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

from heritage.tools.picture.opening import Picture, eight_bits, turned, white

Bytes = NDArray[np.uint8]


@lru_cache(maxsize=1)
def srgb() -> bytes:
    """An sRGB ICC profile, version 2.3 (PDF/A-1 allows no newer): the one that pikepdf brings, zlib licence."""
    return resources.files("pikepdf").joinpath("pdfa", "data", "sRGB.icc").read_bytes()


def grey8(source: Picture) -> Bytes:
    """Height × width, 8 bits, upright, by luma: letters keep their contrast, and reading needs no profile."""
    pixels = _eight_bits(source)
    if pixels.ndim == 3 and pixels.shape[2] == 4:
        pixels = np.asarray(_image(pixels).convert("RGB"))
    if pixels.ndim == 3:
        lightness_first = source.colour == "lab"
        pixels = pixels[..., 0] if lightness_first else cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)  # type: ignore[assignment]
    return np.ascontiguousarray(_upright(pixels, source.orientation))


def for_screens(source: Picture, longest: int) -> Image.Image:
    """At most `longest` pixels on the longer side, 8 bits, upright, in sRGB; grey stays grey, with sRGB's tone curve.
    A profile that cannot be used is left aside: the access copy is then as good as the file without it."""
    image = _image(_upright(smaller(_eight_bits(source), longest), source.orientation), lab=source.colour == "lab")
    if image.mode == "LAB":
        return _converted(image, ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()) or image.getchannel(
            0
        )
    profile = source.icc or source.space
    image = (profile and _converted(image, profile)) or image
    return image.convert("RGB") if image.mode == "CMYK" else image


def smaller(pixels: Bytes, longest: int) -> Bytes:
    """At most `longest` pixels on the longer side, by area averaging; what is smaller stays as it is."""
    height, width = pixels.shape[:2]
    share = longest / max(height, width)
    if share >= 1:
        return pixels
    size = (max(1, round(width * share)), max(1, round(height * share)))
    return cast(Bytes, cv2.resize(pixels, size, interpolation=cv2.INTER_AREA))


def _eight_bits(source: Picture) -> Bytes:
    """The colour samples, brought to 0–255."""
    pixels = source.light
    if pixels.ndim == 3 and pixels.shape[2] == 1:
        pixels = pixels[..., 0]
    full = white(pixels, source.bits) if pixels.dtype.kind == "u" else 0.0
    if pixels.dtype not in (np.uint8, np.uint16):
        pixels = np.rint(eight_bits(pixels, source.bits)).astype(np.uint8)
    elif full != 255:
        pixels = cv2.convertScaleAbs(np.ascontiguousarray(pixels), alpha=255 / full)
    return cast(Bytes, np.ascontiguousarray(pixels))


def _image(pixels: Bytes, *, lab: bool = False) -> Image.Image:
    mode = "L" if pixels.ndim == 2 else {3: "LAB" if lab else "RGB", 4: "CMYK"}[pixels.shape[2]]
    size = (pixels.shape[1], pixels.shape[0])
    if lab:  # Pillow counts a* and b* from 0 both ways
        pixels = pixels ^ np.array([0, 128, 128], np.uint8)
    return Image.frombytes(mode, size, np.ascontiguousarray(pixels).tobytes())


def _converted(image: Image.Image, icc: bytes) -> Image.Image | None:
    """The picture in sRGB, or None when its profile cannot be used or is sRGB anyway."""
    try:
        if _is_srgb(icc, image.mode):
            return None
        converted = ImageCms.applyTransform(image, _transform(icc, image.mode))
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None
    return converted.getchannel("G") if converted is not None and image.mode == "L" else converted


@lru_cache(maxsize=8)
def _is_srgb(icc: bytes, mode: str) -> bool:
    """Does the profile change no colour by more than one step of 255? Asked of 4,913 colours, because names lie."""
    if mode != "RGB":
        return False
    steps = np.linspace(0, 255, 17).round().astype(np.uint8)
    colours = np.stack(np.meshgrid(steps, steps, steps), axis=-1).reshape(17, -1, 3)
    seen = ImageCms.applyTransform(_image(colours), _transform(icc, mode))
    return bool(np.abs(np.asarray(seen).astype(int) - colours).max() <= 1)


@lru_cache(maxsize=8)
def _transform(icc: bytes, mode: str) -> ImageCms.ImageCmsTransform:
    source, target = (ImageCms.ImageCmsProfile(io.BytesIO(p)) for p in (icc, srgb()))
    compensate = ImageCms.Flags.BLACKPOINTCOMPENSATION
    return ImageCms.buildTransform(source, target, mode, "RGB", ImageCms.Intent.RELATIVE_COLORIMETRIC, compensate)


def _upright(pixels: Bytes, orientation: int | None) -> Bytes:
    return cast(Bytes, turned(pixels, orientation))
