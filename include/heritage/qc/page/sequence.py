"""Asks whether an item's pages are all there, once each, as their file names number them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heritage.contracts import CheckContext, ItemMeasured, Scope, check
from heritage.model import Finding, Folio, Measured, Phrase, phrase
from heritage.model.folio import SIDES, plain, rank
from heritage.model.lacunae import Gaps, gaps
from heritage.model.pagination import folios

_LONE = 12
"""Inserts without the one before them that are told one by one."""


def is_page(measured: Measured) -> bool:
    """A picture, readable or not: what the image probe was asked about."""
    return bool(measured.text("image.format")) or bool({"image", "page", "worker"} & measured.refused.keys())


@check("page-sequence", Scope.ITEM)
def page_sequence(measured: ItemMeasured, ctx: CheckContext) -> Iterator[Finding]:
    """Are all pages there, without a gap and each once?"""
    parts: dict[str, list[str]] = {}
    for page in measured.files:
        if is_page(page):
            parts.setdefault(page.file.path.rpartition("/")[0], []).append(page.file.stem)
    for folder, stems in parts.items():
        subject = measured.item.id if len(parts) == 1 else folder
        yield from _sequence(subject, stems, ctx, _declared_pages(ctx) if len(parts) == 1 else 0)


def _sequence(subject: str, stems: Sequence[str], ctx: CheckContext, declared: int) -> Iterator[Finding]:
    """One folder's pages. The issues of a volume of newspapers, each in its folder, are each counted from 1."""
    placed = folios(stems)
    if not placed:
        yield from _unnumbered(subject, stems, ctx)
        return
    found = [placed[stem] for stem in stems if stem in placed]
    counted = bool(declared) and {folio.group for folio in found} == {""} and not any(folio.last for folio in found)
    there = _against(found, declared) if counted else gaps(found)
    first, last = map(str, there.expected)
    faults = list(_faults(there, found if counted else ()))
    if faults:
        yield ctx.failed(subject, "faults", faults=faults, first=first, last=last, leaves=there.sided)
    else:
        yield ctx.passed(subject, "all", pages=len(placed), first=first, last=last, leaves=there.sided)


def _declared_pages(ctx: CheckContext) -> int:
    """How many pages the item was declared to have; 0 when that was not said."""
    declared = ctx.declared("pages")
    return declared if isinstance(declared, int) and not isinstance(declared, bool) and declared > 0 else 0


def _unnumbered(item: str, stems: Sequence[str], ctx: CheckContext) -> Iterator[Finding]:
    if len(stems) == 1:
        yield ctx.passed(item, "one")
    elif len(set(stems)) == len(stems) and all(rank(stem) is not None or plain(stem) in SIDES for stem in stems):
        named = sorted(stems, key=lambda stem: (rank(stem) or 0, stem))
        yield ctx.passed(item, "all", pages=len(stems), first=named[0], last=named[-1], leaves=False)
    else:
        yield ctx.failed(item, "none", names=len(stems))


def _faults(there: Gaps, counted: Sequence[Folio]) -> Iterator[Phrase]:
    """What is wrong; `counted`: the pages that were there, where it was said how many there should be."""
    beyond = sorted({str(f) for f in counted if not f.insert and f.number > there.expected[1].number})
    if there.missing:
        yield phrase("missing", pages=list(map(str, there.missing)))
    if there.twice:
        yield phrase("twice", pages=list(map(str, there.twice)))
    if beyond:
        yield phrase("unexpected", pages=beyond)
    yield from (phrase("insert", page=str(folio)) for folio in there.lone[:_LONE])


def _against(found: Sequence[Folio], declared: int) -> Gaps:
    """From 1, when the declared number of pages says so, to as many."""
    numbers = [f.number for f in found]
    first, last = min(numbers), max(numbers)
    leaves = -(-declared // (2 if any(f.side for f in found) else 1)) - sum(bool(f.insert or f.bis) for f in found)
    first = min(first, 1) if last <= leaves or first <= 1 else first
    return gaps(found, first=first, last=max(last, first + leaves - 1))


@check("page-count", Scope.ITEM)
def page_count(measured: ItemMeasured, ctx: CheckContext) -> Iterator[Finding]:
    """Are there as many pages as the delivery declares? A spread (`0002-0003`) is one picture, or two pages."""
    declared = measured.item.expected.get("pages")
    if not isinstance(declared, int) or isinstance(declared, bool):
        return
    pictures = [m.file.stem for m in measured.files if is_page(m)]
    spreads = sum(bool(folio.last) for folio in folios(pictures).values())
    pages = declared if declared == len(pictures) + spreads else len(pictures)
    yield ctx.passed_if(pages == declared, measured.item.id, "pages", pages=pages, declared=declared)
