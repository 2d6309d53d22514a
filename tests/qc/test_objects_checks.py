"""Checks of models on facts alone: which sides are compared, which readings count, and what is not asked of raw captures."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from heritage.lines.objects import OBJECTS
from heritage.model import File, Item, Measured, Outcome
from heritage.qc.model3d import cloud, shape, surface
from heritage.qc.model3d.flat import finished, flat, is_flat
from qc.judging import asked, item, only, outcomes

MET, MISSED, NOTED = Outcome.PASS, Outcome.FAIL, Outcome.WARN


def model(path: str = "objects/A/m.obj", **facts: Any) -> Measured:
    usual = {"mesh.format": "obj", "mesh.faces": 12, "mesh.vertices": 8, "mesh.size": [300.0, 200.0, 30.0]}
    return Measured(
        File(path, 10, "00"), {**usual, **{k.replace("__", "."): v for k, v in facts.items()}}, ("probe 1",)
    )


@pytest.mark.parametrize(
    ("expected", "outcome"),
    [
        ({"height_mm": 30}, MET),
        ({"height_mm": 30, "width_mm": 205}, MET),
        ({"height_mm": 300, "width_mm": 30, "depth_mm": 200}, MET),
        ({"height_mm": 60}, MISSED),
        ({"height_mm": 200, "width_mm": 200}, MISSED),
        ({"height_mm": 0.03}, MISSED),
        ({"height_mm": 300, "width_mm": 30, "depth_mm": 220}, MISSED),
    ],
)
def test_the_catalogued_sides_may_be_any_of_the_models(expected: dict[str, float], outcome: Outcome) -> None:
    assert outcomes(
        surface.dimensions, model(), asked(surface.dimensions, {"tolerance": 0.05}, expected=expected, unit="mm")
    ) == [outcome]


@pytest.mark.parametrize(
    ("said", "gross", "outcome"),
    [
        ([0.0, 0.0, 0.0, 10.0, 10.0, 10.0], 0.05, MET),
        ([0.0, 0.0, 0.0, 10.2, 10.0, 10.0], 0.05, NOTED),
        ([0.0, 0.0, 0.0, 10.2, 10.0, 10.0], 0.001, MISSED),
        ([-7e5, 0.0, 0.0, 10.0, 10.0, 3e9], 0.05, MISSED),
        ([0.0] * 6, 0.05, NOTED),
        ([0.0] * 6, 0.001, MISSED),
    ],
)
def test_a_header_that_lies_about_its_box_is_missed_and_one_that_rounds_is_noted(
    said: list[float], gross: float, outcome: Outcome
) -> None:
    facts = {
        "points.low": [0.0] * 3,
        "points.high": [10.0] * 3,
        "points.header_low": said[:3],
        "points.header_high": said[3:],
    }
    question = asked(cloud.points_extent, {"share": 0.001, "gross": gross})
    assert outcomes(cloud.points_extent, Measured(File("objects/A/a.las", 1, "00"), facts), question) == [outcome]


@pytest.mark.parametrize(("declared", "outcome"), [(True, MISSED), (None, NOTED)])
def test_an_open_surface_is_a_note_unless_a_closed_one_is_declared(declared: bool | None, outcome: Outcome) -> None:
    open_one = model(mesh__format="stl", mesh__boundary_edges=4, mesh__winding_conflicts=2)
    for check in (surface.watertight, surface.winding):
        limits = {"solids": ["stl"], "undeclared": "note"}
        expected = {"watertight": True} if declared else {}
        assert outcomes(check, open_one, asked(check, limits, expected=expected)) == [outcome]


def test_a_wrong_unit_is_named() -> None:
    for unit, told in (("m", "1,000 times too large"), ("in", "25.4 times too large")):
        question = asked(surface.dimensions, {"tolerance": 0.05}, expected={"height_mm": 300}, unit=unit)
        assert told in only(surface.dimensions, model(mesh__size=[300.0, 300.0, 300.0]), question).advice


def test_points_in_a_format_of_surfaces_have_a_unit_and_a_size_and_are_something_to_see() -> None:
    loose = model("objects/A/m.ply", mesh__format="ply", mesh__faces=0)
    assert outcomes(surface.unit_declared, loose, asked(surface.unit_declared)) == [MISSED]
    question = asked(surface.dimensions, {"tolerance": 0.05}, expected={"height_mm": 60}, unit="mm")
    assert outcomes(surface.dimensions, loose, question) == [MISSED]
    assert outcomes(shape.empty_geometry, loose, asked(shape.empty_geometry)) == [MET]
    assert outcomes(shape.empty_geometry, model(mesh__faces=0), asked(shape.empty_geometry)) == [MISSED]


@pytest.mark.parametrize(
    ("read", "unread", "outcome"),
    [
        ({"trimesh": [8, 12, 0.0], "pymeshlab": [8, 12, 0.0]}, {}, MET),
        ({"trimesh": [8, 12, 0.0], "pymeshlab": [8, 14, 0.0], "vtk": [8, 12, 0.0]}, {}, NOTED),
        ({"trimesh": [8, 12, 0.0], "pymeshlab": [8, 14, 0.0]}, {"vtk": "crashes"}, MISSED),
        ({"trimesh": [8, 12, 0.2], "pymeshlab": [8, 12, 0.0]}, {}, MISSED),
        ({"trimesh": [8, 12, 0.0], "vtk": [8, 12, 0.0]}, {"meshlab": "crashes"}, NOTED),
        ({"trimesh": [8, 12, 0.0]}, {"meshlab": "crashes", "vtk": "crashes"}, MISSED),
        ({"trimesh": [8, 12, 0.0]}, {}, NOTED),
        ({"trimesh": [8, 11, 0.0]}, {}, MISSED),
    ],
)
def test_two_libraries_have_to_read_it_alike(read: dict[str, Any], unread: dict[str, str], outcome: Outcome) -> None:
    facts = {"mesh.read_by": read, "mesh.unread_by": unread}
    assert outcomes(shape.read_by_two, model(**facts), asked(shape.read_by_two, {"apart": 1e-5})) == [outcome]


def test_what_lies_behind_the_end_is_missed() -> None:
    ply = model("objects/A/m.ply", mesh__format="ply", mesh__faults=["36 bytes behind what the header promises"])
    assert outcomes(shape.spare_data, ply, asked(shape.spare_data)) == [MISSED]
    las = Measured(File("objects/A/m.las", 10, "00"), {"points.format": "las", "points.faults": ["26 bytes behind"]})
    assert outcomes(shape.spare_data, las, asked(shape.spare_data)) == [MISSED]
    assert outcomes(
        shape.spare_data, replace(las, facts={"points.format": "las", "points.faults": []}), asked(shape.spare_data)
    ) == [MET]


def test_points_that_a_scanner_calls_invalid_are_points_that_were_read() -> None:
    scan = {"points.format": "e57", "points.declared": 100, "points.rows": 100, "points.count": 90}
    file = File("objects/A/m.e57", 10, "00")
    assert only(cloud.points_count, Measured(file, scan), asked(cloud.points_count)).found.startswith("100, 10 of them")
    assert outcomes(cloud.points_count, Measured(file, {**scan, "points.rows": 90}), asked(cloud.points_count)) == [
        MISSED
    ]


def test_raw_captures_are_not_judged_as_the_model() -> None:
    question = asked(surface.dimensions, {"tolerance": 0.05}, expected={"height_mm": 5}, unit="mm")
    for path, judged in (("objects/A/m.obj", [MISSED]), ("objects/A/raw/m.obj", []), ("objects/A/Scans/1/m.obj", [])):
        assert outcomes(finished(surface.dimensions), model(path), question) == judged
    named = {check.name for check in OBJECTS.checks}
    assert {"dimensions", "watertight", "unit-declared", "texture-size"} <= named


def test_a_painting_with_a_scan_among_its_raw_captures_is_still_flat() -> None:
    painting, scan, model_ = (File(f"objects/A/{n}", 1, "00") for n in ("a.tif", "raw/a.las", "a.obj"))
    question = asked(surface.dimensions)
    assert is_flat(replace(question, item=Item("A", (painting, scan), {})))
    assert not is_flat(replace(question, item=Item("A", (painting, model_), {})))
    picture = replace(model("objects/A/raw/tile.tif"), facts={})
    assert list(flat(surface.unit_declared).judge(picture, replace(question, item=Item("A", (painting,), {})))) == []


def test_makers_own_formats_are_noted_and_strange_ones_only_among_raw_captures() -> None:
    cases = [("raw/scan.fls", NOTED), ("scan.fls", NOTED), ("raw/scan.0817", NOTED), ("scan.0817", MISSED)]
    for path, outcome in ((f"objects/A/{name}", outcome) for name, outcome in cases):
        strange = item("A", [Measured(File(path, 10, "00", None), {}, ())])
        assert outcomes(surface.identified, strange, asked(surface.identified)) == [outcome]


@pytest.mark.parametrize(("kind", "fact"), [("obj", "mesh.format"), ("laz", "points.format")])
def test_a_model_that_was_read_is_known_by_that(kind: str, fact: str) -> None:
    """PRONOM's signature of OBJ wants a remark of some program's; of LAZ 1.4 it has none."""
    read = Measured(File(f"objects/A/m.{kind}", 10, "00", None), {fact: kind}, ("probe 1",))
    assert outcomes(surface.identified, item("A", [read]), asked(surface.identified)) == [NOTED]
    assert outcomes(surface.identified, item("A", [replace(read, facts={})]), asked(surface.identified)) == [MISSED]
