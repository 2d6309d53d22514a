"""LAZ: what its own record and its table of chunks promise, held against the file before a decoder believes them.

A table that claims four billion chunks makes lazrs ask for 15 GB, whatever the size of the file."""

from __future__ import annotations

import struct
from pathlib import Path

from heritage.tools.meshes import Broken

RECORD = 22204
_VARIABLE = 0xFFFFFFFF
"""Chunks that have each a number of points of their own."""


def check(path: Path, record: bytes, offset: int, count: int, length: int) -> None:
    """`offset`: where the points begin; `count` points of `length` bytes. Raises Broken."""
    if len(record) < 34:
        raise Broken("decodes", f"{path.name}: packed, and the record that says how (laszip) is not there")
    chunk, items = struct.unpack_from("<I", record, 12)[0], struct.unpack_from("<H", record, 32)[0]
    sizes = [struct.unpack_from("<H", record, 34 + 6 * n + 2)[0] for n in range(min(items, (len(record) - 34) // 6))]
    if len(sizes) < items or sum(sizes) != length:
        raise Broken("decodes", f"{path.name}: its items of {sum(sizes):,} bytes make no points of {length:,}")
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
            raise Broken("truncated", f"{path.name}: its table of chunks would lie at byte {place:,} of {size:,}")
        stream.seek(place)
        _, chunks = struct.unpack("<II", stream.read(8))
    wanted = -(-count // chunk) if chunk not in {0, _VARIABLE} else chunks
    if chunks > place - offset or chunks != wanted:
        told = f"{chunks:,} chunks for {count:,} points" + (f" of {chunk:,} each" if chunk != _VARIABLE else "")
        raise Broken("truncated", f"{path.name}: its table promises {told}")
