"""Finds and ends the processes of one home by what /proc says, whoever their parent is by now (Linux)."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FAMILY, PART = "HERITAGE_FAMILY", "HERITAGE_PART"
"""Variables that the launcher gives its children, and they theirs: which home, and below which part of Airflow."""


@dataclass(frozen=True, slots=True)
class Process:
    """`started`: clock ticks after boot; with the number it names a process for good (numbers are used again)."""

    pid: int
    started: int
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
            ticks = started(int(entry.name))
            if ticks is not None:
                found.append(Process(int(entry.name), ticks, _part(words)))
    return found


def started(pid: int) -> int | None:
    """When the process started, in clock ticks after boot; None when it is gone or only waits to be buried."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] in {"Z", "X"} else int(fields[19])


def end(home: Path, *, last: str, patience: float = 20) -> int:
    """Ends every process of the home: first those that are not of the part `last` (tasks tell the API server how they ended),
    then the rest, at last by force. Returns when none lives; says how many had to be killed."""
    _ask(lambda: [p for p in family(home) if p.part != last], patience)
    _ask(lambda: family(home), patience / 2)
    killed: set[Process] = set()
    while remaining := family(home):
        for process in remaining:
            send(process, signal.SIGKILL)
        killed.update(remaining)
        time.sleep(0.05)
    return len(killed)


def send(process: Process, number: signal.Signals) -> None:
    """Sends a signal, unless the number belongs to another process by now."""
    if started(process.pid) == process.started:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process.pid, number)


def _ask(living: Callable[[], list[Process]], patience: float) -> None:
    """SIGTERM to each once (also to those born meanwhile), then waits for them."""
    asked: set[Process] = set()
    until = time.monotonic() + patience
    while (remaining := living()) and time.monotonic() < until:
        for process in set(remaining) - asked:
            send(process, signal.SIGTERM)
        asked.update(remaining)
        time.sleep(0.1)


def _environment(entry: Path) -> list[bytes]:
    try:
        return (entry / "environ").read_bytes().split(b"\0")
    except OSError:  # somebody else's, or gone
        return []


def _part(words: list[bytes]) -> str:
    prefix = f"{PART}=".encode()
    return next((w[len(prefix) :].decode(errors="replace") for w in words if w.startswith(prefix)), "")
