"""Up to which byte a camera raw file names data of its own: LibRaw develops a file that was cut after some kilobytes into a
whole picture without a word. Directories and headers only; nothing is decoded."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import BinaryIO

_TYPES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
_NUMBERS = {1: "B", 3: "H", 4: "I", 13: "I", 16: "Q", 18: "Q"}
_BLOCKS = ((273, 279), (324, 325), (513, 514))
"""Where blocks begin, and their bytes: strips, tiles, and the JPEG of old (TIFF 6.0)."""

_BELOW = (330, 34665)  # SubIFDs, EXIF
_DIRECTORIES, _ENTRIES, _VALUES = 256, 4_000, 1_000_000

_MARKS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+", b"IIU\0", b"IIRO", b"IIRS", b"MMOR")
"""TIFF, BigTIFF, Panasonic's and Olympus' own marks for TIFF."""


_DNG_VERSION = 50706


@dataclass(frozen=True, slots=True)
class Extent:
    """`end`: the byte behind the last one that the file names; 0 where its form tells nothing. `shape`: height, width and
    samples of the largest picture that a directory claims. `dng`: the version that a DNG says it is ("1.4")."""

    end: int = 0
    shape: tuple[int, int, int] = (0, 0, 0)
    dng: str = ""


class _Cut(Exception):
    """A directory lies beyond the end; `place` says where it ends at least."""

    def __init__(self, place: int) -> None:
        self.place = place


def of(path: Path) -> Extent:
    """Raises nothing but OSError."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        head = stream.read(128)
        for mark, reader in _READERS.items():
            if head[mark[0] : mark[0] + len(mark[1])] == mark[1]:
                return Extent(reader(stream, head, size))
        if head[:4] in _MARKS:
            return _tiff(stream, head.ljust(16, b"\0"), size)
    return Extent()


def _fuji(_stream: BinaryIO, head: bytes, _size: int) -> int:
    """RAF: JPEG, metadata and sensor data, each with offset and length (dcraw and LibRaw read the same fields)."""
    ends = [
        int.from_bytes(head[at : at + 4], "big") + int.from_bytes(head[at + 4 : at + 8], "big") for at in (84, 92, 100)
    ]
    return max(ends)


def _boxes(stream: BinaryIO, _head: bytes, size: int) -> int:
    """CR3 is an ISO base media file: its outermost boxes follow each other."""
    at = 0
    for _ in range(_ENTRIES):
        stream.seek(at)
        box = stream.read(16)
        if len(box) < 8:
            return at if not box else at + 8
        length = int.from_bytes(box[:4], "big")
        if length == 1 and len(box) == 16:
            length = int.from_bytes(box[8:], "big")
        if length < 8:
            return at
        at += length
        if at >= size:
            return at
    return at


def _minolta(stream: BinaryIO, head: bytes, _size: int) -> int:
    """MRW: a header, then rows of packed samples, in a size that its PRD block gives."""
    start = 8 + int.from_bytes(head[4:8], "big")
    at = head.find(b"\0PRD")
    if at < 0 or len(head) < at + 26:
        return start
    high, wide = int.from_bytes(head[at + 16 : at + 18], "big"), int.from_bytes(head[at + 18 : at + 20], "big")
    return start + high * wide * (12 if head[at + 25] == 0x59 else 16) // 8


def _sigma(stream: BinaryIO, _head: bytes, size: int) -> int:
    """X3F: its last four bytes say where its table of contents is; cut, they say anything else."""
    stream.seek(max(size - 4, 0))
    place = int.from_bytes(stream.read(4), "little")
    stream.seek(min(place, size))
    return size if stream.read(4) == b"SECd" else size + 1


def _canon_heap(stream: BinaryIO, _head: bytes, size: int) -> int:
    """CRW: its last four bytes say where the table of its heap is; the table ends there."""
    stream.seek(max(size - 4, 0))
    table = int.from_bytes(stream.read(4), "little") + int.from_bytes(_head[2:6], "little")
    stream.seek(min(table, size))
    count = int.from_bytes(stream.read(2), "little")
    return size if table + 2 + 10 * count <= size and 0 < count < _ENTRIES else size + 1


def _phase_one(stream: BinaryIO, head: bytes, size: int) -> int:
    """IIQ: within the TIFF lies a table of its own, whose values are offset and length."""
    order = "<" if head[8:10] == b"II" else ">"
    table = 8 + int(struct.unpack(order + "I", head[16:20])[0])
    found = _tiff(stream, head, size).end
    stream.seek(table)
    count = min(int(struct.unpack(order + "I", stream.read(8).ljust(8, b"\0")[:4])[0]), _ENTRIES)
    if table + 8 + 16 * count > size:
        return max(found, table + 8 + 16 * count)
    for _ in range(count):
        _, _, length, place = struct.unpack(order + "IIII", stream.read(16))
        if length > 4:
            found = max(found, 8 + place + length)
    return found


_READERS: dict[tuple[int, bytes], Callable[[BinaryIO, bytes, int], int]] = {
    (0, b"FUJIFILMCCD-RAW"): _fuji,
    (4, b"ftypcrx "): _boxes,
    (0, b"\0MRM"): _minolta,
    (0, b"FOVb"): _sigma,
    (6, b"HEAPCCDR"): _canon_heap,
    (8, b"IIII"): _phase_one,
    (8, b"MMMM"): _phase_one,
}


def _tiff(stream: BinaryIO, head: bytes, size: int) -> Extent:
    """All directories, also those below others, and the strips, tiles and previews that they name."""
    order, big = ("<" if head[:2] == b"II" else ">"), head[2:4] in {b"+\0", b"\0+"}
    first = struct.unpack(order + ("Q" if big else "I"), head[8:16] if big else head[4:8])[0]
    panasonic = head[:4] == b"IIU\0"
    reader, waiting, seen, found = _Reader(stream, order, big, size), [first], set[int](), 0
    shape, dng = (0, 0, 0), ""
    while waiting and len(seen) < _DIRECTORIES:
        place = waiting.pop()
        if not place or place in seen:
            continue
        seen.add(place)
        try:
            fields, following = reader.directory(place)
            found = max([found, *_blocks(reader, fields), _panasonic(reader, fields) if panasonic else 0])
            shape = max(shape, _claimed(reader, fields), key=prod)
            dng = dng or ".".join(map(str, reader.numbers(fields, _DNG_VERSION)[:2]))
            waiting += [following, *(p for tag in _BELOW for p in reader.numbers(fields, tag))]
        except _Cut as cut:
            found = max(found, cut.place)
    return Extent(found, shape, dng)


def _claimed(reader: _Reader, fields: dict[int, tuple[int, int, int]]) -> tuple[int, int, int]:
    high, wide, samples = (next(iter(reader.numbers(fields, tag)), 0) for tag in (257, 256, 277))
    return high, wide, max(samples, 1)


def _blocks(reader: _Reader, fields: dict[int, tuple[int, int, int]]) -> Iterator[int]:
    for starts, counts in _BLOCKS:
        for start, count in zip(reader.numbers(fields, starts), reader.numbers(fields, counts), strict=False):
            if start not in {0, 0xFFFFFFFF}:
                yield start + count


def _panasonic(reader: _Reader, fields: dict[int, tuple[int, int, int]]) -> int:
    """RW2: where the sensor's data begin (tag 280), and as many as its rows take at least: 14 samples in 16 bytes, or what
    the field of strips says, where that is more."""
    start = next(iter(reader.numbers(fields, 280)), 0)
    wide, high = (next(iter(reader.numbers(fields, tag)), 0) for tag in (2, 3))
    way = next(iter(reader.numbers(fields, 45)), 0)
    least = wide * high * 16 // 14 if way < 8 else 0
    return start + max(least, *reader.numbers(fields, 279), 0) if start else 0


class _Reader:
    """Directories of one file, by their bytes."""

    def __init__(self, stream: BinaryIO, order: str, big: bool, size: int) -> None:
        self.stream, self.order, self.big, self.size = stream, order, big, size

    def _take(self, place: int, length: int) -> bytes:
        if place + length > self.size:
            raise _Cut(place + length)
        self.stream.seek(place)
        return self.stream.read(length)

    def directory(self, place: int) -> tuple[dict[int, tuple[int, int, int]], int]:
        """Tag → type, count, place of the value; and where the next directory is. Raises _Cut."""
        form, width, wide = ("Q", 20, 8) if self.big else ("H", 12, 2)
        (count,) = struct.unpack(self.order + form, self._take(place, wide))
        if count > _ENTRIES:
            return {}, 0
        body = self._take(place + wide, count * width)
        fields = {}
        for n in range(count):
            tag, kind, number = struct.unpack_from(self.order + ("HHQ" if self.big else "HHI"), body, n * width)
            fields[tag] = kind, number, place + wide + n * width + (12 if self.big else 8)
        after = self.stream.read(8 if self.big else 4).ljust(8, b"\0")
        return fields, struct.unpack(self.order + ("Q" if self.big else "I"), after[: 8 if self.big else 4])[0]

    def numbers(self, fields: dict[int, tuple[int, int, int]], tag: int) -> tuple[int, ...]:
        """A field's whole numbers; () when it is not there. Raises _Cut."""
        kind, count, place = fields.get(tag, (0, 0, 0))
        if kind not in _NUMBERS or not 0 < count <= _VALUES:
            return ()
        length = count * _TYPES[kind]
        if length > (8 if self.big else 4):
            pointer = self._take(place, 8 if self.big else 4)
            (place,) = struct.unpack(self.order + ("Q" if self.big else "I"), pointer)
        return struct.unpack(self.order + f"{count}{_NUMBERS[kind]}", self._take(place, length))
