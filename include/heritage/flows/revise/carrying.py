"""Carries a run's plan out, a unit of packages at a time, and sums it up. What is done is noted at once: a killed unit goes on."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from heritage import settings
from heritage.catalogue import custody
from heritage.dossier import now
from heritage.errors import HeritageError, PermanentError, SiteRefused, TransientError
from heritage.flows import approving, history
from heritage.flows.approving import Approval
from heritage.flows.custody.ledger import Ledger, act_folder
from heritage.flows.enrich import tiers
from heritage.flows.revise import making, planning, stopped
from heritage.flows.revise.opened import Sites
from heritage.flows.workline.steps import AtWork
from heritage.model import Revision

log = logging.getLogger(__name__)

UNIT = 100
"""Packages to a task: a minute or two of work."""


class NotAllRevised(PermanentError):
    """Some packages did not get their next version."""

    advice = "The log names them, with the reason. When it is mended, start a revision for these packages again."


def units(run: str) -> list[int]:
    """The numbers of the units. Raises NotApproved when approval is needed and was not given."""
    _given(run)
    return list(range(-(-sum(1 for _ in _revisions(run)) // UNIT)))


def _given(run: str) -> Approval | None:
    """The approval; None where none is needed. Raises NotApproved."""
    return approving.approved(planning.plan_of(run), "revision") if planning.needs_approval(run) else None


def _revisions(run: str) -> Iterator[Revision]:
    return (row.revision for row in planning.planned(run) if row.revision)


@history.signed
def carry_out(run: str, unit: int) -> dict[str, int]:
    """Makes the unit's revisions; answers how many were made, and how many could not be. Raises what is worth another try after everything
    else is done; NotApproved."""
    ledger, given, sites = _ledger(run, unit), _given(run), Sites()
    done = {row["package"] for row in ledger.rows()}
    again: list[TransientError | SiteRefused] = []
    for revision in islice(_revisions(run), unit * UNIT, (unit + 1) * UNIT):
        if revision.package in done:
            continue
        if who := stopped.by_whom(run):
            log.warning("%s stopped this run: nothing further is begun", who)
            break
        try:
            _carried_out(_approved(revision, given), ledger, sites)
        except (TransientError, SiteRefused) as error:
            log.error("%s: not revised yet: %s", revision.package, error)
            again.append(error)
    if again:
        raise again[0]
    return dict(Counter(row["state"] for row in ledger.rows()))


def _ledger(run: str, unit: int) -> Ledger:
    return Ledger(act_folder("revisions", run) / f"unit-{unit:04d}.jsonl")


def _approved(revision: Revision, given: Approval | None) -> Revision:
    if given is None:
        return revision
    return replace(revision, approved_by=given.who, approved_at=given.at, approval=given.reason)


def _carried_out(revision: Revision, ledger: Ledger, sites: Sites) -> None:
    """Raises what may be gone the next time."""
    try:
        said, state = making.make(revision, sites), "made"
    except HeritageError as error:
        if isinstance(error, TransientError | SiteRefused):
            raise
        said, state = f"{type(error).__name__}: {error} → {error.advice}", "not made"
    log.log(logging.INFO if state == "made" else logging.ERROR, "%s: %s", revision.package, said)
    key = f"revise {revision.run} {revision.package} {revision.version} {state}"
    outcome = "success" if state == "made" else "fail"
    act = custody.Act(key, "revise", now(), outcome, "", revision.package, revision.who, detail=said[:2000])
    custody.note_act(settings.home().catalogue_url, act)
    ledger.add({"package": revision.package, "version": revision.version, "state": state, "said": said})


def report(run: str) -> dict[str, int]:
    """Sums the run up. Raises NotAllRevised when a package that was named did not get its next version."""
    rows = [row for unit in units(run) for row in _ledger(run, unit).rows()]
    refused = [f"{row.package}: {row.refused}" for row in planning.planned(run) if row.refused]
    failed = [f"{row['package']}: {row['said']}" for row in rows if row["state"] != "made"]
    missing = sum(1 for _ in _revisions(run)) - len(rows)
    made = len(rows) - len(failed)
    for line in (*refused, *failed):
        log.error("%s", line)
    for row in planning.planned(run):
        if row.held or row.conflicts:
            log.warning("%s", "\n".join(planning.in_words(row)))
    log.info("%d packages have a next version", made)
    tiers.refresh()
    if refused or failed or missing:
        said = f"{made} packages have a next version, {len(refused) + len(failed) + missing} have not"
        said += f" ({who} stopped it)" if (who := stopped.by_whom(run)) else ""
        raise NotAllRevised("; ".join([said, *(refused + failed)[:5]]))
    return {"made": made}


def go_on() -> dict[str, int]:
    """Ends the revisions that were broken off after they were sealed: their run is over, or its machine was lost. Raises what kept the
    last of them from it, after the others are tried."""
    counts: Counter[str] = Counter()
    broken: list[HeritageError] = []
    sites = Sites()
    for revision in list(making.under_way()):
        try:
            log.info("%s: %s", revision.package, making.make(revision, sites))
            counts["finished"] += 1
        except AtWork:
            counts["at work"] += 1
        except HeritageError as error:
            log.error("%s: version %d is not everywhere yet: %s", revision.package, revision.version, error)
            broken.append(error)
    if broken:
        raise broken[-1]
    return dict(counts)
