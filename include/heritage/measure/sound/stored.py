"""Holds a decoder against what the file's own header says of its sound: coding, channels and number of samples.

What ffmpeg takes for another coding is refused (it would be noise, and a copy of noise can be "proved"); what it decodes
more or fewer samples of is a fault; oddities that cost no sample are notes (`stored.notes`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias, cast

from heritage.errors import SourceUnreadable
from heritage.measure.film.container.stored import damaged
from heritage.measure.film.streams import Streams
from heritage.model import Facts, Phrase, phrase
from heritage.tools.av import flac
from heritage.tools.av.sound import pcm, reading, respelt, text, wave, wavpack
from heritage.tools.av.sound.bext import Bext
from heritage.tools.av.sound.stored import Stored, fewer

Fault: TypeAlias = tuple[str, float | None, Phrase | str]
"""Kind, time, and what is wrong: by our own readers, or in a tool's words."""

_WRITTEN = {
    "wav": {".wav", ".bwf", ".rf64", ".wave"}, "w64": {".w64", ".wav"}, "aiff": {".aif", ".aiff", ".aifc", ".afc"},
    "au": {".au", ".snd"}, "caf": {".caf"}, "flac": {".flac"}, "ogg": {".ogg", ".oga", ".opus", ".flac", ".spx"},
    "mp3": {".mp3", ".mp2", ".mp1", ".mpa"}, "aac": {".aac"}, "loas": {".aac"}, "wv": {".wv"}, "tta": {".tta"}, "ape": {".ape"},
    "nistsphere": {".sph", ".nist"}, "voc": {".voc"}, "ircam": {".sf"}, "iff": {".8svx", ".svx"},
    "asf": {".wma"}, "mov,mp4,m4a,3gp,3g2,mj2": {".m4a", ".m4b", ".aac"},
}  # fmt: skip
"""ffmpeg's name of a format → how files of it are called. A sound file with one of these names must be what it says."""
_NAMES = frozenset().union(*_WRITTEN.values())
_BARE = frozenset({
    "wav", "w64", "aiff", "au", "caf", "ogg", "voc", "nistsphere", "ircam", "iff", "asf", "avi", "matroska,webm", "mxf", "flv",
    "mov,mp4,m4a,3gp,3g2,mj2", "mpeg", "mpegts", "dv", "rm", "gxf",
})  # fmt: skip
"""ffmpeg's formats that have no place for an ID3v2 tag before their first byte. ffmpeg passes over one before anything; our own readers of
their structure, PRONOM and players do not."""

_MPEG = re.compile(r"^mp[123](float|adu)?: ")
_MPEG_WORDS = re.compile(r"bits_left|backstep|overread|Header missing|Error while decoding", re.IGNORECASE)
"""What the MPEG audio decoder says of files that every player plays: the first frame's reservoir is not there, a tag between frames."""
_PACKETS = re.compile(r"Packet corrupt|corrupt input packet")


def structure(path: Path) -> tuple[Facts, list[Fault]] | None:
    """Facts and faults of sound whose container is read here; None for others. Raises SourceUnreadable."""
    if flac.begins(path) is not None:
        return _flac(flac.read(path))
    stored = reading.stored(path)
    if stored is None:
        return None
    facts: dict[str, Any] = _facts(stored, path)
    faults: list[Fault] = [(kind, None, words) for kind, words in stored.faults]
    if pcm.swapped(path, stored):
        faults.append(("malformed", None, phrase("samples-swapped")))
    if stored.container in ("RIFF", "RF64", "BW64", "RIFX"):
        facts |= _wave(wave.read(path))
    if stored.container == "WavPack":
        facts["stored.lossy"] = wavpack.read(path)[1]
    inside = flac.in_ogg(path) if stored.container == "Ogg" else None
    return (facts, faults) if inside is None else ({**_flac(inside)[0], **facts}, faults)


def _facts(stored: Stored, path: Path) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "stored.container": stored.container,
        "stored.coding": stored.coding,
        "stored.channels": stored.channels,
        "stored.bits": stored.bits,
        "stored.frame": stored.frame,
        "stored.tags": stored.tags or text.id3v1(path),
        "stored.lost": list(stored.lost[:100]),
        "stored.outside": stored.outside,
        "stored.notes": [*stored.notes],
    }
    return facts if stored.frames is None else facts | {"stored.frames": stored.frames}


def _wave(found: wave.Wave) -> Facts:
    facts: dict[str, Any] = {
        "wave.family": found.family,
        "wave.chunks": [chunk.name.decode("latin-1").strip() for chunk in found.chunks][:100],
        "wave.coding": found.form.coding,
        "wave.extensible": found.form.extensible,
    }
    return facts if found.bext is None else facts | _bext(found.bext)


def _bext(found: Bext) -> dict[str, Any]:
    return {
        "bext.version": found.version,
        "bext.description": found.description.strip(),
        "bext.originator": found.originator.strip(),
        "bext.reference": found.reference.strip(),
        "bext.date": found.date.strip(),
        "bext.time": found.time.strip(),
        "bext.time_reference": found.time_reference,
        "bext.history": found.history.strip()[:4000],
        "bext.missing": list(found.missing()),
    }


def _flac(found: flac.Flac) -> tuple[Facts, list[Fault]]:
    facts: dict[str, Any] = {
        "flac.md5": found.md5,
        "flac.samples": found.samples,
        "flac.comments": list(found.comments[:100]),
        "stored.container": "FLAC",
        "stored.outside": found.outside,
        "stored.notes": [*found.notes],
    }
    if found.samples:
        facts["stored.frames"] = found.samples
    faults: list[Fault] = [("malformed", None, words) for words in found.broken]
    return facts, faults + [("flac-metadata", None, words) for words in found.faults]


def worst(faults: Sequence[Fault]) -> SourceUnreadable | None:
    """What our own reader found in a file that ffmpeg does not open: it says it better."""
    return next((damaged(kind, fault) for kind, _, fault in faults if kind != "flac-metadata"), None)


def agreed(known: Facts, streams: Streams, path: Path) -> tuple[Streams, Facts]:
    """The streams as the header has them: with its valid bits, and its texts in their encoding; and, where ffmpeg takes the
    samples for something else, that the header's word is to be taken (`stored.respelt`). Raises SourceUnreadable when it does not say enough."""
    sound = dict(streams.audio[0]) if len(streams.audio) == 1 and not streams.video else {}
    differs = _difference(known, sound) if sound else None
    if differs is None:
        return _retold_streams(known, streams, sound), {}
    stored = reading.stored(path)
    if stored is None or not respelt.reads(stored) or not _clear(stored, known):
        raise SourceUnreadable(phrase("decoding", said=phrase("respelt-not", said=differs)))
    notes = [*cast(Any, known.get("stored.notes") or []), phrase("respelt", said=differs)]
    told = _retold_streams(known, streams, respelt.stream(stored, sound))
    return told, {"stored.respelt": True, "stored.notes": notes}


def _clear(stored: Stored, known: Facts) -> bool:
    """Fewer bits than their words hold lie at the top in WAVE_FORMAT_EXTENSIBLE; elsewhere programs put them at either end."""
    return 8 * stored.frame == stored.bits * stored.channels or known.get("wave.extensible") is True


def _retold_streams(known: Facts, streams: Streams, sound: dict[str, Any]) -> Streams:
    if not sound or "stored.container" not in known:
        return streams
    if known.get("stored.frame") and known.get("stored.bits"):
        sound["bits_per_raw_sample"] = known["stored.bits"]
    if known.get("stored.lossy"):
        sound["lossy"] = True
    form = dict(streams.probed.get("format") or {})
    form["tags"] = _retold(form.get("tags") or {}, known.get("stored.tags") or {})
    others = [s for s in streams.probed.get("streams") or [] if s.get("index") != sound.get("index")]
    return Streams({**streams.probed, "format": form, "streams": [sound, *others]})


def _difference(known: Facts, sound: Mapping[str, Any]) -> Phrase | None:
    """In what ffmpeg's reading is not the header's; None when it is."""
    coding, codec = known.get("stored.coding"), str(sound.get("codec_name"))
    channels, found = known.get("stored.channels"), sound.get("channels")
    if coding and coding != codec:
        width = 8 * int(str(known.get("stored.frame") or 0)) // max(int(str(channels or 1)), 1)
        return phrase("words-other", bits=known.get("stored.bits"), width=width, coding=coding, codec=codec)
    if channels and found and channels != found:
        return phrase("channels-other", promised=channels, channels=found)
    return None


def _retold(tags: Mapping[str, Any], own: Any) -> dict[str, Any]:
    """ffprobe's tags, those in the encoding that we know better replaced."""
    return {name: value for name, value in tags.items() if name.lower() not in own} | dict(own)


def misnamed(streams: Streams, path: Path) -> Iterator[Fault]:
    """A sound file whose name promises another format than it is, and any whose first bytes are not its format's."""
    found, suffix = str((streams.probed.get("format") or {}).get("format_name", "")), path.suffix.lower()
    with path.open("rb") as stream:
        if found in _BARE and stream.read(3) == b"ID3":
            yield "malformed", None, phrase("tag-first", format=found)
    if suffix in _NAMES and not streams.video and suffix not in _WRITTEN.get(found, set()):
        yield "malformed", None, phrase("named-otherwise", suffix=suffix, format=found)


def counted(known: Facts, faults: Sequence[Fault], heard: Facts) -> Iterator[Fault]:
    """More or fewer samples decoded than the header promises. Asked once nothing worse is known: a cut file says it better."""
    used, bits = heard.get("sound.0.bits_used"), known.get("stored.bits")
    if known.get("stored.respelt") and isinstance(used, int) and isinstance(bits, int) and used > bits:
        yield "malformed", None, phrase("bits-in-use", promised=bits, bits=used)
    promised, found = known.get("stored.frames"), heard.get("sound.0.samples")
    if not isinstance(promised, int) or not isinstance(found, int) or promised == found:
        return
    outside, frame = int(str(known.get("stored.outside") or 0)), int(str(known.get("stored.frame") or 0))
    if 0 < (found - promised) * frame <= outside:
        return  # ffmpeg reads on into the bytes behind the sound, which are noted
    if not any(kind == "truncated" for kind, _, _ in faults):
        yield "truncated" if found < promised else "malformed", None, fewer(promised, found)


def weighed(said: Sequence[Fault], known: Facts, faults: Sequence[Fault], heard: Facts) -> list[Fault]:
    """The decoder's words, less those about packets where the header's samples all came out: a size that was left open makes ffmpeg
    speak of corrupt packets at the file's end."""
    whole = known.get("stored.frame") and known.get("stored.frames") == heard.get("sound.0.samples") and not faults
    return [fault for fault in said if not (whole and by_tool(fault, _PACKETS))]


def harmless(fault: Fault) -> bool:
    """A decoder's word that costs nothing that can be heard."""
    return by_tool(fault, _MPEG) and by_tool(fault, _MPEG_WORDS)


def by_tool(fault: Fault, words: re.Pattern[str]) -> bool:
    """Did a tool say it, and in these words?"""
    return isinstance(fault[2], str) and bool(words.search(fault[2]))
