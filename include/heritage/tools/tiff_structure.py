"""Walks the directories of a TIFF or BigTIFF by its bytes alone: what is in there, and what points to nowhere. No pixels."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from heritage.errors import SourceUnreadable
from heritage.tools.picture_budget import PIECES

_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
"""Bytes per value of a field type (TIFF 6.0 p. 15; 13: TIFF Technical Note 1; 16–18: BigTIFF)."""

_MOST = 10_000
"""Directories and entries looked at: a hostile file may claim 2⁶⁴ of them."""

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
class Structure:
    """`byte_order` "little" or "big"; `first` the first directory's fields by code; `pages` directories that hold a whole
    picture; `faults` in plain words; `lost`: the one of them that says that a further directory cannot be had."""

    byte_order: str
    size: int
    first: dict[int, Entry]
    pages: int
    faults: tuple[str, ...]
    depth: int = 1  # bits of the deepest sample
    lost: str = ""

    def beyond(self, code: int) -> str:
        """Why the field's value cannot be had; "" when it can, or is not there."""
        entry = self.first.get(code)
        if entry is None or entry.place + entry.size <= self.size:
            return ""
        return _beyond(entry, self.size)


class _Reader:
    def __init__(self, stream: BinaryIO, size: int, name: str) -> None:
        self.stream, self.size = stream, size
        head = stream.read(16)
        self.order = "<" if head[:2] == b"II" else ">"
        self.big = head[2:4] in {b"+\0", b"\0+"}
        try:
            self.start = int(self._unpack("Q", head[8:16])[0] if self.big else self._unpack("I", head[4:8])[0])
        except struct.error as error:
            raise SourceUnreadable(f"{name}: the TIFF header is cut off after {size} bytes") from error

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

    def depth(self, entries: list[Entry]) -> int:
        """Bits of the deepest sample (BitsPerSample, tag 258); 1 when the file does not say (TIFF 6.0 p. 29)."""
        found = [e for e in entries if e.code == 258 and e.type == 3 and 0 < e.count <= 64]
        return max(self.read(found[0].place, f"{found[0].count}H"), default=1) if found else 1

    def is_whole_picture(self, entries: list[Entry]) -> bool:
        """False for previews (bit 0) and masks (bit 2) of NewSubfileType (TIFF 6.0 p. 36)."""
        kinds = [e for e in entries if e.code == 254 and e.size == 4]
        return not (kinds and self.read(kinds[0].place, "I")[0] & 0b101)


def walk(path: Path) -> Structure:
    """Raises SourceUnreadable when not even the first directory can be read."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        reader = _Reader(stream, size, path.name)
        faults: list[str] = []
        lost: list[str] = []
        directories = list(_directories(reader, faults, lost))
        if not directories or not directories[0]:
            raise SourceUnreadable(f"{path.name}: {faults[0] if faults else 'the first directory is empty'}")
        faults.extend(_first_of(_field_faults(directories[0], size)))
        _need_plan(path, directories[0], size)
        pages = sum(reader.is_whole_picture(entries) for entries in directories)
        order = "little" if reader.order == "<" else "big"
        first, depth = {e.code: e for e in directories[0]}, reader.depth(directories[0])
        return Structure(order, size, first, max(pages, 1), tuple(faults), depth, "; ".join(lost))


def _directories(reader: _Reader, faults: list[str], lost: list[str]) -> Iterator[list[Entry]]:
    place, seen = reader.start, set[int]()
    while place and len(seen) < _MOST:
        number = len(seen) + 1
        if place in seen:
            faults.append(
                f"directory {number} is directory {sorted(seen).index(place) + 1} again: they go round in a circle"
            )
            return
        seen.add(place)
        try:
            entries, following = reader.directory(place)
        except struct.error:
            where = "beyond the end" if place >= reader.size else "and cannot be read"
            lost.append(f"directory {number} begins at byte {place:,} {where} (the file has {reader.size:,})")
            faults.extend(lost)
            return
        yield entries
        place = following


def _need_plan(path: Path, entries: list[Entry], size: int) -> None:
    """Raises SourceUnreadable when a field without which no pixel can be found lies beyond the end."""
    for entry in entries:
        if entry.code in _PLAN and entry.place + entry.size > size:
            raise SourceUnreadable(f"{path.name}: {_beyond(entry, size)}")
        if entry.code in _PLAN and entry.count > PIECES:
            raise SourceUnreadable(f"{path.name}: {entry.name} has {entry.count:,} values; the limit is {PIECES:,}")


def _first_of(faults: Iterator[str]) -> Iterator[str]:
    """A fuzzed directory has thousands; ten say enough."""
    for number, fault in enumerate(faults):
        if number == 10:
            yield "there are more faults"
            return
        yield fault


def _field_faults(entries: list[Entry], size: int) -> Iterator[str]:
    codes = [e.code for e in entries]
    if codes != sorted(codes):
        yield "the fields of the first directory are not in ascending order"
    if len(set(codes)) != len(codes):
        yield "a field occurs twice in the first directory"
    for entry in entries:
        if entry.place + entry.size > size:
            yield _beyond(entry, size)


def _beyond(entry: Entry, size: int) -> str:
    end = entry.place + entry.size
    return f"{entry.name} should end at byte {end:,}, but the file has {size:,}"
