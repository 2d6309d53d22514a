"""Asks how a capture station does over its sessions: target values, and the share of items with faults."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, case, func, select

from heritage.catalogue.queries.tenancy import Institutions, made, seen
from heritage.catalogue.schema.tables import Batch, Finding, Item, TargetValue
from heritage.model import Outcome


@dataclass(frozen=True, slots=True)
class ListedStation:
    """A capture station, and between which days it delivered."""

    institution: str
    station: str
    device: str
    serial: str
    sessions: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Session:
    """A delivery of a station. `faulty`: items with a failing finding; `findings` and `faults` count findings."""

    number: int
    batch: str
    workline: str
    captured: date
    items: int
    faulty: int
    findings: int
    faults: int


@dataclass(frozen=True, slots=True)
class TargetPoint:
    """A number of a session's target shots: between which values it lay."""

    batch: str
    captured: date
    fact: str
    lowest: float
    highest: float
    shots: int


@dataclass(frozen=True, slots=True)
class CheckShare:
    """Of how many items of a session a check failed."""

    batch: str
    captured: date
    check: str
    items: int
    faulty: int


def stations(db: Connection, *, institutions: Institutions, institution: str = "") -> tuple[ListedStation, ...]:
    """The stations that delivered; a station is its name in its institution, whatever device stands there."""
    key = (Batch.institution, Batch.station)
    days = (func.count(), func.min(Batch.captured), func.max(Batch.captured))
    asked = select(*key, func.max(Batch.device), func.max(Batch.serial), *days)
    asked = asked.where(Batch.station != "", seen(Batch.institution, institutions))
    asked = asked.where(Batch.institution == institution) if institution else asked
    return made(ListedStation, db.execute(asked.group_by(*key).order_by(*key)))


def sessions(
    db: Connection, institution: str, station: str, *, institutions: Institutions, most: int = 60
) -> tuple[Session, ...]:
    """The newest sessions of a station, oldest of them first."""
    found = _sessions(db, institution, station, institutions, most)
    faulty = func.sum(case((Item.faults > 0, 1), else_=0))
    sums = (func.count(), faulty, func.sum(Item.asked), func.sum(Item.faults))
    asked = select(Item.batch_id, *sums).where(Item.batch_id.in_([row.id for row in found])).group_by(Item.batch_id)
    known = {row[0]: row[1:] for row in db.execute(asked)} if found else {}
    return tuple(
        Session(row.id, row.name, row.workline, row.captured, *known.get(row.id, (0, 0, 0, 0))) for row in found
    )


def targets(
    db: Connection,
    institution: str,
    station: str,
    *,
    institutions: Institutions,
    facts: Sequence[str] = (),
    most: int = 60,
) -> tuple[TargetPoint, ...]:
    """What the target shots of the newest sessions measured, oldest session first; `facts`: only these numbers."""
    found = {row.id: row for row in _sessions(db, institution, station, institutions, most)}
    between = (func.min(TargetValue.value), func.max(TargetValue.value), func.count())
    key = (TargetValue.batch_id, TargetValue.fact)
    asked = select(*key, *between).where(TargetValue.batch_id.in_(list(found)))
    asked = asked.where(TargetValue.fact.in_(list(facts))) if facts else asked
    points: dict[int, list[TargetPoint]] = {number: [] for number in found}
    for number, *values in db.execute(asked.group_by(*key).order_by(TargetValue.fact)) if found else ():
        points[number] += made(TargetPoint, [(found[number].name, found[number].captured, *values)])
    return tuple(point for number in found for point in points[number])


def shares(
    db: Connection, institution: str, station: str, *, institutions: Institutions, most: int = 60
) -> tuple[CheckShare, ...]:
    """How often each check failed in the newest sessions, oldest session first. A check that never failed is not there."""
    found = sessions(db, institution, station, institutions=institutions, most=most)
    numbers = [session.number for session in found]
    failed = (Finding.outcome == Outcome.FAIL.value, Finding.nth == 1, Finding.batch_id.in_(numbers))
    key = (Finding.batch_id, Finding.check)
    asked = select(*key, func.count()).where(*failed).group_by(*key).order_by(Finding.check)
    known: dict[int, list[tuple[str, int]]] = {}
    for number, check, faulty in db.execute(asked) if numbers else ():
        known.setdefault(number, []).append((check, faulty))
    return tuple(
        CheckShare(session.batch, session.captured, check, session.items, faulty)
        for session in found
        for check, faulty in known.get(session.number, ())
    )


def _sessions(db: Connection, institution: str, station: str, institutions: Institutions, most: int) -> list[Any]:
    own = (Batch.institution == institution, Batch.station == station, seen(Batch.institution, institutions))
    asked = select(Batch.id, Batch.name, Batch.workline, Batch.captured).where(*own)
    return list(reversed(db.execute(asked.order_by(Batch.captured.desc(), Batch.id.desc()).limit(most)).all()))
