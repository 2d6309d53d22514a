"""Asks whether a film or tape is well captured: its raster and rate, its fields, its signal, its black and frozen frames."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from heritage.contracts import CheckContext, check
from heritage.model import Finding, Measured, Phrase, phrase
from heritage.qc.av.timing import spans

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
def video_codec(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is the picture kept without loss?"""
    if is_film(measured):
        good = measured.get("video.lossless") is True
        yield ctx.passed_if(good, measured.file.path, "codec", codec=measured.text("video.codec"))


@check("standard-mismatch")
def standard_mismatch(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Do raster and frame rate belong to the same television standard?"""
    width, height = (int(measured.number(side) or 0) for side in ("video.width", "video.height"))
    usual, rate = RASTERS.get((width, height)), measured.number("video.rate") or 0
    if not is_film(measured) or usual is None:
        return
    may = (usual, 2 * usual, usual * 24 / 30 if usual > 29 else usual)
    good = any(abs(rate - one) < 0.01 for one in may)
    yield ctx.passed_if(good, measured.file.path, "rate", rate=rate, expected=usual, width=width, height=height)


@check("pixel-depth")
def pixel_depth(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Has the picture as many bits per sample as was ordered, or at least the policy's?"""
    declared, least = ctx.declared("bit_depth"), ctx.limit("minimum")
    if is_film(measured) and ctx.declared("born_digital") is not True:
        least = declared if isinstance(declared, int) and not isinstance(declared, bool) else least
        bits, layout = measured.number("video.bits") or 0, measured.text("video.pixel_format")
        yield ctx.passed_if(bits >= least, measured.file.path, "bits", bits=bits, least=least, layout=layout)


@check("frame-rate")
def frame_rate(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Does a frame follow the other at a constant rate?"""
    if not is_film(measured) or "video.uneven" not in measured.facts:
        return
    path, uneven, rate = measured.file.path, measured.number("video.uneven") or 0, measured.number("video.rate") or 0
    times, gaps = [gap[0] for gap in spans(measured, "video.gaps")], int(measured.number("video.gaps_count") or 0)
    if times:
        yield ctx.failed(path, "gaps", timecode=times[0], rate=rate, gaps=gaps, times=times, uneven=uneven)
    elif uneven > ctx.limit("share"):
        yield ctx.failed(path, "variable", rate=rate, uneven=uneven)
    else:
        yield ctx.passed(path, "constant", rate=rate)


_ORDER = {"tff": ("tt", "tb"), "bff": ("bb", "bt"), "progressive": ("progressive",)}


@check("field-order")
def field_order(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Do the fields come in the order that the file, or the delivery, says?"""
    counted: Any = measured.get("video.idet")
    if not is_film(measured) or not isinstance(counted, dict):
        return
    known = {kind: float(counted.get(kind, 0)) for kind in ("tff", "bff", "progressive")}
    decided, counts = sum(known.values()), phrase("counts", **known)
    seen = max(known, key=lambda kind: known[kind])
    whole = decided + float(counted.get("undetermined", 0))
    few = decided < max(ctx.limit("frames"), ctx.limit("decided") * whole)
    if few or known[seen] < ctx.limit("share") * decided:
        yield ctx.passed(measured.file.path, "undecided", counts=counts)
    else:
        yield _order_compared(measured, ctx, seen, counts)


def _order_compared(measured: Measured, ctx: CheckContext, seen: str, counts: Phrase) -> Finding:
    declared, own = ctx.declared("field_order"), measured.text("video.field_order")
    if measured.text("video.codec") == "dvvideo" and own not in sum(_ORDER.values(), ()):
        own = "bb"  # DV is bottom field first by its standard, IEC 61834
    told = str(declared) if declared in _ORDER else next((k for k, names in _ORDER.items() if own in names), "")
    path, by = measured.file.path, "delivery" if declared in _ORDER else "file"
    if not told:
        return ctx.passed_if(seen == "progressive", path, "unsaid", order=seen, counts=counts)
    still = "progressive" in (told, seen)
    judge = ctx.passed if told == seen else ctx.warned if still else ctx.failed
    code = "same" if told == seen else "still" if still else "swapped"
    return judge(path, code, order=seen, counts=counts, expected=told, by=by, own=own)


@check("aspect-ratio")
def aspect_ratio(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Does the file say which shape the picture has, and is it the declared one?"""
    if not is_film(measured):
        return
    path, found, ratio = measured.file.path, _shape(measured), measured.text("video.dar")
    declared = ctx.declared("aspect_ratio")
    if isinstance(declared, str) and _ratio(declared):
        near = found is not None and abs(found / _ratio(declared) - 1) <= ctx.limit("share")
        code = "ratio-declared" if ratio else "nothing-declared"
        yield ctx.passed_if(near, path, code, ratio=ratio, declared=declared)
    elif found is None:
        yield ctx.failed(path, "none")
    else:
        yield ctx.passed(path, "ratio", ratio=ratio)


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


def _signal(measured: Measured, ctx: CheckContext, fact: str, frames: str) -> Iterator[Finding]:
    """In how many frames the value is above its limit; `frames`: the fact that names the worst."""
    limit, most = ctx.limit("value"), ctx.limit("share")
    share = share_above(measured, fact, limit)
    if share is None:
        return
    if share > most:
        times = [one[0] for one in spans(measured, frames)]
        at = times[0] if times else None
        path, worst = measured.file.path, times[:_WORST]
        yield ctx.failed(path, "often", timecode=at, share=share, limit=limit, most=most, times=worst)
    else:
        yield ctx.passed(measured.file.path, "seldom", share=share, limit=limit, most=most)


_WORST = 5
"""Frames that are named: the worst, not all that are above the limit."""


@check("tout")
def tout(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Are there few frames in which pixels jump out for one frame only (dropouts, noise)?"""
    yield from _signal(measured, ctx, "video.tout", "video.tout_worst")


@check("vrep")
def vrep(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Are there few frames in which lines are repeated (dropout compensation)?"""
    yield from _signal(measured, ctx, "video.vrep", "video.vrep_worst")


@check("brng")
def brng(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Are there few frames with pixels out of the range that may be broadcast?"""
    yield from _signal(measured, ctx, "video.brng", "video.brng_worst")


@check("luma-range")
def luma_range(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Does brightness stay between video black and white (16–235 of 8 bits)?"""
    bits = int(measured.number("video.bits") or 8)
    low, high = 16 << bits - 8, 235 << bits - 8
    below, above = share_below(measured, "video.ylow", low), share_above(measured, "video.yhigh", high)
    if below is None or above is None or measured.text("video.colour_range") == "pc" or bits > 12 or _is_rgb(measured):
        return
    most = ctx.limit("share")
    good = max(below, above) <= most
    yield ctx.passed_if(good, measured.file.path, "shares", below=below, above=above, low=low, high=high, most=most)


def _is_rgb(measured: Measured) -> bool:
    """Red, green and blue use all levels."""
    return any(name in measured.text("video.pixel_format") for name in ("rgb", "bgr", "gbr", "pal8"))


def share_below(measured: Measured, fact: str, limit: float) -> float | None:
    """Share of frames whose value is below the limit; as `share_above`."""
    found: Any = measured.get(fact)
    return float(sum(value < limit for value in found)) / len(found) if isinstance(found, list) and found else None


def _stretch(measured: Measured, ctx: CheckContext, fact: str) -> Iterator[Finding]:
    if not is_film(measured):
        return
    least = ctx.limit("seconds")
    times = [one for one in spans(measured, fact) if one[1] - one[0] >= least]
    if times:
        yield ctx.failed(measured.file.path, "times", timecode=times[0][0], times=times, seconds=least)
    else:
        yield ctx.passed(measured.file.path, "none", seconds=least)


@check("black")
def black(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Are there no long stretches of black picture?"""
    yield from _stretch(measured, ctx, "video.black")


@check("freeze")
def freeze(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Are there no long stretches in which the picture stands still?"""
    yield from _stretch(measured, ctx, "video.frozen")


@check("all-black")
def all_black(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is there anything to see?"""
    length = measured.number("video.decoded")
    if is_film(measured) and length:
        dark = sum(one[1] - one[0] for one in spans(measured, "video.black"))
        yield ctx.passed_if(dark < 0.98 * length, measured.file.path, "dark", black=dark, seconds=length)


@check("ffv1-profile")
def ffv1_profile(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is delivered FFV1 coded as a preservation master: version 3, intra only, sliced, with slice checksums?"""
    if measured.text("video.codec") != "ffv1":
        return
    version, gop, slices, errors = map(measured.text, ("ffv1.version", "ffv1.gop", "ffv1.slices", "ffv1.errors"))
    least = ctx.limit("slices")
    good = version.startswith("3") and gop == "1" and errors == "Per slice" and int(slices or 0) >= least
    yield ctx.passed_if(
        good, measured.file.path, "coded",
        version=version, gop=gop, slices=int(slices) if slices else "?", checksums=errors or "none", least=least,
    )  # fmt: skip
