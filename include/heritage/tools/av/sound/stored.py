"""What a sound file's own header says of the samples stored in it, whichever the container: the yardstick for what a decoder shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from heritage.model import Phrase, phrase

Fault: TypeAlias = tuple[str, Phrase]
"""Kind ("truncated", "malformed"), and what is wrong."""

LINEAR = frozenset({
    *(f"pcm_{sign}{bits}{order}" for sign in "su" for bits in (16, 24, 32) for order in ("le", "be")),
    *(f"pcm_{coding}{order}" for coding in ("s64", "f32", "f64") for order in ("le", "be")),
    "pcm_s8", "pcm_u8", "pcm_s8_planar", "pcm_s16le_planar", "pcm_s16be_planar", "pcm_s24le_planar", "pcm_s32le_planar",
    "pcm_bluray", "pcm_dvd", "pcm_s24daud", "pcm_lxf", "s302m",
})  # fmt: skip
"""ffmpeg's names of codings that store every sample as a number on a straight scale. A-law and µ-law (`pcm_alaw`, `pcm_mulaw`,
`pcm_vidc`) are called PCM and are none: they throw away two fifths of the bits."""

LOSSLESS = LINEAR | {
    "flac", "alac", "wavpack", "tta", "ape", "truehd", "mlp", "wmalossless", "shorten", "mp4als", "ralf",
    "dsd_lsbf", "dsd_msbf", "dsd_lsbf_planar", "dsd_msbf_planar", "dst",
}  # fmt: skip
"""Codings of which the very samples come back. WavPack has a lossy way, too: its blocks say so (`wavpack.read`)."""


@dataclass(frozen=True, slots=True)
class Stored:
    """`coding`: ffmpeg's name of what the header describes; "" when it is none that is known here, and then only the sizes
    are held against the decoder. `frame`: bytes of one sample of every channel (0: not linear). `frames`: samples per channel
    that the header promises (None: it does not count them). `start`, `there`: where the samples lie, and how many bytes
    of them the file has. `lost`: names of parts that a copy as WAVE has no place for. `outside`: bytes that no part holds."""

    container: str
    coding: str = ""
    channels: int = 0
    rate: float = 0.0
    bits: int = 0
    frame: int = 0
    frames: int | None = None
    start: int = 0
    there: int = 0
    faults: tuple[Fault, ...] = ()
    notes: tuple[Phrase, ...] = ()
    tags: dict[str, str] = field(default_factory=dict)
    lost: tuple[str, ...] = ()
    outside: int = 0


def linear(kind: str, width: int, *, big: bool) -> str:
    """ffmpeg's name of a linear coding: `kind` s, u or f, `width` bytes a sample; "" for one that it has no name for."""
    name = f"pcm_{kind}{8 * width}" + ("" if width == 1 else "be" if big else "le")
    return name if name in LINEAR else ""


def fewer(promised: int, there: int) -> Phrase:
    """Of a header that counts more (or fewer) samples than there are."""
    return phrase("sound-fewer", promised=promised, there=there)


def short(name: str, size: int, there: int) -> Phrase:
    """Of a chunk that is cut."""
    return phrase("chunk-short", chunk=name, bytes=there, promised=size)


def beyond(said: int, length: int) -> Phrase:
    """Of a size in the first header that is not the file's."""
    return phrase("length-other", bytes=length, promised=said)


def after(outside: int, part: str) -> Phrase:
    """Bytes that belong to nothing. `part`: RIFF, FORM, or one of those that `reason.after-end` words."""
    return phrase("after-end", bytes=outside, part=part)


def left_open(name: str) -> Phrase:
    """Of a size that a program which cannot go back did not fill in."""
    return phrase("chunk-open", chunk=name)


def within(there: int, frame: int) -> Phrase:
    """Of samples that end within a frame."""
    return phrase("within-sample", bytes=there, frame=frame)


def no_chunk(name: str) -> Phrase:
    """Of a chunk without which there is no sound."""
    return phrase("chunk-none", chunk=name)
