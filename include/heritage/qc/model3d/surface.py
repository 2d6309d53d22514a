"""Judges a surface: faces that are none, edges that do not close, sides that disagree, normals, UVs; unit and real size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from heritage.contracts import CheckContext, ItemMeasured, Scope, check
from heritage.model import Finding, Measured, Phrase, phrase
from heritage.qc.model3d.shape import is_loose, is_shape, listed
from heritage.tools.identify.by_habit import PROJECTS, TEXT_CLOUDS
from heritage.tools.model3d.item_parts import is_raw

METRES = {"um": 1e-6, "mm": 1e-3, "cm": 1e-2, "dm": 0.1, "m": 1.0, "km": 1e3, "in": 0.0254, "ft": 0.3048}
"""What a delivery may declare as `unit`."""


def _surface(measured: Measured) -> int:
    """Triangles of a model that was read; 0 for anything else."""
    return int(measured.number("mesh.faces") or 0) if is_shape(measured) else 0


def _share(measured: Measured, ctx: CheckContext, fact: str) -> Iterator[Finding]:
    """At most `share` of the triangles are what `fact` counts."""
    faces = _surface(measured)
    if faces:
        bad, most = int(measured.number(fact) or 0), ctx.limit("share")
        code = "faces-share" if most else "faces"
        yield ctx.passed_if(bad <= most * faces, measured.file.path, code, bad=bad, faces=faces, most=most)


@check("degenerate-faces")
def degenerate_faces(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Has every polygon at least three corners, at different places?"""
    short = int(measured.number("mesh.short_faces") or 0)
    if short:
        judge = ctx.failed if short > ctx.limit("share") * _surface(measured) else ctx.warned
        yield judge(measured.file.path, "corners", polygons=short)
    else:
        yield from _share(measured, ctx, "mesh.degenerate")


@check("zero-area-faces")
def zero_area_faces(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Has every triangle an area?"""
    return _share(measured, ctx, "mesh.zero_area")


@check("duplicate-faces")
def duplicate_faces(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is every triangle there once?"""
    return _share(measured, ctx, "mesh.duplicate_faces")


@check("non-manifold")
def non_manifold(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Do at most two triangles meet at every edge?"""
    if _surface(measured):
        bad = int(measured.number("mesh.nonmanifold_edges") or 0)
        yield ctx.passed_if(not bad, measured.file.path, "edges", edges=bad)


@check("watertight")
def watertight(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is the surface closed, where it is declared to be, or where its format is for solids?"""
    solids, kind = ctx.rule.limits.get("solids"), measured.text("mesh.format")
    declared = ctx.declared("watertight")
    wanted = declared is True or (isinstance(solids, list) and kind in solids)
    if not _surface(measured) or declared is False or not wanted:
        return
    path, why = measured.file.path, "declared" if declared is True else "solids"
    if measured.get("mesh.watertight"):
        yield ctx.passed(path, "closed", why=why, format=kind.upper())
        return
    judge = ctx.warned if _is_lenient(ctx) else ctx.failed
    open_edges, over = (int(measured.number(of) or 0) for of in ("mesh.boundary_edges", "mesh.nonmanifold_edges"))
    yield judge(path, "open", why=why, format=kind.upper(), open_edges=open_edges, shared_edges=over)


def _is_lenient(ctx: CheckContext) -> bool:
    """What older models have at seams and edges is a note, unless the delivery declares a closed solid."""
    return ctx.rule.limits.get("undeclared") == "note" and ctx.declared("watertight") is not True


@check("winding")
def winding(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Do neighbouring faces agree on which side is outside, and does a closed surface face outwards?"""
    if not _surface(measured):
        return
    path, volume = measured.file.path, measured.number("mesh.volume")
    conflicts = int(measured.number("mesh.winding_conflicts") or 0)
    judge = ctx.warned if _is_lenient(ctx) else ctx.failed
    if conflicts:
        yield judge(path, "conflicts", edges=conflicts)
    elif volume is not None and volume < 0:
        yield judge(path, "inside-out")
    else:
        yield ctx.passed(path, "consistent")


@check("normals")
def normals(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Are normals of length 1?"""
    error = measured.number("mesh.normal_error")
    if error is not None:
        most, code = ctx.limit("error"), "off" if error < _NOT_NUMBERS else "not-numbers"
        yield ctx.passed_if(error <= most, measured.file.path, code, error=error, most=most)


_NOT_NUMBERS = 1e9
"""What `mesh.normal_error` is where a normal is not made of numbers."""


@check("uv-present")
def uv_present(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Has every textured face its place in the picture?"""
    without = measured.number("mesh.without_uv")
    if without is not None:
        yield ctx.passed_if(not without, measured.file.path, "without", faces=int(without))


def _has_size(measured: Measured) -> bool:
    return bool(_surface(measured) or is_loose(measured) or measured.number("points.count"))


def unit(measured: Measured, ctx: CheckContext) -> str:
    """The unit that the file or the delivery declares; "" when neither does."""
    return measured.text("mesh.unit") or measured.text("points.unit") or str(ctx.declared("unit") or "")


@check("unit-declared")
def unit_declared(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is it known what a coordinate of 1 means?"""
    if not _has_size(measured):
        return
    found, path, units = unit(measured, ctx), measured.file.path, list(METRES)
    if found in METRES:
        yield ctx.passed(path, "unit", unit=found, units=units)
    else:
        yield ctx.failed(path, "unit-unknown" if found else "undeclared", unit=found, units=units)


_SIDES = ("width_mm", "height_mm", "depth_mm")


@check("dimensions")
def dimensions(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is the model as large as the catalogued object? Sides are compared by size: a model may lie, or stand. Where fewer than
    three are catalogued, they may be any of the model's."""
    wanted = sorted(float(v) for v in (ctx.declared(s) for s in _SIDES) if isinstance(v, int | float) and v > 0)
    size = listed(measured, "mesh.size") or listed(measured, "points.size")
    scale = METRES.get(unit(measured, ctx))
    if not wanted or not size or scale is None or not _has_size(measured):
        return
    sides = sorted(side * scale * 1000 for side in size)
    nearest = min(combinations(sides, len(wanted)), key=lambda some: _off(some, wanted))
    path, tolerance, factor = measured.file.path, ctx.limit("tolerance"), nearest[-1] / wanted[-1]
    values: dict[str, Any] = {"expected": wanted, "tolerance": tolerance}
    if _off(nearest, wanted) <= tolerance:
        yield ctx.passed(path, "fits", **values, sides=nearest)
    elif mistake := _mistake(factor):
        yield ctx.failed(path, "sides-unit", **values, sides=sides, factor=factor, mistake=mistake)
    else:
        yield ctx.failed(path, "sides", **values, sides=sides)


def _off(found: Sequence[float], wanted: Sequence[float]) -> float:
    """The largest difference of a side, as a share of the catalogued one."""
    return max(abs(f - w) / w for f, w in zip(found, wanted, strict=True))


def _mistake(factor: float) -> Phrase | None:
    """A wrong unit shows as one of a few factors, the same on every side."""
    for times, code in ((1000, "m-mm"), (10, "cm-mm"), (25.4, "in-mm"), (100, "m-cm"), (1e6, "m-um")):
        if abs(factor / times - 1) < 0.1:
            return phrase(code)
        if abs(factor * times - 1) < 0.1:
            return phrase("reverse", mistake=phrase(code))
    return None


@check("identified", Scope.ITEM)
def identified(measured: ItemMeasured, ctx: CheckContext) -> Iterator[Finding]:
    """Is it known what format each file is in? A buffer that a model names is known by the model that names it. PRONOM
    has no mark for an OBJ without a remark, nor for LAZ 1.4: a model that was read is then known by that; a scanner's own format
    is noted."""
    from heritage.qc import files
    from heritage.qc.inspection import summed

    parts = _parts(measured)
    found = []
    for one in measured.files:
        if one.file.name in parts and not (one.file.format and one.file.format.puid):
            found.append(ctx.passed(one.file.path, "part"))
        elif (kind := one.text("mesh.format") or one.text("points.format")) and not (
            one.file.format and one.file.format.puid
        ):
            found.append(ctx.warned(one.file.path, "read", format=kind.upper()))
        elif is_raw(one.file.path) and not (one.file.format and one.file.format.puid):
            found.append(ctx.warned(one.file.path, "raw"))
        elif one.file.suffix in PROJECTS | TEXT_CLOUDS and not (one.file.format and one.file.format.puid):
            found.append(_named_only(one, ctx))
        else:
            found += files.identified.judge(one, ctx)
    yield from summed(found, measured.item.id)


def _named_only(measured: Measured, ctx: CheckContext) -> Finding:
    """A file that is known by its name alone: a program's project beside the model, or points as text, which may be all there is."""
    if measured.file.suffix in PROJECTS:
        return ctx.warned(measured.file.path, "project")
    return ctx.failed(measured.file.path, "text-cloud")


@check("decodes", Scope.ITEM)
def decodes(measured: ItemMeasured, ctx: CheckContext) -> Iterator[Finding]:
    """Can each file be read to its end? A file that a model names was read with it."""
    from heritage.qc import files
    from heritage.qc.inspection import summed

    parts = _parts(measured)
    found = []
    for one in measured.files:
        if one.file.name in parts and not one.tools:
            found.append(ctx.passed(one.file.path, "part"))
        elif one.text("shape.broken") == "gltf-extensions":
            continue  # a sound file, and another check's affair
        else:
            found += files.decodes.judge(one, ctx)
    yield from summed(found, measured.item.id)


def _parts(measured: ItemMeasured) -> set[str]:
    """Names of files that are read with a model: as it writes them, and as they are called."""
    named = {str(name).rpartition("/")[2] for one in measured.files for name in listed(one, "mesh.references")}
    return named | {str(name) for one in measured.files for name in listed(one, "mesh.parts")}
