"""What an item is to an archived package, once that was found out, and where its files lie."""

from __future__ import annotations

import shutil
from pathlib import Path

from heritage.dossier import Dossier
from heritage.flows.batch import BatchFolder
from heritage.model import Coming, Item, Successor

SHEET = "successor"
BEFORE, WHOLE = "_before", "_whole"
"""Folders beside the item's sheets: those of the version that it was compared with; and its files, where they have to lie together."""


def successor(batch: BatchFolder, item: str) -> Successor | None:
    """What the item is to an archived package; None for one with a package of its own."""
    told = compared(batch, item)
    return told if told and told.coming is not Coming.PERHAPS else None


def compared(batch: BatchFolder, item: str) -> Successor | None:
    """The same, and what it is perhaps."""
    dossier = batch.dossier(item)
    return dossier.one(SHEET, Successor) if dossier.has(SHEET) else None


def came(batch: BatchFolder, item: str) -> Item:
    """The item with the files that are to be measured and normalised: those that came and are new."""
    whole, told = batch.item(item), successor(batch, item)
    if told is None or told.fetched:
        return whole
    kept = frozenset(told.kept)
    return Item(
        whole.id, tuple(f for f in whole.files if f.path not in kept), whole.expected, whole.empty, whole.earlier
    )


def payload(batch: BatchFolder, item: str) -> Path:
    """The folder that the paths of `came` are relative to."""
    told = successor(batch, item)
    return batch.dossier(item).folder / WHOLE if told and told.fetched else batch.payload


def clear(dossier: Dossier) -> None:
    """What was brought for the making of a version that is at every site."""
    for folder in (BEFORE, WHOLE):
        shutil.rmtree(dossier.folder / folder, ignore_errors=True)


def before(batch: BatchFolder, item: str) -> Dossier:
    """The sheets of the version that the item was compared with."""
    return Dossier(batch.dossier(item).folder / BEFORE)
