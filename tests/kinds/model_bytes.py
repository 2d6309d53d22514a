"""A box of 40 units in every format of models, small, with what the kinds put into it; the same bytes each time."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from PIL import Image

CORNERS = [(x, y, z) for z in (0, 40) for y in (0, 40) for x in (0, 40)]
TRIANGLES = [
    (0, 2, 3), (0, 3, 1), (4, 5, 7), (4, 7, 6), (0, 1, 5), (0, 5, 4), (2, 6, 7), (2, 7, 3), (0, 4, 6), (0, 6, 2), (1, 3, 7), (1, 7, 5),
]  # fmt: skip
VERTICES = "".join(f"v {x} {y} {z}\n" for x, y, z in CORNERS)
FACES = "".join(f"f {a + 1} {b + 1} {c + 1}\n" for a, b, c in TRIANGLES)
TEXTURED = "vt 0 0\nvt 1 0\nvt 1 1\n"
TEXTURED_FACES = "".join(f"f {a + 1}/1 {b + 1}/2 {c + 1}/3\n" for a, b, c in TRIANGLES)
Files = dict[str, bytes | str]


def written(content: Files) -> Callable[[Path], object]:
    def make(folder: Path) -> None:
        for name, value in content.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(value.encode() if isinstance(value, str) else value)

    return make


def picture(seed: int = 7) -> bytes:
    out = io.BytesIO()
    Image.fromarray(np.random.default_rng(seed).integers(0, 255, (32, 32, 3), np.uint8)).save(out, "JPEG")
    return out.getvalue()


def textured(mtl_name: str, material: str, mtl: str | bytes, use: str = "", **more: bytes | str) -> Files:
    """An OBJ whose every face lies in a picture."""
    use = use or material
    obj = f"mtllib {mtl_name}\n{VERTICES}{TEXTURED}usemtl {use}\n{TEXTURED_FACES}"
    return {
        "a.obj": obj,
        mtl_name.strip('"').replace("\\", "/").rpartition("/")[2].replace("A.MTL", "a.mtl"): mtl
        or f"newmtl {material}\nKd 1 1 1\nmap_Kd t.jpg\n",
        "t.jpg": picture(),
        **more,
    }


def ply(
    columns: Sequence[tuple[str, str]],
    values: Sequence[Sequence[float]],
    order: str = "",
    *,
    faces: str = "property list uchar int vertex_indices\n",
    rows: Sequence[Sequence[float]] | None = None,
    above: str = "",
    end: str = "\n",
) -> bytes:
    """A box whose vertices have `columns` of (type, name) besides. `order` "", "<" or ">"; `rows`: its faces as they are
    written."""
    named = {"": "ascii", "<": "binary_little_endian", ">": "binary_big_endian"}[order]
    head = f"ply\nformat {named} 1.0\n{above}element vertex 8\n" + "".join(f"property float {axis}\n" for axis in "xyz")
    head += "".join(f"property {kind} {name}\n" for kind, name in columns)
    head += f"element face 12\n{faces}end_header\n"
    listed = rows or [(3, *t) for t in TRIANGLES]
    points = [(*corner, *value) for corner, value in zip(CORNERS, values or [()] * 8, strict=True)]
    if not order:
        body = "".join(" ".join(f"{v:g}" for v in row) + "\n" for row in (*points, *listed))
        return (head + body).replace("\n", end).encode()
    letters = {"uchar": "B", "ushort": "H", "float": "f", "double": "d", "int": "i"}
    vertex = order + "3f" + "".join(letters[kind] for kind, _ in columns)
    kinds = [(p[2], p[3]) if p[1] == "list" else ("", p[1]) for p in (line.split() for line in faces.splitlines())]
    data = b"".join(struct.pack(vertex, *point) for point in points)
    return head.replace("\n", end).encode() + data + b"".join(_row(row, kinds, order, letters) for row in listed)


def _row(row: Sequence[float], kinds: list[tuple[str, str]], order: str, letters: dict[str, str]) -> bytes:
    out, place = b"", 0
    for count, kind in kinds:
        number = int(row[place]) if count else 1
        values = row[place + 1 : place + 1 + number] if count else row[place : place + 1]
        out += struct.pack(order + letters[count], number) if count else b""
        whole = [int(v) if letters[kind] in "BHi" else v for v in values]
        out += struct.pack(f"{order}{number}{letters[kind]}", *whole)
        place += number + bool(count)
    return out


def stl(attributes: Sequence[int] = (0,) * 12, header: bytes = b"made small", count: int = 12) -> bytes:
    rows = b""
    for triangle, attribute in zip(TRIANGLES, attributes, strict=True):
        corners = np.array([CORNERS[v] for v in triangle], "<f4")
        rows += struct.pack("<3f", 0, 0, 0) + corners.tobytes() + struct.pack("<H", attribute)
    return header.ljust(80) + struct.pack("<I", count) + rows


def stl_text(number: Callable[[float], str] = str) -> str:
    lines = ["solid box"]
    for triangle in TRIANGLES:
        corners = [" ".join(map(number, CORNERS[v])) for v in triangle]
        lines += ["facet normal 0 0 0", "outer loop", *(f"vertex {c}" for c in corners), "endloop", "endfacet"]
    return "\n".join([*lines, "endsolid box", ""])


_CORE = "http://schemas.microsoft.com/3dmanufacturing/core/2015/02"
_LOOKS = "http://schemas.microsoft.com/3dmanufacturing/material/2015/02"
_BEAMS = "http://schemas.microsoft.com/3dmanufacturing/beamlattice/2017/02"


def threemf(
    resources: str = "", of_object: str = "", of_triangles: Sequence[str] = ("",) * 12, inside: str = "", **more: bytes
) -> bytes:
    """A 3MF package; `more` are its other parts (`3D_Textures_t` → 3D/Textures/t.png)."""
    vertices = "".join(f'<vertex x="{x}" y="{y}" z="{z}"/>' for x, y, z in CORNERS)
    triangles = "".join(
        f'<triangle v1="{a}" v2="{b}" v3="{c}" {of}/>' for (a, b, c), of in zip(TRIANGLES, of_triangles, strict=True)
    )
    model = f'<model xmlns="{_CORE}" xmlns:m="{_LOOKS}" xmlns:b="{_BEAMS}" unit="millimeter"><resources>{resources}'
    model += f'<object id="1" type="model" {of_object}><mesh><vertices>{vertices}</vertices><triangles>{triangles}</triangles>'
    model += f'{inside}</mesh></object></resources><build><item objectid="1"/></build></model>'
    relation = "http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel"
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts: dict[str, bytes | str] = {
        "_rels/.rels": f'<Relationships xmlns="{rels}"><Relationship Id="r" Type="{relation}" Target="/3D/3dmodel.model"/></Relationships>',
        "3D/3dmodel.model": '<?xml version="1.0" encoding="UTF-8"?>' + model,
        **{name.replace("_", "/") + ".png": value for name, value in more.items()},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, value in parts.items():
            package.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), value)
    return out.getvalue()
