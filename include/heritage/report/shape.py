"""A small picture of a flagged model, drawn on the CPU: to look at, never to keep."""

from __future__ import annotations

from pathlib import Path

from heritage.errors import SourceUnreadable
from heritage.files import atomic_write
from heritage.model import about, phrase

PIXELS = 700


def is_model(source: Path) -> bool:
    """By the name."""
    from heritage.tools.model3d import points, surface

    return source.suffix.lower() in surface.SUFFIXES | points.SUFFIXES


def shape_picture(source: Path, root: Path | None, target: Path) -> None:
    """Writes a JPEG of what can be drawn of the model. `root`: the item's folder, or None. Raises SourceUnreadable."""
    from PIL import Image

    from heritage.tools.model3d import render

    parts = _parts(source, root)
    if not any(len(part.positions) for part in parts):
        raise SourceUnreadable(about(source.name, phrase("nothing-to-draw")))
    scene = render.Scene(parts, PIXELS, "y" if source.suffix.lower() in {".obj", ".gltf", ".glb"} else "z")
    try:
        picture = scene.seen(*render.VIEWS["oblique"])
    finally:
        scene.close()
    with atomic_write(target) as partial:
        Image.fromarray(picture).save(partial, "JPEG", quality=85)


def _parts(source: Path, root: Path | None) -> list:  # type: ignore[type-arg]
    """About their own middle, without what is no number."""
    import numpy as np

    from heritage.tools.model3d import points, surface
    from heritage.tools.model3d.gltf import writing as gltf_write
    from heritage.tools.model3d.gltf.container import Part

    none = np.empty((0, 3), np.uint32)
    if source.suffix.lower() in points.SUFFIXES:
        places = np.concatenate([np.empty((0, 3)), *(b.positions for b in points.blocks(source))])
    else:
        mesh = surface.read(source, root)
        finite = np.isfinite(mesh.positions).all()
        if len(mesh.counts) and finite:
            return gltf_write.parts(mesh, 1.0, gltf_write.origin(mesh, 1.0))
        places = mesh.positions
    places = places[np.isfinite(places).all(axis=1)]
    middle = places.mean(axis=0) if len(places) else 0.0
    return [Part((places - middle).astype(np.float32), none, colour=(0.2, 0.3, 0.4, 1.0))]
