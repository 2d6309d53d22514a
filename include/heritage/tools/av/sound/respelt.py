"""Linear samples that ffmpeg's own demuxer takes for another coding (24 bits in words of 32, RIFX, AIFF-C `sowt` beyond 16 bits):
ffmpeg is given the stored samples, and told what the file's header says of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from heritage.tools.av import ffmpeg_graph
from heritage.tools.av.demuxers import opened
from heritage.tools.av.sound import pcm
from heritage.tools.av.sound.stored import LINEAR, Stored

_FORMS: Final = {"u8": "u8", "s16le": "s16", "s32le": "s32", "f32le": "flt", "f64le": "dbl"}


def reads(stored: Stored | None) -> bool:
    """Whether the header says all of samples that are there whole: nothing is guessed."""
    return (
        stored is not None
        and stored.coding in LINEAR
        and pcm.reads(stored)
        and bool(stored.frames)
        and not stored.faults
        and float(stored.rate).is_integer()
    )


def stream(stored: Stored, said: Mapping[str, Any]) -> dict[str, Any]:
    """ffprobe's word on the sound, put right."""
    length = f"{(stored.frames or 0) / stored.rate:.6f}"
    return {
        **said, "codec_name": stored.coding, "sample_fmt": _FORMS[pcm.heard_as(stored)], "channels": stored.channels,
        "sample_rate": str(int(stored.rate)), "bits_per_sample": 8 * stored.frame // stored.channels,
        "bits_per_raw_sample": stored.bits, "duration": length, "index": 0,
    }  # fmt: skip


def source(path: Path, stored: Stored) -> ffmpeg_graph.Opening:
    """The samples alone, opened; as `ffmpeg.source`."""
    coding, end = stored.coding.removeprefix("pcm_"), stored.start + (stored.frames or 0) * stored.frame
    place = opened(f"subfile,,start,{stored.start},end,{end},,:file:{path}", path)
    allowed = {"protocol_whitelist": "file,pipe,subfile", "format_whitelist": coding}
    return ffmpeg_graph.opened(place, {**allowed, "f": coding, "ar": int(stored.rate), "ac": stored.channels})
