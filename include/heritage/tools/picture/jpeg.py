"""Reads a JPEG strictly: what libjpeg only warns about (a cut or damaged scan) is refused."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import imagecodecs
import simplejpeg  # type: ignore[import-untyped]

from heritage.errors import SourceUnreadable
from heritage.model import Phrase, about, phrase, reason_of
from heritage.tools.picture import exif_block, jpeg_scans
from heritage.tools.picture.budget import SCANS
from heritage.tools.picture.opening import Limits, Picture, Pixels, claim, ppi, whole

_ICC, _XMP, _EXIF, _ADOBE = b"ICC_PROFILE\0", b"http://ns.adobe.com/xap/1.0/\0", b"Exif\0\0", b"Adobe"
_EXPANSION = 1100  # see picture_tiff


@dataclass
class _Head:
    """What the segments before the first scan say."""

    shape: tuple[int, int, int] = (0, 0, 0)
    bits: int = 8
    lossless: bool = False
    arithmetic: bool = False
    components: bytes = b""
    space: bytes = b""
    spoken: Phrase | None = None
    progressive: bool = False
    ppi: tuple[float, float] | None = None
    exif_ppi: tuple[float, float] | None = None
    orientation: int | None = None
    xmp: bytes = b""
    adobe: int | None = None
    icc: dict[int, bytes] = field(default_factory=dict)
    icc_parts: int = 0


def read(path: Path, limits: Limits) -> Picture:
    """Raises SourceUnreadable."""
    data = whole(path, limits)
    head = _head(path, data)
    claim(path, head.shape, 1 if head.bits == 8 else 2, limits, beside=len(data) + _coefficients(head))
    _scans(path, data)
    if head.shape[0] * head.shape[1] * head.shape[2] > _EXPANSION * len(data):
        raise SourceUnreadable(
            about(path.name, phrase("pixels-from", width=head.shape[1], height=head.shape[0], bytes=len(data)))
        )
    pixels, end = _decoded(path, data, head)
    colour = {1: "grey", 4: "cmyk"}.get(head.shape[2], "rgb")
    icc, broken = _profile(head)
    return Picture(
        pixels=pixels,
        bits=head.bits,
        ppi=head.ppi or head.exif_ppi,
        icc=icc,
        xmp=head.xmp,
        kind="jpeg",
        colour=colour,
        stored="rgb" if colour == "rgb" and _is_rgb(head) else "ycbcr" if colour == "rgb" else colour,
        samples=head.shape[2],
        compression="jpeg",
        lossy=not head.lossless,
        orientation=head.orientation,
        icc_broken=broken,
        space=b"" if icc or colour != "rgb" else head.space,
        spoken=None if icc else head.spoken,
        faults=_behind(data, end),
    )


def _behind(data: bytes, end: int) -> tuple[Phrase, ...]:
    """What follows the picture: a second one (stereo, a gain map, a camera's preview: CIPA DC-007), a film, or left-overs."""
    left = len(data) - end
    if data.find(b"\xff\xd8\xff", end) >= 0:
        return (phrase("jpeg-further", bytes=left),)
    return (phrase("jpeg-after", bytes=left),) if left else ()


def _coefficients(head: _Head) -> int:
    """Bytes that libjpeg holds of a progressive picture: two for each sample, and not yet the grey of measuring."""
    return head.shape[0] * head.shape[1] * head.shape[2] if head.progressive else 0


def _scans(path: Path, data: bytes) -> None:
    """Raises SourceUnreadable for a progressive picture that is sent in more passes than any encoder writes."""
    if (count := data.count(b"\xff\xda")) > SCANS:
        raise SourceUnreadable(about(path.name, phrase("scans", scans=count, limit=SCANS)))


def _decoded(path: Path, data: bytes, head: _Head) -> tuple[Pixels, int]:
    """The pixels, and where the picture ends."""
    try:
        end = jpeg_scans.whole(data).end
        if head.bits != 8 or head.lossless or head.arithmetic:
            return jpeg_scans.proved(data, imagecodecs.jpeg_decode), end
        space = {1: "GRAY", 4: "CMYK"}.get(head.shape[2], "RGB")
        pixels: Pixels = simplejpeg.decode_jpeg(data, space, fastdct=False, fastupsample=False, strict=True)
    except ValueError as error:
        raise SourceUnreadable(about(path.name, reason_of(error))) from error
    if space == "GRAY":
        return pixels[..., 0], end
    return 255 - pixels if space == "CMYK" and head.adobe is not None else pixels, end


def _is_rgb(head: _Head) -> bool:
    """As libjpeg decides: by Adobe's mark, or by components that are called R, G and B; lossless ones are never turned."""
    return head.lossless or head.adobe == 0 or (head.adobe is None and head.components == b"RGB")


def _head(path: Path, data: bytes) -> _Head:
    head = _Head()
    for marker, body in _segments(path, data):
        if marker in jpeg_scans.FRAMES:
            if len(body) < 6:
                raise SourceUnreadable(about(path.name, phrase("jpeg-header")))
            bits, height, width, samples = struct.unpack(">BHHB", body[:6])
            head.shape, head.bits, head.components = (height, width, samples), bits, body[6::3]
            head.lossless, head.arithmetic = marker in jpeg_scans.LOSSLESS, marker in jpeg_scans.ARITHMETIC
            head.progressive = marker in {0xC2, 0xC6, 0xCA, 0xCE}
        elif marker in _APPLICATION:
            _APPLICATION[marker](head, body)
    if head.shape == (0, 0, 0):
        raise SourceUnreadable(about(path.name, phrase("jpeg-frame")))
    return head


def _segments(path: Path, data: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and body of each segment up to the first scan. Raises SourceUnreadable."""
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            raise SourceUnreadable(about(path.name, phrase("jpeg-marker", at=at)))
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == 0xDA:
            return
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        if length < 2 or at + 2 + length > len(data):
            raise SourceUnreadable(about(path.name, phrase("jpeg-segment", at=at)))
        yield marker, data[at + 4 : at + 2 + length]
        at += 2 + length
    raise SourceUnreadable(about(path.name, phrase("jpeg-scan")))


def _jfif(head: _Head, body: bytes) -> None:
    if body.startswith(b"JFIF\0") and len(body) >= 12:
        unit, x, y = struct.unpack(">BHH", body[7:12])
        if unit in {1, 2}:
            head.ppi = ppi(x, y, 2.54 if unit == 2 else 1.0)


def _app1(head: _Head, body: bytes) -> None:
    if body.startswith(_XMP) and not head.xmp:
        head.xmp = body[len(_XMP) :]
    elif body.startswith(_EXIF):
        block = body[len(_EXIF) :]
        head.orientation, head.exif_ppi = exif_block.exif(block)
        head.space, head.spoken = exif_block.colours(block)


def _app2(head: _Head, body: bytes) -> None:
    if body.startswith(_ICC) and len(body) > 14:
        head.icc[body[12]] = body[14:]
        head.icc_parts = body[13]


def _app14(head: _Head, body: bytes) -> None:
    if body.startswith(_ADOBE) and len(body) >= 12:
        head.adobe = body[11]


_APPLICATION = {0xE0: _jfif, 0xE1: _app1, 0xE2: _app2, 0xEE: _app14}


def _profile(head: _Head) -> tuple[bytes, Phrase | None]:
    missing = [n for n in range(1, head.icc_parts + 1) if n not in head.icc]
    if missing:
        return b"", phrase("icc-part", part=missing[0], of=head.icc_parts)
    return b"".join(head.icc[n] for n in sorted(head.icc)), None
