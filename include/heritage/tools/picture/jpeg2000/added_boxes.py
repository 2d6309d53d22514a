"""Adds to a finished JP2 or JPH file what OpenJPEG and our writer leave out (IPTC), and reads it back. The codestream is not touched."""

from __future__ import annotations

import struct
from collections.abc import Iterator

IPTC = bytes.fromhex("33c7a4d2b81d4723a0baf1a3e097ad38")
"""The UUID under which programs (exiftool among them) keep IPTC IIM in JPEG 2000."""

_SIGNATURE_AND_TYPE = 12 + 20
_JP2_TYPE, _JPH_TYPE = b"jp2 \0\0\0\0jp2 ", b"jph \0\0\0\0jph "


def with_iptc(content: bytes, iim: bytes) -> bytes:
    """The file with an IPTC box before its codestream. Raises ValueError for one that has no codestream."""
    at = _place_of_codestream(content)
    box = struct.pack(">I4s", 24 + len(iim), b"uuid") + IPTC + iim
    return b"".join((memoryview(content)[:at], box, memoryview(content)[at:]))


def iptc(content: bytes) -> bytes:
    """The IPTC that the file carries; b"" when there is none."""
    for kind, start, size in _boxes(content):
        if kind == b"uuid" and content[start + 8 : start + 24] == IPTC:
            return content[start + 24 : start + size]
    return b""


def as_jph(jp2: bytes) -> bytes:
    """The same boxes as a JPH file (ISO/IEC 15444-15, annex D): for a high-throughput codestream, which no JP2 may hold.
    Raises ValueError for what our writer did not write."""
    if jp2[20:32] != _JP2_TYPE:
        raise ValueError("not a JP2 file of ours")
    return jp2[:20] + _JPH_TYPE + jp2[_SIGNATURE_AND_TYPE:]


def is_jph(content: bytes) -> bool:
    """Does its file type box say so?"""
    return content[20:24] == b"jph "


def _place_of_codestream(content: bytes) -> int:
    for kind, start, _ in _boxes(content):
        if kind == b"jp2c":
            return start
    raise ValueError("no codestream in this file")


def _boxes(content: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Kind, place and size of each box of the file."""
    at = 0
    while at + 8 <= len(content):
        size, kind = struct.unpack_from(">I4s", content, at)
        if size == 1:
            (size,) = struct.unpack_from(">Q", content, at + 8)
        size = size or len(content) - at
        if size < 8 or at + size > len(content):
            raise ValueError(f"box {kind!r} is cut")
        yield kind, at, size
        at += size
