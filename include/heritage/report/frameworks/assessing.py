"""Puts figures and attestations to a framework, requirement by requirement. Nothing is rounded up."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from heritage.report.frameworks import care, copies, running, taken_in  # noqa: F401 - they enter their rules
from heritage.report.frameworks.attesting import Attested, is_attested
from heritage.report.frameworks.requirements import Document, Framework, Requirement, Verdict
from heritage.report.frameworks.rules import RULES, Answer, Rows

LEVELS = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Measure:
    """What one rule answered; `figures`: the keys of the dossier's figures behind it."""

    rule: str
    answer: Answer
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assessed:
    """A requirement and its verdict. `missing`: documents that are not in this release, as it is installed here."""

    requirement: Requirement
    verdict: Verdict
    measures: tuple[Measure, ...]
    missing: tuple[Document, ...]
    attested: tuple[Attested, ...]
    is_attested: bool

    def holds(self, *, with_people: bool) -> bool:
        """Is it met: by what was measured alone, or together with what people state of the part that lies outside?"""
        if self.verdict is Verdict.MET:
            return True
        measured = all(one.answer.verdict is Verdict.MET for one in self.measures) and not self.missing
        return with_people and bool(self.requirement.outside) and measured and self.is_attested


@dataclass(frozen=True, slots=True)
class Assessment:
    """A whole framework."""

    framework: Framework
    groups: Mapping[str, Sequence[Assessed]]

    def __iter__(self) -> Iterator[Assessed]:
        for group in self.groups.values():
            yield from group

    def counts(self) -> Mapping[Verdict, int]:
        """Verdict → how many requirements."""
        found = [one.verdict for one in self]
        return {verdict: found.count(verdict) for verdict in Verdict}


def assess(
    framework: Framework,
    figures: Mapping[str, Rows],
    documents: Collection[Document],
    attested: Mapping[str, Sequence[Attested]],
    institutions: Collection[str],
) -> Assessment:
    """`documents`: those that are there; `attested`: requirement's id → what people state of it; `institutions`: those that keep
    something here."""
    asked = {
        group: [_assessed(one, figures, documents, attested.get(one.id, ()), institutions) for one in requirements]
        for group, requirements in framework.groups.items()
    }
    return Assessment(framework, asked)


def _assessed(
    one: Requirement,
    figures: Mapping[str, Rows],
    documents: Collection[Document],
    attested: Sequence[Attested],
    institutions: Collection[str],
) -> Assessed:
    rules = [RULES[name] for name in one.rules]
    measures = tuple(Measure(rule.name, rule.answer(figures), rule.evidence(figures)) for rule in rules)
    missing = tuple(document for document in one.documents if document not in documents)
    verdict = _verdict(one, [measure.answer for measure in measures], has_documents=not missing)
    stated = tuple(Attested(each.attestation, each.standing, verdict is Verdict.NOT) for each in attested)
    return Assessed(one, verdict, measures, missing, stated, is_attested(stated, institutions))


def _verdict(one: Requirement, answers: Sequence[Answer], *, has_documents: bool) -> Verdict:
    """A document alone lifts nothing that was measured and is not so; whatever partly lies outside is met in part at most."""
    if not answers and not one.documents:
        return Verdict.OUTSIDE
    measured = [answer.verdict for answer in answers]
    if any(answer.is_empty for answer in answers) or (measured and set(measured) == {Verdict.NOT}):
        return Verdict.NOT
    if set(measured) <= {Verdict.MET} and has_documents:
        return Verdict.PARTLY if one.outside else Verdict.MET
    return Verdict.PARTLY if measured else Verdict.NOT


def level(group: Sequence[Assessed], *, with_people: bool = False) -> int:
    """The highest level of which all requirements are met, and all of those below; 0 when not even the first."""
    reached = 0
    for number in LEVELS:
        if not all(one.holds(with_people=with_people) for one in group if one.requirement.level == number):
            break
        reached = number
    return reached


def in_the_way(group: Sequence[Assessed], *, with_people: bool = False) -> Sequence[Assessed]:
    """What keeps the area from its next level."""
    wanted = level(group, with_people=with_people) + 1
    return [one for one in group if one.requirement.level == wanted and not one.holds(with_people=with_people)]
