"""Sony's Wave64: WAVE with 16-byte names and 64-bit sizes that count their own head."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from heritage.errors import SourceUnreadable
from heritage.model import phrase
from heritage.tools.av.sound.chunks import MOST_CHUNKS, Chunk
from heritage.tools.av.sound.stored import Fault, Stored, after, beyond, linear, no_chunk, short, within
from heritage.tools.av.sound.wave import ALAW, FLOAT, MULAW, PCM, Form, contradictions, format_of

_RIFF = bytes.fromhex("726966662e91cf11a5d628db04c10000")
_TAIL = bytes.fromhex("f3acd3118cd100c04f8edb8a")
_HEAD = 24


def is_wave64(head: bytes) -> bool:
    """By the first twelve bytes."""
    return head[:12] == _RIFF[:12]


def read(path: Path) -> Stored:
    """What the chunks say, against each other and the file's length. Raises SourceUnreadable when it is no Wave64 at all."""
    length = path.stat().st_size
    with path.open("rb") as stream:
        head = stream.read(40)
        if len(head) < 40 or head[:16] != _RIFF:
            raise SourceUnreadable(phrase("wave64-none"))
        found = list(_chunks(stream, length))
        form = _form(stream, found)
    said = int(struct.unpack("<Q", head[16:24])[0])
    data = next((c for c in found if c.name == b"data"), None)
    there, frame = data.there if data else 0, form.block
    end = found[-1].start + found[-1].there if found else 40
    outside = max(length - end - 7, 0)
    return Stored(
        "Wave64", _codec(form), form.channels, form.rate, form.valid or form.bits, frame,
        there // frame if frame and form.coding in (PCM, FLOAT, ALAW, MULAW) else None, data.start if data else 0, there,
        tuple(_faults(form, found, said, length)), (after(length - end, "RIFF"),) if outside else (), {}, (), outside,
    )  # fmt: skip


def _codec(form: Form) -> str:
    if form.coding in (ALAW, MULAW):
        return "pcm_alaw" if form.coding == ALAW else "pcm_mulaw"
    if form.coding not in (PCM, FLOAT) or not form.channels:
        return ""
    width = form.block // form.channels
    return linear("f" if form.coding == FLOAT else "u" if width == 1 else "s", width, big=False) or "unknown"


def _chunks(stream: BinaryIO, length: int) -> Iterator[Chunk]:
    at, count = 40, 0
    while at + _HEAD <= length and count < MOST_CHUNKS:
        stream.seek(at)
        name, size = struct.unpack("<16sQ", stream.read(_HEAD))
        if name[4:] != _TAIL or size < _HEAD:
            return
        yield Chunk(name[:4], at + _HEAD, size - _HEAD, min(size - _HEAD, length - at - _HEAD))
        at, count = at + (size + 7) // 8 * 8, count + 1


def _form(stream: BinaryIO, found: list[Chunk]) -> Form:
    chunk = next((c for c in found if c.name == b"fmt " and c.there >= 16), None)
    if chunk is None:
        return Form()
    stream.seek(chunk.start)
    return format_of(stream.read(min(chunk.there, 40)))


def _faults(form: Form, found: list[Chunk], said: int, length: int) -> Iterator[Fault]:
    cut = [chunk for chunk in found if chunk.there < chunk.size]
    yield from (("truncated", short(chunk.shown, chunk.size, chunk.there)) for chunk in cut)
    if said > length and not cut:
        yield "truncated", beyond(said, length)
    names = [chunk.name for chunk in found]
    yield from (("malformed", no_chunk(name.decode().strip())) for name in (b"fmt ", b"data") if name not in names)
    if b"fmt " in names:
        yield from contradictions(form)
    data = next((c for c in found if c.name == b"data"), None)
    if data and form.block and data.there % form.block and not cut:
        yield "malformed", within(data.there, form.block)
