"""Runs one step over the items of a unit: skips what is done or not yet due, and keeps one item's trouble to itself."""

from __future__ import annotations

import logging
from collections.abc import Callable

from heritage.errors import HeritageError, Lasting, Passing
from heritage.flows.batch import BatchFolder, Trouble, found, items_of
from heritage.flows.workline.logbook import told_trouble

log = logging.getLogger(__name__)


def each_item(
    reference: str, step: str, *, needs: str, adds: str, work: Callable[[BatchFolder, str], str]
) -> list[Trouble]:
    """Calls `work(batch, item)` for each cleared item of the unit that has the sheet `needs` and not yet the sheet `adds`.
    `work` answers a sentence for the log. Answers the troubles; each is also kept beside the item's sheets until the step
    is done."""
    batch = found(reference)
    troubles = []
    for item in items_of(reference):
        dossier = batch.dossier(item)
        if dossier.has(adds):
            log.info("%s: %s was done before (%s)", item, step, dossier.header(adds).made)
        elif dossier.has(needs) and batch.is_cleared(item):
            trouble = _tried(batch, item, step, work)
            troubles += [trouble] if trouble else []
    return troubles


def _tried(batch: BatchFolder, item: str, step: str, work: Callable[[BatchFolder, str], str]) -> Trouble | None:
    note = batch.dossier(item).path(f"trouble-{step}")
    try:
        log.info("%s: %s", item, work(batch, item))
    except HeritageError as error:
        trouble = Trouble(item, step, f"{type(error).__name__}: {error}", error.advice, isinstance(error, Passing))
    except (
        Exception
    ) as error:  # a mistake of ours must not stop the neighbours either; the engineer finds the traceback
        log.exception("%s: %s broke", item, step)
        trouble = Trouble(item, step, f"{type(error).__name__}: {error}", Lasting.advice, passing=True)
    else:
        note.unlink(missing_ok=True)
        return None
    told_trouble(trouble)
    batch.dossier(item).write(f"trouble-{step}", [trouble], code="")
    return trouble


def troubles(batch: BatchFolder, item: str) -> list[Trouble]:
    """What still keeps the item from being done, oldest step first."""
    notes = sorted(batch.dossier(item).folder.glob("trouble-*.jsonl"), key=lambda p: p.stat().st_mtime_ns)
    return [batch.dossier(item).one(note.stem, Trouble) for note in notes]
