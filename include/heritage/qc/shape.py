"""Asks of a surface model: is it whole, is what it names there, do two libraries read the same, is it a sound surface."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from heritage.contracts import Asked, check
from heritage.model import Finding, Measured


def is_shape(measured: Measured) -> bool:
    """The mesh probe read it."""
    return bool(measured.text("mesh.format"))


def listed(measured: Measured, fact: str) -> list[Any]:
    """A fact that is a list; empty when it was not measured."""
    found = measured.get(fact)
    return found if isinstance(found, list) else []


def answered(asked: Asked, fits: bool, subject: str, wanted: str, found: str, advice: str = "") -> Finding:
    """Met when it fits; else missed, with what to do."""
    return asked.met(subject, wanted, found) if fits else asked.missed(subject, wanted, found, advice)


CLOUDS = frozenset({"ply", "gltf", "glb"})
"""Formats of surfaces that also hold clouds of points."""


def is_loose(measured: Measured) -> bool:
    """A cloud of points in a format of surfaces."""
    vertices = measured.number("mesh.vertices")
    return bool(measured.text("mesh.format") in CLOUDS and vertices and not measured.number("mesh.faces"))


def _count(measured: Measured, fact: str) -> int:
    return int(measured.number(fact) or 0)


@check("truncated")
def truncated(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is all there that the header promises?"""
    return _broken(measured, asked, "as much as the header promises", "mesh.format", "points.format")


@check("glb-structure")
def glb_structure(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Do the lengths in a GLB fit the file, and each other?"""
    wanted = "a GLB whose lengths are true"
    faults = listed(measured, "mesh.faults")
    if faults and measured.text("mesh.format") == "glb":
        yield asked.missed(measured.file.path, wanted, "; ".join(map(str, faults)), _AGAIN)
    elif measured.file.suffix == ".glb":
        yield from _broken(measured, asked, wanted, "mesh.format")


@check("spare-data")
def spare_data(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Does a file end where its header says? What lies behind is lost on every program that believes the header."""
    faults = listed(measured, "mesh.faults") if measured.text("mesh.format") in {"ply", "stl"} else []
    faults += listed(measured, "points.faults")
    if faults:
        advice = "Points or faces may be missing. Have it exported again."
        yield asked.missed(measured.file.path, "an end where the header says", "; ".join(map(str, faults)), advice)
    elif measured.text("mesh.format") in {"ply", "stl"} or measured.text("points.format"):
        yield asked.met(measured.file.path, "an end where the header says", "so it is")


@check("gltf-extensions")
def gltf_extensions(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is the surface stored so that it can be read without the extensions of one maker?"""
    if measured.file.suffix in {".gltf", ".glb"}:
        wanted, broken = "geometry that is stored plainly", measured.text("shape.broken") == asked.rule.check
        if broken:
            advice = "Its file is sound, but compressed in a way that is not read here. Have it exported without compression."
            yield asked.missed(measured.file.path, wanted, measured.text("shape.reason"), advice)
        elif names := listed(measured, "mesh.compressed"):
            judge = asked.noted if asked.rule.limits.get("decoded_allowed") is True else asked.missed
            advice = "Only programs with this decoder open it. Ask for the geometry as it was before."
            yield judge(measured.file.path, wanted, f"decoded from {' and '.join(map(str, names))}", advice)
        elif is_shape(measured):
            yield asked.met(measured.file.path, wanted, "so it is")


@check("zip-bomb")
def zip_bomb(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Does a 3MF unpack to a size that fits its own?"""
    if measured.file.suffix == ".3mf":
        yield from _broken(measured, asked, "a package that unpacks to a plausible size", "mesh.format")


_AGAIN = "The file was damaged or written by a faulty program. Have it exported again."


def _broken(measured: Measured, asked: Asked, wanted: str, *read: str) -> Iterator[Finding]:
    """Missed when the structure probe named this very check; met when the file was read."""
    path = measured.file.path
    if measured.text("shape.broken") == asked.rule.check:
        yield asked.missed(path, wanted, measured.text("shape.reason"), _AGAIN)
    elif any(measured.text(fact) for fact in read):
        yield asked.met(path, wanted, "so it is")


@check("gltf-valid")
def gltf_valid(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Does Khronos's validator find no error?"""
    errors = measured.number("gltf.errors")
    if errors is None:
        return
    path, told = measured.file.path, "; ".join(map(str, listed(measured, "gltf.told")))
    warnings = _count(measured, "gltf.warnings")
    if errors:
        yield asked.missed(path, "0 errors", f"{errors:.0f} errors: {told}"[:500], _AGAIN)
    elif warnings:
        yield asked.noted(path, "0 errors, 0 warnings", f"0 errors, {warnings} warnings: {told}"[:500])
    else:
        yield asked.met(path, "0 errors", "0 errors, 0 warnings")


@check("read-by-two")
def read_by_two(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Do two independent libraries read as many triangles in the same box as we do?"""
    if not is_shape(measured) or listed(measured, "mesh.outside") or measured.get("mesh.container_only"):
        return
    if listed(measured, "mesh.compressed"):
        return  # read by its own decoder only, as gltf-extensions says
    if beyond := listed(measured, "mesh.beyond"):
        told = f"read here only: other libraries do not know {', '.join(map(str, beyond))}"
        wanted = f"{_count(measured, 'mesh.faces'):,} triangles in the same box, by two libraries"
        yield asked.noted(measured.file.path, wanted, told)
        return
    read, unread = measured.get("mesh.read_by"), measured.get("mesh.unread_by")
    read, unread = read if isinstance(read, dict) else {}, unread if isinstance(unread, dict) else {}
    wanted = f"{_count(measured, 'mesh.faces'):,} triangles in the same box, by two libraries"
    alike = [name for name, row in read.items() if _agrees(measured, row, asked)]
    differ = [_told(name, row) for name, row in read.items() if name not in alike]
    found = "; ".join([*differ, *map(str, unread.values())])
    if found and len(alike) < 2:
        yield asked.missed(
            measured.file.path, wanted, found[:500], "Programs will show it differently. Have it exported again."
        )
    elif found or len(alike) < 2:
        told = f"read alike by {' and '.join(alike)}; {found or 'no other reads this format'}"
        yield asked.noted(measured.file.path, wanted, told[:500])
    else:
        yield asked.met(measured.file.path, wanted, f"read alike by {' and '.join(alike)}")


def _agrees(measured: Measured, row: Any, asked: Asked) -> bool:
    """Some libraries leave out triangles of which two corners are one point: nothing of the surface is lost."""
    faces, apart = row[1], row[2]
    ours = _count(measured, "mesh.faces")
    return faces in {ours, ours - _count(measured, "mesh.degenerate")} and (
        apart is None or apart <= asked.limit("apart")
    )


def _told(name: str, row: Any) -> str:
    return f"{name} reads {row[1]:,} triangles" + (f", its box {row[2]:.2g} of the side apart" if row[2] else "")


@check("reference-outside")
def reference_outside(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Does the model name nothing outside its item: no absolute path, no URL, no way up and out?"""
    outside = listed(measured, "mesh.outside")
    if outside:
        advice = (
            "It was not followed. Have the model exported with everything it needs in its own folder, named relatively."
        )
        yield asked.missed(measured.file.path, "names inside the item", "; ".join(map(str, outside))[:500], advice)
    elif listed(measured, "mesh.references"):
        yield asked.met(
            measured.file.path, "names inside the item", f"{len(listed(measured, 'mesh.references'))} names"
        )


@check("reference-missing")
def reference_missing(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is every part that the model cannot do without (buffers; of a glTF also its pictures) delivered with it?"""
    if not is_shape(measured):
        return
    gone = [*listed(measured, "mesh.missing_parts")]
    if measured.text("mesh.format") in {"gltf", "glb"}:
        gone += [*listed(measured, "mesh.missing_textures"), *listed(measured, "mesh.outside")]
    if gone:
        told = f"not delivered: {', '.join(map(str, gone))}"
        yield asked.missed(measured.file.path, "every part it names", told[:500], "Have the missing parts delivered.")
    elif listed(measured, "mesh.references"):
        yield asked.met(measured.file.path, "every part it names", "all there")


@check("texture-missing")
def texture_missing(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is every picture and material file that the model names delivered with it, and can it be read?"""
    named = ("mesh.references", "mesh.textures", "mesh.missing_materials")
    if not is_shape(measured) or not any(listed(measured, fact) for fact in named):
        return
    gone = [f"{name} is not delivered" for name in listed(measured, "mesh.missing_textures")]
    gone += [f"the material {name} is in no material file" for name in listed(measured, "mesh.missing_materials")]
    gone += [
        f"{t['name'] or 'an embedded picture'}: {t['broken']}"
        for t in listed(measured, "mesh.textures")
        if "broken" in t
    ]
    kept = [
        f"{t['name'] or 'an embedded picture'}: {t['kept']}, kept as it came and not shown in the copies"
        for t in listed(measured, "mesh.textures")
        if "kept" in t
    ]
    if gone:
        yield asked.missed(
            measured.file.path, "every picture it names", "; ".join(gone)[:500], "Have it delivered with all of them."
        )
    elif kept:
        advice = "Have it exported with JPEG or PNG as well, if readers are to see it."
        yield asked.noted(measured.file.path, "every picture it names", "; ".join(kept)[:500], advice)
    elif otherwise := listed(measured, "mesh.named_otherwise"):
        advice = "It was found; programs that look for the exact name will not find it. Have the files renamed alike."
        told = "; ".join(f"found under another name: {name} is {own}" for name, own in otherwise)
        yield asked.noted(measured.file.path, "every picture it names", told[:500], advice)
    else:
        yield asked.met(measured.file.path, "every picture it names", "all there, all read")


@check("left-out")
def left_out(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Do the copies hold all that the model holds? What they have no place for is named, and stays in the delivered file."""
    if is_shape(measured):
        gone, wanted = listed(measured, "mesh.left_out"), "copies that hold all of the model"
        advice = "Nothing to do: the delivered file is kept beside them."
        if gone:
            yield asked.noted(measured.file.path, wanted, f"left out: {'; '.join(map(str, gone))}"[:500], advice)
        else:
            yield asked.met(measured.file.path, wanted, "nothing is left out")


@check("texture-size")
def texture_size(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Are the pictures large enough to show what the surface shows?"""
    least = asked.limit("least")
    for one in listed(measured, "mesh.textures"):
        if "width" in one:
            small = min(one["width"], one["height"]) < least
            name = one["name"] or "embedded picture"
            found = f"{name}: {one['width']} × {one['height']}"
            yield (asked.missed if small else asked.met)(
                measured.file.path, f"pictures of at least {least:g} pixels", found
            )


@check("empty-geometry")
def empty_geometry(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is there anything to see?"""
    path, wanted = measured.file.path, "at least one vertex or point"
    points = measured.number("points.count")
    if points is not None:
        yield (asked.met if points else asked.missed)(path, wanted, f"{points:,.0f} points")
    elif is_shape(measured) and measured.get("mesh.container_only"):
        allowed = asked.rule.limits.get("container_allowed") is True and not listed(measured, "mesh.references")
        judge = asked.noted if allowed else asked.missed
        yield judge(path, wanted, "a valid container without any mesh", "Ask whether this is what was to be delivered.")
    elif is_shape(measured) and not listed(measured, "mesh.missing_parts"):
        vertices, faces = _count(measured, "mesh.vertices"), _count(measured, "mesh.faces")
        loose = measured.text("mesh.format") in CLOUDS and vertices
        yield (asked.met if faces or loose else asked.missed)(
            path, wanted, f"{vertices:,} vertices, {faces:,} triangles"
        )


@check("nan-infinity")
def nan_infinity(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Are all coordinates numbers?"""
    bad = measured.number("mesh.nonfinite")
    bad = measured.number("points.nonfinite") if bad is None else bad
    if bad is not None:
        told = f"{bad:,.0f} that are none"
        yield answered(asked, not bad, measured.file.path, "coordinates that are numbers", told, _AGAIN)


@check("index-range")
def index_range(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Do all polygons name vertices that are there?"""
    if measured.text("shape.broken") == "index-range":
        yield asked.missed(measured.file.path, "indices of what is there", measured.text("shape.reason"), _AGAIN)
    elif is_shape(measured):
        bad = _count(measured, "mesh.index_range")
        found = f"{bad:,} polygons name what is not there" if bad else "all within range"
        yield answered(asked, not bad, measured.file.path, "indices of what is there", found, _AGAIN)
