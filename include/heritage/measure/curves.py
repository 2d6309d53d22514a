"""Keeps curves and listings beside an item: compressed as they are measured, whole or not at all, the same bytes every time."""

from __future__ import annotations

import contextlib
import gzip
import math
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from heritage.files import atomic_write

Row = Callable[[list[float]], object]


@contextlib.contextmanager
def listing(room: Path | None, name: str) -> Iterator[Callable[[bytes], object] | None]:
    """Opens room/<name>.gz; yields what takes its pieces. None when there is no room to keep it."""
    if room is None:
        yield None
        return
    with (
        atomic_write(room / f"{name}.gz") as partial,
        partial.open("wb") as out,
        gzip.GzipFile("", "wb", 6, out, mtime=0) as packed,
    ):
        yield packed.write


@contextlib.contextmanager
def curve(room: Path | None, name: str, columns: Sequence[str]) -> Iterator[Row | None]:
    """Opens room/<name>.csv.gz with these columns; yields what takes a row of numbers."""
    with listing(room, f"{name}.csv") as write:
        if write is None:
            yield None
            return
        keep = write
        keep((",".join(columns) + "\n").encode())
        yield lambda row: keep(
            (",".join(f"{value:g}" if not math.isnan(value) else "" for value in row) + "\n").encode()
        )
