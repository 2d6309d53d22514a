"""Can this home be written to? Tried, not asked: a quota, spent inodes and a disk that went read-only have bytes left as well."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

TRIED = 4 << 20
"""Bytes that must find room: SQLite's journal of a usual minute, and lines in the logs."""


def missing(folders: Iterable[Path]) -> str:
    """Why one of the folders cannot be written to, in words; "" when all can. A folder that is not there yet is tried above."""
    return next((why for folder in dict.fromkeys(folders) if (why := _refusal(folder))), "")


def of(home: Path) -> tuple[Path, ...]:
    """Where Airflow's parts write: the home's folders, which may be disks of their own, and the one for temporary files."""
    return (home, home / "airflow", home / "airflow" / "logs", Path(os.environ.get("TMPDIR") or "/tmp"))  # noqa: S108


def _refusal(folder: Path) -> str:
    place = next(p for p in (folder, *folder.parents) if p.exists())
    try:
        handle, name = tempfile.mkstemp(prefix=".room-", dir=place)
    except OSError as error:
        return f"nothing can be written to {place}: {error.strerror}"
    try:
        os.posix_fallocate(handle, 0, TRIED)
    except OSError as error:
        return f"no room left in {place}: {error.strerror}"
    finally:
        os.close(handle)
        with contextlib.suppress(OSError):
            Path(name).unlink()
    return ""
