"""Models as files store them: every format against another, lies of headers, names that lead outside, proofs that can fail."""

from __future__ import annotations

import struct
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heritage.errors import SourceUnreadable
from heritage.model import phrase
from heritage.tools.model3d import surface
from heritage.tools.model3d.mesh.mtl import picture_name
from heritage.tools.model3d.mesh.ply_write import write as write_ply
from heritage.tools.model3d.surface import Broken, Mesh, digest, read, reference
from samples import shapes
from samples.shapes import Vase

VASE = Vase(24, 20)


@pytest.fixture(scope="module")
def vase(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("vase")
    mesh = VASE.mesh()
    (folder / "vase.obj").write_bytes(shapes.obj(mesh))
    (folder / "vase.mtl").write_bytes(shapes.mtl())
    (folder / "glaze.jpg").write_bytes(mesh.materials[0].texture)
    (folder / "vase.ply").write_bytes(write_ply(mesh, ["glaze.jpg"]))
    (folder / "vase.glb").write_bytes(shapes.glb(mesh))
    (folder / "vase.stl").write_bytes(shapes.stl(mesh))
    return folder


def test_obj_and_ply_are_the_same_surface_bit_by_bit(vase: Path) -> None:
    wanted = digest(VASE.mesh())
    assert digest(read(vase / "vase.obj", vase)) == wanted
    assert digest(read(vase / "vase.ply", vase)) == wanted


def test_glb_is_the_same_surface_in_metres_as_float32(vase: Path) -> None:
    copy = read(vase / "vase.glb")
    flat = replace(copy, positions=np.column_stack([copy.positions[:, 0], -copy.positions[:, 2], copy.positions[:, 1]]))
    assert copy.unit == "m"
    assert np.ptp(flat.positions, axis=0) == pytest.approx(np.ptp(VASE.mesh().positions, axis=0) / 1000, rel=1e-5)
    assert len(copy.counts) == len(VASE.mesh().triangles())


def test_order_does_not_matter_and_everything_else_does() -> None:
    mesh = VASE.mesh()
    wanted = digest(mesh)
    starts = np.cumsum(mesh.counts) - mesh.counts
    order = np.random.default_rng(1).permutation(np.flatnonzero(mesh.counts == 4))
    corners = (starts[order][:, None] + np.arange(4)).reshape(-1)
    rest = np.flatnonzero(np.repeat(mesh.counts, mesh.counts) == 3)
    at = np.concatenate([corners, rest])
    counts = np.concatenate([mesh.counts[order], mesh.counts[mesh.counts == 3]])
    assert mesh.uv_at is not None and mesh.uvs is not None
    assert digest(replace(mesh, counts=counts, vertex=mesh.vertex[at], uv_at=mesh.uv_at[at])) == wanted
    moved = mesh.positions.copy()
    moved[7, 0] = np.nextafter(moved[7, 0], 99)
    assert digest(replace(mesh, positions=moved)) != wanted
    slid = mesh.uvs.copy()
    slid[9, 1] += 1e-6
    assert digest(replace(mesh, uvs=slid)) != wanted
    other = replace(mesh.materials[0], texture=mesh.materials[0].texture + b"\0")
    assert digest(replace(mesh, materials=(other,))) != wanted
    assert digest(replace(mesh, vertex=np.concatenate([mesh.vertex[:2][::-1], mesh.vertex[2:]]))) != wanted


LIES = {
    "billion.ply": b"ply\nformat binary_little_endian 1.0\nelement vertex 1000000000\nproperty float x\nproperty float y\n"
    b"property float z\nend_header\n" + bytes(600),
    "billion_ascii.ply": b"ply\nformat ascii 1.0\nelement vertex 1000000000\nproperty float x\nend_header\n1\n",
    "list.ply": b"ply\nformat binary_little_endian 1.0\nelement face 1\nproperty list uint int vertex_indices\nend_header\n"
    + struct.pack("<I", 0xFFFFFFFF),
    "many.stl": b"x" * 80 + struct.pack("<I", 4_000_000_000) + bytes(50),
}


@pytest.mark.parametrize("name", LIES)
def test_a_header_that_lies_is_named_before_anything_is_allocated(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(LIES[name])
    with pytest.raises(Broken) as told:
        read(tmp_path / name)
    assert told.value.check == "truncated"


@pytest.mark.parametrize(
    ("change", "check"),
    [
        (lambda glb: glb[:8] + struct.pack("<I", 1 << 31) + glb[12:], "glb-structure"),
        (lambda glb: glb[:12] + struct.pack("<I", 1 << 30) + glb[16:], "glb-structure"),
        (lambda glb: b"glTX" + glb[4:], "glb-structure"),
        (lambda glb: glb[:12], "glb-structure"),
    ],
)
def test_a_glb_whose_lengths_lie_is_named(tmp_path: Path, change, check) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "a.glb").write_bytes(change(shapes.glb(VASE.mesh())))
    with pytest.raises(Broken) as told:
        read(tmp_path / "a.glb")
    assert told.value.check == check


def test_a_3mf_bomb_is_not_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.3mf", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("3D/3dmodel.model", b" " * (4 << 20))
    with pytest.raises(Broken) as told:
        read(tmp_path / "a.3mf")
    assert told.value.check == "zip-bomb"


def test_a_3mf_says_its_unit(tmp_path: Path) -> None:
    space = "http://schemas.microsoft.com/3dmanufacturing/core/2015/02"
    vertices = "".join(f'<vertex x="{x}" y="{y}" z="{z}"/>' for x, y, z in ((0, 0, 0), (1, 0, 0), (0, 1, 0)))
    triangles = '<triangle v1="0" v2="1" v3="2"/><triangle v1="0" v2="1" v3="9"/>'
    model = f'<model xmlns="{space}" unit="inch"><resources><object id="1"><mesh><vertices>{vertices}</vertices>'
    model += f"<triangles>{triangles}</triangles></mesh></object></resources></model>"
    with zipfile.ZipFile(tmp_path / "a.3mf", "w") as package:
        package.writestr("3D/3dmodel.model", model)
    found = read(tmp_path / "a.3mf")
    assert (found.unit, len(found.positions), len(found.counts), found.skipped["index-range"]) == ("in", 3, 1, 1)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("/etc/passwd", "absolute"),
        ("C:\\scan\\t.jpg", "absolute"),
        ("https://heritage.invalid/t.jpg", "URL"),
        ("file:///etc/passwd", "URL"),
        ("../../t.jpg", "leaves"),
        ("..\\..\\t.jpg", "leaves"),
    ],
)
def test_names_that_lead_outside_are_refused_and_never_opened(tmp_path: Path, name: str, why: str) -> None:
    item = tmp_path / "item"
    item.mkdir()
    (tmp_path / "t.jpg").write_bytes(b"outside")
    found = reference(name, "texture", item / "m.obj", item)
    assert found.place is None and why in str(found.refused)


def test_a_link_out_of_the_item_is_refused(tmp_path: Path) -> None:
    item = tmp_path / "item"
    item.mkdir()
    (tmp_path / "secret.jpg").write_bytes(b"x")
    (item / "t.jpg").symlink_to("../secret.jpg")
    assert reference("t.jpg", "texture", item / "m.obj", item).refused == phrase("leaves-item")


def test_a_way_up_that_stays_inside_is_followed(tmp_path: Path) -> None:
    (tmp_path / "textures").mkdir()
    (tmp_path / "model").mkdir()
    (tmp_path / "textures/t.jpg").write_bytes(b"x")
    found = reference("../textures/t.jpg", "texture", tmp_path / "model/m.obj", tmp_path)
    assert found.place == (tmp_path / "textures/t.jpg").resolve()


def test_obj_corners_in_all_their_spellings(tmp_path: Path) -> None:
    (tmp_path / "a.obj").write_text(
        "v 0 0 0\nv 1 0 0 # a remark\nv 1 1 0\nv 0 1 0\nvt 0 0\nvt 1 1\nvn 0 0 1\n"
        "f 1 2 3\nf 1/1 2/2 3/1\nf 1//1 2//1 3//1\nf -4/-2/-1 -3/-1/-1 \\\n -2/-1/-1 4/1/1\nf 1 2\nf 1 2 7\nf 0 1 2\n"
    )
    found = read(tmp_path / "a.obj")
    assert found.counts.tolist() == [3, 3, 3, 4]
    assert found.vertex.tolist() == [0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 3]
    assert found.uv_at is not None and found.uv_at.tolist()[3:6] == [0, 1, 0]
    assert found.skipped == {"index-range": 2, "short-face": 1}


@pytest.mark.parametrize(
    ("rest", "name"),
    [("-s 1 1 1 wall.png", "wall.png"), ("my wall 2.jpg", "my wall 2.jpg"), ("-clamp on -bm 0.5 a.jpg", "a.jpg")],
)
def test_pictures_behind_options(rest: str, name: str) -> None:
    assert picture_name(rest) == name


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_polygons_survive_ply(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    points = data.draw(st.lists(st.tuples(*[st.floats(-1e6, 1e6)] * 3), min_size=3, max_size=12))
    polygon = st.lists(st.integers(0, len(points) - 1), min_size=3, max_size=7)
    polygons = data.draw(st.lists(polygon, max_size=9))
    counts = np.array([len(p) for p in polygons], np.int64)
    mesh = Mesh(
        "obj",
        "ascii",
        np.array(points, float),
        counts,
        np.array([corner for one in polygons for corner in one], np.int64),
    )
    place = tmp_path_factory.mktemp("ply") / "a.ply"
    place.write_bytes(write_ply(mesh, []))
    found = read(place)
    assert (found.counts == counts).all() and (found.vertex == mesh.vertex).all()
    assert digest(found) == digest(mesh)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["vase.obj", "vase.ply", "vase.glb", "vase.stl"]), st.data())
def test_a_damaged_file_is_read_or_refused_never_a_crash(vase: Path, name: str, data: st.DataObject) -> None:
    content = bytearray((vase / name).read_bytes())
    head = min(len(content), 2000)
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, head - 1))] = data.draw(st.integers(0, 255))
    if data.draw(st.booleans()):
        content = content[: data.draw(st.integers(0, len(content)))]
    place = vase / f"damaged-{name}"
    place.write_bytes(content)
    try:
        surface.read(place, vase)
    except SourceUnreadable as error:
        assert str(error)
