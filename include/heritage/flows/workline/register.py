"""Puts deposited packages into the catalogue: after their last receipt, and again whoever finds that one is missing there."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from heritage.catalogue import sheets
from heritage.catalogue.progress import note_deposited, registered
from heritage.flows.batch import BatchFolder, StepFailure, found, item_of, items_of
from heritage.flows.snapshot import Snapshot
from heritage.flows.workline import progress
from heritage.flows.workline.standing import is_deposited
from heritage.flows.workline.steps import settled
from heritage.flows.workline.succeeding import registering
from heritage.model import Package, State

log = logging.getLogger(__name__)


def register(reference: str) -> list[StepFailure]:
    """Registers the unit's items that every site gave a receipt for: search, audit and coverage see them from now on."""
    batch = found(reference)
    deposited = [item for item in items_of(reference) if is_deposited(batch, item)]
    todo = unregistered(batch, deposited)
    return [trouble for item in todo for trouble in settled(batch, item, "register", partial(_register, batch, item))]


def unregistered(batch: BatchFolder, deposited: Iterable[str]) -> list[str]:
    """Those of the deposited items that the catalogue does not know as they are, with every copy."""
    items = list(deposited)
    known = registered(batch.home.catalogue_url, batch.institution, batch.name, items)
    return [item for item in items if known.get(item) != _copies(batch, item)]


def catch_up(package: str) -> bool:
    """Registers a package whose flow was killed between its last receipt and the catalogue. False when it is not so."""
    try:
        batch, item = item_of(package)
        if not is_deposited(batch, item):
            return False
    except (ValueError, OSError, StopIteration):  # no package of ours, or a sheet that is none
        return False
    log.warning("%s: deposited, and not in the catalogue: %s", package, _register(batch, item))
    return True


def closed_item(seen: Snapshot, state: State, note: str = "", error: str = "") -> sheets.ClosedItem:
    """The item as the catalogue is told of it."""
    package = replace(seen.package, files=tuple(seen.packed)) if seen.package else None
    return sheets.closed_item(seen.id, state, seen, package, list(seen.receipts.values()), note, error)


def _register(batch: BatchFolder, item: str) -> str:
    if registering.is_next_version(batch, item):
        return registering.register(batch, item)
    told = closed_item(Snapshot(batch, item), State.DEPOSITED)
    note_deposited(batch.home.catalogue_url, progress.open_batch(batch), told)
    return f"registered with {len(told.copies)} copies"


def _copies(batch: BatchFolder, item: str) -> tuple[str, frozenset[str]]:
    return batch.dossier(item).one("package", Package).digest, frozenset(batch.receipts(item))
