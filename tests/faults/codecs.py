"""Codecs that do wrong what no test could wait for: each breaks exactly one promise."""

from __future__ import annotations

import numpy as np

from heritage.tools.picture.jpeg2000 import openjpeg


class OneSampleOff:
    """An encoder that changes one sample by one step: no eye and no file-format check would notice."""

    def __init__(self) -> None:
        self._encode = openjpeg.encode

    def __call__(self, samples: openjpeg.Samples, coding: openjpeg.Coding) -> bytes:
        changed = np.array(samples)
        middle = tuple(side // 2 for side in changed.shape)
        changed[middle] ^= 1
        return self._encode(changed, coding)


class OtherProfile:
    """An encoder that is lossless, but codes with other parameters than it was asked for."""

    def __init__(self) -> None:
        self._encode = openjpeg.encode

    def __call__(self, samples: openjpeg.Samples, coding: openjpeg.Coding) -> bytes:
        return self._encode(samples, openjpeg.Coding(levels=3, progression="LRCP", sop=False))


class DropsProfile:
    """Writes JP2 files as OpenJPEG itself would: without the ICC profile."""

    def __init__(self) -> None:
        from heritage.tools.picture.jpeg2000 import boxes as jp2

        self._write = jp2.write

    def __call__(self, what: object) -> bytes:
        from dataclasses import replace

        return self._write(replace(what, icc=b""))  # type: ignore[type-var,arg-type]
