"""The exact repair that an audit proposes: for each package that is not whole everywhere, every file that would be written or
removed, and where it would come from. Written for programs (JSON lines) and people; nothing is changed."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from heritage import settings
from heritage.archive import repair
from heritage.archive.layout import ROOT_DECLARATION
from heritage.archive.repair import Plan
from heritage.catalogue import custody
from heritage.contracts import Site
from heritage.dossier import adapter, dumps
from heritage.errors import HeritageError, PermanentError, SiteUnavailable
from heritage.files import atomic_write
from heritage.flows.custody import audit
from heritage.flows.custody.ledger import act_folder
from heritage.flows.custody.roots import sites

log = logging.getLogger(__name__)

FILE = "proposal.jsonl"


class NotWhole(PermanentError):
    """An audit found something that is not as it should be."""

    advice = "Read proposal.txt; start the DAG `repair` (it shows everything again before anything is changed)."


class NotKnown(PermanentError):
    """The catalogue knows no such package."""


def propose(run: str, audited: Iterable[str]) -> Path:
    """Writes proposal.jsonl and proposal.txt for what the run's audits found. Answers the first."""
    packages = dict.fromkeys(package for site in audited for package in audit.unsound(run, site))
    place = act_folder("audits", run) / FILE
    keep(place, map(plan_or_reason, packages))
    log.info("%d packages need repair: %s", len(packages), place.with_suffix(".txt"))
    return place


def plan_or_reason(package: str) -> Plan:
    """As `for_package`; what keeps one package from being planned does not cost the others their plans."""
    try:
        return for_package(package)
    except (HeritageError, OSError, ValueError) as error:
        return Plan(package, 0, "", hopeless=f"no plan could be made now: {error}")


def report(run: str, names: Iterable[str]) -> None:
    """Proposes the repair; raises NotWhole, after that, when an audit of the run found anything but sound copies, or a site
    was not audited to its end."""
    names = list(names)
    place = propose(run, names)
    counts = {name: audit.ended(run, name) for name in names}
    bad = [
        f"{site}: {number} {name}"
        for site, told in counts.items()
        for name, number in told.items()
        if number and name != "sound"
    ]
    bad += [f"{site}: the audit did not come to its end" for site, told in counts.items() if not told]
    if bad:
        raise NotWhole(f"{'; '.join(bad)}. The proposed repair: {place.with_suffix('.txt')}")


def for_package(package: str) -> Plan:
    """The plan for one package, over all its copies at the sites that answer. While one does not, nothing is called lost.
    Raises NotKnown, SiteUnavailable when none answers."""
    held = list(custody.copies(settings.home().catalogue_url, package=package))
    if not held:
        raise NotKnown(f"the catalogue knows no copy of {package}")
    names = [copy.site for copy in held if copy.site in settings.sites()]
    here = answering(names)
    newest = max(held, key=lambda copy: copy.version)
    if len({copy.digest for copy in held if copy.version == newest.version}) > 1:
        said = "two packages under one id and version: a person decides which is right (docs/engineer.md)"
        return Plan(package, newest.version, newest.digest, hopeless=said)
    made = repair.plan(here, package, newest.version, newest.digest)
    away = sorted(set(names) - {site.name for site in here})
    if away and (made.lost or made.hopeless):
        wanted = made.hopeless or f"whole at no site that answers: {', '.join(made.lost)}"
        said = f"{' and '.join(away)} does not answer, and may have it whole; plan again when it does ({wanted})"
        return replace(made, changes=(), lost=(), hopeless=said)
    return made


def answering(names: Sequence[str]) -> list[Site]:
    """Those of the sites that answer, to look only; who does not is logged."""
    here: list[Site] = []
    for name in names:
        try:
            site = sites.to_look(name)
            site.size(ROOT_DECLARATION)
            here.append(site)
        except HeritageError as error:
            log.warning("%s is left out: %s", name, error)
    if not here:
        raise SiteUnavailable(f"none of the sites {', '.join(names)} answers")
    return here


def keep(place: Path, plans: Iterable[Plan]) -> None:
    """Writes plans, and beside them the same in words; those first: who finds the plans believes that both are there."""
    with atomic_write(place) as partial:
        with partial.open("wb") as out:
            out.writelines(dumps(plan) + b"\n" for plan in plans)
        with atomic_write(place.with_suffix(".txt")) as draft, draft.open("w") as words:
            words.writelines("\n".join(told(plan)) + "\n\n" for plan in kept(partial))


def kept(place: Path) -> Iterator[Plan]:
    """The plans in a file."""
    with place.open("rb") as lines:
        yield from (adapter(Plan).validate_json(line) for line in lines)


def told(plan: Plan) -> list[str]:
    """The plan in words, a line per file."""
    lines = [f"{plan.package} (version {plan.version})"]
    if plan.hopeless:
        lines.append(f"  CANNOT BE REPAIRED: {plan.hopeless}")
    if plan.note:
        lines.append(f"  NOTE: {plan.note}")
    for c in plan.changes:
        where = "from the inventory" if not c.source else f"from {c.source}"
        lines.append(f"  {c.site}: {c.act} {c.path} ({c.why}{f'; {where}' if c.act == repair.WRITE else ''})")
    lines += [f"  LOST AT EVERY SITE: {path}" for path in plan.lost]
    return lines if len(lines) > 1 else [*lines, "  whole at every site that answers: nothing to do"]
