"""How an item stands: by what is there, not by what was meant."""

from __future__ import annotations

from heritage import settings
from heritage.flows.batch import BatchFolder
from heritage.flows.workline.deciding import decided
from heritage.flows.workline.deciding.asking import Questions
from heritage.flows.workline.steps import troubles
from heritage.model import Choice, Package, Receipt, State


def is_deposited(batch: BatchFolder, item: str) -> bool:
    """Has every site given a receipt for the package as it is sealed?"""
    return batch.dossier(item).has("package") and set(settings.sites()) <= set(_sites_with_receipt(batch, item))


def state(batch: BatchFolder, item: str, questions: Questions) -> State:
    """Rejected by a person; held, for want of one; pending while one is asked, or while what one accepted has its turn to come.
    Whatever else there is, is failed."""
    if is_deposited(batch, item):
        return State.DEPOSITED
    decision = batch.decision(item)
    if decision is not None and decision.choice is Choice.REJECT:
        return State.REJECTED
    if decision is not None:
        return State.FAILED if troubles(batch, item) or not decided.is_due(batch.reference) else State.PENDING
    if not batch.dossier(item).has("report") or batch.is_cleared(item):
        return State.FAILED
    return State.PENDING if batch.run.review == "wait" and questions.wait_for(item) else State.HELD


def states(batch: BatchFolder) -> dict[str, State]:
    """Item → how it stands."""
    questions = Questions(batch)
    return {item: state(batch, item, questions) for item in batch.items()}


def _sites_with_receipt(batch: BatchFolder, item: str) -> list[str]:
    dossier = batch.dossier(item)
    digest = dossier.one("package", Package).digest
    return [site for site in batch.receipts(item) if dossier.one(f"receipt-{site}", Receipt).digest == digest]
