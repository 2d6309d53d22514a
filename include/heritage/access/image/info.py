"""What a client is told of a picture before it asks for parts of it: IIIF Image API 3's info.json."""

from __future__ import annotations

from typing import Any

from heritage.access.image.asked import FORMATS, LONGEST, QUALITIES, fitting
from heritage.access.record import View

TILE = 512
"""Pixels of the side of the tiles that are recommended: four stored ones."""

CONTEXT = "http://iiif.io/api/image/3/context.json"
LEVEL = "level2"


def info(address: str, view: View, rights: str) -> dict[str, Any]:
    """`address`: of the image service."""
    return {
        "@context": CONTEXT,
        "id": address,
        "type": "ImageService3",
        "protocol": "http://iiif.io/api/image",
        "profile": LEVEL,
        "width": view.width,
        "height": view.height,
        "maxWidth": LONGEST,
        "maxHeight": LONGEST,
        "sizes": [{"width": w, "height": h} for w, h in reversed(_sizes(view))],
        "tiles": [{"width": TILE, "scaleFactors": _factors(view)}],
        "rights": rights,
        "extraQualities": [quality for quality in QUALITIES if quality != "default"],
        "extraFormats": [name for name in FORMATS if name != "jpg"],
        "extraFeatures": ["mirroring", "canonicalLinkHeader", "profileLinkHeader"],
    }


def thumbnail(view: View, longest: int = 400) -> tuple[int, int]:
    """The size of a small picture of it."""
    share = min(1.0, longest / max(view.width, view.height))
    return max(1, round(view.width * share)), max(1, round(view.height * share))


def _sizes(view: View) -> list[tuple[int, int]]:
    found = [fitting(view.width, view.height)]
    while max(found[-1]) > 256:
        found.append((max(1, found[-1][0] // 2), max(1, found[-1][1] // 2)))
    return found


def _factors(view: View) -> list[int]:
    factors = [1]
    while max(view.width, view.height) > TILE * factors[-1]:
        factors.append(factors[-1] * 2)
    return factors
