"""Campaigns as a page shows them: those there are, how far each is, what its pilot said, what was decided and what failed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from heritage import settings
from heritage.flows.migrate import costs
from heritage.flows.migrate.costs import Estimate
from heritage.flows.revise import planning, stopped
from heritage.model import Viewer

NEWEST = 50
"""Campaigns that are listed."""

SHOWN = 100
"""Packages that are named one by one."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A campaign in the list."""

    run: str
    by: str
    at: str
    why: str
    rule: str
    takes_back: str
    institutions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """One campaign. `refused`: packages that the plan names and cannot convert; `failed`: those that were begun; sentences in English."""

    listed: Listed
    losses: bool
    estimate: Estimate
    pilot: Sequence[dict[str, Any]]
    approval: dict[str, str]
    stopped_by: str
    made: int
    failed: Sequence[tuple[str, str]]
    refused: Sequence[tuple[str, str]]

    @property
    def open(self) -> int:
        """Packages that were not begun."""
        return self.estimate.packages - self.made - len(self.failed)


def campaigns(viewer: Viewer) -> list[Listed]:
    """The newest first; those whose packages the viewer may see, all of them."""
    places = sorted(
        (settings.home().custody / "revisions").glob("*/asked.json"), key=lambda p: p.stat().st_mtime, reverse=True
    )
    found = (_listed(json.loads(place.read_bytes())) for place in places if place.with_name("plan.jsonl").is_file())
    return [one for one in found if one and _seen(one, viewer)][:NEWEST]


def _listed(said: dict[str, Any]) -> Listed | None:
    if "sample" not in said:
        return None
    whose = tuple(sorted(planning.asked(said["run"]).institutions))
    return Listed(said["run"], said["by"], said["at"], said["why"], said["rule"], said["takes_back"], whose)


def _seen(one: Listed, viewer: Viewer) -> bool:
    return all(viewer.sees(institution) for institution in one.institutions)


def whole(run: str, viewer: Viewer) -> Whole | None:
    """None where there is no such campaign, or some of its packages are not the viewer's to see."""
    said = costs.asked(run)
    listed = _listed(said) if said else None
    if listed is None or not _seen(listed, viewer):
        return None
    rows = list(costs.done(run))
    counted = Counter(row["state"] for row in rows)
    failed = [(row["package"], row["said"]) for row in rows if row["state"] != "made"]
    refused = [(row.package, row.refused) for row in planning.planned(run) if row.refused]
    place = planning.plan_of(run).with_name("approval.json")
    approval = json.loads(place.read_bytes()) if place.is_file() else {}
    return Whole(
        listed, bool(said["losses"]), costs.estimate(run), list(costs.ledger(run).rows()), approval, stopped.by_whom(run), counted["made"],
        failed, refused,
    )  # fmt: skip
