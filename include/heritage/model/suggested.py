"""What a machine, or a vocabulary, says of what is archived, until a person has said what becomes of it: kept apart from what people said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import NAMESPACE_URL, uuid5


class SuggestionState(StrEnum):
    """Where a suggestion is."""

    OPEN = "open"
    ACCEPTED = "accepted"
    CHANGED = "changed"  # accepted with a value of the person's own
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"  # its enricher no longer says so, or all that it had said was taken back


POLICY = "policy enrichment.yaml"
"""Who makes a revision of which all was accepted by thresholds."""

SAID = frozenset({SuggestionState.ACCEPTED, SuggestionState.CHANGED})
"""Of these a version says something."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A value for a field of a package. `instead`: the value that it takes the place of, or that its `uri` is of ("": it is added)."""

    package: str
    field: str  # "dcterms:language"
    value: str
    enricher: str
    version: str  # the enricher's
    score: float  # 0…1, on the enricher's own scale
    evidence: str  # the words it was made from
    source: str = ""  # vocabulary or model, with its version
    language: str = ""  # BCP 47
    uri: str = ""  # of an authority
    instead: str = ""
    instead_language: str = ""
    subject: str = ""  # "" = the item, or a file's path
    place: str = ""  # in the file: xywh=… or t=… (media fragments)
    proposed: str = ""  # what it said before a person changed it
    run: str = ""
    at: str = ""  # when it was made; ISO 8601, UTC
    state: SuggestionState = SuggestionState.OPEN
    who: str = ""
    decided_at: str = ""
    why: str = ""
    policy: str = ""  # the rule that accepted it, when nobody did

    @property
    def id(self) -> str:
        """The same suggestion has it in every run, whichever version of the enricher makes it: nobody is asked twice."""
        said = (
            self.package,
            self.subject,
            self.place,
            self.field,
            self.proposed or self.value,
            self.language,
            self.uri,
        )
        return str(uuid5(NAMESPACE_URL, "\n".join((*said, self.instead, self.instead_language, self.enricher))))

    @property
    def tool(self) -> str:
        """Name and version, as an agent's."""
        return f"{self.enricher} {self.version}"

    @property
    def said_by(self) -> str:
        """How a statement that was made of it names its source."""
        made = f"{self.tool}{f', {self.source}' if self.source else ''} ({self.score:.2f})"
        return f"{made}, {self.state.value} by {self.policy or self.who}"

    def decided(
        self, state: SuggestionState, who: str, at: str, why: str, *, value: str = "", policy: str = ""
    ) -> Suggestion:
        """With a person's word, or a policy's. `value`: the person's own."""
        own, proposed = (value, self.value) if state is SuggestionState.CHANGED else (self.value, "")
        told = replace(self, value=own, proposed=proposed, state=state, who=who)
        return replace(told, decided_at=at, why=why, policy=policy)


def tools_of(suggested: Iterable[Suggestion]) -> list[str]:
    """The enrichers, each once."""
    return list(dict.fromkeys(one.tool for one in suggested))
