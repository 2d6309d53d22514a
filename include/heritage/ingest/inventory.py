"""What is in a folder: counts and names files without opening one, and never follows a link."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from heritage.ingest import names
from heritage.model import Reason
from heritage.problem import Problem, problem, remark

_KINDS = {
    stat.S_IFLNK: "is-link",
    stat.S_IFIFO: "is-pipe",
    stat.S_IFSOCK: "is-socket",
    stat.S_IFCHR: "is-device",
    stat.S_IFBLK: "is-device",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A file as it was when it was counted. `path` is relative to the delivery; times in nanoseconds; `number` is what the
    disk calls it (device, inode), which a file put in its place does not share."""

    path: str
    size: int
    modified: int
    changed: int
    number: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Inventory:
    """Everything in the folder, sorted by path. `problems`: what is neither file nor folder, or cannot be looked into, and what was
    left out because it is the disk's own."""

    files: tuple[Found, ...]
    folders: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """Of files only."""
        return tuple(f.path for f in self.files)

    @property
    def empty(self) -> tuple[str, ...]:
        """Folders with nothing in them, not even a folder."""
        full = {path.rpartition("/")[0] for path in (*self.paths, *self.folders)}
        return tuple(folder for folder in self.folders if folder not in full)

    def name_problems(self) -> Iterator[Problem]:
        """Names of files and folders that some site cannot hold."""
        paths = sorted([*self.paths, *self.folders])
        for path in paths:
            yield from names.faults(path)
        yield from names.twins(paths)


def taken(place: Path) -> Inventory:
    """The inventory of the folder `place`. Folders whose path is too long are named and not entered."""
    files: list[Found] = []
    folders: list[str] = []
    problems: list[Problem] = []
    for path, entry in _entries(place, problems):
        status = entry.stat(follow_symlinks=False)
        if stat.S_ISDIR(status.st_mode):
            folders.append(path)
        elif stat.S_ISREG(status.st_mode):
            files.append(found(path, status))
        else:
            problems.append(problem("not-a-file", path, _KINDS.get(stat.S_IFMT(status.st_mode), "is-other")))
    return Inventory(tuple(sorted(files, key=lambda f: f.path)), tuple(sorted(folders)), tuple(problems))


def found(path: str, status: os.stat_result) -> Found:
    """The file as its status shows it now."""
    return Found(path, status.st_size, status.st_mtime_ns, status.st_ctime_ns, (status.st_dev, status.st_ino))


def _entries(place: Path, problems: list[Problem]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(place / folder) as listing:
                entries = list(listing)
        except OSError as error:
            problems.append(_closed(folder or ".", error))
            continue
        for entry in entries:
            if not folder and entry.name.casefold() in names.OF_THE_DISK and entry.is_dir(follow_symlinks=False):
                problems.append(remark("folder-of-disk", f"{entry.name}/", "kept"))
                continue
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_dir(follow_symlinks=False) and len(path) <= names.PATH_BYTES:
                waiting.append(path)
            yield path, entry


def _closed(folder: str, error: OSError) -> Problem:
    return problem("unreadable", folder, "folder", reason=Reason(error.strerror or str(error)))
