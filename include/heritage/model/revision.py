"""Nouns of a package's next versions: what a revision changes, and what is said after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from heritage.model import rights_rows
from heritage.model.received import Received
from heritage.model.rights_rows import RIGHTS_ROWS
from heritage.model.said import Statement
from heritage.model.suggested import SAID, Suggestion

FIRST = 2
"""The version that a package's first revision makes."""


class RevisionKind(StrEnum):
    """What a revision changes."""

    METADATA = "metadata"
    RIGHTS = "rights"  # what may be done with it; nothing else
    STRUCTURE = "structure"  # what its pages are called, are, and in which order; its parts
    FILES = "files"  # another delivery's files, in the place of some or beside them
    FORMATS = "formats"  # some of its files get a form that lasts; those that had another stay


FILES_REPLACED, FILES_ADDED, FILES_LEFT_OUT = "files:replaced", "files:added", "files:left out"
"""Fields of a revision of files: delivered paths, and for each of the files before its sha512 as the source."""


@dataclass(frozen=True, slots=True)
class Said:
    """A value as a person gives it."""

    value: str
    language: str = ""  # BCP 47


@dataclass(frozen=True, slots=True)
class Change:
    """All that was said in one field, and all that is said in it from now on. `dc:` and `dcterms:` of one term are one field."""

    field: str  # "dcterms:title"
    before: tuple[Statement, ...]  # with their sources
    after: tuple[Said, ...]  # none: the field is taken away
    subject: str = ""  # "" = the item, or a file's path
    suggested: tuple[Suggestion, ...] = ()  # what it rests on, with who decided; those that are taken back, too
    again: tuple[Statement, ...] = ()  # said as it was before, with its source


@dataclass(frozen=True, slots=True)
class Renewal:
    """A file that gets another form. What came of it is a row of the revision's sheet, below the revision itself."""

    of: str  # its path in the package
    sha512: str
    size: int
    source: str  # the delivered file that it is, or was made of
    migration: str  # by name
    rule: str  # of the register of formats that wants it
    losses: bool = False  # may be carried out though something cannot be carried, which is said then


@dataclass(frozen=True, slots=True)
class Revision:
    """A change of a package, whole: it is a row of the sheet `revision-<version>`, and lies in every version from then on."""

    package: str
    base: int  # the version it was made from
    kind: RevisionKind
    changes: tuple[Change, ...]
    why: str
    who: str
    at: str  # when it was asked for; ISO 8601, UTC
    evidence: str = ""  # what the new values rest on: a letter, a catalogue's record
    approved_by: str = ""
    approved_at: str = ""
    approval: str = ""  # the reason that was given
    run: str = ""
    batch: str = ""  # of the delivery that brought the files
    delivery: str = ""  # its digest
    renewals: tuple[Renewal, ...] = ()
    takes_back: int = 0  # the version whose renewed files are left out again; 0: none
    record: Received | None = None  # of the catalogue that the new values were taken from

    @property
    def version(self) -> int:
        """The one that it makes."""
        return self.base + 1

    @property
    def source(self) -> str:
        """How what it says names its source."""
        if self.record:
            return f"revision {self.version}, catalogue {self.record.catalogue}, record {self.record.identifier}"
        return f"revision {self.version}, {self.who}" + (f": {self.evidence}" if self.evidence else "")


def sheet_of(version: int) -> str:
    """The sheet of the revision that made this version."""
    return f"revision-{version}"


def is_told_by(statement: Statement, field: str) -> bool:
    """Is the statement part of what the field says? The rows of a rights table (`premis:…`) are the rights in another form: whoever says
    other rights does not leave the old ones beside them."""
    if field == RIGHTS_ROWS:
        return statement.field.startswith("premis:")
    return term(statement.field) == term(field) or (term(field) == "rights" and statement.field.startswith("premis:"))


def term(field: str) -> str:
    """`title` of dc:title and dcterms:title; other fields as they are."""
    prefix, _, name = field.partition(":")
    return name if prefix in {"dc", "dcterms"} else field


def revised(said: Iterable[Statement], revision: Revision) -> Iterator[Statement]:
    """What is said after the revision: the new values stand where the first of the old ones stood, or at the end."""
    of_subject: dict[str, list[Change]] = {}
    if revision.kind is RevisionKind.FILES:  # the sheet `description` was written anew with it
        yield from said
        return
    for change in revision.changes:
        of_subject.setdefault(change.subject, []).append(change)
    told = set[tuple[str, str]]()
    for statement in said:
        found = next((c for c in of_subject.get(statement.subject, ()) if is_told_by(statement, c.field)), None)
        if found is None:
            yield statement
        elif term(statement.field) == term(found.field) and (found.subject, found.field) not in told:
            told.add((found.subject, found.field))
            yield from _new(found, revision)
    for change in revision.changes:
        if (change.subject, change.field) not in told:
            yield from _new(change, revision)


def _new(change: Change, revision: Revision) -> Iterator[Statement]:
    """A value that stays keeps who said it first; one that was suggested names its enricher, and who accepted it."""
    if change.field == RIGHTS_ROWS:
        yield from _new_rows(change, revision)
        return
    kept = {Said(old.value, old.language): old for old in (*reversed(change.before), *change.again)}
    suggested = {Said(one.value, one.language): one for one in change.suggested if one.state in SAID}
    for said in change.after:
        if said in suggested:
            yield _accepted(suggested[said], kept)
        else:
            yield kept.get(said) or Statement(change.field, said.value, revision.source, said.language, change.subject)


def _accepted(one: Suggestion, kept: Mapping[Said, Statement]) -> Statement:
    """What a person said stays a person's, with what was added to it; a policy's word is a machine's."""
    old = kept.get(Said(one.instead, one.instead_language)) if one.instead else None
    if old is None:
        score = one.score if one.policy else None
        return Statement(one.field, one.value, one.said_by, one.language, one.subject, score, one.uri)
    source = f"{old.source}; {one.said_by}"
    return replace(old, value=one.value, language=one.language, source=source, uri=one.uri or old.uri)


def _new_rows(change: Change, revision: Revision) -> Iterator[Statement]:
    """Statements of one source are one row: each new row has a source of its own."""
    said = {rights_rows.as_text(row): source for source, _, row in rights_rows.rows(change.before)}
    for number, one in enumerate(change.after, start=1):
        source = said.get(one.value) or f"{revision.source}, rights row {number}"
        for field_, value in rights_rows.statement_values(rights_rows.of_text(one.value)):
            yield Statement(field_, value, source, subject=change.subject)
