"""What people accepted is finished in rounds: many answers, a few units of work."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator

from heritage.flows.batch import BatchFolder, found
from heritage.flows.inbox import turns
from heritage.flows.workline import CODE
from heritage.flows.workline.deciding import decided
from heritage.flows.workline.receive import cut
from heritage.flows.workline.standing import is_deposited
from heritage.flows.workline.steps import troubles
from heritage.model import Choice, Item

log = logging.getLogger(__name__)

UNITS = 32
"""Units after which a round takes no further batch: the next round begins when this one has ended, and nobody waits for long."""


def begin() -> tuple[list[str], bool]:
    """The batches of this round, in which something was decided: first come first, the institutions in turn. And whether others are
    left for the next one."""
    waiting = in_turn(filter(_is_there, decided.waiting()))
    taken, work = 0, 0
    while taken < len(waiting) and work < UNITS:
        batch = found(waiting[taken])
        work += sum(1 for _ in cut(_undone(batch), batch.line))
        taken += 1
    log.info("%d of %d batches in which something was decided: %d units to finish", taken, len(waiting), work)
    return waiting[:taken], taken < len(waiting)


def units(batches: Iterable[str]) -> list[str]:
    """What was accepted in these batches and is not deposited, cut into units again."""
    return [unit for reference in batches for unit in _units(found(reference))]


def in_turn(references: Iterable[str]) -> list[str]:
    """The batches of one institution in their order, those of the institutions in turn."""
    return turns.one_of_each(turns.by(lambda reference: reference.partition("/")[0], references).values())


def closed(batch: BatchFolder) -> None:
    """The batch was reported. What was accepted and may yet be done has another round."""
    if any(_may_be_done(batch, item) for item in _accepted(batch)):
        decided.note(batch.reference)
    decided.reported(batch.reference)


def _is_there(reference: str) -> bool:
    """Is the batch's work folder there? One that somebody removed must not stop the others."""
    if found(reference).shared.has("delivery"):
        return True
    log.warning("%s: its work folder is gone and what was decided with it; start the delivery again", reference)
    decided.forget(reference)
    return False


def _units(batch: BatchFolder) -> list[str]:
    items = _undone(batch)
    if not items:
        return []
    number = 1 + sum(1 for _ in batch.shared.folder.glob("units-*.jsonl"))
    batch.write(f"units-{number}", cut(items, batch.line), CODE)
    return [f"{batch.reference}#{unit.number:03d}.{number}" for unit in batch.units(str(number))]


def _undone(batch: BatchFolder) -> list[Item]:
    return [batch.item(item) for item in _accepted(batch)]


def _accepted(batch: BatchFolder) -> Iterator[str]:
    for item in batch.items():
        decision = batch.decision(item)
        if decision is not None and decision.choice is Choice.ACCEPT and not is_deposited(batch, item):
            yield item


def _may_be_done(batch: BatchFolder, item: str) -> bool:
    return all(trouble.passing for trouble in troubles(batch, item))
