"""The order of pages and the parts of an item: what a patch changes of them, and everything that can be wrong with it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heritage.model import PAGE_ORDER, PAGE_READ, PART, Change, Revision, RevisionKind, Statement, revised
from heritage.model.built import expanded, nested, parts_said, placed, reading_order, runs_of, seconds, timecode
from heritage.revise import Refused, Whole, kind_of, patched
from heritage.revise.structure import only

PAGES = [f"objects/A/{n:04d}.tif" for n in range(1, 11)]
BOOK = Whole(PAGES, "paper")
TAPE = Whole(
    ["objects/T/a.wav", "objects/T/b.wav", "objects/T/label.wav"],
    "audiovisual",
    lambda: {"objects/T/a.wav": 600.0, "objects/T/b.wav": 0.0},
)


def page(number: int) -> str:
    return PAGES[number - 1]


def part(first: int, last: int, *inner: dict[str, Any], kind: str = "chapter", label: str = "") -> dict[str, Any]:
    told = {"type": kind, "label": label or f"{first}–{last}", "first": page(first), "last": page(last)}
    return told | ({"parts": list(inner)} if inner else {})


def after(patch: dict[str, Any], said: list[Statement] | None = None, item: Whole = BOOK) -> list[Statement]:
    return list(revised(said or [], made(patched(said or [], patch, item))))


def made(changes: tuple[Change, ...]) -> Revision:
    return Revision("urn:x", 1, kind_of(changes), changes, "w", "bea", "2026-11-30T10:00:00Z")


def test_pages_are_read_in_another_order_and_back() -> None:
    order = [*PAGES[1:5], PAGES[0], {"first": PAGES[5], "last": PAGES[9]}]
    said = after({"order": order})
    assert reading_order(PAGES, said) == [*PAGES[1:5], PAGES[0], *PAGES[5:]]
    assert [s.value.count("\t") for s in said if s.field == PAGE_ORDER] == [1, 0, 1], "three runs, not ten rows"
    assert patched(said, {"order": order}, BOOK) == ()
    for default in (None, PAGES, [{"first": PAGES[0], "last": PAGES[9]}]):
        assert after({"order": default}, said) == []
    assert kind_of(patched([], {"order": order}, BOOK)) is RevisionKind.STRUCTURE


def test_a_target_leaves_the_reading_order_and_comes_back_where_it_was() -> None:
    said = after({"pages": {PAGES[3]: {"read": False}}})
    assert reading_order(PAGES, said) == [p for p in PAGES if p != PAGES[3]]
    turned = after({"order": [p for p in reversed(PAGES) if p != PAGES[3]]}, said)
    assert reading_order(PAGES, turned) == [p for p in reversed(PAGES) if p != PAGES[3]]
    back = after({"pages": {PAGES[3]: {"read": True}}}, turned)
    assert reading_order(PAGES, back) == [*reversed(PAGES[4:]), PAGES[2], PAGES[3], PAGES[1], PAGES[0]], "after page 3"
    assert not [s for s in back if s.field == PAGE_READ]


def test_a_page_that_comes_later_stands_after_the_one_it_follows() -> None:
    said = after({"order": [*PAGES[5:], *PAGES[:5]]})
    more = [*PAGES[:2], "objects/A/0002bis.tif", *PAGES[2:]]
    assert reading_order(more, said) == [*PAGES[5:], *PAGES[:2], "objects/A/0002bis.tif", *PAGES[2:5]]
    fewer = [p for p in PAGES if p != PAGES[7]]
    assert set(reading_order(fewer, said)) == set(fewer)


@pytest.mark.parametrize(
    ("order", "said"),
    [
        ("0001", "a list of paths"), ([1], "a list of paths"), ([{"first": PAGES[0]}], "a list of paths"),
        (["objects/B/1.tif"], "no such file"), ([{"first": PAGES[3], "last": PAGES[1]}], "0002.tif before it"),
        ([*PAGES, PAGES[0]], "twice"), ([*PAGES[:9], PAGES[0]], "twice"), (PAGES[:8], "2 without a place: 0009.tif, 0010.tif"),
        ([{"first": PAGES[0], "last": PAGES[9]}] * 50, "twice"), ([], "10 without a place"),
    ],
)  # fmt: skip
def test_an_order_that_is_none_is_refused(order: Any, said: str) -> None:
    with pytest.raises(Refused) as refused:
        patched([], {"order": order}, BOOK)
    assert said in str(refused.value)


def test_parts_are_kept_as_they_were_given() -> None:
    tree = [part(1, 2, kind="preface"), part(3, 8, part(3, 4, kind="section"), part(4, 8, kind="section")), part(8, 10)]
    said = after({"parts": tree})
    assert nested(parts_said(said)) == tree
    assert [p.level for p in parts_said(said)] == [0, 0, 1, 1, 0]
    assert patched(said, {"parts": tree}, BOOK) == ()
    assert only(patched([], {"parts": tree}, BOOK)) == {"parts": tree}
    assert after({"parts": None}, said) == after({"parts": []}, said) == []


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ("chapter", 'each with "type"'), ([[]], 'each with "type"'), ([None], 'each with "type"'), ([{"title": "x"}], 'each with "type"'),
        ([part(1, 2) | {"label": 3}], 'each with "type"'), ([part(1, 2) | {"parts": {}}], 'each with "type"'),
        ([part(1, 2, kind="reel")], "one of volume, issue"), ([part(1, 2, label="x" * 501)], "500 characters"),
        ([part(1, 2, label="a\x07")], "can be seen"), ([part(1, 2) | {"last": "objects/A/0011.tif"}], "which is none"),
        ([part(3, 2)], "an end after its beginning"), ([part(1, 2) | {"begin": "noon"}], "a time as"),
        ([part(1, 2) | {"begin": "0:00:01"}], "only sound and film"),
        ([part(1, 4), part(3, 6)], "a beginning after the end of “1–4”, found 0003.tif"),
        ([part(5, 6), part(1, 2)], "after the end of"),
        ([part(3, 5, part(2, 4))], "inside “3–5”"), ([part(3, 5, part(4, 6))], "inside “3–5”"),
        ([part(1, 4, part(1, 3), part(2, 4))], "after the end of “1–3”"),
    ],
)  # fmt: skip
def test_parts_that_cannot_be_are_refused(parts: Any, said: str) -> None:
    with pytest.raises(Refused) as refused:
        patched([], {"parts": parts}, BOOK)
    assert said in str(refused.value)


def test_articles_lie_on_the_same_pages_and_chapters_do_not() -> None:
    articles = [part(1, 3, kind="article"), part(1, 1, kind="advertisement"), part(2, 2, kind="article")]
    assert len(parts_said(after({"parts": articles}))) == 3
    with pytest.raises(Refused, match="after the end"):
        patched([], {"parts": [*articles, part(2, 5)]}, BOOK)


def test_nothing_is_inside_itself_and_no_tree_is_endless() -> None:
    tree = part(1, 10)
    for _ in range(7):
        tree = part(1, 10, tree)
    assert len(parts_said(after({"parts": [tree]}))) == 8
    for _ in range(5000):
        tree = part(1, 10, tree)
    with pytest.raises(Refused, match="at most 8 levels"):
        patched([], {"parts": [tree]}, BOOK)


def test_parts_hold_in_the_new_order_or_are_given_anew() -> None:
    said = after({"parts": [part(1, 4), part(5, 10)]})
    turned = {"order": list(reversed(PAGES))}
    with pytest.raises(Refused, match="an end after its beginning"):
        patched(said, turned, BOOK)
    new = [{"type": "chapter", "label": "II", "first": PAGES[9], "last": PAGES[4]}]
    assert nested(parts_said(after({**turned, "parts": new}, said))) == new
    with pytest.raises(Refused, match="which is none"):
        patched(said, {"pages": {PAGES[3]: {"read": False}}}, BOOK)
    assert after({"pages": {PAGES[2]: {"read": False}}}, said), "a page in the midst may go"


def timed(begin: str, end: str, first: str = "a", last: str = "a", kind: str = "song") -> dict[str, str]:
    times = {name: value for name, value in (("begin", begin), ("end", end)) if value}
    return {"type": kind, "label": f"{begin}-{end}", "first": f"objects/T/{first}.wav", "last": f"objects/T/{last}.wav", **times}  # fmt: skip


def test_songs_and_programmes_have_times() -> None:
    parts = [timed("", "3:12.5"), timed("3:12.5", ""), timed("", "1:00:00", "b", "b", "speech")]
    told = parts_said(after({"parts": parts}, item=TAPE))
    assert [(p.begin, p.end) for p in told] == [("", "00:03:12.500"), ("00:03:12.500", ""), ("", "01:00:00.000")]
    over = timed("9:00", "2:00", "a", "b", "programme")
    assert parts_said(after({"parts": [over]}, item=TAPE))[0].last.endswith("b.wav")


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([timed("0:10", "10:01")], "at most 00:10:00.000, the length of a.wav"), ([timed("11:00", "")], "at most 00:10:00.000"),
        ([timed("", "1:00", "label", "label")], "only sound and film"), ([timed("0:20", "0:10")], "an end after"), ([timed("0:20", "0:20")], "an end after"),
        ([timed("0:00", "0:20"), timed("0:19", "0:30")], "after the end"), ([timed("", ""), timed("", "")], "after the end"),
        ([timed("", "0:61")], "a time as"), ([timed("-0:10", "")], "a time as"), ([timed("1:2:3", "")], "a time as"),
        ([timed("0:10", "1:00") | {"parts": [timed("0:30", "1:10")]}], "inside"),
    ],
)  # fmt: skip
def test_times_that_cannot_be_are_refused(parts: Any, said: str) -> None:
    with pytest.raises(Refused) as refused:
        patched([], {"parts": parts}, TAPE)
    assert said in str(refused.value)


@given(st.integers(0, 359_999_999))
def test_a_time_is_read_as_it_is_written(milliseconds: int) -> None:
    assert round((seconds(timecode(milliseconds / 1000)) or 0) * 1000) == milliseconds


@given(st.permutations(PAGES))
def test_an_order_is_told_in_runs_and_read_back(order: list[str]) -> None:
    runs = runs_of(PAGES, order)
    assert (placed(PAGES, expanded(PAGES, runs)) if runs else PAGES) == order
    assert reading_order(PAGES, after({"order": order})) == order


@given(st.lists(st.sampled_from(PAGES), unique=True), st.permutations(PAGES))
def test_what_is_told_stands_in_its_order_and_all_else_after_what_it_follows(told: list[str], paths: list[str]) -> None:
    order = placed(paths, told)
    assert sorted(order) == sorted(paths) and [p for p in order if p in told] == told
    for number, path in enumerate(paths):
        if path not in told and number:
            assert order[order.index(path) - 1] == paths[number - 1]


def test_ten_thousand_pages_turned_round_and_cut_into_as_many_parts() -> None:
    paths = [f"objects/A/{n:05d}.tif" for n in range(10_000)]
    turned = list(reversed(paths))
    tree = [{"type": "section", "label": "s", "first": p, "last": p} for p in turned]
    whole = [{"type": "volume", "label": "v", "first": turned[0], "last": turned[-1], "parts": tree}]
    said = after({"order": turned, "parts": whole}, item=Whole(paths, "paper"))
    assert reading_order(paths, said) == turned and len(parts_said(said)) == 10_001
    assert len([s for s in said if s.field == PART]) == 10_001
    many = [{"type": "article", "label": "a", "first": turned[0], "last": turned[-1]}] * 100
    with pytest.raises(Refused, match="in all parts together"):
        patched(said, {"parts": many}, Whole(paths, "paper"))
