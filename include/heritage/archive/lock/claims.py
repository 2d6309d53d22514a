"""A lock for places that have none of their own: small files at the site, one per process that wants it.

Write first, then look: who wrote a claim of its own and then sees no other living one has the lock; who sees one takes its own
back and tries again later. Of two that come at once, at least one sees the other, whatever the place (S3 lists what was
written before, since 2020; a folder always did). It needs no conditional writes, which older object stores ignore without a
word, and nobody's file but one's own is ever written: a late process cannot take away what is another's by now.

A claim is renewed while it is held. One that stays the same for LEASE seconds, by the watch of who looks, is a dead process's,
and so is one of a process of this machine that is no more: no two machines' clocks are compared. A holder that could not renew
stops at VALID seconds by its own watch, before anybody can take it for dead.
"""

from __future__ import annotations

import contextlib
import logging
import random
import secrets
import threading
import time
from collections.abc import Iterator
from typing import Protocol

from heritage.archive.lock import owner
from heritage.contracts import Entry, StillHeld
from heritage.errors import HeritageError, SiteUnavailable

log = logging.getLogger(__name__)

LEASE, VALID, RENEWED = 60.0, 45.0, 12.0
"""Seconds: unchanged for so long, a claim is dead; its holder believes in it for less, and renews it more often."""

WAIT = 180.0
"""Seconds that are waited for a lock, here and in `folder`: longer than a dead process on another machine can keep it; a task
that waits for an hour would keep its slot from others."""


class Place(Protocol):
    """What of a site is needed."""

    def write_claim(self, path: str, content: bytes) -> None: ...
    def drop_claim(self, path: str) -> None: ...
    def read_claim(self, path: str) -> bytes: ...
    def list(self, prefix: str) -> Iterator[Entry]: ...
    def size(self, path: str) -> int | None: ...
    def address(self, path: str) -> str: ...


def _boottime() -> float:
    """Runs on while the machine sleeps."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


class Claim:
    """This process's claim on one lock. Made for one use."""

    _mine: set[str] = set()  # noqa: RUF012 - the claims that this process holds or asks for now

    def __init__(self, place: Place, path: str) -> None:
        self._place, self._folder = place, path
        self._path = f"{path}/{secrets.token_hex(8)}"
        self._owner = owner.described()
        self._unchanged: dict[str, tuple[bytes, float]] = {}
        self._named: dict[str, dict[str, str]] = {}  # whose claim it was when it could be read last
        self._dead: set[str] = set()
        self._writes = 0
        self._until = 0.0
        self._gone = ""
        self._ended = threading.Event()

    @contextlib.contextmanager
    def held(self) -> Iterator[StillHeld]:
        """The lock, from here to the block's end. Raises SiteLocked when others keep it; SiteUnavailable, also at the end, when
        it was lost meanwhile."""
        self._mine.add(self._path)
        renewing = threading.Thread(target=self._renewed, name=f"renews {self._path}", daemon=True)
        try:
            self._acquire()
            renewing.start()
            yield self.sure
            self.sure()
        finally:
            self._ended.set()
            if renewing.ident is not None:
                renewing.join(5)
            self._taken_back()
            self._mine.discard(self._path)

    def sure(self) -> None:
        """Raises SiteUnavailable when another may have the lock by now. Costs nothing."""
        if not self._gone and _boottime() > self._until:
            self._gone = f"it could not be renewed for {VALID:.0f} s"
        if self._gone:
            raise SiteUnavailable(f"{self._place.address(self._folder)}: the lock was lost: {self._gone}")

    def _acquire(self) -> None:
        began, tries = time.monotonic(), 0
        while True:
            others = self._others()
            if not others:
                self._write()
                others = self._others()
                if not others:
                    return self._bury()
                self._taken_back()
            waited = time.monotonic() - began
            if waited > WAIT:
                raise owner.locked_by(self._place.address(self._folder), next(iter(others.values())), waited)
            tries += 1
            time.sleep(random.uniform(0.05, min(2.0, 0.1 * 1.5 ** min(tries, 10))))

    def _others(self) -> dict[str, dict[str, str]]:
        """Every claim but this that may be somebody's, and whose."""
        found = {}
        for entry in list(self._place.list(self._folder)):
            if entry.path != self._path:
                before = time.monotonic()
                with contextlib.suppress(FileNotFoundError):
                    raw = self._place.read_claim(entry.path)
                    if self._is_dead(entry.path, raw, before):
                        self._dead.add(entry.path)
                    else:
                        self._dead.discard(entry.path)  # it was only late
                        found[entry.path] = self._named.get(entry.path, {})
        return found

    def _is_dead(self, path: str, raw: bytes, before: float) -> bool:
        """`before`: when reading it began; that it looked so is counted from when the first reading had ended."""
        said = owner.decoded(raw)
        if said:  # one that is being renewed may be read half written
            self._named[path] = said
        if owner.is_dead(said) or (owner.is_me(said) and path not in self._mine):
            return True
        known, since = self._unchanged.get(path, (None, 0.0))
        if known != raw:
            self._unchanged[path] = raw, time.monotonic()
            return False
        return before - since >= LEASE

    def _bury(self) -> None:
        """Removes the claims of dead processes. Their names are never given again: a living one's cannot be hit."""
        for path in self._dead:
            with contextlib.suppress(HeritageError):
                self._place.drop_claim(path)

    def _write(self) -> None:
        """Each time with other content: that is how others see that it is alive."""
        self._writes += 1
        began = _boottime()
        self._place.write_claim(self._path, owner.encoded(self._owner, written=str(self._writes)))
        self._until = began + VALID

    def _renewed(self) -> None:
        while not self._ended.wait(RENEWED) and not self._gone:
            try:
                if _boottime() > self._until:
                    return
                if self._place.size(self._path) is None:
                    self._gone = "somebody removed it"
                else:
                    self._write()
            except Exception as error:  # the site may be back before the lock is lost
                log.warning("%s could not be renewed: %s", self._place.address(self._path), error)

    def _taken_back(self) -> None:
        if not self._writes:
            return
        try:
            self._place.drop_claim(self._path)
        except HeritageError as error:
            log.warning("%s stays for %.0f s: %s", self._place.address(self._path), LEASE, error)
