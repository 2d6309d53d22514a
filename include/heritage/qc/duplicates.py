"""Asks whether a page was captured or delivered twice, in its item or anywhere in the batch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from heritage.contracts import Asked, Batch, Scope, check
from heritage.model import Finding, Measured

FINGERPRINT = 64  # hex digits of 256 bits

COMPARED = frozenset({"image.format", "pixels.sha256", "pixels.spread", "pixels.phash", "page.ink", "page.imprint"})
"""All that a page must tell to be compared with the others: of 50,000 pages, only this is in memory at once."""


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
    from heritage.qc import alike  # with numpy, which the drawing of DAGs has no use for

    pages = [m for m in _pictures(batch) if _can_be_compared(m, asked.limit("ink"))]
    imprint = asked.limit("imprint") if _with_imprint(pages) else 0.0
    found = alike.alike(alike.Pages.of(pages), int(asked.limit("bits")), imprint)
    wanted = "a page that looks like no earlier one"
    for measured, like in zip(pages, found, strict=True):
        if like.number:
            advice = "Captured twice, or a form that is the same on every page? Look at both."
            others = _some([pages[n].file.path for n in like.first], like.number)
            yield asked.missed(measured.file.path, wanted, f"looks like {others}", advice)
        else:
            yield asked.met(measured.file.path, wanted, "its own")


def _with_imprint(pages: Iterable[Measured]) -> bool:
    return any(page.text("page.imprint") for page in pages)


def _can_be_compared(measured: Measured, ink: float) -> bool:
    """Has a fingerprint, and something on it: two blank pages are not each other's copy."""
    found = measured.number("page.ink")
    return len(measured.text("pixels.phash")) == FINGERPRINT and (found is None or found >= ink)


def _pictures(batch: Batch) -> Iterable[Measured]:
    return (m for item in batch.items for m in item.files if m.text("image.format"))


def _some(paths: Sequence[str], number: int) -> str:
    return ", ".join(paths) + (f" and {number - len(paths)} more" if number > len(paths) else "")
