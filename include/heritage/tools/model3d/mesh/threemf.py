"""Reads the surfaces of a 3MF package. Nothing is unpacked to disk, and no more of it than `LARGEST` to memory."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np
from lxml import etree

from heritage.model import Phrase, Reason, about, phrase
from heritage.tools.model3d.mesh.threemf_looks import carried, joined
from heritage.tools.model3d.mesh.threemf_parts import Reading
from heritage.tools.model3d.mesh.threemf_placing import Model, Shown, placed
from heritage.tools.model3d.surface import Broken, Material, Mesh, Reference

LARGEST = 1 << 30
SMALL = 64 << 20
"""Bytes up to which anything is unpacked."""
RATIO = 40
"""Bytes unpacked per byte packed: XML of coordinates packs to a tenth, a regular grid to a thirtieth; a bomb to a thousandth."""
BOMB = 400
"""The same for what is small."""
ENTRIES = 10_000
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MODEL = "http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel"
_PARSER: dict[str, Any] = {"resolve_entities": False, "no_network": True, "huge_tree": False, "load_dtd": False}


def read(path: Path, _root: Path | None) -> Mesh:
    """Raises Broken."""
    try:
        with zipfile.ZipFile(path) as package:
            _harmless(package, path)
            outside = tuple(_outside(package, path))
            models = {n: _model(package, n, path) for n in package.namelist() if n.lower().endswith(".model")}
            first = _first(package, path)
            if first not in models:
                gone = phrase("not-packed", name=first) if first else phrase("model-not-packed")
                raise Broken("decodes", about(path.name, gone))
            shown = list(placed(models, first, path))
            pictures = {name for _, _, looks in shown for name in looks.pictures}
            held = {name: _picture(package, name, path) for name in sorted(pictures)}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise Broken("decodes", about(path.name, str(error))) from error
    except etree.XMLSyntaxError as error:
        raise Broken("decodes", about(path.name, phrase("model-no-xml", tool=Reason(str(error))))) from error
    aside = tuple(dict.fromkeys(word for model in models.values() for word in model.aside))
    return _joined(shown, models[first].unit, outside, held, aside)


def _picture(package: zipfile.ZipFile, name: str, path: Path) -> Material:
    """Raises Broken."""
    inside = next((n for n in package.namelist() if n.lstrip("/") == name.lstrip("/")), "")
    if not inside:
        raise Broken("decodes", about(path.name, phrase("not-packed", name=name[:200])))
    return Material(name, (1.0, 1.0, 1.0, 1.0), _unpacked(package, inside, path))


def _harmless(package: zipfile.ZipFile, path: Path) -> None:
    """What the directory promises; what is then unpacked is counted all the same."""
    entries = package.infolist()
    total = sum(e.file_size for e in entries)
    packed = max(sum(e.compress_size for e in entries), 1)
    if len(entries) > ENTRIES or total > LARGEST or (total > SMALL and total / packed > RATIO) or total / packed > BOMB:
        bomb = phrase("zip-bomb", entries=len(entries), unpacked=total, bytes=path.stat().st_size)
        raise Broken("zip-bomb", about(path.name, bomb))


def _outside(package: zipfile.ZipFile, path: Path) -> Iterator[Reference]:
    """Entries that a careless program would unpack elsewhere, and relationships that lead out of the package."""
    for entry in package.infolist():
        name = entry.orig_filename
        clean = name.replace("\\", "/")
        if clean.startswith("/") or ":" in clean or ".." in clean.split("/"):
            yield Reference(name, "part", refused=phrase("leaves-package"))
    for name in package.namelist():
        if name.lower().endswith(".rels"):
            for relation in _relations(package, name, path):
                if relation.get("TargetMode", "").lower() == "external":
                    yield Reference(relation.get("Target", ""), "part", refused=phrase("url"))


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
        raise Broken("zip-bomb", _larger(path, name))
    return found


def _larger(path: Path, name: str) -> Phrase:
    return about(path.name, phrase("larger-than-said", name=name))


def _model(package: zipfile.ZipFile, name: str, path: Path) -> Model:
    """One model part, read as it is unpacked. Raises Broken for one with a document type: 3MF forbids it, and entities grow."""
    reading = Reading()
    with package.open(name) as stream:
        counted: Any = _Counted(stream, package.getinfo(name).file_size, path, name)
        parsing = etree.iterparse(counted, events=("start", "end"), **_PARSER)
        for event, element in parsing:
            if event == "start":
                reading.begun(element)
            else:
                reading.ended(element)
                _forget(element)
    if parsing.root.getroottree().docinfo.doctype:
        raise Broken("decodes", about(path.name, phrase("declares-type", name=name)))
    return reading.model


@dataclass(slots=True)
class _Counted:
    """What is unpacked, and no more of it than the package's directory promises."""

    stream: IO[bytes]
    left: int
    path: Path
    name: str

    def read(self, size: int = -1) -> bytes:
        found = self.stream.read(1 << 16 if size < 0 else size)
        self.left -= len(found)
        if self.left < 0:
            raise Broken("zip-bomb", _larger(self.path, self.name))
        return found


def _forget(element: Any) -> None:
    """Memory stays flat however many triangles there are."""
    element.clear()
    while element.getprevious() is not None and (parent := element.getparent()) is not None:
        del parent[0]


def _joined(
    shown: list[Shown],
    unit: str,
    outside: tuple[Reference, ...],
    pictures: dict[str, Material],
    aside: Sequence[Phrase],
) -> Mesh:
    bases = np.cumsum([0, *(len(p) for p, _, _ in shown)]).tolist()
    positions = np.concatenate([np.empty((0, 3)), *(p for p, _, _ in shown)])
    moved = [np.where((t < 0) | (t >= len(p)), -1, t + b) for (p, t, _), b in zip(shown, bases, strict=False)]
    triangles = np.concatenate([np.empty((0, 3), np.int64), *moved])
    sound = np.asarray((triangles >= 0).all(axis=1))
    looks, triangles = joined([seen for _, _, seen in shown]).only(sound), triangles[sound]
    held = carried(looks, triangles, len(positions))
    textured = bool(looks.pictures)
    return Mesh(
        kind="3mf", encoding="xml", positions=positions, counts=np.full(len(triangles), 3, np.int64),
        vertex=triangles.reshape(-1), unit=unit, references=outside, skipped={"index-range": int((~sound).sum())},
        uvs=looks.uvs.reshape(-1, 2) if textured else None,
        uv_at=np.where(np.isnan(looks.uvs.reshape(-1, 2)).any(axis=1), -1, np.arange(3 * len(triangles))) if textured else None,
        material=looks.picture if textured else None, materials=tuple(pictures[name] for name in looks.pictures),
        colours=held.get("colours"), face_colours=held.get("face_colours"), aside=(*held.get("aside", ()), *aside),
    )  # fmt: skip
