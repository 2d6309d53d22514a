"""The rework list for a supplier: every rejected or held item with each fault, as CSV and as a page to print."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from heritage.catalogue.deliveries import ListedDelivery
from heritage.catalogue.rework import rework
from heritage.messages import Words
from heritage.model import Viewer
from heritage.pages.frame import timecode
from heritage.pages.tables import MARK, line

COLUMNS = (
    "item",
    "title",
    "state",
    "check",
    "subject",
    "when",
    "wanted",
    "found",
    "todo",
    "source",
    "decision",
    "who",
    "date",
    "reason",
)
"""Of the CSV; the message codes are `rework-…`."""


def lines(db: Connection, viewer: Viewer, delivery: ListedDelivery, words: Words) -> Iterator[str]:
    """The CSV, a line at a time (UTF-8 with its mark, so that spreadsheets read it right)."""
    yield MARK + line([words(f"rework-{column}") for column in COLUMNS])
    for row in rework(db, delivery.number, institutions=viewer.institutions):
        said = words.finding(row) if row.check else None
        yield line(
            [
                row.item,
                row.title,
                words(f"item-state-{row.state}"),
                str(said.title) if said else "",
                row.subject,
                timecode(row.at) if row.at is not None else "",
                str(said.wanted) if said else "",
                str(said.found) if said else "",
                str(said.advice or said.todo) if said else "",
                row.source,
                words(f"choice-{row.choice}") if row.choice else "",
                row.decided_by,
                row.decided_at,
                row.reason,
            ]
        )
