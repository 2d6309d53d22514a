"""What becomes of suggestions: a person's word (or a policy's) in catalogue and event log, and the changes that the next revision makes of it."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence

from heritage import settings
from heritage.catalogue import suggestions
from heritage.catalogue.suggestions import Chosen
from heritage.dossier import canonical_digest, described, now, revisions
from heritage.enrich import deciding
from heritage.errors import PermanentError
from heritage.flows import history
from heritage.flows.enrich import policies
from heritage.flows.revise.opened import Held
from heritage.model import Change, EventType, Said, Suggestion, SuggestionState, tools_of
from heritage.revise import changes as judged

log = logging.getLogger(__name__)


class NotDecided(PermanentError):
    """The decision cannot be taken as it was given."""

    advice = "Nothing was changed. Choose suggestions, and say what is to become of them."


def decide(chosen: Chosen, state: SuggestionState, *, who: str, why: str = "", value: str = "") -> int:
    """A person's word about open suggestions; answers how many it is about. Raises NotDecided, Refused."""
    if state not in (SuggestionState.ACCEPTED, SuggestionState.CHANGED, SuggestionState.REJECTED) or not who.strip():
        raise NotDecided(f"{state.value} by {who or 'nobody'}")
    if policies.of(chosen.institution).reason and not why.strip():
        raise NotDecided(f"{chosen.institution} wants a reason")
    if state is SuggestionState.CHANGED and not value.strip():
        raise NotDecided("changed into nothing")
    at = now()
    number = suggestions.decide(
        settings.home().catalogue_url, chosen, state, who=who, at=at, why=why.strip(), value=value.strip()
    )
    _tell(
        chosen.institution,
        f"{number} suggestions {state.value}",
        who,
        at,
        why,
        {"about": _about(chosen), "value": value},
    )
    return number


def _about(chosen: Chosen) -> list[object]:
    """What the log says of it: all of a few, the first of many."""
    return [list(one) for one in chosen.groups[:50]] or list(chosen.ids[:50])


def take_back(institution: str, enricher: str, version: str, *, who: str, why: str) -> int:
    """Withdraws all that was accepted of one version of an enricher. Answers how many that were."""
    if not who.strip() or not why.strip():
        raise NotDecided("to take back needs a person and a reason")
    at = now()
    number = suggestions.take_back(
        settings.home().catalogue_url, institution, enricher, version, who=who, at=at, why=why
    )
    _tell(institution, f"{number} accepted suggestions of {enricher} {version} taken back", who, at, why, {})
    return number


def by_policy(run: str) -> Mapping[str, int]:
    """What the institutions' thresholds accept of the run's suggestions by themselves: institution → how many."""
    found: dict[str, int] = {}
    for institution, its in policies.all_().items():
        for one in its.accept:
            at = now()
            number = suggestions.accept_above(
                settings.home().catalogue_url, institution, one.field, one.enricher, one.lowest, run=run, at=at, policy=one.rule, why=one.why
            )  # fmt: skip
            if number:
                found[institution] = found.get(institution, 0) + number
                _tell(institution, f"{number} suggestions accepted by {one.rule}", "", at, one.why, {"run": run})
    return found


def _tell(institution: str, said: str, who: str, at: str, why: str, facts: Mapping[str, object]) -> None:
    key = f"suggestions {institution} {at} {said} {who} {canonical_digest(dict(facts))[:16]}"
    detail = f"{institution}: {said}" + (f": {why}" if why else "")
    history.tell(
        key, EventType.APPRAISAL, "success", detail=detail, who=who, at=at, facts={"institution": institution, **facts}
    )


def pending(institution: str) -> Iterator[tuple[str, list[Suggestion]]]:
    """Package → what was decided about it that no version says yet."""
    return suggestions.pending(settings.home().catalogue_url, institution)


def changes(held: Held, decided: Sequence[Suggestion]) -> tuple[Change, ...]:
    """What they change of what the package says now; those that are about nothing any more are laid aside. Raises Refused for a
    value that no field may have."""
    said = described(held.sheets)
    made = tuple(deciding.changes(said, list(revisions(held.sheets)), decided))
    taken = {one.id for change in made for one in change.suggested}
    if idle := [one for one in decided if one.id not in taken]:
        log.info("%s: %d decided suggestions are about nothing that is said now", held.copies[0].id, len(idle))
        suggestions.void(settings.home().catalogue_url, [one.id for one in idle])
    for change in made:
        own = {
            change.field: [
                Said(s.value, s.language) for s in change.suggested if s.state is not SuggestionState.WITHDRAWN
            ]
        }
        judged(said, own)  # a person's own value, or a vocabulary's
    return made


def reason(decided: Sequence[Suggestion]) -> str:
    """Why the revision is made, when nobody said it: which enrichers' word was accepted, and which was taken back."""
    why = list(dict.fromkeys(one.why for one in decided if one.why))
    return f"suggestions decided ({', '.join(tools_of(decided))})" + (f": {'; '.join(why)}" if why else "")
