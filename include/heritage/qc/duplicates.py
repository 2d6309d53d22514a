"""Asks whether a page was captured or delivered twice, in its item or anywhere in the batch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from heritage.contracts import Asked, Batch, Scope, check
from heritage.model import Finding, Measured

COMPARED = frozenset({"image.format", "pixels.sha256", "pixels.spread", "pixels.phash", "page.ink", "page.imprint"})
"""All that a page must tell to be compared with the others: of 50,000 pages, only this is in memory at once."""

_BLOCK = 1024
"""Pages compared with all others at a time: 10,000 pages are 50 million pairs in about a second and 100 MB."""

_FINGERPRINT = 64  # hex digits of 256 bits


@check("duplicate-exact", Scope.BATCH)
def duplicate_exact(batch: Batch, asked: Asked) -> Iterator[Finding]:
    """Has no earlier file of the batch exactly the same pixels? Pages that are one even tone do not count."""
    same: dict[str, list[Measured]] = defaultdict(list)
    for measured in _pictures(batch):
        if measured.text("pixels.sha256") and measured.number("pixels.spread") != 0:
            same[measured.text("pixels.sha256")].append(measured)
    wanted = "pixels that no earlier file of the batch has"
    for first, *later in same.values():
        yield asked.met(first.file.path, wanted, "its own")
        for measured in later:
            advice = "The same picture twice: one of them stands for a page that is missing. Look at both."
            yield asked.missed(measured.file.path, wanted, f"the same as {first.file.path}", advice)


@check("duplicate-perceptual", Scope.BATCH)
def duplicate_perceptual(batch: Batch, asked: Asked) -> Iterator[Finding]:
    """Does no earlier page of the batch look the same (a page captured twice)? Blank pages do not count."""
    pages = [m for m in _pictures(batch) if _can_be_compared(m, asked.limit("ink"))]
    near: dict[int, list[int]] = defaultdict(list)
    for pair in _near(pages, int(asked.limit("bits"))):
        if _may_say_the_same(pages[pair.first], pages[pair.second], asked):
            near[pair.second].append(pair.first)
    wanted = "a page that looks like no earlier one"
    for number, measured in enumerate(pages):
        if near[number]:
            others = [pages[n].file.path for n in near[number]]
            advice = "Captured twice, or a form that is the same on every page? Look at both."
            yield asked.missed(measured.file.path, wanted, f"looks like {_some(others)}", advice)
        else:
            yield asked.met(measured.file.path, wanted, "its own")


@dataclass(frozen=True, slots=True)
class _Pair:
    first: int
    second: int


def _near(pages: Sequence[Measured], most: int) -> Iterator[_Pair]:
    """Pairs whose fingerprints differ in at most so many of 256 bits, and whose pixels are not the same (that is said by
    `duplicate-exact`). Every pair is compared, 1,024 pages against the rest at a time."""
    import numpy as np

    prints = np.frombuffer(bytes.fromhex("".join(p.text("pixels.phash") for p in pages)), np.uint64).reshape(-1, 4)
    for start in range(0, len(prints), _BLOCK):
        block = prints[start : start + _BLOCK]
        differing = np.zeros((len(block), len(prints) - start), np.uint16)
        for word in range(4):
            differing += np.bitwise_count(block[:, word, None] ^ prints[None, start:, word])
        for first, second in zip(*np.nonzero(differing <= most), strict=True):
            pair = _Pair(start + int(first), start + int(second))
            if pair.first < pair.second and not _same(pages[pair.first], pages[pair.second]):
                yield pair


def _may_say_the_same(first: Measured, second: Measured, asked: Asked) -> bool:
    """Pages of one layout look the same from afar: then what is written on them decides, where both show it (photographs
    do not, and their policies have no limit for it)."""
    one, other = first.text("page.imprint"), second.text("page.imprint")
    if not one or len(one) != len(other):
        return True
    return (int(one, 16) ^ int(other, 16)).bit_count() <= asked.limit("imprint") * 4 * len(one)


def _same(first: Measured, second: Measured) -> bool:
    return bool(first.text("pixels.sha256")) and first.text("pixels.sha256") == second.text("pixels.sha256")


def _can_be_compared(measured: Measured, ink: float) -> bool:
    """Has a fingerprint, and something on it: two blank pages are not each other's copy."""
    found = measured.number("page.ink")
    return len(measured.text("pixels.phash")) == _FINGERPRINT and (found is None or found >= ink)


def _pictures(batch: Batch) -> Iterable[Measured]:
    return (m for item in batch.items for m in item.files if m.text("image.format"))


def _some(paths: Sequence[str]) -> str:
    more = f" and {len(paths) - 3} more" if len(paths) > 3 else ""
    return ", ".join(paths[:3]) + more
