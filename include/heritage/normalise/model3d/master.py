"""Makes the preservation copy of a surface, PLY or GLB, with its pictures byte for byte, and proves it by reading it back."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from heritage.contracts import NormalisationJob, Source
from heritage.errors import ProofFailed, SourceChanged
from heritage.files import safe_join
from heritage.formats import named, puid_of
from heritage.model import File, Proof, Rendition, Role, Value
from heritage.normalise.model3d.opening import opened
from heritage.normalise.model3d.settings import asked, is_whole, master_profile
from heritage.normalise.output import Made, keep, stem
from heritage.tools.model3d.item_parts import is_raw

if TYPE_CHECKING:
    from heritage.tools.model3d.surface import Mesh


@dataclass(frozen=True, slots=True)
class SurfaceMaster:
    """Promise: the copy decodes to the same positions, polygons' triangles and UVs (as doubles in PLY, as float32 in GLB), in PLY
    also to the same colours, and its pictures are the delivered bytes; what else it leaves out is told; or there is no copy. What is
    in the policy's format already is kept as it came (but geometry that was compressed is stored plainly), and so is what GLB cannot
    hold (pictures that are no JPEG or PNG, loose vertices)."""

    name: str = "master-surface"

    def accepts(self, file: File, order: NormalisationJob) -> bool:
        measured = order.measured
        if not asked(order, "master") or measured is None or not is_whole(measured) or is_raw(file.path):
            return False
        if measured.get("mesh.missing_textures"):
            return False
        return bool(measured.get("mesh.compressed")) or measured.text("mesh.format") not in {
            master_profile(order),
            "glb",
        }

    def make(self, source: Source, order: NormalisationJob) -> Iterator[Rendition]:
        from heritage.tools.model3d.gltf import writing as gltf_write

        mesh = opened(source)
        if master_profile(order) == "ply":
            yield from _ply(mesh, source, order)
        elif gltf_write.pictures_fit(mesh) and not _has_loose_vertices(mesh):
            _unchanged(mesh, order)
            yield _glb(mesh, source, order)


def _has_loose_vertices(mesh: Mesh) -> bool:
    """Positions that no polygon names: GLB's triangles would lose them."""
    return not mesh.drawn().all()


def _unchanged(mesh: Mesh, order: NormalisationJob) -> str:
    """The digest of the surface, which is the one that was measured and judged. Raises SourceChanged."""
    from heritage.tools.model3d.surface import digest

    seen = order.measured.text("mesh.sha256") if order.measured else ""
    found = digest(mesh)
    if order.measured and seen not in {"", found}:
        raise SourceChanged(f"{order.measured.file.path}: the surface is not the one that was measured")
    return found


def _ply(mesh: Mesh, source: Source, order: NormalisationJob) -> Iterator[Rendition]:
    from heritage.tools.model3d.mesh import ply_write as mesh_ply_write
    from heritage.tools.model3d.mesh.carried import left_out_of_ply

    home = stem(source.file, order.item)
    textures = [m.texture for m in mesh.materials if m.texture]
    names = [f"{Path(home).name}_texture_{n}{_suffix(t)}" for n, t in enumerate(textures, 1)]
    content = mesh_ply_write.write(mesh, names)
    beside = dict(zip(names, textures, strict=True))
    proof = _proved_as_measured(mesh, content, f"{Path(home).name}.ply", order, beside)
    tool = "heritage PLY writer"
    facts: dict[str, Value] = {
        "master.polygons": len(mesh.counts),
        "master.vertices": len(mesh.positions),
        "master.left_out": [f"{what} (the original keeps them)" for what in left_out_of_ply(mesh)],
    }
    yield keep(
        Made(content, Role.MASTER, named("ply").puid, tool, proof, facts), f"master/{home}.ply", order, source.file
    )
    for name, texture in zip(names, textures, strict=True):
        same = Proof("the delivered bytes", _digest(texture))
        path = f"master/{Path(home).parent / name}"
        yield keep(Made(texture, Role.MASTER, puid_of(_suffix(texture)), tool, same), path, order, source.file)


def _glb(mesh: Mesh, source: Source, order: NormalisationJob) -> Rendition:
    from heritage.normalise.model3d import packing
    from heritage.tools.model3d.surface import digest

    home = stem(source.file, order.item)
    content = packing.glb(mesh, order)
    whole = digest(mesh, "float32", packing.scale_of(order))
    proof = _proved(content, f"{Path(home).name}.glb", order, {}, whole, "float32")
    made = Made(content, Role.MASTER, named("glb").puid, packing.TOOL, proof, validated=packing.validations())
    return keep(made, f"master/{home}.glb", order, source.file)


def _proved_as_measured(
    mesh: Mesh, content: bytes, name: str, order: NormalisationJob, beside: dict[str, bytes]
) -> Proof:
    """The copy is held against what was measured and judged; only when they differ is it asked which of the two has changed.
    Raises ProofFailed, SourceChanged."""
    seen = order.measured.text("mesh.sha256") if order.measured else ""
    try:
        return _proved(content, name, order, beside, seen or _unchanged(mesh, order), "float64", mesh)
    except ProofFailed:
        _unchanged(mesh, order)
        raise


def _proved(
    content: bytes,
    name: str,
    order: NormalisationJob,
    beside: dict[str, bytes],
    wanted: str,
    precision: str,
    of: Mesh | None = None,
) -> Proof:
    """Reads the copy back from disk, with its pictures beside it; `of`: the surface, of which the copy may leave out no more
    than what is told. Raises ProofFailed."""
    from heritage.tools.model3d.mesh.carried import left_out, left_out_of_ply
    from heritage.tools.model3d.surface import digest, read

    with tempfile.TemporaryDirectory(prefix=".partial-proof-", dir=_made(order.folder)) as place:
        for file, pixels in {name: content, **beside}.items():
            safe_join(Path(place), file).write_bytes(pixels)
        copy = read(Path(place) / name, Path(place))
        found = digest(copy, precision)
    if found != wanted:
        raise ProofFailed(f"{name}: the copy's surface is not the delivered one ({found[:12]} for {wanted[:12]})")
    if of is not None and (lost := set(left_out(of, copy)) - set(left_out_of_ply(of))):
        raise ProofFailed(f"{name}: the copy has lost, without a word: {', '.join(sorted(map(str, lost)))}")
    return Proof(f"sha256 of positions, triangles, UVs and pictures, in canonical order, as {precision}", wanted)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _digest(content: bytes) -> str:
    import hashlib

    return hashlib.sha256(content).hexdigest()


def _suffix(picture: bytes) -> str:
    from heritage.tools.model3d.texture import known

    return known(picture)
