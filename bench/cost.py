"""What a program cost, with everything that it started: time, bytes and memory, as the kernel counts them."""

from __future__ import annotations

import contextlib
import os
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import psutil  # type: ignore[import-untyped]

_EVERY = 0.5
"""Seconds between two looks at memory: one look at ten processes takes 5 ms."""


@dataclass(frozen=True, slots=True)
class Cost:
    """`wall` and `cpu` in seconds; `read` and `written` in bytes that went through read() and write(), whether the page cache
    or the disk answered (mapped files are not in it); `biggest`: most bytes in memory of one process; `together`: most bytes
    of all at one moment, shared pages counted once; `notes`: what the program says of itself."""

    wall: float
    cpu: float
    read: int
    written: int
    biggest: int
    together: int
    notes: Mapping[str, float] = field(default_factory=dict)

    def noting(self, notes: Mapping[str, float]) -> Cost:
        return replace(self, notes={**self.notes, **notes})


def of(words: Sequence[str | Path], log: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Runs a program to its end. Its children are in the account when it waited for them, as all well-behaved programs do.
    Raises RuntimeError, with the end of the log, when it fails."""
    before, begun = _io(), time.monotonic()
    with log.open("wb") as out:
        child = subprocess.Popen(
            [str(w) for w in words], stdout=out, stderr=out, env={**os.environ, **(environment or {})}
        )
    with watched(child.pid) as memory:
        _, status, usage = os.wait4(child.pid, 0)
    wall, after = time.monotonic() - begun, _io()
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(
            f"{words[0]} … ended with code {child.returncode}:\n{log.read_text(errors='replace')[-3000:]}"
        )
    read, written = (b - a for a, b in zip(before, after, strict=True))
    biggest = max(memory.biggest, usage.ru_maxrss << 10)
    return Cost(wall, usage.ru_utime + usage.ru_stime, read - memory.looked, written, biggest, memory.together)


@dataclass(slots=True)
class Memory:
    """What was seen; `looked`: bytes that the looking itself read."""

    biggest: int = 0
    together: int = 0
    looked: int = 0


@contextlib.contextmanager
def watched(pid: int) -> Iterator[Memory]:
    """Looks at a process and all below it while the block runs."""
    seen, done = Memory(), threading.Event()
    looking = threading.Thread(target=_look, args=(pid, seen, done), daemon=True)
    looking.start()
    try:
        yield seen
    finally:
        done.set()
        looking.join()


def _look(pid: int, seen: Memory, done: threading.Event) -> None:
    while not done.wait(_EVERY):
        before = _io("thread-self")[0]
        found = [_memory(process) for process in tree(pid)]
        seen.biggest = max([seen.biggest, *(rss for rss, _ in found)])
        seen.together = max(seen.together, sum(pss for _, pss in found))
        seen.looked += _io("thread-self")[0] - before


def _memory(process: psutil.Process) -> tuple[int, int]:
    """Resident bytes at most so far, and proportional bytes now; zeros when it has ended meanwhile."""
    try:
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii", errors="replace")
        rolled = Path(f"/proc/{process.pid}/smaps_rollup").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0, 0
    return _kilobytes(status, "VmHWM:"), _kilobytes(rolled, "Pss:")


def _kilobytes(text: str, name: str) -> int:
    return next((int(line.split()[1]) << 10 for line in text.splitlines() if line.startswith(name)), 0)


def tree(pid: int) -> list[psutil.Process]:
    """The process and all below it that live."""
    try:
        top = psutil.Process(pid)
        return [top, *top.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def so_far(pid: int) -> tuple[float, int, int]:
    """CPU seconds, bytes read and bytes written by a tree of processes until now, with the dead that it buried."""
    cpu, read, written = 0.0, 0, 0
    for process in tree(pid):
        with contextlib.suppress(psutil.Error):
            times, io = process.cpu_times(), process.io_counters()
            cpu += sum(times[:4])  # own and buried children's, user and system
            read, written = read + io.read_chars, written + io.write_chars
    return cpu, read, written


def _io(whose: str = "self") -> tuple[int, int]:
    """Bytes that this process and the children it buried have read and written (the kernel adds a child's when it is waited
    for: also while this thread looks, hence `thread-self` for what a thread alone did)."""
    told = dict(line.split(": ") for line in Path(f"/proc/{whose}/io").read_text(encoding="ascii").splitlines())
    return int(told["rchar"]), int(told["wchar"])
