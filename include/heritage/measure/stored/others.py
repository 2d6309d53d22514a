"""MXF, Ogg, ASF, FLV and MPEG's two streams as they are stored: is all there that their heads and counts promise?"""

from __future__ import annotations

from pathlib import Path

from heritage.measure.stored.stored import Stored
from heritage.tools import ends, flv, mxf, program_stream, transport


def of_mxf(path: Path) -> Stored:
    """Pictures are counted where each has its element."""
    read, found = mxf.read(path), Stored()
    if read.cut:
        found.faults.append(("truncated", None, read.cut))
    found.frames = read.pictures if read.pictures > 1 else None
    found.tagged.append((None, "the MXF's own packages and descriptive metadata"))
    return found


def of_ogg(path: Path) -> Stored:
    """Pages and the end of each stream."""
    return Stored(faults=[("truncated", None, text) for text in ends.ogg(path)])


def of_asf(path: Path) -> Stored:
    """The length alone."""
    return Stored(faults=[("truncated", None, text) for text in ends.asf(path)])


def of_transport(path: Path) -> Stored:
    """The packets' counts, and the last packet; a transport stream has no end of its own."""
    read, found = transport.read(path), Stored()
    if read.rest:
        found.faults.append(("truncated", None, f"the last packet has {read.rest} of {read.size} bytes"))
    if read.lost:
        found.faults.append(("decoding", None, f"packets are missing in {len(read.lost)} places, {_place(read.lost)}"))
    if read.astray:
        found.faults.append(("decoding", None, _astray(read.astray)))
    if read.joined:
        words = f"the count of packets breaks in {len(read.joined)} places, {_place(read.joined)}: was it recorded in parts?"
        found.changes.append((None, words))
    if read.marked:
        found.notes.append((None, f"the receiver marked {read.marked} packets as spoilt"))
    return found


def _place(found: list[tuple[int, int]]) -> str:
    return f"the first in stream {found[0][0]:#x} after packet {found[0][1]}"


def _astray(places: list[int]) -> str:
    return f"{len(places)} places where a packet should begin and none does, the first at byte {places[0]}"


def of_program(path: Path) -> Stored:
    """Packs and packets; few writers end a program stream with its code, so that the end is not asked for."""
    read = program_stream.read(path)
    found = Stored(framed=read.framed)
    if read.cut:
        found.faults.append(("truncated", None, read.cut))
    if read.astray:
        found.faults.append(("decoding", None, _astray(read.astray)))
    if read.beyond:
        found.notes.append((None, f"{read.beyond} bytes after the end code"))
    return found


def of_flv(path: Path) -> Stored:
    """The tags' lengths, and the file's."""
    read, found, length = flv.read(path), Stored(), path.stat().st_size
    if read.cut:
        found.faults.append(("truncated", None, read.cut))
    elif read.promised > length:
        found.faults.append(("truncated", None, f"the header says {read.promised} bytes; the file has {length}"))
    if read.astray:
        found.faults.append(("decoding", None, f"{read.astray} tags are not as long as what follows them says"))
    if read.beyond:
        found.notes.append((None, f"{read.beyond} bytes after the last tag"))
    return found
