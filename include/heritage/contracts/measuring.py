"""Sockets of step 2: a source that is opened once, and the probes that ask about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol, TypeVar, cast

from heritage.model import Facts, File, Phrase

T = TypeVar("T")


class Source:
    """A delivered file on disk, opened at most once for everybody who asks: `once(picture.decode)` decodes on first use
    and is kept until `close`. Made anew in the worker process that does the work; never pickled, never shared.

    `room`: a folder where a probe may leave what is too long for facts (curves, a listing of frame digests); it may be
    missing and may hold what a killed run left. None: nothing is kept."""

    def __init__(self, path: Path, file: File, room: Path | None = None) -> None:
        self.path = path
        self.file = file
        self.room = room
        self._opened: dict[object, object] = {}

    def cached(self, opener: Callable[[Path], T]) -> T:
        """What `opener` makes of the file; the second asker gets the first one's. An error is raised to every asker."""
        if opener not in self._opened:
            try:
                self._opened[opener] = opener(self.path)
            except Exception as error:
                self._opened[opener] = error
        found = self._opened[opener]
        if isinstance(found, Exception):
            raise found
        return cast(T, found)

    def page(self, opener: Callable[[Path], T], found: T) -> Source:
        """Another page of the file, as a source of its own: what `opener` makes of it is known already."""
        page = Source(self.path, self.file)
        page._opened[opener] = found
        return page

    def close(self) -> None:
        self._opened.clear()


class Probe(Protocol):
    """Asks a tool what is in one file. Runs in a worker process; what `source.once` opened is shared with the other probes."""

    @property
    def name(self) -> str: ...

    def accepts(self, file: File) -> bool: ...

    def tool(self) -> str:
        """Name and version of the tool asked."""
        ...

    def measure(self, source: Source) -> Facts:
        """Dotted facts. Raises SourceUnreadable when the tool cannot read the file."""
        ...


class BatchProbe(Protocol):
    """Asks a tool about many files at once (exiftool). Runs in the unit's own process."""

    @property
    def name(self) -> str: ...

    def accepts(self, file: File) -> bool: ...

    def tool(self) -> str: ...

    def measure(self, sources: Sequence[tuple[Path, File]]) -> Iterator[Facts | str | Phrase]:
        """One answer per source, in order: facts, or the reason why it could not be read."""
        ...
