"""Asks about the items of a delivery, and what checks said of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, exists, func, literal_column, select, true

from heritage.catalogue.queries.tenancy import Institutions, beyond, page, parts, place, seen
from heritage.catalogue.schema.tables import Batch, Finding, Item
from heritage.model import Outcome

OF_EACH = 3
"""Findings of one check and outcome that are shown with an item: a book of 500 skewed pages is told by its number."""

Mark = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class ListedFinding:
    """What a check said. `mark`: where, as shares of the picture; `at`: when, in seconds; `nth` of its check and outcome."""

    check: str
    outcome: str
    subject: str
    wanted: str
    found: str
    source: str
    advice: str
    mark: Mark | None
    at: float | None
    nth: int
    code: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ListedItem:
    """An item. `asked`, `faults` and `warnings` count all its findings; `findings` are the first few that did not pass,
    failing ones first. `note` and `error`: what kept us from it."""

    number: int
    institution: str
    batch: str
    workline: str
    item: str
    title: str
    state: str
    verdict: str
    policy: str
    policy_version: str
    asked: int
    faults: int
    warnings: int
    choice: str
    decided_by: str
    decided_at: str
    reason: str
    note: str
    error: str
    package: str
    findings: tuple[ListedFinding, ...] = ()

    @property
    def worst(self) -> ListedFinding | None:
        """The finding to show first: one that failed, and rather one that says where."""

        def rank(finding: ListedFinding) -> tuple[bool, bool, bool]:
            return finding.outcome != Outcome.FAIL, finding.mark is None, finding.at is None

        return min(self.findings, key=rank, default=None)


@dataclass(frozen=True, slots=True)
class Items:
    """A page of items."""

    rows: tuple[ListedItem, ...]
    after: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """A page of an item's findings."""

    rows: tuple[ListedFinding, ...]
    after: str = ""


@dataclass(frozen=True, slots=True)
class CheckGroup:
    """How often a check ended so in a delivery, and for how many items."""

    check: str
    outcome: str
    findings: int
    items: int


_COLUMNS: tuple[Any, ...] = (
    Item.id, Batch.institution, Batch.name, Batch.workline, Item.name.label("item"), Item.title, Item.state, Item.verdict, Item.policy,
    Item.policy_version, Item.asked, Item.faults, Item.warnings, Item.choice, Item.decided_by, Item.decided_at, Item.reason,
    Item.note, Item.error, Item.package,
)  # fmt: skip

_SAID: tuple[Any, ...] = (
    Finding.check, Finding.outcome, Finding.subject, Finding.wanted, Finding.found, Finding.source, Finding.advice, Finding.mark,
    Finding.at, Finding.nth, Finding.code, Finding.details,
)  # fmt: skip

NOT_PASSED: ColumnElement[bool] = literal_column("finding.outcome <> 'pass'")
"""Word for word the condition of an index."""

WORST_FIRST = case((Finding.outcome == Outcome.FAIL.value, 0), (Finding.outcome == Outcome.WARN.value, 1), else_=2)


def items(
    db: Connection,
    number: int,
    *,
    institutions: Institutions,
    state: str = "",
    check: str = "",
    outcome: str = Outcome.FAIL.value,
    after: str = "",
    most: int = 100,
) -> Items:
    """The items of a delivery by name; `check`: only those with a finding of that check and outcome."""
    asked = _asked(institutions).where(Item.batch_id == number)
    asked = asked.where(Item.state == state) if state else asked
    if check:
        found = (Finding.batch_id == number, Finding.outcome == outcome, Finding.check == check, Finding.nth == 1)
        asked = asked.where(exists().where(*found, Finding.item_id == Item.id))
    begin = parts(after, str)
    asked = asked.where(Item.name > begin[0]) if begin else asked
    rows, last = page(db.execute(asked.order_by(Item.name).limit(most + 1)).all(), most)
    return Items(_with_findings(db, rows), place(last.item) if last else "")


def items_by_number(db: Connection, numbers: Iterable[int], *, institutions: Institutions) -> tuple[ListedItem, ...]:
    """Those of the items that somebody may see, by number."""
    rows = db.execute(_asked(institutions).where(Item.id.in_(sorted(set(numbers)))).order_by(Item.id)).all()
    return _with_findings(db, rows)


def item(db: Connection, institution: str, batch: str, name: str, *, institutions: Institutions) -> ListedItem | None:
    """One item by its names."""
    own = (Batch.institution == institution, Batch.name == batch, Item.name == name)
    return next(iter(_with_findings(db, db.execute(_asked(institutions).where(*own)).all())), None)


def findings(db: Connection, number: int, *, institutions: Institutions, after: str = "", most: int = 100) -> Findings:
    """Every finding of one item, failing ones first."""
    asked = select(*_SAID, WORST_FIRST.label("rank"), Finding.number).where(
        Finding.item_id == number, _seen(number, institutions)
    )
    begin = parts(after, int, int)
    order = (WORST_FIRST, Finding.number)
    asked = asked.where(beyond(order, begin)) if begin else asked
    rows, last = page(db.execute(asked.order_by(*order).limit(most + 1)).all(), most)
    return Findings(tuple(listed_finding(row) for row in rows), place(last.rank, last.number) if last else "")


def _seen(number: int, institutions: Institutions) -> Any:
    if institutions is None:
        return true()
    own = exists().where(Item.id == number, Batch.id == Item.batch_id, seen(Batch.institution, institutions))
    return own


def groups(db: Connection, number: int, *, institutions: Institutions) -> tuple[CheckGroup, ...]:
    """What checks said of a delivery: failing first, then those of most items."""
    first = func.sum(case((Finding.nth == 1, 1), else_=0))
    wall = exists().where(Batch.id == number, seen(Batch.institution, institutions))
    asked = select(Finding.check, Finding.outcome, func.count(), first).where(Finding.batch_id == number, wall)
    found = [CheckGroup(*row) for row in db.execute(asked.group_by(Finding.outcome, Finding.check))]
    rank = {outcome.value: place for place, outcome in enumerate(reversed(Outcome))}
    return tuple(sorted(found, key=lambda group: (rank.get(group.outcome, 9), -group.items, group.check)))


def _asked(institutions: Institutions) -> Select[Any]:
    joined = select(*_COLUMNS).select_from(Item).join(Batch, Batch.id == Item.batch_id)
    return joined.where(seen(Batch.institution, institutions))


def _with_findings(db: Connection, rows: Sequence[Any]) -> tuple[ListedItem, ...]:
    found: dict[int, list[ListedFinding]] = {}
    if rows:
        asked = select(*_SAID, Finding.item_id).where(Finding.item_id.in_([row.id for row in rows]), NOT_PASSED)
        asked = asked.where(Finding.nth <= OF_EACH).order_by(Finding.item_id, WORST_FIRST, Finding.number)
        for row in db.execute(asked):
            found.setdefault(row.item_id, []).append(listed_finding(row))
    listed = (ListedItem(*row) for row in rows)
    return tuple(replace(one, findings=tuple(found.get(one.number, ()))) for one in listed)


def listed_finding(row: Any) -> ListedFinding:
    """From a row with the columns of `ListedFinding`."""
    said = ListedFinding(*row[: len(_SAID)])
    left, top, width, height = said.mark or (0.0, 0.0, 0.0, 0.0)
    return replace(said, mark=(left, top, width, height) if said.mark else None)


FINDING_COLUMNS = _SAID
