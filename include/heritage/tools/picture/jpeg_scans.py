"""Asks whether a JPEG's scans are whole, without making a picture of it: their order, their restarts, their end.

libjpeg shows a progressive JPEG of which scans are missing as a blurred one, and a 12-bit or lossless one whose data end early
as grey; it warns of some of that, and where a reader can hear the warnings (`simplejpeg`) they count as damage anyway."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from heritage.model import phrase

FRAMES = {0xC0 + n for n in range(16)} - {0xC4, 0xC8, 0xCC}
_HUFFMAN = {0xC0, 0xC1, 0xC2}
PROGRESSIVE, LOSSLESS, ARITHMETIC = {0xC2, 0xC6, 0xCA, 0xCE}, {0xC3, 0xC7, 0xCB, 0xCF}, set(range(0xC9, 0xD0))
_MARKER = re.compile(rb"\xff+([^\x00\xff])")
_RESTARTS, _END, _SCAN, _INTERVAL, _TABLES, _FEW = range(0xD0, 0xD8), 0xD9, 0xDA, 0xDD, 0xC4, 4
_ZEROS = bytes(32)
"""256 bits that are all 0 say at least sixty times the same of neighbouring coefficients, where they do not say that a block is blank."""


@dataclass(slots=True)
class Scans:
    """What the markers say. `ends`: where each scan's data end; `parts`: where its restart markers stand."""

    frame: int = 0
    bits: int = 8
    height: int = 0
    width: int = 0
    sampling: dict[int, tuple[int, int]] = field(default_factory=dict)
    interval: int = 0
    ended: bool = False
    end: int = 0  # the byte behind the end marker
    zero: dict[int, int] = field(
        default_factory=dict
    )  # Huffman table (class and number) → what its code of zeros means
    scan: bytes = b""  # the header of the scan under way
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    parts: list[int] = field(default_factory=list)
    got: dict[int, NDArray[np.int8]] = field(
        default_factory=dict
    )  # component → lowest bit that came, of 64 coefficients


def whole(data: bytes) -> Scans:
    """Raises ValueError and says what is missing."""
    found = read(data)
    if not found.frame:
        raise ValueError(phrase("jpeg-frame"))
    if not found.starts:
        raise ValueError(phrase("jpeg-no-scan"))
    if not found.ended:
        raise ValueError(phrase("jpeg-end"))
    if missing := found.sampling.keys() - found.got.keys():
        raise ValueError(phrase("jpeg-component", component=min(missing)))
    if found.frame in PROGRESSIVE:
        _complete(found)
    return found


def _complete(found: Scans) -> None:
    for component, lowest in found.got.items():
        if (lowest != 0).any():
            first = int(np.flatnonzero(lowest != 0)[0])
            raise ValueError(phrase("jpeg-incomplete", coefficient=first, component=int(component)))


def read(data: bytes) -> Scans:
    """Goes from marker to marker. Raises ValueError for segments that are cut off and restarts that are out of order."""
    found = Scans()
    at, size = 2, len(data)
    while at + 2 <= size and not found.ended:
        marked = _MARKER.search(data, at)
        if marked is None:
            break
        marker, at = marked[1][0], marked.end()
        if marker == _END:
            found.ended, found.end = True, at
        elif marker not in _RESTARTS and marker != 1:
            length = int.from_bytes(data[at : at + 2], "big")
            if length < 2 or at + length > size:
                raise ValueError(phrase("jpeg-segment", at=at))
            _segment(found, marker, data[at + 2 : at + length])
            at += length
            if marker == _SCAN:
                at = _data(found, data, at)
    return found


def _segment(found: Scans, marker: int, body: bytes) -> None:
    if marker in FRAMES and len(body) >= 6 and not found.frame:
        found.frame = marker
        found.bits, found.height, found.width, count = struct.unpack(">BHHB", body[:6])
        rows = (body[6 + 3 * n : 9 + 3 * n] for n in range(min(count, len(body[6:]) // 3)))
        found.sampling = {row[0]: (row[1] >> 4 or 1, row[1] & 15 or 1) for row in rows}
    elif marker == _INTERVAL and len(body) >= 2:
        found.interval = int.from_bytes(body[:2], "big")
    elif marker == _TABLES:
        found.zero |= dict(_zero_codes(body))
    elif marker == _SCAN and body and len(body) >= 4 + 2 * body[0]:
        first, last, lowest = body[-3], min(body[-2], 63), body[-1] & 15
        found.scan = body
        for component in body[1 : 1 + 2 * body[0] : 2]:
            bits = found.got.setdefault(component, np.full(64, 127, np.int8))
            bits[first : last + 1] = lowest


def _zero_codes(body: bytes) -> Iterator[tuple[int, int]]:
    """Of each Huffman table the first value: its code is nothing but zeros (T.81, C.2)."""
    at = 0
    while at + 17 < len(body):
        yield body[at], body[at + 17]
        at += 17 + sum(body[at + 1 : at + 17])


def _need_variety(found: Scans, data: bytes, start: int, end: int) -> None:
    """Raises ValueError for a block of zeros where no picture has one: a medium's unread sectors, or a copy that broke off."""
    if found.frame not in _HUFFMAN or (at := data.find(_ZEROS, start, end)) < 0:
        return
    first, _, steps = found.scan[-3:]
    tables = {0x10 | found.scan[n] & 15 for n in range(2, 2 + 2 * found.scan[0], 2)}
    means = [found.zero.get(table, 0) for table in tables]
    if found.frame in PROGRESSIVE and (first == 0 or steps >> 4):
        return  # even levels, or bits that refine what came before
    blank = [not value & 15 and value != 0xF0 for value in means]  # "end of block", or of a run of blocks
    if not all(blank):
        raise ValueError(phrase("jpeg-zeros", at=at))


def _data(found: Scans, data: bytes, at: int) -> int:
    """Over one scan's data, counting its restarts; where the next marker stands."""
    found.starts.append(at)
    first = len(found.parts)
    for marked in _MARKER.finditer(data, at):
        expected = len(found.parts) - first
        number = marked[1][0]
        if number not in _RESTARTS:
            found.ends.append(marked.start())
            _need_variety(found, data, at, marked.start())
            return marked.start()
        if number - 0xD0 != expected % 8:
            raise ValueError(phrase("jpeg-restart", restart=expected + 1))
        found.parts.append(marked.start())
    found.ends.append(len(data))
    return len(data)


def with_tables(data: bytes, tables: bytes | None) -> bytes:
    """A strip or tile of a TIFF with the tables that its directory holds for all."""
    return tables[:-2] + data[2:] if tables and len(tables) > _FEW else data


def proved(data: bytes, decode: Callable[[bytes], NDArray[np.generic]]) -> NDArray[np.generic]:
    """The pixels, when they hang on all of the scan and on nothing else; for decoders that fill up in silence. What is put
    after each part of a whole scan is ignored, and changes the pixels of one that ends early; what is put in place of a
    scan's last bytes changes the pixels, unless the decoder lost its way and stopped before. Raises ValueError."""
    found = whole(data)
    pixels = decode(data)
    for longer in _with_more(data, found):
        if not _same(pixels, decode, longer):
            raise ValueError(phrase("jpeg-early"))
    if all(_same(pixels, decode, other) for other in _with_other_ends(data, found)):
        raise ValueError(phrase("jpeg-unread"))
    return pixels


def _same(pixels: NDArray[np.generic], decode: Callable[[bytes], NDArray[np.generic]], data: bytes) -> bool:
    try:
        return bool(np.array_equal(pixels, decode(data)))
    except Exception:  # the codec's own refusal of what was put there
        return False


_DROPPED = 4
"""Zeros that an arithmetic coder may leave away at a scan's end [K]: T.81, D.1.8, has the decoder put them back."""

_FILLINGS = (bytes.fromhex("5b3ae7914cd2687f1ca59634"), bytes.fromhex("a4c5186eb32d9780e35a69cb"))
_LAST = 3
"""Bytes at a scan's end of which at least nine bits are the last block's: the padding after it has seven at most."""


def _with_more(data: bytes, found: Scans) -> Iterator[bytes]:
    places = sorted({*found.parts, *found.ends})
    dropped = bytes(_DROPPED) if found.frame in ARITHMETIC else b""
    for filling in _FILLINGS:
        pieces = [data[a:b] for a, b in zip([0, *places], [*places, len(data)], strict=True)]
        yield (dropped + filling).join(pieces)


def _with_other_ends(data: bytes, found: Scans) -> Iterator[bytes]:
    start, end = found.starts[-1], found.ends[-1]
    length = min(_LAST, end - start)
    turned = bytes(byte ^ 0x7F for byte in data[end - length : end])
    for filling in (turned, *_FILLINGS):
        yield data[: end - length] + filling[:length] + data[end:]
