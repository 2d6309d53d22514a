"""Asks whether an item's pages are all there, once each, as their file names number them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from heritage.contracts import Asked, ItemMeasured, Scope, check
from heritage.model import Finding, Measured

_RUN = re.compile(r"\d+")
_SIDE = re.compile(r"^[ _.-]?(recto|verso|r|v)(?![a-z])", re.IGNORECASE)
_INSERT = re.compile(r"^[ _.-]?([a-z])$", re.IGNORECASE)
_SHOWN = 12  # gaps named one by one


@dataclass(frozen=True, slots=True, order=True)
class Folio:
    """A page's place in its item: number, side ("" for pages; "r", "v" for leaves), insert ("", "a", "b" …)."""

    number: int
    side: str = ""
    insert: str = ""

    def __str__(self) -> str:
        return f"{self.number}{self.side}{self.insert}"


def is_page(measured: Measured) -> bool:
    """A picture, readable or not: what the image probe was asked about."""
    return bool(measured.text("image.format")) or bool({"image", "page", "worker"} & measured.refused.keys())


def folios(stems: Sequence[str]) -> dict[str, Folio]:
    """Stem → place, for the stems that have a number. The number is the last run of digits that is not the same in every
    name (a shelf mark is); r, v, recto, verso after it name the side, when both occur; one letter after it is an insert. `cover` has no number."""
    runs = {stem: list(_RUN.finditer(stem)) for stem in stems}
    from_end = _counting_run(list(runs.values()))
    found = {}
    for stem, matches in runs.items():
        if len(matches) >= from_end:
            place = matches[-from_end]
            found[stem] = _folio(int(place.group()[:18]), stem[place.end() :])
    both = {f.side for f in found.values()} >= {"r", "v"}
    return found if both else {stem: replace(f, side="") for stem, f in found.items()}


def _counting_run(all_runs: Iterable[Sequence[re.Match[str]]]) -> int:
    """Which run of digits, from the end, counts the pages: the last that differs between names; 1 when none does."""
    numbered = [runs for runs in all_runs if runs]
    depth = min((len(runs) for runs in numbered), default=1)
    for from_end in range(1, depth + 1):
        if len({runs[-from_end].group() for runs in numbered}) > 1:
            return from_end
    return 1


def _folio(number: int, rest: str) -> Folio:
    side = _SIDE.match(rest)
    if side:
        return Folio(number, side.group(1)[0].lower())
    insert = _INSERT.match(rest)
    return Folio(number, "", insert.group(1).lower() if insert else "")


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
    else:
        yield asked.missed(item, "page numbers in the file names", f"none in {len(stems)} names")


def _compared(found: Sequence[Folio], declared: int) -> tuple[str, list[str]]:
    """What was wanted, and what is wrong."""
    expected = _expected(found, declared)
    counted = Counter(found)
    plain = {f for f in found if not f.insert}
    missing = [str(f) for f in expected if f not in counted]
    twice = [str(f) for f, count in sorted(counted.items()) if count > 1]
    beyond = [str(f) for f in sorted(plain - set(expected))]
    faults = [f"{word} {_shortened(names)}" for word, names in _named(missing, twice, beyond) if names]
    word = "leaves" if any(f.side for f in found) else "pages"
    return f"{word} {expected[0]}–{expected[-1]}", faults + _inserts_out_of_order(found)


def _named(missing: list[str], twice: list[str], beyond: list[str]) -> list[tuple[str, list[str]]]:
    return [("missing", missing), ("twice", twice), ("not expected", beyond)]


def _expected(found: Sequence[Folio], declared: int) -> list[Folio]:
    """From the first to the last number (from 1 when a number of pages is declared that says so), both sides of leaves."""
    numbers = [f.number for f in found]
    sides = ("r", "v") if any(f.side for f in found) else ("",)
    first, last = min(numbers), max(numbers)
    if declared:
        leaves = -(-declared // len(sides)) - sum(bool(f.insert) for f in found)
        first = min(first, 1) if last <= leaves or first <= 1 else first
        last = max(last, first + leaves - 1)
    span = range(first, min(last, first + 100_000) + 1)
    return [Folio(n, side) for n in span for side in sides]


def _inserts_out_of_order(found: Sequence[Folio]) -> list[str]:
    """12b without 12a."""
    inserts = sorted({f for f in found if f.insert})
    there = set(inserts)
    lone = [f for f in inserts if f.insert > "a" and Folio(f.number, f.side, chr(ord(f.insert) - 1)) not in there]
    return [f"insert {f} without the one before it" for f in lone[:_SHOWN]]


def _shortened(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more


@check("page-count", Scope.ITEM)
def page_count(measured: ItemMeasured, asked: Asked) -> Iterator[Finding]:
    """Are there as many pages as the delivery declares?"""
    declared = measured.item.expected.get("pages")
    if not isinstance(declared, int) or isinstance(declared, bool):
        return
    pages = sum(is_page(m) for m in measured.files)
    judge = asked.met if pages == declared else asked.missed
    yield judge(measured.item.id, f"{declared} pages (as declared)", f"{pages}")
