"""Gathers an auditor's dossier: what is kept, how often it was read, what was found and mended, what is late. Each figure comes
with its query; nothing is rounded up: two copies are storage level 1.

`kept`, `done`, `proved` and `house` make the figures (`making` says how), `placing` says where dossiers lie, `manifest` signs and verifies."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from heritage import settings
from heritage.catalogue import deliveries, reading
from heritage.dossier import moment, now
from heritage.errors import ConfigError
from heritage.flows import history, watch
from heritage.flows.evidence import manifest, placing
from heritage.flows.evidence.done import done
from heritage.flows.evidence.house import house
from heritage.flows.evidence.kept import judged_by, kept
from heritage.flows.evidence.making import Making
from heritage.flows.evidence.people import Roster, roster
from heritage.flows.evidence.proved import proved
from heritage.flows.workline import CODE
from heritage.messages import LANGUAGES, words
from heritage.model import EventType
from heritage.report.evidence import Evidence, Figure, Figures, write_evidence

log = logging.getLogger(__name__)

_LEVELS = {
    0: "Some package has fewer than two whole copies (see Copies; one that was found damaged, missing or unreadable and is not "
    "mended does not count), or nothing is kept yet: not even level 1 is reached.",
    1: "Every package has two whole copies at two sites: storage level 1. Level 2 asks for three copies, one of them in a "
    "different geographic location; a third site in sites.yaml and a move reach it.",
    2: "Every package has three whole copies. Level 2 also asks that one of them is far away: that is for people to attest.",
}


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
    with reading(settings.home().catalogue_url) as db:  # one moment, for all that the catalogue is asked
        figures = Figures(list(_figures(Making(db, institution, folder, since), people)))
    level = _level(figures["copies"].rows)
    late = [] if institution else [finding.said for finding in watch.findings()]
    return Evidence(made, CODE, since, level, _LEVELS[level], late, figures.all, assess(figures), institution)


def assess(figures: Figures) -> Sequence[Any]:
    """What the figures answer of each framework that auditors ask by: NDSA, CoreTrustSeal, ISO 16363."""
    return ()


def _figures(making: Making, people: Roster) -> Iterator[Figure]:
    yield from kept(making)
    yield from done(making)
    yield from proved(making)
    yield from judged_by(making)
    yield from house(making, people.people, people.roles)


def _level(copies: Sequence[Mapping[str, Any]]) -> int:
    fewest = min((row["whole_copies"] for row in copies), default=0)
    return 2 if fewest >= 3 else 1 if fewest == 2 else 0
