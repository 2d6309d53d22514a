"""WavPack: the head of each block says how many samples the file has, which block this is, and whether anything was thrown away."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from heritage.errors import SourceUnreadable
from heritage.model import phrase
from heritage.tools.av.sound.frames import trailer
from heritage.tools.av.sound.stored import Fault, Stored, after, fewer, short

_HEAD = struct.Struct("<4sIHBBIIIII")
_HYBRID, _DSD = 1 << 3, 1 << 31
_UNKNOWN = 0xFFFFFFFF
_FIRST = 1 << 11
_TAGS = 1 << 20
"""Bytes at the end in which APE and ID3v1 tags are looked for."""


def is_wavpack(head: bytes) -> bool:
    """By the first four bytes."""
    return head[:4] == b"wvpk"


def read(path: Path) -> tuple[Stored, bool]:
    """What the blocks say; and whether the file is lossy (hybrid: the rest was in a .wvc file). Raises SourceUnreadable when it
    is no WavPack at all."""
    length = path.stat().st_size
    with path.open("rb") as stream:
        if not is_wavpack(stream.read(4)):
            raise SourceUnreadable(phrase("wavpack-none"))
        blocks = list(_blocks(stream, length))
        stream.seek(max(length - _TAGS, 0))
        tags = trailer(stream.read())
    if not blocks:
        return Stored("WavPack", faults=(("truncated", short("wvpk", _HEAD.size, length)),)), False
    (_, _, _, total, _, _, flags), last = blocks[0], blocks[-1]
    there = sum(block[5] for block in blocks if block[6] & _FIRST)
    outside = length - last[0] - last[1] - tags
    frames = None if total == _UNKNOWN or flags & _DSD else total
    stored = Stored(
        "WavPack", "wavpack", frames=frames, bits=8 * ((flags & 3) + 1) - (flags >> 13 & 31),
        faults=tuple(_faults(frames, there, last, length)), notes=(after(outside, "last-block"),) if outside > 0 else (),
        outside=max(outside, 0),
    )  # fmt: skip
    return stored, bool(flags & _HYBRID)


_Block = tuple[int, int, int, int, int, int, int]


def _blocks(stream: BinaryIO, length: int) -> Iterator[_Block]:
    """Place, size with its head, version, samples of the file, index, samples of the block, flags."""
    at = 0
    while at + _HEAD.size <= length:
        stream.seek(at)
        name, size, version, high, high_total, total, index, samples, flags, _ = _HEAD.unpack(stream.read(_HEAD.size))
        if name != b"wvpk":
            return
        whole = total if total == _UNKNOWN else total | high_total << 32
        yield at, size + 8, version, whole, index | high << 32, samples, flags
        at += size + 8


def _faults(frames: int | None, there: int, last: _Block, length: int) -> Iterator[Fault]:
    if last[0] + last[1] > length:
        yield "truncated", short("wvpk", last[1], length - last[0])
    if frames is not None and there != frames:
        yield "truncated" if there < frames else "malformed", fewer(frames, there)
