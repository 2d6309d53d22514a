"""The boxes of a JP2 file (ISO/IEC 15444-1, annex I): puts a codestream into them and takes them apart again.
Own code, because OpenJPEG and its bindings drop the ICC profile, the resolution or the XMP."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

SIGNATURE = b"\r\n\x87\n"
XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
"""The UUID under which Adobe's XMP specification (part 3) keeps XMP in JPEG 2000."""

_SRGB, _GREY = 16, 17
_INCHES_PER_METRE = Fraction(5000, 127)
_WORD = 0xFFFF


@dataclass(frozen=True, slots=True)
class Jp2:
    """What a JP2 file holds. `ppi`: capture resolution in pixels per inch (x, y). `icc` and `xmp` are b"" when absent."""

    width: int
    height: int
    components: int
    bits: int
    codestream: bytes | memoryview
    icc: bytes = b""
    xmp: bytes = b""
    ppi: tuple[float, float] | None = None


def write(jp2: Jp2) -> bytes:
    """The file. Without an ICC profile the colour space is marked as unknown, with grey or sRGB as the nearest guess."""
    header = _ihdr(jp2) + _colr(jp2) + (_res(jp2.ppi) if jp2.ppi else b"")
    before = _box(b"jP  ", SIGNATURE) + _box(b"ftyp", b"jp2 \0\0\0\0jp2 ") + _box(b"jp2h", header)
    return b"".join((before, _box(b"uuid", XMP, jp2.xmp) if jp2.xmp else b"", _box(b"jp2c", jp2.codestream)))


def read(content: bytes) -> Jp2:
    """What the file holds; the codestream is not copied. Raises ValueError when a box is cut or a needed one is missing."""
    try:
        boxes = {kind: body for kind, body in _boxes(memoryview(content)) if kind != b"uuid" or bytes(body[:16]) == XMP}
        inner = dict(_boxes(boxes[b"jp2h"]))
        height, width, components, bits = struct.unpack_from(">IIHB", inner[b"ihdr"])
        colour = bytes(inner[b"colr"])
        return Jp2(
            width=width,
            height=height,
            components=components,
            bits=(bits & 0x7F) + 1,
            codestream=boxes[b"jp2c"],
            icc=colour[3:] if colour[0] == 2 else b"",
            xmp=bytes(boxes[b"uuid"][16:]) if b"uuid" in boxes else b"",
            ppi=_ppi(dict(_boxes(inner[b"res "]))[b"resc"]) if b"res " in inner else None,
        )
    except (KeyError, struct.error, IndexError) as error:
        raise ValueError(f"not a whole JP2 file: {error}") from error


def _box(kind: bytes, *parts: bytes | memoryview) -> bytes:
    size = 8 + sum(len(part) for part in parts)
    head = struct.pack(">I4s", size, kind) if size < 1 << 32 else struct.pack(">I4sQ", 1, kind, size + 8)
    return b"".join((head, *parts))


def _boxes(content: memoryview) -> Iterator[tuple[bytes, memoryview]]:
    at = 0
    while at < len(content):
        size, kind = struct.unpack_from(">I4s", content, at)
        head = 8
        if size == 1:
            head, (size,) = 16, struct.unpack_from(">Q", content, at + 8)
        size = size or len(content) - at
        if size < head or at + size > len(content):
            raise ValueError(f"box {kind!r} is cut")
        yield kind, content[at + head : at + size]
        at += size


def _ihdr(jp2: Jp2) -> bytes:
    unknown_colour = int(not jp2.icc)
    body = (jp2.height, jp2.width, jp2.components, jp2.bits - 1, 7, unknown_colour, 0)
    return _box(b"ihdr", struct.pack(">IIHBBBB", *body))


def _colr(jp2: Jp2) -> bytes:
    if jp2.icc:
        return _box(b"colr", b"\2\0\0", jp2.icc)
    return _box(b"colr", struct.pack(">BBBI", 1, 0, 0, _SRGB if jp2.components == 3 else _GREY))


def _res(ppi: tuple[float, float]) -> bytes:
    (down, down_ten), (across, across_ten) = _per_metre(ppi[1]), _per_metre(ppi[0])
    fields = (down.numerator, down.denominator, across.numerator, across.denominator, down_ten, across_ten)
    return _box(b"res ", _box(b"resc", struct.pack(">HHHHbb", *fields)))


def _per_metre(ppi: float) -> tuple[Fraction, int]:
    """The resolution box's fraction and power of ten: exact for every whole ppi up to 65,535, within 0.01 % beyond."""
    wanted = Fraction(ppi).limit_denominator(1000) * _INCHES_PER_METRE
    for ten in range(6):
        scaled = wanted / 10**ten
        if scaled.numerator <= _WORD and scaled.denominator <= _WORD:
            return scaled, ten
    ten = 0
    while wanted >= 10:
        wanted, ten = wanted / 10, ten + 1
    return max(wanted.limit_denominator(_WORD // 10), Fraction(1, _WORD)), ten


def _ppi(body: memoryview) -> tuple[float, float]:
    down, under_down, across, under_across, down_ten, across_ten = struct.unpack(">HHHHbb", body)
    x = Fraction(across, under_across) * Fraction(10) ** across_ten / _INCHES_PER_METRE
    y = Fraction(down, under_down) * Fraction(10) ** down_ten / _INCHES_PER_METRE
    return float(x), float(y)
