"""Names what is wrong with a file's structure or its decoding: each fault has a kind, a time where one is known, and words.

Kinds: `malformed` (its parts contradict each other), `truncated`, `slice-crc` (FFV1), `flac-metadata`, `digest` (a sum kept in
the file does not fit), `decoding` (any other error of a decoder).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from heritage.errors import SourceUnreadable
from heritage.model import Facts
from heritage.tools import bwf, flac
from heritage.tools.ffmpeg import Complaint, named

Fault: TypeAlias = tuple[str, float | None, str]

MOST = 100
"""Faults kept of one file; the number of all is kept too."""

_CUT = re.compile(
    r"ended prematurely|packet corrupt|corrupt input packet|truncat|partial file|incomplete frame|unexpected end|ac-tex damaged"
    r"|moov atom not found|end of file|EOF",
    re.IGNORECASE,
)
_CONTRADICTS = re.compile(
    r"bps mid-stream|blocksize \d+ > \d+|sample ?rate .*mid-stream|channel.* mid-stream", re.IGNORECASE
)
_SECONDS = re.compile(r"at (\d+(?:\.\d+)?) seconds")
_ECHOES = ("Error while decoding stream", "decode_frame() failed", "bytestream end mismatching")
"""What ffmpeg says after the decoder has said what is wrong."""

_HARMLESS = re.compile(r"non monotonically increasing dts|Application provided invalid", re.IGNORECASE)


def structure(path: Path) -> tuple[Facts, list[Fault]]:
    """Facts and faults of formats whose structure we read ourselves: WAVE and FLAC. Raises SourceUnreadable."""
    with path.open("rb") as stream:
        head = stream.read(12)
    if bwf.is_wave(head):
        return _wave(bwf.read(path))
    if flac.is_flac(head):
        return _flac(path)
    return {}, []


def _wave(found: bwf.Wave) -> tuple[Facts, list[Fault]]:
    facts: dict[str, Any] = {
        "wave.family": found.family,
        "wave.chunks": [chunk.name.decode("latin-1").strip() for chunk in found.chunks][:100],
        "wave.coding": found.coding,
    }
    if found.bext is not None:
        facts |= _bext(found.bext)
    cut = [fault for fault in found.faults if "should have" in fault or "header says" in fault]
    lie = [fault for fault in found.faults if fault not in cut and not (found.cut and "within a sample" in fault)]
    kinds = [("truncated" if found.cut else "malformed", text) for text in cut]
    return facts, [(kind, None, text) for kind, text in [*kinds, *(("malformed", text) for text in lie)]]


def _bext(found: bwf.Bext) -> Facts:
    return {
        "bext.version": found.version,
        "bext.description": found.description,
        "bext.originator": found.originator,
        "bext.reference": found.reference,
        "bext.date": found.date,
        "bext.time": found.time,
        "bext.time_reference": found.time_reference,
        "bext.history": found.history[:4000],
        "bext.missing": list(found.missing()),
    }


def _flac(path: Path) -> tuple[Facts, list[Fault]]:
    found = flac.read(path)
    facts: Facts = {"flac.md5": found.md5, "flac.samples": found.samples, "flac.comments": list(found.comments[:100])}
    faults: list[Fault] = [("malformed", None, text) for text in found.broken]
    return facts, faults + [("flac-metadata", None, text) for text in found.faults]


def complaints(said: Sequence[Complaint], path: Path) -> Iterator[Fault]:
    """ffmpeg's lines as faults. Warnings count only where they tell of missing data; an echo of another line does not, unless
    nothing else was said."""
    faults = [(kind, at, named(text, path)) for kind, at, text in filter(None, map(_fault, said))]
    loud = [fault for fault in faults if not any(echo in fault[2] for echo in _ECHOES)]
    yield from loud or faults


def _fault(said: Complaint) -> Fault | None:
    if _HARMLESS.search(said.text):
        return None
    where = _SECONDS.search(said.text)
    at = float(where.group(1)) if where else None
    text = f"{said.part}: {said.text}" if said.part else said.text
    if "slice CRC mismatch" in said.text:
        return "slice-crc", at, "a slice's checksum does not fit"
    if _CUT.search(said.text):
        return "truncated", at, text
    if said.level == "warning":
        return None
    return ("malformed" if _CONTRADICTS.search(said.text) else "decoding"), at, text


_ATOMS = (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip")


def unreadable(error: SourceUnreadable, path: Path) -> SourceUnreadable:
    """The error with its kind before it: "truncated: moov atom not found". What does not even begin as QuickTime is not a
    QuickTime that lacks its end, whatever its name makes ffprobe say."""
    with path.open("rb") as stream:
        begins = stream.read(8)[4:] in _ATOMS
    lost = _CUT.search(str(error)) is not None and (begins or "moov atom" not in str(error))
    kind = "truncated" if lost else "malformed"
    return SourceUnreadable(f"{kind}: {error}")


def listed(faults: Sequence[Fault]) -> Facts:
    """As facts: `av.faults` [[kind, time or None, text], …] without repetitions, and `av.faults_count`."""
    distinct = list(dict.fromkeys(faults))
    return {"av.faults": [list(fault) for fault in distinct[:MOST]], "av.faults_count": len(distinct)}
