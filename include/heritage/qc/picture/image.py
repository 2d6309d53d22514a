"""Asks what a still picture's file says about itself: structure, depth, colour, profile, resolution."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from heritage.contracts import CheckContext, check
from heritage.model import Finding, Measured, Value, phrase, reason_of
from heritage.qc.picture import resolution


def is_picture(measured: Measured) -> bool:
    """The image probe read it."""
    return bool(measured.text("image.format"))


def listed(ctx: CheckContext, name: str) -> Sequence[Value]:
    """A list of the rule's limits."""
    value = ctx.rule.limits[name]
    return value if isinstance(value, list) else [value]


@check("tiff-structure", once_a_file=True)
def tiff_structure(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Does every field of the TIFF's directories point to something, in the order that TIFF 6.0 wants? Of other formats: does
    the file end where its picture ends?"""
    faults, is_tiff = measured.get("image.faults"), measured.text("image.format") == "tiff"
    if isinstance(faults, list) and faults:
        told = [reason_of(fault) for fault in faults]
        yield ctx.failed(measured.file.path, "faults" if is_tiff else "faults-end", faults=told)
    elif is_tiff:
        yield ctx.passed(measured.file.path, "sound")


@check("multipage", once_a_file=True)
def multipage(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Does the file hold one picture, and is none lost that should follow it? Where the policy notes several (a document), each
    page is judged by itself."""
    pages, lost = measured.get("image.pages"), measured.get("image.lost")
    if pages is None:
        return
    if lost:
        told = [reason_of(fault) for fault in (lost if isinstance(lost, list) else str(lost).split("; "))]
        yield ctx.failed(measured.file.path, "lost", pages=pages, lost=told)
    else:
        several = ctx.warned if ctx.rule.limits.get("several") == "noted" else ctx.failed
        judge = ctx.passed if pages == 1 else several
        yield judge(measured.file.path, "pages", pages=pages)


@check("compression", once_a_file=True)
def compression(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Are the pixels stored in a way that the policy allows?"""
    if not is_picture(measured):
        return
    found, lossy, why = measured.text("image.compression"), measured.get("image.lossy"), measured.get("image.loss")
    values: dict[str, Any] = {"compression": found, "allowed": listed(ctx, "allowed")}
    judge = ctx.passed if found in values["allowed"] else ctx.failed
    if why:
        yield judge(measured.file.path, "lossy-why" if lossy else "stored-why", why=reason_of(why), **values)
    else:
        yield judge(measured.file.path, "lossy" if lossy else "stored", **values)


@check("alpha", once_a_file=True)
def alpha(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is there no alpha channel? One that is the same everywhere only counts where the format does without."""
    if not is_picture(measured):
        return
    if not measured.get("image.alpha"):
        yield ctx.passed(measured.file.path, "none")
    elif measured.get("image.alpha_constant") and measured.text("image.format") in listed(ctx, "constant_allowed_in"):
        yield ctx.warned(measured.file.path, "constant")
    else:
        yield ctx.failed(measured.file.path, "transparency", channels=measured.get("image.channels"))


@check("orientation")
def orientation(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Does the picture stand upright without a tag that turns it, and do its lines of text run across?"""
    if not is_picture(measured):
        return
    path, tag = measured.file.path, measured.get("image.orientation")
    if tag not in {None, 1}:
        judge = ctx.warned if ctx.rule.limits.get("tag") == "noted" else ctx.failed
        yield judge(path, "tag", orientation=tag)
    if measured.text("page.text_direction") == "vertical" and ctx.declared("text_direction") != "vertical":
        yield ctx.failed(path, "vertical")
    elif tag in {None, 1}:
        yield ctx.passed(path, "upright")


@check("bit-depth", once_a_file=True)
def bit_depth(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Has the picture as many bits per sample as were ordered?"""
    bits, ordered = measured.get("image.bits"), ctx.declared("bit_depth")
    if bits is not None:
        allowed = listed(ctx, "allowed") if ordered is None else [ordered]
        good = str(bits) in map(str, allowed)
        yield ctx.passed_if(good, measured.file.path, "bits", bits=bits, allowed=allowed)


@check("bits-used")
def bits_used(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Are the declared bits really used, or is it a picture of fewer bits in a larger file?"""
    used, bits = measured.number("pixels.bits_used"), measured.number("image.bits")
    if used is None or bits is None or bits <= 8:
        return
    path, spare, noted = measured.file.path, ctx.limit("spare"), ctx.rule.limits.get("noted")
    if used < bits - spare:
        yield ctx.failed(path, "used-padded", used=used, bits=bits)
    elif isinstance(noted, int | float) and used < bits - noted:
        yield ctx.warned(path, "used-fewer", used=used, bits=bits)
    else:
        yield ctx.passed(path, "used", used=used, bits=bits)


@check("sample-format", once_a_file=True)
def sample_format(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Are the samples whole numbers without a sign, as every picture program expects?"""
    if is_picture(measured):
        found = measured.text("image.sample")
        yield ctx.passed_if(found == "uint", measured.file.path, "samples", kind=found)


@check("colour-space", once_a_file=True)
def colour_space(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Are the pixels in a kind of colour that the policy allows?"""
    if is_picture(measured):
        found, allowed = measured.text("image.colour"), listed(ctx, "allowed")
        yield ctx.passed_if(found in allowed, measured.file.path, "colour", colour=found, allowed=allowed)


_NO_PICTURES = frozenset({"link", "abst", "nmcl"})
"""Classes that no picture may carry (ICC.1:2022, annex B): of two devices linked, abstract, of named colours."""

_SPACES = {"rgb": "RGB", "grey": "GRAY", "bitonal": "GRAY", "palette": "RGB", "cmyk": "CMYK", "lab": "Lab"}


@check("icc-profile", once_a_file=True)
def icc_profile(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Does an ICC profile of the right kind say what the colours mean, and is it the one that was ordered?"""
    if not is_picture(measured):
        return
    if measured.get("icc.present"):
        if not measured.get("icc.broken"):
            yield _profile(measured, ctx)
    elif measured.text("image.colour") != "bitonal":
        yield _without_profile(measured, ctx)


@check("icc-truncated", once_a_file=True)
def icc_truncated(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is the ICC profile that the file carries, or points to, whole?"""
    path, broken = measured.file.path, measured.get("icc.broken")
    if broken:
        yield ctx.failed(path, "broken", fault=reason_of(broken))
    elif measured.get("icc.present"):
        yield ctx.passed(path, "whole", bytes=measured.get("icc.bytes", 0))


def _without_profile(measured: Measured, ctx: CheckContext) -> Finding:
    judge = ctx.failed if ctx.rule.limits.get("required") else ctx.warned
    said = measured.get("image.colours_by")
    return (
        judge(measured.file.path, "none-but", colours_by=reason_of(said)) if said else judge(measured.file.path, "none")
    )


def _profile(measured: Measured, ctx: CheckContext) -> Finding:
    path, space, kind = measured.file.path, measured.text("icc.space"), measured.text("icc.class")
    fitting, name = _SPACES.get(measured.text("image.colour"), space), measured.text("icc.name")
    ordered = str(ctx.declared("colour_space") or "")
    if space != fitting:
        return ctx.failed(path, "space", space=space, expected=fitting, name=name)
    if kind in _NO_PICTURES:
        return ctx.failed(path, "class", kind=kind, name=name)
    if kind == "prtr" and fitting != "CMYK":
        judge = ctx.failed if ctx.rule.limits.get("required") else ctx.warned
        return judge(path, "printer", name=name)
    if not ordered:
        return ctx.passed(path, "name", name=name or phrase("nameless"))
    if ctx.rule.limits.get("required") and not same_space(ordered, name):
        return ctx.failed(path, "name-ordered", ordered=ordered, name=name or phrase("profile-nameless"))
    return ctx.passed(path, "name-ordered", ordered=ordered, name=name or phrase("nameless"))


def same_space(ordered: str, name: str) -> bool:
    """Do both name one colour space? "Adobe RGB (1998)" and "AdobeRGB1998" do; so do "sRGB" and "sRGB IEC61966-2.1"."""
    first, second = (re.sub(r"[^a-z0-9]", "", text.lower().replace("gray", "grey")) for text in (ordered, name))
    return bool(first) and bool(second) and (first in second or second in first)


_SQUARE = 1.01
"""Resolutions across and down that differ by more are no rounding: programs that draw square pixels show the picture out of shape [K]."""


@check("sampling-rate", once_a_file=True)
def sampling_rate(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Does the file say how many pixels make an inch, can that be true, and is it what was ordered (or at least the policy's minimum)?"""
    if is_picture(measured):
        yield rate(measured, ctx, ctx.limit("minimum"), "minimum")


def rate(measured: Measured, ctx: CheckContext, least: float, basis: str, *, small: bool = False) -> Finding:
    """The resolution as ordered, or else at least so many ppi. `basis`: the policy's minimum for what; `small`: see `impossible`."""
    x, y, ordered = measured.number("image.ppi_x"), measured.number("image.ppi_y"), ctx.declared("ppi")
    exact = isinstance(ordered, int | float) and not isinstance(ordered, bool)
    limit = ordered if isinstance(ordered, int | float) and exact else least
    slack, path = ctx.limit("tolerance"), measured.file.path
    values: dict[str, Any] = {"limit": limit, "basis": "order" if exact else basis}
    short = ctx.warned if ctx.rule.limits.get("noted") else ctx.failed
    if x is None or y is None:
        return short(path, "none", **values)
    fits = all(abs(v - limit) <= slack * limit if exact else v >= limit * (1 - slack) for v in (x, y))
    even = abs(x - y) < 0.01
    sizes = None if fits and exact else resolution.impossible(measured, ctx, small=small)
    if sizes:
        return ctx.failed(path, "impossible" if even else "impossible-uneven", ppi=x, ppi_y=y, **sizes)
    if fits and max(x, y) > _SQUARE * min(x, y):
        return ctx.warned(path, "not-square", ppi=x, ppi_y=y)
    judge = ctx.passed if fits else short
    return judge(path, "ppi" if even else "ppi-uneven", ppi=x, ppi_y=y, **values)
