"""The pilot of a campaign: some of its packages are converted for real, in a folder that is thrown away; what it cost, what was proved and
what could not be converted is shown to whoever approves the campaign."""

from __future__ import annotations

import logging
import resource
import shutil
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from heritage.errors import HeritageError, SiteRefused, TransientError
from heritage.flows.custody.ledger import act_folder
from heritage.flows.migrate import costs
from heritage.flows.revise import planning
from heritage.flows.revise.opened import Sites, brought, newest
from heritage.flows.workline import CODE
from heritage.model import Rendition, Revision

log = logging.getLogger(__name__)


def run_pilot(run: str) -> Mapping[str, int]:
    """Converts the sample; answers how many packages could be and how many could not. What is done is noted at once: a killed pilot goes on.
    Raises what is worth another try."""
    kept, sites = costs.ledger(run), Sites()
    done = {row["package"] for row in kept.rows()}
    for revision in sample(run, int(costs.asked(run).get("sample", 0))):
        if revision.package not in done:
            kept.add(_tried(run, revision, sites))
    counted = Counter("failed" if row["failed"] else "converted" for row in kept.rows())
    log.info("pilot: %d packages converted and proved, %d not", counted["converted"], counted["failed"])
    return {"converted": counted["converted"], "failed": counted["failed"]}


def sample(run: str, number: int) -> list[Revision]:
    """Of each institution and migration the smallest, the largest and those between, in turn; no chance in it: the same plan has the same
    sample."""
    groups: dict[tuple[str, ...], list[tuple[int, str]]] = {}
    for revision in _converting(run):
        groups.setdefault(_group(revision), []).append((costs.size_of(revision), revision.package))
    chosen = set(_in_turn([_spread(sorted(group)) for _, group in sorted(groups.items())], number))
    return [revision for revision in _converting(run) if revision.package in chosen]


def _converting(run: str) -> Iterator[Revision]:
    return (row.revision for row in planning.planned(run) if row.revision and row.revision.renewals)


def _group(revision: Revision) -> tuple[str, ...]:
    return revision.package.split(":")[2], *sorted({one.migration for one in revision.renewals})


def _spread(group: list[tuple[int, str]]) -> list[str]:
    """The smallest, the largest, the one in the middle, then those halfway between."""
    names, order = [name for _, name in group], list[int]()
    steps = len(names) - 1
    for share in (0, 1, 0.5, 0.25, 0.75, *(n / max(steps, 1) for n in range(len(names)))):
        if (at := round(share * steps)) not in order:
            order.append(at)
    return [names[at] for at in order]


def _in_turn(groups: list[list[str]], number: int) -> Iterator[str]:
    """One of each group, then a second of each …"""
    found = [
        name
        for depth in range(max(map(len, groups), default=0))
        for group in groups
        for name in group[depth : depth + 1]
    ]
    yield from found[:number]


def _tried(run: str, revision: Revision, sites: Sites) -> dict[str, Any]:
    """Raises TransientError, SiteRefused."""
    from heritage.flows.migrate.converting import renewed

    folder = act_folder("revisions", run) / "_pilot"
    began, spent = time.monotonic(), _cpu()
    made: list[Rendition] = []
    failed = ""
    try:
        held = newest(revision.package, sites)
        made = renewed(revision, held, brought(held.copies[0], folder, revision.version, CODE))
    except HeritageError as error:
        if isinstance(error, TransientError | SiteRefused):
            raise
        failed = f"{type(error).__name__}: {error}"
        log.warning("%s: %s", revision.package, failed)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    proofs = sorted({f"{one.tool}: {one.proof.method}" for one in made})
    lost = sorted({said for one in made for said in _lost(one)})
    return {
        "package": revision.package, "files": len(revision.renewals), "before": costs.size_of(revision), "after": sum(one.size for one in made),
        "cpu": round(_cpu() - spent, 3), "seconds": round(time.monotonic() - began, 3), "proofs": proofs, "lost": lost, "failed": failed,
    }  # fmt: skip


def _lost(made: Rendition) -> list[str]:
    said = made.facts.get("migration.lost")
    return list(map(str, said)) if isinstance(said, list) else []


def _cpu() -> float:
    """Seconds of this process and of what it started and saw end."""
    used = [resource.getrusage(of) for of in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)
