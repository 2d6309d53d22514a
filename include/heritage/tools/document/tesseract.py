"""Reads the words of a grey picture with Tesseract, in this process and on one thread (its own threads make it 6.7 times
slower). A model is loaded once per process."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heritage.errors import ToolFailed, ToolMissing
from heritage.tools.document.language_models import MODELS, models_folder

os.environ["OMP_THREAD_LIMIT"] = "1"  # read when the library is loaded, hence before the next line

import tesserocr

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels; right and bottom are the first pixel outside."""

_TAGS = {model: tag for tag, model in MODELS.items()}
_PLAUSIBLE_PPI = range(70, 2401)  # outside, Tesseract estimates by itself


@dataclass(frozen=True, slots=True)
class Word:
    """`confidence` 0–1 as the engine gives it; `language` a BCP 47 tag, "" when the engine does not say."""

    text: str
    box: Box
    confidence: float
    language: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """`baseline`: from (x, y) to (x, y), or None."""

    box: Box
    words: tuple[Word, ...]
    baseline: Box | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like area of text, in reading order."""

    box: Box
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: `engine` and `models` name the program and its language models."""

    blocks: tuple[Block, ...]
    engine: str
    models: tuple[str, ...]

    def words(self) -> Iterator[Word]:
        return (word for block in self.blocks for line in block.lines for word in line.words)


def version() -> str:
    """ "tesseract 5.5.4"."""
    return str(tesserocr.tesseract_version()).splitlines()[0].strip()


def models(languages: tuple[str, ...]) -> tuple[str, ...]:
    """The models for language tags (nl, fr, de, en, or a three-letter code that is installed), in the order given.
    Raises ToolMissing for a language without a model."""
    wanted = tuple(dict.fromkeys(MODELS.get(tag, tag) for tag in languages))
    for model in wanted:
        plain = re.fullmatch(r"[a-z]{3}(_[a-z]{1,8})?", model)  # a tag from outside never becomes a path unchecked
        if not plain or not (models_folder() / f"{model}.traineddata").is_file():
            raise ToolMissing(f"Tesseract has no language model for {model!r} in {models_folder()}")
    return wanted


def load(languages: tuple[str, ...]) -> None:
    """Loads the models of these languages into this process. Raises ToolMissing, ToolFailed."""
    _engine("+".join(models(languages)))


def read(grey: NDArray[np.uint8], languages: tuple[str, ...], ppi: float | None = None) -> Reading:
    """The words of a height × width picture, dark on light or light on dark. Raises ToolMissing, ToolFailed."""
    using = models(languages)
    if not using:
        raise ToolMissing("OCR was asked for without a language")
    engine = _engine("+".join(using))
    height, width = grey.shape
    try:
        engine.SetImageBytes(np.ascontiguousarray(grey).tobytes(), width, height, 1, width)
        if ppi is not None and round(ppi) in _PLAUSIBLE_PPI:
            engine.SetSourceResolution(round(ppi))
        if not engine.Recognize():
            raise ToolFailed(f"{version()} could not read the picture")
        return Reading(tuple(_blocks(engine.GetIterator())), version(), using)
    finally:
        engine.Clear()


@lru_cache(maxsize=4)
def _engine(joined: str) -> Any:
    try:
        return tesserocr.PyTessBaseAPI(path=f"{models_folder()}/", lang=joined, psm=tesserocr.PSM.AUTO)
    except RuntimeError as error:
        raise ToolFailed(f"{version()} does not start with {joined}: {error}") from error


def _blocks(iterator: Any) -> Iterator[Block]:
    """Walks Tesseract's own iterator once, word by word; `iterator` is None for a blank page."""
    level = tesserocr.RIL
    lines: list[Line] = []
    words: list[Word] = []
    while iterator is not None:
        word = _word(iterator)
        if word is not None:
            words.append(word)
        line_ends = iterator.IsAtFinalElement(level.TEXTLINE, level.WORD)
        block_ends = iterator.IsAtFinalElement(level.BLOCK, level.WORD)
        if line_ends and words:
            lines.append(_line(iterator, tuple(words)))
            words = []
        if block_ends and lines:
            yield Block(_around(line.box for line in lines), tuple(lines))
            lines = []
        if not iterator.Next(level.WORD):
            return


def _word(iterator: Any) -> Word | None:
    level = tesserocr.RIL.WORD
    if iterator.Empty(level):
        return None
    text = iterator.GetUTF8Text(level).strip()
    box = iterator.BoundingBox(level)
    if not text or box is None:
        return None
    confidence = min(1.0, max(0.0, iterator.Confidence(level) / 100))
    model = iterator.WordRecognitionLanguage() or ""
    return Word(text, tuple(box), round(confidence, 4), _TAGS.get(model, model))


def _line(iterator: Any, words: tuple[Word, ...]) -> Line:
    level = tesserocr.RIL.TEXTLINE
    box = iterator.BoundingBox(level)
    points = iterator.Baseline(level)
    baseline = (*points[0], *points[1]) if points else None
    return Line(tuple(box) if box else _around(word.box for word in words), words, baseline)


def _around(boxes: Iterator[Box]) -> Box:
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)
