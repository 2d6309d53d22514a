"""Lines of a picture that repeat the one four above: what a dropout compensator leaves where the tape gave no signal.

signalstats' VREP counts every line that differs from the fourth above by less than one grey level on average, so sky, letterboxes
and animation count as well (all of 15 ordinary films passed its 3 %). Here a line counts only when it has detail or noise of its
own: plain lines repeat each other without any fault.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from heritage.model import Facts

ABOVE = 4
"""Lines between the two that are compared, as in QCTools and ffmpeg (VREP_START): two of the same field."""

_THIN = 8
"""Of a line, every eighth pixel is looked at, but at least `_LEAST`: a repeated line repeats in all of them."""

_LEAST = 64
_ROUGH, _DETAILED = 2, 0.5
"""A pixel has detail when it departs from the mean of its neighbours by a grey level (second difference of 2); a line has, when
half of its pixels do. A ramp or a colour bar has none; noise of σ ≥ 1.2 has, and differs from line to line by more than 1."""


class LineMeter:
    """Share of each frame's lines that are repeated. Hears grey frames of `width` × `height`, of 8 bits, or of 16 where the film has
    more than 8: ffmpeg dithers what it makes shallower, and its dither repeats every fourth line of a plain field."""

    def __init__(self, width: int, height: int, bits: int = 8) -> None:
        self.width, self.height = thinned(width), height
        self.format = "gray" if bits <= 8 else "gray16le"
        self._kind: np.dtype[Any] = np.dtype(np.uint8 if bits <= 8 else "<u2")
        self._shares = array("f")

    def listen(self, stream: IO[bytes]) -> None:
        """Reads raw frames to their end."""
        size = self.width * self.height * self._kind.itemsize
        while len(raw := stream.read(size)) == size:
            self._shares.append(repeated(np.frombuffer(raw, self._kind).reshape(self.height, self.width)))

    def facts(self, times: Sequence[float]) -> Facts:
        """`vrep`: percentiles of the share; `vrep_worst`: [time, share] of the worst frames."""
        from heritage.measure.film.video import PERCENTILES, worst

        shares = np.frombuffer(self._shares, np.float32)[: len(times)] if self._shares else np.zeros(0, np.float32)
        if not shares.size:
            return {}
        return {
            "vrep": [round(float(v), 5) for v in np.percentile(shares, PERCENTILES)],
            "vrep_worst": worst(np.asarray(times, np.float64)[: shares.size], shares),
        }


def thinned(width: int) -> int:
    """Pixels of a line that are looked at."""
    return max(width // _THIN, min(width, _LEAST))


def repeated(grey: NDArray[Any]) -> float:
    """Share of the lines that repeat the fourth above them, and are not plain."""
    if grey.shape[0] <= ABOVE or grey.shape[1] < 3:
        return 0.0
    step = 1 if grey.dtype.itemsize == 1 else 256  # a grey level of 8 bits
    whole: NDArray[Any] = grey.astype(np.int16 if step == 1 else np.int32)
    apart = np.abs(whole[ABOVE:] - whole[:-ABOVE]).mean(1) < step
    if not apart.any():
        return 0.0
    lines = whole[ABOVE:][apart]
    rough = np.abs(2 * lines[:, 1:-1] - lines[:, :-2] - lines[:, 2:]) >= _ROUGH * step
    return float((rough.mean(1) >= _DETAILED).sum() / grey.shape[0])
