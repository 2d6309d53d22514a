"""Kinds of JPEG 2000: colours, depths, containers, and files whose lengths lie or whose packets are gone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from heritage.tools.picture.jpeg2000 import added_boxes as jp2_boxes
from heritage.tools.picture.jpeg2000 import openjph
from kinds.kind import Kind
from tools.jp2_making import PLAIN, Plane, box, codestream, enumerated, file

SIDE = 300
PAGE = np.random.default_rng(5).integers(60, 200, (SIDE, SIDE, 3), np.uint8)
PPI = box(
    b"res ", box(b"resc", (118).to_bytes(2, "big") + b"\0\x01" + (118).to_bytes(2, "big") + b"\0\x01" + b"\x02\x02")
)
TILED = replace(PLAIN, tile=128)


def planes(pixels: np.ndarray = PAGE) -> list[Plane]:
    return [Plane(pixels[..., n]) for n in range(pixels.shape[2])]


def _sycc(down: int) -> bytes:
    r, g, b = (PAGE[..., n].astype(float) for n in range(3))
    y = 0.299 * r + 0.587 * g + 0.114 * b
    luma, cb, cr = (np.rint(v).clip(0, 255).astype(np.uint8) for v in (y, (b - y) / 1.772 + 128, (r - y) / 1.402 + 128))
    chroma = [Plane(c[::down, ::2] if down else c, across=2 if down else 1, down=down or 1) for c in (cb, cr)]
    return file(codestream([Plane(luma), *chroma]), enumerated(18), PPI)


STREAM = codestream(planes(), TILED)
WHOLE = file(STREAM, enumerated(16), PPI)
FIRST = STREAM.find(b"\xff\x90\x00\x0a")
LAST = STREAM.rfind(b"\xff\x90\x00\x0a")


def _palette() -> bytes:
    table = bytes(3) + bytes(np.random.default_rng(2).integers(170, 200, (255, 3), np.uint8))
    cmap = box(b"cmap", b"".join(bytes([0, 0, 1, n]) for n in range(3)))
    indices = np.random.default_rng(3).integers(16, 256, (SIDE, SIDE), np.uint8)
    for row in range(40, 250, 24):  # something like lines of letters: an even grey is a blank page
        for column in range(30, 265, 9):
            indices[row : row + 8, column : column + 5] = 0
    return file(
        codestream([Plane(indices)]),
        box(b"pclr", b"\1\0\x03\x07\x07\x07" + table),
        cmap,
        enumerated(16),
        PPI,
        components=1,
    )


def _deep(bits: int) -> bytes:
    grey = np.random.default_rng(4).integers(1 << bits - 2, 3 << bits - 2, (SIDE, SIDE))
    return file(codestream([Plane(grey, bits)]), enumerated(17), PPI, components=1, bits=bits)


def written(content: bytes | Callable[[], bytes], name: str = "0001.jp2") -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes(content if isinstance(content, bytes) else content())


def _jp2(variant: str, content: bytes | Callable[[], bytes], name: str = "0001.jp2", **more: object) -> Kind:
    return Kind("JPEG 2000", variant, written(content, name), reader="glymur", **more)  # type: ignore[arg-type]


def _jph() -> bytes:
    return jp2_boxes.as_jph(file(openjph.encode(PAGE), enumerated(16), PPI))


def _changed(content: bytes, share: float, new: bytes) -> bytes:
    """Other bytes at a share of its length, within a code-block."""
    at = int(len(content) * share)
    return content[:at] + new + content[at + len(new) :]


SEGMENTED = file(codestream(planes(), replace(TILED, segmentation_symbols=True)), enumerated(16), PPI)
HELD = {"state": "held", "fault": "decodes"}
KINDS = [
    _jp2("5-3, lossless", WHOLE, told=("compression: jpeg2000",)),
    _jp2("5-3, shortened to 4:1", lambda: file(codestream(planes(), ratio=(4,)), enumerated(16), PPI), told=("compression: lack their lowest bit-planes",)),
    _jp2("9-7", lambda: file(codestream(planes(), irreversible=True), enumerated(16), PPI), told=("compression: loses detail",)),
    _jp2("grey, 16 bits", lambda: _deep(16)),
    _jp2("grey, 12 bits", lambda: _deep(12), told=("bit-depth",)),
    _jp2("sYCC 4:4:4", lambda: _sycc(0)),
    _jp2("sYCC 4:2:2", lambda: _sycc(1)),
    _jp2("sYCC 4:2:0", lambda: _sycc(2)),
    _jp2("palette", _palette),
    _jp2("e-sYCC", lambda: file(codestream(planes()), enumerated(24), PPI, brand=b"jpx "), name="0001.jpx", told=("colour-space",)),
    _jp2("JPX behind the name of a JP2", file(STREAM, enumerated(16), PPI, brand=b"jpx "), state="held", fault="extension-mismatch", told=("jp2-valid: not validated",)),
    _jp2("a bare codestream behind the name of a JP2", STREAM, state="held", fault="extension-mismatch"),
    _jp2("a bare codestream", STREAM, name="0001.j2k"),
    _jp2("JPH, high throughput", _jph, name="0001.jph"),
    _jp2("JPH behind the name of a JP2", _jph, state="held", fault="extension-mismatch"),
    _jp2("XML box that is not well-formed", file(STREAM, enumerated(16), PPI) + box(b"xml ", b"<a>\0"), told=("jp2-valid: the XML is not well-formed",)),
    _jp2("capture resolution 0", lambda: file(STREAM, enumerated(16), box(b"res ", box(b"resc", bytes([0, 0, 0, 1, 0, 0, 0, 1, 0, 0])))), told=("jp2-valid: a resolution of 0",)),
    _jp2("boxes out of order", lambda: WHOLE[:12] + WHOLE[32 : 32 + int.from_bytes(WHOLE[32:36], "big")] + WHOLE[12:32] + WHOLE[32 + int.from_bytes(WHOLE[32:36], "big") :], told=("jp2-valid",)),
    _jp2("a reserved marker without a segment", file(STREAM[:FIRST] + b"\xff\x30" + STREAM[FIRST:], enumerated(16), PPI), told=("compression: jpeg2000",)),
    _jp2("no end marker, whole", WHOLE[:-2], told=("jp2-valid: no end marker",)),
    _jp2("bytes after the end marker", file(STREAM + bytes(50), enumerated(16), PPI), told=("jp2-valid: follow the codestream's end marker",)),
    _jp2("the codestream's box says too little", WHOLE.replace((len(STREAM) + 8).to_bytes(4, "big") + b"jp2c", b"\0\0\1\0jp2c"), told=("jp2-valid",)),
    _jp2("cut within a packet", WHOLE[:-500], **HELD),
    _jp2("a tile missing", file(STREAM[:LAST] + b"\xff\xd9", enumerated(16), PPI), **HELD),
    _jp2("packets missing, lengths right", file(STREAM[: LAST + 6] + (300).to_bytes(4, "big") + STREAM[LAST + 10 : LAST + 300] + b"\xff\xd9", enumerated(16), PPI), **HELD),
    _jp2("spoilt packet headers", file(STREAM[: LAST + 14] + bytes(90) + STREAM[LAST + 104 :], enumerated(16), PPI), **HELD),
    _jp2("segmentation symbols", SEGMENTED, told=("compression: jpeg2000",)),
    _jp2("a bit turned in a code-block", _changed(WHOLE, 0.5, bytes([WHOLE[len(WHOLE) // 2] ^ 8])), **HELD),
    _jp2("a block of zeros in a code-block", _changed(WHOLE, 0.5, bytes(64)), **HELD),
    _jp2("a block of zeros, segmentation symbols", _changed(SEGMENTED, 0.5, bytes(64)), **HELD),
    _jp2("no codestream behind good boxes", file(bytes(400), enumerated(16), PPI), **HELD),
]  # fmt: skip
