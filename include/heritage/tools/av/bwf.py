"""Writes Broadcast WAVE: the chunks that it is given, one after the other; RF64 above 4 GiB (EBU Tech 3306)."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from heritage.errors import SourceUnreadable
from heritage.model import phrase
from heritage.tools.av.sound.chunks import OPEN, Chunk

RIFF_LIMIT = 0xFFFFFFFF
"""Bytes above which a file is RF64."""


@dataclass(frozen=True, slots=True)
class Part:
    """A chunk to be written: its name, its size, and its content block by block."""

    name: bytes
    size: int
    content: Callable[[], Iterable[bytes]]


def part(name: bytes, content: bytes) -> Part:
    """One that is in memory."""
    return Part(name, len(content), lambda: [content])


def copied(source: Path, chunk: Chunk) -> Part:
    """One that another file has: byte for byte, 1 MiB at a time."""
    return Part(chunk.name, chunk.size, lambda: _blocks(source, chunk))


def _blocks(source: Path, chunk: Chunk) -> Iterator[bytes]:
    with source.open("rb") as stream:
        stream.seek(chunk.start)
        left = chunk.size
        while left:
            block = stream.read(min(left, 1 << 20))
            if not block:
                raise SourceUnreadable(phrase("chunk-early", chunk=repr(chunk.name), bytes=left))
            yield block
            left -= len(block)


def write(target: Path, parts: Sequence[Part], frame: int) -> None:
    """A WAVE of these parts in their order, written from start to end. `frame`: bytes of one sample of every channel."""
    total = 4 + 36 + sum(8 + one.size + one.size % 2 for one in parts)
    data = next(one for one in parts if one.name == b"data")
    with target.open("wb") as out:
        _head(out, total, data.size, data.size // frame if frame else 0)
        for one in parts:
            large = one is data and total > RIFF_LIMIT
            out.write(struct.pack("<4sI", one.name, OPEN if large else one.size))
            for block in one.content():
                out.write(block)
            out.write(bytes(one.size % 2))


def _head(out: BinaryIO, total: int, size: int, frames: int) -> None:
    """RIFF with a JUNK chunk where RF64 has ds64: the same length, so that both are laid out alike."""
    if total > RIFF_LIMIT:
        out.write(struct.pack("<4sI4s4sIQQQI", b"RF64", OPEN, b"WAVE", b"ds64", 28, total, size, frames, 0))
    else:
        out.write(struct.pack("<4sI4s4sI28x", b"RIFF", total, b"WAVE", b"JUNK", 28))
