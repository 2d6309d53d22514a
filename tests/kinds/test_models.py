"""Models and clouds of every kind come through the whole flow as promised, and with the colours and places that they have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from heritage.errors import SourceUnreadable
from heritage.tools.model3d import points, surface
from heritage.tools.model3d.gltf import writing as gltf_write
from heritage.tools.model3d.mesh import ply_write as mesh_ply_write
from kinds import clouds_kinds, models_kinds
from kinds.campaign import tried
from kinds.kind import Kind, differences, through

KINDS = [*models_kinds.KINDS, *clouds_kinds.KINDS]
TRIED = tried(KINDS)


@pytest.fixture(scope="module")
def items(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """All of them in one delivery; under the shipped policy, but for the pictures that are drawn of each model."""
    home = tmp_path_factory.mktemp("models") / "home"
    policy = yaml.safe_load(
        (Path(__file__).resolve().parents[2] / "config/policies/objects/legacy.yaml").read_text(encoding="utf-8")
    )
    policy["settings"].pop("views")
    (home / "config/policies/objects").mkdir(parents=True)
    (home / "config/policies/objects/legacy.yaml").write_text(yaml.safe_dump(policy), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HERITAGE_HOME", str(home))
        reported = through(TRIED, tmp_path_factory.mktemp("delivery")).report
        return {item["id"]: item for item in reported["items"]}


@pytest.mark.campaign
@pytest.mark.parametrize("kind", TRIED, ids=lambda kind: kind.id)
def test_a_kind_comes_to_what_it_promises(items: dict[str, Any], kind: Kind) -> None:
    assert differences(kind, items[kind.id]) == []


def named(wanted: str) -> Kind:
    return next(kind for kind in KINDS if kind.id == wanted)


def model(wanted: str, folder: Path) -> surface.Mesh:
    named(wanted).make(folder)
    found = next(path for path in sorted(folder.iterdir()) if path.suffix in surface.SUFFIXES)
    return surface.read(found, folder)


RED, BLUE = (200, 30, 40), (0, 0, 255)


@pytest.mark.parametrize(
    ("kind", "colours"),
    [
        ("obj-colours-of-vertices-0-to-1", {RED}),
        ("obj-colours-of-vertices-0-to-255-behind-w", {RED}),
        ("obj-colours-of-vertices-with-transparency", {RED}),
        ("obj-colours-of-zbrush-mrgb", {RED}),
        ("ply-ascii-colours-as-diffuse-red", {RED}),
        ("ply-binary-r-g-b-as-floats", {RED}),
        ("ply-big-endian-16-bit-colours", {RED}),
        ("ply-ascii-dark-8-bit-colours", {(1, 1, 0)}),
        ("ply-ascii-lines-that-end-with-cr", {RED}),
        ("ply-binary-header-lines-that-end-with-cr", {RED}),
        ("ply-binary-header-lines-that-end-with-crlf-tabs-remarks", {RED}),
        ("ply-colours-of-faces", {(10 * n, 20, 30) for n in range(12)}),
        ("stl-colours-of-viscam-and-solidview", {(255, 0, 0)}),
        ("stl-colours-of-magics", {(255, 0, 0), (16, 32, 48)}),
        ("3mf-base-materials", {RED}),
        ("3mf-group-of-colours", {RED, BLUE}),
    ],
)
def test_its_colours_are_those_of_the_readers_copy_and_of_the_master(
    tmp_path: Path, kind: str, colours: set[tuple[int, int, int]]
) -> None:
    mesh = model(kind, tmp_path)
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy/copy.ply").write_bytes(mesh_ply_write.write(mesh, []))
    for one in (mesh, surface.read(tmp_path / "copy/copy.ply", tmp_path / "copy")):
        (part,) = gltf_write.parts(one)
        assert part.colours is not None
        assert set(map(tuple, part.colours[:, :3].tolist())) == colours


@pytest.mark.parametrize(
    "kind",
    [kind.id for kind in models_kinds.KINDS if kind.master == ".ply .jpg"]
    + ["ply-two-pictures-texcoord-and-texnumber", "ply-texture-coordinates-of-vertices"],
)
def test_its_picture_lies_on_every_face(tmp_path: Path, kind: str) -> None:
    mesh = model(kind, tmp_path)
    parts = gltf_write.parts(mesh)
    assert len({m.texture for m in mesh.materials}) == len(parts) == (2 if "two" in kind else 1)
    assert all(part.texture.startswith(b"\xff\xd8") and part.uvs is not None for part in parts)
    assert sum(len(part.triangles) for part in parts) == 12


@pytest.mark.parametrize(
    ("kind", "colour"),
    [
        ("las-1-2-colours-of-8-bits-in-16", (200, 100, 0)),
        ("las-1-2-colours-of-16-bits", (200, 100, 0)),
        ("e57-colours-of-8-bits", (200, 100, 0)),
        ("e57-colours-of-16-bits", (200, 100, 0)),
        ("e57-colours-as-floats", (204, 102, 0)),
    ],
)
def test_the_colours_of_points(tmp_path: Path, kind: str, colour: tuple[int, int, int]) -> None:
    named(kind).make(tmp_path)
    (block,) = points.blocks(next(tmp_path.iterdir()))
    assert block.colours is not None
    assert set(map(tuple, points.eight_bits(block.colours).tolist())) == {colour}


def test_scans_stand_where_their_poses_put_them(tmp_path: Path) -> None:
    named("e57-two-scans-turned-by-a-quaternion-that-is-not-of-length-1").make(tmp_path)
    first, second = points.blocks(tmp_path / "s.e57")
    x, y, z = (np.array(clouds_kinds._XYZ[f"cartesian{axis}"], "f4") for axis in "XYZ")
    assert first.positions == pytest.approx(np.column_stack([100 - y, x, z]), abs=1e-4)
    assert len(second.positions) == 150


def test_points_on_a_ball(tmp_path: Path) -> None:
    named("e57-spherical-coordinates").make(tmp_path)
    (block,) = points.blocks(tmp_path / "s.e57")
    assert np.linalg.norm(block.positions, axis=1) == pytest.approx(2)
    assert block.positions[:, 2] == pytest.approx(2 * np.sin(0.3))


@pytest.mark.parametrize(
    ("reader", "content"),
    [
        ("a.ply", lambda: b"ply\nformat binary_little_endian 1.0\nelement a 1000000000000\nend_header\n"),
        ("b.ply", lambda: b"ply\nformat ascii 1.0\nelement vertex 1\nproperty float x\nelement vertex 1\nproperty float x\nend_header\n1\n1\n"),
        ("a.3mf", lambda: _bomb(30 << 20)),
    ],
)  # fmt: skip
def test_bombs_are_named_before_they_are_read(tmp_path: Path, reader: str, content: Callable[[], bytes]) -> None:
    (tmp_path / reader).write_bytes(content())
    with pytest.raises(SourceUnreadable):
        surface.read(tmp_path / reader, tmp_path)


def _bomb(size: int) -> bytes:
    import io
    import zipfile

    out: Any = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("3D/3dmodel.model", b" " * size)
    return bytes(out.getvalue())
