"""What a glTF's extensions store is read to the values that were written; what they promise is held against the bytes."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from heritage.errors import SourceUnreadable
from heritage.model import phrase
from heritage.normalise.model3d.packing import with_small_pictures
from heritage.tools.model3d import texture
from heritage.tools.model3d.gltf.draco import counts
from heritage.tools.model3d.gltf.meshopt import Packed, decoded
from heritage.tools.model3d.surface import Broken, Mesh, digest, read
from kinds import gltf_kinds
from kinds.gltf_kinds import GREEN, KINDS, RED, meshopt_values, picture, vase, written


def _read(variant: str, folder: Path) -> Mesh:
    next(k for k in KINDS if k.variant == variant).make(folder)
    return read(next(p for p in folder.iterdir() if p.suffix in {".glb", ".gltf"}), folder)


@pytest.fixture
def plain(tmp_path: Path) -> Mesh:
    (tmp_path / "plain").mkdir()
    written().glb(tmp_path / "plain")
    return read(tmp_path / "plain/a.glb", tmp_path / "plain")


def test_meshopt_comes_back_to_the_last_bit(tmp_path: Path, plain: Mesh) -> None:
    found = _read("meshopt", tmp_path)
    assert found.compressed == ("EXT_meshopt_compression",)
    assert digest(found, "float32") == digest(plain, "float32")


def test_draco_comes_back_within_what_it_rounds(tmp_path: Path, plain: Mesh) -> None:
    found = _read("Draco", tmp_path)
    assert found.compressed == ("KHR_draco_mesh_compression",) and len(found.counts) == len(plain.counts)
    side = np.ptp(plain.positions, axis=0).max()
    assert np.abs(np.sort(found.positions, axis=0) - np.sort(plain.positions, axis=0)).max() < side / 2**15
    assert found.uvs is not None and plain.uvs is not None and found.materials[0].texture == picture("PNG")
    assert np.abs(np.sort(found.uvs, axis=0) - np.sort(plain.uvs, axis=0)).max() < 1 / 1000


@pytest.mark.parametrize(
    ("variant", "within"), [("sparse positions", 0.0), ("KHR_mesh_quantization", 1e-5), ("second set of UVs", 0.0)]
)
def test_other_ways_of_storing_are_the_same_surface(tmp_path: Path, plain: Mesh, variant: str, within: float) -> None:
    found = _read(variant, tmp_path)
    assert np.abs(found.positions - plain.positions).max() <= within
    if found.uvs is not None and plain.uvs is not None:
        assert np.abs(found.uvs - plain.uvs).max() <= within + 1e-4 * (within > 0)


def test_a_moved_picture_moves_the_uvs(tmp_path: Path) -> None:
    found = _read("KHR_texture_transform", tmp_path)
    uvs = vase().uvs
    assert found.uvs is not None and uvs is not None
    assert found.uvs[:, 0] == pytest.approx(0.25 + 0.5 * uvs[:, 0], abs=1e-6)
    assert 1 - found.uvs[:, 1] == pytest.approx(0.5 + 0.25 * uvs[:, 1], abs=1e-6)


def test_instances_stand_where_they_are_put(tmp_path: Path) -> None:
    found = _read("EXT_mesh_gpu_instancing", tmp_path)
    assert len(found.counts) == 3 * len(vase().triangles)
    assert found.positions.max(axis=0) == pytest.approx(vase().positions.max(axis=0) + np.array([1, 0, 1]))


def test_the_diffuse_picture_of_specular_and_glossiness_is_the_colour(tmp_path: Path) -> None:
    assert _read("KHR_materials_pbrSpecularGlossiness", tmp_path).materials[0].texture == picture("PNG")


def test_sixteen_bit_colours_are_scaled(tmp_path: Path) -> None:
    colours = _read("colours of vertices, 16 bits", tmp_path).colours
    assert colours is not None and np.unique(colours, axis=0).tolist() == [[255, 0, 128, 255]]


def test_what_a_surface_has_no_place_for_is_named(tmp_path: Path) -> None:
    assert _read("animation and camera", tmp_path).aside == (phrase("left-animations"), phrase("left-cameras"))


@pytest.mark.parametrize("make", [gltf_kinds.draco_glb, gltf_kinds.meshopt_glb])
def test_a_count_that_no_byte_backs_is_refused_before_anything_is_decoded(tmp_path: Path, make: object) -> None:
    partial(make, tmp_path, count=3_000_000_000)()  # type: ignore[arg-type]
    with pytest.raises(Broken, match="promises 3,000,000,000") as told:
        read(tmp_path / "a.glb", tmp_path)
    assert told.value.check == "truncated"


def test_meshopt_that_is_cut_is_told() -> None:
    stored = meshopt_values(vase().positions)
    with pytest.raises(Broken, match="cannot be decoded"):
        decoded([Packed(stored[:-40], len(vase().positions), 12, "ATTRIBUTES")], "a.glb")


def test_draco_says_what_it_promises(tmp_path: Path) -> None:
    gltf_kinds.draco_glb(tmp_path)
    content = (tmp_path / "a.glb").read_bytes()
    points, faces = counts(content[content.index(b"DRACO") :])
    assert faces == len(vase().triangles) and points > 0
    with pytest.raises(ValueError, match="first bytes"):
        counts(b"no Draco at all")


@pytest.mark.parametrize("table", ["images", "buffers", "extensions"])
@pytest.mark.parametrize("uri", gltf_kinds.OUT.values(), ids=gltf_kinds.OUT)
def test_no_name_leads_out_of_the_item(tmp_path: Path, table: str, uri: str) -> None:
    item = tmp_path / "a/b/item"
    item.mkdir(parents=True)
    (tmp_path / "canary.bin").write_bytes(b"canary" * 2000)
    gltf_kinds.naming(uri, table, item)
    found = read(item / "a.gltf", item)
    assert [r.place for r in found.references if r.refused] == [None]
    assert not any(b"canary" in m.texture for m in found.materials)


COLOURED = {
    k.variant: k for k in KINDS if k.format == "OBJ with a picture" and k.variant not in {"KTX2", "PNG, palette"}
}


@pytest.mark.parametrize("variant", COLOURED)
def test_readers_see_the_colours_whatever_the_picture_is_stored_in(tmp_path: Path, variant: str) -> None:
    """Left red, right green; within what JPEG and a conversion without a profile cost."""
    COLOURED[variant].make(tmp_path)
    (content,) = (p.read_bytes() for p in tmp_path.iterdir() if p.suffix not in {".obj", ".mtl"})
    (part,), lost = with_small_pictures([replace(vase(), texture=content)], 4096, 95)
    assert lost == []
    with Image.open(io.BytesIO(part.texture)) as opened:
        assert opened.format in {"JPEG", "PNG"} and opened.mode in {"RGB", "RGBA", "L"}
        seen = [opened.convert("RGB").getpixel((x, 16)) for x in (8, 56)]
    grey = [(round(0.299 * r + 0.587 * g + 0.114 * b),) * 3 for r, g, b in (RED, GREEN)]
    wanted = [(156,) * 3] * 2 if "16 bits" in variant else grey if "grey" in variant else [RED, GREEN]
    assert np.abs(np.array(seen) - np.array(wanted)).max() <= 12  # 156: 40,000 of 65,535


def test_a_picture_that_no_program_here_unpacks_is_left_out_and_named() -> None:
    (part,), lost = with_small_pictures([replace(vase(), texture=gltf_kinds.ktx2())], 4096, 85)
    assert part.texture == b"" and len(lost) == 1 and ".ktx2" in lost[0]


@pytest.mark.parametrize("spoilt", [gltf_kinds.ktx2()[:60], gltf_kinds.ktx2(start=2**40)])
def test_a_ktx2_that_is_cut_is_no_picture(spoilt: bytes) -> None:
    with pytest.raises(SourceUnreadable):
        texture.supercompressed(spoilt)
