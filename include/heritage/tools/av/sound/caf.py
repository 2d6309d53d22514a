"""Apple's Core Audio Format: desc says what a packet is, data has the packets."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from heritage.errors import SourceUnreadable
from heritage.model import Phrase, phrase
from heritage.tools.av.sound.chunks import MOST_CHUNKS, Chunk, sensible
from heritage.tools.av.sound.stored import Fault, Stored, after, left_open, linear, no_chunk, short, within

_OPEN = -1
_DESC = struct.Struct(">d4s5I")


@dataclass(frozen=True, slots=True)
class _Desc:
    rate: float
    coding: bytes
    flags: int
    packet: int
    frames: int
    channels: int
    bits: int

    @property
    def codec(self) -> str:
        if self.coding != b"lpcm":
            return {b"alaw": "pcm_alaw", b"ulaw": "pcm_mulaw", b"alac": "alac", b"aac ": "aac"}.get(self.coding, "")
        width = self.packet // max(self.channels * self.frames, 1)
        whole = width * self.channels * self.frames == self.packet and 8 * width >= self.bits
        return (whole and linear("fs"[not self.flags & 1], width, big=not self.flags & 2)) or "unknown"


def is_caf(head: bytes) -> bool:
    """By the first four bytes."""
    return head[:4] == b"caff"


def read(path: Path) -> Stored:
    """What desc says, against the data. Raises SourceUnreadable when it is no CAF at all."""
    length = path.stat().st_size
    with path.open("rb") as stream:
        if not is_caf(stream.read(8)):
            raise SourceUnreadable(phrase("caf-none"))
        found = list(_chunks(stream, length))
        return _stored(stream, length, found)


def _chunks(stream: BinaryIO, length: int) -> Iterator[Chunk]:
    at, count = 8, 0
    while at + 12 <= length and count < MOST_CHUNKS:
        stream.seek(at)
        name, size = struct.unpack(">4sq", stream.read(12))
        if not sensible(name) or size < _OPEN:
            return
        there = min(size, length - at - 12) if size != _OPEN else length - at - 12
        yield Chunk(name, at + 12, size, there)
        at, count = at + 12 + (size if size != _OPEN else there), count + 1


def _stored(stream: BinaryIO, length: int, found: list[Chunk]) -> Stored:
    desc, data = _desc(stream, found), next((c for c in found if c.name == b"data"), None)
    if desc is None or data is None:
        return Stored("CAF", faults=(("malformed", no_chunk("desc" if desc is None else "data")),))
    there = max(data.there - 4, 0)  # the first four bytes count edits
    frame = desc.packet // desc.frames if desc.frames and desc.packet else 0
    frames = there // frame if frame and desc.coding in (b"lpcm", b"alaw", b"ulaw") else None
    end = found[-1].start + found[-1].there
    return Stored(
        "CAF", desc.codec, desc.channels, desc.rate, desc.bits, frame, frames, data.start + 4, there,
        tuple(_faults(found, frame, there)), tuple(_notes(data, length - end)), {}, (), length - end,
    )  # fmt: skip


def _faults(found: list[Chunk], frame: int, there: int) -> Iterator[Fault]:
    cut = [chunk for chunk in found if chunk.size != _OPEN and chunk.there < chunk.size]
    yield from (("truncated", short(chunk.shown, chunk.size, chunk.there)) for chunk in cut)
    if frame and there % frame and not cut:
        yield "truncated", within(there, frame)


def _notes(data: Chunk, outside: int) -> Iterator[Phrase]:
    if data.size == _OPEN:
        yield left_open("data")
    if outside:
        yield after(outside, "last-chunk")


def _desc(stream: BinaryIO, found: list[Chunk]) -> _Desc | None:
    chunk = next((c for c in found if c.name == b"desc" and c.there >= _DESC.size), None)
    if chunk is None:
        return None
    stream.seek(chunk.start)
    return _Desc(*_DESC.unpack(stream.read(_DESC.size)))
