"""Bytes on disk: read once and hashed while reading, written whole or not at all, never outside their folder."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import mmap
import os
import secrets
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from heritage.errors import DiskFull

CHUNK = 1 << 20
"""Bytes read at a time: large enough that Python's share of hashing is below 1 %."""

FILE_MODE, FOLDER_MODE = 0o640, 0o750
"""Of what the system makes: its owner's, readable for its group, nobody else's; whatever umask is in force. Keys are 600 and 700."""

UMASK = 0o027
"""For whole processes: what programs and databases of others make gets the same modes."""

PARTIAL = ".partial-"
"""Mark in the names of files that are still being written; a leftover of a killed task carries it."""


def chunks(path: Path) -> Iterator[bytes]:
    """The file's bytes, 1 MiB at a time."""
    with path.open("rb", buffering=0) as stream:
        while block := stream.read(CHUNK):
            yield block


def digests(
    blocks: Iterable[bytes], algorithms: Iterable[str], each: Callable[[bytes], object] | None = None
) -> dict[str, str]:
    """One pass over the blocks: algorithm → lower-case hex. `each` sees every block too (a copy, a head to identify)."""
    hashes = {name: hashlib.new(name, usedforsecurity=False) for name in algorithms}
    for block in blocks:
        for running in hashes.values():
            running.update(block)
        if each is not None:
            each(block)
    return {name: running.hexdigest() for name, running in hashes.items()}


def sha512(path: Path) -> str:
    """The file's sha512, lower-case hex."""
    return digests(chunks(path), ["sha512"])["sha512"]


def mapped_sha512(path: Path) -> str:
    """As `sha512`, for a file that is about to be decoded from a map: its bytes are not copied out of the page cache."""
    with path.open("rb") as stream:
        if not os.fstat(stream.fileno()).st_size:
            return hashlib.sha512().hexdigest()
        with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as content:
            return hashlib.sha512(content).hexdigest()


def listing_digest(digest_by_path: Mapping[str, str]) -> str:
    """One sha256 for a set of files: over the sorted lines `sha512  path`. Order and folder dates do not matter."""
    running = hashlib.sha256()
    for path in sorted(digest_by_path):
        running.update(f"{digest_by_path[path]}  {path}\n".encode())
    return running.hexdigest()


def safe_join(folder: Path, relative: str) -> Path:
    """folder/relative, when that is truly below folder. Raises ValueError for absolute paths, `..`, links that lead out
    and NUL: a name that came from outside never reaches the file system unchecked."""
    pure = PurePosixPath(relative)
    if pure.is_absolute() or ".." in pure.parts or "\0" in relative or not pure.parts:
        raise ValueError(f"{relative!r} is not a path below {folder}")
    path = folder / pure
    if not path.resolve().is_relative_to(folder.resolve()):
        raise ValueError(f"{relative!r} leads out of {folder}")
    return path


@contextlib.contextmanager
def atomic_write(path: Path, *, flushed: bool = True) -> Iterator[Path]:
    """A temporary name beside `path`, renamed to it when the block ends well and removed when it does not.
    The bytes are flushed to the medium before the rename; when not `flushed`, the writer calls `fsync_all` before anybody
    relies on the file after a power cut. Raises DiskFull when there is no room."""
    made_folder(path.parent)
    partial = path.with_name(f"{PARTIAL}{secrets.token_hex(4)}-{path.name}"[-250:])
    try:
        with disk_full_named(path.parent):
            yield partial
            partial.chmod(FILE_MODE)
            (fsync if flushed else _begin)(partial)
            partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def made_folder(path: Path) -> Path:
    """The folder, made with those above it where they are missing (see FOLDER_MODE); what is there stays as it is. A folder's group is
    inherited where its keeper wants that (setgid)."""
    try:
        path.mkdir(FOLDER_MODE)
    except FileNotFoundError:
        made_folder(path.parent)
        path.mkdir(FOLDER_MODE, exist_ok=True)
    except OSError:
        if not path.is_dir():
            raise
        return path
    made = path.stat().st_mode
    if made & 0o777 != FOLDER_MODE:
        path.chmod(FOLDER_MODE | made & stat.S_ISGID)
    return path


def made_file(path: Path) -> Path:
    """The file, made empty where it is missing (see FILE_MODE), for those who add to it or open it by themselves."""
    with contextlib.suppress(FileExistsError):
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
        os.fchmod(handle, FILE_MODE)
        os.close(handle)
    return path


def fsync(path: Path) -> None:
    """Returns when the file's bytes (or the folder's names) would survive a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def fsync_all(paths: Iterable[Path]) -> None:
    """Returns when all these files would survive a power cut. Writing begins for all before the first is waited for: they
    then share a few commits of the file system's journal. One by one, as they were made, the files of 12 pages cost 14 s
    of waiting on a busy disk."""
    there = list(paths)
    for path in there:
        _begin(path)
    for path in (*there, *dict.fromkeys(path.parent for path in there)):
        fsync(path)


def _begin(path: Path) -> None:
    """Asks the kernel to begin writing what it holds of the file (on Linux that is what DONTNEED does with new bytes)."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(handle)


def write(path: Path, content: bytes, *, flushed: bool = True) -> None:
    """The file has exactly this content, or what it had before. `flushed`: see `atomic_write`."""
    with atomic_write(path, flushed=flushed) as partial:
        partial.write_bytes(content)


@contextlib.contextmanager
def disk_full_named(folder: Path) -> Iterator[None]:
    """Turns "no space left" and "quota exceeded" into DiskFull with the folder's name and what is left there."""
    try:
        yield
    except OSError as error:
        if error.errno not in (28, 122):
            raise
        left = shutil.disk_usage(folder).free if folder.exists() else 0
        raise DiskFull(f"no room left in {folder} ({left / 1e6:.0f} MB free)") from error


@contextlib.contextmanager
def locked(folder: Path, *, wait: bool = True) -> Iterator[bool]:
    """Holds the folder against other processes of this machine; answers False when another one has it and we are not to wait.
    The kernel lets go of the lock when its process and the workers that were forked meanwhile are dead, however they died. Nothing is
    written."""
    handle = _lock(folder, wait)
    if handle is None:
        yield False
        return
    try:
        yield True
    finally:
        fcntl.flock(handle, fcntl.LOCK_UN)  # to close it is not enough: workers forked in the block have it too
        os.close(handle)


def _lock(folder: Path, wait: bool) -> int | None:
    """The folder's handle, locked; None when another has it and we are not to wait, or took the folder away meanwhile."""
    while True:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return None
        if folder.is_dir() and folder.stat().st_ino == os.fstat(handle).st_ino:
            return handle
        os.close(handle)
        if not wait:
            return None


def written(folder: Path, pattern: str) -> list[Path]:
    """The files of that pattern by their names, but for what is being written or was left half-written: a kill must not add to what a folder
    says. (A dot is nothing special to `glob`.)"""
    return sorted(path for path in folder.glob(pattern) if not path.name.startswith(PARTIAL))


def remove_leftovers(folder: Path) -> int:
    """Removes what killed tasks left half-written below folder; returns how many. Only for a folder nobody writes to."""
    left = [p for p in folder.rglob(f"{PARTIAL}*") if p.is_file() or p.is_symlink()]
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)
