"""Judges a surface: faces that are none, edges that do not close, sides that disagree, normals, UVs; unit and real size."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from heritage.contracts import Asked, ItemMeasured, Scope, check
from heritage.model import Finding, Measured
from heritage.qc.shape import answered, is_loose, is_shape, listed
from heritage.tools.by_habit import PROJECTS, TEXT_CLOUDS
from heritage.tools.item_parts import is_raw

METRES = {"um": 1e-6, "mm": 1e-3, "cm": 1e-2, "dm": 0.1, "m": 1.0, "km": 1e3, "in": 0.0254, "ft": 0.3048}
"""What a delivery may declare as `unit`."""


def _surface(measured: Measured) -> int:
    """Triangles of a model that was read; 0 for anything else."""
    return int(measured.number("mesh.faces") or 0) if is_shape(measured) else 0


def _share(measured: Measured, asked: Asked, fact: str, noun: str) -> Iterator[Finding]:
    """At most `share` of the triangles are what `fact` counts."""
    faces = _surface(measured)
    if faces:
        bad, most = int(measured.number(fact) or 0), asked.limit("share")
        wanted = f"at most {most:.2%} of faces {noun}" if most else f"no faces {noun}"
        advice = "Have the model cleaned in the modelling program, and what was done written into its paradata."
        yield answered(asked, bad <= most * faces, measured.file.path, wanted, f"{bad:,} of {faces:,}", advice)


@check("degenerate-faces")
def degenerate_faces(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Has every polygon at least three corners, at different places?"""
    short = int(measured.number("mesh.short_faces") or 0)
    if short:
        judge = asked.missed if short > asked.limit("share") * _surface(measured) else asked.noted
        yield judge(measured.file.path, "at least three corners each", f"{short:,} polygons with fewer")
    else:
        yield from _share(measured, asked, "mesh.degenerate", "with a corner twice")


@check("zero-area-faces")
def zero_area_faces(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Has every triangle an area?"""
    return _share(measured, asked, "mesh.zero_area", "without area")


@check("duplicate-faces")
def duplicate_faces(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is every triangle there once?"""
    return _share(measured, asked, "mesh.duplicate_faces", "that are there twice")


@check("non-manifold")
def non_manifold(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Do at most two triangles meet at every edge?"""
    if _surface(measured):
        bad = int(measured.number("mesh.nonmanifold_edges") or 0)
        judge = asked.missed if bad else asked.met
        yield judge(measured.file.path, "at most two faces at an edge", f"{bad:,} edges with more")


@check("watertight")
def watertight(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is the surface closed, where it is declared to be, or where its format is for solids?"""
    solids = asked.rule.limits.get("solids")
    solid = isinstance(solids, list) and measured.text("mesh.format") in solids
    declared = asked.declared("watertight")
    if not _surface(measured) or declared is False or not (declared is True or solid):
        return
    why = "declared" if declared is True else f"{measured.text('mesh.format').upper()} is for solids"
    open_edges = int(measured.number("mesh.boundary_edges") or 0)
    if measured.get("mesh.watertight"):
        yield asked.met(measured.file.path, f"a closed surface ({why})", "closed")
    else:
        advice = "Have the holes closed and noted in the paradata, or declare `watertight: false` for the item."
        judge = _held_if_declared(asked)
        over = int(measured.number("mesh.nonmanifold_edges") or 0)
        found = f"{open_edges:,} open edges, {over:,} edges with more than two faces"
        yield judge(measured.file.path, f"a closed surface ({why})", found, advice)


def _held_if_declared(asked: Asked) -> Callable[..., Finding]:
    """What older models have at seams and edges is a note, unless the delivery declares a closed solid."""
    lenient = asked.rule.limits.get("undeclared") == "note" and asked.declared("watertight") is not True
    return asked.noted if lenient else asked.missed


@check("winding")
def winding(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Do neighbouring faces agree on which side is outside, and does a closed surface face outwards?"""
    if not _surface(measured):
        return
    conflicts = int(measured.number("mesh.winding_conflicts") or 0)
    volume = measured.number("mesh.volume")
    if conflicts:
        found = f"{conflicts:,} edges where neighbours face opposite ways"
    elif volume is not None and volume < 0:
        found = "the closed surface is inside out"
    else:
        yield asked.met(measured.file.path, "one outside", "consistent")
        return
    judge = _held_if_declared(asked)
    yield judge(measured.file.path, "one outside", found, "Have the faces turned in the modelling program.")


@check("normals")
def normals(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Are normals of length 1?"""
    error = measured.number("mesh.normal_error")
    if error is not None:
        most = asked.limit("error")
        judge = asked.met if error <= most else asked.missed
        yield judge(
            measured.file.path, f"length 1 ± {most:g}", "not numbers" if error >= 1e9 else f"off by {error:.2g}"
        )


@check("uv-present")
def uv_present(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Has every textured face its place in the picture?"""
    without = measured.number("mesh.without_uv")
    if without is not None:
        judge = asked.missed if without else asked.met
        yield judge(measured.file.path, "UVs at every textured corner", f"{without:,.0f} textured faces without")


def _has_size(measured: Measured) -> bool:
    return bool(_surface(measured) or is_loose(measured) or measured.number("points.count"))


def unit(measured: Measured, asked: Asked) -> str:
    """The unit that the file or the delivery declares; "" when neither does."""
    return measured.text("mesh.unit") or measured.text("points.unit") or str(asked.declared("unit") or "")


@check("unit-declared")
def unit_declared(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is it known what a coordinate of 1 means?"""
    if not _has_size(measured):
        return
    found, path, wanted = unit(measured, asked), measured.file.path, f"one of {', '.join(METRES)}"
    if found in METRES:
        yield asked.met(path, wanted, found)
    else:
        advice = "Ask the operator; declare `unit` in delivery.yaml. OBJ, PLY and STL cannot say it themselves."
        yield asked.missed(path, wanted, found or "none declared", advice)


_SIDES = ("width_mm", "height_mm", "depth_mm")


@check("dimensions")
def dimensions(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is the model as large as the catalogued object? Sides are compared by size: a model may lie, or stand. Where fewer than
    three are catalogued, they may be any of the model's."""
    wanted = sorted(float(v) for v in (asked.declared(s) for s in _SIDES) if isinstance(v, int | float) and v > 0)
    size = listed(measured, "mesh.size") or listed(measured, "points.size")
    scale = METRES.get(unit(measured, asked))
    if not wanted or not size or scale is None or not _has_size(measured):
        return
    sides = sorted(side * scale * 1000 for side in size)
    most = asked.limit("tolerance")
    nearest = min(combinations(sides, len(wanted)), key=lambda some: _off(some, wanted))
    fits = _off(nearest, wanted) <= most
    told = f"{_shown(wanted)} ± {most:.0%}"
    yield answered(asked, fits, measured.file.path, told, _shown(nearest if fits else sides), _advice(nearest, wanted))


def _shown(sides: Sequence[float]) -> str:
    return " × ".join(f"{side:,.4g}" for side in sides) + " mm"


def _off(found: Sequence[float], wanted: Sequence[float]) -> float:
    """The largest difference of a side, as a share of the catalogued one."""
    return max(abs(f - w) / w for f, w in zip(found, wanted, strict=True))


def _advice(found: Sequence[float], wanted: Sequence[float]) -> str:
    """A wrong unit shows as one of a few factors, the same on every side."""
    factor = found[-1] / wanted[-1]
    known = {1000: "metres read as millimetres", 10: "centimetres read as millimetres", 25.4: "inches read as millimetres",
             100: "metres read as centimetres", 1e6: "metres read as micrometres"}  # fmt: skip
    for times, name in known.items():
        for exact, told in ((times, name), (1 / times, f"the reverse of {name}")):
            if abs(factor / exact - 1) < 0.1:
                return f"{factor:,.4g} times too large: the unit is wrong ({told}). Correct `unit`, or have it exported again."
    return "The model is not to scale: look at the scale bars in the paradata, or at the catalogued size."


@check("identified", Scope.ITEM)
def identified(measured: ItemMeasured, asked: Asked) -> Iterator[Finding]:
    """Is it known what format each file is in? A buffer that a model names is known by the model that names it. PRONOM
    has no mark for an OBJ without a remark, nor for LAZ 1.4: a model that was read is then known by that; a scanner's own format
    is noted."""
    from heritage.qc import files
    from heritage.qc.inspection import summed

    parts = _parts(measured)
    found = []
    for one in measured.files:
        if one.file.name in parts and not (one.file.format and one.file.format.puid):
            found.append(asked.met(one.file.path, "a PRONOM identifier", "a part of a model"))
        elif (kind := one.text("mesh.format") or one.text("points.format")) and not (
            one.file.format and one.file.format.puid
        ):
            found.append(asked.noted(one.file.path, "a PRONOM identifier", f"none; read as {kind.upper()}"))
        elif is_raw(one.file.path) and not (one.file.format and one.file.format.puid):
            advice = "Scanners write formats of their own: keep what opens it, or have it exported too."
            found.append(asked.noted(one.file.path, "a PRONOM identifier", "none; a file of the raw capture", advice))
        elif one.file.suffix in PROJECTS | TEXT_CLOUDS and not (one.file.format and one.file.format.puid):
            found.append(_named_only(one, asked))
        else:
            found += files.identified.judge(one, asked)
    yield from summed(found, measured.item.id)


def _named_only(measured: Measured, asked: Asked) -> Finding:
    """A file that is known by its name alone: a program's project beside the model, or points as text, which may be all there is."""
    wanted, path = "a PRONOM identifier", measured.file.path
    if measured.file.suffix in PROJECTS:
        return asked.noted(path, wanted, "none; a program's own project file", "Kept as it came.")
    advice = "Points as text are not read here: have the cloud delivered as E57, LAS or PLY too, and this file in the folder raw."
    return asked.missed(path, wanted, "none; a cloud of points as text", advice)


@check("decodes", Scope.ITEM)
def decodes(measured: ItemMeasured, asked: Asked) -> Iterator[Finding]:
    """Can each file be read to its end? A file that a model names was read with it."""
    from heritage.qc import files
    from heritage.qc.inspection import summed

    parts = _parts(measured)
    found = []
    for one in measured.files:
        if one.file.name in parts and not one.tools:
            found.append(asked.met(one.file.path, "readable to the end", "read as a part of a model"))
        elif one.text("shape.broken") == "gltf-extensions":
            continue  # a sound file, and another check's affair
        else:
            found += files.decodes.judge(one, asked)
    yield from summed(found, measured.item.id)


def _parts(measured: ItemMeasured) -> set[str]:
    """Names of files that are read with a model: as it writes them, and as they are called."""
    named = {str(name).rpartition("/")[2] for one in measured.files for name in listed(one, "mesh.references")}
    return named | {str(name) for one in measured.files for name in listed(one, "mesh.parts")}
