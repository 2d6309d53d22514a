"""How well the copies are looked after: the one place that says what a copy's standing is. Pages and the auditor's dossier both ask here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from heritage.catalogue.figures.query import asked
from heritage.catalogue.queries.tenancy import Institutions

STANDING = """CASE WHEN unsound.outcome IN ('damaged', 'missing') THEN 'unsound'
    WHEN unsound.outcome IS NOT NULL THEN 'unread'
    WHEN copy.looked_at = '' THEN 'never'
    WHEN copy.looked_at >= :cutoff THEN 'whole' ELSE 'stale' END"""
"""Each copy has exactly one: not whole at the last look; could not be read then; read back at its deposit and never audited since;
audited and found whole since the cutoff; audited and whole, but longer ago. A deposit is no audit: it was read once, by who wrote it."""

UNSOUND = """SELECT item.id AS item_id, copy_check.site, copy_check.outcome FROM copy_check
    JOIN item ON item.package = copy_check.package WHERE copy_check.outcome <> 'sound'"""

COVERAGE = """SELECT :site AS site, COUNT(*) AS copies,
  COALESCE(SUM(CASE WHEN standing = 'whole' THEN 1 ELSE 0 END), 0) AS audited_whole_within_ttl,
  COALESCE(SUM(CASE WHEN standing = 'stale' THEN 1 ELSE 0 END), 0) AS audited_whole_longer_ago,
  COALESCE(SUM(CASE WHEN standing = 'never' THEN 1 ELSE 0 END), 0) AS never_audited,
  COALESCE(SUM(CASE WHEN standing = 'unsound' THEN 1 ELSE 0 END), 0) AS not_whole_at_last_look,
  COALESCE(SUM(CASE WHEN standing = 'unread' THEN 1 ELSE 0 END), 0) AS could_not_be_read,
  COALESCE(MIN(sound_at), '') AS longest_ago, COALESCE(SUM(size), 0) AS bytes
FROM (SELECT copy.sound_at, copy.size, <standing> AS standing FROM copy
  LEFT JOIN (<unsound>) AS unsound ON unsound.item_id = copy.item_id AND unsound.site = copy.site
  WHERE copy.site = :site AND [[copy.institution]]) AS standings""".replace("<standing>", STANDING).replace(
    "<unsound>", UNSOUND
)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The copies of a site by their standing (see STANDING); the five add up to `copies`. `oldest`: when the one longest unproved was last
    read whole, its deposit included ("" = there is none)."""

    site: str
    copies: int
    whole: int
    stale: int
    never: int
    unsound: int
    unread: int
    oldest: str
    size: int

    @property
    def share(self) -> float:
        """Of all copies, how many were audited and found whole within their time."""
        return self.whole / self.copies if self.copies else 0.0


def coverage(db: Connection, *, institutions: Institutions, cutoffs: Mapping[str, str]) -> tuple[Coverage, ...]:
    """`cutoffs`: site → the time since which every copy should have been audited and found whole."""
    return tuple(
        Coverage(*tuple(row))
        for site, cutoff in cutoffs.items()
        for row in asked(COVERAGE, institutions).rows(db, site=site, cutoff=cutoff)
    )
