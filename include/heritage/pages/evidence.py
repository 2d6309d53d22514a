"""The auditor's page: the event log and its proof, decisions, what was done, how far the copies are covered. Reads; changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from heritage.catalogue.queries import decisions
from heritage.catalogue.queries.coverage import Coverage, coverage
from heritage.events import is_checkpoint
from heritage.events.browsing import Line, Lines, newest
from heritage.events.keys import key_id
from heritage.flows import history
from heritage.flows.custody.due import cutoffs
from heritage.model import Viewer
from heritage.pages.dossiers import Shelf, shelves
from heritage.pages.tables import MARK, line

EXPORTS: Mapping[str, Callable[..., Iterator[Any]]] = {
    "decisions": decisions.all_decisions,
    "acts": decisions.all_acts,
    "refusals": decisions.all_refusals,
}
"""What can be taken away as CSV."""


@dataclass(frozen=True, slots=True)
class Log:
    """The event log from outside: its files, the key that signs, the newest signature, and how many lines came after it."""

    segments: Sequence[tuple[str, int]]  # name, bytes
    key: str
    signed: Line | None
    unsigned: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """The page's beginning."""

    log: Log
    coverage: Sequence[Coverage]
    shelves: Sequence[Shelf]


def shown(db: Connection, viewer: Viewer, language: str) -> Shown:
    """What is told before anything is asked for."""
    return Shown(
        log(), coverage(db, institutions=viewer.institutions, cutoffs=cutoffs()), list(shelves(viewer, language))
    )


def log() -> Log:
    """Names and sizes; the newest checkpoint is looked for among the last lines only."""
    told = history.event_log()
    segments = told.segments()
    rows = newest(segments, most=1200).rows
    after = next((place for place, line in enumerate(rows) if is_checkpoint(line.content)), len(rows))
    signed, names = rows[after] if after < len(rows) else None, [(path.name, path.stat().st_size) for path in segments]
    return Log(names, key_id(told.public()) if segments else "", signed, after)


def lines(subject: str, after: str) -> Lines:
    """The log's lines, newest first; of one package, batch or site when one is named."""
    told = history.event_log()
    if not subject:
        return newest(told.segments(), after)
    found = [Line("", 0, content) for content in reversed(told.history(subject))]
    return Lines(tuple(found[:1000]))


def segment(name: str) -> Path | None:
    """A file of the log, by its name."""
    return next((path for path in history.event_log().segments() if path.name == name), None)


def exported(db: Connection, viewer: Viewer, what: str) -> Iterator[str]:
    """One of EXPORTS as CSV, a line at a time."""
    rows = EXPORTS[what](db, institutions=viewer.institutions)
    for number, row in enumerate(rows):
        if not number:
            yield MARK + line([field.name for field in fields(row)])
        yield line(astuple(row))
