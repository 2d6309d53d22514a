"""Asks whether an item's pages are all there, once each, as their file names number them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heritage.contracts import Asked, ItemMeasured, Scope, check
from heritage.model import Finding, Folio, Measured
from heritage.model.folio import SIDES, plain, rank
from heritage.model.lacunae import Gaps, gaps
from heritage.model.pagination import folios

_SHOWN = 12  # gaps named one by one


def is_page(measured: Measured) -> bool:
    """A picture, readable or not: what the image probe was asked about."""
    return bool(measured.text("image.format")) or bool({"image", "page", "worker"} & measured.refused.keys())


@check("page-sequence", Scope.ITEM)
def page_sequence(measured: ItemMeasured, asked: Asked) -> Iterator[Finding]:
    """Are all pages there, without a gap and each once?"""
    parts: dict[str, list[str]] = {}
    for page in measured.files:
        if is_page(page):
            parts.setdefault(page.file.path.rpartition("/")[0], []).append(page.file.stem)
    for folder, stems in parts.items():
        subject = measured.item.id if len(parts) == 1 else folder
        yield from _sequence(subject, stems, asked, _declared_pages(asked) if len(parts) == 1 else 0)


def _sequence(subject: str, stems: Sequence[str], asked: Asked, declared: int) -> Iterator[Finding]:
    """One folder's pages. The issues of a volume of newspapers, each in its folder, are each counted from 1."""
    placed = folios(stems)
    if not placed:
        yield from _unnumbered(subject, stems, asked)
        return
    wanted, faults = _compared([placed[s] for s in stems if s in placed], declared)
    advice = (
        "Look in the capture log: page skipped, captured twice or named wrongly? Add what is missing and deliver again."
    )
    if faults:
        yield asked.missed(subject, wanted, "; ".join(faults), advice)
    else:
        yield asked.met(subject, wanted, f"all {len(placed)}")


def _declared_pages(asked: Asked) -> int:
    """How many pages the item was declared to have; 0 when that was not said."""
    declared = asked.declared("pages")
    return declared if isinstance(declared, int) and not isinstance(declared, bool) and declared > 0 else 0


def _unnumbered(item: str, stems: Sequence[str], asked: Asked) -> Iterator[Finding]:
    if len(stems) == 1:
        yield asked.met(item, "one picture", "one, without a page number")
    elif len(set(stems)) == len(stems) and all(rank(stem) is not None or plain(stem) in SIDES for stem in stems):
        named = sorted(stems, key=lambda stem: (rank(stem) or 0, stem))
        yield asked.met(item, f"pages {named[0]}–{named[-1]}", f"all {len(stems)}")
    else:
        yield asked.missed(item, "page numbers in the file names", f"none in {len(stems)} names")


def _compared(found: Sequence[Folio], declared: int) -> tuple[str, list[str]]:
    """What was wanted, and what is wrong."""
    counted = {folio.group for folio in found} == {""} and not any(folio.last for folio in found)
    there = _against(found, declared) if declared and counted else gaps(found)
    first, last = there.expected
    beyond = sorted({str(f) for f in found if not f.insert and f.number > last.number}) if declared and counted else []
    named = [
        ("missing", [str(f) for f in there.missing]),
        ("twice", [str(f) for f in there.twice]),
        ("not expected", beyond),
    ]
    faults = [f"{word} {_shortened(names)}" for word, names in named if names]
    lone = [f"insert {folio} without the one before it" for folio in there.lone[:_SHOWN]]
    return f"{'leaves' if there.sided else 'pages'} {first}–{last}", faults + lone


def _against(found: Sequence[Folio], declared: int) -> Gaps:
    """From 1, when the declared number of pages says so, to as many."""
    numbers = [f.number for f in found]
    first, last = min(numbers), max(numbers)
    leaves = -(-declared // (2 if any(f.side for f in found) else 1)) - sum(bool(f.insert or f.bis) for f in found)
    first = min(first, 1) if last <= leaves or first <= 1 else first
    return gaps(found, first=first, last=max(last, first + leaves - 1))


def _shortened(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more


@check("page-count", Scope.ITEM)
def page_count(measured: ItemMeasured, asked: Asked) -> Iterator[Finding]:
    """Are there as many pages as the delivery declares? A spread (`0002-0003`) is one picture, or two pages."""
    declared = measured.item.expected.get("pages")
    if not isinstance(declared, int) or isinstance(declared, bool):
        return
    pictures = [m.file.stem for m in measured.files if is_page(m)]
    spreads = sum(bool(folio.last) for folio in folios(pictures).values())
    pages = declared if declared == len(pictures) + spreads else len(pictures)
    judge = asked.met if pages == declared else asked.missed
    yield judge(measured.item.id, f"{declared} pages (as declared)", f"{pages}")
