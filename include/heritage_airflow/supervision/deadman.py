"""Who notices that `watch`, which notices everything else, has stopped: the launcher, which no schedule starts. It says so in its log, and has
the people of config/alarms.yaml told by a process of its own, which needs none of Airflow's parts."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from heritage.errors import PermanentError
from heritage.flows.house.looked import PATIENCE, silent_since
from heritage_airflow import environment
from heritage_airflow.supervision import journal, processes

ASKED_EVERY = 60.0
TOLD_EVERY = 6 * 3600.0
"""Seconds between two alarms about the same silence."""

ADVICE = "Look at the DAG `watch` and at the scheduler: is it paused, red, hanging, or waiting behind others? Until it looks again, nobody hears of what is late."


class WatchIsSilent(PermanentError):
    """Nothing is watched any more."""

    advice = ADVICE


def said(home: Path) -> str:
    """In words, when the watch has been silent for too long; "" else."""
    since = silent_since(home)
    return f"the watch has not looked since {since}" if since else ""


class Deadman:
    """Asked each second, looks each minute. A system that was off gives the watch its time first."""

    def __init__(
        self, home: Path, tell: Callable[[], object] | None = None, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._home, self._tell, self._now = home, tell or (lambda: _alarmed_apart(home)), now
        self._due = now() + PATIENCE.total_seconds()
        self._told = -TOLD_EVERY

    def look(self) -> None:
        """Tells of a silence when it is noticed, and again every TOLD_EVERY seconds."""
        if self._now() < self._due:
            return
        self._due = self._now() + ASKED_EVERY
        sentence = said(self._home)
        if not sentence:
            self._told = self._now() - TOLD_EVERY
        elif self._now() - self._told >= TOLD_EVERY:
            self._told = self._now()
            journal.tell(f"{sentence}: {ADVICE}")
            self._tell()


def _alarmed_apart(home: Path) -> None:
    """Not in the launcher: Airflow and a mail server are none of its business."""
    try:
        variables = {**os.environ, **processes.marked(home, "alarm")}
        words = [sys.executable, "-m", __name__]
        subprocess.Popen(words, stdin=subprocess.DEVNULL, env=variables, start_new_session=True)
    except OSError as error:
        journal.tell(f"the people of config/alarms.yaml could not be told: {error}")


def alarm(home: Path) -> None:
    """Tells everybody in config/alarms.yaml, as a red run of `watch` would."""
    from airflow.sdk import DAG

    from heritage_airflow.alarms import alarms

    error = WatchIsSilent(f"{said(home) or 'the watch is silent'} → {ADVICE}")
    context = {"dag": DAG("watch", schedule=None), "exception": error, "reason": str(error)}
    for notifier in alarms():
        notifier(context)


if __name__ == "__main__":
    environment.apply()
    alarm(Path(os.environ["HERITAGE_HOME"]))
