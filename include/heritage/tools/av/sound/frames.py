"""Streams of coded frames without an index: MP3 and its kin, AAC (ADTS), AC-3, DTS, MLP and TrueHD. Each frame's head says how long it
is, so that a file that stops within one, or before the number that Xing's header counts, is known for what it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from pathlib import Path

from heritage.model import phrase
from heritage.tools.av.sound.stored import Fault, Stored, after

_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
_LSF = {1: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160), 3: (32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256)}  # fmt: skip
_FULL = {3: (32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
         2: (32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
         1: (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)}  # fmt: skip
"""kbit/s by layer (as the bits say it: 3 is layer I, 1 is layer III), MPEG-1; `_LSF` for MPEG-2 and 2.5."""

_AC3 = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 576, 640)
"""kbit/s (ETSI TS 102 366, table 4.13)."""

_DTS, _DTS_HD = b"\x7f\xfe\x80\x01", b"\x64\x58\x20\x25"
_SYNCS = frozenset((0xFF, 0x0B, _DTS[0], _DTS_HD[0]))
"""First bytes of frames."""

_HEAD = 10
"""Bytes of a frame in which its length stands."""

_MLP_SYNC = b"\xf8\x72\x6f"
CONTAINERS = frozenset({"MLP", "ADTS", "AC-3", "DTS", "MPEG audio"})
"""What `Stored.container` says of them; none has a clock of its own, and every frame is counted here."""

_LEAST = 4
"""Frames in a row that make a stream of it."""


@dataclass(frozen=True, slots=True)
class _Walked:
    frames: int
    end: int  # of the last whole frame
    part: tuple[int, int] | None  # bytes of a frame that the file ends in: there, wanted
    gaps: int


def read(path: Path) -> Stored | None:
    """What the frames say; None for what is none of these, or for MP3 of free format, whose frames do not say their length."""
    if path.stat().st_size < 16:
        return None
    with path.open("rb") as stream, mmap(stream.fileno(), 0, access=ACCESS_READ) as content:
        start = id3v2(content)
        for name, size in (("MLP", _mlp), ("ADTS", _adts), ("AC-3", _ac3), ("DTS", _dts), ("MPEG audio", mpeg)):
            if _follows(content, start, size) and (name != "MLP" or content[start + 4 : start + 7] == _MLP_SYNC):
                return _stored(content, start, name, size)
        later = _next(content, start, len(content), mpeg)
        return None if later is None else _stored(content, later, "MPEG audio", mpeg)


def id3v2(content: bytes | mmap) -> int:
    """Where the ID3v2 tags before the sound end; 0 when there is none."""
    at = 0
    while content[at : at + 3] == b"ID3" and at + 10 <= len(content):
        flags, raw = content[at + 5], content[at + 6 : at + 10]
        size = raw[0] << 21 | raw[1] << 14 | raw[2] << 7 | raw[3]
        at += 10 + size + (10 if flags & 0x10 else 0)
    return at


def _follows(content: mmap, at: int, size: Callable[[bytes], int]) -> bool:
    for count in range(_LEAST):
        length = size(content[at : at + _HEAD])
        if not length:
            return False
        at += length
        if at >= len(content):  # a single one that goes beyond the end is chance
            return count > 0 or at == len(content)
    return True


def mpeg(head: bytes) -> int:
    """Bytes of an MPEG audio frame; 0 for what is none (or free format)."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return 0
    version, layer, rate, sampling = head[1] >> 3 & 3, head[1] >> 1 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or not layer or rate in (0, 15) or sampling == 3:
        return 0
    table = _FULL[layer] if version == 3 else _LSF[3 if layer == 3 else 1]
    kbits, padding = table[rate - 1], head[2] >> 1 & 1
    hertz = _RATES[version][sampling]
    if layer == 3:
        return (12_000 * kbits // hertz + padding) * 4
    return (72_000 if layer == 1 and version != 3 else 144_000) * kbits // hertz + padding


def _adts(head: bytes) -> int:
    if len(head) < 7 or head[0] != 0xFF or head[1] & 0xF6 != 0xF0:
        return 0
    length = (head[3] & 3) << 11 | head[4] << 3 | head[5] >> 5
    return length if length > 7 else 0


def _ac3(head: bytes) -> int:
    """AC-3 and E-AC-3 (ETSI TS 102 366, 4.4 and E.1.3)."""
    if len(head) < 6 or head[:2] != b"\x0b\x77" or head[5] >> 3 > 16:
        return 0
    if head[5] >> 3 > 10:
        return (((head[2] & 7) << 8 | head[3]) + 1) * 2
    rate, code = head[4] >> 6, head[4] & 63
    if rate == 3 or code >> 1 >= len(_AC3):
        return 0
    kbits = _AC3[code >> 1]
    return (4 * kbits, (320 * kbits // 147 + (code & 1)) * 2, 6 * kbits)[rate]


def _dts(head: bytes) -> int:
    """Core frames and extension substreams of 16 bits, big-endian (ETSI TS 102 114, 5.3 and 7.4)."""
    if len(head) < _HEAD:
        return 0
    if head[:4] == _DTS:
        return ((head[5] & 3) << 12 | head[6] << 4 | head[7] >> 4) + 1
    if head[:4] != _DTS_HD:
        return 0
    bits, long = int.from_bytes(head[5:10], "big"), head[5] >> 5 & 1
    return (bits >> 5 & 0xFFFFF if long else bits >> 13 & 0xFFFF) + 1


def _mlp(head: bytes) -> int:
    """Access units begin with their length in words of two bytes; major ones carry the sync word."""
    return ((head[0] & 15) << 8 | head[1]) * 2 if len(head) >= 8 else 0


def _stored(content: mmap, start: int, name: str, size: Callable[[bytes], int]) -> Stored:
    walked = _walked(content, start, size)
    frames, length = _xing(content, start) if name == "MPEG audio" else (0, 0)
    end = len(content) - trailer(content)
    faults: list[Fault] = []
    if walked.part:
        there, wanted = walked.part
        faults.append(("truncated", phrase("last-frame-cut", bytes=there, promised=wanted)))
    elif walked.frames < frames or start + length > end:
        faults.append(("truncated", phrase("frames-counted", promised=frames, there=max(walked.frames - 1, 0))))
    if walked.gaps:
        faults.append(("decoding", phrase("frames-astray", places=walked.gaps)))
    outside = end - walked.end if not faults else 0
    notes = (after(outside, "last-frame"),) if outside > 0 else ()
    return Stored(name, faults=tuple(faults), notes=notes, outside=max(outside, 0))


def _walked(content: mmap, at: int, size: Callable[[bytes], int]) -> _Walked:
    frames, gaps, end, limit = 0, 0, at, len(content) - trailer(content)
    while at < limit:
        length = size(content[at : at + _HEAD])
        if not length:
            following = _next(content, at, limit, size)
            if following is None:
                break
            gaps += content[at : at + 3] not in (b"TAG", b"ID3", b"APE")  # tags of files that were put together
            at = following
        elif at + length > limit:
            return _Walked(frames, end, (limit - at, length), gaps)
        else:
            at, frames = at + length, frames + 1
            end = at
    return _Walked(frames, end, None, gaps)


def _next(content: mmap, at: int, limit: int, size: Callable[[bytes], int]) -> int | None:
    """Where frames go on after something else, within 64 KiB."""
    for place in range(at + 1, min(at + 65536, limit - 8)):
        if content[place] in _SYNCS and _follows(content, place, size):
            return place
    return None


def trailer(content: bytes | mmap) -> int:
    """Bytes of ID3v1, APE and Lyrics3 tags at the end."""
    end = len(content)
    while True:
        before = end
        if content[max(end - 128, 0) : max(end - 128, 0) + 3] == b"TAG":
            end -= 128
        if content[max(end - 32, 0) : max(end - 24, 0)] == b"APETAGEX":
            size = int.from_bytes(content[end - 20 : end - 16], "little")
            end -= size + (32 if content[end - 9] & 0x80 else 0)
        if content[max(end - 9, 0) : end] == b"LYRICS200" and content[end - 15 : end - 9].isdigit():
            end -= int(content[end - 15 : end - 9]) + 15
        if end == before or end <= 0:
            return len(content) - max(end, 0)


def _xing(content: mmap, at: int) -> tuple[int, int]:
    """Frames and bytes that the first frame's Xing or Info header counts; 0 for what it does not."""
    frame = content[at : at + 200]
    found = max(frame.find(b"Xing"), frame.find(b"Info"))
    if found < 0:
        return 0, 0
    flags, place, counts = frame[found + 7], found + 8, [0, 0]
    for index, bit in enumerate((1, 2)):
        if flags & bit:
            counts[index] = int.from_bytes(frame[place : place + 4], "big")
            place += 4
    return counts[0], counts[1]
