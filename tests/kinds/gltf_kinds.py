"""glTF and GLB as programs write them, and pictures of models in every format; and what hostile ones name or promise."""

from __future__ import annotations

import base64
import io
import json
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

import DracoPy
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from heritage.tools.model3d.gltf import container as gltf
from heritage.tools.model3d.gltf import writing as gltf_write
from kinds.kind import Kind
from samples import shapes
from samples.shapes import Vase

RED, GREEN = (200, 40, 30), (30, 160, 60)
_TYPES = {"f4": 5126, "u4": 5125, "u2": 5123, "u1": 5121, "i2": 5122}


@cache
def vase() -> gltf.Part:
    """A small closed surface in metres, with UVs."""
    return gltf_write.parts(Vase(16, 12).mesh(), 0.001)[0]


def picture(kind: str, mode: str = "RGB", **how: Any) -> bytes:
    """Red at the left, green at the right."""
    found = Image.new("RGB", (64, 32), RED)
    found.paste(GREEN, (32, 0, 64, 32))
    out = io.BytesIO()
    found.convert(mode).save(out, kind, **how)
    return out.getvalue()


@dataclass
class Writing:
    """A glTF while it grows. `rows` are its tables."""

    binary: bytearray = field(default_factory=bytearray)
    rows: dict[str, Any] = field(default_factory=dict)

    def add(self, table: str, row: dict[str, Any]) -> int:
        self.rows.setdefault(table, []).append(row)
        return len(self.rows[table]) - 1

    def view(self, content: bytes, **more: Any) -> int:
        self.binary += bytes(-len(self.binary) % 4)
        start = len(self.binary)
        self.binary += content
        return self.add("bufferViews", {"buffer": 0, "byteOffset": start, "byteLength": len(content), **more})

    def accessor(self, values: NDArray[Any], view: int | None = None, **more: Any) -> int:
        kind = {1: "SCALAR", 2: "VEC2", 3: "VEC3", 4: "VEC4"}[1 if values.ndim == 1 else values.shape[1]]
        row = {"componentType": _TYPES[values.dtype.str[1:]], "count": len(values), "type": kind, **more}
        if view != -1:
            row["bufferView"] = self.view(np.ascontiguousarray(values).tobytes()) if view is None else view
        if kind == "VEC3":
            row |= {"min": values.min(axis=0).tolist(), "max": values.max(axis=0).tolist()}
        return self.add("accessors", row)

    def used(self, *names: str, needed: bool = True) -> None:
        self.rows.setdefault("extensionsUsed", []).extend(names)
        if needed:
            self.rows.setdefault("extensionsRequired", []).extend(names)

    def scene(self, attributes: dict[str, int], indices: int | None, **node: Any) -> None:
        primitive: dict[str, Any] = {"attributes": attributes}
        if indices is not None:
            primitive["indices"] = indices
        if self.rows.get("materials"):
            primitive["material"] = 0
        self.add("meshes", {"primitives": [primitive]})
        self.add("nodes", {"mesh": 0, **node})
        self.rows |= {"scene": 0, "scenes": [{"nodes": [0]}]}

    def material(self, content: bytes, mime: str, source: str = "source") -> None:
        """A picture inside, found by the texture's `source` or by the extension of that name."""
        self.add("images", {"bufferView": self.view(content), "mimeType": mime})
        found: dict[str, Any] = {"source": 0} if source == "source" else {"extensions": {source: {"source": 0}}}
        self.add("textures", found)
        self.add("materials", {"pbrMetallicRoughness": {"baseColorTexture": {"index": 0}}, "doubleSided": True})
        if source != "source":
            self.used(source)

    def glb(self, folder: Path) -> None:
        self.rows["buffers"] = [{"byteLength": len(self.binary)}, *self.rows.get("buffers", [])]
        self.binary += bytes(-len(self.binary) % 4)
        text = json.dumps({"asset": {"version": "2.0"}, **self.rows}).encode()
        text += b" " * (-len(text) % 4)
        head = struct.pack("<4sIIII", b"glTF", 2, 28 + len(text) + len(self.binary), len(text), 0x4E4F534A)
        content = head + text + struct.pack("<II", len(self.binary), 0x004E4942) + self.binary
        (folder / "a.glb").write_bytes(content)

    def gltf(self, folder: Path, uri: str | None = "a b.bin") -> None:
        """`uri` None: all inside, as data."""
        stored = "data:application/octet-stream;base64," + base64.b64encode(self.binary).decode()
        name = stored if uri is None else uri.replace(" ", "%20")
        self.rows["buffers"] = [{"byteLength": len(self.binary), "uri": name}]
        if uri is not None:
            (folder / uri).write_bytes(self.binary)
        (folder / "a.gltf").write_text(json.dumps({"asset": {"version": "2.0"}, **self.rows}), encoding="utf-8")


def written(textured: bool = True, **node: Any) -> Writing:
    """The vase, plainly."""
    found = Writing()
    if textured:
        found.material(picture("PNG"), "image/png")
    part = vase()
    uvs = {} if part.uvs is None or not textured else {"TEXCOORD_0": found.accessor(part.uvs)}
    found.scene({"POSITION": found.accessor(part.positions), **uvs}, found.accessor(part.triangles.reshape(-1)), **node)
    return found


def _glb(folder: Path) -> None:
    written().glb(folder)


def _beside(folder: Path) -> None:
    written().gltf(folder)


def _inside(folder: Path) -> None:
    written().gltf(folder, None)


def _percent(folder: Path) -> None:
    found = written()
    found.gltf(folder, None)
    plain = "data:application/octet-stream," + "".join(f"%{byte:02X}" for byte in found.binary)
    rows = json.loads((folder / "a.gltf").read_text("utf-8"))
    (folder / "a.gltf").write_text(json.dumps({**rows, "buffers": [{**rows["buffers"][0], "uri": plain}]}), "utf-8")


def _twice(folder: Path) -> None:
    written().gltf(folder, None)
    text = (folder / "a.gltf").read_text("utf-8")
    (folder / "a.gltf").write_text(text[:-1] + ', "nodes": [{"mesh": 0, "scale": [2, 2, 2]}]}', "utf-8")


def _quantised(folder: Path) -> None:
    found, part = Writing(), vase()
    found.material(picture("PNG"), "image/png")
    low, side = part.positions.min(axis=0), float(np.ptp(part.positions, axis=0).max())
    whole = np.zeros((len(part.positions), 4), np.int16)
    whole[:, :3] = np.rint((part.positions - low) / side * 32767)
    view = found.view(whole.tobytes(), byteStride=8)
    assert part.uvs is not None
    uvs = np.clip(np.rint(part.uvs * 65535), 0, 65535).astype(np.uint16)
    attributes = {
        "POSITION": found.accessor(whole[:, :3], view, normalized=True),
        "TEXCOORD_0": found.accessor(uvs, normalized=True),
    }
    found.used("KHR_mesh_quantization")
    found.scene(attributes, found.accessor(part.triangles.reshape(-1)), scale=[side] * 3, translation=low.tolist())
    found.glb(folder)


def _sparse(folder: Path) -> None:
    """Every position is replaced: the base is all zeros."""
    found, part = Writing(), vase()
    at = found.view(np.arange(len(part.positions), dtype=np.uint16).tobytes())
    values = found.view(part.positions.tobytes())
    sparse = {
        "count": len(part.positions), "indices": {"bufferView": at, "componentType": 5123}, "values": {"bufferView": values}
    }  # fmt: skip
    positions = found.accessor(part.positions, -1, sparse=sparse)
    found.scene({"POSITION": positions}, found.accessor(part.triangles.reshape(-1)))
    found.glb(folder)


def draco_glb(folder: Path, *, count: int = 0) -> None:
    """`count`: what the accessors promise instead of what is there."""
    found, part = Writing(), vase()
    found.material(picture("PNG"), "image/png")
    assert part.uvs is not None
    packed = DracoPy.encode(part.positions, part.triangles, quantization_bits=16, tex_coord=part.uvs.astype(float))
    made = DracoPy.decode(packed)
    ids = {a["attribute_type"]: a["unique_id"] for a in made.attributes}
    attributes = {
        "POSITION": found.accessor(np.asarray(made.points, np.float32), -1),
        "TEXCOORD_0": found.accessor(np.asarray(made.tex_coord, np.float32), -1),
    }
    indices = found.accessor(np.asarray(made.faces, np.uint32).reshape(-1), -1)
    found.scene(attributes, indices)
    if count:
        for number in attributes.values():
            found.rows["accessors"][number]["count"] = count
    told = {"bufferView": found.view(packed), "attributes": {"POSITION": ids[0], "TEXCOORD_0": ids[3]}}
    found.rows["meshes"][0]["primitives"][0]["extensions"] = {"KHR_draco_mesh_compression": told}
    found.used("KHR_draco_mesh_compression")
    found.glb(folder)


def meshopt_values(values: NDArray[Any]) -> bytes:
    """meshopt's mode ATTRIBUTES, version 0, without any saving: each byte of each value stands as its difference from the
    last value's, every group of 16 in full (code 3)."""
    stride = values.dtype.itemsize * values.shape[1]
    rows = np.frombuffer(np.ascontiguousarray(values).tobytes(), np.uint8).reshape(-1, stride)
    block = min(8192 // stride & ~15, 256)
    found, last = bytearray(b"\xa0"), rows[0]
    for start in range(0, len(rows), block):
        some = rows[start : start + block]
        steps = np.diff(np.concatenate([last[None], some]).astype(np.int16), axis=0).astype(np.int8)
        zigzag = ((steps.astype(np.int16) << 1) ^ (steps.astype(np.int16) >> 7)).astype(np.uint8)
        groups = -(-len(some) // 16)
        whole = np.zeros((groups * 16, stride), np.uint8)
        whole[: len(some)] = zigzag
        for column in range(stride):
            codes = np.full(groups + (-groups % 4), 3)
            codes[groups:] = 0
            found += bytes(int(a | b << 2 | c << 4 | d << 6) for a, b, c, d in codes.reshape(-1, 4).tolist())
            found += whole[:, column].tobytes()
        last = some[-1]
    return bytes(found) + bytes(max(32 - stride, 0)) + rows[0].tobytes()


def meshopt_indices(indices: NDArray[np.uint32]) -> bytes:
    """meshopt's mode INDICES, version 1: each as its difference from the last, by seven bits."""
    found, last = bytearray(b"\xd1"), 0
    for index in indices.tolist():
        step = index - last
        code = ((step << 1) ^ (step >> 31)) << 1 & 0xFFFFFFFF
        last = index
        while code > 127:
            found.append(code & 127 | 128)
            code >>= 7
        found.append(code)
    return bytes(found) + bytes(4)


def meshopt_glb(folder: Path, *, name: str = "EXT_meshopt_compression", count: int = 0) -> None:
    found, part = Writing(), vase()
    found.material(picture("PNG"), "image/png")
    found.rows["buffers"] = [{"byteLength": 1 << 20, "extensions": {name: {"fallback": True}}}]
    place = 0
    numbers = []
    assert part.uvs is not None
    for values, mode in ((part.positions, "ATTRIBUTES"), (part.uvs, "ATTRIBUTES"), (part.triangles, "INDICES")):
        flat = values.reshape(-1, 1) if mode == "INDICES" else values
        stored = meshopt_values(flat) if mode == "ATTRIBUTES" else meshopt_indices(flat.reshape(-1))
        view = found.view(stored)
        row = found.rows["bufferViews"][view]
        packed = {**row, "byteStride": 4 * flat.shape[1], "count": count or len(flat), "mode": mode}
        stride = {} if mode == "INDICES" else {"byteStride": 4 * flat.shape[1]}
        found.rows["bufferViews"][view] = {
            "buffer": 1, "byteOffset": place, "byteLength": flat.nbytes, **stride, "extensions": {name: packed}
        }  # fmt: skip
        place += flat.nbytes
        numbers.append(found.accessor(flat.reshape(-1) if mode == "INDICES" else flat, view))
    found.scene({"POSITION": numbers[0], "TEXCOORD_0": numbers[1]}, numbers[2])
    found.used(name)
    found.glb(folder)


def _gloss(folder: Path) -> None:
    found = written()
    (material,) = found.rows["materials"]
    diffuse = material.pop("pbrMetallicRoughness")["baseColorTexture"]
    material["extensions"] = {"KHR_materials_pbrSpecularGlossiness": {"diffuseTexture": diffuse}}
    found.used("KHR_materials_pbrSpecularGlossiness", needed=False)
    found.gltf(folder)


def _turned(folder: Path) -> None:
    found = written()
    used = found.rows["materials"][0]["pbrMetallicRoughness"]["baseColorTexture"]
    used["extensions"] = {"KHR_texture_transform": {"offset": [0.25, 0.5], "scale": [0.5, 0.25]}}
    found.used("KHR_texture_transform")
    found.gltf(folder)


def _hidden(folder: Path) -> None:
    found = written()
    found.add("nodes", {"mesh": 0, "translation": [5, 0, 0]})
    attributes = found.rows["meshes"][0]["primitives"][0]["attributes"]
    attributes["_FEATURE_ID_0"] = found.accessor(np.zeros(len(vase().positions), np.float32))
    found.gltf(folder)


def _second_uvs(folder: Path) -> None:
    found = written()
    found.rows["materials"][0]["pbrMetallicRoughness"]["baseColorTexture"]["texCoord"] = 1
    attributes = found.rows["meshes"][0]["primitives"][0]["attributes"]
    attributes["TEXCOORD_1"] = attributes["TEXCOORD_0"]
    attributes["TEXCOORD_0"] = found.accessor(np.zeros((len(vase().positions), 2), np.float32))
    found.gltf(folder)


def _instances(folder: Path) -> None:
    places = np.array([[0, 0, 0], [1, 0, 0], [0, 0, 1]], np.float32)
    found = written()
    told = {"EXT_mesh_gpu_instancing": {"attributes": {"TRANSLATION": found.accessor(places)}}}
    found.rows["nodes"][0]["extensions"] = told
    found.used("EXT_mesh_gpu_instancing")
    found.gltf(folder)


def _moving(folder: Path) -> None:
    found = written()
    times, turns = np.array([0, 1], np.float32), np.array([[0, 0, 0, 1], [0, 1, 0, 0]], np.float32)
    time = found.accessor(times, min=[0.0], max=[1.0])
    sampler = {"input": time, "output": found.accessor(turns)}
    channel = {"sampler": 0, "target": {"node": 0, "path": "rotation"}}
    found.rows["animations"] = [{"samplers": [sampler], "channels": [channel]}]
    found.rows["cameras"] = [{"type": "perspective", "perspective": {"yfov": 0.7, "znear": 0.01}}]
    found.add("nodes", {"camera": 0})
    found.rows["scenes"][0]["nodes"].append(1)
    found.gltf(folder)


def _colours(folder: Path) -> None:
    found = written(textured=False)
    colours = np.tile(np.array([65535, 0, 32768, 65535], np.uint16), (len(vase().positions), 1))
    attributes = found.rows["meshes"][0]["primitives"][0]["attributes"]
    attributes["COLOR_0"] = found.accessor(colours, normalized=True)
    found.gltf(folder)


def _webp(folder: Path) -> None:
    found = Writing()
    found.material(picture("WEBP", lossless=True), "image/webp", "EXT_texture_webp")
    _shaped(found)
    found.gltf(folder)


def ktx2(width: int = 64, height: int = 32, start: int = 104) -> bytes:
    """A header and one level of BasisLZ, which nobody here unpacks."""
    head = struct.pack("<9I", 0, 1, width, height, 0, 0, 1, 1, 1) + struct.pack("<IIIIQQ", 0, 0, 0, 0, 0, 0)
    return b"\xabKTX 20\xbb\r\n\x1a\n" + head + struct.pack("<QQQ", start, 64, 0) + bytes(64)


def _basis(folder: Path) -> None:
    found = Writing()
    found.material(ktx2(), "image/ktx2", "KHR_texture_basisu")
    _shaped(found)
    found.gltf(folder)


def _shaped(found: Writing) -> None:
    part = vase()
    assert part.uvs is not None
    attributes = {"POSITION": found.accessor(part.positions), "TEXCOORD_0": found.accessor(part.uvs)}
    found.scene(attributes, found.accessor(part.triangles.reshape(-1)))


def naming(uri: str, table: str = "images", folder: Path = Path()) -> None:
    found = written()
    if table == "buffers":
        found.gltf(folder)
        rows = json.loads((folder / "a.gltf").read_text())
        rows["buffers"][0]["uri"] = uri
    else:
        found.gltf(folder)
        rows = json.loads((folder / "a.gltf").read_text())
        if table == "images":
            rows["images"][0] = {"uri": uri}
        else:
            rows["extensions"] = {"KHR_audio": {"audio": [{"uri": uri}]}}
    (folder / "a.gltf").write_text(json.dumps(rows))


def _spoilt(change: Callable[[dict[str, Any]], None], folder: Path) -> None:
    found = written()
    change(found.rows)
    found.gltf(folder)


def _billions(rows: dict[str, Any]) -> None:
    rows["accessors"][0]["count"] = 4_000_000_000


def _sparse_billions(rows: dict[str, Any]) -> None:
    row = rows["accessors"][0]
    del row["bufferView"]
    row["count"] = 4_000_000_000


def _of_version_1(rows: dict[str, Any]) -> None:
    rows["asset"] = {"version": "1.0"}


def _cycle(rows: dict[str, Any]) -> None:
    rows["nodes"][0]["children"] = [0, 0]


def _many_instances(rows: dict[str, Any]) -> None:
    rows["meshes"] = [{"primitives": rows["meshes"][0]["primitives"] * 50_000}]


def textured_obj(content: bytes, name: str, folder: Path) -> None:
    """The vase as OBJ, with this picture."""
    mesh = Vase(16, 12).mesh()
    (folder / "vase.obj").write_bytes(shapes.obj(mesh))
    (folder / "vase.mtl").write_bytes(shapes.mtl().replace(b"glaze.jpg", name.encode()))
    (folder / name).write_bytes(content)


def _obj(variant: str, content: bytes, name: str, **more: Any) -> Kind:
    return _kind("OBJ with a picture", variant, partial(textured_obj, content, name), master=".ply", **more)


def _kind(name: str, variant: str, make: Callable[[Path], object], **more: Any) -> Kind:
    return Kind(name, variant, make, line="objects", policy="legacy", reader=more.pop("reader", "heritage"), **more)


def grey16() -> bytes:
    out = io.BytesIO()
    Image.fromarray(np.full((32, 64), 40_000, np.uint16)).save(out, "TIFF")
    return out.getvalue()


def turned_jpeg() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    return picture("JPEG", exif=exif.tobytes(), quality=95)


OUT = {
    "upwards": "../../../canary.bin", "absolute": "/etc/hostname", "URL": "https://example.org/a", "file": "file:///etc/hostname",
    "percent": "..%2F..%2F..%2Fcanary.bin", "backslashes": "..\\..\\..\\canary.bin", "drive": "C:\\canary.bin",
}  # fmt: skip
OUTSIDE = {"state": "held", "fault": "reference-outside"}
KINDS = [
    _kind("GLB", "plain, picture inside", _glb),
    _kind("glTF", "buffer beside it, a blank in its name", _beside, master=".ply"),
    _kind("glTF", "all inside as data", _inside, master=".ply"),
    _kind("glTF", "all inside as data without base64", _percent, master=".ply"),
    _kind("glTF", "a key twice", _twice, state="held", fault="decodes", told=['decodes: the key "nodes" stands twice']),
    _kind("GLB", "KHR_mesh_quantization", _quantised, told=["read-by-two: quantization"]),
    _kind("GLB", "sparse positions", _sparse, told=["read-by-two: sparse"]),
    _kind("GLB", "Draco", draco_glb, master=".ply", told=["gltf-extensions: KHR_draco"], reader="DracoPy"),
    _kind("GLB", "meshopt", meshopt_glb, master=".ply", told=["gltf-extensions: EXT_meshopt"], reader="meshoptimizer"),
    _kind("glTF", "KHR_materials_pbrSpecularGlossiness", _gloss, master=".ply"),
    _kind("glTF", "KHR_texture_transform", _turned, master=".ply"),
    _kind(
        "glTF",
        "a part that no scene shows, values of its own",
        _hidden,
        master=".ply",
        told=["left-out: parts that no scene shows", "left-out: values of its own at corners: _FEATURE_ID_0"],
    ),
    _kind("glTF", "second set of UVs", _second_uvs, master=".ply"),
    _kind("glTF", "EXT_mesh_gpu_instancing", _instances, master=".ply"),
    _kind("glTF", "animation and camera", _moving, master=".ply"),
    _kind("glTF", "colours of vertices, 16 bits", _colours, master=".ply"),
    _kind("glTF", "WebP picture", _webp, master=".ply"),
    _kind("glTF", "KTX2 picture", _basis, master=".ply", told=["texture-missing: KTX2"]),
    _kind("glTF", "picture named upwards", partial(naming, OUT["upwards"], "images"), **OUTSIDE),
    _kind("glTF", "buffer named by URL", partial(naming, OUT["URL"], "buffers"), **OUTSIDE),
    _kind("glTF", "sound of an extension named absolutely", partial(naming, OUT["absolute"], "extensions"), **OUTSIDE),
    _kind(
        "glTF", "picture not delivered", partial(naming, "none.png", "images"), state="held", fault="texture-missing"
    ),
    _kind("glTF", "accessor of four milliards", partial(_spoilt, _billions), state="held", fault="truncated"),
    _kind("glTF", "nothing but a count", partial(_spoilt, _sparse_billions), state="held", fault="truncated"),
    _kind(
        "glTF",
        "1.0",
        partial(_spoilt, _of_version_1),
        state="held",
        fault="decodes",
        told=["decodes: glTF 1.0; 2.0 is read here", "decodes: Nothing shows that it is damaged."],
    ),
    _kind("glTF", "nodes in a circle", partial(_spoilt, _cycle), state="held", fault="decodes"),
    _kind("glTF", "one part fifty thousand times", partial(_spoilt, _many_instances), state="held", fault="decodes"),
    _kind("GLB", "Draco, count of milliards", partial(draco_glb, count=3_000_000_000), state="held", fault="truncated"),
    _kind(
        "GLB", "meshopt, count of milliards", partial(meshopt_glb, count=3_000_000_000), state="held", fault="truncated"
    ),
    _obj("JPEG", picture("JPEG", quality=95), "t.jpg"),
    _obj("JPEG, progressive", picture("JPEG", quality=95, progressive=True), "t.jpg"),
    _obj("JPEG, EXIF orientation 6", turned_jpeg(), "t.jpg"),
    _obj("JPEG, CMYK", picture("JPEG", "CMYK", quality=95), "t.jpg"),
    _obj("JPEG, grey", picture("JPEG", "L", quality=95), "t.jpg"),
    _obj("PNG, palette", picture("PNG", "P"), "t.png"),
    _obj("TIFF", picture("TIFF"), "t.tif"),
    _obj("TIFF, LZW", picture("TIFF", compression="tiff_lzw"), "t.tif"),
    _obj("TIFF, CMYK", picture("TIFF", "CMYK"), "t.tif"),
    _obj("TIFF, CIELAB", picture("TIFF", "LAB"), "t.tif"),
    _obj("TIFF, grey, 16 bits", grey16(), "t.tif"),
    _obj("BMP", picture("BMP"), "t.bmp"),
    _obj("TGA", picture("TGA"), "t.tga"),
    _obj("WebP", picture("WEBP", lossless=True), "t.webp"),
    _obj("JPEG 2000", picture("JPEG2000"), "t.jp2"),
    _obj("KTX2", ktx2(), "t.ktx2", told=["texture-missing: KTX2"]),
]
