"""Pages and pictures of known truth, drawn for the tests of the probes."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import tifffile
from numpy.typing import NDArray

from heritage.contracts import Source
from heritage.model import Facts, File

Grey = NDArray[np.uint8]
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
    "het",
    "leest",
    "vindt",
    "een",
    "brief",
    "uit",
    "oude",
    "jaren",
]


def text_page(
    height: int = 1754, width: int = 1240, ink: int = 40, paper: int = 225, lines: int = 40, seed: int = 0
) -> Grey:
    """A justified page of printed lines (A4 at 150 ppi)."""
    page = np.full((height, width), paper, np.uint8)
    chance = np.random.default_rng(seed)
    left, right = int(width * 0.12), int(width * 0.88)
    for y in np.linspace(height * 0.1, height * 0.9, lines).astype(int):
        words = [str(w) for w in chance.choice(_WORDS, 20)]
        sizes = [cv2.getTextSize(w, cv2.FONT_HERSHEY_COMPLEX, 0.62, 1)[0][0] for w in words]
        while sum(sizes) + 11 * len(sizes) > right - left:
            words.pop(), sizes.pop()
        gap = (right - left - sum(sizes)) / max(len(words) - 1, 1)
        x = float(left)
        for word, size in zip(words, sizes, strict=True):
            cv2.putText(page, word, (round(x), y), cv2.FONT_HERSHEY_COMPLEX, 0.62, ink, 1, cv2.LINE_AA)
            x += size + gap
    return page


def table(rows: int = 45, columns: int = 8, ruled: bool = True) -> Grey:
    """A page of figures in columns."""
    page = np.full((1754, 1240), 230, np.uint8)
    chance = np.random.default_rng(5)
    for r in range(rows):
        for c in range(columns):
            place = (110 + c * 1020 // columns, 170 + r * 1450 // rows)
            cv2.putText(page, f"{chance.integers(10, 9999)}", place, cv2.FONT_HERSHEY_COMPLEX, 0.55, 40, 1, cv2.LINE_AA)
    if ruled:
        for c in range(columns + 1):
            cv2.line(page, (100 + c * 1020 // columns, 130), (100 + c * 1020 // columns, 1610), 60, 2)
        for y in (130, 1610):
            cv2.line(page, (100, y), (1120, y), 60, 2)
    return page


def squared(step: int = 36) -> Grey:
    """An empty sheet of squared paper."""
    page = np.full((1754, 1240), 235, np.uint8)
    page[::step, :] = page[1::step, :] = 120
    page[:, ::step] = page[:, 1::step] = 120
    return page


def turned(page: Grey, degrees: float) -> Grey:
    """Clockwise, as seen."""
    height, width = page.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1)
    return np.asarray(cv2.warpAffine(page, matrix, (width, height), borderValue=int(np.median(page))), np.uint8)


def askew(page: Grey, degrees: float, edges: str) -> Grey:
    """A camera that was not parallel: the left and right (or top and bottom) edges meet at this angle."""
    height, width = page.shape
    half = math.tan(math.radians(degrees / 2))
    dx, dy = (height * half, 0.0) if edges == "left and right" else (0.0, width * half)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    seen = np.array([[dx, dy], [width - dx, 0], [width, height], [0, height - dy]], np.float32)
    matrix = cv2.getPerspectiveTransform(corners, seen)
    paper = int(np.median(page))
    return np.asarray(cv2.warpPerspective(page, matrix, (width, height), borderValue=paper), np.uint8)


def bent(page: Grey, degrees: float) -> Grey:
    """An open book: the lines run straight at the outer edge and bend by so many degrees towards the binding."""
    height, width = page.shape
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    dip = math.tan(math.radians(degrees)) * width / 2 * (x / width) ** 2
    return np.asarray(cv2.remap(page, x, y + dip.astype(np.float32), cv2.INTER_LINEAR, borderValue=225), np.uint8)


def in_hand(page: Grey, bow: float = 0.05, lean: float = 0.15) -> Grey:
    """A book held before a telephone: its lines bow by this share of the width, and part by as much from left to right."""
    height, width = page.shape
    x, y = np.meshgrid(np.linspace(-0.5, 0.5, width), np.linspace(-0.5, 0.5, height))
    down = (0.5 + y * (1 + lean * x)) * height + bow * width * np.sin(np.pi * (x + 0.5))
    across = (0.5 + x * (1 + lean * y)) * width
    paper = int(np.median(page))
    seen = cv2.remap(page, np.float32(across), np.float32(down), cv2.INTER_LINEAR, borderValue=(paper,))
    return np.asarray(seen, np.uint8)


def moved(page: Grey, pixels: int, degrees: float = 0.0) -> Grey:
    """The page or the camera moved by so much, straight, while the shutter was open."""
    way = np.zeros((2 * pixels + 1, 2 * pixels + 1), np.float32)
    turn = math.radians(degrees)
    for step in np.linspace(-pixels / 2, pixels / 2, 8 * pixels):
        way[round(pixels + step * math.sin(turn)), round(pixels + step * math.cos(turn))] += 1
    return np.asarray(cv2.filter2D(page, -1, way / way.sum()), np.uint8)


def half_focused(page: Grey, blur: float, side: str = "left") -> Grey:
    """Sharp at one side, and out of focus at the other."""
    height, width = page.shape
    y, x = np.mgrid[0.0 : 1.0 : height * 1j, 0.0 : 1.0 : width * 1j]
    away = {"left": x, "right": 1 - x, "foot": 1 - y, "corner": (x + y) / 2}[side]
    share = np.clip((0.55 - away) / 0.2, 0, 1)
    return np.asarray(page * (1 - share) + cv2.GaussianBlur(page, (0, 0), blur) * share, np.uint8)


def noisy(page: Grey, sigma: float, seed: int = 1) -> Grey:
    values = page + np.random.default_rng(seed).normal(0, sigma, page.shape)
    return np.asarray(np.clip(np.round(values), 0, 255), np.uint8)


def save(path: Path, pixels: NDArray[Any], ppi: float = 150, **options: Any) -> Path:
    photometric = "rgb" if pixels.ndim == 3 else "minisblack"
    tifffile.imwrite(path, pixels, photometric=photometric, resolution=(ppi, ppi), resolutionunit=2, **options)
    return path


def source(path: Path) -> Source:
    return Source(path, File(path.name, path.stat().st_size, "00"))


def measured(probe: Any, tmp_path: Path, pixels: NDArray[Any], **options: Any) -> Facts:
    facts: Facts = probe.measure(source(save(tmp_path / "page.tif", pixels, **options)))
    return facts
