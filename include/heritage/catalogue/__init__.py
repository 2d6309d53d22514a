"""The index over dossiers and sites, in SQL: told as batches go on, recorded when they close, rebuilt from a site alone, asked by
pages. Every question of a page stands in one of the rooms `deliveries`, `stations`, `rework`, `linked`, `packages`, `whole`, `operations`,
`evidence`, `requests`, `holds`, and is asked in one `reading` block."""

from __future__ import annotations

from heritage.catalogue.progress import (
    JudgedItem,
    OpenBatch,
    note_decided,
    note_deposited,
    note_judged,
    note_received,
    note_version,
    registered,
)
from heritage.catalogue.queries.linked import (
    PERHAPS,
    Other,
    answered_before,
    note_earlier,
    of_batch,
    of_the_order,
    perhaps,
)
from heritage.catalogue.queries.searching import Hit, Measurement, contents, search, trend
from heritage.catalogue.queries.twins import twins_of
from heritage.catalogue.recording import Rebuilt, rebuild, record, record_refusal
from heritage.catalogue.schema.states import BatchState, ItemState
from heritage.catalogue.schema.store import reading
from heritage.catalogue.sheets import ClosedBatch, ClosedItem, closed_item

__all__ = [
    "PERHAPS",
    "BatchState",
    "ClosedBatch",
    "ClosedItem",
    "Hit",
    "ItemState",
    "JudgedItem",
    "Measurement",
    "OpenBatch",
    "Other",
    "Rebuilt",
    "answered_before",
    "closed_item",
    "contents",
    "note_decided",
    "note_deposited",
    "note_earlier",
    "note_judged",
    "note_received",
    "note_version",
    "of_batch",
    "of_the_order",
    "perhaps",
    "reading",
    "rebuild",
    "record",
    "record_refusal",
    "registered",
    "search",
    "trend",
    "twins_of",
]
