"""Which pictures have tones that prove anything."""

from __future__ import annotations

from heritage.model import Measured

_TOO_SMALL = 4096
"""Pixels below which tones prove nothing: icons, thumbnails [K]."""


def has_tones(measured: Measured) -> bool:
    """Has the picture tones (a bitonal one has none), and enough of them?"""
    pixels = (measured.number("image.width") or 0) * (measured.number("image.height") or 0)
    return pixels >= _TOO_SMALL and measured.text("image.colour") not in {"bitonal", ""}
