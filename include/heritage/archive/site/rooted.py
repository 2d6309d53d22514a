"""A site whose root has said who it is. That something is not there is believed of this root only: it is asked again each time, and
before a change counts as made."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterable, Iterator
from typing import Protocol

from heritage.archive.site.breaker import SLOW
from heritage.archive.site.through import Through
from heritage.contracts import Entry, Site, StillHeld
from heritage.errors import CopyDamaged, SiteUnavailable

_RECENT = 10.0
"""Seconds for which a place behind a network is believed without being asked again, but at the end of a change."""


class Judge(Protocol):
    """What the home knows of the site."""

    def sure(self, site: Site) -> None:
        """Raises SiteUnavailable when what lies there is not the site's root."""
        ...

    def changed(self, site: Site) -> None:
        """As `sure`; a root that was begun, or is older than marks, gets its mark."""
        ...

    def slow(self, site: Site, error: SiteUnavailable) -> None:
        """An act failed after it had taken long."""
        ...


class Rooted(Through):
    """Opening asks the root at once."""

    def __init__(self, behind: Site, judge: Judge, *, near: bool) -> None:
        """`near`: asking costs next to nothing (a disk)."""
        super().__init__(behind)
        self._judge, self._recent, self._believed_until = judge, 0.0 if near else _RECENT, 0.0
        self._sure()

    def _sure(self) -> None:
        if time.monotonic() >= self._believed_until:
            self._judge.sure(self.behind)
            self._believed_until = time.monotonic() + self._recent

    def read(self, path: str) -> Iterator[bytes]:
        with self._timed():
            try:
                yield from self.behind.read(path)
            except FileNotFoundError:
                self._sure()
                raise

    def list(self, prefix: str) -> Iterator[Entry]:
        nothing = True
        with self._timed():
            for entry in self.behind.list(prefix):
                nothing = False
                yield entry
        if nothing:
            self._sure()

    def size(self, path: str) -> int | None:
        with self._timed():
            found = self.behind.size(path)
        if found is None:
            self._sure()
        return found

    def write(self, path: str, chunks: Iterable[bytes]) -> None:
        with self._timed():
            try:
                self.behind.write(path, chunks)
            except FileNotFoundError:  # its folder went while it was written
                self._sure()
                raise

    def publish(self, staged: str, final: str) -> None:
        with self._timed():
            self.behind.publish(staged, final)

    def remove(self, prefix: str) -> None:
        with self._timed():
            self.behind.remove(prefix)

    def sync(self, prefix: str) -> None:
        with self._timed():
            self.behind.sync(prefix)

    @contextlib.contextmanager
    def lock(self, path: str) -> Iterator[StillHeld]:
        """What was changed while the lock was held counts when the root is still the one."""
        with self.behind.lock(path) as still_held:
            yield still_held
            self._judge.changed(self.behind)

    @contextlib.contextmanager
    def _timed(self) -> Iterator[None]:
        """A bad sector under one file is damage; where the whole disk gives nothing out any more, the site is away."""
        began = time.monotonic()
        try:
            yield
        except CopyDamaged:
            self._judge.sure(self.behind)
            raise
        except SiteUnavailable as error:
            if time.monotonic() - began >= SLOW:
                self._judge.slow(self.behind, error)
            raise
