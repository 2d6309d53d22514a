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

from heritage.errors import SourceUnreadable
from heritage.tools.picture import ppi, sniff

LARGE = 400_000_000
"""Pixels from which a picture is not decoded whole."""
BAND = 1 << 30
"""Bytes that a band may take: a million pixels' width of 256 rows at 16-bit RGB takes more, and is refused."""
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


def is_large(path: Path) -> bool:
    """A TIFF of more than `LARGE` pixels, by its own word. Never raises: what cannot be asked is not large."""
    try:
        if sniff(path) != "tiff":
            return False
        with tifffile.TiffFile(path) as file:
            page = file.pages.first
            return int(page.imagewidth) * int(page.imagelength) > LARGE
    except Exception:
        return False


def stated(path: Path) -> Wide:
    """Raises SourceUnreadable for what cannot be read band by band."""
    with tifffile.TiffFile(path) as file:
        return _stated(file, path)


def _stated(file: Any, path: Path) -> Wide:
    page = file.pages.first
    packed = int(page.photometric) == 6 and int(page.compression) == 7  # JPEG's own colours, which are decoded to RGB
    colour = "rgb" if packed else {2: "rgb", 1: "grey"}.get(int(page.photometric), "")
    if not colour or (page.planarconfig != 1 and page.samplesperpixel > 1) or page.dtype is None:
        raise SourceUnreadable(
            f"{path.name}: {page.imagewidth} × {page.imagelength} pixels that are not plain grey or RGB"
        )
    rows = int(page.tilelength if page.is_tiled else page.rowsperstrip)
    rows = min(rows, int(page.imagelength))
    taken = rows * int(page.imagewidth) * int(page.samplesperpixel) * page.dtype.itemsize
    if taken > BAND and int(page.compression) == 1 and not page.is_tiled:
        rows = max(1, BAND // 8 // (taken // rows))
    elif taken > BAND:
        raise SourceUnreadable(f"{path.name}: one row of its tiles takes {taken:,} bytes; the limit is {BAND:,}")
    tags = page.tags
    x, y = (_ratio(tags.get(name)) for name in ("XResolution", "YResolution"))
    unit = _INCH.get(int(tags["ResolutionUnit"].value) if "ResolutionUnit" in tags else 2, 0.0)
    icc = bytes(tags["InterColorProfile"].value) if "InterColorProfile" in tags else b""
    return Wide(
        int(page.imagelength), int(page.imagewidth), int(page.samplesperpixel), page.dtype, _NAMES.get(int(page.compression), "other"),
        colour, len(file.pages), ppi(x, y, unit) if unit else None, icc, "little" if file.byteorder == "<" else "big", rows,
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
    """The first picture from top to bottom: rows × width [× samples]. Raises SourceUnreadable where it breaks off."""
    with tifffile.TiffFile(path) as file:
        wide, page = _stated(file, path), file.pages.first
        if page.is_tiled or wide.compression != "none":
            yield from _decoded(page, wide, path)
        else:
            yield from _plain(page, wide, path)


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
                    raise SourceUnreadable(f"{path.name}: breaks off in strip {number} of {len(page.dataoffsets)}")
                yield _shaped(np.frombuffer(held, kind).astype(wide.dtype, copy=False), rows, wide)
                left -= rows


def _shaped(flat: NDArray[Any], rows: int, wide: Wide) -> NDArray[Any]:
    return flat.reshape((rows, wide.width, wide.samples) if wide.samples > 1 else (rows, wide.width))


def _decoded(page: Any, wide: Wide, path: Path) -> Iterator[NDArray[Any]]:
    """Tiles or compressed strips, put together row of tiles by row of tiles."""
    across = -(-wide.width // int(page.tilewidth)) if page.is_tiled else 1
    band = np.zeros((wide.band, wide.width, wide.samples), wide.dtype)
    done = 0
    for number, (segment, _, shape) in enumerate(page.segments(maxworkers=1)):
        if segment is None:
            raise SourceUnreadable(f"{path.name}: tile {number} is not there")
        left = (number % across) * int(page.tilewidth) if page.is_tiled else 0
        rows, columns = min(shape[1], wide.height - done), min(shape[2], wide.width - left)
        band[:rows, left : left + columns] = segment[0][:rows, :columns]
        if number % across == across - 1:
            yield (band[:rows] if wide.samples > 1 else band[:rows, :, 0]).copy()
            done += rows
    if done < wide.height:
        raise SourceUnreadable(f"{path.name}: {wide.height:,} rows are promised; {done:,} are there")


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
