"""Sound files written by hand, so that every byte of them is known: WAVE, AIFF, AU, CAF, Wave64, and what others make of them."""

from __future__ import annotations

import math
import struct
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samples.av import sound as av_sound

RATE = 48_000
GUID = bytes.fromhex("000000001000800000aa00389b71")
Steps = NDArray[np.int64]


def steps(bits: int = 24, channels: int = 1, seconds: float = 0.4, seed: int = 7) -> Steps:
    """[frame, channel] of whole numbers: a voice in a room."""
    sound = av_sound.room(seconds, RATE, seed, channels).T
    return np.rint(sound * 2 ** (bits - 1)).astype(np.int64)


def packed(samples: Steps, width: int, *, big: bool = False) -> bytes:
    """Whole numbers as `width` bytes each."""
    raw = samples.astype("<i8").reshape(-1, 1).view(np.uint8)[:, :width]
    return (raw[:, ::-1] if big else raw).tobytes()


def chunk(name: bytes, content: bytes, order: str = "<") -> bytes:
    return struct.pack(f"{order}4sI", name, len(content)) + content + bytes(len(content) % 2)


def fmt(
    channels: int = 1, bits: int = 16, *, coding: int = 1, block: int = 0, rate: int = RATE, order: str = "<"
) -> bytes:
    frame = block or channels * -(-bits // 8)
    return chunk(b"fmt ", struct.pack(f"{order}HHIIHH", coding, channels, rate, rate * frame, frame, bits), order)


def extensible(channels: int, bits: int, valid: int, mask: int = 0, coding: int = 1) -> bytes:
    frame = channels * bits // 8
    head = struct.pack("<HHIIHH", 0xFFFE, channels, RATE, RATE * frame, frame, bits)
    return chunk(b"fmt ", head + struct.pack("<HHIH", 22, valid, mask, coding) + GUID)


def riff(*parts: bytes, family: bytes = b"RIFF", order: str = "<", size: int | None = None) -> bytes:
    body = b"WAVE" + b"".join(parts)
    return family + struct.pack(f"{order}I", len(body) if size is None else size) + body


def wave(*before: bytes, bits: int = 16, channels: int = 1, after: bytes = b"") -> bytes:
    """A plain WAVE; `before` between fmt and data."""
    return riff(fmt(channels, bits), *before, chunk(b"data", packed(steps(bits, channels), bits // 8)), after)


def extended(rate: float) -> bytes:
    fraction, exponent = math.frexp(rate)
    return struct.pack(">HQ", exponent + 16382, int(fraction * 2**64))


def aiff(bits: int = 24, channels: int = 1, *, coding: bytes = b"", rate: float = RATE, parts: bytes = b"",
         samples: bytes | None = None, frames: int | None = None) -> bytes:  # fmt: skip
    """AIFF, or AIFF-C when a coding is named; big-endian samples unless others are given."""
    sound = steps(bits, channels)
    content = packed(sound << (-bits % 8), -(-bits // 8), big=True) if samples is None else samples
    common = struct.pack(">HIH", channels, len(sound) if frames is None else frames, bits) + extended(rate)
    body = chunk(b"COMM", common + (coding + b"\0\0" if coding else b""), ">")
    body = (chunk(b"FVER", b"\xa2\x80\x51\x40", ">") if coding else b"") + body + parts
    body += chunk(b"SSND", bytes(8) + content, ">")
    return b"FORM" + struct.pack(">I", len(body) + 4) + (b"AIFC" if coding else b"AIFF") + body


def au(coding: int, content: bytes, channels: int = 1, size: int | None = None) -> bytes:
    said = len(content) if size is None else size
    return b".snd" + struct.pack(">5I", 28, said, coding, RATE, channels) + bytes(4) + content


def caf(content: bytes, *, bits: int = 24, flags: int = 0, size: int | None = None) -> bytes:
    """Linear PCM; flags: 1 float, 2 little-endian."""
    desc = struct.pack(">d4s5I", RATE, b"lpcm", flags, bits // 8, 1, 1, bits)
    data = struct.pack(">4sq", b"data", len(content) + 4 if size is None else size) + bytes(4) + content
    return b"caff\0\1\0\0" + struct.pack(">4sq", b"desc", len(desc)) + desc + data


def wave64(content: bytes, bits: int = 24, block: int = 0) -> bytes:
    tail = bytes.fromhex("f3acd3118cd100c04f8edb8a")
    frame = block or bits // 8
    form = struct.pack("<HHIIHH", 1, 1, RATE, RATE * frame, frame, bits)
    body = b"wave" + tail
    for name, part in ((b"fmt ", form), (b"data", content)):
        body += name + tail + struct.pack("<Q", 24 + len(part)) + part + bytes(-len(part) % 8)
    return bytes.fromhex("726966662e91cf11a5d628db04c10000") + struct.pack("<Q", len(body) + 24) + body


def info(**texts: bytes) -> bytes:
    return chunk(b"LIST", b"INFO" + b"".join(chunk(name.encode(), text + b"\0") for name, text in texts.items()))


def bext(history: bytes = b"", description: bytes = b"Tape 1", version: int = 1) -> bytes:
    texts = (
        description.ljust(256, b"\0"),
        b"BE, CIN".ljust(32, b"\0"),
        b"BECIN000000000815000000000000001",
        b"2026-11-02",
        b"10:00:00",
    )
    return chunk(b"bext", b"".join(texts) + struct.pack("<IIH", 0, 0, version) + bytes(254) + history)


def coded(path: Path, *words: str, bits: int = 16, channels: int = 1, seconds: float = 0.6) -> bytes:
    """What ffmpeg makes of a WAVE with these options."""
    plain = path.with_suffix(".plain.wav")
    sound = chunk(b"data", packed(steps(bits, channels, seconds), bits // 8))
    plain.write_bytes(riff(fmt(channels, bits), sound))
    command: list[Any] = [
        "ffmpeg",
        "-v",
        "error",
        "-nostdin",
        "-y",
        "-i",
        plain,
        "-strict",
        "-2",
        "-bitexact",
        *words,
        path,
    ]
    subprocess.run(command, check=True)
    plain.unlink()
    return path.read_bytes()


def id3v2(*frames: tuple[bytes, bytes]) -> bytes:
    content = b"".join(struct.pack(">4sIH", name, len(text) + 1, 0) + b"\0" + text for name, text in frames) + bytes(
        100
    )
    size = len(content)
    return b"ID3\3\0\0" + bytes(size >> shift & 127 for shift in (21, 14, 7, 0)) + content


def id3v1(title: bytes) -> bytes:
    return b"TAG" + title.ljust(30, b"\0") + bytes(95)


def changed(content: bytes, at: int, layout: str, value: int) -> bytes:
    made = bytearray(content)
    struct.pack_into(layout, made, at, value)
    return bytes(made)
