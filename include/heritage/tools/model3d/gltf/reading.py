"""Reads glTF 2.0 and GLB into one surface, in the place that its nodes give each mesh. Compressed geometry is decoded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heritage.model import Phrase, about, phrase
from heritage.tools.model3d.gltf import container as gltf
from heritage.tools.model3d.gltf import draco as gltf_draco
from heritage.tools.model3d.gltf import meshopt as gltf_meshopt
from heritage.tools.model3d.gltf import scene as gltf_scene
from heritage.tools.model3d.gltf.document import Document, extensions, normal
from heritage.tools.model3d.gltf.materials import Surface, left_out, surfaces
from heritage.tools.model3d.surface import Broken, Floats, Integers, Mesh

_READ_HERE = frozenset({
    "KHR_mesh_quantization", "KHR_texture_transform", "KHR_texture_basisu", "EXT_texture_webp", "EXT_texture_avif",
    gltf_scene.INSTANCES, gltf_draco.NAME, *gltf_meshopt.NAMES,
})  # fmt: skip
_LOOKS = ("KHR_materials_", "KHR_lights_", "KHR_xmp", "KHR_animation_", "KHR_audio")
"""What such an extension says does not change the surface; its pictures are looked for all the same."""
_LEAST_BOUND = 5_000_000
"""Corners that a small file may grow to by showing its parts again and again; a large one has its own size."""


def read(path: Path, root: Path | None) -> Mesh:
    """Raises Broken."""
    content = path.read_bytes()
    binary, faults = None, tuple[Phrase, ...]()
    if path.suffix.lower() == ".glb":
        held = gltf.opened(content, path.name)
        rows, binary, faults = held.document, held.binary, held.faults
    else:
        rows = gltf.document(content, path.name)
    document = Document(path, root, rows, binary)
    _readable(document)
    compressed = tuple(dict.fromkeys(n for n in (document.unpack(), _draco(document)) if n))
    materials = list(surfaces(document)) if rows.get("materials") else []
    pieces = list(_bounded(_pieces(document, materials), document))
    _touch(document)
    mesh = _joined(document, pieces, materials, faults)
    return replace(mesh, compressed=compressed, beyond=_beyond(document), aside=left_out(document))


_BEYOND = (
    "KHR_mesh_quantization", "KHR_texture_basisu", "EXT_texture_webp", "EXT_texture_avif", gltf_scene.INSTANCES
)  # fmt: skip
"""trimesh 5.2 leaves normalised numbers as they are and instances out; STB in pymeshlab gives up at a WebP (both were tried)."""


def _beyond(document: Document) -> tuple[str | Phrase, ...]:
    used = document.rows.get("extensionsUsed", [])
    sparse = any("sparse" in row for row in document.table("accessors"))
    return (
        *(n for n in _BEYOND if isinstance(used, list) and n in used),
        *([phrase("sparse-accessors")] if sparse else []),
    )


def _draco(document: Document) -> str:
    """The extension's name where any part has only its compressed form."""
    primitives = [p for m in document.table("meshes") for p in m.get("primitives", []) if isinstance(p, dict)]
    return gltf_draco.NAME if any(_compressed(document, p) for p in primitives) else ""


def _compressed(document: Document, primitive: dict[str, Any]) -> dict[str, Any]:
    """What Draco holds of a part, unless the file holds it plainly too."""
    found = extensions(primitive).get(gltf_draco.NAME, {})
    plain = found and "bufferView" in document.row("accessors", primitive.get("attributes", {}).get("POSITION"))
    return {} if plain else found


def _readable(document: Document) -> None:
    needed = document.rows.get("extensionsRequired", [])
    wanted = [str(n) for n in needed] if isinstance(needed, list) else []
    unknown = [n for n in wanted if n not in _READ_HERE and not n.startswith(_LOOKS)]
    if unknown:
        raise Broken("gltf-extensions", about(document.path.name, phrase("gltf-needs", extensions=unknown)))


def _touch(document: Document) -> None:
    """Looks for every file that is named, also by what nothing uses."""
    for number in range(len(document.table("buffers"))):
        document.buffer(number)
    for row in document.table("images"):
        if isinstance(row.get("uri"), str):
            document.outside(row["uri"], "texture")
    for uri in _named(document.rows):
        document.outside(uri, "texture")


def _named(rows: dict[str, Any]) -> Iterator[str]:
    """What extensions name, wherever they stand: sounds, light profiles, textures of their own."""
    waiting: list[tuple[Any, bool]] = [(value, key == "extensions") for key, value in rows.items()]
    while waiting:
        value, inside = waiting.pop()
        if isinstance(value, dict):
            if inside and isinstance(value.get("uri"), str):
                yield value["uri"]
            waiting += [(v, inside or k == "extensions") for k, v in value.items() if k != "extras"]
        elif isinstance(value, list):
            waiting += [(v, inside) for v in value if isinstance(v, dict | list)]


def _bounded(pieces: Iterator[_Piece], document: Document) -> Iterator[_Piece]:
    """Raises Broken before what a file shows again and again takes the memory."""
    most = max(_LEAST_BOUND, 2 * document.size)
    seen = 0
    for piece in pieces:
        seen += len(piece.positions) + piece.triangles.size
        if seen > most:
            raise Broken("decodes", about(document.path.name, phrase("gltf-corners", corners=most)))
        yield piece


@dataclass(frozen=True, slots=True)
class _Piece:
    """A primitive, placed: triangles over its own corners."""

    positions: Floats
    triangles: Integers
    uvs: Floats | None
    normals: Floats | None
    colours: NDArray[np.uint8] | None
    material: int
    dropped: int


def _pieces(document: Document, materials: list[Surface]) -> Iterator[_Piece]:
    for mesh, matrix in gltf_scene.placed(document):
        for primitive in mesh.get("primitives", []):
            piece = _piece(document, primitive, matrix, materials)
            if piece is not None:
                yield piece


def _piece(document: Document, primitive: dict[str, Any], matrix: Floats, materials: list[Surface]) -> _Piece | None:
    mode, material = primitive.get("mode", 4), int(primitive.get("material", -1))
    if mode not in {0, 4, 5, 6} or "POSITION" not in primitive.get("attributes", {}):
        return None
    surface = materials[material] if 0 <= material < len(materials) else None
    uvs = f"TEXCOORD_{surface.uv_set if surface else 0}"
    values, stored = _stored(document, primitive, (*_ATTRIBUTES, uvs))
    positions = values["POSITION"]
    if positions is None or ("indices" in primitive and stored is None):
        return None
    order = np.arange(len(positions)) if stored is None else stored.reshape(-1).astype(np.int64)
    triangles = _triangles(order, mode)
    if np.linalg.det(matrix[:3, :3]) < 0:  # glTF 2.0, 3.7.4: a mirrored part is wound the other way
        triangles = triangles[:, ::-1]
    sound = (triangles < len(positions)).all(axis=1)
    return _Piece(
        _moved(positions, matrix), triangles[sound], _uvs(values.get(uvs), surface), _turned(values.get("NORMAL"), matrix),
        _colours(values.get("COLOR_0")), material, int((~sound).sum()),
    )  # fmt: skip


_ATTRIBUTES = ("POSITION", "NORMAL", "COLOR_0")


def _stored(
    document: Document, primitive: dict[str, Any], names: tuple[str, ...]
) -> tuple[dict[str, NDArray[Any] | None], NDArray[Any] | None]:
    """A part's attributes by name, and its indices; None for what is not to be had."""
    attributes, packed = primitive["attributes"], _compressed(document, primitive)
    if packed:
        return _undraco(document, primitive, packed, names)
    values = {name: document.accessor(attributes[name]) for name in names if name in attributes}
    return values, document.accessor(primitive["indices"]) if "indices" in primitive else None


def _undraco(
    document: Document, primitive: dict[str, Any], packed: dict[str, Any], names: tuple[str, ...]
) -> tuple[dict[str, NDArray[Any] | None], NDArray[Any] | None]:
    """KHR_draco_mesh_compression: the accessors say how many and of what kind, Draco holds the values."""
    held = document.view(packed.get("bufferView"))[0]
    if held is None:
        return {"POSITION": None}, None
    wanted = {name: int(n) for name, n in packed.get("attributes", {}).items() if name in names}
    rows = {name: document.row("accessors", primitive["attributes"].get(name)) for name in ("POSITION", *wanted)}
    count = max(int(row["count"]) for row in rows.values())
    values, corners = gltf_draco.decoded(bytes(held), wanted, count, document.path.name)
    if "POSITION" not in values:
        raise Broken("decodes", about(document.path.name, phrase("draco-no-places")))
    scaled = {name: normal(v) if rows[name].get("normalized") else v for name, v in values.items()}
    return dict(scaled), corners


def _triangles(order: Integers, mode: int) -> Integers:
    if mode == 0:
        return np.empty((0, 3), np.int64)
    if mode == 4:
        return order[: len(order) // 3 * 3].reshape(-1, 3)
    rows = np.stack([order[:-2], order[1:-1], order[2:]], axis=1)
    if mode == 5:
        rows[1::2] = rows[1::2, [1, 0, 2]]
    else:
        rows[:, 0] = order[:1]
    return rows


def _moved(positions: NDArray[Any], matrix: Floats) -> Floats:
    found = positions.astype(np.float64)
    return found if (matrix == np.eye(4)).all() else np.asarray(found @ matrix[:3, :3].T + matrix[:3, 3])


def _turned(normals: NDArray[Any] | None, matrix: Floats) -> Floats | None:
    if normals is None or (matrix[:3, :3] == np.eye(3)).all():
        return None if normals is None else normals.astype(np.float64)
    turned = normals.astype(np.float64) @ np.linalg.pinv(matrix[:3, :3])
    lengths = np.linalg.norm(turned, axis=1, keepdims=True)
    return np.asarray(turned / np.where(lengths > 0, lengths, 1))


def _uvs(stored: NDArray[Any] | None, surface: Surface | None) -> Floats | None:
    """Where they lie in the picture, with the origin at the lower left, as everywhere here."""
    if stored is None:
        return None
    found = stored.astype(np.float64)
    if surface and surface.turn is not None:
        found = np.asarray(found @ surface.turn[:2, :2].T + surface.turn[:2, 2])
    return np.column_stack([found[:, 0], 1 - found[:, 1]])


def _colours(stored: NDArray[Any] | None) -> NDArray[np.uint8] | None:
    if stored is None:
        return None
    whole = stored.astype(np.float64) * (255 if stored.dtype.kind == "f" else 1)
    found = np.clip(np.rint(whole), 0, 255).astype(np.uint8)
    return np.column_stack([found, np.full(len(found), 255, np.uint8)]) if found.shape[1] == 3 else found


def _joined(document: Document, pieces: list[_Piece], surfaces: list[Surface], faults: tuple[Phrase, ...]) -> Mesh:
    bases = np.cumsum([0, *(len(p.positions) for p in pieces)])
    triangles = [p.triangles + base for p, base in zip(pieces, bases.tolist(), strict=False)]
    vertex = np.concatenate([np.empty((0, 3), np.int64), *triangles]).reshape(-1)
    uvs = _stacked(pieces, [p.uvs for p in pieces], 2)
    normals = _stacked(pieces, [p.normals for p in pieces], 3)
    colours = _stacked(pieces, [p.colours for p in pieces], 4)
    materials = tuple(s.material for s in surfaces)
    known = len(materials)
    material = [np.full(len(p.triangles), p.material if p.material < known else -1, np.int64) for p in pieces]
    return Mesh(
        kind=document.path.suffix.lower().lstrip("."), encoding="binary" if document.binary is not None else "json",
        positions=np.concatenate([np.empty((0, 3)), *(p.positions for p in pieces)]),
        counts=np.full(len(vertex) // 3, 3, np.int64), vertex=vertex,
        uvs=uvs, uv_at=vertex if uvs is not None else None, normals=normals, normal_at=vertex if normals is not None else None,
        colours=colours.astype(np.uint8) if colours is not None else None,
        material=np.concatenate([np.empty(0, np.int64), *material]) if materials else None, materials=materials,
        references=tuple(document.found.values()), unit="m", skipped={"index-range": sum(p.dropped for p in pieces)},
        faults=faults, container_only=not document.table("meshes"),
    )  # fmt: skip


def _stacked(pieces: list[_Piece], columns: list[Any], width: int) -> NDArray[Any] | None:
    """One column over all pieces; NaN (or white) where a piece has none."""
    if all(column is None for column in columns):
        return None
    usual = 255.0 if width == 4 else np.nan
    return np.concatenate([
        np.full((len(p.positions), width), usual) if column is None else column
        for p, column in zip(pieces, columns, strict=True)
    ])  # fmt: skip
