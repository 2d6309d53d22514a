"""What is written down about a campaign beside its plan: what was asked for, what the pilot found, and what the whole would cost."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from heritage.errors import PermanentError
from heritage.flows.custody.ledger import Ledger, act_folder
from heritage.flows.revise import planning
from heritage.model import Revision


class NotACampaign(PermanentError):
    """What was asked for cannot be."""

    advice = "Nothing was changed. Give the reason, a rule of config/formats.yaml that has a migration, or the run of an earlier campaign."


def asked(run: str) -> dict[str, Any]:
    """What was asked for, by whom and when; {} for a run that is no campaign."""
    place = planning.plan_of(run).with_name("asked.json") if planning.is_planned(run) else None
    found: dict[str, Any] = json.loads(place.read_bytes()) if place and place.is_file() else {}
    return found if "sample" in found else {}


def done(run: str) -> Iterator[dict[str, Any]]:
    """What became of each package so far: its id, the version, made or not, and a sentence in English."""
    for unit in sorted(planning.plan_of(run).parent.glob("unit-*.jsonl")):
        yield from Ledger(unit).rows()


def ledger(run: str) -> Ledger:
    """A row for each package that was tried."""
    return Ledger(act_folder("revisions", run) / "pilot.jsonl")


@dataclass(frozen=True, slots=True)
class Estimate:
    """Of the whole campaign: counted in its plan, reckoned from the pilot by bytes. `hours`: of one core; none where nothing was converted."""

    packages: int
    files: int
    before: int
    after: int | None
    hours: float | None
    institutions: Mapping[str, int] = field(default_factory=dict)
    migrations: Mapping[str, int] = field(default_factory=dict)  # files


def estimate(run: str) -> Estimate:
    """Reads plan and pilot."""
    packages, files, before = 0, 0, 0
    institutions, migrations = Counter[str](), Counter[str]()
    for row in planning.planned(run):
        if row.revision:
            packages += 1
            files += len(row.revision.renewals)
            before += size_of(row.revision)
            institutions[row.package.split(":")[2]] += 1
            migrations.update(one.migration for one in row.revision.renewals)
    tried = [row for row in ledger(run).rows() if not row["failed"]]
    read = sum(row["before"] for row in tried)
    after = round(before * sum(row["after"] for row in tried) / read) if read else None
    hours = _hours(tried, packages, before)
    return Estimate(packages, files, before, after, hours, institutions, migrations)


def _hours(tried: list[dict[str, Any]], packages: int, before: int) -> float | None:
    """By bytes, but no less than by packages: opening and sealing one costs, however small it is."""
    if not (read := sum(row["before"] for row in tried)):
        return None
    spent = sum(row["cpu"] for row in tried)
    return float(max(spent * before / read, spent * packages / len(tried))) / 3600


def size_of(revision: Revision) -> int:
    """Bytes of the files that it is about."""
    return sum(one.size for one in revision.renewals)
