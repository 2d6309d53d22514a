"""Measures many files with all cores; what cannot be read is refused, file by file, and never stops its neighbours."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from heritage.contracts import BatchProbe, Probe, Source
from heritage.errors import HeritageError, NotReadHere, OurMistake, SourceUnreadable, ToolMissing, WorkerCrashed
from heritage.measure.page import pages
from heritage.measure.refusal import as_kept, refused
from heritage.measurements import misfits
from heritage.model import Facts, File, Measured, Phrase, phrase, reason_of
from heritage.tools.sandbox import View
from heritage.tools.workers import each

_log = logging.getLogger(__name__)

BLOCK = 400
"""Files measured before the first of them is handed on: bounds memory to a few MB whatever the batch's size."""


@dataclass(frozen=True, slots=True)
class _Job:
    """One file's work, as it travels to a worker process."""

    number: int
    path: Path
    file: File
    probes: tuple[Probe, ...]
    room: Path | None = None

    def __str__(self) -> str:
        return self.file.path


def measure(
    sources: Iterable[tuple[Path, File]],
    probes: Sequence[Probe],
    batch_probes: Sequence[BatchProbe] = (),
    workers: int | None = None,
    room: Callable[[File], Path] | None = None,
) -> Iterator[Measured]:
    """One Measured per source, in their order. `room`: where a file's probes may leave curves and listings. A file that a tool cannot read, or that kills its worker, has the reason in
    `refused`. Raises ToolMissing and what else is wrong with us: a missing tool is never a clean page."""
    waiting = iter(sources)
    while block := list(islice(waiting, BLOCK)):
        jobs = [
            _Job(n, path, file, tuple(probes), room(file) if room else None) for n, (path, file) in enumerate(block)
        ]
        measured = dict(_settled(job, made) for job, made in each(_one, jobs, view=_view(jobs), workers=workers))
        for probe in batch_probes:
            _ask_about_all(probe, block, measured)
        for number in range(len(block)):
            yield as_kept(measured[number])


def _view(jobs: Sequence[_Job]) -> View:
    """The folders of the jobs' items (a model names its pictures, a film scan its frames), and where their rooms are or will be."""
    reads = {_item_folder(job) for job in jobs}
    writes = {next(place for place in (job.room, *job.room.parents) if place.is_dir()) for job in jobs if job.room}
    return View(sorted(reads), sorted(writes))


def _item_folder(job: _Job) -> Path:
    """objects/<item>; of a file that is an item by itself, that file."""
    below = len(job.file.path.split("/")) - 2
    return job.path.parents[below - 1] if below > 0 else job.path


def _one(job: _Job) -> Measured:
    """Runs in a worker: every probe that accepts the file, sharing what is opened."""
    source = Source(job.path, job.file, job.room)
    measured = Measured(job.file, {})
    try:
        for probe in job.probes:
            if probe.accepts(job.file):
                measured = _asked(probe, source, measured)
        measured = pages.added(measured, source, job.probes)
    finally:
        source.close()
    return measured


def _asked(probe: Probe, source: Source, so_far: Measured) -> Measured:
    so_far = replace(so_far, tools=(*so_far.tools, probe.tool()))
    try:
        return replace(so_far, facts={**so_far.facts, **_registered(probe.name, probe.measure(source))})
    except SourceUnreadable as error:
        return refused(so_far, probe.name, error)
    except HeritageError:
        raise
    except ImportError as error:
        raise ToolMissing(f"{probe.name}: {error}") from error
    except MemoryError:
        return refused(so_far, probe.name, NotReadHere(phrase("memory-worker")))
    except Exception as error:
        _log.exception("%s could not measure %s", probe.name, source.file.path)
        return refused(so_far, probe.name, f"{type(error).__name__}: {str(error)[:300]}")


def _registered(probe: str, facts: Facts) -> Facts:
    """What the registry has no row for is asked for by nobody, and would pass in silence: the file is refused as after any other
    mistake of a probe, and its neighbours go on. In tests (HERITAGE_STRICT_MEASUREMENTS) everything stops."""
    if wrong := list(misfits(probe, facts)):
        mistake = OurMistake if os.environ.get("HERITAGE_STRICT_MEASUREMENTS") else TypeError
        raise mistake("; ".join(wrong[:5]))
    return facts


def _settled(job: _Job, made: Measured | Exception) -> tuple[int, Measured]:
    """A crash or a memory limit is the file's own; anything else that a worker raises is ours."""
    if isinstance(made, Measured):
        return job.number, made
    if isinstance(made, WorkerCrashed | MemoryError):
        tools = tuple(probe.tool() for probe in job.probes if probe.accepts(job.file))
        said = reason_of(made) if str(made) else phrase("worker-memory")
        return job.number, refused(Measured(job.file, {}, tools), "worker", said)
    raise made


def _ask_about_all(probe: BatchProbe, block: Sequence[tuple[Path, File]], measured: dict[int, Measured]) -> None:
    """Adds a batch probe's answers to what the others found."""
    accepted = [(n, source) for n, source in enumerate(block) if probe.accepts(source[1])]
    tool = probe.tool() if accepted else ""
    for (number, _), answer in zip(accepted, probe.measure([s for _, s in accepted]), strict=True):
        before = replace(measured[number], tools=(*measured[number].tools, tool))
        if isinstance(answer, str | Phrase):
            measured[number] = refused(before, probe.name, answer)
        else:
            measured[number] = replace(before, facts={**before.facts, **_registered(probe.name, answer)})
