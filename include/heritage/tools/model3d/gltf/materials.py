"""A glTF's materials, as far as a copy can carry them: the colour, its picture, and where in the picture a corner lies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, sin
from typing import Any
from urllib.parse import unquote

import numpy as np

from heritage.model import Phrase, phrase
from heritage.tools.model3d.gltf import scene as gltf_scene
from heritage.tools.model3d.gltf.document import Document, extensions
from heritage.tools.model3d.surface import Floats, Material

_LOOKS = ("KHR_materials_", "KHR_lights_", "KHR_audio")
_GLOSS = "KHR_materials_pbrSpecularGlossiness"
_TURNED = "KHR_texture_transform"
_SOURCES = ("EXT_texture_webp", "KHR_texture_basisu", "EXT_texture_avif", "MSFT_texture_dds")


@dataclass(frozen=True, slots=True)
class Surface:
    """`uv_set`: which TEXCOORD_n the picture is laid on with; `turn`: 3 × 3, for UVs from the upper left; None: as they are."""

    material: Material
    uv_set: int = 0
    turn: Floats | None = None


def surfaces(document: Document) -> Iterator[Surface]:
    """One per material, in the file's order."""
    pictures: dict[int, tuple[bytes, str]] = {}
    for row in document.table("materials"):
        colour, used = _colour(row)
        content, name = _texture(document, used, pictures)
        usual = colour if len(colour) == 4 else (1.0, 1.0, 1.0, 1.0)
        turn = extensions(used).get(_TURNED, {})
        chosen = turn.get("texCoord", used.get("texCoord", 0))
        yield Surface(
            Material(str(row.get("name", "")), usual, content, name),
            chosen if isinstance(chosen, int) else 0,
            _turn(turn),
        )


def _colour(row: dict[str, Any]) -> tuple[tuple[float, ...], dict[str, Any]]:
    """The colour, and the picture that it multiplies: the usual one, else the diffuse one of specular and glossiness."""
    surface, gloss = row.get("pbrMetallicRoughness", {}), extensions(row).get(_GLOSS, {})
    usual = surface.get("baseColorTexture")
    if gloss and not isinstance(usual, dict):
        surface, usual = {"baseColorFactor": gloss.get("diffuseFactor", (1, 1, 1, 1))}, gloss.get("diffuseTexture")
    colour = tuple(float(v) for v in surface.get("baseColorFactor", (1, 1, 1, 1)))
    return colour, usual if isinstance(usual, dict) else {}


def _turn(row: dict[str, Any]) -> Floats | None:
    """KHR_texture_transform: moved, turned against the clock, scaled."""
    if not {"offset", "rotation", "scale"} & set(row):
        return None
    (dx, dy), (sx, sy) = row.get("offset", (0, 0)), row.get("scale", (1, 1))
    angle = float(row.get("rotation", 0))
    across, up = cos(angle), sin(angle)
    return np.array([[sx * across, sy * up, dx], [-sx * up, sy * across, dy], [0, 0, 1]], float)


def _texture(document: Document, used: dict[str, Any], pictures: dict[int, tuple[bytes, str]]) -> tuple[bytes, str]:
    if not used:
        return b"", ""
    row = document.row("textures", used.get("index"))
    others = [extensions(row)[name].get("source") for name in _SOURCES if name in extensions(row)]
    source = next((s for s in (row.get("source"), *others) if isinstance(s, int)), None)
    if source is None:
        return b"", ""
    if source not in pictures:
        pictures[source] = _picture(document, document.row("images", source))
    return pictures[source]


def _picture(document: Document, image: dict[str, Any]) -> tuple[bytes, str]:
    if isinstance(image.get("uri"), str):
        uri = image["uri"]
        return document.outside(uri, "texture") or b"", "" if uri.startswith("data:") else unquote(uri)
    held = document.view(image.get("bufferView"))[0]
    return (bytes(held) if held is not None else b""), ""


_TABLES = {"animations": phrase("left-animations"), "skins": phrase("left-skins"), "cameras": phrase("left-cameras")}


def left_out(document: Document) -> tuple[Phrase, ...]:
    """What a surface has no place for, and the file holds: for the sheet of a copy."""
    rows = document.rows
    found = [told for name, told in _TABLES.items() if document.table(name)]
    found += [phrase("left-scenes")] if len(document.table("scenes")) > 1 else []
    primitives = [p for m in document.table("meshes") for p in m.get("primitives", []) if isinstance(p, dict)]
    found += [phrase("left-targets")] if any(p.get("targets") for p in primitives) else []
    found += [phrase("left-gltf-lines")] if any(p.get("mode") in {1, 2, 3} for p in primitives) else []
    loose, faces = (any((p.get("mode", 4) == 0) is is_loose for p in primitives) for is_loose in (True, False))
    found += [phrase("left-points")] if loose and faces else []
    found += [phrase("left-uvs")] if any("TEXCOORD_1" in p.get("attributes", {}) for p in primitives) else []
    found += [phrase("left-unshown")] if gltf_scene.unshown(document) else []
    own = sorted({a for p in primitives for a in p.get("attributes", {}) if a.startswith("_")})
    found += [phrase("left-own", names=own)] if own else []
    used = rows.get("extensionsUsed", [])
    names = [str(n) for n in used] if isinstance(used, list) else []
    return (*found, *(phrase("left-extension", name=n) for n in names if n.startswith(_LOOKS)))
