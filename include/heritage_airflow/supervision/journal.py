"""The launcher's log and its parts': what is said there is appended, has a bound, and never fails whoever says it."""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from collections import deque
from pathlib import Path

MOST = 20 << 20
"""Bytes after which a log is put aside. One old one is kept: a log takes twice this room at most, and what is written in a second."""

_unsaid: deque[bytes] = deque(maxlen=200)
"""Lines that found no room; said as soon as there is some."""


def tell(sentence: str) -> None:
    """A dated line on standard output (the launcher's log). Where the disk is full or the reader gone, it waits; it never raises."""
    _unsaid.append(f"{time.strftime('%Y-%m-%dT%H:%M:%S%z')} {sentence}\n".encode(errors="replace"))
    tell_what_waits()


def tell_what_waits() -> None:
    """Lines that found no room, when there is room by now."""
    with contextlib.suppress(OSError):
        while _unsaid:
            line = _unsaid.popleft()
            written = 0
            try:
                while written < len(line):  # a full disk takes half a line
                    written += os.write(1, line[written:])
            finally:
                if written < len(line):
                    _unsaid.appendleft(line[written:])


def bound(log: Path) -> None:
    """Puts a log that has grown too long aside, under whoever writes it (its bytes are copied, then it is emptied: those who write
    append). Without room for that it stays as it is, but for the older one. It never raises."""
    with contextlib.suppress(OSError):
        if log.stat().st_size <= MOST:
            return
        older = log.with_suffix(".1.log")
        older.unlink(missing_ok=True)
        draft = older.with_suffix(".new")
        try:
            shutil.copyfile(log, draft)
            draft.replace(older)
            os.truncate(log, 0)
        finally:
            draft.unlink(missing_ok=True)
