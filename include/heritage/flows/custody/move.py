"""Moves all packages of a site to a new one, while every site goes on serving: copied, read back, counted. It ends only when
objects, versions, files and bytes balance. Nothing is removed from the old site: that is its keeper's last act."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from heritage import settings
from heritage.archive import fixity, retrieval
from heritage.archive.layout import place
from heritage.archive.retrieval import Balance
from heritage.catalogue import custody
from heritage.contracts import Site
from heritage.dossier import now
from heritage.errors import ConfigError, CopyDamaged, ObjectConflict, Unbalanced
from heritage.flows import history
from heritage.flows.custody.ledger import Ledger, act_folder
from heritage.flows.custody.roots import sites
from heritage.model import EventType

log = logging.getLogger(__name__)

_AGAIN = 3
"""How often the two are brought together and counted again, while others deposit."""


@history.signed
def move(run: str, source: str, target: str) -> Balance:
    """Copies every object of `source` to `target` (both in sites.yaml); answers what the target now holds of them. Killed, it
    goes on. What is none of ours stays behind, and is named. Raises Unbalanced when an object is damaged or the two do not add up."""
    if source == target:
        raise ConfigError(f"{source} is both where from and where to")
    ledger = Ledger(act_folder("moves", run) / "ledger.jsonl")
    done = {row["package"] for row in ledger.rows()}
    left, foreign = [], []
    for found in fixity.sweep(sites.to_look(source)):
        if isinstance(found, fixity.Stray):
            log.warning("%s: %s stays behind: %s", source, found.path, found.said)
        elif not found.package and not fixity.foreign(sites.to_look(source), found.folder):
            left.append(f"{found.folder}: no package's place")
        elif not found.package:
            foreign.append(found.folder)
            log.warning(
                "%s: %s stays behind: an object that is none of ours; take it away by hand", source, found.folder
            )
        elif found.package not in done:
            left += _moved(run, source, target, found.package, ledger)
    if left:
        raise Unbalanced(f"{len(left)} objects could not be moved: {'; '.join(left[:5])}",
                         advice="Repair them (audit, then repair), and start the move again: it goes on.")  # fmt: skip
    return _balanced(run, source, target, foreign)


def _moved(run: str, source: str, target: str, package: str, ledger: Ledger) -> list[str]:
    there = sites.open_site(target)
    try:
        _is_what_is_expected(source, package)
        weight = retrieval.move(sites.to_look(source), there, package)
    except (CopyDamaged, ObjectConflict) as error:
        log.error("%s: %s", package, error)
        return [str(error)]
    at = now()
    said = f"{weight.versions} versions, {weight.files} files copied from {source}, read back and equal"
    history.tell(
        f"move {run} {package}", EventType.REPLICATION, "success", subjects=[package], site=target, detail=said
    )
    custody.note_copy(
        settings.home().catalogue_url, package, target, place=there.address(place(package)), verified_at=at
    )
    ledger.add({"package": package, "at": at, **asdict(weight)})
    return []


def _is_what_is_expected(source: str, package: str) -> None:
    """An object that is whole but older than its receipt would be given a receipt that is not true. Raises CopyDamaged."""
    for held in custody.copies(settings.home().catalogue_url, package=package, site=source):
        if wrong := fixity.other_than_expected(sites.to_look(source), package, held.version, held.digest):
            raise CopyDamaged(f"{source}: {package} is not what its receipt was given for: {'; '.join(wrong)}")


def _balanced(run: str, source: str, target: str, foreign: Sequence[str]) -> Balance:
    """Counts both sites anew, from their listings: a ledger is not believed. What was deposited meanwhile may be at one of
    them only, or was after the move had passed by: it is moved, and they are counted again."""
    from_site, to_site = _weight(source), _weight(target)
    for _ in range(_AGAIN):
        if from_site == to_site:
            break
        _late_ones(run, source, target)
        from_site, to_site = _weight(source), _weight(target)
    act = custody.Act(f"move {run}", "move", now(), "success" if from_site == to_site else "fail", target,
                      files=to_site.files, size=to_site.size, detail=f"from {source}: {to_site}{_left_behind(foreign)}")  # fmt: skip
    if from_site != to_site:
        differ = [*_differing(source, target), *_differing(target, source)]
        raise Unbalanced(f"{source} holds {from_site}, {target} holds {to_site}; these differ: {', '.join(differ[:5])}",
                         advice="Batches may have been on their way in; start the move again when they are closed.")  # fmt: skip
    custody.note_act(settings.home().catalogue_url, act)
    log.info("%s → %s: %s", source, target, to_site)
    return to_site


def _left_behind(foreign: Sequence[str]) -> str:
    shown = ", ".join(foreign[:5])
    return (
        f"; {len(foreign)} objects that are none of ours stay behind, to be taken away by hand: {shown}"
        if foreign
        else ""
    )


def _late_ones(run: str, source: str, target: str) -> None:
    """Moves what the source has and the target has not, or otherwise."""
    ledger = Ledger(act_folder("moves", run) / "ledger.jsonl")
    for package in _differing(source, target):
        _moved(run, source, target, package, ledger)


def _differing(here: str, there: str) -> Iterator[str]:
    """The packages of the one site that the other has not, or has in other numbers."""
    one, other = sites.to_look(here), sites.to_look(there)
    for found in fixity.sweep(one):
        if isinstance(found, fixity.Seen) and found.package and _weighed(one, found) != _weighed(other, found):
            yield found.package


def _weighed(site: Site, found: fixity.Seen) -> Balance:
    """Zero for an object that is not there, or not yet."""
    try:
        return retrieval.weigh(site, found.package)
    except CopyDamaged:
        return Balance()


def _weight(name: str) -> Balance:
    site, total = sites.to_look(name), Balance()
    for found in fixity.sweep(site):
        if isinstance(found, fixity.Seen) and found.package:
            total = total.plus(_weighed(site, found))
    return total
