"""Reads the surfaces of a 3MF package. Nothing is unpacked to disk, and no more of it than `LARGEST` to memory."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
from lxml import etree

from heritage.tools.meshes import Broken, Mesh

LARGEST = 1 << 30
RATIO = 200
"""Bytes unpacked per byte packed: XML of coordinates packs to a tenth; a bomb to a thousandth."""
ENTRIES = 10_000
_NAME = "{http://schemas.microsoft.com/3dmanufacturing/core/2015/02}"
_UNITS = {"millimeter": "mm", "centimeter": "cm", "meter": "m", "micron": "um", "inch": "in", "foot": "ft"}


def read(path: Path, _root: Path | None) -> Mesh:
    """Raises Broken."""
    try:
        with zipfile.ZipFile(path) as package:
            _harmless(package, path)
            models = [n for n in package.namelist() if n.lower().endswith(".model")]
            parts = [_model(_unpacked(package, name, path)) for name in models]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise Broken("decodes", f"{path.name}: {error}") from error
    except etree.XMLSyntaxError as error:
        raise Broken("decodes", f"{path.name}: its model is no XML: {error}") from error
    return _joined(parts)


def _harmless(package: zipfile.ZipFile, path: Path) -> None:
    """What the directory promises; what is then unpacked is counted all the same."""
    entries = package.infolist()
    total = sum(e.file_size for e in entries)
    packed = max(sum(e.compress_size for e in entries), 1)
    if len(entries) > ENTRIES or total > LARGEST or (total > 1 << 20 and total / packed > RATIO):
        told = f"{len(entries):,} entries of {total:,} bytes in {path.stat().st_size:,}"
        raise Broken("zip-bomb", f"{path.name}: would unpack to {told}; not unpacked")


def _unpacked(package: zipfile.ZipFile, name: str, path: Path) -> bytes:
    promised = package.getinfo(name).file_size
    with package.open(name) as stream:
        found = stream.read(promised + 1)
    if len(found) > promised:
        raise Broken("zip-bomb", f"{path.name}: {name} is larger than its directory says")
    return found


def _model(xml: bytes) -> tuple[str, np.ndarray, np.ndarray]:
    """Unit, positions and triangles of one model part; objects are put one behind another, without their placement."""
    parser = {"resolve_entities": False, "no_network": True, "huge_tree": False, "load_dtd": False}
    unit, points, triangles, base = "millimeter", list[float](), list[int](), 0
    for _, element in etree.iterparse(BytesIO(xml), events=("end",), **parser):
        if element.tag == f"{_NAME}vertex":
            points += [float(element.get(axis, "nan")) for axis in "xyz"]
        elif element.tag == f"{_NAME}triangle":
            triangles += [base + int(element.get(v, "-1")) for v in ("v1", "v2", "v3")]
        elif element.tag == f"{_NAME}mesh":
            base = len(points) // 3
        elif element.tag == f"{_NAME}model":
            unit = element.get("unit", unit)
        if element.tag != f"{_NAME}model":
            element.clear()
    return _UNITS.get(unit, unit), np.array(points).reshape(-1, 3), np.array(triangles, np.int64).reshape(-1, 3)


def _joined(parts: list[tuple[str, np.ndarray, np.ndarray]]) -> Mesh:
    bases = np.cumsum([0, *(len(p) for _, p, _ in parts)])
    positions = np.concatenate([np.empty((0, 3)), *(p for _, p, _ in parts)])
    triangles = np.concatenate([np.empty((0, 3), np.int64), *_moved(parts, bases.tolist())])
    sound = ((triangles >= 0) & (triangles < len(positions))).all(axis=1)
    return Mesh(
        kind="3mf", encoding="xml", positions=positions, counts=np.full(int(sound.sum()), 3, np.int64),
        vertex=triangles[sound].reshape(-1), unit=parts[0][0] if parts else "",
        skipped={"index-range": int((~sound).sum())},
    )  # fmt: skip


def _moved(parts: list[tuple[str, np.ndarray, np.ndarray]], bases: list[int]) -> Iterator[np.ndarray]:
    for (_, points, triangles), base in zip(parts, bases, strict=False):
        outside = (triangles < 0) | (triangles >= len(points))
        yield np.where(outside, -1, triangles + base)
