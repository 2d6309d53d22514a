"""Writes batches into the catalogue: from the flow's own nouns when a batch closes, or from a site's packages alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from pydantic import ValidationError
from sqlalchemy import Connection, delete, insert, select, update

from heritage import model
from heritage.catalogue import tables, twins
from heritage.catalogue.custody_tables import CopyCheck
from heritage.catalogue.likeness_tables import LikenessKey, Picture
from heritage.catalogue.linked import write_earlier
from heritage.catalogue.parts import Row, inserted, item_row, many, rows, write_parts
from heritage.catalogue.sheets import ClosedBatch, ClosedItem, PackagedSheets, Readable, packaged
from heritage.catalogue.states import BatchState
from heritage.catalogue.store import let_others_in, writing
from heritage.errors import CopyDamaged
from heritage.model import Delivery, Measured

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
            db.execute(insert(tables.Refusal), {**row, "reasons": list(reasons)})


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
    """The reason why the package cannot be read, or "". Its rows are written whole or not at all."""
    try:
        with db.begin_nested():
            sheets = PackagedSheets(package)
            delivery = next(sheets.rows("delivery", Delivery))
            number = batch_row(db, delivery, {}, taken_in=sheets.header("delivery").made)
            item = next(sheets.rows("item", model.Item))
            write_item(db, number, delivery.institution, packaged(package, item.id))
            write_earlier(db, number, ((item.id, earlier) for earlier in item.earlier))
            if sheets.has("targets"):
                _write_targets(db, number, sheets.rows("targets", Measured))
    except (KeyError, StopIteration, ValidationError, ValueError, FileNotFoundError, CopyDamaged) as error:
        return f"{type(error).__name__}: {error}"[:500]
    return ""


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
) -> None:
    """The item's rows, in place of those it had. `told`: our own words about the item; without them (a rebuild: one site's word) what is known of it stays."""
    statements = list(rows(item.sheets, "description", model.Statement))
    row = item_row(item, statements)
    key = (tables.Item.batch_id == batch, tables.Item.name == row["name"])
    number = db.scalar(select(tables.Item.id).where(*key))
    copies = _copies(item)
    if number is None:
        number = inserted(db, tables.Item, {"note": "", "error": "", **row, **(told or {}), "batch_id": batch})
    else:
        if told is None:
            if _is_known_better(db, number, row):
                return
            copies = _with_known_copies(db, number, copies, row["digest"])
            row = _with_known_state(db, number, row)
        db.execute(update(tables.Item).where(tables.Item.id == number), {**row, **(told or {})})
        for table in (*tables.OF_AN_ITEM, LikenessKey, Picture):
            db.execute(delete(table).where(table.item_id == number))
    whole = {"institution": institution, "files": row["files"], "size": row["size"]}
    write_parts(db, batch, number, item, statements, _with_looks(db, row["package"], [{**c, **whole} for c in copies]))
    if item.package is not None:
        twins.written(db, number, institution, item.sheets)


def _copies(item: ClosedItem) -> list[Row]:
    names = ("site", "place", "version", "digest", "verified_at")
    return [{n: getattr(copy, n) for n in names} for copy in item.copies]


def _is_known_better(db: Connection, number: int, row: Row) -> bool:
    """Is what is known a newer version, or another package under this one's number? Then this site's word does not replace it: which
    of two is right, an audit says."""
    known = db.execute(
        select(tables.Item.package, tables.Item.version, tables.Item.digest).where(tables.Item.id == number)
    ).one()
    if known.package != row["package"] or known.version < row["version"]:
        return False
    return bool(known.version > row["version"] or known.digest != row["digest"])


def _with_known_copies(db: Connection, number: int, new: list[Row], digest: str) -> list[Row]:
    """A rebuild from one site says nothing about the others: what is known of copies of the same package stays."""
    table = tables.Copy.__table__
    known = {row.site: dict(row._mapping) for row in db.execute(table.select().where(table.c.item_id == number))}
    for copy in new:
        before = known.get(copy["site"], {})
        same = before.get("digest") == copy["digest"]
        known[copy["site"]] = {**copy, "verified_at": before["verified_at"] if same else ""}
    return [{k: v for k, v in copy.items() if k != "item_id"} for copy in known.values() if copy["digest"] == digest]


def _with_looks(db: Connection, package: str, copies: list[Row]) -> list[Row]:
    """With what audits saw of the copies since."""
    asked = select(CopyCheck.site, CopyCheck.at, CopyCheck.sound_at).where(CopyCheck.package == package)
    seen = {row.site: row for row in db.execute(asked)} if copies else {}
    return [
        {
            **copy,
            "looked_at": seen[copy["site"]].at if copy["site"] in seen else "",
            "sound_at": max(copy["verified_at"], seen[copy["site"]].sound_at if copy["site"] in seen else ""),
        }
        for copy in copies
    ]


def _with_known_state(db: Connection, number: int, row: Row) -> Row:
    """One site cannot say that an item counts as deposited; what a closed batch said of the same package stays."""
    known = db.execute(select(tables.Item.state, tables.Item.digest).where(tables.Item.id == number)).one()
    return {**row, "state": known.state} if known.digest == row["digest"] else row


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
