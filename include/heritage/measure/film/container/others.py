"""MXF, Ogg, ASF, FLV and MPEG's two streams as they are stored: is all there that their heads and counts promise?"""

from __future__ import annotations

from pathlib import Path

from heritage.measure.film.container.stored import Stored
from heritage.model import Phrase, phrase
from heritage.tools.av import ends
from heritage.tools.av.container import flv, mxf, program_stream, transport


def of_mxf(path: Path) -> Stored:
    """Pictures are counted where each has its element."""
    read, found = mxf.read(path), Stored()
    if read.cut:
        found.faults.append(("truncated", None, read.cut))
    found.frames = read.pictures if read.pictures > 1 else None
    found.tagged.append((None, phrase("mxf-metadata")))
    return found


def of_ogg(path: Path) -> Stored:
    """Pages and the end of each stream."""
    return Stored(faults=[("truncated", None, fault) for fault in ends.ogg(path)])


def of_asf(path: Path) -> Stored:
    """The length alone."""
    return Stored(faults=[("truncated", None, fault) for fault in ends.asf(path)])


def of_transport(path: Path) -> Stored:
    """The packets' counts, and the last packet; a transport stream has no end of its own."""
    read, found = transport.read(path), Stored()
    if read.rest:
        found.faults.append(("truncated", None, phrase("packet-cut", bytes=read.rest, promised=read.size)))
    if read.lost:
        found.faults.append(("decoding", None, phrase("packets-lost", **_place(read.lost))))
    if read.astray:
        found.faults.append(("decoding", None, _astray(read.astray)))
    if read.joined:
        found.changes.append((None, phrase("packets-joined", **_place(read.joined))))
    if read.marked:
        found.notes.append((None, phrase("packets-marked", packets=read.marked)))
    return found


def _place(found: list[tuple[int, int]]) -> dict[str, int | str]:
    return {"places": len(found), "stream": f"{found[0][0]:#x}", "packet": found[0][1]}


def _astray(places: list[int]) -> Phrase:
    return phrase("packets-astray", places=len(places), at=places[0])


def of_program(path: Path) -> Stored:
    """Packs and packets; few writers end a program stream with its code, so that the end is not asked for."""
    read = program_stream.read(path)
    found = Stored(framed=read.framed)
    if read.cut:
        found.faults.append(("truncated", None, read.cut))
    if read.astray:
        found.faults.append(("decoding", None, _astray(read.astray)))
    if read.beyond:
        found.notes.append((None, phrase("end-after", bytes=read.beyond)))
    return found


def of_flv(path: Path) -> Stored:
    """The tags' lengths, and the file's."""
    read, found, length = flv.read(path), Stored(), path.stat().st_size
    if read.cut:
        found.faults.append(("truncated", None, read.cut))
    elif read.promised > length:
        found.faults.append(("truncated", None, phrase("length-other", bytes=length, promised=read.promised)))
    if read.astray:
        found.faults.append(("decoding", None, phrase("tags-astray", tags=read.astray)))
    if read.beyond:
        found.notes.append((None, phrase("flv-after", bytes=read.beyond)))
    return found
