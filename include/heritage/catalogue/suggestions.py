"""Suggestions in the catalogue: those that a run made, what people and policies decided, and what versions say of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, insert, literal_column, select, update

from heritage import model
from heritage.catalogue.queries.tenancy import Institutions, beyond, made, page, parts, place, seen
from heritage.catalogue.schema.enrichment import PENDING, Suggestion
from heritage.catalogue.schema.store import reading, writing
from heritage.dossier import adapter
from heritage.model import SAID, SuggestionState

_FIELDS = tuple(model.Suggestion.__dataclass_fields__)
_COLUMNS: tuple[Any, ...] = tuple(getattr(Suggestion, name) for name in _FIELDS)
_PENDING: ColumnElement[bool] = literal_column(f"({PENDING})")

OPEN = SuggestionState.OPEN.value
_SAID = sorted(state.value for state in SAID)


@dataclass(frozen=True, slots=True)
class Group:
    """Suggestions that say the same: of how many records, how sure at least and at most."""

    field: str
    value: str
    uri: str
    language: str
    enricher: str
    version: str
    source: str
    records: int
    lowest: float
    highest: float
    evidence: str


@dataclass(frozen=True, slots=True)
class Groups:
    """A page of them."""

    rows: tuple[Group, ...]
    after: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """What became of all that one version of an enricher suggested, by state."""

    enricher: str
    version: str
    states: Mapping[str, int]

    @property
    def accepted(self) -> float | None:
        """Of those decided by people or policies; None: none yet."""
        said = sum(self.states.get(state, 0) for state in _SAID)
        decided = said + self.states.get("rejected", 0)
        return said / decided if decided else None


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which open suggestions an act is about: of this institution; `ids`, or all that say the same as a group."""

    institution: str
    ids: tuple[str, ...] = ()
    groups: tuple[tuple[str, str, str, str, str], ...] = ()  # field, value, uri, language, enricher


def note(
    db: Connection, institution: str, package: str, enrichers: Collection[str], found: Iterable[model.Suggestion]
) -> tuple[int, int]:
    """What these enrichers say of the package now: how many are new, and how many open ones they no longer say. What was decided
    stays as it is: nobody is asked twice."""
    own = (Suggestion.package == package, Suggestion.enricher.in_(sorted(enrichers)))
    known: dict[str, str] = {
        row.id: row.state for row in db.execute(select(Suggestion.id, Suggestion.state).where(*own))
    }
    now = {one.id: one for one in found}
    new = [_row(one, institution) for id_, one in now.items() if id_ not in known]
    again = [one for id_, one in now.items() if known.get(id_) in (OPEN, SuggestionState.WITHDRAWN.value)]
    gone = [id_ for id_, state in known.items() if state == OPEN and id_ not in now]
    if new:
        db.execute(insert(Suggestion), new)
    for one in again:
        fresh = {
            "version": one.version,
            "score": one.score,
            "evidence": one.evidence,
            "source": one.source,
            "run": one.run,
        }
        still = Suggestion.state.in_((OPEN, "withdrawn")) & (Suggestion.made_in == 0)
        db.execute(update(Suggestion).where(Suggestion.id == one.id, still).values(state=OPEN, at=one.at, **fresh))
    if gone:
        db.execute(update(Suggestion).where(Suggestion.id.in_(gone)).values(state=SuggestionState.WITHDRAWN.value))
    return len(new), len(gone)


def _row(one: model.Suggestion, institution: str) -> dict[str, Any]:
    told = {name: getattr(one, name) for name in _FIELDS}
    return {**told, "id": one.id, "state": one.state.value, "institution": institution}


def note_revisions(db: Connection, institution: str, revisions: Iterable[model.Revision]) -> None:
    """What a package's versions say of suggestions: each that was accepted has its place there for good."""
    for revision in revisions:
        for change in revision.changes:
            for one in change.suggested:
                in_ = {"made_in" if one.state in SAID else "undone_in": revision.version}
                own = update(Suggestion).where(Suggestion.id == one.id)
                if not db.execute(own.values(**in_)).rowcount:
                    db.execute(insert(Suggestion), {**_row(one, institution), **in_})
                else:  # a catalogue that was lost meanwhile knows nothing of the decision
                    before = (OPEN,) if one.state in SAID else (OPEN, *_SAID)
                    db.execute(own.where(Suggestion.state.in_(before)).values(**_row(one, institution)))


def groups(
    db: Connection, *, institution: str, institutions: Institutions, field: str = "", enricher: str = "",
    lowest: float = 0.0, after: str = "", most: int = 50,
) -> Groups:  # fmt: skip
    """Open suggestions that say the same, by field, enricher and value."""
    own = (Suggestion.field, Suggestion.enricher, Suggestion.value, Suggestion.uri, Suggestion.language)
    told = (
        Suggestion.field, Suggestion.value, Suggestion.uri, Suggestion.language, Suggestion.enricher, func.max(Suggestion.version),
        func.max(Suggestion.source), func.count(), func.min(Suggestion.score), func.max(Suggestion.score), func.min(Suggestion.evidence),
    )  # fmt: skip
    asked = select(*told).where(*_asked(institution, institutions, field, enricher, lowest)).group_by(*own)
    begin = parts(after, str, str, str, str, str)
    asked = asked.where(beyond(own, begin)) if begin else asked
    rows, last = page(db.execute(asked.order_by(*own).limit(most + 1)).all(), most)
    shown = made(Group, rows)
    following = (
        place(*(getattr(shown[-1], name) for name in ("field", "enricher", "value", "uri", "language"))) if last else ""
    )
    return Groups(shown, following)


def _asked(
    institution: str, institutions: Institutions, field: str, enricher: str, lowest: float
) -> Iterator[ColumnElement[bool]]:
    yield Suggestion.state == OPEN
    yield Suggestion.institution == institution
    yield seen(Suggestion.institution, institutions)
    for column, value in ((Suggestion.field, field), (Suggestion.enricher, enricher)):
        if value:
            yield column == value
    if lowest > 0:
        yield Suggestion.score >= lowest


def open_ones(
    db: Connection, *, institutions: Institutions, chosen: Chosen | None = None, package: str = "", most: int = 200
) -> tuple[model.Suggestion, ...]:
    """Open suggestions one by one: those chosen, or those of a package."""
    asked = select(*_COLUMNS).where(Suggestion.state == OPEN, seen(Suggestion.institution, institutions))
    asked = asked.where(_chosen(chosen)) if chosen else asked.where(Suggestion.package == package)
    return tuple(map(_noun, db.execute(asked.order_by(Suggestion.package, Suggestion.id).limit(most))))


def of_package(db: Connection, package: str) -> tuple[model.Suggestion, ...]:
    """All that were decided about it, newest first: what a person said, and which were taken back."""
    asked = select(*_COLUMNS).where(Suggestion.package == package, Suggestion.state != OPEN)
    return tuple(map(_noun, db.execute(asked.order_by(Suggestion.decided_at.desc(), Suggestion.id).limit(200))))


def counted(db: Connection, chosen: Chosen) -> tuple[int, int]:
    """How many open suggestions, of how many packages."""
    columns = (func.count(), func.count(Suggestion.package.distinct()))
    asked = select(*columns).where(Suggestion.state == OPEN, _chosen(chosen))
    number, packages = db.execute(asked).one()
    return int(number), int(packages)


def _chosen(chosen: Chosen) -> ColumnElement[bool]:
    own = Suggestion.institution == chosen.institution
    if chosen.ids:
        return and_(own, Suggestion.id.in_(chosen.ids))
    columns = (Suggestion.field, Suggestion.value, Suggestion.uri, Suggestion.language, Suggestion.enricher)
    alike = [and_(*(column == value for column, value in zip(columns, group, strict=True))) for group in chosen.groups]
    return and_(own, literal_column("1 = 0") if not alike else alike[0] if len(alike) == 1 else _either(alike))


def _either(alike: Sequence[ColumnElement[bool]]) -> ColumnElement[bool]:
    found = alike[0]
    for one in alike[1:]:
        found = found | one
    return found


def decide(
    url: str, chosen: Chosen, state: SuggestionState, *, who: str, at: str, why: str, value: str = "", policy: str = "",
    lowest: float = 0.0,
) -> int:  # fmt: skip
    """Writes the decision beside each; those that somebody decided meanwhile stay. Answers how many it is about."""
    told: dict[Any, Any] = {"state": state.value, "who": who, "decided_at": at, "why": why, "policy": policy}
    if state is SuggestionState.CHANGED:
        told |= {"proposed": Suggestion.value, "value": value}
    own = (Suggestion.state == OPEN, Suggestion.score >= lowest, _chosen(chosen))
    with writing(url) as db:
        return int(db.execute(update(Suggestion).where(*own).values(told)).rowcount)


def accept_above(
    url: str, institution: str, field: str, enricher: str, lowest: float, *, run: str, at: str, policy: str, why: str
) -> int:
    """What a policy accepts by itself, of what the run suggested."""
    own = (
        Suggestion.institution == institution, Suggestion.state == OPEN, Suggestion.field == field, Suggestion.enricher == enricher,
        Suggestion.score >= lowest, Suggestion.run == run,
    )  # fmt: skip
    told = {"state": SuggestionState.ACCEPTED.value, "decided_at": at, "policy": policy, "why": why}
    with writing(url) as db:
        return int(db.execute(update(Suggestion).where(*own).values(told)).rowcount)


def take_back(url: str, institution: str, enricher: str, version: str, *, who: str, at: str, why: str) -> int:
    """Everything that was accepted of one version of an enricher, and what of it is open, is withdrawn. Answers how many were accepted."""
    own = (Suggestion.institution == institution, Suggestion.enricher == enricher, Suggestion.version == version)
    told = {"state": SuggestionState.WITHDRAWN.value, "who": who, "decided_at": at, "why": why}
    with writing(url) as db:
        accepted = db.execute(update(Suggestion).where(*own, Suggestion.state.in_(_SAID)).values(told)).rowcount
        db.execute(update(Suggestion).where(*own, Suggestion.state == OPEN).values(told))
    return int(accepted)


def pending(url: str, institution: str) -> Iterator[tuple[str, list[model.Suggestion]]]:
    """Package → what was decided about it and no version says yet. Some packages at a time, so that memory does not grow."""
    after = ""
    while True:
        own = (_PENDING, Suggestion.institution == institution, Suggestion.package > after)
        with reading(url) as db:
            some = db.scalars(
                select(Suggestion.package).where(*own).distinct().order_by(Suggestion.package).limit(200)
            ).all()
            found = select(*_COLUMNS).where(
                _PENDING, Suggestion.institution == institution, Suggestion.package.in_(some)
            )
            rows = list(map(_noun, db.execute(found.order_by(Suggestion.package, Suggestion.id))))
        if not some:
            return
        after = some[-1]
        for package, mine in groupby(rows, key=lambda one: one.package):
            yield package, list(mine)


def void(url: str, ids: Iterable[str]) -> None:
    """Decided, but what they were about is not said any more: no version will say them."""
    rows = [{"own": id_} for id_ in ids]
    if rows:
        with writing(url) as db:
            changed = {"state": SuggestionState.WITHDRAWN.value, "made_in": 0, "undone_in": 0}
            db.execute(update(Suggestion).where(Suggestion.id == bindparam("own")).values(**changed), rows)


def shares(db: Connection, *, institution: str, institutions: Institutions) -> tuple[Share, ...]:
    """Enrichers by version, with what became of their suggestions."""
    own = (Suggestion.enricher, Suggestion.version, Suggestion.state)
    columns: tuple[Any, ...] = (*own, func.count())
    asked = select(*columns).group_by(*own).order_by(*own)
    asked = asked.where(Suggestion.institution == institution, seen(Suggestion.institution, institutions))
    found: dict[tuple[str, str], dict[str, int]] = {}
    for enricher, version, state, number in db.execute(asked):
        found.setdefault((enricher, version), {})[state] = number
    return tuple(Share(*key, states) for key, states in found.items())


def fields(db: Connection, *, institution: str, institutions: Institutions) -> tuple[tuple[str, int], ...]:
    """The fields with open suggestions, and how many."""
    asked = (
        select(Suggestion.field, func.count())
        .where(*_asked(institution, institutions, "", "", 0))
        .group_by(Suggestion.field)
    )
    return tuple((row[0], int(row[1])) for row in db.execute(asked.order_by(Suggestion.field)))


def of_run(db: Connection, run: str) -> dict[str, int]:
    """How many of the run's suggestions are in which state."""
    asked = select(Suggestion.state, func.count()).where(Suggestion.run == run).group_by(Suggestion.state)
    return {state: number for state, number in db.execute(asked)}  # noqa: C416


def _noun(row: Any) -> model.Suggestion:
    found: model.Suggestion = adapter(model.Suggestion).validate_python(dict(zip(_FIELDS, row, strict=True)))
    return found
