"""What one sitting is about: the flagged items of a run that nobody has decided about, with findings and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import quote

from heritage.flows import runs
from heritage.flows.batch import BatchFolder, found
from heritage.flows.workline.evidence import picture_place
from heritage.model import Finding

AT_ONCE = 100
"""Items on one page: as many pictures as a browser shows without pain."""


@dataclass(frozen=True, slots=True)
class Card:
    """One flagged item. `pictures`: paths below the reports' folder, quoted for a URL."""

    item: str
    faults: tuple[Finding, ...]
    pictures: tuple[str, ...]

    @property
    def checks(self) -> str:
        """The names of the checks that failed, for choosing all items with the same fault."""
        return " ".join(dict.fromkeys(fault.check for fault in self.faults))


@dataclass(frozen=True, slots=True)
class Sitting:
    """One page of cards. `after`: the last item on it when there are more."""

    batch: str
    policy: str
    cards: tuple[Card, ...]
    after: str = ""


def sitting(workline: str, run: str, after: str = "") -> Sitting | None:
    """The items that wait, those after `after` in the batch's order; None when the run has taken no batch in."""
    reference = runs.batch_of(workline, run)
    if reference is None:
        return None
    batch = found(reference)
    cards = tuple(islice(_cards(batch, after), AT_ONCE + 1))
    more = cards[AT_ONCE - 1].item if len(cards) > AT_ONCE else ""
    return Sitting(reference, batch.run.policy, cards[:AT_ONCE], more)


def _cards(batch: BatchFolder, after: str) -> Iterator[Card]:
    items = iter(batch.items())
    if after:
        for item in items:
            if item == after:
                break
    for item in items:
        if batch.dossier(item).has("report") and batch.decision(item) is None and not batch.is_cleared(item):
            faults = batch.report(item).faults
            yield Card(item, faults, tuple(_pictures(batch, item, faults)))


def _pictures(batch: BatchFolder, item: str, faults: tuple[Finding, ...]) -> Iterator[str]:
    files = {file.path for file in batch.item(item).files}
    for subject in dict.fromkeys(f.subject for f in faults if f.subject in files):
        place = picture_place(batch, item, subject)
        if place.is_file():
            yield quote(place.relative_to(batch.home.reports).as_posix())
