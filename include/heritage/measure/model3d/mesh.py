"""The mesh probe: reads a surface model with its materials, counts what is in it, and has two libraries read it too."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heritage import formats
from heritage.contracts import Source
from heritage.errors import SourceUnreadable
from heritage.measure import zeros
from heritage.model import Facts, File, Value

if TYPE_CHECKING:
    from heritage.tools.model3d.second_reading import Reading
    from heritage.tools.model3d.surface import Mesh

SUFFIXES = formats.suffixes(formats.Kind.MESH)


def is_mesh(file: File) -> bool:
    """By its name: OBJ and ASCII STL have no mark that an identification could be sure of."""
    return file.suffix in SUFFIXES


def item_folder(source: Source) -> Path | None:
    """The folder that the model's references may not leave: objects/<item>. None for a file that is an item by itself."""
    below = source.file.path.split("/")
    if len(below) < 3:
        return None
    return source.path.parents[len(below) - 3]


def opened(source: Source) -> Mesh:
    """The model, read once for all who ask. Raises SourceUnreadable."""
    from heritage.tools.model3d import surface

    return source.cached(_Opener(partial(surface.read, root=item_folder(source)), "mesh"))


class _Opener:
    """A partial that is the same key for everybody who asks the same source."""

    def __init__(self, opens: object, name: str) -> None:
        self._opens, self._name = opens, name

    def __call__(self, path: Path) -> Mesh:
        return self._opens(path)  # type: ignore[operator,no-any-return]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Opener) and other._name == self._name

    def __hash__(self) -> int:
        return hash(self._name)


class StructureProbe:
    """`shape.broken` and `shape.reason` of a model that is not what its format wants; `gltf.*` of the Khronos validator."""

    name = "shape structure"

    def accepts(self, file: File) -> bool:
        return is_mesh(file)

    def tool(self) -> str:
        from heritage.tools.model3d.gltf import validator as gltf_validator

        return gltf_validator.version()

    def measure(self, source: Source) -> Facts:
        from heritage.tools.model3d.surface import Broken

        facts: dict[str, Any] = {}
        try:
            opened(source)
        except Broken as error:
            facts = {"shape.broken": error.check, "shape.reason": error.reason}
        except SourceUnreadable:
            pass  # the mesh probe says why
        return {**facts, **zeros.facts(source), **_validity(source)}


def _validity(source: Source) -> dict[str, Any]:
    if source.file.suffix not in {".gltf", ".glb"}:
        return {}
    from heritage.tools.model3d.gltf import validator as gltf_validator

    found = gltf_validator.validate(source.path, item_folder(source))
    told = [found.broken] if found.broken else list(found.told)
    return {"gltf.errors": found.errors, "gltf.warnings": found.warnings, "gltf.told": list(told)}


class MeshProbe:
    """`mesh.*` of one surface model. `mesh.read_by`: library → [vertices, triangles, largest difference of the bounding box]."""

    name = "mesh"

    def accepts(self, file: File) -> bool:
        return is_mesh(file)

    def tool(self) -> str:
        from heritage.tools.model3d import second_reading

        return f"heritage mesh probe ({second_reading.versions()})"

    def measure(self, source: Source) -> Facts:
        """Raises SourceUnreadable."""
        from heritage.measure.model3d import topology
        from heritage.tools.model3d import surface

        mesh = opened(source)
        digest = {"mesh.sha256": surface.digest(mesh)}
        return {
            **_stated(mesh),
            **digest,
            **_extent(mesh),
            **topology.facts(mesh),
            **_surface(mesh),
            **_read_again(source, mesh),
        }


def _stated(mesh: Mesh) -> dict[str, Any]:
    from heritage.tools.model3d.mesh.carried import left_out_of_glb, left_out_of_ply
    from heritage.tools.model3d.surface import absent, outside

    wanted = {kind: [r for r in mesh.references if r.kind == kind] for kind in ("texture", "material", "buffer")}
    return {
        "mesh.format": mesh.kind,
        "mesh.encoding": mesh.encoding,
        "mesh.vertices": len(mesh.positions),
        "mesh.polygons": len(mesh.counts),
        "mesh.faces": int((mesh.counts - 2).sum()),
        "mesh.materials": len(mesh.materials),
        "mesh.unit": mesh.unit,
        "mesh.container_only": mesh.container_only,
        "mesh.index_range": mesh.skipped.get("index-range", 0),
        "mesh.short_faces": mesh.skipped.get("short-face", 0),
        "mesh.faults": list(mesh.faults),
        "mesh.compressed": list(mesh.compressed),
        "mesh.beyond": list(mesh.beyond),
        "mesh.references": [r.name for r in mesh.references],
        "mesh.parts": sorted({r.place.name for r in mesh.references if r.place}),
        "mesh.outside": outside(mesh.references),
        "mesh.missing_textures": absent([*wanted["texture"], *wanted["material"]]),
        "mesh.missing_materials": list(mesh.missing),
        "mesh.named_otherwise": [[r.name[:200], r.otherwise] for r in mesh.references if r.otherwise],
        "mesh.left_out": (left_out_of_glb if mesh.kind in {"ply", "glb"} else left_out_of_ply)(mesh),
        "mesh.missing_parts": absent(wanted["buffer"]),
    }


def _extent(mesh: Mesh) -> dict[str, Value]:
    """`mesh.nonfinite`: positions with NaN or infinity. The box is of what is drawn, or of loose points."""
    import numpy as np

    finite = np.isfinite(mesh.positions).all(axis=1)
    found: dict[str, Value] = {"mesh.nonfinite": int((~finite).sum())}
    used = mesh.positions[mesh.drawn()] if len(mesh.vertex) else mesh.positions
    used = used[np.isfinite(used).all(axis=1)]
    if len(used):
        low, high = used.min(axis=0), used.max(axis=0)
        found |= {"mesh.low": low.tolist(), "mesh.high": high.tolist(), "mesh.size": (high - low).tolist()}
    return found


def _surface(mesh: Mesh) -> dict[str, Value]:
    """`mesh.normal_error`: the largest distance of a normal's length from 1 (STL writes 0 for "not computed": left aside).
    `mesh.without_uv`: textured triangles with a corner that has no place in the picture."""
    import numpy as np

    from heritage.measure.model3d import textures

    found: dict[str, Value] = {
        "mesh.textured": mesh.textured,
        "mesh.colours": mesh.colours is not None or mesh.face_colours is not None,
    }
    found["mesh.uvs"] = 0 if mesh.uvs is None else len(mesh.uvs)
    found["mesh.normals"] = 0 if mesh.normals is None else len(mesh.normals)
    if mesh.normals is not None and len(mesh.normals):
        lengths = np.linalg.norm(mesh.normals, axis=1)
        lengths = lengths[lengths > 0] if mesh.kind == "stl" else lengths
        error = np.abs(lengths - 1).max(initial=0.0)
        found["mesh.normal_error"] = float(error) if np.isfinite(error) else 1e9
    return {**found, **textures.facts(mesh)}


def _read_again(source: Source, mesh: Mesh) -> dict[str, Value]:
    """Not asked of a file whose references lead outside: a library would follow them; nor of compressed geometry and
    of what they are known not to read. A third is asked only when one of two
    cannot read it, or reads something else."""
    if any(r.refused for r in mesh.references) or mesh.container_only or mesh.compressed or mesh.beyond:
        return {}
    from heritage.tools.model3d.mesh.spelling import in_common_spelling

    with in_common_spelling(source.path) as path:
        return _read_by_others(source, mesh, path)


def _read_by_others(source: Source, mesh: Mesh, path: Path) -> dict[str, Value]:
    read: dict[str, Value] = {}
    unread: dict[str, Any] = {}
    alike = 0
    for name in ("trimesh", "meshlab", "vtk"):
        if name == "vtk" and alike > 1:
            continue
        try:
            found = _asked(name, source, path)
        except SourceUnreadable as error:
            unread[name] = error.reason
            continue
        if found is not None:
            apart = _apart(mesh, found.low, found.high)
            read[found.library] = [found.vertices, found.faces, apart]
            alike += found.faces == int((mesh.counts - 2).sum()) and (apart or 0.0) <= _ALIKE
    return {"mesh.read_by": read, "mesh.unread_by": unread}


_ALIKE = 1e-5
"""Share of the longest side; what is then called alike is the policy's affair."""


def _asked(name: str, source: Source, path: Path) -> Reading | None:
    from heritage.tools.model3d import second_reading

    if name == "trimesh":
        return second_reading.by_trimesh(path, item_folder(source))
    ask = second_reading.by_meshlab if name == "meshlab" else second_reading.by_vtk
    return ask(path, item_folder(source))


def _apart(mesh: Mesh, low: tuple[float, ...], high: tuple[float, ...]) -> float | None:
    """The largest difference of the bounding boxes, as a share of the longest side: of the box of what is drawn, or of the
    one of all vertices, whichever the library means."""
    import numpy as np

    drawn = mesh.positions[mesh.drawn()] if len(mesh.vertex) else mesh.positions
    if not len(drawn) or not low or not np.isfinite(drawn).all():
        return None
    found = np.array([low, high])
    boxes = [np.array([used.min(axis=0), used.max(axis=0)]) for used in (drawn, mesh.positions)]
    side = float(np.ptp(boxes[0], axis=0).max()) or 1.0
    return min(float(np.abs(box - found).max()) for box in boxes) / side
