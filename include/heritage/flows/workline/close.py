"""Closes a batch: the counts must add up, the report is written, the catalogue knows. Red when something failed."""

from __future__ import annotations

import logging

from heritage.errors import Lasting, Unbalanced
from heritage.flows.batch import found
from heritage.flows.workline.report import report_batch
from heritage.model import State

log = logging.getLogger(__name__)


class ItemsFailed(Lasting):
    """Some items failed on our side; their neighbours are deposited."""

    advice = "Read why in the report; when it is mended, start the run again with the same delivery: only what is undone is done."


def close(reference: str) -> dict[str, int]:
    """Answers the counts. Raises Unbalanced, or ItemsFailed after everything was reported."""
    batch = found(reference)
    summed = report_batch(batch)
    log.info("%s: %s", reference, ", ".join(f"{number} {name}" for name, number in summed.items()))
    log.info("report: %s", batch.home.report(batch.institution, batch.name) / "report.html")
    _catalogued(batch)
    _cleared(batch)
    if summed["expected"] != sum(summed[s.value] for s in State):
        raise Unbalanced(f"{reference}: the items do not add up: {summed}")
    if summed[State.FAILED.value]:
        raise ItemsFailed(f"{reference}: {summed['failed']} of {summed['expected']} items failed")
    return summed
