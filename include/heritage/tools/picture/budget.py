"""What a still picture may claim before it is decoded: memory, and pixels out of proportion to the bytes that are stored.

Asked of the header alone, so a bomb costs a read of some bytes. Two questions: is what is stored enough for what is claimed
(a bomb), and does the picture fit into a worker when it is opened whole (else it is read band by band, where that can be)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from heritage.errors import NotReadHere, SourceUnreadable
from heritage.model import about, phrase

MEMORY = 1_250_000_000
"""Bytes that a picture may take of a worker: 1.5 GB resident at most, less 0.2 GB of libraries (measured: 756 MB for a picture
of 300 MB decoded, TIFF, PNG and JPEG alike), and the rest for what allocators keep."""

COPIES = 2.0
"""Decoded size to peak size in measuring: the pixels, their grey, and the largest passing copy (measured: 1.85)."""

FREE = 256_000_000
"""Bytes of samples up to which any proportion is believed: a blank page of 8,000 × 10,000 pixels compresses 1000 : 1."""

RATIO = 150
"""Bytes of samples for one stored byte above FREE. Scans compress 2 to 40 : 1, lossy ones to 100 : 1; bombs have 400 to 1000."""

PIXELS = 2_000_000_000
"""An A0 at 600 ppi has 0.56 gigapixels; the largest published scans of maps some 1.5."""

PIECES = 1_000_000
"""Strips or tiles: a picture of 2 gigapixels in tiles of 64² has half as many."""

SCANS = 200
"""Scans of a progressive JPEG: encoders write 10, by hand up to 64; libjpeg-turbo's own fuzzers stop at 500."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a header may claim before anything is allocated."""

    pixels: int = PIXELS
    bytes: int = MEMORY  # at the worst moment of measuring
    file: int = MEMORY // 2  # of a JPEG, PNG or JP2, which are read as one piece


USUAL = Limits()


@dataclass(frozen=True, slots=True)
class Claim:
    """What a header says. `shape`: height, width[, samples]; `itemsize`: bytes of a decoded sample; `bits`: of a stored one;
    `stored`: bytes of the file that hold the pixels; `beside`: bytes that are held while it is decoded."""

    shape: tuple[int, ...]
    itemsize: int
    bits: int
    stored: int
    beside: int = 0

    @property
    def pixels(self) -> int:
        return self.shape[0] * self.shape[1]

    @property
    def decoded(self) -> int:
        return math.prod(self.shape) * self.itemsize

    @property
    def peak(self) -> int:
        return self.beside + int(COPIES * self.decoded)


def ask(path: Path, claim: Claim, limits: Limits, *, whole: bool = True) -> None:
    """Raises SourceUnreadable for a claim that cannot be true, is out of proportion, or (`whole`) takes too much memory."""
    height, width = claim.shape[:2]
    size = {"width": width, "height": height}
    if min(claim.shape) < 1:
        raise SourceUnreadable(about(path.name, phrase("claims-samples", **size, samples=claim.shape[-1])))
    if claim.pixels > limits.pixels:
        raise NotReadHere(about(path.name, phrase("claims-pixels", **size, limit=limits.pixels)))
    if is_bomb(claim):
        raise SourceUnreadable(about(path.name, phrase("bomb", **size, bytes=claim.stored)))
    if whole and claim.peak > limits.bytes:
        raise NotReadHere(about(path.name, phrase("would-take", bytes=claim.peak, limit=limits.bytes)))


def is_bomb(claim: Claim) -> bool:
    """Is it large, and far larger than what is stored of it?"""
    packed = math.prod(claim.shape) * claim.bits // 8
    return packed > FREE and packed > RATIO * max(claim.stored, 1)


def fits(claim: Claim) -> bool:
    """Can the picture be opened whole?"""
    return claim.peak <= MEMORY
