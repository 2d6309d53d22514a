"""Small pictures and the bytes of their files, for the kinds of still pictures."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import imagecodecs
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from kinds.tiff_bytes import SHORT, Page

Make = Callable[[Path], object]
SIDE = 320


def picture(seed: int = 1, side: int = SIDE) -> NDArray[np.uint8]:
    """Colour that runs from corner to corner, with grain and some marks: it decodes, says nothing, and is like no other seed's."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:side, 0:side] / side
    mix = rng.uniform(-60, 60, (3, 2))
    planes = [130 + a * (x - 0.5) + b * (y - 0.5) + 30 * np.sin(9 * (x * a / 40 + y)) for a, b in mix]
    found = np.dstack(planes) + rng.normal(0, 6, (side, side, 3))
    for top, left in rng.integers(20, side - 40, (30, 2)):  # ink: a page without any is a blank one
        found[top : top + 6, left : left + 18] *= 0.2
    return np.clip(found, 0, 255).astype(np.uint8)


def saved(content: bytes, name: str = "0001.tif") -> Make:
    return lambda folder: (folder / name).write_bytes(content)


def strips(pixels: NDArray, rows: int = 64, pack: Callable[[bytes], bytes] = bytes) -> list[bytes]:
    """Its rows, so many in a strip, each packed."""
    return [pack(np.ascontiguousarray(pixels[n : n + rows]).tobytes()) for n in range(0, len(pixels), rows)]


def page(pixels: NDArray, compression: int = 1, pack: Callable[[bytes], bytes] = bytes, **more: object) -> Page:
    """A directory of these samples, in strips of 64 rows."""
    samples = 1 if pixels.ndim == 2 else pixels.shape[2]
    kind = {"u": 1, "i": 2, "f": 3}[pixels.dtype.kind]
    fields = {} if kind == 1 else {339: (SHORT, [kind] * samples)}
    fields |= more.pop("fields", {})  # type: ignore[arg-type]
    given = {"samples": samples, "bits": pixels.dtype.itemsize * 8, "photometric": 2 if samples >= 3 else 1, **more}
    height, width = pixels.shape[:2]
    return Page(width, height, strips(pixels, 64, pack), compression=compression, rows=64, fields=fields, **given)  # type: ignore[arg-type]


def packed_bits(pixels: NDArray, bits: int) -> bytes:
    """Samples of so many bits, one behind the other; each row begins at a byte."""
    rows = pixels.reshape(len(pixels), -1).astype(np.uint32)
    ones = (rows[..., None] >> np.arange(bits - 1, -1, -1, dtype=np.uint32)) & 1
    return np.packbits(ones.reshape(len(rows), -1).astype(np.uint8), axis=1).tobytes()


def packbits(data: bytes) -> bytes:
    return bytes(imagecodecs.packbits_encode(data))


def ycbcr(
    rgb: NDArray, across: int = 1, down: int = 1, of: Sequence[float] = (0.299, 0.587, 0.114), foot: int = 0
) -> NDArray:
    """TIFF's data units: luma of so many pixels, then their chroma (TIFF 6.0, section 21). `foot`: black, of 16 to 235."""
    red, green, blue = of
    value = rgb.astype(float)
    luma = value @ np.array([red, green, blue])
    chroma = np.stack([(value[..., 2] - luma) / (2 - 2 * blue), (value[..., 0] - luma) / (2 - 2 * red)], -1)
    light, colour = ((235 - 16) / 255, 112 / 127) if foot else (1.0, 1.0)
    height, width = luma.shape
    units = (foot + luma * light).reshape(height // down, down, width // across, across).swapaxes(1, 2)
    shared = (128 + chroma * colour).reshape(height // down, down, width // across, across, 2).mean(axis=(1, 3))
    found = np.concatenate([units.reshape(height // down, width // across, -1), shared], -1)
    return np.clip(np.rint(found), 0, 255).astype(np.uint8)


def jpeg(pixels: NDArray) -> bytes:
    """A JFIF of quality 92 with standard tables, 4:2:0."""
    out = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels)).save(out, "JPEG", quality=92)
    return out.getvalue()


def scan(data: bytes) -> tuple[list[tuple[int, bytes]], bytes]:
    """A JPEG's segments (marker and body), and the data of its one scan."""
    at, found = 2, list[tuple[int, bytes]]()
    while not found or found[-1][0] != 0xDA:
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        found.append((data[at + 1], data[at + 4 : at + 2 + length]))
        at += 2 + length
    return found, data[at:-2]


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(pixels: NDArray, *extra: bytes, tail: bytes = b"") -> bytes:
    """A PNG of 8 or 16 bits with these chunks before its pixels."""
    height, width = pixels.shape[:2]
    bits = pixels.dtype.itemsize * 8
    colour = {1: 0, 2: 4, 3: 2, 4: 6}[1 if pixels.ndim == 2 else pixels.shape[2]]
    rows = b"".join(b"\0" + row.astype(pixels.dtype.newbyteorder(">")).tobytes() for row in pixels)
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0))
    resolution = chunk(b"pHYs", struct.pack(">IIB", 11811, 11811, 1))
    pieces = (head, resolution, *extra, chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(pieces) + tail
