"""What only a full decode tells of a recording that no decoder complains of: sound that is missing while the clock goes on, and
parts of an uncompressed picture that are nothing but zeros."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from heritage.measure.film.container.stored import film, sound_track
from heritage.model import Facts, phrase

if TYPE_CHECKING:
    from heritage.measure.film.container.stored import Stored
    from heritage.measure.film.streams import Streams

PLAIN = frozenset({"rawvideo", "v210", "v210x", "v308", "v408", "v410", "yuv4", "y41p"})
"""Codecs whose stored bytes are the picture: a decoder has nothing to complain of."""


def tell(streams: Streams, heard: Facts, found: Stored) -> None:
    """Adds to what changes under way."""
    for index in range(len(streams.audio)):
        gaps = cast(list[list[float]], heard.get(f"sound.{index}.gaps") or [])
        if gaps:
            missed = phrase("sound-missing", places=len(gaps), seconds=float(gaps[0][1]))
            found.changes.append((gaps[0][0], sound_track(index + 1, missed)))
    zeroed: Any = heard.get("video.zeroed")
    if zeroed and _video_levels(streams):
        found.changes.append((zeroed[1], film(1, phrase("areas-zero", frames=zeroed[0]))))


def _video_levels(streams: Streams) -> bool:
    """Uncompressed luma and chroma in video's own range, where 0 is no level of any component (ITU-R BT.601)."""
    film = streams.video[0]
    plain = film.get("codec_name") in PLAIN and str(film.get("pix_fmt")).startswith(("yuv", "uyvy", "yuyv"))
    return plain and not str(film.get("pix_fmt")).startswith("yuvj") and film.get("color_range") != "pc"


def missing(heard: Facts) -> bool:
    """Is there sound that is missing?"""
    return any(name.startswith("sound.") and name.endswith(".gaps") for name in heard)
