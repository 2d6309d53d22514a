"""Pages of many kinds, drawn at 200 ppi (A5): what may lie on a scanner, and how it may lie there."""

from __future__ import annotations

import math
from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from measure.drawing import Grey

HEIGHT, WIDTH = 1654, 1165
Chance = np.random.Generator
Plane = NDArray[np.uint8]
"""Ink: 255 is black."""

_WORDS = [
    "het",
    "archief",
    "bewaart",
    "wat",
    "anders",
    "verloren",
    "gaat",
    "en",
    "wie",
    "leest",
    "vindt",
    "een",
    "brief",
    "uit",
    "oude",
    "jaren",
    "rekening",
]


def _line(on: Plane, chance: Chance, y: int, left: float, right: float, size: float = 0.8, full: bool = True) -> None:
    """One line of words, justified or not."""
    font, words, used = cv2.FONT_HERSHEY_COMPLEX, [], 0
    while True:
        word = str(chance.choice(_WORDS))
        wide = cv2.getTextSize(word, font, size, 1)[0][0] + 12 * size
        if used + wide > right - left:
            break
        words.append((word, wide))
        used += wide
    gap = (right - left - used) / max(len(words) - 1, 1) if full else 0.0
    x = left
    for word, wide in words:
        cv2.putText(on, word, (round(x), y), font, size, 255, 1, cv2.LINE_AA)
        x += wide + gap


def text(
    on: Plane, chance: Chance, left: float = 0.12, top: float = 0.1, right: float = 0.88, foot: float = 0.9
) -> None:
    """Paragraphs."""
    for y in range(int(top * HEIGHT), int(foot * HEIGHT), 32):
        last = chance.random() < 0.15
        end = left + (right - left) * (chance.uniform(0.2, 0.9) if last else 1.0)
        _line(on, chance, y, left * WIDTH, end * WIDTH, full=not last)


def columns(on: Plane, chance: Chance) -> None:
    for column in range(3):
        text(on, chance, 0.06 + column * 0.3, 0.08, 0.33 + column * 0.3, 0.95)
        cv2.line(on, (int((0.345 + column * 0.3) * WIDTH), 120), (int((0.345 + column * 0.3) * WIDTH), 1560), 255, 2)


def short_block(on: Plane, chance: Chance) -> None:
    text(on, chance, foot=0.22)


def verse(on: Plane, chance: Chance) -> None:
    for y in range(160, 1480, 36):
        _line(on, chance, y, 200 + 40 * (y // 36 % 2), chance.uniform(500, 900), full=False)


def table(on: Plane, chance: Chance) -> None:
    text(on, chance, foot=0.35)
    for y in range(650, 1500, 34):
        for x in range(160, 1000, 120):
            cv2.putText(on, str(chance.integers(9999)), (x, y), cv2.FONT_HERSHEY_COMPLEX, 0.6, 255, 1, cv2.LINE_AA)
    for x in range(150, 1040, 120):
        cv2.line(on, (x, 610), (x, 1500), 255, 2)


def hatching(on: Plane, chance: Chance, top: float = 0.1, foot: float = 0.5, slope: float = 9.0) -> None:
    """An engraving: tones by slanting lines."""
    y0, y1, x0, x1 = int(top * HEIGHT), int(foot * HEIGHT), int(0.14 * WIDTH), int(0.86 * WIDTH)
    y, x = np.mgrid[y0:y1, x0:x1].astype(np.float32)
    tone = 0.5 + 0.35 * np.sin(x / 130 + chance.uniform(0, 6)) * np.cos(y / 90)
    phase = (y - math.tan(math.radians(slope)) * x + 1.5 * np.sin(x / 60)) / 5.5
    on[y0:y1, x0:x1] = np.clip((tone - np.abs(phase - np.rint(phase)) * 2) * 3 + 0.5, 0, 1) * 255


def engraving(on: Plane, chance: Chance) -> None:
    hatching(on, chance)
    text(on, chance, top=0.55)


def plate(on: Plane, chance: Chance) -> None:
    hatching(on, chance, foot=0.85, slope=-13.0)


def handwriting(on: Plane, chance: Chance) -> None:
    for y in range(180, 1500, 70):
        drift, x = math.tan(math.radians(chance.normal(0.3, 0.6))), 110.0
        while x < 1000:
            word, up = str(chance.choice(_WORDS)), chance.normal(0, 2)
            place = (round(x), round(y + drift * (x - 110) + up))
            cv2.putText(on, word, place, cv2.FONT_HERSHEY_SCRIPT_COMPLEX, 1.0, 220, 2, cv2.LINE_AA)
            x += cv2.getTextSize(word, cv2.FONT_HERSHEY_SCRIPT_COMPLEX, 1.0, 2)[0][0] + 20


def music(on: Plane, chance: Chance) -> None:
    for top in range(160, 1450, 150):
        for k in range(5):
            cv2.line(on, (140, top + 14 * k), (1030, top + 14 * k), 255, 1)
        for x in range(200, 1000, 45):
            y = top + 7 * int(chance.integers(0, 9))
            cv2.ellipse(on, (x, y), (8, 6), -20, 0, 360, 255, -1)
            cv2.line(on, (x + 8, y), (x + 8, y - 45), 255, 2)


def coast(on: Plane, chance: Chance) -> None:
    """A map: wandering lines, names at all angles, a frame."""
    for _ in range(12):
        steps = cv2.GaussianBlur(np.cumsum(chance.normal(0, 14, (60, 2)), axis=0).astype(np.float32), (1, 5), 1)
        cv2.polylines(on, [(steps + chance.uniform(100, 1000, 2)).astype(np.int32)], False, 255, 2, cv2.LINE_AA)
    for _ in range(40):
        name = np.zeros((60, 240), np.uint8)
        cv2.putText(name, str(chance.choice(_WORDS)), (40, 38), cv2.FONT_HERSHEY_COMPLEX, 0.7, 255, 1, cv2.LINE_AA)
        name = cv2.warpAffine(name, cv2.getRotationMatrix2D((120, 30), float(chance.uniform(-40, 40)), 1), (240, 60))
        y, x = int(chance.integers(60, 1500)), int(chance.integers(60, 850))
        on[y : y + 60, x : x + 240] = np.maximum(on[y : y + 60, x : x + 240], name)
    cv2.rectangle(on, (60, 60), (1100, 1590), 255, 4)


def title(on: Plane, chance: Chance) -> None:
    for line, y, size in (
        ("HISTORIE", 300, 2.0),
        ("VAN HET GRAAFSCHAP", 420, 1.0),
        ("GENT", 1400, 1.1),
        ("1887", 1460, 0.8),
    ):
        wide = cv2.getTextSize(line, cv2.FONT_HERSHEY_COMPLEX, size, 2)[0][0]
        cv2.putText(on, line, ((WIDTH - wide) // 2, y), cv2.FONT_HERSHEY_COMPLEX, size, 255, 2, cv2.LINE_AA)


def silhouette(on: Plane, chance: Chance) -> None:
    cv2.rectangle(on, (150, 150), (1010, 900), 255, -1)
    text(on, chance, top=0.6)


def ruled_card(on: Plane, chance: Chance) -> None:
    for y in range(300, 1600, 90):
        cv2.line(on, (0, y), (WIDTH, y), 90, 1)
    for y in (280, 370, 460):
        _line(on, chance, y, 160, 800, 0.9, full=False)


def folio(on: Plane, chance: Chance) -> None:
    cv2.putText(on, "127", (980, 130), cv2.FONT_HERSHEY_COMPLEX, 0.9, 220, 2, cv2.LINE_AA)


def nothing(on: Plane, chance: Chance) -> None: ...


KINDS: tuple[Callable[[Plane, Chance], None], ...] = (
    text, columns, short_block, verse, table, engraving, plate, handwriting, music, coast, title, silhouette, ruled_card,
)  # fmt: skip


def page(kind: Callable[[Plane, Chance], None], seed: int, *, black: float = 0.85) -> NDArray[np.float32]:
    """The page's reflected light, 0–255: uneven paper, ink, some foxing."""
    chance = np.random.default_rng(seed)
    ink = np.zeros((HEIGHT, WIDTH), np.uint8)
    kind(ink, chance)
    clouds = cv2.resize(chance.normal(0, 4, (9, 7)).astype(np.float32), (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC)
    paper = chance.uniform(185, 225) + clouds
    for _ in range(int(chance.integers(0, 14))):
        spot = np.zeros((HEIGHT, WIDTH), np.uint8)
        cv2.circle(
            spot, (int(chance.integers(WIDTH)), int(chance.integers(HEIGHT))), int(chance.integers(4, 14)), 255, -1
        )
        paper -= cv2.GaussianBlur(spot, (0, 0), 6).astype(np.float32) / 255 * 45
    return np.asarray(paper * (1 - black * ink / 255), np.float32)


def captured(light: NDArray[np.float32], *, blur: float = 0.6, gain: float = 1.0, seed: int = 1) -> Grey:
    """What the camera makes of it: its blur, then its noise."""
    seen = cv2.GaussianBlur(light, (0, 0), blur) * gain
    noise = np.random.default_rng(seed).normal(0, 1.5, seen.shape)
    return np.asarray(np.clip(np.round(seen + noise), 0, 255), np.uint8)


def turned(light: NDArray[np.float32], degrees: float) -> NDArray[np.float32]:
    height, width = light.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1)
    return np.asarray(cv2.warpAffine(light, turn, (width, height), borderMode=cv2.BORDER_REPLICATE), np.float32)


def on_bed(light: NDArray[np.float32], tone: float, sides: str = "ltrb", depth: int = 110) -> NDArray[np.float32]:
    """The page on a bed or under a lid that shows at some sides."""
    left, top, right, foot = (depth if side in sides else 0 for side in "ltrb")
    return np.asarray(cv2.copyMakeBorder(light, top, foot, left, right, cv2.BORDER_CONSTANT, value=(tone,)), np.float32)
