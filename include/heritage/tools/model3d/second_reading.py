"""Has two libraries read a model that we have read already: trimesh and VCG (PyMeshLab), or else VTK; the two in processes of their own.

PyMeshLab is GPL: it is never imported into this program; this file run as a program is all that imports it."""

from __future__ import annotations

import json
import re
import resource
import sys
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version as installed
from pathlib import Path
from typing import Any
from urllib.parse import unquote, unquote_to_bytes

from heritage.errors import NotReadHere, SourceUnreadable, ToolFailed
from heritage.model import about, phrase
from heritage.tools import run
from heritage.tools.model3d.surface import reference

SECONDS = 900
"""A model of 20 million faces takes VCG about a minute."""

CPU_SECONDS = 30
"""Of the processor: what starting a library takes, ten times over."""

SLOWEST = 100_000
"""Bytes in a second of the processor: a tenth of what VCG reads."""

_VCG_READS = _VTK_READS = frozenset({".obj", ".ply", ".stl", ".gltf", ".glb"})


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


def by_trimesh(path: Path, root: Path | None = None) -> Reading:
    """In this process; materials are left aside, so nothing but the file itself is opened (glTF: its buffers, which lie
    inside the item, `root`). Raises SourceUnreadable."""
    import trimesh

    try:
        with path.open("rb") as stream:
            kind = path.suffix.lower().lstrip(".")
            beside: Any = _Beside(path, root) if kind == "gltf" else None
            options: dict[str, Any] = {"skip_materials": True} if kind in {"obj", "gltf", "glb"} else {}
            scene = trimesh.load_scene(stream, file_type=kind, resolver=beside, process=False, **options)
        return _counted("trimesh", scene)
    except MemoryError as error:
        raise NotReadHere(about(path.name, phrase("memory-trimesh"))) from error
    except Exception as error:
        told = about("trimesh", f"{type(error).__name__}: {str(error)[:200]}")
        raise SourceUnreadable(about(path.name, told)) from error


class _Beside:
    """Hands trimesh the files that a glTF names: written as URIs (trimesh decodes no %20, and data only of base64), and inside the item
    only."""

    def __init__(self, path: Path, root: Path | None) -> None:
        self._path, self._root = path, root

    def __getitem__(self, name: str) -> bytes:
        if name.startswith("data:"):
            return unquote_to_bytes(name.partition(",")[2])
        place = reference(unquote(name), "buffer", self._path, self._root).place
        if place is None:
            raise FileNotFoundError(name)
        return place.read_bytes()


def _counted(library: str, scene: Any) -> Reading:
    parts = [scene.geometry[scene.graph[node][1]] for node in scene.graph.nodes_geometry]  # as often as nodes show it
    vertices = sum(len(getattr(p, "vertices", ())) for p in parts)
    faces = sum(len(getattr(p, "faces", ())) for p in parts)
    bounds = scene.bounds if vertices else None
    low, high = (tuple(map(float, row)) for row in bounds) if bounds is not None else ((), ())
    return Reading(library, vertices, faces, low, high)


def by_vtk(path: Path, root: Path | None = None) -> Reading | None:
    """In a process of its own; None for formats that are not asked of it. Raises SourceUnreadable."""
    return _by_program("vtk", path, root) if path.suffix.lower() in _VTK_READS else None


def by_meshlab(path: Path, root: Path | None = None) -> Reading | None:
    """In a process of its own; None for formats that VCG has no reader for. Raises SourceUnreadable."""
    return _by_program("pymeshlab", path, root) if path.suffix.lower() in _VCG_READS else None


def _by_program(library: str, path: Path, root: Path | None) -> Reading:
    """Both crash on what lies in a file's header; a crash is then an answer, and costs nobody else's work."""
    try:
        ran = run(
            [sys.executable, __file__, library, path],
            seconds=SECONDS,
            reads=[Path(__file__).parents[3], path, *([root] if root else [])],
        )
        return Reading(library, **json.loads(ran.stdout.splitlines()[-1]))
    except (ToolFailed, ValueError, IndexError, TypeError) as error:
        told = str(error).strip().splitlines()
        spoke = bool(told) and not _CRASHED.search(str(error))
        last = told[-1].rpartition(": ")[2][-300:] if spoke else ""
        why = phrase("finds-nothing") if last == _NOTHING else last or phrase("crashes")
        raise SourceUnreadable(about(path.name, about(_NAMED[library], why))) from error


_NOTHING = "finds nothing in it"
_CRASHED = re.compile(r"exit code -\d+:")
_NAMED = {"pymeshlab": "VCG (pymeshlab)", "vtk": "VTK"}


def _with_vtk(path: str) -> dict[str, Any]:
    from vtkmodules.vtkCommonCore import vtkObject
    from vtkmodules.vtkFiltersGeometry import vtkCompositeDataGeometryFilter
    from vtkmodules.vtkIOGeometry import vtkGLTFReader, vtkOBJReader, vtkSTLReader
    from vtkmodules.vtkIOPLY import vtkPLYReader

    kind = Path(path).suffix.lower()
    readers: dict[str, Any] = {".obj": vtkOBJReader, ".stl": vtkSTLReader, ".ply": vtkPLYReader}
    vtkObject.GlobalWarningDisplayOff()
    reader = readers.get(kind, vtkGLTFReader)()
    reader.SetFileName(path)
    ending: Any = reader
    if kind not in readers:  # a tree of parts, each placed by its node already
        ending = vtkCompositeDataGeometryFilter()
        ending.SetInputConnection(reader.GetOutputPort())
    ending.Update()
    data = ending.GetOutput()
    if not data.GetNumberOfPoints():
        sys.exit(_NOTHING)
    polygons = data.GetPolys()
    triangles = polygons.GetNumberOfConnectivityIds() - 2 * polygons.GetNumberOfCells()
    triangles += data.GetStrips().GetNumberOfConnectivityIds() - 2 * data.GetNumberOfStrips()
    bounds = data.GetBounds()
    return {"vertices": data.GetNumberOfPoints(), "faces": triangles, "low": bounds[::2], "high": bounds[1::2]}


def _with_pymeshlab(path: str) -> dict[str, Any]:
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
    return {
        "vertices": mesh.vertex_number(), "faces": mesh.face_number(),
        "low": list(map(float, box.min())) if there else [], "high": list(map(float, box.max())) if there else [],
    }  # fmt: skip


def _bounded(path: str) -> None:
    """What a file claims does not take the machine's memory: some of the library's own, and thirty times the file's size. Nor its time:
    VCG goes round for ever in an STL whose size does not fit its header."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    size = Path(path).stat().st_size
    wanted = (4 << 30) + 30 * size
    resource.setrlimit(resource.RLIMIT_AS, (wanted if hard < 0 else min(wanted, hard), hard))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS + size // SLOWEST, CPU_SECONDS + size // SLOWEST + 1))


if __name__ == "__main__":
    _bounded(sys.argv[2])
    print(json.dumps({"pymeshlab": _with_pymeshlab, "vtk": _with_vtk}[sys.argv[1]](sys.argv[2])))  # noqa: T201
