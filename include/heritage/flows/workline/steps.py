"""Runs one step over the items of a unit: skips what is done or not yet due, and keeps one item's trouble to itself."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial

from heritage import files
from heritage.dossier import Dossier
from heritage.errors import MISTAKES, DiskFull, HeritageError, OurMistake, ToolFailed, TransientError
from heritage.flows.batch import BatchFolder, StepFailure, found, items_of
from heritage.flows.workline.logbook import told_trouble

log = logging.getLogger(__name__)

_THE_FILE = (
    "The program failed twice with the same words: trying again does not help. Look at the file that is named, by hand."
)


class AtWork(TransientError):
    """Another task is at the item: a run of the same delivery, or one that its worker outlived."""


@contextmanager
def due(
    reference: str, step: str, *, needs: str, adds: str
) -> Iterator[tuple[BatchFolder, list[str], list[StepFailure]]]:
    """The cleared items of the unit that have the sheet `needs` and not yet the sheet `adds`; while the block is open no other task
    is at them. Those that another one is at are the troubles."""
    batch, items, troubles = found(reference), [], []
    with ExitStack() as held:
        for item in items_of(reference):
            with ExitStack() as one:
                if not one.enter_context(files.locked(batch.dossier(item).folder, wait=False)):
                    troubles.append(kept(batch, item, step, AtWork(f"{item}: another task is at it")))
                elif _is_due(batch, item, step, needs, adds):
                    items.append(item)
                    held.push(one.pop_all())
        yield batch, items, troubles


def _is_due(batch: BatchFolder, item: str, step: str, needs: str, adds: str) -> bool:
    dossier = batch.dossier(item)
    if dossier.has(adds):
        log.info("%s: %s was done before (%s)", item, step, dossier.header(adds).made)
        return False
    return dossier.has(needs) and batch.is_cleared(item)


def each_item(
    reference: str, step: str, *, needs: str, adds: str, work: Callable[[BatchFolder, str], str]
) -> list[StepFailure]:
    """Calls `work(batch, item)`, which answers a sentence for the log, for each item that is due. Answers the troubles."""
    with due(reference, step, needs=needs, adds=adds) as (batch, items, troubles):
        return troubles + [t for item in items for t in settled(batch, item, step, partial(work, batch, item))]


def settled(batch: BatchFolder, item: str, step: str, work: Callable[[], str]) -> list[StepFailure]:
    """Does the work for one item. A trouble is told, kept beside the item's sheets until the step is done, and answered."""
    try:
        log.info("%s: %s", item, work())
    except Exception as error:  # a mistake of ours must not stop the neighbours either
        return [kept(batch, item, step, error)]
    overcome(batch, item, step)
    return []


def kept(batch: BatchFolder, item: str, step: str, error: Exception, *, again: bool = True) -> StepFailure:
    """What kept us from the item, told and kept beside its sheets. Of a mistake of ours the engineer finds the traceback;
    `again`: is the step then tried again?"""
    kind = type(error).__name__
    if isinstance(error, HeritageError):
        trouble = StepFailure(item, step, f"{kind}: {error}", error.advice, isinstance(error, TransientError), kind)
        if isinstance(error, ToolFailed) and _is_the_file(batch, item, trouble):
            trouble = replace(trouble, passing=False, advice=_THE_FILE)
    else:
        log.error("%s: %s broke", item, step, exc_info=error)
        again = again and not isinstance(error, MISTAKES)
        trouble = StepFailure(
            item, step, f"{kind}: {error}", HeritageError.advice if again else OurMistake.advice, passing=again
        )
    told_trouble(trouble)
    _noted(batch.dossier(item), _note(step), trouble)
    return trouble


def _is_the_file(batch: BatchFolder, item: str, trouble: StepFailure) -> bool:
    """Did the program fail with the same words before? Then it is no busy machine."""
    dossier, note = batch.dossier(item), _note(trouble.step)
    return dossier.has(note) and dossier.one(note, StepFailure).error == trouble.error


def overcome(batch: BatchFolder, item: str, step: str) -> None:
    """The step is done: no trouble with it is kept any longer."""
    batch.dossier(item).path(_note(step)).unlink(missing_ok=True)


def _note(step: str) -> str:
    return f"trouble-{step}"


def _noted(dossier: Dossier, sheet: str, trouble: StepFailure) -> None:
    """On a full disk the log must do; the trouble itself is answered all the same."""
    try:
        dossier.write(sheet, [trouble], code="")
    except (DiskFull, OSError) as error:
        log.error("%s: this could not be noted beside its sheets: %s", trouble.item, error)


def troubles(batch: BatchFolder, item: str) -> list[StepFailure]:
    """What still keeps the item from being done, oldest first."""
    notes = sorted(batch.dossier(item).folder.glob("trouble-*.jsonl"), key=lambda path: path.stat().st_mtime_ns)
    return [batch.dossier(item).one(note.stem, StepFailure) for note in notes]
