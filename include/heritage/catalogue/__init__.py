"""The index over dossiers and sites, in SQL: recorded when a batch closes, rebuilt from a site alone, searched by people."""

from __future__ import annotations

from heritage.catalogue.recording import Rebuilt, rebuild, record, record_refusal
from heritage.catalogue.searching import Hit, Measurement, contents, search, trend
from heritage.catalogue.sheets import ClosedBatch, ClosedItem, closed_item

__all__ = [
    "ClosedBatch",
    "ClosedItem",
    "Hit",
    "Measurement",
    "Rebuilt",
    "closed_item",
    "contents",
    "rebuild",
    "record",
    "record_refusal",
    "search",
    "trend",
]
