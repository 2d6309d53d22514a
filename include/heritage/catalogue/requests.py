"""What people ask for: a restore, an audit, a hold, other metadata. Each is written once per person and key, with what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, insert, select, update

from heritage.catalogue.custody import institution_of
from heritage.catalogue.queries.tenancy import Institutions, beyond, made, page, parts, place, seen
from heritage.catalogue.schema.people import Request
from heritage.catalogue.schema.store import writing
from heritage.dossier import now
from heritage.errors import PermanentError


class RequestState(StrEnum):
    """Where a request is."""

    ASKED = "asked"
    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"


class KeyUsed(PermanentError):
    """The person's key stands for another request already."""

    advice = "Ask again with a new key: this one was used for something else."


@dataclass(frozen=True, slots=True)
class Asking:
    """What a person asks for. `key` is theirs, once for each thing they ask; `facts`: what the kind needs besides (JSON)."""

    kind: str
    package: str
    who: str
    reason: str
    key: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ListedRequest:
    """A request and what came of it. `changed`: when its state was last told."""

    number: int
    kind: str
    package: str
    institution: str
    who: str
    at: str
    reason: str
    key: str
    state: str
    run: str
    result: str
    changed: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Requests:
    """A page of requests."""

    rows: tuple[ListedRequest, ...]
    after: str = ""


_COLUMNS: tuple[Any, ...] = (
    Request.id, Request.kind, Request.package, Request.institution, Request.who, Request.at, Request.reason, Request.key,
    Request.state, Request.run, Request.result, Request.changed, Request.facts,
)  # fmt: skip


def ask(url: str, asking: Asking) -> ListedRequest:
    """Writes the request; the same again answers the first one, as it is by now. Raises KeyUsed."""
    with writing(url) as db:
        own = (Request.who == asking.who, Request.key == asking.key)
        if (before := known(db, asking.who, asking.key)) is not None:
            return _same(before, asking)
        row = {
            "kind": asking.kind,
            "package": asking.package,
            "who": asking.who,
            "reason": asking.reason,
            "key": asking.key,
        }
        at = now()
        new = {"at": at, "changed": at, "state": RequestState.ASKED.value, "run": "", "result": ""}
        facts = {"facts": dict(asking.facts), "institution": institution_of(db, asking.package)}
        db.execute(insert(Request), {**row, **new, **facts})
        return ListedRequest(*db.execute(select(*_COLUMNS).where(*own)).one())


def known(db: Connection, who: str, key: str) -> ListedRequest | None:
    """What the person's key stands for already."""
    own = (Request.who == who, Request.key == key)
    return next((ListedRequest(*row) for row in db.execute(select(*_COLUMNS).where(*own))), None)


def _same(known: ListedRequest, asking: Asking) -> ListedRequest:
    was = (known.kind, known.package, known.reason, dict(known.facts))
    if was != (asking.kind, asking.package, asking.reason, dict(asking.facts)):
        raise KeyUsed(f"key {asking.key!r} of {asking.who} stands for request {known.number} ({known.kind})")
    return known


def tell(url: str, number: int, state: str, *, run: str = "", result: str = "") -> None:
    """Writes how far the request is; an empty run or result leaves what was told before."""
    told = {"state": RequestState(state).value, "run": run, "result": result, "changed": now()}
    with writing(url) as db:
        db.execute(update(Request).where(Request.id == number), {k: v for k, v in told.items() if v})


def request(db: Connection, number: int, *, institutions: Institutions) -> ListedRequest | None:
    """One request."""
    own = (Request.id == number, seen(Request.institution, institutions))
    return next((ListedRequest(*row) for row in db.execute(select(*_COLUMNS).where(*own))), None)


def listed(
    db: Connection,
    *,
    institutions: Institutions,
    who: str = "",
    state: str = "",
    package: str = "",
    after: str = "",
    most: int = 100,
) -> Requests:
    """Requests, newest first."""
    asked = select(*_COLUMNS).where(seen(Request.institution, institutions))
    for column, value in ((Request.who, who), (Request.state, state), (Request.package, package)):
        asked = asked.where(column == value) if value else asked
    begin, order = parts(after, str, int), (Request.at, Request.id)
    asked = asked.where(beyond(order, begin, newest_first=True)) if begin else asked
    rows, last = page(db.execute(asked.order_by(Request.at.desc(), Request.id.desc()).limit(most + 1)).all(), most)
    return Requests(made(ListedRequest, rows), place(last.at, last.id) if last else "")
