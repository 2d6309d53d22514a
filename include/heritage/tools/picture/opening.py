"""Opens a still picture once, whole, with everything that a copy of it must keep. 16-bit stays 16-bit (Pillow would not).

A file that is cut off or damaged is refused here, never repaired: viewers (Pillow, libvips, browsers) show such files
without a word. The formats are read in `tiff/`, `jpeg`, `png` and `jpeg2000/`."""

from __future__ import annotations

import hashlib
import importlib
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias, cast

import numpy as np
from numpy.typing import NDArray

from heritage.errors import NotReadHere, SourceUnreadable
from heritage.model import Phrase, about, phrase
from heritage.tools.picture import budget as picture_budget
from heritage.tools.picture.budget import USUAL, Claim, Limits

__all__ = ["Limits", "Picture", "Pixels", "claim", "decode", "pixel_digest", "ppi", "sniff", "to_bytes", "whole"]

Pixels: TypeAlias = NDArray[Any]
"""Height × width, or height × width × samples. Nearly always uint8 or uint16; `Picture.sample` says when not."""


TIFF_MODE = phrase("tiff-mode")
"""`Picture.loss` of a compression that has a lossless mode, too."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Decoded pixels and what came with them.

    `pixels` are as stored: no colour conversion through a profile, no rotation, no change of depth. What is turned into
    its plain form, exactly and reversibly: YCbCr to RGB as the codec defines it, a palette to its RGB, packed bits to one
    byte per pixel (0 black, 255 white), "white is zero" to "black is zero", Adobe's inverted CMYK to 0 = no ink, a* and b* to
    128 (32,768) = neutral.
    Behind a pixel's colour may stand others (opacity, saved selections, inks): `light` is without them. They may be a read-only view of the file: copy before writing into them.
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
    loss: Phrase | None = None  # why it did, or why nobody can tell, where the compression's name says otherwise
    byte_order: str = "big"
    orientation: int | None = None  # EXIF 1–8; None when the file does not say
    sample: str = "uint"  # uint | int | float
    icc_broken: Phrase | None = None  # why the profile cannot be had, though the file names one
    faults: tuple[Phrase, ...] = ()  # of structure, that did not keep the pixels from being read
    lost: tuple[Phrase, ...] = ()  # why nobody knows whether a further picture follows
    place: int = 0  # of its directory in a TIFF
    previews: tuple[
        int, ...
    ] = ()  # places of directories that are smaller copies of the picture, though nothing says so
    space: bytes = b""  # an ICC profile made of what the file says of its colours without one (gAMA, WhitePoint, EXIF)
    spoken: Phrase | None = None  # what it says: "gamma 1 (gAMA)"

    @property
    def height(self) -> int:
        return int(self.pixels.shape[0])

    @property
    def width(self) -> int:
        return int(self.pixels.shape[1])

    @property
    def light(self) -> Pixels:
        """The samples that are the picture's colour, without what stands beside them, however many they are: a view."""
        if self.pixels.ndim == 2:
            return self.pixels
        wanted = {"grey": 1, "bitonal": 1, "cmyk": 4}.get(self.colour, 3)
        return self.pixels[..., : 1 if self.pixels.shape[2] < wanted else wanted]


_READERS = {"tiff": "tiff.reading", "jpeg": "jpeg", "png": "png", "jp2": "jpeg2000.reading"}


def decode(path: Path, limits: Limits = USUAL) -> Picture:
    """The whole picture, to the last row. Raises SourceUnreadable with the reason in plain words."""
    kind = sniff(path)
    reader = importlib.import_module(f"heritage.tools.picture.{_READERS[kind]}")
    try:
        return cast(Picture, reader.read(path, limits))
    except SourceUnreadable:
        raise
    except MemoryError as error:
        raise NotReadHere(about(path.name, phrase("memory"))) from error
    except Exception as error:
        raise SourceUnreadable(about(path.name, f"{type(error).__name__}: {str(error)[:300]}")) from error


def further(path: Path, first: Picture, limits: Limits = USUAL) -> Iterator[Picture]:
    """The pages of a TIFF after the first, one in memory at a time. Raises SourceUnreadable at the first that is damaged."""
    if first.kind == "tiff" and first.pages > 1:
        reader = importlib.import_module("heritage.tools.picture.tiff.reading")
        yield from reader.further(path, limits, first)


def pages(path: Path, first: Picture) -> Iterator[tuple[str, Picture]]:
    """All pages of a file, with what their copies' names end in: nothing for the first, ".page-2" for the second."""
    yield "", first
    for number, page in enumerate(further(path, first), 2):
        yield f".page-{number}", page


def sniff(path: Path) -> str:
    """tiff, jpeg, png or jp2, by the first bytes. Raises SourceUnreadable when it is none of them."""
    try:
        with path.open("rb") as stream:
            head = stream.read(12)
    except OSError as error:
        raise SourceUnreadable(about(path.name, str(error.strerror))) from error
    for kind, marks in _MARKS.items():
        if head.startswith(marks):
            return kind
    raise SourceUnreadable(about(path.name, _stranger(path, head)))


_MARKS = {
    "tiff": (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"),
    "jpeg": (b"\xff\xd8\xff",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jp2": (b"\0\0\0\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51"),
}


def _stranger(path: Path, head: bytes) -> Phrase:
    if not head:
        return phrase("empty")
    if path.suffix.lower() in {".tif", ".tiff"}:
        return phrase("not-tiff", bytes=head[:4].hex(" "))
    return phrase("not-picture", bytes=head[:8].hex(" "))


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
    """Raises SourceUnreadable for what `budget` does not believe or has no room for; asked before anything is allocated.
    `shape` is height, width[, samples]; `itemsize` bytes per decoded sample; `stored` bytes that hold the pixels (0: all of
    the file); `beside`: bytes that decoding holds beside the file itself."""
    size = path.stat().st_size
    held = min(stored or size, size)
    picture_budget.ask(path, Claim(shape, itemsize, bits or 8 * itemsize, held, beside), limits)


_TURNS: Mapping[int, Callable[[Pixels], Pixels]] = {
    2: np.fliplr,
    3: lambda pixels: np.rot90(pixels, 2),
    4: np.flipud,
    5: lambda pixels: np.swapaxes(pixels, 0, 1),
    6: lambda pixels: np.rot90(pixels, -1),
    7: lambda pixels: np.rot90(np.swapaxes(pixels, 0, 1), 2),
    8: lambda pixels: np.rot90(pixels, 1),
}
"""EXIF orientation → what brings the picture upright (EXIF 2.32, table of tag 274)."""


def turned(pixels: Pixels, orientation: int | None) -> Pixels:
    """Brought upright; a view."""
    turn = _TURNS.get(orientation or 1)
    return turn(pixels) if turn else pixels


def upright(picture: Picture) -> Picture:
    """As it is meant to be seen; itself when it stands upright as stored."""
    if picture.orientation in {None, 1}:
        return picture
    sideways = (picture.orientation or 1) >= 5
    ppi = picture.ppi[::-1] if picture.ppi and sideways else picture.ppi
    return replace(picture, pixels=turned(picture.pixels, picture.orientation), orientation=1, ppi=ppi)


def whole(path: Path, limits: Limits) -> bytes:
    """The file's bytes. Raises SourceUnreadable above the limit."""
    size = path.stat().st_size
    if size > limits.file:
        raise NotReadHere(about(path.name, phrase("limit-format", bytes=size, limit=limits.file)))
    return path.read_bytes()


def ppi(x: float, y: float, per_inch: float) -> tuple[float, float] | None:
    """Pixels per inch, of values whose unit goes `per_inch` times into an inch; None when they mean nothing."""
    found = (x * per_inch, y * per_inch)
    return found if all(math.isfinite(v) and v > 0 for v in found) else None


def to_bytes(bits: Pixels) -> NDArray[np.uint8]:
    """One-bit samples (0, 1) as 0 and 255."""
    return cast("NDArray[np.uint8]", bits.astype(np.uint8) * np.uint8(255))


def white(pixels: Pixels, bits: int) -> float:
    """The sample value that is full light, by the declared bits; of fractions 1, 255 or 65,535, whichever holds them, or the
    brightest. Samples under 8 bits come spread over the byte."""
    kind = pixels.dtype
    if kind.kind == "u":
        declared = float((1 << min(max(bits, 8), kind.itemsize * 8)) - 1)
        return max(declared, float(pixels.max(initial=0))) if bits < kind.itemsize * 8 else declared
    if kind.kind == "i":
        return float(np.iinfo(kind).max)
    brightest = float(np.max(pixels, initial=0, where=np.isfinite(pixels)))
    return next((top for top in _FULL if brightest <= top * _OVER), brightest)


_FULL, _OVER = (1.0, 255.0, 65535.0), 4.0
"""What programs write for white in fractions, and how far highlights go beyond it [K]."""


def eight_bits(pixels: Pixels, bits: int) -> NDArray[np.float32]:
    """Samples that are neither bytes nor 16-bit words, on the scale 0–255; signed ones with values below 0 count from the middle."""
    found, top = pixels.astype(np.float32), white(pixels, bits)
    if pixels.dtype.kind == "i" and float(found.min(initial=0)) < 0:
        found, top = found + np.float32(top + 1), 2 * top + 1
    return np.asarray(np.clip(np.nan_to_num(found), 0, top) * np.float32(255 / top), np.float32)


def pixel_digest(pixels: Pixels) -> str:
    """sha256 (hex) of what a viewer would see, however it is stored: one line `<dtype> <height>x<width>[x<channels>]`, then
    the samples in row order, little-endian. The fact `pixels.sha256`, and the digest of every lossless proof."""
    shape = "x".join(str(side) for side in pixels.shape)
    running = hashlib.sha256(f"{pixels.dtype.name} {shape}\n".encode())
    running.update(np.ascontiguousarray(pixels, dtype=pixels.dtype.newbyteorder("<")).data)
    return running.hexdigest()
