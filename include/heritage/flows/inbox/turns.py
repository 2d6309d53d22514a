"""Whose delivery is next when many wait: pure, so that its fairness is a test and no hope."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from heritage.flows.inbox.inbox import Arrival

Key = TypeVar("Key")
Value = TypeVar("Value")


def in_turn(waiting: Iterable[Arrival], served: Mapping[str, float] | None = None) -> list[Arrival]:
    """One delivery of each institution after the other, and of an institution one of each workline; the one that has been complete
    for longest first. `served`: institution → when a delivery of theirs was last started; who was served longest ago begins. So
    whatever one of them floods the inbox with, any other waits for at most one delivery of each."""
    last = served or {}
    rows = by(lambda one: one.institution, sorted(waiting, key=lambda one: (one.since, one.place)))
    begins = sorted(rows, key=lambda name: (last.get(name, 0.0), rows[name][0].since, name))
    return one_of_each([one_of_each(list(by(lambda one: one.workline, rows[name]).values())) for name in begins])


def cut(ordered: Iterable[Arrival], room: Mapping[str, int] | None) -> tuple[list[Arrival], list[Arrival]]:
    """Those for which there is room (workline → how many may be started; None: all of them), and the rest, in their order."""
    if room is None:
        return list(ordered), []
    free = dict(room)
    now, later = list[Arrival](), list[Arrival]()
    for one in ordered:
        left = free.get(one.workline, 0)
        (now if left > 0 else later).append(one)
        free[one.workline] = left - 1
    return now, later


def by(key: Callable[[Value], Key], rows: Iterable[Value]) -> dict[Key, list[Value]]:
    """The rows of each key, in their order."""
    found: dict[Key, list[Value]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def one_of_each(queues: Iterable[Iterable[Value]]) -> list[Value]:
    """The first of each, then the second of each …"""
    left, found = deque(deque(queue) for queue in queues), list[Value]()
    while left:
        queue = left.popleft()
        found.append(queue.popleft())
        if queue:
            left.append(queue)
    return found
