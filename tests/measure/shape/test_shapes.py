"""What the probes of shapes count, on shapes of known truth; point clouds; paradata; pictures read band by band."""

from __future__ import annotations

import struct
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import tifffile
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from heritage.contracts import Source
from heritage.errors import SourceUnreadable
from heritage.measure.model3d import paradata, topology
from heritage.measure.model3d.cloud import CloudProbe, CloudStructureProbe
from heritage.measure.model3d.mesh import MeshProbe, StructureProbe
from heritage.measure.picture.image import ImageProbe
from heritage.measure.picture.large import large
from heritage.model import File
from heritage.tools.model3d import e57, points
from heritage.tools.model3d.surface import Mesh
from heritage.tools.picture import bands as picture_bands
from samples import object_faults, objects, shapes
from samples.shapes import Vase

CUBE = np.array([[x, y, z] for x in (0, 1) for y in (0, 1) for z in (0, 1)], float)
QUADS = [[0, 1, 3, 2], [4, 6, 7, 5], [0, 4, 5, 1], [2, 3, 7, 6], [0, 2, 6, 4], [1, 5, 7, 3]]


def cube(*polygons: list[int], positions: np.ndarray = CUBE) -> Mesh:
    chosen = list(polygons) or QUADS
    return Mesh(
        "obj",
        "ascii",
        positions,
        np.array([len(p) for p in chosen]),
        np.array([c for p in chosen for c in p], np.int64),
    )


def source(path: Path, item: str = "A") -> Source:
    return Source(path, File(f"objects/{item}/{path.name}", path.stat().st_size, "00"))


def test_a_cube_is_closed_and_faces_outwards() -> None:
    found = topology.facts(cube())
    assert found["mesh.watertight"] is True and found["mesh.bodies"] == 1
    assert found["mesh.area"] == pytest.approx(6) and found["mesh.volume"] == pytest.approx(1)
    assert not any(found[f"mesh.{n}"] for n in ("degenerate", "zero_area", "duplicate_faces", "winding_conflicts"))


def test_each_fault_of_a_surface_is_counted_once() -> None:
    assert topology.facts(cube(*QUADS[:5]))["mesh.boundary_edges"] == 4
    assert topology.facts(cube(*QUADS[:5], QUADS[5][::-1]))["mesh.winding_conflicts"] == 4
    assert topology.facts(cube(*QUADS, [0, 1, 3]))["mesh.nonmanifold_edges"] == 3
    assert topology.facts(cube(*QUADS, [0, 1, 3]))["mesh.duplicate_faces"] == 1
    assert topology.facts(cube(*QUADS, [0, 0, 3]))["mesh.degenerate"] == 1
    flat = np.concatenate([CUBE, [[0, 0, 0.5]]])
    assert topology.facts(cube(*QUADS, [0, 8, 1], positions=flat))["mesh.zero_area"] == 1
    assert topology.facts(cube(*[q[::-1] for q in QUADS]))["mesh.volume"] == pytest.approx(-1)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_seams_scale_and_place_change_nothing(seed: int) -> None:
    chance = np.random.default_rng(seed)
    mesh = cube()
    parted = replace(mesh, positions=mesh.positions[mesh.vertex], vertex=np.arange(len(mesh.vertex)))
    moved = replace(parted, positions=parted.positions * chance.uniform(0.001, 1000) + chance.uniform(-1e4, 1e4, 3))
    assert topology.facts(moved)["mesh.watertight"] is True


def test_the_probe_reads_a_model_with_two_libraries(tmp_path: Path) -> None:
    for name, content in objects.vase_obj().items():
        (tmp_path / name).write_bytes(content)
    place = source(tmp_path / "vase.obj")
    facts = MeshProbe().measure(place)
    read = facts["mesh.read_by"]
    assert isinstance(read, dict) and set(read) == {"trimesh", "pymeshlab"}
    assert all(row[1] == facts["mesh.faces"] and row[2] < 1e-5 for row in read.values())
    assert facts["mesh.textures"] == [{"name": "glaze.jpg", "width": 1024, "height": 1024}]
    assert facts["mesh.without_uv"] == 0


def test_libraries_are_not_asked_about_a_model_that_names_a_url(tmp_path: Path) -> None:
    files, _ = object_faults.FAULTS["texture-url"].plant(objects.vase_obj())
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    facts = MeshProbe().measure(source(tmp_path / "vase.obj"))
    assert facts["mesh.outside"] and "mesh.read_by" not in facts


def test_a_one_file_item_has_no_neighbours(tmp_path: Path) -> None:
    for name, content in objects.vase_obj().items():
        (tmp_path / name).write_bytes(content)
    alone = Source(tmp_path / "vase.obj", File("objects/vase.obj", 1, "00"))
    assert MeshProbe().measure(alone)["mesh.missing_textures"] == ["vase.mtl"]


def test_the_structure_probe_names_what_is_broken(tmp_path: Path) -> None:
    (tmp_path / "a.ply").write_bytes(object_faults.FAULTS["billion-vertices"].plant(objects.vase_obj())[0]["vase.ply"])
    found = StructureProbe().measure(source(tmp_path / "a.ply"))
    assert found["shape.broken"] == "truncated" and "1,000,000,000" in str(found["shape.reason"])


def test_las_and_laz_of_the_same_points_have_one_digest(tmp_path: Path) -> None:
    (tmp_path / "a.las").write_bytes(shapes.las(Vase(24, 20)))
    (tmp_path / "a.laz").write_bytes(shapes.las(Vase(24, 20), packed=True))
    assert points.digest(tmp_path / "a.las") == points.digest(tmp_path / "a.laz")
    facts = CloudProbe().measure(source(tmp_path / "a.las"))
    assert facts["points.count"] == facts["points.declared"] == 20_000
    second = facts["points.second"]
    assert isinstance(second, list) and second[1] == pytest.approx(facts["points.low"])


@pytest.mark.parametrize("packed", [False, True])
def test_a_cloud_that_promises_too_much_is_named_before_it_is_read(tmp_path: Path, packed: bool) -> None:
    las = bytearray(shapes.las(Vase(24, 20), packed=packed))
    las[107:111] = struct.pack("<I", 4_000_000_000)
    (tmp_path / "a.las").write_bytes(las)
    assert CloudStructureProbe().measure(source(tmp_path / "a.las"))["shape.broken"] == "truncated"


def test_crc32c_is_castagnolis() -> None:
    rows = np.frombuffer(b"123456789" + bytes(9), np.uint8).reshape(2, 9)
    assert e57.crc32c(rows)[0] == 0xE3069283  # the check value of CRC-32C (RFC 3720's polynomial)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**20), st.integers(0, 7))
def test_any_changed_bit_of_an_e57_is_found(scan: Path, place: int, bit: int) -> None:
    content = bytearray(scan.read_bytes())
    content[48 + place % (len(content) - 48)] ^= 1 << bit
    damaged = scan.with_name("damaged.e57")
    damaged.write_bytes(content)
    assert CloudStructureProbe().measure(source(damaged))["shape.broken"] == "e57-crc"


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("e57") / "scan.e57"
    place.write_bytes(shapes.e57(Vase(24, 20)))
    return place


def test_an_e57_is_read_where_its_points_are(scan: Path) -> None:
    facts = CloudProbe().measure(source(scan))
    assert facts["points.count"] == 5000 and facts["points.unit"] == "m"
    high = facts["points.high"]
    assert high == pytest.approx(shapes.cloud(Vase(24, 20), 5000)[0].max(axis=0).tolist(), abs=1e-6)


def test_missing_parts_of_paradata_are_listed(tmp_path: Path) -> None:
    record = tmp_path / "paradata.yaml"
    record.write_bytes(objects.paradata())
    facts = paradata.ParadataProbe().measure(source(record))
    assert facts["paradata.missing"] == [] and facts["paradata.residual_share"] == pytest.approx(0.06 / 250)
    record.write_bytes(objects.paradata(lens=None, decisions=None, steps=[{"name": "meshing", "software": "X"}]))
    gone = paradata.ParadataProbe().measure(source(record))["paradata.missing"]
    assert gone == ["lens.model", "decisions", "steps[1].version", "steps[1].parameters"]


@pytest.mark.parametrize("text", ["a: &x [1]\nb: *x\n", "- a\n", "a: [", "\x00"])
def test_what_is_no_record_is_refused(tmp_path: Path, text: str) -> None:
    record = tmp_path / "paradata.yaml"
    record.write_text(text, encoding="utf-8")
    with pytest.raises(SourceUnreadable):
        paradata.read(record)


@pytest.mark.parametrize(
    "stored",
    [
        {"tile": (64, 64), "compression": "deflate"},
        {"tile": (64, 64)},
        {"rowsperstrip": 7},
        {"rowsperstrip": 7, "compression": "lzw"},
        {"rowsperstrip": 333, "bigtiff": True},
    ],
)
@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
def test_bands_are_the_whole_picture(tmp_path: Path, stored: dict[str, object], kind: type) -> None:
    pixels = np.random.default_rng(0).integers(0, np.iinfo(kind).max, (333, 201, 3), kind)
    options = dict(stored)
    big = bool(options.pop("bigtiff", False))
    path = tmp_path / "a.tif"
    with tifffile.TiffWriter(path, bigtiff=big) as out:
        out.write(pixels, photometric="rgb", resolution=(300, 300), resolutionunit="INCH", metadata=None, **options)
    assert (np.concatenate(list(picture_bands.bands(path))) == pixels).all()
    whole = ImageProbe().measure(source(path))
    found = large(path)
    for fact in ("pixels.sha256", "image.width", "image.bits", "image.ppi_x", "image.colour", "image.compression"):
        assert found[fact] == whole[fact]
    assert found["pixels.mean"] == pytest.approx(whole["pixels.mean"], abs=0.01)  # of full scale, whatever the depth
    assert max(picture_bands.reduced(path, 100).shape) <= 100


@pytest.mark.parametrize("stored", [{"tile": (64, 64)}, {"rowsperstrip": 16}])
def test_bands_of_jpegs_own_colours_are_rgb(tmp_path: Path, stored: dict[str, object]) -> None:
    """Pyramids of scanning programs are packed so."""
    path = tmp_path / "a.tif"
    shade = np.add.outer(np.arange(200), np.arange(150)) // 2
    pixels = (shade[..., None] + np.array([0, 20, 60])).astype(np.uint8)
    stored_as = np.asarray(Image.fromarray(pixels).convert("YCbCr"))
    tifffile.imwrite(path, stored_as, photometric="ycbcr", compression="jpeg", metadata=None, **stored)
    found = np.concatenate(list(picture_bands.bands(path)))
    assert picture_bands.stated(path).colour == "rgb"
    assert np.abs(found.astype(int) - pixels)[:, :-8].mean() < 3


def test_a_large_picture_that_breaks_off_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, np.zeros((100, 100, 3), np.uint8), photometric="rgb", rowsperstrip=10, metadata=None)
    path.write_bytes(path.read_bytes()[:-8000])
    with pytest.raises(SourceUnreadable, match="is cut off"):
        large(path)
