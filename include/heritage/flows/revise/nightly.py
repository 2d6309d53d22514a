"""Which runs of `revise` the night begins: of the institutions whose catalogue is asked every day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from heritage import settings
from heritage.flows.revise.catalogues import catalogues


def due(today: date) -> list[dict[str, Any]]:
    """The runs that take over what changed in the catalogues that are asked every night: one a day each, from the day before the last one's."""
    runs = []
    for institution in (code for code, one in catalogues().items() if one.daily):
        run = f"catalogue__{institution}__"
        before = sorted(p.parent.name for p in (settings.home().custody / "revisions").glob(f"{run}*/plan.jsonl"))
        last = date.fromisoformat(before[-1].removeprefix(run)) if before else None
        since = (last - timedelta(days=1)).isoformat() if last else ""
        conf = {"catalogue": institution, "institution": institution, "since": since}
        runs.append({"trigger_dag_id": "revise", "trigger_run_id": f"{run}{today.isoformat()}", "conf": conf})
    return runs
