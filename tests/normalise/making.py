"""Small deliveries and orders for the tests of this folder; each picture is drawn here, with text that is known."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import tifffile
from PIL import Image, ImageCms, ImageDraw, ImageFont

from heritage.contracts import NormalisationJob
from heritage.files import sha512
from heritage.model import Delivery, File, Item, Measured, Policy, Station
from heritage.tools.picture import opening as picture

FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"
SETTINGS: dict[str, Any] = {
    "master": {"profile": "jp2-lossless", "original": "keep"},
    "ocr": {"engine": "tesseract"},
    "access": {"jpeg_quality": 85, "max_pixels": 600},
}


def typed(lines: list[str], size: tuple[int, int] = (1400, 400), points: int = 40) -> np.ndarray:
    """A grey page with these lines, dark on light."""
    image = Image.new("L", size, 240)
    pen, font = ImageDraw.Draw(image), ImageFont.truetype(FONT, points)
    for number, line in enumerate(lines):
        pen.text((60, 40 + number * points * 1.6), line, font=font, fill=20)
    return np.asarray(image)


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def write_tiff(path: Path, pixels: np.ndarray, ppi: float = 300, icc: bytes = b"", xmp: bytes = b"") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    tags = [(700, 1, len(xmp), xmp, True)] if xmp else []
    photometric = "rgb" if pixels.ndim == 3 else "minisblack"
    tifffile.imwrite(
        path,
        pixels,
        photometric=photometric,
        resolution=(ppi, ppi),
        resolutionunit="INCH",
        iccprofile=icc or None,
        extratags=tags,
    )


@dataclass
class Case:
    """A delivery on disk and the orders about its one item."""

    root: Path
    settings: dict[str, Any] = field(default_factory=lambda: dict(SETTINGS))
    expected: dict[str, Any] = field(default_factory=lambda: {"languages": ["en"]})
    id: str = "BOOK"
    files: list[File] = field(default_factory=list)
    facts: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def place(self) -> Path:
        return self.root / "delivery"

    @property
    def folder(self) -> Path:
        return self.root / "work" / self.id

    def add(self, name: str, pixels: np.ndarray, **how: Any) -> File:
        path = f"objects/{self.id}/{name}"
        write_tiff(self.place / path, pixels, **how)
        return self.took(path)

    def took(self, path: str) -> File:
        """Takes a file that lies in the delivery, measured as the image probe would."""
        opened = picture.decode(self.place / path)
        file = File(path, (self.place / path).stat().st_size, sha512(self.place / path))
        self.files.append(file)
        self.facts[path] = {
            "image.format": opened.kind,
            "image.width": opened.width,
            "image.height": opened.height,
            "image.bits": opened.bits,
            "image.colour": opened.stored,
            "image.alpha": opened.alpha,
            "image.pages": opened.pages,
            "image.lossy": opened.lossy,
            "image.sample": opened.sample,
            "pixels.sha256": picture.pixel_digest(opened.pixels),
        }
        return file

    def order(self, file: File | None = None) -> NormalisationJob:
        policy = Policy("test", "1", "digest", {}, self.settings)
        delivery = Delivery(
            str(self.place), "", "digest", "kbr", "paper", "B1", "op", Station("S"), date(2026, 1, 2), None, {}, (), ()
        )
        item = Item(self.id, tuple(self.files), self.expected)
        return NormalisationJob(self.folder, policy, delivery, item, self.measured(file) if file else None)

    def measured(self, file: File) -> Measured:
        return Measured(file, self.facts[file.path])

    def all_measured(self) -> list[Measured]:
        return [self.measured(file) for file in self.files]
