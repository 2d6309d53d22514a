"""Moves and removes folders of the inbox: never through a link, on another file system too, whole or not at all whenever it is killed.

Every step down is opened without following a link, and the last one is renamed or removed by its name in that very folder: what
somebody puts in its place meanwhile is not followed either.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
import shutil
import stat
from collections.abc import Sequence
from pathlib import Path

from heritage import files
from heritage.flows.inbox.stepping import REMOVED, NotCarried, step
from heritage.ingest import inventory


def move(root: Path, source: Sequence[str], target: Sequence[str]) -> None:
    """root/source is root/target when this returns. Across file systems it is copied, flushed, read back and compared before it has
    its new name; only then does the old one go. Raises NotCarried."""
    with step(root, source[:-1]) as here, step(root, target[:-1], make=True) as there:
        _whole(here, source[-1], "/".join(source))
        if _is_there(there, target[-1]):
            raise NotCarried(f"{'/'.join(target)}: something is there already")
        try:
            os.rename(source[-1], target[-1], src_dir_fd=here, dst_dir_fd=there)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            _carry(here, source[-1], there, target[-1])
        os.fsync(there)
        os.fsync(here)


def remove(root: Path, parts: Sequence[str]) -> None:
    """root/parts… is gone. Raises NotCarried."""
    with step(root, parts[:-1]) as folder:
        _whole(folder, parts[-1], "/".join(parts))
        _remove(folder, parts[-1])


def go_on(root: Path, parts: Sequence[str], *, copies: bool) -> None:
    """Ends what a kill interrupted in the folder root/parts…: removals, and (where only we write) copies that never got their name."""
    marks = (REMOVED, files.PARTIAL) if copies else (REMOVED,)
    with step(root, parts) as folder:
        with os.scandir(folder) as listing:
            left = [entry.name for entry in listing if entry.name.startswith(marks)]
        for name in left:
            with contextlib.suppress(OSError):
                shutil.rmtree(name, dir_fd=folder)


def same(root: Path, one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether both hold the same names, sizes and times: what a copy of ours keeps."""
    listed = [
        [(f.path, f.size, f.modified) for f in inventory.taken(root.joinpath(*parts)).files] for parts in (one, other)
    ]
    return listed[0] == listed[1]


def _whole(folder: int, name: str, shown: str) -> None:
    if not stat.S_ISDIR(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode):
        raise NotCarried(f"{shown}: it is a link, or no folder")


def _is_there(folder: int, name: str) -> bool:
    try:
        os.stat(name, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        return False
    return True


def _remove(folder: int, name: str) -> None:
    going = f"{REMOVED}{secrets.token_hex(8)}"
    os.rename(name, going, src_dir_fd=folder, dst_dir_fd=folder)
    shutil.rmtree(going, dir_fd=folder)  # symlink-safe where there are descriptors (Linux)


def _carry(here: int, name: str, there: int, target: str) -> None:
    source = Path(f"/proc/self/fd/{here}") / name
    partial = Path(f"/proc/self/fd/{there}") / f"{files.PARTIAL}{hashlib.sha256(os.fsencode(target)).hexdigest()[:16]}"
    if partial.is_dir():
        shutil.rmtree(partial.name, dir_fd=there)
    found = inventory.taken(source)
    if found.problems:
        raise NotCarried(f"{name}: {found.problems[0]}")
    for folder in ("", *found.folders):
        (partial / folder).mkdir()
    for file in found.files:
        _copy(source / file.path, partial / file.path)
    for folder in reversed(("", *found.folders)):
        shutil.copystat(source / folder, partial / folder)
    files.fsync_all([partial / file.path for file in found.files])
    os.rename(partial.name, target, src_dir_fd=there, dst_dir_fd=there)
    os.fsync(there)
    _remove(here, name)


def _copy(source: Path, target: Path) -> None:
    handle = os.open(source, os.O_RDONLY | os.O_NOFOLLOW)
    with files.disk_full_named(target.parent), os.fdopen(handle, "rb", buffering=0) as read, target.open("xb") as out:
        digest = files.digests(iter(lambda: read.read(files.CHUNK), b""), ["sha512"], out.write)["sha512"]
    if files.sha512(target) != digest:
        raise NotCarried(f"{source.name}: the copy on the other disk is not equal")
    shutil.copystat(source, target)
