"""The page of one delivery: how far it is, its items with their findings and pictures, and the decisions that wait for a person."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from sqlalchemy import Connection

from heritage import settings
from heritage.catalogue.queries import deliveries
from heritage.catalogue.queries.deliveries import CheckGroup, ListedDelivery, ListedItem
from heritage.flows.batch import BatchFolder
from heritage.model import Act, Viewer
from heritage.pages.frame import ROOT, delivery_address
from heritage.pages.running import AskRuns, Question, RunNow
from heritage.pages.states import state_of

ITEM_STATES = ("flagged", "pending", "accepted", "passed", "deposited", "held", "rejected", "failed")
"""Filter of the items, what needs a person first; the message codes are `item-state-…`."""

OPEN_STATES = frozenset({"flagged", "pending"})
"""States in which a person may be asked about an item."""

DECIDED_STATES = frozenset({"accepted", "rejected", "pending", "failed"})
"""States in which an item that a person decided about may not be sealed yet: the decision can be taken back."""

ITEM_TONES = {
    "flagged": "warn",
    "pending": "warn",
    "accepted": "busy",
    "passed": "busy",
    "deposited": "good",
    "held": "warn",
    "rejected": "bad",
    "failed": "bad",
}

AskQuestions = Callable[[str, Collection[str]], Mapping[str, Question]]
"""(Batch's reference, items) → the requests of Airflow's that wait for an answer about them."""


@dataclass(frozen=True, slots=True)
class DeliveryQuery:
    """What the page was asked to show of the items."""

    state: str = ""
    check: str = ""
    outcome: str = "fail"
    after: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One item. `pictures`: (what is shown, address); `question`: what Airflow waits for; None when the viewer has nothing to decide.
    `decided`: may the viewer take the decision about it back?"""

    item: ListedItem
    pictures: Sequence[tuple[str, str]]
    question: Question | None
    decided: bool = False

    @property
    def tone(self) -> str:
        return ITEM_TONES.get(self.item.state, "calm")


@dataclass(frozen=True, slots=True)
class Shown:
    """The page. `decides`: may the viewer answer? `report`: is there one?"""

    delivery: ListedDelivery
    state: str
    now: RunNow | None
    groups: Sequence[CheckGroup]  # of checks that were missed
    met: Sequence[CheckGroup]
    asked: DeliveryQuery
    cards: Sequence[Card]
    after: str
    decides: bool
    report: bool

    @property
    def policy(self) -> str:
        """The policy that was ordered, else the one that the items were judged by; "" before any was."""
        return self.delivery.policy or next((card.item.policy for card in self.cards if card.item.policy), "")

    @property
    def sites(self) -> str:
        """Where accepted items are deposited."""
        return ", ".join(settings.sites())

    @property
    def address(self) -> str:
        return delivery_address(self.delivery.institution, self.delivery.batch)


def is_decided(item: ListedItem) -> bool:
    """Did a person decide about it, and is it perhaps not sealed yet? (Whether it is, is seen when the decision is taken back.)"""
    return item.choice in {"accept", "reject"} and item.state in DECIDED_STATES and not item.package


def found(db: Connection, viewer: Viewer, institution: str, batch: str) -> ListedDelivery | None:
    """The delivery, for who sees it."""
    return deliveries.delivery(db, institution, batch, institutions=viewer.institutions)


def shown(
    db: Connection,
    viewer: Viewer,
    delivery: ListedDelivery,
    asked: DeliveryQuery,
    ask_runs: AskRuns,
    ask_questions: AskQuestions,
) -> Shown:
    """The page of a delivery that the viewer sees; a bounded number of queries."""
    listed = deliveries.items(
        db,
        delivery.number,
        institutions=viewer.institutions,
        state=asked.state if asked.state in ITEM_STATES else "",
        check=asked.check,
        outcome=asked.outcome if asked.outcome in {"fail", "warn"} else "fail",
        after=asked.after,
    )
    decides = viewer.may(Act.DECIDE, delivery.institution)
    open_items = [item.item for item in listed.rows if item.state in OPEN_STATES]
    reference = BatchFolder(delivery.institution, delivery.batch).reference
    waiting = ask_questions(reference, open_items) if decides and open_items else {}
    groups = deliveries.groups(db, delivery.number, institutions=viewer.institutions)
    return Shown(
        delivery,
        state_of(delivery),
        ask_runs([(delivery.workline, delivery.run)]).get((delivery.workline, delivery.run)),
        [group for group in groups if group.outcome != "pass"],
        [group for group in groups if group.outcome == "pass"],
        asked,
        [
            Card(item, tuple(pictures(item)), waiting.get(item.item), decides and is_decided(item))
            for item in listed.rows
        ],
        listed.after,
        decides,
        (settings.home().report(delivery.institution, delivery.batch) / "report.html").is_file(),
    )


def now(delivery: ListedDelivery, ask_runs: AskRuns) -> Shown:
    """The part of the page that changes while the delivery runs: its state, progress and counts."""
    run = ask_runs([(delivery.workline, delivery.run)]).get((delivery.workline, delivery.run))
    return Shown(delivery, state_of(delivery), run, (), (), DeliveryQuery(), (), "", False, False)


def pictures(item: ListedItem, most: int = 3) -> Iterator[tuple[str, str]]:
    """(subject, address) of the pictures that were made of the item's faults."""
    batch = BatchFolder(item.institution, item.batch)
    if not any(finding.outcome == "fail" for finding in item.findings) or not batch.dossier(item.item).has("item"):
        return
    kept = batch.item(item.item)
    paths = {file.path for file in kept.files}
    subjects = dict.fromkeys(f.subject for f in item.findings if f.outcome == "fail" and f.subject in paths)
    for subject in list(subjects)[:most]:
        place = batch.picture(kept, subject)
        if place.is_file():
            yield subject, f"{ROOT}/reports/{quote(place.relative_to(batch.home.reports).as_posix())}"


def models(item: ListedItem) -> list[tuple[str, str]]:
    """(name, address) of the pages on which the item's models can be turned."""
    reports = settings.home().reports
    folder = settings.home().report(item.institution, item.batch) / "models" / item.item
    return [
        (page.stem, f"{ROOT}/reports/{quote(page.relative_to(reports).as_posix())}")
        for page in sorted(folder.glob("*.html"))
    ]
