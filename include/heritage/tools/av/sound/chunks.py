"""Walks the chunks of RIFF, RIFX, RF64 and IFF (AIFF) files: a name of four letters, a size, the content, a byte to make it even.

A missing padding byte and bytes after the last chunk are no damage: they are said, and the walk goes on where the next chunk is.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from heritage.model import Phrase, phrase
from heritage.tools.av.sound.stored import Fault, after, beyond, short

MOST_CHUNKS = 10_000
OPEN = 0xFFFFFFFF
"""What a program that cannot go back leaves as a size; others leave 0."""

_NEAR = 1 << 16
_USUAL = re.compile(
    rb"LIST|bext|id3 |ID3 |cue |iXML|axml|chna|_PMX|smpl|fact|DISP|JUNK|PAD |MARK|NAME|AUTH|ANNO|APPL|COMT"
)


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
    notes: list[Phrase] = field(default_factory=list)
    outside: int = 0
    cut: int = 0
    _found: bool = False

    def chunks(self, at: int = 12) -> Iterator[Chunk]:
        count = 0
        while at + 8 <= self.length and count < MOST_CHUNKS and not (self._found and 0 < self.end <= at):
            name, size = self._head(at)
            if not sensible(name):
                following = self._strange(name, at)
                if following:
                    at = following
                    continue
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
            self.notes.append(phrase("padding-none", chunk=chunk.shown))
            return bare
        return padded

    def _fits(self, at: int) -> bool:
        if at + 8 > self.length:
            return False
        name, size = self._head(at)
        return sensible(name) and at + 8 + size <= self.length

    def _strange(self, name: bytes, at: int) -> int:
        """Where the chunks go on; 0 when they do not. Behind the samples, stray bytes between chunks are only said; where the outer
        size says that something belongs there and none of it is a chunk, the sizes contradict each other."""
        strange = phrase("chunk-strange", name=repr(name), at=at)
        following = self._later(at) if self._found and not self.cut else 0
        if following:
            self.notes.append(strange)
        elif not self._found or self.cut or (at < self.end <= self.length and self._filled(at)):
            self.faults.append(("malformed", strange))
        return following

    def _later(self, at: int) -> int:
        """The next chunk of a usual name that has room in the file, within 64 KiB."""
        self.stream.seek(at)
        found = _USUAL.finditer(self.stream.read(_NEAR))
        return next((at + one.start() for one in found if self._fits(at + one.start())), 0)

    def _filled(self, at: int) -> bool:
        """More than zeros, which programs write to make room."""
        self.stream.seek(at)
        return any(self.stream.read(min(self.end - at, _NEAR)))

    def _ended(self, at: int) -> None:
        rest = self.length - at
        if rest > 0 and self._found:
            self.outside = rest
            self.notes.append(after(rest, self.outer))
        if self.cut or not self.end or self.end in (at, at - 1, self.length):
            return
        if self.end <= self.length + 8 and self.end > self.length == at and self._found:
            self.notes.append(
                beyond(self.end, self.length)
            )  # the first eight bytes, or a padding byte, counted with the rest
        elif self.end > self.length:
            self.cut += self.end - self.length
            self.faults.append(("truncated", beyond(self.end, self.length)))
        elif self.end < at - 1:
            self.faults.append(("malformed", beyond(self.end, self.length)))


def sensible(name: bytes) -> bool:
    """Whether these four bytes can be a chunk's name."""
    return len(name) == 4 and all(32 <= byte < 127 for byte in name)
