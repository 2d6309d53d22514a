"""What a model's pictures are, and whether every textured corner has its place in one."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from heritage.errors import SourceUnreadable
from heritage.model import Value, phrase
from heritage.tools.model3d.surface import Mesh


def facts(mesh: Mesh) -> dict[str, Value]:
    """`mesh.textures`: name, width, height (or `broken`) of each, `kept` where only its header was read; `mesh.without_uv`; `mesh.uv_outside`: the share of
    corners whose UV lies outside 0–1 (a picture that is repeated)."""
    found: dict[str, Value] = {"mesh.textures": [_picture(m.texture_name, m.texture) for m in _distinct(mesh)]}
    if not mesh.textured:
        return found
    textured = np.array([*(bool(m.texture or m.texture_name) for m in mesh.materials), False])
    drawn = textured[mesh.triangle_material()]
    places = mesh.triangles()[drawn]
    if mesh.uvs is None or mesh.uv_at is None:
        return {**found, "mesh.without_uv": int(drawn.sum())}
    at = mesh.uv_at[places]
    without = (at < 0) | ~np.isfinite(mesh.uvs[np.maximum(at, 0)]).all(axis=-1)
    return {**found, "mesh.without_uv": int(without.any(axis=1).sum()), "mesh.uv_outside": _outside(mesh.uvs)}


def _outside(uvs: NDArray[np.float64]) -> float:
    beyond = ((uvs < -1e-4) | (uvs > 1 + 1e-4)).any(axis=1)
    return round(float(beyond.mean()), 4) if len(uvs) else 0.0


def _distinct(mesh: Mesh) -> list[Any]:
    return list({m.texture: m for m in mesh.materials if m.texture}.values())


def _picture(name: str, content: bytes) -> dict[str, Any]:
    """The header's size, once the picture has been decoded to its last row."""
    from PIL import Image, UnidentifiedImageError

    from heritage.tools.model3d import texture

    try:
        size = texture.supercompressed(content)
        if size:
            return {"name": name, "width": size[0], "height": size[1], "kept": "KTX2"}
        with texture.opened(content) as picture:
            picture.load()
            return {"name": name, "width": picture.width, "height": picture.height}
    except UnidentifiedImageError:
        return {"name": name, "broken": phrase("no-picture-read")}
    except SourceUnreadable as error:
        return {"name": name, "broken": error.reason}
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        return {"name": name, "broken": str(error)[:200]}
