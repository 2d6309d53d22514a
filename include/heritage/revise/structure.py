"""What the pages of an item are called, and what they are: labels and kinds, by the path of the delivered file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any
from unicodedata import normalize

from heritage.model import PAGE_LABEL, PAGE_TYPE, PAGE_TYPES, Change, Said, Statement
from heritage.problem import Problem, problem, shown

PAGES = "pages"
"""The key of a patch that has them: path → {"label": …, "type": …}; null or "" takes one away."""

LONGEST = 100
"""Characters of a label."""

_FIELDS = {"label": PAGE_LABEL, "type": PAGE_TYPE}


def page_changes(said: Sequence[Statement], pages: object, files: Collection[str]) -> Iterator[Change | Problem]:
    """What is to be called otherwise, and what is wrong with it. `files`: the item's."""
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
    if not isinstance(value, str | None):
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
