"""Moves all packages of a site to a new one, while every site goes on serving: copied, read back, counted. It ends only when
objects, versions, files and bytes balance. Nothing is removed from the old site: that is its keeper's last act."""

from __future__ import annotations

import logging
from dataclasses import asdict

from heritage import settings
from heritage.archive import looking, taking
from heritage.archive.layout import place
from heritage.archive.taking import Balance
from heritage.catalogue import custody
from heritage.dossier import now
from heritage.errors import ConfigError, CopyDamaged, Unbalanced
from heritage.flows import history, sites
from heritage.flows.ledger import Ledger, act_folder

log = logging.getLogger(__name__)


def move(run: str, source: str, target: str) -> Balance:
    """Copies every object of `source` to `target` (both in sites.yaml); answers what the target now holds of them. Killed, it
    goes on. Raises Unbalanced when an object is damaged, belongs nowhere, or the two do not add up."""
    if source == target:
        raise ConfigError(f"{source} is both where from and where to")
    ledger = Ledger(act_folder("moves", run) / "ledger.jsonl")
    done = {row["package"] for row in ledger.rows()}
    left = []
    for found in looking.sweep(sites.to_look(source)):
        if isinstance(found, looking.Stray):
            log.warning("%s: %s stays behind: %s", source, found.path, found.said)
        elif not found.package:
            left.append(f"{found.folder}: no package's place")
        elif found.package not in done:
            left += _moved(run, source, target, found.package, ledger)
    if left:
        raise Unbalanced(f"{len(left)} objects could not be moved: {'; '.join(left[:5])}",
                         advice="Repair them (audit, then repair), and start the move again: it goes on.")  # fmt: skip
    return _balanced(run, source, target)


def _moved(run: str, source: str, target: str, package: str, ledger: Ledger) -> list[str]:
    there = sites.open_site(target)
    try:
        weight = taking.move(sites.to_look(source), there, package)
    except CopyDamaged as error:
        log.error("%s: %s", package, error)
        return [str(error)]
    at = now()
    said = f"{weight.versions} versions, {weight.files} files copied from {source}, read back and equal"
    history.tell(f"move {run} {package}", "replication", "success", subjects=[package], site=target, detail=said)
    custody.note_copy(
        settings.home().catalogue_url, package, target, place=there.address(place(package)), verified_at=at
    )
    ledger.add({"package": package, "at": at, **asdict(weight)})
    return []


def _balanced(run: str, source: str, target: str) -> Balance:
    """Counts both sites anew, from their listings: a ledger is not believed."""
    from_site, to_site = _weight(source), _weight(target)
    act = custody.Act(f"move {run}", "move", now(), "success" if from_site == to_site else "fail", target,
                      files=to_site.files, size=to_site.size, detail=f"from {source}: {to_site}")  # fmt: skip
    if from_site != to_site:
        raise Unbalanced(f"{source} holds {from_site}, {target} holds {to_site}")
    custody.note_act(settings.home().catalogue_url, act)
    log.info("%s → %s: %s", source, target, to_site)
    return to_site


def _weight(name: str) -> Balance:
    site, total = sites.to_look(name), Balance()
    for found in looking.sweep(site):
        if isinstance(found, looking.Seen) and found.package:
            total = total.plus(taking.weigh(site, found.package))
    return total
