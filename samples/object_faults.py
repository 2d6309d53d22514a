"""Plants one fault in a vase: in its surface, its files, its header or its paradata. Says which checks must find it."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from samples import shapes
from samples.shapes import Vase

Files = dict[str, bytes]
_SMALL = Vase(48, 40)


@dataclass(frozen=True, slots=True)
class Fault:
    """`plant`: the good item's files → the faulty files, and what delivery.yaml then declares. `finds`: the (check, file)
    pairs that must fail, and no others; an empty file is the item itself."""

    plant: Callable[[Files], tuple[Files, Mapping[str, Any]]]
    finds: tuple[tuple[str, str], ...]


def _less(files: Files, *names: str) -> Files:
    return {name: content for name, content in files.items() if name not in names}


def _instead(files: Files, name: str, content: bytes) -> Files:
    """The paradata, and this model instead of the vase."""
    return {"paradata.yaml": files["paradata.yaml"], name: content}


def _texture_gone(files: Files) -> tuple[Files, Mapping[str, Any]]:
    return _less(files, "glaze.jpg"), {}


def _texture_outside(files: Files) -> tuple[Files, Mapping[str, Any]]:
    return {**_less(files, "glaze.jpg"), "vase.mtl": shapes.mtl("https://heritage.invalid/glaze.jpg")}, {}


def _wrong_unit(files: Files) -> tuple[Files, Mapping[str, Any]]:
    return files, {"unit": "m"}


def _no_number(files: Files) -> tuple[Files, Mapping[str, Any]]:
    ply = bytearray(shapes.ply(_SMALL.mesh()))
    place = ply.index(b"end_header\n") + 11
    ply[place : place + 8] = struct.pack("<d", float("nan"))
    return _instead(files, "vase.ply", bytes(ply)), {}


def _index(files: Files) -> tuple[Files, Mapping[str, Any]]:
    return {**files, "vase.obj": files["vase.obj"] + b"f 1/1 2/2 999999/3\n"}, {}


def _hole(files: Files) -> tuple[Files, Mapping[str, Any]]:
    lines = files["vase.obj"].split(b"\n")
    faces = [n for n, line in enumerate(lines) if line.startswith(b"f ")]
    gone = set(faces[200:206])
    return {**files, "vase.obj": b"\n".join(line for n, line in enumerate(lines) if n not in gone)}, {
        "watertight": True
    }


def _turned_face(files: Files) -> tuple[Files, Mapping[str, Any]]:
    lines = files["vase.obj"].split(b"\n")
    number = next(n for n, line in enumerate(lines) if line.startswith(b"f "))
    lines[number] = b"f " + b" ".join(reversed(lines[number].split()[1:]))
    return {**files, "vase.obj": b"\n".join(lines)}, {}


def _empty(files: Files) -> tuple[Files, Mapping[str, Any]]:
    return _instead(files, "vase.stl", b"empty".ljust(80) + bytes(4)), {}


def _bomb(files: Files) -> tuple[Files, Mapping[str, Any]]:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        entry = zipfile.ZipInfo("3D/3dmodel.model", (2026, 3, 2, 0, 0, 0))
        package.writestr(entry, b"<model>" + b" " * (8 << 20), zipfile.ZIP_DEFLATED)
    return _instead(files, "vase.3mf", packed.getvalue()), {}


def _lying_glb(files: Files) -> tuple[Files, Mapping[str, Any]]:
    glb = bytearray(shapes.glb(_SMALL.mesh()))
    glb[8:12] = struct.pack("<I", 1 << 31)
    return _instead(files, "vase.glb", bytes(glb)), {}


def _billion(files: Files) -> tuple[Files, Mapping[str, Any]]:
    head = b"ply\nformat binary_little_endian 1.0\nelement vertex 1000000000\n"
    head += b"".join(b"property float %c\n" % axis for axis in b"xyz") + b"end_header\n"
    return _instead(files, "vase.ply", head + bytes(1200)), {}


def _no_paradata(files: Files) -> tuple[Files, Mapping[str, Any]]:
    return _less(files, "paradata.yaml"), {}


def _scale_off(files: Files) -> tuple[Files, Mapping[str, Any]]:
    return {**files, "paradata.yaml": files["paradata.yaml"].replace(b"measured_mm: 250.06", b"measured_mm: 253.1")}, {}


def _page(files: Files) -> tuple[Files, Mapping[str, Any]]:
    scan = bytearray(shapes.e57(_SMALL))
    scan[30_000] ^= 4  # one bit, as a bad disk would
    return _instead(files, "scan.e57", bytes(scan)), {}


def _cut(files: Files) -> tuple[Files, Mapping[str, Any]]:
    scan = shapes.las(_SMALL)
    return _instead(files, "scan.las", scan[: len(scan) * 2 // 3]), {"unit": "m"}


def _wrong_size(_: Files) -> tuple[Files, Mapping[str, Any]]:
    return {"map.tif": shapes.canvas(90, 60)}, {"width_mm": 80, "height_mm": 60, "depth_mm": None, "ppi": 300}


FAULTS: Mapping[str, Fault] = {
    "texture-missing": Fault(_texture_gone, (("texture-missing", "vase.obj"),)),
    "texture-url": Fault(_texture_outside, (("reference-outside", "vase.obj"),)),
    "unit-times-1000": Fault(_wrong_unit, (("dimensions", "vase.obj"),)),
    "nan-vertex": Fault(_no_number, (("nan-infinity", "vase.ply"), ("read-by-two", "vase.ply"))),
    "index-out-of-range": Fault(_index, (("index-range", "vase.obj"), ("read-by-two", "vase.obj"))),
    "hole": Fault(_hole, (("watertight", "vase.obj"),)),
    "turned-face": Fault(_turned_face, (("winding", "vase.obj"),)),
    "empty": Fault(_empty, (("empty-geometry", "vase.stl"),)),
    "zip-bomb": Fault(_bomb, (("decodes", "vase.3mf"), ("zip-bomb", "vase.3mf"))),
    "glb-length": Fault(
        _lying_glb, (("decodes", "vase.glb"), ("glb-structure", "vase.glb"), ("gltf-valid", "vase.glb"))
    ),
    "billion-vertices": Fault(_billion, (("decodes", "vase.ply"), ("truncated", "vase.ply"))),
    "e57-page": Fault(_page, (("decodes", "scan.e57"), ("e57-crc", "scan.e57"))),
    "las-cut": Fault(_cut, (("decodes", "scan.las"), ("truncated", "scan.las"))),
    "declared-size": Fault(_wrong_size, (("declared-size", "map.tif"),)),
    "no-paradata": Fault(_no_paradata, (("paradata", ""),)),
    "scale-bar": Fault(_scale_off, (("scale-bars", "paradata.yaml"),)),
}
"""Name → fault."""
