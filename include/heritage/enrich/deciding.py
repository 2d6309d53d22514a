"""What decided suggestions change of what is said: the values they add or take the place of; and, taken back, what was said before them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from heritage.model import SAID, Change, Revision, Said, Statement, Suggestion, term


def changes(said: Sequence[Statement], earlier: Sequence[Revision], decided: Iterable[Suggestion]) -> Iterator[Change]:
    """A change for each field. `earlier`: the package's revisions, which know what each accepted suggestion took the place of. What
    somebody has changed since is left as it is."""
    fields: dict[tuple[str, str], list[Suggestion]] = {}
    for one in decided:
        fields.setdefault((one.subject, term(one.field)), []).append(one)
    for (subject, name), some in fields.items():
        before = tuple(s for s in said if s.subject == subject and term(s.field) == name)
        change = _change(before, earlier, some, subject)
        if change:
            yield change


def _change(
    before: tuple[Statement, ...], earlier: Sequence[Revision], some: Sequence[Suggestion], subject: str
) -> Change | None:
    after = [Said(one.value, one.language) for one in before]
    suggested, again = [], []
    for one in some:
        if one.state in SAID:
            done = _added(after, one)
        else:
            old = _said_before(earlier, one)
            done = _taken_back(after, one, old)
            again += [old] if done and old else []
        suggested += [one] if done else []
    return Change(some[0].field, before, tuple(after), subject, tuple(suggested), tuple(again)) if suggested else None


def _added(after: list[Said], one: Suggestion) -> bool:
    """False when what it is about is not said any more, or it is said already."""
    new, old = Said(one.value, one.language), Said(one.instead, one.instead_language)
    if one.instead:
        if old not in after:
            return False
        after[after.index(old)] = new
        return True
    if new in after:
        return False
    after.append(new)
    return True


def _taken_back(after: list[Said], one: Suggestion, old: Statement | None) -> bool:
    new = Said(one.value, one.language)
    if new not in after:
        return False
    after[after.index(new) : after.index(new) + 1] = [Said(old.value, old.language)] if old else []
    return True


def _said_before(earlier: Sequence[Revision], one: Suggestion) -> Statement | None:
    """The statement that the accepted suggestion took the place of, as it was."""
    if not one.instead:
        return None
    for revision in reversed(earlier):
        for change in revision.changes:
            if any(known.id == one.id and known.state in SAID for known in change.suggested):
                return next(
                    (s for s in change.before if (s.value, s.language) == (one.instead, one.instead_language)), None
                )
    return None
