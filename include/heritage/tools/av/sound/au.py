"""Sun's AU (.snd): 24 bytes of header, then samples."""

from __future__ import annotations

import struct
from pathlib import Path

from heritage.errors import SourceUnreadable
from heritage.model import phrase
from heritage.tools.av.sound.chunks import OPEN
from heritage.tools.av.sound.stored import Fault, Stored, after, left_open, short, within

_CODINGS = {1: ("pcm_mulaw", 1), 2: ("pcm_s8", 1), 3: ("pcm_s16be", 2), 4: ("pcm_s24be", 3), 5: ("pcm_s32be", 4),
            6: ("pcm_f32be", 4), 7: ("pcm_f64be", 8), 27: ("pcm_alaw", 1)}  # fmt: skip


def is_au(head: bytes) -> bool:
    """By the first four bytes."""
    return head[:4] == b".snd"


def read(path: Path) -> Stored:
    """What the header says, against the file's length. Raises SourceUnreadable when it is no AU at all."""
    length = path.stat().st_size
    with path.open("rb") as stream:
        head = stream.read(24)
    if not is_au(head) or len(head) < 24:
        raise SourceUnreadable(phrase("au-none", head=repr(head[:12])))
    start, size, coding, rate, channels = struct.unpack(">5I", head[4:])
    codec, width = _CODINGS.get(coding, ("", 0))
    rest, frame = max(length - start, 0), width * channels
    there = rest if size == OPEN else min(size, rest)
    faults: list[Fault] = [] if 24 <= start <= length else [("malformed", phrase("sound-begins", at=start))]
    if size not in (OPEN, there):
        faults.append(("truncated", short("data", size, there)))
    if frame and there % frame:
        faults.append(("truncated", within(there, frame)))
    notes = (left_open("data"),) if size == OPEN else (after(rest - there, "sound"),) if rest > there else ()
    outside = rest - there
    frames = there // frame if frame else None
    bits = 8 * width
    return Stored("AU", codec, channels, rate, bits, frame, frames, start, there, tuple(faults), notes, {}, (), outside)
