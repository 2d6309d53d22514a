"""Where a glTF's nodes put its meshes: one placement after another, instances too, bounded whatever the nodes say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from heritage.model import about, phrase
from heritage.tools.model3d.gltf.document import Document, extensions
from heritage.tools.model3d.surface import Broken, Floats

_DEEPEST = 100
_MOST = 100_000
"""Placements of meshes in a scene: nodes may be shared, and so grow without end from a small file."""
INSTANCES = "EXT_mesh_gpu_instancing"


def placed(document: Document) -> Iterator[tuple[dict[str, Any], Floats]]:
    """Every mesh of the scene, with where it stands; of a file without scenes, where its nodes put it, or without nodes, as it is."""
    if not document.table("scenes") and not document.table("nodes"):
        yield from ((mesh, np.eye(4)) for mesh in document.table("meshes"))
        return
    waiting = [(number, np.eye(4), 0) for number in reversed(_first(document))]
    placed = 0
    while waiting:
        number, above, depth = waiting.pop()
        placed += 1
        if depth > _DEEPEST or placed > _MOST:
            raise Broken("decodes", about(document.path.name, phrase("nodes-deep")))
        node = document.row("nodes", number)
        matrix = above @ _matrix(node)
        waiting += [(child, matrix, depth + 1) for child in reversed(node.get("children", []))]
        if "mesh" in node:
            mesh, turns = document.row("meshes", node["mesh"]), _instances(document, node)
            placed += len(turns)
            yield from ((mesh, matrix @ turn) for turn in turns[: _MOST + 1])


def _first(document: Document) -> list[int]:
    """The nodes that the scene begins with; of a file without scenes, those that are below no other."""
    if document.table("scenes"):
        return list(document.row("scenes", document.rows.get("scene", 0)).get("nodes", []))
    nodes = document.table("nodes")
    below = {child for node in nodes for child in node.get("children", [])}
    return [number for number in range(len(nodes)) if number not in below]


def unshown(document: Document) -> bool:
    """Is there a mesh that no scene shows anywhere? It is in the file and in no copy."""
    nodes, meshes = document.table("nodes"), document.table("meshes")
    if not nodes:
        return False
    scenes = document.table("scenes")
    waiting = [n for scene in scenes for n in scene.get("nodes", [])] if scenes else _first(document)
    seen: set[int] = set()
    while waiting:
        number = waiting.pop()
        if isinstance(number, int) and 0 <= number < len(nodes) and number not in seen:
            seen.add(number)
            waiting += nodes[number].get("children", [])
    shown = {nodes[number].get("mesh") for number in seen}
    hidden = any("mesh" in node for number, node in enumerate(nodes) if number not in seen)
    return hidden or any(number not in shown for number in range(len(meshes)))


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
        raise Broken("decodes", about(document.path.name, phrase("mesh-places", places=count, limit=_MOST)))
    return [_matrix({name: column[n].tolist() for name, column in held.items()}) for n in range(count)]
