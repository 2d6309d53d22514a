"""Writes batches into the catalogue: from the flow's own nouns when a batch closes, or from a site's packages alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeAlias

from pydantic import ValidationError
from sqlalchemy import Connection, delete, insert, select, update

from heritage import model
from heritage.catalogue import tables
from heritage.catalogue.sheets import TOLD, ClosedBatch, ClosedItem, PackagedSheets, Readable, Sheets, packaged
from heritage.catalogue.store import writing
from heritage.catalogue.words import words
from heritage.errors import CopyDamaged
from heritage.model import Delivery, Measured, Role

Row: TypeAlias = dict[str, Any]
_AT_ONCE = 500
"""Rows per statement."""

_PACKAGES_AT_ONCE = 20
"""Packages per transaction of a rebuild: others write in between."""

_TITLES = ("dcterms:title", "dc:title")
_SEARCHED = frozenset({f"{p}:{f}" for p in ("dc", "dcterms") for f in ("title", "creator", "subject", "identifier")})
_SEARCHED_ALSO = frozenset({"dcterms:alternative", "dcterms:spatial", "dc:description", "dcterms:description"})


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild read, and the packages that it could not: id → why."""

    packages: int
    unreadable: Mapping[str, str] = field(default_factory=dict)


def record(url: str, batch: ClosedBatch) -> None:
    """Writes the batch and its items in one transaction. The same batch again replaces its rows; items that it does not
    name stay."""
    with writing(url) as db:
        ours = {"run": batch.run, "state": batch.state, "started": batch.started, "finished": batch.finished}
        number = _batch(db, batch.delivery, {**ours, "expected": batch.expected})
        for item in batch.items:
            _write_item(db, number, item)
        _write_targets(db, number, batch.targets)


def record_refusal(
    url: str, *, place: str, at: str, institution: str, workline: str, batch: str, reasons: Sequence[str]
) -> None:
    """A delivery that was not taken in; the same refusal again changes nothing."""
    row = {"place": place, "at": at, "institution": institution, "workline": workline, "batch": batch}
    with writing(url) as db:
        known = select(tables.Refusal.id).where(tables.Refusal.place == place, tables.Refusal.at == at)
        if db.scalar(known) is None:
            db.execute(insert(tables.Refusal), {**_clean(row), "reasons": list(reasons)})


def rebuild(url: str, packages: Iterable[Readable]) -> Rebuilt:
    """Brings back everything that the packages tell, from a site alone; local notes and items that were never deposited
    stay as they are. A package that cannot be read is named and does not stop the others. Packages of a second site add
    their copies. Killed, it can be begun again."""
    waiting, done, unreadable = iter(packages), 0, dict[str, str]()
    while some := list(islice(waiting, _PACKAGES_AT_ONCE)):
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
            number = _batch(db, delivery, {})
            name = next(sheets.rows("item", model.Item)).id
            _write_item(db, number, packaged(package, name))
            if sheets.has("targets"):
                _write_targets(db, number, sheets.rows("targets", Measured))
    except (KeyError, StopIteration, ValidationError, ValueError, FileNotFoundError, CopyDamaged) as error:
        return f"{type(error).__name__}: {error}"[:500]
    return ""


def _batch(db: Connection, delivery: Delivery, ours: Row) -> int:
    """The batch's row, made or brought up to date. Without `ours` (a rebuild) its local columns stay."""
    key = (tables.Batch.institution == delivery.institution, tables.Batch.name == delivery.batch)
    told = _clean(_delivery_row(delivery))
    number = db.scalar(select(tables.Batch.id).where(*key))
    if number is not None:
        db.execute(update(tables.Batch).where(tables.Batch.id == number), {**told, **_clean(ours)})
        return number
    unknown = {"run": "", "state": "rebuilt", "started": "", "finished": "", "expected": 0}
    return _inserted(db, tables.Batch, {**told, **unknown, **_clean(ours)})


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
    }


def _write_item(db: Connection, batch: int, item: ClosedItem) -> None:
    statements = list(_rows(item.sheets, "description", model.Statement))
    row = _clean(_item_row(item, statements))
    key = (tables.Item.batch_id == batch, tables.Item.name == row["name"])
    number = db.scalar(select(tables.Item.id).where(*key))
    copies = _copies(item)
    if number is None:
        number = _inserted(db, tables.Item, {**row, "note": _clean_text(item.note), "batch_id": batch})
    else:
        if copies and not any(copy["verified_at"] for copy in copies):  # a rebuild: one site's word
            copies = _with_known_copies(db, number, copies, row["digest"])
            row = _with_known_state(db, number, row)
        note = {"note": _clean_text(item.note)} if item.note else {}
        db.execute(update(tables.Item).where(tables.Item.id == number), {**row, **note})
        for table in tables.OF_AN_ITEM:
            db.execute(delete(table).where(table.item_id == number))
    _write_parts(db, number, item, statements, copies)


def _write_parts(
    db: Connection, number: int, item: ClosedItem, statements: Sequence[model.Statement], copies: list[Row]
) -> None:
    sheets = item.sheets
    renditions = list(_rows(sheets, "renditions", model.Rendition))
    _numbered(db, tables.File, number, _files(sheets, renditions))
    _numbered(db, tables.Rendition, number, map(_rendition_row, renditions))
    _numbered(db, tables.Finding, number, _findings(sheets))
    _numbered(db, tables.Statement, number, map(_statement_row, statements))
    _numbered(db, tables.Event, number, _events(sheets))
    _many(db, tables.Copy, ({**copy, "item_id": number} for copy in copies))
    texts = [s.value for s in statements if s.field in _SEARCHED or s.field in _SEARCHED_ALSO]
    found = words([item.name, item.package.id if item.package else "", *texts])
    _many(db, tables.Word, ({"word": word, "item_id": number} for word in sorted(found)))


def _item_row(item: ClosedItem, statements: Iterable[model.Statement]) -> Row:
    report = next(_rows(item.sheets, "report", model.Report), None)
    decision = next(_rows(item.sheets, "decision", model.Decision), None)
    sealed = item.package
    return {
        "name": item.name,
        "title": _title(statements),
        "state": item.state.value,
        "verdict": report.verdict.value if report else "",
        "policy": report.policy if report else "",
        "policy_version": report.policy_version if report else "",
        "policy_digest": report.policy_digest if report else "",
        "choice": decision.choice.value if decision else "",
        "decided_by": decision.who if decision else "",
        "decided_at": decision.at if decision else "",
        "reason": decision.reason if decision else "",
        "package": sealed.id if sealed else "",
        "version": sealed.version if sealed else 0,
        "digest": sealed.digest if sealed else "",
        "files": sealed.files if sealed else 0,
        "size": sealed.size if sealed else 0,
    }


def _title(statements: Iterable[model.Statement]) -> str:
    """The first title of the item itself."""
    return next((s.value for s in statements if s.field in _TITLES and not s.subject), "")


def _files(sheets: Sheets, renditions: Iterable[model.Rendition]) -> Iterator[Row]:
    for item in _rows(sheets, "item", model.Item):
        for f in item.files:
            puid = f.format.puid if f.format else ""
            yield {"path": f.path, "role": Role.ORIGINAL.value, "puid": puid, "sha512": f.sha512, "size": f.size}
    for r in renditions:
        yield {"path": r.path, "role": r.role.value, "puid": r.puid, "sha512": r.sha512, "size": r.size}


def _rendition_row(r: model.Rendition) -> Row:
    proof = {"method": r.proof.method, "digest": r.proof.digest}
    return {"path": r.path, "source": r.source, "role": r.role.value, "tool": r.tool, **proof}


def _findings(sheets: Sheets) -> Iterator[Row]:
    names = ("check", "subject", "wanted", "found", "source", "advice")
    for report in _rows(sheets, "report", model.Report):
        for f in report.findings:
            mark = list(f.mark) if f.mark else None
            yield {**{n: getattr(f, n) for n in names}, "outcome": f.outcome.value, "mark": mark}


def _statement_row(s: model.Statement) -> Row:
    return {n: getattr(s, n) for n in ("field", "value", "source", "language", "subject", "score")}


def _events(sheets: Sheets) -> Iterator[Row]:
    for sheet in TOLD:
        for e in sheets.header(sheet).events if sheets.has(sheet) else ():
            agent = {"agent": e.agent.name, "agent_version": e.agent.version, "agent_kind": e.agent.kind}
            told = {"kind": e.kind, "at": e.at, "outcome": e.outcome, "detail": e.detail, "subject": e.subject}
            yield {**told, **agent}


def _copies(item: ClosedItem) -> list[Row]:
    names = ("site", "place", "version", "digest", "verified_at")
    return [_clean({n: getattr(copy, n) for n in names}) for copy in item.copies]


def _with_known_copies(db: Connection, number: int, new: list[Row], digest: str) -> list[Row]:
    """A rebuild from one site says nothing about the others: what is known of copies of the same package stays."""
    table = tables.Copy.__table__
    known = {row.site: dict(row._mapping) for row in db.execute(table.select().where(table.c.item_id == number))}
    for copy in new:
        before = known.get(copy["site"], {})
        same = before.get("digest") == copy["digest"]
        known[copy["site"]] = {**copy, "verified_at": before["verified_at"] if same else ""}
    return [{k: v for k, v in copy.items() if k != "item_id"} for copy in known.values() if copy["digest"] == digest]


def _with_known_state(db: Connection, number: int, row: Row) -> Row:
    """One site cannot say that an item counts as deposited; what a closed batch said of the same package stays."""
    known = db.execute(select(tables.Item.state, tables.Item.digest).where(tables.Item.id == number)).one()
    return {**row, "state": known.state} if known.digest == row["digest"] else row


def _write_targets(db: Connection, batch: int, targets: Iterable[Measured]) -> None:
    rows = [
        {"batch_id": batch, "path": shot.file.path, "fact": fact, "value": float(value)}
        for shot in targets
        for fact, value in shot.facts.items()
        if fact.startswith("target.") and isinstance(value, int | float) and not isinstance(value, bool)
    ]
    if rows:
        db.execute(delete(tables.TargetValue).where(tables.TargetValue.batch_id == batch))
        _many(db, tables.TargetValue, rows)


def _rows(sheets: Sheets, sheet: str, kind: type[Any]) -> Iterator[Any]:
    return sheets.rows(sheet, kind) if sheets.has(sheet) else iter(())


def _numbered(db: Connection, table: type[tables.Base], item: int, rows: Iterable[Row]) -> None:
    _many(db, table, ({**row, "item_id": item, "number": n} for n, row in enumerate(rows, 1)))


def _many(db: Connection, table: type[tables.Base], rows: Iterable[Row]) -> None:
    waiting = iter(rows)
    while some := list(islice(waiting, _AT_ONCE)):
        db.execute(insert(table), [_clean(row) for row in some])


def _inserted(db: Connection, table: type[tables.Base], row: Row) -> int:
    key = db.execute(insert(table), row).inserted_primary_key
    return int(key[0]) if key else 0


def _clean(row: Row) -> Row:
    return {name: _clean_text(value) if isinstance(value, str) else value for name, value in row.items()}


def _clean_text(text: str) -> str:
    """PostgreSQL takes no NUL in a text."""
    return text.replace("\0", "�")
