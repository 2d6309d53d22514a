"""What readers of point clouds give: a file's own words before its points, and blocks of points."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from heritage.model import Phrase

AT_ONCE = 1_000_000
"""Points in a block."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a file says of itself before its points. `low`, `high`: the box that it declares; `vlr_fault`: why the table of
    variable-length records does not fit; `faults`: what else is wrong; `unit` "m", "ft" or ""."""

    kind: str
    version: str
    points: int
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()
    scans: int = 1
    crs: str = ""
    unit: str = ""
    vlr_fault: Phrase | None = None
    faults: tuple[Phrase, ...] = ()
    fields: tuple[str, ...] = ()
    returns: tuple[int, ...] = ()
    counts: tuple[int, ...] = ()  # of a LAS 1.4, that has two


@dataclass(frozen=True, slots=True)
class Block:
    """Points as they are in space; `colours` RGB, 0–255 as bytes, else as LAS has them in 16 bits; `returns` how many points are a
    first, second, … return; `raw` the bytes that a digest is made of; `rows` how many were read,
    with those that a scanner marks as invalid, which are not among `positions`."""

    positions: NDArray[np.float64]
    colours: NDArray[np.uint8] | NDArray[np.uint16] | None = None
    returns: NDArray[np.int64] | None = None
    raw: bytes = field(default=b"", repr=False)
    rows: int = 0
