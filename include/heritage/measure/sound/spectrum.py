"""The spectrum meter: mains hum, and whether a high sampling rate carries anything high."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from heritage.measure.sound.block import Block
from heritage.model import Facts

SPARSE_AFTER = 60
"""Seconds of which every one is looked at; of what follows, one in four: a mean spectrum does not change by more."""

MAINS = (50.0, 60.0)

STEADY = 20
"""Percentile of the seconds that hum must fill at its level: what comes and goes (a bass, a tone at the head) is none."""


class Spectrum:
    """Mean power spectrum of all channels: one Hann window of up to 0.75 s per second; of each, the mains' peaks."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._size = 1 << max(8, int(rate * 0.75).bit_length() - 1)
        self._window = np.hanning(self._size).astype(np.float32)
        self._scale = 2.0 / (self._size * float(np.sum(self._window.astype(np.float64) ** 2)))
        self._power = np.zeros(self._size // 2 + 1)
        self._taken = 0
        self._blocks = 0
        self._hums: dict[float, list[list[float]]] = {mains: [] for mains in MAINS}

    def hear(self, block: Block) -> None:
        self._blocks += 1
        if block.level.shape[1] < self._size or (self._blocks > SPARSE_AFTER and self._blocks % 4):
            return
        power = np.zeros_like(self._power)
        for level in block.level:
            spectrum = np.fft.rfft(level[: self._size] * self._window)
            power += (spectrum.real**2 + spectrum.imag**2) * self._scale
        self._power += power
        self._taken += len(block.level)
        for mains, heard in self._hums.items():
            heard.append([value / len(block.level) for value in self._peaks(power, mains)])

    def facts(self) -> Facts:
        if not self._taken:
            return {}
        power = self._power / self._taken
        found: dict[str, Any] = {}
        for mains in MAINS:
            level, prominence = _hum(np.array(self._hums[mains]))
            found[f"hum_{mains:.0f}"] = [level, prominence]
        if self._rate >= 64_000:
            top = 0.96 * self._rate / 2
            found["above_22k"] = _decibels(self._band(power, 22_500, top).sum())
            below, beyond = (
                float(np.median(self._band(power, *band))) for band in ((19_000, 21_000), (24_500, 30_000))
            )
            found["cliff"] = _decibels(below / max(beyond, 1e-30))  # medians: a pilot tone of 19 kHz is no cliff
        return found

    def _band(self, power: NDArray[np.float64], low: float, high: float) -> NDArray[np.float64]:
        step = self._rate / self._size
        return power[round(low / step) : max(round(high / step), round(low / step) + 1)]

    def _peaks(self, power: NDArray[np.float64], mains: float) -> list[float]:
        """The power at the mains frequency and its first two harmonics, then what is usual beside each."""
        peaks, beside = [], []
        for at in (mains, 2 * mains, 3 * mains):
            peaks.append(float(self._band(power, at - 2.5, at + 2.5).sum()))
            around = (self._band(power, at - 16, at - 6), self._band(power, at + 6, at + 16))
            beside.append(float(np.median(np.concatenate(around))) * 5)
        return peaks + beside


def _hum(seconds: NDArray[np.float64]) -> tuple[float, float]:
    """Level in dBFS of the mains frequency with its harmonics, as it is there throughout, and how far the most prominent of
    them stands out (dB). [second, three peaks and what is beside them]."""
    peaks, beside = np.percentile(seconds[:, :3], STEADY, axis=0), np.median(seconds[:, 3:], axis=0)
    over = [_decibels(float(peak) / max(float(other), 1e-30)) for peak, other in zip(peaks, beside, strict=True)]
    return _decibels(float(peaks.sum())), max(over)


def _decibels(power: float) -> float:
    return round(10 * float(np.log10(power)), 1) if power > 1e-25 else -250.0
