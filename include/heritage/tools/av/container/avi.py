"""AVI (RIFF and OpenDML 1.02): what the headers count, and which chunks are there. Decodes nothing."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from heritage.model import Phrase, phrase
from heritage.tools.av import claims

MOST_HEADER = 16 << 20
"""Bytes of the header list that are read; real ones have some kilobytes."""

MOST_EMPTY = 1000
"""Empty frames whose place is remembered."""


@dataclass(slots=True)
class Stream:
    """`promised`: frames (or blocks of sound) by its header. `chunks`, `size`: those in the file, empty ones among them
    (`empty`, the first at `blanks`); `last_empty`: how many of these stand at the end."""

    kind: str
    promised: int
    rate: float
    chunks: int = 0
    size: int = 0
    empty: int = 0
    last_empty: int = 0
    blanks: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Avi:
    """`names`: chunks and lists of the headers. `all_frames`: OpenDML's count, 0 without. `cut`: what is not whole; `indexed`: an
    index was promised; `index`: it is there. `beyond`: bytes after the last RIFF. `rate`, `frames`: by the
    file's own header."""

    streams: list[Stream] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    all_frames: int = 0
    indexed: bool = False
    index: bool = False
    cut: Phrase | None = None
    beyond: int = 0
    rate: float = 0.0
    frames: int = 0
    fields: int = 0


def is_avi(head: bytes) -> bool:
    """By the first 12 bytes."""
    return head[:4] == b"RIFF" and head[8:12] == b"AVI "


def read(path: Path) -> Avi:
    """Walks all chunks by their heads; a film of an hour has some 200,000. Raises SourceUnreadable for what no film has."""
    found, length = Avi(), path.stat().st_size
    with path.open("rb", buffering=1 << 16) as stream:
        at = 0
        while length - at >= 12:
            stream.seek(at)
            head = stream.read(12)
            if head[:4] != b"RIFF" or head[8:] not in (b"AVI ", b"AVIX"):
                break
            size = int.from_bytes(head[4:8], "little")
            if at + 8 + size > length and not found.cut:
                found.cut = phrase("riff-short", bytes=length - at, promised=size + 8)
            _lists(stream, at + 12, min(at + 8 + size, length) if size else length, found)
            at += 8 + size + size % 2 if size else length
        found.beyond = max(length - at, 0)
    return found


def _chunks(stream: BinaryIO, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """(name, first byte of the content, its size by its own head)."""
    while end - at >= 8:
        stream.seek(at)
        head = stream.read(8)
        size = int.from_bytes(head[4:], "little")
        if len(head) < 8 or not head[:4].strip(b"\0"):
            return
        yield head[:4], at + 8, size
        at += 8 + size + size % 2


def _lists(stream: BinaryIO, at: int, end: int, found: Avi) -> None:
    for name, start, size in _chunks(stream, at, end):
        stream.seek(start)
        kind = stream.read(4) if name == b"LIST" else b""
        if start + size > end and not found.cut:
            shown = (kind or name).decode("latin-1").strip()
            found.cut = phrase("chunk-short", chunk=shown, bytes=max(end - start, 0), promised=size)
        if kind == b"movi":
            _film(stream, start + 4, min(start + size, end) if size else end, found)
            if not size:  # never closed: everything behind it is film
                return
        elif kind == b"hdrl":
            _headers(stream.read(min(size, end - start, MOST_HEADER) - 4), found)
        else:
            found.index = found.index or name == b"idx1"
            found.names.add((kind or name).decode("latin-1"))


def _headers(data: bytes, found: Avi) -> None:
    at = 0
    while len(data) - at >= 8:
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        content = data[at + 8 : at + 8 + size]
        if name == b"LIST":
            found.names.add(content[:4].decode("latin-1"))
            _headers(content[4:], found)
        else:
            found.names.add(name.decode("latin-1"))
            _header(name, content, found)
        at += 8 + size + size % 2


def _header(name: bytes, content: bytes, found: Avi) -> None:
    if name == b"avih" and len(content) >= 20:
        lasting, found.frames = int.from_bytes(content[:4], "little"), int.from_bytes(content[16:20], "little")
        found.rate = 1e6 / lasting if lasting else 0.0
        found.indexed = bool(int.from_bytes(content[12:16], "little") & 0x10)
    elif name == b"strh" and len(content) >= 36:
        scale, rate, _, length = struct.unpack_from("<4I", content, 20)
        claims.tracks(len(found.streams) + 1)
        found.streams.append(Stream(content[:4].decode("latin-1"), length, rate / scale if scale else 0.0))
    elif name == b"strf" and len(content) >= 12 and found.streams and found.streams[-1].kind == "vids":
        width, height = struct.unpack_from("<ii", content, 4)
        claims.frame(abs(width), abs(height))
    elif name == b"dmlh" and len(content) >= 4:
        found.all_frames = int.from_bytes(content[:4], "little")
    elif name == b"vprp" and len(content) >= 36:
        found.fields = int.from_bytes(content[32:36], "little")


def _film(stream: BinaryIO, at: int, end: int, found: Avi) -> None:
    for name, start, size in _chunks(stream, at, end):
        if name == b"LIST":
            _film(stream, start + 4, min(start + size, end), found)
        elif (
            name[:2].isdigit()
            and int(name[:2]) < len(found.streams)
            and name[2:] in (b"db", b"dc", b"wb", b"iv", b"tx")
        ):
            if start + size <= end:
                _counted(found.streams[int(name[:2])], size)
            elif not found.cut:
                found.cut = phrase("frame-short", bytes=end - start, promised=size)


def _counted(one: Stream, size: int) -> None:
    if size:
        one.last_empty = 0
    else:
        one.empty += 1
        one.last_empty += 1
        if len(one.blanks) < MOST_EMPTY:
            one.blanks.append(one.chunks)
    one.chunks += 1
    one.size += size
