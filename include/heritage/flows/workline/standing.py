"""How an item stands: by what is there, not by what was meant."""

from __future__ import annotations

from heritage import settings
from heritage.flows.batch import BatchFolder
from heritage.flows.snapshot import Snapshot
from heritage.flows.workline.deciding import decided
from heritage.flows.workline.deciding.asking import Questions
from heritage.model import Choice, Outcome, State


def is_deposited(batch: BatchFolder, item: str) -> bool:
    """Has every site given a receipt for the package as it is sealed?"""
    return _is_deposited(Snapshot(batch, item))


def _is_deposited(seen: Snapshot) -> bool:
    if seen.package is None:
        return False
    digest = seen.package.digest
    return set(settings.sites()) <= {site for site, receipt in seen.receipts.items() if receipt.digest == digest}


def state(batch: BatchFolder, item: str, questions: Questions) -> State:
    """How it stands at this moment."""
    return stands(Snapshot(batch, item), questions)


def stands(seen: Snapshot, questions: Questions) -> State:
    """Rejected by a person; held, for want of one; pending while one is asked, or while what one accepted has its turn to come.
    Whatever else there is, is failed."""
    if _is_deposited(seen):
        return State.DEPOSITED
    if seen.decision is not None:
        return _decided(seen)
    if seen.report is None or seen.report.verdict is not Outcome.FAIL:
        return State.FAILED
    return State.PENDING if seen.batch.run.review == "wait" and questions.wait_for(seen.id) else State.HELD


def _decided(seen: Snapshot) -> State:
    if seen.decision is not None and seen.decision.choice is Choice.REJECT:
        return State.REJECTED
    return State.FAILED if seen.noted("trouble-") or not decided.is_due(seen.batch.reference) else State.PENDING


def states(batch: BatchFolder) -> dict[str, State]:
    """Item → how it stands."""
    questions = Questions(batch)
    return {item: state(batch, item, questions) for item in batch.items()}
