"""The runs of a QuickTime timecode track: each sample is the count from which frames are numbered on."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from heritage.tools.av.container import quicktime_samples
from heritage.tools.av.container.quicktime import Track

MOST = 10_000
"""Runs that are read."""


@dataclass(frozen=True, slots=True)
class Run:
    """`frame`: the first of the run, counted in the film's frames from 0."""

    text: str
    frame: int
    seconds: float


def runs(path: Path, track: Track) -> list[Run]:
    """All runs of a track, in order; runs that only go on with the count are one."""
    entry = track.description
    if len(entry) < 25 or not track.scale:
        return []
    flags, scale, lasting, per_second = struct.unpack_from(">IIIB", entry, 12)
    begins = quicktime_samples.moments(track)[:MOST]
    found: list[Run] = []
    expected: int | None = None
    for count, begin in zip(_counts(path, track), begins.tolist(), strict=False):
        frame = round(begin / track.scale * scale / max(lasting, 1))
        if expected is None or count != expected + frame:
            found.append(Run(text(count, per_second, drops=bool(flags & 1)), frame, round(begin / track.scale, 3)))
            expected = count - frame
    return found


def _counts(path: Path, track: Track) -> Iterator[int]:
    begins, sizes = quicktime_samples.places(track)
    with path.open("rb") as stream:
        for begin, size in zip(begins.tolist()[:MOST], sizes.tolist(), strict=False):
            stream.seek(begin)
            data = stream.read(min(size, 4 * MOST))
            yield from np.frombuffer(data, ">u4", len(data) // 4).tolist()


def text(count: int, per_second: int, *, drops: bool) -> str:
    """ "10:00:00:00"; with ";" before the frames where numbers are dropped (SMPTE ST 12-1: two a minute of 30, not in each tenth)."""
    rate = max(per_second, 1)
    if drops and rate % 30 == 0:
        lost = rate // 15
        tens, rest = divmod(count, 600 * rate - 9 * lost)
        count += 9 * lost * tens + (lost * ((rest - lost) // (60 * rate - lost)) if rest > lost else 0)
    seconds, frame = divmod(count, rate)
    clock = f"{seconds // 3600 % 24:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return f"{clock}{';' if drops else ':'}{frame:02d}"
