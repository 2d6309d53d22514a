"""A JPEG 2000 codestream by its markers alone (ISO/IEC 15444-1, annex A): how it is coded, where its tile-parts are, and where
its lengths lie. Nothing is decoded."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from heritage.model import Phrase, phrase

SOC, SIZ, COD, COC, QCD, QCC, RGN, POC, PPM, PPT = (
    0xFF4F,
    0xFF51,
    0xFF52,
    0xFF53,
    0xFF5C,
    0xFF5D,
    0xFF5E,
    0xFF5F,
    0xFF60,
    0xFF61,
)
CAP, SOT, SOD, EOC = 0xFF50, 0xFF90, 0xFF93, 0xFFD9
_SIZE = struct.Struct(">HHIIIIIIIIH")
_SOT = b"\xff\x90\x00\x0a"


class Broken(ValueError):
    """The codestream cannot be followed, in plain words."""


@dataclass(frozen=True, slots=True)
class Component:
    """Depth in bits, and how many columns and rows of the picture one sample stands for."""

    bits: int
    signed: bool
    across: int
    down: int


@dataclass(frozen=True, slots=True)
class Style:
    """How a component is coded (COD or COC, A.6.1). `precincts`: exponents of width and height, lowest resolution first."""

    levels: int
    block: tuple[int, int]  # exponents of a code-block's width and height
    modes: int
    reversible: bool
    precincts: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Coding:
    """What a header says of all of a tile. `planes`: of a component's sub-bands, the exponents of its quantisation."""

    order: int = 0
    layers: int = 1
    transform: bool = False
    marked: tuple[bool, bool] = (False, False)  # SOP may precede packets, EPH follows their headers
    styles: dict[int, Style] = field(default_factory=dict)  # by component; -1: all others
    planes: dict[int, tuple[int, tuple[int, ...]]] = field(default_factory=dict)  # guard bits, exponents
    shift: dict[int, int] = field(default_factory=dict)  # of a region of interest
    packed: bool = False  # packet headers are elsewhere (PPM, PPT), or the order changes (POC)

    def style(self, component: int) -> Style:
        return self.styles[component] if component in self.styles else self.styles[-1]

    def quantised(self, component: int) -> tuple[int, tuple[int, ...]]:
        return self.planes[component] if component in self.planes else self.planes[-1]


@dataclass(frozen=True, slots=True)
class Part:
    """One tile-part: where its SOT marker is, and where its data begin and end. `promised`: tile-parts of its tile (0: unsaid)."""

    tile: int
    number: int
    promised: int
    start: int
    data: int
    end: int
    coding: Coding


@dataclass(frozen=True, slots=True)
class Stream:
    """`faults`: lengths and marks that lie, though the data may be whole."""

    size: tuple[int, int, int, int]  # right, bottom, left, top on the reference grid
    tile: tuple[int, int, int, int]  # width, height, left, top of the first
    components: tuple[Component, ...]
    coding: Coding
    parts: tuple[Part, ...]
    end: int  # where the end marker is, or should be
    faults: tuple[Phrase, ...]

    @property
    def tiles(self) -> tuple[int, int]:
        """Across and down."""
        right, bottom, _, _ = self.size
        width, height, left, top = self.tile
        return -(-(right - left) // width), -(-(bottom - top) // height)


@dataclass(frozen=True, slots=True)
class Head:
    """The main header, and where the first tile-part begins."""

    size: tuple[int, int, int, int]
    tile: tuple[int, int, int, int]
    components: tuple[Component, ...]
    coding: Coding
    end: int


def head(data: memoryview) -> Head:
    """Raises Broken."""
    if bytes(data[:4]) != b"\xff\x4f\xff\x51" or len(data) < 45:
        raise Broken(phrase("jp2-size"))
    length, _, *numbers, count = _SIZE.unpack(data[4:42])
    right, bottom, left, top, *tile = numbers
    if length != 38 + 3 * count or min(tile[:2]) < 1 or right <= left or bottom <= top or len(data) < 4 + length:
        raise Broken(phrase("jp2-contradicts"))
    components = tuple(_component(bytes(data[42 + 3 * n : 45 + 3 * n])) for n in range(count))
    coding, at = _segments(data, 4 + length, Coding(), count)
    return Head((right, bottom, left, top), (tile[0], tile[1], tile[2], tile[3]), components, coding, at)


def _component(three: bytes) -> Component:
    depth, across, down = three
    if not across or not down:
        raise Broken(phrase("jp2-contradicts"))
    return Component((depth & 0x7F) + 1, bool(depth & 0x80), across, down)


def read(data: memoryview) -> Stream:
    """The codestream, its tile-parts by what is there and not by what they say of themselves. Raises Broken."""
    first = head(data)
    faults: list[Phrase] = []
    parts = list(_parts(data, first, faults))
    end = parts[-1].end if parts else first.end
    if bytes(data[end : end + 2]) != b"\xff\xd9":
        faults.append(phrase("jp2-no-end"))
    elif len(data) > end + 2:
        faults.append(phrase("jp2-after", bytes=len(data) - end - 2))
    return Stream(first.size, first.tile, first.components, first.coding, tuple(parts), end, tuple(faults))


def mended(data: memoryview, stream: Stream) -> bytes:
    """The codestream with every tile-part's length as it is, and an end marker: what a strict decoder can be asked about."""
    out = bytearray(data[: stream.end])
    for part in stream.parts:
        struct.pack_into(">I", out, part.start + 6, part.end - part.start)
    return bytes(out) + b"\xff\xd9"


def _parts(data: memoryview, first: Head, faults: list[Phrase]) -> Iterator[Part]:
    at, latest = first.end, dict[int, Coding]()
    raw = data.obj if isinstance(data.obj, bytes) and len(data.obj) == len(data) else bytes(data)
    while bytes(data[at : at + 4]) == _SOT and at + 12 <= len(data):
        tile, length, number, promised = struct.unpack(">HIBB", data[at + 4 : at + 12])
        known = latest.get(tile, first.coding)
        coding, body = _segments(data, at + 12, known, len(first.components))
        latest[tile] = coding
        end = at + length if length else len(data)
        if not length or bytes(data[end : end + 2]) not in {b"\xff\x90", b"\xff\xd9"}:
            true = _true_end(raw, body + 2)
            if length and true != end:
                faults.append(phrase("jp2-length", expected=length, bytes=true - at))
            end = true
        yield Part(tile, number, promised, at, body + 2, end, coding)
        at = end


def _true_end(raw: bytes, start: int) -> int:
    """Where the data that begin there end: at the next tile-part, else at the end marker (no packet holds FF90 or FFD9)."""
    following = raw.find(_SOT, start)
    if following >= 0:
        return following
    last = raw.find(b"\xff\xd9", start)
    return last if last >= 0 else len(raw)


def _segments(data: memoryview, at: int, coding: Coding, count: int) -> tuple[Coding, int]:
    """The coding after the marker segments from there on, and the place of the SOT or SOD that ends them. Raises Broken."""
    coding = replace(coding, styles=dict(coding.styles), planes=dict(coding.planes), shift=dict(coding.shift))
    wide = 2 if count > 256 else 1
    while at + 4 <= len(data):
        if data[at] == 0xFF and 0x30 <= data[at + 1] <= 0x3F:  # reserved, and without a segment (table A.1)
            at += 2
            continue
        marker, length = struct.unpack(">HH", data[at : at + 4])
        if marker in {SOT, SOD, EOC}:
            return coding, at
        if marker < 0xFF00 or length < 2 or at + 2 + length > len(data):
            break
        coding = _said(coding, marker, bytes(data[at + 4 : at + 2 + length]), wide)
        at += 2 + length
    raise Broken(phrase("jp2-head", at=at))


def _said(coding: Coding, marker: int, body: bytes, wide: int) -> Coding:
    try:
        if marker == COD:
            flags, order, layers, transform = struct.unpack(">BBHB", body[:5])
            coding.styles[-1] = _style(body[5:], bool(flags & 1))
            return replace(
                coding, order=order, layers=layers, transform=bool(transform), marked=(bool(flags & 2), bool(flags & 4))
            )
        if marker == COC:
            coding.styles[int.from_bytes(body[:wide], "big")] = _style(body[wide + 1 :], bool(body[wide] & 1))
        elif marker == QCD:
            coding.planes[-1] = _planes(body)
        elif marker == QCC:
            coding.planes[int.from_bytes(body[:wide], "big")] = _planes(body[wide:])
        elif marker == RGN:
            coding.shift[int.from_bytes(body[:wide], "big")] = body[wide + 1]
    except (struct.error, IndexError) as error:
        raise Broken(phrase("jp2-style")) from error
    return replace(coding, packed=True) if marker in {POC, PPM, PPT} else coding


def _style(body: bytes, own_precincts: bool) -> Style:
    levels, across, down, modes, wavelet = struct.unpack(">BBBBB", body[:5])
    if levels > 32 or across > 8 or down > 8:
        raise Broken(phrase("jp2-style-contradicts"))
    sizes = tuple((b & 15, b >> 4) for b in body[5 : 6 + levels]) if own_precincts else ((15, 15),) * (levels + 1)
    if len(sizes) != levels + 1:
        raise Broken(phrase("jp2-style"))
    return Style(levels, (across + 2, down + 2), modes, wavelet == 1, sizes)


def _planes(body: bytes) -> tuple[int, tuple[int, ...]]:
    guard, kind = body[0] >> 5, body[0] & 31
    if kind == 0:
        return guard, tuple(b >> 3 for b in body[1:])
    return guard, tuple(struct.unpack_from(">H", body, n)[0] >> 11 for n in range(1, len(body) - 1, 2))
