"""Names what is wrong with a file's structure or its decoding: each fault has a kind, a time where one is known, and what it is.

Kinds: `malformed` (its parts contradict each other), `truncated`, `slice-crc` (FFV1), `flac-metadata`, `digest` (a sum kept in
the file does not fit), `decoding` (any other error of a decoder).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from heritage.errors import SourceUnreadable
from heritage.measure.film.container.stored import damaged, film, sound_track
from heritage.measure.sound import stored as sound_stored
from heritage.model import Facts, Phrase, Reason, phrase
from heritage.tools.av import claims
from heritage.tools.av.container import matroska
from heritage.tools.av.ffmpeg import Complaint, named

if TYPE_CHECKING:
    from heritage.measure.film.streams import Streams

Fault: TypeAlias = tuple[str, float | None, Phrase | str]
"""Kind, time, and what is wrong: by our own readers, or in a tool's words."""

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
_ECHOES = re.compile(
    r"Error while decoding stream|decode_frame\(\) failed|bytestream end mismatching|Warning MVs not available"
)
"""What ffmpeg says after the decoder has said what is wrong, or has been strict."""

_STRICT = re.compile(r"end mismatch left=")
"""What decoders of MPEG say only because they were asked to be strict (`-err_detect bitstream`): a slice's padding, not a picture."""

_HARMLESS = re.compile(
    r"non monotonically increasing dts|Application provided invalid|Missing AMF_END_OF_OBJECT", re.IGNORECASE
)
"""Of clocks, and of FLV's metadata, whose end GStreamer does not write."""


def structure(path: Path) -> tuple[Facts, list[Fault]]:
    """Facts and faults of the sound containers that we read ourselves. Raises SourceUnreadable."""
    return sound_stored.structure(path) or ({}, [])


def complaints(said: Sequence[Complaint], path: Path) -> Iterator[Fault]:
    """ffmpeg's lines as faults. Warnings count only where they tell of missing data; an echo of another line does not, unless
    nothing else was said."""
    faults = [fault for one in said if (fault := _fault(one, path)) is not None]
    loud = [fault for fault in faults if not sound_stored.by_tool(fault, _ECHOES)]
    yield from loud or ([] if any(_STRICT.search(one.text) for one in said) else faults)


def strict(said: Sequence[Complaint]) -> Iterator[tuple[float | None, Phrase]]:
    """What strict decoders say of films that are whole: a note."""
    found = [one for one in said if _STRICT.search(one.text)]
    if found:
        yield None, phrase("decoder-strict", places=len(found), tool=Reason(f"{found[0].part}: {found[0].text}"[:250]))


def _fault(said: Complaint, path: Path) -> Fault | None:
    if _STRICT.search(said.text):
        return None
    if _HARMLESS.search(said.text):
        return None
    where = _SECONDS.search(said.text)
    at = float(where.group(1)) if where else None
    text = named(f"{said.part}: {said.text}" if said.part else said.text, path)
    if "slice CRC mismatch" in said.text:
        return "slice-crc", at, phrase("slice-checksum")
    if _CUT.search(said.text):
        return "truncated", at, text
    if said.level == "warning":
        return None
    return ("malformed" if _CONTRADICTS.search(said.text) else "decoding"), at, text


def lost(streams: Streams, facts: Facts, said: Sequence[Complaint]) -> list[Fault]:
    """What came out shorter than the container promises: the file by its longest stream, then each stream whose container
    counts its frames; and streams of which nothing came out at all."""
    nothing: list[Fault] = [("malformed", None, one) for one in _empty(streams, facts)]
    if any("Estimating duration from bitrate" in complaint.text for complaint in said):
        return nothing  # an estimate promises nothing
    decoded = {name: _seconds(facts, name) for name in ("film", *_tracks(streams))}
    parts = [("", streams.promised, max(decoded.values()))]
    parts += [(name, promised, decoded[name]) for name, promised in streams.counted]
    short: list[Fault] = [
        ("truncated", found, _of(name, phrase("container-short", promised=promised, seconds=found)))
        for name, promised, found in parts
        if promised - found > max(0.25, promised * 0.001)
    ]
    return [*short[:1], *nothing]


def _empty(streams: Streams, facts: Facts) -> Iterator[Phrase]:
    for number in range(len(streams.video)):
        if facts.get(f"video.{number}.frames") == 0:
            yield film(number + 1, phrase("no-frame"))
    for number in range(len(streams.audio)):
        if facts.get(f"sound.{number}.samples") == 0:
            yield sound_track(number + 1, phrase("no-sample"))


def _of(name: str, said: Phrase) -> Phrase:
    """Of "film" (the first) or "sound track N" it is said; "": of the whole file."""
    if name == "film":
        return phrase("film-first", said=said)
    return sound_track(int(name.rpartition(" ")[2]), said) if name else said


def undecoded(streams: Streams, facts: Facts, stored: int | None) -> list[Fault]:
    """Frames of the first film that the container stores and the decoder does not give, where each stored sample is a frame."""
    from heritage.measure.film.streams import INTRA

    first = next(iter(streams.video), None)
    found = facts.get("video.0.frames")
    if first is None or stored is None or first.get("codec_name") not in INTRA or not isinstance(found, int):
        return []
    words = film(1, phrase("frames-undecoded", frames=stored, decoded=found))
    return [("decoding", None, words)] if found < stored else []


def _tracks(streams: Streams) -> Iterator[str]:
    yield from (f"sound track {index + 1}" for index in range(len(streams.audio)))


def _seconds(facts: Facts, name: str) -> float:
    """What came out of "film" (the first) or "sound track N"."""
    found: Any = facts.get("video.decoded" if name == "film" else f"sound.{int(name.rpartition(' ')[2]) - 1}.duration")
    return float(found or 0.0)


def impossible(facts: Facts) -> list[Fault]:
    """Samples of a float recording that are no sound; the first time."""
    spans: list[Any] = [
        one for name, value in facts.items() if name.endswith(".impossible") for one in cast(Any, value)
    ]
    return [("malformed", float(one[0]), phrase("samples-impossible")) for one in spans[:1]]


def unfit(path: Path) -> list[Fault]:
    """Parts of a Matroska whose own CRC-32 does not fit. Asked of files that have no other fault: a decoder that named the
    damage has said it better."""
    with path.open("rb") as stream:
        if not matroska.is_matroska(stream.read(4)):
            return []
    return [("malformed", at, text) for at, text in islice(matroska.unfit(path), MOST)]


_KINDS = frozenset({"decoding", "truncated", "malformed"})
"""Phrases that say the kind of damage before the damage."""

_ATOMS = (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip")


def plausible(streams: Streams) -> None:
    """Raises SourceUnreadable for frames and tracks beyond any film."""
    from heritage.measure.film.streams import ratio

    claims.tracks(len(streams.probed.get("streams") or []))
    for stream in streams.video:
        claims.frame(int(stream.get("width") or 0), int(stream.get("height") or 0))
        claims.rate(min(ratio(stream.get("r_frame_rate")), ratio(stream.get("avg_frame_rate"))))


def unreadable(error: SourceUnreadable, path: Path, known: Sequence[Fault] = ()) -> SourceUnreadable:
    """The error with its kind before it: "truncated: moov atom not found"; where the container's structure has told what is wrong,
    its words. What does not even begin as QuickTime is not a QuickTime that lacks its end, whatever its name makes ffprobe say."""
    if known:
        return damaged(known[0][0], known[0][2])
    if isinstance(error.reason, Phrase) and error.reason.code in _KINDS:
        return error
    with path.open("rb") as stream:
        begins = stream.read(8)[4:] in _ATOMS
    words = _words(error.reason)
    lost = _CUT.search(words) is not None and (begins or "moov atom" not in words)
    return damaged("truncated" if lost else "malformed", error.reason)


def _words(reason: object) -> str:
    """What another's tool said; "" of what is said by us."""
    said = reason.values.get("said", "") if isinstance(reason, Phrase) else reason
    return "" if isinstance(said, Phrase) else str(said)


def listed(faults: Sequence[Fault], known: Facts, missing: bool = False) -> Facts:
    """As facts: `av.faults` [[kind, time or None, text], …] without repetitions, and `av.faults_count`; what costs nothing goes to
    `stored.notes`. `missing`: sound is missing, or begins as it should, so that what a decoder says of its frames is no mere habit."""
    harmless = [] if missing else [fault for fault in faults if sound_stored.harmless(fault)]
    distinct = [fault for fault in dict.fromkeys(faults) if fault not in harmless]
    notes = [*cast(Any, known.get("stored.notes") or []), *(fault[2] for fault in harmless)]
    found: dict[str, Any] = {"av.faults": [list(fault) for fault in distinct[:MOST]], "av.faults_count": len(distinct)}
    return {**found, "stored.notes": list(dict.fromkeys(notes))[:MOST]} if notes else found
