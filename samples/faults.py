"""Plants one fault in one page: in how it is drawn, in its pixels or in its file. Named after the check that must find it."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum

import cv2
import numpy as np
import tifffile
from numpy.typing import NDArray
from PIL import Image

from samples.pages import Kind, Page, draw
from samples.paper import Pixels
from samples.profile import icc


class Fault(StrEnum):
    """What is wrong with a page. The value is the check's name, save where one check finds several faults."""

    ALPHA = "alpha"
    BITS_USED = "bits-used"
    BLANK_PAGE = "blank-page"
    CLIPPING = "clipping"
    COMPRESSION = "compression"
    DECODES = "decodes"
    DUPLICATE_EXACT = "duplicate-exact"  # the page before it, delivered a second time under this page's name
    EXTENSION_MISMATCH = "extension-mismatch"
    ICC_PROFILE = "icc-profile"
    MULTIPAGE = "multipage"
    ORIENTATION = "orientation"
    PAGE_SEQUENCE = "page-sequence"  # the page is not there
    SAMPLING_RATE = "sampling-rate"
    SHARPNESS = "sharpness"  # badly out of focus; the check is a hint and may let it pass
    SKEW = "skew"
    UPSAMPLED = "upsampled"


def scan(page: Page, fault: Fault | None = None) -> bytes:
    """The page's file as delivered: an uncompressed TIFF with its profile and resolution, or what the fault makes of it."""
    pixels = _spoilt(_drawn(page, fault), fault)
    if fault is Fault.EXTENSION_MISMATCH:
        return jpeg(_drawn(page, fault), page.ppi)
    whole = tiff(
        pixels,
        72 if fault is Fault.SAMPLING_RATE else page.ppi,
        profile=b"" if fault is Fault.ICC_PROFILE else None,
        compression="jpeg" if fault is Fault.COMPRESSION else None,
        frames=2 if fault is Fault.MULTIPAGE else 1,
    )
    return whole[: len(whole) * 3 // 5] if fault is Fault.DECODES else whole


def tiff(
    pixels: Pixels | NDArray[np.uint16],
    ppi: int,
    *,
    profile: bytes | None = None,
    compression: str | None = None,
    frames: int = 1,
) -> bytes:
    """A baseline TIFF in strips, little-endian, without a date: the same pixels give the same bytes.
    `profile`: by default eciRGB v2 for three channels or more, none for grey."""
    out = io.BytesIO()
    embedded = icc("eciRGB v2") if profile is None else profile
    with tifffile.TiffWriter(out, byteorder="<") as file:
        for _ in range(frames):
            file.write(
                pixels,
                photometric="rgb",
                extrasamples=["unassalpha"] if pixels.shape[2] == 4 else None,
                compression=compression,
                resolution=(ppi, ppi),
                resolutionunit="INCH",
                rowsperstrip=256,
                iccprofile=embedded or None,
                software="heritage samples",
                metadata=None,
                extratags=[(271, 2, None, "heritage", True), (272, 2, None, "drawn, not photographed", True)],
            )
    return out.getvalue()


def jpeg(pixels: Pixels, ppi: int) -> bytes:
    """A JPEG of quality 90, 4:4:4, with profile and resolution."""
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "JPEG", quality=90, subsampling=0, dpi=(ppi, ppi), icc_profile=icc("eciRGB v2"))
    return out.getvalue()


def _drawn(page: Page, fault: Fault | None) -> Pixels:
    if fault is Fault.SKEW:
        return draw(replace(page, skew=4.0))
    return draw(replace(page, kind=Kind.BLANK) if fault is Fault.BLANK_PAGE else page)


def _spoilt(pixels: Pixels, fault: Fault | None) -> Pixels | NDArray[np.uint16]:
    spoil = _SPOILS.get(fault) if fault else None
    return spoil(pixels) if spoil else pixels


def _over_exposed(pixels: Pixels) -> Pixels:
    """The paper's structure is gone, on a third of the page: what is lost of more than half is another check's."""
    lit = pixels.copy()
    third = len(pixels) // 3
    lit[:third] = cv2.convertScaleAbs(pixels[:third], alpha=1.25)
    return lit


def _blown_up(pixels: Pixels) -> NDArray[np.uint16]:
    """8 bits shifted up to 16 (and so more than were ordered, too)."""
    return np.left_shift(pixels.astype(np.uint16), 8, dtype=np.uint16)


def _turned(pixels: Pixels) -> Pixels:
    return np.ascontiguousarray(np.rot90(pixels))


def _out_of_focus(pixels: Pixels) -> Pixels:
    return np.asarray(cv2.GaussianBlur(pixels, (0, 0), 8.0), np.uint8)


def _enlarged(pixels: Pixels) -> Pixels:
    """Captured at half the resolution, then enlarged."""
    half = cv2.resize(pixels, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.resize(half, pixels.shape[1::-1], interpolation=cv2.INTER_CUBIC), np.uint8)


def _with_alpha(pixels: Pixels) -> Pixels:
    return np.dstack([pixels, np.full(pixels.shape[:2], 255, np.uint8)])


_SPOILS: Mapping[Fault, Callable[[Pixels], Pixels | NDArray[np.uint16]]] = {
    Fault.CLIPPING: _over_exposed,
    Fault.BITS_USED: _blown_up,
    Fault.ORIENTATION: _turned,
    Fault.SHARPNESS: _out_of_focus,
    Fault.UPSAMPLED: _enlarged,
    Fault.ALPHA: _with_alpha,
}
