"""Mends damaged copies: a plan that names every file, a person's approval, the mending, and the proof. The sound copy is only
read. Without approval nothing is ever written."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator
from pathlib import Path

from heritage import settings
from heritage.archive import repair
from heritage.archive.fixity import Outcome
from heritage.archive.repair import Plan
from heritage.catalogue import custody
from heritage.contracts import Site
from heritage.dossier import file_digest, now
from heritage.errors import CopyDamaged, HeritageError, PermanentError, SiteLocked, SiteRefused
from heritage.files import write
from heritage.flows import approving, history
from heritage.flows.approving import Approval, Asked, NotApproved
from heritage.flows.custody import proposal
from heritage.flows.custody.ledger import Ledger, act_folder, newest
from heritage.flows.custody.roots import sites
from heritage.model import EventType

log = logging.getLogger(__name__)

_SHOWN = 60
"""Lines of the plan that a person is shown; the whole of it lies beside."""


class NotMended(PermanentError):
    """Some packages could not be made whole."""

    advice = "The log and repair.txt name the files. What no site has any more has to be digitised again, or found elsewhere."


def plan(run: str, source: str = "", package: str = "", *, asked_by: str = "") -> int:
    """Makes the run's plan: of one package, or from an audit's proposal (a file, or "latest"). Answers how many packages need
    something done. A run that has its plan, and who asked for it, keeps them."""
    place = _plan(run)
    if not place.is_file() and asked_by:
        write(place.with_name("asked.json"), json.dumps({"by": asked_by}).encode())
    if not place.is_file():
        packages = [package] if package else [p.package for p in proposal.kept(_proposal(source))]
        plans = map(proposal.for_package if package else proposal.plan_or_reason, packages)
        needed = (made for made in plans if made.changes or made.lost or made.hopeless)
        proposal.keep(place, needed)
    number = 0
    for made in proposal.kept(place):
        log.info("%s", "\n".join(proposal.told(made)))
        number += 1
    log.info("%d packages need repair; the plan: %s", number, place.with_suffix(".txt"))
    return number


def asked_by(run: str) -> str:
    """Who asked for the plan, as it was noted when it was made; "" when that was not noted."""
    place = _plan(run).with_name("asked.json")
    return str(json.loads(place.read_bytes())["by"]) if place.is_file() else ""


def _proposal(source: str) -> Path:
    if source and source != "latest":
        place = Path(os.path.normpath(settings.home().custody / source))
        if not place.is_relative_to(settings.home().custody):
            raise NotApproved(f"{place} is no proposal of an audit (wanted one below {settings.home().custody})")
    else:
        place = newest("audits", proposal.FILE) or settings.home().custody / "audits"
    if not place.is_file():
        raise NotApproved("no audit has proposed a repair yet")
    return place


def question(run: str) -> tuple[str, str]:
    """Headline and Markdown text for the person who approves."""
    plans = list(_counted(run))
    writes = sum(c.act == repair.WRITE for p in plans for c in p.changes)
    removes = sum(c.act == repair.REMOVE for p in plans for c in p.changes)
    lost = sum(len(p.lost) + bool(p.hopeless) for p in plans)
    lines = _plan(run).with_suffix(".txt").read_text().splitlines()
    shown = [f"    {line}" for line in lines[:_SHOWN]]
    more = (
        [f"… and {len(lines) - _SHOWN} more lines in {_plan(run).with_suffix('.txt')}"] if len(lines) > _SHOWN else []
    )
    eyes = " **Another person than who asked must approve.**" if asked(run).four_eyes else ""
    eyes += f" The plan's sha256: `{file_digest(_plan(run))}`."
    subject = f"Repair {len(plans)} packages: write {writes} files, remove {removes}" + (
        f", {lost} LOST" if lost else ""
    )
    return subject, "\n".join(
        [f"Every file is compared while it is written, and read back.{eyes}", "", *shown, "", *more]
    )


def _counted(run: str) -> Iterator[Plan]:
    return proposal.kept(_plan(run))


def needs_approval(_run: str) -> bool:
    """No copy is written to without a person's word."""
    return True


def asked(run: str) -> Asked:
    """The approval that the run's plan needs."""
    return Asked("repair", run, _plan(run), tuple(made.package for made in _counted(run)))


def approve(run: str, *, who: str, asked_by: str, reason: str) -> None:
    """Notes the approval. Raises NotApproved when `who` is nobody, or who asked where four eyes are wanted."""
    approving.approve(asked(run), who=who, asked_by=asked_by, reason=reason)


def reject(run: str, *, who: str, asked_by: str, reason: str) -> None:
    """Notes that the plan was not approved; `who` "": nobody answered in time."""
    approving.reject(asked(run), who=who, asked_by=asked_by, reason=reason)


@history.signed
def mend(run: str) -> dict[str, int]:
    """Does what was approved; answers how many packages are mended, and how many are not. Killed, it goes on. Raises
    NotApproved; SiteUnavailable, SiteRefused and DiskFull at once; CopyDamaged, SiteLocked and NotMended after everything that can be mended is."""
    approval = approving.approved(_plan(run), "repair")
    ledger = Ledger(act_folder("repairs", run) / "ledger.jsonl")
    done = {row["package"] for row in ledger.rows()}
    failed, broken = [], list[CopyDamaged | SiteLocked]()
    for made in (each for each in _counted(run) if each.package not in done):
        try:
            failed += [] if _mended(run, made, approval, ledger) else [made.package]
        except (CopyDamaged, SiteLocked) as error:  # worth another try, which the other packages need not wait for
            log.error("%s: not mended yet: %s", made.package, error)
            broken.append(error)
    if broken:
        raise broken[0]
    mended = sum(1 for _ in ledger.rows())
    if failed:
        raise NotMended(f"{mended} packages are whole again, {len(failed)} are not: {', '.join(failed[:5])}")
    return {"mended": mended}


def _mended(run: str, made: Plan, approval: Approval, ledger: Ledger) -> bool:
    touched = sorted({change.site for change in made.changes})
    try:
        repair.mend(made, _all_sites(made), lambda change: log.info("%s: %s %s", change.site, change.act, change.path))
    except HeritageError as error:
        if not isinstance(error, PermanentError) or isinstance(error, SiteRefused):
            raise
        said, ok = f"not mended: {error}", False
    else:
        said, ok = f"{len(made.changes)} files mended at {', '.join(touched)}, read back and whole", not made.lost
        if made.lost:
            said = f"{said}; lost at every site: {', '.join(made.lost)}"
    _tell(run, made, approval, touched, said, ok=ok)
    if ok:
        ledger.add({"package": made.package, "at": now()})
    return ok


def _all_sites(made: Plan) -> list[Site]:
    """To be written: the sites that the plan changes. The others are opened so that nothing can be changed there; one that
    does not answer is left out, unless the plan takes something from it: then it is waited for."""
    change, needed = {each.site for each in made.changes}, {each.source for each in made.changes}
    held = custody.copies(settings.home().catalogue_url, package=made.package)
    names = [name for name in dict.fromkeys(copy.site for copy in held) if name in settings.sites()]
    away = set(names) - change - needed - {s.name for s in proposal.answering(names)}
    return [sites.open_site(n) if n in change else sites.to_look(n) for n in names if n not in away]


def _tell(run: str, made: Plan, approval: Approval, touched: list[str], said: str, *, ok: bool) -> None:
    outcome, url = "success" if ok else "fail", settings.home().catalogue_url
    log.log(logging.INFO if ok else logging.ERROR, "%s: %s", made.package, said)
    for site in touched or [""]:
        key = f"repair {run} {made.package} {site} {outcome}"
        facts = {"approved_by": approval.who, "files": [c.path for c in made.changes if c.site == site][:500]}
        history.tell(key, EventType.RECOVERY, outcome, subjects=[made.package], site=site, detail=said, facts=facts)
        custody.note_act(url, custody.Act(key, "repair", now(), outcome, site, made.package, approval.who,
                                          files=len(made.changes), detail=said))  # fmt: skip
    if ok:
        custody.note_seen(url, [custody.Seen(made.package, s, now(), Outcome.SOUND, run) for s in touched])


def _plan(run: str) -> Path:
    return act_folder("repairs", run) / "repair.jsonl"
