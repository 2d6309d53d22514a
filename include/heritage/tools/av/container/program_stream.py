"""MPEG program streams (ISO/IEC 11172-1 and 13818-1; VOB of a DVD): packs and packets one behind the other. Decodes nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from heritage.model import Phrase, phrase

PACK, END, _SYSTEM = 0xBA, 0xB9, 0xBB
_START = b"\0\0\1"
_SOUND = range(0xC0, 0xE0)
_NEAR = 1 << 16
_MOST = 100


@dataclass(slots=True)
class Program:
    """`cut`: what is not whole at the end. `astray`: places where no packet begins. `framed`: all MPEG sound begins with a frame, so
    that a frame without its head, further on, is damage. `beyond`: bytes after the end code."""

    cut: Phrase | None = None
    astray: list[int] = field(default_factory=list)
    framed: bool = False
    beyond: int = 0
    _sounds: dict[int, bool] = field(default_factory=dict)


def is_program(head: bytes) -> bool:
    """By the first pack's start code."""
    return head[:4] == _START + bytes((PACK,))


def read(path: Path) -> Program:
    """Walks the file from start code to start code."""
    found, length, at = Program(), path.stat().st_size, 0
    with path.open("rb", buffering=1 << 16) as stream:
        while at < length and len(found.astray) < _MOST and not found.cut:
            stream.seek(at)
            head = stream.read(64)
            if head[:3] != _START or len(head) < 4 or head[3] < END:
                at = _following(stream, at, head, length, found)
            elif head[3] == END:
                found.beyond, at = _behind(stream, at + 4, length)
            else:
                at = _packet(head, at, length, found)
    found.framed = bool(found._sounds) and all(found._sounds.values())
    return found


def _packet(head: bytes, at: int, length: int, found: Program) -> int:
    """Where the packet ends."""
    if head[3] == PACK:
        size = 12 if head[4:5] and head[4] >> 4 == 2 else 14 + (head[13] & 7 if len(head) > 13 else 0)
    else:
        size = 6 + int.from_bytes(head[4:6], "big")
    if at + size > length:
        found.cut = phrase("packet-cut", bytes=length - at, promised=size)
    if head[3] in _SOUND and head[3] not in found._sounds:
        payload = head[_payload(head) :]
        found._sounds[head[3]] = payload[:1] == b"\xff" and payload[1:2] >= b"\xe0"
    return at + size


def _payload(head: bytes) -> int:
    """Where the sound of a packet begins, behind its stamps."""
    if head[6] >> 6 == 2:
        return 9 + head[8]
    at = 6
    while at < len(head) - 2 and head[at] == 0xFF:
        at += 1
    at += 2 if head[at] >> 6 == 1 else 0
    return at + {2: 5, 3: 10}.get(head[at] >> 4 if at < len(head) else 0, 1)


def _following(stream: BinaryIO, at: int, head: bytes, length: int, found: Program) -> int:
    """The next pack within 64 KiB, or the end; zeros between packets are padding."""
    stream.seek(at)
    raw = stream.read(_NEAR)
    place = raw.find(_START + bytes((PACK,)), 1)
    between = raw if place < 0 else raw[:place]
    if between.strip(b"\0"):
        found.astray.append(at)
    return at + (len(raw) if place < 0 else place)


def _behind(stream: BinaryIO, at: int, length: int) -> tuple[int, int]:
    """Bytes behind an end code, unless programs were put together."""
    stream.seek(at)
    place = stream.read(_NEAR).find(_START + bytes((PACK,)))
    return (0, at + place) if place >= 0 else (length - at, length)
