"""Reads a JPEG 2000 file's own samples, in whatever box or none, and proves that all of them are there: OpenJPEG fills
silently what is missing, so every packet is followed first. imagecodecs would convert colours."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from heritage.errors import SourceUnreadable, ToolFailed
from heritage.model import Phrase, about, phrase, reason_of
from heritage.tools.picture.jpeg2000 import codestream as jp2_stream
from heritage.tools.picture.jpeg2000 import colour as jp2_colour
from heritage.tools.picture.jpeg2000 import openjpeg_reading
from heritage.tools.picture.jpeg2000 import packets as jp2_packets
from heritage.tools.picture.jpeg2000.codestream import Stream
from heritage.tools.picture.jpeg2000.packets import Followed
from heritage.tools.picture.opening import Limits, Picture, claim, ppi, whole

_XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_CONTAINERS = {b"jp2h", b"res ", b"jpch", b"jplh", b"cgrp"}
_CODESTREAM = b"\xff\x4f\xff\x51"
_TILES = 65_535
"""More no codestream can have (A.4.2); OpenJPEG takes 5.7 kB for each, and 1.1 kB for each of its components."""
_TILE_PARTS = 200_000_000  # bytes of those


@dataclass(frozen=True, slots=True)
class _Boxed:
    """What the boxes hold. `faults`: lengths that lie."""

    boxes: dict[bytes, memoryview]
    stream: memoryview
    faults: tuple[Phrase, ...]


def read(path: Path, limits: Limits) -> Picture:
    """Raises SourceUnreadable."""
    data = whole(path, limits)
    boxed = _boxed(path, data)
    try:
        stream = _believed(path, boxed.stream, limits)
        followed = _followed(path, boxed.stream, stream)
        seen = _seen(boxed, stream)
    except (jp2_stream.Broken, jp2_colour.Contradiction, ToolFailed) as error:
        raise SourceUnreadable(about(path.name, reason_of(error))) from error
    boxes = boxed.boxes
    reversible = all(stream.coding.style(n).reversible for n in range(len(stream.components)))
    return Picture(
        pixels=seen.pixels,
        bits=seen.bits if b"pclr" not in boxes else stream.components[0].bits,
        ppi=_resolution(boxes),
        icc=jp2_colour.profile(boxes),
        xmp=bytes(boxes[b"uuid:xmp"][16:]) if b"uuid:xmp" in boxes else b"",
        kind="jp2",
        colour=seen.colour,
        stored=seen.stored,
        samples=len(stream.components),
        alpha=seen.alpha,
        compression="jpeg2000",
        lossy=not reversible or bool(followed and followed.shortened),
        sample="int" if seen.signed else "uint",
        faults=(*boxed.faults, *stream.faults),
        loss=_loss(followed) if reversible else None,
    )


def _believed(path: Path, data: memoryview, limits: Limits) -> Stream:
    """The codestream's own account of itself, once its claims are believed."""
    head = jp2_stream.head(data)
    right, bottom, left, top = head.size
    deep = max(c.bits for c in head.components)
    shape = (bottom - top, right - left, len(head.components))
    tile = min(head.tile[0] * head.tile[1], shape[0] * shape[1]) * len(head.components)
    beside = len(data) + 4 * min(tile, openjpeg_reading.AT_ONCE)
    claim(path, shape, 1 if deep <= 8 else 2, limits, bits=deep, stored=len(data), beside=beside)
    tiles = -(-(right - head.tile[2]) // head.tile[0]) * -(-(bottom - head.tile[3]) // head.tile[1])
    if tiles > _TILES or tiles * (5_700 + 1_100 * shape[2]) > _TILE_PARTS:
        raise SourceUnreadable(about(path.name, phrase("jp2-tiles", tiles=tiles, components=shape[2])))
    return jp2_stream.read(data)


def _followed(path: Path, data: memoryview, stream: Stream) -> Followed | None:
    followed = jp2_packets.follow(data, stream)
    if followed is None and stream.faults:
        raise SourceUnreadable(about(path.name, phrase("jp2-unshown", fault=stream.faults[0])))
    if followed and followed.missing:
        raise SourceUnreadable(about(path.name, followed.missing))
    return followed


def _loss(followed: Followed | None) -> Phrase | None:
    """What the reversible wavelet's name does not tell."""
    if followed is None:
        return phrase("jp2-doubt")
    if followed.shortened:
        return phrase("jp2-loss", shortened=followed.shortened, of=followed.blocks)
    return None


def _agreed(boxed: _Boxed, stream: Stream) -> None:
    """Raises Contradiction when the header box tells another size than the codestream: one of them is damaged."""
    header = bytes(boxed.boxes.get(b"ihdr", b""))
    if len(header) < 8:
        return
    high, wide = struct.unpack_from(">II", header)
    right, bottom, left, top = stream.size
    if (high, wide) != (bottom - top, right - left):
        codestream = {"width": right - left, "height": bottom - top}
        raise jp2_colour.Contradiction(phrase("jp2-two-sizes", box_width=wide, box_height=high, **codestream))


def _seen(boxed: _Boxed, stream: Stream) -> jp2_colour.Seen:
    _agreed(boxed, stream)
    data = jp2_stream.mended(boxed.stream, stream) if stream.faults else boxed.stream[: stream.end + 2]
    right, bottom, left, top = stream.size
    found = openjpeg_reading.planes(data, stream)
    return jp2_colour.see(found.planes, stream.components, (bottom - top, right - left), boxed.boxes)


def _boxed(path: Path, data: bytes) -> _Boxed:
    """The boxes, and the codestream wherever it begins: a box whose length lies hides nothing. Raises SourceUnreadable."""
    view = memoryview(data)
    if data.startswith(_CODESTREAM):
        return _Boxed({}, view, ())
    faults: list[Phrase] = []
    found = list(_boxes(view, 0, len(data), faults))
    boxes = dict(reversed([(kind, body) for kind, body, _ in found]))
    starts = [(place, body) for kind, body, place in found if kind == b"jp2c"]
    at = starts[0][0] if starts else data.find(b"jp2c" + _CODESTREAM) + 4
    if at < 4:
        raise SourceUnreadable(about(path.name, phrase("jp2-none")))
    if b"jp2h" not in boxes:
        _after(view, data.find(b"jp2h") - 4, boxes, faults)
    return _Boxed(boxes, view[at:] if not starts or faults else starts[0][1], tuple(faults))


def _after(view: memoryview, at: int, boxes: dict[bytes, memoryview], faults: list[Phrase]) -> None:
    """The header's boxes, where another box's length hid them."""
    if at >= 0:
        for kind, body, _ in _boxes(view, at, len(view), []):
            boxes.setdefault(kind, body)
        faults.append(phrase("jp2-hidden"))


def _boxes(data: memoryview, start: int, end: int, faults: list[Phrase]) -> Iterator[tuple[bytes, memoryview, int]]:
    """Kind, body and the body's place of each box, also of those inside the header. One that is cut off ends the walk."""
    at = start
    while at + 8 <= end:
        (length,), kind, head = struct.unpack(">I", data[at : at + 4]), bytes(data[at + 4 : at + 8]), 8
        if length == 1 and at + 16 <= end:
            (length,), head = struct.unpack(">Q", data[at + 8 : at + 16]), 16
        length = length or end - at
        body = data[at + head : min(at + max(length, head), end)]
        if length < head or at + length > end:
            faults.append(phrase("jp2-box", box=repr(kind.decode("ascii", "replace")), at=at))
            length = end - at
        yield (b"uuid:xmp" if kind == b"uuid" and body[:16] == _XMP else kind), body, at + head
        if kind in _CONTAINERS:
            yield from _boxes(data, at + head, at + length, faults)
        at += length


def _resolution(boxes: dict[bytes, memoryview]) -> tuple[float, float] | None:
    """The capture resolution, or else the one for display: pixels per metre (ISO/IEC 15444-1 I.5.3.7)."""
    for kind in (b"resc", b"resd"):
        body = boxes.get(kind, b"")
        if len(body) == 10:
            above_y, below_y, above_x, below_x, power_y, power_x = struct.unpack(">HHHHbb", body)
            if below_x and below_y:
                return ppi(above_x / below_x * 10.0**power_x, above_y / below_y * 10.0**power_y, 0.0254)
    return None
