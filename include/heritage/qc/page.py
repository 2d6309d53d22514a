"""Asks how a page lies in its picture: straight, flat, not blank, of the size it should have."""

from __future__ import annotations

from collections.abc import Iterator

from heritage.contracts import Asked, check
from heritage.model import Finding, Measured
from heritage.qc.declared import is_blank

_MM = 25.4


@check("skew")
def skew(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Do the lines of the page run level? Handwriting drifts, and an engraver's lines run as they please: what may be the
    original's own direction is only noted."""
    degrees = measured.number("page.skew")
    if degrees is None:
        return
    limit, path, doubt = asked.limit("degrees"), measured.file.path, measured.number("page.skew_doubt") or 0.0
    side = "clockwise" if degrees > 0 else "anticlockwise"
    wanted, found = f"at most {limit:g}° askew", f"{abs(degrees):.1f}° {side}"
    noted = float(asked.rule.limits.get("noted", limit))  # type: ignore[arg-type]
    advice = "Have the page laid straight and captured again; do not rotate the master."
    if abs(degrees) > limit + doubt:
        yield asked.missed(path, wanted, found, advice)
    elif abs(degrees) > noted + doubt / 2:
        yield asked.noted(path, wanted, found, advice)
    else:
        yield asked.met(path, wanted, found)


@check("upside-down")
def upside_down(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Does type stand on its feet? Only asked of Latin type: others reach down farther than up."""
    lean, surety = measured.number("page.lean"), measured.number("page.lean_surety")
    if lean is None or surety is None or _OTHER_SCRIPTS & set(_languages(asked)):
        return
    path, wanted = measured.file.path, "type that stands on its feet"
    advice = "Have the page turned by half. If its script is not Latin, declare its language."
    if lean <= -asked.limit("lean") and surety <= -asked.limit("surety"):
        yield asked.missed(path, wanted, "upside down", advice)
    else:
        yield asked.met(path, wanted, "upright, or not to be told")


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


def _languages(asked: Asked) -> Iterator[str]:
    declared = asked.declared("languages")
    for language in declared if isinstance(declared, list) else [declared]:
        yield str(language).lower().partition("-")[0].partition("_")[0]


@check("text-cut")
def text_cut(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is all text inside the picture, on each side? Pictures may run off it, and shadows, rules and stains. A detail of a page, which is
    told by its few pixels, is cut on purpose."""
    sides = measured.get("page.cut")
    pixels = (measured.number("image.width") or 0) * (measured.number("image.height") or 0)
    if not isinstance(sides, list) or pixels < asked.limit("pixels"):
        return
    path, wanted = measured.file.path, "text that ends before the picture does"
    if sides:
        advice = "The crop was too tight, or the page lay too far aside. Capture it again, with all of its margins."
        yield asked.missed(path, wanted, f"text cut off at the {' and '.join(map(str, sides))}", advice)
    else:
        yield asked.met(path, wanted, "it does")


@check("geometry")
def geometry(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Was the page flat, and parallel to the camera?"""
    for fact, name in (("page.keystone", "keystone"), ("page.curvature", "curvature")):
        found = measured.number(fact)
        if found is None:
            continue
        limit, path = asked.limit(name), measured.file.path
        wanted, told = f"{name} of at most {limit:g}°", f"{found:.1f}°"
        if found > limit:
            yield asked.missed(path, wanted, told, _LAY_FLAT[name])
        elif found > float(asked.rule.limits.get(f"noted_{name}", limit)):  # type: ignore[arg-type]
            yield asked.noted(path, wanted, told, _LAY_FLAT[name])
        else:
            yield asked.met(path, wanted, told)


_LAY_FLAT = {
    "keystone": "The camera was not parallel to the page. Level the camera or the cradle and capture again.",
    "curvature": "The page was not flat. Use glass or a cradle and capture again; a binding that cannot open is a reason to accept.",
}


@check("blank-page")
def blank_page(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is there something on the page? Noise, shading, stains and specks are nothing; faint print is something. What little
    may be a page number, or dirt, a person looks at."""
    ink = measured.number("page.ink")
    if ink is None:
        return
    least, path = asked.limit("ink"), measured.file.path
    wanted, found = f"ink on at least {least:.3%} of the page", f"{ink:.3%}"
    fellows = measured.number("page.fellows")
    in_rows = fellows is None or fellows >= 2
    if ink >= least and (in_rows or ink >= asked.limit("specks")):
        yield asked.met(path, "something on the page", found)
    elif is_blank(asked, measured):
        yield asked.met(path, "a blank page (as declared)", found)
    elif ink >= least:
        yield asked.noted(path, wanted, f"{found}, but nothing that looks like writing", _BLANK)
    elif fellows is not None and in_rows:
        yield asked.noted(path, wanted, f"{found}: a page number, perhaps, and nothing else", _BLANK)
    else:
        yield asked.missed(path, wanted, found, _BLANK)


_BLANK = "If this cover, endpaper or verso is blank in the original, accept it (or declare it under `blank`)."


@check("page-size")
def page_size(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Do the pixels, at the resolution that was ordered, give the size that was declared: is nothing cropped?"""
    found, wanted = _found_mm(measured, asked), _declared_mm(asked)
    if found is None or wanted is None:
        return
    path, told = measured.file.path, f"{found[0]:.0f} × {found[1]:.0f} mm"
    allowed = f"{wanted[0]:g} × {wanted[1]:g} mm (−{asked.limit('short'):.0%}, +{asked.limit('over'):.0%})"
    if _fits(found, wanted, asked):
        yield asked.met(path, allowed, told)
    elif _fits((found[1], found[0]), wanted, asked):
        yield asked.noted(
            path, allowed, f"{told}: turned by a quarter", "Turned, or width and height exchanged in the order?"
        )
    else:
        yield asked.missed(path, allowed, told, "Compare with the original: cropped page, or another scale?")


def _found_mm(measured: Measured, asked: Asked) -> tuple[float, float] | None:
    """Width and height at the ordered resolution, or else at the file's own (which `sampling-rate` compares)."""
    ordered = asked.declared("ppi")
    sides = []
    for side, axis in (("width", "x"), ("height", "y")):
        pixels, tagged = measured.number(f"image.{side}"), measured.number(f"image.ppi_{axis}")
        ppi = float(ordered) if isinstance(ordered, int | float) and ordered > 0 else tagged
        if pixels is None or not ppi:
            return None
        sides.append(pixels / ppi * _MM)
    return sides[0], sides[1]


def _declared_mm(asked: Asked) -> tuple[float, float] | None:
    width, height = asked.declared("width_mm"), asked.declared("height_mm")
    if isinstance(width, int | float) and isinstance(height, int | float) and min(width, height) > 0:
        return float(width), float(height)
    return None


def _fits(found: tuple[float, float], wanted: tuple[float, float], asked: Asked) -> bool:
    least, most = 1 - asked.limit("short"), 1 + asked.limit("over")
    return all(w * least <= f <= w * most for f, w in zip(found, wanted, strict=True))
