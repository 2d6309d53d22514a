"""How an item is built up: what its pages are called and are, the order in which they are read, and its parts; what a patch changes of it,
and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from heritage.model import PAGE_LABEL, PAGE_ORDER, PAGE_READ, PAGE_TYPE, PAGE_TYPES, PART, Change, Said, Statement
from heritage.model.built import ASIDE, Part, nested, not_read, parts_said, placed, reading_order, runs_of
from heritage.problem import Problem, problem, shown
from heritage.revise import parts

PAGES, ORDER, PARTS = "pages", "order", "parts"
"""The keys of a patch. `pages`: path → {"label": …, "type": …, "read": …}, of which null or "" takes one away; `order`: all pages that are
read, as paths or {"first": …, "last": …} of the delivery's own order, or null for that order; `parts`: a tree, or null for none."""

KEYS = (PAGES, ORDER, PARTS)

FIELDS = frozenset({PAGE_LABEL, PAGE_TYPE, PAGE_READ, PAGE_ORDER, PART})

LONGEST = parts.LONGEST
"""Characters of a label."""

_FIELDS = {"label": PAGE_LABEL, "type": PAGE_TYPE, "read": PAGE_READ}
_NAMED = 5
"""Pages that a problem names."""


@dataclass(frozen=True, slots=True)
class Whole:
    """What is to be built up: the delivered files in their order, and how long each recording plays (s; 0: it does not say).
    `lengths` is asked only when a part has times; None: it cannot be said now."""

    files: Sequence[str] = ()
    workline: str = ""
    lengths: Callable[[], Mapping[str, float] | None] = lambda: None


def structure_changes(said: Sequence[Statement], patch: Mapping[str, Any], item: Whole) -> Iterator[Change | Problem]:
    """What is to be otherwise, and what is wrong with it. Parts that are not named must still hold in the new order."""
    pages = list(_pages(said, patch[PAGES], item.files)) if PAGES in patch else []
    yield from pages
    now = list(_after(said, pages))
    order = list(_order(now, patch[ORDER], item.files)) if ORDER in patch else []
    yield from order
    if any(isinstance(one, Problem) for one in (*pages, *order)):
        return
    read = reading_order(item.files, list(_after(now, order)))
    if PARTS in patch:
        yield from _parts(said, patch[PARTS], read, item)
    elif read != reading_order(item.files, said):
        yield from parts.amiss(parts_said(said), read, item.workline, item.lengths)


def _after(said: Iterable[Statement], changed: Iterable[Change | Problem]) -> Iterator[Statement]:
    """What is said when these changes are made."""
    changes = [one for one in changed if isinstance(one, Change)]
    fields = {(one.subject, one.field) for one in changes}
    yield from (one for one in said if (one.subject, one.field) not in fields)
    for change in changes:
        yield from (Statement(change.field, new.value, "", subject=change.subject) for new in change.after)


def _pages(said: Sequence[Statement], pages: object, files: Sequence[str]) -> Iterator[Change | Problem]:
    if not isinstance(pages, dict):
        yield problem("revision-page", PAGES, "shape")
        return
    known, before = frozenset(files), dict[tuple[str, str], tuple[Statement, ...]]()
    for one in said:
        before[one.subject, one.field] = (*before.get((one.subject, one.field), ()), one)
    for path, told in pages.items():
        if path not in known:
            yield problem("revision-page", shown(path), "no-file")
        elif not isinstance(told, dict) or not told.keys() <= _FIELDS.keys():
            yield problem("revision-page", shown(path), "shape")
        else:
            for name, value in told.items():
                yield from _one(path, name, value, before.get((path, _FIELDS[name]), ()))


def _one(path: str, name: str, value: Any, before: tuple[Statement, ...]) -> Iterator[Change | Problem]:
    if name == "read" and isinstance(value, bool):
        value = "" if value else ASIDE
    if not isinstance(value, str | None) or (name == "read" and value not in (None, "", ASIDE)):
        yield problem("revision-page", path, "shape")
        return
    text = normalize("NFC", value or "").strip()
    after = (Said(text),) if text else ()
    if [old.value for old in before] == [new.value for new in after]:
        return
    if name == "type" and text and text not in PAGE_TYPES:
        yield problem("revision-page", path, "type", found=text, known=list(PAGE_TYPES))
    elif len(text) > LONGEST or any(not one.isprintable() for one in text):
        yield problem("revision-page", path, "label", found=shown(text, 120), most=LONGEST)
    else:
        yield Change(_FIELDS[name], before, after, path)


def _order(said: Sequence[Statement], order: object, files: Sequence[str]) -> Iterator[Change | Problem]:
    """`said`: with what the patch says of single pages."""
    before = tuple(one for one in said if one.field == PAGE_ORDER and not one.subject)
    told: list[str] = []
    problems = list(_told(order, files, told))
    if not problems and order is not None:
        problems = list(_each_once(told, set(files) - not_read(said), files))
    if problems:
        yield from problems
        return
    after = tuple(map(Said, runs_of(files, placed(files, told)) if told else ()))
    if [old.value for old in before] != [new.value for new in after]:
        yield Change(PAGE_ORDER, before, after)


def _told(order: object, files: Sequence[str], told: list[str]) -> Iterator[Problem]:
    """Takes the runs apart; `told` gets the files."""
    index = {path: number for number, path in enumerate(files)}
    if not isinstance(order, list | None):
        yield problem("revision-order", ORDER, "shape")
        return
    for one in order or ():
        first, last = (one.get("first"), one.get("last")) if isinstance(one, dict) else (one, one)
        if not isinstance(first, str) or not isinstance(last, str):
            yield problem("revision-order", ORDER, "shape")
        elif gone := [path for path in (first, last) if path not in index]:
            yield problem("revision-order", shown(gone[0]), "no-file")
        elif index[last] < index[first]:
            yield problem("revision-order", shown(first), "backwards", last=last.rpartition("/")[2])
        elif len(told) + index[last] - index[first] >= len(files):
            yield problem("revision-order", shown(first), "twice")
            return
        else:
            told += files[index[first] : index[last] + 1]


def _each_once(told: Sequence[str], wanted: set[str], files: Sequence[str]) -> Iterator[Problem]:
    seen = set[str]()
    for path in told:
        if path in seen:
            yield problem("revision-order", shown(path), "twice")
        seen.add(path)
    if missing := [path for path in files if path in wanted and path not in seen]:
        names = [path.rpartition("/")[2] for path in missing[:_NAMED]]
        yield problem("revision-order", ORDER, "missing", number=len(missing), pages=names)


def _parts(said: Sequence[Statement], given: object, read: Sequence[str], item: Whole) -> Iterator[Change | Problem]:
    before = tuple(one for one in said if one.field == PART and not one.subject)
    problems: list[Problem] = []
    after = parts.read(given, problems, item.workline)
    problems += [] if problems else parts.amiss(after, read, item.workline, item.lengths)
    if problems:
        yield from problems
    elif [old.value for old in before] != [new.value for new in after]:
        yield Change(PART, before, tuple(Said(one.value) for one in after))


def only(changes: Iterable[Change]) -> dict[str, Any]:
    """The patch that makes these changes of the structure, and no others."""
    found: dict[str, Any] = {}
    names = {field: name for name, field in _FIELDS.items()}
    for change in changes:
        values = [one.value for one in change.after]
        if change.field in names:
            page = found.setdefault(PAGES, {}).setdefault(change.subject, {})
            page[names[change.field]] = values[0] if values else ""
        elif change.field == PAGE_ORDER:
            found[ORDER] = list(map(_run, values)) or None
        elif change.field == PART:
            found[PARTS] = nested(map(Part.of, values)) or None
    return found


def _run(value: str) -> str | dict[str, str]:
    first, _, last = value.partition("\t")
    return {"first": first, "last": last} if last else first
