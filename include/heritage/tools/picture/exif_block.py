"""Reads the few fields of a bare EXIF block (a little TIFF) that say how a picture is to be seen; the rest is exiftool's to tell."""

from __future__ import annotations

import struct

from heritage.model import Phrase, phrase
from heritage.tools.picture import colorimetry
from heritage.tools.picture.opening import ppi

Fields = dict[int, tuple[int, int]]
"""Code → type, and the place of the value or of where it is."""

_UNCALIBRATED, _ADOBE_OF_SOME = 65535, 2


def exif(block: bytes) -> tuple[int | None, tuple[float, float] | None]:
    """Orientation and resolution; None for what it does not say, or says wrongly."""
    order = _order(block)
    try:
        fields = _directory(block, order, struct.unpack_from(order + "I", block, 4)[0])
        short = {c: struct.unpack_from(order + "H", block, v)[0] for c, (k, v) in fields.items() if k == 3}
        ratio = {c: _ratio(block, order, v) for c, (k, v) in fields.items() if k == 5 and c in {282, 283}}
    except struct.error:
        return None, None
    turn = short.get(274)
    per_inch = {2: 1.0, 3: 2.54}.get(short.get(296, 2))
    found = ppi(ratio.get(282, 0.0), ratio.get(283, 0.0), per_inch) if per_inch else None
    return (turn if turn in range(1, 9) else None), found


def colours(block: bytes) -> tuple[bytes, Phrase | None]:
    """An ICC profile of the colour space that the block names other than sRGB, and how it names it (EXIF 2.32, ColorSpace;
    DCF 2.0: uncalibrated with interoperability index R03 is Adobe RGB)."""
    order = _order(block)
    try:
        top = _directory(block, order, struct.unpack_from(order + "I", block, 4)[0])
        inner = _directory(block, order, _long(block, order, top[34665][1]))
        space = struct.unpack_from(order + "H", block, inner[40961][1])[0]
        index = b""
        if 40965 in inner:
            interop = _directory(block, order, _long(block, order, inner[40965][1]))
            index = block[interop[1][1] : interop[1][1] + 3]
    except (struct.error, KeyError):
        return b"", None
    if (space == _UNCALIBRATED and index == b"R03") or space == _ADOBE_OF_SOME:
        profile = colorimetry.rgb(colorimetry.ADOBE_RGB, colorimetry.D65, colorimetry.ADOBE_GAMMA)
        return profile, phrase("spoken-adobe")
    return b"", phrase("spoken-uncalibrated") if space == _UNCALIBRATED else None


def _order(block: bytes) -> str:
    return "<" if block[:2] == b"II" else ">"


def _directory(block: bytes, order: str, start: int) -> Fields:
    (count,) = struct.unpack_from(order + "H", block, start)
    rows = ((*struct.unpack_from(order + "HHI", block, start + 2 + 12 * i), start + 10 + 12 * i) for i in range(count))
    return {code: (kind, value) for code, kind, _, value in rows}


def _long(block: bytes, order: str, place: int) -> int:
    (value,) = struct.unpack_from(order + "I", block, place)
    return int(value)


def _ratio(block: bytes, order: str, place: int) -> float:
    above, below = struct.unpack_from(order + "II", block, _long(block, order, place))
    return above / below if below else 0.0
