"""Makes, describes and seals what was cleared: the copies with their proofs, the statements, the package."""

from __future__ import annotations

import logging

from heritage import describe as describing
from heritage.contracts import Known
from heritage.dossier import now
from heritage.flows.batch import BatchFolder, Trouble
from heritage.flows.workline import CODE
from heritage.flows.workline.steps import each_item
from heritage.model import Agent, Event, Rendition

log = logging.getLogger(__name__)


def describe(reference: str) -> list[Trouble]:
    """Collects what is said about each item: one `description` sheet."""
    return each_item(reference, "describe", needs="renditions", adds="description", work=_describe)


def _describe(batch: BatchFolder, item: str) -> str:
    dossier = batch.dossier(item)
    known = Known(
        place=batch.payload,
        delivery=batch.delivery,
        item=batch.item(item),
        measured=list(batch.measured(item)),
        renditions=list(dossier.rows("renditions", Rendition)),
    )
    statements = list(describing.describe(known, batch.line.enrichers))
    event = Event("metadata extraction", now(), Agent(CODE), "success", f"{len(statements)} statements")
    dossier.write("description", statements, code=CODE, events=[event])
    return f"{len(statements)} statements from {len({s.source for s in statements})} sources"


def normalise(reference: str) -> list[Trouble]:
    return []


def seal(reference: str) -> list[Trouble]:
    return []
