"""Makes the sound master (BWF with its bext completed, or FLAC) and the listening copy (MP3 and a picture of the waveform)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from heritage.contracts import Order, Source
from heritage.model import File, Measured, Rendition, Role

FLAC_BITS = 24
"""ffmpeg's encoder holds at most as many bits per sample."""


@dataclass(frozen=True, slots=True)
class Sound:
    """Promise: the master's samples are the source's, one by one, at their own rate and depth; lossy or damaged recordings are
    kept as they came, and so is a Broadcast WAVE that says all it should."""

    name: str = "sound"

    def accepts(self, file: File, order: Order) -> bool:
        measured = order.measured
        return measured is not None and measured.text("av.kind") == "audio" and "sound.0.samples" in measured.facts

    def make(self, source: Source, order: Order) -> Iterator[Rendition]:
        assert order.measured is not None  # noqa: S101  (accepts)
        kind = master_kind(order.measured, order)
        if kind == "bwf":
            yield _bwf(source, order, order.measured)
        elif kind == "flac":
            yield _flac(source, order, order.measured)
        if isinstance(order.policy.settings.get("access"), dict):
            yield from _access(source, order, order.measured)


def master_kind(measured: Measured, order: Order) -> str:
    """bwf, flac, or "" when the file is kept as it came."""
    from heritage.normalise.av.output import setting

    if not isinstance(order.policy.settings.get("master"), dict) or measured.number("av.faults_count"):
        return ""
    wanted = setting(order, "master", "sound", "bwf", lambda v: v in ("bwf", "flac", "keep"))
    codec, bits = measured.text("sound.0.codec"), measured.number("sound.0.bits") or 0
    if not codec.startswith("pcm_") or measured.number("sound.count") != 1:
        return ""
    if wanted == "flac" and measured.text("sound.0.digest_of") in ("u8", "s16le", "s32le") and bits <= FLAC_BITS:
        return "flac"
    complete = measured.get("bext.missing") == [] and measured.text("bext.version") not in ("", "0")
    return "bwf" if wanted != "keep" and not complete and _fits_wave(measured) else ""


def _fits_wave(measured: Measured) -> bool:
    """WAVE that is PCM or float, and AIFF; other containers of PCM (MKA, CAF) hold more than a WAVE can."""
    return measured.get("wave.coding") in (1, 3) or measured.text("av.container") == "aiff"


def _bwf(source: Source, order: Order, measured: Measured) -> Rendition:
    from heritage.errors import ProofFailed
    from heritage.normalise.av import bext
    from heritage.normalise.av.output import Target, making, rendition
    from heritage.normalise.av.proof import prove
    from heritage.normalise.output import stem
    from heritage.tools import bwf

    path = f"master/{stem(source.file, order.item)}.wav"
    with making(order, path) as (partial,):
        if "wave.family" in measured.facts:
            _completed(source.path, partial, bext.wanted(measured, order))
        else:
            _from_aiff(source.path, partial, measured, bext.wanted(measured, order))
        made = bwf.read(partial)
        if made.faults or made.bext is None or made.bext.missing():
            raise ProofFailed(f"{path}: not a sound Broadcast WAVE: {made.faults} {made.bext and made.bext.missing()}")
        proof = prove(partial, measured)
    family = "fmt/1796" if made.family == "RF64" else "fmt/703"
    target = Target(path, Role.MASTER, _puid(made.family, made.bext.version) or family, "heritage bwf writer")
    return rendition(target, order, source.file, proof, {"master.kind": made.family})


def _puid(family: str, version: int) -> str:
    """PRONOM: Broadcast WAVE 0, 1, 2 in PCM extensible or plain WAVE cannot be told by the header alone; 1 is what we write."""
    return {"RIFF": {0: "fmt/1", 1: "fmt/2", 2: "fmt/527"}.get(version, "fmt/2")}.get(family, "")


def _completed(source: Path, target: Path, wanted: object) -> None:
    from heritage.errors import SourceUnreadable
    from heritage.tools import bwf

    assert isinstance(wanted, bwf.Bext)  # noqa: S101
    wave = bwf.read(source)
    data = wave.chunk(b"data")
    if data is None:
        raise SourceUnreadable("no data chunk")
    bwf.write(source, target, wave, bwf.completed(wave.bext, wanted), data)


def _from_aiff(source: Path, target: Path, measured: Measured, wanted: object) -> None:
    """AIFF's samples are big-endian: ffmpeg turns them, then the bext is put in."""
    from heritage.files import replacing
    from heritage.normalise.av.output import encode
    from heritage.tools import ffmpeg

    codec = measured.text("sound.0.codec").removesuffix("be").removesuffix("le")
    codec = "pcm_u8" if codec in ("pcm_s8", "pcm_u8") else f"{codec}le"
    with replacing(target.with_name(f"{target.name}.wav")) as between:
        words: list[str | Path] = [
            *ffmpeg.source(source),
            "-map",
            "0:a:0",
            "-c:a",
            codec,
            "-rf64",
            "auto",
            "-bitexact",
            "-f",
            "wav",
            between,
        ]
        encode(words, length=measured.number("av.duration") or 0, name=measured.file.path)
        _completed(between, target, wanted)
    target.with_name(f"{target.name}.wav").unlink(missing_ok=True)


def _flac(source: Source, order: Order, measured: Measured) -> Rendition:
    from heritage.normalise.av.output import Target, encode, making, rendition
    from heritage.normalise.av.proof import prove
    from heritage.normalise.output import stem
    from heritage.tools import ffmpeg

    path = f"master/{stem(source.file, order.item)}.flac"
    with making(order, path) as (partial,):
        words = [*ffmpeg.source(source.path), "-map", "0:a:0", "-c:a", "flac", "-compression_level", "5", "-bitexact"]
        encode([*words, "-f", "flac", partial], length=measured.number("av.duration") or 0, name=measured.file.path)
        proof = prove(partial, measured)
    return rendition(Target(path, Role.MASTER, "fmt/279", ffmpeg.version()), order, source.file, proof)


def _access(source: Source, order: Order, measured: Measured) -> Iterator[Rendition]:
    """MP3 for listening, PNG of the waveform: one run, one decode."""
    from heritage.model import Proof
    from heritage.normalise.av.output import Target, encode, making, rendition, setting, stereo, whole_number
    from heritage.normalise.output import stem
    from heritage.tools import ffmpeg

    mixed = f"{stereo(measured)}," if stereo(measured) else ""
    name, kbps = stem(source.file, order.item), setting(order, "access", "sound_kbps", 192, whole_number)
    sound = Target(f"access/{name}.mp3", Role.ACCESS, "fmt/134", ffmpeg.version())
    wave = Target(f"access/{name}.waveform.png", Role.ACCESS, "fmt/11", ffmpeg.version())
    with making(order, sound.path, wave.path) as (heard, seen):
        encode([
            *ffmpeg.source(source.path), "-filter_complex",
            f"[0:a:0]{mixed}asplit[a][b];[b]showwavespic=s=1800x300:colors=0x2a6f97[w]", "-map", "[a]", "-c:a", "libmp3lame",
            "-b:a", f"{kbps}k", "-ac", "2", "-ar", "44100", "-map_metadata", "-1", "-map_chapters", "-1", "-bitexact",
            "-f", "mp3", heard,
            "-map", "[w]", "-frames:v", "1", "-c:v", "png", "-bitexact", "-f", "image2", "-update", "1", seen,
        ], length=measured.number("av.duration") or 0, name=measured.file.path)  # fmt: skip
    for target in (sound, wave):
        yield rendition(target, order, source.file, Proof("a readers' copy: lossy"))
