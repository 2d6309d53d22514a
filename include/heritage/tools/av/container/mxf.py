"""MXF (SMPTE ST 377-1): partitions and essence by their keys alone. Decodes nothing."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from heritage.model import Phrase, phrase

_PARTITION = bytes.fromhex("060e2b34020501010d01020101")
_ESSENCE = bytes.fromhex("060e2b34010201010d010301")
_PICTURE = (0x05, 0x15)
HEADER, BODY, FOOTER = 2, 3, 4


@dataclass(slots=True)
class Mxf:
    """`pictures`: essence elements of pictures (one for a clip that is wrapped as a whole). `cut`: what is not whole."""

    pictures: int = 0
    footer: bool = False
    promised: int = 0
    cut: Phrase | None = None


def is_mxf(head: bytes) -> bool:
    """By the first 13 bytes: a header partition's key."""
    return head.startswith(_PARTITION)


def read(path: Path) -> Mxf:
    """Walks the file from key to key."""
    found, length, at = Mxf(), path.stat().st_size, 0
    with path.open("rb", buffering=1 << 16) as stream:
        while at < length:
            stream.seek(at)
            head = stream.read(25)
            size, start = _length(head, at)
            if size is None or head[:4] != _PARTITION[:4]:
                found.cut = phrase("key-none", at=at) if len(head) > 16 else phrase("key-cut", bytes=len(head))
                return found
            if start + size > length:
                found.cut = phrase("klv-short", bytes=length - start, promised=size)
                return found
            if head.startswith(_PARTITION):
                stream.seek(start)
                _partition(head[13], stream.read(min(size, 64)), found)
            elif head.startswith(_ESSENCE) and head[12] in _PICTURE:
                found.pictures += 1
            at = start + size
    if found.promised and not found.footer:
        found.cut = phrase("footer-none", bytes=length, at=found.promised)
    return found


def _length(head: bytes, at: int) -> tuple[int | None, int]:
    """(size of the value, where it begins); BER."""
    if len(head) < 17:
        return None, at
    first = head[16]
    if first < 0x80:
        return first, at + 17
    wide = first & 0x7F
    if not 1 <= wide <= 8 or len(head) < 17 + wide:
        return None, at
    return int.from_bytes(head[17 : 17 + wide], "big"), at + 17 + wide


def _partition(kind: int, value: bytes, found: Mxf) -> None:
    found.footer = found.footer or kind == FOOTER
    if len(value) >= 32:
        found.promised = found.promised or struct.unpack_from(">Q", value, 24)[0]
