"""What only a full decode tells of a recording that no decoder complains of: sound that is missing while the clock goes on, and
parts of an uncompressed picture that are nothing but zeros."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from heritage.model import Facts

if TYPE_CHECKING:
    from heritage.measure.av_streams import Streams
    from heritage.measure.stored.stored import Stored

PLAIN = frozenset({"rawvideo", "v210", "v210x", "v308", "v408", "v410", "yuv4", "y41p"})
"""Codecs whose stored bytes are the picture: a decoder has nothing to complain of."""


def tell(streams: Streams, heard: Facts, found: Stored) -> None:
    """Adds to what changes under way."""
    for index in range(len(streams.audio)):
        gaps = cast(list[list[float]], heard.get(f"sound.{index}.gaps") or [])
        if gaps:
            words = f"sound track {index + 1}: missing in {len(gaps)} places, the first for {gaps[0][1]:g} s"
            found.changes.append((gaps[0][0], words))
    zeroed: Any = heard.get("video.zeroed")
    if zeroed and _video_levels(streams):
        words = f"film 1: {zeroed[0]} frames have areas of zeros, which video does not use"
        found.changes.append((zeroed[1], words))


def _video_levels(streams: Streams) -> bool:
    """Uncompressed luma and chroma in video's own range, where 0 is no level of any component (ITU-R BT.601)."""
    film = streams.video[0]
    plain = film.get("codec_name") in PLAIN and str(film.get("pix_fmt")).startswith(("yuv", "uyvy", "yuyv"))
    return plain and not str(film.get("pix_fmt")).startswith("yuvj") and film.get("color_range") != "pc"


def missing(heard: Facts) -> bool:
    """Is there sound that is missing?"""
    return any(name.startswith("sound.") and name.endswith(".gaps") for name in heard)
