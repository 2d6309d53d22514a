"""Gathers an auditor's dossier: what is kept, how often it was read, what was found and mended, what is late. Each figure comes
with its query; nothing is rounded up: two copies are storage level 1."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from heritage import settings
from heritage.catalogue import custody
from heritage.dossier import Dossier, file_digest, now
from heritage.flows import checkpoints, history, places, watch
from heritage.flows.batch import SHARED
from heritage.flows.workline import CODE
from heritage.model import EventType
from heritage.report.evidence import Evidence, Figure, Figures, write_evidence

log = logging.getLogger(__name__)

PACKAGES = """SELECT COUNT(*) AS packages, COALESCE(SUM(files), 0) AS files, COALESCE(SUM(size), 0) AS bytes
FROM item WHERE package <> ''"""

COPIES = """SELECT whole_copies, COUNT(*) AS packages FROM (
  SELECT item.id, COUNT(DISTINCT CASE WHEN COALESCE(copy_check.outcome, 'sound') = 'sound'
    THEN CASE copy.site {places} END END) AS whole_copies
  FROM item LEFT JOIN copy ON copy.item_id = item.id AND copy.version = item.version
  LEFT JOIN copy_check ON copy_check.package = item.package AND copy_check.site = copy.site
  WHERE item.package <> '' GROUP BY item.id) AS counted
GROUP BY whole_copies ORDER BY whole_copies"""

COVERAGE = """SELECT :site AS site, COUNT(*) AS copies,
  COALESCE(SUM(CASE WHEN COALESCE(NULLIF(copy_check.sound_at, ''), copy.verified_at) >= :cutoff THEN 1 ELSE 0 END), 0)
    AS whole_within_ttl,
  COALESCE(SUM(CASE WHEN copy_check.outcome <> 'sound' THEN 1 ELSE 0 END), 0) AS not_whole_at_last_look,
  COALESCE(SUM(CASE WHEN copy_check.package IS NULL THEN 1 ELSE 0 END), 0) AS only_read_when_deposited,
  MIN(COALESCE(NULLIF(copy_check.sound_at, ''), copy.verified_at)) AS longest_ago
FROM copy JOIN item ON item.id = copy.item_id
LEFT JOIN copy_check ON copy_check.package = item.package AND copy_check.site = copy.site
WHERE copy.site = :site"""

UNSOUND = """SELECT package, site, outcome, at FROM copy_check WHERE outcome <> 'sound' ORDER BY at, package, site LIMIT 1000"""

SUMMED = """SELECT kind, outcome, COUNT(*) AS times, COALESCE(SUM(files), 0) AS files, COALESCE(SUM(size), 0) AS bytes
FROM act WHERE at >= :since GROUP BY kind, outcome ORDER BY kind, outcome"""

ACTS = """SELECT at, site, package, outcome, who, files, size, detail FROM act
WHERE kind = :kind AND at >= :since ORDER BY at, id LIMIT 1000"""

DECISIONS = """SELECT item.decided_at, item.decided_by, item.choice, batch.institution, batch.name AS batch, item.name AS item,
  item.reason FROM item JOIN batch ON batch.id = item.batch_id
WHERE item.choice <> '' AND item.decided_at >= :since ORDER BY item.decided_at, item.id LIMIT 1000"""

_LEVELS = {
    0: "Some package has fewer than two whole copies (see Copies; one that was found damaged, missing or unreadable and is not "
    "mended does not count), or nothing is kept yet: not even level 1 is reached.",
    1: "Every package has two whole copies at two sites: storage level 1. Level 2 asks for three copies, one of them in a "
    "different geographic location; a third site in sites.yaml and a move reach it.",
    2: "Every package has three whole copies. Level 2 also asks that one of them is far away: that is for people to attest.",
}


@history.signed
def gather(days: int = 365) -> Path:
    """Writes reports/_evidence/<moment>/evidence.html and .json; answers the page."""
    made = now()
    since = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="seconds").replace("+00:00", "Z")
    figures = list(_figures(since))
    frameworks = assess(Figures(figures))
    level = _level(_copies().rows)
    late = [finding.said for finding in watch.findings()]
    evidence = Evidence(made, CODE, since, level, _LEVELS[level], late, figures, frameworks)
    folder = settings.home().reports / "_evidence" / made.replace(":", "")
    page = write_evidence(folder, evidence)
    facts = {"sha256": file_digest(folder / "evidence.json"), "level": level}
    history.tell(
        f"evidence {made}", EventType.CREATION, "success", subjects=["evidence"], detail=str(page), facts=facts
    )
    log.info("%s", page)
    return page


def assess(figures: Figures) -> Sequence[Any]:
    """What the figures answer of each framework that auditors ask by: NDSA, CoreTrustSeal, ISO 16363."""
    return ()


def _figures(since: str) -> Iterator[Figure]:
    yield _figure("packages", "Packages", "What was deposited.", PACKAGES)
    yield _copies()
    for name, site in settings.sites().items():
        cutoff = watch.moment(datetime.now(UTC) - timedelta(days=site.ttl_days))
        says = f"Every copy is to be read again within {site.ttl_days} days; whole is what was found whole when it was read."
        yield _figure(f"audits:{name}", f"Coverage at {name} ({site.title})", says, COVERAGE, site=name, cutoff=cutoff)
    yield _figure(
        "disagreements",
        "Two packages under one id and version",
        "None may be: which is right is for people to decide.",
        custody.TWICE,
    )
    yield _figure(
        "unsound", "Copies that are not whole", "At the last look, and not mended since; the first 1,000.", UNSOUND
    )
    yield _figure("acts", "What was done", f"Since {since}: acts by kind and how they ended.", SUMMED, since=since)
    titles = {"audit": "Audits", "repair": "Repairs", "drill": "Restore drills", "restore": "Restores", "move": "Moves"}
    for kind, title in titles.items():
        yield _figure(f"{kind}s", title, f"Since {since}; the first 1,000.", ACTS, kind=kind, since=since)
    yield _figure(
        "decisions",
        "Decisions by people",
        f"About flagged items, since {since}; the first 1,000.",
        DECISIONS,
        since=since,
    )
    yield _event_log()
    yield _sheets()


def _copies() -> Figure:
    """Copies at sites that are no longer in sites.yaml, and those not whole at the last look, are none; those that one loss takes
    are one."""
    numbers = places.numbers()
    query = COPIES.format(places=" ".join(f"WHEN :site_{n} THEN {number}" for n, number in enumerate(numbers.values())))
    says = f"Expected: one at each of {', '.join(numbers)}; whole when it was last read.{_one_place()}"
    return _figure("copies", "Copies", says, query, **{f"site_{n}": name for n, name in enumerate(numbers)})


def _one_place() -> str:
    pairs = [
        f"{one} and {other} are one place ({common}) and count as one copy" for one, other, common in places.together()
    ]
    return f" {'; '.join(pairs)}." if pairs else ""


def _event_log() -> Figure:
    found = checkpoints.verify()
    rows = [{"said": found.said, "lines": found.lines, "signatures": found.signatures, "signed up to line": found.signed_up_to,
             "not signed yet": found.unsigned, "holds": found.holds, "begun anew": found.begun, "compared with": "; ".join(found.compared), "breaks": "; ".join(f"{b.file}:{b.line} {b.said}" for b in found.breaks[:20])}]  # fmt: skip
    says = "The chain of events, compared with the checkpoints that the sites keep. docs/event-log.md checks it without us."
    return Figure("event-log", "Event log", says, "python -m heritage verify-log", {}, rows)


def _sheets() -> Figure:
    """The dossiers of the work folder; those of packages lie inside the packages, whose bytes audits read."""
    dossiers = sheets = 0
    broken: list[str] = []
    for place in sorted(settings.home().work.glob("*/*/*/")):
        if place.name != SHARED and (found := (dossier := Dossier(place)).sheets()):
            dossiers, sheets = dossiers + 1, sheets + len(found)
            broken += [f"{'/'.join(place.parts[-3:])}: {said}" for said in dossier.broken_links()]
    for said in broken:
        log.error("%s", said)
    rows = [{"dossiers": dossiers, "sheets": sheets, "holds": not broken, "broken": len(broken), "breaks": "; ".join(broken[:20])}]  # fmt: skip
    says = "Each sheet of an item names those before it with their sha256; a sheet that was changed, removed, swapped or slipped in shows."
    return Figure("sheets", "Sheets of the items", says, "sha256sum work/*/*/*/*.jsonl  # against `follows` in each sheet's first line", {}, rows)  # fmt: skip


def _figure(key: str, title: str, says: str, query: str, **values: str) -> Figure:
    return Figure(key, title, says, query, values, _asked(query, values))


def _asked(query: str, values: dict[str, Any]) -> list[dict[str, Any]]:
    return custody.ask(settings.home().catalogue_url, query, values)


def _level(copies: Sequence[Mapping[str, Any]]) -> int:
    fewest = min((row["whole_copies"] for row in copies), default=0)
    return 2 if fewest >= 3 else 1 if fewest == 2 else 0
