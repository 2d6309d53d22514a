"""What a Matroska file holds by its own structure (RFC 9559): blocks of each track, where its index says parts are, and what
its track headers say besides. Decodes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from heritage.model import Phrase, phrase
from heritage.tools.av import claims
from heritage.tools.av.container.matroska import element

EBML, SEGMENT, CLUSTER, SEEK_HEAD, CUES, TRACKS = 0x1A45DFA3, 0x18538067, 0x1F43B675, 0x114D9B74, 0x1C53BB6B, 0x1654AE6B
_TOP = frozenset({CLUSTER, SEEK_HEAD, CUES, TRACKS, 0x1549A966, 0x1254C367, 0x1043A770, 0x1941A469, 0xEC, 0xBF})
_GROUP, _BLOCK, _SIMPLE = 0xA0, 0xA1, 0xA3
_ENTRY, _NUMBER, _TYPE, _VIDEO, _AUDIO = 0xAE, 0xD7, 0x83, 0xE0, 0xE1
_PARENTS = frozenset({_ENTRY, _VIDEO, _AUDIO, 0x55B0, 0x55D0, 0x7670})
"""Elements of a track whose children are looked at: the entry, its film, its sound, colour, mastering, projection."""

_MOST = 64 << 20
"""Bytes read of an index or of the tracks' headers."""

MOST_LIES = 20

NAMES = {
    SEEK_HEAD: "SeekHead", CUES: "Cues", TRACKS: "Tracks", CLUSTER: "Cluster", 0x1549A966: "Info", 0x1254C367: "Tags",
    0x1043A770: "Chapters", 0x1941A469: "Attachments",
}  # fmt: skip


@dataclass(slots=True)
class Track:
    """`kind`: 1 film, 2 sound. `said`: element → content (of the last, when it is said twice); `blocks`: those in the clusters."""

    number: int = 0
    kind: int = 0
    said: dict[int, bytes] = field(default_factory=dict)
    blocks: int = 0


@dataclass(slots=True)
class Parts:
    """`cut`: what is not whole. `lies`: entries of SeekHead and Cues that lead to something else. `beyond`: bytes after the segment."""

    tracks: list[Track] = field(default_factory=list)
    cut: Phrase | None = None
    lies: list[Phrase] = field(default_factory=list)
    beyond: int = 0
    segments: int = 0


def read(path: Path) -> Parts:
    """Walks the file by the heads of its elements. Raises SourceUnreadable for what no film has."""
    found, length = Parts(), path.stat().st_size
    with path.open("rb", buffering=1 << 16) as stream:
        at = 0
        while at < length:
            kind, size, start = element(stream, at)
            if kind not in (SEGMENT, EBML, 0xEC, 0xBF):
                found.beyond = length - at
                break
            if kind == SEGMENT:
                found.segments += 1
                if size is not None and start + size > length:
                    found.cut = phrase("segment-short", bytes=length - start, promised=size)
                _segment(stream, start, length if size is None else min(start + size, length), found)
            if size is None:
                break
            at = start + size
    return found


def _segment(stream: BinaryIO, start: int, end: int, found: Parts) -> None:
    indexes: list[tuple[int, int]] = []
    blocks: Counter[int] = Counter()
    at = start
    while at < end:
        kind, size, inner = element(stream, at)
        if kind not in _TOP and not (size is not None and inner + size <= end):
            found.cut = found.cut or phrase("element-none", at=at)
            break
        stop = _unknown_end(stream, inner, end) if size is None else inner + size
        if stop > end:
            name = NAMES.get(kind, f"{kind:x}")
            found.cut = found.cut or phrase("element-short", element=name, bytes=end - inner, promised=size)
            stop = end
        if kind == CLUSTER:
            _cluster(stream, inner, stop, blocks)
        elif kind == TRACKS:
            entries = _entries(_content(stream, inner, stop))
            claims.tracks(len(entries))
            found.tracks = [_track(data) for data in entries]
        elif kind in (SEEK_HEAD, CUES):
            indexes.append((inner, stop))
        at = stop
    for track in found.tracks:
        track.blocks = blocks[track.number]
    for inner, stop in indexes:
        for lie, beyond in _lies(stream, start, end, _content(stream, inner, stop)):
            if beyond:
                found.cut = found.cut or lie
            elif len(found.lies) < MOST_LIES:
                found.lies.append(lie)


def _unknown_end(stream: BinaryIO, at: int, end: int) -> int:
    """A part of unknown size ends where the next part of the segment begins."""
    while at < end:
        kind, size, start = element(stream, at)
        if kind in _TOP - {0xEC, 0xBF} or not kind or size is None:
            return at
        at = start + size
    return end


def _cluster(stream: BinaryIO, at: int, end: int, blocks: Counter[int]) -> None:
    while at < end:
        kind, size, start = element(stream, at)
        if not kind or size is None or start + size > end:
            return
        if kind == _GROUP:
            _cluster(stream, start, start + size, blocks)
        elif kind in (_SIMPLE, _BLOCK) and size:
            stream.seek(start)
            blocks[_vint(stream.read(8))[0]] += 1
        at = start + size


def _content(stream: BinaryIO, start: int, end: int) -> bytes:
    stream.seek(start)
    return stream.read(min(end - start, _MOST))


def _vint(data: bytes) -> tuple[int, int]:
    """(number, bytes that it takes); (0, 0) for none."""
    if not data or not data[0]:
        return 0, 0
    wide = 9 - data[0].bit_length()
    return int.from_bytes(data[:wide], "big") & (1 << 7 * wide) - 1, wide


def children(data: bytes) -> Iterator[tuple[int, bytes]]:
    """(id, content) of the elements side by side in a stretch."""
    at = 0
    while at < len(data) and data[at]:
        wide = 9 - data[at].bit_length()
        size, long = _vint(data[at + wide : at + wide + 8])
        start = at + wide + long
        if not long or start + size > len(data):
            return
        yield int.from_bytes(data[at : at + wide], "big"), data[start : start + size]
        at = start + size


def _entries(data: bytes) -> list[bytes]:
    return [content for kind, content in children(data) if kind == _ENTRY]


def _track(data: bytes) -> Track:
    track = Track(said=dict(_flat(data)))
    track.number = int.from_bytes(track.said.get(_NUMBER, b""), "big")
    track.kind = int.from_bytes(track.said.get(_TYPE, b""), "big")
    claims.frame(*(int.from_bytes(track.said.get(name, b""), "big") for name in (0xB0, 0xBA)))
    return track


def _flat(data: bytes) -> Iterator[tuple[int, bytes]]:
    for kind, content in children(data):
        if kind in _PARENTS:
            yield from _flat(content)
        else:
            yield kind, content


def _lies(stream: BinaryIO, start: int, end: int, index: bytes) -> Iterator[tuple[Phrase, bool]]:
    """Entries of a SeekHead (what, where) and of Cues (where a cluster is) that do not lead there; do they lead beyond the end?"""
    for kind, content in children(index):
        said = dict(children(content))
        if kind == 0x4DBB and {0x53AB, 0x53AC} <= said.keys():
            yield from _leads(stream, start, end, int.from_bytes(said[0x53AB], "big"), said[0x53AC], "SeekHead")
        elif kind == 0xBB and 0xB7 in said:
            place = dict(children(said[0xB7])).get(0xF1)
            if place is not None:
                yield from _leads(stream, start, end, CLUSTER, place, "Cues")


def _leads(
    stream: BinaryIO, start: int, end: int, wanted: int, place: bytes, whose: str
) -> Iterator[tuple[Phrase, bool]]:
    at = start + int.from_bytes(place, "big")
    found = element(stream, at)[0] if at < end else 0
    if found != wanted:
        name = NAMES.get(wanted, f"{wanted:x}")
        where = {"index": whose, "name": name, "at": at}
        there = NAMES.get(found) or phrase("element-other", id=f"{found:x}")
        lie = phrase("index-lies", **where, there=there) if found else phrase("index-lies-nothing", **where)
        yield lie, at >= end
