"""What is tried in large numbers: the sharpest of it in every run of the tests, all of it by `make campaigns`.

A test of a campaign has the mark `campaign`. It is a case, unless it says `cases(record_property, number)` of a loop of its own."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

WHOLE = os.environ.get("HERITAGE_CAMPAIGNS") == "whole"
"""Is this `make campaigns`?"""

ALL = "whole"
"""The last line of the figures."""

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
    """A line per campaign: cases, passed, failed, and the seconds that its tests took (side by side they are fewer); and all in all."""
    if not WHOLE:
        return
    counts: Counter[tuple[str, str]] = Counter()
    seconds: Counter[str] = Counter()
    for outcome in ("passed", "failed", "error"):
        for report in terminalreporter.getreports(outcome):
            tried = int(dict(report.user_properties).get("cases", 1))
            for name in (report.nodeid.partition("[")[0], ALL):
                counts[name, outcome] += tried if outcome == "passed" else 1
                seconds[name] += round(report.duration)
    terminalreporter.section("campaigns")
    terminalreporter.line(f"{'cases':>8} {'passed':>8} {'failed':>8} {'seconds':>8}")
    for name in sorted({name for name, _ in counts}):
        passed, failed = counts[name, "passed"], counts[name, "failed"] + counts[name, "error"]
        figures = f"{passed + failed:8} {passed:8} {failed:8} {seconds[name]:8}"
        terminalreporter.line(f"{figures}  {name.removeprefix('tests/')}")
