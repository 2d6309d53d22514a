"""FLAC's metadata blocks (RFC 9639, section 8), checked one by one: `flac -t` passes most spoilt ones. Frames are ffmpeg's work.

Also behind an ID3v2 tag, where tagging programs leave it, and in Ogg, where a packet holds each block."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from heritage.errors import SourceUnreadable
from heritage.model import Phrase, phrase
from heritage.tools.av.sound import flac_frame, frames
from heritage.tools.av.sound.stored import after

_NAMES = ("STREAMINFO", "PADDING", "APPLICATION", "SEEKTABLE", "VORBIS_COMMENT", "CUESHEET", "PICTURE")
_MOST = 1 << 24
"""Bytes of one block: its length field has 24 bits."""


@dataclass(frozen=True, slots=True)
class Flac:
    """`md5`: of the unencoded samples, little-endian, hex; "" when the encoder did not set it. `faults`: about the
    metadata; `broken`: about STREAMINFO, without which nothing can be trusted."""

    block_sizes: tuple[int, int]
    rate: int
    channels: int
    bits: int
    samples: int
    md5: str
    comments: tuple[str, ...] = ()
    faults: tuple[Phrase, ...] = ()
    broken: tuple[Phrase, ...] = field(default=())
    notes: tuple[Phrase, ...] = ()
    outside: int = 0
    """Bytes before and behind, which are no part of it."""


_ZEROS = 64
"""Zeros at the end that no frame ends in: its last two bytes are a checksum, and its samples are coded."""

_OGG = b"\x7fFLAC\x01"
_TAGS = 1 << 20
"""Bytes at the end in which APE and ID3v1 tags are looked for."""


def begins(path: Path) -> int | None:
    """Where fLaC stands: at the start, or behind ID3v2 tags; None for what is no FLAC file."""
    with path.open("rb") as stream:
        at = 0
        while (head := stream.read(10))[:3] == b"ID3" and len(head) == 10:
            at += frames.id3v2(head)
            stream.seek(at)
    return at if head[:4] == b"fLaC" else None


def read(path: Path) -> Flac:
    """The metadata before the first frame. Raises SourceUnreadable when it is no FLAC file or has no STREAMINFO."""
    start = begins(path)
    if start is None:
        raise SourceUnreadable(phrase("flac-none"))
    with path.open("rb") as stream:
        stream.seek(start + 4)
        blocks, faults = list[tuple[int, bytes]](), list[Phrase]()
        while True:
            head = stream.read(4)
            if len(head) < 4:
                faults.append(phrase("flac-head-cut"))
                break
            length = int.from_bytes(head[1:], "big")
            content = stream.read(length)
            blocks.append((head[0] & 0x7F, content))
            if len(content) < length:
                faults.append(phrase("flac-block-short", block=_name(head[0]), bytes=len(content), promised=length))
            if head[0] & 0x80 or len(content) < length:
                break
        first = stream.read(flac_frame.MOST)
        if first[:1] not in (b"\xff", b""):
            faults.append(phrase("flac-no-frame"))
    found = _read(blocks, faults)
    differ = tuple(flac_frame.differences(first, found.rate, found.channels, found.bits))
    return _around(replace(found, broken=found.broken + differ), path, start)


def _around(found: Flac, path: Path, start: int) -> Flac:
    """With what stands before and behind it."""
    with path.open("rb") as stream:
        stream.seek(max(path.stat().st_size - _TAGS, 0))
        end = stream.read()
    tags = frames.trailer(end)
    zeros = len(end) - tags - len(end[: len(end) - tags].rstrip(b"\0"))
    notes = [phrase("tag-before", bytes=start)] if start else []
    notes += [phrase("tag-behind", bytes=tags)] if tags else []
    notes += [after(zeros, "last-frame")] if zeros >= _ZEROS else []
    notes += [] if found.samples else [phrase("samples-uncounted")]
    return replace(found, notes=tuple(notes), outside=start + tags)


def in_ogg(path: Path) -> Flac | None:
    """What STREAMINFO says in the first packet of an Ogg; None for other codecs."""
    with path.open("rb") as stream:
        head = stream.read(256)
    at = head.find(_OGG)
    if not head.startswith(b"OggS") or at < 0 or head[at + 9 : at + 13] != b"fLaC":
        return None
    return _read([(head[at + 13] & 0x7F, head[at + 17 : at + 51])], [])


def _name(kind: int) -> str:
    kind &= 0x7F
    return _NAMES[kind] if kind < len(_NAMES) else f"reserved ({kind})"


def _read(blocks: Sequence[tuple[int, bytes]], faults: list[Phrase]) -> Flac:
    if not blocks or blocks[0][0] != 0 or len(blocks[0][1]) != 34:
        raise SourceUnreadable(phrase("flac-no-streaminfo"))
    info = blocks[0][1]
    least, most = struct.unpack(">HH", info[:4])
    packed = int.from_bytes(info[10:18], "big")
    rate, channels = packed >> 44, (packed >> 41 & 7) + 1
    bits, samples = (packed >> 36 & 31) + 1, packed & (1 << 36) - 1
    comments: list[str] = []
    for kind, content in blocks[1:]:
        faults += _block_faults(kind, content, comments)
    broken = [] if 16 <= least <= most and rate and bits >= 4 else [phrase("streaminfo-impossible")]
    md5 = info[18:34].hex() if any(info[18:34]) else ""
    return Flac((least, most), rate, channels, bits, samples, md5, tuple(comments), tuple(faults), tuple(broken))


def _block_faults(kind: int, content: bytes, comments: list[str]) -> Iterator[Phrase]:
    if kind == 0:
        yield phrase("streaminfo-second")
    elif kind == 1 and any(content):
        yield phrase("flac-padding")
    elif kind == 3 and len(content) % 18:
        yield phrase("flac-seektable", bytes=len(content))
    elif kind == 4:
        yield from _comment_faults(content, comments)
    elif kind == 6:
        yield from _picture_faults(content)
    elif kind >= len(_NAMES):
        yield phrase("flac-reserved", kind=kind)


def _comment_faults(content: bytes, comments: list[str]) -> Iterator[Phrase]:
    """A Vorbis comment: vendor, count, then `NAME=value` in UTF-8, each with its length before it, little-endian."""
    place, count = 0, -1
    while count != len(comments):
        size = int.from_bytes(content[place : place + 4], "little")
        if place + 4 + size > len(content):
            yield phrase("flac-comment-long", entry=len(comments) + 1) if count >= 0 else phrase("flac-vendor-long")
            return
        raw, place = content[place + 4 : place + 4 + size], place + 4 + size
        if count < 0:
            count, place = int.from_bytes(content[place : place + 4], "little"), place + 4
            continue
        text = raw.decode("utf-8", "replace")
        comments.append(text[:2000])
        if "=" not in text or "�" in text:
            yield phrase("flac-comment-odd", entry=len(comments), text=repr(text[:60]))
    if place != len(content):
        yield phrase("flac-comment-spare", bytes=len(content) - place)


def _picture_faults(content: bytes) -> Iterator[Phrase]:
    """PICTURE: kind, then media type and description with their lengths, five numbers, the last the picture's length."""
    place = 4
    for _ in range(2):
        place += 4 + int.from_bytes(content[place : place + 4], "big")
    size = int.from_bytes(content[place + 16 : place + 20], "big")
    if place + 20 + size != len(content):
        yield phrase("flac-picture", bytes=max(len(content) - place - 20, 0), promised=size)
