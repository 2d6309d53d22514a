"""Reads a JPEG 2000 file's own samples with OpenJPEG through glymur, which converts no colour (imagecodecs would)."""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import glymur
import numpy as np

from heritage.errors import SourceUnreadable
from heritage.tools.picture import Limits, Picture, Pixels, claim, ppi, whole

_XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_SIZE = struct.Struct(">HHIIIIIIIIH")
_CONTAINERS = {b"jp2h", b"res "}


def read(path: Path, limits: Limits) -> Picture:
    """Raises SourceUnreadable, or what glymur raises."""
    data = whole(path, limits)
    boxes = dict(reversed([(kind, body) for kind, body in _boxes(path, memoryview(data), 0, len(data))]))
    stream = boxes.get(b"jp2c")
    if stream is None:
        raise SourceUnreadable(f"{path.name}: there is no codestream (jp2c box)")
    width, height, samples, bits, signed = _codestream(path, stream)
    claim(path, (height, width, samples), 1 if bits <= 8 else 2, limits)
    pixels = _decoded(path)
    alpha = _has_alpha(boxes)
    colour = {1: "grey", 3: "rgb"}.get(samples - alpha, "cmyk")
    icc, broken = _profile(boxes)
    return Picture(
        pixels=pixels,
        bits=bits,
        ppi=_resolution(boxes),
        icc=icc,
        xmp=next((bytes(b[16:]) for b in [boxes.get(b"uuid:xmp")] if b), b""),
        kind="jp2",
        colour="palette" if b"pclr" in boxes else colour,
        stored="palette" if b"pclr" in boxes else colour,
        samples=samples,
        alpha=alpha,
        compression="jpeg2000",
        lossy=_irreversible(stream),
        sample="int" if signed else "uint",
        icc_broken=broken,
    )


def _boxes(path: Path, data: memoryview, start: int, end: int) -> Iterator[tuple[bytes, memoryview]]:
    """Kind and body of each box, also of those inside the header. Raises SourceUnreadable for a box that is cut off."""
    at = start
    while at + 8 <= end:
        (length,), kind, head = struct.unpack(">I", data[at : at + 4]), bytes(data[at + 4 : at + 8]), 8
        if length == 1 and at + 16 <= end:
            (length,), head = struct.unpack(">Q", data[at + 8 : at + 16]), 16
        length = length or end - at
        if length < head or at + length > end:
            raise SourceUnreadable(
                f"{path.name}: the {kind.decode('ascii', 'replace')!r} box at byte {at:,} is cut off"
            )
        body = data[at + head : at + length]
        yield (b"uuid:xmp" if kind == b"uuid" and body[:16] == _XMP else kind), body
        if kind in _CONTAINERS:
            yield from _boxes(path, data, at + head, at + length)
        at += length


def _codestream(path: Path, stream: memoryview) -> tuple[int, int, int, int, bool]:
    """Width, height, samples, bits, signed of the SIZ marker (ISO/IEC 15444-1 A.5.1); the end marker must be there."""
    if bytes(stream[:4]) != b"\xff\x4f\xff\x51" or len(stream) < 45:
        raise SourceUnreadable(f"{path.name}: the codestream does not begin with its size marker")
    if bytes(stream[-2:]) != b"\xff\xd9":
        raise SourceUnreadable(f"{path.name}: the codestream has no end marker: it is cut off")
    _, _, x1, y1, x0, y0, _, _, _, _, samples = _SIZE.unpack(stream[4:42])
    depth = stream[42]
    return x1 - x0, y1 - y0, samples, (depth & 0x7F) + 1, bool(depth & 0x80)


def _decoded(path: Path) -> Pixels:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what matters of them is checked on the boxes
            pixels: Pixels = glymur.Jp2k(path)[:]
    except Exception as error:
        reason = str(error).replace("OpenJPEG library error:  ", "").replace("\n", "; ")
        raise SourceUnreadable(f"{path.name}: {reason}") from error
    return np.squeeze(pixels, 2) if pixels.ndim == 3 and pixels.shape[2] == 1 else pixels


def _irreversible(stream: memoryview) -> bool:
    """The 9-7 wavelet (COD marker, ISO/IEC 15444-1 A.6.1), which always loses."""
    at = bytes(stream[:65536]).find(b"\xff\x52")
    return at > 0 and at + 13 < len(stream) and stream[at + 13] == 0


def _has_alpha(boxes: dict[bytes, Any]) -> bool:
    body = boxes.get(b"cdef", b"")
    kinds = [struct.unpack(">H", body[4 + 6 * i : 6 + 6 * i])[0] for i in range((len(body) - 2) // 6)]
    return any(kind in {1, 2} for kind in kinds)


def _profile(boxes: dict[bytes, Any]) -> tuple[bytes, str]:
    body = bytes(boxes.get(b"colr", b""))
    return (body[3:], "") if body[:1] in {b"\2", b"\3"} else (b"", "")


def _resolution(boxes: dict[bytes, Any]) -> tuple[float, float] | None:
    """The capture resolution, or else the one for display: pixels per metre (ISO/IEC 15444-1 I.5.3.7)."""
    for kind in (b"resc", b"resd"):
        body = boxes.get(kind, b"")
        if len(body) == 10:
            above_y, below_y, above_x, below_x, power_y, power_x = struct.unpack(">HHHHbb", body)
            if below_x and below_y:
                return ppi(above_x / below_x * 10.0**power_x, above_y / below_y * 10.0**power_y, 0.0254)
    return None
