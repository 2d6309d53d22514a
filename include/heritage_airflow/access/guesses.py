"""A limit to guessing passwords, for every door at which one is asked for: by name and address, so that nobody can shut another person out
from elsewhere."""

from __future__ import annotations

import threading
from contextvars import ContextVar

from cachetools import TTLCache

FAILURES, FORGOTTEN = 10, 60
"""So many wrong passwords for one name from one address, and further ones are not looked at until so many seconds passed without one."""

ADDRESS: ContextVar[str] = ContextVar("ADDRESS", default="")
"""Where the request that is being answered came from; a proxy's word for it counts where Airflow's configuration says so."""


class Guesses:
    """The wrong passwords of the last minute."""

    def __init__(self) -> None:
        self._failed: TTLCache[tuple[str, str], int] = TTLCache(maxsize=100_000, ttl=FORGOTTEN)
        self._counting = threading.Lock()

    def are_too_many(self, name: str) -> bool:
        """Is a further password for this name, from this address, not looked at?"""
        with self._counting:
            return self._failed.get(_key(name), 0) >= FAILURES

    def failed(self, name: str) -> None:
        """One more."""
        with self._counting:
            self._failed[_key(name)] = self._failed.get(_key(name), 0) + 1


def _key(name: str) -> tuple[str, str]:
    return ADDRESS.get(), name.casefold()
