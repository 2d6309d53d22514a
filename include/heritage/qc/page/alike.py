"""Which pages of a batch look like an earlier one, by what was measured of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from heritage.model import Measured

_PAIRS = 1 << 18
"""Pairs compared at a time, in 3 MB, or 17 where all look alike: 10,000 pages are 50 million pairs in about a second."""

_NAMED = 3
"""Earlier pages that a finding names; the others are counted."""


@dataclass(slots=True)
class Like:
    """The earlier pages that a page looks like: how many, and the first of them by number."""

    number: int = 0
    first: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Pages:
    """What pages are compared by, one row a page. `prints`: 256 bits each; `pixels`: equal numbers for equal pixels, no two unknown
    ones alike; `imprints`: what is written on it, padded; `digits`: how many hex digits of that count, 0 where nothing shows."""

    prints: NDArray[np.uint64]
    pixels: NDArray[np.intp]
    imprints: NDArray[np.uint64]
    digits: NDArray[np.int64]

    @classmethod
    def of(cls, pages: Sequence[Measured], digits: int) -> Pages:
        """`digits`: hex digits of a fingerprint."""
        written = [page.text("page.imprint") for page in pages]
        longest = -(-max(map(len, written), default=0) // 16) * 16 or 16
        digests = [page.text("pixels.sha256") or f"unknown {n}" for n, page in enumerate(pages)]
        return cls(
            _words([page.text("pixels.phash") for page in pages], digits),
            np.unique(digests, return_inverse=True)[1],
            _words([text.ljust(longest, "0") for text in written], longest),
            np.array([len(text) for text in written], np.int64),
        )


def _words(texts: Sequence[str], digits: int) -> NDArray[np.uint64]:
    return np.frombuffer(bytes.fromhex("".join(texts)), np.uint64).reshape(-1, digits // 16)


def alike(pages: Pages, most: int, imprint: float) -> list[Like]:
    """Per page. Two look alike whose fingerprints differ in at most so many of 256 bits, and whose pixels are not the same (that is
    said by `duplicate-exact`). Pages of one layout look the same from afar: then what is written on them decides, where both show it
    (photographs do not). Every pair is compared; what is remembered is a few a page, also of 50,000 pages that are all the same."""
    found = [Like() for _ in pages.pixels]
    block = max(1, _PAIRS // max(1, len(found)))
    for start in range(0, len(found), block):
        first, second = _near(pages, start, block, most)
        told = (first < second) & (pages.pixels[first] != pages.pixels[second])
        first, second = first[told], second[told]
        told = _may_say_the_same(pages, first, second, imprint)
        _remember(found, first[told], second[told])
    return found


def _near(pages: Pages, start: int, block: int, most: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The numbers of both of each pair whose first is in the block, by the second and then the first."""
    own, others = pages.prints[start : start + block], pages.prints[start:]
    differing = np.zeros((len(others), len(own)), np.uint16)
    for word in range(own.shape[1]):
        differing += np.bitwise_count(others[:, word, None] ^ own[None, :, word])
    second, first = np.nonzero(differing <= most)
    return first + start, second + start


def _may_say_the_same(
    pages: Pages, first: NDArray[np.intp], second: NDArray[np.intp], share: float
) -> NDArray[np.bool_]:
    digits = pages.digits[first]
    comparable = (digits > 0) & (digits == pages.digits[second])
    differing = np.zeros(len(first), np.int64)
    for word in range(pages.imprints.shape[1]):
        differing += np.bitwise_count(pages.imprints[first, word] ^ pages.imprints[second, word])
    allowed: NDArray[np.bool_] = ~comparable | (differing <= share * 4 * digits)
    return allowed


def _remember(found: list[Like], first: NDArray[np.intp], second: NDArray[np.intp]) -> None:
    """Pairs sorted by the second, then the first; blocks come in the order of the first."""
    pages, starts, numbers = np.unique(second, return_index=True, return_counts=True)
    for page, at, number in zip(pages.tolist(), starts.tolist(), numbers.tolist(), strict=True):
        like = found[page]
        like.number += number
        room = _NAMED - len(like.first)
        like.first += first[at : at + min(room, number)].tolist()
