"""Writes PDF/A-1b page by page: each object goes to the stream at once, so that a book of any length takes one page of memory.
Own code, because PDF libraries keep every stream of the document until it is saved."""

from __future__ import annotations

import hashlib
import math
import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO
from xml.sax.saxutils import escape

_LONGEST_SIDE = 14400.0  # points; PDF 1.4, appendix C
_ADVANCE, _EM = 500, 1000
_PRODUCER = "heritage"


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A word of the invisible layer. Points, from the page's lower left: where its baseline begins, how long it is, its
    direction in radians and the height of its line."""

    text: str
    x: float
    y: float
    length: float
    angle: float
    size: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: a baseline JPEG (grey or RGB) and its size on paper in points."""

    jpeg: bytes
    pixels: tuple[int, int]
    grey: bool
    points: tuple[float, float]
    words: Iterable[Glyphs] = ()


@dataclass(frozen=True, slots=True)
class Title:
    """What the document says about itself. `language`: a BCP 47 tag, or ""."""

    title: str
    language: str = ""
    identifier: str = ""


def write(out: BinaryIO, title: Title, icc: bytes, pages: Iterable[Sheet]) -> int:
    """The document, with `icc` (RGB, version 2) as output intent; returns the number of pages. `pages` is consumed one
    by one. Raises ValueError when there is none."""
    document = _Document(out)
    catalog, tree, font = document.reserve(), document.reserve(), document.reserve()
    letters = _Letters()
    kids = [_page(document, sheet, tree, font, letters) for sheet in pages]
    if not kids:
        raise ValueError("a PDF needs at least one page")
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    document.put(tree, f"<< /Type /Pages /Count {len(kids)} /Kids [{listed}] >>")
    _font(document, font, letters)
    document.put(catalog, _catalog(document, title, icc, tree))
    information = document.add(f"<< /Title {_string(title.title)} /Producer {_string(_PRODUCER)} >>")
    document.finish(catalog, information)
    return len(kids)


def _catalog(document: _Document, title: Title, icc: bytes, tree: int) -> str:
    intent = document.stream("/N 3", zlib.compress(icc, 9), packed=True)
    about = document.stream("/Type /Metadata /Subtype /XML", _xmp(title))
    language = f"/Lang {_string(title.language)}" if title.language else ""
    intents = (
        "[<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) "
        f"/Info (sRGB IEC61966-2.1) /RegistryName (http://www.color.org) /DestOutputProfile {intent} 0 R >>]"
    )
    return (
        f"<< /Type /Catalog /Pages {tree} 0 R /Metadata {about} 0 R /OutputIntents {intents} {language} "
        "/ViewerPreferences << /DisplayDocTitle true >> >>"
    )


class _Document:
    """Objects in the order in which they are put, then the table of their places (PDF 1.4, 3.4)."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._at = 0
        self._places: list[int] = []
        self._content = hashlib.sha256()
        self._emit(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")

    def reserve(self) -> int:
        """A number for an object that comes later."""
        self._places.append(0)
        return len(self._places)

    def add(self, body: str) -> int:
        number = self.reserve()
        self.put(number, body)
        return number

    def put(self, number: int, body: str) -> None:
        self._begin(number)
        self._emit(body.encode("ascii") + b"\nendobj\n")

    def stream(self, entries: str, data: bytes, *, packed: bool = False) -> int:
        """`packed`: the data is already deflated."""
        number = self.reserve()
        self._begin(number)
        filtered = " /Filter /FlateDecode" if packed else ""
        self._emit(f"<< {entries}{filtered} /Length {len(data)} >>\nstream\n".encode("ascii"))
        self._emit(data)
        self._emit(b"\nendstream\nendobj\n")
        return number

    def finish(self, catalog: int, information: int) -> None:
        start = self._at
        self._emit(f"xref\n0 {len(self._places) + 1}\n0000000000 65535 f \n".encode("ascii"))
        for place in self._places:
            self._emit(f"{place:010d} 00000 n \n".encode("ascii"))
        identity = self._content.hexdigest()[:32]
        self._emit(
            f"trailer\n<< /Size {len(self._places) + 1} /Root {catalog} 0 R /Info {information} 0 R "
            f"/ID [<{identity}> <{identity}>] >>\nstartxref\n{start}\n%%EOF\n".encode("ascii")
        )

    def _begin(self, number: int) -> None:
        self._places[number - 1] = self._at
        self._emit(f"{number} 0 obj\n".encode("ascii"))

    def _emit(self, data: bytes) -> None:
        self._out.write(data)
        self._content.update(data)
        self._at += len(data)


class _Letters:
    """Gives every character that occurs a number of its own, so that each, also one outside the BMP, can be copied and
    searched: the numbers mean nothing but what the ToUnicode table says."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def code(self, text: str) -> str:
        """Hexadecimal codes; beyond 65,534 different characters the rest become the first one's number (no book has
        that many)."""
        return "".join(f"{self._number(letter):04X}" for letter in text)

    def _number(self, letter: str) -> int:
        if letter not in self.numbers and len(self.numbers) >= 0xFFFE:
            return 1
        return self.numbers.setdefault(letter, len(self.numbers) + 1)


def _page(document: _Document, sheet: Sheet, tree: int, font: int, letters: _Letters) -> int:
    wide, high = sheet.points
    shrink = min(1.0, _LONGEST_SIDE / max(wide, high))
    wide, high = wide * shrink, high * shrink
    space = "/DeviceGray" if sheet.grey else "/DeviceRGB"
    image = document.stream(
        f"/Type /XObject /Subtype /Image /Width {sheet.pixels[0]} /Height {sheet.pixels[1]} "
        f"/ColorSpace {space} /BitsPerComponent 8 /Filter /DCTDecode",
        sheet.jpeg,
    )
    drawn = [f"q {wide:.3f} 0 0 {high:.3f} 0 0 cm /Page Do Q", *_layer(sheet.words, letters, shrink)]
    content = document.stream("", zlib.compress("\n".join(drawn).encode("ascii"), 6), packed=True)
    return document.add(
        f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {wide:.3f} {high:.3f}] /Contents {content} 0 R "
        f"/Resources << /XObject << /Page {image} 0 R >> /Font << /F {font} 0 R >> >> >>"
    )


def _layer(words: Iterable[Glyphs], letters: _Letters, shrink: float) -> Iterator[str]:
    """The words as invisible text (rendering mode 3), each stretched to its length, with a blank after it so that a
    reader who copies a line gets words."""
    yield "BT 3 Tr"
    for word in words:
        size = max(word.size * shrink, 1.0)
        natural = len(word.text) * size * _ADVANCE / _EM
        if not natural or word.length <= 0:
            continue
        stretch = 100 * word.length * shrink / natural
        along, up = math.cos(word.angle), math.sin(word.angle)
        place = f"{along:.5f} {up:.5f} {-up:.5f} {along:.5f} {word.x * shrink:.2f} {word.y * shrink:.2f} Tm"
        yield f"/F {size:.2f} Tf {stretch:.2f} Tz {place} <{letters.code(word.text + ' ')}> Tj"
    yield "ET"


def _font(document: _Document, number: int, letters: _Letters) -> None:
    """A composite font without outlines: every character is the same empty glyph, half an em wide."""
    program = _empty_font()
    file = document.stream(f"/Length1 {len(program)}", zlib.compress(program, 9), packed=True)
    descriptor = document.add(
        f"<< /Type /FontDescriptor /FontName /Invisible /Flags 5 /FontBBox [0 -200 {_ADVANCE} 800] /ItalicAngle 0 "
        f"/Ascent 800 /Descent -200 /CapHeight 800 /StemV 80 /MissingWidth {_ADVANCE} /FontFile2 {file} 0 R >>"
    )
    glyphs = b"\0\0" + b"\0\1" * len(letters.numbers)
    mapped = document.stream("", zlib.compress(glyphs, 9), packed=True)
    descendant = document.add(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Invisible "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        f"/FontDescriptor {descriptor} 0 R /DW {_ADVANCE} /CIDToGIDMap {mapped} 0 R >>"
    )
    unicode = document.stream("", zlib.compress(_to_unicode(letters), 9), packed=True)
    document.put(
        number,
        "<< /Type /Font /Subtype /Type0 /BaseFont /Invisible /Encoding /Identity-H "
        f"/DescendantFonts [{descendant} 0 R] /ToUnicode {unicode} 0 R >>",
    )


def _to_unicode(letters: _Letters) -> bytes:
    """Number → UTF-16, at most 100 lines per block (Adobe Technical Note 5411)."""
    head = (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
    )
    rows = [f"<{n:04X}> <{_utf16(letter)}>" for letter, n in letters.numbers.items()]
    blocks = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    body = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    return (head + body + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").encode("ascii")


def _utf16(text: str) -> str:
    return text.encode("utf-16-be", errors="replace").hex().upper()


def _string(text: str) -> str:
    """A text string (PDF 1.4, 3.8.1) in hexadecimal: nothing in it can end it."""
    return f"<FEFF{_utf16(text)}>"


def _xmp(title: Title) -> bytes:
    """Says PDF/A-1b, and the same title and producer as the information dictionary does (ISO 19005-1, 6.7.3)."""
    shown = escape(title.title)
    language = f"<dc:language><rdf:Bag><rdf:li>{escape(title.language)}</rdf:li></rdf:Bag></dc:language>"
    identifier = f"<dc:identifier>{escape(title.identifier)}</dc:identifier>"
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance><dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{shown}</rdf:li></rdf:Alt></dc:title>
{identifier if title.identifier else ""}{language if title.language else ""}<pdf:Producer>{_PRODUCER}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>""".encode()


def _empty_font() -> bytes:
    """A TrueType program of two empty glyphs (.notdef and the one that is used), with the six tables that a PDF needs."""
    metrics = (0x00010000, 800, -200, 0, _ADVANCE, 0, 0, _ADVANCE, 1, 0, 0, 0, 0, 0, 0, 0, 2)
    limits = (0x00010000, 2, *[0] * 4, 1, *[0] * 8)
    head = (0x00010000, 0x00010000, 0, 0x5F0F3CF5, 3, _EM, 0, 0, 0, -200, _ADVANCE, 800, 0, 8, 2, 0, 0)
    tables = {
        b"glyf": b"\0\0\0\0",
        b"head": struct.pack(">IIIIHHqqhhhhHHhhh", *head),
        b"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", *metrics),
        b"hmtx": struct.pack(">HhHh", _ADVANCE, 0, _ADVANCE, 0),
        b"loca": struct.pack(">HHH", 0, 0, 0),
        b"maxp": struct.pack(">IHHHHHHHHHHHHHH", *limits),
    }
    program = _assembled(tables)
    at = program.index(tables[b"head"]) + 8
    adjustment = (0xB1B0AFBA - _checksum(program)) & 0xFFFFFFFF
    return program[:at] + struct.pack(">I", adjustment) + program[at + 4 :]


def _assembled(tables: dict[bytes, bytes]) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    directory = struct.pack(">IHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16)
    at = len(directory) + 16 * count
    body = b""
    for name, table in tables.items():
        padded = table + b"\0" * (-len(table) % 4)
        directory += name + struct.pack(">III", _checksum(table), at + len(body), len(table))
        body += padded
    return directory + body


def _checksum(data: bytes) -> int:
    padded = data + b"\0" * (-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
