"""Closes a batch: the counts must add up, the report is written, the catalogue knows. Red when something failed."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator

from heritage import catalogue, files
from heritage import normalise as copying
from heritage.dossier import now
from heritage.errors import Lasting, Unbalanced
from heritage.flows import history, runs
from heritage.flows.batch import BatchFolder, found
from heritage.flows.workline import looks, telling
from heritage.flows.workline.deposit import sealed_package
from heritage.flows.workline.report import report_batch, state
from heritage.flows.workline.steps import troubles
from heritage.model import Measured, Receipt, State

log = logging.getLogger(__name__)


class ItemsFailed(Lasting):
    """Some items failed on our side; their neighbours are deposited."""

    advice = "The report says why. When it is mended, start the run again with the same delivery: only what is undone is done."


def close(reference: str) -> dict[str, int]:
    """Answers the counts. Raises Unbalanced, or ItemsFailed, after everything was reported."""
    batch = found(reference)
    for item in batch.items():
        looks.show(batch, item)
    summed = report_batch(batch)
    log.info("%s: %s", reference, ", ".join(f"{number} {name}" for name, number in summed.items()))
    place = batch.home.report(batch.institution, batch.name)
    log.info("report: %s", place / "report.html")
    runs.note_report(batch.delivery.workline, batch.run.id, place)
    _catalogue(batch, summed)
    history.tell_close(batch, summed)
    for item in batch.items():
        _clear(batch, item)
    for folder in (batch.folder, place):
        files.remove_leftovers(folder)
    if summed["expected"] != sum(summed[s.value] for s in State):
        raise Unbalanced(f"{reference}: the items do not add up: {summed}")
    if summed[State.FAILED.value]:
        raise ItemsFailed(f"{reference}: {summed['failed']} of {summed['expected']} items failed")
    return summed


def _catalogue(batch: BatchFolder, summed: dict[str, int]) -> None:
    closed = catalogue.ClosedBatch(
        delivery=batch.delivery,
        run=batch.run.id,
        state="failed" if summed[State.FAILED.value] else "closed",
        started=batch.shared.header("delivery").made,
        finished=now(),
        expected=summed["expected"],
        items=_closed_items(batch),
        targets=batch.shared.rows("targets", Measured) if batch.shared.has("targets") else (),
        review=batch.run.review,
    )
    catalogue.record(batch.home.catalogue_url, closed)


def _closed_items(batch: BatchFolder) -> Iterator[catalogue.ClosedItem]:
    for item in batch.items():
        dossier = batch.dossier(item)
        yield catalogue.closed_item(
            item,
            state(batch, item),
            dossier,
            sealed_package(batch, item) if dossier.has("package") else None,
            [dossier.one(f"receipt-{site}", Receipt) for site in batch.receipts(item)],
            "; ".join(trouble.error for trouble in troubles(batch, item)),
            telling.error_of(batch, item) if state(batch, item) is State.FAILED else "",
        )


def _clear(batch: BatchFolder, item: str) -> None:
    """The copies of a deposited item are at the sites; its sheets stay."""
    if state(batch, item) is State.DEPOSITED:
        for made in ("master", "text", "access", "evidence", "package"):
            shutil.rmtree(batch.dossier(item).folder / made, ignore_errors=True)
        copying.forget(batch.dossier(item).folder)
