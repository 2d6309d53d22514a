"""What the figures answer of each framework that auditors ask by; and the figures that only the frameworks ask for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from heritage import settings
from heritage.catalogue.figures import assessed
from heritage.catalogue.figures.query import asked
from heritage.dossier import file_digest
from heritage.flows import attestations
from heritage.flows.evidence.making import Making
from heritage.flows.house.watched import Late
from heritage.report.auditors_dossier import Figure, Figures
from heritage.report.frameworks import Assessment, Attested, assess, frameworks
from heritage.report.frameworks.requirements import Document

Row = Mapping[str, Any]

_OF_PACKAGES = {
    "events": assessed.EVENTS, "statements": assessed.STATEMENTS, "identifiers": assessed.IDENTIFIERS, "read-back": assessed.READ_BACK,
    "identification": assessed.IDENTIFICATION, "settled": assessed.SETTLED,
}  # fmt: skip


def answering(making: Making, people: Sequence[Row], late: Sequence[Late] | None) -> Iterator[Figure]:
    """In the order of the page. `late`: what `watch` finds; None where that is nobody's business."""
    for key, sql in _OF_PACKAGES.items():
        yield making.asked(key, key, sql)
    eyes = [{"institution": code, "four_eyes": settings.institutions()[code].four_eyes} for code in keepers(making)]
    yield making.told("four-eyes", "four-eyes", "config/institutions.yaml", eyes)
    accounts = {"accounts": len(people), "accounts_with_role": len([one for one in people if one.get("roles")])}
    yield making.told("accounts", "accounts", "python -m heritage_airflow.people list", [accounts])
    if late is not None:
        rows = [{"what": each.what, "said": each.said} for each in late]
        yield making.told("late", "overdue", "python -m heritage watch", rows)
    alarms = [{"notifier": alarm.notifier} for alarm in settings.alarms()]
    yield making.told("alarms", "alarms", "config/alarms.yaml", alarms)
    yield making.told("documents", "documents", "sha256sum <document>", list(_documents()))
    yield making.told("attestations", "attestations", "config/attestations.yaml", list(_attested(making.institution)))


def answered(figures: Figures, making: Making) -> list[Assessment]:
    """Each framework, requirement by requirement."""
    stated, institutions = attestations.attested(making.institution), keepers(making)
    return [assess(one, figures, _there(), _of(name, stated), institutions) for name, one in frameworks().items()]


def keepers(making: Making) -> list[str]:
    """The institutions that have packages here."""
    return [row.institution for row in asked(assessed.WHO_KEEPS, making.institutions).rows(making.db)]


def _of(framework: str, stated: Mapping[str, Sequence[Attested]]) -> Mapping[str, Sequence[Attested]]:
    beginning = f"{framework}/"
    return {name.removeprefix(beginning): some for name, some in stated.items() if name.startswith(beginning)}


def _named() -> list[Document]:
    found = {document for framework in frameworks().values() for one in framework for document in one.documents}
    return sorted(found, key=str)


def _there() -> Collection[Document]:
    return {document for document in _named() if document.is_in(settings.PROJECT)}


def _documents() -> Iterator[Row]:
    there = _there()
    for one in _named():
        sha256 = file_digest(settings.PROJECT / one.path) if one in there else ""
        yield {"document": str(one), "there": one in there, "sha256": sha256}


def _attested(institution: str) -> Iterator[Row]:
    for requirement, some in attestations.attested(institution).items():
        for one in some:
            said = one.attestation
            yield {
                "requirement": requirement, "state": said.state, "name": said.by.name, "role_of_person": said.by.role,
                "stated_on": str(said.date), "until": str(said.until), "document": said.document.title,
                "document_place": said.document.link or said.document.path or "", "sha256": said.document.sha256 or "",
                "institution": said.institution, "standing": one.standing.value,
            }  # fmt: skip
