"""Makes the readers' copy of a surface, a GLB in metres of bounded size, and pictures of it from all sides."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heritage.contracts import NormalisationJob, Source
from heritage.formats import named
from heritage.model import File, Proof, Rendition, Role
from heritage.normalise.model3d.opening import opened
from heritage.normalise.model3d.settings import asked, is_whole, scale, setting, up
from heritage.normalise.output import Made, keep, stem
from heritage.tools.model3d.item_parts import is_raw

if TYPE_CHECKING:
    from heritage.tools.model3d.gltf.container import Part


@dataclass(frozen=True, slots=True)
class AccessGlb:
    """Promise: metres, valid by Khronos's validator, at most settings.access.faces triangles unless the surface would then lie
    further than settings.access.deviation (a share of its longest side) from the master, or its seams and borders need more;
    the distance is measured and kept."""

    name: str = "access-glb"

    def accepts(self, file: File, order: NormalisationJob) -> bool:
        return asked(order, "access") and is_whole(order.measured) and not is_raw(file.path)

    def make(self, source: Source, order: NormalisationJob) -> Iterator[Rendition]:
        from heritage.normalise.model3d import packing
        from heritage.tools.model3d.gltf import writing as gltf_write

        mesh = opened(source)
        moved = gltf_write.origin(mesh, scale(order))
        full = gltf_write.parts(mesh, scale(order), moved)
        parts, said = reduced(
            full, int(setting(order, "access", "faces", 200_000)), setting(order, "access", "deviation", 0.002)
        )
        pixels, quality = (
            int(setting(order, "access", "texture_pixels", 4096)),
            int(setting(order, "access", "jpeg_quality", 85)),
        )
        parts, lost = packing.with_small_pictures(parts, pixels, quality)
        lost += map(str, mesh.aside)
        said |= {"access.left_out": [f"{what} (the original keeps them)" for what in lost]} if lost else {}
        if moved.any():
            said |= {"access.origin_m": moved.tolist()}
        content = packing.packed(parts, order, {name.removeprefix("access."): value for name, value in said.items()})
        home = stem(source.file, order.item)
        proof = Proof("made for readers; deviation from the master measured")
        made = Made(content, Role.ACCESS, named("glb").puid, packing.TOOL, proof, said, packing.validations())
        yield keep(made, f"access/{home}.glb", order, source.file)
        if asked(order, "views"):
            yield from views(parts, f"access/{home}", source.file, order)


def reduced(parts: list[Part], faces: int, share: float) -> tuple[list[Part], dict[str, Any]]:
    """The parts with fewer triangles, and what that cost: access.faces, access.deviation_m (largest), access.deviation_mean_m,
    and access.faces_wanted where the borders need more. A try that lies too far off is tried again with more triangles; at the
    last all stay."""
    from heritage.tools.model3d import simplification

    total = sum(len(p.triangles) for p in parts)
    said: dict[str, Any] = {"access.faces": total, "access.deviation_m": 0.0}
    side = _longest(parts) if total > faces else 0.0
    for aim in (n for n in (faces, 4 * faces, 16 * faces) if n < total):
        tried = [simplification.reduced(p, max(aim * len(p.triangles) // total, 1)) for p in parts]
        most, mean = simplification.deviation(parts, tried)
        if most <= share * side:
            counted = sum(len(p.triangles) for p in tried)
            wanted = {"access.faces_wanted": faces} if counted > faces else {}
            return tried, {
                "access.faces": counted,
                "access.deviation_m": most,
                "access.deviation_mean_m": mean,
                **wanted,
            }
    return parts, said


def _longest(parts: Sequence[Part]) -> float:
    low = [p.positions.min(axis=0) for p in parts]
    high = [p.positions.max(axis=0) for p in parts]
    return float(max(max(row[axis] for row in high) - min(row[axis] for row in low) for axis in range(3)))


def views(parts: Sequence[Part], home: str, file: File, order: NormalisationJob) -> Iterator[Rendition]:
    """JPEG stills from six sides, and one turn round the object as an H.264 film."""
    from heritage.tools.av import ffmpeg
    from heritage.tools.model3d import render

    pixels, frames = int(setting(order, "views", "pixels", 900)), int(setting(order, "views", "turntable", 24))
    scene = render.Scene(parts, pixels, up(order))
    try:
        for name, picture in scene.views():
            content = _jpeg(picture)
            proof = Proof("drawn for readers")
            made = Made(content, Role.ACCESS, named("jpeg").puid, render.version(), proof, {"view.name": name})
            yield keep(made, f"{home}_{name}.jpg", order, file)
    finally:
        scene.close()
    film = _film(parts, pixels // 2 // 2 * 2, frames, order)
    made = Made(
        film,
        Role.ACCESS,
        named("mpeg4").puid,
        f"{render.version()} and {ffmpeg.version()}",
        Proof("drawn for readers"),
        {"view.name": "turntable"},
    )
    yield keep(made, f"{home}_turntable.mp4", order, file)


def _jpeg(picture: Any) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.fromarray(picture).save(out, "JPEG", quality=88)
    return out.getvalue()


def _film(parts: Sequence[Part], pixels: int, frames: int, order: NormalisationJob) -> bytes:
    """12 frames a second; each frame is the same bytes every time, so the film is too."""
    from heritage.tools import run
    from heritage.tools.av import ffmpeg_graph as graph
    from heritage.tools.model3d import render

    scene = render.Scene(parts, pixels, up(order))
    try:
        raw = b"".join(frame.tobytes() for frame in scene.turntable(frames))
    finally:
        scene.close()
    with tempfile.TemporaryDirectory(prefix=".partial-film-", dir=order.folder) as place:
        made = Path(place) / "film.mp4"
        shape = {"f": "rawvideo", "pix_fmt": "rgb24", "s": f"{pixels}x{pixels}", "r": 12}
        coded = {"c:v": "libx264", "threads": 1, "pix_fmt": "yuv420p", "crf": 23, "movflags": "+faststart"}
        exact = {"fflags": "+bitexact", "flags:v": "+bitexact", "map_metadata": -1}
        words = graph.words(graph.written([graph.opened("-", shape)], made, {**coded, **exact}))
        run(["ffmpeg", "-v", "error", "-y", *words], seconds=600, writes=[made], stdin=raw)
        return made.read_bytes()
