"""Makes the sound master (BWF with its bext completed, or FLAC) and the listening copy (MP3 and a picture of the waveform)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from heritage.contracts import NormalisationJob, Source
from heritage.formats import named
from heritage.model import Facts, File, Measured, Rendition, Role
from heritage.normalise.av import wave_master
from heritage.tools.av.ffmpeg_graph import Writing, words, written
from heritage.tools.av.sound import layouts, pcm, reading, wave
from heritage.tools.av.sound.stored import LINEAR, Stored

FLAC_BITS = 24
"""ffmpeg's encoder holds at most as many bits per sample."""


@dataclass(frozen=True, slots=True)
class Sound:
    """Promise: the master's samples are the source's, one by one, at their own rate and depth; lossy or damaged recordings are
    kept as they came, and so is a Broadcast WAVE that says all it should."""

    name: str = "sound"

    def accepts(self, file: File, order: NormalisationJob) -> bool:
        measured = order.measured
        return measured is not None and measured.text("av.kind") == "audio" and "sound.0.samples" in measured.facts

    def make(self, source: Source, order: NormalisationJob) -> Iterator[Rendition]:
        assert order.measured is not None  # noqa: S101  (accepts)
        kind = master_kind(source, order.measured, order)
        if kind == "bwf":
            yield _bwf(source, order, order.measured)
        elif kind == "flac":
            yield _flac(source, order, order.measured)
        if isinstance(order.policy.settings.get("access"), dict):
            yield from _access(source, order, order.measured)


def master_kind(source: Source, measured: Measured, order: NormalisationJob) -> str:
    """bwf, flac, or "" when the file is kept as it came."""
    from heritage.normalise.av.output import setting

    if not isinstance(order.policy.settings.get("master"), dict) or measured.number("av.faults_count"):
        return ""
    wanted = setting(order, "master", "sound", "bwf", lambda v: v in ("bwf", "flac", "keep"))
    bits, stored = measured.number("sound.0.bits") or 0, reading.stored(source.path)
    if measured.text("sound.0.codec") not in LINEAR or measured.number("sound.count") != 1:
        return ""
    if stored is None or (order.policy.replaces and (stored.lost or stored.outside)):
        return ""  # what the master cannot carry would be gone with the original
    if wanted == "flac" and measured.text("sound.0.digest_of") in ("u8", "s16le", "s32le") and bits <= FLAC_BITS:
        return "" if order.policy.replaces and _beside(measured, stored) else "flac"
    complete = measured.get("bext.missing") == [] and measured.text("bext.version") not in ("", "0")
    odd = measured.get("stored.respelt") is True and "wave.family" in measured.facts  # its copy would be as odd
    return "bwf" if wanted != "keep" and not complete and not odd and wave_master.fits(stored) else ""


def _beside(measured: Measured, stored: Stored) -> list[str]:
    """What there is beside the samples, for which FLAC has no place."""
    chunks = {str(name) for name in cast(Any, measured.get("wave.chunks")) or []}
    texts = ["texts"] if stored.tags and not chunks else []
    return sorted([*chunks - {"fmt", "data", "fact", "JUNK", "PAD", "FLLR", "ds64"}, *texts, *stored.lost])


def _bwf(source: Source, order: NormalisationJob, measured: Measured) -> Rendition:
    from heritage.errors import ProofFailed
    from heritage.normalise.av import bext
    from heritage.normalise.av.output import Target, making, rendition
    from heritage.normalise.av.proof import prove
    from heritage.normalise.output import stem

    path = f"master/{stem(source.file, order.item)}.wav"
    with making(order, path) as (partial,):
        wave_master.write(source.path, partial, bext.wanted(measured, order))
        made = wave.read(partial)
        if made.faults or made.bext is None or made.bext.missing():
            raise ProofFailed(f"{path}: not a sound Broadcast WAVE: {made.faults} {made.bext and made.bext.missing()}")
        wave_master.compare(source.path, partial)
        proof = prove(partial, measured)
        second = _second_reader(source, measured)
    puid = named("rf64" if made.family == "RF64" else "bwf").puid
    target = Target(path, Role.MASTER, puid, "heritage bwf writer")
    facts: Facts = {
        "master.kind": made.family,
        "master.second_reader": second,
        "master.bext_filled": measured.get("bext.missing") or ["all"],
    }
    return rendition(target, order, source.file, proof, facts)


def _second_reader(source: Source, measured: Measured) -> str:
    """The stored samples read without ffmpeg are what ffmpeg decoded. Raises ProofFailed when they are not."""
    from heritage.errors import ProofFailed

    stored = reading.stored(source.path)
    if stored is None or not pcm.reads(stored) or pcm.heard_as(stored) != measured.text("sound.0.digest_of"):
        raise ProofFailed(f"{source.file.path}: no second reader for {stored and stored.coding}")
    found = pcm.digest(source.path, stored)
    if found == measured.text("sound.0.sha256") and measured.get("stored.respelt"):
        return ""  # ffmpeg was told by our reader what to decode: nobody else has read the header
    if found != measured.text("sound.0.sha256"):
        raise ProofFailed(f"{source.file.path}: ffmpeg decodes other samples than are stored in it")
    return f"heritage reader of {stored.coding}: SHA-256 of the stored samples {found}"


def _respelt(source: Source, measured: Measured) -> Stored | None:
    """The samples that ffmpeg's demuxer takes for others, as the header has them."""
    return reading.stored(source.path) if measured.get("stored.respelt") else None


def _flac(source: Source, order: NormalisationJob, measured: Measured) -> Rendition:
    from heritage.normalise.av.output import Target, encode, making, rendition
    from heritage.normalise.av.proof import prove
    from heritage.normalise.output import stem
    from heritage.tools.av import ffmpeg

    path = f"master/{stem(source.file, order.item)}.flac"
    with making(order, path) as (partial,):
        opened = ffmpeg.source(source.path, respelt=_respelt(source, measured))
        coded = {"c:a": "flac", "compression_level": 5, "bitexact": None, "f": "flac"}
        copy = words(written([opened["a:0"]], partial, coded))
        encode(copy, length=measured.number("av.duration") or 0, name=measured.file.path)
        proof = prove(partial, measured)
        second = _second_reader(source, measured)
        if order.policy.replaces:
            _read_by_flac(partial)
    stored = reading.stored(source.path)
    left_out = _beside(measured, stored) if stored else []
    facts: Facts = {"master.second_reader": second, "master.left_out": left_out}
    return rendition(Target(path, Role.MASTER, named("flac").puid, ffmpeg.version()), order, source.file, proof, facts)


def _read_by_flac(master: Path) -> None:
    """What replaces an original is read by the reference decoder too. Raises ProofFailed."""
    from heritage import tools
    from heritage.errors import ProofFailed, ToolFailed

    try:
        tools.run(["flac", "-t", "-s", master], seconds=600 + master.stat().st_size / 1e6, reads=[master])
    except ToolFailed as error:
        raise ProofFailed(f"{master.name}: flac does not decode it: {error}") from error


def _access(source: Source, order: NormalisationJob, measured: Measured) -> Iterator[Rendition]:
    """MP3 for listening, PNG of the waveform: one run, one decode."""
    from heritage.model import Proof
    from heritage.normalise.av.output import Target, encode, making, rendition, setting, whole_number
    from heritage.normalise.output import stem
    from heritage.tools.av import ffmpeg

    mixed = layouts.stereo(int(measured.number("sound.0.channels") or 0), measured.text("sound.0.layout"))
    name, kbps = stem(source.file, order.item), setting(order, "access", "sound_kbps", 192, whole_number)
    sound = Target(f"access/{name}.mp3", Role.ACCESS, named("mp3").puid, ffmpeg.version())
    wave = Target(f"access/{name}.waveform.png", Role.ACCESS, named("png").puid, ffmpeg.version())
    with making(order, sound.path, wave.path) as (heard, seen):
        opened = ffmpeg.source(source.path, respelt=_respelt(source, measured))
        copies = _heard_and_seen(opened["a:0"], mixed.rstrip(","), kbps, heard, seen)
        encode(words(*copies), length=measured.number("av.duration") or 0, name=measured.file.path)
    for target in (sound, wave):
        yield rendition(target, order, source.file, Proof("a readers' copy: lossy"))


def _heard_and_seen(stream: Any, mixed: str, kbps: int, heard: Path, seen: Path) -> tuple[Writing, Writing]:
    """The stream, mixed by that `pan` ("": as it is), as MP3 and as a drawing of its waveform."""
    name, _, value = mixed.partition("=")
    both = (
        stream.filter(name, args=value) if mixed else stream
    ).asplit()  # by name: else ffmpeg-python escapes it twice
    drawn = both[1].filter("apad", whole_len=1800).filter("showwavespic", s="1800x300", colors="0x2a6f97")
    mp3 = {
        "c:a": "libmp3lame",
        "b:a": f"{kbps}k",
        "ac": 2,
        "ar": 44100,
        "map_metadata": -1,
        "map_chapters": -1,
        "f": "mp3",
    }
    png = {"frames:v": 1, "c:v": "png", "f": "image2", "update": 1}
    exact = {"bitexact": None}
    return written([both[0]], heard, {**mp3, **exact}), written([drawn], seen, {**png, **exact})
