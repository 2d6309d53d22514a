"""How large the blocks of metadata in a picture file are: EXIF, XMP, IPTC, maker notes. It reads no content."""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

_PIXELS = frozenset({273, 279, 324, 325, 278, 288, 289, 347, 512, 513, 514, 519, 520, 521})
"""TIFF tags that are, or lead to, the pixels: strips, tiles, free space, JPEG tables."""
_NAMES = {
    700: "XMP",
    33723: "IPTC",
    34377: "Photoshop",
    34665: "EXIF",
    34853: "GPS",
    34675: "ICC",
    37500: "maker notes",
}


def largest(path: Path, kind: str) -> tuple[str, int]:
    """Name and bytes of the largest block other than the ICC profile; ("", 0) when there is none or the format has no such
    blocks here."""
    sizes: Counter[str] = Counter()
    for name, size in _of_tiff(path) if kind == "tiff" else _of_jpeg(path) if kind == "jpeg" else ():
        sizes[name] += size
    sizes.pop("ICC", None)
    return max(sizes.items(), key=lambda named: named[1]) if sizes else ("", 0)


def _of_tiff(path: Path) -> Iterator[tuple[str, int]]:
    """Every tag of the first directory and its EXIF directory that holds more than 4 values' worth of bytes."""
    import tifffile

    with tifffile.TiffFile(path) as opened:
        for tag in opened.pages.first.tags.values():
            if tag.code in _PIXELS:
                continue
            size = tag.count * struct.calcsize(tag.dataformat[-1]) if isinstance(tag.dataformat, str) else 0
            if tag.code == 34665 and isinstance(tag.value, dict):
                size = sum(len(v) if isinstance(v, str | bytes) else 8 for v in tag.value.values())
            if size > 64:
                yield _NAMES.get(tag.code, tag.name), size


def _of_jpeg(path: Path) -> Iterator[tuple[str, int]]:
    """The application and comment segments before the first scan."""
    with path.open("rb") as stream:
        stream.seek(2)
        while len(head := stream.read(4)) == 4 and head[0] == 0xFF and head[1] not in {0xDA, 0xD9}:
            length = int.from_bytes(head[2:], "big")
            mark = stream.read(min(max(length - 2, 0), 32))
            if 0xE0 <= head[1] <= 0xEF or head[1] == 0xFE:
                yield _segment(head[1], mark), length
            stream.seek(length - 2 - len(mark), 1)


def _segment(marker: int, mark: bytes) -> str:
    if marker == 0xE1:
        return "EXIF" if mark.startswith(b"Exif") else "XMP"
    if marker == 0xE2 and mark.startswith(b"ICC_PROFILE"):
        return "ICC"
    return {0xED: "Photoshop", 0xFE: "comment"}.get(marker, f"APP{marker - 0xE0}")
