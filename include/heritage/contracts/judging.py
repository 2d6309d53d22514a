"""Sockets of step 3: what a check sees, and how it answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from heritage.model import (
    Delivery,
    Facts,
    Finding,
    Item,
    Measured,
    Outcome,
    Rule,
    Statement,
    Successor,
    Twin,
    kept_value,
)

SUMMED = "summed"
"""Code of a finding that stands for many files that passed (messages/saying.py)."""

Region = tuple[float, float, float, float]
"""Left, top, width, height as shares of the picture."""


class Scope(StrEnum):
    """What a check looks at."""

    FILE = "file"
    ITEM = "item"
    BATCH = "batch"
    SESSION = "session"


@dataclass(frozen=True, slots=True)
class ItemMeasured:
    """One item with the measurements of its files, in file order. `said`: what the delivery's tables and the files
    themselves say of it, where the line asks before judging (`Line.pre_qc_enrichers`). `twins`: what is archived already and is the
    same, or looks like it; None: nobody could look. `successor`: of what is to be a next version of a package; then the item is whole, as
    it will be."""

    item: Item
    files: tuple[Measured, ...]
    said: tuple[Statement, ...] = ()
    twins: tuple[Twin, ...] | None = ()
    successor: Successor | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """All that was measured of a delivery; what BATCH and SESSION checks see. `targets` are the session's shots."""

    delivery: Delivery
    items: Sequence[ItemMeasured]
    targets: Sequence[Measured]


@dataclass(frozen=True, slots=True)
class CheckContext:
    """The question's surroundings: the policy's rule for this check, what was declared, and the item it is about."""

    rule: Rule
    delivery: Delivery
    item: Item | None = None

    def limit(self, name: str) -> float:
        """A number of the rule; a missing one is a mistake in the policy (KeyError), not a pass."""
        return float(self.rule.limits[name])  # type: ignore[arg-type]

    def declared(self, name: str, default: object = None) -> object:
        """What the item's entry, or else the delivery, declares."""
        if self.item is not None and name in self.item.expected:
            return self.item.expected[name]
        return self.delivery.declared.get(name, default)

    def passed(self, subject: str, code: str, **values: object) -> Finding:
        """The finding `code` of this check (messages/saying.py), with the values that its sentences and searches want."""
        return self._coded(Outcome.PASS, subject, code, values)

    def failed(
        self, subject: str, code: str, *, region: Region | None = None, timecode: float | None = None, **values: object
    ) -> Finding:
        """As bad as the policy's rule says. `region`: left, top, width, height as shares of the picture; `timecode`: seconds from
        the start, in sound and moving pictures."""
        return self._coded(self.rule.level, subject, code, values, region, timecode)

    def warned(
        self, subject: str, code: str, *, region: Region | None = None, timecode: float | None = None, **values: object
    ) -> Finding:
        """Worth a person's look, never a failure."""
        return self._coded(Outcome.WARN, subject, code, values, region, timecode)

    def passed_if(
        self,
        good: bool,
        subject: str,
        code: str,
        *,
        region: Region | None = None,
        timecode: float | None = None,
        **values: object,
    ) -> Finding:
        """Passed or failed, with the same code: its advice is for a failure."""
        outcome = Outcome.PASS if good else self.rule.level
        return self._coded(outcome, subject, code, values, None if good else region, None if good else timecode)

    def _coded(
        self,
        outcome: Outcome,
        subject: str,
        code: str,
        values: Mapping[str, object],
        region: Region | None = None,
        timecode: float | None = None,
    ) -> Finding:
        kept = {name: kept_value(value) for name, value in values.items()}
        return coded(self.rule.check, subject, outcome, code, kept, self.rule.source, region, timecode)


def coded(
    check: str,
    subject: str,
    outcome: Outcome,
    code: str,
    values: Facts,
    source: str,
    region: Region | None = None,
    timecode: float | None = None,
) -> Finding:
    """A finding with its English beside its code and values; what is met has no advice."""
    from heritage.messages.english import english  # a process that judges nothing loads no words

    wanted, found, advice = english(check, code, values)
    return Finding(
        check,
        subject,
        outcome,
        wanted,
        found,
        source,
        "" if outcome is Outcome.PASS else advice,
        region,
        timecode,
        code,
        values,
    )


@dataclass(frozen=True, slots=True)
class Check:
    """A named question. `judge` is pure: measurements and a rule in, findings out; it never opens a file. It yields
    nothing when the question does not apply to the subject. FILE: judge(Measured, CheckContext). ITEM: judge(ItemMeasured,
    CheckContext). BATCH and SESSION: judge(Batch, CheckContext); the subject of a BATCH finding is the file or item it is about."""

    name: str
    scope: Scope
    question: str
    judge: Callable[..., Iterable[Finding]]
    once_a_file: bool = False
    """The answer is the same for each page of a file that holds several: only the first is asked."""


def check(
    name: str, scope: Scope = Scope.FILE, *, once_a_file: bool = False
) -> Callable[[Callable[..., Iterable[Finding]]], Check]:
    """Decorator: turns a generator of findings into a Check. Its docstring is the question."""

    def make(judge: Callable[..., Iterable[Finding]]) -> Check:
        return Check(name, scope, (judge.__doc__ or "").strip(), judge, once_a_file)

    return make
