"""Makes the copies of a point cloud: LAS of a LAZ (or LAZ of a LAS), proved record by record, and a thinned GLB with views."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heritage.contracts import NormalisationJob, Source
from heritage.errors import ConfigError, ProofFailed, SourceChanged
from heritage.files import disk_full_named, fsync, safe_join, sha512
from heritage.formats import named
from heritage.model import File, Measured, Proof, Rendition, Role
from heritage.normalise.model3d.opening import opened
from heritage.normalise.model3d.settings import asked, is_loose, scale, setting, unit
from heritage.normalise.output import Made, keep, stem
from heritage.tools.model3d.item_parts import is_raw

if TYPE_CHECKING:
    from heritage.tools.model3d.cloud import Block
    from heritage.tools.model3d.gltf.container import Part


def _is_whole(measured: Measured | None) -> bool:
    """There are points, and some of them are numbers."""
    return measured is not None and not measured.refused and bool(measured.get("points.low"))


@dataclass(frozen=True, slots=True)
class CloudMaster:
    """Promise: the same header, variable-length records and point records, packed (settings.points.profile laz) or plain (las),
    proved by the digest of all records; or there is no copy. E57, and what has the profile's form already, is kept as it came."""

    name: str = "master-cloud"

    def accepts(self, file: File, order: NormalisationJob) -> bool:
        if not asked(order, "points") or not _is_whole(order.measured) or is_raw(file.path):
            return False
        kind = order.measured.text("points.format") if order.measured else ""
        return kind in {"las", "laz"} and kind != _profile(order)

    def make(self, source: Source, order: NormalisationJob) -> Iterator[Rendition]:
        import laspy

        from heritage.tools.model3d import points
        from heritage.tools.model3d.cloud import AT_ONCE

        wanted, kind = _unchanged(source.path, order), _profile(order)
        path = f"master/{stem(source.file, order.item)}.{kind}"
        target = safe_join(order.folder, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        with (
            disk_full_named(target.parent),
            tempfile.TemporaryDirectory(prefix=".partial-las-", dir=target.parent) as place,
        ):
            made = Path(place) / f"copy.{kind}"
            with laspy.open(source.path) as reader, laspy.open(made, "w", header=reader.header) as writer:
                for block in reader.chunk_iterator(AT_ONCE):
                    writer.write_points(block)
            if points.digest(made) != wanted:
                raise ProofFailed(f"{source.file.path}: the {kind.upper()} copy's records are not the delivered ones")
            fsync(made)
            size, hexdigest = made.stat().st_size, sha512(made)
            made.replace(target)
        proof = Proof("sha256 of all point records, unpacked, in their order", wanted)
        named_later = ""  # PRONOM has signatures up to LAS 1.2: `unit` asks for them
        yield Rendition(source.file.path, path, Role.MASTER, size, hexdigest, named_later, points.versions(), proof)


def _profile(order: NormalisationJob) -> str:
    settings: Any = order.policy.settings.get("points")
    found = settings.get("profile") if isinstance(settings, dict) else None
    if found not in {"las", "laz"}:
        raise ConfigError(f"settings.points.profile: wanted las or laz; found {found!r}")
    return str(found)


def _unchanged(path: Path, order: NormalisationJob) -> str:
    """The digest of the points, which are those that were measured. Raises SourceChanged."""
    from heritage.tools.model3d import points

    found = points.digest(path)
    if order.measured and order.measured.text("points.sha256") not in {"", found}:
        raise SourceChanged(f"{order.measured.file.path}: the points are not those that were measured")
    return found


@dataclass(frozen=True, slots=True)
class AccessCloud:
    """Promise: a GLB of points in metres, about its own origin, valid, of at most settings.access.points points (every n-th of
    all, those left aside that are no numbers), and pictures of it from all sides. Also of points in PLY and glTF."""

    name: str = "access-cloud"

    def accepts(self, file: File, order: NormalisationJob) -> bool:
        there = _is_whole(order.measured) or is_loose(order.measured)
        return asked(order, "access") and there and not is_raw(file.path)

    def make(self, source: Source, order: NormalisationJob) -> Iterator[Rendition]:
        from heritage.normalise.model3d import packing
        from heritage.normalise.model3d.access import views

        part, origin = _thinned(source, order)
        said: dict[str, Any] = {"access.points": len(part.positions), "access.origin_m": origin}
        content = packing.packed([part], order, {"points": len(part.positions), "origin_m": origin})
        home = stem(source.file, order.item)
        proof, valid = Proof("made for readers; thinned"), packing.validations()
        made = Made(content, Role.ACCESS, named("glb").puid, packing.TOOL, proof, said, valid)
        yield keep(made, f"access/{home}.glb", order, source.file)
        if asked(order, "views"):
            yield from views([part], f"access/{home}", source.file, order)


def _thinned(source: Source, order: NormalisationJob) -> tuple[Part, list[float]]:
    """Every n-th point, as float32 about a whole-metre origin near the middle."""
    import numpy as np

    from heritage.tools.model3d import points
    from heritage.tools.model3d.gltf.container import Part

    assert order.measured is not None  # noqa: S101
    all_of_them = order.measured.number("points.count") or order.measured.number("mesh.vertices") or 1
    step = max(1, -(-int(all_of_them) // int(setting(order, "access", "points", 1_000_000))))
    places, colours, seen = [], [], 0
    for block in _blocks(source, order):
        finite = np.isfinite(block.positions).all(axis=1)
        start = -seen % step
        seen += int(finite.sum())
        places.append(block.positions[finite][start::step])
        colours += [block.colours[finite][start::step]] if block.colours is not None else []
    factor = scale(order) if unit(order) else 1.0
    found = np.concatenate(places) * factor
    origin = np.rint((found.min(axis=0) + found.max(axis=0)) / 2) if np.abs(found).max() > 100 else np.zeros(3)
    rgba = None
    if len(colours) == len(places):
        rgb = points.eight_bits(np.concatenate(colours))
        rgba = np.column_stack([rgb, np.full(len(rgb), 255, np.uint8)])
    none = np.empty((0, 3), np.uint32)
    return Part((found - origin).astype(np.float32), none, colours=rgba), origin.tolist()


def _blocks(source: Source, order: NormalisationJob) -> Iterator[Block]:
    from heritage.tools.model3d import points
    from heritage.tools.model3d.cloud import Block

    if order.measured is None or not order.measured.text("mesh.format"):
        yield from points.blocks(source.path)
        return
    mesh = opened(source)
    yield Block(mesh.positions, None if mesh.colours is None else mesh.colours[:, :3])
