"""A QuickTime or MP4 as it is stored: frames beyond the file's end, edit lists, clean aperture, timecode runs, unknown atoms."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from heritage.measure.film.container.stored import Stored, film, sound_track
from heritage.model import Phrase, phrase
from heritage.tools.av.container import nal, quicktime, quicktime_samples
from heritage.tools.av.container.quicktime import Movie, Track

PCM = {
    "twos": 16,
    "sowt": 16,
    "in24": 24,
    "in32": 32,
    "fl32": 32,
    "fl64": 64,
    "raw ": 8,
    "ulaw": 8,
    "alaw": 8,
    "NONE": 8,
}
"""Bits of a sample; their tables count samples, whatever size they note."""

CARRIED = frozenset({
    "ftyp", "moov", "mdat", "wide", "free", "skip", "mvhd", "iods", "trak", "udta", "meta", "tkhd", "edts", "elst", "mdia",
    "tref", "load", "mdhd", "hdlr", "minf", "vmhd", "smhd", "gmhd", "nmhd", "dinf", "dref", "stbl", "stsd", "stts", "ctts",
    "stss", "stsz", "stz2", "stsc", "stco", "co64", "sdtp", "cslg", "sgpd", "sbgp", "elng", "mvex", "moof", "styp", "sidx",
    "mfra", "stps", "tapt",
})  # fmt: skip
"""Atoms whose meaning reaches the master, or that only say where things lie."""

CARRIED_OF_FILM = frozenset(
    {"pasp", "fiel", "colr", "glbl", "esds", "avcC", "hvcC", "btrt", "clap", "gama", "wave", "\0\0\0\0"}
)
CARRIED_OF_SOUND = frozenset(
    {"wave", "chan", "esds", "dac3", "dec3", "alac", "btrt", "pcmC", "chnl", "srat", "\0\0\0\0"}
)
PLAYER = frozenset(
    {"AllF", "LOOP", "SelO", "WLOC", "ptv ", "hinf", "hnti", "name", "tagc", "titl", "chpl", "FIEL", "\0\0\0\0"}
)
"""User data about a player's window, or that ffprobe reads as tags."""


_UNNAMED = {b"\x00\x93": "discrete", b"\x00\x00": "described one by one"}
"""The first half of a `chan` atom's layout tag, where ffprobe has no name for the channels (147: discrete in order)."""


def stored(path: Path) -> Stored:
    """Raises SourceUnreadable."""
    movie, length = quicktime.read(path), path.stat().st_size
    found = Stored()
    if movie.cut:
        found.faults.append(("truncated", None, movie.cut))
    if movie.beyond and movie.tracks:
        found.notes.append((None, phrase("atom-after", bytes=movie.beyond)))
    films = [track for track in movie.tracks if track.kind == "vide"]
    sounds = [track for track in movie.tracks if track.kind == "soun"]
    if films and (films[0].count or not movie.fragmented):
        found.frames = films[0].count
    for of, tracks in ((film, films), (sound_track, sounds)):
        for number, track in enumerate(tracks, 1):
            _whole(partial(of, number), track, length, found)
            if not movie.fragmented:
                found.shown += [(None, of(number, edit)) for edit in _edited(track, movie)]
                found.unviewable |= track.kind == "vide" and bool(track.edits) and all(e.start < 0 for e in track.edits)
    for number, track in enumerate(films, 1):
        _pictures(number, track, found)
        _zeroed(path, number, track, found)
    for number, track in enumerate(sounds, 1):
        if "chan" in track.inside and track.inside["chan"][4:6] in _UNNAMED:
            found.layouts[number] = _UNNAMED[track.inside["chan"][4:6]]
    _timecodes(path, movie, found)
    _unknown(movie, films, sounds, found)
    return found


def _whole(of: Callable[[Phrase], Phrase], track: Track, length: int, found: Stored) -> None:
    """`of`: says which track is meant."""
    if track.elsewhere:
        found.faults.append(("malformed", None, of(phrase("elsewhere"))))
        return
    if track.kind == "soun":
        track.size, track.sizes = _width(track), track.sizes if not _width(track) else np.zeros(0, np.int64)
    there = quicktime_samples.there(track, length)
    if there < track.count:
        at = None if not track.count or not track.scale else round(there / track.count * track.length / track.scale, 3)
        found.faults.append(("truncated", at, of(phrase("samples-fewer", promised=track.count, samples=there))))


def _width(track: Track) -> int:
    """Bytes that a sample of sound takes in the file; what is compressed in packets has what its table says."""
    entry = track.entries[0] if track.entries else ""
    content = track.description
    if entry == "lpcm" and len(content) >= 64 and content[9] == 2:
        return int(struct.unpack_from(">I", content, 56)[0])
    if entry in PCM and len(content) >= 20:
        channels, bits = struct.unpack_from(">HH", content, 16)
        return int(channels) * max(PCM[entry], bits if entry in ("raw ", "NONE", "twos", "sowt") else 0) // 8
    return track.size if track.size > 1 else 0


def _edited(track: Track, movie: Movie) -> Iterator[Phrase]:
    """What the edit list makes of the stored samples; nothing when it shows them all, once, from the first, at their speed."""
    if not track.edits or not movie.scale or not track.scale:
        return
    lasting = [edit for edit in track.edits if edit.start >= 0]
    blank = sum(edit.length for edit in track.edits if edit.start < 0) / movie.scale
    if blank > 0.0005:
        yield phrase("edit-blank", seconds=blank)
    if len(lasting) > 1:
        yield phrase("edit-parts", parts=len(lasting))
    if any(edit.rate != 1 for edit in lasting):
        yield phrase("edit-speed", speed=next(e.rate for e in lasting if e.rate != 1))
    yield from _hidden(track, lasting, movie)


PRIMED = 0.1
"""Seconds that an encoder of sound puts before and after the sound (AAC: 2112 and up to 1024 samples); an edit list takes them off."""


def _hidden(track: Track, lasting: Sequence[quicktime.Edit], movie: Movie) -> Iterator[Phrase]:
    tick = track.scale / movie.scale
    stretches = [(edit.start, edit.start + edit.length * tick) for edit in lasting]
    if track.kind == "soun":
        kept = sum(edit.length for edit in lasting) / movie.scale
        stored, coded = track.length / track.scale, bool(track.entries) and track.entries[0] not in {*PCM, "lpcm"}
        if stored - kept > (PRIMED if coded else 1.5 / movie.scale + 1 / track.scale):
            yield phrase("edit-sound", stored=stored, played=kept)
        return
    begins = quicktime_samples.moments(track)
    seen = np.zeros(len(begins), bool)
    for start, end in stretches:
        seen |= (begins + 0.5 * tick >= start) & (begins < end)
    if not seen.all():
        yield phrase("edit-frames", stored=len(begins), shown=int(seen.sum()))


def _zeroed(path: Path, number: int, track: Track, found: Stored) -> None:
    """Frames of H.264 and HEVC in which a block was filled with zeros."""
    if not track.entries or track.entries[0] not in nal.CODINGS or found.faults:
        return
    begins, sizes = quicktime_samples.places(track)
    hit = nal.zeroed(path, begins.tolist(), sizes.tolist())
    if hit:
        at = round(hit[0] / track.count * track.length / track.scale, 3) if track.scale else None
        zeroed = phrase("frames-zeroed", zeroed=len(hit), of=track.count)
        found.faults.append(("decoding", at, film(number, zeroed)))


def _pictures(number: int, track: Track, found: Stored) -> None:
    """Clean aperture and gamma."""
    clap, gamma = track.inside.get("clap", b""), track.inside.get("gama", b"")
    if len(clap) >= 32 and len(track.description) >= 28:
        parts = struct.unpack_from(">IIIIiIiI", clap)
        width, height = (parts[n] / max(parts[n + 1], 1) for n in (0, 2))
        whole = struct.unpack_from(">HH", track.description, 24)
        if (width, height) != whole or parts[4] or parts[6]:
            shown = {"width": width, "height": height, "of_width": whole[0], "of_height": whole[1]}
            found.shown.append((None, film(number, phrase("aperture", **shown))))
    if len(gamma) >= 4 and int.from_bytes(gamma[:4], "big"):
        value = int.from_bytes(gamma[:4], "big") / 65536
        found.tagged.append((None, film(number, phrase("gamma", gamma=value))))
        found.tags[f"s:v:{number - 1}:GAMMA"] = f"{value:.4g}"


def _timecodes(path: Path, movie: Movie, found: Stored) -> None:
    from heritage.measure.film.container.timecode import Run, runs

    tracks = [(track, runs(path, track)) for track in movie.tracks if track.kind == "tmcd"]
    many = [found_ for _, found_ in tracks if len(found_) > 1]
    for listed in many:
        first = [phrase("timecode-run", start=run.text, frame=run.frame) for run in listed[:5]]
        found.beside.append((listed[1].seconds, phrase("timecode-runs", count=len(listed), runs=first)))
    firsts: list[Run] = [found_[0] for _, found_ in tracks if found_]
    if len({run.text for run in firsts}) > 1:
        found.beside.append((None, phrase("timecodes-differ", timecodes=[run.text for run in firsts[:5]])))
    reels = list(dict.fromkeys(name for track, _ in tracks if (name := _reel(track))))
    if reels:
        found.tagged.append((None, phrase("reel", names=reels)))
        found.tags["s:v:0:REEL_NAME"] = ", ".join(reels)[:200]


def _reel(track: Track) -> str:
    """The source's name: a string with its length and language before it."""
    said = track.inside.get("name", b"")
    return (
        said[4 : 4 + int.from_bytes(said[:2], "big")].decode("utf-8", "replace").strip("\0 ") if len(said) > 4 else ""
    )


def _unknown(movie: Movie, films: Sequence[Track], sounds: Sequence[Track], found: Stored) -> None:
    """Atoms that nobody here knows, and several descriptions in a track: they may say what a copy would lose."""
    names = {name for name, _, _ in movie.top if not movie.cut} | movie.atoms
    for track in (*films, *sounds):
        names |= track.atoms
        if len(track.entries) > 1:
            found.beside.append((None, phrase("descriptions", count=len(track.entries))))
    names -= CARRIED
    for tracks, known in ((films, CARRIED_OF_FILM), (sounds, CARRIED_OF_SOUND)):
        names |= {name for track in tracks for name in track.inside} - known
    strange = sorted(name.removeprefix("udta/") for name in names if not _is_tag(name))
    if strange:
        found.beside.append((None, phrase("atoms-unknown", names=[*map(_spelt, strange[:10])])))


def _is_tag(name: str) -> bool:
    inner = name.removeprefix("udta/")
    return name.startswith("udta/") and (inner.startswith("\xa9") or inner in PLAYER or inner in CARRIED)


def _spelt(name: str) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in name).strip()
