"""Stretches of time that were measured, and faults with their moments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from heritage.model import Measured, Phrase, Reason, phrase, reason_of

Fault = tuple[float | None, Any]
"""Seconds from the start, where that is known, and what a reader of ours, or a tool, said."""


def with_times(found: Sequence[Fault]) -> list[Phrase | Reason]:
    """As a finding says them: 00:00:05.000: what is wrong there."""
    told = [(at, reason_of(fault)) for at, fault in found]
    return [fault if at is None else phrase("at", timecode=at, fault=fault) for at, fault in told]


def first_time(found: Sequence[Fault]) -> float | None:
    """Where to begin to look."""
    return next((at for at, _ in found if at is not None), None)


def spans(measured: Measured, fact: str) -> list[list[float]]:
    """A fact that is a list of [start, end, …]; empty when it was not measured."""
    found = measured.get(fact)
    return [list(one) for one in found] if isinstance(found, list) else []


def joined(found: Sequence[Sequence[float]]) -> list[list[float]]:
    """Stretches of several channels as one list: those that overlap are one."""
    made: list[list[float]] = []
    for one in sorted([float(one[0]), float(one[1])] for one in found):
        if made and one[0] <= made[-1][1]:
            made[-1][1] = max(made[-1][1], one[1])
        else:
            made.append([one[0], one[1]])
    return made
