"""Draws sound: a voice and a room in numbers, the same every time; and plants faults in it at known samples."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Sound = NDArray[np.float64]


def room(seconds: float, rate: int, seed: int, channels: int = 2) -> Sound:
    """[channel, frame]: hiss up to half the rate, and a voice of gliding harmonics that stops and starts, as speech does. The
    channels differ. Peaks stay below 0.5."""
    chance = np.random.default_rng([seed, rate])
    time = np.arange(round(seconds * rate)) / rate
    pitch = 2 * np.pi * np.cumsum(130 + 35 * np.sin(2 * np.pi * 0.7 * time + seed)) / rate
    words = np.clip(0.55 + 0.6 * np.sin(2 * np.pi * 2.3 * time + seed), 0.08, 1)
    voice = sum(np.sin(k * pitch + k) / k**1.3 for k in range(1, 24)) * words
    hiss = chance.standard_normal((channels, time.size)) * 0.012
    shares = np.linspace(0.16, 0.1, channels)[:, None]
    return np.asarray(np.clip(voice * shares + hiss, -0.5, 0.5))


def wav(path: Path, sound: Sound, rate: int, bits: int = 24, padded_from: int | None = None) -> None:
    """A plain WAVE without bext. `padded_from`: the bits that really carry something; the others are zero."""
    real = padded_from or bits
    steps = np.clip(np.rint(sound.T * 2 ** (real - 1)), -(2 ** (real - 1)), 2 ** (real - 1) - 1).astype(np.int64)
    content = _packed(steps << (bits - real), bits)
    channels, width = sound.shape[0], bits // 8
    form = struct.pack("<HHIIHH", 1, channels, rate, rate * channels * width, channels * width, bits)
    body = b"WAVE" + struct.pack("<4sI", b"fmt ", 16) + form + struct.pack("<4sI", b"data", len(content)) + content
    path.write_bytes(struct.pack("<4sI", b"RIFF", len(body) + len(content) % 2) + body + bytes(len(content) % 2))


def _packed(steps: NDArray[np.int64], bits: int) -> bytes:
    raw = np.ascontiguousarray(steps.astype("<i4")).view(np.uint8).reshape(-1, 4)
    return raw[:, : bits // 8].tobytes()


def clipped(sound: Sound, rate: int, at: float, until: float) -> Sound:
    """Driven into full scale between two times."""
    made = sound.copy()
    part = slice(round(at * rate), round(until * rate))
    made[:, part] = np.clip(made[:, part] * 40, -1, 1)
    return made


def with_zeros(sound: Sound, rate: int, at: float, seconds: float) -> Sound:
    """Exact zeros for a moment, as when a transfer loses a buffer."""
    made = sound.copy()
    made[:, round(at * rate) : round((at + seconds) * rate)] = 0
    return made


def with_repeat(sound: Sound, rate: int, at: float, samples: int) -> Sound:
    """A buffer written twice: the samples before `at` come again from `at` on."""
    made = sound.copy()
    start = round(at * rate)
    made[:, start : start + samples] = made[:, start - samples : start]
    return made


def inverted(sound: Sound, rate: int, at: float, until: float) -> Sound:
    """The second channel is the first upside down between two times."""
    made = sound.copy()
    part = slice(round(at * rate), round(until * rate))
    made[1, part] = -made[0, part]
    return made


def upsampled(sound: Sound) -> Sound:
    """Twice the rate without anything new: the spectrum above the old half rate stays empty."""
    spectrum: NDArray[Any] = np.fft.rfft(sound, axis=1)
    wide = np.zeros((sound.shape[0], sound.shape[1] + 1), complex)
    wide[:, : spectrum.shape[1]] = spectrum
    return np.asarray(np.fft.irfft(wide, 2 * sound.shape[1], axis=1) * 2)
