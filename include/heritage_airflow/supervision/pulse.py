"""Which of Airflow's parts live and do not work: a scheduler that met a full disk waits for its workers for ever, a stopped process
never answers. Asked of Airflow's own health, now and then; who ends them is `parts`."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping

ASKED_EVERY = 10.0
STUCK = 180.0
"""Seconds without a good word (beside the 30 that Airflow itself waits for a heartbeat): a busy machine is slow for one, not for three."""

API = "api-server"
"""The part that is asked; it is stuck when it does not answer at all."""


class Pulse:
    """Remembers since when a part has been ill. `ask`: part → `healthy` or another word; nothing when nobody answers."""

    def __init__(self, ask: Callable[[], Mapping[str, str]], now: Callable[[], float] = time.monotonic) -> None:
        self._ask = ask
        self._now = now
        self._due = 0.0
        self._ill_since: dict[str, float] = {}

    def stuck(self, living: Iterable[str]) -> list[str]:
        """Those of the living parts that have been ill for too long, each told once: begun again, it has its time again. Without an API server, or with a database that does not
        answer it, the others are not judged."""
        if self._now() < self._due:
            return []
        told = self._ask()
        self._due = self._now() + ASKED_EVERY
        ill = {part for part in living if self._ill(part, told)}
        self._ill_since = {part: self._ill_since.get(part, self._now()) for part in ill}
        stuck = [part for part, since in self._ill_since.items() if self._now() - since >= STUCK]
        for part in stuck:
            del self._ill_since[part]
        return stuck

    @staticmethod
    def _ill(part: str, told: Mapping[str, str]) -> bool:
        if part == API:
            return not told
        return told.get("metadatabase") == "healthy" and told.get(part.replace("-", "_"), "healthy") != "healthy"
