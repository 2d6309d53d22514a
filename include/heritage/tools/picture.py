"""Opens a still picture once, whole, with everything that a copy of it must keep. 16-bit stays 16-bit (Pillow would not).

A file that is cut off or damaged is refused here, never repaired: viewers (Pillow, libvips, browsers) show such files
without a word. The formats are read in `picture_tiff`, `picture_jpeg`, `picture_png` and `picture_jp2`."""

from __future__ import annotations

import hashlib
import importlib
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias, cast

import numpy as np
from numpy.typing import NDArray

from heritage.errors import SourceUnreadable
from heritage.tools import picture_budget
from heritage.tools.picture_budget import USUAL, Claim, Limits

__all__ = ["Limits", "Picture", "Pixels", "claim", "decode", "pixel_digest", "ppi", "sniff", "to_bytes", "whole"]

Pixels: TypeAlias = NDArray[Any]
"""Height × width, or height × width × samples. Nearly always uint8 or uint16; `Picture.sample` says when not."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Decoded pixels and what came with them.

    `pixels` are as stored: no colour conversion through a profile, no rotation, no change of depth. What is turned into
    its plain form, exactly and reversibly: YCbCr to RGB as the codec defines it, a palette to its RGB, packed bits to one
    byte per pixel (0 black, 255 white), "white is zero" to "black is zero", Adobe's inverted CMYK to 0 = no ink.
    An alpha channel is the last sample. They may be a read-only view of the file: copy before writing into them.
    `ppi`: (x, y) pixels per inch, None when the file gives no value or no unit."""

    pixels: Pixels
    bits: int  # per sample, as the file declares
    ppi: tuple[float, float] | None
    icc: bytes
    xmp: bytes
    kind: str  # "tiff", "jpeg", "png", "jp2"
    colour: str = "rgb"  # of `pixels` (palette: of the file): rgb | grey | bitonal | palette | cmyk | lab
    stored: str = "rgb"  # as the file's samples are: also ycbcr
    samples: int = 3  # per pixel, as the file declares (1 for a palette)
    alpha: bool = False
    pages: int = 1  # whole pictures in the file; previews and masks do not count
    compression: str = "none"
    lossy: bool = False  # the compression is one that loses, or did: JPEG 2000 5-3 without its lowest bit-planes
    loss: str = ""  # why it did, or why nobody can tell, where the compression's name says otherwise
    byte_order: str = "big"
    orientation: int | None = None  # EXIF 1–8; None when the file does not say
    sample: str = "uint"  # uint | int | float
    icc_broken: str = ""  # why the profile cannot be had, though the file names one
    faults: tuple[str, ...] = ()  # of structure, that did not keep the pixels from being read
    lost: str = ""  # why nobody knows whether a further picture follows

    @property
    def height(self) -> int:
        return int(self.pixels.shape[0])

    @property
    def width(self) -> int:
        return int(self.pixels.shape[1])


def decode(path: Path, limits: Limits = USUAL) -> Picture:
    """The whole picture, to the last row. Raises SourceUnreadable with the reason in plain words."""
    kind = sniff(path)
    reader = importlib.import_module(f"heritage.tools.picture_{kind}")
    try:
        return cast(Picture, reader.read(path, limits))
    except SourceUnreadable:
        raise
    except MemoryError as error:
        raise SourceUnreadable(f"{path.name}: claims more than fits in this worker's memory") from error
    except Exception as error:
        raise SourceUnreadable(f"{path.name}: {type(error).__name__}: {str(error)[:300]}") from error


def sniff(path: Path) -> str:
    """tiff, jpeg, png or jp2, by the first bytes. Raises SourceUnreadable when it is none of them."""
    try:
        with path.open("rb") as stream:
            head = stream.read(12)
    except OSError as error:
        raise SourceUnreadable(f"{path.name}: {error.strerror}") from error
    for kind, marks in _MARKS.items():
        if head.startswith(marks):
            return kind
    raise SourceUnreadable(f"{path.name}: {_stranger(path, head)}")


_MARKS = {
    "tiff": (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"),
    "jpeg": (b"\xff\xd8\xff",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jp2": (b"\0\0\0\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51"),
}


def _stranger(path: Path, head: bytes) -> str:
    if not head:
        return "the file is empty"
    if path.suffix.lower() in {".tif", ".tiff"}:
        return f"not a TIFF: byte-order mark and version are {head[:4].hex(' ')}"
    return f"not a TIFF, JPEG, PNG or JP2: the first bytes are {head[:8].hex(' ')}"


def claim(
    path: Path,
    shape: tuple[int, ...],
    itemsize: int,
    limits: Limits,
    *,
    bits: int = 0,
    stored: int = 0,
    beside: int = 0,
) -> None:
    """Raises SourceUnreadable for what `picture_budget` does not believe or has no room for; asked before anything is allocated.
    `shape` is height, width[, samples]; `itemsize` bytes per decoded sample; `stored` bytes that hold the pixels (0: all of
    the file); `beside`: bytes that decoding holds beside the file itself."""
    size = path.stat().st_size
    held = min(stored or size, size)
    picture_budget.ask(path, Claim(shape, itemsize, bits or 8 * itemsize, held, beside), limits)


def whole(path: Path, limits: Limits) -> bytes:
    """The file's bytes. Raises SourceUnreadable above the limit."""
    size = path.stat().st_size
    if size > limits.file:
        raise SourceUnreadable(f"{path.name}: {size:,} bytes; the limit for this format is {limits.file:,}")
    return path.read_bytes()


def ppi(x: float, y: float, per_inch: float) -> tuple[float, float] | None:
    """Pixels per inch, of values whose unit goes `per_inch` times into an inch; None when they mean nothing."""
    found = (x * per_inch, y * per_inch)
    return found if all(math.isfinite(v) and v > 0 for v in found) else None


def to_bytes(bits: Pixels) -> NDArray[np.uint8]:
    """One-bit samples (0, 1) as 0 and 255."""
    return cast("NDArray[np.uint8]", bits.astype(np.uint8) * np.uint8(255))


def pixel_digest(pixels: Pixels) -> str:
    """sha256 (hex) of what a viewer would see, however it is stored: one line `<dtype> <height>x<width>[x<channels>]`, then
    the samples in row order, little-endian. The fact `pixels.sha256`, and the digest of every lossless proof."""
    shape = "x".join(str(side) for side in pixels.shape)
    running = hashlib.sha256(f"{pixels.dtype.name} {shape}\n".encode())
    running.update(np.ascontiguousarray(pixels, dtype=pixels.dtype.newbyteorder("<")).data)
    return running.hexdigest()
