"""A surface as the parts of a GLB: one per material, corners parted at seams, in metres, about an origin near by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heritage.tools.model3d.gltf.container import Part, media_type, without_doubles
from heritage.tools.model3d.surface import Floats, Integers, Material, Mesh

FAR = 1000.0
"""Metres from the origin beyond which float32 no longer holds a tenth of a millimetre: such a model is moved."""


def origin(mesh: Mesh, scale: float) -> Floats:
    """Where the copy's zero lies in the model's coordinates, in metres: 0 unless the model is far off (georeferenced)."""
    finite = mesh.positions[np.isfinite(mesh.positions).all(axis=1)] * scale
    if not len(finite) or np.abs(finite).max() <= FAR:
        return np.zeros(3)
    return np.asarray(np.rint((finite.min(axis=0) + finite.max(axis=0)) / 2))


def parts(mesh: Mesh, scale: float = 1.0, moved: Floats | None = None) -> list[Part]:
    """The surface in float32, multiplied by `scale`, less `moved`. Normals that are not of length 1 are left out: glTF
    forbids them. Pictures come as they are: ask `pictures_fit` whether glTF knows them, or convert them."""
    positions = (mesh.positions * scale - (np.zeros(3) if moved is None else moved)).astype(np.float32) + np.float32(0)
    triangles, material = mesh.triangles(), mesh.triangle_material()
    usual = Material("", (1.0, 1.0, 1.0, 1.0))
    found = []
    for number in (np.flatnonzero(np.bincount(material + 1)) - 1).tolist():
        chosen = triangles[material == number]
        found.append(_part(mesh, positions, chosen, mesh.materials[number] if number >= 0 else usual))
    return found


def pictures_fit(mesh: Mesh) -> bool:
    """glTF knows JPEG and PNG only."""
    return all(media_type(m.texture) for m in mesh.materials if m.texture)


def _part(mesh: Mesh, positions: NDArray[np.float32], triangles: Integers, material: Material) -> Part:
    columns = list(_columns(mesh, positions, triangles.reshape(-1)))
    rows = np.concatenate([values for _, values in columns], axis=1)
    first, numbers = without_doubles(rows)
    kept = rows[first]
    taken: dict[str, NDArray[Any]] = {}
    place = 0
    for name, values in columns:
        taken[name] = np.ascontiguousarray(kept[:, place : place + values.shape[1]])
        place += values.shape[1]
    colours = taken.get("colours")
    textured = material.texture if "uvs" in taken else b""
    return Part(
        taken["positions"], numbers.reshape(-1, 3).astype(np.uint32), taken.get("uvs"), taken.get("normals"),
        colours.astype(np.uint8) if colours is not None else None, material.colour, textured,
    )  # fmt: skip


def _columns(
    mesh: Mesh, positions: NDArray[np.float32], corners: Integers
) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """What each corner carries, as float32; UVs turned to glTF's origin at the upper left."""
    yield "positions", positions[mesh.vertex[corners]]
    if mesh.uvs is not None and mesh.uv_at is not None and (mesh.uv_at[corners] >= 0).all():
        uvs = mesh.uvs[mesh.uv_at[corners]]
        if np.isfinite(uvs).all():
            yield "uvs", np.column_stack([uvs[:, 0], 1 - uvs[:, 1]]).astype(np.float32)
    if mesh.normals is not None and mesh.normal_at is not None and (mesh.normal_at[corners] >= 0).all():
        normals = mesh.normals[mesh.normal_at[corners]].astype(np.float32)
        lengths = np.linalg.norm(normals.astype(np.float64), axis=1)
        if len(normals) and np.abs(lengths - 1).max() < 5e-4:
            yield "normals", normals
    coloured = mesh.colours_of(corners)
    if coloured is not None:
        whole = np.full((len(corners), 4), 255, np.float32)
        whole[:, : coloured.shape[1]] = coloured
        yield "colours", whole
