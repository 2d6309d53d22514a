"""Runs one step over the items of a unit: skips what is done or not yet due, and keeps one item's trouble to itself."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

from heritage.dossier import Dossier
from heritage.errors import DiskFull, HeritageError, Passing
from heritage.flows.batch import BatchFolder, Trouble, found, items_of
from heritage.flows.workline.logbook import told_trouble

log = logging.getLogger(__name__)


def due(reference: str, step: str, *, needs: str, adds: str) -> tuple[BatchFolder, list[str]]:
    """The cleared items of the unit that have the sheet `needs` and not yet the sheet `adds`."""
    batch = found(reference)
    items = []
    for item in items_of(reference):
        dossier = batch.dossier(item)
        if dossier.has(adds):
            log.info("%s: %s was done before (%s)", item, step, dossier.header(adds).made)
        elif dossier.has(needs) and batch.is_cleared(item):
            items.append(item)
    return batch, items


def each_item(
    reference: str, step: str, *, needs: str, adds: str, work: Callable[[BatchFolder, str], str]
) -> list[Trouble]:
    """Calls `work(batch, item)`, which answers a sentence for the log, for each item that is due. Answers the troubles."""
    batch, items = due(reference, step, needs=needs, adds=adds)
    return [trouble for item in items for trouble in settled(batch, item, step, partial(work, batch, item))]


def settled(batch: BatchFolder, item: str, step: str, work: Callable[[], str]) -> list[Trouble]:
    """Does the work for one item. A trouble is told, kept beside the item's sheets until the step is done, and answered."""
    note = batch.dossier(item).path(f"trouble-{step}")
    try:
        log.info("%s: %s", item, work())
    except HeritageError as error:
        kind = type(error).__name__
        trouble = Trouble(item, step, f"{kind}: {error}", error.advice, isinstance(error, Passing), kind)
    except (
        Exception
    ) as error:  # a mistake of ours must not stop the neighbours either; the engineer finds the traceback
        log.exception("%s: %s broke", item, step)
        trouble = Trouble(item, step, f"{type(error).__name__}: {error}", HeritageError.advice, passing=True)
    else:
        note.unlink(missing_ok=True)
        return []
    told_trouble(trouble)
    _noted(batch.dossier(item), note.stem, trouble)
    return [trouble]


def _noted(dossier: Dossier, sheet: str, trouble: Trouble) -> None:
    """On a full disk the log must do; the trouble itself is answered all the same."""
    try:
        dossier.write(sheet, [trouble], code="")
    except (DiskFull, OSError) as error:
        log.error("%s: this could not be noted beside its sheets: %s", trouble.item, error)


def troubles(batch: BatchFolder, item: str) -> list[Trouble]:
    """What still keeps the item from being done, oldest first."""
    notes = sorted(batch.dossier(item).folder.glob("trouble-*.jsonl"), key=lambda path: path.stat().st_mtime_ns)
    return [batch.dossier(item).one(note.stem, Trouble) for note in notes]
