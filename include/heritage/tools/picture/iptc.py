"""Reads the IPTC IIM block of a TIFF as it is stored; what its datasets say is exiftool's to tell."""

from __future__ import annotations

from pathlib import Path

import tifffile

_TAG = 33723
_LARGEST = 4 << 20
"""Bytes: IIM datasets are text; what is larger is no IPTC."""


def block(path: Path) -> bytes:
    """The block's bytes; b"" when there is none, or none that begins like one. Raises nothing that `opening.decode` of the
    same file did not raise before."""
    with tifffile.TiffFile(path) as opened:
        tag = opened.pages.first.tags.get(_TAG)
        if tag is None or tag.count * 4 > _LARGEST:
            return b""
        opened.filehandle.seek(tag.valueoffset)
        size = tag.count * (4 if tag.dtype in {4, 13} else 1)  # some programs write it as 32-bit words
        found: bytes = opened.filehandle.read(size)
    return found if found[:1] == b"\x1c" else b""
