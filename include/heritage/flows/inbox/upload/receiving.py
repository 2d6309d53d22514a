"""Writes one piece of a file to its place, and believes it only when it is whole.

Pieces come in order and each begins where the last one ended. The last block of a piece is kept back until the piece's digest was
compared: so a length of whole pieces on disk says by itself that each was proved, however the server was killed; what is beyond them was
broken off, and is written again.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import hmac
import os
import shutil
import stat
from pathlib import Path
from types import TracebackType

from heritage import files, settings
from heritage.errors import DiskFull, HeritageError
from heritage.flows.inbox import stepping
from heritage.flows.inbox.upload import record
from heritage.flows.inbox.upload.record import Busy, Upload


class Elsewhere(HeritageError):
    """The file goes on at another offset than was said."""

    def __init__(self, offset: int) -> None:
        super().__init__(f"the file goes on at byte {offset}")
        self.offset = offset


class NotAPiece(HeritageError):
    """No piece begins there, or is so long, or has such bytes."""


class Differs(NotAPiece):
    """The bytes that came are not those that were sent: nothing of them is kept."""


class Piece:
    """One piece on its way to disk. Use it as a context; `add` its bytes, then `end`. What is left without an end is taken away."""

    def __init__(self, upload: Upload, number: int, offset: int, length: int, sha256: bytes | None) -> None:
        """Raises NotAPiece, Gone, Busy, Elsewhere, DiskFull."""
        self._upload, self._offset, self._sha256 = upload, offset, sha256
        if not 0 <= number < len(upload.files):
            raise NotAPiece(f"there is no file {number}")
        size = upload.files[number][1]
        self._wanted = min(upload.piece, size - offset)
        if offset < 0 or offset % upload.piece or self._wanted <= 0 or length != self._wanted:
            raise NotAPiece(f"wanted pieces of {upload.piece} bytes, one after the other, and the rest")
        self._running, self._there, self._kept_back = hashlib.sha256(), 0, b""
        self._whole = False
        with contextlib.ExitStack() as open_, files.disk_full_named(upload.place):
            folder = open_.enter_context(record.holding(upload, alone=False))
            os.utime(folder)  # housekeeping goes by it
            self._file = _opened(folder, upload, number)
            open_.callback(os.close, self._file)
            self._begin(size)
            self._open = open_.pop_all()

    def _begin(self, size: int) -> None:
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Busy(f"{self._upload.name}: this file is being written") from error
        held = record.proved(os.fstat(self._file).st_size, size, self._upload.piece)
        if held != self._offset:
            raise Elsewhere(held)
        free = shutil.disk_usage(self._file).free
        if free < self._wanted + settings.uploads().spared_gigabytes * 1e9:
            raise DiskFull(f"no room left in {self._upload.place} ({free / 1e6:.0f} MB free)")
        os.ftruncate(self._file, self._offset)

    def add(self, block: bytes) -> None:
        """The next bytes, about a mebibyte of them. Raises NotAPiece when they are too many, DiskFull."""
        if self._there + len(self._kept_back) + len(block) > self._wanted:
            raise NotAPiece("more bytes than were said")
        self._running.update(block)
        self._write(self._kept_back)
        self._kept_back = block

    def end(self) -> int:
        """The offset at which the file goes on; the piece is on disk. Raises NotAPiece when it is not whole, Differs, DiskFull."""
        if self._there + len(self._kept_back) != self._wanted:
            raise NotAPiece("fewer bytes than were said")
        if self._sha256 is not None and not hmac.compare_digest(self._running.digest(), self._sha256):
            raise Differs("the piece's sha256 is another: it was changed on its way")
        self._write(self._kept_back)
        if self._wanted == self._upload.piece:  # small ones are flushed together when the delivery lands
            with files.disk_full_named(self._upload.place):
                os.fdatasync(self._file)
        self._whole = True
        return self._offset + self._wanted

    def _write(self, block: bytes) -> None:
        left = memoryview(block)
        with files.disk_full_named(self._upload.place):
            while left:
                done = os.pwrite(self._file, left, self._offset + self._there)
                self._there, left = self._there + done, left[done:]

    def __enter__(self) -> Piece:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go; of a piece that did not end nothing is left."""
        with self._open:
            if not self._whole:
                with contextlib.suppress(OSError):
                    os.ftruncate(self._file, self._offset)


def make_empty(upload: Upload, folder: int) -> None:
    """Files without a byte need no piece."""
    for number, (_, size) in enumerate(upload.files):
        if not size:
            os.close(_opened(folder, upload, number))


def _opened(folder: int, upload: Upload, number: int) -> int:
    """The file, made when it is not there, through folders that are no links. Raises NotCarried."""
    folders, name = record.place_of(upload, number)
    with stepping.step(Path(f"/proc/self/fd/{folder}"), folders, make=True) as last:
        handle = os.open(name, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK, 0o644, dir_fd=last)
    seen = os.fstat(handle)
    if not stat.S_ISREG(seen.st_mode) or seen.st_nlink != 1:
        os.close(handle)
        raise stepping.NotCarried(f"{name}: it is no file of its own")
    return handle
