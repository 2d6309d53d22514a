"""What a film's headers may claim before a decoder believes them: frames and tracks beyond any film are refused unopened."""

from __future__ import annotations

from heritage.errors import SourceUnreadable
from heritage.model import phrase

MOST_PIXELS = 8192 * 8192
"""Of a frame: 8K film has 8192 × 6144. A frame of four samples of 16 bits then takes 512 MB; a decoder holds two or three."""

MOST_TRACKS = 256
"""A broadcast tape has 32 sound tracks at most."""

MOST_RATE = 1000
"""Frames per second; what a faster camera takes is played at a film's rate."""


def frame(width: int, height: int) -> None:
    """Raises SourceUnreadable."""
    if width * height > MOST_PIXELS or max(width, height) > 65_535:
        raise SourceUnreadable(
            phrase("malformed", said=phrase("claims-frame", width=width, height=height, limit=MOST_PIXELS))
        )


def tracks(count: int) -> None:
    """Raises SourceUnreadable."""
    if count > MOST_TRACKS:
        raise SourceUnreadable(phrase("malformed", said=phrase("claims-tracks", tracks=count, limit=MOST_TRACKS)))


def length(seconds: float, size: int) -> float:
    """Seconds that a file of that many bytes may last when a time limit is reckoned: an hour, and a second for each kilobyte."""
    return min(seconds, 3600 + size / 1000)


def rate(frames: float) -> None:
    """Frames per second. Raises SourceUnreadable."""
    if frames > MOST_RATE:
        raise SourceUnreadable(phrase("malformed", said=phrase("claims-rate", rate=frames, limit=MOST_RATE)))
