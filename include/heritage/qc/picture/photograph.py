"""Asks what only photographs are asked: negative or positive, sharpening halos, the space of the master, size of metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heritage.contracts import Asked, check
from heritage.model import Finding, Measured
from heritage.qc.picture.image import is_picture, rate, same_space

FILM = frozenset({"negative", "slide", "film", "transparency"})
"""What an item may be declared as (`kind`), beside "print" and "glass"."""


def is_negative(asked: Asked) -> bool:
    """The item, or the delivery, is declared to be a negative."""
    return asked.declared("negative") is True or asked.declared("kind") == "negative"


@check("polarity")
def polarity(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is a negative's master as it was captured (not inverted), and is no negative delivered undeclared?"""
    if not is_picture(measured):
        return
    path, rim, one_tone = measured.file.path, measured.text("photo.rim"), measured.get("photo.one_tone")
    if is_negative(asked):
        yield _of_negative(path, rim, asked)
    elif not measured.get("photo.orange") or (one_tone and rim != "bright"):
        yield asked.passed(path, "positive")
    elif one_tone or rim != "bright":
        yield asked.warned(path, "undeclared-one-tone" if one_tone else "undeclared-all")
    else:
        # red furniture before a bright wall looks the same: where nobody was asked to declare anything, nothing is held for it
        judge = asked.warned if asked.rule.limits.get("undeclared") == "noted" else asked.failed
        yield judge(path, "undeclared-base")


def _of_negative(path: str, rim: str, asked: Asked) -> Finding:
    if rim == "dark" and asked.declared("mask") is True:
        return asked.warned(path, "negative-mask")
    if rim == "dark":
        return asked.failed(path, "negative-dark-rim")
    return asked.passed(path, "negative-bright-rim") if rim == "bright" else asked.warned(path, "negative-no-rim")


@check("halo")
def halo(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Are edges free of the bright and dark lines that sharpening leaves?"""
    found, most = measured.number("photo.halo"), asked.limit("most")
    if found is not None:
        yield asked.passed_if(found <= most, measured.file.path, "halo", overshoot=found, most=most)


@check("master-space")
def master_space(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is the master in a colour space that holds all that the film or print shows?"""
    name = measured.text("icc.name")
    narrow = asked.rule.limits.get("refused")
    if measured.text("image.colour") != "rgb" or not name or not isinstance(narrow, list):
        return
    wide = not any(same_space(str(space), name) for space in narrow) or bool(_BORROWED.search(name))
    yield asked.passed_if(wide, measured.file.path, "space", space=name, narrow=narrow)


_BORROWED = re.compile(r"\b(transfer|trc|curve|gamma|p3|2020)\b", re.IGNORECASE)
"""Names of profiles that borrow one thing of a space: "Display P3 Gamut with sRGB Transfer" is no sRGB."""


@check("sampling-rate")
def sampling_rate(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Does the file say how many pixels make an inch of the original, can that be true, and is it what was ordered (or at least the policy's
    minimum: another for film than for prints)?"""
    if is_picture(measured):
        film = is_film(asked)
        least, basis = (asked.limit("film"), "film") if film else (asked.limit("minimum"), "print")
        yield rate(measured, asked, least, basis, small=film)


def is_film(asked: Asked) -> bool:
    """Small originals that are enlarged when they are shown."""
    return is_negative(asked) or asked.declared("kind") in FILM


@check("embedded-size")
def embedded_size(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is the embedded metadata of a size that tools can carry along?"""
    size = measured.number("embedded.largest")
    if not is_picture(measured) or size is None:
        return
    most, which = asked.limit("bytes"), measured.text("embedded.which")
    yield asked.passed_if(size <= most, measured.file.path, "block", block=which, bytes=int(size), most=int(most))


@check("raw-beside")
def raw_beside(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Was the camera raw read to its last sample, and has it a preview to look at?"""
    if measured.text("raw.sha256"):
        embedded = measured.text("raw.preview") == "embedded"
        judge = asked.passed if embedded else asked.warned
        width, height = measured.get("raw.width"), measured.get("raw.height")
        yield judge(measured.file.path, "preview" if embedded else "none", width=width, height=height)
