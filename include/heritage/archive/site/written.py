"""Fills a file on a disk, and says in what it differs from what was sent."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path

_FLUSH_EVERY = 16 << 20
"""Bytes after which the kernel is asked to begin writing: `sync` then waits for little, and memory stays clean."""

SMALL = 1 << 20
"""Bytes up to which a file is read back when it is written: inventories, declarations, a site's own files. Who writes larger ones
reads the whole package back."""


def fill(handle: int, blocks: Iterable[bytes], trouble: Callable[[], AbstractContextManager[None]]) -> tuple[int, str]:
    """Writes the blocks and closes the file; answers what was sent: bytes and, of a small file, its sha512. A disk that is full or
    over its quota may say so only at the close. Errors of `blocks` go through as they are, the disk's through `trouble`."""
    written = flushed = 0
    running = hashlib.sha512()
    try:
        for block in blocks:
            with trouble():
                written += _write_all(handle, block)
                if written <= SMALL:
                    running.update(block)
                if written - flushed >= _FLUSH_EVERY:
                    os.posix_fadvise(handle, flushed, written - flushed, os.POSIX_FADV_DONTNEED)
                    flushed = written
    finally:
        with trouble():
            os.close(handle)
    return written, running.hexdigest()


def differs(place: Path, size: int, sha512: str) -> str:
    """In what the file is not what was sent: its length, or the bytes of a small one; "" when it is. A large one's sha512 is not
    asked for."""
    there = place.stat().st_size
    if there != size:
        return f"{there} bytes of {size}"
    if size <= SMALL and hashlib.sha512(place.read_bytes()).hexdigest() != sha512:
        return "other bytes"
    return ""


def _write_all(handle: int, block: bytes) -> int:
    """A write may take less than it is given (a nearly full disk): the rest is offered again."""
    view = memoryview(block)
    while view:
        view = view[os.write(handle, view) :]
    return len(block)
