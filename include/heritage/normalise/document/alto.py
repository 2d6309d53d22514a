"""ALTO 4: writes what an OCR engine read, and reads the words of an ALTO file back for a text layer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from heritage import formats
from heritage.tools.document.tesseract import Block, Box, Line, Reading, Word

NAMESPACE = "http://www.loc.gov/standards/alto/ns-v4#"
SCHEMA = "http://www.loc.gov/standards/alto/v4/alto-4-4.xsd"
PUID = formats.named("xml").puid  # PRONOM knows XML, not ALTO

_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_PREFIXES: dict[Any, str] = {None: NAMESPACE, "xsi": _XSI}
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even escaped."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The picture that was read: size in pixels of the delivered file, and what was done to it before reading."""

    image: str
    identifier: str
    width: int
    height: int
    prepared: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A word of an ALTO file: its left and right edge, its line's baseline and height. Shares of the page's width and
    height, from its upper left, so that it can be laid over a copy of any size."""

    text: str
    left: float
    right: float
    baseline: tuple[float, float, float, float]
    height: float


def write(reading: Reading, sheet: Sheet, confidence: float | None) -> bytes:
    """A valid ALTO 4.4 file, UTF-8; a blank page has an empty print space. `confidence`: the page's mean, 0–1."""
    root = etree.Element(_tag("alto"), nsmap=_PREFIXES, SCHEMAVERSION="4.4")
    root.set(f"{{{_XSI}}}schemaLocation", f"{NAMESPACE} {SCHEMA}")
    _description(root, reading, sheet)
    page = _child(_child(root, "Layout"), "Page", ID="page", PHYSICAL_IMG_NR="1")
    page.set("WIDTH", str(sheet.width))
    page.set("HEIGHT", str(sheet.height))
    if confidence is not None:
        page.set("PC", f"{confidence:.4f}")
    space = _child(page, "PrintSpace", ID="space", **_place((0, 0, sheet.width, sheet.height)))
    for number, block in enumerate(reading.blocks, 1):
        _block(space, block, f"b{number}")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def clean(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return _FORBIDDEN.sub("\ufffd", text)


def words(path: Path) -> Iterator[Placed]:
    """The words of an ALTO file (any version) in reading order. Raises lxml.etree.XMLSyntaxError."""
    wide = high = 1.0
    safe = {"resolve_entities": False, "no_network": True, "huge_tree": False}
    events = etree.iterparse(str(path), events=("start", "end"), tag=("{*}Page", "{*}TextLine"), **safe)
    for event, element in events:
        line_ends = event == "end" and etree.QName(element).localname == "TextLine"
        if event == "start" and not line_ends and element.get("WIDTH") and etree.QName(element).localname == "Page":
            wide, high = max(float(element.get("WIDTH", 1)), 1.0), max(float(element.get("HEIGHT", 1)), 1.0)
        if line_ends:
            yield from _placed(element, wide, high)
            element.clear()


def _placed(line: etree._Element, wide: float, high: float) -> Iterator[Placed]:
    box = _read_box(line)
    x1, y1, x2, y2 = _read_baseline(line, box)
    height = max(box[3] - box[1] - abs(y2 - y1), 1.0)  # a skewed line's box is higher than its letters
    baseline = (x1 / wide, y1 / high, x2 / wide, y2 / high)
    for word in line.iterfind("{*}String"):
        left, _, right, _ = _read_box(word)
        yield Placed(word.get("CONTENT", ""), left / wide, right / wide, baseline, height / high)


def _description(root: etree._Element, reading: Reading, sheet: Sheet) -> None:
    description = _child(root, "Description")
    _child(description, "MeasurementUnit").text = "pixel"
    source = _child(description, "sourceImageInformation")
    _child(source, "fileName").text = clean(sheet.image)
    _child(source, "fileIdentifier").text = clean(sheet.identifier)
    step = _child(description, "Processing", ID="ocr")
    _child(step, "processingCategory").text = "contentGeneration"
    if sheet.prepared:
        _child(step, "processingStepDescription").text = clean(sheet.prepared)
    _child(step, "processingStepSettings").text = "models: " + " ".join(reading.models)
    name, _, number = reading.engine.partition(" ")
    software = _child(step, "processingSoftware")
    _child(software, "softwareName").text = name
    _child(software, "softwareVersion").text = number


def _block(space: etree._Element, block: Block, number: str) -> None:
    element = _child(space, "TextBlock", ID=number, **_place(block.box))
    for index, line in enumerate(block.lines, 1):
        _line(element, line, f"{number}l{index}")


def _line(block: etree._Element, line: Line, number: str) -> None:
    element = _child(block, "TextLine", ID=number, **_place(line.box))
    if line.baseline:
        left, at_left, right, at_right = line.baseline
        element.set("BASELINE", f"{left},{at_left} {right},{at_right}")
    for index, word in enumerate(line.words, 1):
        if index > 1:
            _child(element, "SP", **_gap(line.words[index - 2], word))
        said = _child(element, "String", ID=f"{number}w{index}", **_place(word.box))
        said.set("CONTENT", clean(word.text))
        said.set("WC", f"{word.confidence:.4f}")
        if re.fullmatch(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*", word.language):  # xsd:language
            said.set("LANG", word.language)


def _gap(before: Word, after: Word) -> dict[str, str]:
    left, right = before.box[2], after.box[0]
    return {"HPOS": str(left), "VPOS": str(before.box[1]), "WIDTH": str(max(0, right - left))}


def _place(box: Box) -> dict[str, str]:
    left, top, right, bottom = box
    return {"HPOS": str(left), "VPOS": str(top), "WIDTH": str(right - left), "HEIGHT": str(bottom - top)}


def _read_box(element: etree._Element) -> tuple[float, float, float, float]:
    left, top, wide, high = (float(element.get(name, 0)) for name in ("HPOS", "VPOS", "WIDTH", "HEIGHT"))
    return left, top, left + wide, top + high


def _read_baseline(line: etree._Element, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """The line's own, or (where there is none) four fifths down its box."""
    numbers = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", line.get("BASELINE", ""))]
    if len(numbers) >= 4:
        return numbers[0], numbers[1], numbers[-2], numbers[-1]
    level = numbers[0] if len(numbers) == 1 else box[1] + 0.8 * (box[3] - box[1])
    return box[0], level, box[2], level


def _child(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, _tag(name), attributes)


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
