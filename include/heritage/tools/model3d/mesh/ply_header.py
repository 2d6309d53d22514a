"""The header of a PLY: what it promises, held against the file's size before anybody believes it."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from heritage.model import about, phrase
from heritage.tools.model3d.surface import Broken
from heritage.tools.model3d.text_columns import read_text

LARGEST_HEADER = 64 << 10
_TYPES = {
    "char": "i1", "int8": "i1", "uchar": "u1", "uint8": "u1", "short": "i2", "int16": "i2", "ushort": "u2", "uint16": "u2",
    "int": "i4", "int32": "i4", "uint": "u4", "uint32": "u4", "float": "f4", "float32": "f4", "double": "f8", "float64": "f8",
    "int64": "i8", "uint64": "u8",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Property:
    """`count` is the type of a list's length; "" for a single value."""

    name: str
    type: str
    count: str = ""


@dataclass(frozen=True, slots=True)
class Element:
    """One table of the file."""

    name: str
    rows: int
    properties: tuple[Property, ...]

    @property
    def least(self) -> int:
        """Bytes that a binary row has at least."""
        return sum(np.dtype(p.count or p.type).itemsize for p in self.properties)


@dataclass(frozen=True, slots=True)
class Header:
    """What the text before the data says. `order` is "<", ">" or "" for ASCII; `length` its bytes."""

    order: str
    elements: tuple[Element, ...]
    textures: tuple[str, ...]
    length: int
    macintosh: bool = False  # lines end with CR, which no library but ours reads


_ENDS = {
    b"\n": rb"\n[ \t]*end_header[ \t]*\r?\n?",
    b"\r\n": rb"\n[ \t]*end_header[ \t]*\r?\n?",
    b"\r": rb"\r[ \t]*end_header[ \t]*\r",
}
"""By how the first line ends: behind a lone CR, a line feed is the first byte of the data."""

_PICTURE = re.compile(r"^[ \t]*comment[ \t:]+TextureFile[ \t:]+(.+)$", re.MULTILINE | re.IGNORECASE)


def header(path: Path) -> Header:
    """Raises Broken when it is no PLY header, or promises more than the file can hold."""
    with path.open("rb") as stream:
        start = stream.read(LARGEST_HEADER)
    first = re.match(rb"ply[ \t]*(\r\n|\r|\n)", start)
    end = re.search(_ENDS[first[1]], start) if first else None
    if first is None or end is None:
        raise Broken("decodes", about(path.name, phrase("ply-none", limit=LARGEST_HEADER)))
    lines = [line.split() for line in start[: end.start()].decode("latin-1").replace("\r", "\n").split("\n")]
    order = next((_order(words, path) for words in lines if words[:1] == ["format"]), "")
    text = read_text(start[: end.start()]).replace("\r", "\n")
    textures = tuple(t.strip() for t in re.findall(_PICTURE, text))
    found = Header(order, tuple(_elements(lines, path)), textures, end.end(), first[1] == b"\r")
    _believable(path, found)
    return found


@contextmanager
def in_common_lines(path: Path) -> Iterator[Path]:
    """The file itself; of a PLY whose lines end with CR, a copy with LF for as long as other libraries read it: they know no
    other way, and the data are the same."""
    found = header(path) if path.suffix.lower() == ".ply" else None
    if found is None or not found.macintosh:
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="heritage-ply-") as place:
        copy = Path(place) / path.name
        with path.open("rb") as source, copy.open("wb") as target:
            target.write(source.read(found.length).replace(b"\r", b"\n"))
            while block := source.read(1 << 20):
                target.write(block if found.order else block.replace(b"\r", b"\n"))
        yield copy


def _order(words: list[str], path: Path) -> str:
    orders = {"ascii": "", "binary_little_endian": "<", "binary_big_endian": ">"}
    if len(words) < 2 or words[1] not in orders:
        raise Broken("decodes", about(path.name, phrase("ply-format", format=repr(" ".join(words[1:])[:60]))))
    return orders[words[1]]


def _elements(lines: list[list[str]], path: Path) -> Iterator[Element]:
    name, rows, properties = "", 0, list[Property]()
    try:
        for words in lines:
            if words[:1] == ["element"]:
                if name:
                    yield Element(name, rows, tuple(properties))
                name, rows, properties = words[1], int(words[2]), []
                if rows < 0:
                    raise ValueError(rows)
            elif words[:2] == ["property", "list"]:
                properties.append(Property(words[4], _TYPES[words[3]], _TYPES[words[2]]))
            elif words[:1] == ["property"]:
                properties.append(Property(words[2], _TYPES[words[1]]))
    except (IndexError, KeyError, ValueError) as error:
        line = phrase("ply-line", line=repr(" ".join(words)[:80]))
        raise Broken("decodes", about(path.name, line)) from error
    if name:
        yield Element(name, rows, tuple(properties))


def _believable(path: Path, head: Header) -> None:
    """The data are at least as long as the header promises, row by row."""
    held = path.stat().st_size - head.length
    for element in head.elements:
        if not element.properties and element.rows > head.length:
            raise Broken("decodes", about(path.name, phrase("ply-nothing", rows=element.rows, element=element.name)))
        least = element.least if head.order else max(2 * len(element.properties) - 1, 1)
        wanted = element.rows * least
        if wanted > held + 1:
            fewer = phrase("ply-fewer", rows=element.rows, element=element.name, least=wanted, bytes=max(held, 0))
            raise Broken("truncated", about(path.name, fewer))
        held -= wanted
