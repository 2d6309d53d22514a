"""Asks how a page lies in its picture: straight, flat, not blank, of the size it should have."""

from __future__ import annotations

from collections.abc import Iterator

from heritage.contracts import Asked, check
from heritage.model import Finding, Measured

_MM = 25.4


@check("skew")
def skew(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Do the lines of the page run level?"""
    degrees = measured.number("page.skew")
    if degrees is None:
        return
    limit, path = asked.limit("degrees"), measured.file.path
    side = "clockwise" if degrees > 0 else "anticlockwise"
    wanted, found = f"at most {limit:g}° askew", f"{abs(degrees):.1f}° {side}"
    if abs(degrees) > limit:
        yield asked.missed(
            path, wanted, found, "Have the page laid straight and captured again; do not rotate the master."
        )
    elif abs(degrees) > float(asked.rule.limits.get("noted", limit)):  # type: ignore[arg-type]
        yield asked.noted(path, wanted, found)
    else:
        yield asked.met(path, wanted, found)


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
    """Is there something on the page? Noise, shading and specks are nothing; faint print is something."""
    ink = measured.number("page.ink")
    if ink is None:
        return
    least, path = asked.limit("ink"), measured.file.path
    wanted, found = f"ink on at least {least:.3%} of the page", f"{ink:.3%}"
    if ink >= least:
        yield asked.met(path, "something on the page", found)
    elif _declared_blank(asked, measured):
        yield asked.met(path, "a blank page (as declared)", found)
    else:
        advice = "If this cover, endpaper or verso is blank in the original, accept it (or declare it under `blank`)."
        yield asked.missed(path, wanted, found, advice)


def _declared_blank(asked: Asked, measured: Measured) -> bool:
    """The item's `blank` in delivery.yaml: true for all, or a list of file names or stems."""
    declared = asked.item.expected.get("blank") if asked.item else None
    if isinstance(declared, list):
        return bool({measured.file.name, measured.file.stem, measured.file.path} & {str(name) for name in declared})
    return declared is True


@check("page-size")
def page_size(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Do pixels and resolution give the size that was declared: nothing cropped, no wrong resolution tag?"""
    sides = [_side(measured, asked, *names) for names in (("width", "x"), ("height", "y"))]
    for name, declared, found in (s for s in sides if s):
        wanted = f"{name} {declared:g} mm (−{asked.limit('short'):.0%}, +{asked.limit('over'):.0%})"
        within = declared * (1 - asked.limit("short")) <= found <= declared * (1 + asked.limit("over"))
        advice = "" if within else "Compare with the original: cropped page, or a resolution tag that is wrong?"
        judge = asked.met if within else asked.missed
        yield judge(measured.file.path, wanted, f"{found:.0f} mm", *((advice,) if advice else ()))


def _side(measured: Measured, asked: Asked, side: str, axis: str) -> tuple[str, float, float] | None:
    """Name, declared and found millimetres of one side; None when something is not known."""
    declared, pixels = asked.declared(f"{side}_mm"), measured.number(f"image.{side}")
    ppi = measured.number(f"image.ppi_{axis}")
    if not isinstance(declared, int | float) or pixels is None or not ppi:
        return None
    return side, float(declared), pixels / ppi * _MM
