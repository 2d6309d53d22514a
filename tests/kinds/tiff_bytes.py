"""Writes a TIFF or BigTIFF byte by byte, also a wrong one: directories in a chain and below each other, any field, any strips."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

BYTE, ASCII, SHORT, LONG, RATIONAL, UNDEFINED = 1, 2, 3, 4, 5, 7
_FORMS = {BYTE: "B", SHORT: "H", LONG: "I", 16: "Q", RATIONAL: "I", 13: "I"}

Fields = Mapping[int, Any]
"""Code → (type, values): numbers, or bytes as they are."""


@dataclass(frozen=True)
class Page:
    """One directory. `strips` are its stored bytes; `fields` come on top of what follows from width, height and samples.
    `follows`: the number (from 0) of the directory that its "next" names, when not the next one; `lies`: wrong StripByteCounts
    or StripOffsets by code."""

    width: int
    height: int
    strips: Sequence[bytes]
    samples: int = 3
    bits: int = 8
    compression: int = 1
    photometric: int = 2
    rows: int = 0
    fields: Fields = field(default_factory=dict)
    below: Sequence[Page] = ()
    follows: int | None = None
    lies: Mapping[int, Sequence[int]] = field(default_factory=dict)


def write(*pages: Page, order: str = "<", big: bool = False, ppi: int = 300, circle: int | None = None) -> bytes:
    """`circle`: the directory (from 0) that the last one's "next" names."""
    out = bytearray((b"II" if order == "<" else b"MM") + struct.pack(order + "H", 43 if big else 42))
    out += struct.pack(order + "HHQ", 8, 0, 0) if big else bytes(4)
    places: list[int] = []
    ends: list[int] = []
    for page in pages:
        place, end = _directory(out, page, order, big, ppi)
        places.append(place)
        ends.append(end)
    form, start = ("Q", 8) if big else ("I", 4)
    struct.pack_into(order + form, out, start, places[0])
    targets = [*places[1:], 0 if circle is None else places[circle]]
    for end, target, page in zip(ends, targets, pages, strict=True):
        struct.pack_into(order + form, out, end, target if page.follows is None else places[page.follows])
    return bytes(out)


def _directory(out: bytearray, page: Page, order: str, big: bool, ppi: int) -> tuple[int, int]:
    below = [_directory(out, one, order, big, ppi)[0] for one in page.below]
    offsets = []
    for strip in page.strips:
        out += bytes(-len(out) % 8)
        offsets.append(len(out))
        out += strip
    fields: dict[int, Any] = {
        256: (LONG, [page.width]),
        257: (LONG, [page.height]),
        258: (SHORT, [page.bits] * page.samples),
        259: (SHORT, [page.compression]),
        262: (SHORT, [page.photometric]),
        273: (LONG, page.lies.get(273, offsets)),
        277: (SHORT, [page.samples]),
        278: (LONG, [page.rows or page.height]),
        279: (LONG, page.lies.get(279, [len(s) for s in page.strips])),
        282: (RATIONAL, [ppi, 1]),
        283: (RATIONAL, [ppi, 1]),
        296: (SHORT, [2]),
        **({330: (LONG, below)} if below else {}),
        **page.fields,
    }
    rows = []
    for code, value in sorted((c, v) for c, v in fields.items() if v is not None):
        kind, values = value
        body = values if isinstance(values, bytes) else struct.pack(f"{order}{len(values)}{_FORMS[kind]}", *values)
        count = len(values) // (2 if kind == RATIONAL and not isinstance(values, bytes) else 1)
        room = 8 if big else 4
        if len(body) > room:
            out += bytes(-len(out) % 8)
            at, body = len(out), bytes(out.extend(body) or b"")
            body = struct.pack(order + ("Q" if big else "I"), at)
        rows.append(struct.pack(order + ("HHQ" if big else "HHI"), code, kind, count) + body.ljust(room, b"\0"))
    out += bytes(-len(out) % 8)
    place = len(out)
    out += struct.pack(order + ("Q" if big else "H"), len(rows)) + b"".join(rows)
    end = len(out)
    out += bytes(8 if big else 4)
    return place, end
