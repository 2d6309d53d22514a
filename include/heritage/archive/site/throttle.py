"""A site seen through a rule: never written to (an audit), or read no faster than so many bytes a second."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from typing import NoReturn

from heritage.archive.site.through import Through
from heritage.contracts import Site, StillHeld
from heritage.errors import PermanentError


class WriteForbidden(PermanentError):
    """A step that may only look tried to change a site: our mistake, stopped before anything happened."""


class ReadOnly(Through):
    """The site without its means to change anything. `bytes_per_second` None: as fast as it goes."""

    def __init__(self, behind: Site, bytes_per_second: float | None = None) -> None:
        super().__init__(behind)
        self._pace = Pace(bytes_per_second) if bytes_per_second else None

    def read(self, path: str) -> Iterator[bytes]:
        if self._pace is None:
            return self.behind.read(path)
        return self._paced(self._pace, path)

    def _paced(self, pace: Pace, path: str) -> Iterator[bytes]:
        for block in self.behind.read(path):
            pace.wait(len(block))
            yield block

    def lock(self, path: str) -> AbstractContextManager[StillHeld]:
        self._forbidden("lock", path)

    def write(self, path: str, chunks: Iterable[bytes]) -> None:
        self._forbidden("write", path)

    def publish(self, staged: str, final: str) -> None:
        self._forbidden("publish", final)

    def remove(self, prefix: str) -> None:
        self._forbidden("remove", prefix)

    def sync(self, prefix: str) -> None:
        self._forbidden("sync", prefix)

    def _forbidden(self, act: str, path: str) -> NoReturn:
        raise WriteForbidden(f"{self.name}: {act} {path}: this step only looks")


class Pace:
    """Lets through so many bytes a second, over all threads together."""

    def __init__(self, bytes_per_second: float) -> None:
        self._rate = bytes_per_second
        self._lock = threading.Lock()
        self._free_at = 0.0

    def wait(self, size: int) -> None:
        """Sleeps until the bytes are within the rate. What was not used up in the past is not owed."""
        with self._lock:
            now = time.monotonic()
            self._free_at = max(self._free_at, now) + size / self._rate
            pause = self._free_at - now
        if pause > 0.005:
            time.sleep(pause)
