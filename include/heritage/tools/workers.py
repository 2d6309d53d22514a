"""Many files, all cores: one function over many jobs in worker processes; a job that kills its worker loses only itself."""

from __future__ import annotations

import contextlib
import gc
import logging
import multiprocessing
import os
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from heritage.errors import WorkerCrashed
from heritage.model import phrase
from heritage.tools import die_with_parent, sandbox
from heritage.tools.sandbox import View

log = logging.getLogger(__name__)

Job = TypeVar("Job")
Made = TypeVar("Made")

MEMORY = 8 << 30
"""Bytes of address space a worker may take: a lying header ends in MemoryError, not in the machine's collapse."""


FATAL = (signal.SIGSEGV, signal.SIGBUS, signal.SIGILL, signal.SIGFPE, signal.SIGABRT, signal.SIGTERM)
"""What ends a worker: its own crash, and its pool."""

EVERY = 30.0
"""Seconds between two lines of progress."""


def cores() -> int:
    """How many processes a unit may use: HERITAGE_WORKERS, or the cores this process may run on."""
    return int(os.environ.get("HERITAGE_WORKERS") or len(os.sched_getaffinity(0)))


def each(
    work: Callable[[Job], Made], jobs: Iterable[Job], *, view: View | None, workers: int | None = None
) -> Iterator[tuple[Job, Made | Exception]]:
    """Yields (job, what work made of it or the exception it raised), as they are done, not in order. `work` is a
    module-level function. Workers open nothing but what `view` names (folders to write in are made), and a folder of their own for temporary files; None is for jobs that open nothing from outside. Jobs are taken a few ahead, so that a long list is never whole in memory. When a worker dies,
    the jobs that were under way are done again, each alone, and the one that kills its worker again yields
    WorkerCrashed."""
    waiting = iter(jobs)
    first = list(islice(waiting, workers or cores()))  # no process is forked that would find nothing to do
    if not first:
        return
    waiting, count = chain(first, waiting), len(first)
    progress = _Progress()
    for folder in view.writes if view else ():
        folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="heritage-workers-") as room, _thawed():
        start = partial(_start, room, view and View(view.reads, [*view.writes, Path(room)]))
        while True:
            lost: list[Job] = []
            for ended in _until_broken(work, waiting, partial(_pool, count, start), count, lost):
                progress.told()
                yield ended
            for job in lost:
                yield job, _alone(work, job, start)
            if not lost:
                return


@contextlib.contextmanager
def _thawed() -> Iterator[None]:
    """What was frozen for the forks can be collected again afterwards, in a task that makes workers for each package."""
    try:
        yield
    finally:
        gc.unfreeze()


class _Progress:
    """A line in the task's log every half minute, so that a long task can be watched."""

    def __init__(self) -> None:
        self.done = 0
        self.started = self.last = time.monotonic()

    def told(self) -> None:
        self.done += 1
        now = time.monotonic()
        if now - self.last >= EVERY:
            self.last = now
            log.info("%d files done, %.1f a minute", self.done, 60 * self.done / (now - self.started))


def _until_broken(
    work: Callable[[Job], Made],
    jobs: Iterator[Job],
    pools: Callable[[], ProcessPoolExecutor],
    count: int,
    lost: list[Job],
) -> Iterator[tuple[Job, Made | Exception]]:
    """Runs jobs until all are done or a worker died; `lost` then holds the jobs that were under way."""
    with pools() as pool:
        running: dict[Future[Made], Job] = {}
        try:
            while True:
                for job in islice(jobs, 2 * count - len(running)):
                    running[_submit(pool, work, job)] = job
                if not running:
                    return
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    error = future.exception()
                    if isinstance(error, BrokenProcessPool):
                        continue
                    job = running.pop(future)
                    yield job, error if isinstance(error, Exception) else future.result()
                if any(isinstance(f.exception(), BrokenProcessPool) for f in done):
                    lost.extend(running.values())
                    return
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, work: Callable[[Job], Made], job: Job) -> Future[Made]:
    try:
        return pool.submit(work, job)
    except BrokenProcessPool as error:
        broken: Future[Made] = Future()
        broken.set_exception(error)
        return broken


def _alone(work: Callable[[Job], Made], job: Job, start: Callable[[], None]) -> Made | Exception:
    with _pool(1, start) as pool:
        try:
            return pool.submit(work, job).result()
        except BrokenProcessPool:
            return WorkerCrashed(phrase("worker-died", job=str(job)))
        except Exception as error:
            return error


def _pool(count: int, start: Callable[[], None]) -> ProcessPoolExecutor:
    # Forked, because a fresh interpreter would import numpy, cv2 and the codecs again for every task (0.7 CPU-s each).
    gc.freeze()
    if "cv2" in sys.modules:  # its threads do not survive a fork: a child that then sets their number waits for ever
        sys.modules["cv2"].setNumThreads(1)
    return ProcessPoolExecutor(count, multiprocessing.get_context("fork"), initializer=start)


def _start(room: str, view: View | None) -> None:
    """A worker dies with its task and of its own crash, uses one thread, sees what it works on, and cannot take the machine's memory.

    Airflow's reading of DAG files, which every task does too, leaves a handler of SIGSEGV in Python: it returns to the
    instruction that crashed, and the worker would crash for ever instead of dying."""
    for number in FATAL:
        signal.signal(number, signal.SIG_DFL)
    die_with_parent()
    os.environ["OMP_THREAD_LIMIT"] = "1"
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    os.environ["TMPDIR"] = tempfile.tempdir = room
    if view is not None:
        sandbox.restrict(view)
    try:
        import cv2

        cv2.setNumThreads(1)
    except ImportError:
        pass
