"""What an institution's catalogue says against what is said of a package now: what is taken over, and what a person corrected since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from heritage.model import Change, Revision, Said, Statement, is_told_by, term

CHOICES = ("ask", "catalogue", "keep")
"""What becomes of a field that a person corrected: asked about, taken over all the same, left as it is."""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """`taken`: the fields that get the catalogue's values. `asked`: those that a person corrected, and of which the catalogue says a third thing
    since: nothing of it is done. What is said already, or still is what the person corrected, is in neither."""

    taken: Mapping[str, Sequence[Said]]
    asked: tuple[Change, ...]


def reconciled(
    said: Iterable[Statement],
    past: Sequence[Revision],
    values: Mapping[str, Sequence[Said]],
    wins: Mapping[str, str],
    chosen: str = "ask",
) -> Reconciled:
    """`past`: the package's revisions, oldest first. `wins`: field → one of CHOICES; where that is `ask`, `chosen` is the answer. A field of which the
    catalogue says nothing stays as it is: an empty field in a record is no statement."""
    own = [one for one in said if not one.subject]
    taken: dict[str, Sequence[Said]] = {}
    asked = list[Change]()
    for field, new in values.items():
        before = tuple(one for one in own if is_told_by(one, field))
        now = [Said(one.value, one.language) for one in before if term(one.field) == term(field)]
        if not new or now == list(new):
            continue
        rule = wins.get(field, "ask")
        corrected = _corrected(past, field)
        if rule == "catalogue" or corrected is None or (rule, chosen) == ("ask", "catalogue"):
            taken[field] = new
        elif (rule, chosen) == ("ask", "ask") and list(new) != corrected:
            asked.append(Change(field, before, tuple(new)))
    return Reconciled(taken, tuple(asked))


def _corrected(past: Sequence[Revision], field: str) -> list[Said] | None:
    """What the field said before people of ours corrected it; None when its last values are not theirs."""
    found: list[Said] | None = None
    for revision in reversed(past):
        for change in revision.changes:
            if not change.subject and term(change.field) == term(field):
                if revision.record is not None:
                    return found
                found = [Said(one.value, one.language) for one in change.before if term(one.field) == term(field)]
    return found
