"""What is tried in large numbers: the sharpest of it in every run of the tests, all of it by `make campaigns`.

A test of a campaign has the mark `campaign`. It is a case, unless it says `cases(record_property, number)` of a loop of its own."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

WHOLE = os.environ.get("HERITAGE_CAMPAIGNS") == "whole"
"""Is this `make campaigns`?"""

One = TypeVar("One")
Record = Callable[[str, object], None]


def of(usual: int, whole: int) -> int:
    """How many cases."""
    return whole if WHOLE else usual


def chosen(every: Sequence[One], sharpest: Sequence[One]) -> Sequence[One]:
    """Which of them."""
    return every if WHOLE else sharpest


def cases(record: Record, number: int) -> None:
    """How many cases the test has tried so far (of pytest's `record_property`)."""
    record("cases", number)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """A line per campaign: cases, passed, failed."""
    if not WHOLE:
        return
    counts: Counter[tuple[str, str]] = Counter()
    for outcome in ("passed", "failed", "error"):
        for report in terminalreporter.getreports(outcome):
            tried = int(dict(report.user_properties).get("cases", 1))
            counts[report.nodeid.partition("[")[0], outcome] += tried if outcome == "passed" else 1
    terminalreporter.section("campaigns")
    terminalreporter.line(f"{'cases':>8} {'passed':>8} {'failed':>8}")
    for name in sorted({name for name, _ in counts}):
        passed, failed = counts[name, "passed"], counts[name, "failed"] + counts[name, "error"]
        terminalreporter.line(f"{passed + failed:8} {passed:8} {failed:8}  {name.removeprefix('tests/')}")
