"""Finds and ends the processes of one home by what /proc says, whoever their parent is by now (Linux)."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

FAMILY, PART = "HERITAGE_FAMILY", "HERITAGE_PART"
"""Variables that the launcher gives its children, and they theirs: which home, and below which part of Airflow."""


MOMENT = 3.0
"""Seconds that who is asked to end has for it."""

REPORTED_WITHIN = 10.0
"""Seconds for telling the API server that a task was killed."""


@dataclass(frozen=True, slots=True)
class Process:
    """`started`: clock ticks after boot; with the number it names a process for good (numbers are used again)."""

    pid: int
    started: int
    parent: int
    part: str


def marked(home: Path, part: str) -> dict[str, str]:
    """What to add to a child's environment, so that `family` finds it and all its descendants. SPT_NOENV: the library with
    which Airflow renames its processes would write the new name over the environment that is looked for."""
    return {FAMILY: str(home), PART: part, "SPT_NOENV": "1"}


def family(home: Path) -> list[Process]:
    """All living processes that carry the home's mark."""
    mark = f"{FAMILY}={home}".encode()
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and mark in (words := _environment(entry)):
            pid = int(entry.name)
            if living := _living(pid):
                found.append(Process(pid, living.started, living.parent, _part(words)))
    return found


def started(pid: int) -> int | None:
    """When the process started, in clock ticks after boot; None when it is gone or only waits to be buried."""
    living = _living(pid)
    return living.started if living else None


def runs(pid: int, module: str) -> bool:
    """Is the process a Python that was begun with `-m module`?"""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return (b"-m", module.encode()) in pairwise(words)


def heads(members: list[Process]) -> list[Process]:
    """Those of Airflow itself: the parts and their children (which look after one task each and pass a signal on to it), not
    the tasks and their tools: a page whose tool is ended from outside would look like a page that no tool can read."""
    pids = {p.pid for p in members}
    tops = {p.pid for p in members if p.parent not in pids}
    return [p for p in members if p.pid in tops or p.parent in tops]


def followers(members: list[Process]) -> list[Process]:
    """The others: tasks and their tools."""
    leading = set(heads(members))
    return [p for p in members if p not in leading]


def end(home: Path, *, last: str) -> int:
    """Ends every process of the home and returns when none lives; says how many had to be killed.

    First Airflow is asked, all but the part `last`, and running tasks have a moment to finish. Then the tasks that still
    run are killed (Airflow 3.3 hands them the signal, but Python code of theirs goes on): who looks after them tells the
    API server, which is `last` and still there, so that Airflow tries them again. Then the rest."""

    def others() -> list[Process]:
        return [p for p in family(home) if p.part != last]

    _ask(others, MOMENT)
    tasks = followers(others())
    _kill(tasks)
    busy = {p.part for p in tasks}
    _await(lambda: [p for p in others() if p.part in busy], REPORTED_WITHIN)
    _ask(lambda: family(home), MOMENT)
    killed = set(tasks)
    while remaining := family(home):
        _kill(remaining)
        killed.update(remaining)
        time.sleep(0.05)
    return len(killed)


def end_left(home: Path, part: str) -> int:
    """Ends what a part that is gone left behind: its children, who would wait for it for ever, and the tasks they look after. First
    the tasks: who looks after one tells the API server that it was killed, so that it is tried again at once. Says how many."""

    def left() -> list[Process]:
        return [p for p in family(home) if p.part == part]

    members = left()
    pids = {p.pid for p in members}
    if tasks := [p for p in members if p.parent in pids]:
        _kill(tasks)
        _await(left, MOMENT)
    while remaining := left():
        _kill(remaining)
        members.extend(p for p in remaining if p.pid not in pids)
        time.sleep(0.05)
    return len(members)


def send(process: Process, number: signal.Signals) -> None:
    """Sends a signal, unless the number belongs to another process by now."""
    if started(process.pid) == process.started:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process.pid, number)


def _ask(living: Callable[[], list[Process]], seconds: float) -> None:
    """SIGTERM to each of Airflow's own once (also to those born meanwhile), then waits for all."""
    asked: set[Process] = set()

    def still() -> list[Process]:
        remaining = living()
        for process in set(heads(remaining)) - asked:
            send(process, signal.SIGTERM)
            asked.add(process)
        return remaining

    _await(still, seconds)


def _await(living: Callable[[], list[Process]], seconds: float) -> None:
    until = time.monotonic() + seconds
    while living() and time.monotonic() < until:
        time.sleep(0.1)


def _kill(members: list[Process]) -> None:
    """The older first: a task must not see its tool die and draw conclusions."""
    for process in sorted(members, key=lambda p: p.started):
        send(process, signal.SIGKILL)


class _Living(NamedTuple):
    parent: int
    started: int


def _living(pid: int) -> _Living | None:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] in {"Z", "X"} else _Living(int(fields[1]), int(fields[19]))


def _environment(entry: Path) -> list[bytes]:
    try:
        return (entry / "environ").read_bytes().split(b"\0")
    except OSError:  # somebody else's, or gone
        return []


def _part(words: list[bytes]) -> str:
    prefix = f"{PART}=".encode()
    return next((w[len(prefix) :].decode(errors="replace") for w in words if w.startswith(prefix)), "")
