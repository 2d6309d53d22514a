"""Asks whether a page was captured or delivered twice, in its item or anywhere in the batch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from heritage.contracts import Batch, CheckContext, Scope, check
from heritage.model import Finding, Measured

FINGERPRINT = 64  # hex digits of 256 bits

COMPARED = frozenset({"image.format", "pixels.sha256", "pixels.spread", "pixels.phash", "page.ink", "page.imprint"})
"""All that a page must tell to be compared with the others: of 50,000 pages, only this is in memory at once."""


@check("duplicate-exact", Scope.BATCH)
def duplicate_exact(batch: Batch, ctx: CheckContext) -> Iterator[Finding]:
    """Has no earlier file of the batch exactly the same pixels? Pages that are one even tone do not count."""
    same: dict[str, list[Measured]] = defaultdict(list)
    for measured in _pictures(batch):
        if measured.text("pixels.sha256") and measured.number("pixels.spread") != 0:
            same[measured.text("pixels.sha256")].append(measured)
    for first, *later in same.values():
        yield ctx.passed(first.file.path, "own")
        for measured in later:
            yield ctx.failed(measured.file.path, "same", path=first.file.path)


@check("duplicate-perceptual", Scope.BATCH)
def duplicate_perceptual(batch: Batch, ctx: CheckContext) -> Iterator[Finding]:
    """Does no earlier page of the batch look the same (a page captured twice)? Blank pages do not count."""
    from heritage.qc.page import alike  # with numpy, which the drawing of DAGs has no use for

    pages = [m for m in _pictures(batch) if _can_be_compared(m, ctx.limit("ink"))]
    imprint = ctx.limit("imprint") if _with_imprint(pages) else 0.0
    found = alike.alike(alike.Pages.of(pages, FINGERPRINT), int(ctx.limit("bits")), imprint)
    for measured, like in zip(pages, found, strict=True):
        if like.number:
            paths = [pages[number].file.path for number in like.first]
            more = like.number - len(paths)
            yield ctx.failed(measured.file.path, "like-more" if more else "like", paths=paths, more=more)
        else:
            yield ctx.passed(measured.file.path, "own")


def _with_imprint(pages: Iterable[Measured]) -> bool:
    return any(page.text("page.imprint") for page in pages)


def _can_be_compared(measured: Measured, ink: float) -> bool:
    """Has a fingerprint, and something on it: two blank pages are not each other's copy."""
    found = measured.number("page.ink")
    return len(measured.text("pixels.phash")) == FINGERPRINT and (found is None or found >= ink)


def _pictures(batch: Batch) -> Iterable[Measured]:
    return (m for item in batch.items for m in item.files if m.text("image.format"))
