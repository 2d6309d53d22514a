"""Writes batches into the catalogue: from the flow's own nouns when a batch closes, or from a site's packages alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from pydantic import ValidationError
from sqlalchemy import Connection, delete, insert, select, update

from heritage import model
from heritage.catalogue import kept_copies, suggestions, traits
from heritage.catalogue.parts import Row, inserted, item_row, judged_of, many, write_parts
from heritage.catalogue.queries import twins
from heritage.catalogue.queries.linked import write_earlier
from heritage.catalogue.schema import tables
from heritage.catalogue.schema.formats import ItemFormat
from heritage.catalogue.schema.likeness import LikenessKey, Picture
from heritage.catalogue.schema.revisions import Revision
from heritage.catalogue.schema.states import BatchState, ItemState
from heritage.catalogue.schema.store import let_others_in, writing
from heritage.catalogue.sheets import ClosedBatch, ClosedItem, PackagedSheets, Readable, packaged
from heritage.dossier import Sheets, described, revisions, states
from heritage.errors import CopyDamaged
from heritage.model import Delivery, Measured, refused

_ITEMS_AT_ONCE = 100
"""Items per transaction of a batch that is closed: about half a second."""

_PACKAGES_AT_ONCE = 20
"""Packages per transaction of a rebuild: others write in between."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild read, and the packages that it could not: id → why."""

    packages: int
    unreadable: Mapping[str, str] = field(default_factory=dict)


def record(url: str, batch: ClosedBatch) -> None:
    """Writes the batch's items, some to a transaction: others get in between, a person who asks for something first of all. With the
    last one the batch is closed; killed before, it is still on its way, and recording it again replaces its rows. Items that it
    does not name stay."""
    waiting = iter(batch.items)
    ours = {"run": batch.run, "started": batch.started, "expected": batch.expected, "place": batch.delivery.place}
    ours |= {"review": batch.review} if batch.review else {}
    first = True
    while some := list(islice(waiting, _ITEMS_AT_ONCE)):
        if not first:
            let_others_in(url)
        with writing(url) as db:
            number = batch_row(db, batch.delivery, {**ours, "state": BatchState.RUNNING.value, "finished": ""})
            for item in some:
                write_item(db, number, batch.delivery.institution, item, {"note": item.note, "error": item.error})
        first = False
    with writing(url) as db:
        number = batch_row(db, batch.delivery, {**ours, "state": batch.state, "finished": batch.finished})
        _write_targets(db, number, batch.targets)


def record_refusal(
    url: str, *, place: str, at: str, institution: str, workline: str, batch: str, reasons: Sequence[str]
) -> None:
    """A delivery that was not taken in; the same refusal again changes nothing."""
    row = {"place": place, "at": at, "institution": institution, "workline": workline, "batch": batch}
    with writing(url) as db:
        known = select(tables.Refusal.id).where(tables.Refusal.place == place, tables.Refusal.at == at)
        if db.scalar(known) is None:
            told = {"reasons": [str(one) for one in reasons], "grounds": refused.kept(reasons)}
            db.execute(insert(tables.Refusal), {**row, **told})


def rebuild(url: str, packages: Iterable[Readable]) -> Rebuilt:
    """Brings back everything that the packages tell, from a site alone; local notes and items that were never deposited
    stay as they are. A package that cannot be read is named and does not stop the others. Packages of a second site add
    their copies. Killed, it can be begun again."""
    waiting, done, unreadable = iter(packages), 0, dict[str, str]()
    while some := list(islice(waiting, _PACKAGES_AT_ONCE)):
        if done or unreadable:
            let_others_in(url)
        with writing(url) as db:
            for package in some:
                reason = _rebuild_one(db, package)
                if reason:
                    unreadable[package.id] = reason
                done += not reason
    return Rebuilt(done, unreadable)


def _rebuild_one(db: Connection, package: Readable) -> str:
    """The reason why the package cannot be read, or what is contradictory about it, or "". Its rows are written whole or not at all."""
    try:
        with db.begin_nested():
            sheets = PackagedSheets(package)
            first, *since = states(sheets)
            number, delivery = _batch_of(db, sheets, first)
            item = next(sheets.rows("item", model.Item))
            said = write_item(db, number, delivery.institution, packaged(package, item.id))
            _write_earlier(db, number, sheets, first)
            for state in since:  # what later deliveries brought of it
                later, _ = _batch_of(db, sheets, state)
                write_became(db, later, item.id, package.id, judged_of(sheets, state))
                _write_earlier(db, later, sheets, state)
            if sheets.has("targets"):
                _write_targets(db, number, sheets.rows("targets", Measured))
    except (KeyError, StopIteration, ValidationError, ValueError, FileNotFoundError, CopyDamaged) as error:
        return f"{type(error).__name__}: {error}"[:500]
    return said


def _batch_of(db: Connection, sheets: Sheets, state: str) -> tuple[int, Delivery]:
    """The batch that brought the files of that state."""
    delivery = next(sheets.rows(f"{state}delivery", Delivery))
    return batch_row(db, delivery, {}, taken_in=sheets.header(f"{state}delivery").made), delivery


def _write_earlier(db: Connection, number: int, sheets: Sheets, state: str) -> None:
    for item in sheets.rows(f"{state}item", model.Item):
        write_earlier(db, number, ((item.id, earlier) for earlier in item.earlier))


def write_became(db: Connection, number: int, name: str, package: str, judged: Row) -> None:
    """An item of batch `number` that became a version of an earlier batch's package. What a closed batch said of it stays."""
    if db.scalar(select(tables.Item.id).where(tables.Item.batch_id == number, tables.Item.name == name)) is None:
        nothing = {"title": "", "version": 0, "digest": "", "files": 0, "size": 0, "note": "", "error": ""}
        state = {"name": name, "state": ItemState.DEPOSITED.value, "package": package, "batch_id": number}
        inserted(db, tables.Item, {**nothing, **judged, **state})


def batch_row(db: Connection, delivery: Delivery, ours: Row, *, taken_in: str = "") -> int:
    """The batch's row, made or brought up to date. Without `ours` (a rebuild) its local columns stay; of one that nobody
    knew, only the day it was taken in is known."""
    key = (tables.Batch.institution == delivery.institution, tables.Batch.name == delivery.batch)
    told = _delivery_row(delivery)
    number = db.scalar(select(tables.Batch.id).where(*key))
    if number is not None:
        db.execute(update(tables.Batch).where(tables.Batch.id == number), {**told, **ours})
        return number
    unknown = {"run": "", "state": BatchState.REBUILT.value, "started": taken_in, "finished": "", "expected": 0}
    return inserted(db, tables.Batch, {**told, **unknown, "place": "", "review": "", **ours})


def _delivery_row(delivery: Delivery) -> Row:
    return {
        "institution": delivery.institution,
        "name": delivery.batch,
        "workline": delivery.workline,
        "digest": delivery.digest,
        "policy": delivery.policy or "",
        "operator": delivery.operator,
        "station": delivery.station.id,
        "device": delivery.station.device,
        "serial": delivery.station.serial,
        "captured": delivery.captured,
        "order": delivery.order,
    }


def write_item(
    db: Connection, batch: int, institution: str, item: ClosedItem, told: Mapping[str, str] | None = None
) -> str:
    """The item's rows, in place of those it had. `told`: our own words about the item; without them (a rebuild: one site's word) what is
    known of it stays. Copies that are known stay in any case; so does a package that another one would take the place of under the same
    version. Answers what is contradictory about that, or ""."""
    statements = described(item.sheets)
    row = item_row(item, statements)
    key = (tables.Item.batch_id == batch, tables.Item.name == row["name"])
    number = db.scalar(select(tables.Item.id).where(*key))
    whole = {"institution": institution, "files": row["files"], "size": row["size"]}
    copies = [{**copy, **whole} for copy in _copies(item)]
    if number is None:
        number = inserted(db, tables.Item, {"note": "", "error": "", **row, **(told or {}), "batch_id": batch})
    else:
        before = kept_copies.known(db, number)
        if not before.gives_way(row, copies):
            return _beside(db, before, row, copies, told)
        copies = kept_copies.merged(before, copies if told is not None else _as_receipted(before, copies))
        row = {**row, "state": before.state_of(row) if told is not None else _known_state(before, row)}
        db.execute(update(tables.Item).where(tables.Item.id == number), {**row, **(told or {})})
        for table in (*tables.OF_AN_ITEM, LikenessKey, Picture, Revision, ItemFormat):
            db.execute(delete(table).where(table.item_id == number))
    write_parts(db, batch, number, item, statements, kept_copies.with_looks(db, row["package"], copies))
    if item.package is not None:
        formats = ({**one, "item_id": number, "institution": institution} for one in traits.rows(item.sheets))
        many(db, ItemFormat, formats)
        twins.written(db, number, institution, item.sheets)
        suggestions.note_revisions(db, institution, revisions(item.sheets))
    return ""


def _beside(
    db: Connection, before: kept_copies.Known, row: Row, copies: list[Row], told: Mapping[str, str] | None
) -> str:
    """What is known of the package stays; only our own words about the item, and copies nobody knew, are new."""
    if told:
        db.execute(update(tables.Item).where(tables.Item.id == before.number), dict(told))
    kept_copies.add(db, before, copies)
    return before.contradiction(row, copies)


def _copies(item: ClosedItem) -> list[Row]:
    names = ("site", "place", "version", "digest", "verified_at")
    return [{n: getattr(copy, n) for n in names} for copy in item.copies]


def _as_receipted(before: kept_copies.Known, copies: list[Row]) -> list[Row]:
    """A rebuild lists, it gives no receipt: what is known of one for the same package stays."""
    known = before.copies
    same = {c["site"] for c in copies if known.get(c["site"], {}).get("digest") == c["digest"]}
    return [{**c, "verified_at": known[c["site"]]["verified_at"] if c["site"] in same else ""} for c in copies]


def _known_state(before: kept_copies.Known, row: Row) -> str:
    """One site cannot say that an item counts as deposited; what a closed batch said of the same package stays."""
    return before.state if before.digest == row["digest"] else str(row["state"])


def _write_targets(db: Connection, batch: int, targets: Iterable[Measured]) -> None:
    found = [
        {"batch_id": batch, "path": shot.file.path, "fact": fact, "value": float(value)}
        for shot in targets
        for fact, value in shot.facts.items()
        if fact.startswith("target.") and isinstance(value, int | float) and not isinstance(value, bool)
    ]
    if found:
        db.execute(delete(tables.TargetValue).where(tables.TargetValue.batch_id == batch))
        many(db, tables.TargetValue, found)
