"""One package whole: what it is, what is said of it, its files with the proofs of those that were made, its copies, its history."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, and_, exists, func, literal_column, select, true

from heritage.catalogue import holds, requests, revisions
from heritage.catalogue.holds import ListedHold
from heritage.catalogue.queries.decisions import ACT_COLUMNS, KeptAct
from heritage.catalogue.queries.items import (
    FINDING_COLUMNS,
    NOT_PASSED,
    OF_EACH,
    WORST_FIRST,
    ListedFinding,
    listed_finding,
)
from heritage.catalogue.queries.tenancy import Institutions, made, page, parts, place, seen
from heritage.catalogue.requests import ListedRequest
from heritage.catalogue.schema.custody import Act, CopyCheck
from heritage.catalogue.schema.tables import Batch, Copy, Event, File, Finding, Item, Rendition, Statement
from heritage.model import Role

MOST = 200
"""Statements, events and acts that are shown with a package; the rest is paged."""


@dataclass(frozen=True, slots=True)
class KeptDecision:
    """What a person decided."""

    choice: str
    who: str
    at: str
    reason: str


@dataclass(frozen=True, slots=True)
class KeptStatement:
    """What is said about the package (`subject` ""), or about one of its files."""

    number: int
    field: str
    value: str
    source: str
    language: str
    subject: str
    score: float | None
    uri: str


@dataclass(frozen=True, slots=True)
class RoleSum:
    """How many files play a role, and their bytes."""

    role: str
    files: int
    size: int


@dataclass(frozen=True, slots=True)
class KeptRendition:
    """What a file was made of, with what, and why it may be believed."""

    source: str
    tool: str
    method: str
    digest: str


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of the package; `rendition` when it was made."""

    number: int
    path: str
    role: str
    puid: str
    sha512: str
    size: int
    rendition: KeptRendition | None = None


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """A copy, its receipt, and the last look at it. `looked_at` and `outcome` are "" when it was only read as it was deposited."""

    site: str
    place: str
    version: int
    digest: str
    files: int
    size: int
    verified_at: str
    looked_at: str
    sound_at: str
    outcome: str
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeptEvent:
    """What happened to the item until it was sealed."""

    number: int
    kind: str
    at: str
    agent: str
    agent_version: str
    agent_kind: str
    outcome: str
    detail: str
    subject: str


@dataclass(frozen=True, slots=True)
class WholePackage:
    """A package. `asked`, `faults`, `warnings` count all findings; `findings` are the first few that did not pass."""

    number: int
    package: str
    institution: str
    batch: str
    workline: str
    item: str
    title: str
    state: str
    verdict: str
    version: int
    digest: str
    files: int
    size: int
    policy: str
    policy_version: str
    policy_digest: str
    captured: date
    station: str
    device: str
    serial: str
    operator: str
    run: str
    started: str
    finished: str
    asked: int
    faults: int
    warnings: int
    note: str
    decision: KeptDecision | None = None
    statements: tuple[KeptStatement, ...] = ()
    roles: tuple[RoleSum, ...] = ()
    copies: tuple[KeptCopy, ...] = ()
    findings: tuple[ListedFinding, ...] = ()
    events: tuple[KeptEvent, ...] = ()
    acts: tuple[KeptAct, ...] = ()
    revisions: tuple[revisions.KeptRevision, ...] = ()  # newest first
    requests: tuple[ListedRequest, ...] = ()
    holds: tuple[ListedHold, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptFiles:
    """A page of files."""

    rows: tuple[KeptFile, ...]
    after: str = ""


@dataclass(frozen=True, slots=True)
class Statements:
    """A page of statements."""

    rows: tuple[KeptStatement, ...]
    after: str = ""


_WHOLE: tuple[Any, ...] = (
    Item.id, Item.package, Batch.institution, Batch.name, Batch.workline, Item.name, Item.title, Item.state, Item.verdict, Item.version,
    Item.digest, Item.files, Item.size, Item.policy, Item.policy_version, Item.policy_digest, Batch.captured, Batch.station,
    Batch.device, Batch.serial, Batch.operator, Batch.run, Batch.started, Batch.finished, Item.asked, Item.faults, Item.warnings,
    Item.note, Item.choice, Item.decided_by, Item.decided_at, Item.reason,
)  # fmt: skip
_DECISION = 28  # where the decision's columns begin
_STATEMENT: tuple[Any, ...] = (
    Statement.number, Statement.field, Statement.value, Statement.source, Statement.language, Statement.subject, Statement.score,
    Statement.uri,
)  # fmt: skip
_EVENT: tuple[Any, ...] = (
    Event.number, Event.kind, Event.at, Event.agent, Event.agent_version, Event.agent_kind, Event.outcome, Event.detail, Event.subject,
)  # fmt: skip
_FILE: tuple[Any, ...] = (File.number, File.path, File.role, File.puid, File.sha512, File.size)
_COPY: tuple[Any, ...] = (
    Copy.site, Copy.place, Copy.version, Copy.digest, Copy.files, Copy.size, Copy.verified_at, Copy.looked_at, Copy.sound_at,
)  # fmt: skip


def package(db: Connection, package: str, *, institutions: Institutions) -> WholePackage | None:
    """One package by its id; None when there is none, or it is behind the wall."""
    is_one: Any = literal_column("item.package <> ''")
    own: tuple[Any, ...] = (Item.package == package, is_one, Item.version > 0, seen(Batch.institution, institutions))
    row = db.execute(select(*_WHOLE).join(Batch, Batch.id == Item.batch_id).where(*own)).first()
    if row is None:
        return None
    acts = select(*ACT_COLUMNS).where(Act.package == package).order_by(Act.at.desc(), Act.id.desc()).limit(MOST)
    whole, decision = WholePackage(*row[:_DECISION]), KeptDecision(*row[_DECISION:])
    return replace(
        whole,
        decision=decision if decision.choice else None,
        statements=_first_statements(db, whole.number),
        roles=_roles(db, whole.number),
        copies=_copies(db, whole),
        findings=_findings(db, whole.number),
        events=made(KeptEvent, db.execute(_of(Event, _EVENT, whole.number).order_by(Event.number).limit(MOST))),
        acts=made(KeptAct, db.execute(acts)),
        revisions=revisions.made_by(db, whole.number),
        requests=requests.listed(db, institutions=institutions, package=package, most=MOST).rows,
        holds=holds.listed(db, institutions=institutions, package=package, open_only=False, most=MOST).rows,
    )


def files(
    db: Connection, number: int, *, institutions: Institutions, role: str = "", after: str = "", most: int = 100
) -> KeptFiles:
    """The files of an item, as they are numbered; those of one role only, if it is named."""
    delivered = select(func.count()).where(File.item_id == number, File.role == Role.ORIGINAL.value).scalar_subquery()
    how = and_(
        Rendition.item_id == File.item_id, Rendition.number == File.number - delivered, Rendition.path == File.path
    )  # what was made is numbered after what was delivered, in the same order
    columns = (*_FILE, Rendition.source, Rendition.tool, Rendition.method, Rendition.digest)
    asked = select(*columns).select_from(File).outerjoin(Rendition, how)
    which = (File.role == role,) if role else ()
    asked = asked.where(File.item_id == number, _seen(number, institutions), *which)
    begin = parts(after, int)
    asked = asked.where(File.number > begin[0]) if begin else asked
    rows, last = page(db.execute(asked.order_by(File.number).limit(most + 1)).all(), most)
    return KeptFiles(tuple(map(_file, rows)), place(last.number) if last else "")


def file(db: Connection, number: int, nth: int, *, institutions: Institutions) -> KeptFile | None:
    """One file of an item, by its number there."""
    found = files(db, number, institutions=institutions, after=place(nth - 1), most=1).rows
    return next((one for one in found if one.number == nth), None)


def statements(
    db: Connection, number: int, *, institutions: Institutions, after: str = "", most: int = 100
) -> Statements:
    """Everything that is said about an item and its files, as it is numbered."""
    asked = _of(Statement, _STATEMENT, number).where(_seen(number, institutions))
    begin = parts(after, int)
    asked = asked.where(Statement.number > begin[0]) if begin else asked
    rows, last = page(db.execute(asked.order_by(Statement.number).limit(most + 1)).all(), most)
    return Statements(made(KeptStatement, rows), place(last.number) if last else "")


def _seen(number: int, institutions: Institutions) -> Any:
    if institutions is None:
        return true()
    return exists().where(Item.id == number, Batch.id == Item.batch_id, seen(Batch.institution, institutions))


def _of(table: Any, columns: tuple[Any, ...], number: int) -> Select[Any]:
    return select(*columns).where(table.item_id == number)


def _first_statements(db: Connection, number: int) -> tuple[KeptStatement, ...]:
    """The item's own come first; how it is built up is shown by its pages and parts."""
    order: tuple[Any, ...] = (literal_column("statement.subject <> ''"), Statement.number)
    asked = _of(Statement, _STATEMENT, number).where(Statement.field.not_like(revisions.STRUCTURE))
    return made(KeptStatement, db.execute(asked.order_by(*order).limit(MOST)))


def _roles(db: Connection, number: int) -> tuple[RoleSum, ...]:
    asked = _of(File, (File.role, func.count(), func.sum(File.size)), number).group_by(File.role)
    order = [role.value for role in Role]
    found = [RoleSum(role, files, int(size)) for role, files, size in db.execute(asked)]
    return tuple(sorted(found, key=lambda one: order.index(one.role) if one.role in order else len(order)))


def _copies(db: Connection, whole: WholePackage) -> tuple[KeptCopy, ...]:
    check = (CopyCheck.package == whole.package) & (CopyCheck.site == Copy.site)
    columns = (*_COPY, CopyCheck.outcome, CopyCheck.problems)
    asked = select(*columns).select_from(Copy).outerjoin(CopyCheck, check).where(Copy.item_id == whole.number)
    rows = ((*row[:-2], row.outcome or "", tuple(row.problems or ())) for row in db.execute(asked.order_by(Copy.site)))
    return made(KeptCopy, rows)


def _findings(db: Connection, number: int) -> tuple[ListedFinding, ...]:
    asked = _of(Finding, FINDING_COLUMNS, number).where(NOT_PASSED, Finding.nth <= OF_EACH)
    return tuple(listed_finding(row) for row in db.execute(asked.order_by(WORST_FIRST, Finding.number).limit(MOST)))


def _file(row: Any) -> KeptFile:
    (file,) = made(KeptFile, [row[: len(_FILE)]])
    return replace(file, rendition=KeptRendition(*row[len(_FILE) :])) if row.tool is not None else file
