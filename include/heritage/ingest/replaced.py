"""Remarks on what a delivery brings again: who knows the earlier batches asks for the words here. None of them refuses it."""

from __future__ import annotations

from collections.abc import Sequence

from heritage.ingest.note.note import NAME
from heritage.problem import Problem, remark, shown

_SUBJECT = f"{NAME}: replaces"
_NAMED = 5
"""Items that are named in a remark; the report says of each what it answers."""


def unknown_batch(institution: str, batch: str) -> Problem:
    """No batch of this name was taken in for the institution; whether another one has one is nobody's business here."""
    return remark("replaces", _SUBJECT, "unknown", institution=institution, batch=shown(batch, 100))


def itself(institution: str) -> Problem:
    """It names itself."""
    return remark("replaces", _SUBJECT, "itself", institution=institution)


def not_delivered(items: Sequence[str]) -> Problem:
    """It names items that did not come."""
    code = "undelivered-many" if len(items) > _NAMED else "undelivered"
    return remark("replaces", _SUBJECT, code, **_named(items))


def never_there(batch: str, items: Sequence[str]) -> Problem:
    """It names items that the earlier batch never had."""
    code = "never-many" if len(items) > _NAMED else "never"
    return remark("replaces", _SUBJECT, code, batch=shown(batch, 100), **_named(items))


def none_in_common(batch: str) -> Problem:
    """It names all items of a batch of which none came again."""
    return remark("replaces", _SUBJECT, "none", batch=shown(batch, 100))


def not_open(batch: str, items: Sequence[str]) -> Problem:
    """Nobody has refused the earlier ones."""
    code = "undecided-many" if len(items) > _NAMED else "undecided"
    return remark("replaces", _SUBJECT, code, batch=shown(batch, 100), **_named(items))


def deposited(batch: str, items: Sequence[str]) -> Problem:
    """The earlier ones are in the archive: these become the next versions of their packages."""
    code = "deposited-many" if len(items) > _NAMED else "deposited"
    return remark("replaces", _SUBJECT, code, batch=shown(batch, 100), **_named(items))


def of_an_order(batch: str, items: Sequence[str]) -> Problem:
    """Items of the same order have these ids, and are in the archive: nobody says that they are the same."""
    code = "archived-many" if len(items) > _NAMED else "archived"
    return remark("replaces", _SUBJECT, code, batch=shown(batch, 100), **_named(items))


def answered(batch: str, by: str, items: Sequence[str]) -> Problem:
    """Another delivery was deposited for the same lines before."""
    code = "answered-many" if len(items) > _NAMED else "answered"
    return remark("replaces", _SUBJECT, code, batch=shown(batch, 100), by=shown(by, 100), **_named(items))


def _named(items: Sequence[str]) -> dict[str, object]:
    """The first few, and how many there are."""
    return {"items": [shown(item, 100) for item in items[:_NAMED]], "of": len(items)}
