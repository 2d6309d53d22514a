"""Asks and tells the catalogue about the care of copies: which is due, what was seen, what was done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import Connection, case, delete, func, insert, select, update

from heritage.catalogue.schema.custody import Act as ActRow
from heritage.catalogue.schema.custody import CopyCheck
from heritage.catalogue.schema.store import reading, writing
from heritage.catalogue.schema.tables import Batch, Copy, Item

_AT_ONCE = 500
_OF_A_COPY = ("version", "digest", "files", "size", "institution")


@dataclass(frozen=True, slots=True)
class CopyRecord:
    """A copy that the catalogue knows. `looked`: when it was last read, deposit included; `sound`: when it was last whole."""

    package: str
    institution: str
    batch: str
    item: str
    site: str
    version: int
    digest: str
    files: int
    size: int
    looked: str
    sound: str
    newest: int = 0  # the package's version, and the digest of it: a site may have an older one
    newest_digest: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """How a look at a copy ended: sound | damaged | missing | could not read."""

    package: str
    site: str
    at: str
    outcome: str
    run: str
    problems: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """Something done to the archive. `key` names it for good."""

    key: str
    kind: str
    at: str
    outcome: str
    site: str = ""
    package: str = ""
    who: str = ""
    files: int = 0
    size: int = 0
    detail: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


def copies(
    url: str, *, site: str = "", package: str = "", institution: str = "", batch: str = ""
) -> Iterator[CopyRecord]:
    """Copies, the one that was not looked at for longest first."""
    asked = _copies().order_by("looked", Item.package, Copy.site)
    for column, value in (
        (Copy.site, site),
        (Item.package, package),
        (Batch.institution, institution),
        (Batch.name, batch),
    ):
        if value:
            asked = asked.where(column == value)
    with reading(url) as db:
        for row in db.execution_options(yield_per=1000).execute(asked):
            yield CopyRecord(*row)


def _copies() -> Any:
    looked = func.coalesce(CopyCheck.at, Copy.verified_at).label("looked")
    sound = func.coalesce(func.nullif(CopyCheck.sound_at, ""), Copy.verified_at).label("sound")
    columns = (Item.package, Batch.institution, Batch.name, Item.name, Copy.site, Copy.version, Copy.digest)
    known = select(*columns, Item.files, Item.size, looked, sound, Item.version, Item.digest).select_from(Copy)
    check = (CopyCheck.package == Item.package) & (CopyCheck.site == Copy.site)
    return known.join(Item, Item.id == Copy.item_id).join(Batch, Batch.id == Item.batch_id).outerjoin(CopyCheck, check)


def known(url: str, site: str, packages: Sequence[str]) -> set[str]:
    """Those of the packages that the catalogue knows a copy of at the site."""
    found: set[str] = set()
    asked = select(Item.package).join(Copy, Copy.item_id == Item.id).where(Copy.site == site)
    with reading(url) as db:
        for start in range(0, len(packages), _AT_ONCE):
            found.update(db.scalars(asked.where(Item.package.in_(packages[start : start + _AT_ONCE]))))
    return found


def weight(url: str, site: str) -> tuple[int, int]:
    """How many copies the site should have, and their bytes."""
    asked = select(func.count(), func.coalesce(func.sum(Copy.size), 0)).where(Copy.site == site)
    with reading(url) as db:
        number, size = db.execute(asked).one()
    return int(number), int(size)


def note_seen(url: str, looks: Iterable[Seen]) -> None:
    """Writes the looks at copies; the newest counts."""
    with writing(url) as db:
        for look in looks:
            key = (CopyCheck.package == look.package, CopyCheck.site == look.site)
            before = db.scalar(select(CopyCheck.sound_at).where(*key)) or ""
            db.execute(delete(CopyCheck).where(*key))
            sound_at = look.at if look.outcome == "sound" else before
            row = {**asdict(look), "problems": list(look.problems)[:50], "sound_at": sound_at}
            db.execute(insert(CopyCheck), row)
            of_package = select(Item.id).where(Item.package == look.package, Item.version > 0).scalar_subquery()
            copy = update(Copy).where(Copy.item_id == of_package, Copy.site == look.site)
            aged = case((Copy.verified_at > sound_at, Copy.verified_at), else_=sound_at)
            db.execute(copy.values(looked_at=look.at, sound_at=aged))


def note_act(url: str, *acts: Act) -> None:
    """Writes what was done, once per key."""
    with writing(url) as db:
        for act in acts:
            if db.scalar(select(ActRow.id).where(ActRow.key == act.key)) is None:
                db.execute(insert(ActRow), {**asdict(act), "institution": institution_of(db, act.package)})


def note_copy(url: str, package: str, site: str, *, place: str, verified_at: str) -> None:
    """A copy of the package's present version at a further site (a move)."""
    with writing(url) as db:
        columns = (Item.id, Item.version, Item.digest, Item.files, Item.size, Batch.institution)
        asked = select(*columns).join(Batch, Batch.id == Item.batch_id).where(Item.package == package, Item.version > 0)
        item = db.execute(asked).one_or_none()
        if item is None:
            return
        db.execute(delete(Copy).where(Copy.item_id == item.id, Copy.site == site))
        told = {"place": place, "verified_at": verified_at, "sound_at": verified_at, "looked_at": ""}
        own = {"item_id": item.id, **{name: getattr(item, name) for name in _OF_A_COPY}}
        db.execute(insert(Copy), {**own, "site": site, **told})


def institution_of(db: Connection, package: str) -> str:
    """The institution whose package it is; "" when the catalogue knows no such package."""
    asked = select(Batch.institution).join(Item, Item.batch_id == Batch.id).where(Item.package == package)
    return (db.scalar(asked.limit(1)) or "") if package else ""
