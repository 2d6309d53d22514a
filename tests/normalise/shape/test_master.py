"""The preservation copy of a surface, in both formats: the delivered surface and picture, or no copy at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from heritage.contracts import NormalisationJob, Source
from heritage.errors import ConfigError, ProofFailed, SourceChanged
from heritage.measure.model3d.mesh import MeshProbe
from heritage.model import Delivery, File, Item, Measured, Policy, Rendition, Station
from heritage.normalise.model3d.master import SurfaceMaster
from heritage.tools.model3d import surface
from heritage.tools.model3d.gltf import validator as gltf_validator
from heritage.tools.model3d.mesh import ply_write as mesh_ply_write
from heritage.tools.model3d.mesh.ply_write import write
from samples import objects, shapes
from samples.shapes import Vase

VASE = Vase(16, 14)


@pytest.fixture
def source(tmp_path: Path) -> Source:
    for name, content in objects.vase_obj(VASE).items():
        (tmp_path / name).write_bytes(content)
    return Source(tmp_path / "vase.obj", File("objects/A/vase.obj", 1, "00"))


def order(source: Source, folder: Path, profile: str) -> NormalisationJob:
    item = Item("A", (source.file,), {"unit": "mm", "up": "z"})
    station = Station("S")
    delivery = Delivery("/d", "", "", "kbr", "objects", "B", "o", station, date(2026, 3, 2), None, {}, (), ())
    policy = Policy("p", "1", "00", {}, {"master": {"profile": profile}})
    return NormalisationJob(folder, policy, delivery, item, Measured(source.file, MeshProbe().measure(source)))


@pytest.mark.parametrize("profile", ["ply", "glb"])
def test_the_copy_is_the_surface(source: Source, tmp_path: Path, profile: str) -> None:
    asked = order(source, tmp_path / "work", profile)
    assert SurfaceMaster().accepts(source.file, asked)
    made: list[Rendition] = list(SurfaceMaster().make(source, asked))
    copy = surface.read(asked.folder / made[0].path, asked.folder / "master")
    kind, scale = ("float64", 1.0) if profile == "ply" else ("float32", 0.001)
    assert made[0].proof.digest == surface.digest(VASE.mesh(), kind, scale) == surface.digest(copy, kind)
    if profile == "glb":
        assert gltf_validator.validate(asked.folder / made[0].path).errors == 0
    assert not [p for p in asked.folder.rglob("*") if ".partial" in p.name]


def test_a_surface_that_changed_since_it_was_measured_is_not_copied(source: Source, tmp_path: Path) -> None:
    asked = order(source, tmp_path / "work", "ply")
    (tmp_path / "vase.obj").write_bytes(shapes.obj(Vase(16, 15).mesh()))
    source.close()
    with pytest.raises(SourceChanged):
        list(SurfaceMaster().make(source, asked))


def test_a_copy_that_is_not_the_surface_is_never_kept(
    source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def careless(mesh: surface.Mesh, names: list[str]) -> bytes:
        return write(replace(mesh, positions=mesh.positions.astype("f4").astype("f8")), names)

    monkeypatch.setattr(mesh_ply_write, "write", careless)
    asked = order(source, tmp_path / "work", "ply")
    with pytest.raises(ProofFailed):
        list(SurfaceMaster().make(source, asked))
    assert not [p for p in asked.folder.rglob("*") if p.is_file()]


def test_a_copy_that_loses_colours_without_a_word_is_never_kept(
    source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grey = VASE.mesh()
    red = np.tile(np.array([200, 30, 40], np.uint8), (len(grey.positions), 1))
    (tmp_path / "vase.ply").write_bytes(write(replace(grey, colours=red, materials=(), material=None), []))
    coloured = Source(tmp_path / "vase.ply", File("objects/A/vase.ply", 1, "00"))
    asked = order(coloured, tmp_path / "work", "ply")
    made = next(iter(SurfaceMaster().make(coloured, asked)))
    copy = surface.read(asked.folder / made.path, asked.folder)
    assert copy.colours is not None and (copy.colours == red).all() and made.facts["master.left_out"] == []
    monkeypatch.setattr(mesh_ply_write, "write", lambda mesh, names: write(replace(mesh, colours=None), names))
    with pytest.raises(ProofFailed, match="colours of vertices"):
        list(SurfaceMaster().make(coloured, asked))


def test_pictures_that_ply_has_no_place_for_are_told(source: Source, tmp_path: Path) -> None:
    (tmp_path / "vase.mtl").write_bytes(shapes.mtl() + b"map_Bump bumps.jpg\n")
    (tmp_path / "bumps.jpg").write_bytes(shapes.painting(1, 32, 32))
    made = next(iter(SurfaceMaster().make(source, order(source, tmp_path / "work", "ply"))))
    assert made.facts["master.left_out"] == ["pictures beside the colour: bumps.jpg (the original keeps them)"]


def test_what_was_not_read_whole_is_not_copied(source: Source, tmp_path: Path) -> None:
    asked = order(source, tmp_path / "work", "ply")
    assert asked.measured is not None
    for fact in ("mesh.index_range", "mesh.nonfinite", "mesh.missing_textures", "mesh.outside"):
        left = replace(asked.measured, facts={**asked.measured.facts, fact: 1})
        assert not SurfaceMaster().accepts(source.file, replace(asked, measured=left))


def test_an_unknown_profile_is_our_mistake(source: Source, tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        SurfaceMaster().accepts(source.file, order(source, tmp_path / "work", "stl"))
