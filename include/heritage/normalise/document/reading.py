"""Reads the words of a picture and writes them as ALTO, in memory; the socket for it is `text`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import fmean

from heritage.model import Facts, File, Proof, Role
from heritage.normalise.document import alto
from heritage.normalise.output import Made
from heritage.normalise.picture.tone import grey8, smaller
from heritage.tools.document import tesseract
from heritage.tools.document.tesseract import Block, Box, Line, Reading, Word, load
from heritage.tools.picture.opening import Picture

__all__ = ["figures", "load", "read", "text_of"]

_FINE, _ENOUGH = 400, 300
"""Above 400 ppi a page is brought down to 300: Tesseract's models were trained on letters of that size."""

_SURE = 0.7
"""POLICIES: the share of words under 0.7 is reported."""


def text_of(opened: Picture, file: File, tags: tuple[str, ...]) -> Made:
    """The ALTO of a page. Raises ToolMissing, ToolFailed."""
    found = read(opened, tags)
    facts = figures(found.reading)
    mean = facts["ocr.confidence"]
    sheet = alto.Sheet(file.name, file.path, found.width, found.height, found.prepared)
    content = alto.write(found.reading, sheet, float(mean) if isinstance(mean, int | float) else None)
    tool = f"{found.reading.engine} ({'+'.join(found.reading.models)})"
    return Made(content, Role.TEXT, alto.PUID, tool, Proof("written from the engine's result; not judged"), facts)


@dataclass(frozen=True, slots=True)
class Read:
    """A reading placed in the upright picture's own pixels, that picture's size, and how it was prepared."""

    reading: Reading
    width: int
    height: int
    prepared: str


def read(opened: Picture, tags: tuple[str, ...]) -> Read:
    """The words of a picture. Raises ToolMissing, ToolFailed."""
    grey = grey8(opened)
    height, width = grey.shape
    ppi = min(opened.ppi) if opened.ppi else None
    done = [] if opened.pixels.ndim == 2 else ["converted to 8-bit grey"]
    if opened.orientation not in {None, 1}:
        done.append(f"turned upright (EXIF orientation {opened.orientation})")
    if ppi and ppi > _FINE:
        done.append(f"reduced from {ppi:.0f} to {_ENOUGH} ppi")
        grey = smaller(grey, max(1, round(max(grey.shape) * _ENOUGH / ppi)))
        ppi = float(_ENOUGH)
    reading = tesseract.read(grey, tags, ppi)
    if grey.shape != (height, width):
        reading = _enlarged(reading, width, height, grey.shape)
    return Read(reading, width, height, "; ".join(done))


def figures(reading: Reading) -> Facts:
    """`ocr.words`; `ocr.confidence`: mean 0–1, None without words; `ocr.low`: share of words under 0.7; `ocr.languages`:
    the models asked."""
    sure = [word.confidence for word in reading.words()]
    return {
        "ocr.words": len(sure),
        "ocr.confidence": round(fmean(sure), 4) if sure else None,
        "ocr.low": round(sum(c < _SURE for c in sure) / len(sure), 4) if sure else 0.0,
        "ocr.languages": list(reading.models),
    }


def _enlarged(reading: Reading, width: int, height: int, read_as: tuple[int, ...]) -> Reading:
    """The reading of a reduced picture, in the pixels of the whole one."""
    down, across = height / read_as[0], width / read_as[1]

    def box(of: Box) -> Box:
        left, top, right, bottom = of
        return round(left * across), round(top * down), round(right * across), round(bottom * down)

    def word(of: Word) -> Word:
        return replace(of, box=box(of.box))

    def line(of: Line) -> Line:
        baseline = box(of.baseline) if of.baseline else None
        return replace(of, box=box(of.box), baseline=baseline, words=tuple(map(word, of.words)))

    def block(of: Block) -> Block:
        return replace(of, box=box(of.box), lines=tuple(map(line, of.lines)))

    return replace(reading, blocks=tuple(map(block, reading.blocks)))
