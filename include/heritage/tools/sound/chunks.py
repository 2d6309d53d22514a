"""Walks the chunks of RIFF, RIFX, RF64 and IFF (AIFF) files: a name of four letters, a size, the content, a byte to make it even.

A missing padding byte and bytes after the last chunk are no damage: they are said, and the walk goes on where the next chunk is.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from heritage.tools.sound.stored import Fault, after, beyond, short

MOST_CHUNKS = 10_000
OPEN = 0xFFFFFFFF
"""What a program that cannot go back leaves as a size; others leave 0."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Where a chunk's content lies. `size`: as its header (or ds64) says; `there`: bytes that the file really has of it."""

    name: bytes
    start: int
    size: int
    there: int

    @property
    def shown(self) -> str:
        return self.name.decode("ascii", "replace").strip()


@dataclass(slots=True)
class Walk:
    """One reading of the chunk headers. `end`: where the outer size says that the file ends (0: left open). `holds`: the chunk
    that has the samples. `sized` may give a chunk another size than its header (ds64, an open one)."""

    stream: BinaryIO
    length: int
    order: str
    end: int
    holds: bytes
    outer: str
    sized: Callable[[bytes, int, int], int] = field(default=lambda _name, size, _at: size)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    outside: int = 0
    cut: int = 0
    _found: bool = False

    def chunks(self, at: int = 12) -> Iterator[Chunk]:
        count = 0
        while at + 8 <= self.length and count < MOST_CHUNKS and not (self._found and 0 < self.end <= at):
            name, size = self._head(at)
            if not sensible(name):
                self._strange(name, at)
                break
            chunk = Chunk(name, at + 8, size, min(size, self.length - at - 8))
            self._found = self._found or name == self.holds
            if chunk.there < size:
                self.cut += size - chunk.there
                self.faults.append(("truncated", short(chunk.shown, size, chunk.there)))
            yield chunk
            at, count = self._next(chunk), count + 1
        self._ended(at)

    def _head(self, at: int) -> tuple[bytes, int]:
        self.stream.seek(at)
        name, size = struct.unpack(f"{self.order}4sI", self.stream.read(8))
        return name, self.sized(name, size, at + 8)

    def _next(self, chunk: Chunk) -> int:
        """Behind the padding byte; behind the content when only there a chunk begins that has room in the file."""
        bare = chunk.start + chunk.size
        padded = bare + chunk.size % 2
        if bare != padded and not self._fits(padded) and self._fits(bare):
            self.notes.append(f"the padding byte after the {chunk.shown} chunk is missing")
            return bare
        return padded

    def _fits(self, at: int) -> bool:
        if at + 8 > self.length:
            return False
        name, size = self._head(at)
        return sensible(name) and at + 8 + size <= self.length

    def _strange(self, name: bytes, at: int) -> None:
        """Before the samples it is damage; behind them it is only said."""
        text = f"no chunk where one should begin: {name!r} at byte {at}"
        if self._found and not self.cut:
            if any(name) and not (self.end and at >= self.end):
                self.notes.append(text)
        else:
            self.faults.append(("malformed", text))

    def _ended(self, at: int) -> None:
        rest = self.length - at
        if rest > 0 and self._found:
            self.outside = rest
            self.notes.append(after(rest, self.outer))
        if self.cut or not self.end or self.end in (at, at - 1, self.length):
            return
        if self.end > self.length:
            self.cut += self.end - self.length
            self.faults.append(("truncated", beyond(self.end, self.length)))
        elif self.end < at - 1:
            self.faults.append(("malformed", beyond(self.end, self.length)))


def sensible(name: bytes) -> bool:
    """Whether these four bytes can be a chunk's name."""
    return len(name) == 4 and all(32 <= byte < 127 for byte in name)
