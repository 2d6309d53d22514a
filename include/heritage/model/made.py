"""What we make and say: copies with their proof, statements, events."""

from __future__ import annotations

from dataclasses import dataclass, field

from heritage.model.event_types import EventType
from heritage.model.words import Facts, Role


@dataclass(frozen=True, slots=True)
class Proof:
    """Why a rendition may be believed: the method, and the digest that both sides gave."""

    method: str
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Rendition:
    """A file that we made. `source` is the delivered file's path ("" when made from the whole item);
    `path` is relative to the item's work folder; `tool` is name and version."""

    source: str
    path: str
    role: Role
    size: int
    sha512: str
    puid: str
    tool: str
    proof: Proof
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said about the item (or one of its files), and who says it."""

    field: str  # "dcterms:title"
    value: str
    source: str  # "metadata.csv", "ocr tesseract 5.5.4", "exiftool 12.57 XMP-dc:Creator"
    language: str = ""  # BCP 47
    subject: str = ""  # "" = the item, or a file's path
    score: float | None = None  # 0…1 when a machine says it


@dataclass(frozen=True, slots=True)
class Agent:
    """Who did it, as PREMIS wants it."""

    name: str
    version: str = ""
    kind: str = "software"  # software | person | organization | hardware


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to the item, in PREMIS's words. Raises ValueError for a kind that is no term of the vocabulary."""

    kind: EventType
    at: str  # ISO 8601, UTC
    agent: Agent
    outcome: str  # success | fail | warning
    detail: str = ""
    subject: str = ""  # "" = the item, or a file's path

    def __post_init__(self) -> None:
        object.__setattr__(self, "kind", EventType(self.kind))
