"""The readers' copies of points: out of clouds and out of formats of surfaces, without what is no number; none of raw scans."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from heritage.contracts import NormalisationJob, Source
from heritage.measure.model3d.cloud import CloudProbe
from heritage.measure.model3d.mesh import MeshProbe
from heritage.model import Delivery, File, Item, Measured, Policy, Station
from heritage.normalise.model3d.access import AccessGlb
from heritage.normalise.model3d.cloud import AccessCloud, CloudMaster
from heritage.normalise.model3d.master import SurfaceMaster
from heritage.tools.model3d import surface
from heritage.tools.model3d.gltf import validator as gltf_validator
from samples import shapes
from samples.shapes import Vase

POLICY = Policy(
    "p", "1", "00", {}, {"master": {"profile": "ply"}, "points": {"profile": "las"}, "access": {"points": 500}}
)  # fmt: skip


def order(path: Path, name: str, folder: Path) -> tuple[Source, NormalisationJob]:
    file = File(f"objects/A/{name}", path.stat().st_size, "00")
    source = Source(path, file)
    probe = MeshProbe() if path.suffix == ".ply" else CloudProbe()
    item = Item("A", (file,), {"unit": "mm", "up": "z"})
    delivery = Delivery("/d", "", "", "kbr", "objects", "B", "o", Station("S"), date(2026, 3, 2), None, {}, (), ())
    return source, NormalisationJob(folder, POLICY, delivery, item, Measured(file, probe.measure(source)))


def points_ply(places: np.ndarray, shade: np.ndarray) -> bytes:
    rows = np.zeros(len(places), [("p", "<f8", 3), ("c", "u1", 3)])
    rows["p"], rows["c"] = places, shade
    words = [*(f"property double {n}" for n in "xyz"), *(f"property uchar {n}" for n in ("red", "green", "blue"))]
    head = ["ply", "format binary_little_endian 1.0", f"element vertex {len(rows)}", *words, "end_header", ""]
    return "\n".join(head).encode() + rows.tobytes()


@pytest.fixture
def cloud(tmp_path: Path) -> Path:
    places, shade = shapes.cloud(Vase(24, 20), 2000)
    (tmp_path / "a.ply").write_bytes(points_ply(places * 1000, shade))
    (tmp_path / "a.las").write_bytes(shapes.las(Vase(24, 20)))
    return tmp_path


@pytest.mark.parametrize(("name", "points"), [("a.ply", 500), ("a.las", 500)])
def test_points_are_thinned_coloured_and_in_metres(cloud: Path, name: str, points: int) -> None:
    source, asked = order(cloud / name, name, cloud / "work")
    if name == "a.las":
        asked = replace(asked, item=replace(asked.item, expected={"unit": "m"}))
    assert AccessCloud().accepts(source.file, asked) and not AccessGlb().accepts(source.file, asked)
    made = next(iter(AccessCloud().make(source, asked)))
    place = asked.folder / made.path
    assert gltf_validator.validate(place).errors == 0
    copy = surface.read(place)
    assert len(copy.positions) == points and copy.colours is not None
    assert np.ptp(copy.positions, axis=0).max() == pytest.approx(0.19, abs=0.02)


def test_what_is_no_number_is_left_aside(cloud: Path) -> None:
    """A person may accept a scan with such points; its copy is then of the others."""
    source, asked = order(cloud / "a.ply", "a.ply", cloud / "work")
    assert asked.measured is not None
    places, shade = shapes.cloud(Vase(24, 20), 400)
    places[::4] = np.nan
    (cloud / "a.ply").write_bytes(points_ply(places, shade))
    source.close()
    made = next(iter(AccessCloud().make(source, asked)))
    copy = surface.read(asked.folder / made.path)
    assert 0 < len(copy.positions) < 400 and np.isfinite(copy.positions).all()


@pytest.mark.parametrize("name", ["a.ply", "a.las"])
def test_raw_scans_are_kept_as_they_came(cloud: Path, name: str) -> None:
    source, asked = order(cloud / name, f"raw/{name}", cloud / "work")
    for normaliser in (SurfaceMaster(), AccessGlb(), CloudMaster(), AccessCloud()):
        assert not normaliser.accepts(source.file, asked)
