"""The picture meter: reads what ffmpeg's filters say of each frame, as they say it. Threshold-free, so that a policy can change:
it keeps distributions and the worst frames, not verdicts."""

from __future__ import annotations

import hashlib
import math
from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from heritage.measure.sound.spans import MOST
from heritage.model import Facts

FILTERS = "idet,signalstats=stat=tout+vrep+brng,blackdetect=d=0:pix_th=0.10:pic_th=0.98,freezedetect=n=-60dB:d=0.2"
"""signalstats as in QCTools; black: 98 % of the pixels in the lowest tenth; frozen: mean difference below -60 dB for 0.2 s."""

SIGNALS = ("YMIN", "YLOW", "YAVG", "YHIGH", "YMAX", "UAVG", "VAVG", "SATMAX", "TOUT", "VREP", "BRNG")
"""The columns of the curve. Y… in the units of the file's bit depth; TOUT, VREP, BRNG as shares of the frame's pixels."""

SHARES = ("TOUT", "VREP", "BRNG")

WORST = 6
"""Frames remembered as the worst of each kind: what a person looks at."""

OF_PICTURES = ("YLOW", "BRNG")
"""Their distributions leave black frames out: leader is no picture, and its noise lies on both sides of black."""

PERCENTILES = np.arange(0, 100.5, 0.5)


class PictureMeter:
    """One video stream, frame by frame. `curve` gets a row per frame: time, then SIGNALS."""

    def __init__(
        self, rate: float, tick: float, curve: Callable[[list[float]], object] | None = None, bits: int = 8
    ) -> None:
        self._rate, self._tick, self._curve = rate, tick, curve
        self._dark = 27 * 2.0 ** (bits - 8)  # 5 % above video black
        self._times = array("d")
        self._signals = {name: array("f") for name in SIGNALS}
        self._idet: dict[str, float] = {}
        self._black, self._frozen = _Pairs(), _Pairs()
        self._zeroed: list[float] = []

    def listen(self, stream: IO[bytes]) -> None:
        """Reads `metadata=print` to its end."""
        for time, said in _frames(stream):
            self._frame(time, said)

    def _frame(self, time: float, said: dict[str, str]) -> None:
        self._times.append(time)
        row = [float(said.get(f"signalstats.{name}", "nan")) for name in SIGNALS]
        for name, value in zip(SIGNALS, row, strict=True):
            self._signals[name].append(value)
        if self._curve is not None:
            self._curve([round(time, 4), *row])
        if all(float(said.get(f"signalstats.{name}MIN", 1)) == 0 for name in "YUV"):
            self._zeroed.append(time)
        for key in ("tff", "bff", "progressive", "undetermined"):
            if f"idet.single.{key}" in said:
                self._idet[key] = float(said[f"idet.single.{key}"])
        self._black.hear(said.get("black_start"), said.get("black_end"))
        self._frozen.hear(said.get("freezedetect.freeze_start"), said.get("freezedetect.freeze_end"))

    @property
    def times(self) -> Sequence[float]:
        """When each frame is shown, in seconds."""
        return self._times

    def facts(self) -> Facts:
        """Without a prefix. `idet`: frames by what each shows alone; ffmpeg's other count carries one decision over all undecided
        frames after it, so that one frame of a still chart spoke for the rest."""
        times = np.frombuffer(self._times, np.float64) if self._times else np.zeros(0)
        found: dict[str, Any] = {"frames": len(times), "idet": self._idet}
        if self._zeroed:
            found["zeroed"] = [len(self._zeroed), round(self._zeroed[0], 4)]
        if len(times):
            end = float(times[-1]) + 1 / self._rate if self._rate else float(times[-1])
            found |= {"black": self._black.told(end), "frozen": self._frozen.told(end), "decoded": round(end, 4)}
            found |= {"starts": round(float(times[0]), 4), **_steps(times, self._rate, self._tick)}
        for name, values in self._signals.items():
            known = np.frombuffer(values, np.float32) if values else np.zeros(0, np.float32)
            if name in OF_PICTURES:
                known = np.where(np.frombuffer(self._signals["YHIGH"], np.float32) < self._dark, np.nan, known)
            if known.size and not np.isnan(known).all():
                found[name.lower()] = [round(float(v), 5) for v in np.nanpercentile(known, PERCENTILES)]
                if name in SHARES:
                    found[f"{name.lower()}_worst"] = worst(times, known)
        return found


def _frames(stream: IO[bytes]) -> Iterator[tuple[float, dict[str, str]]]:
    """(time, what the filters said) of each frame; names without "lavfi."."""
    said: dict[str, str] = {}
    time, open_ = 0.0, False
    for raw in stream:
        line = raw.decode("ascii", "replace").rstrip()
        if line.startswith("frame:"):
            if open_:
                yield time, said
            time, said, open_ = _time(line), {}, True
        else:
            key, _, value = line.partition("=")
            said[key.removeprefix("lavfi.")] = value
    if open_:
        yield time, said


def _time(line: str) -> float:
    try:
        return float(line.rpartition("pts_time:")[2])
    except ValueError:
        return float("nan")


def _steps(times: NDArray[np.float64], rate: float, tick: float) -> Facts:
    """How regular the frames come. `uneven`: share of steps that are off the nominal one by more than the clock's own
    roughness; `gaps`: [time, length] of the first steps that are at least 1.5 frames long."""
    if len(times) < 2 or not rate:
        return {}
    steps = np.diff(times)
    off = np.abs(steps - 1 / rate) > max(1.5 * tick, 0.0015)
    long = np.flatnonzero(steps > 1.5 / rate)[:MOST]
    gaps = [[round(float(times[i]), 4), round(float(steps[i]), 4)] for i in long]
    return {"uneven": round(float(off.mean()), 5), "gaps": gaps, "gaps_count": int((steps > 1.5 / rate).sum())}


def worst(times: NDArray[np.float64], values: NDArray[np.float32]) -> list[list[float]]:
    """[time, value] of the worst frames, at least a second apart."""
    chosen: list[int] = []
    for index in np.argsort(-np.nan_to_num(values, nan=-1), kind="stable")[: 50 * WORST]:
        if all(abs(times[index] - times[other]) >= 1 for other in chosen):
            chosen.append(int(index))
        if len(chosen) == WORST:
            break
    return [[round(float(times[i]), 4), round(float(values[i]), 5)] for i in chosen]


class _Pairs:
    """Stretches that a filter tells by their start and, later, their end; the last may be open at the end of the film."""

    def __init__(self) -> None:
        self._found: list[list[float]] = []

    def hear(self, start: str | None, end: str | None) -> None:
        if end is not None and self._found and len(self._found[-1]) == 1:
            self._found[-1].append(float(end))
        if start is not None and len(self._found) < MOST:
            self._found.append([float(start)])

    def told(self, end: float) -> list[list[float]]:
        return [[round(p[0], 4), round(p[1] if len(p) == 2 else end, 4)] for p in self._found]


class FrameDigests:
    """ffmpeg's framemd5: the MD5 of each frame in order. `digest` is sha256 over them, one a line; equal for two streams
    whose frames are the same, however they are stored. `keep` gets each line of the listing."""

    def __init__(self, keep: Callable[[bytes], object] | None = None) -> None:
        self._keep = keep
        self._running = hashlib.sha256()
        self.frames = 0

    def listen(self, stream: IO[bytes]) -> None:
        for line in stream:
            if self._keep is not None:
                self._keep(line)
            if not line.startswith(b"#") and line.strip():
                self._running.update(line.rpartition(b",")[2].strip() + b"\n")
                self.frames += 1

    @property
    def digest(self) -> str:
        return self._running.hexdigest()


class PictureFacts:
    """A few of the filters' measures of each frame, as facts of its own; for frames that are files."""

    NAMES = ("YAVG", "TOUT", "BRNG")

    def __init__(self) -> None:
        self.rows: list[Facts] = []

    def listen(self, stream: IO[bytes]) -> None:
        """Reads `metadata=print` to its end."""
        for _, said in _frames(stream):
            found = {name.lower(): _number(said.get(f"signalstats.{name}", "nan")) for name in self.NAMES}
            self.rows.append(
                {f"frame.{name}": round(value, 5) for name, value in found.items() if not math.isnan(value)}
            )


class Loudness:
    """EBU R128 from ffmpeg's ebur128 (its log says 0.0 LUFS in Debian 12 when silenced, so the frames' metadata are read).
    `curve` gets a row per 100 ms: time, momentary, short-term, integrated LUFS."""

    KEYS = ("M", "S", "I")
    STEP, SLACK = 0.1, 0.02
    """Seconds from one measure to the next; and what clocks in milliseconds blur, less than a packet of AAC or MPEG audio (21 ms)."""

    def __init__(self, curve: Callable[[list[float]], object] | None = None) -> None:
        self._curve = curve
        self._last: dict[str, float] = {}
        self._peak = 0.0
        self._before = float("nan")
        self._gaps: list[list[float]] = []

    def listen(self, stream: IO[bytes]) -> None:
        for time, said in _frames(stream):
            values = {
                key.removeprefix("r128."): _number(value) for key, value in said.items() if key.startswith("r128.")
            }
            self._last |= values
            missing = time - self._before - self.STEP
            if missing > self.SLACK and len(self._gaps) < MOST:
                self._gaps.append([round(self._before + self.STEP, 3), round(missing, 3)])
            self._before = time
            peaks = [value for key, value in values.items() if key.startswith("true_peaks_ch")]
            self._peak = max([self._peak, *peaks])
            if self._curve is not None and "M" in values:
                self._curve([round(time, 3), *(values.get(key, -120.7) for key in self.KEYS)])

    def facts(self) -> Facts:
        """`lufs`, `lra` (LU), `true_peak` (dBTP); `gaps`: [time, seconds] for which the container's clock goes on without a sample."""
        names: Sequence[tuple[str, str]] = (("I", "lufs"), ("LRA", "lra"))
        found: dict[str, Any] = {name: round(self._last[key], 2) for key, name in names if key in self._last}
        if self._gaps:
            found["gaps"] = self._gaps
        if self._peak > 0:
            found["true_peak"] = round(20 * float(np.log10(self._peak)), 2)
        return found


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("nan")
