"""An AVI as it is stored: frames that its headers count and that are not there, frames stored empty, chunks nobody knows."""

from __future__ import annotations

from pathlib import Path

from heritage.measure.stored.stored import Stored
from heritage.tools import avi
from heritage.tools.avi import Avi, Stream

CARRIED = frozenset({
    "avih", "strl", "strh", "strf", "strn", "odml", "dmlh", "indx", "idx1", "INFO", "JUNK", "junk", "vprp", "hdrl", "strd",
})  # fmt: skip
"""Chunks whose meaning reaches the master, or that only say where things lie; `vprp` says the shape of the picture, which
ffprobe tells, and where its fields lie."""


def stored(path: Path) -> Stored:
    """Pure structure: nothing is decoded."""
    read, found = avi.read(path), Stored()
    films = [one for one in read.streams if one.kind == "vids"]
    if read.cut:
        found.faults.append(("truncated", None, read.cut))
    if films:
        found.frames = films[0].chunks - films[0].empty
    for number, film in enumerate(films, 1):
        _counts(number, film, read, found)
        _speeds(number, film, read, found)
        _blanks(number, film, found)
    if read.beyond:
        found.notes.append((None, f"{read.beyond} bytes after the last RIFF"))
    if read.indexed and not read.index and "indx" not in read.names and not found.faults:
        found.notes.append((None, "the index that the header promises is missing"))
    if read.fields > 1:
        found.tagged.append((None, f"film 1: {read.fields} fields a frame, without their order"))
    strange = sorted(name for name in read.names - CARRIED if name.isprintable())
    if strange:
        found.beside.append((None, f"chunks that Matroska has no place for: {', '.join(strange[:10])}"))
    return found


def _counts(number: int, film: Stream, read: Avi, found: Stored) -> None:
    """The header's count against the chunks. One frame less in a file whose RIFF is whole is a recorder's habit, not a loss."""
    promised = max(film.promised, read.all_frames if number == 1 else 0)
    words = f"film {number}: the header counts {promised} frames, {film.chunks} are in the file"
    if film.chunks + (0 if read.cut else 1) < promised:
        found.faults.append(("truncated", round(film.chunks / film.rate, 3) if film.rate else None, words))
    elif film.chunks != promised and promised:
        found.notes.append((None, words))
    elif not promised and film.chunks:
        found.notes.append((None, f"film {number}: the header counts no frames, {film.chunks} are in the file"))


def _speeds(number: int, film: Stream, read: Avi, found: Stored) -> None:
    """Two headers say how fast the film runs, the file's in whole microseconds; programs that only round differ by less than a hundredth."""
    if film.rate and read.rate and not 0.9 < film.rate / read.rate < 1.1:
        words = f"film {number}: its header says {film.rate:.5g} frames per second, the file's {read.rate:.5g}"
        found.faults.append(("malformed", None, words))
    if (
        not read.all_frames
        and film.chunks < read.frames
        and "indx" not in read.names
        and not read.cut
        and film.promised
    ):
        found.notes.append(
            (None, f"film {number}: the file's header counts {read.frames} frames, {film.chunks} are there")
        )


def _blanks(number: int, film: Stream, found: Stored) -> None:
    if not film.empty:
        return
    first = round(film.blanks[0] / film.rate, 3) if film.rate else None
    words = f"film {number}: {film.empty} of {film.chunks} frames are stored empty (the one before is shown again)"
    (found.notes if film.empty == film.last_empty == 1 else found.changes).append((first, words))
