"""Writes a TIFF anew with its pictures uncompressed. Every field of every directory is carried as it is, with its bytes: what only says
how the samples are stored is the one thing that is said otherwise. No picture is interpreted: whether it is the same is proved by who asks.

What is no compression of bytes (JPEG, fax) is refused; so is what nobody can move without knowing it."""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import tifffile

from heritage.tools.picture.tiff import opening, segments, structure
from heritage.tools.picture.tiff.structure import Entry, Reader

_COMPRESSION, _FILL_ORDER, _PREDICTOR = 259, 266, 317
_PLACES, _COUNTS = {273, 324}, {279, 325}
_BELOW = {330, 34665, 34853, 40965}
"""Fields that name directories: SubIFDs, EXIF, GPS, Interoperability. So do those of type IFD."""
_IFD = {13, 18}
_THUMBNAIL, _ITS_LENGTH, _MAKER_NOTE = 513, 514, 37500
_SHORT, _LONG, _LONG8 = 3, 4, 16
_DEEPEST, _CLASSIC = 6, 0xFFFFFFFF

OF_STORAGE = frozenset({_COMPRESSION, _FILL_ORDER, _PREDICTOR, *_PLACES, *_COUNTS, _THUMBNAIL})
"""Fields that say how and where samples are stored."""


class CannotMove(ValueError):
    """Something in it cannot be carried; what, in English."""


@dataclass(frozen=True, slots=True)
class _Field:
    code: int
    type: int
    count: int
    value: bytes


def unpacked(source: Path, target: Path) -> None:
    """Writes `target`. Raises SourceUnreadable for damage, and CannotMove for what cannot be carried."""
    try:
        with source.open("rb") as stream, tifffile.TiffFile(source) as tif, target.open("w+b") as out:
            _Copy(Reader(stream, source.stat().st_size, source.name), tif, source, out).chain()
    except struct.error as error:
        raise CannotMove("a directory or a value lies beyond the end of the file") from error


Said = tuple[str, int, int, int, bytes]
"""Directory, field, type, number and bytes of its value; of a thumbnail, its picture."""


def said(path: Path) -> list[Said]:
    """Everything that the file says, in order, but for how its samples are stored. Raises struct.error where it is cut."""
    with path.open("rb") as stream:
        return sorted(_Listing(Reader(stream, path.stat().st_size, path.name)).chain())


def unmovable(path: Path) -> list[str]:
    """What is carried, but may point to places in the old file: the notes of a camera's maker."""
    return [f"{place}: MakerNote" for place, code, *_ in said(path) if code == _MAKER_NOTE]


class _Listing:
    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def chain(self) -> Iterator[Said]:
        place, number, seen = self.reader.start, 0, set[int]()
        while place and place not in seen:
            seen.add(place)
            number += 1
            entries, following = self.reader.directory(place)
            yield from self._of(f"{number}", entries, 0)
            place = following

    def _of(self, name: str, entries: Sequence[Entry], depth: int) -> Iterator[Said]:
        length = next((self.reader.number({e.code: e}, _ITS_LENGTH) for e in entries if e.code == _ITS_LENGTH), 0)
        for entry in entries:
            if names_directories(entry) and depth < _DEEPEST:
                for number, below in enumerate(_pointers(self.reader, entry), 1):
                    yield from self._of(f"{name}/{entry.code}.{number}", self.reader.directory(below)[0], depth + 1)
            elif entry.code == _THUMBNAIL:
                yield name, entry.code, 7, length, self.reader.bytes_at(_pointers(self.reader, entry)[0], length)
            elif entry.code not in OF_STORAGE:
                yield name, entry.code, entry.type, entry.count, self.reader.bytes_at(entry.place, entry.size)


def names_directories(entry: Entry) -> bool:
    """Is its value the place of a directory, or of several?"""
    return entry.code in _BELOW or entry.type in _IFD


def _pointers(reader: Reader, entry: Entry) -> tuple[int, ...]:
    form = {3: "H", 4: "I", 13: "I", 16: "Q", 18: "Q"}.get(entry.type)
    if form is None:
        raise CannotMove(f"field {entry.code} names directories in a form that is not known")
    return reader.read(entry.place, f"{entry.count}{form}")


class _Copy:
    """The file that is written, directory by directory; each is written before what names it."""

    def __init__(self, reader: Reader, tif: Any, path: Path, out: BinaryIO) -> None:
        self.reader, self.tif, self.path, self.out = reader, tif, path, out
        self.order, self.big = reader.order, reader.big
        self.number = 0

    def chain(self) -> None:
        mark = b"II" if self.order == "<" else b"MM"
        head = struct.pack(f"{self.order}HHHQ", 43, 8, 0, 0) if self.big else struct.pack(f"{self.order}HI", 42, 0)
        self.out.write(mark + head)
        link, place, seen = 8 if self.big else 4, self.reader.start, set[int]()
        while place:
            if place in seen:
                raise CannotMove("its directories lead round in a circle")
            seen.add(place)
            entries, following = self.reader.directory(place)
            at, end = self._directory(place, entries, 0)
            self._link(link, at)
            link, place = end, following

    def _link(self, at: int, to: int) -> None:
        self.out.seek(at)
        self.out.write(self._packed("Q" if self.big else "I", to))
        self.out.seek(0, 2)

    def _packed(self, form: str, *values: int) -> bytes:
        return struct.pack(f"{self.order}{len(values)}{form}", *values)

    def _directory(self, place: int, entries: Sequence[Entry], depth: int) -> tuple[int, int]:
        """Where it lies now, and where the place of the next one is to be written."""
        storage = [entry.code for entry in entries if entry.code in OF_STORAGE]
        if depth > _DEEPEST or len(set(storage)) < len(storage):
            raise CannotMove(
                "a field of storage occurs twice in a directory, or directories lie too deep in each other"
            )
        fields = sorted(self._fields(place, entries, depth), key=lambda field: field.code)
        placed = [(field, self._place_of(field)) for field in fields]
        at = self._even()
        form, wide = ("HHQ", 8) if self.big else ("HHI", 4)
        self.out.write(self._packed("Q" if self.big else "H", len(fields)))
        for field, where in placed:
            self.out.write(struct.pack(f"{self.order}{form[:2]}{form[2]}", field.code, field.type, field.count))
            self.out.write(field.value.ljust(wide, b"\0") if where is None else self._packed(form[2], where))
        end = self.out.tell()
        self.out.write(bytes(wide))
        return at, end

    def _place_of(self, field: _Field) -> int | None:
        """None for a value that stands in the directory itself."""
        return self._written(field.value) if len(field.value) > (8 if self.big else 4) else None

    def _even(self) -> int:
        if self.out.tell() % 2:
            self.out.write(b"\0")
        if not self.big and self.out.tell() > _CLASSIC:
            raise CannotMove("uncompressed it is larger than a TIFF may be (4 GB)")
        return self.out.tell()

    def _written(self, content: bytes) -> int:
        at = self._even()
        self.out.write(content)
        return at

    def _fields(self, place: int, entries: Sequence[Entry], depth: int) -> Iterator[_Field]:
        known = {entry.code: entry for entry in entries}
        storage = dict(self._samples(place, known, depth)) if known.keys() & _PLACES else {}
        for entry in entries:
            if entry.code in storage:
                if (field := storage[entry.code]) is not None:
                    yield field
            elif names_directories(entry):
                moved = [
                    self._directory(p, self.reader.directory(p)[0], depth + 1)[0] for p in _pointers(self.reader, entry)
                ]
                yield _Field(entry.code, entry.type, len(moved), self._packed(_form(entry.type), *moved))
            elif entry.code == _THUMBNAIL:
                length = self.reader.number(known, _ITS_LENGTH)
                (begin,) = _pointers(self.reader, entry)
                at = self._written(self.reader.bytes_at(begin, length))
                yield _Field(entry.code, entry.type, 1, self._packed(_form(entry.type), at))
            else:
                yield _Field(entry.code, entry.type, entry.count, self.reader.bytes_at(entry.place, entry.size))

    def _samples(self, place: int, known: dict[int, Entry], depth: int) -> Iterator[tuple[int, _Field | None]]:
        """The fields of storage, as they are from now on; None: there is none."""
        where, sizes = (next(code for code in codes if code in known) for codes in (_PLACES, _COUNTS))
        offsets, counts = (_pointers(self.reader, known[code]) for code in (where, sizes))
        unpack = depth == 0 and self.reader.number(known, _COMPRESSION, 1) in segments.BYTES
        pieces = (
            self._pieces(place) if unpack else (self.reader.bytes_at(*one) for one in zip(offsets, counts, strict=True))
        )
        placed = [(self._written(piece), len(piece)) for piece in pieces]
        kind = _LONG8 if self.big else _LONG
        for code, values in ((where, [at for at, _ in placed]), (sizes, [size for _, size in placed])):
            yield code, _Field(code, kind, len(values), self._packed(_form(kind), *values))
        if unpack:
            yield _COMPRESSION, _Field(_COMPRESSION, _SHORT, 1, self._packed("H", 1))
            yield _PREDICTOR, None
            yield _FILL_ORDER, None

    def _pieces(self, place: int) -> Iterator[bytes]:
        """The strips or tiles of the directory, each unpacked to the very bytes that uncompressed ones would be."""
        self.number += 1
        page = opening.opened(self.tif, structure.Directory(place, {}), self.number)
        segments.lie_within(self.path, page)
        for index in range(math.prod(page.chunked)):
            yield _straight(segments.unpacked(page, index), page, index, self.order)


def _form(kind: int) -> str:
    return {_SHORT: "H", _LONG: "I", 13: "I", _LONG8: "Q", 18: "Q"}[kind]


def _straight(content: bytes, page: Any, index: int, order: str) -> bytes:
    """Without the horizontal differences that a predictor stored in place of samples (TIFF 6.0, section 14)."""
    predictor = int(page.predictor)
    if predictor == 1:
        return content
    bits = segments.depth(page)
    if predictor != 2 or bits not in (8, 16, 32, 64) or segments.subsampling(page) != (1, 1):
        raise CannotMove(f"predictor {predictor} with samples of {bits} bits is not undone here")
    samples = int(page.samplesperpixel) if page.planarconfig == 1 else 1
    wide = int(page.tilewidth if page.is_tiled else page.imagewidth)
    stored = np.frombuffer(content, f"{order}u{bits // 8}").reshape(segments.rows(page, index), wide, samples)
    return bytes(np.cumsum(stored, axis=1, dtype=stored.dtype.newbyteorder("=")).astype(stored.dtype).tobytes())
