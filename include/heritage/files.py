"""Bytes on disk: read once and hashed while reading, written whole or not at all, never outside their folder."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from heritage.errors import DiskFull

CHUNK = 1 << 20
"""Bytes read at a time: large enough that Python's share of hashing is below 1 %."""

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


def listing_digest(digest_by_path: Mapping[str, str]) -> str:
    """One sha256 for a set of files: over the sorted lines `sha512  path`. Order and folder dates do not matter."""
    running = hashlib.sha256()
    for path in sorted(digest_by_path):
        running.update(f"{digest_by_path[path]}  {path}\n".encode())
    return running.hexdigest()


def inside(folder: Path, relative: str) -> Path:
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
def replacing(path: Path) -> Iterator[Path]:
    """A temporary name beside `path`, renamed to it when the block ends well and removed when it does not.
    The bytes are flushed to the medium before the rename. Raises DiskFull when there is no room."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{PARTIAL}{secrets.token_hex(4)}-{path.name}"[-250:])
    try:
        with disk_full_named(path.parent):
            yield partial
            flush(partial)
            partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def flush(path: Path) -> None:
    """Returns when the file's bytes (or the folder's names) would survive a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write(path: Path, content: bytes) -> None:
    """The file has exactly this content, or what it had before."""
    with replacing(path) as partial:
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


def remove_leftovers(folder: Path) -> int:
    """Removes what killed tasks left half-written below folder; returns how many. Only for a folder nobody writes to."""
    left = [p for p in folder.rglob(f"{PARTIAL}*") if p.is_file() or p.is_symlink()]
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)
