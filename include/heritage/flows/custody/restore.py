"""Takes packages out of the archive: one, a batch's, or an institution's, to a folder or a URL, from whichever site answers.
Every file is compared with its receipt while it is written; a killed restore goes on where it was."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from heritage import settings
from heritage.archive import retrieval
from heritage.archive.layout import ROOT_DECLARATION
from heritage.archive.retrieval import Expected, Taken
from heritage.catalogue import custody
from heritage.contracts import Site
from heritage.dossier import now
from heritage.errors import CopyDamaged, PermanentError, SiteUnavailable
from heritage.files import PARTIAL
from heritage.flows import history
from heritage.flows.custody import proposal, restore_target
from heritage.flows.custody.ledger import Ledger, act_folder
from heritage.flows.custody.roots import sites
from heritage.model import EventType

log = logging.getLogger(__name__)

LIST = "restored.jsonl"
"""The manifest of the whole restore, beside the packages' folders; each of these has its own for `sha512sum -c`."""


_REPAIR = "Start an audit of these packages, then a repair; start the restore again: it goes on."


class NothingToRestore(PermanentError):
    """Nothing that is kept answers to what was asked for."""

    advice = "Look the package's id up in the catalogue; a version is a number that the package has."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be restored: packages by id, or all of a batch or an institution. `version` None: the newest. `site` "":
    whichever answers, in the order of sites.yaml."""

    packages: tuple[str, ...] = ()
    institution: str = ""
    batch: str = ""
    version: int | None = None
    site: str = ""


@history.signed
def restore(run: str, wanted: Wanted, into: str, *, who: str = "") -> dict[str, int]:
    """Restores to `into` (see `open_outside`). Answers packages, files, bytes. Raises NothingToRestore, ObjectConflict (something
    else is there), SiteUnavailable; CopyDamaged when no site has a file whole: after everything else is restored."""
    target, sources = restore_target.open_outside(into), _sources(wanted.site)
    ledger = Ledger(act_folder("restores", run) / "ledger.jsonl")
    done = {row["package"] for row in ledger.rows()}
    broken: list[CopyDamaged] = []
    for package, expected in _packages(wanted):
        if package in done:
            continue
        try:
            taken = _taken(sources, package, wanted.version, target, expected)
        except CopyDamaged as error:  # the other packages need not wait for its repair
            log.error("%s: %s", package, error)
            broken.append(error)
            continue
        log.info("%s: version %d, %d files, %.1f MB from %s", package, taken.version, taken.files, taken.size / 1e6,
                 " and ".join(taken.sites))  # fmt: skip
        _tell(run, taken, target, who)
        ledger.add(asdict(taken))
    if broken:
        raise CopyDamaged(
            f"{len(broken)} packages could not be restored: {'; '.join(map(str, broken[:5]))}", advice=_REPAIR
        )
    return _finished(ledger, target, into)


def _taken(sources: list[Site], package: str, version: int | None, target: Site, expected: Expected | None) -> Taken:
    try:
        return retrieval.take(sources, package, version, target, expected)
    except KeyError as error:
        raise NothingToRestore(f"{package} has no version {version}") from error


def _finished(ledger: Ledger, target: Site, into: str) -> dict[str, int]:
    rows = list(ledger.rows())
    if not rows:
        raise NothingToRestore("the catalogue knows nothing of the kind")
    for left in [entry.path for entry in target.list("") if entry.path.startswith(PARTIAL)]:
        target.remove(left)  # a killed restore was writing it
    mine = {row["package"] for row in rows}
    before = [row for row in _listed(target) if row.get("package") not in mine]  # of other restores to the same place
    target.write(LIST, [json.dumps(row).encode() + b"\n" for row in (*before, *rows)])
    summed = {"packages": len(rows), "files": sum(r["files"] for r in rows), "bytes": sum(r["size"] for r in rows)}
    log.info("%s: %s", into, summed)
    return summed


def _listed(target: Site) -> list[dict[str, object]]:
    if target.size(LIST) is None:
        return []
    return [json.loads(line) for line in b"".join(target.read(LIST)).splitlines()]


def _packages(wanted: Wanted) -> Iterator[tuple[str, Expected | None]]:
    """Package and its receipt. A package that is named need not be in the catalogue: sites know it too."""
    url = settings.home().catalogue_url
    if not wanted.packages and not (wanted.institution or wanted.batch):
        raise NothingToRestore("name packages, a batch or an institution")
    if wanted.packages:
        for package in wanted.packages:
            yield package, _newest(custody.copies(url, package=package)).get(package)
        return
    found = _newest(custody.copies(url, institution=wanted.institution, batch=wanted.batch))
    yield from ((package, found[package]) for package in sorted(found))


def _newest(copies: Iterable[custody.CopyRecord]) -> dict[str, Expected]:
    """Of each package: a site that was away may have an older version than the others."""
    found: dict[str, Expected] = {}
    for held in copies:
        if held.package not in found or found[held.package].version < held.version:
            found[held.package] = Expected(held.version, held.digest)
    return found


def _sources(name: str) -> list[Site]:
    if not name:
        return proposal.answering(list(settings.sites()))
    site = sites.to_look(name)
    if site.size(ROOT_DECLARATION) is None:
        raise SiteUnavailable(f"{name}: there is no archive")
    return [site]


def _tell(run: str, taken: Taken, target: Site, who: str) -> None:
    key, place = f"restore {run} {taken.package}", target.address(taken.folder)
    said = f"version {taken.version} to {place}, {taken.files} files compared with the receipt"
    history.tell(
        key,
        EventType.DISSEMINATION,
        "success",
        subjects=[taken.package],
        site=",".join(taken.sites),
        detail=said,
        who=who,
    )
    act = custody.Act(
        key, "restore", now(), "success", ",".join(taken.sites), taken.package, who, taken.files, taken.size, said
    )
    custody.note_act(settings.home().catalogue_url, act)
