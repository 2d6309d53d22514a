"""MPEG transport streams (ISO/IEC 13818-1): each packet of a stream carries a count of four bits, so that those which are missing
are known. Decodes nothing; a decoder conceals what is lost between two pictures without a word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

PACKET, TIMED = 188, 192
_SYNC = 0x47
_BLOCK = 1 << 14
"""Packets that are read at a time."""

_HEAD = 16
"""Bytes of a packet that are looked at."""

_NEAR = 1 << 16
_MEDIA = frozenset({0xBD, 0xFD, *range(0xC0, 0xF0)})
"""PES stream ids of sound and film."""


@dataclass(slots=True)
class Transport:
    """`lost`: (stream, packets before it) where packets are missing within a unit of sound or film. `joined`: where the count
    breaks and a new unit begins on the spot, as where a recorder was stopped and started again. `marked`: packets that the receiver marked as
    spoilt. `astray`: places where no packet begins. `rest`: bytes of a packet at the end, of `size`."""

    lost: list[tuple[int, int]] = field(default_factory=list)
    joined: list[tuple[int, int]] = field(default_factory=list)
    marked: int = 0
    astray: list[int] = field(default_factory=list)
    rest: int = 0
    size: int = PACKET
    _last: dict[int, int] = field(default_factory=dict)
    _media: set[int] = field(default_factory=set)


def is_transport(head: bytes) -> bool:
    """Sync bytes every 188 bytes, or every 192 with four before each (M2TS)."""
    return len(head) >= 580 and (
        head[0] == head[188] == head[376] == _SYNC or head[4] == head[196] == head[388] == _SYNC
    )


def read(path: Path) -> Transport:
    """Walks all packets."""
    found, number = Transport(), 0
    with path.open("rb") as stream:
        size = PACKET if stream.read(1)[:1] == bytes((_SYNC,)) else TIMED
        for packets in _packets(stream, size, found):
            _counted(packets[:, size - PACKET :], number, found)
            number += len(packets)
    return found


def _packets(stream: BinaryIO, size: int, found: Transport) -> Iterator[NDArray[np.uint8]]:
    """Blocks of whole packets; where one does not begin with the sync byte, it goes on where packets do."""
    at, first = 0, size - PACKET
    while True:
        stream.seek(at)
        raw = stream.read(size * _BLOCK)
        packets = np.frombuffer(raw, np.uint8, len(raw) // size * size).reshape(-1, size)
        wrong = np.flatnonzero(packets[:, first] != _SYNC)
        whole = packets if not wrong.size else packets[: wrong[0]]
        if len(whole):
            yield whole
        at += len(whole) * size
        if not wrong.size and len(raw) < size * _BLOCK:
            rest = raw[len(whole) * size :]
            found.size, found.rest = size, len(rest) if _SYNC in rest[:5] else 0
            return
        if wrong.size:
            following = _again(stream, at, size)
            found.astray.append(at)
            if not following or len(found.astray) >= 100:
                return
            at = following


def _again(stream: BinaryIO, at: int, size: int) -> int:
    """Where three packets follow each other, within 64 KiB; 0 for nowhere."""
    stream.seek(at)
    raw, first = stream.read(_NEAR), size - PACKET
    for place in range(1, len(raw) - 2 * size - first):
        if raw[place + first] == raw[place + first + size] == raw[place + first + 2 * size] == _SYNC:
            return at + place
    return 0


def _counted(packets: NDArray[np.uint8], before: int, found: Transport) -> None:
    head = packets[:, :_HEAD].astype(np.int64)
    found.marked += int((head[:, 1] >> 7).sum())
    pids = (head[:, 1] & 0x1F) << 8 | head[:, 2]
    for pid in np.unique(pids).tolist():
        mine = np.flatnonzero((pids == pid) & (head[:, 3] >> 4 & 1 == 1))
        if pid != 0x1FFF and mine.size:
            _followed(pid, packets, head[mine], mine + before, found)


def _followed(pid: int, packets: Any, head: NDArray[np.int64], places: NDArray[np.int64], found: Transport) -> None:
    """The counts of one stream; the same count twice is the same packet twice, which is allowed."""
    begins = head[:, 1] >> 6 & 1 == 1
    if pid not in found._media and not any(map(_carries, head[begins][:4])):
        return
    found._media.add(pid)
    counts = head[:, 3] & 15
    steps = np.diff(counts, prepend=found._last.get(pid, counts[0] - 1)) % 16
    told = (head[:, 3] & 0x20 > 0) & (head[:, 4] > 0) & (head[:, 5] & 0x80 > 0)  # discontinuity_indicator
    for index in np.flatnonzero((steps > 1) & ~told).tolist():
        (found.joined if begins[index] else found.lost).append((pid, int(places[index])))
    found._last[pid] = int(counts[-1])


def _carries(head: NDArray[np.int64]) -> bool:
    """Does a packet begin a unit of sound or film (where its head can be seen)?"""
    at = 4 + (1 + int(head[4]) if head[3] & 0x20 else 0)
    if at + 4 > _HEAD:
        return bool(head[3] & 0x20)
    return head[at : at + 3].tolist() == [0, 0, 1] and int(head[at + 3]) in _MEDIA
