"""Asks what only photographs are asked: negative or positive, sharpening halos, the space of the master, size of metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heritage.contracts import Asked, check
from heritage.model import Finding, Measured
from heritage.qc import resolution
from heritage.qc.image import is_picture, same_space

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
    path, rim = measured.file.path, measured.text("photo.rim")
    if is_negative(asked):
        yield _of_negative(path, rim, asked)
    elif measured.get("photo.orange") and rim == "bright" and not measured.get("photo.one_tone"):
        advice = "Declare `negative: true` for the item, so that readers get its positive; or have the profile checked."
        # red furniture before a bright wall looks the same: where nobody was asked to declare anything, nothing is held for it
        say = asked.noted if asked.rule.limits.get("undeclared") == "noted" else asked.missed
        yield say(path, "a positive (nothing else is declared)", "the orange base of a colour negative", advice)
    elif measured.get("photo.orange") and (rim == "bright" or not measured.get("photo.one_tone")):
        found = "of one brown or yellow tone" if measured.get("photo.one_tone") else "all over"
        yield asked.noted(path, "a positive (nothing else is declared)", f"as orange as a colour negative, {found}")
    else:
        yield asked.met(path, "a positive", "no sign of a negative")


def _of_negative(path: str, rim: str, asked: Asked) -> Finding:
    wanted = "a negative as captured (as declared)"
    if rim == "dark" and asked.declared("mask") is True:
        return asked.noted(path, wanted, "a dark mask around it (as declared) and no rim, so the picture does not tell")
    if rim == "dark":
        advice = (
            "The master was inverted: have the capture delivered as it left the camera, the positive is made here. Or a dark mask "
            "hides the film's own rim: look at it, and declare `mask: true` for such items."
        )
        return asked.missed(path, wanted, "a dark rim: clear film base is bright in a negative", advice)
    if rim == "bright":
        return asked.met(path, wanted, "a bright rim of clear film")
    return asked.noted(path, wanted, "no rim of clear film is to be seen, so the picture does not tell")


@check("halo")
def halo(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Are edges free of the bright and dark lines that sharpening leaves?"""
    found = measured.number("photo.halo")
    if found is None:
        return
    most = asked.limit("most")
    wanted, shown = f"at most {most:.0%} overshoot at edges", f"{found:.0%}"
    if found <= most:
        yield asked.met(measured.file.path, wanted, shown)
    else:
        advice = "Switch sharpening off at capture: a master is sharpened by nobody."
        yield asked.missed(measured.file.path, wanted, shown, advice)


@check("master-space")
def master_space(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is the master in a colour space that holds all that the film or print shows?"""
    name = measured.text("icc.name")
    refused = asked.rule.limits.get("refused")
    if measured.text("image.colour") != "rgb" or not name or not isinstance(refused, list):
        return
    wanted = f"a wider space than {' or '.join(map(str, refused))}"
    if any(same_space(str(space), name) for space in refused) and not _BORROWED.search(name):
        advice = (
            "Have the captures developed into eciRGB v2, Adobe RGB (1998) or ProPhoto RGB; colours cut off are lost."
        )
        yield asked.missed(measured.file.path, wanted, name, advice)
    else:
        yield asked.met(measured.file.path, wanted, name)


_BORROWED = re.compile(r"\b(transfer|trc|curve|gamma|p3|2020)\b", re.IGNORECASE)
"""Names of profiles that borrow one thing of a space: "Display P3 Gamut with sRGB Transfer" is no sRGB."""


@check("sampling-rate")
def sampling_rate(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Does the file say how many pixels make an inch of the original, can that be true, and is it what was ordered (or at least the policy's
    minimum: another for film than for prints)?"""
    if not is_picture(measured):
        return
    path, ordered = measured.file.path, asked.declared("ppi")
    least, wanted = _least(asked), _rate_wanted(asked)
    x, y = measured.number("image.ppi_x"), measured.number("image.ppi_y")
    short = asked.noted if asked.rule.limits.get("noted") else asked.missed
    if x is None or y is None:
        yield short(path, wanted, "the file gives no resolution", "Have the resolution tag written at capture.")
        return
    found = f"{x:g} ppi" if abs(x - y) < 0.01 else f"{x:g} × {y:g} ppi"
    slack = asked.limit("tolerance")
    exact = isinstance(ordered, int | float) and not isinstance(ordered, bool)
    fits = all(abs(v - least) <= slack * least if exact else v >= least * (1 - slack) for v in (x, y))
    fault = None if fits and exact else resolution.impossible(measured, asked, small=is_film(asked))
    yield fault or (asked.met if fits else short)(path, wanted, found)


def is_film(asked: Asked) -> bool:
    """Small originals that are enlarged when they are shown."""
    return is_negative(asked) or asked.declared("kind") in FILM


def _least(asked: Asked) -> float:
    ordered = asked.declared("ppi")
    if isinstance(ordered, int | float) and not isinstance(ordered, bool):
        return float(ordered)
    return asked.limit("film" if is_film(asked) else "minimum")


def _rate_wanted(asked: Asked) -> str:
    if asked.declared("ppi") is not None:
        return f"{asked.declared('ppi')} ppi (as ordered)"
    return f"at least {_least(asked):g} ppi ({'film' if is_film(asked) else 'print'})"


@check("embedded-size")
def embedded_size(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is the embedded metadata of a size that tools can carry along?"""
    size = measured.number("embedded.largest")
    if not is_picture(measured) or size is None:
        return
    most = asked.limit("bytes")
    wanted, found = f"blocks of at most {most:,.0f} bytes", f"{measured.text('embedded.which')} of {size:,.0f} bytes"
    if size <= most:
        yield asked.met(measured.file.path, wanted, found)
    else:
        advice = (
            "A program left its history or previews in the file. Have it exported with its descriptive metadata only."
        )
        yield asked.missed(measured.file.path, wanted, found, advice)


@check("raw-beside")
def raw_beside(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Was the camera raw read to its last sample, and has it a preview to look at?"""
    if not measured.text("raw.sha256"):
        return
    size = f"{measured.number('raw.width'):.0f} × {measured.number('raw.height'):.0f} px"
    embedded = measured.text("raw.preview") == "embedded"
    judge = asked.met if embedded else asked.noted
    found = "an embedded preview" if embedded else "none; readers see a plain development"
    yield judge(measured.file.path, "a preview inside the raw file", f"{size}, {found}")
