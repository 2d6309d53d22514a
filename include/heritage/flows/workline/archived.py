"""Looks up what of a batch its institution has archived already. What was found is kept beside the item's sheets: a run that is repeated
judges by the same, whatever was archived meanwhile."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from heritage import catalogue, files
from heritage.dossier import Dossier, file_digest
from heritage.errors import SiteUnavailable
from heritage.flows.batch import BatchFolder
from heritage.flows.workline import CODE
from heritage.model import Twin

if TYPE_CHECKING:
    from sqlalchemy import Connection

log = logging.getLogger(__name__)

_SHEET = "twins"
_AT_ONCE = 100
"""Items that are asked about in one reading: no writer of the database has to wait for a whole batch."""


def looked_up(batch: BatchFolder, items: Iterable[str]) -> None:
    """Asks about every item that was not asked about since it was measured. A catalogue that does not answer stops nothing: the
    check says that nobody looked, and the next run asks again."""
    waiting = (item for item in items if _is_due(batch.dossier(item)))
    while some := list(islice(waiting, _AT_ONCE)):
        try:
            with catalogue.reading(batch.home.catalogue_url) as db:
                for item in some:
                    dossier = batch.dossier(item)
                    with files.locked(dossier.folder):
                        dossier.write(_SHEET, _found(db, batch, item), code=CODE)
        except SiteUnavailable as error:
            log.warning("%s: nobody could look whether it is archived already: %s", batch.reference, error)
            return


def twins(batch: BatchFolder, item: str) -> tuple[Twin, ...] | None:
    """What is archived already; None when nobody could look."""
    dossier = batch.dossier(item)
    return tuple(dossier.rows(_SHEET, Twin)) if dossier.has(_SHEET) else None


def _is_due(dossier: Dossier) -> bool:
    """An item that was measured anew is asked about anew; one that is settled keeps the report that it has."""
    if dossier.has("package") or dossier.has("decision"):
        return False
    before = dossier.header(_SHEET).follows.get("measured") if dossier.has(_SHEET) else None
    return before is None or before != file_digest(dossier.path("measured"))


def _found(db: Connection, batch: BatchFolder, item: str) -> Iterator[Twin]:
    for measured in batch.measured(item):
        yield from catalogue.twins_of(db, institution=batch.institution, batch=batch.name, measured=measured)
