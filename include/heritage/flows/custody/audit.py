"""Reads copies again and says what is there: sound, damaged, missing, or could not be read. Never writes to a site.

What was looked at is noted at once: a killed audit goes on. Each step works on one site, so that sites are read side by side.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from heritage import settings
from heritage.archive import fixity
from heritage.archive.fixity import Look, Outcome
from heritage.archive.layout import ROOT_DECLARATION
from heritage.archive.layout import place as place_of
from heritage.catalogue import custody
from heritage.catalogue.custody import CopyRecord
from heritage.catalogue.queries import overdue
from heritage.catalogue.schema.store import reading
from heritage.contracts import Site
from heritage.dossier import now
from heritage.files import write
from heritage.flows import history
from heritage.flows.custody.ledger import Ledger, act_folder
from heritage.flows.custody.roots import sites
from heritage.flows.revise.making import being_made
from heritage.model import EventType

log = logging.getLogger(__name__)

AT_ONCE = 20
"""Packages per note in the catalogue and event in the log."""

SLACK = 0.8
"""A round is planned in this share of the TTL, so that days on which a site is away are made up for."""

SOON = timedelta(days=3)
"""A copy whose TTL ends within this is due whatever the day's share is."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What is to be read: the day's share, or `everything`; of one institution or package only where that is named."""

    everything: bool = False
    institution: str = ""
    package: str = ""


def plan(run: str, site: str, scope: Scope) -> int:
    """Lists the copies that this run reads at the site, those unseen for longest first; answers how many. A run that has
    its list keeps it."""
    place = _folder(run, site) / "plan.jsonl"
    if not place.is_file():
        write(place.with_name("scope.json"), json.dumps(asdict(scope)).encode())
        partial = Ledger(place.with_suffix(".partial"))
        partial.begin()
        for held in _due(site, scope):
            partial.add(asdict(held))
        partial.path.replace(place)
    number = sum(1 for _ in Ledger(place).rows())
    log.info("%s: %d copies are to be read", site, number)
    return number


def _due(site: str, scope: Scope) -> Iterator[CopyRecord]:
    url = settings.home().catalogue_url
    found = custody.copies(url, site=site, institution=scope.institution, package=scope.package)
    if scope.everything or scope.package:
        yield from found
        return
    ttl = timedelta(days=settings.sites()[site].ttl_days)
    share = custody.weight(url, site)[1] / (ttl.days * SLACK)
    overdue_before = _moment(datetime.now(UTC) - ttl + SOON)
    for held in found:
        if share <= 0 and held.looked > overdue_before:
            return
        share -= max(held.size, 1)
        yield held


def read(run: str, site: str) -> dict[str, int]:
    """Reads the listed copies that were not read yet; answers outcome → how many. Raises SiteUnavailable when the site as a
    whole does not answer: what was read stays noted."""
    place = sites.to_look(site)
    planned = Ledger(_folder(run, site) / "plan.jsonl")
    notes = _Notes(run, site)
    waiting = (CopyRecord(**row) for row in islice(planned.rows(), notes.done, None))
    progress = _Progress(site, sum(row["size"] for row in islice(planned.rows(), notes.done, None)))
    while some := list(islice(waiting, AT_ONCE)):
        for held in some:
            notes.add(_looked(place, held))
            progress.seen(held)
        notes.tell()
    return _counts(run, site)


def _looked(site: Site, held: CopyRecord) -> Look:
    is_older = held.newest > held.version
    wanted = (held.newest, held.newest_digest) if is_older else (held.version, held.digest)
    look = fixity.look(site, held.package, *wanted)
    if look.outcome is Outcome.DAMAGED:  # a new version may just have been on its way in
        look = fixity.look(site, held.package, *(being_made(held.package) or wanted))
    if look.outcome is Outcome.UNREAD:
        site.size(ROOT_DECLARATION)  # raises when it is the site that is away, not the copy that is unreadable
    level = logging.INFO if look.outcome is Outcome.SOUND else logging.ERROR
    log.log(level, "%s: %s: %s %s", held.site, held.package, look.outcome, "; ".join(look.problems[:5]))
    return look


class _Notes:
    """The ledger of one site's audit, in the order of its plan. `tell` passes on what is new to catalogue and event log; a
    kill in between tells the same again, under the same keys."""

    def __init__(self, run: str, site: str) -> None:
        self.run, self.site = run, site
        self.ledger = Ledger(_folder(run, site) / "ledger.jsonl")
        self.done = self.marks = 0
        self.new: list[dict[str, Any]] = []
        for row in self.ledger.rows():
            self.new = [] if "noted" in row else [*self.new, row]
            self.marks += "noted" in row
            self.done += "package" in row
        self.tell()

    def add(self, look: Look) -> None:
        """On disk when this returns."""
        row = {"package": look.package, "outcome": look.outcome.value, "problems": list(look.problems), "at": now()}
        self.ledger.add(row)
        self.new.append(row)

    def tell(self) -> None:
        if not self.new:
            return
        url = settings.home().catalogue_url
        seen = [custody.Seen(r["package"], self.site, r["at"], r["outcome"], self.run, r["problems"]) for r in self.new]
        custody.note_seen(url, seen)
        sound = [row["package"] for row in self.new if row["outcome"] == Outcome.SOUND]
        if sound:
            self._log(str(self.marks), "success", sound, "every byte read and whole")
        for row in self.new:
            if row["outcome"] != Outcome.SOUND:
                said = f"{row['outcome']}: {'; '.join(row['problems'])}"[:4000]
                self._log(row["package"], "fail", [row["package"]], said)
        self.ledger.add({"noted": len(self.new)})
        self.new, self.marks = [], self.marks + 1

    def _log(self, what: str, outcome: str, packages: list[str], said: str) -> None:
        key = f"audit {self.run} {self.site} {what}"
        history.tell(key, EventType.FIXITY_CHECK, outcome, subjects=packages, site=self.site, detail=said)


def sweep(run: str, site: str) -> int:
    """Lists the whole site and compares it with the catalogue both ways: objects nobody knows, files that belong nowhere,
    packages whose folder is gone, two packages under one id. Answers how many strays; they are in strays.jsonl."""
    from heritage.catalogue.listing import Listing
    from heritage.flows.custody.reconciliation import Crossing

    folder = _folder(run, site)
    strays = Ledger(folder / "strays.partial")
    strays.begin()
    place = sites.to_look(site)
    with Listing(folder / "seen.db") as listing:
        crossing = Crossing(listing, settings.home().catalogue_url, place)
        for found in fixity.sweep(place):
            if isinstance(found, fixity.Stray):
                strays.add({"path": found.path, "said": found.said})
            else:
                strays.add(*crossing.seen(found.folder, found.package))
        strays.add(*crossing.finish())
    strays.add(*_twice(site))
    strays.path.replace(folder / "strays.jsonl")
    number = 0
    for row in Ledger(folder / "strays.jsonl").rows():
        log.error("%s: %s: %s", site, row["path"], row["said"])
        number += 1
    return number


def _twice(site: str) -> Iterator[dict[str, Any]]:
    """Copies at the site that are another package than the one that the catalogue knows under the same id and version."""
    with reading(settings.home().catalogue_url) as db:
        twice = overdue.twice(db)
    for row in twice:
        if row["site"] == site:
            said = f"TWO PACKAGES under one id and version {row['version']}: {row['this'][:16]}… here, {row['first'][:16]}… elsewhere"
            yield {"path": place_of(row["package"]), "said": f"{row['package']}: {said}"}


@history.signed
def finish(run: str, site: str) -> dict[str, int]:
    """Sums the site's audit up, in the catalogue and in the log. Answers outcome → how many; strays too."""
    counts = {**_counts(run, site), "strays": sum(1 for _ in Ledger(_folder(run, site) / "strays.jsonl").rows())}
    size = sum(row["size"] for row in Ledger(_folder(run, site) / "plan.jsonl").rows())
    said = ", ".join(f"{number} {name}" for name, number in counts.items())
    outcome = "fail" if _bad(counts) else "success"
    unlooked = "; ".join(not_looked_at(run, site))
    act = custody.Act(f"audit {run} {site}", "audit", now(), outcome, site, _only(run, site),
                      files=sum(_counts(run, site).values()), size=size, detail=f"{said}; not looked at: {unlooked}", facts=counts)  # fmt: skip
    custody.note_act(settings.home().catalogue_url, act)
    history.tell(f"audit {run} {site} closed", EventType.FIXITY_CHECK, outcome, subjects=[site], site=site, detail=said)
    log.info("%s: %s", site, said)
    log.info("%s: not looked at: %s", site, unlooked)
    write(_folder(run, site) / "ended.json", json.dumps(counts).encode())
    return counts


def not_looked_at(run: str, site: str) -> list[str]:
    """What this audit says nothing about."""
    known, _ = custody.weight(settings.home().catalogue_url, site)
    left = known - sum(_counts(run, site).values())
    told = [f"{left} of {known} copies, which were not asked for or not due"] if left > 0 else []
    return [*told, "the log's checkpoints (verify-log reads them)", "what runs are at work on (extensions/heritage-staging)",
            "extensions/ and logs/ within packages", "folders of the file system itself (lost+found, snapshots)"]  # fmt: skip


def _only(run: str, site: str) -> str:
    """What the audit was confined to, "" for the whole site: who looked at one package has not audited the archive."""
    place = _folder(run, site) / "scope.json"
    scope = Scope(**json.loads(place.read_bytes())) if place.is_file() else Scope()
    return scope.package or (f"urn:heritage:{scope.institution}:*" if scope.institution else "")


def ended(run: str, site: str) -> dict[str, int]:
    """What `finish` answered; {} when the site's audit has not ended."""
    place = _folder(run, site) / "ended.json"
    return json.loads(place.read_bytes()) if place.is_file() else {}


def _bad(counts: dict[str, int]) -> int:
    return sum(number for name, number in counts.items() if name != Outcome.SOUND)


def _counts(run: str, site: str) -> dict[str, int]:
    counts = {outcome.value: 0 for outcome in Outcome}
    for row in Ledger(_folder(run, site) / "ledger.jsonl").rows():
        if "package" in row:
            counts[row["outcome"]] += 1
    return counts


def unsound(run: str, site: str) -> Iterator[str]:
    """The packages whose copy at the site was found damaged or missing."""
    for row in Ledger(_folder(run, site) / "ledger.jsonl").rows():
        if row.get("outcome") in (Outcome.DAMAGED, Outcome.MISSING):
            yield row["package"]
    for row in Ledger(_folder(run, site) / "strays.jsonl").rows():
        if row.get("package"):
            yield row["package"]


class _Progress:
    """Says how far it is and how long it will take."""

    def __init__(self, site: str, total: int) -> None:
        self.site, self.total, self.done, self.begun, self.told = site, total, 0, time.monotonic(), 0.0

    def seen(self, held: CopyRecord) -> None:
        self.done += held.size
        passed = time.monotonic() - self.begun
        if passed - self.told < 30 and self.done < self.total:
            return
        self.told = passed
        rate = self.done / max(passed, 1e-3)
        left = timedelta(seconds=round((self.total - self.done) / max(rate, 1)))
        log.info(
            "%s: %.1f of %.1f GB read, %.0f MB/s, %s left",
            self.site,
            self.done / 1e9,
            self.total / 1e9,
            rate / 1e6,
            left,
        )


def _folder(run: str, site: str) -> Path:
    return act_folder("audits", run) / site


def _moment(when: datetime) -> str:
    return when.isoformat(timespec="seconds").replace("+00:00", "Z")
