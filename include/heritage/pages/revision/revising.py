"""The form that changes what is said of a package: its fields as they are, what was written into it, and what would change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from heritage.catalogue.revisions import KeptRevision
from heritage.model import Change, RevisionKind, Said, Statement, term

OFFERED = (
    "dcterms:title", "dcterms:alternative", "dcterms:creator", "dcterms:contributor", "dcterms:publisher", "dcterms:created",
    "dcterms:date", "dcterms:description", "dcterms:abstract", "dcterms:subject", "dcterms:spatial", "dcterms:temporal",
    "dcterms:type", "dcterms:language", "dcterms:identifier", "dcterms:source", "dcterms:isPartOf", "dcterms:relation",
    "dcterms:provenance", "dcterms:rights", "dcterms:rightsHolder", "dcterms:accessRights", "dcterms:license",
)  # fmt: skip
"""Fields that may be added, in the order in which they are offered."""

NOT_OURS = ("premis:", "ocr:")
"""Fields that no form changes: rows of a rights table, figures that a tool gave."""


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
            if (
                change["subject"] or revision.kind == RevisionKind.FILES
            ):  # of a page: it has a form of its own; of files: none
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
    return {name: value for name, value in patch.items() if name in names}


@dataclass(frozen=True, slots=True)
class Differing:
    """A field before and after, side by side."""

    name: str
    subject: str  # "" = the item, or a file's path
    before: tuple[tuple[str, str], ...]  # value, language
    after: tuple[tuple[str, str], ...]


def differing(changes: Iterable[Any]) -> Iterator[Differing]:
    """Of changes as nouns, or as the catalogue keeps them (JSON)."""
    for change in changes:
        one = change if isinstance(change, Mapping) else None
        before, after = (one["before"], one["after"]) if one else (change.before, change.after)
        field, subject = (one["field"], one.get("subject", "")) if one else (change.field, change.subject)
        yield Differing(field, subject, tuple(map(_pair, before)), tuple(map(_pair, after)))


def _pair(said: Statement | Said | Mapping[str, Any]) -> tuple[str, str]:
    return (said["value"], said["language"]) if isinstance(said, Mapping) else (said.value, said.language)
