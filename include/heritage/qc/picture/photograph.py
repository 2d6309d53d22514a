"""Asks what only photographs are asked: negative or positive, sharpening halos, the space of the master, size of metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heritage.contracts import CheckContext, check
from heritage.model import Finding, Measured
from heritage.qc.picture.image import is_picture, rate, same_space

FILM = frozenset({"negative", "slide", "film", "transparency"})
"""What an item may be declared as (`kind`), beside "print" and "glass"."""


def is_negative(ctx: CheckContext) -> bool:
    """The item, or the delivery, is declared to be a negative."""
    return ctx.declared("negative") is True or ctx.declared("kind") == "negative"


@check("polarity")
def polarity(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is a negative's master as it was captured (not inverted), and is no negative delivered undeclared?"""
    if not is_picture(measured):
        return
    path, rim, one_tone = measured.file.path, measured.text("photo.rim"), measured.get("photo.one_tone")
    if is_negative(ctx):
        yield _of_negative(path, rim, ctx)
    elif not measured.get("photo.orange") or (one_tone and rim != "bright"):
        yield ctx.passed(path, "positive")
    elif one_tone or rim != "bright":
        yield ctx.warned(path, "undeclared-one-tone" if one_tone else "undeclared-all")
    else:
        # red furniture before a bright wall looks the same: where nobody was asked to declare anything, nothing is held for it
        judge = ctx.warned if ctx.rule.limits.get("undeclared") == "noted" else ctx.failed
        yield judge(path, "undeclared-base")


def _of_negative(path: str, rim: str, ctx: CheckContext) -> Finding:
    if rim == "dark" and ctx.declared("mask") is True:
        return ctx.warned(path, "negative-mask")
    if rim == "dark":
        return ctx.failed(path, "negative-dark-rim")
    return ctx.passed(path, "negative-bright-rim") if rim == "bright" else ctx.warned(path, "negative-no-rim")


@check("halo")
def halo(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Are edges free of the bright and dark lines that sharpening leaves?"""
    found, most = measured.number("photo.halo"), ctx.limit("most")
    if found is not None:
        yield ctx.passed_if(found <= most, measured.file.path, "halo", overshoot=found, most=most)


@check("master-space")
def master_space(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is the master in a colour space that holds all that the film or print shows?"""
    name = measured.text("icc.name")
    narrow = ctx.rule.limits.get("refused")
    if measured.text("image.colour") != "rgb" or not name or not isinstance(narrow, list):
        return
    wide = not any(same_space(str(space), name) for space in narrow) or bool(_BORROWED.search(name))
    yield ctx.passed_if(wide, measured.file.path, "space", space=name, narrow=narrow)


_BORROWED = re.compile(r"\b(transfer|trc|curve|gamma|p3|2020)\b", re.IGNORECASE)
"""Names of profiles that borrow one thing of a space: "Display P3 Gamut with sRGB Transfer" is no sRGB."""


@check("sampling-rate", once_a_file=True)
def sampling_rate(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Does the file say how many pixels make an inch of the original, can that be true, and is it what was ordered (or at least the policy's
    minimum: another for film than for prints)?"""
    if is_picture(measured):
        film = is_film(ctx)
        least, basis = (ctx.limit("film"), "film") if film else (ctx.limit("minimum"), "print")
        yield rate(measured, ctx, least, basis, small=film)


def is_film(ctx: CheckContext) -> bool:
    """Small originals that are enlarged when they are shown."""
    return is_negative(ctx) or ctx.declared("kind") in FILM


@check("embedded-size")
def embedded_size(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is the embedded metadata of a size that tools can carry along?"""
    size = measured.number("embedded.largest")
    if not is_picture(measured) or size is None:
        return
    most, which = ctx.limit("bytes"), measured.text("embedded.which")
    yield ctx.passed_if(size <= most, measured.file.path, "block", block=which, bytes=int(size), most=int(most))


@check("raw-beside")
def raw_beside(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Was the camera raw read to its last sample, and has it a preview to look at?"""
    if measured.text("raw.sha256"):
        embedded = measured.text("raw.preview") == "embedded"
        judge = ctx.passed if embedded else ctx.warned
        width, height = measured.get("raw.width"), measured.get("raw.height")
        yield judge(measured.file.path, "preview" if embedded else "none", width=width, height=height)
