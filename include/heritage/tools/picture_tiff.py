"""Reads a TIFF or BigTIFF to the last strip or tile; uncompressed ones are mapped, not copied."""

from __future__ import annotations

import logging
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import simplejpeg  # type: ignore[import-untyped]
import tifffile

from heritage.errors import SourceUnreadable
from heritage.tools import tiff_structure
from heritage.tools.picture import Limits, Picture, Pixels, claim, ppi, to_bytes

logging.getLogger("tifffile").setLevel(logging.CRITICAL)  # what it would say is said by `tiff_structure`, with a place

_COMPRESSIONS = {
    1: "none",
    2: "ccitt-rle",
    3: "ccitt-g3",
    4: "ccitt-g4",
    5: "lzw",
    6: "jpeg-old",
    7: "jpeg",
    8: "deflate",
    32946: "deflate",
    32773: "packbits",
    33003: "jpeg2000",
    33005: "jpeg2000",
    34712: "jpeg2000",
    34925: "lzma",
    50000: "zstd",
    50001: "webp",
    50002: "jpegxl",
    52546: "jpegxl",
}
"""TIFF 6.0 and the registered private values, by the name that facts carry."""

_LOSSY = {"jpeg", "jpeg-old", "jpeg2000", "webp", "jpegxl"}
"""May lose; in a TIFF nothing says whether the lossless mode was used."""

_COLOURS = {0: "grey", 1: "grey", 2: "rgb", 3: "palette", 5: "cmyk", 6: "ycbcr", 8: "lab", 9: "lab", 10: "lab"}

_EXPANSION = {"none": 1, "packbits": 64, "lzw": 2800, "deflate": 1033, "jpeg": 1100}
"""The most bytes one compressed byte can stand for: LZW 12-bit codes of up to 4,096 bytes; deflate 258 bytes in 2 bits;
JPEG 768 bytes of RGB (a 16 × 16 block, 4:2:0) in six one-bit codes. Above it the directory lies."""

_CENTIMETRE, _INCH = 3, 2


def read(path: Path, limits: Limits) -> Picture:
    """The first whole picture. Raises SourceUnreadable, or what tifffile raises."""
    structure = tiff_structure.walk(path)
    if structure.depth > 64:
        raise SourceUnreadable(f"{path.name}: {structure.depth} bits per sample do not exist")
    with tifffile.TiffFile(path) as tif:
        page = tif.pages.first
        _believable(path, page, limits)
        stored = "bitonal" if page.bitspersample == 1 and page.samplesperpixel == 1 else _colour(path, page)
        pixels = _plain(path, _pixels(path, page), page, stored)
        return _described(structure, page, pixels, stored)


def _described(structure: tiff_structure.Structure, page: Any, pixels: Pixels, stored: str) -> Picture:
    compression = _COMPRESSIONS.get(int(page.compression), f"tiff-{int(page.compression)}")
    return Picture(
        pixels=pixels,
        bits=_bits(page),
        ppi=_resolution(page),
        icc=_value(structure, page, tiff_structure.ICC),
        xmp=_value(structure, page, tiff_structure.XMP),
        kind="tiff",
        colour="rgb" if stored == "ycbcr" else stored,
        stored=stored,
        samples=int(page.samplesperpixel),
        alpha=any(int(kind) in {1, 2} for kind in page.extrasamples or ()) or _extra(page, stored),
        pages=structure.pages,
        compression=compression,
        lossy=compression in _LOSSY,
        byte_order=structure.byte_order,
        orientation=_orientation(page),
        sample={1: "uint", 2: "int", 3: "float"}.get(int(page.sampleformat), "uint"),
        icc_broken=structure.beyond(tiff_structure.ICC),
        faults=structure.faults,
        lost=structure.lost,
    )


def _colour(path: Path, page: Any) -> str:
    found = _COLOURS.get(int(page.photometric))
    if found is None:
        raise SourceUnreadable(
            f"{path.name}: photometric interpretation {int(page.photometric)} is not a picture for readers"
        )
    return found


def _bits(page: Any) -> int:
    return max(page.bitspersample) if isinstance(page.bitspersample, tuple) else int(page.bitspersample)


def _extra(page: Any, stored: str) -> bool:
    """More samples than the colour needs, though the file does not say what they are."""
    return int(page.samplesperpixel) > {"rgb": 3, "ycbcr": 3, "lab": 3, "cmyk": 4}.get(stored, 1)


def _believable(path: Path, page: Any, limits: Limits) -> None:
    """Raises SourceUnreadable before anything is allocated for a directory that cannot be true."""
    if page.dtype is None or not 1 <= _bits(page) <= 64:
        raise SourceUnreadable(
            f"{path.name}: {page.bitspersample} bits per sample of format {int(page.sampleformat)} do not exist"
        )
    if page.imagedepth != 1:
        raise SourceUnreadable(f"{path.name}: a volume of {page.imagedepth} layers, not a picture")
    shape = (page.imagelength, page.imagewidth, page.samplesperpixel)
    itemsize = np.dtype(page.dtype).itemsize * (3 if int(page.photometric) == 3 else 1)
    claim(path, shape, itemsize, limits, bits=_bits(page), stored=sum(page.databytecounts))
    compression = _COMPRESSIONS.get(int(page.compression), "")
    packed = math.prod(shape) * _bits(page) // 8
    if packed > _EXPANSION.get(compression, packed) * max(sum(page.databytecounts), 1):
        raise SourceUnreadable(
            f"{path.name}: {packed:,} bytes of pixels cannot come out of {sum(page.databytecounts):,}"
        )


def _pixels(path: Path, page: Any) -> Pixels:
    _segments_lie_within(path, page)
    if page.is_memmappable and page.is_contiguous and page.planarconfig == 1:
        mapped = np.memmap(path, page.parent.byteorder + page.dtype.char, "r", page.dataoffsets[0], page.shape)
        return mapped if mapped.dtype.isnative else mapped.astype(mapped.dtype.newbyteorder("="))
    out = np.empty(page.shaped, page.dtype)
    for piece, place in _decoded(path, page):
        samples, _, row, column, _ = place
        room = out[samples, 0, row : row + piece.shape[1], column : column + piece.shape[2]]
        room[...] = piece[0, : room.shape[0], : room.shape[1]]
    out = out[:, 0]
    return np.ascontiguousarray(np.moveaxis(out[..., 0], 0, -1)) if page.planarconfig == 2 and len(out) > 1 else out[0]


def _segments_lie_within(path: Path, page: Any) -> None:
    word = "tile" if page.is_tiled else "strip"
    wanted, size = math.prod(page.chunked), page.parent.filehandle.size
    if (len(page.dataoffsets) < wanted or len(page.databytecounts) < wanted) and not page.is_contiguous:
        raise SourceUnreadable(f"{path.name}: {wanted} {word}s wanted, the directory names {len(page.dataoffsets)}")
    for number, (start, count) in enumerate(zip(page.dataoffsets, page.databytecounts, strict=False), 1):
        if start <= 0 or count <= 0:
            raise SourceUnreadable(f"{path.name}: {word} {number} of {wanted} is empty")
        if start + count > size:
            raise SourceUnreadable(
                f"{path.name}: {word} {number} of {wanted} is cut off: "
                f"it ends at byte {start + count:,}, the file at {size:,}"
            )


def _decoded(path: Path, page: Any) -> Iterator[tuple[Pixels, tuple[int, int, int, int, int]]]:
    """Pixels and place of each strip or tile. Raises SourceUnreadable for the first damaged one."""
    word, wanted = "tile" if page.is_tiled else "strip", math.prod(page.chunked)
    stream = page.parent.filehandle
    for index in range(wanted):
        stream.seek(page.dataoffsets[index])
        data = stream.read(page.databytecounts[index])
        try:
            if int(page.compression) == 7 and _bits(page) == 8:
                _strict_jpeg(data, page.jpegtables, math.prod(page.chunks[:3]))
            piece, place, _ = page.decode(data, index, jpegtables=page.jpegtables)
        except Exception as error:
            raise SourceUnreadable(f"{path.name}: {word} {index + 1} of {wanted} is damaged: {error}") from error
        yield piece, place


def _strict_jpeg(data: bytes, tables: bytes | None, room: int) -> None:
    """Raises ValueError for what libjpeg only warns about (imagecodecs, like Pillow, fills the rest with grey)."""
    complete = tables[:-2] + data[2:] if tables and len(tables) > 4 else data
    height, width, colours, *_ = simplejpeg.decode_jpeg_header(complete)
    if height * width > 4 * room:  # a picture of its own, which is not asked of the directory
        raise ValueError(f"its JPEG claims {width} × {height} pixels")
    simplejpeg.decode_jpeg(complete, {"Gray": "GRAY", "CMYK": "CMYK", "YCCK": "CMYK"}.get(colours, "RGB"), strict=True)


def _plain(path: Path, pixels: Pixels, page: Any, stored: str) -> Pixels:
    """See Picture.pixels: packed bits, palettes and "white is zero" turned into their plain form."""
    if pixels.ndim == 3 and pixels.shape[2] == 1:
        pixels = pixels[..., 0]
    if stored == "palette":
        return _looked_up(path, pixels, page)
    if stored == "bitonal":
        return to_bytes(~pixels.astype(bool) if int(page.photometric) == 0 else pixels.astype(bool))
    top = (1 << _bits(page)) - 1
    if _bits(page) < 8 * pixels.dtype.itemsize and _bits(page) < 8:
        pixels = (pixels.astype(np.uint16) * 255 // top).astype(np.uint8)
        top = 255
    return top - pixels if int(page.photometric) == 0 and pixels.dtype.kind == "u" else pixels


def _looked_up(path: Path, indices: Pixels, page: Any) -> Pixels:
    table = page.colormap
    if table is None or table.ndim != 2 or (indices.size and int(indices.max()) >= table.shape[1]):
        raise SourceUnreadable(f"{path.name}: the palette is missing or too short")
    eight = (table >> 8).astype(np.uint8) if int(table.max()) > 255 else table.astype(np.uint8)
    return np.ascontiguousarray(eight.T)[indices]


def _resolution(page: Any) -> tuple[float, float] | None:
    unit = page.tags.valueof(296, default=_INCH)
    if int(unit) not in {_INCH, _CENTIMETRE}:
        return None
    x, y = (_ratio(page.tags.valueof(code)) for code in (282, 283))
    return ppi(x, y, 2.54 if int(unit) == _CENTIMETRE else 1.0)


def _ratio(value: Any) -> float:
    if isinstance(value, tuple) and len(value) == 2:
        return float(value[0]) / float(value[1]) if value[1] else math.nan
    return float(value) if isinstance(value, int | float) else math.nan


def _orientation(page: Any) -> int | None:
    value = page.tags.valueof(274)
    return int(value) if isinstance(value, int) and 1 <= int(value) <= 8 else None


def _value(structure: tiff_structure.Structure, page: Any, code: int) -> bytes:
    entry = structure.first.get(code)
    if entry is None or structure.beyond(code):
        return b""
    stream = page.parent.filehandle
    stream.seek(entry.place)
    return bytes(stream.read(entry.size))
