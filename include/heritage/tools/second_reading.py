"""Has two libraries read a model that we have read already: trimesh and VCG (PyMeshLab, in a process of its own), or else VTK.

PyMeshLab is GPL: it is never imported into this program; this file run as a program is all that imports it."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version as installed
from pathlib import Path
from typing import Any

from heritage.errors import SourceUnreadable, ToolFailed
from heritage.tools import run

SECONDS = 900
"""A model of 20 million faces takes VCG about a minute."""

_VCG_READS = frozenset({".obj", ".ply", ".stl", ".gltf", ".glb"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What a library made of the file. `low` and `high` are the corners of the bounding box."""

    library: str
    vertices: int
    faces: int  # triangles
    low: tuple[float, ...]
    high: tuple[float, ...]


def versions() -> str:
    """ "trimesh 5.2.0, pymeshlab 2025.7, vtk 9.7.2"."""
    return _versions()


@lru_cache(maxsize=1)
def _versions() -> str:
    return ", ".join(f"{name} {installed(name)}" for name in ("trimesh", "pymeshlab", "vtk"))


def by_trimesh(path: Path) -> Reading:
    """In this process; materials are left aside, so nothing but the file itself is opened (glTF: its buffers, which lie
    inside the item). Raises SourceUnreadable."""
    import trimesh

    try:
        with path.open("rb") as stream:
            kind = path.suffix.lower().lstrip(".")
            beside = trimesh.resolvers.FilePathResolver(str(path)) if kind == "gltf" else None
            options: dict[str, Any] = {"skip_materials": True} if kind in {"obj", "gltf", "glb"} else {}
            scene = trimesh.load_scene(stream, file_type=kind, resolver=beside, process=False, **options)
        return _counted("trimesh", scene)
    except MemoryError as error:
        raise SourceUnreadable(f"{path.name}: takes trimesh more than this worker's memory") from error
    except Exception as error:
        raise SourceUnreadable(f"{path.name}: trimesh: {type(error).__name__}: {str(error)[:200]}") from error


def _counted(library: str, scene: Any) -> Reading:
    parts = [scene.geometry[scene.graph[node][1]] for node in scene.graph.nodes_geometry]  # as often as nodes show it
    vertices = sum(len(getattr(p, "vertices", ())) for p in parts)
    faces = sum(len(getattr(p, "faces", ())) for p in parts)
    bounds = scene.bounds if vertices else None
    low, high = (tuple(map(float, row)) for row in bounds) if bounds is not None else ((), ())
    return Reading(library, vertices, faces, low, high)


def by_vtk(path: Path) -> Reading | None:
    """In this process; None for formats that are not asked of it. Raises SourceUnreadable."""
    from vtkmodules.vtkCommonCore import vtkObject
    from vtkmodules.vtkIOGeometry import vtkOBJReader, vtkSTLReader
    from vtkmodules.vtkIOPLY import vtkPLYReader

    readers: dict[str, Any] = {".obj": vtkOBJReader, ".stl": vtkSTLReader, ".ply": vtkPLYReader}
    if path.suffix.lower() not in readers:
        return None
    vtkObject.GlobalWarningDisplayOff()
    reader = readers[path.suffix.lower()]()
    reader.SetFileName(str(path))
    reader.Update()
    data = reader.GetOutput()
    if not data.GetNumberOfPoints():
        raise SourceUnreadable(f"{path.name}: VTK finds nothing in it")
    polygons = data.GetPolys()
    triangles = polygons.GetNumberOfConnectivityIds() - 2 * polygons.GetNumberOfCells()
    bounds = data.GetBounds()
    return Reading("vtk", data.GetNumberOfPoints(), triangles, bounds[::2], bounds[1::2])


def by_meshlab(path: Path) -> Reading | None:
    """In a process of its own; None for formats that VCG has no reader for. Raises SourceUnreadable."""
    if path.suffix.lower() not in _VCG_READS:
        return None
    try:
        ran = run([sys.executable, __file__, path], seconds=SECONDS)
        return Reading("pymeshlab", **json.loads(ran.stdout.splitlines()[-1]))
    except (ToolFailed, ValueError, IndexError, TypeError) as error:
        told = str(error).strip().splitlines()
        raise SourceUnreadable(f"{path.name}: VCG (pymeshlab): {told[-1][-300:] if told else 'no answer'}") from error


def _as_a_program(path: str) -> None:
    import pymeshlab

    meshes = pymeshlab.MeshSet()
    meshes.load_new_mesh(path)
    if meshes.mesh_number() > 1:
        meshes.generate_by_merging_visible_meshes()
    else:
        meshes.apply_matrix_freeze()  # where the file's nodes put it
    mesh = meshes.current_mesh()
    box = mesh.bounding_box()
    there = mesh.vertex_number() > 0
    print(json.dumps({  # noqa: T201
        "vertices": mesh.vertex_number(), "faces": mesh.face_number(),
        "low": list(map(float, box.min())) if there else [], "high": list(map(float, box.max())) if there else [],
    }))  # fmt: skip


if __name__ == "__main__":
    _as_a_program(sys.argv[1])
