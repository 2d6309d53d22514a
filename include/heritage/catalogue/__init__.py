"""The index over dossiers and sites, in SQL: told as batches go on, recorded when they close, rebuilt from a site alone, asked by
pages. Every question of a page stands in one of the rooms `deliveries`, `stations`, `rework`, `packages`, `whole`, `operations`,
`evidence`, `requests`, `holds`, and is asked in one `reading` block."""

from __future__ import annotations

from heritage.catalogue.progress import (
    JudgedItem,
    OpenBatch,
    note_decided,
    note_deposited,
    note_judged,
    note_received,
    registered,
)
from heritage.catalogue.recording import Rebuilt, rebuild, record, record_refusal
from heritage.catalogue.searching import Hit, Measurement, contents, search, trend
from heritage.catalogue.sheets import ClosedBatch, ClosedItem, closed_item
from heritage.catalogue.states import BatchState, ItemState
from heritage.catalogue.store import reading
from heritage.catalogue.twins import twins_of

__all__ = [
    "BatchState",
    "ClosedBatch",
    "ClosedItem",
    "Hit",
    "ItemState",
    "JudgedItem",
    "Measurement",
    "OpenBatch",
    "Rebuilt",
    "closed_item",
    "contents",
    "note_decided",
    "note_deposited",
    "note_judged",
    "note_received",
    "reading",
    "rebuild",
    "record",
    "record_refusal",
    "registered",
    "search",
    "trend",
    "twins_of",
]
