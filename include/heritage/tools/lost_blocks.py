"""Blocks of a file that are empty: what a copy leaves that broke off, a disk that failed, a share that was cut. It opens no format."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

BLOCK = 4096
"""Bytes that disks, file systems and networks lose together; larger units are multiples of it."""

_NEAR = 8
"""Zeros beside a lost block that may be the file's own: a sample that is black, the high byte of a number."""

_OWN = 16
"""Runs of zeros of a file's own beside which one that fits the blocks on both sides by chance is unlikely: one of 200,000 does."""


def found(path: Path) -> tuple[int, int]:
    """How many bytes are lost, and where the first of them lies; (0, 0) when none is. Zeros that a file has of its own (a black rim, a
    blank part) begin and end anywhere; of a file
    with very many of them none is taken for a loss."""
    size = path.stat().st_size
    if size < 2 * BLOCK:
        return 0, 0
    words = np.memmap(path, np.uint64, "r", shape=(size // BLOCK, BLOCK // 8))
    edges = np.flatnonzero(np.diff(_empty(words).astype(np.int8), prepend=0, append=0)).reshape(-1, 2)
    runs = [(int(first) * BLOCK, int(last) * BLOCK) for first, last in edges]
    with path.open("rb") as stream:
        runs = [(first, size if end + BLOCK > size and not any(_at(stream, end, size)) else end) for first, end in runs]
        lost = [(first, end) for first, end in runs if _sharp(stream, first, end, size)]
    if not lost or len(runs) - len(lost) > _OWN:
        return 0, 0
    return sum(end - first for first, end in lost), lost[0][0]


def _sharp(stream: BinaryIO, first: int, end: int, size: int) -> bool:
    """Do the zeros begin and end with the blocks?"""
    return any(_at(stream, first - _NEAR, first)) and (end == size or any(_at(stream, end, end + _NEAR)))


def _empty(words: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Which blocks are zeros throughout; most are known by their ends."""
    empty: NDArray[np.bool_] = np.asarray((words[:, 0] == 0) & (words[:, -1] == 0))
    for number in np.flatnonzero(empty):
        empty[number] = not words[number].any()
    return empty


def _at(stream: BinaryIO, first: int, end: int) -> bytes:
    stream.seek(max(first, 0))
    return stream.read(max(end - max(first, 0), 0))
