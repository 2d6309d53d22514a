"""The nouns that travel between the steps: frozen values, no I/O, no tool knows how to make one by itself.

Every noun can be written to a sheet and read back (see `dossier`). Paths inside nouns are POSIX and relative to the
folder that the noun's docstring names, so that a batch can be moved without rewriting it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias

Value: TypeAlias = str | int | float | bool | list[Any] | dict[str, Any] | None
"""What a tool can say about a file, and what JSON can hold."""

Facts: TypeAlias = Mapping[str, Value]
"""Dotted names to values: `image.width` → 2480. The names are listed by the probe that measures them."""


class Outcome(StrEnum):
    """How a check ended, from good to bad."""

    PASS = "pass"  # noqa: S105
    WARN = "warn"
    FAIL = "fail"


class State(StrEnum):
    """Where an item ended. Every expected item is in exactly one of these when a batch is closed."""

    DEPOSITED = "deposited"  # two verified copies
    REJECTED = "rejected"  # a person sent it back for recapture
    HELD = "held"  # flagged, and nobody has decided
    FAILED = "failed"  # our fault: a tool crashed, a site stayed away; run it again


class Role(StrEnum):
    """What a file is for; the representation it lives in follows from this (see `package`)."""

    ORIGINAL = "original"  # as delivered
    MASTER = "master"  # the preservation copy
    TEXT = "text"  # OCR, kept with the preservation copy
    ACCESS = "access"  # for readers; may be lossy
    EVIDENCE = "evidence"  # QC curves, pictures of faults


class Choice(StrEnum):
    """What a person can decide about a flagged item."""

    ACCEPT = "accept"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Identity:
    """One engine's answer to "which format is this?"; `puid` is PRONOM's, or "" when the engine knows none."""

    engine: str  # name, version and signature file: "siegfried 1.11.9 (DROID V125)"
    puid: str
    name: str = ""
    basis: str = ""  # "byte match", "extension", …


@dataclass(frozen=True, slots=True)
class Format:
    """The format a file is held to be, the rule that decided, and every engine's own answer."""

    puid: str
    name: str
    rule: str
    answers: tuple[Identity, ...] = ()


@dataclass(frozen=True, slots=True)
class File:
    """A file and what makes it that file. `path` is relative to the delivery (as its manifest writes it)."""

    path: str
    size: int  # bytes
    sha512: str  # lower-case hex
    format: Format | None = None

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    @property
    def stem(self) -> str:
        return self.name.rpartition(".")[0] or self.name

    @property
    def suffix(self) -> str:
        """Lower-case, with the dot; "" when there is none."""
        return f".{self.name.rpartition('.')[2].lower()}" if "." in self.name else ""


@dataclass(frozen=True, slots=True)
class Station:
    """The capture station, as the delivery names it."""

    id: str
    device: str = ""
    serial: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One object of the collection: a book, a photograph, a tape. `expected` is delivery.yaml's entry for it."""

    id: str
    files: tuple[File, ...]
    expected: Facts = field(default_factory=dict)

    @property
    def size(self) -> int:
        return sum(f.size for f in self.files)


@dataclass(frozen=True, slots=True)
class Delivery:
    """What was handed over, checked and hashed. `place` is its folder; a bag's payload is below `place`/`root`."""

    place: str  # absolute path of the delivery
    root: str  # "" or "data" (a bag); paths of files are relative to place/root
    digest: str  # sha256 over the sorted "sha512  path" lines of all files: the same batch twice has the same digest
    institution: str
    workline: str
    batch: str
    operator: str
    station: Station
    captured: date
    policy: str | None
    declared: Facts  # what was ordered: ppi, bit_depth, colour_space, languages, …
    targets: tuple[File, ...]  # objects/_targets
    metadata: tuple[File, ...]  # metadata/*, manifests included
    scanned: str = ""  # what the virus scanner said, or why there was none


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of a policy: what a check asks for, how bad it is to miss it, and who says so."""

    check: str
    level: Outcome  # WARN or FAIL when not met
    limits: Facts
    source: str


@dataclass(frozen=True, slots=True)
class Policy:
    """Versioned numbers. A check without a row here is not asked. `settings` steer normalisation and OCR."""

    name: str
    version: str
    digest: str  # sha256 of the canonical JSON of the policy
    rules: Mapping[str, Rule]
    settings: Facts = field(default_factory=dict)

    def rule(self, check: str) -> Rule | None:
        return self.rules.get(check)


@dataclass(frozen=True, slots=True)
class Measured:
    """What the tools found in one file. `refused`: tool → its reason, when it could not read the file."""

    file: File
    facts: Facts
    tools: tuple[str, ...] = ()  # "name version" of each tool asked
    refused: Mapping[str, str] = field(default_factory=dict)

    def get(self, fact: str, default: Value = None) -> Value:
        return self.facts.get(fact, default)

    def number(self, fact: str) -> float | None:
        """The fact as a number, or None when it was not measured."""
        value = self.facts.get(fact)
        return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None

    def text(self, fact: str) -> str:
        value = self.facts.get(fact)
        return "" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Finding:
    """One check's answer about one subject (a file's path, an item's id, "session" or the batch)."""

    check: str
    subject: str
    outcome: Outcome
    wanted: str
    found: str
    source: str
    advice: str = ""  # for the coordinator: what to do
    mark: tuple[float, float, float, float] | None = None  # where: left, top, width, height as shares of the picture


@dataclass(frozen=True, slots=True)
class Report:
    """All findings about one item. Files that pass a check are summed up in one finding per check."""

    item: str
    policy: str  # name
    policy_version: str
    policy_digest: str
    findings: tuple[Finding, ...]

    @property
    def verdict(self) -> Outcome:
        """The worst outcome; nothing asked is nothing passed."""
        return worst(f.outcome for f in self.findings)

    @property
    def faults(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.outcome is Outcome.FAIL)


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """FAIL for no outcome at all: what was not asked was not passed."""
    order = (Outcome.PASS, Outcome.WARN, Outcome.FAIL)
    ranks = [order.index(o) for o in outcomes]
    return order[max(ranks)] if ranks else Outcome.FAIL


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word about a flagged item; `who` comes from Airflow's login, never from the form."""

    item: str
    who: str
    at: str  # ISO 8601, UTC
    choice: Choice
    reason: str


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
    """Something that happened to the item, in PREMIS's words (eventType vocabulary of the Library of Congress)."""

    kind: str
    at: str  # ISO 8601, UTC
    agent: Agent
    outcome: str  # success | fail | warning
    detail: str = ""
    subject: str = ""  # "" = the item, or a file's path


@dataclass(frozen=True, slots=True)
class PackageFile:
    """One file of a package: where it belongs, where its bytes are now, and what they must be."""

    path: str  # inside the package: representations/original/data/0001.tif
    place: str  # absolute path of the bytes to deposit
    size: int
    sha512: str
    puid: str = ""
    role: Role | None = None
    source: str = ""  # the delivered path it comes from


@dataclass(frozen=True, slots=True)
class Package:
    """A sealed package: what is deposited, whole or not at all. `digest` is sha256 over its sorted "sha512  path" lines."""

    id: str  # urn:heritage:<institution>:<batch>:<item>
    item: str
    version: int
    digest: str
    files: tuple[PackageFile, ...]

    @property
    def size(self) -> int:
        return sum(f.size for f in self.files)


@dataclass(frozen=True, slots=True)
class Receipt:
    """A site's promise, given only after every byte was read back there and found equal."""

    package: str
    version: int
    digest: str
    site: str
    place: str  # the object's root at the site
    verified_at: str  # ISO 8601, UTC
    files: int
    size: int
