"""The form that changes what is said of a package: its fields as they are, what was written into it, and what would change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from heritage.catalogue.revisions import KeptRevision
from heritage.model import Change, RevisionKind, Said, Statement, rights_rows, term
from heritage.model.built import differing_values
from heritage.model.rights_rows import COLUMNS, RIGHTS_ROWS

NOT_OURS = ("premis:", "ocr:", "structure:")
"""Fields that this form does not change: rows of a rights table, figures that a tool gave, what the strip says."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field with its values, and who says them."""

    name: str
    said: tuple[Statement, ...]


def fields(said: Iterable[Statement]) -> tuple[Field, ...]:
    """Those that the form shows, in the order in which they were first said."""
    found: dict[str, list[Statement]] = {}
    for statement in said:
        if not statement.field.startswith(NOT_OURS):
            found.setdefault(term(statement.field), []).append(statement)
    return tuple(Field(some[0].field, tuple(some)) for some in found.values())


def as_of(version: int, said: Iterable[Statement], made: Iterable[KeptRevision]) -> tuple[Field, ...]:
    """The fields as that version had them; those that it had not are there, empty. `made`: all revisions, the newest first."""
    then = {field.name: field for field in fields(said)}
    for revision in made:
        for change in revision.changes if revision.version > version else ():
            of_files = revision.kind == RevisionKind.FILES
            if change["subject"] or of_files or change["field"].startswith(NOT_OURS):
                # of pages and parts, or rows: they have a form of their own; of files: none
                continue
            name = next((n for n in then if term(n) == term(change["field"])), change["field"])
            before = fields(
                Statement(**{n: old[n] for n in ("field", "value", "source", "language")}) for old in change["before"]
            )
            then[name] = Field(name, tuple(s for field in before for s in field.said if term(s.field) == term(name)))
    return tuple(then.values())


def written(names: Sequence[str], values: Sequence[str], languages: Sequence[str]) -> dict[str, list[dict[str, str]]]:
    """What the form was sent with, as a patch: each field whole, so that one that was emptied is taken away."""
    patch: dict[str, list[dict[str, str]]] = {}
    for name, value, language in zip(names, values, languages, strict=False):
        if not name.strip():
            continue
        some = patch.setdefault(name.strip(), [])
        if value.strip():
            some.append({"value": value.replace("\r\n", "\n"), "language": language.strip()})
    return patch


def only(patch: Mapping[str, Any], changes: Iterable[Change]) -> dict[str, Any]:
    """The part of the patch that changes something: all else is left to whoever changes it meanwhile."""
    names = {change.field for change in changes}
    if RIGHTS_ROWS in names:  # their sentences follow from them
        names = (names - {"dcterms:rights"}) | {"rights"}
    return {name: value for name, value in patch.items() if name in names}


@dataclass(frozen=True, slots=True)
class Differing:
    """A field before and after, side by side."""

    name: str
    subject: str  # "" = the item, or a file's path
    before: tuple[tuple[str, str], ...]  # value, language
    after: tuple[tuple[str, str], ...]


def differing(changes: Iterable[Any]) -> list[Differing]:
    """Of changes as nouns, or as the catalogue keeps them (JSON). Of parts, those that are others."""
    return [_differing(change if isinstance(change, Mapping) else _as_kept(change)) for change in changes]


def _as_kept(change: Change) -> Mapping[str, Any]:
    before, after = (
        [{"value": s.value, "language": s.language} for s in side] for side in (change.before, change.after)
    )
    return {"field": change.field, "subject": change.subject, "before": before, "after": after}


def _differing(change: Mapping[str, Any]) -> Differing:
    if change["field"] == RIGHTS_ROWS:
        return _rows_differing(change["before"], change["after"])
    sides = [[(said["value"], said["language"]) for said in change[side]] for side in ("before", "after")]
    shown = differing_values(change["field"], *([value for value, _ in side] for side in sides))
    before, after = (
        tuple(one for one in side if one[0] in kept) for side, kept in zip(sides, map(frozenset, shown), strict=True)
    )
    return Differing(change["field"], change.get("subject", ""), before, after)


def _rows_differing(before: Iterable[Any], after: Iterable[Any]) -> Differing:
    old = [Statement(**one) if isinstance(one, Mapping) else one for one in before]
    sides = rights_rows.sides(RIGHTS_ROWS, old, [_pair(one)[0] for one in after])
    return Differing("rights", "", *(tuple((said, "") for said in side) for side in sides))


def rights(said: Sequence[Statement]) -> list[rights_rows.Row]:
    """The rows of the item itself."""
    return [row for _, subject, row in rights_rows.rows(said) if not subject]


def rights_as_of(version: int, said: Sequence[Statement], made: Iterable[KeptRevision]) -> list[rights_rows.Row]:
    """As that version had them. `made`: all revisions, the newest first."""
    then = rights(said)
    for revision in made:
        for change in revision.changes if revision.version > version else ():
            if not change["subject"] and term(change["field"]) in ("rights", RIGHTS_ROWS):
                found = rights([Statement(**one) for one in change["before"]])
                then = found if found or change["field"] == RIGHTS_ROWS else then
    return then


def rights_written(columns: Sequence[str], cells: Sequence[str]) -> list[dict[str, str]]:
    """What the form was sent with: a row begins with its first column. Rows of which nothing is filled in are none."""
    rows: list[dict[str, str]] = []
    for column, cell in zip(columns, cells, strict=False):
        if column == COLUMNS[0] or not rows:
            rows.append({})
        rows[-1][column] = cell.replace("\r\n", "\n").strip()
    return [row for row in rows if any(row.values())]


def _pair(said: Statement | Said | Mapping[str, Any]) -> tuple[str, str]:
    return (said["value"], said["language"]) if isinstance(said, Mapping) else (said.value, said.language)
