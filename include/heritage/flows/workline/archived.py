"""Looks up what of a batch its institution has archived already. What was found is kept beside the item's sheets: a run that is repeated
judges by the same, whatever was archived meanwhile."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from heritage import files
from heritage.catalogue.queries.twins import twins_of
from heritage.catalogue.schema import store
from heritage.dossier import Dossier, file_digest
from heritage.flows.batch import BatchFolder
from heritage.flows.workline import CODE
from heritage.model import Measured, Twin

if TYPE_CHECKING:
    from sqlalchemy import Connection

log = logging.getLogger(__name__)

_SHEET = "twins"
_AT_ONCE = 20
"""Items that are asked about in one reading: no writer of the database has to wait for a whole batch."""


def looked_up(batch: BatchFolder, items: Iterable[str]) -> None:
    """Asks about every item that was not asked about since it was measured. A catalogue that does not answer stops nothing: the
    check says that nobody looked, and the next run asks again."""
    waiting = (item for item in items if _is_due(batch.dossier(item)))
    while some := list(islice(waiting, _AT_ONCE)):
        found = _found(batch, some)
        for item, of_item in found.items():
            with files.locked(batch.dossier(item).folder):
                batch.dossier(item).write(_SHEET, of_item, code=CODE)
        if not found:
            return


def twins(batch: BatchFolder, item: str) -> tuple[Twin, ...] | None:
    """What is archived already; None when nobody could look. One that was settled before anybody looked has none."""
    dossier = batch.dossier(item)
    if dossier.has(_SHEET):
        return tuple(dossier.rows(_SHEET, Twin))
    return None if _is_due(dossier) else ()


def _is_due(dossier: Dossier) -> bool:
    """An item that was measured anew is asked about anew; one that is settled keeps the report that it has."""
    if dossier.has("package") or dossier.has("decision"):
        return False
    before = dossier.header(_SHEET).follows.get("measured") if dossier.has(_SHEET) else None
    return before is None or before != file_digest(dossier.path("measured"))


def _found(batch: BatchFolder, items: Sequence[str]) -> dict[str, list[Twin]]:
    """Item → its twins; nothing at all when the catalogue does not answer."""
    try:
        with store.reading(batch.home.catalogue_url) as db:
            return {item: [twin for row in batch.measured(item) for twin in _of(db, batch, row)] for item in items}
    except Exception as error:  # whatever database it is, and whatever is wrong with it
        log.warning("%s: nobody could look what is archived already: %s", batch.reference, error, exc_info=True)
        return {}


def _of(db: Connection, batch: BatchFolder, measured: Measured) -> Iterator[Twin]:
    return twins_of(db, institution=batch.institution, batch=batch.name, measured=measured)
