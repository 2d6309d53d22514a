"""Ogg (RFC 3533): pages follow each other to the one that is marked as a stream's last; FLAC inside says its samples and MD5."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from heritage.errors import SourceUnreadable
from heritage.model import phrase
from heritage.tools.av.sound.stored import Fault, Stored, after

_HEAD = struct.Struct("<4sBBQIIIB")
_LAST = 4


@dataclass(frozen=True, slots=True)
class _Page:
    at: int
    end: int
    flags: int
    granule: int
    serial: int


def is_ogg(head: bytes) -> bool:
    """By the first four bytes."""
    return head[:4] == b"OggS"


def read(path: Path) -> Stored:
    """What the pages say: every stream that begins has its last page. Raises SourceUnreadable when it is no Ogg at all."""
    length = path.stat().st_size
    with path.open("rb", buffering=1 << 16) as stream:
        if not is_ogg(stream.read(4)):
            raise SourceUnreadable(phrase("ogg-none"))
        faults, end = _followed(stream, length)
        notes = (after(length - end, "last-page"),) if end < length and not faults else ()
    return Stored("Ogg", faults=tuple(faults), notes=notes, outside=length - end if notes else 0)


def _followed(stream: BinaryIO, length: int) -> tuple[list[Fault], int]:
    """Faults, and where the last page ends."""
    running: set[int] = set()
    end = 0
    for page in _pages(stream, length):
        if page.end > length:
            cut = phrase("last-page-cut", bytes=length - page.at, promised=page.end - page.at)
            return [("truncated", cut)], length
        running.add(page.serial)
        if page.flags & _LAST:
            running.discard(page.serial)
        end = page.end
    return [("truncated", phrase("ogg-open"))] if running else [], end


def _pages(stream: BinaryIO, length: int) -> Iterator[_Page]:
    at = 0
    while at + _HEAD.size <= length:
        stream.seek(at)
        name, _, flags, granule, serial, _, _, segments = _HEAD.unpack(stream.read(_HEAD.size))
        if name != b"OggS":
            return
        end = at + _HEAD.size + segments + sum(stream.read(segments))
        yield _Page(at, end, flags, granule, serial)
        at = end
    if 0 < length - at < _HEAD.size:
        stream.seek(at)
        if stream.read(4) in (b"OggS"[: length - at], b"OggS"):
            yield _Page(at, length + 1, 0, 0, 0)
