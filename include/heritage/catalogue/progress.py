"""Tells the catalogue of a batch before it is closed: taken in, judged, decided. What is told again replaces what was told;
`record` has the last word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from heritage.catalogue.parts import AT_ONCE, Row, finding_rows, judged_row, many
from heritage.catalogue.recording import batch_row, write_item
from heritage.catalogue.schema.states import BatchState, ItemState
from heritage.catalogue.schema.store import reading, writing
from heritage.catalogue.schema.tables import Batch, Copy, Finding, Item
from heritage.catalogue.sheets import ClosedItem
from heritage.model import Decision, Delivery, Report


@dataclass(frozen=True, slots=True)
class OpenBatch:
    """A batch on its way. `review`: wait | hold."""

    delivery: Delivery
    run: str
    started: str
    expected: int
    review: str


@dataclass(frozen=True, slots=True)
class JudgedItem:
    """Where an item is. Without a report it could not be measured: `note` and `error` (its class) say why."""

    name: str
    state: ItemState
    report: Report | None
    decision: Decision | None = None
    note: str = ""
    error: str = ""


def note_received(url: str, batch: OpenBatch) -> None:
    """The batch is on its way, also when it was closed before and is run again."""
    with writing(url) as db:
        _running(db, batch)


ITEMS = 100
"""Judged items to a transaction: with its findings each takes some 30 KB of memory, and two lots are there at once."""


def note_judged(url: str, batch: OpenBatch, items: Iterable[JudgedItem]) -> None:
    """The items with their findings, some to a transaction: killed in between, the next run tells them all again."""
    waiting = iter(items)
    while some := list(islice(waiting, ITEMS)):
        with writing(url) as db:
            _write(db, _running(db, batch), some)


def note_decided(url: str, batch: OpenBatch, item: JudgedItem) -> None:
    """A person's choice about one item. How the batch is does not change by it."""
    with writing(url) as db:
        _write(db, _number(db, batch), [item])


def note_deposited(url: str, batch: OpenBatch, item: ClosedItem) -> None:
    """A package has its copies. How the batch is does not change by it."""
    with writing(url) as db:
        write_item(db, _number(db, batch), batch.delivery.institution, item, {"note": item.note, "error": item.error})


def note_version(url: str, delivery: Delivery, item: ClosedItem) -> None:
    """A package has its next version, and the copies of it. How its batch is does not change by it."""
    with writing(url) as db:
        number = batch_row(db, delivery, {})
        write_item(db, number, delivery.institution, item, {"note": "", "error": ""})


def note_became(url: str, batch: OpenBatch, item: JudgedItem, package: str) -> None:
    """The item became a version of an earlier batch's package: there it has its files and copies, here its findings and the package's id."""
    with writing(url) as db:
        number = _number(db, batch)
        _write(db, number, [item])
        db.execute(update(Item).where(Item.batch_id == number, Item.name == item.name).values(package=package))


def registered(url: str, institution: str, batch: str, names: Sequence[str]) -> dict[str, tuple[str, frozenset[str]]]:
    """Item → its package's digest and the sites of its copies, for the deposited ones among these."""
    with reading(url) as db:
        return {item: found for some in _some(names) for item, found in _registered(db, institution, batch, some)}


def _registered(
    db: Connection, institution: str, batch: str, names: Sequence[str]
) -> Iterator[tuple[str, tuple[str, frozenset[str]]]]:
    asked = select(Item.id, Item.name, Item.digest).join(Batch, Batch.id == Item.batch_id)
    asked = asked.where(Batch.institution == institution, Batch.name == batch, Item.name.in_(names))
    items = db.execute(asked.where(Item.state == ItemState.DEPOSITED.value)).all()
    sites: dict[int, set[str]] = {row.id: set() for row in items}
    digests = {row.id: row.digest for row in items}
    columns: tuple[Any, ...] = (Copy.item_id, Copy.site, Copy.digest)
    for number, site, digest in db.execute(select(*columns).where(Copy.item_id.in_(list(sites)))):
        if digest == digests[number]:
            sites[number].add(site)
    yield from ((row.name, (row.digest, frozenset(sites[row.id]))) for row in items)


def _some(names: Sequence[str]) -> Iterator[Sequence[str]]:
    """A statement has room for so many names."""
    return (names[begin : begin + AT_ONCE] for begin in range(0, len(names), AT_ONCE))


def _number(db: Connection, batch: OpenBatch) -> int:
    key = (Batch.institution == batch.delivery.institution, Batch.name == batch.delivery.batch)
    number = db.scalar(select(Batch.id).where(*key))
    return _running(db, batch) if number is None else number


def _running(db: Connection, batch: OpenBatch) -> int:
    when = {"run": batch.run, "state": BatchState.RUNNING.value, "started": batch.started, "finished": ""}
    rest = {"expected": batch.expected, "place": batch.delivery.place, "review": batch.review}
    return batch_row(db, batch.delivery, {**when, **rest})


def _write(db: Connection, batch: int, items: Sequence[JudgedItem]) -> None:
    """An item of which the catalogue knows a copy keeps all that is known: its work folder was lost, and is being made again."""
    packed = _packed(db, batch, [item.name for item in items])
    items = [item for item in items if item.name not in packed]
    told = {item.name: _row(item) for item in items}
    known = _numbers(db, batch, told)
    new = [{**_NOT_YET, **told[name], "name": name, "batch_id": batch} for name in told if name not in known]
    if new:
        db.execute(insert(Item), new)
    if known:
        db.execute(_CHANGED, [{**told[name], "number": number} for name, number in known.items()])
        db.execute(delete(Finding).where(Finding.item_id.in_(known.values())))
    numbers = _numbers(db, batch, told)
    judged = ((item.report, numbers[item.name]) for item in items if item.report is not None)
    many(db, Finding, chain.from_iterable(finding_rows(report, batch, number) for report, number in judged))


def _row(item: JudgedItem) -> Row:
    return {"state": item.state.value, **judged_row(item.report, item.decision), "note": item.note, "error": item.error}


_NOT_YET: Row = {"title": "", "package": "", "version": 0, "digest": "", "files": 0, "size": 0}
"""Of an item that was not sealed; of one that was, what the catalogue knows stays."""

_CHANGED = update(Item).where(Item.id == bindparam("number"))


def _packed(db: Connection, batch: int, names: Sequence[str]) -> set[str]:
    asked = select(Item.name).join(Copy, Copy.item_id == Item.id).where(Item.batch_id == batch, Item.name.in_(names))
    return set(db.scalars(asked))


def _numbers(db: Connection, batch: int, names: Iterable[str]) -> dict[str, int]:
    asked = select(Item.name, Item.id).where(Item.batch_id == batch, Item.name.in_(list(names)))
    return {row.name: row.id for row in db.execute(asked)}
