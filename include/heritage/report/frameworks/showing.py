"""A framework as readers see it: in words of one language, for the page; the English ones stand in evidence.json beside codes and values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from heritage.report.frameworks.assessing import Assessed, Assessment, in_the_way, level
from heritage.report.frameworks.attesting import Attested, Standing
from heritage.report.frameworks.requirements import Verdict
from heritage.report.frameworks.rules import Answer

ATTESTATIONS = "attestations"
"""Key of the figure in which a dossier lists what people attest."""


class Words(Protocol):
    """One language's messages."""

    def __call__(self, code: str, /, **values: Any) -> str: ...

    def date(self, iso: Any) -> str: ...

    def listing(self, parts: Sequence[str]) -> str: ...


@dataclass(frozen=True, slots=True)
class Told:
    """A requirement in words. `figures`: keys, which are anchors of the page."""

    id: str
    anchor: str
    title: str
    verdict: Verdict
    said: str
    why: Sequence[str]
    figures: Sequence[str]
    documents: Sequence[str]
    attested: Sequence[tuple[str, str]]  # what is said, and where its document lies ("" = nowhere that can be linked)


@dataclass(frozen=True, slots=True)
class Group:
    """Requirements under one heading. `measured`, `with_people`: the NDSA level; None where there are no levels."""

    title: str
    told: Sequence[Told]
    measured: int | None = None
    with_people: int | None = None
    next: Sequence[Told] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A framework in words."""

    name: str
    title: str
    edition: str
    source: str
    counts: Sequence[tuple[str, str, int]]  # verdict, in words, how many
    attested: int
    groups: Sequence[Group]

    @property
    def has_levels(self) -> bool:
        return any(group.measured is not None for group in self.groups)


def shown(found: Assessment, t: Words) -> Shown:
    """For the page."""
    framework, counts = found.framework, found.counts()
    return Shown(
        framework.name, t(f"framework-{framework.name}"), framework.edition, framework.source,
        [(verdict.value, t(f"verdict-{verdict}"), number) for verdict, number in counts.items()],
        len([one for one in found if any(each.counts for each in one.attested)]),
        [_group(framework.name, group, some, t) for group, some in found.groups.items()],
    )  # fmt: skip


def _group(name: str, group: str, some: Sequence[Assessed], t: Words) -> Group:
    title, told = t(f"group-{name}-{_code(group)}"), [_told(name, one, t) for one in some]
    title = title if not group[0].isdigit() else f"{group} {title}"
    if not any(one.requirement.level for one in some):
        return Group(title, told)
    of = {each.id: each for each in told}
    waits = [of[one.requirement.id] for one in in_the_way(some)]
    return Group(title, told, level(some), level(some, with_people=True), waits)


def _told(name: str, one: Assessed, t: Words) -> Told:
    requirement = one.requirement
    figures = list(dict.fromkeys(key for measure in one.measures for key in measure.figures))
    figures += [ATTESTATIONS] if requirement.outside or one.attested else []
    return Told(
        requirement.id, f"{name}-{_code(requirement.id)}", t(f"requirement-{name}-{_code(requirement.id)}"),
        one.verdict, t(f"verdict-{one.verdict}"), list(_why(one, t)), figures,
        [str(document) for document in requirement.documents], [_attested(each, t) for each in one.attested],
    )  # fmt: skip


def _why(one: Assessed, t: Words) -> Iterator[str]:
    yield from dict.fromkeys(answered(measure.rule, measure.answer, t) for measure in one.measures)
    if one.missing:
        yield t("measured-documents.missing", documents=", ".join(map(str, one.missing)))
    there = [str(document) for document in one.requirement.documents if document not in one.missing]
    if there:
        yield t("measured-documents", documents=", ".join(there))
    if one.requirement.outside:
        parties = t.listing([t(f"party-{party}") for party in one.requirement.outside])
        yield t("framework-rest-outside" if one.measures or there else "framework-outside", parties=parties)
        if not one.attested:
            yield t("framework-unattested")


def answered(rule: str, answer: Answer, t: Words) -> str:
    """Why, in a sentence with its values."""
    values = {name: t.date(value) if name == "last" and value else value for name, value in answer.values.items()}
    if answer.case in ("empty", "unknown"):
        return t(f"measured-{answer.case}", **values)
    return t(f"measured-{rule}.{answer.case}" if answer.case else f"measured-{rule}", **values)


def _attested(one: Attested, t: Words) -> tuple[str, str]:
    said = one.attestation
    code = "overruled" if one.overruled and one.standing is Standing.VALID else one.standing.value
    values = {
        "name": said.by.name,
        "role": said.by.role,
        "state": t(f"verdict-{said.state}"),
        "date": t.date(said.date),
    }
    if code in ("valid", "expired"):
        values["until"] = t.date(said.until)
    parts = [t(f"attested-{code}", **values)]
    if said.institution:
        parts.append(t("attested-of", institution=said.institution.upper()))
    parts.append(t("attested-document", title=said.document.title))
    return " ".join(parts), said.document.link or ""


def _code(id_: str) -> str:
    return id_.replace(".", "-")


def content(found: Assessment, t: Words) -> dict[str, Any]:
    """For evidence.json: codes and values, and the same in the words given."""
    told = shown(found, t)
    counts = {verdict: number for verdict, _, number in told.counts}
    return {
        "framework": told.name, "title": told.title, "edition": told.edition, "source": told.source,
        "counts": {**counts, "attested": told.attested},
        "groups": [_entry(key, group, some, t) for group, (key, some) in zip(told.groups, found.groups.items(), strict=True)],
    }  # fmt: skip


def _entry(key: str, group: Group, some: Sequence[Assessed], t: Words) -> dict[str, Any]:
    levels = {"level": group.measured, "level_with_attestations": group.with_people}
    waits = {"in_the_way": [one.id for one in group.next]}
    rows = [_requirement(told, one, t) for told, one in zip(group.told, some, strict=True)]
    head = {"group": key, "title": group.title}
    return {**head, **(levels | waits if group.measured is not None else {}), "requirements": rows}


def _requirement(told: Told, one: Assessed, t: Words) -> dict[str, Any]:
    measures = [
        {"rule": each.rule, "verdict": each.answer.verdict.value, "case": each.answer.case, "values": dict(each.answer.values),
         "said": answered(each.rule, each.answer, t), "figures": list(each.figures)}
        for each in one.measures
    ]  # fmt: skip
    stated = [
        {**each.attestation.model_dump(mode="json", exclude_none=True), "standing": each.standing.value, "counts": each.counts}
        for each in one.attested
    ]  # fmt: skip
    return {
        "id": told.id, "title": told.title, "verdict": told.verdict.value, "why": " ".join(told.why), "measures": measures,
        "documents": list(told.documents), "documents_missing": [str(each) for each in one.missing],
        "figures": list(told.figures), "outside": [party.value for party in one.requirement.outside], "attested": stated,
    }  # fmt: skip
