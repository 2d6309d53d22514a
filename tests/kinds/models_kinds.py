"""Surfaces in OBJ, PLY, STL and 3MF: their colours, names and spellings, and what lies beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from kinds.kind import Kind
from kinds.model_bytes import (
    FACES,
    TRIANGLES,
    VERTICES,
    Files,
    picture,
    ply,
    stl,
    stl_text,
    textured,
    threemf,
    written,
)  # fmt: skip

OBJECTS: dict[str, Any] = {"line": "objects", "policy": "legacy", "reader": "mesh probe"}
UNIT: Mapping[str, Any] = {"unit": "mm", "up": "z"}
RED = [(200, 30, 40)] * 8
UCHAR = [("uchar", name) for name in ("red", "green", "blue")]


def kept(
    format: str, variant: str, content: Files, told: Sequence[str] = (), master: str = ".ply", **more: Any
) -> Kind:
    return Kind(format, variant, written(content), told=told, master=master, expected={**UNIT, **more}, **OBJECTS)


def held(format: str, variant: str, content: Files, fault: str, told: Sequence[str] = (), **more: Any) -> Kind:
    return Kind(format, variant, written(content), "held", fault, told, expected={**UNIT, **more}, **OBJECTS)


def _coloured(names: Sequence[str], kind: str = "uchar") -> list[tuple[str, str]]:
    return [(kind, name) for name in names]


def _comma(text: str) -> str:
    return text.replace("40", "40,5")


_FACE_COLOURS = "property list uchar int vertex_indices\n" + "".join(
    f"property uchar {c}\n" for c in ("red", "green", "blue")
)
_FACE_ROWS = [(3, *t, 10 * n, 20, 30) for n, t in enumerate(TRIANGLES)]
_TEXCOORD = "property list uchar int vertex_indices\nproperty list uchar float texcoord\nproperty int texnumber\n"
_TEX_ROWS = [(3, *t, 6, 0, 0, 1, 0, 1, 1, n % 2) for n, t in enumerate(TRIANGLES)]
_TWO_PICTURES = "comment TextureFile t.jpg\ncomment TextureFile a b.jpg\n"
_GROUP = '<m:colorgroup id="5"><m:color color="#C81E28"/><m:color color="#0000FF80"/></m:colorgroup>'
_BASE = '<basematerials id="5"><base name="clay" displaycolor="#C81E28"/><base name="slip" displaycolor="#FFFFFF"/></basematerials>'
_PLACED = '<m:texture2d id="6" path="/3D/Textures/t.png" contenttype="image/png"/><m:texture2dgroup id="5" texid="6">'
_PLACED += '<m:tex2coord u="0" v="0"/><m:tex2coord u="1" v="0"/><m:tex2coord u="1" v="1"/></m:texture2dgroup>'
_BEAMS = '<b:beamlattice radius="1" minlength="0.1"><b:beams><b:beam v1="0" v2="7"/></b:beams></b:beamlattice>'


def _shrunk() -> bytes:
    """Two boxes beside each other, and a triangle of which two corners are one: libraries leave it out."""
    row = np.dtype([("normal", "<3f4"), ("corners", "<f4", (3, 3)), ("attribute", "<u2")])
    first = np.frombuffer(stl()[84:], row)
    second, line = first.copy(), first[:1].copy()
    second["corners"] += 100
    line["corners"][0, 1] = line["corners"][0, 0]
    return stl(count=25)[:84] + first.tobytes() + second.tobytes() + line.tobytes()


OBJ = [
    kept("OBJ", "plain", {"a.obj": VERTICES + FACES}),
    kept("OBJ", "colours of vertices, 0 to 1", {"a.obj": VERTICES.replace("\n", " 0.784 0.118 0.157\n") + FACES}),
    kept("OBJ", "colours of vertices, 0 to 255, behind w", {"a.obj": VERTICES.replace("\n", " 1 200 30 40\n") + FACES}),
    kept("OBJ", "colours of vertices with transparency", {"a.obj": "".join(f"{line} 0.784 0.118 0.157 {n / 10}\n" for n, line in enumerate(VERTICES.splitlines(), 1)) + FACES}),
    kept("OBJ", "colours of ZBrush (MRGB)", {"a.obj": VERTICES + "#MRGB " + "ffc81e28" * 8 + "\n" + FACES}),
    kept("OBJ", "material and picture", textured("a.mtl", "clay", ""), master=".ply .jpg"),
    kept("OBJ", "# in a material's name", textured("a.mtl", "Material #25", ""), master=".ply .jpg"),
    kept("OBJ", "quoted names (Metashape)", textured('"a b.mtl"', "mat", 'newmtl mat\nmap_Kd "a b.jpg"\n', **{"a b.jpg": picture()}), master=".ply .jpg"),
    kept("OBJ", "names with accents, in Latin-1", textured("a.mtl", "grès", "newmtl grès\nmap_Kd grès.jpg\n".encode("cp1252"), **{"gr\u00e8s.jpg": picture()}), master=".ply .jpg"),
    kept("OBJ", "names with accents, in NFD", textured("a.mtl", "mat", "newmtl mat\nmap_Kd gre\u0300s.jpg\n", **{"gr\u00e8s.jpg": picture()}), told=["texture-missing: under another name"], master=".ply .jpg"),
    kept("OBJ", "names in other capitals", textured("A.MTL", "mat", "newmtl mat\nmap_Kd T.JPG\n"), told=["texture-missing: under another name"], master=".ply .jpg"),
    kept("OBJ", "backslashes, ./ and percent signs in names", textured(".\\a.mtl", "mat", "newmtl mat\nmap_Kd .\\tex\\a%20b.jpg\n", **{"tex/a b.jpg": picture()}), master=".ply .jpg"),
    kept("OBJ", "UTF-8 with a mark, CRLF, lines that go on", {"a.obj": "\ufeff# made small\n" + (VERTICES + FACES.replace("f 1 3 4", "f 1 \\\n3 4")).replace("\n", "\r\n")}),
    kept("OBJ", "map_Kd with options", textured("a.mtl", "mat", "newmtl mat\nmap_Kd -blendu on -s 2 2 2 -clamp off t.jpg\n"), told=["left-out: how pictures are placed"], master=".ply .jpg"),
    kept("OBJ", "colour without a picture, transparency", {"a.obj": f"mtllib a.mtl\n{VERTICES}usemtl red\n{FACES}", "a.mtl": "newmtl red\nKd 0.8 0.1 0.1\nd 0.5\n"}, told=["left-out: materials without a picture", "left-out: transparency"]),
    kept("OBJ", "groups, lines and points, free-form curves", {"a.obj": VERTICES + "g lid\no pot\ns 1\nl 1 2\np 3\ncstype bspline\ndeg 3\n" + FACES}, told=["left-out: free-form", "left-out: lines and points", "left-out: groups"]),
    kept("OBJ", "lines that end with CR, tabs", {"a.obj": (VERTICES + FACES).replace("\n", "\r").replace(" ", "\t")}),
    kept("OBJ", "UTF-16", {"a.obj": (VERTICES + FACES).encode("utf-16")}),
    kept("OBJ", "hollow polygons", {"a.obj": "v 0 0 0\nv 4 0 0\nv 4 4 0\nv 2 1 0\nv 0 4 0\nf 1 2 3 4 5\n"}),
    held("OBJ", "filled up with zeros", {"a.obj": (VERTICES + FACES).encode() + bytes(512)}, "decodes", told=["decodes: a zero byte at"]),
    kept("OBJ", "one picture for colour and transparency", textured("a.mtl", "mat", "newmtl mat\nmap_Kd t.jpg\nmap_d t.jpg\n"), told=["left-out: pictures beside the colour: t.jpg"], master=".ply .jpg"),
    kept("OBJ", "negative indices", {"a.obj": VERTICES + "".join(f"f {a - 8} {b - 8} {c - 8}\n" for a, b, c in TRIANGLES)}),
    kept("OBJ", "open surface, uneven winding", {"a.obj": VERTICES + "f 1 3 4\nf 1 4 2\nf 5 6 8\nf 5 7 8\n"}, told=["winding"]),
    held("OBJ", "open surface, declared closed", {"a.obj": VERTICES + FACES[:60]}, "watertight", watertight=True),
    held("OBJ", "decimal commas", {"a.obj": _comma(VERTICES) + FACES}, "decodes", told=["decodes: line 2 writes 40,5 with a decimal comma"]),
    held("OBJ", "a decimal comma in the last of many numbers", {"a.obj": VERTICES + "vt 0.5 0,5\n" + FACES}, "decodes", told=["decodes: line 9 writes 0,5"]),
    held("MTL", "decimal commas", textured("a.mtl", "mat", "newmtl mat\nKd 0,8 0,8 0,8\nmap_Kd t.jpg\n"), "decodes", told=["decodes: a.mtl: line 2 writes 0,8"]),
    held("OBJ", "numbers of Windows programs (1.#IND)", {"a.obj": VERTICES.replace("40", "1.#IND", 1) + FACES}, "decodes", told=["decodes: 1.#IND"]),
    held("OBJ", "nan and infinity", {"a.obj": VERTICES.replace("40", "nan", 1) + FACES}, "nan-infinity"),
    held("OBJ", "indices beyond all numbers", {"a.obj": VERTICES + FACES + "f 1 2 99999999999999999999999\n"}, "index-range"),
    held("OBJ", "picture that is not there", textured("a.mtl", "mat", "newmtl mat\nmap_Kd gone.jpg\n"), "texture-missing", told=["texture-missing: gone.jpg"]),
    held("OBJ", "material that is not there", textured("a.mtl", "other", "", use="mat"), "texture-missing", told=["texture-missing: material mat"]),
    held("OBJ", "absolute path of a picture that lies in the item", textured("a.mtl", "mat", "newmtl mat\nmap_Kd C:\\scan\\t.jpg\n"), "reference-outside", told=["reference-outside: t.jpg lies in the item"]),
    held("OBJ", "a name that leads out of the item", textured("a.mtl", "mat", "newmtl mat\nmap_Kd ../../t.jpg\n"), "reference-outside"),
]  # fmt: skip

PLY = [
    kept("PLY", "ASCII, colours as diffuse_red …", {"a.ply": ply(_coloured(("diffuse_red", "diffuse_green", "diffuse_blue")), RED)}, master=""),
    kept("PLY", "binary, r g b as floats", {"a.ply": ply(_coloured("rgb", "float"), [(200 / 255, 30 / 255, 40 / 255)] * 8, "<")}, master=""),
    kept("PLY", "big-endian, 16-bit colours", {"a.ply": ply(_coloured(("red", "green", "blue"), "ushort"), [(51400, 7710, 10280)] * 8, ">")}, master="", told=["left-out: beyond 8 bits"]),
    kept("PLY", "ASCII, dark 8-bit colours", {"a.ply": ply(UCHAR, [(1, 1, 0)] * 8)}, master=""),
    kept("PLY", "colours of faces", {"a.ply": ply([], [], "<", faces=_FACE_COLOURS, rows=_FACE_ROWS)}, master=""),
    kept("PLY", "quality, ambient and specular colours", {"a.ply": ply([*UCHAR, ("float", "quality"), ("uchar", "specular_red")], [(*c, 0.5, 9) for c in RED])}, master="", told=["left-out: quality, specular_red of each vertex"]),
    kept("PLY", "two pictures, texcoord and texnumber", {"a.ply": ply([], [], "<", faces=_TEXCOORD, rows=_TEX_ROWS, above=_TWO_PICTURES), "t.jpg": picture(), "a b.jpg": picture(8)}, master=""),
    kept("PLY", "texture coordinates of vertices", {"a.ply": ply(_coloured(("texture_u", "texture_v"), "float"), [(n / 8, 0.5) for n in range(8)], above="comment TextureFile t.jpg\n"), "t.jpg": picture()}, master=""),
    kept("PLY", "ASCII, lines that end with CR", {"a.ply": ply(UCHAR, RED, end="\r")}, master=""),
    kept("PLY", "binary, header lines that end with CR", {"a.ply": ply(UCHAR, RED, "<", end="\r")}, master=""),
    kept("PLY", "binary, header lines that end with CRLF, tabs, remarks", {"a.ply": ply(UCHAR, RED, "<", end="\r\n", above="comment a\tb\nobj_info c\n")}, master=""),
    held("PLY", "ASCII, decimal commas", {"a.ply": _comma(ply([], []).decode())}, "decodes", told=["decodes: line 11 writes 40,5"]),
    held("PLY", "header that promises 10¹² vertices", {"a.ply": ply([], [], "<").replace(b"vertex 8", b"vertex 1000000000000")}, "truncated"),
    held("PLY", "list that promises 10⁹ values", {"a.ply": ply([], [], "<", faces="property list int int vertex_indices\n")[:-16] + b"\0\xca\x9a\x3b" + bytes(12)}, "truncated"),
]  # fmt: skip

STL = [
    kept("STL", "binary", {"a.stl": stl()}),
    kept("STL", "ASCII", {"a.stl": stl_text()}),
    kept("STL", "colours of VisCAM and SolidView", {"a.stl": stl([0x8000 | 31 << 10] * 12)}),
    kept("STL", "colours of Magics", {"a.stl": stl([31] * 6 + [0x8000] * 6, b"COLOR=\x10\x20\x30\xff")}),
    kept("STL", "attributes that are no colours", {"a.stl": stl([7] * 12)}, told=["left-out: two bytes of each triangle"]),
    held("STL", "ASCII, decimal commas", {"a.stl": stl_text(lambda v: f"{v:.1f}".replace(".", ","))}, "decodes", told=["decodes: line 4 writes 0,0"]),
    kept("STL", "ASCII, lines that end with CR", {"a.stl": stl_text().replace("\n", "\r")}),
    kept("STL", "binary, and begins with `solid`", {"a.stl": b"solid box" + stl()[9:]}),
    kept("STL", "triangles that shrank to a line", {"a.stl": _shrunk()}),
    held("STL", "count that is too low", {"a.stl": stl(count=6)}, "spare-data"),
    held("STL", "count that lies", {"a.stl": stl(count=4_000_000_000)}, "truncated"),
    kept("STL", "not closed", {"a.stl": stl()[:80] + b"\x0a" + stl()[81:-100]}, told=["watertight"]),
]  # fmt: skip

THREEMF = [
    kept("3MF", "plain, millimetres", {"a.3mf": threemf()}),
    kept("3MF", "base materials", {"a.3mf": threemf(_BASE, 'pid="5" pindex="0"')}),
    kept("3MF", "group of colours", {"a.3mf": threemf(_GROUP, "", ['pid="5" p1="0"'] * 6 + ['pid="5" p1="1"'] * 6)}),
    kept("3MF", "picture", {"a.3mf": threemf(_PLACED, "", ['pid="5" p1="0" p2="1" p3="2"'] * 12, **{"3D_Textures_t": picture()})}, master=".ply .jpg"),
    kept("3MF", "beam lattice", {"a.3mf": threemf(inside=_BEAMS)}, told=["left-out: beam lattices"]),
]  # fmt: skip

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
SIDECARS = [
    kept("XML", "project files of RealityCapture, Metashape, MeshLab, Pix4D", {
        "a.obj": VERTICES + FACES, "a.rcproj": _XML + "<p/>", "a.rcInfo": _XML + "<p/>", "a.xmp": _XML + "<p/>", "a.psx": _XML + "<p/>",
        "a.p4d": _XML + "<p/>", "a.svg": _XML + "<p/>", "a.mlp": _XML + "<!DOCTYPE MeshLabDocument>\n<p/>", "a.zzz": _XML + "<p/>",
    }),
    kept("Project files", "of RealityCapture, Metashape, Pix4D, scanners and surveys, binary", {
        "a.obj": VERTICES + FACES, **{f"a.{suffix}": bytes(range(256)) for suffix in ["rsproj", "rcalign", "psz", "p4m", "fls", "zfs", "prj", "pos", "cal"]},
    }, told=["identified: a program's own project file"]),
    Kind("XML", "project file, and nothing else", written({"a.rcproj": _XML + "<p/>"}), "held", "nothing-asked", **OBJECTS),
    held("XML", "called .jpg", {"a.obj": VERTICES + FACES, "a.jpg": _XML + "<p/>"}, "extension-mismatch"),
    held("XML", "project file that breaks off", {"a.obj": VERTICES + FACES, "a.rcproj": _XML + "<p><q>"}, "decodes", told=["decodes: not well-formed"]),
    held("XML", "project file with entities of its own", {"a.obj": VERTICES + FACES, "a.mlp": _XML + '<!DOCTYPE p [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n<p>&e;</p>'}, "decodes", told=["decodes: entities"]),
]  # fmt: skip

KINDS = [*OBJ, *PLY, *STL, *THREEMF, *SIDECARS]
