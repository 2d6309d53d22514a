"""Draws one page of a sample book, as a scan would show it. Same page, same pixels."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, repeat

import numpy as np

from samples import engraving, paper, texts, typeset
from samples.paper import Pixels
from samples.texts import Language
from samples.typeset import Box, Plane

SIZES = {"A3": (297.0, 420.0), "A4": (210.0, 297.0), "A5": (148.0, 210.0), "A6": (105.0, 148.0), "A7": (74.0, 105.0)}
"""ISO 216: name → width and height in millimetres."""

MAX_SKEW = 0.4
"""Degrees that a careful operator still lets pass."""


class Kind(StrEnum):
    """What is on a page."""

    TITLE = "title"
    TEXT = "text"
    TABLE = "table"
    PICTURE = "picture"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Page:
    """What to draw. `seed` decides text, skew and paper; `skew` (degrees, + = clockwise) overrides the seed's."""

    number: int
    seed: str
    kind: Kind = Kind.TEXT
    language: Language = "nl"
    size: str = "A5"  # a key of SIZES
    ppi: int = 300
    skew: float | None = None


def draw(page: Page) -> Pixels:
    """The scanned page: RGB, 8 bit, height × width × 3."""
    chance = random.Random(f"{page.seed}/{page.number}")
    on = paper.frame(*SIZES[page.size], page.ppi)
    skew = round(chance.uniform(-MAX_SKEW, MAX_SKEW), 2) if page.skew is None else page.skew
    tone = random.Random(page.seed).randrange(16)
    look = paper.Look(skew, page.number % 2 == 1, chance.randrange(1 << 16), tone)
    inked = typeset.plane(on.width, on.height, page.ppi)
    _KINDS[page.kind](inked, _text_area(on, page), page)
    return paper.photograph(np.asarray(inked.image, np.uint8), on, look, page.ppi)


def words(page: Page) -> str:
    """The running text that a text page begins with: what OCR should find there (more than fits the page)."""
    flow = texts.paragraphs(page.language, _text_seed(page))
    return " ".join(next(flow) for _ in range(12))


def _text_area(on: paper.Frame, page: Page) -> Box:
    """Margins: 12 % of the width at the binding and at the fore-edge, more at the foot than at the head."""
    side, width = round(on.width * 0.12), on.width
    right_hand = page.number % 2 == 1
    left = side + (side // 3 if right_hand else 0)
    right = width - side - (0 if right_hand else side // 3)
    return Box(left, round(on.height * 0.09), right, round(on.height * 0.90))


def _text_seed(page: Page) -> str:
    return f"{page.seed}/{page.number}/{page.language}"


def _points(page: Page) -> float:
    """Type size for the page: 10.5 points on A4, never below 7."""
    return max(7.0, min(10.5, SIZES[page.size][0] / 15.5))


def _body(on: Plane, box: Box, page: Page) -> None:
    """A page of running text with its head and number."""
    column_box = _furniture(on, box, page)
    typeset.column(on, texts.paragraphs(page.language, _text_seed(page)), column_box, _points(page))


def _title(on: Plane, box: Box, page: Page) -> None:
    title, subtitle, imprint = texts.TITLES[page.language]
    points = _points(page)
    y = typeset.centred(on, title, box.top + box.height // 6, points * 2.2, "Serif-Bold")
    y = typeset.centred(on, subtitle, y + on.mm(6), points * 1.2)
    rule = on.image.width // 6
    middle = on.image.width // 2
    on.pen.line([(middle - rule, y + on.mm(8)), (middle + rule, y + on.mm(8))], 255, max(1, on.mm(0.4)))
    typeset.centred(on, imprint, round(box.bottom - 4 * points * page.ppi / 72), points)
    typeset.centred(on, str(random.Random(page.seed).randint(1850, 1912)), box.bottom - on.mm(5), points)


def _table(on: Plane, box: Box, page: Page) -> None:
    chance = random.Random(_text_seed(page))
    above, below = _divided(_furniture(on, box, page), chance.uniform(0.3, 0.65), on.mm(6))
    heads, _ = texts.TABLES[page.language]
    first = chance.random() < 0.5
    rows = texts.inventory(page.language, _text_seed(page), 60)
    typeset.table(on, chain([heads], rows), above if first else below, _points(page))
    typeset.column(on, texts.paragraphs(page.language, _text_seed(page)), below if first else above, _points(page))


def _picture(on: Plane, box: Box, page: Page) -> None:
    chance = random.Random(_text_seed(page))
    above, below = _divided(_furniture(on, box, page), chance.uniform(0.4, 0.6), on.mm(4))
    first = chance.random() < 0.5
    place, rest = (above, below) if first else (below, above)
    high = place.height - round(_points(page) * page.ppi / 72 * 2)
    wide = min(place.width, round(high * chance.uniform(1.0, 1.6)))
    left = place.left + (place.width - wide) // 2
    on.paste(engraving.lighthouse(wide, high, page.ppi, chance.randrange(1 << 16)), left, place.top)
    typeset.centred(on, texts.CAPTIONS[page.language], place.top + high + on.mm(2), _points(page) * 0.9)
    typeset.column(on, texts.paragraphs(page.language, _text_seed(page)), rest, _points(page))


def _divided(area: Box, share: float, gap: int) -> tuple[Box, Box]:
    """The upper `share` of the area, and the rest below a gap."""
    middle = area.top + round(area.height * share)
    return Box(area.left, area.top, area.right, middle), Box(area.left, middle + gap, area.right, area.bottom)


def _blank(on: Plane, box: Box, page: Page) -> None:
    """Nothing printed."""


def _furniture(on: Plane, box: Box, page: Page) -> Box:
    """Running head and page number; returns what is left for the text."""
    points = _points(page)
    line = round(points * page.ppi / 72 * 1.6)
    typeset.centred(on, texts.TITLES[page.language][0], box.top - line // 2, points * 0.85)
    typeset.centred(on, str(page.number), box.bottom + line // 3, points * 0.9)
    return Box(box.left, box.top + line + line // 2, box.right, box.bottom - line // 2)


_KINDS: dict[Kind, Callable[[Plane, Box, Page], None]] = {
    Kind.TITLE: _title,
    Kind.TEXT: _body,
    Kind.TABLE: _table,
    Kind.PICTURE: _picture,
    Kind.BLANK: _blank,
}


def book(pages: int, seed: str, language: Language, size: str, ppi: int = 300) -> tuple[Page, ...]:
    """A book's pages in order: a title page, text, and from the fourth page on every fifth a table or a picture."""
    kinds = chain([Kind.TITLE, Kind.TEXT, Kind.TEXT, Kind.TABLE, Kind.PICTURE], _later_kinds())
    return tuple(
        Page(number, seed, kind, language, size, ppi) for number, kind in zip(range(1, pages + 1), kinds, strict=False)
    )


def _later_kinds() -> chain[Kind]:
    return chain.from_iterable(repeat((Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.TABLE, Kind.TEXT, Kind.PICTURE)))
