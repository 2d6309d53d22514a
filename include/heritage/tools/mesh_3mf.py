"""Reads the surfaces of a 3MF package. Nothing is unpacked to disk, and no more of it than `LARGEST` to memory."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from lxml import etree

from heritage.tools.mesh_3mf_placing import Model, Part, Placed, placed
from heritage.tools.meshes import Broken, Mesh, Reference

LARGEST = 1 << 30
RATIO = 200
"""Bytes unpacked per byte packed: XML of coordinates packs to a tenth; a bomb to a thousandth."""
ENTRIES = 10_000
_NAME = "{http://schemas.microsoft.com/3dmanufacturing/core/2015/02}"
_PATH = "{http://schemas.microsoft.com/3dmanufacturing/production/2015/06}path"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MODEL = "http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel"
_UNITS = {"millimeter": "mm", "centimeter": "cm", "meter": "m", "micron": "um", "inch": "in", "foot": "ft"}
_PARSER: dict[str, Any] = {"resolve_entities": False, "no_network": True, "huge_tree": False, "load_dtd": False}


def read(path: Path, _root: Path | None) -> Mesh:
    """Raises Broken."""
    try:
        with zipfile.ZipFile(path) as package:
            _harmless(package, path)
            outside = tuple(_outside(package, path))
            models = {n: _model(package, n, path) for n in package.namelist() if n.lower().endswith(".model")}
            first = _first(package, path)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise Broken("decodes", f"{path.name}: {error}") from error
    except etree.XMLSyntaxError as error:
        raise Broken("decodes", f"{path.name}: its model is no XML: {error}") from error
    if first not in models:
        raise Broken("decodes", f"{path.name}: {first or 'a model'} is not in the package")
    return _joined(list(placed(models, first, path)), models[first].unit, outside)


def _harmless(package: zipfile.ZipFile, path: Path) -> None:
    """What the directory promises; what is then unpacked is counted all the same."""
    entries = package.infolist()
    total = sum(e.file_size for e in entries)
    packed = max(sum(e.compress_size for e in entries), 1)
    if len(entries) > ENTRIES or total > LARGEST or (total > 1 << 20 and total / packed > RATIO):
        told = f"{len(entries):,} entries of {total:,} bytes in {path.stat().st_size:,}"
        raise Broken("zip-bomb", f"{path.name}: would unpack to {told}; not unpacked")


def _outside(package: zipfile.ZipFile, path: Path) -> Iterator[Reference]:
    """Entries that a careless program would unpack elsewhere, and relationships that lead out of the package."""
    for entry in package.infolist():
        name = entry.orig_filename
        clean = name.replace("\\", "/")
        if clean.startswith("/") or ":" in clean or ".." in clean.split("/"):
            yield Reference(name, "part", refused="leaves the package")
    for name in package.namelist():
        if name.lower().endswith(".rels"):
            for relation in _relations(package, name, path):
                if relation.get("TargetMode", "").lower() == "external":
                    yield Reference(relation.get("Target", ""), "part", refused="is a URL, which is never followed")


def _relations(package: zipfile.ZipFile, name: str, path: Path) -> list[Any]:
    root = etree.fromstring(_unpacked(package, name, path), etree.XMLParser(**_PARSER))
    return list(root.iter(_RELATION))


def _first(package: zipfile.ZipFile, path: Path) -> str:
    """The part that the package begins with; of one that does not say, the first model."""
    if "_rels/.rels" in package.namelist():
        for relation in _relations(package, "_rels/.rels", path):
            if relation.get("Type") == _MODEL:
                return str(relation.get("Target", "")).lstrip("/")
    return next((n for n in package.namelist() if n.lower().endswith(".model")), "")


def _unpacked(package: zipfile.ZipFile, name: str, path: Path) -> bytes:
    promised = package.getinfo(name).file_size
    with package.open(name) as stream:
        found = stream.read(promised + 1)
    if len(found) > promised:
        raise Broken("zip-bomb", f"{path.name}: {name} is larger than its directory says")
    return found


@dataclass(slots=True)
class _Reading:
    """What has been read of a model part so far."""

    model: Model = field(default_factory=Model)
    points: list[float] = field(default_factory=list)
    corners: list[int] = field(default_factory=list)
    components: list[Placed] = field(default_factory=list)

    def ended(self, element: Any) -> None:
        word = element.tag.removeprefix(_NAME) if isinstance(element.tag, str) else ""
        if word == "vertex":
            self.points += [float(element.get(axis, "nan")) for axis in "xyz"]
        elif word == "triangle":
            self.corners += [int(element.get(v, "-1")) for v in ("v1", "v2", "v3")]
        elif word == "component":
            self.components.append(_place(element))
        elif word == "item":
            self.model.items.append(_place(element))
        elif word == "object":
            self._object(str(element.get("id", "")))
        elif word == "model":
            self.model.unit = _UNITS.get(element.get("unit", "millimeter"), str(element.get("unit")))

    def _object(self, name: str) -> None:
        positions = np.array(self.points, float).reshape(-1, 3)
        triangles = np.array(self.corners, np.int64).reshape(-1, 3)
        self.model.parts[name] = Part(positions, triangles, tuple(self.components))
        self.points, self.corners, self.components = [], [], []


def _place(element: Any) -> Placed:
    """The object that is meant, in which part of the package, and where it stands: 3MF's twelve numbers, row by row."""
    numbers = [float(word) for word in element.get("transform", "1 0 0 0 1 0 0 0 1 0 0 0").split()]
    matrix = np.eye(4)
    matrix[:, :3] = np.array(numbers).reshape(4, 3)
    return Placed(str(element.get(_PATH, "")).lstrip("/"), str(element.get("objectid", "")), matrix)


def _model(package: zipfile.ZipFile, name: str, path: Path) -> Model:
    """One model part. Raises Broken for one with a document type: 3MF forbids it, and entities grow."""
    reading = _Reading()
    parsing = etree.iterparse(BytesIO(_unpacked(package, name, path)), events=("end",), **_PARSER)
    for _, element in parsing:
        reading.ended(element)
        if element.tag != f"{_NAME}model":
            element.clear()
    if parsing.root.getroottree().docinfo.doctype:
        raise Broken("decodes", f"{path.name}: {name} declares a document type, which 3MF forbids")
    return reading.model


def _joined(parts: list[tuple[np.ndarray, np.ndarray]], unit: str, outside: tuple[Reference, ...]) -> Mesh:
    bases = np.cumsum([0, *(len(p) for p, _ in parts)]).tolist()
    positions = np.concatenate([np.empty((0, 3)), *(p for p, _ in parts)])
    moved = [np.where((t < 0) | (t >= len(p)), -1, t + base) for (p, t), base in zip(parts, bases, strict=False)]
    triangles = np.concatenate([np.empty((0, 3), np.int64), *moved])
    sound = (triangles >= 0).all(axis=1)
    return Mesh(
        kind="3mf", encoding="xml", positions=positions, counts=np.full(int(sound.sum()), 3, np.int64),
        vertex=triangles[sound].reshape(-1), unit=unit, references=outside,
        skipped={"index-range": int((~sound).sum())},
    )  # fmt: skip
