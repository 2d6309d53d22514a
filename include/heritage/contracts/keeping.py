"""The socket of step 7: a place that keeps bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol, TypeAlias

StillHeld: TypeAlias = Callable[[], None]
"""Asks whether a lock is still held: raises SiteUnavailable when it was lost and another may have it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file at a site."""

    path: str
    size: int


class Site(Protocol):
    """A place that keeps bytes under relative POSIX paths. Errors: SiteUnavailable (may pass), SiteRefused (will not), DiskFull,
    FileNotFoundError. A write is all or nothing: a reader never sees half a file under its name, and what the place then says
    it has is compared with what was written (CopyDamaged)."""

    @property
    def name(self) -> str: ...

    atomic: bool  # `publish` is one rename; where it is not (S3), objects are written in place, their inventory last
    at_once: int  # transfers that may run side by side with profit

    def lock(self, path: str) -> AbstractContextManager[StillHeld]:
        """Nobody else holds `path` meanwhile, in whatever process, on whatever machine. Who does is waited for, for minutes;
        then SiteLocked names them. A killed holder's lock goes by itself. Use `archive.lock.locking.locked`."""
        ...

    def write(self, path: str, chunks: Iterable[bytes]) -> None:
        """Replaces what was there."""
        ...

    def read(self, path: str) -> Iterator[bytes]:
        """Chunks of at most 1 MiB, from the medium (not from what was just written, where that can be chosen)."""
        ...

    def list(self, prefix: str) -> Iterator[Entry]:
        """Every file below prefix, sorted by path; nothing when there is none."""
        ...

    def size(self, path: str) -> int | None:
        """Bytes, or None when there is no such file."""
        ...

    def publish(self, staged: str, final: str) -> None:
        """Moves a finished folder to its place, as atomically as the medium can; ObjectConflict if `final` exists."""
        ...

    def remove(self, prefix: str) -> None:
        """Removes a file or a folder's content; nothing to remove is no error."""
        ...

    def sync(self, prefix: str) -> None:
        """Returns when what was written below prefix would survive a power cut."""
        ...

    def empty_folders(self) -> Iterator[str]:
        """Folders in which there is nothing; none where the place has no folders."""
        ...

    def free(self) -> int | None:
        """Bytes left, or None where the medium does not say."""
        ...

    def address(self, path: str) -> str:
        """The path as an absolute path or URL, for people and receipts."""
        ...


Sites: TypeAlias = Mapping[str, Site]
