"""An AVI as it is stored: frames that its headers count and that are not there, frames stored empty, chunks nobody knows."""

from __future__ import annotations

from pathlib import Path

from heritage.measure.film.container.stored import Stored, film
from heritage.model import phrase
from heritage.tools.av.container import avi
from heritage.tools.av.container.avi import Avi, Stream

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
    for number, one in enumerate(films, 1):
        _counts(number, one, read, found)
        _speeds(number, one, read, found)
        _blanks(number, one, found)
    if read.beyond:
        found.notes.append((None, phrase("riff-after", bytes=read.beyond)))
    if read.indexed and not read.index and "indx" not in read.names and not found.faults:
        found.notes.append((None, phrase("index-missing")))
    if read.fields > 1:
        found.tagged.append((None, film(1, phrase("fields-unordered", fields=read.fields))))
    strange = sorted(name for name in read.names - CARRIED if name.isprintable())
    if strange:
        found.beside.append((None, phrase("chunks-unknown", names=strange[:10])))
    return found


def _counts(number: int, stream: Stream, read: Avi, found: Stored) -> None:
    """The header's count against the chunks. One frame less in a file whose RIFF is whole is a recorder's habit, not a loss."""
    promised = max(stream.promised, read.all_frames if number == 1 else 0)
    counts = film(number, phrase("frames-other", promised=promised, frames=stream.chunks))
    if stream.chunks + (0 if read.cut else 1) < promised:
        found.faults.append(("truncated", round(stream.chunks / stream.rate, 3) if stream.rate else None, counts))
    elif stream.chunks != promised and promised:
        found.notes.append((None, counts))
    elif not promised and stream.chunks:
        found.notes.append((None, film(number, phrase("frames-unpromised", frames=stream.chunks))))


def _speeds(number: int, stream: Stream, read: Avi, found: Stored) -> None:
    """Two headers say how fast the film runs, the file's in whole microseconds; programs that only round differ by less than a hundredth."""
    if stream.rate and read.rate and not 0.9 < stream.rate / read.rate < 1.1:
        speeds = phrase("speeds-differ", own=stream.rate, of_file=read.rate)
        found.faults.append(("malformed", None, film(number, speeds)))
    if (
        not read.all_frames
        and stream.chunks < read.frames
        and "indx" not in read.names
        and not read.cut
        and stream.promised
    ):
        fewer = phrase("frames-fewer", promised=read.frames, frames=stream.chunks)
        found.notes.append((None, film(number, fewer)))


def _blanks(number: int, stream: Stream, found: Stored) -> None:
    if not stream.empty:
        return
    first = round(stream.blanks[0] / stream.rate, 3) if stream.rate else None
    empty = film(number, phrase("frames-empty", empty=stream.empty, of=stream.chunks))
    (found.notes if stream.empty == stream.last_empty == 1 else found.changes).append((first, empty))
