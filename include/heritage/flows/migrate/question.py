"""What the person who approves a campaign is shown: how much it is about, what the pilot cost, proved and could not do, and the plan."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from heritage.dossier import file_digest
from heritage.flows.migrate import costs
from heritage.flows.revise import planning
from heritage.flows.revise.planning import approve, asked, reject

__all__ = ["approve", "asked", "needs_approval", "question", "reject"]

_SHOWN = 40
"""Lines of the plan; the whole of it lies beside."""


def needs_approval(run: str) -> bool:
    """Always; but for a run that goes on with another one's campaign, which was approved."""
    return planning.is_planned(run) and planning.needs_approval(run)


def question(run: str) -> tuple[str, str]:
    """Headline and Markdown text."""
    whole, said, place = costs.estimate(run), costs.asked(run), planning.plan_of(run)
    back = said.get("takes_back")
    what = f"Take back what campaign {back} made" if back else "Give files another form"
    head = f"{what}: {whole.packages} packages. Each gets a next version; the files that are there stay."
    eyes = " **Another person than who asked must approve.**" if asked(run).four_eyes else ""
    lines = list(islice(_plan(run), _SHOWN + 1))
    more = [f"… and more, in {place.with_suffix('.txt')}"] if len(lines) > _SHOWN else []
    losses = (
        ["**What cannot be carried is lost in the new form, and said in the package.**", ""]
        if said.get("losses")
        else []
    )
    text = [f"{head}{eyes} Why: {said.get('why', '')}. The plan's sha256: `{file_digest(place)}`.", "", *losses]
    text += [] if back else [*_figures(whole), "", *_pilot(run), ""]
    return f"{what}: {whole.packages} packages", "\n".join([*text, *(f"    {one}" for one in lines[:_SHOWN]), *more])


def _figures(whole: costs.Estimate) -> Iterator[str]:
    yield f"* institutions: {', '.join(f'{name} {number}' for name, number in sorted(whole.institutions.items()))}"
    yield f"* files: {', '.join(f'{number} by {name}' for name, number in sorted(whole.migrations.items()))}; {_mega(whole.before)} now"
    if whole.after is not None and whole.hours is not None:
        yield f"* reckoned from the pilot: {_mega(whole.after)} more at each site, {whole.hours:.1f} CPU hours"


def _pilot(run: str) -> Iterator[str]:
    rows = list(costs.ledger(run).rows())
    failed = [row for row in rows if row["failed"]]
    yield f"**Pilot**: {len(rows) - len(failed)} packages converted and proved, {len(failed)} not."
    yield from (_tried(row) for row in rows)


def _tried(row: dict[str, Any]) -> str:
    if row["failed"]:
        return f"* {row['package']}: NOT CONVERTED: {row['failed']}"
    lost = f"; NOT CARRIED: {'; '.join(row['lost'])}" if row["lost"] else ""
    cost = f"{row['files']} files, {_mega(row['before'])} → {_mega(row['after'])}, {row['cpu']:.1f} CPU s"
    return f"* {row['package']}: {cost}; {'; '.join(row['proofs'])}{lost}"


def _mega(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"


def _plan(run: str) -> Iterator[str]:
    return (line for row in planning.planned(run) for line in planning.in_words(row))
