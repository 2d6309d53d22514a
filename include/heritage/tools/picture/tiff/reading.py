"""Reads a TIFF or BigTIFF to the last strip or tile; uncompressed ones are mapped, not copied."""

from __future__ import annotations

import logging
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import tifffile

from heritage.errors import NotReadHere, SourceUnreadable
from heritage.model import Phrase, about, phrase, unlabelled
from heritage.tools.picture import jpeg_scans
from heritage.tools.picture.opening import TIFF_MODE, Limits, Picture, Pixels, claim, ppi
from heritage.tools.picture.tiff import colours as tiff_colours
from heritage.tools.picture.tiff import opening as tiff_opening
from heritage.tools.picture.tiff import pages as tiff_pages
from heritage.tools.picture.tiff import segments as tiff_segments
from heritage.tools.picture.tiff import structure as tiff_structure

logging.getLogger("tifffile").setLevel(logging.CRITICAL)  # what it would say is said by `structure`, with a place

_COMPRESSIONS = {
    1: "none",
    2: "ccitt-rle",
    3: "ccitt-g3",
    4: "ccitt-g4",
    5: "lzw",
    6: "jpeg-old",
    7: "jpeg",
    8: "deflate",
    32946: "deflate",
    32773: "packbits",
    32771: "ccitt-rle",
    34887: "lerc",
    33003: "jpeg2000",
    33005: "jpeg2000",
    34712: "jpeg2000",
    34925: "lzma",
    34933: "png",
    34934: "jpegxr",
    22610: "jpegxr",
    50000: "zstd",
    50001: "webp",
    50002: "jpegxl",
    52546: "jpegxl",
}
"""TIFF 6.0 and the registered private values, by the name that facts carry."""

_LOSSLESS = {"none", "ccitt-rle", "ccitt-g3", "ccitt-g4", "lzw", "deflate", "packbits", "lzma", "zstd", "png"}
"""All others may lose, those that nobody knows among them; in a TIFF nothing says whether their lossless mode was used."""

_LOSING = {"jpeg", "jpeg-old", "webp"}
"""Of the others those that lose for certain (lossless JPEG and lossless WebP apart, which their data tell)."""

_COLOURS = {0: "grey", 1: "grey", 2: "rgb", 3: "palette", 5: "cmyk", 6: "ycbcr", 8: "lab", 9: "lab", 10: "lab"}

_DENSEST = 20_000
"""Pixels per byte of a file of several pages: blank fax pages of A4 at 600 ppi reach half of it."""

_EXPANSION = {"none": 1, "packbits": 64, "lzw": 2800, "deflate": 1033, "jpeg": 1100}
"""The most bytes one compressed byte can stand for: LZW 12-bit codes of up to 4,096 bytes; deflate 258 bytes in 2 bits;
JPEG 768 bytes of RGB (a 16 × 16 block, 4:2:0) in six one-bit codes. Above it the directory lies."""

_CENTIMETRE, _INCH = 3, 2


def read(path: Path, limits: Limits) -> Picture:
    """The first whole picture, which need not be the first directory. Raises SourceUnreadable, or what tifffile raises."""
    structure = tiff_structure.walk(path)
    pages = tiff_pages.of(structure)
    with tifffile.TiffFile(path) as tif:
        _apart(path, pages, structure)
        found = [_Page(path, tif, structure, d, n) for n, d in enumerate(pages.pictures)]
        main, picture, previews = found[0], found[0].picture(limits), list[int]()
        for other in found[1:]:
            smaller = tiff_pages.may_be_preview(other.directory, main.directory)
            if not smaller and not tiff_pages.may_be_preview(main.directory, other.directory):
                continue
            further = other.picture(limits)
            if tiff_pages.alike(picture.pixels, further.pixels):
                previews.append(other.directory.place if smaller else main.directory.place)
                main, picture = (main, picture) if smaller else (other, further)
        faults = (*structure.faults, *([pages.fault] if pages.fault else []), *picture.faults)
        count = len(found) - len(previews)
        return replace(picture, pages=count, previews=tuple(previews), faults=faults, lost=structure.lost)


def further(path: Path, limits: Limits, first: Picture) -> Iterator[Picture]:
    """The file's other pages, in order, one in memory at a time. Raises SourceUnreadable, with the page's number, for the
    first that is damaged, and NotReadHere for one that is of a form that is not read here."""
    structure = tiff_structure.walk(path)
    left_out = {first.place, *first.previews}
    wanted = [d for d in tiff_pages.of(structure).pictures if d.place not in left_out]
    with tifffile.TiffFile(path) as tif:
        for number, directory in enumerate(wanted, 2):
            try:
                page = _Page(path, tif, structure, directory, number).picture(limits)
            except Exception as error:
                raised = NotReadHere if isinstance(error, NotReadHere) else SourceUnreadable
                raise raised(about(path.name, phrase("page", page=number, fault=unlabelled(error)))) from error
            yield page


def _apart(path: Path, pages: tiff_pages.Pages, structure: tiff_structure.Structure) -> None:
    """Raises SourceUnreadable for directories that share their pixels ten times over: a small file that decodes for hours."""
    claimed = sum(d.width * d.height for d in pages.pictures)
    if len(pages.pictures) > 1 and claimed > _DENSEST * structure.size:
        raise SourceUnreadable(about(path.name, phrase("pixels-out", claimed=claimed, bytes=structure.size)))


@dataclass(frozen=True, slots=True)
class _Page:
    """One directory of an open file."""

    path: Path
    tif: Any
    structure: tiff_structure.Structure
    directory: tiff_structure.Directory
    number: int

    def picture(self, limits: Limits) -> Picture:
        """Raises SourceUnreadable, or what tifffile raises."""
        tiff_structure.need_plan(self.path, self.directory, self.structure.size)
        page = tiff_opening.opened(self.tif, self.directory, self.number)
        _believable(self.path, page, limits)
        stored = _stored(self.path, page)
        return self._described(page, tiff_colours.plain(self.path, _pixels(self.path, page), page, stored), stored)

    def _described(self, page: Any, pixels: Pixels, stored: str) -> Picture:
        structure, icc = self.structure, self._value(tiff_structure.ICC)
        plain = stored in {"grey", "rgb", "ycbcr"}
        space, spoken = tiff_colours.space(page, is_grey=stored == "grey") if plain else (b"", None)
        compression = _COMPRESSIONS.get(int(page.compression), f"tiff-{int(page.compression)}")
        return Picture(
            pixels=pixels,
            bits=tiff_segments.depth(page),
            ppi=_resolution(page),
            icc=icc,
            xmp=self._value(tiff_structure.XMP),
            kind="tiff",
            colour="rgb" if stored == "ycbcr" else stored,
            stored=stored,
            samples=int(page.samplesperpixel),
            alpha=any(int(kind) in {1, 2} for kind in page.extrasamples or ()) or _extra(page, stored),
            place=self.directory.place,
            compression=compression,
            lossy=compression not in _LOSSLESS and not _is_lossless_mode(page, compression),
            byte_order=structure.byte_order,
            orientation=_orientation(page),
            sample={1: "uint", 2: "int", 3: "float"}.get(int(page.sampleformat), "uint"),
            faults=(*tiff_opening.notes(page, self.directory), *tiff_segments.beyond(page)),
            loss=_doubt(compression),
            icc_broken=structure.beyond(self.directory, tiff_structure.ICC),
            space=b"" if icc else space,
            spoken=None if icc else spoken,
        )

    def _value(self, code: int) -> bytes:
        entry = self.directory.fields.get(code)
        if entry is None or self.structure.beyond(self.directory, code):
            return b""
        self.tif.filehandle.seek(entry.place)
        return bytes(self.tif.filehandle.read(entry.size))


def _doubt(compression: str) -> Phrase | None:
    return None if compression in _LOSSLESS | _LOSING else TIFF_MODE


def _is_lossless_mode(page: Any, compression: str) -> bool:
    """By the data: each strip's own first chunk (WebP container, 2.5), the first strip's frame (T.81, table B.1)."""
    places = page.dataoffsets[: math.prod(page.chunked)]
    if compression == "webp":
        return all(_at(page, place, 16)[12:16] == b"VP8L" for place in places)
    if compression != "jpeg":
        return False
    return jpeg_scans.read(_at(page, places[0], page.databytecounts[0])).frame in jpeg_scans.LOSSLESS


def _at(page: Any, place: int, size: int) -> bytes:
    page.parent.filehandle.seek(place)
    return bytes(page.parent.filehandle.read(size))


def _stored(path: Path, page: Any) -> str:
    if page.bitspersample == 1 and page.samplesperpixel == 1 and int(page.photometric) in {0, 1, 4}:
        return "bitonal"
    found = _COLOURS.get(int(page.photometric))
    if found == "cmyk" and (int(page.tags.valueof(332, default=1)) != 1 or page.samplesperpixel < 4):
        raise NotReadHere(about(path.name, phrase("inks")))
    if found is None:
        raise NotReadHere(about(path.name, phrase("photometric", photometric=int(page.photometric))))
    return found


def _extra(page: Any, stored: str) -> bool:
    """More samples than the colour needs, though the file does not say what they are."""
    return int(page.samplesperpixel) > {"rgb": 3, "ycbcr": 3, "lab": 3, "cmyk": 4}.get(stored, 1)


def _believable(path: Path, page: Any, limits: Limits) -> None:
    """Raises SourceUnreadable before anything is allocated for a directory that cannot be true."""
    if page.dtype is None or not 1 <= tiff_segments.depth(page) <= 64:
        bits, form = page.bitspersample, int(page.sampleformat)
        raise SourceUnreadable(
            about(path.name, phrase("tiff-bits", bits=str(bits) if isinstance(bits, tuple) else bits, format=form))
        )
    if page.imagedepth != 1:
        raise NotReadHere(about(path.name, phrase("volume", layers=page.imagedepth)))
    shape = (page.imagelength, page.imagewidth, page.samplesperpixel)
    itemsize = np.dtype(page.dtype).itemsize * (3 if int(page.photometric) == 3 else 1)
    claim(path, shape, itemsize, limits, bits=tiff_segments.depth(page), stored=sum(page.databytecounts))
    compression = _COMPRESSIONS.get(int(page.compression), "")
    across, down = tiff_segments.subsampling(page)
    shared = across * down
    packed = math.prod(shape) * tiff_segments.depth(page) * (shared + 2 if shared > 1 else 3) // (24 * shared)
    if packed > _EXPANSION.get(compression, packed) * max(sum(page.databytecounts), 1):
        raise SourceUnreadable(about(path.name, phrase("pixels-out", claimed=packed, bytes=sum(page.databytecounts))))


def _pixels(path: Path, page: Any) -> Pixels:
    """As stored. Raises SourceUnreadable."""
    tiff_segments.lie_within(path, page)
    subsampled = tiff_segments.subsampling(page) != (1, 1)
    if page.is_memmappable and page.is_contiguous and page.planarconfig == 1 and not subsampled and page.fillorder != 2:
        mapped = np.memmap(path, page.parent.byteorder + page.dtype.char, "r", page.dataoffsets[0], page.shape)
        return mapped if mapped.dtype.isnative else mapped.astype(mapped.dtype.newbyteorder("="))
    out = np.empty(page.shaped, page.dtype)
    for stored, where, index in tiff_segments.decoded(path, page):
        piece, place = tiff_colours.spread(page, stored, index) if subsampled else (stored, where)
        samples, _, row, column, _ = place
        room = out[samples, 0, row : row + piece.shape[1], column : column + piece.shape[2]]
        room[...] = piece[0, : room.shape[0], : room.shape[1]]
    out = out[:, 0]
    return np.ascontiguousarray(np.moveaxis(out[..., 0], 0, -1)) if page.planarconfig == 2 and len(out) > 1 else out[0]


def _resolution(page: Any) -> tuple[float, float] | None:
    unit = page.tags.valueof(296, default=_INCH)
    if int(unit) not in {_INCH, _CENTIMETRE}:
        return None
    x, y = (_ratio(page.tags.valueof(code)) for code in (282, 283))
    return ppi(x, y, 2.54 if int(unit) == _CENTIMETRE else 1.0)


def _ratio(value: Any) -> float:
    if isinstance(value, tuple) and len(value) == 2:
        return float(value[0]) / float(value[1]) if value[1] else math.nan
    return float(value) if isinstance(value, int | float) else math.nan


def _orientation(page: Any) -> int | None:
    value = page.tags.valueof(274)
    return int(value) if isinstance(value, int) and 1 <= int(value) <= 8 else None
