"""The sound meter: listens to one track's samples once, block by block, and says what is in them. Bounded memory.

It hears a second at a time; every meter keeps only its running state and a bounded list of what it found. Times are seconds
from the first sample, exact to 10 ms or better.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO, Protocol

import numpy as np
from numpy.typing import NDArray

from heritage.measure.sound.block import Block
from heritage.measure.sound.faults import Clicks, Clipping, Repeats, ZeroRuns
from heritage.measure.sound.levels import Levels, Quiet, Stereo
from heritage.measure.sound.spans import Spans
from heritage.measure.sound.spectrum import Spectrum
from heritage.model import Facts


@dataclass(frozen=True, slots=True)
class Form:
    """How samples come through the pipe. `bits`: meaningful bits per sample, at the top of the container."""

    rate: int
    channels: int
    bits: int
    coding: str  # ffmpeg's raw format: u8 | s16le | s32le | f32le | f64le

    @property
    def dtype(self) -> np.dtype[Any]:
        kinds = {"u8": "u1", "s16le": "<i2", "s32le": "<i4", "f32le": "<f4", "f64le": "<f8"}
        return np.dtype(kinds[self.coding])

    @property
    def floating(self) -> bool:
        return self.coding.startswith("f")

    @property
    def window(self) -> int:
        """Samples in 10 ms."""
        return max(1, self.rate // 100)

    @property
    def block(self) -> int:
        """Frames heard at a time: 100 windows, a second."""
        return 100 * self.window


CEILING = 1000.0
"""+60 dBFS: a float sample beyond it (or NaN, or infinity) is no sound; it is noted, and meters hear nothing."""


class Meter(Protocol):
    """Hears one block after the other, then says what was in them."""

    def hear(self, block: Block) -> None: ...

    def facts(self) -> Facts: ...


class SoundMeter:
    """All meters of one track. `curve` gets one row per 100 ms: time, then peak and RMS in dBFS of each channel."""

    def __init__(self, form: Form, curve: Callable[[list[float]], object] | None = None) -> None:
        self.form = form
        self._frames = 0
        self._digest = hashlib.sha256()
        self._md5: Any = None
        self._impossible = Spans()
        self._levels = Levels(form.rate, form.window, form.channels, curve)
        self._meters: list[Meter] = [
            self._levels,
            Clipping(form.rate, form.bits, form.floating),
            Quiet(form.rate, form.window),
            ZeroRuns(form.rate, form.bits),
            Clicks(form.rate),
            Spectrum(form.rate),
        ]
        if not form.floating:
            self._meters.append(Repeats(form.rate, form.bits))
        if form.channels == 2:
            self._meters.append(Stereo(form.rate, form.window))

    def with_md5(self) -> SoundMeter:
        """Also makes the MD5 that FLAC keeps: of the samples in as few whole bytes as their bits need, little-endian."""
        self._md5 = hashlib.md5(usedforsecurity=False)
        return self

    def listen(self, stream: BinaryIO) -> None:
        """Hears the stream to its end."""
        size = self.form.dtype.itemsize * self.form.channels
        while content := stream.read(self.form.block * size):
            self._digest.update(content)
            whole = len(content) - len(content) % size
            if whole:
                self._hear(np.frombuffer(content[:whole], self.form.dtype).reshape(-1, self.form.channels))

    def _hear(self, frames: NDArray[Any]) -> None:
        if self._md5 is not None:
            self._md5.update(_as_flac(frames, self.form))
        samples, level = _scaled(frames, self.form)
        if self.form.floating:
            self._impossible.add(np.asarray(~(np.abs(samples) <= CEILING).all(axis=0)), self._frames)
        block = Block(self._frames, samples, level)
        for meter in self._meters:
            meter.hear(block)
        self._frames += len(frames)

    @property
    def md5(self) -> str:
        return "" if self._md5 is None else str(self._md5.hexdigest())

    def facts(self) -> Facts:
        """What was heard; without a prefix."""
        found: dict[str, Any] = {
            "samples": self._frames, "sha256": self._digest.hexdigest(), "digest_of": self.form.coding,
        }  # fmt: skip
        for meter in self._meters:
            found |= meter.facts()
        if self.form.floating:
            found["impossible"] = self._impossible.told(1 / self.form.rate)
        return found


def _scaled(frames: NDArray[Any], form: Form) -> tuple[NDArray[Any], NDArray[np.float32]]:
    """[channel, frame]: integers as int32 with the sign at the top, and everything as float32 (0 for what is no
    sound)."""
    across = np.ascontiguousarray(frames.T)
    if form.floating:
        return across, np.where(np.abs(across) <= CEILING, across, 0).astype(np.float32)
    if form.coding == "u8":
        across = (across.astype(np.int32) - 128) << 24
    elif form.coding == "s16le":
        across = across.astype(np.int32) << 16
    return across, across.astype(np.float32) * np.float32(2.0**-31)


def _as_flac(frames: NDArray[Any], form: Form) -> bytes:
    if form.coding == "u8":
        return (frames.astype(np.int16) - 128).astype(np.int8).tobytes()
    width = -(-form.bits // 8)
    aligned = frames >> (form.dtype.itemsize * 8 - form.bits)
    raw = np.ascontiguousarray(aligned).view(np.uint8).reshape(-1, form.dtype.itemsize)
    return raw[:, :width].tobytes()
