"""Asks whether a sound recording is well transferred: its levels, its channels, its truth about rate and depth, its faults."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from heritage.contracts import CheckContext, check
from heritage.model import Finding, Measured
from heritage.qc.av.timing import joined, spans


def tracks(measured: Measured) -> Iterator[tuple[str, int | None]]:
    """(prefix of its facts, its number where there are several) of each sound track that was heard."""
    count = int(measured.number("sound.count") or 0)
    for index in range(count):
        if f"sound.{index}.samples" in measured.facts:
            yield f"sound.{index}.", None if count == 1 else index + 1


def _digitised(ctx: CheckContext) -> bool:
    """Born-digital sound keeps its own rate and depth (declared `born_digital: true`)."""
    return ctx.declared("born_digital") is not True


def _is_sound(measured: Measured) -> bool:
    return measured.text("av.kind") == "audio"


@check("audio-codec")
def audio_codec(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is the sound kept without loss?"""
    for prefix, track in tracks(measured):
        good, codec = measured.get(prefix + "lossless") is True, measured.text(prefix + "codec")
        yield ctx.passed_if(good, measured.file.path, "codec", track=track, codec=codec)


@check("audio-rate")
def audio_rate(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is the sampling rate what was ordered, or at least the policy's?"""
    least, declared = ctx.limit("minimum"), ctx.declared("sample_rate")
    if not _is_sound(measured) or not _digitised(ctx):
        return
    for prefix, track in tracks(measured):
        rate = measured.number(prefix + "rate") or 0
        exact = isinstance(declared, int | float) and not isinstance(declared, bool)
        code, expected = "declared" if exact else "least", declared if exact else least
        good = rate == declared if exact else rate >= least
        yield ctx.passed_if(good, measured.file.path, code, track=track, rate=rate, expected=expected)


@check("audio-depth")
def audio_depth(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Has each sample as many bits as was ordered, or at least the policy's?"""
    least, declared = ctx.limit("minimum"), ctx.declared("bit_depth")
    if not _is_sound(measured) or not _digitised(ctx):
        return
    for prefix, track in tracks(measured):
        bits = measured.number(prefix + "bits") or 0
        if bits:
            exact = isinstance(declared, int) and not isinstance(declared, bool)
            code, expected = "declared" if exact else "least", declared if exact else least
            good = bits == declared if exact else bits >= least
            yield ctx.passed_if(good, measured.file.path, code, track=track, bits=bits, expected=expected)


@check("bext")
def bext(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Does a WAVE file say what it is (bext: Description, Originator, OriginatorReference, date, CodingHistory)?"""
    if "wave.family" not in measured.facts:
        return
    path, missing = measured.file.path, measured.get("bext.missing")
    if missing is None:
        yield ctx.failed(path, "none")
    elif missing:
        yield ctx.failed(path, "empty", fields=missing)
    else:
        yield ctx.passed(path, "filled", version=measured.text("bext.version"))


@check("clipping")
def clipping(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is the sound driven into full scale (three samples in a row or more)?"""
    limit = ctx.limit("runs")
    for prefix, track in tracks(measured):
        times, runs = spans(measured, prefix + "clipped"), int(measured.number(prefix + "clipped_runs") or 0)
        if runs > limit:
            at = times[0][0] if times else None
            yield ctx.failed(measured.file.path, "runs", timecode=at, track=track, runs=runs, limit=limit, times=times)
        else:
            yield ctx.passed(measured.file.path, "runs-few", track=track, runs=runs, limit=limit)


@check("silence")
def silence(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Are there long stretches below -60 dBFS?"""
    least = ctx.limit("seconds")
    for prefix, track in tracks(measured):
        times = _longer(spans(measured, prefix + "quiet"), least)
        if times:
            yield ctx.failed(measured.file.path, "times", timecode=times[0][0], track=track, times=times, seconds=least)
        else:
            yield ctx.passed(measured.file.path, "none", track=track, seconds=least)


def _longer(times: list[list[float]], least: float) -> list[list[float]]:
    return [one for one in times if one[1] - one[0] >= least]


@check("silent")
def silent(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is there anything to hear, on every channel?"""
    found = list(_dead(measured))
    empty, total = sum(len(dead) for _, dead, _, _ in found), sum(channels for _, _, channels, _ in found)
    path = measured.file.path
    for track, dead, channels, layout in found:
        if empty == total or (len(dead) == channels and total <= MOST_ALONE):
            yield ctx.failed(path, "nothing", track=track)
        elif dead and set(dead) <= _effects(layout):
            yield ctx.passed(path, "effects", track=track, channels=channels)
        elif dead:
            # one of two is a cable without contact; one of many is how tapes and surround sound are delivered
            judge = ctx.failed if total <= MOST_ALONE else ctx.warned
            yield judge(path, "channel", track=track, channels=dead)
        else:
            yield ctx.passed(path, "all", track=track, channels=channels)


MOST_ALONE = 2
"""Channels of a file of which none may be empty."""


def _dead(measured: Measured) -> Iterator[tuple[int | None, list[int], int, str]]:
    """Of each track: its number, its empty channels, how many it has, and their layout."""
    for prefix, track in tracks(measured):
        dead: Any = measured.get(prefix + "dead_channels") or []
        yield track, dead, int(measured.number(prefix + "channels") or 0), measured.text(prefix + "layout")


def _effects(layout: str) -> set[int]:
    """The channel for low effects, which most programmes leave empty: the third of 2.1, the fourth of 5.1 and its kin."""
    return {3} if layout.startswith("2.1") else {4} if layout[1:2] == "." and layout[2:3] == "1" else set()


@check("dc-offset")
def dc_offset(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Does the sound swing round zero?"""
    limit = ctx.limit("share")
    for prefix, track in tracks(measured):
        offsets: Any = measured.get(prefix + "dc") or []
        share = max((abs(value) for value in offsets), default=0.0)
        yield ctx.passed_if(share <= limit, measured.file.path, "share", track=track, share=share, limit=limit)


@check("channels-identical")
def channels_identical(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Are two channels more than one twice?"""
    for prefix, track in tracks(measured):
        if prefix + "correlation" not in measured.facts:
            continue
        correlation = measured.number(prefix + "correlation") or 0
        same = measured.get(prefix + "identical") is True or correlation >= ctx.limit("correlation")
        good = not same or ctx.declared("sound") == "mono"
        yield ctx.passed_if(good, measured.file.path, "correlation", track=track, correlation=correlation)


@check("channels-inverted")
def channels_inverted(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is one channel the other turned upside down?"""
    least = ctx.limit("seconds")
    for prefix, track in tracks(measured):
        if prefix + "inverted" not in measured.facts:
            continue
        times = _longer(spans(measured, prefix + "inverted"), least)
        if times:
            yield ctx.failed(measured.file.path, "times", timecode=times[0][0], track=track, times=times, seconds=least)
        else:
            yield ctx.passed(measured.file.path, "none", track=track, seconds=least)


@check("hum")
def hum(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Does the mains hum?"""
    limit, prominence = ctx.limit("dbfs"), ctx.limit("prominence_db")
    for prefix, track in tracks(measured):
        for mains, found in ((50, measured.get(prefix + "hum_50")), (60, measured.get(prefix + "hum_60"))):
            if isinstance(found, list) and found[0] > limit and found[1] > prominence:
                dbfs, above = found[:2]
                yield ctx.failed(
                    measured.file.path, "hum", track=track, hertz=mains, dbfs=dbfs, prominence=above, limit=limit
                )


@check("loudness")
def loudness(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """How loud is it (EBU R128)? Recorded, never judged."""
    for prefix, track in tracks(measured):
        lufs, peak = measured.number(prefix + "lufs"), measured.number(prefix + "true_peak")
        if lufs is not None:
            code = "lufs" if peak is None else "peak"
            yield ctx.passed(measured.file.path, code, track=track, lufs=lufs, true_peak=peak)


@check("rate-truth")
def rate_truth(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Does a high sampling rate carry anything high, or was the sound upsampled?"""
    least, most = ctx.limit("dbfs"), ctx.limit("cliff_db")
    for prefix, track in tracks(measured):
        above, cliff = measured.number(prefix + "above_22k"), measured.number(prefix + "cliff")
        if above is None or cliff is None or max(_numbers(measured, prefix + "peak"), default=-200) < -60:
            continue
        good = above >= least and cliff <= most
        yield ctx.passed_if(
            good, measured.file.path, "energy", track=track, dbfs=above, cliff_db=cliff, least=least, most=most
        )


@check("depth-truth")
def depth_truth(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Do all bits of a sample carry something, or were zeros added?"""
    for prefix, track in tracks(measured):
        bits, used = measured.number(prefix + "bits"), measured.number(prefix + "bits_used")
        if bits and used:
            good = bits - used <= ctx.limit("spare")
            yield ctx.passed_if(good, measured.file.path, "used", track=track, bits=bits, used=used)


@check("dropouts")
def dropouts(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is the sound interrupted by exact zeros?"""
    least, most = ctx.limit("seconds"), ctx.limit("most_seconds")
    for prefix, track in tracks(measured):
        times = joined([one for one in spans(measured, prefix + "zero_runs") if least <= one[1] - one[0] < most])
        if times:
            judge = ctx.failed if _digitised(ctx) else ctx.warned  # a synthesiser is silent between its notes
            yield judge(
                measured.file.path, "times", timecode=times[0][0], track=track, times=times, milliseconds=least * 1000
            )
        else:
            yield ctx.passed(measured.file.path, "none", track=track, milliseconds=least * 1000)


@check("repeated-blocks")
def repeated_blocks(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Were the same samples written twice?"""
    least = ctx.limit("seconds")
    for prefix, track in tracks(measured):
        times = _longer(spans(measured, prefix + "repeats"), least)
        if times:
            judge = ctx.failed if _digitised(ctx) else ctx.warned  # loops of born-digital music are meant
            yield judge(measured.file.path, "times", timecode=times[0][0], track=track, times=times)
        elif prefix + "repeats" in measured.facts:
            yield ctx.passed(measured.file.path, "none", track=track)


@check("clicks")
def clicks(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Are there single samples far out of line?"""
    limit = ctx.limit("count")
    for prefix, track in tracks(measured):
        times = [one[0] for one in spans(measured, prefix + "clicks")]
        clicks = int(measured.number(prefix + "clicks_count") or 0)
        if clicks > limit:
            yield ctx.failed(
                measured.file.path, "times", timecode=times[0], track=track, clicks=clicks, limit=limit, times=times
            )
        else:
            yield ctx.passed(measured.file.path, "few", track=track, clicks=clicks, limit=limit)


def _numbers(measured: Measured, fact: str) -> list[float]:
    found: Any = measured.get(fact) or []
    return [float(value) for value in found[:5]]
