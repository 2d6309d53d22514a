"""The spectrum meter: mains hum, and whether a high sampling rate carries anything high."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from heritage.model import Facts

if TYPE_CHECKING:
    from heritage.measure.sound import Block

SPARSE_AFTER = 60
"""Seconds of which every one is looked at; of what follows, one in four: a mean spectrum does not change by more."""

MAINS = (50.0, 60.0)


class Spectrum:
    """Mean power spectrum of all channels: one Hann window of up to 0.75 s per second."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._size = 1 << max(8, int(rate * 0.75).bit_length() - 1)
        self._window = np.hanning(self._size).astype(np.float32)
        self._scale = 2.0 / (self._size * float(np.sum(self._window.astype(np.float64) ** 2)))
        self._power = np.zeros(self._size // 2 + 1)
        self._taken = 0
        self._blocks = 0

    def hear(self, block: Block) -> None:
        self._blocks += 1
        if block.level.shape[1] < self._size or (self._blocks > SPARSE_AFTER and self._blocks % 4):
            return
        for level in block.level:
            spectrum = np.fft.rfft(level[: self._size] * self._window)
            self._power += (spectrum.real**2 + spectrum.imag**2) * self._scale
            self._taken += 1

    def facts(self) -> Facts:
        if not self._taken:
            return {}
        power = self._power / self._taken
        found: dict[str, Any] = {}
        for mains in MAINS:
            level, prominence = self._hum(power, mains)
            found[f"hum_{mains:.0f}"] = [level, prominence]
        if self._rate >= 64_000:
            top = 0.96 * self._rate / 2
            found["above_22k"] = _decibels(self._band(power, 22_500, top).sum())
            edge = self._band(power, 19_000, 21_000).mean() / max(self._band(power, 24_500, 30_000).mean(), 1e-30)
            found["cliff"] = _decibels(edge)
        return found

    def _band(self, power: NDArray[np.float64], low: float, high: float) -> NDArray[np.float64]:
        step = self._rate / self._size
        return power[round(low / step) : max(round(high / step), round(low / step) + 1)]

    def _hum(self, power: NDArray[np.float64], mains: float) -> tuple[float, float]:
        """Level in dBFS of the mains frequency and its first two harmonics, and how far they stand out (dB, the least
        prominent of fundamental and the strongest harmonic)."""
        peaks, over = [], []
        for order in (1, 2, 3):
            at = mains * order
            peak = self._band(power, at - 2.5, at + 2.5).sum()
            beside = np.concatenate((self._band(power, at - 16, at - 6), self._band(power, at + 6, at + 16)))
            peaks.append(peak)
            over.append(_decibels(peak / max(float(np.median(beside)) * 5, 1e-30)))
        return _decibels(sum(peaks)), max(over)


def _decibels(power: float) -> float:
    return round(10 * float(np.log10(power)), 1) if power > 1e-25 else -250.0
