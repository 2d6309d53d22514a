"""How fast an audit reads, against sha512sum over the same files: a row of `make bench`."""

from __future__ import annotations

import os
import random
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from custody import kept
from heritage.flows import audit


@dataclass(frozen=True)
class Pace:
    """Seconds of both over the same bytes, the medium asked each time (the page cache is dropped for these files)."""

    files: int
    size: int
    sha512sum: float
    audit: float


def pace(home: Path, packages: int, files: int, size: int) -> Pace:
    """Fills the home (HERITAGE_HOME) with packages of so many files of so many bytes, and reads site-a with both."""
    blob = random.Random(1).randbytes(size - 8)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept, "small", lambda seed: _files(blob, seed, files))
        kept.keep(home, packages)
    paths = [path for path in (home / "archive/site-a").rglob("*") if path.is_file()]
    os.sync()
    audit.plan("bench", "site-a", audit.Scope(everything=True))
    _forget(paths)
    started = time.monotonic()
    names = b"\0".join(os.fsencode(path) for path in paths)
    subprocess.run(["xargs", "-0", "sha512sum"], input=names, stdout=subprocess.DEVNULL, check=True)
    between = time.monotonic()
    _forget(paths)
    again = time.monotonic()
    assert audit.read("bench", "site-a")["sound"] == packages
    return Pace(len(paths), sum(p.stat().st_size for p in paths), between - started, time.monotonic() - again)


def _files(blob: bytes, seed: int, number: int) -> dict[str, bytes]:
    name = "representations/original/data/{:04d}.tif"
    return {name.format(i): blob + seed.to_bytes(4, "big") + i.to_bytes(4, "big") for i in range(number)}


def _forget(paths: list[Path]) -> None:
    for path in paths:
        handle = os.open(path, os.O_RDONLY)
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(handle)
