"""Writes a Broadcast WAVE from a WAVE or an AIFF: every chunk of the source in its place, the bext completed, samples untouched (an
AIFF's turned to WAVE's byte order by our own reader)."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator
from pathlib import Path

from heritage.errors import ProofFailed, SourceUnreadable
from heritage.model import phrase
from heritage.tools.av import bwf
from heritage.tools.av.sound import aiff, pcm, wave
from heritage.tools.av.sound.bext import Bext, completed
from heritage.tools.av.sound.chunks import Chunk
from heritage.tools.av.sound.stored import LINEAR, Stored
from heritage.tools.av.sound.text import NAMES

_DROPPED = (b"bext", b"ds64", b"JUNK")
"""Ours instead: the extension completed, the 64-bit sizes, and the room kept for them."""

_GUID = bytes.fromhex("000000001000800000aa00389b71")


def fits(stored: Stored) -> bool:
    """Whether a WAVE can hold these samples as they are: linear, in WAVE's own words, at a whole number of hertz."""
    named = (
        stored.coding in LINEAR
        and pcm.reads(stored)
        and not stored.coding.startswith("pcm_u" if _wide(stored) else "-")
    )
    return named and stored.container in ("RIFF", "RF64", "BW64", "AIFF", "AIFF-C") and float(stored.rate).is_integer()


def _wide(stored: Stored) -> bool:
    return stored.frame > stored.channels


def write(source: Path, target: Path, wanted: Bext) -> None:
    """The master under a temporary name. Raises SourceUnreadable for what is neither."""
    with source.open("rb") as stream:
        head = stream.read(12)
    if wave.is_wave(head):
        found = wave.read(source)
        bwf.write(target, list(_from_wave(source, found, completed(found.bext, wanted))), found.form.block)
    elif aiff.is_aiff(head):
        stored = aiff.read(source)
        bwf.write(target, list(_from_aiff(source, stored, wanted)), stored.frame)
    else:
        raise SourceUnreadable(phrase("wave-none", head=repr(head)))


def compare(source: Path, master: Path) -> None:
    """Every chunk of a WAVE is in its master, byte for byte, samples and extension aside (those are proved and said elsewhere).
    Raises ProofFailed."""
    with source.open("rb") as stream:
        if not wave.is_wave(stream.read(12)):
            return
    before, after = _others(source), _others(master)
    if before != after:
        names = ", ".join(sorted({name.decode("latin-1") for name, _ in set(before) ^ set(after)}))
        raise ProofFailed(f"{master.name}: chunks differ from the source's: {names}")


def _others(path: Path) -> list[tuple[bytes, str]]:
    found = [chunk for chunk in wave.read(path).chunks if chunk.name not in (*_DROPPED, b"data")]
    return [(chunk.name, _digest(path, chunk)) for chunk in found]


def _digest(path: Path, chunk: Chunk) -> str:
    running = hashlib.sha256()
    for block in bwf.copied(path, chunk).content():
        running.update(block)
    return running.hexdigest()


def _from_wave(source: Path, found: wave.Wave, bext: Bext) -> Iterator[bwf.Part]:
    yield bwf.part(b"bext", bext.packed())
    yield from (bwf.copied(source, chunk) for chunk in found.chunks if chunk.name not in _DROPPED)


def _from_aiff(source: Path, stored: Stored, bext: Bext) -> Iterator[bwf.Part]:
    """Texts go to LIST-INFO, ID3 stays as it is; what has no place (`stored.lost`) is in the original only."""
    frames = stored.frames or 0
    yield bwf.part(b"bext", bext.packed())
    yield bwf.part(b"fmt ", _form(stored))
    if stored.coding.startswith("pcm_f"):
        yield bwf.part(b"fact", struct.pack("<I", min(frames, 0xFFFFFFFF)))
    yield bwf.Part(b"data", frames * stored.frame, lambda: pcm.little(source, stored))
    if stored.tags:
        yield bwf.part(b"LIST", info(stored.tags))
    for chunk in aiff.chunks(source):
        if chunk.name in (b"ID3 ", b"id3 "):
            yield bwf.Part(b"id3 ", chunk.size, bwf.copied(source, chunk).content)


def _form(stored: Stored) -> bytes:
    """Plain PCM where that says it all; else extensible, which knows valid bits and more than two channels."""
    width, rate = stored.frame // stored.channels, int(stored.rate)
    kind = wave.FLOAT if stored.coding.startswith("pcm_f") else wave.PCM
    numbers = (stored.channels, rate, rate * stored.frame, stored.frame, 8 * width)
    if kind == wave.FLOAT or (stored.channels <= 2 and stored.bits == 8 * width):
        return struct.pack("<HHIIHH", kind, *numbers) + (b"\0\0" if kind == wave.FLOAT else b"")
    extension = struct.pack("<HHI", 22, stored.bits, 0) + struct.pack("<H", kind) + _GUID
    return struct.pack("<HHIIHH", wave.EXTENSIBLE, *numbers) + extension


def info(tags: dict[str, str]) -> bytes:
    """A LIST-INFO chunk: in ISO 8859-1, RIFF's default, where that has all letters; else in UTF-8."""
    letters = "latin-1" if all(ord(c) < 256 for value in tags.values() for c in value) else "utf-8"
    codes = {name: code for code, name in reversed(NAMES.items())}
    content = b"INFO"
    for name, value in tags.items():
        raw = value.encode(letters) + b"\0"
        content += struct.pack("<4sI", codes[name].encode(), len(raw)) + raw + bytes(len(raw) % 2)
    return content
