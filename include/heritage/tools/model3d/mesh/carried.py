"""Compares what a reader saw of a surface with what is in a copy of it: whatever a copy has no place for has a name here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from heritage.model import Phrase, phrase
from heritage.tools.model3d.surface import Mesh


def left_out(mesh: Mesh, copy: Mesh) -> list[Phrase]:
    """What `mesh` has and `copy`, read back, has not, or has otherwise; then what the reader itself could only name."""
    return [*_differences(mesh, copy), *mesh.aside]


def left_out_of_ply(mesh: Mesh) -> list[Phrase]:
    """The same of the copy that our PLY writer would make: told with the measurements, and proved when it is made."""
    from heritage.tools.model3d.mesh.ply_write import normals_of_positions

    normals = normals_of_positions(mesh)
    pictures = tuple(m for m in mesh.materials if m.texture)
    at = mesh.vertex if normals is not None else None
    return left_out(
        mesh, replace(mesh, kind="ply", normals=normals, normal_at=at, materials=pictures, material=None, references=())
    )


def left_out_of_glb(mesh: Mesh) -> list[Phrase]:
    """What a readers' copy has no place for, of a model that is kept as it came."""
    both = mesh.colours is not None and mesh.face_colours is not None
    loose = bool(len(mesh.vertex)) and not mesh.drawn().all()
    named = [*([_FACE_COLOURS] if both else []), *([phrase("left-loose")] if loose else [])]
    return [*named, *_others(mesh), *mesh.aside]


def _differences(mesh: Mesh, copy: Mesh) -> Iterator[Phrase]:
    for what, of in _THINGS:
        seen, kept = of(mesh), of(copy)
        if seen is not None and not _same(seen, kept):
            yield what
    yield from _others(mesh)


def _others(mesh: Mesh) -> Iterator[Phrase]:
    held = {m.texture_name for m in mesh.materials}
    others = sorted({r.name for r in mesh.references if r.kind == "texture"} - held)
    if others:
        yield phrase("left-pictures", names=others)
    if mesh.kind in {"gltf", "glb"}:
        yield phrase("left-nodes")


def _same(seen: Any, kept: Any) -> bool:
    if not isinstance(seen, np.ndarray):
        return bool(seen == kept)
    return isinstance(kept, np.ndarray) and seen.shape == kept.shape and bool((seen == kept).all())


def _vertex_normals(mesh: Mesh) -> Any:
    from heritage.tools.model3d.mesh.ply_write import normals_of_positions

    found = normals_of_positions(mesh)
    if mesh.normals is None or mesh.kind == "stl":
        return found
    return found if found is not None else "of corners"


def _stl_normals(mesh: Mesh) -> Any:
    """An STL's normals say what its triangles say, unless they do not fit them."""
    return None if mesh.kind != "stl" else _odd_normals(mesh)


def _odd_normals(mesh: Mesh) -> bool | None:
    if mesh.normals is None or not len(mesh.counts):
        return None
    corners = mesh.positions[mesh.vertex].reshape(-1, 3, 3)
    across = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    length = np.linalg.norm(across, axis=1) * np.linalg.norm(mesh.normals, axis=1)
    with np.errstate(invalid="ignore"):
        off = (across * mesh.normals).sum(axis=1) < 0.9 * length
    return True if off.any() else None


def _flat_colours(mesh: Mesh) -> Any:
    """Materials that are seen by their colour alone, as each polygon has it."""
    plain = [n for n, m in enumerate(mesh.materials) if not (m.texture or m.texture_name)]
    if mesh.material is None or not plain or not np.isin(mesh.material, plain).any():
        return None
    return sorted({mesh.materials[n].name for n in plain})


_FACE_COLOURS = phrase("left-face-colours")
_THINGS: tuple[tuple[Phrase, Callable[[Mesh], Any]], ...] = (
    (phrase("left-vertex-colours"), lambda mesh: mesh.colours),
    (_FACE_COLOURS, lambda mesh: mesh.face_colours),
    (phrase("left-corner-normals"), _vertex_normals),
    (phrase("left-odd-normals"), _stl_normals),
    (phrase("left-flat"), _flat_colours),
)
