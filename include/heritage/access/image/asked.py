"""What a request of the IIIF Image API 3 wants: region, size, rotation, quality, format, worked out in pixels. No file is opened.

Source of every rule: https://iiif.io/api/image/3.0/ (sections 4 and 5), level 2 without upscaling."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from http import HTTPStatus

LONGEST = 4096
"""Pixels of a side that are drawn at most; said in info.json."""

QUALITIES = ("default", "color", "gray", "bitonal")
FORMATS = {"jpg": "image/jpeg", "png": "image/png"}
OTHER_FORMATS = frozenset({"tif", "gif", "jp2", "pdf", "webp"})
"""That the standard knows, and we do not write."""


class NotDrawn(Exception):
    """The request cannot be met: 400, it is wrong; 501, the standard has it and we do not."""

    def __init__(self, said: str, status: HTTPStatus = HTTPStatus.BAD_REQUEST) -> None:
        super().__init__(said)
        self.status = status


@dataclass(frozen=True, slots=True)
class Wanted:
    """In pixels of the whole picture, and of what is drawn before it is turned. `turned`: quarters of a circle, clockwise, after mirroring."""

    x: int
    y: int
    width: int
    height: int
    out_width: int
    out_height: int
    mirrored: bool
    turned: int
    quality: str
    format: str

    def canonical(self, whole: tuple[int, int]) -> str:
        """The same request as the standard spells it."""
        region = (
            "full"
            if (self.x, self.y, self.width, self.height) == (0, 0, *whole)
            else f"{self.x},{self.y},{self.width},{self.height}"
        )
        largest = fitting(self.width, self.height)
        size = "max" if (self.out_width, self.out_height) == largest else f"{self.out_width},{self.out_height}"
        return f"{region}/{size}/{'!' if self.mirrored else ''}{self.turned * 90}/{self.quality}.{self.format}"


def wanted(whole: tuple[int, int], region: str, size: str, rotation: str, last: str) -> Wanted:
    """Raises NotDrawn. `last`: quality and format, as `default.jpg`."""
    x, y, width, height = _region(whole, region)
    out = _size(width, height, size)
    mirrored, turned = _rotation(rotation)
    quality, _, written = last.rpartition(".")
    if quality not in QUALITIES:
        raise NotDrawn("quality: wanted default, color, gray or bitonal")
    if written not in FORMATS:
        raise NotDrawn(
            "format: wanted jpg or png",
            HTTPStatus.NOT_IMPLEMENTED if written in OTHER_FORMATS else HTTPStatus.BAD_REQUEST,
        )
    return Wanted(x, y, width, height, *out, mirrored, turned, quality, written)


def fitting(width: int, height: int) -> tuple[int, int]:
    """The largest size that is drawn of so many pixels."""
    share = min(Fraction(1), Fraction(LONGEST, max(width, height)))
    return max(1, round(width * share)), max(1, round(height * share))


def _region(whole: tuple[int, int], text: str) -> tuple[int, int, int, int]:
    width, height = whole
    if text == "full":
        return 0, 0, width, height
    if text == "square":
        side = min(whole)
        return (width - side) // 2, (height - side) // 2, side, side
    shares = text.startswith("pct:")
    numbers = _numbers(text.removeprefix("pct:"), 4, whole_ones=not shares, name="region")
    x, y, w, h = (n * side / 100 for n, side in zip(numbers, whole * 2, strict=True)) if shares else numbers
    left, top, right, bottom = (
        round(x),
        round(y),
        round(min(x + w, Fraction(width))),
        round(min(y + h, Fraction(height))),
    )
    if w <= 0 or h <= 0 or x >= width or y >= height:
        raise NotDrawn("region: nothing of the picture lies in it")
    left, top = min(left, width - 1), min(top, height - 1)
    return left, top, max(1, right - left), max(1, bottom - top)


def _size(width: int, height: int, text: str) -> tuple[int, int]:
    if text.startswith("^"):
        raise NotDrawn("size: nothing is enlarged", HTTPStatus.NOT_IMPLEMENTED)
    if text == "max":
        return fitting(width, height)
    found = _asked_size(width, height, text)
    if max(found) > LONGEST:
        raise NotDrawn(f"size: at most {LONGEST} pixels a side")
    if found[0] > width or found[1] > height:
        raise NotDrawn("size: nothing is enlarged")
    return found


def _asked_size(width: int, height: int, text: str) -> tuple[int, int]:
    if text.startswith("pct:"):
        (percent,) = _numbers(text.removeprefix("pct:"), 1, whole_ones=False, name="size")
        if not 0 < percent <= 100:
            raise NotDrawn("size: wanted more than 0 and at most 100 %")
        return max(1, round(width * percent / 100)), max(1, round(height * percent / 100))
    within, text = text.startswith("!"), text.removeprefix("!")
    found = re.fullmatch(r"([0-9]{1,9})?,([0-9]{1,9})?", text, re.ASCII)
    if not found or not any(found.groups()) or (within and not all(found.groups())):
        raise NotDrawn("size: wanted max, w,  ,h  w,h  !w,h  or pct:n")
    w, h = (int(part) if part else None for part in found.groups())
    if w == 0 or h == 0:
        raise NotDrawn("size: wanted at least one pixel")
    if within and w and h:
        share = min(Fraction(min(w, LONGEST), width), Fraction(min(h, LONGEST), height), Fraction(1))
        return max(1, round(width * share)), max(1, round(height * share))
    return w or max(1, round(Fraction(width * (h or 1), height))), h or max(
        1, round(Fraction(height * (w or 1), width))
    )


def _rotation(text: str) -> tuple[bool, int]:
    mirrored, text = text.startswith("!"), text.removeprefix("!")
    (degrees,) = _numbers(text, 1, whole_ones=False, name="rotation")
    if degrees > 360:
        raise NotDrawn("rotation: wanted 0 to 360")
    if degrees % 90:
        raise NotDrawn("rotation: by quarters only", HTTPStatus.NOT_IMPLEMENTED)
    return mirrored, int(degrees // 90) % 4


def _numbers(text: str, many: int, *, whole_ones: bool, name: str) -> list[Fraction]:
    one = r"[0-9]{1,9}" if whole_ones else r"[0-9]{1,9}(?:\.[0-9]{1,9})?|\.[0-9]{1,9}"
    parts = text.split(",")
    if len(parts) != many or not all(re.fullmatch(one, part, re.ASCII) for part in parts):
        raise NotDrawn(f"{name}: not understood")
    return [Fraction(part) for part in parts]
