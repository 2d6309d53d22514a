"""Which earlier items a delivery's items take the place of: as its note says, or because item and order are the same. Found when the
delivery is taken in, kept with the batch (and, for packages, with each item), told to the catalogue and the log.

The earlier batch is looked for under the delivery's own institution only: a stranger's is unknown.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from heritage import settings
from heritage.catalogue.queries.linked import answered_before, archived, note_earlier, of_the_order
from heritage.flows.batch import SHARED, BatchFolder
from heritage.flows.workline import CODE
from heritage.flows.workline.deciding.asking import Questions
from heritage.flows.workline.standing import state
from heritage.ingest import events, replaced
from heritage.ingest.intake import Received
from heritage.model import Answering, Delivery, Earlier, Replaces, State
from heritage.problem import Problem

log = logging.getLogger(__name__)

Row = TypeVar("Row")

_SHEET = "earlier"


@dataclass(frozen=True, slots=True)
class Link:
    """A row of the batch's sheet: an item of it, and the earlier one."""

    item: str
    earlier: Earlier


def links(batch: BatchFolder) -> list[Link]:
    """What is known of the batch, confirmed by people since or not."""
    return [link for link in all_links(batch) if link.earlier.how is not Answering.DISMISSED]


def all_links(batch: BatchFolder) -> list[Link]:
    """With what people said is no answer."""
    return list(batch.shared.rows(_SHEET, Link)) if batch.shared.has(_SHEET) else []


def note(batch: BatchFolder) -> None:
    """Tells the catalogue what is known of the batch."""
    if found := all_links(batch):
        told = [(link.item, link.earlier) for link in found]
        note_earlier(batch.home.catalogue_url, batch.institution, batch.name, told)


def bring_back() -> int:
    """Tells a catalogue that was made anew what the work folder knows: people confirm things after a package was sealed. Says of how many
    batches."""
    sheets = sorted(settings.home().work.glob(f"*/*/{SHARED}/{_SHEET}.jsonl"))
    for sheet in sheets:
        note(BatchFolder(*sheet.parts[-4:-2]))
    return len(sheets)


def keep(batch: BatchFolder, found: Sequence[Link]) -> None:
    """Adds what was not known; the caller has the lock on the batch's own folder."""
    known = all_links(batch)
    new = [link for link in found if (link.item, link.earlier.batch) not in {(k.item, k.earlier.batch) for k in known}]
    if new:
        batch.shared.write(_SHEET, [*known, *new], code=CODE)


def of(received: Received) -> list[Link]:
    """What the items of the delivery say of themselves."""
    return [Link(item.id, earlier) for item in received.items for earlier in item.earlier]


def linked(received: Received) -> Received:
    """With the earlier tries that its items take the place of, and a remark for all that could not be linked. Refuses nothing."""
    search = _Search(received.delivery, [item.id for item in received.items])
    for one in received.delivery.replaces:
        search.named(one)
    if received.delivery.order:
        search.of_the_order()
    search.inherit()
    return _with(received, search) if search.found or search.remarks else received


def _with(received: Received, search: _Search) -> Received:
    found = search.found
    items = [replace(i, earlier=tuple(found[i.id].values())) if i.id in found else i for i in received.items]
    notes = (*received.delivery.notes, *map(str, search.remarks))
    told = (*received.events, *(events.noted(remark, "") for remark in search.remarks))
    return replace(received, delivery=replace(received.delivery, notes=notes), items=tuple(items), events=told)


@dataclass(slots=True)
class _Search:
    """`found`: item → earlier batch → what is known of it there."""

    delivery: Delivery
    items: Sequence[str]
    found: dict[str, dict[str, Earlier]] = field(default_factory=dict)
    remarks: list[Problem] = field(default_factory=list)

    def named(self, told: Replaces) -> None:
        """As the delivery note says: of these items of that batch, or of all that came in both."""
        batch = BatchFolder(self.delivery.institution, told.batch)
        if told.batch == self.delivery.batch:
            self.remarks.append(replaced.itself(self.delivery.institution))
        elif there := self._there(batch):
            self.remarks += self._in_both(batch, told, there)
        else:
            self.remarks.append(replaced.unknown_batch(self.delivery.institution, told.batch))

    def _there(self, batch: BatchFolder) -> dict[str, State | None]:
        """The batch's items; of one that only the catalogue knows, with their states."""
        if batch.shared.has("run"):
            return dict.fromkeys(batch.items())
        return dict(_asked(lambda: archived(batch.home.catalogue_url, batch.institution, batch.name).items()))

    def _in_both(self, batch: BatchFolder, told: Replaces, there: Mapping[str, State | None]) -> Iterator[Problem]:
        came = set(self.items)
        if missing := [item for item in told.items if item not in came]:
            yield replaced.not_delivered(missing)
        if strange := [item for item in told.items if item in came and item not in there]:
            yield replaced.never_there(batch.name, strange)
        both = [item for item in told.items or self.items if item in came and item in there]
        if not both and not told.items:
            yield replaced.none_in_common(batch.name)
        stand = _states(batch, [item for item in both if there[item] is None])
        stand = {item: there[item] or stand[item] for item in both}
        for item in both:
            self._add(item, Earlier(batch.name, Answering.NAMED, stand[item]))
        yield from self._not_refused(batch.name, stand)
        yield from self._answered(batch.name, [item for item in both if self.found[item][batch.name].refused])

    def _not_refused(self, batch: str, stand: dict[str, State]) -> Iterator[Problem]:
        if kept := [item for item, state in stand.items() if state is State.DEPOSITED]:
            yield replaced.deposited(batch, kept)
        if undecided := [item for item, state in stand.items() if state in (State.PENDING, State.FAILED)]:
            yield replaced.not_open(batch, undecided)

    def _answered(self, batch: str, items: Sequence[str]) -> Iterator[Problem]:
        before: dict[str, list[str]] = {}
        for item, by in _answered_before(self.delivery, batch, items) if items else ():
            before.setdefault(by, []).append(item)
        yield from (replaced.answered(batch, by, some) for by, some in before.items())

    def of_the_order(self) -> None:
        """The same item of the same order, refused before, needs nobody to say more; unless the delivery also brings what is deposited from
        that batch: then an order's batches perhaps count from 1 each, a remark says so, and people are asked."""
        delivery, kept, refused = self.delivery, dict[str, list[str]](), list[tuple[str, Earlier]]()
        told = (settings.home().catalogue_url, delivery, self.items)
        for item, batch, state_ in _asked(lambda: of_the_order(*told)):
            if batch in self.found.get(item, {}):
                continue  # the note says so itself
            if state_ == State.DEPOSITED:
                kept.setdefault(batch, []).append(item)
            else:
                refused.append((item, Earlier(batch, Answering.ORDER, State(state_))))
        for item, earlier in refused:
            if earlier.batch not in kept:
                self._add(item, earlier)
        self.remarks += [replaced.of_an_order(batch, some) for batch, some in kept.items()]

    def inherit(self) -> None:
        """What the earlier one had come in the place of is answered, too."""
        for name in {batch for tries in self.found.values() for batch in tries}:
            for link in links(BatchFolder(self.delivery.institution, name)):
                if (by := self.found.get(link.item, {}).get(name)) and _counts(link.earlier, by):
                    self._add(link.item, link.earlier)

    def _add(self, item: str, earlier: Earlier) -> None:
        if earlier.batch != self.delivery.batch:
            self.found.setdefault(item, {}).setdefault(earlier.batch, earlier)


def _counts(earlier: Earlier, between: Earlier) -> bool:
    """Does who answers the one in between answer this one, too? One that is archived gets its next version only from whoever is sure of both."""
    sure = Answering.ORDER not in (earlier.how, between.how)
    return earlier.refused or (earlier.state is State.DEPOSITED and sure)


def _states(batch: BatchFolder, items: Iterable[str]) -> dict[str, State]:
    questions = Questions(batch)
    return {item: state(batch, item, questions) for item in items}


def _answered_before(delivery: Delivery, batch: str, items: Sequence[str]) -> list[tuple[str, str]]:
    told = (settings.home().catalogue_url, delivery.institution, batch, items)
    return _asked(lambda: answered_before(*told, but=delivery.batch).items())


def _asked(ask: Callable[[], Iterable[Row]]) -> list[Row]:
    """A catalogue that does not answer costs what only it knows: the pages show it when it does."""
    try:
        return list(ask())
    except Exception as error:  # whatever database it is
        log.warning("the catalogue does not tell what came before: %s: %s", type(error).__name__, error)
        return []
