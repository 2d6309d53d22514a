"""Vocabularies in the catalogue: imported whole or not at all, by version; each institution asks its own and everybody's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, insert, select, update

from heritage.catalogue.queries.tenancy import Institutions, made, seen
from heritage.catalogue.schema.enrichment import Label, Vocabulary
from heritage.catalogue.schema.store import writing
from heritage.dossier import now

_AT_ONCE = 2000
_IN_A_QUESTION = 500

EVERYBODYS = ""
"""The institution of a vocabulary that all may ask."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A version of a vocabulary."""

    institution: str
    name: str
    version: str
    sha256: str
    at: str
    who: str
    concepts: int
    newest: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A name as it is looked up, and what it is of."""

    folded: str
    label: str
    preferred: str
    language: str
    kind: str
    uri: str


class Hit(NamedTuple):
    """A name that was found, and in which vocabulary."""

    row: Row
    vocabulary: str


def import_(url: str, kept: Kept, rows: Iterable[Row]) -> bool:
    """In the place of the vocabulary's older version, in one transaction. False when this version is there already: the same one again
    changes nothing."""
    with writing(url) as db:
        own = (Vocabulary.institution == kept.institution, Vocabulary.name == kept.name)
        if db.scalar(select(Vocabulary.id).where(*own, Vocabulary.version == kept.version)) is not None:
            return False
        older = select(Vocabulary.id).where(*own)
        db.execute(delete(Label).where(Label.vocabulary.in_(older)))
        db.execute(update(Vocabulary).where(*own).values(newest=False))
        told = {"institution": kept.institution, "name": kept.name, "version": kept.version, "sha256": kept.sha256}
        key = db.execute(
            insert(Vocabulary), {**told, "at": kept.at or now(), "who": kept.who, "concepts": 0, "newest": True}
        ).inserted_primary_key
        number = int(key[0]) if key else 0
        concepts = _written(db, number, rows)
        db.execute(update(Vocabulary).where(Vocabulary.id == number).values(concepts=concepts))
    return True


def _written(db: Connection, vocabulary: int, rows: Iterable[Row]) -> int:
    uris, last, count, waiting = 0, "", 0, iter(rows)
    while some := list(islice(waiting, _AT_ONCE)):
        told: list[dict[str, Any]] = []
        for row in some:
            count += 1
            uris, last = (uris + (row.uri != last)), row.uri
            told.append(
                {**{n: getattr(row, n) for n in Row.__dataclass_fields__}, "vocabulary": vocabulary, "number": count}
            )
        db.execute(insert(Label), told)
    return uris


def lookup(db: Connection, institution: str, names: Sequence[str]) -> Iterator[Hit]:
    """Folded names in the newest versions of the institution's own vocabularies and everybody's."""
    columns = (
        Label.folded,
        Label.label,
        Label.preferred,
        Label.language,
        Label.kind,
        Label.uri,
        Vocabulary.name,
        Vocabulary.version,
    )
    asked = select(*columns).join(Vocabulary, Vocabulary.id == Label.vocabulary)
    asked = asked.where(Vocabulary.institution.in_({institution, EVERYBODYS})).order_by(
        Vocabulary.institution.desc(), Label.uri, Label.number
    )
    wanted = sorted(set(names))
    for begin in range(0, len(wanted), _IN_A_QUESTION):
        for row in db.execute(asked.where(Label.folded.in_(wanted[begin : begin + _IN_A_QUESTION]))):
            yield Hit(Row(*row[:6]), f"{row.name} {row.version}")


def listed(db: Connection, *, institutions: Institutions) -> tuple[Kept, ...]:
    """Those that somebody may see: of their institutions, and everybody's."""
    names = tuple(Kept.__dataclass_fields__)
    asked = select(*(getattr(Vocabulary, name) for name in names))
    wall = None if institutions is None else institutions | {EVERYBODYS}
    asked = asked.where(seen(Vocabulary.institution, wall)).order_by(
        Vocabulary.institution, Vocabulary.name, Vocabulary.id.desc()
    )
    return made(Kept, db.execute(asked))
