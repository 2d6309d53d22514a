"""Tells the catalogue of a batch before it is closed, so that pages show it. A courtesy: a catalogue that does not answer costs what
pages show meanwhile, never the step; `close` records everything."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

from heritage.catalogue import progress
from heritage.catalogue.progress import JudgedItem, OpenBatch
from heritage.catalogue.schema.states import ItemState
from heritage.flows.batch import SHARED, BatchFolder
from heritage.flows.workline.deciding.linked import note
from heritage.flows.workline.steps import troubles
from heritage.model import Choice, Outcome, Report

log = logging.getLogger(__name__)


def received(batch: BatchFolder) -> None:
    """The batch is on its way."""
    _courtesy(lambda: progress.note_received(_url(batch), open_batch(batch)))


def linked(batch: BatchFolder) -> None:
    """What its items take the place of."""
    _courtesy(lambda: note(batch))


def judged(batch: BatchFolder) -> None:
    """Where every item is that was not sealed before."""
    _courtesy(lambda: progress.note_judged(_url(batch), open_batch(batch), _items(batch)))


def decided(batch: BatchFolder, item: str) -> None:
    """A person decided about the item. Of a sealed one the catalogue knows more."""
    if batch.dossier(item).has("package"):
        return
    _courtesy(lambda: progress.note_decided(_url(batch), open_batch(batch), _item(batch, item)))


def _courtesy(tell: Callable[[], None]) -> None:
    try:
        tell()
    except Exception as error:  # whatever database it is, and whatever is wrong with it
        log.warning("the catalogue could not be told yet: %s: %s", type(error).__name__, error)


def _url(batch: BatchFolder) -> str:
    return batch.home.catalogue_url


def open_batch(batch: BatchFolder) -> OpenBatch:
    """The batch as the catalogue knows one on its way."""
    run = batch.run
    return OpenBatch(batch.delivery, run.id, batch.shared.header("delivery").made, len(batch.items()), run.review)


def _items(batch: BatchFolder) -> Iterator[JudgedItem]:
    """A sealed item keeps what the catalogue knows of it."""
    return (_item(batch, item) for item in batch.items() if not batch.dossier(item).has("package"))


def _item(batch: BatchFolder, item: str) -> JudgedItem:
    dossier, decision = batch.dossier(item), batch.decision(item)
    if not dossier.has("report"):
        found = troubles(batch, item) or troubles(batch, SHARED)
        return JudgedItem(
            item, ItemState.FAILED, None, decision, "; ".join(t.error for t in found), error_of(batch, item)
        )
    report = dossier.one("report", Report)
    if decision is not None:
        state = ItemState.ACCEPTED if decision.choice is Choice.ACCEPT else ItemState.REJECTED
    else:
        state = ItemState.FLAGGED if report.verdict is Outcome.FAIL else ItemState.PASSED
    return JudgedItem(item, state, report, decision)


def error_of(batch: BatchFolder, item: str) -> str:
    """The class of what kept us from the item; "" when nothing was noted."""
    return next((trouble.kind for trouble in troubles(batch, item) or troubles(batch, SHARED)), "")
