"""Registers the next version that an item became: in the row of the package's own item; the batch that brought it says that it did."""

from __future__ import annotations

from dataclasses import replace

from heritage import package, settings
from heritage.catalogue import progress, sheets
from heritage.catalogue.progress import JudgedItem
from heritage.catalogue.schema.states import ItemState
from heritage.dossier import revisions
from heritage.flows import history
from heritage.flows.batch import BatchFolder
from heritage.flows.revise import claims, making
from heritage.flows.workline.progress import open_batch
from heritage.flows.workline.succeeding import sealing
from heritage.model import EventType, Package, PackageFile, Receipt, Revision, State


def is_next_version(batch: BatchFolder, item: str) -> bool:
    """Is the item sealed as a version of a package of an earlier batch?"""
    dossier = batch.dossier(item)
    if not dossier.has("package") or not any(sheet.startswith("revision-") for sheet in dossier.sheets()):
        return False
    return dossier.one("package", Package).id != package.urn(batch.institution, batch.name, item)


def register(batch: BatchFolder, item: str) -> str:
    """May be done again at any time: the catalogue never takes an older version for a newer one."""
    dossier = batch.dossier(item)
    sealed = replace(dossier.one("package", Package), files=tuple(dossier.rest("package", PackageFile)))
    receipts = [dossier.one(f"receipt-{name}", Receipt) for name in settings.sites()]
    _tell(batch, item, sealed, list(revisions(dossier))[-1])
    told = sheets.closed_item(item, State.DEPOSITED, dossier, sealed, making.as_old(sealed.id, receipts))
    url, home = batch.home.catalogue_url, making.home_delivery(dossier)
    progress.note_version(url, home, told)
    judged = JudgedItem(item, ItemState.DEPOSITED, batch.report(item), batch.decision(item))
    progress.note_became(url, open_batch(batch), judged, sealed.id)
    claims.let_go(sealing.claimed(batch, sealed))
    return f"registered as version {sealed.version} of {sealed.id}, with {len(receipts)} copies"


def _tell(batch: BatchFolder, item: str, sealed: Package, revision: Revision) -> None:
    reference = f"{batch.reference}/{item}"
    history.tell(
        f"files {sealed.id} {sealed.version} {sealed.digest[:16]}",
        EventType.INFORMATION_PACKAGE_MERGING,
        "success",
        subjects=[sealed.id, reference, batch.reference],
        at=revision.at,
        detail=f"version {sealed.version} of {sealed.id}: {revision.why}; {making.told(revision)}",
        facts={"kind": revision.kind.value, "batch": batch.name, "delivery": revision.delivery},
    )
