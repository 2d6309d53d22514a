"""One PDF/A-1b of a folder's JPEGs and ALTO files, validated: bind.py <folder>. No tool in Debian makes one from ALTO, and
ocrmypdf takes two to five times as long, so our own writer is used here too."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from heritage.normalise.document.binding import layer
from heritage.normalise.picture.tone import srgb
from heritage.tools.document import pdf, preflight

PPI = 300 * 3000 / 3508
"""Of an A4 page at 300 ppi, brought to 3,000 pixels."""


def sheets(folder: Path) -> Iterator[pdf.Sheet]:
    for jpeg in sorted(folder.glob("access/*.jpg")):
        with Image.open(jpeg) as image:
            pixels, grey = image.size, image.mode == "L"
        points = (pixels[0] / PPI * 72, pixels[1] / PPI * 72)
        words = list(layer(folder / "text" / f"{jpeg.stem}.xml", *points))
        yield pdf.Sheet(jpeg.read_bytes(), pixels, grey, points, words)


if __name__ == "__main__":
    book = Path(sys.argv[1], "access", "book.pdf")
    with book.open("wb") as out:
        pdf.write(out, pdf.Title("bench"), srgb(), sheets(Path(sys.argv[1])))
    (faults,) = preflight.faults([book])
    if faults:
        sys.exit(f"not PDF/A-1b: {faults[:5]}")
