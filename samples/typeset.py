"""Sets words in type on an ink plane (white on black, no paper yet); knows fonts and columns, not pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from heritage.errors import ToolMissing

Style: TypeAlias = Literal["Serif", "Serif-Bold"]

_FOLDERS = (
    Path("/usr/share/fonts/truetype/dejavu"),  # Debian, Ubuntu
    Path("/usr/share/fonts/dejavu-serif-fonts"),  # Fedora
    Path("/usr/share/fonts/TTF"),  # Arch
)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the ink plane, pixels."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top


@dataclass(slots=True)
class Plane:
    """The ink of one page: 0 = bare paper, 255 = full ink. `points` turns type sizes into pixels."""

    image: Image.Image
    ppi: float

    pen: ImageDraw.ImageDraw = field(init=False)

    def __post_init__(self) -> None:
        self.pen = ImageDraw.Draw(self.image)

    def mm(self, length: float) -> int:
        """Millimetres as whole pixels."""
        return round(length * self.ppi / 25.4)

    def type(self, points: float, style: Style = "Serif") -> ImageFont.FreeTypeFont:
        """The font at this size. 1 point = 1/72 inch."""
        return font(style, round(points * self.ppi / 72))

    def paste(self, ink: NDArray[np.uint8], left: int, top: int) -> None:
        """Lays another ink plane (255 = ink) on this one."""
        self.image.paste(Image.fromarray(ink), (left, top))


def plane(width: int, height: int, ppi: float) -> Plane:
    """An empty ink plane of width × height pixels."""
    return Plane(Image.new("L", (width, height), 0), ppi)


@lru_cache(maxsize=64)
def font(style: Style, pixels: int) -> ImageFont.FreeTypeFont:
    """DejaVu at this height. The basic layout engine, so that a machine with another shaper draws the same page."""
    return ImageFont.truetype(str(_font_file(style)), max(pixels, 4), layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=8)
def _font_file(style: Style) -> Path:
    name = f"DejaVu{style}.ttf"
    for folder in _FOLDERS:
        if (folder / name).is_file():
            return folder / name
    raise ToolMissing(f"{name} is not installed (Debian: apt-get install fonts-dejavu-core)")


def column(on: Plane, paragraphs: Iterable[str], box: Box, points: float) -> int:
    """Sets justified paragraphs until the box is full; returns where the next line would begin (y, pixels)."""
    face = on.type(points)
    leading = round(face.size * 1.38)
    y = box.top
    for paragraph in paragraphs:
        for number, (line, last) in enumerate(_lines(paragraph, face, box.width, indent := 2 * face.size)):
            if y + leading > box.bottom:
                return y
            _line(on, line, Box(box.left + (0 if number else int(indent)), y, box.right, y), face, justified=not last)
            y += leading
        if y + leading > box.bottom:
            return y
    return y


def centred(on: Plane, text: str, y: int, points: float, style: Style = "Serif") -> int:
    """One centred line, set smaller when it is too wide; returns the y below it."""
    room = on.image.width * 0.8
    while (face := on.type(points, style)).getlength(text) > room and points > 6:
        points -= 0.5
    on.pen.text((on.image.width / 2 - face.getlength(text) / 2, y), text, 255, face)
    return y + round(face.size * 1.5)


def _lines(paragraph: str, face: ImageFont.FreeTypeFont, width: int, indent: float) -> Iterator[tuple[list[str], bool]]:
    """Words line by line, and whether the line is the paragraph's last."""
    blank, line, used = _length(face, " "), list[str](), indent
    for word in paragraph.split():
        long = _length(face, word)
        if line and used + blank + long > width:
            yield line, False
            line, used = [], 0.0
        used += long + (blank if line else 0)
        line.append(word)
    yield line, True


def _line(on: Plane, words: list[str], box: Box, face: ImageFont.FreeTypeFont, *, justified: bool) -> None:
    blank = _length(face, " ")
    if justified and len(words) > 1:
        blank = (box.width - sum(_length(face, word) for word in words)) / (len(words) - 1)
    x = float(box.left)
    for word in words:
        on.pen.text((x, box.top), word, 255, face)
        x += _length(face, word) + blank


@lru_cache(maxsize=20_000)
def _length(face: ImageFont.FreeTypeFont, word: str) -> float:
    return face.getlength(word)


def table(on: Plane, rows: Iterable[tuple[str, ...]], box: Box, points: float) -> int:
    """A ruled table, three columns, as many rows as fit; returns the y below it."""
    face = on.type(points)
    high, rule = round(face.size * 1.9), max(1, on.mm(0.15))
    edges = [box.left, box.left + box.width // 4, box.left + box.width * 3 // 4, box.right]
    y = box.top
    for row in islice(rows, box.height // high):
        on.pen.line([(box.left, y), (box.right, y)], 255, rule)
        for left, cell in zip(edges, row, strict=False):
            on.pen.text((left + face.size * 0.5, y + face.size * 0.4), cell, 255, face)
        y += high
    on.pen.line([(box.left, y), (box.right, y)], 255, rule)
    for edge in edges:
        on.pen.line([(edge, box.top), (edge, y)], 255, rule)
    return y
