"""Turns an item's sheets into its rows. The same sheets give the same rows, whoever reads them: the flow, or a rebuild."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeAlias

from sqlalchemy import Connection, insert

from heritage import model
from heritage.catalogue.queries.words import words
from heritage.catalogue.schema import tables
from heritage.catalogue.schema.revisions import Revision
from heritage.catalogue.sheets import ClosedItem
from heritage.dossier import Sheets, adapter, renditions, revisions, sealed_in
from heritage.model import Outcome, Report, Role

Row: TypeAlias = dict[str, Any]

AT_ONCE = 500
"""Rows per statement."""

_TITLES = ("dcterms:title", "dc:title")
_SEARCHED = frozenset({f"{p}:{f}" for p in ("dc", "dcterms") for f in ("title", "creator", "subject", "identifier")})
_SEARCHED_ALSO = frozenset({"dcterms:alternative", "dcterms:spatial", "dc:description", "dcterms:description"})


def item_row(item: ClosedItem, statements: Iterable[model.Statement]) -> Row:
    """The item's own row, without its local columns."""
    sealed = item.package
    return {
        "name": item.name,
        "title": _title(statements),
        "state": item.state.value,
        **judged_of(item.sheets),
        "package": sealed.id if sealed else "",
        "version": sealed.version if sealed else 0,
        "digest": sealed.digest if sealed else "",
        "files": sealed.files if sealed else 0,
        "size": sealed.size if sealed else 0,
    }


def judged_of(sheets: Sheets, state: str = "") -> Row:
    """What checks and people said of the item, by its sheets."""
    report = next(rows(sheets, f"{state}report", Report), None)
    return judged_row(report, next(rows(sheets, f"{state}decision", model.Decision), None))


def judged_row(report: Report | None, decision: model.Decision | None) -> Row:
    """What checks and people said of the item."""
    counted = Counter(finding.outcome for finding in report.findings) if report else Counter[Outcome]()
    return {
        "verdict": report.verdict.value if report else "",
        "asked": counted.total(),
        "faults": counted[Outcome.FAIL],
        "warnings": counted[Outcome.WARN],
        "policy": report.policy if report else "",
        "policy_version": report.policy_version if report else "",
        "policy_digest": report.policy_digest if report else "",
        "choice": decision.choice.value if decision else "",
        "decided_by": decision.who if decision else "",
        "decided_at": decision.at if decision else "",
        "reason": decision.reason if decision else "",
    }


def finding_rows(report: Report, batch: int, item: int) -> Iterator[Row]:
    """One row per finding, in the report's order."""
    before: dict[tuple[str, str], int] = {}
    for number, f in enumerate(report.findings, 1):
        outcome = f.outcome.value
        nth = before[f.check, outcome] = before.get((f.check, outcome), 0) + 1
        yield {
            "item_id": item, "number": number, "check": f.check, "subject": f.subject, "outcome": outcome, "wanted": f.wanted,
            "found": f.found, "source": f.source, "advice": f.advice, "mark": list(f.mark) if f.mark else None, "at": f.at, "nth": nth,
            "batch_id": batch, "code": f.code, "details": dict(f.values),
        }  # fmt: skip


def write_parts(
    db: Connection, batch: int, number: int, item: ClosedItem, statements: Sequence[model.Statement], copies: list[Row]
) -> None:
    """Every row that belongs to the item; there must be none yet."""
    sheets = item.sheets
    made = list(renditions(sheets))
    _numbered(db, tables.File, number, _files(sheets, made))
    _numbered(db, tables.Rendition, number, map(_rendition_row, made))
    for report in rows(sheets, "report", Report):
        many(db, tables.Finding, finding_rows(report, batch, number))
    _numbered(db, tables.Statement, number, map(_statement_row, statements))
    _numbered(db, tables.Event, number, _events(sheets))
    many(db, Revision, ({**_revision_row(revision), "item_id": number} for revision in revisions(sheets)))
    many(db, tables.Copy, ({**copy, "item_id": number} for copy in copies))
    many(db, tables.Word, _words(number, item, statements))


def _title(statements: Iterable[model.Statement]) -> str:
    """The first title of the item itself."""
    return next((s.value for s in statements if s.field in _TITLES and not s.subject), "")


def _words(number: int, item: ClosedItem, statements: Sequence[model.Statement]) -> Iterator[Row]:
    texts = [s.value for s in statements if s.field in _SEARCHED or s.field in _SEARCHED_ALSO]
    titled = words([_title(statements)])
    for word in sorted(words([item.name, item.package.id if item.package else "", *texts])):
        yield {"word": word, "item_id": number, "title": word in titled}


def _files(sheets: Sheets, made: Iterable[model.Rendition]) -> Iterator[Row]:
    """What was delivered, then what was made of it in the order of the renditions: `whole` finds the one by the other."""
    for item in rows(sheets, "item", model.Item):
        for f in item.files:
            puid = f.format.puid if f.format else ""
            yield {"path": f.path, "role": Role.ORIGINAL.value, "puid": puid, "sha512": f.sha512, "size": f.size}
    for r in made:
        yield {"path": r.path, "role": r.role.value, "puid": r.puid, "sha512": r.sha512, "size": r.size}


def _rendition_row(r: model.Rendition) -> Row:
    proof = {"method": r.proof.method, "digest": r.proof.digest}
    return {"path": r.path, "source": r.source, "role": r.role.value, "tool": r.tool, **proof}


def _revision_row(r: model.Revision) -> Row:
    names = ("version", "why", "who", "at", "evidence", "approved_by", "approved_at", "approval", "run")
    changes = [adapter(model.Change).dump_python(change, mode="json") for change in r.changes]
    return {**{n: getattr(r, n) for n in names}, "kind": r.kind.value, "changes": changes}


def _statement_row(s: model.Statement) -> Row:
    return {n: getattr(s, n) for n in ("field", "value", "source", "language", "subject", "score", "uri")}


def _events(sheets: Sheets) -> Iterator[Row]:
    for sheet in sealed_in(sheets.sheets()):
        for e in sheets.header(sheet).events:
            agent = {"agent": e.agent.name, "agent_version": e.agent.version, "agent_kind": e.agent.kind}
            told = {"kind": e.kind, "at": e.at, "outcome": e.outcome, "detail": e.detail, "subject": e.subject}
            yield {**told, **agent}


def rows(sheets: Sheets, sheet: str, kind: type[Any]) -> Iterator[Any]:
    """A sheet's rows; none where there is no such sheet."""
    return sheets.rows(sheet, kind) if sheets.has(sheet) else iter(())


def _numbered(db: Connection, table: type[tables.Base], item: int, found: Iterable[Row]) -> None:
    many(db, table, ({**row, "item_id": item, "number": n} for n, row in enumerate(found, 1)))


def many(db: Connection, table: type[tables.Base], found: Iterable[Row]) -> None:
    """Inserts the rows, some at a time."""
    waiting = iter(found)
    while some := list(islice(waiting, AT_ONCE)):
        db.execute(insert(table), some)


def inserted(db: Connection, table: type[tables.Base], row: Row) -> int:
    """Inserts one row; answers its number."""
    key = db.execute(insert(table), row).inserted_primary_key
    return int(key[0]) if key else 0
