"""Point clouds of a few points in LAS, LAZ and E57, with what the kinds put into them; the same bytes each time."""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping, Sequence

import numpy as np

from heritage.tools.model3d.e57 import PAGE, crc32c

POINTS = 200
_SPACE = "http://www.astm.org/COMMIT/E57/2010-e57-v1.0"
_FORMAT = "http://www.astm.org/COMMIT/E57/2010-e57-v1.0"


def las(
    version: str = "1.2",
    form: int = 2,
    *,
    packed: bool = False,
    colours: int = 200,
    scale: float = 0.001,
    first: Mapping[int, bytes] | None = None,
) -> bytes:
    """`colours`: what each channel is; `first`: bytes that are put at places of the file afterwards."""
    import laspy

    header = laspy.LasHeader(point_format=form, version=version)
    header.scales, header.offsets = np.full(3, scale), np.array([10.0, 20.0, 30.0])
    cloud = laspy.LasData(header)
    places = np.random.default_rng(3).uniform(0, 5, (POINTS, 3))
    cloud.x, cloud.y, cloud.z = (places + header.offsets).T
    cloud.return_number[:] = 1
    if "red" in cloud.point_format.dimension_names:
        cloud.red, cloud.green, cloud.blue = (np.full(POINTS, v, np.uint16) for v in (colours, colours // 2, 0))
    out = io.BytesIO()
    cloud.write(out, do_compress=packed, laz_backend=laspy.LazBackend.Lazrs if packed else None)
    return changed(out.getvalue(), first or {})


def changed(content: bytes, places: Mapping[int, bytes]) -> bytes:
    found = bytearray(content)
    for place, value in places.items():
        found[place : place + len(value)] = value
    return bytes(found)


def box(low: float, high: float) -> dict[int, bytes]:
    """The header's box, where LAS has it."""
    return {179: struct.pack("<6d", *(high, low) * 3)}


def e57(fields: Mapping[str, Sequence[float]], kinds: Mapping[str, str], *, scan: str = "", scans: int = 1) -> bytes:
    """`fields`: columns; `kinds`: what stands in the prototype for each, with its type; `scan`: more of each scan's XML. One
    packet of whole bytes a scan: floats, doubles, and integers of 8, 16 or 32 bits."""
    letters = {"f": "<f4", "d": "<f8", "b": "u1", "h": "<u2", "i": "<u4"}
    columns = [np.asarray(v).astype(letters[kinds[name][0]]).tobytes() for name, v in fields.items()]
    count = len(next(iter(fields.values())))
    packet = b"".join(columns)
    head = struct.pack(f"<BBHH{len(columns)}H", 1, 0, 0, len(columns), *(len(c) for c in columns)) + packet
    head += bytes(-len(head) % 4)
    head = head[:2] + struct.pack("<H", len(head) - 1) + head[4:]
    section = 32 + len(head)
    body, children = b"", ""
    for number in range(scans):
        start = 48 + len(body)
        body += struct.pack("<B7xQQQ", 1, section, _physical(start + 32), 0) + head
        children += _scan(number, _physical(start), count, {n: kinds[n][1:].strip() for n in fields}, scan)
    xml = f'<?xml version="1.0" encoding="UTF-8"?>\n<e57Root type="Structure" xmlns="{_SPACE}">'
    xml += '<formatName type="String"><![CDATA[ASTM E57 3D Imaging Data File]]></formatName><guid type="String"><![CDATA[{0a}]]></guid>'
    xml += (
        '<versionMajor type="Integer">1</versionMajor><versionMinor type="Integer"/><coordinateMetadata type="String"/>'
    )
    xml += f'<data3D type="Vector" allowHeterogeneousChildren="1">{children}</data3D>'
    xml += '<images2D type="Vector" allowHeterogeneousChildren="1"></images2D></e57Root>'
    text = xml.encode()
    logical = bytes(48) + body + text
    pages = -(-len(logical) // (PAGE - 4))
    start = _physical(48 + len(body))
    head = struct.pack("<8sIIQQQQ", b"ASTM-E57", 1, 0, pages * PAGE, start, len(text), PAGE)
    return paged((head + logical[48:]).ljust(pages * (PAGE - 4), b"\0"))


def _physical(place: int) -> int:
    return place // (PAGE - 4) * PAGE + place % (PAGE - 4)


def paged(logical: bytes) -> bytes:
    rows = np.frombuffer(logical, np.uint8).reshape(-1, PAGE - 4)
    sums = crc32c(rows).astype(">u4").view(np.uint8).reshape(-1, 4)
    return np.concatenate([rows, sums], axis=1).tobytes()


def _scan(number: int, offset: int, count: int, kinds: Mapping[str, str], more: str) -> str:
    prototype = "".join(f"<{name} {kind}/>" for name, kind in kinds.items())
    return (
        f'<vectorChild type="Structure"><guid type="String"><![CDATA[{{{number}b}}]]></guid>{more}'
        f'<points type="CompressedVector" fileOffset="{offset}" recordCount="{count}"><prototype type="Structure">{prototype}'
        '</prototype><codecs type="Vector" allowHeterogeneousChildren="1"></codecs></points></vectorChild>'
    )
