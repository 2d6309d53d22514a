"""Good models as other programs write them, which must be read; and bad ones as hostile people write them, which must be named."""

from __future__ import annotations

import copy
import json
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from heritage.errors import SourceUnreadable
from heritage.measure.model3d import topology
from heritage.tools.model3d import second_reading, texture
from heritage.tools.model3d.gltf import validator as gltf_validator
from heritage.tools.model3d.surface import Broken, read
from samples import shapes

CORNERS = [(x, y, z) for z in (0, 1) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))]
QUADS = [(0, 3, 2, 1), (4, 5, 6, 7), (0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7)]
TRIANGLES = [t for a, b, c, d in QUADS for t in ((a, b, c), (a, c, d))]
OBJ = "".join(f"v {x} {y} {z}\n" for x, y, z in CORNERS) + "vt 0 0\nvt 1 0\nvt 1 1\n"
FACES = "".join("f " + " ".join(f"{v + 1}/{n % 3 + 1}" for n, v in enumerate(q)) + "\n" for q in QUADS)


def obj(folder: Path, mtl: str | bytes, head: str = "mtllib m.mtl\n", use: str = "a", **files: bytes) -> Path:
    (folder / "m.obj").write_text(f"{head}{OBJ}usemtl {use}\n{FACES}", encoding="utf-8")
    (folder / "m.mtl").write_bytes(mtl.encode() if isinstance(mtl, str) else mtl)
    (folder / "t.jpg").write_bytes(shapes.painting(0, 32, 32))
    return folder / "m.obj"


@pytest.mark.parametrize(
    ("mtl", "use"),
    [
        ("newmtl\ta\n\tKd\t1 1 1\n\tmap_Kd\tt.jpg\n", "a"),
        ("newmtl a\nMAP_KD t.jpg\n", "a"),
        ("newmtl mat#1\nmap_Kd t.jpg\n", "mat#1"),
        ("newmtl a\nmap_Kd -o 0 0 0 -s 1e0 1 1 -texres 64 -blendu on t.jpg\n", "a"),
        ("newmtl a\nmap_Kd t.jpg\nrefl -type sphere -mm 0 1 t.jpg\nbump -imfchan l -bm 1.0 t.jpg\n", "a"),
    ],
)
def test_materials_in_all_their_spellings(tmp_path: Path, mtl: str, use: str) -> None:
    found = read(obj(tmp_path, mtl, use=use), tmp_path)
    assert found.materials[0].texture == (tmp_path / "t.jpg").read_bytes()
    assert all(reference.place for reference in found.references)


def test_names_of_windows_programs_and_several_libraries(tmp_path: Path) -> None:
    (tmp_path / "tëx.jpg").write_bytes(b"x")
    (tmp_path / "n#2.mtl").write_text("newmtl b\nKd 1 0 0\n")
    place = obj(tmp_path, "newmtl a\nmap_Kd tëx.jpg\n".encode("latin-1"), "mtllib m.mtl n#2.mtl\n")
    found = read(place, tmp_path)
    assert found.materials[0].texture == b"x" and all(reference.place for reference in found.references)


@pytest.mark.parametrize(
    ("name", "refused"), [("n.jpg", ""), ("https://heritage.invalid/n.jpg", "URL"), ("x" * 5000 + ".jpg", "no name")]
)
def test_every_picture_of_a_material_is_looked_for_not_only_its_colour(tmp_path: Path, name: str, refused: str) -> None:
    found = read(obj(tmp_path, f"newmtl a\nmap_Kd t.jpg\nmap_Bump {name}\n"), tmp_path)
    other = next(r for r in found.references if r.name == name)
    assert other.place is None and (refused in str(other.refused) if refused else not other.refused)


def ply(head: str, data: bytes | str) -> bytes:
    return f"ply\nformat {head}end_header\n".encode() + (data.encode() if isinstance(data, str) else data)


POINTS = "element vertex 8\nproperty float x\nproperty float y\nproperty float z\n"
ASCII = "".join(f"{x} {y} {z}\n" for x, y, z in CORNERS)
BINARY = np.array(CORNERS, "<f4").tobytes()
POLYGONS = "element face 6\nproperty list uchar int vertex_indices\n"
ROWS = "".join("4 " + " ".join(map(str, q)) + "\n" for q in QUADS)


def test_a_ply_of_an_old_macintosh_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.ply").write_bytes(ply("ascii 1.0\n" + POINTS + POLYGONS, ASCII + ROWS).replace(b"\n", b"\r"))
    assert len(read(tmp_path / "a.ply").counts) == 6


def test_strips_of_triangles_are_unrolled(tmp_path: Path) -> None:
    strips = "element tristrips 1\nproperty list int int vertex_indices\n"
    (tmp_path / "a.ply").write_bytes(ply("ascii 1.0\n" + POINTS + strips, ASCII + "9 0 1 3 2 -1 4 5 7 6\n"))
    found = read(tmp_path / "a.ply")
    assert found.vertex.reshape(-1, 3).tolist() == [[0, 1, 3], [3, 1, 2], [4, 5, 7], [7, 5, 6]]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (ply("binary_little_endian 1.0\n" + POINTS.replace("8", "5"), BINARY), "36 bytes"),
        (ply("ascii 1.0\n" + POINTS + POLYGONS.replace("6", "5"), ASCII + ROWS), "5 numbers"),
        (ply("binary_little_endian 1.0\n" + POINTS, BINARY + b"\n\0"), ""),
    ],
)
def test_what_lies_behind_the_headers_end_is_told_unless_it_is_nothing(
    tmp_path: Path, content: bytes, told: str
) -> None:
    (tmp_path / "a.ply").write_bytes(content)
    faults = read(tmp_path / "a.ply").faults
    assert faults == () if not told else told in str(faults[0])


def test_a_list_of_negative_length_is_named_and_no_library_is_killed_by_it(tmp_path: Path) -> None:
    place = tmp_path / "a.ply"
    place.write_bytes(ply("ascii 1.0\n" + POINTS + POLYGONS, ASCII + ROWS.replace("4 4", "-4 4")))
    with pytest.raises(Broken, match="-4 values"):
        read(place)
    for library in (second_reading.by_vtk, second_reading.by_meshlab):
        with pytest.raises(SourceUnreadable):
            library(place)


@pytest.mark.parametrize("order", ["<", ">"])
def test_polygons_of_mixed_sizes_among_other_properties_are_read_in_their_order(tmp_path: Path, order: str) -> None:
    named = {"<": "binary_little_endian", ">": "binary_big_endian"}[order]
    face = "element face 300\nproperty uchar flag\nproperty list ushort int vertex_indices\nproperty double weight\n"
    face += "property list uchar float texcoord\nproperty short last\n"
    chance = np.random.default_rng(5)
    polygons = [chance.integers(0, 8, chance.integers(3, 6)).tolist() for _ in range(300)]
    rows = b""
    for n, one in enumerate(polygons):
        uvs = [v / 8 + n for v in one for _ in (0, 1)]
        rows += struct.pack(f"{order}BH{len(one)}i", 7, len(one), *one) + struct.pack(
            f"{order}dB{len(uvs)}fh", n, len(uvs), *uvs, -n
        )
    (tmp_path / "a.ply").write_bytes(
        ply(f"{named} 1.0\n{POINTS}{face}", np.array(CORNERS, order + "f4").tobytes() + rows)
    )
    found = read(tmp_path / "a.ply")
    assert found.counts.tolist() == [len(one) for one in polygons] and not found.faults
    assert found.vertex.tolist() == [v for one in polygons for v in one]
    assert found.uvs is not None
    assert found.uvs[:, 1].tolist() == [v / 8 + n for n, one in enumerate(polygons) for v in one]
    (tmp_path / "a.ply").write_bytes((tmp_path / "a.ply").read_bytes()[:-3])
    with pytest.raises(Broken, match="end within face"):
        read(tmp_path / "a.ply")


def test_a_loud_stl_is_ascii_too(tmp_path: Path) -> None:
    facet = "facet normal 0 0 0\nouter loop\n{}endloop\nendfacet\n"
    corners = ("".join("vertex {} {} {}\n".format(*CORNERS[v]) for v in t) for t in TRIANGLES)
    text = "solid x\n" + "".join(map(facet.format, corners)) + "endsolid x\n"
    (tmp_path / "a.stl").write_text(text.upper())
    assert len(read(tmp_path / "a.stl").counts) == 12


DOCUMENT: dict[str, Any] = {
    "asset": {"version": "2.0"}, "scene": 0, "scenes": [{"nodes": [0]}], "nodes": [{"mesh": 0}],
    "meshes": [{"primitives": [{"attributes": {"POSITION": 0}, "indices": 1}]}],
    "accessors": [
        {"bufferView": 0, "componentType": 5126, "count": 8, "type": "VEC3", "min": [0, 0, 0], "max": [1, 1, 1]},
        {"bufferView": 1, "componentType": 5123, "count": 36, "type": "SCALAR"},
    ],
    "bufferViews": [
        {"buffer": 0, "byteOffset": 0, "byteLength": 96}, {"buffer": 0, "byteOffset": 96, "byteLength": 72},
        {"buffer": 0, "byteOffset": 168, "byteLength": 2}, {"buffer": 0, "byteOffset": 172, "byteLength": 12},
    ],
    "buffers": [{"uri": "my%20m.bin", "byteLength": 184}],
}  # fmt: skip


def gltf(folder: Path, **changed: Any) -> Path:
    """A cube, with one corner (0, 2, 0) at hand for who wants to replace one."""
    indices = np.array(TRIANGLES, "<u2").tobytes()
    (folder / "my m.bin").write_bytes(BINARY + indices + struct.pack("<HH3f", 3, 0, 0, 2, 0))
    (folder / "m.gltf").write_text(json.dumps({**copy.deepcopy(DOCUMENT), **changed}))
    return folder / "m.gltf"


def test_a_buffers_name_is_a_uri_for_every_reader(tmp_path: Path) -> None:
    place = gltf(tmp_path)
    assert gltf_validator.validate(place, tmp_path).errors == 0
    assert second_reading.by_trimesh(place, tmp_path).faces == len(read(place, tmp_path).counts) == 12


def test_a_mirrored_part_is_not_inside_out(tmp_path: Path) -> None:
    for scale in ([1, 1, 1], [-1, 1, 1], [-1, -1, 1]):
        place = gltf(tmp_path, nodes=[{"mesh": 0, "scale": scale}])
        assert topology.facts(read(place, tmp_path))["mesh.volume"] == pytest.approx(1)


def test_what_a_sparse_accessor_replaces_is_replaced(tmp_path: Path) -> None:
    accessors = copy.deepcopy(DOCUMENT["accessors"])
    accessors[0] |= {
        "max": [1, 2, 1],
        "sparse": {"count": 1, "indices": {"bufferView": 2, "componentType": 5123}, "values": {"bufferView": 3}},
    }
    place = gltf(tmp_path, accessors=accessors)
    assert gltf_validator.validate(place, tmp_path).errors == 0
    assert read(place, tmp_path).positions[3].tolist() == [0, 2, 0]
    (tmp_path / "my m.bin").write_bytes(
        (tmp_path / "my m.bin").read_bytes()[:168] + struct.pack("<HH3f", 99, 0, 0, 2, 0)
    )
    with pytest.raises(Broken, match="value 99 of 8"):
        read(place, tmp_path)


def test_extensions_of_the_look_are_no_hindrance_and_packed_geometry_is_named(tmp_path: Path) -> None:
    assert len(read(gltf(tmp_path, extensionsRequired=["KHR_materials_clearcoat"]), tmp_path).counts) == 12
    with pytest.raises(Broken) as told:
        read(gltf(tmp_path, extensionsRequired=["FB_geometry_metadata"]), tmp_path)
    assert told.value.check == "gltf-extensions"


def test_parts_shown_again_and_again_do_not_take_the_memory(tmp_path: Path) -> None:
    primitives = [{"attributes": {"POSITION": 0}, "indices": 1}] * 200
    nodes = [{"children": list(range(1, 2001))}, *[{"mesh": 0}] * 2000]
    with pytest.raises(Broken, match="so often"):
        read(gltf(tmp_path, meshes=[{"primitives": primitives}], nodes=nodes), tmp_path)


def test_a_glTF_that_overturns_the_validator_is_a_faulty_file_and_not_our_trouble(tmp_path: Path) -> None:
    place = tmp_path / "m.gltf"
    place.write_text(f'{{"asset":{{"version":"2.0"}},"extras":{"[" * 200_000}{"]" * 200_000}}}')
    found = gltf_validator.validate(place, tmp_path)
    assert found.errors == 1 and found.broken
    with pytest.raises(Broken):
        read(place, tmp_path)


SPACE = "http://schemas.microsoft.com/3dmanufacturing/core/2015/02"
MESH = (
    "<mesh><vertices>" + "".join(f'<vertex x="{x}" y="{y}" z="{z}"/>' for x, y, z in CORNERS) + "</vertices><triangles>"
    + "".join(f'<triangle v1="{a}" v2="{b}" v3="{c}"/>' for a, b, c in TRIANGLES) + "</triangles></mesh>"
)  # fmt: skip
CUBE = f'<object id="1" type="model">{MESH}</object>'


def package(folder: Path, build: str, resources: str = CUBE, head: str = "", **entries: str) -> Path:
    with zipfile.ZipFile(folder / "a.3mf", "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr(
            "3D/3dmodel.model",
            f'{head}<model xmlns="{SPACE}"><resources>{resources}</resources><build>{build}</build></model>',
        )
        for name, content in entries.items():
            out.writestr(name, content)
    return folder / "a.3mf"


@pytest.mark.parametrize(
    ("build", "faces", "size"),
    [
        ('<item objectid="1" transform="20 0 0 0 20 0 0 0 20 100 50 0"/>', 12, [20, 20, 20]),
        ('<item objectid="1"/><item objectid="1" transform="-1 0 0 0 1 0 0 0 1 5 0 0"/>', 24, [5, 1, 1]),
        ('<item objectid="2" transform="0 1 0 -1 0 0 0 0 1 0 0 0"/>', 24, [1, 4, 1]),
    ],
)
def test_a_3mf_is_what_its_build_puts_together(tmp_path: Path, build: str, faces: int, size: list[float]) -> None:
    row = '<component objectid="1"/><component objectid="1" transform="1 0 0 0 1 0 0 0 1 3 0 0"/>'
    resources = CUBE + f'<object id="2"><components>{row}</components></object><object id="3">{MESH}</object>'
    place = package(tmp_path, build, resources)
    found = read(place)
    assert len(found.counts) == faces and np.ptp(found.positions, axis=0) == pytest.approx(size)
    assert topology.facts(found)["mesh.volume"] > 0  # type: ignore[operator]
    other = second_reading.by_trimesh(place)
    assert other.faces == faces and np.array(other.high) == pytest.approx(found.positions.max(axis=0))


@pytest.mark.parametrize(
    "resources",
    [
        '<object id="11"><components><component objectid="11"/></components></object>',
        CUBE
        + "".join(
            f'<object id="{n}"><components>{f"<component objectid={chr(34)}{n - 1}{chr(34)}/>" * 10}</components></object>'
            for n in range(2, 12)
        ),
    ],
)
def test_components_without_end_are_not_followed(tmp_path: Path, resources: str) -> None:
    with pytest.raises(Broken, match="longer than a model can"):
        read(package(tmp_path, '<item objectid="11"/>', resources))


def test_a_3mf_declares_no_entities_and_names_nothing_outside_itself(tmp_path: Path) -> None:
    with pytest.raises(Broken, match="document type"):
        read(package(tmp_path, '<item objectid="1"/>', head='<!DOCTYPE m [<!ENTITY c SYSTEM "file:///etc/passwd">]>'))
    found = read(package(tmp_path, '<item objectid="1"/>', **{"../../evil.txt": "x"}))
    assert [str(r.refused) for r in found.references] == ["leaves the package"]


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(bytes(1 + width) * min(height, 64), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_texture_that_claims_out_of_proportion_is_refused_and_a_large_one_is_not() -> None:
    with pytest.raises(SourceUnreadable, match="claims 30,000"):
        texture.opened(png(30_000, 30_000))
    with texture.opened(png(16_384, 16_384) + bytes(2_000_000)) as honest:  # above PIL's own limit
        assert honest.size == (16_384, 16_384)
