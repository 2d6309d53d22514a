"""A second of sound, as meters hear it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Block:
    """A second of sound. `start`: frames before it; `samples`: [channel, frame] as they came (integers scaled to 32 bits);
    `level`: the same as float32 in -1…1."""

    start: int
    samples: NDArray[Any]
    level: NDArray[np.float32]
