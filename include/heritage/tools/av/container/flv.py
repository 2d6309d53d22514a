"""FLV (Adobe's specification, 10): tags one behind the other, each followed by its own length, and the file's length in the first."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from heritage.model import Phrase, phrase

_SIZE = b"\0\x08filesize\0"
_TAG = 11
_SOUND, _FILM, _SCRIPT = 8, 9, 18
_MOST = 1 << 20
"""Bytes of a script tag that are read."""


@dataclass(slots=True)
class Flv:
    """`promised`: bytes of the whole file, as onMetaData says (0: it does not). `cut`: what is not whole. `astray`: where a tag's
    length is not what stands behind it. `beyond`: bytes behind the last tag."""

    promised: int = 0
    cut: Phrase | None = None
    astray: int = 0
    beyond: int = 0


def is_flv(head: bytes) -> bool:
    """By the first three bytes."""
    return head[:3] == b"FLV"


def read(path: Path) -> Flv:
    """Walks the tags."""
    found, length = Flv(), path.stat().st_size
    with path.open("rb", buffering=1 << 16) as stream:
        at = int.from_bytes(stream.read(9)[5:9], "big") + 4
        while at < length:
            stream.seek(at)
            head = stream.read(_TAG)
            size = int.from_bytes(head[1:4], "big")
            if len(head) < _TAG or at + _TAG + size > length:
                found.cut = phrase("tag-short", bytes=length - at, promised=_TAG + size)
                break
            if head[0] & 0x1F not in (_SOUND, _FILM, _SCRIPT):
                found.beyond = length - at
                break
            content = stream.read(min(size, _MOST)) if head[0] == _SCRIPT and not found.promised else b""
            found.promised = found.promised or _filesize(content)
            stream.seek(at + _TAG + size)
            found.astray += stream.read(4) not in (
                b"",
                struct.pack(">I", _TAG + size),
                struct.pack(">I", size),
                bytes(4),
            )
            at += _TAG + size + 4
    return found


def _filesize(script: bytes) -> int:
    at = script.find(_SIZE)
    if at < 0 or at + len(_SIZE) + 8 > len(script):
        return 0
    said = float(struct.unpack(">d", script[at + len(_SIZE) : at + len(_SIZE) + 8])[0])
    return int(said) if 0 <= said < 2**62 else 0
