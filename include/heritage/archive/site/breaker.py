"""Keeps a site that hangs from being asked by everybody: one process waits for it in vain, the others of this home are told at once.

A small file stands for "it does not answer". When its time is over one process asks again, and the others wait for what it hears.
Only a site that takes long to fail is noted so: one that refuses at once costs nothing, and is seen as soon as it is back."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from heritage.errors import SiteUnavailable
from heritage.files import made_folder

_T = TypeVar("_T")

SLOW = 5.0
"""Seconds after which a failure is one that others should be spared."""

FIRST, LONGEST = 60.0, 300.0
"""Seconds that nobody asks: doubled each time it is asked in vain. A task that waits is tried again every two minutes."""

PROBE = 180.0
"""Seconds that who asks again is given before the next may."""


class Breaker:
    """One site's. `place`: the file that stands there while the site does not answer."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def ask(self) -> None:
        """Raises SiteUnavailable while the site counts as hanging, unless it is this process's turn to ask again."""
        if not self._place.exists():
            return
        with self._note() as said:
            now, until = time.time(), _seconds(said.get("until"))
            if now < until < now + max(LONGEST, PROBE) + 1:  # else somebody set the clock
                again = time.strftime("%H:%M:%S", time.localtime(until))
                raise SiteUnavailable(f"{said.get('said')} (not asked again before {again}: it hangs, and others wait)")
            said["until"] = now + PROBE

    def hangs(self, reason: object) -> None:
        """It was asked in vain, and took its time."""
        with self._note() as said:
            wait = min(LONGEST, (_seconds(said.get("wait")) or FIRST / 2) * 2)
            said |= {"until": time.time() + wait, "wait": wait, "said": str(reason)[:1000]}

    def answers(self) -> None:
        """It gave an answer."""
        self._place.unlink(missing_ok=True)

    def since(self) -> dict[str, Any]:
        """What is noted; {} while it answers."""
        with contextlib.suppress(OSError, ValueError):
            return dict(json.loads(self._place.read_bytes()))
        return {}

    @contextlib.contextmanager
    def _note(self) -> Iterator[dict[str, Any]]:
        """The note, to be changed in this block; others wait meanwhile. A disk that is full or a note that is no JSON keeps nobody
        from a site."""
        try:
            made_folder(self._place.parent)
            handle = os.open(self._place, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            yield {}
            return
        with os.fdopen(handle, "r+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            said: dict[str, Any] = {}
            with contextlib.suppress(ValueError, TypeError):
                said = dict(json.loads(file.read()))
            yield said
            with contextlib.suppress(OSError):
                file.seek(0)
                file.truncate()
                file.write(json.dumps(said).encode())
                file.flush()


def _seconds(said: object) -> float:
    """0 for what is no number."""
    return float(said) if isinstance(said, int | float) else 0.0


def within(seconds: float, job: Callable[[], _T], said: str) -> _T:
    """What the job answers; raises SiteUnavailable when it takes longer. A mount whose server is away keeps whoever asks it in the
    kernel: the thread is left there."""
    answer: list[_T] = []
    trouble: list[BaseException] = []

    def run() -> None:
        try:
            answer.append(job())
        except BaseException as error:  # raised again below, in the caller's thread
            trouble.append(error)

    thread = threading.Thread(target=run, name=said, daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        raise SiteUnavailable(f"{said}: no answer within {seconds:.0f} s (is its server away?)")
    if trouble:
        raise trouble[0]
    return answer[0]
