"""What a file is known by when the same comes again: its bytes, its pixels, its look. Each becomes keys of one index, and what has a
key in common is compared bit by bit. Pure; knows no database."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from heritage.model import Facts, Measured

LEAST_INK = 0.01
"""Share of a page without which its look says nothing: a folio number or a library's stamp is the same on many. Of 64 real pages of
type 63 have more than 0.016; a folio number alone is 0.0001, a short line 0.001 (`blank-page`)."""

LEAST_SPREAD = 0.02
"""Spread of a picture's values, as a share of full scale, below which it is one even tone [K]."""

FARTHEST = 0.25
"""Share of a fingerprint's bits beyond which nothing is found; policies ask for less."""

QUARTERS = (0, 1, 2, 3)

_LOOKS = {64: 16, 256: 32}  # hex digits → waves a side
_KEYS, _BITS = 12, 20
"""A look's keys: 240 of its lowest 256 bits. Measured on 64 pages and 24 photographs: two scans of one have a key in common in 7 to
10 of 10 cases, two pages of one book (190 pairs) never, two of 500 typeset in one layout in 2 of 100,000 pairs (chance alone: 1.1)."""

_HEX = re.compile("[0-9a-f]*")
_STRIDE = 101
"""From one bit of a key to the next, so that neighbouring waves, which change together, are in different keys."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A picture, or a further page of one. `look`: 32 bytes of a photograph's fingerprint (`pixels.phash`) or 128 of what is written
    on a page (`page.imprint`); b"" when it says nothing."""

    page: int
    pixels: bytes
    look: bytes


def likenesses(measured: Measured) -> Iterator[Likeness]:
    """Of each page that says anything: even tones and blank pages are like each other for nothing."""
    for page in range(1, int(measured.number("pages.measured") or 1) + 1):
        facts = _of_page(measured.facts, page)
        spread = facts.get("pixels.spread")
        if isinstance(spread, int | float) and spread > 0 and (pixels := _bytes(facts, "pixels.sha256", 64)):
            yield Likeness(page, pixels, _look(facts, float(spread)))


def of_bytes(institution: str, sha512: str) -> int:
    """The key of a file's digest."""
    return _key(institution, "bytes", sha512.encode())


def of_pixels(institution: str, pixels: bytes) -> int:
    """The key of a picture's pixels."""
    return _key(institution, "pixels", pixels)


def of_look(institution: str, look: bytes) -> list[int]:
    """The keys of a look; none where there is none. A key is an institution's own: no other one's rows are even read."""
    return [_key(institution, f"look {len(look)} {n}", part) for n, part in enumerate(_parts(look))] if look else []


def turned(look: bytes, quarters: int) -> bytes:
    """The look of the same picture turned so many times by 90°, counter-clockwise. A wave of a picture that is mirrored along an
    axis changes its sign where it has an odd number of halves; turning is that, and changing rows for columns (measured: off by
    a median of 6 to 8 of 256 bits, and of 7 % of 1024)."""
    import numpy as np

    bits = _square(look)
    rows, columns = np.indices(bits.shape)
    odd = (0 * rows, rows, rows + columns, columns)[quarters] % 2
    return np.packbits((bits.T if quarters % 2 else bits) ^ odd.astype(np.uint8)).tobytes()


def differs(one: bytes, other: bytes) -> float:
    """Share of the bits; 1 for looks of different kinds."""
    if not one or len(one) != len(other):
        return 1.0
    return (int.from_bytes(one) ^ int.from_bytes(other)).bit_count() / (8 * len(one))


def _of_page(facts: Facts, page: int) -> Facts:
    start = f"page{page}."
    return facts if page == 1 else {n.removeprefix(start): f for n, f in facts.items() if n.startswith(start)}


def _look(facts: Facts, spread: float) -> bytes:
    """Pages are known by what is written on them: from afar, those of one layout look the same. Of a picture without any detail
    (`pixels.sharpness`) the fingerprint tells the lamp."""
    ink = facts.get("page.ink")
    if isinstance(ink, int | float):
        return _bytes(facts, "page.imprint", 256) if ink >= LEAST_INK else b""
    if spread < LEAST_SPREAD or facts.get("pixels.sharpness") is None:
        return b""
    return _bytes(facts, "pixels.phash", 64)


def _bytes(facts: Facts, name: str, digits: int) -> bytes:
    value = facts.get(name)
    whole = isinstance(value, str) and len(value) == digits and _HEX.fullmatch(value)
    return bytes.fromhex(str(value)) if whole else b""


def _parts(look: bytes) -> list[bytes]:
    import numpy as np

    low = _square(look)[:16, :16].ravel()[_places()]
    return [row.tobytes() for row in np.packbits(low.reshape(_KEYS, _BITS), axis=1)]


@lru_cache(maxsize=1)
def _places() -> Any:
    import numpy as np

    return np.arange(_KEYS * _BITS) * _STRIDE % 256


def _square(look: bytes) -> Any:
    import numpy as np

    side = _LOOKS[2 * len(look)]
    return np.unpackbits(np.frombuffer(look, np.uint8)).reshape(side, side)


def _key(institution: str, kind: str, value: bytes) -> int:
    """63 bits and a sign, as both databases keep whole numbers."""
    return int.from_bytes(hashlib.sha256(f"{institution}\0{kind}\0".encode() + value).digest()[:8], signed=True)
