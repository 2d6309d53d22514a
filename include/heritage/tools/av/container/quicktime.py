"""QuickTime and ISO base media (MOV, MP4, 3GP): what the container itself says of its tracks. Decodes nothing.

ffprobe tells the film as it is shown; this tells it as it is stored: each track's samples and where they lie, edit lists,
matrices, and every atom by name, so that what is not known is seen too. Apple QTFF 2016; ISO/IEC 14496-12.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from heritage.errors import SourceUnreadable
from heritage.model import Phrase, Reason, phrase
from heritage.tools.av import claims

Atom = tuple[str, int, int]
"""Name, start of the content, its end."""

Numbers = NDArray[np.int64]

MOST_HEADER = 512 << 20
"""Bytes of a movie atom that are read; two hours of film with eight sound tracks have about 20 MB."""

_STARTS = frozenset(
    {"ftyp", "moov", "mdat", "wide", "free", "skip", "pnot", "styp", "sidx", "moof", "uuid", "PICT", "meta"}
)
NONE: Numbers = np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True)
class Edit:
    """Length in the movie's ticks, first moment in the media's (-1: nothing is shown), speed."""

    length: int
    start: int
    rate: float


@dataclass(slots=True)
class Track:
    """`size`: of every sample, 0 when `sizes` has them. `entry`: the first sample description's atom name; `beside`: the names
    of all atoms in its headers, with those of the sample description."""

    kind: str = ""
    scale: int = 0
    length: int = 0
    matrix: tuple[int, ...] = ()
    edits: list[Edit] = field(default_factory=list)
    entries: list[str] = field(default_factory=list)
    description: bytes = b""
    inside: dict[str, bytes] = field(default_factory=dict)
    atoms: set[str] = field(default_factory=set)
    count: int = 0
    size: int = 0
    sizes: Numbers = field(default_factory=lambda: NONE)
    chunks: Numbers = field(default_factory=lambda: NONE)
    per_chunk: Sequence[tuple[int, int]] = ()
    durations: Numbers = field(default_factory=lambda: NONE.reshape(0, 2))
    offsets: Numbers = field(default_factory=lambda: NONE.reshape(0, 2))
    elsewhere: bool = False
    number: int = 0


@dataclass(slots=True)
class Movie:
    """`top`: every atom outside the movie; `cut`: what is wrong with the last of them; `beyond`: bytes after the last."""

    top: list[Atom] = field(default_factory=list)
    cut: Phrase | None = None
    beyond: int = 0
    scale: int = 0
    fragmented: bool = False
    atoms: set[str] = field(default_factory=set)
    tracks: list[Track] = field(default_factory=list)


def is_quicktime(head: bytes) -> bool:
    """By the first atom's name (the first 8 bytes)."""
    return head[4:8].decode("latin-1") in _STARTS


def read(path: Path) -> Movie:
    """Raises SourceUnreadable ("malformed: …") for a movie atom that cannot be one."""
    movie, length = Movie(), path.stat().st_size
    with path.open("rb") as stream:
        _walk(stream, length, movie)
        for name, start, end in movie.top:
            if name == "moov":
                if end - start > MOST_HEADER:
                    raise SourceUnreadable(phrase("malformed", said=phrase("movie-large", bytes=end - start)))
                stream.seek(start)
                _movie(stream.read(end - start), movie, length)
            elif name == "moof" and end - start <= MOST_HEADER:
                stream.seek(start)
                _fragment(stream.read(end - start), movie)
    return movie


def _walk(stream: BinaryIO, length: int, movie: Movie) -> None:
    at = 0
    while length - at >= 8 and len(movie.top) < 1_000_000:
        stream.seek(at)
        head = stream.read(16)
        name, size = head[4:8].decode("latin-1"), int.from_bytes(head[:4], "big")
        wide = 16 if size == 1 else 8
        size = int.from_bytes(head[8:16], "big") if size == 1 else size or length - at
        if size < wide or not name.isprintable():
            break
        movie.top.append((name, at + wide, min(at + size, length)))
        if at + size > length:
            movie.cut = phrase("atom-short", atom=name.strip(), bytes=length - at, promised=size)
            return
        at += size
    movie.beyond = length - at


def atoms(data: bytes, start: int = 0, end: int | None = None) -> Iterator[Atom]:
    """The atoms side by side in a stretch; what is no atom ends them."""
    end = len(data) if end is None else end
    while end - start >= 8:
        size, name = int.from_bytes(data[start : start + 4], "big"), data[start + 4 : start + 8].decode("latin-1")
        wide = 16 if size == 1 else 8
        size = int.from_bytes(data[start + 8 : start + 16], "big") if size == 1 else size or end - start
        if size < wide or start + size > end:
            return
        yield name, start + wide, start + size
        start += size


def _movie(data: bytes, movie: Movie, length: int) -> None:
    for name, start, end in atoms(data):
        movie.atoms.add(name)
        if name == "mvhd":
            movie.scale = _clock(data[start:end])[0]
        elif name == "mvex":
            movie.fragmented = True
        elif name == "udta":
            movie.atoms |= {f"udta/{inner}" for inner, _, _ in atoms(data, start, end)}
        elif name == "trak":
            track = Track()
            try:
                _track(data, start, end, track)
            except (struct.error, IndexError, ValueError) as error:
                cut = phrase("track-head-cut", tool=Reason(str(error)))
                raise SourceUnreadable(phrase("malformed", said=cut)) from error
            _plausible(track, length)
            movie.tracks.append(track)
            claims.tracks(len(movie.tracks))


def _plausible(track: Track, length: int) -> None:
    """Tables that count more samples than the file has bits are no film: nothing is allocated for them."""
    if track.kind == "vide" and len(track.description) >= 28:
        claims.frame(*struct.unpack_from(">HH", track.description, 24))
    if track.count > 8 * length + 1024 or (track.size > 1 and track.count * track.size > 64 * length + (1 << 20)):
        claim = phrase("track-claims", samples=track.count, bytes=length)
        raise SourceUnreadable(phrase("malformed", said=claim))


_CONTAINERS = frozenset({"edts", "mdia", "minf", "stbl", "dinf"})


def _track(data: bytes, start: int, end: int, track: Track) -> None:
    for name, inner, stop in atoms(data, start, end):
        track.atoms.add(name)
        content = data[inner:stop]
        if name in _CONTAINERS:
            _track(data, inner, stop, track)
        elif name == "udta":
            track.atoms |= {f"udta/{one}" for one, _, _ in atoms(data, inner, stop)}
        elif name == "hdlr" and not track.kind:
            track.kind = content[8:12].decode("latin-1")
        elif name in _READERS:
            _READERS[name](content, track)


def _clock(content: bytes) -> tuple[int, int]:
    """(ticks per second, length) of a movie's or a media's header."""
    return struct.unpack_from(">IQ", content, 20) if content[0] else struct.unpack_from(">II", content, 12)


def _tkhd(content: bytes, track: Track) -> None:
    long = content[0] == 1
    track.number = struct.unpack_from(">I", content, 20 if long else 12)[0]
    track.matrix = struct.unpack_from(">9i", content, 52 if long else 40)


def _mdhd(content: bytes, track: Track) -> None:
    track.scale, track.length = _clock(content)


def _elst(content: bytes, track: Track) -> None:
    form, count = (">QqI" if content[0] == 1 else ">IiI"), int.from_bytes(content[4:8], "big")
    for n in range(min(count, (len(content) - 8) // struct.calcsize(form))):
        length, start, rate = struct.unpack_from(form, content, 8 + n * struct.calcsize(form))
        track.edits.append(Edit(length, start, rate / 65536))


def _stsd(content: bytes, track: Track) -> None:
    """The sample descriptions' names, and the atoms inside the first: 86 bytes of film, 36 or more of sound come before them."""
    found = list(atoms(content, 8))
    track.entries = [name for name, _, _ in found]
    if not found:
        return
    _, start, end = found[0]
    track.description = content[start:end]
    version = int.from_bytes(content[start + 8 : start + 10], "big")
    begins = {"vide": 78, "soun": {1: 44, 2: 64}.get(version, 28), "tmcd": 26}.get(track.kind, 8)
    track.inside = {name: content[inner:stop] for name, inner, stop in atoms(content, start + begins, end)}


def _stts(content: bytes, track: Track) -> None:
    track.durations = _pairs(content)


def _ctts(content: bytes, track: Track) -> None:
    track.offsets = _pairs(content, signed=True)


def _pairs(content: bytes, *, signed: bool = False) -> Numbers:
    count = min(int.from_bytes(content[4:8], "big"), (len(content) - 8) // 8)
    return np.frombuffer(content, ">i4" if signed else ">u4", 2 * count, 8).astype(np.int64).reshape(-1, 2)


def _stsz(content: bytes, track: Track) -> None:
    track.size, track.count = struct.unpack_from(">II", content, 4)
    if not track.size:
        if track.count > (len(content) - 12) // 4:
            raise ValueError("sample sizes")
        track.sizes = np.frombuffer(content, ">u4", track.count, 12).astype(np.int64)


def _stz2(content: bytes, track: Track) -> None:
    bits, track.count = content[7], int.from_bytes(content[8:12], "big")
    packed = np.frombuffer(content, np.uint8, offset=12)
    if bits == 16:
        track.sizes = packed[: len(packed) // 2 * 2].view(">u2").astype(np.int64)[: track.count]
    else:
        halves = np.stack((packed >> 4, packed & 15), 1).ravel() if bits == 4 else packed
        track.sizes = halves.astype(np.int64)[: track.count]


def _stsc(content: bytes, track: Track) -> None:
    count = min(int.from_bytes(content[4:8], "big"), (len(content) - 8) // 12)
    track.per_chunk = [struct.unpack_from(">II", content, 8 + 12 * n) for n in range(count)]


def _chunks(content: bytes, track: Track, form: str, wide: int) -> None:
    count = min(int.from_bytes(content[4:8], "big"), (len(content) - 8) // wide)
    track.chunks = np.frombuffer(content, form, count, 8).astype(np.int64)


def _dref(content: bytes, track: Track) -> None:
    """A reference whose flag does not say "in this file" leads to another."""
    track.elsewhere = any(not content[start + 3] & 1 for _, start, _ in atoms(content, 8))


_READERS = {
    "tkhd": _tkhd, "mdhd": _mdhd, "elst": _elst, "stsd": _stsd, "stts": _stts, "ctts": _ctts, "stsz": _stsz, "stz2": _stz2,
    "stsc": _stsc, "stco": lambda c, t: _chunks(c, t, ">u4", 4), "co64": lambda c, t: _chunks(c, t, ">u8", 8), "dref": _dref,
}  # fmt: skip


def _fragment(data: bytes, movie: Movie) -> None:
    """Adds the samples of a movie fragment to their tracks' counts."""
    movie.fragmented = True
    for name, start, end in atoms(data):
        if name != "traf":
            continue
        number = 0
        for inner, at, stop in atoms(data, start, end):
            number = int.from_bytes(data[at + 4 : at + 8], "big") if inner == "tfhd" else number
            if inner == "trun" and stop - at >= 8:
                for track in movie.tracks:
                    track.count += int.from_bytes(data[at + 4 : at + 8], "big") if track.number == number else 0
