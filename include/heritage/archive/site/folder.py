"""A site in a folder: writes are renamed into place, flushed together, and read back from the medium. Linux only."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import secrets
import shutil
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from heritage.archive.lock import kernel_lock
from heritage.archive.site import written
from heritage.archive.site.refusals import Why, ours, why
from heritage.contracts import Entry, StillHeld
from heritage.errors import CopyDamaged, DiskFull, ObjectConflict, SiteUnavailable
from heritage.files import CHUNK, FILE_MODE, PARTIAL, disk_full_named, made_folder

_OCCUPIED = (errno.ENOTEMPTY, errno.EEXIST, errno.ENOTDIR)
_ROTTEN = errno.EIO
"""A bad sector: it is this copy that is bad, not the site."""

_OF_THE_MEDIUM = ("lost+found", ".snapshot", ".zfs", "System Volume Information", "$RECYCLE.BIN", ".Trash-")
"""Folders at the top of a mount that belong to its file system or its operator (beginnings of names): nothing of ours, and often
readable by root alone."""

_libc = ctypes.CDLL(None, use_errno=True)


class FolderSite:
    """Files below `root`. With `must_exist` the folder is a mount point that is never created here, so that an unmounted
    disk is noticed instead of filled below its mount point."""

    atomic = True
    at_once = 2

    def __init__(self, name: str, root: Path, *, must_exist: bool = False) -> None:
        self.name = name
        self.root = root
        self._must_exist = must_exist
        self._seat: tuple[int, int] | None = None

    def write(self, path: str, chunks: Iterable[bytes]) -> None:
        """Replaces what was there. An error of `chunks` goes through as it is, and nothing is kept."""
        final = self._path(path)
        partial = final.with_name(f"{PARTIAL}{secrets.token_hex(4)}-{final.name}"[:120])
        with self._trouble(path):
            handle = self._created(partial)
        try:
            sent = written.fill(handle, chunks, lambda: self._trouble(path))
            with self._trouble(path):
                self._compare(partial, path, *sent)
                partial.rename(final)
        except BaseException:
            with contextlib.suppress(OSError):
                partial.unlink(missing_ok=True)
            raise

    def read(self, path: str) -> Iterator[bytes]:
        """1 MiB at a time. What the page cache holds of the file is dropped first, so that the medium answers."""
        with self._trouble(path):
            self._present()
            handle = self._opened(path)
        try:
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            size, given = os.fstat(handle).st_size, 0
            while True:
                with self._trouble(path):
                    block = os.read(handle, CHUNK)
                if not block:
                    break
                given += len(block)
                yield block
            if given != size:
                raise CopyDamaged(f"{self.name}: {path}: the disk gave {given} bytes of {size}")
        finally:
            with self._trouble(path):
                os.close(handle)

    def list(self, prefix: str) -> Iterator[Entry]:
        with self._trouble(prefix):
            self._present()
            yield from self._below(self._path(prefix) if prefix else self.root, prefix)

    def size(self, path: str) -> int | None:
        with self._trouble(path):
            self._present()
            try:
                place = self._path(path)
                return place.stat().st_size if place.is_file() else None
            except FileNotFoundError:
                return None

    def publish(self, staged: str, final: str) -> None:
        """One rename; survives a power cut after the next `sync`. Raises ObjectConflict when `final` holds something."""
        source, target = self._path(staged), self._path(final)
        with self._trouble(final):
            self._present()
            try:
                self._renamed(source, target)
            except OSError as error:
                if error.errno not in _OCCUPIED:
                    raise
                raise ObjectConflict(f"{self.name}: {target} is there already") from error

    def remove(self, prefix: str) -> None:
        """A folder that is empty afterwards goes too: an archive has no empty folders."""
        place = self._path(prefix)
        with self._trouble(prefix):
            self._present()
            if place.is_dir() and not place.is_symlink():
                shutil.rmtree(place)
            else:
                place.unlink(missing_ok=True)
            self._prune(place.parent)

    def sync(self, prefix: str) -> None:
        """One syncfs for everything: 2,500 single fsyncs would take 6.5 s on the machine this was measured on."""
        with self._trouble(prefix):
            self._made()
            handle = os.open(self.root, os.O_RDONLY | os.O_DIRECTORY)
            try:
                if _libc.syncfs(handle) != 0:
                    raise OSError(ctypes.get_errno(), "syncfs failed", str(self.root))
            finally:
                os.close(handle)

    def empty_folders(self) -> Iterator[str]:
        """Folders in which there is nothing at all, but for those of the medium."""
        with self._trouble(""):
            self._present()
            for place, folders, names in os.walk(self.root):
                if place == str(self.root):
                    folders[:] = [name for name in folders if not name.startswith(_OF_THE_MEDIUM)]
                elif not folders and not names:
                    yield Path(place).relative_to(self.root).as_posix()

    def free(self) -> int | None:
        with self._trouble(""):
            self._made()
            return shutil.disk_usage(self.root).free

    def address(self, path: str) -> str:
        return str(self._path(path))

    @contextlib.contextmanager
    def lock(self, path: str) -> Iterator[StillHeld]:
        """An advisory lock of the kernel on a file of this name, which says who holds it and is removed when let go. It goes
        with its process; on NFS the server keeps it, and with it other machines away."""
        lock = self._path(path)
        with self._trouble(path):
            handle = kernel_lock.acquired(lock, lambda: self._lock_made(lock))
        try:
            yield lambda: self._still_held(handle, lock)
            self._still_held(handle, lock)
        finally:
            with contextlib.suppress(OSError):
                lock.unlink(missing_ok=True)  # before the lock is let go: who waits finds another file, and tries anew
            os.close(handle)
            with contextlib.suppress(OSError):
                self._prune(lock.parent)

    def _still_held(self, handle: int, lock: Path) -> None:
        if not os.fstat(handle).st_nlink:
            raise SiteUnavailable(f"{self.name}: {lock}: the lock was lost: somebody removed it")

    def _path(self, path: str) -> Path:
        """By its letters only (`files.safe_join` asks the disk for every folder on the way, a third of the time of a small
        file); links in an archive are its keeper's doing, and no file is read or written through one."""
        if "\0" in path or any(part in ("", ".", "..") for part in path.split("/")):
            raise ValueError(f"{path!r} is not a path below {self.root}")
        return self.root / path

    def _present(self) -> None:
        """A root that was there is the same one still: under an unmounted disk lies another folder. (Another thread may make the root
        while this one looks.)"""
        before = self._seat
        try:
            found = self.root.stat()
            seat = (found.st_dev, found.st_ino) if stat.S_ISDIR(found.st_mode) else None
        except FileNotFoundError:
            seat = None
        if seat is None and (self._must_exist or before is not None):
            raise SiteUnavailable(f"{self.name}: {self.root} is not there (is its disk mounted?)")
        if before is not None and seat != before:
            raise SiteUnavailable(f"{self.name}: {self.root} is another folder than before (was its disk unmounted?)")
        self._seat = seat or self._seat

    def _made(self) -> None:
        self._present()
        made_folder(self.root)

    def _created(self, partial: Path) -> int:
        """Opens a new file; its folder is made when it is missing, and again when another deposit prunes it in between."""
        self._present()
        for last in (False, False, True):
            try:
                handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
                os.fchmod(handle, FILE_MODE)
                return handle
            except FileNotFoundError:
                if last:
                    raise
                made_folder(partial.parent)
        raise AssertionError("unreachable")

    def _opened(self, path: str) -> int:
        """Only a file: a link is not followed, and a pipe would keep its reader waiting for ever."""
        try:
            handle = os.open(self._path(path), os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        except OSError as error:
            if error.errno not in (errno.ELOOP, errno.ENXIO):
                raise
            raise CopyDamaged(f"{self.name}: {path} is a link or a device, no file") from error
        if stat.S_ISREG(os.fstat(handle).st_mode):
            return handle
        os.close(handle)
        raise CopyDamaged(f"{self.name}: {path} is no file")

    def _compare(self, partial: Path, path: str, size: int, sha512: str) -> None:
        """A file gets its name when it is what was sent. Raises DiskFull, CopyDamaged."""
        wrong = written.differs(partial, size, sha512)
        if wrong:
            said, free = f"{self.name}: {self.address(path)}: the disk has {wrong} when asked", self.free()
            raise DiskFull(said) if free is not None and free < written.SMALL else CopyDamaged(said)

    def _below(self, folder: Path, prefix: str) -> Iterator[Entry]:
        """Siblings are ordered as whole paths would be: a folder's name counts with its slash."""
        try:
            with os.scandir(folder) as found:
                items = sorted(found, key=lambda e: e.name + "/" if e.is_dir(follow_symlinks=False) else e.name)
        except (FileNotFoundError, NotADirectoryError):
            return
        for item in items:
            if not prefix and item.name.startswith(_OF_THE_MEDIUM):
                continue
            path = f"{prefix}/{item.name}" if prefix else item.name
            if item.is_dir(follow_symlinks=False):
                yield from self._below(folder / item.name, path)
            else:
                yield Entry(path, item.stat(follow_symlinks=False).st_size)

    def _renamed(self, source: Path, target: Path) -> None:
        if target.is_file() or target.is_symlink():
            raise FileExistsError(errno.EEXIST, "there already", str(target))
        for last in (False, False, True):
            made_folder(target.parent)
            try:
                source.rename(target)
                return self._prune(source.parent)
            except FileNotFoundError:
                if last or not source.exists():
                    raise

    def _lock_made(self, lock: Path) -> int:
        while True:
            self._made()
            made_folder(lock.parent)
            with contextlib.suppress(FileNotFoundError):  # the folder was pruned in between
                return os.open(lock, os.O_RDWR | os.O_CREAT, FILE_MODE)

    def _prune(self, folder: Path) -> None:
        while folder != self.root and folder.is_relative_to(self.root):
            try:
                folder.rmdir()
            except FileNotFoundError:
                pass
            except OSError:
                return
            folder = folder.parent

    @contextlib.contextmanager
    def _trouble(self, path: str) -> Iterator[None]:
        """The medium's errors in our words; FileNotFoundError says something about `path` and is left as it is."""
        try:
            with disk_full_named(self.root):
                yield
        except FileNotFoundError:
            raise
        except OSError as error:
            said = f"{self.name}: {error.filename or path or self.root}: {error.strerror or error}"
            rotten = error.errno == _ROTTEN or why(error) is Why.DAMAGED
            raise (CopyDamaged(said) if rotten else ours(error, said)) from error
