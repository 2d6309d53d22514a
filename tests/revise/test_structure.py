"""What pages are called, and are: what a patch changes of it, what is wrong with it, and how numbers count on."""

from __future__ import annotations

from itertools import islice
from typing import Any

import pytest

from heritage.model import PAGE_LABEL, PAGE_TYPE, Revision, RevisionKind, Statement, revised
from heritage.pages.revision.structuring import counting
from heritage.revise import Refused, Whole, kind_of, patched

FILES = ["objects/A/0001.tif", "objects/A/0002.tif", "objects/A/0003.tif"]
ITEM = Whole(FILES)
SAID = [
    Statement("dc:title", "A book", "metadata.csv"),
    Statement(PAGE_LABEL, "iv", "revision 2, anna", subject=FILES[0]),
    Statement(PAGE_TYPE, "preface", "revision 2, anna", subject=FILES[0]),
]


def after(pages: dict[str, Any]) -> dict[tuple[str, str], str]:
    changes = patched(SAID, {"pages": pages}, ITEM)
    revision = Revision("urn:x", 2, kind_of(changes), changes, "w", "bea", "2026-11-30T10:00:00Z")
    return {(s.subject, s.field): s.value for s in revised(SAID, revision) if s.subject}


def test_pages_are_called_and_are_something_else_and_the_others_stay() -> None:
    told = after({FILES[1]: {"label": "1", "type": "title page"}, FILES[0]: {"type": None}})
    assert told == {(FILES[0], PAGE_LABEL): "iv", (FILES[1], PAGE_LABEL): "1", (FILES[1], PAGE_TYPE): "title page"}


@pytest.mark.parametrize(
    "same",
    [{}, {FILES[0]: {}}, {FILES[0]: {"label": " iv ", "type": "preface"}}, {FILES[2]: {"label": "", "type": None}}],
)
def test_what_is_so_already_is_no_change(same: dict[str, Any]) -> None:
    assert patched(SAID, {"pages": same}, ITEM) == ()


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        ("iv", 'a "label"'),
        ({"objects/B/0001.tif": {"label": "1"}}, "no such file"),
        ({"../../etc/passwd": {"label": "1"}}, "no such file"),
        ({FILES[0]: "iv"}, "something else"),
        ({FILES[0]: {"name": "iv"}}, "something else"),
        ({FILES[0]: {"label": 4}}, "something else"),
        ({FILES[0]: {"type": "sheet"}}, "title page"),
        ({FILES[0]: {"label": "x" * 101}}, "100 characters"),
        ({FILES[0]: {"label": "a\x07b"}}, "can be seen"),
    ],
)
def test_what_is_wrong_is_named(pages: Any, said: str) -> None:
    with pytest.raises(Refused) as refused:
        patched(SAID, {"pages": pages}, ITEM)
    assert said in str(refused.value)


def test_pages_alone_are_of_their_own_kind() -> None:
    pages = {"pages": {FILES[1]: {"label": "1"}}}
    assert kind_of(patched(SAID, pages, ITEM)) is RevisionKind.STRUCTURE
    assert kind_of(patched(SAID, {**pages, "dc:title": "x"}, ITEM)) is RevisionKind.METADATA


@pytest.mark.parametrize(
    ("start", "next_ones"),
    [
        ("iv", ["iv", "v", "vi"]), ("XI", ["XI", "XII", "XIII"]), ("9", ["9", "10", "11"]), ("[3]", ["[3]", "[4]", "[5]"]),
        ("7v", ["7v", "8r", "8v"]), ("p. 098", ["p. 098", "p. 099", "p. 100"]), ("cover", ["cover", "cover", "cover"]), ("", ["", "", ""]),
    ],
)  # fmt: skip
def test_numbers_count_on(start: str, next_ones: list[str]) -> None:
    assert list(islice(counting(start), 3)) == next_ones
