"""Meters of digital faults: full-scale runs, zero runs, repeated blocks, single samples out of line."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heritage.measure.sound.block import Block
from heritage.measure.sound.spans import MOST, Spans, runs
from heritage.model import Facts

ACTIVE = 10 ** (-50 / 20)
"""-50 dBFS peak in the 5 ms beside a zero run: then it interrupts something."""


class Clipping:
    """Three or more consecutive samples at full scale (POLICIES, audio). Stretches less than 10 ms apart are one. Floating
    samples go beyond full scale without loss: there, what is clipped is flat too."""

    LEAST = 3

    def __init__(self, rate: int, bits: int, floating: bool) -> None:
        self._rate, self._floating = rate, floating
        self._top: float = 1.0 if floating else 2**31 - 2 ** (32 - bits)
        self._samples = 0
        self._runs = 0
        self._open: dict[int, tuple[int, int]] = {}
        self._spans = Spans()

    def hear(self, block: Block) -> None:
        if np.abs(block.level).max(initial=0.0) < 0.99:
            self._end_all()
            return
        for channel, samples in enumerate(block.samples):
            mask = (samples >= self._top) | (samples <= -self._top)
            self._channel(channel, mask & _flat(samples) if self._floating else mask, block.start)

    def _channel(self, channel: int, mask: NDArray[np.bool_], start: int) -> None:
        for begin, end in runs(mask):
            before = self._open.pop(channel, None)
            if before and before[1] != start + begin:
                self._close(before)
                before = None
            run = (before[0] if before else start + begin, start + end)
            if end == mask.size:
                self._open[channel] = run
            else:
                self._close(run)

    def _end_all(self) -> None:
        for run in self._open.values():
            self._close(run)
        self._open.clear()

    def _close(self, run: tuple[int, int]) -> None:
        if run[1] - run[0] >= self.LEAST:
            self._samples += run[1] - run[0]
            self._runs += 1
            self._spans.note(*run, bridge=self._rate // 100)

    def facts(self) -> Facts:
        self._end_all()
        return {
            "clipped": self._spans.told(1 / self._rate),
            "clipped_runs": self._runs,
            "clipped_samples": self._samples,
        }


def _flat(samples: NDArray[Any]) -> NDArray[np.bool_]:
    """Where a sample is the same as one beside it."""
    same = np.concatenate(([False], samples[1:] == samples[:-1], [False]))
    return np.asarray(same[1:] | same[:-1])


class ZeroRuns:
    """A millisecond or more of samples that are exactly zero, in the middle of sound: a dropout of the transfer. Sound in
    coarse steps (8 bits) is often zero by rounding: there, sound is four steps or more."""

    def __init__(self, rate: int, bits: int) -> None:
        self._rate = rate
        self._active = max(ACTIVE, 4 * 2.0 ** (1 - bits))
        self._least, self._beside = max(8, rate // 1000), max(8, rate // 200)
        self._tail: NDArray[np.float32] | None = None
        self._open: dict[int, tuple[int, bool]] = {}
        self._found: list[list[Any]] = []

    def hear(self, block: Block) -> None:
        before = self._tail if self._tail is not None else np.zeros((len(block.level), 0), np.float32)
        for channel, level in enumerate(block.level):
            self._channel(channel, np.concatenate((before[channel], level)), level == 0, block.start)
        self._tail = block.level[:, -self._beside :].copy()

    def _channel(self, channel: int, extended: NDArray[np.float32], zero: NDArray[np.bool_], start: int) -> None:
        shift = extended.size - zero.size
        if not zero.any():
            self._open.pop(channel, None)
            return
        for begin, end in _long(zero, self._least):
            first, active = self._open.pop(channel, (start + begin, False)) if begin == 0 else (start + begin, False)
            if first == start + begin:
                active = self._sounds(extended[max(shift + begin - self._beside, 0) : shift + begin])
            if end == zero.size:
                self._open[channel] = (first, active)
            elif active and self._sounds(extended[shift + end : shift + end + self._beside]):
                self._note(first, start + end, channel)
        if not zero[-1]:
            self._open.pop(channel, None)

    def _sounds(self, level: NDArray[np.float32]) -> bool:
        return bool(level.size) and float(np.abs(level).max()) >= self._active

    def _note(self, begin: int, end: int, channel: int) -> None:
        if len(self._found) < MOST and end - begin >= self._least:
            self._found.append([round(begin / self._rate, 5), round(end / self._rate, 5), channel + 1])

    def facts(self) -> Facts:
        return {"zero_runs": sorted(self._found)}


def _long(zero: NDArray[np.bool_], least: int) -> list[tuple[int, int]]:
    """Runs of at least `least`, and those that touch an end of the block."""
    return [(b, e) for b, e in runs(zero) if e - b >= least or b == 0 or e == zero.size]


class Clicks:
    """A single sample far out of the line of its neighbours."""

    JUMP, OVER = 0.1, 12.0  # share of full scale; times the RMS curvature of the 10 ms around

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._tail: NDArray[np.float32] | None = None
        self._found: list[list[Any]] = []
        self._count = 0

    def hear(self, block: Block) -> None:
        before = self._tail if self._tail is not None else block.level[:, :0]
        level = np.concatenate((before, block.level), axis=1)
        if level.shape[1] >= 8:
            bend = level[:, :-2] - 2 * level[:, 1:-1] + level[:, 2:]
            for channel, one in enumerate(bend):
                self._channel(channel, one, block.start - before.shape[1])
        self._tail = level[:, -4:].copy()

    def _channel(self, channel: int, bend: NDArray[np.float32], start: int) -> None:
        size = np.abs(bend)
        usual = float(np.sqrt(np.dot(bend, bend) / bend.size))
        threshold = max(2 * self.JUMP, 6 * usual)
        if float(size.max()) < threshold:
            return
        for place in np.flatnonzero(size[1:-1] >= threshold)[:200] + 1:
            if self._is_alone(bend, int(place)):
                self._count += 1
                if len(self._found) < MOST:
                    self._found.append([round((start + int(place) + 1) / self._rate, 5), channel + 1])

    def _is_alone(self, bend: NDArray[np.float32], place: int) -> bool:
        """One sample off by a bends the line by a, -2a, a."""
        before, here, after = (float(v) for v in bend[place - 1 : place + 2])
        if not (-0.75 < before / here < -0.25 and -0.75 < after / here < -0.25):
            return False
        reach = self._rate // 200
        around = np.concatenate((bend[max(place - reach, 0) : place - 1], bend[place + 2 : place + reach]))
        return bool(around.size) and abs(here) > self.OVER * float(np.sqrt(np.mean(around * around)))

    def facts(self) -> Facts:
        return {"clicks": sorted(self._found), "clicks_count": self._count}


class Repeats:
    """The same samples again within a second: a buffer that was written twice. Periodic test signals do not count."""

    LEAST = 128  # samples; equal by chance they are not
    SWING = 16  # steps of the quantiser that they must span
    LAGS = 8

    def __init__(self, rate: int, bits: int) -> None:
        self._rate, self._step = rate, 2 ** (32 - bits)
        self._tail: NDArray[np.int64] | None = None
        self._spans = Spans()

    def hear(self, block: Block) -> None:
        mixed = block.samples.sum(axis=0, dtype=np.int64)
        before = self._tail if self._tail is not None else mixed[:0]
        whole = np.concatenate((before, mixed))
        for lag in self._lags(whole):
            same = (r for r in runs(whole[lag:] == whole[:-lag]) if r[1] - r[0] >= self.LEAST)
            for begin, end in islice(same, self.LAGS):
                if self._counts(whole[begin:end], lag) and not _in_tone(whole, begin, end, lag):
                    self._spans.note(block.start - before.size + begin + lag, block.start - before.size + end + lag)
        self._tail = mixed[-self._rate :]

    def _lags(self, whole: NDArray[np.int64]) -> list[int]:
        """The distances at which something recurs: where the fingerprints of four samples that begin with a certain
        pattern of bits are the same. One in 64 places has it, in both copies alike."""
        if whole.size < 2 * self.LEAST:
            return []
        words = whole.view(np.uint64)
        print_ = words[:-3] * _MIX[0] + words[1:-2] * _MIX[1] + words[2:-1] * _MIX[2] + words[3:] * _MIX[3]
        chosen = (print_ * _MIX[0]) >> np.uint64(58) == 0
        places = np.flatnonzero(chosen & (whole[:-3] != whole[1:-2]))
        order = places[np.argsort(print_[places], kind="stable")]
        same = print_[order[1:]] == print_[order[:-1]]
        distances = (order[1:] - order[:-1])[same]
        votes = Counter(distances[distances >= self.LEAST // 2].tolist())
        return [lag for lag, _ in votes.most_common(self.LAGS)]

    def _counts(self, part: NDArray[np.int64], lag: int) -> bool:
        if not self.LEAST <= part.size < 0.9 * self._rate or part.size > 4 * lag:
            return False
        return bool(np.ptp(part) >= self.SWING * self._step)

    def facts(self) -> Facts:
        return {"repeats": self._spans.told(1 / self._rate)}


def _in_tone(whole: NDArray[np.int64], begin: int, end: int, lag: int) -> bool:
    """Is one of the two copies part of a tone: together, before or after?"""
    size = end - begin
    places = (
        (begin, end + lag),
        (begin + lag - 4 * max(size, lag), end + lag),
        (begin - 3 * size, end),
        (begin + lag, end + lag + 3 * size),
    )
    return any(_is_periodic(whole[max(0, start) : stop]) for start, stop in places)


def _is_periodic(part: NDArray[np.int64]) -> bool:
    """A tone repeats itself by nature: the part correlates with itself (> 0.9995; a voice stays below 0.998)
    at a shift of at most half its length."""
    level = part - part.mean()
    size = level.size
    spectrum = np.fft.rfft(level, 2 * size)
    product = np.fft.irfft(spectrum * spectrum.conj())[: size // 2]
    energy = np.concatenate(([0.0], np.cumsum(level * level)))
    shifts = np.arange(size // 2)
    overlap = np.sqrt(energy[size - shifts] * (energy[size] - energy[shifts]))
    alike = product / np.maximum(overlap, 1e-12)
    falling = np.flatnonzero(alike < 0)
    return not falling.size or bool(np.max(alike[falling[0] :]) > 0.9995)


_MIX = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93], np.uint64)
"""Odd 64-bit numbers with their bits well mixed; any such will do."""
