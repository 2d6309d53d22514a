"""Kills a task as the kernel would: at the n-th change that it or its workers make (of the file system, of a database), or while a worker
is at work. Each task runs in a process forked from one that has never run a flow: the runtime inside the identification
library (Go) does not survive a fork, and neither does the task that uses it there."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path

FRESH = multiprocessing.get_context("forkserver")
FRESH.set_forkserver_preload(
    [
        "heritage.flows.workline.judge",
        "heritage.flows.workline.make",
        "heritage.normalise.picture.lossless",
        "heritage.custody_commands",
        "heritage.flows.custody.rebuild",
        "heritage.flows.custody.repair",
        "heritage.flows.custody.restore",
        "heritage.flows.revise.carrying",
        "heritage.flows.inbox.upload.landing",
    ]
)
CHANGES = ("mkdir", "rename", "replace", "unlink", "rmdir", "fsync", "write", "pwrite", "ftruncate")
LONGEST = 60
"""Seconds that a step may take; what hangs is a failure."""


def performed(task: Callable[[], object]) -> int:
    """Runs the task undisturbed; answers how many changes it made."""
    made = FRESH.Value("q", 0)
    assert _ended(FRESH.Process(target=_under, args=(task, made, -1))) == 0
    return int(made.value)


def killed_at(change: int, task: Callable[[], object]) -> bool:
    """Kills the task before that change (1 = the first). False: it ended before."""
    made = FRESH.Value("q", 0)  # held until the task has ended: a process forgets its arguments when it is started
    code = _ended(FRESH.Process(target=_under, args=(task, made, change)))
    del made
    assert code in {0, -signal.SIGKILL}, code
    return code == -signal.SIGKILL


def killed_with_workers(task: Callable[[], object]) -> int:
    """Kills the task as soon as it has worker processes; says how many there were."""
    child = FRESH.Process(target=_alone, args=(task,))
    child.start()
    workers: set[int] = set()
    while not workers and child.is_alive():
        workers = _session(child.pid or 0) - {child.pid or 0}
        time.sleep(0.005)
    os.kill(child.pid or 0, signal.SIGKILL)
    _ended(child)
    return len(workers)


def _ended(child: multiprocessing.process.BaseProcess) -> int | None:
    """The exit code, when the task and every process of its session are gone."""
    if child.pid is None:
        child.start()
    child.join(LONGEST)
    until = time.monotonic() + (10 if child.exitcode is not None else 0)
    while left := _session(child.pid or 0):
        if time.monotonic() > until:
            for pid in left:
                os.kill(pid, signal.SIGKILL)
            raise AssertionError(f"still alive: {[_command(pid) for pid in left]}")
        time.sleep(0.01)
    return child.exitcode


def _under(task: Callable[[], object], made: object, deadly: int) -> None:
    task_number = os.getpid()

    def watched(call: Callable[..., object]) -> Callable[..., object]:
        def changing(*words: object, **named: object) -> object:
            with made.get_lock():  # type: ignore[attr-defined]
                made.value += 1  # type: ignore[attr-defined]
                if made.value == deadly:  # type: ignore[attr-defined]
                    os.kill(task_number, signal.SIGKILL)
                    signal.pause()  # a worker: the kernel ends it with its task
            return call(*words, **named)

        return changing

    for name in CHANGES:
        setattr(os, name, watched(getattr(os, name)))
    before = watched(lambda: None)

    def told(event: str, given: tuple[object, ...]) -> None:
        """What the functions above do not see: a file that is opened to be written."""
        if event == "open" and _writes(given):
            before()

    sys.addaudithook(told)
    connect = _committing(sqlite3.connect, before)
    for module in (sqlite3, sqlite3.dbapi2):
        module.connect = connect  # type: ignore[attr-defined]
    _alone(task)


def _writes(given: tuple[object, ...]) -> bool:
    path, _, flags = given
    return (
        isinstance(flags, int)
        and bool(flags & (os.O_WRONLY | os.O_RDWR))
        and str(path) != os.devnull
        and not isinstance(path, int)
    )


def _committing(connect: Callable[..., sqlite3.Connection], before: Callable[[], object]) -> Callable[..., object]:
    """SQLite writes by itself; what others see changes when it commits."""

    def traced(statement: str) -> None:
        if statement.lstrip().upper().startswith("COMMIT"):
            before()

    def connected(*words: object, **named: object) -> sqlite3.Connection:
        database = connect(*words, **named)
        database.set_trace_callback(traced)
        return database

    return connected


def _alone(task: Callable[[], object]) -> None:
    os.setsid()
    task()


def _session(leader: int) -> set[int]:
    """The living processes of the session that the task leads."""
    found = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == leader and fields[0] not in "ZX":
                found.add(int(entry.name))
    return found


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return f"process {pid}"
