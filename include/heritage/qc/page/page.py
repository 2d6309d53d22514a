"""Asks how a page lies in its picture: straight, flat, not blank, of the size it should have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from heritage.contracts import CheckContext, check
from heritage.model import Finding, Measured
from heritage.qc.page.declared import is_blank

_MM = 25.4


@check("skew")
def skew(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Do the lines of the page run level? Handwriting drifts, and an engraver's lines run as they please: what may be the
    original's own direction is only noted."""
    degrees = measured.number("page.skew")
    if degrees is None:
        return
    limit, doubt = ctx.limit("degrees"), measured.number("page.skew_doubt") or 0.0
    noted = float(ctx.rule.limits.get("noted", limit))  # type: ignore[arg-type]
    if abs(degrees) > limit + doubt:
        judge = ctx.failed
    else:
        judge = ctx.warned if abs(degrees) > noted + doubt / 2 else ctx.passed
    side = "clockwise" if degrees > 0 else "anticlockwise"
    yield judge(measured.file.path, side, degrees=abs(degrees), limit=limit)


@check("upside-down")
def upside_down(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Does type stand on its feet? Only asked of Latin type: others reach down farther than up."""
    lean, surety = measured.number("page.lean"), measured.number("page.lean_surety")
    if lean is None or surety is None or _OTHER_SCRIPTS & set(_languages(ctx)):
        return
    down = lean <= -ctx.limit("lean") and surety <= -ctx.limit("surety")
    yield ctx.failed(measured.file.path, "down") if down else ctx.passed(measured.file.path, "upright")


_OTHER_SCRIPTS = frozenset(
    [
        "ab",
        "am",
        "ar",
        "arc",
        "arm",
        "as",
        "az",
        "ba",
        "be",
        "bg",
        "bn",
        "bo",
        "chi",
        "chu",
        "cop",
        "cu",
        "cv",
        "dv",
        "egy",
        "ell",
        "el",
        "fa",
        "fas",
        "ge",
        "got",
        "grc",
        "gre",
        "gu",
        "ha",
        "he",
        "heb",
        "hi",
        "hin",
        "hy",
        "hye",
        "iw",
        "ja",
        "jpn",
        "ka",
        "kat",
        "kk",
        "km",
        "kn",
        "ko",
        "kor",
        "ku",
        "ky",
        "lo",
        "mk",
        "ml",
        "mn",
        "mr",
        "my",
        "ne",
        "or",
        "os",
        "pa",
        "per",
        "ps",
        "ru",
        "rus",
        "sa",
        "san",
        "sd",
        "si",
        "sr",
        "syc",
        "syr",
        "ta",
        "te",
        "tg",
        "th",
        "ti",
        "tk",
        "tt",
        "ug",
        "uk",
        "ukr",
        "ur",
        "uz",
        "yi",
        "yid",
        "zh",
        "zho",
    ]
)
"""ISO 639 codes of languages that are, or were, written in other scripts (also: Azeri, Serbian, Uzbek)."""


def _languages(ctx: CheckContext) -> Iterator[str]:
    declared = ctx.declared("languages")
    for language in declared if isinstance(declared, list) else [declared]:
        yield str(language).lower().partition("-")[0].partition("_")[0]


@check("text-cut")
def text_cut(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is all text inside the picture, on each side? Pictures may run off it, and shadows, rules and stains. A detail of a page, which is
    told by its few pixels, is cut on purpose."""
    sides = measured.get("page.cut")
    pixels = (measured.number("image.width") or 0) * (measured.number("image.height") or 0)
    if not isinstance(sides, list) or pixels < ctx.limit("pixels"):
        return
    path = measured.file.path
    yield ctx.failed(path, "cut", sides=sides) if sides else ctx.passed(path, "inside")


@check("geometry")
def geometry(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Was the page flat, and parallel to the camera?"""
    for code, fact in (("keystone", "page.keystone"), ("curvature", "page.curvature")):
        degrees = measured.number(fact)
        if degrees is None:
            continue
        limit = ctx.limit(code)
        noted = float(ctx.rule.limits.get(f"noted_{code}", limit))  # type: ignore[arg-type]
        judge = ctx.failed if degrees > limit else ctx.warned if degrees > noted else ctx.passed
        yield judge(measured.file.path, code, degrees=degrees, limit=limit)


@check("blank-page")
def blank_page(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is there something on the page? Noise, shading, stains and specks are nothing; faint print is something. What little
    may be a page number, or dirt, a person looks at."""
    ink = measured.number("page.ink")
    if ink is None:
        return
    least, path, fellows = ctx.limit("ink"), measured.file.path, measured.number("page.fellows")
    in_rows = fellows is None or fellows >= 2
    if ink >= least and (in_rows or ink >= ctx.limit("specks")):
        yield ctx.passed(path, "something", ink=ink)
    elif is_blank(ctx, measured):
        yield ctx.passed(path, "blank", ink=ink)
    elif ink >= least:
        yield ctx.warned(path, "no-writing", ink=ink, least=least)
    elif fellows is not None and in_rows:
        yield ctx.warned(path, "page-number", ink=ink, least=least)
    else:
        yield ctx.failed(path, "little", ink=ink, least=least)


@check("page-size")
def page_size(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Do the pixels, at the resolution that was ordered, give the size that was declared: is nothing cropped?"""
    found, wanted = _found_mm(measured, ctx), _declared_mm(ctx)
    if found is None or wanted is None:
        return
    path = measured.file.path
    values: dict[str, Any] = {
        "width": found[0],
        "height": found[1],
        "expected_width": wanted[0],
        "expected_height": wanted[1],
    }
    values |= {"short": ctx.limit("short"), "over": ctx.limit("over")}
    if _fits(found, wanted, ctx):
        yield ctx.passed(path, "fits", **values)
    elif _fits((found[1], found[0]), wanted, ctx):
        yield ctx.warned(path, "turned", **values)
    else:
        yield ctx.failed(path, "other", **values)


def _found_mm(measured: Measured, ctx: CheckContext) -> tuple[float, float] | None:
    """Width and height at the ordered resolution, or else at the file's own (which `sampling-rate` compares)."""
    ordered = ctx.declared("ppi")
    sides = []
    for side, resolution in (("image.width", "image.ppi_x"), ("image.height", "image.ppi_y")):
        pixels, tagged = measured.number(side), measured.number(resolution)
        ppi = float(ordered) if isinstance(ordered, int | float) and ordered > 0 else tagged
        if pixels is None or not ppi:
            return None
        sides.append(pixels / ppi * _MM)
    return sides[0], sides[1]


def _declared_mm(ctx: CheckContext) -> tuple[float, float] | None:
    width, height = ctx.declared("width_mm"), ctx.declared("height_mm")
    if isinstance(width, int | float) and isinstance(height, int | float) and min(width, height) > 0:
        return float(width), float(height)
    return None


def _fits(found: tuple[float, float], wanted: tuple[float, float], ctx: CheckContext) -> bool:
    least, most = 1 - ctx.limit("short"), 1 + ctx.limit("over")
    return all(w * least <= f <= w * most for f, w in zip(found, wanted, strict=True))
