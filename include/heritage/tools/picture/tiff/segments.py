"""Decodes the strips and tiles of a TIFF directory one by one and counts what comes out: nothing is filled in silently.

libtiff and imagecodecs go on where a strip ends early or is spoilt. So each strip is unpacked to bytes here and must give
exactly the rows that the directory promises; fax data are counted row by row, JPEG scans to their last block."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
import simplejpeg  # type: ignore[import-untyped]
import tifffile

from heritage.errors import SourceUnreadable
from heritage.model import Phrase, about, phrase, reason_of
from heritage.tools.picture import jpeg_scans
from heritage.tools.picture.opening import Pixels
from heritage.tools.picture.tiff import ccitt
from heritage.tools.picture.tiff import old_jpeg as tiff_old_jpeg

BYTES = {5, 8, 32946, 32773, 34925, 50000}
"""Compressions of bytes, whatever they mean: LZW, deflate, PackBits, LZMA, Zstandard."""

_UNCHECKED = {5, 32773}
"""Those without a checksum: a spoilt byte shows in the number of bytes that come out."""

_FAX = {2: ccitt.Scheme.RLE, 3: ccitt.Scheme.G3, 4: ccitt.Scheme.G4, 32771: ccitt.Scheme.RLE_WORDS}

Place = tuple[int, int, int, int, int]


def word(page: Any) -> str:
    """What its pieces are called."""
    return "tile" if page.is_tiled else "strip"


def lie_within(path: Path, page: Any) -> None:
    """Raises SourceUnreadable for a strip or tile that is not there, empty, cut off, too short or lies over another."""
    what, wanted, size = word(page), math.prod(page.chunked), page.parent.filehandle.size
    offsets, counts = page.dataoffsets, page.databytecounts
    if (len(offsets) < wanted or len(counts) < wanted) and not page.is_contiguous:
        raise SourceUnreadable(about(path.name, phrase("pieces-named", piece=what, of=wanted, named=len(offsets))))
    plain = int(page.compression) == 1
    for index, (start, count) in enumerate(zip(offsets, counts, strict=False)):
        which = {"piece": what, "number": index + 1, "of": wanted}
        if start <= 0 or count <= 0:
            raise SourceUnreadable(about(path.name, phrase("piece-empty", **which)))
        needed = packed(page, index) if plain else count
        if start + min(count, needed) > size:
            raise SourceUnreadable(about(path.name, phrase("piece-cut", **which, end=start + count, bytes=size)))
        if count < needed:
            raise SourceUnreadable(about(path.name, _short(page, index, count, needed)))
    if plain:
        _lie_apart(path, page)


def beyond(page: Any) -> Iterator[Phrase]:
    """Uncompressed strips and tiles that are said to go on after the file's end, though their pixels are there."""
    size, wanted = page.parent.filehandle.size, math.prod(page.chunked)
    places = zip(page.dataoffsets[:wanted], page.databytecounts, strict=False)
    for number, (start, count) in enumerate(places, 1):
        if int(page.compression) == 1 and start + count > size:
            yield phrase("piece-beyond", piece=word(page), number=number, of=wanted, end=start + count, bytes=size)
            return


def _short(page: Any, index: int, found: int, needed: int) -> Phrase:
    of = math.prod(page.chunked)
    return phrase("piece-short", piece=word(page), number=index + 1, of=of, bytes=found, expected=needed)


def _lie_apart(path: Path, page: Any) -> None:
    """Uncompressed strips that lie over each other show some rows twice and lack others; sharing all is `shared`'s to judge."""
    places = sorted({(start, packed(page, index)) for index, start in enumerate(page.dataoffsets)})
    for (start, length), (following, _) in pairwise(places):
        if start < following < start + length:
            number = page.dataoffsets.index(following) + 1
            raise SourceUnreadable(about(path.name, phrase("piece-over", piece=word(page), number=number)))


def rows(page: Any, index: int) -> int:
    """Rows of pixels that the strip or tile holds."""
    if page.is_tiled:
        return int(page.tilelength)
    per_plane = math.ceil(page.imagelength / page.rowsperstrip)
    return int(min(page.rowsperstrip, page.imagelength - index % per_plane * page.rowsperstrip))


def packed(page: Any, index: int, high: int | None = None) -> int:
    """Bytes of the unpacked strip or tile: rows end at whole bytes; YCbCr in units of `subsampling` (TIFF 6.0 p. 93)."""
    high = rows(page, index) if high is None else high
    wide = int(page.tilewidth if page.is_tiled else page.imagewidth)
    samples = int(page.samplesperpixel) if page.planarconfig == 1 else 1
    across, down = subsampling(page)
    if (across, down) != (1, 1):
        units = math.ceil(wide / across) * math.ceil(high / down)
        return units * (across * down + 2) * depth(page) // 8
    bits = sum(page.bitspersample) if isinstance(page.bitspersample, tuple) else page.bitspersample * samples
    return high * math.ceil(wide * bits / 8)


def depth(page: Any) -> int:
    """Bits of the deepest sample."""
    return max(page.bitspersample) if isinstance(page.bitspersample, tuple) else int(page.bitspersample)


def subsampling(page: Any) -> tuple[int, int]:
    """How many pixels across and down share their chroma; only YCbCr has it, whatever a left-over tag says."""
    if int(page.photometric) != 6 or int(page.compression) in {6, 7} or page.planarconfig == 2:
        return 1, 1
    across, down = page.tags.valueof(530, default=(2, 2))
    return int(across), int(down)


def decoded(path: Path, page: Any) -> Iterator[tuple[Any, Place, int]]:
    """Pixels (of subsampled YCbCr: bytes), place and index of each strip or tile. Raises SourceUnreadable for the first
    damaged one."""
    what, wanted = word(page), math.prod(page.chunked)
    compression, reverse = int(page.compression), page.fillorder == 2
    seen: dict[tuple[int, int], int] = {}
    if compression == 6 and (whole := _old_stream(path, page)) is not None:
        yield whole[None], (0, 0, 0, 0, 0), 0
        return
    decode = _decoder(page)
    for index in range(wanted):
        try:
            data = _unpacked(page, compression, reverse, index)
            piece, where = (data, None) if subsampling(page) != (1, 1) else decode(data, index)
        except SourceUnreadable as error:
            raise SourceUnreadable(about(path.name, error.reason)) from error
        except Exception as error:
            damaged = phrase("piece-damaged", piece=what, number=index + 1, of=wanted, fault=reason_of(error))
            raise SourceUnreadable(about(path.name, damaged)) from error
        twin = seen.setdefault((page.dataoffsets[index], page.databytecounts[index]), index)
        if twin != index and not _even(piece):
            raise SourceUnreadable(about(path.name, phrase("piece-over", piece=what, number=index + 1)))
        yield piece, where or place(page, index), index


def _old_stream(path: Path, page: Any) -> Pixels | None:
    try:
        return tiff_old_jpeg.whole(page)
    except ValueError as error:
        raise SourceUnreadable(about(path.name, reason_of(error))) from error


def _decoder(page: Any) -> Callable[[bytes, int], tuple[Pixels, Place]]:
    """tifffile's, for bytes that were unpacked here; it would refuse RGB with the left-over tag of a subsampled past."""
    if int(page.compression) == 6:
        return lambda data, index: (tiff_old_jpeg.piece(page, data, rows(page, index))[None], place(page, index))
    before = page.compression, page.fillorder, page.subsampling
    if int(page.compression) in BYTES:
        page.compression, page.fillorder = tifffile.COMPRESSION.NONE, tifffile.FILLORDER.MSB2LSB
    if int(page.photometric) != 6:
        page.subsampling = None
    decode, tables = page.decode, page.jpegtables
    page.compression, page.fillorder, page.subsampling = before
    return lambda data, index: decode(data, index, jpegtables=tables)[:2]


def place(page: Any, index: int) -> Place:
    """Where a strip or tile of all samples lies in the picture."""
    if not page.is_tiled:
        return 0, 0, int(index * page.rowsperstrip), 0, 0
    per_row = math.ceil(page.imagewidth / page.tilewidth)
    return 0, 0, int(index // per_row * page.tilelength), int(index % per_row * page.tilewidth), 0


def _even(piece: Any) -> bool:
    """Of one value: writers keep one blank tile for all that are blank."""
    flat = np.frombuffer(piece, np.uint8) if isinstance(piece, bytes) else piece
    return bool((flat == flat.reshape(-1)[0]).all())


def _unpacked(page: Any, compression: int, reverse: bool, index: int) -> bytes:
    """The strip's bytes, unpacked when they are bytes, else checked."""
    stream = page.parent.filehandle
    stream.seek(page.dataoffsets[index])
    data: bytes = stream.read(page.databytecounts[index])
    if compression in BYTES:
        return _counted(page, compression, imagecodecs.bitorder_decode(data) if reverse else data, index)
    if compression in _FAX:
        straight = imagecodecs.bitorder_decode(data) if reverse else data
        wide = int(page.tilewidth if page.is_tiled else page.imagewidth)
        ccitt.count(bytes(straight), _FAX[compression], wide, rows(page, index), int(page.tags.valueof(292, default=0)))
    elif compression == 7:
        _strict_jpeg(jpeg_scans.with_tables(data, page.jpegtables), math.prod(page.chunks[:3]))
    return data


def unpacked(page: Any, index: int) -> bytes:
    """The bytes of a strip or tile that was packed as BYTES, as many as the directory promises; differences are not made good."""
    return _unpacked(page, int(page.compression), page.fillorder == 2, index)


def _strict_jpeg(data: bytes, room: int) -> None:
    """Raises ValueError for what libjpeg only warns about (imagecodecs, like Pillow, fills the rest with grey), and for a picture
    that is larger than the strip or tile of `room` pixels."""
    found = jpeg_scans.whole(data)
    if found.height * found.width > 4 * room:
        raise ValueError(phrase("jpeg-claims", width=found.width, height=found.height))
    if found.bits != 8 or found.frame in jpeg_scans.LOSSLESS | jpeg_scans.ARITHMETIC:
        jpeg_scans.proved(data, imagecodecs.jpeg_decode)
        return
    colours = simplejpeg.decode_jpeg_header(data)[2]
    simplejpeg.decode_jpeg(data, {"Gray": "GRAY", "CMYK": "CMYK", "YCCK": "CMYK"}.get(colours, "RGB"), strict=True)


def _counted(page: Any, compression: int, data: bytes | bytearray, index: int) -> bytes:
    full = packed(page, index, int(page.tilelength if page.is_tiled else page.rowsperstrip))
    needed = packed(page, index)
    found: bytes = tifffile.TIFF.DECOMPRESSORS[compression](data, out=full + 2)
    allowed = {needed, needed + 1, full} if compression in _UNCHECKED else range(needed, full + 1)
    if len(found) not in allowed:  # some LZW writers pack a byte too many
        raise SourceUnreadable(_short(page, index, len(found), needed))
    return found[:needed] if len(found) != needed else found
