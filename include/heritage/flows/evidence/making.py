"""How a figure comes to be: its question is put to the catalogue behind the wall, its rows are streamed, its words are looked up."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from heritage.catalogue.figures.query import asked
from heritage.files import FILE_MODE
from heritage.messages import words
from heritage.pages.tables import MARK, line
from heritage.report.auditors_dossier import SHOWN, Figure, Met, Stored


@dataclass(frozen=True, slots=True)
class Making:
    """A dossier in the making. `institution`: whose alone it is, "" of all; `folder`: where lists go that are too long for the page;
    `since`: from when on what happened is counted."""

    db: Connection
    institution: str
    folder: Path
    since: str

    @property
    def institutions(self) -> frozenset[str] | None:
        return frozenset({self.institution}) if self.institution else None

    def asked(self, key: str, code: str, sql: str, worded: Mapping[str, str] | None = None, **values: str) -> Figure:
        """A figure of the catalogue. `code`: of its words; `worded`: their values."""
        query = asked(sql, self.institutions)
        rows = (dict(row._mapping) for row in query.rows(self.db, **values))
        return self.told(key, code, query.sql, rows, worded, **{**query.values, **values})

    def told(
        self,
        key: str,
        code: str,
        source: str,
        rows: Iterable[Mapping[str, Any]],
        worded: Mapping[str, str] | None = None,
        **values: str,
    ) -> Figure:
        """A figure of anything; `source`: the query, command or document behind it. Only `SHOWN` rows are ever held."""
        said, english = dict(worded or {}), words("en")
        streamed = iter(rows)
        first = list(islice(streamed, SHOWN))
        more = next(streamed, None)
        title, why = english(f"dossier-{code}", **said), english(f"dossier-{code}.why", **said)
        figure = Figure(key, title, why, source, values, first, len(first), code=code, worded=said)
        if more is None:
            return figure
        stored, total = _stored(self.folder / f"{key.replace(':', '-')}.csv", chain(first, [more], streamed))
        return replace(figure, total=total, file=stored)


def judged(figure: Figure, met: Met) -> Figure:
    """With the word on whether it is as it should be."""
    return replace(figure, met=met)


def all_or_nothing(figure: Figure, good: bool) -> Figure:
    """Met or not met."""
    return judged(figure, Met.MET if good else Met.NOT)


def _stored(path: Path, rows: Iterator[Mapping[str, Any]]) -> tuple[Stored, int]:
    running, total = hashlib.sha256(), 0
    with path.open("wb") as out:
        for row in rows:
            head = MARK + line(list(row)) if not total else ""
            text = (head + line(list(row.values()))).encode()
            running.update(text)
            out.write(text)
            total += 1
    path.chmod(FILE_MODE)
    return Stored(path.name, running.hexdigest()), total
