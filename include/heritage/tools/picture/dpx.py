"""DPX (SMPTE ST 268-1:2014): what a frame's header says, and where its picture lies in the file. Decodes nothing."""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace
from pathlib import Path

from heritage.errors import SourceUnreadable
from heritage.model import Phrase, phrase

UNDEFINED = 0xFFFFFFFF
_DESCRIPTORS = {6: "luma", 50: "rgb", 51: "rgba", 52: "abgr", 100: "cbycry", 102: "cbycr"}


@dataclass(frozen=True, slots=True)
class Dpx:
    """`order`: ">" or "<". `start`, `size`: the picture's bytes. `begins`: where the file's own header says that they begin. `whole`: bytes
    the file should have by its header."""

    order: str
    version: str
    width: int
    height: int
    elements: int
    kind: str
    bits: int
    packing: int  # 0 packed, 1 filled from the left (method A), 2 method B
    encoding: int  # 0 none, 1 run-length
    start: int
    begins: int
    element: int  # where its first image element says so
    size: int
    whole: int
    length: int
    rate: float
    timecode: str
    colour: str
    transfer: str


def read(path: Path) -> Dpx:
    """Raises SourceUnreadable with "malformed" or "truncated" before it."""
    length = path.stat().st_size
    with path.open("rb") as stream:
        head = stream.read(2048)
    order = {b"SDPX": ">", b"XPDS": "<"}.get(head[:4])
    if order is None:
        raise SourceUnreadable(phrase("malformed", said=phrase("dpx-none", head=repr(head[:4]))))
    if len(head) < 1664:
        raise SourceUnreadable(phrase("truncated", said=phrase("dpx-head-cut", bytes=length)))
    found = _read(head, order, length)
    if not (0 < found.width <= 65_536 and 0 < found.height <= 65_536 and found.start >= 1664):
        odd = phrase("dpx-impossible", width=found.width, height=found.height, at=found.start)
        raise SourceUnreadable(phrase("malformed", said=odd))
    if found.elements == 1 and found.start + found.size > length >= found.begins + found.size and found.begins >= 1664:
        found = replace(found, start=found.begins)  # the element's own offset is wrong (RAWcooked issue 233)
    if found.elements == 1 and found.start + found.size > length:
        unpadded = _unpadded(found)
        if not unpadded or found.start + unpadded > length:
            raise _cut(found.start + found.size, length)
        return replace(found, size=unpadded)
    if (found.elements > 1 or not found.size) and length < (found.whole if found.whole != UNDEFINED else 0):
        raise _cut(found.whole, length)
    return found


def _cut(promised: int, length: int) -> SourceUnreadable:
    return SourceUnreadable(phrase("truncated", said=phrase("dpx-cut", bytes=length, promised=promised)))


def _unpadded(found: Dpx) -> int:
    """Bytes of a picture whose lines are packed one behind the other, 3 samples of 10 bits in a word of 32; 0 for other depths."""
    if found.bits != 10 or found.packing not in (1, 2) or found.kind not in _SAMPLES:
        return 0
    return -(-found.width * found.height * _SAMPLES[found.kind] // 3) * 4


def unread(found: Dpx) -> Phrase | None:
    """Why ffmpeg 5.1 does not read a whole file: Scanity and Lasergraphics do not pad the lines of luma (RAWcooked issue 384), or the
    picture is not where the file's header says, which is all that ffmpeg asks (233); None when it does."""
    if found.elements == 1 and found.start != found.begins:
        return phrase("dpx-offsets", element=found.start, file=found.begins)
    if found.size == _unpadded(found) and found.width * _SAMPLES[found.kind] % 3:
        return phrase("dpx-unpadded", kind=found.kind, bits=found.bits)
    return None


def lies(found: Dpx) -> Phrase | None:
    """What the header says of the file's length or the picture's place and is not so, though the picture is whole; None when it is so."""
    if found.element != found.start:
        return phrase("dpx-element", element=found.element, start=found.start)
    if found.whole in (0, UNDEFINED, found.length) or not found.size:
        return None
    return phrase("dpx-length", bytes=found.length, promised=found.whole)


def _read(head: bytes, order: str, length: int) -> Dpx:
    start, version, whole = struct.unpack(f"{order}I8sI", head[4:20])
    elements, width, height = struct.unpack(f"{order}HII", head[770:780])
    kind, transfer, colour, bits = head[800:804]
    packing, encoding, offset = struct.unpack(f"{order}HHI", head[804:812])
    return Dpx(
        order=order,
        version=version.split(b"\0")[0].decode("latin-1"),
        width=width,
        height=height,
        elements=elements,
        kind=_DESCRIPTORS.get(kind, str(kind)),
        bits=bits,
        packing=packing,
        encoding=encoding,
        start=offset if offset not in (0, UNDEFINED) else start,
        begins=start,
        element=offset if offset not in (0, UNDEFINED) else start,
        size=_size(kind, bits, packing, width, height) if not encoding else 0,
        whole=whole,
        length=length,
        rate=_rate(head, order),
        timecode=_timecode(struct.unpack(f"{order}I", head[1920:1924])[0]) if len(head) >= 1924 else "",
        colour=str(colour),
        transfer=str(transfer),
    )


_SAMPLES = {"luma": 1, "rgb": 3, "rgba": 4, "abgr": 4}


def _size(kind: int, bits: int, packing: int, width: int, height: int) -> int:
    """Bytes of the picture; 0 when this layout is not one we know (then only the header's own total is compared)."""
    samples = {6: 1, 50: 3, 51: 4, 52: 4}.get(kind)
    if samples is None:
        return 0
    if bits in (8, 16):
        return width * height * samples * bits // 8
    if bits == 10 and packing in (1, 2):
        return -(-width * samples // 3) * 4 * height
    if bits == 12 and packing in (1, 2):
        return width * height * samples * 2
    return 0


def _rate(head: bytes, order: str) -> float:
    """The television header's frame rate, else the film header's; 0 when neither says."""
    for place in (1940, 1724):
        if len(head) >= place + 4:
            (value,) = struct.unpack(f"{order}f", head[place : place + 4])
            if 1 <= value <= 1000:
                return float(round(value, 4))
    return 0.0


def _timecode(raw: int) -> str:
    """SMPTE 12M, four binary-coded bytes; "" when undefined."""
    digits = f"{raw:08x}"
    if raw == UNDEFINED or not digits.isdigit():
        return ""
    return ":".join(digits[i : i + 2] for i in range(0, 8, 2))
