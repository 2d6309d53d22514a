"""Packs a surface as GLB in metres, and asks Khronos's validator before anybody else sees it."""

from __future__ import annotations

import io
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from heritage.contracts import NormalisationJob
from heritage.errors import ProofFailed, SourceUnreadable
from heritage.model import Validation, phrase
from heritage.normalise.model3d.settings import scale, unit, up
from heritage.tools.model3d import texture
from heritage.tools.model3d.gltf import container as gltf
from heritage.tools.model3d.gltf import validator as gltf_validator
from heritage.tools.model3d.gltf import writing as gltf_write
from heritage.tools.model3d.gltf.container import Part
from heritage.tools.model3d.surface import Mesh

TOOL = "heritage GLB packer"


def scale_of(order: NormalisationJob) -> float:
    """Metres per unit of the delivered model."""
    return scale(order)


def glb(mesh: Mesh, order: NormalisationJob) -> bytes:
    """The whole surface, about its own origin. Raises ProofFailed when the validator finds an error."""
    content = gltf.packed(gltf_write.parts(mesh, scale(order)), TOOL)  # not turned: the coordinates are what is kept
    validated(content, order)
    return content


def packed(parts: list[Part], order: NormalisationJob, said: dict[str, Any]) -> bytes:
    """The file, valid. Without a declared unit its coordinates are taken as metres, and it says so."""
    extras = {**said, **({} if unit(order) else {"unit": "not declared: the delivered numbers, taken as metres"})}
    content = gltf.packed(parts, TOOL, extras, upright=up(order) == "y")
    validated(content, order)
    return content


def validated(content: bytes, order: NormalisationJob) -> None:
    """Raises ProofFailed unless Khronos's validator finds 0 errors."""
    order.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".partial-glb-", dir=order.folder) as place:
        path = Path(place) / "made.glb"
        path.write_bytes(content)
        found = gltf_validator.validate(path)
    if found.errors:
        raise ProofFailed(
            f"{order.item.id}: {gltf_validator.version()} finds {found.errors} errors in our GLB: {found.told[:3]}"
        )


def validations() -> tuple[Validation, ...]:
    """What Khronos's validator said of whatever was packed here."""
    return (Validation(gltf_validator.version(), "valid glTF 2.0: 0 errors"),)


def with_small_pictures(parts: list[Part], pixels: int, quality: int) -> tuple[list[Part], list[str]]:
    """Pictures longer than `pixels` are reduced, and those that GLB or its readers do not know (no JPEG or PNG; CMYK) are turned
    into JPEG, with alpha into PNG; once each. Also: why, for each that could not be, and is left out."""
    made: dict[bytes, bytes] = {}
    lost: list[str] = []
    for picture in {part.texture for part in parts if part.texture}:
        try:
            made[picture] = _small(picture, pixels, quality)
        except (SourceUnreadable, OSError, SyntaxError, ValueError) as error:
            lost.append(f"a picture of {len(picture):,} bytes ({texture.known(picture)}): {str(error)[:200]}")
    return [replace(part, texture=made.get(part.texture, b"")) for part in parts], sorted(lost)


def _small(picture: bytes, pixels: int, quality: int) -> bytes:
    from PIL import Image

    if texture.supercompressed(picture):
        raise SourceUnreadable(phrase("ktx2-packed"))
    with texture.opened(picture) as opened:
        if max(opened.size) <= pixels and gltf.media_type(picture) and opened.mode != "CMYK":
            return picture
        opened.draft("RGB", (pixels, pixels))
        small = texture.plain(opened)
        profile = opened.info.get("icc_profile") if opened.mode in {"RGB", "RGBA"} else None
    small.thumbnail((pixels, pixels), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    kept = {"icc_profile": profile} if profile else {}
    small.save(out, *(["PNG"] if small.mode == "RGBA" else ["JPEG"]), quality=quality, **kept)
    return out.getvalue()
