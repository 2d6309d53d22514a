"""What we make and say: copies with their proof, statements, events."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from heritage.model.event_types import EventType
from heritage.model.words import Facts, Role


@dataclass(frozen=True, slots=True)
class Proof:
    """Why a rendition may be believed: the method, and the digest that both sides gave."""

    method: str
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Validation:
    """A validator's answer about a file, or a second reader's. `tool` is name and version."""

    tool: str
    answer: str
    outcome: str = "success"  # success | fail | warning


@dataclass(frozen=True, slots=True)
class Rendition:
    """A file that we made. `source` is the delivered file's path ("" when made from the whole item);
    `path` is relative to the item's work folder; `tool` is name and version. Releases up to 0.4 said nothing of the last four."""

    source: str
    path: str
    role: Role
    size: int
    sha512: str
    puid: str
    tool: str
    proof: Proof
    facts: Facts = field(default_factory=dict)
    at: str = ""  # when it was made; ISO 8601, UTC
    validated: tuple[Validation, ...] = ()
    format: str = ""  # PRONOM's name for it
    format_version: str = ""
    of: str = ""  # the file in the package that it was made of; "": the delivered one


_VERSIONED = re.compile(r"(?P<name>[^\d(][^(]*?)[ ,]+(?P<version>v?\d\S*( \([^()]*\))?)")
_SEVERAL = re.compile(r"(?:, |; | and )(?![^(]*\))")
_WITH = re.compile(r"(?P<name>[^()]+) \((?P<others>[^()]*)\)")


@dataclass(frozen=True, slots=True)
class Agent:
    """Who did it, as PREMIS wants it. What a machine is stands in the last three; it has no version."""

    name: str
    version: str = ""
    kind: str = "software"  # software | person | organization | hardware
    manufacturer: str = ""
    model: str = ""
    serial: str = ""

    @classmethod
    def of(cls, spelled: str) -> Agent:
        """`siegfried 1.11.9 (DROID V125)` → name and version; what does not end in a version is all name."""
        found = _VERSIONED.fullmatch(spelled)
        return cls(found["name"], found["version"]) if found else cls(spelled)


def agents_of(spelled: str) -> tuple[Agent, ...]:
    """The programs that are named in one breath: `VTK 9.6 and ffmpeg`, `laspy 2.7, lazrs 0.8`, `mesh probe (trimesh 5.0, vtk 9.6)`."""
    found = _WITH.fullmatch(spelled)
    if found and not _VERSIONED.fullmatch(spelled) and all(map(_VERSIONED.fullmatch, _SEVERAL.split(found["others"]))):
        return Agent(found["name"]), *map(Agent.of, _SEVERAL.split(found["others"]))
    return tuple(Agent.of(part) for part in _SEVERAL.split(spelled))


class AgentRole(StrEnum):
    """What an agent did in an event: terms of the Library of Congress (eventRelatedAgentRole)."""

    IMPLEMENTER = "implementer"
    PROGRAM = "executing program"
    AUTHORIZER = "authorizer"
    VALIDATOR = "validator"


class ObjectRole(StrEnum):
    """What an object was in an event: terms of the Library of Congress (eventRelatedObjectRole)."""

    SOURCE = "source"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class TookPart:
    """One more agent of an event."""

    agent: Agent
    role: AgentRole


@dataclass(frozen=True, slots=True)
class Concerned:
    """An object of an event: a delivered file's path or one in the package; "" is the item."""

    path: str
    role: ObjectRole


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to the item, in PREMIS's words. Raises ValueError for a kind that is no term of the vocabulary.
    Releases up to 0.4 had nothing after `subject`."""

    kind: EventType
    at: str  # ISO 8601, UTC
    agent: Agent
    outcome: str  # success | fail | warning
    detail: str = ""  # what was done
    subject: str = ""  # "" = the item, or a file's path
    outcome_detail: str = ""  # what came of it
    role: AgentRole | None = None  # the agent's; None: what its kind usually is
    others: tuple[TookPart, ...] = ()
    objects: tuple[Concerned, ...] = ()  # none: the subject

    def __post_init__(self) -> None:
        object.__setattr__(self, "kind", EventType(self.kind))

    @property
    def agents(self) -> tuple[TookPart, ...]:
        """All who took part, the event's own agent first. A program that releases up to 0.4 named in one breath is taken apart."""
        role = self.role or (AgentRole.PROGRAM if self.agent.kind == "software" else AgentRole.IMPLEMENTER)
        whole = self.agent.kind == "software" and not self.agent.version
        named = agents_of(self.agent.name) if whole else (self.agent,)
        return *(TookPart(one, role) for one in named), *self.others
