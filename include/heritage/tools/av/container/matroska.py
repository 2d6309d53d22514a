"""Matroska's own checksums (RFC 9559, 6.2 and RFC 8794, 11.3.1): does each part's CRC-32 fit its content? Decodes nothing.

MediaConch and ffmpeg do not compute those of clusters (tested: a changed byte of PCM passes both), and PCM has no other sum.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from heritage.model import Phrase, phrase

_EBML, _SEGMENT, _INFO, _CLUSTER, _CRC = 0x1A45DFA3, 0x18538067, 0x1549A966, 0x1F43B675, 0xBF
_SCALE, _TIME = 0x2AD7B1, 0xE7
_NAMES = {
    _INFO: "Info", _CLUSTER: "Cluster", 0x1654AE6B: "Tracks", 0x1C53BB6B: "Cues", 0x1254C367: "Tags", 0x1043A770: "Chapters",
    0x1941A469: "Attachments", 0x114D9B74: "SeekHead",
}  # fmt: skip
_MOST_SMALL = 1 << 16
"""Bytes read of a part to find its time or its scale."""


SOUND = frozenset({
    "flac", "aac", "ac3", "eac3", "mp2", "mp3", "opus", "vorbis", "alac", "dts", "truehd", "wavpack", "tta", "pcm_s16le",
    "pcm_s24le", "pcm_s32le", "pcm_u8", "pcm_s16be", "pcm_s24be", "pcm_s32be", "pcm_f32le", "pcm_f64le",
})  # fmt: skip
"""Sound that Matroska takes as it is."""

CAPTIONS = frozenset(
    {"subrip", "ass", "ssa", "text", "webvtt", "dvd_subtitle", "dvb_subtitle", "hdmv_pgs_subtitle", "mov_text"}
)
"""Captions that Matroska takes; QuickTime's timed text as SubRip: its words and times."""


def without_place(captions: Sequence[str], data: Sequence[str], covers: Sequence[str], chapters: bool) -> list[str]:
    """What ffmpeg cannot put into Matroska as it is (608 captions, ancillary data, cover pictures): a master would lose it.
    Timecode becomes a tag; QuickTime's text track of chapters becomes chapters."""
    known = {"tmcd", *({"text"} if chapters else set())}
    return [*covers, *(c for c in captions if c not in CAPTIONS), *(d for d in data if d not in known)]


def is_matroska(head: bytes) -> bool:
    """By the first four bytes."""
    return head[:4] == _EBML.to_bytes(4, "big")


def unfit(path: Path) -> Iterator[tuple[float | None, Phrase]]:
    """(seconds or None, what) of each part of the segment whose CRC-32 does not fit. Parts without one are not told; a file that
    ends early is somebody else's finding."""
    length, scale = path.stat().st_size, 1_000_000
    with path.open("rb") as stream:
        for kind, start, size in _parts(stream, length):
            head = _read(stream, start, min(size, _MOST_SMALL))
            scale = _number(head, _SCALE) or scale if kind == _INFO else scale
            if head[:2] == bytes((_CRC, 0x84)) and not _fits(stream, start, size, head[2:6]):
                time = _number(head, _TIME) if kind == _CLUSTER else None
                at = None if time is None else round(time * scale / 1e9, 3)
                yield at, phrase("crc-unfit", element=_NAMES.get(kind, f"{kind:x}"))


def _parts(stream: BinaryIO, length: int) -> Iterator[tuple[int, int, int]]:
    """(id, start of the content, its size) of the segment's elements that are there whole."""
    at = 0
    while at < length:
        kind, size, start = element(stream, at)
        if not kind or (size is None and kind != _SEGMENT):
            return
        if kind == _SEGMENT:
            at = start
            continue
        if size is None or start + size > length:
            return
        if kind in _NAMES:
            yield kind, start, size
        at = start + size


def element(stream: BinaryIO, at: int) -> tuple[int, int | None, int]:
    """(id, size, start of the content); id 0 for what is no element, size None for an unknown one."""
    head = _read(stream, at, 12)
    if not head or not head[0]:
        return 0, None, at
    wide = 9 - head[0].bit_length()
    rest = head[wide:]
    if wide > 4 or not rest or not rest[0]:
        return 0, None, at
    long = 9 - rest[0].bit_length()
    size = int.from_bytes(rest[:long], "big") & (1 << 7 * long) - 1
    known = None if size == (1 << 7 * long) - 1 else size
    return int.from_bytes(head[:wide], "big"), known, at + wide + long


def _number(content: bytes, wanted: int) -> int | None:
    """The first unsigned number of that id among an element's children."""
    at, name = 0, wanted.to_bytes((wanted.bit_length() + 7) // 8, "big")
    while at < len(content) - 2:
        wide = 9 - content[at].bit_length() if content[at] else 9
        size_at = at + wide
        if size_at >= len(content) or not content[size_at]:
            return None
        long = 9 - content[size_at].bit_length()
        size = int.from_bytes(content[size_at : size_at + long], "big") & (1 << 7 * long) - 1
        start = size_at + long
        if content[at:size_at] == name:
            return int.from_bytes(content[start : start + size], "big")
        at = start + size
    return None


def _fits(stream: BinaryIO, start: int, size: int, wanted: bytes) -> bool:
    """The CRC-32 stands in the first six bytes, little-endian, and is of all that follows them."""
    stream.seek(start + 6)
    left, found = size - 6, 0
    while left > 0 and (block := stream.read(min(left, 1 << 20))):
        found = zlib.crc32(block, found)
        left -= len(block)
    return found.to_bytes(4, "little") == wanted


def _read(stream: BinaryIO, at: int, size: int) -> bytes:
    stream.seek(at)
    return stream.read(size)
