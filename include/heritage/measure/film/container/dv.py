"""Raw DV as it is stored: frames of zeros, sound or shape that changes under way, dropouts that the player concealed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from heritage.measure.film.container.stored import Stored
from heritage.model import Phrase, phrase
from heritage.tools.av.container import dif
from heritage.tools.av.container.dif import Frame

One = TypeVar("One")

_FEW = 20
"""Changes told one by one."""


def stored(path: Path) -> Stored:
    """Reads every frame's blocks; raw DV has no header of its own: it is whole when it ends with a frame."""
    found, length = Stored(), path.stat().st_size
    with path.open("rb") as stream:
        head = stream.read(dif.SEQUENCE)
    size = dif.size(head) if len(head) == dif.SEQUENCE else dif.SEQUENCE * 10
    beyond = length % size
    if beyond:
        _rest(path, length - beyond, beyond, size, found)
    rate = 25.0 if head[3:4] and head[3] & 0x80 else 30_000 / 1001
    listed = list(dif.frames(path, size))
    found.frames = sum(not one.empty for one in listed)
    _empty(listed, rate, found)
    _changed(listed, rate, found)
    hit = [n for n, one in enumerate(listed) if one.concealed]
    if hit:
        concealed = phrase("dropouts-concealed", frames=len(hit), of=len(listed))
        found.notes.append((round(hit[0] / rate, 3), concealed))
    return found


def _rest(path: Path, start: int, beyond: int, size: int, found: Stored) -> None:
    """What follows the last whole frame: a frame that begins is cut; zeros, or what begins no frame, are a recorder's padding."""
    with path.open("rb") as stream:
        stream.seek(start)
        begins = stream.read(3)
    if dif.is_dif(begins):
        found.faults.append(("truncated", None, phrase("last-frame-cut", bytes=beyond, promised=size)))
    else:
        found.notes.append((None, phrase("frame-after", bytes=beyond)))


def _empty(listed: list[Frame], rate: float, found: Stored) -> None:
    empty = [n for n, one in enumerate(listed) if one.empty]
    if empty:
        zeros = phrase("frames-zero", zeros=len(empty), of=len(listed))
        found.changes.append((round(empty[0] / rate, 3), zeros))


def _changed(listed: list[Frame], rate: float, found: Stored) -> None:
    """Frames that say nothing (empty ones) change nothing. The sound a player hears after a change runs at the wrong speed."""
    heard = _steps([(n, one.sound) for n, one in enumerate(listed) if one.rate], rate)
    sounds = [(at, phrase("sound-changes", before=_sound(*before), after=_sound(*now))) for at, before, now in heard]
    seen = _steps([(n, one.shape) for n, one in enumerate(listed) if one.shape], rate)
    shapes = [(at, phrase("shape-changes", before=before, after=now)) for at, before, now in seen]
    found.unviewable = bool(sounds)
    for told in (sounds, shapes):
        found.changes += told[:_FEW]
        if len(told) > _FEW:
            found.changes.append((told[_FEW][0], phrase("changes-more", more=len(told) - _FEW)))


def _sound(rate: int, bits: int, channels: int) -> Phrase:
    return phrase("sound-form", rate=rate, bits=bits, channels=channels)


def _steps(said: list[tuple[int, One]], rate: float) -> Iterator[tuple[float, One, One]]:
    """When it changes, from what, and to what."""
    for (_, before), (frame, now) in pairwise(said):
        if now != before:
            yield round(frame / rate, 3), before, now
