"""Remarks about deliveries that take the place of others: all items are named while they are few, and counted when they are many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import pytest

from heritage.ingest import replaced
from heritage.problem import Problem

FEW = 5
Remark = Callable[[Sequence[str]], Problem]
REMARKS: dict[str, Remark] = {
    "undelivered": replaced.not_delivered,
    "never": partial(replaced.never_there, "B-1"),
    "undecided": partial(replaced.not_open, "B-1"),
    "deposited": partial(replaced.deposited, "B-1"),
    "answered": partial(replaced.answered, "B-1", "B-2"),
}


@pytest.mark.parametrize("code", REMARKS)
@pytest.mark.parametrize("number", [1, FEW - 1, FEW, FEW + 1, 3 * FEW])
def test_few_are_named_and_many_are_counted(code: str, number: int) -> None:
    items = [f"ITEM_{n}" for n in range(number)]
    remark = REMARKS[code](items)
    assert remark.code == (f"{code}-many" if number > FEW else code)
    assert not remark.refuses
    assert [item for item in items if item in str(remark)] == items[:FEW]
    assert number <= FEW or str(number) in str(remark)


def test_names_from_outside_are_shown_as_they_can_be() -> None:
    remark = replaced.never_there("B\n1", ["a\u202eb", "x" * 400])
    assert "\n" not in str(remark)
    assert "\u202e" not in str(remark)
    assert "x" * 101 not in str(remark)


def test_a_batch_of_which_nothing_came_again() -> None:
    assert replaced.none_in_common("B-1").code == "none"
