"""Opens point clouds a million points at a time: LAS, LAZ and E57. Counts in headers are held against the file before any is read."""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import version as installed
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heritage import formats
from heritage.errors import SourceUnreadable
from heritage.model import Phrase, about, phrase
from heritage.tools.model3d import laz
from heritage.tools.model3d.cloud import AT_ONCE, Block, Head
from heritage.tools.model3d.surface import Broken, spare

LARGEST_BLOCK = 256 << 20
"""Bytes of records at once, however long one of them claims to be."""
LEAST_BITS = 0.8
"""Bits that a point takes at least: dense LAZ needs 10 and more; a header that promises more points than that lies."""

LARGEST_RECORDS = 64 << 20
"""Bytes from the beginning in which variable-length records are looked for: a large one has 64 KB."""
MOST_RECORDS = 10_000
"""Records that laspy may be sent for when they are not there: it looks for each of them."""

SUFFIXES = formats.suffixes(formats.Kind.CLOUD)


@lru_cache(maxsize=1)
def versions() -> str:
    """ "laspy 2.7.0, lazrs 0.8.2, pye57 0.4.19"."""
    return ", ".join(f"{name} {installed(name)}" for name in ("laspy", "lazrs", "pye57"))


def head(path: Path) -> Head:
    """Raises Broken."""
    return _e57_head(path) if path.suffix.lower() == ".e57" else las_head(path)


def blocks(path: Path) -> Iterator[Block]:
    """All points. Raises SourceUnreadable."""
    found = head(path)
    try:
        yield from e57_blocks(path) if found.kind == "e57" else las_blocks(path)
    except (SourceUnreadable, MemoryError):
        raise
    except Exception as error:
        raise SourceUnreadable(about(path.name, f"{type(error).__name__}: {str(error).strip()[:300]}")) from error


def las_head(path: Path) -> Head:
    """By our own reading of the public header block (LAS 1.0 to 1.4). Raises Broken."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        block = stream.read(LARGEST_RECORDS)
    if block[:4] != b"LASF" or len(block) < 227:
        raise Broken("decodes", about(path.name, phrase("las-none", head=block[:4].hex(" "), bytes=size)))
    header_size, offset, records = struct.unpack_from("<HII", block, 94)
    form, length, count = block[104], *struct.unpack_from("<HI", block, 105)
    if block[25] >= 4 and len(block) >= 375:
        count = struct.unpack_from("<Q", block, 247)[0] or count
        _extended(path, size, *struct.unpack_from("<QI", block, 235))
    packed = bool(form & 0xC0)
    _las_believable(path, size, offset, count, length, packed=packed)
    _las_scale(path, struct.unpack_from("<3d", block, 131))
    box = struct.unpack_from("<6d", block, 179)
    tables, fault = _records(block, header_size, offset, records)
    if fault and records > MOST_RECORDS:
        raise Broken("las-vlr", about(path.name, fault))
    if packed:
        laz.check(path, tables.get(laz.RECORD, b""), offset, count, length)
    returns, counts = _returns(block)
    return Head(
        "laz" if packed else "las", f"{block[24]}.{block[25]}", count, (box[1], box[3], box[5]), (box[0], box[2], box[4]),
        crs=_crs(tables), unit=_unit(tables), vlr_fault=fault, faults=_behind(path, block, offset, count, length, packed=packed), fields=(f"point format {form & 0x3F}",),
        returns=returns, counts=counts,
    )  # fmt: skip


def _las_scale(path: Path, scale: tuple[float, ...]) -> None:
    if not all(0 < abs(axis) < 1e9 for axis in scale):
        raise Broken("decodes", about(path.name, phrase("las-scale", scale=scale)))


def _returns(block: bytes) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Points by return as the header counts them; and its two counts of all points where it has two that are not 0."""
    old = struct.unpack_from("<5I", block, 111)
    if block[25] < 4 or len(block) < 375:
        return old, ()
    counts = (struct.unpack_from("<I", block, 107)[0], struct.unpack_from("<Q", block, 247)[0])
    return struct.unpack_from("<15Q", block, 255), counts if all(counts) else ()


def _behind(path: Path, block: bytes, offset: int, count: int, length: int, *, packed: bool) -> tuple[Phrase, ...]:
    """Points behind the last one that the header counts, in an uncompressed file: before its extended records (LAS 1.4), or at the end."""
    if packed or struct.unpack_from("<H", block, 6)[0] & 0b110:  # waveforms may lie there
        return ()
    end = offset + count * length
    place, records = struct.unpack_from("<QI", block, 235) if block[25] >= 4 and len(block) >= 375 else (0, 0)
    if not records:
        return spare(path, end)
    return (phrase("spare-bytes", bytes=place - end),) if place - end >= length else ()


def _extended(path: Path, size: int, place: int, records: int) -> None:
    """The records behind the points (LAS 1.4) end within the file: laspy would read on without end, or ask for all memory."""
    with path.open("rb") as stream:
        for number in range(records):
            stream.seek(min(place, size))
            head = stream.read(60)
            place += 60 + (struct.unpack_from("<Q", head, 20)[0] if len(head) == 60 else size)
            if place > size:
                fewer = phrase("las-records-behind", records=records, fit=number)
                raise Broken("las-vlr", about(path.name, fewer))


def _las_believable(path: Path, size: int, offset: int, count: int, length: int, *, packed: bool) -> None:
    held = max(size - offset, 0)
    least = count * LEAST_BITS / 8 if packed else count * length
    if least > held or (count and not packed and length < 20):
        fewer = phrase("las-fewer", promised=count, least=least, bytes=held)
        raise Broken("truncated", about(path.name, fewer))


def _records(block: bytes, start: int, offset: int, records: int) -> tuple[dict[int, bytes], Phrase | None]:
    """The variable-length records by number, and why there are not as many between header and points as the header says."""
    found: dict[int, bytes] = {}
    place = start
    for number in range(records):
        if place + 54 > min(offset, len(block)):
            none = phrase("las-records-none", records=records)
            return found, phrase("las-records-fewer", records=records, fit=number) if number else none
        length, kind = struct.unpack_from("<H", block, place + 20)[0], struct.unpack_from("<H", block, place + 18)[0]
        found[kind] = block[place + 54 : place + 54 + length]
        place += 54 + length
    if place > offset:
        return found, phrase("las-records-over", records=records, bytes=place - offset)
    return found, None


def _crs(tables: dict[int, bytes]) -> str:
    if 2112 in tables:
        return tables[2112].rstrip(b"\0").decode("utf-8", "replace")[:300]
    if 34737 in tables:
        return tables[34737].rstrip(b"\0|").decode("latin-1")[:300]
    return "GeoTIFF keys" if 34735 in tables else ""


def _unit(tables: dict[int, bytes]) -> str:
    """GeoTIFF's ProjLinearUnitsGeoKey (3076), or the last LENGTHUNIT of the WKT."""
    keys = np.frombuffer(tables.get(34735, b"")[: len(tables.get(34735, b"")) // 8 * 8], "<u2").reshape(-1, 4)
    codes = {int(row[0]): int(row[3]) for row in keys[1:]}
    named = {9001: "m", 9002: "ft", 9003: "ft"}
    if 3076 in codes:
        return named.get(codes[3076], "")
    units = re.findall(rb'UNIT\["([^"]+)"', tables.get(2112, b""))
    told = units[-1].lower() if units else b""
    return "m" if told.startswith(b"met") else "ft" if b"foot" in told else ""


def las_blocks(path: Path) -> Iterator[Block]:
    """`raw` are the point records as an uncompressed LAS holds them: LAS and LAZ of the same points give the same digest."""
    import laspy

    with laspy.open(path, laz_backend=laspy.LazBackend.Lazrs) as reader:
        at_once = max(1, min(AT_ONCE, LARGEST_BLOCK // reader.header.point_format.size))
        for points in reader.chunk_iterator(at_once):
            places = np.column_stack([np.asarray(points.x), np.asarray(points.y), np.asarray(points.z)])
            returns = np.bincount(np.asarray(points.return_number).astype(np.int64), minlength=16)[1:16]
            yield Block(places, _las_colours(points), returns, points.array.tobytes(), len(places))


def _las_colours(points: Any) -> NDArray[np.uint16] | None:
    if "red" not in points.point_format.dimension_names:
        return None
    return np.column_stack([points.red, points.green, points.blue]).astype(np.uint16)


def eight_bits(colours: NDArray[Any]) -> NDArray[np.uint8]:
    """Of a whole cloud: many programs write 8 bits into LAS's 16 as they are, others as the upper byte, and only all points
    together tell which."""
    wide = colours.dtype != np.uint8 and colours.max(initial=0) > 255
    return np.asarray(colours >> 8 if wide else colours).astype(np.uint8)


def own_las(path: Path) -> tuple[int, NDArray[np.float64], NDArray[np.float64]]:
    """Points, low and high corner by our own reading of the records of an uncompressed LAS: what laspy is compared with."""
    with path.open("rb") as stream:
        block = stream.read(375)
    offset, form, length = struct.unpack_from("<I", block, 96)[0], block[104], struct.unpack_from("<H", block, 105)[0]
    if form & 0xC0:
        raise SourceUnreadable(about(path.name, phrase("laz-packed")))
    scale, origin = np.array(struct.unpack_from("<3d", block, 131)), np.array(struct.unpack_from("<3d", block, 155))
    count = las_head(path).points
    if not count:
        return 0, np.empty(0), np.empty(0)
    rows = np.memmap(path, np.uint8, "r", offset, (count, length))
    low, high = np.full(3, np.iinfo(np.int32).max, np.int64), np.full(3, np.iinfo(np.int32).min, np.int64)
    for start in range(0, count, AT_ONCE):
        places = np.ascontiguousarray(rows[start : start + AT_ONCE, :12]).view("<i4")
        low, high = np.minimum(low, places.min(axis=0)), np.maximum(high, places.max(axis=0))
    return count, low * scale + origin, high * scale + origin


def _e57_head(path: Path) -> Head:
    from heritage.tools.model3d import e57

    return e57.head(path)


def e57_blocks(path: Path) -> Iterator[Block]:
    """Scan after scan, in the file's own coordinates."""
    from heritage.tools.model3d import e57

    yield from e57.blocks(path)


def digest(path: Path) -> str:
    """sha256 (hex) of all point records, in their order."""
    running = hashlib.sha256()
    for block in blocks(path):
        running.update(block.raw)
    return running.hexdigest()
