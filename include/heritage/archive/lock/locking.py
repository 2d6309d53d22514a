"""The lock on one thing at a site, and the site as its holder has it: every change asks first whether the lock still holds."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager

from heritage.archive.site.through import Through
from heritage.contracts import Site, StillHeld


@contextlib.contextmanager
def locked(site: Site, path: str) -> Iterator[Site]:
    """The site, to be changed in this block and through this value only. Raises SiteLocked, naming who has the lock;
    SiteUnavailable when it is lost meanwhile."""
    with site.lock(path) as still_held:
        yield Held(site, still_held)


class Held(Through):
    """A site whose lock is held."""

    def __init__(self, behind: Site, still_held: StillHeld) -> None:
        super().__init__(behind)
        self._still_held = still_held

    def write(self, path: str, chunks: Iterable[bytes]) -> None:
        self.behind.write(path, self._while_held(chunks))

    def _while_held(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """An upload that outlives its lock is broken off before it is completed."""
        for block in chunks:
            self._still_held()
            yield block
        self._still_held()

    def publish(self, staged: str, final: str) -> None:
        self._still_held()
        self.behind.publish(staged, final)

    def remove(self, prefix: str) -> None:
        self._still_held()
        self.behind.remove(prefix)

    def sync(self, prefix: str) -> None:
        self.behind.sync(prefix)

    def lock(self, path: str) -> AbstractContextManager[StillHeld]:
        return self.behind.lock(path)
