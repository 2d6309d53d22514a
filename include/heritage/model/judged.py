"""What is measured and judged, and what people decide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import Any, cast

from heritage.model.delivered import File
from heritage.model.words import Alike, Choice, Facts, Outcome, Value, worst


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of a policy: what a check asks for, how bad it is to miss it, and who says so."""

    check: str
    level: Outcome  # WARN or FAIL when not met
    limits: Facts
    source: str


@dataclass(frozen=True, slots=True)
class Base:
    """A policy that another one stands on, as it was folded in."""

    name: str
    version: str
    digest: str  # of its own numbers and those below it, as Policy's


@dataclass(frozen=True, slots=True)
class Policy:
    """Versioned numbers. A check without a row here is not asked. `settings` steer normalisation and OCR."""

    name: str
    version: str
    digest: str  # sha256 of the canonical JSON of the policy
    rules: Mapping[str, Rule]
    settings: Facts = field(default_factory=dict)
    based_on: tuple[Base, ...] = ()  # nearest first; none is named in what releases up to 0.3 wrote

    @property
    def spelled(self) -> str:
        """`iso19264-B, version 1.0, based on capture 1.2`."""
        bases = " on ".join(f"{base.name} {base.version}" for base in self.based_on)
        return f"{self.name}, version {self.version}" + (f", based on {bases}" if bases else "")

    def rule(self, check: str) -> Rule | None:
        return self.rules.get(check)

    @property
    def replaces(self) -> bool:
        """May a proved master, which a second reader confirmed, stand for the delivered file?"""
        master = self.settings.get("master")
        return isinstance(master, dict) and master.get("original") == "replace"


@dataclass(frozen=True, slots=True)
class Measured:
    """What the tools found in one file. `refused`: tool → its reason, when it could not read the file: a phrase of ours as `kept_fact`
    makes it, or the text of another's tool (releases up to 0.4: any text)."""

    file: File
    facts: Facts
    tools: tuple[str, ...] = ()  # "name version" of each tool asked
    refused: Facts = field(default_factory=dict)

    def get(self, fact: str, default: Value = None) -> Value:
        return self.facts.get(fact, default)

    def number(self, fact: str) -> float | None:
        """The fact as a number, or None when it was not measured."""
        value = self.facts.get(fact)
        return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None

    def text(self, fact: str) -> str:
        """The fact as a text; of a sentence its English."""
        return english_of(self.facts.get(fact))


NOT_READ = "refused.not_read"
"""Fact: the tools among `Measured.refused` that found no damage, only a file that they do not read."""


@dataclass(frozen=True, slots=True)
class Twin:
    """What is archived already, in another batch of the same institution, and is what a new file is, or looks like it."""

    path: str  # the new file; of a further page of it, "… (page 2)"
    alike: Alike
    package: str
    batch: str
    item: str
    file: str  # the archived one
    differs: float = 0.0  # share of the fingerprint's bits, of a look
    turned: int = 0  # degrees, of a look


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence by its code, with values of its own: a check's (one of its `part`s, in checks.ftl), inside a finding; or what a
    reader of ours says of a file (reasons.ftl). `str(phrase)` is the English of the latter."""

    code: str
    values: Mapping[str, object]

    def __hash__(self) -> int:
        """By the plain values: others may be lists."""
        return hash((self.code, *(one for one in self.values.values() if isinstance(one, str | int | float))))

    def __str__(self) -> str:
        from heritage.messages.english import sentence  # a process that says nothing loads no words

        return sentence(cast("dict[str, Value]", kept_value(self)))


def phrase(code: str, **values: object) -> Phrase:
    """`phrase("gone", name="a.png")`."""
    return Phrase(code, values)


def about(what: str, said: object) -> Phrase:
    """`a.png: the end chunk (IEND) is missing`. `said`: a phrase, or what another's tool said."""
    return Phrase("about", {"what": what, "said": Reason(said) if isinstance(said, str) else said})


def unlabelled(error: Exception) -> Phrase | Reason:
    """What the exception says, without what it is about."""
    reason = reason_of(error)
    inner = reason.values["said"] if isinstance(reason, Phrase) and reason.code == "about" else reason
    return inner if isinstance(inner, Phrase | Reason) else reason


@dataclass(frozen=True, slots=True)
class Reason:
    """What a tool of others said is wrong with a file, in its English; or a reader of ours that has no phrases yet."""

    text: str

    def __str__(self) -> str:
        return self.text


def reason_of(value: object) -> Phrase | Reason:
    """The sentence that a fact, `Measured.refused` or an exception holds, as a finding takes it."""
    if isinstance(value, Exception):
        value = value.args[0] if value.args and isinstance(value.args[0], Phrase) else str(value)
    if isinstance(value, dict) and "phrase" in value:
        return Phrase(value["phrase"], {k: v for k, v in value.items() if k not in {"phrase", "english"}})
    if isinstance(value, dict) and "reason" in value:
        return Reason(value["reason"])
    return value if isinstance(value, Phrase | Reason) else Reason(str(value))


def english_of(value: object) -> str:
    """A fact as a text; of a sentence the English that was kept beside it."""
    if isinstance(value, dict) and "phrase" in value:
        return str(value["english"]) if "english" in value else str(reason_of(value))
    return "" if value is None else str(value)


def kept_fact(value: Any) -> Any:
    """A fact as its sheet keeps it: plain JSON, each sentence with its English beside it."""
    if isinstance(value, Phrase):
        return {**cast("dict[str, Value]", kept_value(value)), "english": str(value)}
    if isinstance(value, Mapping):
        return {name: kept_fact(one) for name, one in value.items()}
    if isinstance(value, list):
        return [kept_fact(one) for one in value]
    if isinstance(value, tuple):
        return tuple(map(kept_fact, value))
    return str(value) if isinstance(value, Reason) else value


def kept_value(value: object, *, whole: bool = False) -> Value:
    """A value of a finding as its sheet keeps it: plain JSON, of a list the first MOST_KEPT and how many there are, unless it is kept
    `whole`. What was kept already stays, without the English of a part."""
    if isinstance(value, dict) and value.keys() & {"phrase", "reason", "first"}:
        return {name: one for name, one in value.items() if name != "english"}
    if isinstance(value, Reason):
        return {"reason": kept_value(value.text, whole=whole)}
    if isinstance(value, Phrase):
        return {"phrase": value.code} | {name: kept_value(one, whole=whole) for name, one in value.values.items()}
    if isinstance(value, list | tuple):
        kept = [kept_value(one, whole=whole) for one in (value if whole else value[:MOST_KEPT])]
        return {"first": kept, "of": len(value)} if len(value) > len(kept) else kept
    if isinstance(value, bool | int) or value is None or (isinstance(value, float) and isfinite(value)):
        return value
    text = str(value) if whole else str(value)[:LONGEST_KEPT]
    return text.encode("utf-8", "replace").decode()


MOST_KEPT = 20
LONGEST_KEPT = 500
"""Of a finding's values: entries of a list, and characters of a text. A batch of a hundred thousand findings has to fit on a page."""


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
    at: float | None = None  # when: seconds from the start of a sound or moving picture
    code: str = ""  # which of the check's answers; none is named in what releases up to 0.4 wrote
    values: Facts = field(default_factory=dict)  # of what `wanted`, `found` and `advice` are the English


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


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word about a flagged item; `who` comes from Airflow's login, never from the form."""

    item: str
    who: str
    at: str  # ISO 8601, UTC
    choice: Choice
    reason: str
