"""What is behind the wall is not there, whatever is asked: nothing of another institution is in any answer of any question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection

from catalogue.filled import INSTITUTIONS, Filled
from catalogue.questions import questions
from heritage.catalogue.queries import coverage, deliveries, packages, workload
from heritage.catalogue.queries.packages import PackageQuery
from heritage.catalogue.schema.store import reading

NOWHERE = (("heritage nowhere", ""), ("", "heritage"), ("a", ""))
COUNTED = {
    "per day", "deposited per day", "per site", "overdue", "coverage", "groups", "failures", "findings", "targets", "shares", "statements", "standing",
}  # fmt: skip
"""Questions whose answers name no institution."""

_SINCE = date(2020, 1, 1)
_CUTOFFS = {"site-a": "2026-09-01T00:00:00Z", "site-b": "2026-10-15T00:00:00Z"}


@pytest.fixture
def db(full: tuple[str, Filled]) -> Iterator[Connection]:
    with reading(full[0]) as connection:
        yield connection


def owners(answer: Any) -> set[str]:
    """The institutions of which something is in the answer: by name, or by the name of a batch or item of theirs."""
    said = repr(answer)
    found = set(re.findall(r"\b(kbr|arch|kmkg)\b", said))
    found |= {INSTITUTIONS[int(n) % len(INSTITUTIONS)] for n in re.findall(r"B-(\d{6})", said)}
    found |= {INSTITUTIONS[int(n) // 50 % len(INSTITUTIONS)] for n in re.findall(r"ITEM_(\d{8})", said)}
    return found | ({"kbr"} if "PAGE_" in said else set()) | ({"arch"} if "BACK_" in said else set())


def test_every_question_has_an_answer_for_who_sees_all(db: Connection, full: tuple[str, Filled]) -> None:
    """Else the walls below prove nothing."""
    asked = questions(db, full[1])
    silent = {name for name, ask in asked.items() if not owners(ask(db, None))}
    assert {name for name in silent if "search" in name} == {
        f"search {PackageQuery(text=t, title=h)}" for t, h in NOWHERE
    }
    assert {name for name in silent if "search" not in name} <= COUNTED
    assert all(ask(db, None) for ask in asked.values())


@pytest.mark.parametrize("mine", ["kbr", "arch", "kmkg"])
def test_nobody_sees_what_is_anothers(db: Connection, full: tuple[str, Filled], mine: str) -> None:
    asked = questions(db, full[1])
    seen = {name: owners(ask(db, frozenset({mine}))) for name, ask in asked.items()}
    assert {name: found for name, found in seen.items() if found - {mine}} == {}
    assert sum(mine in found for found in seen.values()) > 15


def test_who_sees_nothing_sees_nothing(db: Connection, full: tuple[str, Filled]) -> None:
    for name, ask in questions(db, full[1]).items():
        said = repr(ask(db, frozenset()))
        assert not owners(said), name
        numbers = set(re.findall(r"=(\d+)", said)) - {"0"}
        assert numbers == set(), f"{name}: {said[:300]}"


def test_a_delivery_of_another_is_nothing_by_its_number_too(db: Connection, full: tuple[str, Filled]) -> None:
    """Numbers can be guessed."""
    strange = frozenset({"arch", "kmkg"})
    guessed = ("items", "items flagged", "items of a check", "items by number", "item", "findings", "groups", "delivery", "sessions",
               "targets", "shares", "package", "files", "files of a role", "statements", "request", "hold")  # fmt: skip
    asked = questions(db, full[1])
    for name in guessed:
        answer = asked[name](db, strange)
        assert answer is None or not (getattr(answer, "rows", answer)), name


@pytest.mark.parametrize(
    "count",
    [
        lambda db, i: sum(row.deliveries for row in deliveries.by_state(db, institutions=i)),
        lambda db, i: sum(row.packages for row in workload.per_site(db, institutions=i)),
        lambda db, i: sum(row.size for row in workload.deposited_per_day(db, institutions=i, since=_SINCE)),
        lambda db, i: sum(row.items for row in workload.per_day(db, institutions=i, since=_SINCE)),
        lambda db, i: sum(row.items for row in workload.failures(db, institutions=i, since=_SINCE)),
        lambda db, i: sum(row.copies for row in workload.overdue(db, institutions=i, cutoffs=_CUTOFFS)),
        lambda db, i: sum(row.whole for row in coverage.coverage(db, institutions=i, cutoffs=_CUTOFFS)),
        lambda db, i: sum(row.never for row in coverage.coverage(db, institutions=i, cutoffs=_CUTOFFS)),
        lambda db, i: sum(row.unsound for row in coverage.coverage(db, institutions=i, cutoffs=_CUTOFFS)),
        lambda db, i: packages.search(db, PackageQuery(), institutions=i).total.number,
        lambda db, i: packages.search(db, PackageQuery(text="he at"), institutions=i).total.number,
    ],
)
def test_the_parts_add_up_to_the_whole(db: Connection, count: Any) -> None:
    parts = [count(db, frozenset({one})) for one in sorted(set(INSTITUTIONS))]
    assert count(db, None) == sum(parts) == count(db, frozenset(INSTITUTIONS)) > 0
    assert min(parts) >= 0 and count(db, frozenset({"kbr", "kmkg"})) == count(db, frozenset({"kbr"})) + count(
        db, frozenset({"kmkg"})
    )
