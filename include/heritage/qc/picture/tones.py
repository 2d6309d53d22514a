"""Asks what a picture's values say about how it was captured: clipping, sharpness, noise, enlargement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from heritage.contracts import CheckContext, check
from heritage.model import Finding, Measured
from heritage.qc.picture.judgeable import has_tones


@check("clipping")
def clipping(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Do highlights and shadows keep their detail, in every channel?"""
    low, high = _worst(measured, "pixels.clipped_low"), _worst(measured, "pixels.clipped_high")
    if low is None or high is None or not has_tones(measured):
        return
    share = ctx.limit("share")
    values: dict[str, Any] = {"high": high, "low": low, "share": share}
    gross = high > ctx.limit("gross_high") or low > ctx.limit("gross_low")
    if not gross and max(high, low) <= share:
        yield ctx.passed(measured.file.path, "ends", **values)
        return
    judge = ctx.failed if gross else ctx.warned
    fact = "pixels.clipped_high_at" if high > share else "pixels.clipped_low_at"
    yield judge(measured.file.path, "ends", region=_place(measured, fact), **values)


def _worst(measured: Measured, fact: str) -> float | None:
    values = measured.get(fact)
    return max(map(float, values)) if isinstance(values, list) and values else None


def _place(measured: Measured, fact: str) -> tuple[float, float, float, float] | None:
    values = measured.get(fact)
    if not isinstance(values, list) or len(values) != 4:
        return None
    left, top, width, height = map(float, values)
    return left, top, width, height


@check("sharpness")
def sharpness(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Are the page's edges as sharp as ink on paper is? Soft edges are a hint (pictures may be soft; what proves sharpness is
    the session's target); a page of text without one sharp edge is out of focus."""
    found = measured.number("pixels.sharpness")
    if found is None or found <= 0 or not has_tones(measured) or not measured.number("page.ink"):
        return
    scale, path = _scale(measured), measured.file.path
    least, gross = ctx.limit("least") * scale, ctx.limit("gross") * scale
    of_type = measured.text("page.text_direction") in {"horizontal", "vertical"}
    blurred = ctx.failed if found < gross and of_type else ctx.warned
    fault = None if found < least else _smeared(measured, ctx, least) or _partly(measured, ctx, least)
    judge = blurred if found < least else ctx.passed
    yield fault or judge(path, "edges", pixels=1 / found, most=1 / least)


def _smeared(measured: Measured, ctx: CheckContext, least: float) -> Finding | None:
    """Are edges sharp along one direction only? Then page or camera moved; a lens out of focus is soft in every direction."""
    smear, share = measured.number("page.smear"), measured.number("page.smear_share")
    most = ctx.rule.limits.get("directions")
    if not smear or not share or not isinstance(most, int | float) or share >= most or smear >= _MOVED * least:
        return None
    return ctx.failed(measured.file.path, "smeared", pixels=1 / smear, across=share / smear, most=1 / least)


def _partly(measured: Measured, ctx: CheckContext, least: float) -> Finding | None:
    """Is a part of the text out of focus: a gutter that sinks, a corner that stands up?"""
    soft, sharp = measured.number("page.softest"), measured.number("page.sharpest")
    most = ctx.rule.limits.get("places")
    if not soft or not sharp or not isinstance(most, int | float) or soft >= most * sharp or soft >= least:
        return None
    return ctx.failed(measured.file.path, "partly", pixels=1 / soft, sharpest=1 / sharp, most=1 / least)


_MOVED = 1.16
"""Of the least sharpness: smeared letters are as hard to read as a blur that is a little stronger (measured: 0.09 to 0.18 where a page moved
by 7 to 15 pixels at 300 ppi, 0.14 to 0.31 where none did)."""


def _scale(measured: Measured) -> float:
    """The limits are for 300 ppi: at 600 ppi the same edge is twice as many pixels wide. Of few pixels no lens makes sharper edges, and a
    tag below 100 ppi is no scanner's."""
    ppi = min(measured.number("image.ppi_x") or 300.0, measured.number("image.ppi_y") or 300.0)
    return min(max(300.0 / ppi, 0.25), 1.2) if ppi >= 100 else 1.0


@check("noise")
def noise(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Are even surfaces even? Only a hint: paper has a texture of its own."""
    found = measured.number("pixels.noise")
    if found is None or not has_tones(measured):
        return
    most = ctx.limit("most")
    yield ctx.passed_if(found <= most, measured.file.path, "sigma", sigma=found, most=most)


@check("upsampled")
def upsampled(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Has the picture the fine detail (or at least the noise) that its number of pixels promises? Without it, and with the
    traces of interpolation, it was enlarged; without it alone, a person looks."""
    found = measured.number("pixels.nyquist")
    if found is None or not has_tones(measured):
        return
    least, path = ctx.limit("least"), measured.file.path
    traces = bool(measured.get("pixels.enlarged")) and not measured.get("image.lossy")
    sharp = least <= found < _SHARP and not measured.get("image.lossy")
    if sharp and (beat := measured.number("pixels.interpolated") or 0.0):
        sure = beat >= _SURELY
        judge = ctx.failed if sure else ctx.warned
        code = "energy-interpolated" if sure else "energy-perhaps"
        yield judge(path, code, energy=found, least=least, times=beat)
    elif found >= (_BESIDE_TRACES * least if traces else least) or (measured.number("pixels.grain") or 0) >= _SAMPLED:
        yield ctx.passed(path, "energy", energy=found, least=least)
    elif traces and found < least:
        yield ctx.failed(path, "energy-traces", energy=found, least=least)
    else:
        yield ctx.warned(path, "energy", energy=found, least=least)


_BESIDE_TRACES = 3
"""Where there are traces of interpolation, so many times the least energy is still too little to dispel them."""

_SURELY, _SHARP = 60.0, 0.02
"""`pixels.interpolated` from which nothing else explains it (measured: 12 in pictures as captured, 36 in reduced ones, 20 to 218 in
enlarged ones), and the detail (`pixels.nyquist`) that no enlarged picture has."""

_SAMPLED = 0.1
"""`pixels.grain` from which the noise of even paper proves that every pixel was sampled: the subject is soft, not the scan."""
