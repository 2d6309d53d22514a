"""A resolution tag that cannot be true is a fault under every policy; a low, missing or default one is what the policy makes of it."""

from __future__ import annotations

from typing import Any

import pytest

from heritage import settings
from heritage.contracts import Check, CheckContext
from heritage.model import Outcome
from heritage.qc.picture import image, photograph
from qc.judging import delivery, item, only, page

PASS, WARN, FAIL = Outcome.PASS, Outcome.WARN, Outcome.FAIL
A4 = (2480, 3508)


@pytest.mark.parametrize(
    ("size", "ppi", "paper", "photographs"),
    [
        (A4, (300.0, 300.0), PASS, PASS),
        (A4, (2.54, 2.54), FAIL, FAIL),
        (A4, (1.0, 1.0), FAIL, FAIL),
        (A4, (300.0, 3.0), FAIL, FAIL),
        (A4, (24.0, 24.0), FAIL, FAIL),
        (A4, (12_000.0, 12_000.0), FAIL, FAIL),
        (A4, (29.0, 29.0), FAIL, FAIL),  # 3.07 m
        (A4, (72.0, 72.0), WARN, WARN),
        ((12_000, 9_000), (72.0, 72.0), WARN, WARN),  # a camera's default: 4.2 m, and nobody said so
        ((12_000, 9_000), (96.0, 96.0), WARN, WARN),
        ((640, 480), (1120.0, 1120.0), FAIL, FAIL),
        ((1024, 768), (2400.0, 2400.0), FAIL, FAIL),
        ((2480, 3508), (2400.0, 2400.0), PASS, PASS),
        ((1728, 1100), (204.0, 98.0), WARN, WARN),  # a fax
        ((10, 6), (16.0, 15.0), WARN, WARN),  # a test of a program, not a page
        (A4, None, WARN, WARN),
    ],
)
def test_what_can_be_true(
    size: tuple[int, int], ppi: tuple[float, float] | None, paper: Outcome, photographs: Outcome
) -> None:
    x, y = ppi or (None, None)
    facts = {"image__width": size[0], "image__height": size[1], "image__ppi_x": x, "image__ppi_y": y}
    assert outcome(image.sampling_rate, "paper", facts) is paper
    assert outcome(photograph.sampling_rate, "photographs", facts) is photographs


def test_film_may_be_small() -> None:
    facts = {"image__width": 1400, "image__height": 1000, "image__ppi_x": 4000.0, "image__ppi_y": 4000.0}
    assert outcome(photograph.sampling_rate, "photographs", facts) is FAIL
    assert outcome(photograph.sampling_rate, "photographs", facts, kind="film") is PASS


def test_what_was_ordered_is_believed() -> None:
    facts = {"image__width": 600, "image__height": 400, "image__ppi_x": 1200.0, "image__ppi_y": 1200.0}
    assert outcome(image.sampling_rate, "paper", facts, ppi=1200) is PASS


def test_a_strict_policy_holds_it_too() -> None:
    facts = {"image__width": 640, "image__height": 480, "image__ppi_x": 1120.0, "image__ppi_y": 1120.0}
    assert outcome(image.sampling_rate, "paper", facts, policy="iso19264-B") is FAIL


def outcome(check: Check, line: str, facts: dict[str, Any], policy: str = "legacy", **expected: Any) -> Outcome:
    rule = settings.policy(policy, line).rule(check.name)
    assert rule is not None
    return only(check, page(**facts), CheckContext(rule, delivery(), item("A", [], **expected).item)).outcome
