"""Clouds of points in LAS, LAZ and E57: versions and formats, colours of every depth, headers that lie, scans that stand somewhere."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from kinds.cloud_bytes import box, changed, e57, las
from kinds.kind import Kind
from kinds.model_bytes import written

CLOUDS: dict[str, Any] = {"line": "objects", "policy": "legacy", "reader": "cloud probe", "expected": {"unit": "m"}}


def kept(format: str, variant: str, content: bytes, told: Sequence[str] = ()) -> Kind:
    name = {"E57": "s.e57", "LAZ": "a.laz"}.get(format, "a.las")
    return Kind(format, variant, written({name: content}), told=told, **CLOUDS)


def held(format: str, variant: str, content: bytes, fault: str, told: Sequence[str] = ()) -> Kind:
    name = {"E57": "s.e57", "LAZ": "a.laz"}.get(format, "a.las")
    return Kind(format, variant, written({name: content}), "held", fault, told, **CLOUDS)


def _chunks(content: bytes, chunks: int) -> bytes:
    """A LAZ whose table of chunks promises this many."""
    place = int.from_bytes(content[(start := struct.unpack_from("<I", content, 96)[0]) : start + 8], "little")
    return changed(content, {place + 4: struct.pack("<I", chunks)})


_PLACES = np.random.default_rng(5).uniform(-9, 9, (3, 150))
_XYZ = {f"cartesian{axis}": row.tolist() for axis, row in zip("XYZ", _PLACES, strict=True)}
_FLOAT: Mapping[str, str] = {
    f"cartesian{axis}": 'f type="Float" precision="single" minimum="-10" maximum="10"' for axis in "XYZ"
}


def _rgb(red: float, kind: str) -> tuple[dict[str, Any], dict[str, str]]:
    names = ("colorRed", "colorGreen", "colorBlue")
    values = dict(zip(names, ([red] * 150, [red / 2] * 150, [0] * 150), strict=True))
    return {**_XYZ, **values}, {**_FLOAT, **dict.fromkeys(names, kind)}


_BALL = {
    "sphericalRange": [2.0] * 90,
    "sphericalAzimuth": np.linspace(-3, 3, 90).tolist(),
    "sphericalElevation": [0.3] * 90,
}
_POSE = (
    '<pose type="Structure"><rotation type="Structure"><w type="Float">2</w><x type="Float">0</x><y type="Float">0</y>'
    '<z type="Float">2</z></rotation><translation type="Structure"><x type="Float">100</x><y type="Float">0</y><z type="Float">0</z>'
    "</translation></pose>"
)
_INTEGER = 'type="Integer" minimum="0" maximum="{}"'

KINDS = [
    kept("LAS", "1.2, colours of 8 bits in 16", las()),
    kept("LAS", "1.2, colours of 16 bits", las(colours=51200)),
    kept("LAS", "1.1, point format 1", las("1.1", 1)),
    kept("LAS", "1.4, point format 7", las("1.4", 7)),
    kept("LAZ", "1.2", las(packed=True)),
    kept("LAZ", "1.4, point format 6", las("1.4", 6, packed=True)),
    kept("LAS", "counts by return that are wrong", las(first={111: struct.pack("<5I", 3, 4, 5, 0, 0)}), ["points-count: by return"]),
    kept("LAS", "box of the header off by a little", las(first=box(9.95, 15.02) | {195: struct.pack("<4d", 25.02, 20, 35.02, 29.98)}), ["points-extent: off by"]),
    kept("LAS", "box of the header never filled in", las(first=box(0, 0)), ["points-extent: all zeros"]),
    held("LAS", "box of the header is random", las(first=box(-7e5, 3e9)), "points-extent"),
    held("LAS", "box of the header is no number", las(first=box(float("nan"), float("nan"))), "points-extent"),
    held("LAS", "1.4, points behind those that its header counts", changed(las("1.4", 7), {247: struct.pack("<Q", 100)}), "spare-data", ["spare-data: bytes behind"]),
    held("LAS", "scale of 0", las(first={131: struct.pack("<d", 0.0)}), "decodes"),
    held("LAS", "cut off", las()[:-999], "truncated"),
    held("LAS", "count of 4 billion", las(first={107: struct.pack("<I", 4_000_000_000)}), "truncated"),
    held("LAZ", "table that promises 4 billion chunks", _chunks(las(packed=True), 4_000_000_000), "truncated"),
    held("LAZ", "cut off", las(packed=True)[:-99], "truncated"),
    kept("E57", "colours of 8 bits", e57(*_rgb(200, "b" + _INTEGER.format(255)))),
    kept("E57", "colours of 16 bits", e57(*_rgb(51400, "h" + _INTEGER.format(65535)))),
    kept("E57", "colours as floats", e57(*_rgb(0.8, 'f type="Float" precision="single" minimum="0" maximum="1"'))),
    kept("E57", "spherical coordinates", e57(_BALL, dict.fromkeys(_BALL, 'd type="Float"'))),
    kept("E57", "two scans, turned by a quaternion that is not of length 1", e57(_XYZ, _FLOAT, scan=_POSE, scans=2)),
    kept("E57", "some points marked as invalid", e57({**_XYZ, "cartesianInvalidState": [2] * 50 + [0] * 100}, {**_FLOAT, "cartesianInvalidState": "b" + _INTEGER.format(255)})),
    held("E57", "one bit of a page changed", changed(e57(_XYZ, _FLOAT), {700: b"\x01\x02"}), "e57-crc"),
    held("E57", "cut off", e57(_XYZ, _FLOAT)[:1500], "truncated"),
]  # fmt: skip
