"""ASF (WMA, WMV): the header says how long the whole file is."""

from __future__ import annotations

import struct
from pathlib import Path

from heritage.tools.av.sound.stored import Stored, beyond

_HEADER = bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c")
_PROPERTIES = bytes.fromhex("a1dcab8c47a9cf118ee400c00c205365")
_LIVE = 1
_MOST = 1 << 20


def is_asf(head: bytes) -> bool:
    """By the first twelve bytes."""
    return head[:12] == _HEADER[:12]


def read(path: Path) -> Stored:
    """The file properties' size against the file's length; what was recorded from the air does not say it."""
    length = path.stat().st_size
    with path.open("rb") as stream:
        header = stream.read(_MOST)
    at = header.find(_PROPERTIES)
    if at < 0 or at + 92 > len(header):
        return Stored("ASF")
    said, flags = struct.unpack("<Q", header[at + 40 : at + 48])[0], struct.unpack("<I", header[at + 88 : at + 92])[0]
    return Stored("ASF", faults=(("truncated", beyond(said, length)),) if said > length and not flags & _LIVE else ())
