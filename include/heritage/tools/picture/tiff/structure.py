"""Walks the directories of a TIFF or BigTIFF by its bytes alone: what is in there, and what points to nowhere. No pixels.
Which of them are pictures is said in `pages`."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from heritage.errors import SourceUnreadable
from heritage.model import Phrase, about, phrase
from heritage.tools.picture.budget import PIECES

_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
"""Bytes per value of a field type (TIFF 6.0 p. 15; 13: TIFF Technical Note 1; 16–18: BigTIFF)."""

_MOST = 10_000
"""Directories and entries looked at: a hostile file may claim 2⁶⁴ of them."""

_MOST_BELOW, _DEEPEST = 1000, 3
"""SubIFDs of one directory, and how deep they may lie in each other."""

ICC, XMP = 34675, 700
_PLAN = {256, 257, 258, 259, 262, 273, 277, 278, 279, 322, 323, 324, 325, 347}
"""Fields that say where the pixels are and what they mean."""

_NAMES = {
    256: "ImageWidth",
    257: "ImageLength",
    258: "BitsPerSample",
    259: "Compression",
    262: "PhotometricInterpretation",
    273: "StripOffsets",
    277: "SamplesPerPixel",
    278: "RowsPerStrip",
    279: "StripByteCounts",
    282: "XResolution",
    283: "YResolution",
    324: "TileOffsets",
    325: "TileByteCounts",
    347: "JPEGTables",
    ICC: "ICC profile",
    XMP: "XMP",
    33723: "IPTC",
    34377: "Photoshop",
    34665: "EXIF",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of a directory; `place` is where its value lies in the file, `size` its bytes."""

    code: int
    type: int
    count: int
    place: int
    size: int

    @property
    def name(self) -> str:
        return _NAMES.get(self.code, f"tag {self.code}")


@dataclass(frozen=True, slots=True)
class Directory:
    """One directory: where it lies, its fields by code, and the directory of the chain below which it lies (0: it is in the
    chain itself). `kind` is its NewSubfileType, or what the older SubfileType says in those words (TIFF 6.0 p. 36 and 40)."""

    place: int
    fields: dict[int, Entry]
    below: int = 0
    kind: int = 0
    width: int = 0
    height: int = 0
    photometric: int = -1

    @property
    def is_whole_picture(self) -> bool:
        """False for previews (bit 0) and masks (bit 2, or PhotometricInterpretation 4)."""
        return not self.kind & 0b101 and self.photometric != 4


@dataclass(frozen=True, slots=True)
class Structure:
    """`byte_order` "little" or "big"; `directories` those of the chain, then those in SubIFDs; `faults` of any kind;
    `lost`: those of them that say that a further directory cannot be had."""

    byte_order: str
    size: int
    directories: tuple[Directory, ...]
    faults: tuple[Phrase, ...]
    lost: tuple[Phrase, ...] = ()

    def beyond(self, directory: Directory, code: int) -> Phrase | None:
        """Why the field's value cannot be had; None when it can, or is not there."""
        entry = directory.fields.get(code)
        if entry is None or entry.place + entry.size <= self.size:
            return None
        return _beyond(entry, self.size)


class Reader:
    """The numbers and directories of an open file, wherever they are said to lie."""

    def __init__(self, stream: BinaryIO, size: int, name: str) -> None:
        self.stream, self.size = stream, size
        head = stream.read(16)
        self.order = "<" if head[:2] == b"II" else ">"
        self.big = head[2:4] in {b"+\0", b"\0+"}
        try:
            self.start = int(self._unpack("Q", head[8:16])[0] if self.big else self._unpack("I", head[4:8])[0])
        except struct.error as error:
            raise SourceUnreadable(about(name, phrase("tiff-header", bytes=size))) from error

    def _unpack(self, form: str, data: bytes) -> tuple[int, ...]:
        return struct.unpack(self.order + form, data)

    def read(self, place: int, form: str) -> tuple[int, ...]:
        """Numbers at a place. Raises struct.error when the file ends before."""
        if place < 0 or place >= self.size:
            raise struct.error
        self.stream.seek(place)
        return self._unpack(form, self.stream.read(struct.calcsize(self.order + form)))

    def directory(self, place: int) -> tuple[list[Entry], int]:
        """The fields of the directory at `place`, and where the next directory is (0: none)."""
        count_form, width, form = ("Q", 20, "HHQ") if self.big else ("H", 12, "HHI")
        count = self.read(place, count_form)[0]
        at = place + struct.calcsize(self.order + count_form)
        if count > _MOST or at + count * width > self.size:
            raise struct.error
        entries = [self._entry(at + i * width, form) for i in range(count)]
        return entries, self.read(at + count * width, "Q" if self.big else "I")[0]

    def _entry(self, place: int, form: str) -> Entry:
        code, kind, count = self.read(place, form)
        size = _SIZES.get(kind, 1) * count
        value = place + struct.calcsize(self.order + form)
        if size > (8 if self.big else 4):
            value = self.read(value, "Q" if self.big else "I")[0]
        return Entry(code, kind, count, value, size)

    def number(self, fields: dict[int, Entry], code: int, missing: int = 0) -> int:
        """The field's first value, when it is a whole number."""
        entry = fields.get(code)
        form = {1: "B", 3: "H", 4: "I", 13: "I", 16: "Q"}.get(entry.type) if entry and entry.count else None
        try:
            return self.read(entry.place, form)[0] if entry and form else missing
        except struct.error:
            return missing

    def bytes_at(self, place: int, size: int) -> bytes:
        """Raises struct.error when the file ends before."""
        if place < 0 or place + size > self.size:
            raise struct.error
        self.stream.seek(place)
        return self.stream.read(size)

    def described(self, place: int, entries: list[Entry], below: int) -> Directory:
        fields = {e.code: e for e in entries}
        older = {2: 0b1, 3: 0b10}.get(self.number(fields, 255), 0)
        kind = self.number(fields, 254) if 254 in fields else older
        width, height = self.number(fields, 256), self.number(fields, 257)
        return Directory(place, fields, below, kind, width, height, self.number(fields, 262, -1))

    def below(self, directory: Directory) -> list[int]:
        """Where the directories of its SubIFDs field begin (TIFF Technical Note 1)."""
        entry = directory.fields.get(330)
        form = {4: "I", 13: "I", 16: "Q", 18: "Q"}.get(entry.type) if entry else None
        if entry is None or form is None:
            return []
        try:
            return list(self.read(entry.place, f"{min(entry.count, _MOST_BELOW)}{form}"))
        except struct.error:
            return []


def walk(path: Path) -> Structure:
    """Raises SourceUnreadable when not even the first directory can be read."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        walker = _Walker(Reader(stream, size, path.name))
        found = tuple(walker.chain())
        faults = walker.faults
        if not found or not found[0].fields:
            raise SourceUnreadable(about(path.name, faults[0] if faults else phrase("first-directory")))
        faults.extend(_first_of(_field_faults(walker.entries, size)))
        found += tuple(below for directory in found for below in walker.below(directory))
        order = "little" if walker.reader.order == "<" else "big"
        return Structure(order, size, found, tuple(faults), tuple(walker.lost))


class _Walker:
    """Every directory once, however they point to each other."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.seen: list[int] = []
        self.places: set[int] = set()
        self.faults: list[Phrase] = []
        self.lost: list[Phrase] = []
        self.entries: list[Entry] = []  # of the first directory, as they lie

    def chain(self) -> Iterator[Directory]:
        place = self.reader.start
        while place and len(self.seen) < _MOST:
            read = self._read(place)
            if read is None:
                return
            entries, following = read
            self.entries = self.entries or entries
            yield self.reader.described(place, entries, 0)
            place = following

    def below(self, directory: Directory, depth: int = 0) -> Iterator[Directory]:
        for place in self.reader.below(directory) if depth < _DEEPEST else ():
            read = self._read(place) if place and len(self.seen) < _MOST else None
            if read is not None:
                found = self.reader.described(place, read[0], directory.below or directory.place)
                yield found
                yield from self.below(found, depth + 1)

    def _read(self, place: int) -> tuple[list[Entry], int] | None:
        """None, with the fault noted, for a directory that was there already or cannot be read: whatever it should lead to
        is lost."""
        number = len(self.seen) + 1
        if place in self.places:
            again = self.seen.index(place) + 1
            return self._lose(phrase("circle", directory=number, again=again))
        self.seen.append(place)
        self.places.add(place)
        try:
            return self.reader.directory(place)
        except struct.error:
            code = "directory-beyond" if place >= self.reader.size else "directory-unread"
            return self._lose(phrase(code, directory=number, at=place, bytes=self.reader.size))

    def _lose(self, fault: Phrase) -> tuple[list[Entry], int] | None:
        self.lost.append(fault)
        self.faults.append(fault)
        return None


def need_plan(path: Path, directory: Directory, size: int) -> None:
    """Raises SourceUnreadable when a field without which no pixel can be found lies beyond the end."""
    for entry in directory.fields.values():
        if entry.code in _PLAN and entry.place + entry.size > size:
            raise SourceUnreadable(about(path.name, _beyond(entry, size)))
        if entry.code in _PLAN and entry.count > PIECES:
            raise SourceUnreadable(
                about(path.name, phrase("values", field=entry.name, values=entry.count, limit=PIECES))
            )


def _first_of(faults: Iterator[Phrase]) -> Iterator[Phrase]:
    """A fuzzed directory has thousands; ten say enough."""
    for number, fault in enumerate(faults):
        if number == 10:
            yield phrase("more-faults")
            return
        yield fault


def _field_faults(entries: list[Entry], size: int) -> Iterator[Phrase]:
    codes = [e.code for e in entries]
    if codes != sorted(codes):
        yield phrase("fields-order")
    if len(set(codes)) != len(codes):
        yield phrase("field-twice")
    for entry in entries:
        if entry.place + entry.size > size:
            yield _beyond(entry, size)


def _beyond(entry: Entry, size: int) -> Phrase:
    return phrase("field-beyond", field=entry.name, end=entry.place + entry.size, bytes=size)
