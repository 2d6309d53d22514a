"""Holds: packages that nothing may dispose of. The flow `holding` places and releases them, so that each is an event in the event
log too; whoever disposes of anything asks `held` first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, exists, insert, select, update

from heritage.catalogue.custody import institution_of
from heritage.catalogue.queries.tenancy import Institutions, beyond, made, page, parts, place, seen
from heritage.catalogue.schema.people import LegalHold
from heritage.catalogue.schema.store import reading, writing


@dataclass(frozen=True, slots=True)
class ListedHold:
    """A hold; it is open while `released_at` is "". `key` names it for good."""

    number: int
    key: str
    package: str
    institution: str
    who: str
    at: str
    reason: str
    released_by: str
    released_at: str
    release_reason: str


@dataclass(frozen=True, slots=True)
class Holds:
    """A page of holds."""

    rows: tuple[ListedHold, ...]
    after: str = ""


_COLUMNS: tuple[Any, ...] = (
    LegalHold.id, LegalHold.key, LegalHold.package, LegalHold.institution, LegalHold.who, LegalHold.at, LegalHold.reason, LegalHold.released_by, LegalHold.released_at,
    LegalHold.release_reason,
)  # fmt: skip


def held(url: str, package: str) -> bool:
    """Whether a hold on the package is open. Raises SiteUnavailable: who cannot ask must not dispose."""
    with reading(url) as db:
        return is_held(db, package)


def is_held(db: Connection, package: str) -> bool:
    """The same, for who has the catalogue open."""
    return bool(db.scalar(select(exists().where(LegalHold.package == package, LegalHold.released_at == ""))))


def hold(db: Connection, number: int, *, institutions: Institutions) -> ListedHold | None:
    """One hold by its number."""
    own = (LegalHold.id == number, seen(LegalHold.institution, institutions))
    return next((ListedHold(*row) for row in db.execute(select(*_COLUMNS).where(*own))), None)


def listed(
    db: Connection,
    *,
    institutions: Institutions,
    package: str = "",
    open_only: bool = True,
    after: str = "",
    most: int = 100,
) -> Holds:
    """Holds, newest first."""
    asked = select(*_COLUMNS).where(seen(LegalHold.institution, institutions))
    asked = asked.where(LegalHold.released_at == "") if open_only else asked
    asked = asked.where(LegalHold.package == package) if package else asked
    begin, order = parts(after, str, int), (LegalHold.at, LegalHold.id)
    asked = asked.where(beyond(order, begin, newest_first=True)) if begin else asked
    rows, last = page(db.execute(asked.order_by(LegalHold.at.desc(), LegalHold.id.desc()).limit(most + 1)).all(), most)
    return Holds(made(ListedHold, rows), place(last.at, last.id) if last else "")


def note_hold(url: str, key: str, package: str, *, who: str, at: str, reason: str) -> ListedHold:
    """Writes the hold, once per key. Called by the flow, after the event log was told."""
    row = {"key": key, "package": package, "who": who, "at": at, "reason": reason}
    with writing(url) as db:
        if (known := by_key(db, key)) is not None:
            return known
        open_ = {"released_by": "", "released_at": "", "release_reason": ""}
        db.execute(insert(LegalHold), {**row, **open_, "institution": institution_of(db, package)})
        return _known(db, key)


def note_release(url: str, key: str, *, who: str, at: str, reason: str) -> ListedHold:
    """Releases the hold; one that was released stays as it was. Called by the flow, after the event log was told. Raises
    KeyError for a hold that is not there."""
    told = {"released_by": who, "released_at": at, "release_reason": reason}
    with writing(url) as db:
        db.execute(update(LegalHold).where(LegalHold.key == key, LegalHold.released_at == ""), told)
        return _known(db, key)


def by_key(db: Connection, key: str) -> ListedHold | None:
    """One hold by its key."""
    return next((ListedHold(*row) for row in db.execute(select(*_COLUMNS).where(LegalHold.key == key))), None)


def _known(db: Connection, key: str) -> ListedHold:
    found = by_key(db, key)
    if found is None:
        raise KeyError(key)
    return found
