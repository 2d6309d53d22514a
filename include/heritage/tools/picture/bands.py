"""Reads a TIFF of any size band by band, one row of tiles or strips at a time: memory follows the band, not the picture."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import tifffile
from numpy.typing import NDArray

from heritage.errors import NotReadHere, SourceUnreadable
from heritage.model import about, phrase
from heritage.tools.picture import budget as picture_budget
from heritage.tools.picture.budget import Claim, Limits
from heritage.tools.picture.opening import Picture, ppi, sniff, to_bytes
from heritage.tools.picture.tiff import opening as tiff_opening
from heritage.tools.picture.tiff import pages as tiff_pages
from heritage.tools.picture.tiff import segments as tiff_segments
from heritage.tools.picture.tiff import structure as tiff_structure

BAND = 1 << 28
"""Bytes that a band may take; putting it together and handing it on take three times as much."""
_INCH = {1: 0.0, 2: 1.0, 3: 2.54}


@dataclass(frozen=True, slots=True)
class Wide:
    """What the file says of its first picture."""

    height: int
    width: int
    samples: int
    dtype: Any
    compression: str
    colour: str
    pages: int
    ppi: tuple[float, float] | None
    icc: bytes
    byte_order: str
    band: int  # rows
    bits: int = 8  # of a sample, as the file stores it
    inverted: bool = False  # white is zero


def is_large(path: Path) -> bool:
    """A TIFF that does not fit into a worker when it is opened whole, by its own word. Never raises: what cannot be asked, or is
    a bomb, is not large; whoever then decodes it says why."""
    try:
        if sniff(path) != "tiff":
            return False
        with tifffile.TiffFile(path) as file:
            claim = _claim(_picture(file, path)[0], path)
            return not picture_budget.fits(claim) and not picture_budget.is_bomb(claim)
    except Exception:
        return False


def _claim(page: Any, path: Path) -> Claim:
    shape = (int(page.imagelength), int(page.imagewidth), int(page.samplesperpixel))
    stored = min(sum(page.databytecounts), path.stat().st_size)
    return Claim(shape, page.dtype.itemsize, tiff_segments.depth(page), stored)


def stated(path: Path) -> Wide:
    """Raises SourceUnreadable for what cannot be read band by band."""
    with tifffile.TiffFile(path) as file:
        picture_budget.ask(path, _claim(_picture(file, path)[0], path), Limits(), whole=False)
        return _stated(file, path)


def _picture(file: Any, path: Path) -> tuple[Any, int]:
    """The first whole picture, which need not be the first directory, and how many there are."""
    pictures = tiff_pages.of(tiff_structure.walk(path)).pictures
    main = pictures[0]
    for other in pictures[1:]:
        main = other if tiff_pages.may_be_preview(main, other) else main
    return tiff_opening.opened(file, main, 0), len(pictures)


def _stated(file: Any, path: Path) -> Wide:
    page, pages = _picture(file, path)
    packed = int(page.photometric) == 6 and int(page.compression) == 7  # JPEG's own colours, which are decoded to RGB
    colour = "rgb" if packed else {2: "rgb", 1: "grey", 0: "grey"}.get(int(page.photometric), "")
    bits = tiff_segments.depth(page)
    if bits not in {1, 8, 16, 32, 64} or (bits == 1 and page.samplesperpixel > 1):
        colour = ""
    if not colour or (page.planarconfig != 1 and page.samplesperpixel > 1) or page.dtype is None:
        raise NotReadHere(about(path.name, phrase("bands-colour", width=page.imagewidth, height=page.imagelength)))
    rows = int(page.tilelength if page.is_tiled else page.rowsperstrip)
    rows = min(rows, int(page.imagelength))
    taken = rows * int(page.imagewidth) * int(page.samplesperpixel) * page.dtype.itemsize
    if taken > BAND and int(page.compression) == 1 and not page.is_tiled:
        rows = max(1, BAND // 8 // (taken // rows))
    elif taken > BAND:
        raise NotReadHere(about(path.name, phrase("bands-row", bytes=taken, limit=BAND)))
    tags = page.tags
    x, y = (_ratio(tags.get(name)) for name in ("XResolution", "YResolution"))
    unit = _INCH.get(int(tags["ResolutionUnit"].value) if "ResolutionUnit" in tags else 2, 0.0)
    icc = bytes(tags["InterColorProfile"].value) if "InterColorProfile" in tags else b""
    return Wide(
        int(page.imagelength), int(page.imagewidth), int(page.samplesperpixel), np.dtype(np.uint8) if bits == 1 else page.dtype, _NAMES.get(int(page.compression), "other"),
        "bitonal" if bits == 1 else colour, pages, ppi(x, y, unit) if unit else None, icc, "little" if file.byteorder == "<" else "big", rows, bits, int(page.photometric) == 0,
    )  # fmt: skip


_NAMES = {
    1: "none",
    5: "lzw",
    8: "deflate",
    32946: "deflate",
    32773: "packbits",
    7: "jpeg",
    50000: "zstd",
    34712: "jpeg2000",
}


def _ratio(tag: Any) -> float:
    if tag is None:
        return math.nan
    above, below = tag.value
    return above / below if below else math.nan


def bands(path: Path) -> Iterator[NDArray[Any]]:
    """The first picture from top to bottom: rows × width [× samples], in its plain form (see `Picture.pixels`). Raises
    SourceUnreadable where it breaks off."""
    with tifffile.TiffFile(path) as file:
        wide, page = _stated(file, path), _picture(file, path)[0]
        tiff_segments.lie_within(path, page)
        plain = not page.is_tiled and wide.compression == "none" and wide.bits >= 8
        for band in (_plain if plain else _decoded)(page, wide, path):
            yield _in_plain_form(band, wide)


def _in_plain_form(band: NDArray[Any], wide: Wide) -> NDArray[Any]:
    if wide.bits == 1:
        return to_bytes(band.astype(bool) != wide.inverted)
    return np.iinfo(band.dtype).max - band if wide.inverted and band.dtype.kind == "u" else band


def _plain(page: Any, wide: Wide, path: Path) -> Iterator[NDArray[Any]]:
    """Uncompressed strips, read row by row wherever each lies."""
    row = wide.width * wide.samples * wide.dtype.itemsize
    kind = wide.dtype.newbyteorder("<" if wide.byte_order == "little" else ">")
    per_strip = int(page.rowsperstrip)
    with path.open("rb") as stream:
        for number, offset in enumerate(page.dataoffsets):
            left = min(per_strip, wide.height - number * per_strip)
            stream.seek(offset)
            while left > 0:
                rows = min(left, wide.band)
                held = stream.read(rows * row)
                if len(held) < rows * row:
                    raise SourceUnreadable(
                        about(path.name, phrase("strip-breaks", strip=number, of=len(page.dataoffsets)))
                    )
                yield _shaped(np.frombuffer(held, kind).astype(wide.dtype, copy=False), rows, wide)
                left -= rows


def _shaped(flat: NDArray[Any], rows: int, wide: Wide) -> NDArray[Any]:
    return flat.reshape((rows, wide.width, wide.samples) if wide.samples > 1 else (rows, wide.width))


def _decoded(page: Any, wide: Wide, path: Path) -> Iterator[NDArray[Any]]:
    """Tiles or compressed strips, put together row of tiles by row of tiles, by the strict reader of whole pictures."""
    band = np.zeros((wide.band, wide.width, wide.samples), wide.dtype)
    for piece, (_, _, row, column, _), _ in tiff_segments.decoded(path, page):
        rows = min(piece.shape[1], wide.height - row)
        columns = min(piece.shape[2], wide.width - column)
        band[:rows, column : column + columns] = piece[0, :rows, :columns]
        if column + columns == wide.width:
            yield (band[:rows] if wide.samples > 1 else band[:rows, :, 0]).copy()


def reduced(path: Path, longest: int) -> NDArray[Any]:
    """The picture at most `longest` pixels a side, as means of whole squares; band by band."""
    import cv2

    wide = stated(path)
    step = max(1, -(-max(wide.width, wide.height) // longest))
    rows: list[NDArray[Any]] = []
    held: NDArray[Any] | None = None
    for band in bands(path):
        held = band if held is None else np.concatenate([held, band])
        whole = len(held) // step * step
        if whole:
            piece = held[:whole, : wide.width // step * step]
            rows.append(cv2.resize(piece, (wide.width // step, whole // step), interpolation=cv2.INTER_AREA))
            held = held[whole:]
    return np.concatenate(rows)


def small(path: Path, longest: int) -> Picture:
    """The first picture at most `longest` pixels a side, with its resolution scaled along and its ICC profile."""
    wide, pixels = stated(path), reduced(path, longest)
    across, down = pixels.shape[1] / wide.width, pixels.shape[0] / wide.height
    scaled = wide.ppi and (wide.ppi[0] * across, wide.ppi[1] * down)
    bits = pixels.dtype.itemsize * 8
    return Picture(pixels, bits, scaled, wide.icc, b"", "tiff", wide.colour, wide.colour, wide.samples)
