"""The containers of glTF 2.0: takes a GLB apart, and packs one whose pictures are the very bytes it was given."""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heritage import keyed
from heritage.errors import NotReadHere
from heritage.model import Phrase, about, phrase, reason_of
from heritage.tools.model3d.surface import Broken, Integers, row_keys

_MAGIC, _JSON, _BIN = b"glTF", 0x4E4F534A, 0x004E4942
LARGEST_JSON = 64 << 20


@dataclass(frozen=True, slots=True)
class Container:
    """`faults`: of structure, that did not keep it from being taken apart."""

    document: dict[str, Any]
    binary: memoryview | None
    faults: tuple[Phrase, ...] = ()


def opened(content: bytes, name: str) -> Container:
    """A GLB's JSON and its binary chunk. No length is believed before it is held against the bytes. Raises Broken."""
    if len(content) < 12 or content[:4] != _MAGIC:
        raise Broken("glb-structure", about(name, phrase("glb-none", bytes=content[:4].hex(" "))))
    version, declared = struct.unpack("<II", content[4:12])
    if version != 2:
        raise Broken("glb-structure", about(name, phrase("glb-version", version=version)))
    if declared > len(content):
        raise Broken("glb-structure", about(name, phrase("declares", promised=declared, bytes=len(content))))
    faults = [phrase("glb-after", bytes=len(content) - declared)] if declared < len(content) else []
    chunks = _chunks(memoryview(content)[12:declared], name)
    if not chunks or chunks[0][0] != _JSON:
        raise Broken("glb-structure", about(name, phrase("glb-json")))
    binary = chunks[1][1] if len(chunks) > 1 and chunks[1][0] == _BIN else None
    return Container(document(bytes(chunks[0][1]), name), binary, tuple(faults))


def _chunks(rest: memoryview, name: str) -> list[tuple[int, memoryview]]:
    found: list[tuple[int, memoryview]] = []
    while len(rest):
        if len(rest) < 8:
            raise Broken("glb-structure", about(name, phrase("glb-rest", bytes=len(rest))))
        length, kind = struct.unpack("<II", rest[:8])
        if length > len(rest) - 8:
            short = phrase("glb-chunk-short", promised=length, bytes=len(rest) - 8)
            raise Broken("glb-structure", about(name, short))
        found.append((kind, rest[8 : 8 + length]))
        rest = rest[8 + length :]
    return found


def document(text: bytes, name: str) -> dict[str, Any]:
    """The JSON of a glTF. Raises Broken, and NotReadHere for one of another version than 2."""
    if len(text) > LARGEST_JSON:
        raise Broken("decodes", about(name, phrase("limit-json", bytes=len(text), limit=LARGEST_JSON)))
    try:
        found = keyed.from_json(text)
    except (ValueError, RecursionError) as error:
        raise Broken("decodes", about(name, phrase("json-none", tool=reason_of(error)))) from error
    if not isinstance(found, dict) or not isinstance(found.get("asset"), dict):
        raise Broken("decodes", about(name, phrase("gltf-none")))
    version = str(found["asset"].get("version") or "2")
    if not version.startswith("2"):
        raise NotReadHere(about(name, phrase("gltf-version", version=version[:10])))
    return found


@dataclass(frozen=True, slots=True)
class Part:
    """What is drawn with one material: distinct corners and triangles over them. UVs have their origin at the upper left."""

    positions: NDArray[np.float32]
    triangles: NDArray[np.uint32]
    uvs: NDArray[np.float32] | None = None
    normals: NDArray[np.float32] | None = None
    colours: NDArray[np.uint8] | None = None  # RGBA
    colour: tuple[float, float, float, float] = (0.8, 0.8, 0.8, 1.0)
    texture: bytes = b""


@dataclass(slots=True)
class _Packing:
    """The tables of a document while it grows; `blocks` become the binary chunk."""

    blocks: list[bytes] = field(default_factory=list)
    size: int = 0
    views: list[dict[str, Any]] = field(default_factory=list)
    accessors: list[dict[str, Any]] = field(default_factory=list)
    pictures: dict[bytes, int] = field(default_factory=dict)
    images: list[dict[str, Any]] = field(default_factory=list)

    def view(self, content: bytes, target: int | None = None) -> int:
        self.views.append({"buffer": 0, "byteOffset": self.size, "byteLength": len(content)})
        if target:
            self.views[-1]["target"] = target
        padded = content + b"\0" * (-len(content) % 4)
        self.blocks.append(padded)
        self.size += len(padded)
        return len(self.views) - 1

    def accessor(
        self, values: NDArray[Any], kind: str, component: int, *, bounds: bool = False, index: bool = False
    ) -> int:
        row: dict[str, Any] = {
            "bufferView": self.view(values.tobytes(), 34963 if index else 34962), "componentType": component,
            "count": len(values), "type": kind,
        }  # fmt: skip
        if bounds:
            row |= {"min": values.min(axis=0).tolist(), "max": values.max(axis=0).tolist()}
        self.accessors.append(row)
        return len(self.accessors) - 1

    def picture(self, content: bytes) -> int:
        if content not in self.pictures:
            self.images.append({"bufferView": self.view(content), "mimeType": media_type(content)})
            self.pictures[content] = len(self.images) - 1
        return self.pictures[content]


def media_type(picture: bytes) -> str:
    """image/jpeg or image/png, the two that glTF knows; "" for another."""
    return {b"\xff\xd8\xff": "image/jpeg", b"\x89PN": "image/png"}.get(picture[:3], "")


def packed(parts: list[Part], generator: str, extras: dict[str, Any] | None = None, *, upright: bool = True) -> bytes:
    """A GLB of one node. Pictures are embedded byte for byte. `upright`: the model's y axis points up, as glTF wants; when it
    is z, the node turns it, and the coordinates stay what they are."""
    packing = _Packing()
    primitives = [_primitive(packing, part, number) for number, part in enumerate(parts)]
    materials = [_material(packing, part) for part in parts]
    found: dict[str, Any] = {
        "asset": {"version": "2.0", "generator": generator, **({"extras": extras} if extras else {})},
        "scene": 0, "scenes": [{"nodes": [0]}], "nodes": [{"mesh": 0, **({} if upright else {"rotation": _Z_UP})}], "meshes": [{"primitives": primitives}],
        "materials": materials, "accessors": packing.accessors, "bufferViews": packing.views,
        "buffers": [{"byteLength": packing.size}],
    }  # fmt: skip
    if packing.images:
        found["images"] = packing.images
        found["samplers"] = [{"magFilter": 9729, "minFilter": 9987, "wrapS": 10497, "wrapT": 10497}]
        found["textures"] = [{"source": n, "sampler": 0} for n in range(len(packing.images))]
    return _file(found, b"".join(packing.blocks))


_Z_UP = [-(0.5**0.5), 0.0, 0.0, 0.5**0.5]
"""A quarter turn about x: z becomes y."""


def _primitive(packing: _Packing, part: Part, number: int) -> dict[str, Any]:
    attributes = {"POSITION": packing.accessor(part.positions, "VEC3", 5126, bounds=True)}
    if part.normals is not None:
        attributes["NORMAL"] = packing.accessor(part.normals, "VEC3", 5126)
    if part.uvs is not None:
        attributes["TEXCOORD_0"] = packing.accessor(part.uvs, "VEC2", 5126)
    if part.colours is not None:
        attributes["COLOR_0"] = packing.accessor(part.colours, "VEC4", 5121)
        packing.accessors[-1]["normalized"] = True
    if not len(part.triangles):
        return {"attributes": attributes, "material": number, "mode": 0}  # loose points
    flat = part.triangles.reshape(-1)
    small = len(part.positions) < 65535
    indices = packing.accessor(flat.astype("<u2" if small else "<u4"), "SCALAR", 5123 if small else 5125, index=True)
    return {"attributes": attributes, "indices": indices, "material": number}


def _material(packing: _Packing, part: Part) -> dict[str, Any]:
    surface: dict[str, Any] = {"metallicFactor": 0.0, "roughnessFactor": 1.0}
    if part.texture:
        surface["baseColorTexture"] = {"index": packing.picture(part.texture)}
    else:
        surface["baseColorFactor"] = list(part.colour) if part.colours is None else [1.0, 1.0, 1.0, 1.0]
    return {"pbrMetallicRoughness": surface, "doubleSided": True}


def _file(found: dict[str, Any], binary: bytes) -> bytes:
    text = json.dumps(found, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    total = 12 + 8 + len(text) + 8 + len(binary)
    head = struct.pack("<4sII", _MAGIC, 2, total)
    return b"".join([head, struct.pack("<II", len(text), _JSON), text, struct.pack("<II", len(binary), _BIN), binary])


def without_doubles(rows: NDArray[Any]) -> tuple[Integers, Integers]:
    """(first places of the distinct rows, for each row its number among them), in the order in which they first come."""
    _, first, inverse = np.unique(row_keys(rows), return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    return first[order].astype(np.int64), rank[inverse].astype(np.int64)
