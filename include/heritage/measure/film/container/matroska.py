"""A Matroska as it is stored: parts that are cut off, an index that lies, blocks that no decoder shows, turned or cropped film."""

from __future__ import annotations

import struct
from pathlib import Path

from heritage.measure.film.container.stored import Stored, film
from heritage.model import phrase
from heritage.tools.av.container import matroska_parts
from heritage.tools.av.container.matroska_parts import Track

CARRIED = frozenset({
    0xD7, 0x73C5, 0x83, 0xB9, 0x88, 0x55AA, 0x9C, 0x6DE7, 0x6DF8, 0x23E383, 0x536E, 0x22B59C, 0x22B59D, 0x86, 0x63A2, 0x258688,
    0xAA, 0x56AA, 0x56BB, 0xBF, 0xEC, 0x55EE, 0x23314F, 0x6D80, 0x55AB, 0x55AC, 0x55AD, 0x55AE, 0x55AF, 0x234E7A,  # the entry
    0x9A, 0x9D, 0xB0, 0xBA, 0x54B0, 0x54BA, 0x54B2, 0x2EB524, 0x53C0, 0x53B8, 0x2383E3,  # film
    0x55B1, 0x55B2, 0x55B3, 0x55B4, 0x55B5, 0x55B6, 0x55B7, 0x55B8, 0x55B9, 0x55BA, 0x55BB, 0x55BC, 0x55BD,  # colour
    0x55D1, 0x55D2, 0x55D3, 0x55D4, 0x55D5, 0x55D6, 0x55D7, 0x55D8, 0x55D9, 0x55DA,  # mastering
    0xB5, 0x78B5, 0x9F, 0x6264, 0x52F1,  # sound
    0x7671,  # projection: rectangular is said by its kind
})  # fmt: skip
"""Elements of a track that reach the master, or that only say how it is stored."""

_CROPS = {0x54AA: "bottom", 0x54BB: "top", 0x54CC: "left", 0x54DD: "right"}
_POSES = {0x7673: "yaw", 0x7674: "pitch", 0x7675: "roll"}


def stored(path: Path) -> Stored:
    """Pure structure: nothing is decoded."""
    read, found = matroska_parts.read(path), Stored()
    if read.cut:
        found.faults.append(("truncated", None, read.cut))
    if read.beyond:
        found.notes.append((None, phrase("segment-after", bytes=read.beyond)))
    if read.segments > 1:
        found.beside.append((None, phrase("segments", segments=read.segments)))
    found.index = read.lies
    films = [track for track in read.tracks if track.kind == 1]
    if films:
        found.frames = films[0].blocks
    for number, track in enumerate(films, 1):
        _seen(number, track, found)
    strange = sorted({name for track in read.tracks for name in track.said} - CARRIED - _CROPS.keys() - _POSES.keys())
    if strange:
        found.beside.append((None, phrase("elements-unknown", names=[f"{name:X}" for name in strange[:10]])))
    return found


def _seen(number: int, track: Track, found: Stored) -> None:
    crops = {side: int.from_bytes(track.said.get(name, b""), "big") for name, side in _CROPS.items()}
    if any(crops.values()):
        sides = [phrase("side", side=side, pixels=size) for side, size in crops.items() if size]
        found.shown.append((None, film(number, phrase("cropped", sides=sides))))
    for name, axis in _POSES.items():
        turned = _float(track.said.get(name, b""))
        if turned:
            found.shown.append((None, film(number, phrase("turned-axis", degrees=turned, axis=axis))))


def _float(content: bytes) -> float:
    return float(struct.unpack(">f" if len(content) == 4 else ">d", content)[0]) if len(content) in (4, 8) else 0.0
