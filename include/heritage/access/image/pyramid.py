"""Reads a part of a pyramid (a tiled TIFF, each level half of the one before) in the size that is wanted, and writes it as JPEG or PNG. It
reads the tiles that it needs and no others, and never more than so many pixels."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import simplejpeg  # type: ignore[import-untyped]
import tifffile
from PIL import Image

from heritage.access.image.asked import LONGEST, Wanted

MOST_READ = 2 * LONGEST * LONGEST
"""Pixels that are decoded for one answer."""

QUALITY = 85


@dataclass(frozen=True, slots=True)
class Level:
    """One size of the picture."""

    page: Any
    width: int
    height: int


def levels(path: Path) -> tuple[Level, ...]:
    """The largest first. Raises OSError, ValueError for what is no pyramid of ours."""
    return _levels(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=256)
def _levels(path: Path, _changed: int) -> tuple[Level, ...]:
    with tifffile.TiffFile(path) as file:
        pages = [page.aspage() for page in file.pages]
        for page in pages:
            if not page.is_tiled or len(page.dataoffsets) > 100_000:
                raise ValueError(f"{path.name}: not in tiles")
            _ = page.decode, page.jpegtables  # made while the file is open
        return tuple(Level(page, page.imagewidth, page.imagelength) for page in pages)


def drawn(path: Path, wanted: Wanted) -> bytes:
    """The file that was asked for."""
    pixels = _pixels(path, wanted)
    if wanted.mirrored:
        pixels = pixels[:, ::-1]
    if wanted.turned:
        pixels = np.rot90(pixels, -wanted.turned)
    return _written(_coloured(pixels, wanted.quality), wanted)


def _pixels(path: Path, wanted: Wanted) -> Any:
    there = levels(path)
    level = _enough(there, wanted)
    across, down = level.width / there[0].width, level.height / there[0].height
    left, top = wanted.x * across, wanted.y * down
    right, bottom = (
        min((wanted.x + wanted.width) * across, level.width),
        min((wanted.y + wanted.height) * down, level.height),
    )
    x0, y0 = max(0, math.floor(left) - 2), max(0, math.floor(top) - 2)  # the filter looks at neighbours, too
    x1, y1 = min(level.width, math.ceil(right) + 2), min(level.height, math.ceil(bottom) + 2)
    part = _part(path, level, x0, y0, x1, y1)
    box = (left - x0, top - y0, right - x0, bottom - y0)
    if (
        box[2] - box[0] == wanted.out_width
        and box[3] - box[1] == wanted.out_height
        and left.is_integer()
        and top.is_integer()
    ):
        return part[int(box[1]) : int(box[3]), int(box[0]) : int(box[2])]
    sized = Image.fromarray(part).resize((wanted.out_width, wanted.out_height), Image.Resampling.BICUBIC, box=box)
    return np.asarray(sized)


def _enough(there: tuple[Level, ...], wanted: Wanted) -> Level:
    """The smallest level that has all the detail that is asked for; a smaller one where that would be too much to read."""
    chosen = there[0]
    for level in there[1:]:
        share = level.width / there[0].width
        has_detail = wanted.width * share >= wanted.out_width - 1 and wanted.height * share >= wanted.out_height - 1
        too_much = wanted.width * wanted.height * (chosen.width / there[0].width) ** 2 > MOST_READ
        if not has_detail and not too_much:
            break
        chosen = level
    return chosen


def _part(path: Path, level: Level, x0: int, y0: int, x1: int, y1: int) -> Any:
    """The pixels of a rectangle, tile by tile."""
    page, tile = level.page, level.page.tilewidth
    high, across = page.tilelength, -(-level.width // page.tilewidth)
    shape = (y1 - y0, x1 - x0) + ((page.samplesperpixel,) if page.samplesperpixel > 1 else ())
    part = np.zeros(shape, np.uint8)
    with path.open("rb") as file:
        for row in range(y0 // high, -(-y1 // high)):
            for column in range(x0 // tile, -(-x1 // tile)):
                pixels = _tile(file, page, row * across + column)
                left, top = column * tile, row * high
                a, b, c, d = (
                    max(x0, left),
                    min(x1, left + pixels.shape[1]),
                    max(y0, top),
                    min(y1, top + pixels.shape[0]),
                )
                part[c - y0 : d - y0, a - x0 : b - x0] = pixels[c - top : d - top, a - left : b - left]
    return part


def _tile(file: Any, page: Any, number: int) -> Any:
    file.seek(page.dataoffsets[number])
    pixels, _, _ = page.decode(file.read(page.databytecounts[number]), number, jpegtables=page.jpegtables)
    return pixels[0, ..., 0] if page.samplesperpixel == 1 else pixels[0]


def _coloured(pixels: Any, quality: str) -> Any:
    if quality in ("gray", "bitonal") and pixels.ndim == 3:
        pixels = np.asarray(Image.fromarray(np.ascontiguousarray(pixels)).convert("L"))
    return np.where(pixels >= 128, 255, 0).astype(np.uint8) if quality == "bitonal" else pixels


def _written(pixels: Any, wanted: Wanted) -> bytes:
    pixels = np.ascontiguousarray(pixels)
    if wanted.format == "png":
        out = io.BytesIO()
        Image.fromarray(pixels).save(out, "PNG", compress_level=3)
        return out.getvalue()
    grey = pixels.ndim == 2
    content: bytes = simplejpeg.encode_jpeg(
        pixels[..., None] if grey else pixels,
        quality=QUALITY,
        colorspace="GRAY" if grey else "RGB",
        colorsubsampling="Gray" if grey else "420",
    )
    return content
