"""Where a glTF's nodes put its meshes: one placement after another, instances too, bounded whatever the nodes say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from heritage.tools.gltf_document import Document, extensions
from heritage.tools.meshes import Broken, Floats

_DEEPEST = 100
_MOST = 100_000
"""Placements of meshes in a scene: nodes may be shared, and so grow without end from a small file."""
INSTANCES = "EXT_mesh_gpu_instancing"


def placed(document: Document) -> Iterator[tuple[dict[str, Any], Floats]]:
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
            mesh, turns = document.row("meshes", node["mesh"]), _instances(document, node)
            placed += len(turns)
            yield from ((mesh, matrix @ turn) for turn in turns[: _MOST + 1])


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


def _instances(document: Document, node: dict[str, Any]) -> list[Floats]:
    """Where one node shows its mesh: once, or at each place that its instances have. Raises Broken."""
    stored = extensions(node).get(INSTANCES, {}).get("attributes")
    if not isinstance(stored, dict):
        return [np.eye(4)]
    usual = {"translation": (0.0, 0.0, 0.0), "rotation": (0.0, 0.0, 0.0, 1.0), "scale": (1.0, 1.0, 1.0)}
    values = {name: document.accessor(stored[name.upper()]) for name in usual if name.upper() in stored}
    held = {name: column for name, column in values.items() if column is not None}
    count = min((len(column) for column in held.values()), default=0)
    if count > _MOST:
        raise Broken("decodes", f"{document.path.name}: shows a mesh at {count:,} places; the limit is {_MOST:,}")
    return [_matrix({name: column[n].tolist() for name, column in held.items()}) for n in range(count)]
