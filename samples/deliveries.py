"""Composes deliveries: small ones for tests, large ones for measuring. Decides what is on the pages, writes nothing itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from samples import delivery
from samples.delivery import Book, Plan
from samples.faults import Fault
from samples.pages import Kind, Page, book
from samples.texts import Language


def small(
    folder: Path,
    *,
    batch: str = "T-1",
    items: Mapping[str, int] | None = None,
    faults: Mapping[str, str] | None = None,
    institution: str = "kbr",
    policy: str | None = None,
    bag: bool = False,
    targets: bool = True,
    checksum: str = "sha256",
    size: str = "A7",
    ppi: int = 300,
    language: Language = "nl",
) -> Path:
    """A tiny delivery for tests, made as `folder`/`batch` and returned: text pages of 3.4 MB (A7 at 300 ppi), about 20 ms
    each, in this process, the same bytes every time.

    `items`: item id → number of pages (default: BOOK_1 with 3); the files are objects/<item>/0001.tif, 0002.tif, …
    `faults`: "<item>/<page as four digits>" → a name of `Fault`, so `{"BOOK_1/0002": "skew"}`; the page is planted with
    just that. "page-sequence" leaves the page out (delivery.yaml still counts it), "duplicate-exact" is the page before.
    `targets`: a good, small colour target and a white sheet in objects/_targets. `bag`: BagIt, instead of metadata/checksum.<alg>.
    Raises ValueError for a fault or an item that does not exist."""
    counts = items or {"BOOK_1": 3}
    planted = _planted(faults or {}, counts)
    books = tuple(
        Book(
            item,
            tuple(Page(n, f"{batch}/{item}", Kind.TEXT, language, size, ppi) for n in range(1, pages + 1)),
            {f"dc.title[{language}]": f"{item} — {batch}", "dc.date": "1904"},
            planted.get(item, {}),
        )
        for item, pages in counts.items()
    )
    plan = Plan(batch, books, institution, policy, (language,), ppi, 11.0 if targets else None, checksum, bag, "A7")
    return delivery.make(folder / batch, plan, processes=0)


def batch(
    folder: Path,
    *,
    name: str,
    items: int = 1,
    pages: int = 50,
    size: str = "A4",
    ppi: int = 300,
    language: Language = "nl",
    institution: str = "kbr",
    policy: str | None = None,
    illustrated: bool = False,
    seed: int = 0,
    processes: int | None = None,
) -> Path:
    """A delivery for measuring speed, made as `folder`/`name`: `items` books of `pages` pages each, every page another
    text; `illustrated` puts tables and engravings among them. A4 at 300 ppi: 27 MB a page, about 0.15 s of one core."""
    books = tuple(
        Book(
            f"BENCH_{n:04d}",
            _pages(pages, f"{seed}/{n}", language, size, ppi, illustrated=illustrated),
            {f"dc.title[{language}]": f"Bench {n}"},
        )
        for n in range(1, items + 1)
    )
    plan = Plan(name, books, institution, policy, (language,), ppi)
    return delivery.make(folder / name, plan, processes=processes)


def _pages(pages: int, seed: str, language: Language, size: str, ppi: int, *, illustrated: bool) -> tuple[Page, ...]:
    drawn = book(pages, seed, language, size, ppi)
    return drawn if illustrated else tuple(replace(p, kind=Kind.TEXT) for p in drawn)


def _planted(faults: Mapping[str, str], items: Mapping[str, int]) -> dict[str, dict[int, Fault]]:
    planted: dict[str, dict[int, Fault]] = {}
    for place, name in faults.items():
        item, _, number = place.rpartition("/")
        if item not in items or not 1 <= int(number) <= items[item]:
            raise ValueError(f"there is no page {place!r} to plant {name!r} in")
        planted.setdefault(item, {})[int(number)] = Fault(name)
    return planted
