"""The page of formats says what the tests prove, and every kind has a name of its own."""

from __future__ import annotations

from collections import Counter

from kinds.campaign import REST, tried
from kinds.table import kinds, listed, reader
from places import PROJECT


def test_the_page_is_what_the_lists_say() -> None:
    page = (PROJECT / "docs/formats.md").read_text(encoding="utf-8")
    assert page.rstrip("\n") == "\n".join(listed()).rstrip("\n"), "run: make docs"


def test_a_kind_that_only_campaigns_try_has_one_that_stands_for_it_in_every_run() -> None:
    found = {kind.id: kind for kind in kinds()}
    assert REST.keys() <= found.keys()
    assert set(REST.values()) <= found.keys() - REST.keys()
    assert [rest for rest, other in REST.items() if found[rest].line != found[other].line] == []
    assert len(tried(kinds())) > 380


def test_every_kind_is_named_once_and_says_who_reads_it() -> None:
    found = kinds()
    assert [name for name, number in Counter((k.line, k.policy, k.id) for k in found).items() if number > 1] == []
    assert [k.id for k in found if not reader(k)] == []
