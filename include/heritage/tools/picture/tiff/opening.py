"""Opens a directory as tifffile sees it, and makes good what it lacks where only one answer is possible; what was lacking is told.

Readers take defaults in silence where a required field is missing, and two of those defaults make another picture: samples of
one bit, and "white is zero"."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import tifffile

from heritage.errors import NotReadHere, SourceUnreadable
from heritage.model import Phrase, about, phrase
from heritage.tools.picture.tiff import segments as tiff_segments
from heritage.tools.picture.tiff.structure import Directory

_PHOTOMETRIC, _COUNTS, _ORIENTATION, _RGB = 262, 279, 274, 2
_FAX = {2, 3, 4, 32771}
_BELOW = {34665: "EXIF", 34853: "GPS"}
_PADDING = 4096
"""Bytes that writers leave after uncompressed pixels to come to a round number [K]; twice the pixels is another picture."""


def opened(tif: Any, directory: Directory, number: int) -> Any:
    """Raises SourceUnreadable for what may mean two pictures, and NotReadHere for a form that only others read."""
    tif.filehandle.seek(directory.place)
    page = tifffile.TiffPage(tif, index=number)
    name = tif.filehandle.name
    if int(page.sampleformat) in {5, 6}:
        raise NotReadHere(about(name, phrase("complex")))
    if _lacks(page, _PHOTOMETRIC):
        page.photometric = tifffile.PHOTOMETRIC(_meaning(page, name))
    if not _is_known(page):
        registered = isinstance(page.compression, tifffile.COMPRESSION)  # a number that nobody gave out may be damage
        unread = NotReadHere if registered else SourceUnreadable
        raise unread(about(name, phrase("compression-unknown", compression=int(page.compression))))
    if int(page.compression) == 1 and page.dtype is not None and page.imagedepth == 1:
        _measured(page, name)
    return page


def notes(page: Any, directory: Directory) -> Iterator[Phrase]:
    """What is wrong with the directory, though its pixels can be had."""
    if _lacks(page, _PHOTOMETRIC):
        yield phrase("photometric-rgb" if int(page.photometric) == _RGB else "photometric-white")
    if _without_counts(page):
        yield phrase("counts-missing")
    pieces, wanted = _named(page), math.prod(page.chunked)
    if pieces > wanted:
        yield phrase("pieces-spare", pieces=pieces, expected=wanted)
    turn = page.tags.valueof(_ORIENTATION, default=1)
    if turn not in range(1, 9):
        yield phrase("orientation-none", orientation=turn)
    yield from _beside(page, directory)


def _named(page: Any) -> int:
    """Strips or tiles of the directory; tifffile leaves out those that it has no use for."""
    places = page.tags.valueof(324, default=page.tags.valueof(273, default=()))
    return len(places) if isinstance(places, tuple) else 1


def _beside(page: Any, directory: Directory) -> Iterator[Phrase]:
    """EXIF and GPS that are named and not there."""
    stream, order = page.parent.filehandle, "little" if page.parent.byteorder == "<" else "big"
    for code, what in _BELOW.items():
        entry = directory.fields.get(code)
        if entry is None or entry.count != 1 or entry.place + entry.size > stream.size:
            continue
        stream.seek(entry.place)
        place = int.from_bytes(stream.read(entry.size), order)  # type: ignore[arg-type]
        if place + 2 > stream.size:
            yield phrase("beside-beyond", directory=what, at=place, bytes=stream.size)


def _lacks(page: Any, code: int) -> bool:
    return code not in page.tags


def _meaning(page: Any, name: str) -> int:
    """RGB of three samples or more, "white is zero" of a fax; of one sample nobody can tell."""
    if int(page.samplesperpixel) >= 3:
        return _RGB
    if int(page.compression) in _FAX:
        return 0
    raise SourceUnreadable(about(name, phrase("photometric-unknown")))


def _is_known(page: Any) -> bool:
    try:
        return int(page.compression) in {1, 6} or bool(tifffile.TIFF.DECOMPRESSORS[page.compression])
    except KeyError:
        return False


def _without_counts(page: Any) -> bool:
    counts = page.tags.valueof(_COUNTS, default=page.tags.valueof(325, default=0))
    return int(page.compression) == 1 and not any(counts if isinstance(counts, tuple) else (counts,))


def _measured(page: Any, name: str) -> None:
    """Uncompressed: what is not said follows, and what is said must come to this picture. Raises SourceUnreadable."""
    wanted = math.prod(page.chunked)
    sizes = [tiff_segments.packed(page, index) for index in range(min(len(page.dataoffsets), wanted))]
    if _without_counts(page):
        page.databytecounts = tuple(sizes)
        return
    size, places = page.parent.filehandle.size, zip(page.dataoffsets, page.databytecounts, strict=False)
    found, needed = sum(max(0, min(count, size - start)) for start, count in list(places)[:wanted]), sum(sizes)
    if len(sizes) == wanted and found >= 2 * needed and found > needed + _PADDING:
        raise SourceUnreadable(about(name, phrase("depth-other", bytes=found, expected=needed)))
