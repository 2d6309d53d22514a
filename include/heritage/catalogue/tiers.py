"""The tiers of packages in the catalogue: which are to be worked out, what came of it, how many an institution has of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, delete, func, insert, or_, select

from heritage.catalogue.queries.tenancy import Institutions, seen
from heritage.catalogue.revisions import said_of
from heritage.catalogue.schema.enrichment import Tier
from heritage.catalogue.schema.store import let_others_in, reading, writing
from heritage.catalogue.schema.tables import Batch, Item
from heritage.model import Statement

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Stale:
    """A package whose tier is to be worked out, with what is said of it. `before`: its tier until now; -1: none."""

    package: str
    institution: str
    workline: str
    version: int
    before: int
    said: Sequence[Statement]


@dataclass(frozen=True, slots=True)
class Reached:
    """A package's tier, and what it lacks for the next."""

    package: str
    institution: str
    version: int
    tier: int
    before: int
    missing: Sequence[str]
    rules: str


def stale(url: str, rules: str) -> Iterator[list[Stale]]:
    """Packages that were never looked at, or by other rules, or in another version; some at a time. Each lot must be noted before
    the next is asked for."""
    columns = (Item.id, Item.package, Batch.institution, Batch.workline, Item.version, func.coalesce(Tier.tier, -1))
    asked = select(*columns).join(Batch, Batch.id == Item.batch_id).outerjoin(Tier, Tier.package == Item.package)
    changed = or_(Tier.package.is_(None), Tier.version != Item.version, Tier.rules != rules)
    after = 0
    while True:
        with reading(url) as db:
            rows = db.execute(
                asked.where(Item.version > 0, changed, Item.id > after).order_by(Item.id).limit(_AT_ONCE)
            ).all()
            found = [Stale(*row[1:], said_of(db, row.id)) for row in rows]
        if not rows:
            return
        yield found
        after = rows[-1].id
        let_others_in(url)


def note(url: str, found: Iterable[Reached]) -> None:
    """In place of what was known."""
    rows = [{**asdict(one), "missing": list(one.missing)} for one in found]
    with writing(url) as db:
        db.execute(delete(Tier).where(Tier.package.in_([row["package"] for row in rows])))
        db.execute(insert(Tier), rows)


def of_package(db: Connection, package: str) -> Reached | None:
    """None when it was not worked out yet."""
    columns = (Tier.package, Tier.institution, Tier.version, Tier.tier, Tier.before, Tier.missing, Tier.rules)
    row = db.execute(select(*columns).where(Tier.package == package)).first()
    return Reached(*row) if row else None


def counts(db: Connection, *, institutions: Institutions, institution: str = "") -> Mapping[str, Mapping[int, int]]:
    """Institution → tier → packages."""
    asked = select(Tier.institution, Tier.tier, func.count()).where(seen(Tier.institution, institutions))
    asked = asked.where(Tier.institution == institution) if institution else asked
    found: dict[str, dict[int, int]] = {}
    for code, tier, number in db.execute(
        asked.group_by(Tier.institution, Tier.tier).order_by(Tier.institution, Tier.tier)
    ):
        found.setdefault(code, {})[tier] = number
    return found
