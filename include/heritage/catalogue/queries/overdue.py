"""What the house asks of the whole archive to see what is late, lost or damaged. Nobody's page: no institution is told an answer."""

from __future__ import annotations

from sqlalchemy import Connection, text

from heritage.catalogue.figures.holdings import DISAGREEMENTS
from heritage.catalogue.figures.query import asked

LAST_ACT = "SELECT MAX(at) AS at FROM act WHERE kind = :kind"
"""The dossier shows it beside its answer."""

_LAST_DRILL = f"{LAST_ACT} AND outcome = 'success'"
_LAST_AUDIT = f"{LAST_ACT} AND site = :site AND package = ''"
_NEWEST = "SELECT MAX(at) FROM act"
_FIRST = "SELECT MIN(verified_at) FROM copy WHERE verified_at <> ''"
_COPIES = "SELECT COUNT(*) FROM copy"
_LACKING = """SELECT COUNT(*) FROM item LEFT JOIN copy
  ON copy.item_id = item.id AND copy.site = :site AND copy.version = item.version
WHERE item.package <> '' AND copy.site IS NULL"""
_UNSOUND = "SELECT outcome, COUNT(*) FROM copy_check WHERE outcome <> 'sound' AND site = :site GROUP BY outcome"
_UNPROVED = """SELECT COUNT(*) FROM copy JOIN item ON item.id = copy.item_id
LEFT JOIN copy_check ON copy_check.package = item.package AND copy_check.site = copy.site
WHERE copy.site = :site AND COALESCE(NULLIF(copy_check.sound_at, ''), copy.verified_at) < :cutoff"""
_CLOSED = "SELECT institution, name FROM batch WHERE finished <> ''"
_TWICE = asked(DISAGREEMENTS, None).sql


def last_act(db: Connection, kind: str) -> str:
    """When something of this kind was last done; "" for never."""
    return _moment(db, LAST_ACT, kind=kind)


def last_drill(db: Connection) -> str:
    """When a package was last restored as a drill, and well; "" for never."""
    return _moment(db, _LAST_DRILL, kind="drill")


def last_audit(db: Connection, site: str) -> str:
    """When an audit of the whole site last ended; "" for never."""
    return _moment(db, _LAST_AUDIT, kind="audit", site=site)


def newest_act(db: Connection) -> str:
    """When anything was last done; "" for never."""
    return _moment(db, _NEWEST)


def first_deposit(db: Connection) -> str:
    """When the oldest copy that is known was deposited; "" where none is."""
    return _moment(db, _FIRST)


def copies(db: Connection, site: str = "") -> int:
    """Copies that are known; at the site, when one is named."""
    return _number(db, f"{_COPIES} WHERE site = :site", site=site) if site else _number(db, _COPIES)


def lacking(db: Connection, site: str) -> int:
    """Packages that have no copy of their newest version at the site."""
    return _number(db, _LACKING, site=site)


def unproved(db: Connection, site: str, cutoff: str) -> int:
    """Copies at the site that were not found whole since the cutoff; their deposit counts."""
    return _number(db, _UNPROVED, site=site, cutoff=cutoff)


def unsound(db: Connection, site: str) -> dict[str, int]:
    """How a copy was at the last look → copies at the site that are so, but for the sound ones."""
    return {str(outcome): int(number) for outcome, number in db.execute(text(_UNSOUND), {"site": site})}


def twice(db: Connection) -> list[dict[str, str]]:
    """Copies that are another package than the first one under the same id and version: package, version, site, and the digests `this`
    and `first`."""
    return [{name: str(value) for name, value in row._mapping.items()} for row in db.execute(text(_TWICE))]


def closed(db: Connection) -> set[tuple[str, str]]:
    """(institution, batch) of the batches that were closed."""
    return {(row.institution, row.name) for row in db.execute(text(_CLOSED))}


def _moment(db: Connection, sql: str, **values: str) -> str:
    return str(db.scalar(text(sql), values) or "")


def _number(db: Connection, sql: str, **values: str) -> int:
    return int(db.scalar(text(sql), values) or 0)
