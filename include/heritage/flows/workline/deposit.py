"""Deposits sealed packages at one site; the receipt comes only after every byte was read back there."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from heritage import settings
from heritage.archive import deposits, ocfl, retrieval, unfinished
from heritage.archive.layout import ROOT_DECLARATION
from heritage.contracts import Site
from heritage.dossier import now
from heritage.errors import CopyDamaged, HeritageError, SiteRefused, SiteUnavailable, SourceChanged
from heritage.flows import history, opening
from heritage.flows.batch import BatchFolder, StepFailure
from heritage.flows.workline import CODE
from heritage.flows.workline.steps import each_item
from heritage.flows.workline.succeeding import together
from heritage.model import Agent, Event, EventType, Package, PackageFile, Receipt, Role

log = logging.getLogger(__name__)

ADDRESS = "https://heritage.invalid/worklines"
"""OCFL wants an address for the user of a version; ours is a program, and `.invalid` says that nobody lives there."""


def open_site(name: str) -> Site:
    """The site of that name in config/sites.yaml. Raises SiteUnavailable."""
    return opening.opened(name)


def deposit(reference: str, site: str) -> list[StepFailure]:
    """Deposits the unit's sealed items at the site: one `receipt-<site>` sheet per item."""

    waits = _Waits(site)

    def work(batch: BatchFolder, item: str) -> str:
        with waits.answered():
            return _deposit(batch, item, site)

    return each_item(reference, f"deposit-{site}", needs="package", adds=f"receipt-{site}", work=work)


class _Waits:
    """What a unit knows of its site: one that does not answer is asked once more, and then no longer: the unit's other items wait for
    the task's next try. (One item whose connection always breaks keeps none of its neighbours.)"""

    def __init__(self, site: str) -> None:
        self._site = site
        self._away: SiteUnavailable | None = None

    @contextlib.contextmanager
    def answered(self) -> Iterator[None]:
        """Raises SiteUnavailable, without asking, when the site was asked twice in vain."""
        if self._away is not None:
            raise self._away
        try:
            yield
        except SiteUnavailable:
            self._ask()
            raise

    def _ask(self) -> None:
        try:
            open_site(self._site).size(ROOT_DECLARATION)
        except SiteUnavailable as error:
            self._away = SiteUnavailable(f"not tried, as the site did not answer before: {error}", advice=error.advice)
        except HeritageError:  # it answers
            return


def _deposit(batch: BatchFolder, item: str, site: str) -> str:
    dossier = batch.dossier(item)
    receipt = _receipt(batch, item, site)
    history.tell_deposit(receipt)
    event = Event(
        EventType.REPLICATION, now(), Agent.of(CODE), "success", f"{site}: {receipt.files} files read back and verified"
    )
    dossier.write(f"receipt-{site}", [receipt], code=CODE, events=[event])
    return f"{receipt.files} files, {receipt.size / 1e6:.1f} MB at {site}, read back and verified: {receipt.place}"


def _receipt(batch: BatchFolder, item: str, site: str) -> Receipt:
    """Of what lies in the work folder; where that is gone since, of the very bytes that another site holds."""
    sealed, place = sealed_package(batch, item), open_site(site)
    if sealed.version > 1:
        _has_the_versions_before(sealed, place)
    told = {
        "message": f"Deposited from delivery {batch.name} of {batch.institution}",
        "user_name": CODE,
        "user_address": ADDRESS,
        "created": batch.dossier(item).header("package").made,
    }
    return deposited(sealed, place, told)


def _has_the_versions_before(sealed: Package, place: Site) -> None:
    """A site that was away when one was made gets it first, from one that has it."""
    held = unfinished.held(place, sealed.id)
    if held is None or held.number < sealed.version - 1:
        for name in (name for name in settings.sites() if name != place.name):
            source = open_site(name)
            there = unfinished.held(source, sealed.id)
            if there is not None and there.number == sealed.version - 1:
                log.warning("%s: %s has an older version; it gets what %s has", sealed.id, place.name, name)
                retrieval.move(source, place, sealed.id)
                return


def deposited(sealed: Package, site: Site, told: Mapping[str, str]) -> Receipt:
    """The package at the site, read back; what of it is no longer on this machine comes from another site that has it. `told`: what
    OCFL says of the version (message, user_name, user_address, created)."""
    try:
        return deposits.deposit(site, sealed, **told)
    except SourceChanged as gone:
        if not _copied(sealed, site, gone):
            raise
        return deposits.deposit(site, sealed, **told)


def _copied(sealed: Package, target: Site, gone: SourceChanged) -> bool:
    """Has another site the package, as it was sealed? Then the target has it too, byte for byte, with its inventory."""
    away: SiteUnavailable | SiteRefused | None = None
    for name in (name for name in settings.sites() if name != target.name):
        try:
            source = open_site(name)
            held = unfinished.held(source, sealed.id)
            if held is None or ocfl.version_of(source, held).digest != sealed.digest:
                continue
            log.warning("%s: %s; the package is copied from %s", sealed.id, gone, name)
            retrieval.move(source, target, sealed.id)
        except (CopyDamaged, FileNotFoundError) as error:
            log.warning("%s: %s cannot be copied from there: %s", name, sealed.id, error)
        except (SiteUnavailable, SiteRefused) as error:
            away = error
        else:
            return True
    if away is not None:
        raise type(away)(f"{gone}; {away}", advice=away.advice) from gone
    return False


def sealed_package(batch: BatchFolder, item: str) -> Package:
    """The package as it was sealed: its sheet's first row without files, then one row per file."""
    dossier, payload = batch.dossier(item), together.payload(batch, item)
    files = (_where_it_is_now(file, payload) for file in dossier.rest("package", PackageFile))
    return replace(dossier.one("package", Package), files=tuple(files))


def _where_it_is_now(file: PackageFile, payload: Path) -> PackageFile:
    """The delivery may have been moved since the package was sealed; its bytes are compared with the sheet in any case."""
    return replace(file, place=str(payload / file.source)) if file.role is Role.ORIGINAL else file
