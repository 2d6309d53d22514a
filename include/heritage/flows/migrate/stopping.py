"""Stopping a campaign, and letting it go on: between two packages, so that none is left in the middle."""

from __future__ import annotations

import json
from collections.abc import Mapping

from heritage.dossier import now
from heritage.files import write
from heritage.flows import history
from heritage.flows.migrate import costs
from heritage.flows.revise import planning, stopped
from heritage.model import EventType


@history.signed
def stop(run: str, *, who: str, reason: str = "") -> None:
    """No package is begun from now on; what has its next version keeps it. Raises NotACampaign."""
    _campaign(run)
    write(stopped.place(run), json.dumps({"who": who, "reason": reason, "at": now()}).encode())
    _told(run, who, f"campaign stopped: {reason}".rstrip(": "), "stopped")


@history.signed
def go_on(run: str, *, who: str, institution: str = "") -> None:
    """What stopped it is taken away: its next run does the rest. `institution`: whose packages it must be about. Raises NotACampaign."""
    _campaign(run)
    if institution and planning.asked(run).institutions != {institution}:
        raise costs.NotACampaign(f"the campaign {run} is about packages of others than {institution}")
    if stopped.place(run).is_file():
        stopped.place(run).unlink()
        _told(run, who, "campaign goes on", "goes on")


def _campaign(run: str) -> Mapping[str, object]:
    if not (found := costs.asked(run)):
        raise costs.NotACampaign(f"there is no campaign {run}")
    return found


def _told(run: str, who: str, said: str, what: str) -> None:
    key = f"campaign {run} {what} {now()}"
    history.tell(
        key, EventType.POLICY_ASSIGNMENT, "success", subjects=planning.asked(run).packages, detail=said, who=who
    )
