"""An advisory lock of the kernel on a file, waited for with patience and an end; the file says whose it is."""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Callable
from pathlib import Path

from heritage.archive.lock import claims, owner


def acquired(lock: Path, made: Callable[[], int]) -> int:
    """The file's handle, with the lock on it. `made` opens the file, and makes it when it is not there. Raises SiteLocked."""
    began, pause = time.monotonic(), 0.01
    while True:
        handle = made()
        if _taken(handle, lock):
            return handle
        os.close(handle)
        if (waited := time.monotonic() - began) > claims.WAIT:
            raise owner.locked_by(str(lock), _holder(lock), waited)
        time.sleep(pause)
        pause = min(pause * 1.5, 0.5)


def _taken(handle: int, lock: Path) -> bool:
    """Not when another has it, nor when the one who had it removed the file meanwhile."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not os.path.samestat(os.fstat(handle), lock.stat()):
            return False
    except (BlockingIOError, FileNotFoundError):
        return False
    except BaseException:
        os.close(handle)
        raise
    with contextlib.suppress(OSError):  # a full disk is told by who then writes more than this
        os.ftruncate(handle, 0)
        os.pwrite(handle, owner.encoded(owner.described()), 0)
    return True


def _holder(lock: Path) -> dict[str, str]:
    try:
        return owner.decoded(lock.read_bytes())
    except OSError:
        return {}
