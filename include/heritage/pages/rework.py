"""The rework list for a supplier: every rejected or held item with each fault, and what came in its place, as CSV and as a page to print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from heritage.catalogue.queries.deliveries import ListedDelivery
from heritage.catalogue.queries.linked import PERHAPS, LineState, standing
from heritage.catalogue.queries.rework_lines import Rework, rework, rework_page
from heritage.messages import Words
from heritage.model import Act, Viewer
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
    "line",
    "answer",
    "answered",
)
"""Of the CSV; the message codes are `rework-…`."""


LINE_TONES = {"open": "bad", "perhaps": "warn", "coming": "busy", "again": "bad", "answered": "good"}
"""How a line stands → how it looks; the message codes are `line-state-…`."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The page. `items`, `answered`: of the whole list; `candidates`: batches whose items perhaps answer lines; `confirms`: may the
    viewer say so?"""

    list: Rework
    items: int
    answered: int
    candidates: Sequence[str]
    confirms: bool


def shown(db: Connection, viewer: Viewer, delivery: ListedDelivery, after: str) -> Shown:
    """The page of the rework list of a delivery that the viewer sees."""
    listed = rework_page(db, delivery.number, institutions=viewer.institutions, after=after)
    items, answered = standing(db, delivery.number, institutions=viewer.institutions)
    unsure = (row.answers for row in listed.rows if row.line is LineState.PERHAPS)
    candidates = tuple(dict.fromkeys(one.batch for found in unsure for one in found if one.how == PERHAPS))
    return Shown(listed, items, answered, candidates, viewer.may(Act.DECIDE, delivery.institution))


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
                words(f"line-state-{row.line}"),
                row.answer.batch if row.answer else "",
                row.answer.at if row.answer and row.line is LineState.ANSWERED else "",
            ]
        )
