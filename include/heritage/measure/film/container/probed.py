"""What ffprobe says of a film's streams besides frames and samples: told where the master would not say it any more."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from heritage.measure.film.container.stored import film, sound_track
from heritage.model import Phrase, Reason, phrase
from heritage.tools.av.container import matroska

if TYPE_CHECKING:
    from heritage.measure.film.container.stored import Stored
    from heritage.measure.film.streams import Streams

CARRIED = frozenset({
    "CPB properties", "Mastering display metadata", "Content light level metadata", "Stereo 3D", "Spherical Mapping",
    "Audio Service Type", "Skip Samples", "Producer Reference Time",
})  # fmt: skip
"""Side data of a stream that reaches the master, or that only helps a player."""

USUAL = frozenset({"", "unknown", "mono", "stereo"})
"""Layouts that one or two channels have anyway."""


def told(streams: Streams, found: Stored) -> None:
    """Adds display matrices, side data and channel layouts to what the container's own structure told."""
    for number, stream in enumerate(streams.video, 1):
        for side in stream.get("side_data_list") or []:
            _side(number, side, found)
    found.beside += [(None, phrase("track-unknown", name=name)) for name in _tracks(streams)]
    for number, stream in enumerate(streams.audio, 1):
        layout, codec = str(stream.get("channel_layout") or ""), str(stream.get("codec_name"))
        described = found.layouts.get(number, "")
        if codec.startswith("pcm_") and (layout not in USUAL or described):
            text = layout if layout not in USUAL else described or layout
            found.tagged.append((None, sound_track(number, phrase("channels-are", layout=text))))
            found.tags[f"s:a:{number - 1}:CHANNEL_LAYOUT"] = text


def _tracks(streams: Streams) -> list[str]:
    """Captions, data, covers and sound that a master could not take."""
    facts = streams.facts()
    kinds = [cast(list[str], facts.get(f"av.{name}") or []) for name in ("captions", "data", "covers")]
    gone = matroska.without_place(kinds[0], kinds[1], kinds[2], bool(facts.get("av.chapters")))
    return [*gone, *(c for s in streams.audio if (c := str(s.get("codec_name"))) not in matroska.SOUND)]


def _side(number: int, side: Mapping[str, Any], found: Stored) -> None:
    kind = str(side.get("side_data_type", ""))
    if kind == "Display Matrix":
        found.shown.append((None, film(number, turned(str(side.get("displaymatrix", ""))))))
    elif kind not in CARRIED:
        found.beside.append((None, film(number, Reason(kind))))


def turned(matrix: str) -> Phrase:
    """How the film is shown, by ffprobe's three lines of three numbers in 16.16."""
    numbers = [int(word) for line in matrix.strip().splitlines() for word in line.partition(":")[2].split()]
    if len(numbers) != 9:
        return phrase("moved")
    a, b, c, d = (value / 65536 for value in (numbers[0], numbers[1], numbers[3], numbers[4]))
    mirrored = a * d - b * c < 0
    angle = round(math.degrees(math.atan2(b, -a if mirrored else a))) % 360
    if mirrored:
        return phrase("mirrored-turned", degrees=angle) if angle else phrase("mirrored")
    return phrase("turned", degrees=angle) if angle else phrase("moved")
