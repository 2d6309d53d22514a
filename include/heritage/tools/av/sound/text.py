"""Words in sound files whose encoding nobody wrote down: LIST-INFO, AIFF's texts, ID3v1, bext.

RIFF's default is ISO 8859-1 (a CSET chunk names another code page); programs write UTF-8 all the same, and Windows' 1252.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:
    from heritage.tools.av.sound.chunks import Chunk

MOST = 1 << 20
"""Bytes of a chunk of texts that are read."""

NAMES: Final = {
    "INAM": "title", "IART": "artist", "ICMT": "comment", "ICOP": "copyright", "ICRD": "date", "IGNR": "genre",
    "IPRD": "album", "ILNG": "language", "IKEY": "keywords", "ISBJ": "description", "ISFT": "encoder", "ITRK": "track",
    "IPRT": "track", "IENG": "engineer", "ITCH": "technician", "ISRC": "source", "IMED": "medium", "IARL": "archive",
    "ICMS": "commissioned", "IDIT": "creation_time", "TITL": "title", "IMUS": "composer", "IWRI": "author",
}  # fmt: skip
"""RIFF's INFO → the tag names that the rest of the house knows; others keep their own."""

_CODE_PAGES = {65001: "utf-8", 28591: "iso8859-1", 28592: "iso8859-2", 28595: "iso8859-5", 28605: "iso8859-15",
               10000: "mac_roman", 1200: "utf-16-le", 1201: "utf-16-be", 0: ""}  # fmt: skip


def decoded(raw: bytes, encoding: str = "") -> str:
    """By the encoding that is named, else UTF-8 where it is that, else Windows' 1252, else ISO 8859-1: nothing is lost."""
    for one in (encoding, "utf-8", "cp1252"):
        with suppress(UnicodeDecodeError, LookupError):
            if one:
                return raw.decode(one)
    return raw.decode("latin-1")


def info(stream: BinaryIO, chunks: Sequence[Chunk], order: str) -> dict[str, str]:
    """The texts of all LIST-INFO chunks by tag name; the first of each name counts."""
    encoding = _named(stream, chunks, order)
    found: dict[str, str] = {}
    for chunk in chunks:
        if chunk.name == b"LIST":
            stream.seek(chunk.start)
            content = stream.read(min(chunk.there, MOST))
            if content[:4] == b"INFO":
                for name, raw in _entries(content, order):
                    value = decoded(raw.split(b"\0", 1)[0], encoding).strip()
                    if value:
                        found.setdefault(NAMES.get(name, name), value[:1000])
    return found


def _named(stream: BinaryIO, chunks: Sequence[Chunk], order: str) -> str:
    """The encoding that a CSET chunk names; "" without one."""
    chunk = next((c for c in chunks if c.name == b"CSET" and c.there >= 2), None)
    if chunk is None:
        return ""
    stream.seek(chunk.start)
    page = int(struct.unpack(f"{order}H", stream.read(2))[0])
    return _CODE_PAGES.get(page, f"cp{page}")


def _entries(content: bytes, order: str) -> Iterator[tuple[str, bytes]]:
    at = 4
    while at + 8 <= len(content):
        name, size = struct.unpack(f"{order}4sI", content[at : at + 8])
        yield name.decode("latin-1").strip(), content[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
        if at < len(content) and content[at : at + 1] == b"\0":  # some programs pad to four
            at += 1


def id3v1(path: Path) -> dict[str, str]:
    """The texts of an ID3v1 tag: the last 128 bytes."""
    with path.open("rb") as stream:
        stream.seek(max(path.stat().st_size - 128, 0))
        tag = stream.read(128)
    if tag[:3] != b"TAG" or len(tag) < 128:
        return {}
    places = {"title": tag[3:33], "artist": tag[33:63], "album": tag[63:93], "date": tag[93:97], "comment": tag[97:125]}
    texts = {name: decoded(raw.split(b"\0", 1)[0]).strip() for name, raw in places.items()}
    return {name: text for name, text in texts.items() if text}
