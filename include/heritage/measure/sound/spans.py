"""Stretches of time in which something holds, heard piece by piece; the list is bounded, the count is not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

MOST = 1000
"""Stretches remembered. A reel with more faults than that is judged by their number."""


def runs(mask: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """[start, end) of each stretch of True."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], mask.view(np.int8), [0]))))
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)


class Spans:
    """Joins the stretches of consecutive pieces."""

    def __init__(self) -> None:
        self._closed: list[tuple[int, int]] = []

    def add(self, mask: NDArray[np.bool_], start: int) -> None:
        """A piece that begins at `start`, in the same unit."""
        if not mask.any():
            return
        for begin, end in runs(mask):
            self.note(start + begin, start + end)

    def note(self, begin: int, end: int, bridge: int = 0) -> None:
        """One stretch; it is joined to the last when they touch (or are at most `bridge` apart)."""
        if self._closed and begin <= self._closed[-1][1] + bridge:
            self._closed[-1] = (self._closed[-1][0], max(end, self._closed[-1][1]))
        else:
            self._closed.append((begin, end))
            self._trim()

    def _trim(self) -> None:
        """Short ones go first when there are far too many."""
        if len(self._closed) > 20 * MOST:
            last = self._closed.pop()
            self._closed = sorted(sorted(self._closed, key=lambda s: s[0] - s[1])[: 10 * MOST])
            self._closed.append(last)

    def told(self, unit: float, *, least: int = 1, bridge: int = 0) -> list[list[Any]]:
        """[start, end] in seconds of the stretches of at least `least` units, gaps up to `bridge` units closed; the
        longest `MOST`, in order."""
        joined = Spans()
        for begin, end in self._closed:
            joined.note(begin, end, bridge)
        long = sorted((s for s in joined._closed if s[1] - s[0] >= least), key=lambda s: s[0] - s[1])[:MOST]
        return [[round(begin * unit, 4), round(end * unit, 4)] for begin, end in sorted(long)]
