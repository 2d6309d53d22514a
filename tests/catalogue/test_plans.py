"""Every question stays quick however much is kept: a few statements, each along an index. Nobody measures a time here: SQLite says
how it goes about it (EXPLAIN QUERY PLAN), and does so the same with a hundred packages and with a hundred thousand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import Connection, event

from catalogue.filled import Filled, fill
from catalogue.questions import EXPORTS, questions
from heritage.catalogue.queries import deliveries, packages
from heritage.catalogue.queries.packages import PackageQuery
from heritage.catalogue.schema.store import reading
from heritage.catalogue.schema.tables import Base

WALLS = [None, frozenset({"kbr"}), frozenset({"kbr", "arch"}), frozenset[str]()]

IN_ORDER = {
    "batch_newest",
    "act_newest",
    "refusal_newest",
    "request_newest",
    "hold_newest",
    "item_decided",
    "item_kept",
}
"""Indexes that may be walked from their end: the rows lie in the order of the page, which is full after some of them."""

SUMMED = {
    "copy_age": ("per site",),
    "copy_check_unsound": ("coverage",),
    "batch_of_line": ("by state",),
    "batch_station": ("stations",),
}
"""Indexes that are read whole, by which question: they have all columns that are asked for, or hold a few rows only."""


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Filled]:
    url = f"sqlite:///{tmp_path_factory.mktemp('plans')}/catalogue.db"
    return url, fill(url, packages=480, batch_items=200, checks=4)


@pytest.fixture
def db(full: tuple[str, Filled]) -> Iterator[Connection]:
    with reading(full[0]) as connection:
        yield connection


def statements(db: Connection, ask: Callable[[], object]) -> list[tuple[str, Any]]:
    """What the question says to the database."""
    said: list[tuple[str, Any]] = []

    def heard(_connection: Any, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
        said.append((statement, values))

    event.listen(db, "before_cursor_execute", heard)
    try:
        ask()
    finally:
        event.remove(db, "before_cursor_execute", heard)
    return said


def plan(db: Connection, statement: str, values: Any) -> list[str]:
    driver: Any = db.connection.driver_connection
    return [row[3] for row in driver.execute(f"EXPLAIN QUERY PLAN {statement}", values)]


def test_no_question_goes_through_a_table(db: Connection, full: tuple[str, Filled]) -> None:
    wrong = []
    for name, ask in questions(db, full[1]).items():
        for walls in WALLS:
            for statement, values in statements(db, lambda ask=ask, walls=walls: ask(db, walls)):  # type: ignore[misc]
                wrong += [
                    f"{name} {walls}: {step}" for step in plan(db, statement, values) if _through_a_table(step, name)
                ]
    assert wrong == []


TABLES = {table.name for table in Base.metadata.sorted_tables}


def _through_a_table(step: str, question: str) -> bool:
    match = re.match(r"SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?", step)
    if match is None or match[1] not in TABLES or match[2] in IN_ORDER:
        return False
    return question not in SUMMED.get(match[2] or "", ())


def test_the_plans_can_be_wrong(db: Connection) -> None:
    """The test above sees a query without an index."""
    steps = plan(db, "SELECT * FROM item WHERE note = 'x'", ())
    assert [step for step in steps if _through_a_table(step, "items")] == ["SCAN item"]


def test_lists_are_not_sorted(db: Connection, full: tuple[str, Filled]) -> None:
    """A page of a list reads as many rows as it shows; only where few rows are left may they be sorted."""
    asked = questions(db, full[1])
    for name in ("listed", "listed after", "items", "items flagged", "acts", "refusals", "decisions", "requests", "overdue copies",
                 "search after", "holds, released too"):  # fmt: skip
        for statement, values in statements(db, lambda name=name: asked[name](db, None)):  # type: ignore[misc]
            steps = plan(db, statement, values)
            counted = "GROUP BY" in statement or " IN (" in statement  # of the rows that are on the page
            assert counted or not any("ORDER BY" in step for step in steps), (name, steps)


def test_a_question_is_a_few_statements(db: Connection, full: tuple[str, Filled]) -> None:
    numbers = {name: len(statements(db, lambda ask=ask: ask(db, None))) for name, ask in questions(db, full[1]).items()}  # type: ignore[misc]
    assert {name for name, number in numbers.items() if number > 2} <= {
        name for name in numbers if name.startswith("search") or name in ("package", "failures", "coverage", "shares")
    }
    assert max(numbers.values()) <= 10 and all(numbers[name] == 1 for name in EXPORTS if name != "rework")


def test_as_many_statements_for_many_rows_as_for_one(db: Connection, full: tuple[str, Filled]) -> None:
    big = deliveries.delivery(db, *full[1].big, institutions=None)
    assert big is not None
    for ask in (
        lambda most: deliveries.items(db, big.number, institutions=None, most=most),
        lambda most: deliveries.listed(db, institutions=None, most=most),
        lambda most: packages.search(db, PackageQuery(text="he"), institutions=None, most=most),
    ):
        counted = [len(statements(db, lambda ask=ask, most=most: ask(most))) for most in (1, 100)]  # type: ignore[misc, no-untyped-call]
        assert counted[0] == counted[1]


def test_a_query_of_many_words_is_a_few_statements(db: Connection) -> None:
    long = " ".join(f"word{n}" for n in range(500))
    assert (
        len(statements(db, lambda: packages.search(db, PackageQuery(text=long, title=long), institutions=None))) <= 25
    )


def test_only_bound_values_reach_the_database(db: Connection) -> None:
    nasty = "'; DROP TABLE item; --"
    asked = PackageQuery(
        text=nasty, package=nasty, title=nasty, institution=nasty, puid=nasty, state=nasty, workline=nasty
    )
    for statement, _ in statements(
        db, lambda: packages.search(db, asked, institutions=frozenset({nasty}), after=nasty)
    ):
        assert "DROP" not in statement
    for after in (
        "\0~1",
        "1~2~3",
        "x",
        f"{nasty}~{10**30}",
        f"{nasty}~x",
    ):  # no place that was ever answered: the beginning
        assert deliveries.listed(db, institutions=None, after=after) == deliveries.listed(db, institutions=None)
    assert deliveries.listed(db, institutions=None, after=f"{nasty}~1").rows == ()
