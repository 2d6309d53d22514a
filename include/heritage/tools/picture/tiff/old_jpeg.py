"""Reads old-style JPEG in a TIFF (compression 6; TIFF 6.0, section 22), which every writer understood in its own way.

Either one JPEG stream lies in the file (JPEGInterchangeFormat), or each strip is one, or the strips hold bare scans and the
directory names their tables. In each case a whole JPEG is put together and read strictly, as any other."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

import numpy as np
import simplejpeg  # type: ignore[import-untyped]

from heritage.model import phrase
from heritage.tools.picture import jpeg_scans
from heritage.tools.picture.opening import Pixels

_STREAM, _LENGTH, _INTERVAL, _QUANTISATION, _DC, _AC = 513, 514, 515, 519, 520, 521
_MOST = 4
"""Tables of a kind; a JPEG can have no more."""


def whole(page: Any) -> Pixels | None:
    """The picture, when one stream of the file is all of it; None when it is in the strips. Raises ValueError for damage."""
    start = _number(page, _STREAM)
    if start <= 0:
        return None
    ends = [o + c for o, c in zip(page.dataoffsets, page.databytecounts, strict=False)]
    stop = max([start + _number(page, _LENGTH), *ends])
    data = _read(page, start, stop - start)
    if not data.startswith(b"\xff\xd8"):
        return None
    frame = jpeg_scans.read(data)
    if (frame.width, frame.height) != (page.imagewidth, page.imagelength) or not frame.starts:
        return None
    return _strict(data)


def piece(page: Any, data: bytes, high: int) -> Pixels:
    """The pixels of one strip or tile of `high` rows. Raises ValueError for damage."""
    if data.startswith(b"\xff\xd8"):
        return _strict(data)
    wide = int(page.tilewidth if page.is_tiled else page.imagewidth)
    return _strict(b"\xff\xd8" + b"".join(_header(page, wide, high)) + data.removesuffix(b"\xff\xd9") + b"\xff\xd9")


def _header(page: Any, wide: int, high: int) -> Iterator[bytes]:
    samples = int(page.samplesperpixel)
    across, down = page.tags.valueof(530, default=(2, 2)) if samples == 3 else (1, 1)
    tables = {code: _places(page, code)[:_MOST] for code in (_QUANTISATION, _DC, _AC)}
    for number, place in enumerate(tables[_QUANTISATION]):
        yield _segment(0xDB, bytes([number]) + _read(page, place, 64))
    for kind, code in ((0x00, _DC), (0x10, _AC)):
        for number, place in enumerate(tables[code]):
            counts = _read(page, place, 16)
            yield _segment(0xC4, bytes([kind | number]) + counts + _read(page, place + 16, sum(counts)))
    if interval := _number(page, _INTERVAL):
        yield _segment(0xDD, struct.pack(">H", interval))
    of = [min(n, len(tables[_QUANTISATION]) - 1) for n in range(samples)]
    rows = [bytes([n + 1, (int(across) << 4 | int(down)) if n == 0 else 0x11, of[n]]) for n in range(samples)]
    yield _segment(0xC0, struct.pack(">BHHB", 8, high, wide, samples) + b"".join(rows))
    used = [min(n, len(tables[_DC]) - 1) for n in range(samples)]
    picked = b"".join(bytes([n + 1, used[n] << 4 | min(n, len(tables[_AC]) - 1)]) for n in range(samples))
    yield _segment(0xDA, bytes([samples]) + picked + b"\0\x3f\0")


def _number(page: Any, code: int) -> int:
    """Of a field that holds one; tifffile gives some of them as rows."""
    value = page.tags.valueof(code, default=0)
    return int(value[0] if isinstance(value, tuple) else value)


def _places(page: Any, code: int) -> list[int]:
    value = page.tags.valueof(code)
    found = [value] if isinstance(value, int) else list(value or ())
    if not found:
        raise ValueError(phrase("jpeg-tables"))
    return [int(place) for place in found]


def _segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def _read(page: Any, place: int, size: int) -> bytes:
    stream = page.parent.filehandle
    stream.seek(place)
    return bytes(stream.read(size))


def _strict(data: bytes) -> Pixels:
    """Height × width × samples. Raises ValueError for what libjpeg only warns about."""
    space = "GRAY" if len(jpeg_scans.whole(data).sampling) == 1 else "RGB"
    pixels = simplejpeg.decode_jpeg(data, space, fastdct=False, fastupsample=False, strict=True)
    return np.asarray(pixels)
