"""The broadcast extension of a WAVE file (EBU Tech 3285): read for people, and kept byte for byte where nothing is added."""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace

from heritage.tools.av.sound.text import decoded

MOST_TEXT = 1 << 24
"""Bytes of a bext chunk that are read; a real one has a few hundred."""

BEXT = struct.Struct("<256s32s32s10s8sIIH64s5h180s")  # 602 bytes, then CodingHistory
_TEXTS = (("description", 0, 256), ("originator", 256, 32), ("reference", 288, 32), ("date", 320, 10), ("time", 330, 8))
_FIXED = struct.Struct("<IIH64s5h")
_FIXED_AT = 338
LEAST = 348
"""Bytes up to the version: a chunk that has them says all that version 0 knew, whatever room for later fields it leaves out."""


@dataclass(frozen=True, slots=True)
class Bext:
    """Texts end at their first NUL, as the standard wants; `loudness` is kept as the five raw numbers (1/100 units). `raw`: the
    chunk that it was read from."""

    description: str = ""
    originator: str = ""
    reference: str = ""
    date: str = ""  # yyyy-mm-dd
    time: str = ""  # hh:mm:ss
    time_reference: int = 0  # samples since midnight
    version: int = 0
    umid: bytes = bytes(64)
    loudness: tuple[int, ...] = (0, 0, 0, 0, 0)
    history: str = ""
    raw: bytes = b""

    def missing(self) -> list[str]:
        """The fields that EBU R98/R99 want filled and that are empty, as an archivist knows them."""
        wanted = {
            "description": "Description", "originator": "Originator", "reference": "OriginatorReference",
            "date": "OriginationDate", "history": "CodingHistory",
        }  # fmt: skip
        return [shown for name, shown in wanted.items() if not self.says(name)]

    def says(self, name: str) -> bool:
        """Is the field filled with more than a placeholder? Recorders that do not know the day write dashes, zeros or question marks."""
        value: str = getattr(self, name)
        return any(c in "123456789" for c in value) if name == "date" else any(map(str.isalnum, value))

    def packed(self) -> bytes:
        """As the chunk's content: the bytes that it was read from, and only those fields anew that say something else now. Texts
        are cut to what the fields hold."""
        head = bytearray(self.raw[: BEXT.size].ljust(BEXT.size, b"\0"))
        for name, at, width in _TEXTS:
            if getattr(self, name) != _text(bytes(head[at : at + width])):
                head[at : at + width] = getattr(self, name).encode("latin-1", "replace")[:width].ljust(width, b"\0")
        low, high = self.time_reference & 0xFFFFFFFF, self.time_reference >> 32
        _FIXED.pack_into(head, _FIXED_AT, low, high, self.version, self.umid, *self.loudness)
        tail = self.raw[BEXT.size :]
        same = bool(self.raw) and _text(tail) == self.history
        return bytes(head) + (tail if same else self.history.encode("latin-1", "replace"))


def unpacked(content: bytes) -> Bext:
    """A bext chunk's content, `LEAST` bytes or more; what is missing of the fixed fields is empty."""
    content = content.ljust(BEXT.size, b"\0")
    low, high, version, umid, *loudness = _FIXED.unpack_from(content, _FIXED_AT)
    texts = {name: _text(content[at : at + width]) for name, at, width in _TEXTS}
    return Bext(
        **texts,
        time_reference=low | high << 32,
        version=version,
        umid=umid,
        loudness=tuple(loudness),
        history=_text(content[BEXT.size :]),
        raw=content,
    )


def _text(raw: bytes) -> str:
    return decoded(raw.split(b"\0", 1)[0])


def completed(found: Bext | None, wanted: Bext) -> Bext:
    """What is there stays; what is empty comes from `wanted`; the version is at least 1. A CodingHistory that is there is kept as
    it is: copying samples is no process (EBU R98: one line per process)."""
    if found is None:
        return wanted
    names = ("description", "originator", "reference", "date", "time", "history")
    texts = {name: getattr(found if found.says(name) else wanted, name) for name in names}
    return replace(found, **texts, version=max(found.version, 1))
