"""Proof of life: what should have happened and did not. Everything quiet is the one thing a log never says by itself."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from heritage import settings
from heritage.catalogue import custody
from heritage.errors import HeritageError, Lasting
from heritage.flows.batch import SHARED

log = logging.getLogger(__name__)

AUDIT_EVERY = timedelta(days=2)
"""The audit is daily; one missed night is no alarm."""

DRILL_EVERY = timedelta(days=35)
STUCK_AFTER = timedelta(days=3)

_LAST = "SELECT MAX(at) AS at FROM act WHERE kind = :kind AND (site = :site OR :site = '')"
_FIRST = "SELECT MIN(verified_at) AS at FROM copy WHERE verified_at <> ''"
_FEWER = """SELECT COUNT(*) AS packages FROM (
  SELECT item.id FROM item LEFT JOIN copy ON copy.item_id = item.id WHERE item.package <> ''
  GROUP BY item.id HAVING COUNT(copy.site) < :wanted) AS counted"""
_UNSOUND = "SELECT site, outcome, COUNT(*) AS copies FROM copy_check WHERE outcome <> 'sound' GROUP BY site, outcome ORDER BY site"
_LATE = """SELECT COUNT(*) AS copies FROM copy JOIN item ON item.id = copy.item_id
LEFT JOIN copy_check ON copy_check.package = item.package AND copy_check.site = copy.site
WHERE copy.site = :site AND COALESCE(NULLIF(copy_check.sound_at, ''), copy.verified_at) < :cutoff"""
_CLOSED = "SELECT finished FROM batch WHERE institution = :institution AND name = :batch"


@dataclass(frozen=True, slots=True)
class Late:
    """Something that is overdue, and what to do."""

    what: str
    said: str
    advice: str


class Overdue(Lasting):
    """Something that should have run did not."""

    advice = "The log of this task lists everything that is overdue, each with what to do."


def findings() -> list[Late]:
    """Everything that is overdue at this moment. A check that cannot be made is a finding too."""
    found: list[Late] = []
    for check in (_audits, _coverage, _copies, _unsound, _drills, _stuck):
        found += _asked(check)
    return found


def watch() -> None:
    """Logs every finding; raises Overdue when there is one."""
    found = findings()
    for late in found:
        log.error("%s: %s → %s", late.what, late.said, late.advice)
    if found:
        raise Overdue(f"{len(found)} things are overdue: {'; '.join(late.said for late in found)}"[:3000])
    log.info("nothing is overdue")


def _asked(check: Callable[[], Iterator[Late]]) -> list[Late]:
    try:
        return list(check())
    except (HeritageError, OSError, ValueError) as error:
        return [Late(check.__name__.strip("_"), f"could not be watched: {error}", HeritageError.advice)]


def _audits() -> Iterator[Late]:
    begun = _one(_FIRST).get("at")
    for site in settings.sites():
        last = _one(_LAST, kind="audit", site=site).get("at")
        if begun and _age(last or begun) > AUDIT_EVERY:
            yield Late("audit", f"{site}: no audit has ended since {last or 'the first deposit'}",
                       "Look at the DAG `audit`: is it paused, red, or waiting?")  # fmt: skip


def _coverage() -> Iterator[Late]:
    for name, site in settings.sites().items():
        cutoff = moment(datetime.now(UTC) - timedelta(days=site.ttl_days))
        number = _one(_LATE, site=name, cutoff=cutoff)["copies"]
        if number:
            yield Late("coverage", f"{name}: {number} copies were not found whole within {site.ttl_days} days",
                       "Start the DAG `audit` with `everything`, or raise megabytes_per_second in sites.yaml.")  # fmt: skip


def _copies() -> Iterator[Late]:
    wanted = len(settings.sites())
    number = _one(_FEWER, wanted=wanted)["packages"]
    if number:
        yield Late("copies", f"{number} packages have fewer than {wanted} copies",
                   "Start their worklines' runs again; a site that was away may be back.")  # fmt: skip


def _unsound() -> Iterator[Late]:
    for row in custody.ask(settings.home().catalogue_url, _UNSOUND, {}):
        yield Late("damage", f"{row['site']}: {row['copies']} copies: {row['outcome']}, and not mended yet",
                   "Start the DAG `repair` with the audit's proposal.")  # fmt: skip


def _drills() -> Iterator[Late]:
    begun, last = _one(_FIRST).get("at"), _one(_LAST, kind="drill", site="").get("at")
    if begun and _age(last or begun) > DRILL_EVERY:
        yield Late(
            "drill", f"no package was restored as a drill since {last or 'the first deposit'}", "Start the DAG `drill`."
        )


def _stuck() -> Iterator[Late]:
    """Batches that were taken in and not closed, and at which nothing happens."""
    home = settings.home()
    for sheet in home.work.glob(f"*/*/{SHARED}/delivery.jsonl"):
        institution, batch = sheet.parts[-4:-2]
        touched = max(path.stat().st_mtime for path in [sheet.parent, *sheet.parents[1].iterdir()])
        idle = datetime.now(UTC) - datetime.fromtimestamp(touched, UTC)
        if idle > STUCK_AFTER and not _one(_CLOSED, institution=institution, batch=batch).get("finished"):
            yield Late("batch", f"{institution}/{batch}: taken in, not closed, and nothing has happened for {idle.days} days",
                       "Look for its run: is an item waiting for a person, or a task red?")  # fmt: skip


def _one(query: str, **values: object) -> dict[str, object]:
    rows = custody.ask(settings.home().catalogue_url, query, values)
    return rows[0] if rows else {}


def _age(at: object) -> timedelta:
    return datetime.now(UTC) - datetime.fromisoformat(str(at))


def moment(when: datetime) -> str:
    """As the catalogue writes it."""
    return when.isoformat(timespec="seconds").replace("+00:00", "Z")
