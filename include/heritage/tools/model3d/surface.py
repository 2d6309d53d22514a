"""Opens a surface model as its file stores it: nothing merged, nothing mended, nothing followed out of its item.

The formats are read in `mesh/` and `gltf/`. Headers are not believed: what they promise is
held against the file's size before anything is allocated."""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias, cast

import numpy as np
from numpy.typing import NDArray

from heritage.errors import NotReadHere, SourceUnreadable
from heritage.model import Phrase, about, phrase
from heritage.tools.model3d.mesh import names as mesh_names
from heritage.tools.model3d.mesh.polygons import divided

Floats: TypeAlias = NDArray[np.float64]
Integers: TypeAlias = NDArray[np.int64]

LARGEST = 4 << 30
"""Bytes of a model's file: at three to six times as much memory, what a worker may take (see `workers.MEMORY`)."""


class Broken(SourceUnreadable):
    """A file that is not what its format wants; `check` is the name under which people find it."""

    def __init__(self, check: str, reason: Phrase) -> None:
        super().__init__(reason)
        self.check = check


@dataclass(frozen=True, slots=True)
class Reference:
    """Another file that the model names. `kind` texture | material | buffer. `place`: where it lies inside the item, or None;
    `refused`: why it is not looked for (a URL, an absolute path, a path that leaves the item); `offered`: a file of the item that may be
    meant."""

    name: str
    kind: str
    place: Path | None = None
    refused: Phrase | None = None
    offered: str = ""

    @property
    def otherwise(self) -> str:
        """The file's own name, where that is another than the model writes: programs elsewhere may not find it."""
        written = [way.rpartition("/")[2] for way in mesh_names.spellings(self.name)]
        return self.place.name if self.place is not None and self.place.name not in written else ""


@dataclass(frozen=True, slots=True)
class Material:
    """`colour`: RGBA 0–1. `texture`: the picture's bytes, with `texture_name` as the model names it ("" when embedded)."""

    name: str
    colour: tuple[float, float, float, float] = (0.8, 0.8, 0.8, 1.0)
    texture: bytes = b""
    texture_name: str = ""


@dataclass(frozen=True, slots=True)
class Mesh:
    """A surface. Polygon i has `counts[i]` corners; corners lie one after another in `vertex` (into `positions`), and where
    there are any in `uv_at` (into `uvs`) and `normal_at` (into `normals`). UVs have their origin at the lower left (OBJ, PLY).
    `unit` is what the file itself declares: "m", "mm", … or "" where the format has none. `skipped`: reason → polygons left
    out because they could not be built ("index-range", "short-face")."""

    kind: str
    encoding: str
    positions: Floats
    counts: Integers
    vertex: Integers
    uvs: Floats | None = None
    uv_at: Integers | None = None
    normals: Floats | None = None
    normal_at: Integers | None = None
    colours: NDArray[np.uint8] | None = None  # one per position, RGB or RGBA
    face_colours: NDArray[np.uint8] | None = None  # one per polygon, likewise
    material: Integers | None = None  # one per polygon, into `materials`; -1 for none
    materials: tuple[Material, ...] = ()
    references: tuple[Reference, ...] = ()
    unit: str = ""
    skipped: Mapping[str, int] = field(default_factory=dict)
    faults: tuple[Phrase, ...] = ()  # of structure, that did not keep it from being read
    missing: tuple[str, ...] = ()  # materials that are named and in no material file
    aside: tuple[Phrase, ...] = ()  # what the file holds besides, and a Mesh has no place for
    container_only: bool = False  # a glTF without meshes: valid, and nothing to see
    compressed: tuple[str, ...] = ()  # extensions that its geometry had to be decoded by
    beyond: tuple[str | Phrase, ...] = ()  # what it is written with that other libraries do not read, or read wrongly

    def triangles(self) -> Integers:
        """T × 3 places in `vertex` (and `uv_at`, `normal_at`), of each polygon as many as it has corners less two."""
        return divided(self.counts, self.vertex, self.positions)

    def triangle_material(self) -> Integers:
        """One per triangle; -1 for none."""
        each = np.full(len(self.counts), -1, np.int64) if self.material is None else self.material
        return cast(Integers, np.repeat(each, self.counts - 2))

    def drawn(self) -> NDArray[np.bool_]:
        """One per position: does a polygon name it?"""
        return np.bincount(self.vertex, minlength=len(self.positions)) > 0

    def colours_of(self, corners: Integers) -> NDArray[np.uint8] | None:
        """One per corner: its vertex's, or else its polygon's; None when neither has any."""
        if self.colours is not None:
            return self.colours[self.vertex[corners]]
        if self.face_colours is None:
            return None
        return self.face_colours[np.repeat(np.arange(len(self.counts)), self.counts)[corners]]

    @property
    def textured(self) -> bool:
        return any(m.texture or m.texture_name for m in self.materials)


def read(path: Path, root: Path | None = None) -> Mesh:
    """The model. `root`: the item's folder, which references may not leave; None for a file that is an item by itself.
    Raises Broken (a SourceUnreadable) with the reason in plain words."""
    if path.stat().st_size > LARGEST:
        raise Broken("decodes", about(path.name, phrase("limit-model", bytes=path.stat().st_size, limit=LARGEST)))
    reader = importlib.import_module(_READERS[kind_of(path)])
    try:
        return cast(Mesh, reader.read(path, root))
    except SourceUnreadable:
        raise
    except MemoryError as error:
        raise Broken("decodes", about(path.name, phrase("memory-model"))) from error
    except Exception as error:
        raise Broken("decodes", about(path.name, f"{type(error).__name__}: {str(error)[:300]}")) from error


_READERS = {
    "obj": "heritage.tools.model3d.mesh.obj",
    "ply": "heritage.tools.model3d.mesh.ply",
    "stl": "heritage.tools.model3d.mesh.stl",
    "gltf": "heritage.tools.model3d.gltf.reading",
    "glb": "heritage.tools.model3d.gltf.reading",
    "3mf": "heritage.tools.model3d.mesh.threemf",
}
SUFFIXES = frozenset(f".{kind}" for kind in _READERS)


def kind_of(path: Path) -> str:
    """By the name: OBJ and ASCII STL have no mark that could be trusted more. Raises SourceUnreadable for a stranger."""
    kind = path.suffix.lower().lstrip(".")
    if kind not in _READERS:
        raise NotReadHere(about(path.name, phrase("not-model")))
    return kind


def reference(name: str, kind: str, beside: Path, root: Path | None) -> Reference:
    """What a model names, looked for beside the model and only inside the item. Never raises, never opens."""
    home = (root or beside.parent).resolve()
    refused = mesh_names.refused(name)
    if not refused and mesh_names.leaves(name, beside.parent, home):
        refused = phrase("leaves-item")
    if refused:
        there = mesh_names.offered(name, beside.parent, home) if root is not None else ""
        return Reference(name, kind, refused=refused, offered=there)
    return Reference(name, kind, mesh_names.sought(name, beside.parent, home) if root is not None else None)


def digest(mesh: Mesh, precision: str = "float64", scale: float = 1.0) -> str:
    """sha256 (hex) of what the surface is, whatever order its file keeps it in: the set of positions, then the triangles,
    each with its three corners' positions and UVs from its canonical corner on, each with its picture's number, sorted; then the pictures' own digests.
    Positions are multiplied by `scale`, and numbers rounded to `precision` (float32 for what glTF can hold)."""
    points, corners = _canonical(mesh, np.dtype(precision), scale)
    running = hashlib.sha256(f"{precision} {len(points)} {len(corners)}\n".encode())
    running.update(np.ascontiguousarray(points).data)
    running.update(np.ascontiguousarray(corners).data)
    running.update("\n".join(_textures(mesh)[0]).encode())
    return running.hexdigest()


def _canonical(mesh: Mesh, kind: np.dtype[Any], scale: float) -> tuple[NDArray[Any], NDArray[Any]]:
    """Distinct positions, sorted; and triangles as rows: three corners of x, y, z, u, v, then the texture's number."""
    positions = (mesh.positions * scale).astype(kind) + kind.type(0)  # -0 and 0 are one place
    _, first = np.unique(row_keys(positions), return_index=True)
    triangles = mesh.triangles()
    parts = [positions[mesh.vertex[triangles]]]
    if mesh.uvs is not None and mesh.uv_at is not None:
        at = mesh.uv_at[triangles]
        parts.append(np.where(at[..., None] >= 0, _on_grid(mesh.uvs, kind)[at], kind.type(np.nan)))
    corners = np.concatenate(parts, axis=2)
    of_corners = row_keys(corners.reshape(-1, corners.shape[2])).reshape(-1, 3)
    turn = (np.argmin(of_corners, axis=1)[:, None] + np.arange(3)) % 3
    turned = np.take_along_axis(corners, turn[..., None], axis=1).reshape(len(corners), 3 * corners.shape[2])
    rows = np.concatenate([turned, _textures(mesh)[1][:, None].astype(kind)], axis=1)
    return positions[first], rows[np.argsort(row_keys(rows), kind="stable")]


def _on_grid(uvs: Floats, kind: np.dtype[Any]) -> NDArray[Any]:
    """From the upper left as glTF counts, to a billionth of the picture: what is left of turning it over and back is less."""
    turned = np.column_stack([uvs[:, 0], 1 - uvs[:, 1]]).astype(kind).astype(np.float64)
    return (np.rint(turned * 2**30) / 2**30 + 0.0).astype(kind)


def _textures(mesh: Mesh) -> tuple[list[str], Integers]:
    """The digests of all pictures that are used, sorted; and per triangle the number of its own among them, -1 for none."""
    material = mesh.triangle_material()
    used = set((np.flatnonzero(np.bincount(material + 1)) - 1).tolist())
    digests = [
        hashlib.sha256(m.texture).hexdigest() if m.texture and n in used else "" for n, m in enumerate(mesh.materials)
    ]
    pictures = sorted(set(digests) - {""})
    order = {d: n for n, d in enumerate(pictures)}
    numbers = np.array([*(order.get(d, -1) for d in digests), -1], np.int64)
    return pictures, numbers[material]


def row_keys(rows: NDArray[Any]) -> NDArray[np.uint64]:
    """A 64-bit key per row: equal rows have equal keys. Sorting by it is as good as sorting by the row, and 20 times faster;
    two rows that share a key by accident could only make equal things look unequal."""
    words = np.ascontiguousarray(rows).view(f"u{rows.dtype.itemsize}")
    key = np.full(len(rows), 0x9E3779B97F4A7C15, np.uint64)
    for column in range(words.shape[1]):
        key ^= words[:, column].astype(np.uint64)
        key *= np.uint64(0xBF58476D1CE4E5B9)
        key ^= key >> np.uint64(31)
    return key


def distinct(values: NDArray[Any]) -> int:
    """How many different ones there are: by sorting, which is thirty times faster than numpy's own way with millions."""
    ordered = np.sort(values)
    return int((ordered[1:] != ordered[:-1]).sum()) + 1 if len(ordered) else 0


MERGED = 1e-8
"""Share of the longest side below which two positions are one: far less than float32 can tell apart (6e-8), and enough for
what rounding leaves of a zero."""


def same(positions: Floats) -> Integers:
    """For each row of positions the number of its place; rows closer than `MERGED` share one."""
    finite = np.isfinite(positions).all(axis=1)
    low = positions[finite].min(axis=0) if finite.any() else np.zeros(3)
    side = float(np.ptp(positions[finite], axis=0).max()) if finite.any() else 1.0
    grid = np.rint((positions - low) / ((side or 1.0) * MERGED)) + 0.0
    return cast(Integers, np.unique(row_keys(grid), return_inverse=True)[1].astype(np.int64))


def spare(path: Path, end: int) -> tuple[Phrase, ...]:
    """What lies behind the last thing that the header promises, as a fault: nothing, or as good as nothing (blanks, zeros), is none."""
    left = path.stat().st_size - end
    if left <= 0:
        return ()
    with path.open("rb") as stream:
        stream.seek(end)
        blank = left <= 1 << 20 and not stream.read().strip(b"\0 \t\r\n")
    return () if blank else (phrase("spare-bytes", bytes=left),)


def outside(references: Iterable[Reference]) -> list[Phrase]:
    """Those that are refused, with the reason."""
    return [_outside(r, r.refused) for r in references if r.refused]


def _outside(one: Reference, why: Phrase) -> Phrase:
    if one.offered:
        return phrase("refers-offered", name=one.name[:200], why=why, file=one.offered)
    return phrase("refers", name=one.name[:200], why=why)


def absent(references: Iterable[Reference]) -> list[str]:
    """The names of those that are not there."""
    return [r.name[:200] for r in references if not r.refused and r.place is None]
