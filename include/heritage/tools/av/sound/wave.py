"""WAVE, Broadcast WAVE, RF64, BW64 and RIFX: the chunks of a file, checked against each other and its length.

EBU Tech 3285 (bext), EBU Tech 3306 and ITU-R BS.2088 (64-bit sizes), Microsoft's WAVEFORMATEXTENSIBLE (valid bits).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from heritage.errors import SourceUnreadable
from heritage.model import Phrase, phrase
from heritage.tools.av.sound import text
from heritage.tools.av.sound.bext import BEXT, LEAST, MOST_TEXT, Bext, unpacked
from heritage.tools.av.sound.chunks import OPEN, Chunk, Walk
from heritage.tools.av.sound.stored import Fault, Stored, left_open, linear, no_chunk, within

FAMILIES = (b"RIFF", b"RF64", b"BW64", b"RIFX")
PCM, FLOAT, ALAW, MULAW, EXTENSIBLE = 1, 3, 6, 7, 0xFFFE
_OURS = frozenset({b"bext", b"ds64", b"JUNK", b"data", b"fmt ", b"PAD ", b"FLLR"})


@dataclass(frozen=True, slots=True)
class Form:
    """The fmt chunk. `coding`: 1 PCM, 3 float, else a codec; `valid`: bits of a sample that carry something."""

    coding: int = 0
    channels: int = 0
    rate: int = 0
    per_second: int = 0
    block: int = 0
    bits: int = 0
    valid: int = 0
    extensible: bool = False


@dataclass(frozen=True, slots=True)
class Wave:
    """A WAVE file's structure. `faults`: what is wrong with it, in the order found; `notes`: what is odd and harmless; `cut`:
    bytes that it should have and has not (0 for a whole one); `outside`: bytes that belong to no chunk."""

    family: str
    chunks: tuple[Chunk, ...]
    form: Form
    faults: tuple[Fault, ...]
    notes: tuple[Phrase, ...]
    cut: int
    outside: int
    bext: Bext | None
    tags: dict[str, str]

    def chunk(self, name: bytes) -> Chunk | None:
        return next((chunk for chunk in self.chunks if chunk.name == name), None)

    @property
    def stored(self) -> Stored:
        """What the header says of the samples."""
        data, form = self.chunk(b"data"), self.form
        frame = form.block if form.coding in (PCM, FLOAT, ALAW, MULAW) else 0
        there = data.there if data else 0
        return Stored(
            self.family, self._coding(), form.channels, form.rate, form.valid or form.bits, frame,
            there // frame if frame else None, data.start if data else 0, there, self.faults, self.notes, self.tags,
            ("bext",) * (sum(c.name == b"bext" for c in self.chunks) - (self.bext is not None)), self.outside,
        )  # fmt: skip

    def _coding(self) -> str:
        form = self.form
        if form.coding in (ALAW, MULAW):
            return "pcm_alaw" if form.coding == ALAW else "pcm_mulaw"
        if form.coding not in (PCM, FLOAT) or not form.channels:
            return ""
        width = form.block // form.channels
        kind = "f" if form.coding == FLOAT else "u" if width == 1 else "s"
        return linear(kind, width, big=self.family == "RIFX") or "unknown"


def is_wave(head: bytes) -> bool:
    """By the first twelve bytes."""
    return head[:4] in FAMILIES and head[8:12] == b"WAVE"


def read(path: Path) -> Wave:
    """The file's chunks, checked against each other and its length. Raises SourceUnreadable when it is no WAVE at all."""
    length = path.stat().st_size
    with path.open("rb") as stream:
        head = stream.read(12)
        if not is_wave(head):
            raise SourceUnreadable(phrase("wave-none", head=repr(head)))
        return _Reading(stream, length, head).done()


class _Reading:
    """One reading of a WAVE file."""

    def __init__(self, stream: BinaryIO, length: int, head: bytes) -> None:
        self._stream, self._family = stream, head[:4]
        self._order = ">" if self._family == b"RIFX" else "<"
        said: int = struct.unpack(f"{self._order}I", head[4:8])[0]
        self._open = said in (0, OPEN) and self._family in (b"RIFF", b"RIFX")
        end = 0 if said in (0, OPEN) else said + 8
        self._data64 = 0
        self._walk = Walk(stream, length, self._order, end, b"data", "RIFF", self._sized)

    def _sized(self, name: bytes, size: int, at: int) -> int:
        if name == b"ds64":
            content = self._stream.read(24)
            if len(content) == 24:
                riff, self._data64 = struct.unpack("<QQ", content[:16])
                self._walk.end = self._walk.end or riff + 8
        elif name == b"data" and size == OPEN and self._family not in (b"RIFF", b"RIFX"):
            return self._data64
        elif name == b"data" and (size == OPEN or (size == 0 and self._open)):
            return self._walk.length - at
        return size

    def done(self) -> Wave:
        chunks = tuple(self._walk.chunks())
        faults = self._walk.faults
        form = self._form(chunks)
        faults += self._data(chunks, form)
        said, tags = self._bext(chunks), text.info(self._stream, chunks, self._order)
        notes = [*self._walk.notes, *self._left_open(chunks), *oddities(form)]
        return Wave(
            self._family.decode(), chunks, form, tuple(faults), tuple(notes), self._walk.cut, self._walk.outside, said, tags,
        )  # fmt: skip

    def _left_open(self, chunks: Sequence[Chunk]) -> Iterator[Phrase]:
        data = next((chunk for chunk in chunks if chunk.name == b"data"), None)
        if self._open and data and data.start + data.size == self._walk.length:
            yield left_open("data")

    def _data(self, chunks: Sequence[Chunk], form: Form) -> Iterator[Fault]:
        data = [chunk for chunk in chunks if chunk.name == b"data"]
        if not data:
            yield "malformed", no_chunk("data")
        elif len(data) > 1:
            yield "malformed", phrase("data-chunks", chunks=len(data))
        elif form.coding in (PCM, FLOAT) and form.block and data[0].there % form.block and not self._walk.cut:
            kind = "truncated" if self._open else "malformed"
            yield kind, within(data[0].there, form.block)

    def _form(self, chunks: Sequence[Chunk]) -> Form:
        said = [chunk for chunk in chunks if chunk.name == b"fmt "]
        found = said[0] if said else None
        if len(said) > 1:
            self._walk.faults.append(("malformed", phrase("fmt-chunks", chunks=len(said))))
        if found is None or found.there < 16:
            fault = no_chunk("fmt") if found is None else phrase("fmt-short", bytes=found.size)
            self._walk.faults.append(("malformed", fault))
            return Form()
        self._stream.seek(found.start)
        form = format_of(self._stream.read(min(found.there, 40)), self._order)
        self._walk.faults += contradictions(form)
        return form

    def _bext(self, chunks: Sequence[Chunk]) -> Bext | None:
        found = next((chunk for chunk in chunks if chunk.name == b"bext"), None)
        if found is None:
            return None
        if found.there < BEXT.size:
            self._walk.notes.append(phrase("bext-short", bytes=found.there, least=BEXT.size))
        if not LEAST <= found.there <= MOST_TEXT or self._order == ">":
            return None
        self._stream.seek(found.start)
        return unpacked(self._stream.read(found.there))


def format_of(content: bytes, order: str = "<") -> Form:
    """A WAVEFORMATEX of 16 bytes or more; of an extensible one the codec that it stands for, and its valid bits."""
    coding, channels, rate, per_second, block, bits = struct.unpack(f"{order}HHIIHH", content[:16])
    valid, wide = bits, coding == EXTENSIBLE and len(content) >= 26
    if wide:
        valid, coding = struct.unpack(f"{order}H", content[18:20])[0] or bits, _sub_format(content[24:40], order)
    return Form(coding, channels, rate, per_second, block, bits, valid, wide)


def _sub_format(guid: bytes, order: str) -> int:
    return int(struct.unpack(f"{order}H", guid[:2])[0])


def contradictions(form: Form) -> Iterator[Fault]:
    """What the numbers of a fmt chunk say against each other, for samples that are numbers."""
    if form.coding not in (PCM, FLOAT, ALAW, MULAW):
        return
    wanted = form.channels * -(-form.bits // 8)
    if form.block != wanted or not wanted or form.valid > form.bits:
        said = {"channels": form.channels, "bits": form.bits, "frame": form.block}
        yield "malformed", phrase("frame-bytes", **said, wanted=wanted)
    elif form.per_second not in (0, form.rate * form.block):
        yield "malformed", phrase("bytes-per-second", rate=form.rate, frame=form.block, promised=form.per_second)


def oddities(form: Form) -> Iterator[Phrase]:
    """A number that was left out, and that the others make."""
    if form.coding in (PCM, FLOAT, ALAW, MULAW) and form.rate and not form.per_second:
        yield phrase("bytes-per-second-none", bytes=form.rate * form.block)


def others(wave: Wave) -> tuple[Chunk, ...]:
    """The chunks that only a copy as WAVE has a place for."""
    return tuple(chunk for chunk in wave.chunks if chunk.name not in _OURS)
