"""Reads glTF 2.0 and GLB into one surface, in the place that its nodes give each mesh. Compressed geometry is not read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import numpy as np
from numpy.typing import NDArray

from heritage.tools import gltf
from heritage.tools.gltf_document import Document
from heritage.tools.meshes import Broken, Floats, Integers, Material, Mesh

_READ_HERE = frozenset({"KHR_mesh_quantization", "KHR_texture_transform"})
_LOOKS = ("KHR_materials_", "KHR_lights_")
"""What such an extension says does not change the surface; its pictures are looked for all the same."""
_DEEPEST = 100
_MOST = 100_000
"""Placements of meshes in a scene: nodes may be shared, and so grow without end from a small file."""
_LEAST_BOUND = 5_000_000
"""Corners that a small file may grow to by showing its parts again and again; a large one has its own size."""


def read(path: Path, root: Path | None) -> Mesh:
    """Raises Broken."""
    content = path.read_bytes()
    binary, faults = None, tuple[str, ...]()
    if path.suffix.lower() == ".glb":
        held = gltf.opened(content, path.name)
        rows, binary, faults = held.document, held.binary, held.faults
    else:
        rows = gltf.document(content, path.name)
    document = Document(path, root, rows, binary)
    _readable(document)
    pieces = list(_bounded(_pieces(document), document))
    materials = tuple(_materials(document)) if rows.get("materials") else ()
    _touch(document)
    return _joined(document, pieces, materials, faults)


def _readable(document: Document) -> None:
    needed = document.rows.get("extensionsRequired", [])
    wanted = [str(n) for n in needed] if isinstance(needed, list) else []
    unknown = [n for n in wanted if n not in _READ_HERE and not n.startswith(_LOOKS)]
    if unknown:
        told = f"needs {', '.join(unknown)[:200]}, which is not read here"
        raise Broken("gltf-extensions", f"{document.path.name}: {told}")


def _touch(document: Document) -> None:
    """Looks for every file that is named, also by what nothing uses."""
    for number in range(len(document.table("buffers"))):
        document.buffer(number)
    for row in document.table("images"):
        if isinstance(row.get("uri"), str):
            document.outside(row["uri"], "texture")


def _bounded(pieces: Iterator[_Piece], document: Document) -> Iterator[_Piece]:
    """Raises Broken before what a file shows again and again takes the memory."""
    most = max(_LEAST_BOUND, 2 * document.size)
    seen = 0
    for piece in pieces:
        seen += len(piece.positions) + piece.triangles.size
        if seen > most:
            raise Broken(
                "decodes", f"{document.path.name}: shows its parts so often that they make over {most:,} corners"
            )
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


def _pieces(document: Document) -> Iterator[_Piece]:
    for mesh, matrix in _placed(document):
        for primitive in mesh.get("primitives", []):
            piece = _piece(document, primitive, matrix)
            if piece is not None:
                yield piece


def _placed(document: Document) -> Iterator[tuple[dict[str, Any], Floats]]:
    """Every mesh of the scene, with where it stands; of a file without scenes, every mesh as it is."""
    scenes = document.table("scenes")
    if not scenes:
        yield from ((mesh, np.eye(4)) for mesh in document.table("meshes"))
        return
    scene = document.row("scenes", document.rows.get("scene", 0))
    waiting = [(number, np.eye(4), 0) for number in reversed(scene.get("nodes", []))]
    placed = 0
    while waiting:
        number, above, depth = waiting.pop()
        placed += 1
        if depth > _DEEPEST or placed > _MOST:
            raise Broken("decodes", f"{document.path.name}: its nodes go deeper or on longer than a scene can")
        node = document.row("nodes", number)
        matrix = above @ _matrix(node)
        waiting += [(child, matrix, depth + 1) for child in reversed(node.get("children", []))]
        if "mesh" in node:
            yield document.row("meshes", node["mesh"]), matrix


def _matrix(node: dict[str, Any]) -> Floats:
    if "matrix" in node:
        return np.array(node["matrix"], float).reshape(4, 4).T
    x, y, z, w = (float(v) for v in node.get("rotation", (0, 0, 0, 1)))
    turn = np.array([
        [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
        [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
        [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
    ])  # fmt: skip
    found = np.eye(4)
    found[:3, :3] = turn * np.array(node.get("scale", (1, 1, 1)), float)
    found[:3, 3] = np.array(node.get("translation", (0, 0, 0)), float)
    return found


def _piece(document: Document, primitive: dict[str, Any], matrix: Floats) -> _Piece | None:
    mode = primitive.get("mode", 4)
    attributes = primitive.get("attributes", {})
    if mode not in {0, 4, 5, 6} or "POSITION" not in attributes:
        return None
    values = {name: document.accessor(attributes[name]) for name in _ATTRIBUTES if name in attributes}
    stored = document.accessor(primitive["indices"]) if "indices" in primitive else None
    positions = values["POSITION"]
    if positions is None or ("indices" in primitive and stored is None):
        return None
    order = np.arange(len(positions)) if stored is None else stored.reshape(-1).astype(np.int64)
    triangles = _triangles(order, mode)
    if np.linalg.det(matrix[:3, :3]) < 0:  # glTF 2.0, 3.7.4: a mirrored part is wound the other way
        triangles = triangles[:, ::-1]
    sound = (triangles < len(positions)).all(axis=1)
    return _Piece(
        _moved(positions, matrix), triangles[sound], _uvs(values.get("TEXCOORD_0")), _turned(values.get("NORMAL"), matrix),
        _colours(values.get("COLOR_0")), int(primitive.get("material", -1)), int((~sound).sum()),
    )  # fmt: skip


_ATTRIBUTES = ("POSITION", "NORMAL", "TEXCOORD_0", "COLOR_0")


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


def _uvs(stored: NDArray[Any] | None) -> Floats | None:
    """With the origin at the lower left, as everywhere here."""
    if stored is None:
        return None
    found = stored.astype(np.float64)
    return np.column_stack([found[:, 0], 1 - found[:, 1]])


def _colours(stored: NDArray[Any] | None) -> NDArray[np.uint8] | None:
    if stored is None:
        return None
    whole = stored.astype(np.float64) * (255 if stored.dtype.kind == "f" else 1)
    found = np.clip(np.rint(whole), 0, 255).astype(np.uint8)
    return np.column_stack([found, np.full(len(found), 255, np.uint8)]) if found.shape[1] == 3 else found


def _materials(document: Document) -> Iterator[Material]:
    for row in document.table("materials"):
        surface = row.get("pbrMetallicRoughness", {})
        colour = tuple(float(v) for v in surface.get("baseColorFactor", (1, 1, 1, 1)))
        texture, name = _texture(document, surface.get("baseColorTexture"))
        yield Material(str(row.get("name", "")), colour if len(colour) == 4 else (1, 1, 1, 1), texture, name)


def _texture(document: Document, used: Any) -> tuple[bytes, str]:
    if not isinstance(used, dict):
        return b"", ""
    source = document.row("textures", used.get("index")).get("source")
    if source is None:
        return b"", ""
    image = document.row("images", source)
    if isinstance(image.get("uri"), str):
        uri = image["uri"]
        return document.outside(uri, "texture") or b"", "" if uri.startswith("data:") else unquote(uri)
    held = document.view(image.get("bufferView"))[0]
    return (bytes(held) if held is not None else b""), ""


def _joined(document: Document, pieces: list[_Piece], materials: tuple[Material, ...], faults: tuple[str, ...]) -> Mesh:
    bases = np.cumsum([0, *(len(p.positions) for p in pieces)])
    triangles = [p.triangles + base for p, base in zip(pieces, bases.tolist(), strict=False)]
    vertex = np.concatenate([np.empty((0, 3), np.int64), *triangles]).reshape(-1)
    uvs = _stacked(pieces, [p.uvs for p in pieces], 2)
    normals = _stacked(pieces, [p.normals for p in pieces], 3)
    colours = _stacked(pieces, [p.colours for p in pieces], 4)
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
