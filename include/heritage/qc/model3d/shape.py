"""Asks of a surface model: is it whole, is what it names there, do two libraries read the same, is it a sound surface."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from heritage.contracts import CheckContext, check
from heritage.model import Finding, Measured, Phrase, Reason, phrase, reason_of


def is_shape(measured: Measured) -> bool:
    """The mesh probe read it."""
    return bool(measured.text("mesh.format"))


def listed(measured: Measured, fact: str) -> list[Any]:
    """A fact that is a list; empty when it was not measured."""
    found = measured.get(fact)
    return found if isinstance(found, list) else []


def _reasons(measured: Measured, fact: str) -> list[Phrase | Reason]:
    """What a reader of ours told, sentence by sentence."""
    return [reason_of(one) for one in listed(measured, fact)]


CLOUDS = frozenset({"ply", "gltf", "glb"})
"""Formats of surfaces that also hold clouds of points."""


def is_loose(measured: Measured) -> bool:
    """A cloud of points in a format of surfaces."""
    vertices = measured.number("mesh.vertices")
    return bool(measured.text("mesh.format") in CLOUDS and vertices and not measured.number("mesh.faces"))


def _count(measured: Measured, fact: str) -> int:
    return int(measured.number(fact) or 0)


@check("truncated")
def truncated(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is all there that the header promises?"""
    return _broken(measured, ctx, "mesh.format", "points.format")


@check("glb-structure")
def glb_structure(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Do the lengths in a GLB fit the file, and each other?"""
    faults = _reasons(measured, "mesh.faults")
    if faults and measured.text("mesh.format") == "glb":
        yield ctx.failed(measured.file.path, "lengths", faults=faults)
    elif measured.file.suffix == ".glb":
        yield from _broken(measured, ctx, "mesh.format")


@check("spare-data")
def spare_data(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Does a file end where its header says? What lies behind is lost on every program that believes the header."""
    is_mesh = measured.text("mesh.format") in {"ply", "stl"}
    faults = [*(_reasons(measured, "mesh.faults") if is_mesh else ()), *_reasons(measured, "points.faults")]
    if faults:
        yield ctx.failed(measured.file.path, "spare", faults=faults)
    elif is_mesh or measured.text("points.format"):
        yield ctx.passed(measured.file.path, "no-more")


@check("gltf-extensions")
def gltf_extensions(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is the surface stored so that it can be read without the extensions of one maker?"""
    path = measured.file.path
    if measured.file.suffix not in {".gltf", ".glb"}:
        return
    if measured.text("shape.broken") == ctx.rule.check:
        yield ctx.failed(path, "unread", reason=reason_of(measured.get("shape.reason")))
    elif extensions := listed(measured, "mesh.compressed"):
        judge = ctx.warned if ctx.rule.limits.get("decoded_allowed") is True else ctx.failed
        yield judge(path, "decoded", extensions=extensions)
    elif is_shape(measured):
        yield ctx.passed(path, "plain")


@check("zip-bomb")
def zip_bomb(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Does a 3MF unpack to a size that fits its own?"""
    if measured.file.suffix == ".3mf":
        yield from _broken(measured, ctx, "mesh.format")


def _broken(measured: Measured, ctx: CheckContext, *read: str) -> Iterator[Finding]:
    """Failed when the structure probe named this very check; passed when the file was read."""
    if measured.text("shape.broken") == ctx.rule.check:
        yield ctx.failed(measured.file.path, "model-broken", reason=reason_of(measured.get("shape.reason")))
    elif any(measured.text(fact) for fact in read):
        yield ctx.passed(measured.file.path, "model-whole")


@check("gltf-valid")
def gltf_valid(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Does Khronos's validator find no error?"""
    if measured.number("gltf.errors") is None:
        return
    path, told = measured.file.path, _reasons(measured, "gltf.told")
    errors, warnings = _count(measured, "gltf.errors"), _count(measured, "gltf.warnings")
    if errors:
        yield ctx.failed(path, "errors", errors=errors, warnings=warnings, told=told)
    elif warnings:
        yield ctx.warned(path, "warnings", warnings=warnings, told=told)
    else:
        yield ctx.passed(path, "valid")


@check("read-by-two")
def read_by_two(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Do two independent libraries read as many triangles in the same box as we do?"""
    if not is_shape(measured) or listed(measured, "mesh.outside") or measured.get("mesh.container_only"):
        return
    if listed(measured, "mesh.compressed"):
        return  # read by its own decoder only, as gltf-extensions says
    path, triangles = measured.file.path, _count(measured, "mesh.faces")
    if beyond := listed(measured, "mesh.beyond"):
        yield ctx.warned(path, "beyond", triangles=triangles, features=beyond)
        return
    alike, faults = _readings(measured, ctx)
    alone = len(alike) < 2
    judge = ctx.failed if alone and faults else ctx.warned if alone or faults else ctx.passed
    code = ("differ" if faults else "no-other") if alone else "but" if faults else "alike"
    yield judge(path, code, triangles=triangles, libraries=alike, faults=faults)


def _readings(measured: Measured, ctx: CheckContext) -> tuple[list[str], list[Phrase | Reason]]:
    """The libraries that read what we read, and what was otherwise."""
    read, unread = measured.get("mesh.read_by"), measured.get("mesh.unread_by")
    rows = read if isinstance(read, dict) else {}
    alike = [name for name, row in rows.items() if _agrees(measured, row, ctx)]
    faults: list[Phrase | Reason] = [_reading(name, row) for name, row in rows.items() if name not in alike]
    faults += [reason_of(why) for why in (unread.values() if isinstance(unread, dict) else ())]
    return alike, faults


def _agrees(measured: Measured, row: Any, ctx: CheckContext) -> bool:
    """Some libraries leave out triangles of which two corners are one point: nothing of the surface is lost."""
    faces, apart = row[1], row[2]
    ours = _count(measured, "mesh.faces")
    return faces in {ours, ours - _count(measured, "mesh.degenerate")} and (
        apart is None or apart <= ctx.limit("apart")
    )


def _reading(library: str, row: Any) -> Phrase:
    return phrase("reads-apart" if row[2] else "reads", library=library, triangles=row[1], apart=row[2])


@check("reference-outside")
def reference_outside(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Does the model name nothing outside its item: no absolute path, no URL, no way up and out?"""
    if outside := listed(measured, "mesh.outside"):
        yield ctx.failed(measured.file.path, "outside", names=outside)
    elif named := listed(measured, "mesh.references"):
        yield ctx.passed(measured.file.path, "inside", named=len(named))


@check("reference-missing")
def reference_missing(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is every part that the model cannot do without (buffers; of a glTF also its pictures) delivered with it?"""
    if not is_shape(measured):
        return
    gone = [*listed(measured, "mesh.missing_parts")]
    if measured.text("mesh.format") in {"gltf", "glb"}:
        gone += [*listed(measured, "mesh.missing_textures"), *listed(measured, "mesh.outside")]
    if gone:
        yield ctx.failed(measured.file.path, "gone", names=gone)
    elif listed(measured, "mesh.references"):
        yield ctx.passed(measured.file.path, "there")


@check("texture-missing")
def texture_missing(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is every picture and material file that the model names delivered with it, and can it be read?"""
    named = ("mesh.references", "mesh.textures", "mesh.missing_materials")
    if not is_shape(measured) or not any(listed(measured, fact) for fact in named):
        return
    path, pictures = measured.file.path, listed(measured, "mesh.textures")
    kept = [t for t in pictures if "kept" in t]
    if lost := _lost(measured):
        yield ctx.failed(path, "pictures-lost", pictures=lost)
    elif kept:
        shown = [phrase("kept" if t["name"] else "kept-embedded", name=t["name"], format=t["kept"]) for t in kept]
        yield ctx.warned(path, "pictures-kept", pictures=shown)
    elif otherwise := listed(measured, "mesh.named_otherwise"):
        shown = [phrase("otherwise", name=name, own=own) for name, own in otherwise]
        yield ctx.warned(path, "pictures-renamed", pictures=shown)
    else:
        yield ctx.passed(path, "there")


def _lost(measured: Measured) -> list[Phrase]:
    """The pictures and materials that are not there, and the pictures that cannot be read."""
    return [
        *(phrase("gone", name=name) for name in listed(measured, "mesh.missing_textures")),
        *(phrase("material", name=name) for name in listed(measured, "mesh.missing_materials")),
        *(
            phrase("broken" if t["name"] else "broken-embedded", name=t["name"], fault=reason_of(t["broken"]))
            for t in listed(measured, "mesh.textures")
            if "broken" in t
        ),
    ]


@check("left-out")
def left_out(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Do the copies hold all that the model holds? What they have no place for is named, and stays in the delivered file."""
    if not is_shape(measured):
        return
    gone, path = _reasons(measured, "mesh.left_out"), measured.file.path
    yield ctx.warned(path, "left", parts=gone) if gone else ctx.passed(path, "nothing")


@check("texture-size")
def texture_size(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Are the pictures large enough to show what the surface shows?"""
    least = ctx.limit("least")
    for one in listed(measured, "mesh.textures"):
        if "width" in one:
            width, height = one["width"], one["height"]
            code, fits = "named" if one["name"] else "embedded", min(width, height) >= least
            yield ctx.passed_if(
                fits, measured.file.path, code, name=one["name"], width=width, height=height, least=least
            )


@check("empty-geometry")
def empty_geometry(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is there anything to see?"""
    path, points = measured.file.path, measured.number("points.count")
    if points is not None:
        yield ctx.passed_if(points > 0, path, "points", points=int(points))
    elif is_shape(measured) and measured.get("mesh.container_only"):
        allowed = ctx.rule.limits.get("container_allowed") is True and not listed(measured, "mesh.references")
        yield ctx.warned(path, "container") if allowed else ctx.failed(path, "container")
    elif is_shape(measured) and not listed(measured, "mesh.missing_parts"):
        vertices, triangles = _count(measured, "mesh.vertices"), _count(measured, "mesh.faces")
        something = bool(triangles or (measured.text("mesh.format") in CLOUDS and vertices))
        yield ctx.passed_if(something, path, "surface", vertices=vertices, triangles=triangles)


@check("nan-infinity")
def nan_infinity(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Are all coordinates numbers?"""
    bad = measured.number("mesh.nonfinite")
    bad = measured.number("points.nonfinite") if bad is None else bad
    if bad is not None:
        yield ctx.passed_if(not bad, measured.file.path, "coordinates", bad=int(bad))


@check("index-range")
def index_range(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Do all polygons name vertices that are there?"""
    path, bad = measured.file.path, _count(measured, "mesh.index_range")
    if measured.text("shape.broken") == "index-range":
        yield ctx.failed(path, "unread", reason=reason_of(measured.get("shape.reason")))
    elif is_shape(measured):
        yield ctx.failed(path, "beyond", polygons=bad) if bad else ctx.passed(path, "within")
