"""Remarks on what a delivery brings again: who knows the earlier batches asks for the words here. None of them refuses it."""

from __future__ import annotations

from collections.abc import Sequence

from heritage.capture.note import NAME
from heritage.capture.problem import Problem, shown

_SUBJECT = f"{NAME}: replaces"
_NAMED = 5
"""Items that are named in a remark; the report says of each what it answers."""


def unknown_batch(institution: str, batch: str) -> Problem:
    """No batch of this name was taken in for the institution; whether another one has one is nobody's business here."""
    wanted = f"an earlier batch of {institution}"
    advice = "Look for the right name: on the rework list of that batch you can confirm what this delivery answers."
    return Problem("replaces", _SUBJECT, wanted, f'no batch "{shown(batch, 100)}"', advice, False)


def itself(institution: str) -> Problem:
    """It names itself."""
    advice = "Look for the right name: on the rework list of that batch you can confirm what this delivery answers."
    return Problem(
        "replaces", _SUBJECT, f"an earlier batch of {institution}", "the name of this very batch", advice, False
    )


def not_delivered(items: Sequence[str]) -> Problem:
    """It names items that did not come."""
    advice = "Deliver them: their lines on the rework list stay open."
    return Problem(
        "replaces", _SUBJECT, "items that are in this delivery", f"not in it: {_listed(items)}", advice, False
    )


def never_there(batch: str, items: Sequence[str]) -> Problem:
    """It names items that the earlier batch never had."""
    wanted, found = f"items of {shown(batch, 100)}", f"never in it: {_listed(items)}"
    return Problem("replaces", _SUBJECT, wanted, found, "Nothing to do: they are kept as items of their own.", False)


def none_in_common(batch: str) -> Problem:
    """It names all items of a batch of which none came again."""
    wanted, found = f"items of {shown(batch, 100)}", "none of them in this delivery"
    return Problem("replaces", _SUBJECT, wanted, found, "Nothing to do: they are kept as items of their own.", False)


def not_open(batch: str, items: Sequence[str]) -> Problem:
    """Nobody has refused the earlier ones."""
    wanted = f"items of {shown(batch, 100)} that were rejected or held"
    advice = "Decide about the earlier ones: when they are rejected, this delivery answers them."
    return Problem("replaces", _SUBJECT, wanted, f"neither yet: {_listed(items)}", advice, False)


def deposited(batch: str, items: Sequence[str]) -> Problem:
    """The earlier ones are in the archive: better ones would be a new version of those packages."""
    wanted = f"items of {shown(batch, 100)} that were rejected or held"
    advice = "A new version of a package is not made yet: these are kept as packages of their own, and both stay."
    return Problem("replaces", _SUBJECT, wanted, f"deposited already: {_listed(items)}", advice, False)


def answered(batch: str, by: str, items: Sequence[str]) -> Problem:
    """Another delivery was deposited for the same lines before."""
    wanted = f"open lines of the rework list of {shown(batch, 100)}"
    found = f"answered before by {shown(by, 100)}: {_listed(items)}"
    return Problem("replaces", _SUBJECT, wanted, found, "Nothing is lost: both are kept, and linked.", False)


def _listed(items: Sequence[str]) -> str:
    """The first few, and how many there are when those are not all."""
    named = ", ".join(shown(item, 100) for item in items[:_NAMED])
    return named if len(items) <= _NAMED else f"{named}, … ({len(items)})"
