"""Meters of level: peak, loudness of each channel, the bits in use, what is quiet, and how two channels go together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heritage.measure.sound.block import Block
from heritage.measure.sound.spans import Spans
from heritage.model import Facts

QUIET = 10 ** (-60 / 20)
"""-60 dBFS: below it is silence (POLICIES, audio)."""

AUDIBLE = 10 ** (-50 / 20)
"""-50 dBFS RMS: below it two channels are not compared."""

FLOOR = -200.0
"""dBFS said of digital silence, which has no level."""


def decibels(value: float) -> float:
    """dBFS of an amplitude (1.0 = full scale), two decimals."""
    return round(20 * float(np.log10(value)), 2) if value > 1e-10 else FLOOR


class Levels:
    """Peak, RMS, DC offset (share of full scale), and which bits ever change."""

    def __init__(
        self, rate: int, window: int, channels: int, curve: Callable[[list[float]], object] | None = None
    ) -> None:
        self._rate, self._step, self._curve = rate, 10 * window, curve
        self._peak = np.zeros(channels)
        self._sum, self._squares = np.zeros(channels), np.zeros(channels)
        self._frames = 0
        self._ones, self._always = np.uint32(0), np.uint32(0xFFFFFFFF)
        self._integers = True

    def hear(self, block: Block) -> None:
        level = block.level
        low, high = level.min(axis=1), level.max(axis=1)
        self._peak = np.maximum(self._peak, np.maximum(np.abs(low), np.abs(high)))
        self._sum += level.sum(axis=1, dtype=np.float64)
        self._squares += np.array([float(np.dot(one, one)) for one in level])
        self._frames += level.shape[1]
        self._integers = block.samples.dtype.kind == "i"
        if self._integers:
            bits = block.samples.view(np.uint32)
            self._ones |= np.bitwise_or.reduce(bits, axis=None)
            self._always &= np.bitwise_and.reduce(bits, axis=None)
        if self._curve is not None:
            self._draw(block, self._curve)

    def _draw(self, block: Block, curve: Callable[[list[float]], object]) -> None:
        for start in range(0, block.level.shape[1], self._step):
            part = block.level[:, start : start + self._step]
            peaks = [decibels(float(np.abs(one).max())) for one in part]
            means = [decibels(float(np.sqrt(np.dot(one, one) / one.size))) for one in part]
            curve([round((block.start + start) / self._rate, 3), *peaks, *means])

    def facts(self) -> Facts:
        count = max(self._frames, 1)
        found: dict[str, Any] = {
            "duration": round(self._frames / self._rate, 4),
            "peak": [decibels(float(p)) for p in self._peak],
            "rms": [decibels(float(s)) for s in np.sqrt(self._squares / count)],
            "dc": [round(float(s), 7) for s in self._sum / count],
        }
        varying = int(self._ones & ~self._always)
        if self._integers and varying:
            found["bits_used"] = 32 - ((varying & -varying).bit_length() - 1)
        return found


class Quiet:
    """Stretches in which every channel stays below -60 dBFS; and the channels that do so from start to end."""

    def __init__(self, rate: int, window: int) -> None:
        self._rate, self._window = rate, window
        self._spans = Spans()
        self._loud: NDArray[np.bool_] | None = None

    def hear(self, block: Block) -> None:
        peaks = windows(block.level, self._window)
        loud = peaks >= QUIET
        heard: NDArray[np.bool_] = np.asarray(loud.any(axis=1))
        self._loud = heard if self._loud is None else self._loud | heard
        self._spans.add(~np.asarray(loud.any(axis=0)), block.start // self._window)

    def facts(self) -> Facts:
        seconds = self._window / self._rate
        dead = [] if self._loud is None else [int(c) + 1 for c in np.flatnonzero(~self._loud)]
        return {"quiet": self._spans.told(seconds, least=round(0.2 / seconds)), "dead_channels": dead}


def windows(level: NDArray[np.float32], window: int) -> NDArray[np.float32]:
    """[channel, window]: the peak of every 10 ms; a last shorter window counts."""
    starts = np.arange(0, level.shape[1], window)
    high: NDArray[np.float32] = np.maximum.reduceat(level, starts, axis=1)
    low: NDArray[np.float32] = np.minimum.reduceat(level, starts, axis=1)
    return np.maximum(np.abs(high), np.abs(low))


class Stereo:
    """Are the two channels the same, or one the other turned upside down? By correlation, 10 ms by 10 ms."""

    INVERTED, SAME = -0.9, 0.9999

    def __init__(self, rate: int, window: int) -> None:
        self._rate, self._window = rate, window
        self._spans = Spans()
        self._sums = np.zeros(3)
        self._identical, self._opposite = True, True

    def hear(self, block: Block) -> None:
        left, right = block.level
        self._identical = self._identical and bool(np.array_equal(left, right))
        self._opposite = self._opposite and bool(np.array_equal(left, -right))
        starts = np.arange(0, left.size, self._window)
        both, one, other = (np.add.reduceat(product, starts) for product in (left * right, left * left, right * right))
        self._sums += (both.sum(dtype=np.float64), one.sum(dtype=np.float64), other.sum(dtype=np.float64))
        audible = np.minimum(one, other) > self._window * AUDIBLE**2
        against = both < self.INVERTED * np.sqrt(one * other)
        self._spans.add(audible & against, block.start // self._window)

    def facts(self) -> Facts:
        both, one, other = self._sums
        seconds = self._window / self._rate
        found: dict[str, Any] = {"inverted": self._spans.told(seconds, least=round(0.2 / seconds), bridge=2)}
        if one > 0 and other > 0:
            found["correlation"] = round(float(both / np.sqrt(one * other)), 6)
            found["identical"] = self._identical
        return found
