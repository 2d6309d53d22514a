"""Stretches of time that were measured, and faults with their moments."""

from __future__ import annotations

from collections.abc import Sequence

from heritage.model import Measured, Phrase, Reason, phrase

Fault = tuple[float | None, str]
"""Seconds from the start, where that is known, and what a reader of ours, or a tool, said."""


def with_times(found: Sequence[Fault]) -> list[Phrase | Reason]:
    """As a finding says them: 00:00:05.000: what is wrong there."""
    return [Reason(text) if at is None else phrase("at", timecode=at, fault=Reason(text)) for at, text in found]


def first_time(found: Sequence[Fault]) -> float | None:
    """Where to begin to look."""
    return next((at for at, _ in found if at is not None), None)


SHOWN = 5
"""Places named one by one."""


def clock(seconds: float) -> str:
    """hh:mm:ss.mmm."""
    whole = round(max(seconds, 0) * 1000)
    return f"{whole // 3_600_000:02d}:{whole // 60_000 % 60:02d}:{whole // 1000 % 60:02d}.{whole % 1000:03d}"


def stretch(start: float, end: float) -> str:
    """From, to, and how long."""
    return f"{clock(start)}–{clock(end)} ({end - start:.3g} s)"


def stretches(found: Sequence[Sequence[float]]) -> str:
    """The first few, and how many more."""
    shown = ", ".join(stretch(one[0], one[1]) for one in found[:SHOWN])
    return shown + (f" and {len(found) - SHOWN} more" if len(found) > SHOWN else "")


def moments(found: Sequence[float]) -> str:
    """The first few, and how many more."""
    shown = ", ".join(clock(one) for one in found[:SHOWN])
    return shown + (f" and {len(found) - SHOWN} more" if len(found) > SHOWN else "")


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
