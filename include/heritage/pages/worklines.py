"""The page of all deliveries: what was received, runs, waits for a person, is done or refused; by institution and workline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from heritage.catalogue.queries import decisions, deliveries
from heritage.catalogue.queries.decisions import ListedRefusal
from heritage.catalogue.queries.deliveries import ListedDelivery
from heritage.lines import LINES
from heritage.model import Viewer
from heritage.pages.frame import institution_names
from heritage.pages.inbox import Received, Receiving, Stray, received, strays
from heritage.pages.running import AskRuns, RunNow
from heritage.pages.sending import Sent, open_ones
from heritage.pages.states import KEPT, SHOWN, STATES, TONES, state_of


@dataclass(frozen=True, slots=True)
class WorklinesQuery:
    """What the page was asked to show; "" is all. `after`: where it begins."""

    institution: str = ""
    workline: str = ""
    state: str = ""
    after: str = ""
    order: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One delivery of the list. `now`: its run, where it has not ended and Airflow still knows it."""

    delivery: ListedDelivery
    state: str
    now: RunNow | None

    @property
    def tone(self) -> str:
        return TONES[self.state]


@dataclass(frozen=True, slots=True)
class Overview:
    """The page."""

    asked: WorklinesQuery
    rows: Sequence[Row]
    after: str
    received: Sequence[Received]
    strays: Sequence[Stray]
    uploads: Sequence[Sent]
    refused: Sequence[ListedRefusal]
    institutions: Mapping[str, Mapping[str, str]]  # code → names by language, of those the viewer sees
    worklines: Sequence[str]
    counts: Mapping[str, int]  # state → deliveries


def overview(
    db: Connection, viewer: Viewer, asked: WorklinesQuery, ask_runs: AskRuns, receiving: Sequence[Receiving]
) -> Overview:
    """Deliveries that the viewer sees, newest first; a bounded number of queries."""
    wall = viewer.institutions
    there = [one for one in received(db, viewer, receiving) if _is_asked(asked, one.institution, one.workline)]
    rows, after = _rows(db, viewer, asked, ask_runs)
    shows_refused = asked.state in {"", "refused"} and (asked.state or not asked.after)
    refused = (
        decisions.refusals(
            db,
            institutions=wall,
            workline=asked.workline,
            after=asked.after if asked.state else "",
            most=100 if asked.state else 5,
        )
        if shows_refused
        else None
    )
    return Overview(
        asked,
        rows,
        after or (refused.after if refused and asked.state else ""),
        there if asked.state in {"", "received"} and not asked.after else (),
        _strays(db, viewer, asked),
        _uploads(viewer, asked),
        [one for one in refused.rows if _is_asked(asked, one.institution, one.workline)] if refused else (),
        institution_names(viewer),
        tuple(LINES),
        _counts(db, viewer, len(there)),
    )


def _strays(db: Connection, viewer: Viewer, asked: WorklinesQuery) -> list[Stray]:
    if asked.state not in {"", "received"} or asked.after:
        return []
    return [
        one
        for one in strays(db, viewer)
        if asked.institution in {"", one.institution} and asked.workline in {"", *one.path.split("/")[1:2]}
    ]


def _uploads(viewer: Viewer, asked: WorklinesQuery) -> list[Sent]:
    if asked.state not in {"", "received"} or asked.after:
        return []
    return [one for one in open_ones(viewer) if _is_asked(asked, one.upload.institution, one.upload.workline)]


def _is_asked(asked: WorklinesQuery, institution: str, workline: str) -> bool:
    return asked.institution in {"", institution} and asked.workline in {"", workline}


def _rows(db: Connection, viewer: Viewer, asked: WorklinesQuery, ask_runs: AskRuns) -> tuple[list[Row], str]:
    if asked.state not in {"", *KEPT}:
        return [], ""
    listed = deliveries.listed(
        db,
        institutions=viewer.institutions,
        institution=asked.institution,
        workline=asked.workline,
        state=KEPT.get(asked.state, ""),
        order=asked.order,
        after=asked.after,
    )
    open_runs = [(row.workline, row.run) for row in listed.rows if row.state == "running"]
    now = ask_runs(open_runs) if open_runs else {}
    return [Row(row, state_of(row), now.get((row.workline, row.run))) for row in listed.rows], listed.after


def _counts(db: Connection, viewer: Viewer, there: int) -> Mapping[str, int]:
    counts = dict.fromkeys(STATES, 0) | {"received": there}
    for one in deliveries.by_state(db, institutions=viewer.institutions):
        state = SHOWN.get(one.state, one.state)
        if state in counts:
            counts[state] += one.deliveries
    for one_waits in deliveries.waiting(db, institutions=viewer.institutions, most=1000):
        counts[SHOWN.get(one_waits.state, one_waits.state)] -= 1
        counts["waiting"] += 1
    return counts
