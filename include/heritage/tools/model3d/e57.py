"""E57: its pages' checksums and its XML by our own reading (ASTM E2807), its points by libE57 (pye57)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from lxml import etree
from numpy.typing import NDArray

from heritage.errors import SourceUnreadable
from heritage.model import Reason, about, phrase
from heritage.tools.model3d.cloud import AT_ONCE, Block, Head
from heritage.tools.model3d.surface import Broken

PAGE = 1024
LARGEST_XML = 64 << 20
_SPACE = "{http://www.astm.org/COMMIT/E57/2010-e57-v1.0}"


def head(path: Path) -> Head:
    """After all pages were found whole. Raises Broken."""
    size, start, length = _file_header(path)
    check_pages(path)
    root = _xml(path, start, length)
    scans = root.findall(f"{_SPACE}data3D/{_SPACE}vectorChild")
    points = [_points(scan) for scan in scans]
    if sum(count for count, _ in points) > size * 8:
        raise Broken(
            "truncated", about(path.name, phrase("e57-claims", promised=sum(c for c, _ in points), bytes=size))
        )
    low, high = _box(scans) if len(scans) == 1 else ((), ())
    fields = tuple(dict.fromkeys(name for _, names in points for name in names))
    crs = (root.findtext(f"{_SPACE}coordinateMetadata") or "")[:300]
    return Head("e57", "1.0", sum(c for c, _ in points), low, high, len(scans), crs, "m", fields=fields)


def _file_header(path: Path) -> tuple[int, int, int]:
    """Size of the file, where its XML begins, and how long that is (in bytes without checksums)."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        block = stream.read(48)
    if len(block) < 48 or block[:8] != b"ASTM-E57":
        raise Broken("decodes", about(path.name, phrase("e57-none", bytes=block[:8].hex(" "))))
    _, _, _, declared, start, length, page = struct.unpack("<8sIIQQQQ", block)
    if page != PAGE:
        raise Broken("decodes", about(path.name, phrase("e57-page-size", bytes=page, known=PAGE)))
    if declared > size:
        raise Broken("truncated", about(path.name, phrase("declares", promised=declared, bytes=size)))
    if length > LARGEST_XML or start + length > size:
        raise Broken("truncated", about(path.name, phrase("e57-xml-long", bytes=length)))
    return size, start, length


def check_pages(path: Path) -> None:
    """Every page's CRC-32C. Raises Broken with the first page that is not what it was when it was written."""
    whole = path.stat().st_size // PAGE
    pages = np.memmap(path, np.uint8, "r", 0, (whole, PAGE)) if whole else np.empty((0, PAGE), np.uint8)
    if path.stat().st_size % PAGE:
        uneven = phrase("e57-pages", bytes=path.stat().st_size, page=PAGE)
        raise Broken("truncated", about(path.name, uneven))
    for first in range(0, whole, 65_536):
        some = np.ascontiguousarray(pages[first : first + 65_536])
        stored = some[:, PAGE - 4 :].copy().view(">u4")[:, 0]
        wrong = np.flatnonzero(crc32c(some[:, : PAGE - 4]) != stored)
        if len(wrong):
            place = first + int(wrong[0])
            first_wrong = {"page": place, "at": place * PAGE, "of": whole}
            unfit = phrase("e57-checksum", **first_wrong, wrong=len(wrong), among=len(some))
            raise Broken("e57-crc", about(path.name, unfit))


def _table() -> NDArray[np.uint32]:
    table = np.arange(256, dtype=np.uint32)
    for _ in range(8):
        table = np.where(table & 1, (table >> 1) ^ np.uint32(0x82F63B78), table >> 1).astype(np.uint32)
    return table


_TABLE = _table()


def crc32c(rows: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """Castagnoli's CRC of each row; all rows at once, one column after the other."""
    columns = np.ascontiguousarray(rows.T)
    running = np.full(len(rows), 0xFFFFFFFF, np.uint32)
    for column in columns:
        running = _TABLE[(running ^ column) & np.uint32(0xFF)] ^ (running >> np.uint32(8))
    return running ^ np.uint32(0xFFFFFFFF)


def _xml(path: Path, start: int, length: int) -> Any:
    """The XML section, its pages' checksums taken out. `start` counts them, `length` does not."""
    first = start // PAGE
    with path.open("rb") as stream:
        stream.seek(first * PAGE)
        held = stream.read((length // (PAGE - 4) + 2) * PAGE)
    logical = b"".join(held[place : place + PAGE - 4] for place in range(0, len(held), PAGE))
    inside = start - first * PAGE
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        return etree.fromstring(logical[inside : inside + length].rstrip(b"\0"), parser)
    except etree.XMLSyntaxError as error:
        raise Broken("decodes", about(path.name, phrase("e57-xml", tool=Reason(str(error))))) from error


def _points(scan: Any) -> tuple[int, list[str]]:
    """How many points a scan declares, and what is known of each."""
    points = scan.find(f"{_SPACE}points")
    if points is None:
        return 0, []
    prototype = points.find(f"{_SPACE}prototype")
    names = [etree.QName(child).localname for child in prototype] if prototype is not None else []
    count = points.get("recordCount", "0")
    if not count.isdecimal():
        raise Broken("decodes", phrase("e57-count", count=repr(count[:40])))
    return int(count), names


def _box(scans: list[Any]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    bounds = scans[0].find(f"{_SPACE}cartesianBounds")
    if bounds is None or scans[0].find(f"{_SPACE}pose") is not None:
        return (), ()
    read = [[float(bounds.findtext(f"{_SPACE}{axis}{end}") or 0) for axis in "xyz"] for end in ("Minimum", "Maximum")]
    return tuple(read[0]), tuple(read[1])


_CARTESIAN = ("cartesianX", "cartesianY", "cartesianZ")
_SPHERICAL = ("sphericalRange", "sphericalAzimuth", "sphericalElevation")
_COLOURS = ("colorRed", "colorGreen", "colorBlue")


def blocks(path: Path) -> Iterator[Block]:
    """Valid points of all scans, where their poses put them. Raises SourceUnreadable."""
    import pye57

    file = pye57.E57(str(path))
    try:
        for number in range(file.scan_count):
            yield from _scan(file, number, path)
    finally:
        file.close()


def _scan(file: Any, number: int, path: Path) -> Iterator[Block]:
    header = file.get_header(number)
    there = header.point_fields
    wanted = _CARTESIAN if set(_CARTESIAN) <= set(there) else _SPHERICAL
    if not set(wanted) <= set(there):
        raise SourceUnreadable(about(path.name, phrase("e57-no-places", scan=number)))
    if header.has_pose() and not np.abs(header.rotation).sum() > 0:
        raise SourceUnreadable(about(path.name, phrase("e57-pose", scan=number)))
    state = "cartesianInvalidState" if wanted is _CARTESIAN else "sphericalInvalidState"
    names = [*wanted, *(n for n in _COLOURS if n in there), *(n for n in (state,) if n in there)]
    data, buffers = _buffers(file, names)
    scale = _scale(header)
    reader = header.points.reader(buffers)
    while count := reader.read():
        yield _block(header, {name: values[:count] for name, values in data.items()}, wanted, state, scale)


def _buffers(file: Any, names: list[str]) -> tuple[dict[str, NDArray[Any]], Any]:
    """As doubles: pye57's own buffers hold colours of 0-255 only, and the standard knows any range and also floats."""
    from pye57 import libe57

    data: dict[str, NDArray[Any]] = {name: np.empty(AT_ONCE, "b" if "State" in name else "d") for name in names}
    buffers = libe57.VectorSourceDestBuffer()
    for name, values in data.items():
        buffers.append(libe57.SourceDestBuffer(file.image_file, name, values, AT_ONCE, True, True))
    return data, buffers


def _scale(header: Any) -> tuple[float, float] | None:
    """Where a scan's colours begin and end, as it says itself; None when it does not."""
    for limits in (_declared_limits, _prototype_limits):
        try:
            low, high = limits(header)
        except Exception:  # noqa: S112  # libE57 has one exception for all that is not there
            continue
        if low < high < 1e6:
            return low, high
    return None


def _declared_limits(header: Any) -> tuple[float, float]:
    limits = header.node["colorLimits"]
    ends = [[float(limits[f"{name}{end}"].value()) for name in _COLOURS] for end in ("Minimum", "Maximum")]
    return min(ends[0]), max(ends[1])


def _prototype_limits(header: Any) -> tuple[float, float]:
    from pye57 import libe57

    nodes = [libe57.StructureNode(header.points.prototype())[name] for name in _COLOURS]
    whole = [float(n.scale()) if isinstance(n, libe57.ScaledIntegerNode) else 1.0 for n in nodes]
    lows = [float(n.minimum()) * scale for n, scale in zip(nodes, whole, strict=True)]
    highs = [float(n.maximum()) * scale for n, scale in zip(nodes, whole, strict=True)]
    return min(lows), max(highs)


def _block(
    header: Any, data: dict[str, NDArray[Any]], wanted: tuple[str, ...], state: str, scale: tuple[float, float] | None
) -> Block:
    columns = [data[name].astype(np.float64) for name in wanted]
    raw = b"".join(np.ascontiguousarray(data[name]).tobytes() for name in sorted(data))
    if wanted is _SPHERICAL:
        distance, azimuth, rise = columns
        columns = [
            distance * np.cos(rise) * np.cos(azimuth),
            distance * np.cos(rise) * np.sin(azimuth),
            distance * np.sin(rise),
        ]
    places = np.column_stack(columns)
    valid = data[state] == 0 if state in data else np.ones(len(places), bool)
    if header.has_pose():
        places = places @ np.asarray(header.rotation_matrix).T + np.asarray(header.translation)
    colours = _colours(data, scale)
    return Block(places[valid], None if colours is None else colours[valid], raw=raw, rows=len(places))


def _colours(data: dict[str, NDArray[Any]], scale: tuple[float, float] | None) -> NDArray[np.uint8] | None:
    """0-255. A scan that declares no range has the one that its values fit."""
    if not set(_COLOURS) <= data.keys():
        return None
    rgb = np.nan_to_num(np.column_stack([data[name] for name in _COLOURS]).astype(np.float64))
    most = rgb.max(initial=0)
    low, high = scale or (0.0, 1.0 if most <= 1 else 255.0 if most <= 255 else 65535.0)
    return np.clip(np.rint((rgb - low) * (255 / (high - low))), 0, 255).astype(np.uint8)
