"""Asks whether a sound recording is well transferred: its levels, its channels, its truth about rate and depth, its faults."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from heritage.contracts import Asked, check
from heritage.model import Finding, Measured
from heritage.qc.timing import SHOWN, joined, moments, spans, stretches

_TRANSFER = "Listen at these times; if it is not on the carrier, have it transferred again."


def tracks(measured: Measured) -> Iterator[tuple[str, str]]:
    """(prefix of its facts, how to call it) of each sound track that was heard."""
    count = int(measured.number("sound.count") or 0)
    for index in range(count):
        if f"sound.{index}.samples" in measured.facts:
            yield f"sound.{index}.", "" if count == 1 else f"track {index + 1}: "


def _digitised(asked: Asked) -> bool:
    """Born-digital sound keeps its own rate and depth (declared `born_digital: true`)."""
    return asked.declared("born_digital") is not True


def _is_sound(measured: Measured) -> bool:
    return measured.text("av.kind") == "audio"


@check("audio-codec")
def audio_codec(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is the sound kept without loss?"""
    for prefix, name in tracks(measured):
        codec = measured.text(prefix + "codec")
        good = measured.get(prefix + "lossless") is True
        yield asked.judged(good, measured.file.path, "PCM or another lossless coding", f"{name}{codec}",
                    "Have it delivered as Broadcast WAV; a lossy original is kept as it came.")  # fmt: skip


@check("audio-rate")
def audio_rate(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is the sampling rate what was ordered, or at least the policy's?"""
    least, declared = asked.limit("minimum"), asked.declared("sample_rate")
    if not _is_sound(measured) or not _digitised(asked):
        return
    for prefix, name in tracks(measured):
        found = measured.number(prefix + "rate") or 0
        exact = isinstance(declared, int | float) and not isinstance(declared, bool)
        wanted = f"{declared} Hz (as declared)" if exact else f"at least {least:.0f} Hz"
        good = found == declared if exact else found >= least
        yield asked.judged(
            good, measured.file.path, wanted, f"{name}{found:.0f} Hz", "Have the carrier transferred again."
        )


@check("audio-depth")
def audio_depth(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Has each sample as many bits as was ordered, or at least the policy's?"""
    least, declared = asked.limit("minimum"), asked.declared("bit_depth")
    if not _is_sound(measured) or not _digitised(asked):
        return
    for prefix, name in tracks(measured):
        found = measured.number(prefix + "bits") or 0
        if not found:
            continue
        exact = isinstance(declared, int) and not isinstance(declared, bool)
        wanted = f"{declared} bits (as declared)" if exact else f"at least {least:.0f} bits"
        good = found == declared if exact else found >= least
        yield asked.judged(
            good, measured.file.path, wanted, f"{name}{found:.0f} bits", "Have the carrier transferred again."
        )


@check("bext")
def bext(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Does a WAVE file say what it is (bext: Description, Originator, OriginatorReference, date, CodingHistory)?"""
    if "wave.family" not in measured.facts:
        return
    wanted = "a bext chunk with Description, Originator, OriginatorReference, date and CodingHistory"
    missing: Any = measured.get("bext.missing")
    if missing is None:
        yield asked.missed(
            measured.file.path, wanted, "no bext chunk", "The master gets one, filled from the delivery."
        )
    elif missing:
        yield asked.missed(
            measured.file.path, wanted, f"empty: {', '.join(missing)}", "The master gets them completed."
        )
    else:
        yield asked.met(measured.file.path, wanted, f"version {measured.text('bext.version')}, all filled")


@check("clipping")
def clipping(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is the sound driven into full scale (three samples in a row or more)?"""
    for prefix, name in tracks(measured):
        found = spans(measured, prefix + "clipped")
        runs = int(measured.number(prefix + "clipped_runs") or 0)
        wanted = f"at most {asked.limit('runs'):.0f} runs of 3 samples at full scale"
        if runs > asked.limit("runs"):
            text = f"{name}{runs} runs, at {stretches(found)}"
            yield asked.missed(measured.file.path, wanted, text, _TRANSFER, at=found[0][0] if found else None)
        else:
            yield asked.met(measured.file.path, wanted, f"{name}{runs}")


@check("silence")
def silence(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Are there long stretches below -60 dBFS?"""
    least = asked.limit("seconds")
    for prefix, name in tracks(measured):
        found = [one for one in spans(measured, prefix + "quiet") if one[1] - one[0] >= least]
        wanted = f"no {least:g} s below -60 dBFS"
        if found:
            yield asked.missed(measured.file.path, wanted, f"{name}{stretches(found)}", _TRANSFER, at=found[0][0])
        else:
            yield asked.met(measured.file.path, wanted, f"{name}none")


@check("silent")
def silent(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is there anything to hear, on every channel?"""
    found = list(_dead(measured))
    empty, total = sum(len(dead) for _, dead, _, _ in found), sum(channels for _, _, channels, _ in found)
    wanted, path = "sound above -60 dBFS on every channel", measured.file.path
    for name, dead, channels, layout in found:
        if empty == total or (len(dead) == channels and total <= MOST_ALONE):
            yield asked.missed(path, wanted, f"{name}nothing at all", "Was the right output connected?")
        elif set(dead) <= _effects(layout):
            yield asked.met(path, wanted, f"{name}all {channels}; the effects channel (LFE) may be empty")
        elif dead:
            # one of two is a cable without contact; one of many is how tapes and surround sound are delivered
            tell, channel = asked.missed if total <= MOST_ALONE else asked.noted, ", ".join(map(str, dead))
            yield tell(path, wanted, f"{name}nothing on channel {channel}", "Check the cable and head.")
        else:
            yield asked.met(path, wanted, f"{name}all {channels}")


MOST_ALONE = 2
"""Channels of a file of which none may be empty."""


def _dead(measured: Measured) -> Iterator[tuple[str, list[int], int, str]]:
    """Of each track: how to call it, its empty channels, how many it has, and their layout."""
    for prefix, name in tracks(measured):
        dead: Any = measured.get(prefix + "dead_channels") or []
        yield name, dead, int(measured.number(prefix + "channels") or 0), measured.text(prefix + "layout")


def _effects(layout: str) -> set[int]:
    """The channel for low effects, which most programmes leave empty: the third of 2.1, the fourth of 5.1 and its kin."""
    return {3} if layout.startswith("2.1") else {4} if layout[1:2] == "." and layout[2:3] == "1" else set()


@check("dc-offset")
def dc_offset(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Does the sound swing round zero?"""
    most = asked.limit("share")
    for prefix, name in tracks(measured):
        offsets: Any = measured.get(prefix + "dc") or []
        worst = max((abs(value) for value in offsets), default=0.0)
        good = worst <= most
        yield asked.judged(good, measured.file.path, f"DC offset at most {most:.2%} of full scale", f"{name}{worst:.3%}",
                    "The converter is out of adjustment.")  # fmt: skip


@check("channels-identical")
def channels_identical(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Are two channels more than one twice?"""
    for prefix, name in tracks(measured):
        if prefix + "correlation" not in measured.facts:
            continue
        share = measured.number(prefix + "correlation") or 0
        same = measured.get(prefix + "identical") is True or share >= asked.limit("correlation")
        good = not (same and asked.declared("sound") != "mono")
        yield asked.judged(good, measured.file.path, "two different channels, or `sound: mono` declared",
                    f"{name}correlation {share:.5f}", "A mono carrier can be kept as one channel; declare it.")  # fmt: skip


@check("channels-inverted")
def channels_inverted(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is one channel the other turned upside down?"""
    least = asked.limit("seconds")
    for prefix, name in tracks(measured):
        if prefix + "inverted" not in measured.facts:
            continue
        found = [one for one in spans(measured, prefix + "inverted") if one[1] - one[0] >= least]
        wanted = f"no {least:g} s in which the channels cancel each other"
        if found:
            text = f"{name}{stretches(found)}"
            yield asked.missed(
                measured.file.path, wanted, text, "A cable is wired the wrong way round.", at=found[0][0]
            )
        else:
            yield asked.met(measured.file.path, wanted, f"{name}none")


@check("hum")
def hum(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Does the mains hum?"""
    level, prominence = asked.limit("dbfs"), asked.limit("prominence_db")
    for prefix, name in tracks(measured):
        for mains in (50, 60):
            found: Any = measured.get(f"{prefix}hum_{mains}")
            if isinstance(found, list) and found[0] > level and found[1] > prominence:
                text = f"{name}{mains} Hz at {found[0]:.0f} dBFS, {found[1]:.0f} dB above its surroundings"
                yield asked.missed(
                    measured.file.path, f"no mains hum above {level:g} dBFS", text, "Check earth and cables."
                )


@check("loudness")
def loudness(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """How loud is it (EBU R128)? Recorded, never judged."""
    for prefix, name in tracks(measured):
        lufs, peak = measured.number(prefix + "lufs"), measured.number(prefix + "true_peak")
        if lufs is not None:
            peaks = f", true peak {peak:.1f} dBTP" if peak is not None else ""
            yield asked.met(measured.file.path, "loudness is recorded", f"{name}{lufs:.1f} LUFS{peaks}")


@check("rate-truth")
def rate_truth(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Does a high sampling rate carry anything high, or was the sound upsampled?"""
    for prefix, name in tracks(measured):
        above, cliff = measured.number(prefix + "above_22k"), measured.number(prefix + "cliff")
        if above is None or cliff is None or max(_numbers(measured, prefix + "peak"), default=-200) < -60:
            continue
        wanted = (
            f"energy above 22 kHz (more than {asked.limit('dbfs'):g} dBFS, no cliff of {asked.limit('cliff_db'):g} dB)"
        )
        text = f"{name}{above:.0f} dBFS above 22 kHz, {cliff:.0f} dB less than at 20 kHz"
        good = not (above < asked.limit("dbfs") or cliff > asked.limit("cliff_db"))
        yield asked.judged(
            good, measured.file.path, wanted, text, "It looks upsampled from 44.1 or 48 kHz. Ask for the original."
        )


@check("depth-truth")
def depth_truth(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Do all bits of a sample carry something, or were zeros added?"""
    for prefix, name in tracks(measured):
        bits, used = measured.number(prefix + "bits"), measured.number(prefix + "bits_used")
        if bits and used:
            spare = bits - used
            good = not (spare > asked.limit("spare"))
            yield asked.judged(good, measured.file.path, f"all {bits:.0f} bits in use", f"{name}{used:.0f}",
                        "The low bits never change: it was padded. Ask for the original.")  # fmt: skip


@check("dropouts")
def dropouts(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is the sound interrupted by exact zeros?"""
    least, most = asked.limit("seconds"), asked.limit("most_seconds")
    for prefix, name in tracks(measured):
        found = joined([one for one in spans(measured, prefix + "zero_runs") if least <= one[1] - one[0] < most])
        wanted = f"no {least * 1000:g} ms of exact zeros within sound"
        if found:
            tell = asked.missed if _digitised(asked) else asked.noted  # a synthesiser is silent between its notes
            yield tell(measured.file.path, wanted, f"{name}{stretches(found)}", _TRANSFER, at=found[0][0])
        else:
            yield asked.met(measured.file.path, wanted, f"{name}none")


@check("repeated-blocks")
def repeated_blocks(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Were the same samples written twice?"""
    least = asked.limit("seconds")
    for prefix, name in tracks(measured):
        found = [one for one in spans(measured, prefix + "repeats") if one[1] - one[0] >= least]
        if found:
            tell = asked.missed if _digitised(asked) else asked.noted  # loops of born-digital music are meant
            text = f"{name}{stretches(found)}"
            yield tell(measured.file.path, "no block of samples twice", text, _TRANSFER, at=found[0][0])
        elif prefix + "repeats" in measured.facts:
            yield asked.met(measured.file.path, "no block of samples twice", f"{name}none")


@check("clicks")
def clicks(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Are there single samples far out of line?"""
    for prefix, name in tracks(measured):
        found = spans(measured, prefix + "clicks")
        count = int(measured.number(prefix + "clicks_count") or 0)
        wanted = f"at most {asked.limit('count'):.0f} single samples out of line"
        if count > asked.limit("count"):
            times = moments([one[0] for one in found])
            yield asked.missed(measured.file.path, wanted, f"{name}{count}, at {times}", _TRANSFER, at=found[0][0])
        else:
            yield asked.met(measured.file.path, wanted, f"{name}{count}")


def _numbers(measured: Measured, fact: str) -> list[float]:
    found: Any = measured.get(fact) or []
    return [float(value) for value in found[:SHOWN]]
