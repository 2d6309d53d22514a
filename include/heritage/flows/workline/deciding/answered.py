"""What became of items that take the place of earlier ones: told to the log, and the earlier batch is reported anew."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from heritage import files
from heritage.catalogue.queries import linked
from heritage.catalogue.queries.linked import Other
from heritage.flows import history
from heritage.flows.batch import BatchFolder
from heritage.flows.inbox import turns
from heritage.flows.workline import CODE
from heritage.flows.workline.deciding import decided
from heritage.flows.workline.deciding.asking import Questions
from heritage.flows.workline.deciding.linked import links
from heritage.flows.workline.standing import state, states
from heritage.model import State

log = logging.getLogger(__name__)

_SHEET = "answered"
_ENDED = (State.DEPOSITED, State.REJECTED, State.HELD)


@dataclass(frozen=True, slots=True)
class Told:
    """A row of the batch's sheet: what was told last of an item, and to which earlier batch."""

    item: str
    batch: str
    state: State


def tell(batch: BatchFolder, stand: Mapping[str, State]) -> None:
    """Tells once how each item ended that takes the place of an earlier one. Killed on the way, it tells again, and nothing counts twice."""
    now = (Told(link.item, link.earlier.batch, stand[link.item]) for link in links(batch) if link.item in stand)
    ended = [told for told in now if told.state in _ENDED]
    before = set(batch.shared.rows(_SHEET, Told)) if batch.shared.has(_SHEET) else set()
    new = _with_lines(batch.institution, [told for told in ended if told not in before])
    for told in new:
        history.tell_answer(batch, told.item, told.batch, told.state)
    for name in dict.fromkeys(told.batch for told in new):
        report_again(BatchFolder(batch.institution, name))
    if new:
        with files.locked(batch.shared.folder):
            batch.shared.write(_SHEET, [*(told for told in ended if told in before), *new], code=CODE)


def _with_lines(institution: str, told: Sequence[Told]) -> list[Told]:
    """Those whose earlier item is on a rework list. One that was deposited, or that nobody has decided about, is on none."""
    found: list[Told] = []
    for name, some in turns.by(lambda one: one.batch, told).items():
        earlier = BatchFolder(institution, name)
        questions = Questions(earlier)
        found += [one for one in some if state(earlier, one.item, questions) in (State.REJECTED, State.HELD)]
    return found


def report_again(batch: BatchFolder) -> None:
    """Has a round report the batch anew, with what answers it now. One with failed items is reported when it is started again: a round
    would be red for them once more."""
    if batch.shared.has("run") and State.FAILED not in states(batch).values():
        decided.note(batch.reference)


class Others:
    """What a batch's report says of other batches: the earlier items that its own take the place of, and what answers its own."""

    def __init__(self, batch: BatchFolder, items: Sequence[str]) -> None:
        self._earlier: dict[str, tuple[Other, ...]] = {}
        self._answers: dict[str, tuple[Other, ...]] = {}
        try:
            asked = (batch.home.catalogue_url, batch.institution, batch.name, items)
            self._earlier, self._answers = linked.of_batch(*asked)
        except Exception as error:  # whatever database it is; the report is worth more than what it says of others
            log.warning("the catalogue does not tell of other batches: %s: %s", type(error).__name__, error)
        for link in links(batch):
            known = self._earlier.get(link.item, ())
            if link.earlier.batch not in {one.batch for one in known}:
                state = str(link.earlier.state or "")
                other = Other(link.earlier.batch, link.item, state, link.earlier.how.value)
                self._earlier[link.item] = (*known, other)

    def earlier(self, item: str) -> tuple[Other, ...]:
        return self._earlier.get(item, ())

    def answers(self, item: str) -> tuple[Other, ...]:
        return self._answers.get(item, ())
