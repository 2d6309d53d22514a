"""AIFF and AIFF-C (Apple, 1989 and 1991): what COMM says of the samples in SSND."""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from heritage.errors import SourceUnreadable
from heritage.model import phrase
from heritage.tools.av.sound import text
from heritage.tools.av.sound.chunks import OPEN, Chunk, Walk
from heritage.tools.av.sound.stored import Fault, Stored, fewer, linear, no_chunk

CODINGS: Final = {
    b"NONE": ("s", 0, True), b"twos": ("s", 0, True), b"sowt": ("s", 0, False), b"raw ": ("u", 1, True),
    b"in24": ("s", 3, True), b"in32": ("s", 4, True), b"ni23": ("s", 3, False), b"ni24": ("s", 3, False),
    b"23ni": ("s", 4, False), b"42ni": ("s", 3, False),
    b"fl32": ("f", 4, True), b"FL32": ("f", 4, True), b"fl64": ("f", 8, True), b"FL64": ("f", 8, True),
}  # fmt: skip
"""Compression type → kind, bytes a sample (0: as many as COMM's sample size needs), big-endian."""

_LAWS = {b"ulaw": "pcm_mulaw", b"ULAW": "pcm_mulaw", b"alaw": "pcm_alaw", b"ALAW": "pcm_alaw"}
_NAMES = {b"NAME": "title", b"AUTH": "artist", b"(c) ": "copyright", b"ANNO": "comment"}
_CARRIED = frozenset({b"COMM", b"SSND", b"FVER", *_NAMES, b"ID3 ", b"id3 "})
"""Chunks that a WAVE has a place for: the texts in LIST-INFO, ID3 as it is. The others are kept in the original only."""


@dataclass(frozen=True, slots=True)
class Common:
    """The COMM chunk."""

    channels: int
    frames: int
    bits: int
    rate: float
    coding: bytes

    @property
    def width(self) -> int:
        """Bytes of a sample; 0 for what is not linear."""
        if self.coding in _LAWS:
            return 1
        return (CODINGS[self.coding][1] or -(-self.bits // 8)) if self.coding in CODINGS else 0

    @property
    def valid(self) -> int:
        """Bits of a sample that carry something: what COMM says, unless the coding fixes it (some write 16 beside `in24`)."""
        fixed = CODINGS.get(self.coding, ("", 0, True))[1]
        return 8 * fixed if fixed else self.bits

    @property
    def codec(self) -> str:
        if self.coding in _LAWS:
            return _LAWS[self.coding]
        if self.coding not in CODINGS:
            return ""
        kind, _, big = CODINGS[self.coding]
        return linear(kind, self.width, big=big) or "unknown"


def is_aiff(head: bytes) -> bool:
    """By the first twelve bytes."""
    return head[:4] == b"FORM" and head[8:12] in (b"AIFF", b"AIFC")


def chunks(path: Path) -> tuple[Chunk, ...]:
    """All chunks, in their order."""
    with path.open("rb") as stream:
        return tuple(_walk(stream, path.stat().st_size, stream.read(12)).chunks())


def read(path: Path) -> Stored:
    """What COMM says, against SSND and the file's length. Raises SourceUnreadable when it is no AIFF at all."""
    with path.open("rb") as stream:
        head = stream.read(12)
        if not is_aiff(head):
            raise SourceUnreadable(phrase("aiff-none", head=repr(head)))
        walk = _walk(stream, path.stat().st_size, head)
        found = tuple(walk.chunks())
        return _stored(head[8:12], stream, walk, found)


def _walk(stream: BinaryIO, length: int, head: bytes) -> Walk:
    said: int = struct.unpack(">I", head[4:8])[0]
    return Walk(stream, length, ">", 0 if said in (0, OPEN) else said + 8, b"SSND", "FORM")


def _stored(kind: bytes, stream: BinaryIO, walk: Walk, found: Sequence[Chunk]) -> Stored:
    common, sound = _common(stream, found), next((c for c in found if c.name == b"SSND"), None)
    container = "AIFF" if kind == b"AIFF" else "AIFF-C"
    if common is None or sound is None or sound.there < 8:
        missing = "COMM" if common is None else "SSND"
        walk.faults.append(("truncated" if walk.cut else "malformed", no_chunk(missing)))
        return Stored(container, faults=tuple(walk.faults))
    stream.seek(sound.start)
    offset = 8 + int(struct.unpack(">I", stream.read(4))[0])
    there, frame = max(sound.there - offset, 0), common.channels * common.width
    return Stored(
        container, common.codec, common.channels, common.rate, common.valid, frame, common.frames if frame else None,
        sound.start + offset, there, (*_told(common, walk.faults), *_sizes(common, frame, there, bool(walk.cut))),
        tuple(walk.notes), _tags(stream, found), tuple(c.shown for c in found if c.name not in _CARRIED), walk.outside,
    )  # fmt: skip


def _told(common: Common, faults: Sequence[Fault]) -> Iterator[Fault]:
    yield from faults
    if common.coding in CODINGS and not 1 <= common.bits <= 64:
        yield "malformed", phrase("aiff-bits", bits=common.bits)


def _sizes(common: Common, frame: int, there: int, cut: bool) -> Iterator[Fault]:
    if frame and there // frame != common.frames:
        lacks = there // frame < common.frames
        yield "truncated" if lacks or cut else "malformed", fewer(common.frames, there // frame)


def _common(stream: BinaryIO, found: Sequence[Chunk]) -> Common | None:
    chunk = next((c for c in found if c.name == b"COMM" and c.there >= 18), None)
    if chunk is None:
        return None
    stream.seek(chunk.start)
    content = stream.read(min(chunk.there, 22))
    channels, frames, bits = struct.unpack(">HIH", content[:8])
    return Common(channels, frames, bits, extended(content[8:18]), content[18:22] if len(content) == 22 else b"NONE")


def extended(raw: bytes) -> float:
    """An 80-bit floating number (IEEE 754 extended), as COMM's sample rate is; 0 for what is none."""
    exponent, mantissa = struct.unpack(">HQ", raw)
    if exponent & 0x7FFF in (0, 0x7FFF) or exponent & 0x8000:
        return 0.0
    return float(math.ldexp(mantissa, min(exponent - 16383 - 63, 900)))


def _tags(stream: BinaryIO, found: Sequence[Chunk]) -> dict[str, str]:
    tags: dict[str, str] = {}
    for chunk in found:
        if chunk.name in _NAMES:
            stream.seek(chunk.start)
            raw = stream.read(min(chunk.there, text.MOST)).split(b"\0", 1)[0]
            value = text.decoded(raw).strip()
            if value:
                key = _NAMES[chunk.name]
                tags[key] = f"{tags[key]}; {value}"[:1000] if key in tags else value[:1000]
    return tags
