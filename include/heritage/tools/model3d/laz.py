"""LAZ: what its own record and its table of chunks promise, held against the file before a decoder believes them.

A table that claims four billion chunks makes lazrs ask for 15 GB, whatever the size of the file."""

from __future__ import annotations

import struct
from pathlib import Path

from heritage.model import about, phrase
from heritage.tools.model3d.surface import Broken

RECORD = 22204
_VARIABLE = 0xFFFFFFFF
"""Chunks that have each a number of points of their own."""


def check(path: Path, record: bytes, offset: int, count: int, length: int) -> None:
    """`offset`: where the points begin; `count` points of `length` bytes. Raises Broken."""
    if len(record) < 34:
        raise Broken("decodes", about(path.name, phrase("laz-record")))
    chunk, items = struct.unpack_from("<I", record, 12)[0], struct.unpack_from("<H", record, 32)[0]
    sizes = [struct.unpack_from("<H", record, 34 + 6 * n + 2)[0] for n in range(min(items, (len(record) - 34) // 6))]
    if len(sizes) < items or sum(sizes) != length:
        raise Broken("decodes", about(path.name, phrase("laz-items", bytes=sum(sizes), promised=length)))
    if count:
        _chunks(path, offset, count, chunk)


def _chunks(path: Path, offset: int, count: int, chunk: int) -> None:
    size = path.stat().st_size
    with path.open("rb") as stream:
        stream.seek(offset)
        place = int.from_bytes(stream.read(8), "little", signed=True)
        if place == -1:  # written as a stream: the place stands at the end
            stream.seek(max(size - 8, 0))
            place = int.from_bytes(stream.read(8), "little", signed=True)
        if not offset + 8 <= place <= size - 8:
            raise Broken("truncated", about(path.name, phrase("laz-table", at=place, bytes=size)))
        stream.seek(place)
        _, chunks = struct.unpack("<II", stream.read(8))
    wanted = -(-count // chunk) if chunk not in {0, _VARIABLE} else chunks
    if chunks > place - offset or chunks != wanted:
        each = phrase("laz-chunks-each", chunks=chunks, points=count, each=chunk)
        odd = phrase("laz-chunks", chunks=chunks, points=count) if chunk == _VARIABLE else each
        raise Broken("truncated", about(path.name, odd))
