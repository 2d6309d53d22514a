"""Asks what a still picture's file says about itself: structure, depth, colour, profile, resolution."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from heritage.contracts import Asked, check
from heritage.model import Finding, Measured
from heritage.qc import resolution


def is_picture(measured: Measured) -> bool:
    """The image probe read it."""
    return bool(measured.text("image.format"))


def listed(asked: Asked, name: str) -> Sequence[str]:
    """A list of the rule's limits."""
    value = asked.rule.limits[name]
    return [str(v) for v in value] if isinstance(value, list) else [str(value)]


@check("tiff-structure")
def tiff_structure(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Does every field of the TIFF's directories point to something, in the order that TIFF 6.0 wants? Of other formats: does
    the file end where its picture ends?"""
    faults = measured.get("image.faults", [])
    if measured.text("image.format") != "tiff" and not faults:
        return
    if isinstance(faults, list) and faults:
        advice = (
            "The file was damaged or written by a faulty program. Have it exported again from the capture software."
        )
        tiff = measured.text("image.format") == "tiff"
        wanted = "sound directories" if tiff else "an end where the picture ends"
        yield asked.missed(measured.file.path, wanted, "; ".join(map(str, faults))[:500], advice)
    else:
        yield asked.met(measured.file.path, "sound directories", "sound")


@check("multipage")
def multipage(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Does the file hold one picture, and is none lost that should follow it? Where the policy notes several (a document), each
    page is judged by itself."""
    pages, lost = measured.number("image.pages"), measured.text("image.lost")
    if pages is None:
        return
    path, wanted = measured.file.path, "one picture per file"
    if lost:
        advice = "The file names a further picture that cannot be read: cut off, or written by a faulty program? Deliver it again."
        yield asked.missed(path, wanted, f"{pages:.0f}, and {lost}", advice)
    else:
        several = asked.noted if asked.rule.limits.get("several") == "noted" else asked.missed
        yield (asked.met if pages == 1 else several)(path, wanted, f"{pages:.0f}")


@check("compression")
def compression(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Are the pixels stored in a way that the policy allows?"""
    if is_picture(measured):
        found = measured.text("image.compression")
        allowed = listed(asked, "allowed")
        judge = asked.met if found in allowed else asked.missed
        lossy = ", which loses detail" if measured.get("image.lossy") else ""
        why = f" ({measured.text('image.loss')})" if measured.text("image.loss") else ""
        yield judge(measured.file.path, f"compression {' or '.join(allowed)}", f"{found}{lossy}{why}")


@check("alpha")
def alpha(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is there no alpha channel? One that is the same everywhere only counts where the format does without."""
    if not is_picture(measured):
        return
    path, wanted = measured.file.path, "no alpha channel"
    if not measured.get("image.alpha"):
        yield asked.met(path, wanted, "none")
    elif measured.get("image.alpha_constant") and measured.text("image.format") in listed(asked, "constant_allowed_in"):
        yield asked.noted(path, wanted, "one that is the same everywhere")
    else:
        advice = "A scan has no transparency: have it exported without alpha."
        yield asked.missed(path, wanted, f"{measured.number('image.channels'):.0f} channels, one of them alpha", advice)


@check("orientation")
def orientation(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Does the picture stand upright without a tag that turns it, and do its lines of text run across?"""
    if not is_picture(measured):
        return
    path, tag = measured.file.path, measured.number("image.orientation")
    if tag not in {None, 1.0}:
        advice = (
            "Programs differ in whether they obey this tag. Have the pixels themselves turned and the tag set to 1."
        )
        judge = asked.noted if asked.rule.limits.get("tag") == "noted" else asked.missed
        yield judge(path, "orientation 1 (as stored)", f"EXIF orientation {tag:.0f}", advice)
    if measured.text("page.text_direction") == "vertical" and asked.declared("text_direction") != "vertical":
        advice = "Turn the page, or declare `text_direction: vertical` for the item if its script runs downwards."
        yield asked.missed(path, "lines of text that run across", "lines of text that run up or down", advice)
    elif tag in {None, 1.0}:
        yield asked.met(path, "upright as stored", "upright")


@check("bit-depth")
def bit_depth(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Has the picture as many bits per sample as were ordered?"""
    bits = measured.number("image.bits")
    if bits is None:
        return
    ordered = asked.declared("bit_depth")
    allowed = [str(ordered)] if ordered is not None else listed(asked, "allowed")
    judge = asked.met if f"{bits:.0f}" in allowed else asked.missed
    yield judge(measured.file.path, f"{' or '.join(allowed)} bits per sample", f"{bits:.0f}")


@check("bits-used")
def bits_used(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Are the declared bits really used, or is it a picture of fewer bits in a larger file?"""
    used, bits = measured.number("pixels.bits_used"), measured.number("image.bits")
    if used is None or bits is None or bits <= 8:
        return
    wanted, noted = f"{bits:.0f} bits used", asked.rule.limits.get("noted")
    if bits - asked.limit("spare") <= used and isinstance(noted, int | float) and used < bits - noted:
        yield asked.noted(
            measured.file.path, wanted, f"{used:.0f}", "As many as a camera or scanner gave, perhaps: ask."
        )
    elif used < bits - asked.limit("spare"):
        advice = "The file was blown up from fewer bits. Have it captured and exported at its real depth."
        yield asked.missed(measured.file.path, wanted, f"{used:.0f}", advice)
    else:
        yield asked.met(measured.file.path, wanted, f"{used:.0f}")


@check("sample-format")
def sample_format(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Are the samples whole numbers without a sign, as every picture program expects?"""
    if is_picture(measured):
        found = measured.text("image.sample")
        judge = asked.met if found == "uint" else asked.missed
        yield judge(
            measured.file.path,
            "unsigned whole numbers",
            {"int": "signed numbers", "float": "fractions"}.get(found, found),
        )


@check("colour-space")
def colour_space(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Are the pixels in a kind of colour that the policy allows?"""
    if is_picture(measured):
        found, allowed = measured.text("image.colour"), listed(asked, "allowed")
        judge = asked.met if found in allowed else asked.missed
        yield judge(measured.file.path, " or ".join(allowed), found)


_NO_PICTURES = {"link": "one that links two devices", "abst": "an abstract one", "nmcl": "one of named colours"}
"""Classes that no picture may carry (ICC.1:2022, annex B)."""

_SPACES = {"rgb": "RGB", "grey": "GRAY", "bitonal": "GRAY", "palette": "RGB", "cmyk": "CMYK", "lab": "Lab"}


@check("icc-profile")
def icc_profile(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Does an ICC profile of the right kind say what the colours mean, and is it the one that was ordered?"""
    if not is_picture(measured):
        return
    if not measured.get("icc.present"):
        yield from _without_profile(measured, asked)
    elif not measured.get("icc.broken"):
        yield from _profile(measured, asked)


@check("icc-truncated")
def icc_truncated(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is the ICC profile that the file carries, or points to, whole?"""
    path, broken = measured.file.path, measured.text("icc.broken")
    if broken:
        advice = "The colours can no longer be told from this file. Have it exported or delivered again."
        yield asked.missed(path, "a whole ICC profile", broken, advice)
    elif measured.get("icc.present"):
        yield asked.met(path, "a whole ICC profile", f"{measured.number('icc.bytes') or 0:,.0f} bytes")


def _without_profile(measured: Measured, asked: Asked) -> Iterator[Finding]:
    if measured.text("image.colour") == "bitonal":
        return
    judge = asked.missed if asked.rule.limits.get("required") else asked.noted
    if said := measured.text("image.colours_by"):
        advice = "Readers' copies are turned by it where it says enough; the file is kept as it came."
        yield judge(measured.file.path, "an ICC profile", f"none, but {said}", advice)
        return
    yield judge(measured.file.path, "an ICC profile", "none", "Without a profile the colours are a guess.")


def _profile(measured: Measured, asked: Asked) -> Iterator[Finding]:
    path, name, space = measured.file.path, measured.text("icc.name"), measured.text("icc.space")
    fitting = _SPACES.get(measured.text("image.colour"), space)
    ordered = str(asked.declared("colour_space") or "")
    kind = measured.text("icc.class")
    if space != fitting:
        yield asked.missed(path, f"a profile for {fitting}", f"one for {space}: {name}")
    elif kind in _NO_PICTURES:
        yield asked.missed(path, "a profile that says what samples mean", f"{_NO_PICTURES[kind]}: {name}")
    elif kind == "prtr" and fitting != "CMYK":
        judge = asked.missed if asked.rule.limits.get("required") else asked.noted
        advice = "It says how a printer prints, not what was captured. Have it exported with the capture's own profile."
        yield judge(path, "a profile of a camera, scanner, screen or colour space", f"a printer's: {name}", advice)
    elif ordered and asked.rule.limits.get("required") and not same_space(ordered, name):
        advice = (
            "The order names another colour space than the file. Have it exported as ordered, or correct the order."
        )
        yield asked.missed(path, f"{ordered} (as ordered)", name or "a profile without a name", advice)
    else:
        yield asked.met(path, f"{ordered} (as ordered)" if ordered else "an ICC profile", name or "one without a name")


def same_space(ordered: str, name: str) -> bool:
    """Do both name one colour space? "Adobe RGB (1998)" and "AdobeRGB1998" do; so do "sRGB" and "sRGB IEC61966-2.1"."""
    first, second = (re.sub(r"[^a-z0-9]", "", text.lower().replace("gray", "grey")) for text in (ordered, name))
    return bool(first) and bool(second) and (first in second or second in first)


@check("sampling-rate")
def sampling_rate(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Does the file say how many pixels make an inch, can that be true, and is it what was ordered (or at least the policy's minimum)?"""
    if not is_picture(measured):
        return
    path, wanted = measured.file.path, _wanted_rate(asked)
    x, y = measured.number("image.ppi_x"), measured.number("image.ppi_y")
    short = asked.noted if asked.rule.limits.get("noted") else asked.missed
    if x is None or y is None:
        yield short(path, wanted, "the file gives no resolution", "Have the resolution tag written at capture.")
        return
    found = f"{x:g} ppi" if abs(x - y) < 0.01 else f"{x:g} × {y:g} ppi"
    as_wanted = _rate_is_met(asked, x) and _rate_is_met(asked, y)
    fault = None if as_wanted and asked.declared("ppi") else resolution.impossible(measured, asked)
    yield fault or (asked.met if as_wanted else short)(path, wanted, found)


def _wanted_rate(asked: Asked) -> str:
    ordered = asked.declared("ppi")
    return f"{ordered} ppi (as ordered)" if ordered is not None else f"at least {asked.limit('minimum'):g} ppi"


def _rate_is_met(asked: Asked, ppi: float) -> bool:
    ordered, tolerance = asked.declared("ppi"), asked.limit("tolerance")
    if isinstance(ordered, int | float):
        return abs(ppi - ordered) <= tolerance * ordered
    return ppi >= asked.limit("minimum") * (1 - tolerance)
