"""Asks whether a film or tape is well captured: its raster and rate, its fields, its signal, its black and frozen frames."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from heritage.contracts import Asked, Check, check
from heritage.model import Finding, Measured
from heritage.qc.timing import SHOWN, clock, moments, spans, stretches

_LOOK = "Look at these frames; if it is not on the carrier, have it captured again."

RASTERS = {
    (720, 576): 25.0,
    (720, 608): 25.0,
    (720, 480): 30000 / 1001,
    (720, 486): 30000 / 1001,
    (720, 512): 30000 / 1001,
}
"""Rasters of 625/50 and 525/59.94 (ITU-R BT.601, with and without VBI lines) and their frames per second."""


def is_film(measured: Measured) -> bool:
    """A moving picture of which at least a frame was measured."""
    return measured.text("av.kind") == "video" and "video.frames" in measured.facts


@check("video-codec")
def video_codec(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is the picture kept without loss?"""
    if is_film(measured):
        good = measured.get("video.lossless") is True
        yield asked.judged(good, measured.file.path, "uncompressed or lossless", measured.text("video.codec"),
                    "A lossy original (DV, MPEG, H.264) is kept as it came; a new capture must be lossless.")  # fmt: skip


@check("standard-mismatch")
def standard_mismatch(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Do raster and frame rate belong to the same television standard?"""
    raster = (int(measured.number("video.width") or 0), int(measured.number("video.height") or 0))
    wanted, found = RASTERS.get(raster), measured.number("video.rate") or 0
    if not is_film(measured) or wanted is None:
        return
    double = any(abs(found - rate) < 0.01 for rate in (wanted, 2 * wanted, wanted * 24 / 30 if wanted > 29 else wanted))
    good = double
    yield asked.judged(good, measured.file.path, f"{wanted:.5g} frames per second for {raster[0]} × {raster[1]}", f"{found:.5g}",
                "The capture or the export mixed two television standards: motion or picture is altered.")  # fmt: skip


@check("pixel-depth")
def pixel_depth(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Has the picture as many bits per sample as was ordered, or at least the policy's?"""
    declared, least = asked.declared("bit_depth"), asked.limit("minimum")
    if is_film(measured) and asked.declared("born_digital") is not True:
        wanted = declared if isinstance(declared, int) and not isinstance(declared, bool) else least
        found = measured.number("video.bits") or 0
        good = found >= wanted
        yield asked.judged(good, measured.file.path, f"at least {wanted:g} bits", f"{found:.0f} ({measured.text('video.pixel_format')})",
                    "Have it captured again with the ordered depth.")  # fmt: skip


@check("frame-rate")
def frame_rate(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Does a frame follow the other at a constant rate?"""
    if not is_film(measured) or "video.uneven" not in measured.facts:
        return
    uneven, gaps = measured.number("video.uneven") or 0, spans(measured, "video.gaps")
    rate = measured.number("video.rate") or 0
    wanted = f"a constant {rate:.5g} frames per second"
    if gaps:
        text = f"{int(measured.number('video.gaps_count') or 0)} gaps, at {moments([g[0] for g in gaps])}"
        yield asked.missed(
            measured.file.path, wanted, f"{text}; {uneven:.1%} of the steps uneven", _LOOK, at=gaps[0][0]
        )
    elif uneven > asked.limit("share"):
        yield asked.missed(measured.file.path, wanted, f"variable: {uneven:.1%} of the steps differ", _LOOK)
    else:
        yield asked.met(measured.file.path, wanted, "constant")


_ORDER = {"tff": ("tt", "tb"), "bff": ("bb", "bt"), "progressive": ("progressive",)}


@check("field-order")
def field_order(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Do the fields come in the order that the file, or the delivery, says?"""
    counted: Any = measured.get("video.idet")
    if not is_film(measured) or not isinstance(counted, dict):
        return
    known = {kind: float(counted.get(kind, 0)) for kind in ("tff", "bff", "progressive")}
    decided = sum(known.values())
    shown = ", ".join(f"{kind} {count:.0f}" for kind, count in known.items())
    seen = max(known, key=lambda kind: known[kind])
    whole = decided + float(counted.get("undetermined", 0))
    few = decided < max(asked.limit("frames"), asked.limit("decided") * whole)
    if few or known[seen] < asked.limit("share") * decided:
        yield asked.met(measured.file.path, "a field order that can be told", f"undecided ({shown})")
        return
    yield from _order_compared(measured, asked, seen, shown)


def _order_compared(measured: Measured, asked: Asked, seen: str, shown: str) -> Iterator[Finding]:
    declared, own = asked.declared("field_order"), measured.text("video.field_order")
    if measured.text("video.codec") == "dvvideo" and own not in sum(_ORDER.values(), ()):
        own = "bb"  # DV is bottom field first by its standard, IEC 61834
    wanted = str(declared) if declared in _ORDER else next((k for k, names in _ORDER.items() if own in names), "")
    said = "as declared" if declared in _ORDER else f"as the file says ({own})"
    if not wanted:
        good = seen == "progressive"
        yield asked.judged(good, measured.file.path, "a field order in the file or the delivery", f"{seen} ({shown}), nothing says so",
                    "Declare `field_order`: tff, bff or progressive.")  # fmt: skip
    elif wanted == "progressive" or seen == "progressive":
        if wanted == seen:
            yield asked.met(measured.file.path, f"{wanted}, {said}", f"{seen} ({shown})")
        else:
            yield asked.noted(
                measured.file.path, f"{wanted}, {said}", f"{seen} ({shown})", "A still scene can look so."
            )
    else:
        good = wanted == seen
        yield asked.judged(
            good, measured.file.path, f"{wanted}, {said}", f"{seen} ({shown})", "Fields are swapped: motion judders."
        )


@check("aspect-ratio")
def aspect_ratio(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Does the file say which shape the picture has, and is it the declared one?"""
    if not is_film(measured):
        return
    found, declared = _shape(measured), asked.declared("aspect_ratio")
    if isinstance(declared, str) and _ratio(declared):
        near = found is not None and abs(found / _ratio(declared) - 1) <= asked.limit("share")
        good = near
        yield asked.judged(
            good, measured.file.path, f"{declared} (as declared)", f"{measured.text('video.dar') or 'nothing'}"
        )
    elif found is None:
        yield asked.missed(measured.file.path, "a pixel or display aspect ratio", "none", "Declare `aspect_ratio`.")
    else:
        yield asked.met(measured.file.path, "a pixel or display aspect ratio", measured.text("video.dar"))


def _shape(measured: Measured) -> float | None:
    return _ratio(measured.text("video.dar")) or None


def _ratio(text: str) -> float:
    try:
        return float(Fraction(text.replace(":", "/")))
    except (ValueError, ZeroDivisionError):
        return 0.0


def share_above(measured: Measured, fact: str, limit: float) -> float | None:
    """Share of frames whose value is above the limit, from 201 percentiles: exact to half a percent."""
    found: Any = measured.get(fact)
    if not isinstance(found, list) or len(found) < 2:
        return None
    return float(sum(value > limit for value in found)) / len(found)


def _signal(name: str, what: str) -> Check:
    @check(name)
    def judge(measured: Measured, asked: Asked) -> Iterator[Finding]:
        limit, share = asked.limit("value"), asked.limit("share")
        found = share_above(measured, f"video.{name}", limit)
        if found is None:
            return
        wanted = f"{what} above {limit:g} in at most {share:.0%} of the frames"
        if found > share:
            worst = spans(measured, f"video.{name}_worst")
            text = f"{found:.0%} of the frames; worst at {moments([one[0] for one in worst[:SHOWN]])}"
            yield asked.missed(measured.file.path, wanted, text, _LOOK, at=worst[0][0] if worst else None)
        else:
            yield asked.met(measured.file.path, wanted, f"{found:.0%}")

    return judge


tout = _signal("tout", "temporal outliers (TOUT: dropouts, noise)")
vrep = _signal("vrep", "repeated lines (VREP: dropout compensation)")
brng = _signal("brng", "pixels out of broadcast range (BRNG)")


@check("luma-range")
def luma_range(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Does brightness stay between video black and white (16–235 of 8 bits)?"""
    bits = int(measured.number("video.bits") or 8)
    low, high = 16 << bits - 8, 235 << bits - 8
    below, above = share_below(measured, "video.ylow", low), share_above(measured, "video.yhigh", high)
    if below is None or above is None or measured.text("video.colour_range") == "pc" or bits > 12 or _is_rgb(measured):
        return
    share = asked.limit("share")
    wanted = f"10 % … 90 % of the pixels between {low} and {high}, in all but {share:.0%} of the frames"
    good = max(below, above) <= share
    yield asked.judged(good, measured.file.path, wanted, f"below in {below:.0%}, above in {above:.0%} of the frames",
                "The playback level was not set with the colour bars.")  # fmt: skip


def _is_rgb(measured: Measured) -> bool:
    """Red, green and blue use all levels."""
    return any(name in measured.text("video.pixel_format") for name in ("rgb", "bgr", "gbr", "pal8"))


def share_below(measured: Measured, fact: str, limit: float) -> float | None:
    """Share of frames whose value is below the limit; as `share_above`."""
    found: Any = measured.get(fact)
    return float(sum(value < limit for value in found)) / len(found) if isinstance(found, list) and found else None


def _stretch(name: str, fact: str, what: str) -> Check:
    @check(name)
    def judge(measured: Measured, asked: Asked) -> Iterator[Finding]:
        if not is_film(measured):
            return
        least = asked.limit("seconds")
        found = [one for one in spans(measured, fact) if one[1] - one[0] >= least]
        if found:
            yield asked.missed(measured.file.path, f"no {what} of {least:g} s", stretches(found), _LOOK, at=found[0][0])
        else:
            yield asked.met(measured.file.path, f"no {what} of {least:g} s", "none")

    return judge


black = _stretch("black", "video.black", "black picture")
freeze = _stretch("freeze", "video.frozen", "frozen picture")


@check("all-black")
def all_black(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is there anything to see?"""
    length = measured.number("video.decoded")
    if is_film(measured) and length:
        dark = sum(one[1] - one[0] for one in spans(measured, "video.black"))
        good = not (dark >= 0.98 * length)
        yield asked.judged(
            good,
            measured.file.path,
            "a picture",
            f"black for {clock(dark)} of {clock(length)}",
            "Was the signal connected?",
        )


@check("ffv1-profile")
def ffv1_profile(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is delivered FFV1 coded as a preservation master: version 3, intra only, sliced, with slice checksums?"""
    if measured.text("video.codec") != "ffv1":
        return
    found = {
        "version": measured.text("ffv1.version"), "gop": measured.text("ffv1.gop"),
        "slices": measured.text("ffv1.slices"), "errors": measured.text("ffv1.errors"),
    }  # fmt: skip
    good = found["version"].startswith("3") and found["gop"] == "1" and found["errors"] == "Per slice"
    enough = int(found["slices"] or 0) >= asked.limit("slices")
    wanted = f"version 3, GOP 1, at least {asked.limit('slices'):.0f} slices, a checksum per slice"
    shown = f"version {found['version']}, GOP {found['gop']}, {found['slices'] or '?'} slices, checksums {found['errors'] or 'none'}"
    yield asked.judged(good and enough, measured.file.path, wanted, shown, "Is it a master, or a copy for work?")
