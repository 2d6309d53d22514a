"""WAVE, Broadcast WAVE, RF64 and BW64: the chunks of a file, its bext, and a copy of it with the bext completed.

EBU Tech 3285 v1 (bext), EBU Tech 3306 and ITU-R BS.2088 (64-bit sizes), EBU R98 (CodingHistory), EBU R99 (OriginatorReference).
The samples are never touched: the data chunk is copied byte for byte.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from heritage.errors import SourceUnreadable

FOUR_GIB = 0xFFFFFFFF
RIFF_LIMIT = FOUR_GIB
"""Bytes above which a file is RF64."""
MOST_CHUNKS = 10_000
MOST_TEXT = 1 << 20
"""Bytes of a bext or text chunk that are read; a real one has a few hundred."""

_BEXT = struct.Struct("<256s32s32s10s8sIIH64s5h180s")  # 602 bytes, then CodingHistory
_FMT = struct.Struct("<HHIIHH")
_FAMILIES = (b"RIFF", b"RF64", b"BW64")
_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE


@dataclass(frozen=True, slots=True)
class Chunk:
    """Where a chunk's content lies. `size`: as its header (or ds64) says; `there`: bytes that the file really has of it."""

    name: bytes
    start: int
    size: int
    there: int


@dataclass(frozen=True, slots=True)
class Bext:
    """The broadcast extension. Texts are stripped; `loudness` is kept as the five raw numbers (1/100 units)."""

    description: str = ""
    originator: str = ""
    reference: str = ""
    date: str = ""  # yyyy-mm-dd
    time: str = ""  # hh:mm:ss
    time_reference: int = 0  # samples since midnight
    version: int = 0
    umid: bytes = bytes(64)
    loudness: tuple[int, ...] = (0, 0, 0, 0, 0)
    history: str = ""

    def missing(self) -> list[str]:
        """The fields that EBU R98/R99 want filled and that are empty, as an archivist knows them."""
        wanted = {
            "Description": self.description, "Originator": self.originator, "OriginatorReference": self.reference,
            "OriginationDate": self.date.strip("-0 :"), "CodingHistory": self.history,
        }  # fmt: skip
        return [name for name, value in wanted.items() if not value]

    def packed(self) -> bytes:
        """As the chunk's content. Texts are cut to what the fields hold."""
        texts = (_field(self.description, 256), _field(self.originator, 32), _field(self.reference, 32))
        low, high = self.time_reference & FOUR_GIB, self.time_reference >> 32
        head = _BEXT.pack(
            *texts, _field(self.date, 10), _field(self.time, 8), low, high, self.version, self.umid,
            *self.loudness, b"",
        )  # fmt: skip
        return head + self.history.encode("latin-1", "replace")


def _field(text: str, width: int) -> bytes:
    """The bytes that it was read from (`_text`): what an older program wrote outside ASCII comes back as it was."""
    return text.encode("latin-1", "replace")[:width]


@dataclass(frozen=True, slots=True)
class Wave:
    """A WAVE file's structure. `faults`: what is wrong with it, in the order found; `cut`: bytes that it should have and
    has not (0 for a whole one)."""

    family: str
    chunks: tuple[Chunk, ...]
    coding: int  # 1 PCM, 3 float, else a codec
    channels: int
    rate: int
    bits: int
    block: int
    faults: tuple[str, ...]
    cut: int
    bext: Bext | None
    length: int  # bytes of the file

    def chunk(self, name: bytes) -> Chunk | None:
        return next((chunk for chunk in self.chunks if chunk.name == name), None)


def is_wave(head: bytes) -> bool:
    """By the first twelve bytes."""
    return head[:4] in _FAMILIES and head[8:12] == b"WAVE"


def read(path: Path) -> Wave:
    """The file's chunks, checked against each other and its length. Raises SourceUnreadable when it is no WAVE at all."""
    length = path.stat().st_size
    with path.open("rb") as stream:
        head = stream.read(12)
        if not is_wave(head):
            raise SourceUnreadable(f"no WAVE file: it begins with {head!r}")
        walk = _Walk(stream, length, head)
        chunks = tuple(walk.chunks())
        return walk.concluded(chunks)


class _Walk:
    """One reading of the chunk headers."""

    def __init__(self, stream: BinaryIO, length: int, head: bytes) -> None:
        self._stream, self._length = stream, length
        self._family = head[:4]
        self._riff = struct.unpack("<I", head[4:8])[0]
        self._data64 = 0
        self._faults: list[str] = []
        self._cut = 0

    def chunks(self) -> Iterator[Chunk]:
        at, count = 12, 0
        while at + 8 <= self._length and count < MOST_CHUNKS:
            self._stream.seek(at)
            name, size = struct.unpack("<4sI", self._stream.read(8))
            if not _sensible(name):
                yield from ()
                self._strange(name, at)
                return
            size = self._true_size(name, size)
            there = min(size, self._length - at - 8)
            if there < size:
                self._short(name, size, there)
            yield Chunk(name, at + 8, size, there)
            at, count = at + 8 + size + size % 2, count + 1
        if 0 < self._length - at < 8 and any(self._rest(at)):
            self._faults.append(f"{self._length - at} stray bytes after the last chunk")

    def _rest(self, at: int) -> bytes:
        self._stream.seek(at)
        return self._stream.read(8)

    def _true_size(self, name: bytes, size: int) -> int:
        if name == b"ds64":
            content = self._stream.read(24)
            if len(content) == 24:
                self._riff, self._data64 = struct.unpack("<QQ", content[:16])
        elif name == b"data" and size == FOUR_GIB and self._family != b"RIFF":
            return self._data64
        return size

    def _strange(self, name: bytes, at: int) -> None:
        self._faults.append(f"no chunk where one should begin: {name!r} at byte {at}")

    def _short(self, name: bytes, size: int, there: int) -> None:
        shown = name.decode("ascii", "replace").strip()
        self._cut += size - there
        self._faults.append(f"the {shown} chunk should have {size} bytes and has {there}")

    def concluded(self, chunks: tuple[Chunk, ...]) -> Wave:
        form = self._format(chunks)
        data = [chunk for chunk in chunks if chunk.name == b"data"]
        if not data:
            self._faults.append("no data chunk")
        elif len(data) > 1:
            self._faults.append(f"{len(data)} data chunks")
        elif form[4] and data[0].there % form[4]:
            self._faults.append(f"the data end within a sample ({data[0].there} bytes, {form[4]} per frame)")
        self._outer(chunks)
        return Wave(
            self._family.decode(), chunks, form[0], form[1], form[2], form[3], form[4], tuple(self._faults), self._cut,
            self._bext(chunks), self._length,
        )  # fmt: skip

    def _outer(self, chunks: Sequence[Chunk]) -> None:
        """The size in the first header against the file: programs that were killed leave 0 or all ones there."""
        end = max((c.start + c.size + c.size % 2 for c in chunks), default=12)
        if not self._cut and self._riff + 8 not in (end, end - 1, self._length):
            self._faults.append(f"the header says {self._riff + 8} bytes; the file has {self._length}")
            self._cut += max(self._riff + 8 - self._length, 0) if self._riff < FOUR_GIB - 16 else 0

    def _format(self, chunks: Sequence[Chunk]) -> tuple[int, int, int, int, int]:
        """coding, channels, rate, bits, block."""
        found = next((chunk for chunk in chunks if chunk.name == b"fmt "), None)
        if found is None or found.there < 16:
            self._faults.append("no fmt chunk" if found is None else f"a fmt chunk of {found.size} bytes (wanted 16)")
            return 0, 0, 0, 0, 0
        self._stream.seek(found.start)
        content = self._stream.read(min(found.there, 40))
        coding, channels, rate, per_second, block, bits = _FMT.unpack(content[:16])
        if coding == _EXTENSIBLE and len(content) >= 26:
            coding = struct.unpack("<H", content[24:26])[0]
        if coding in (_PCM, _FLOAT):
            self._fit(channels, rate, per_second, block, bits)
        return coding, channels, rate, bits, block

    def _fit(self, channels: int, rate: int, per_second: int, block: int, bits: int) -> None:
        wanted = channels * -(-bits // 8)
        if block != wanted or not wanted:
            self._faults.append(f"fmt: {channels} channels of {bits} bits need {wanted} bytes a frame; it says {block}")
        elif per_second != rate * block:
            self._faults.append(f"fmt: {rate} Hz × {block} bytes are not {per_second} bytes per second")

    def _bext(self, chunks: Sequence[Chunk]) -> Bext | None:
        found = next((chunk for chunk in chunks if chunk.name == b"bext"), None)
        if found is None:
            return None
        if found.there < _BEXT.size:
            self._faults.append(f"a bext chunk of {found.there} bytes (wanted at least {_BEXT.size})")
            return None
        self._stream.seek(found.start)
        return unpacked(self._stream.read(min(found.there, MOST_TEXT)))


def unpacked(content: bytes) -> Bext:
    """A bext chunk's content, 602 bytes or more."""
    values = _BEXT.unpack(content[: _BEXT.size])
    description, originator, reference, date, time = (_text(value) for value in values[:5])
    return Bext(
        description=description,
        originator=originator,
        reference=reference,
        date=date,
        time=time,
        time_reference=values[5] | values[6] << 32,
        version=values[7],
        umid=values[8],
        loudness=values[9:14],
        history=_text(content[_BEXT.size :]),
    )


def _text(raw: bytes) -> str:
    return raw.split(b"\0", 1)[0].decode("latin-1").strip()


def _sensible(name: bytes) -> bool:
    return len(name) == 4 and all(32 <= byte < 127 for byte in name)


def completed(found: Bext | None, wanted: Bext) -> Bext:
    """What is there stays; what is empty comes from `wanted`; the version is at least 1. CodingHistory is added to, never
    replaced (EBU R98: one line per process)."""
    if found is None:
        return wanted
    names = ("description", "originator", "reference", "date", "time")
    texts = {
        name: (getattr(found, name).strip("- :") and getattr(found, name)) or getattr(wanted, name) for name in names
    }
    history = found.history or wanted.history
    return replace(found, **texts, history=history, version=max(found.version, 1))


def write(source: Path, target: Path, wave: Wave, bext: Bext, data: Chunk) -> None:
    """A copy of a little-endian WAVE with this bext first; every other chunk follows in its order. Above 4 GiB it is RF64.
    `target` is written from start to end, 1 MiB at a time."""
    content = bext.packed()
    others = [c for c in wave.chunks if c.name not in (b"bext", b"ds64", b"JUNK", b"data")]
    before = [c for c in others if c.start < data.start]
    after = [c for c in others if c.start > data.start]
    total = 4 + 36 + _padded(len(content)) + sum(_padded(c.size) for c in others) + _padded(data.size)
    with source.open("rb") as stream, target.open("wb") as out:
        _head(out, total, data, wave)
        out.write(struct.pack("<4sI", b"bext", len(content)) + content + bytes(len(content) % 2))
        for chunk in (*before, data, *after):
            large = chunk is data and total > RIFF_LIMIT
            out.write(struct.pack("<4sI", chunk.name, FOUR_GIB if large else chunk.size))
            _copy(stream, out, chunk)


def _padded(size: int) -> int:
    return 8 + size + size % 2


def _head(out: BinaryIO, total: int, data: Chunk, wave: Wave) -> None:
    """RIFF with a JUNK chunk where RF64 has ds64: the same length, so that both are laid out alike (EBU Tech 3306)."""
    if total > RIFF_LIMIT:
        frames = data.size // wave.block if wave.block else 0
        out.write(struct.pack("<4sI4s4sIQQQI", b"RF64", FOUR_GIB, b"WAVE", b"ds64", 28, total, data.size, frames, 0))
    else:
        out.write(struct.pack("<4sI4s4sI28x", b"RIFF", total, b"WAVE", b"JUNK", 28))


def _copy(stream: BinaryIO, out: BinaryIO, chunk: Chunk) -> None:
    stream.seek(chunk.start)
    left = chunk.size
    while left:
        block = stream.read(min(left, 1 << 20))
        if not block:
            raise SourceUnreadable(f"the {chunk.name!r} chunk ends {left} bytes early")
        out.write(block)
        left -= len(block)
    out.write(bytes(chunk.size % 2))
