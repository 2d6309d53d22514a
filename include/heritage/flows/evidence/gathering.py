"""Gathers an auditor's dossier: what is kept, how often it was read, what was found and mended, what is late. Each figure comes
with its query; nothing is rounded up."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from heritage import settings
from heritage.catalogue.queries import deliveries
from heritage.catalogue.schema.store import reading
from heritage.dossier import moment, now
from heritage.errors import ConfigError
from heritage.flows import history
from heritage.flows.evidence import done, house, kept, manifest, placing, proved
from heritage.flows.evidence.answering import answered, answering
from heritage.flows.evidence.making import Making
from heritage.flows.evidence.people import Roster, roster
from heritage.flows.house import watch
from heritage.flows.house.watched import Late
from heritage.flows.workline import CODE
from heritage.messages import LANGUAGES, words
from heritage.model import EventType
from heritage.report.auditors_dossier import Evidence, Figure, Figures, write_evidence

log = logging.getLogger(__name__)


@history.signed
def gather(days: int = 365, institution: str = "", people: Roster | None = None) -> Path:
    """Writes <reports>/[<institution>/]_evidence/<moment>/ with evidence.json, a page in each language, the lists that are too long for
    them, and their signed manifest; answers the English page. `institution`: only what that one may see, "" for all; `people`: who works
    here, where Airflow was asked already."""
    if institution and institution not in settings.institutions():
        raise ConfigError(f"institutions.yaml has no institution {institution!r}")
    made, since = now(), moment(datetime.now(UTC) - timedelta(days=days))
    with placing.beside(institution) as partial:
        evidence = _evidence(made, since, institution, partial, people or roster())
        write_evidence(partial, evidence, {language: words(language) for language in LANGUAGES})
        sha256 = manifest.seal(partial, f"of {institution or 'all institutions'}, made {made} by {CODE}")
        folder = placing.finished(partial, made)
    page = folder / "evidence.html"
    facts = {"sha256": sha256, "level": evidence.level, "institution": institution}
    key = f"evidence {institution} {folder.name}".replace("  ", " ")
    history.tell(key, EventType.CREATION, "success", subjects=["evidence"], detail=str(page), facts=facts)
    log.info("%s", page)
    return page


def gather_each(days: int = 365, people: Roster | None = None) -> list[Path]:
    """Of all, and of each institution that has delivered anything."""
    asked = people or roster()
    whole = gather(days, people=asked)
    return [whole, *(gather(days, code, asked) for code in settings.institutions() if _has_delivered(code))]


def _has_delivered(institution: str) -> bool:
    with reading(settings.home().catalogue_url) as db:
        return bool(deliveries.listed(db, institutions=frozenset({institution}), most=1).rows)


def _evidence(made: str, since: str, institution: str, folder: Path, people: Roster) -> Evidence:
    late = None if institution else watch.findings()
    with reading(settings.home().catalogue_url) as db:  # one moment, for all that the catalogue is asked
        making = Making(db, institution, folder, since)
        figures = Figures(list(_figures(making, people, late)))
        frameworks = answered(figures, making)
    return Evidence(made, CODE, since, by_copies(figures), late or (), figures.all, frameworks, institution)


def by_copies(figures: Figures) -> int:
    """The storage level that the number of whole copies reaches, at places that no single loss takes together: two of every package
    are level 1, three level 2 (POLICIES.md). Where the third lies, and what else the level asks, is answered by the framework."""
    fewest = min((row["whole_copies"] for row in figures["copies"].rows), default=0)
    return 2 if fewest >= 3 else 1 if fewest == 2 else 0


def _figures(making: Making, people: Roster, late: Sequence[Late] | None) -> Iterator[Figure]:
    yield from kept.of(making)
    yield from done.of(making)
    yield from proved.of(making)
    yield from kept.judged_by(making)
    yield from house.of(making, people.people, people.roles)
    yield from answering(making, people.people, late)
