"""Brings an older catalogue up to date, in one transaction: what the new columns say is worked out from what is there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from sqlalchemy import Connection, inspect, text

from heritage.catalogue.queries.words import words
from heritage.catalogue.schema.people import LegalHold, Request
from heritage.catalogue.schema.tables import Base

_AT_ONCE = 1000

_COLUMNS = (
    ("batch", "place", "TEXT NOT NULL DEFAULT ''"),
    ("batch", "review", "TEXT NOT NULL DEFAULT ''"),
    ("item", "asked", "INTEGER NOT NULL DEFAULT 0"),
    ("item", "faults", "INTEGER NOT NULL DEFAULT 0"),
    ("item", "warnings", "INTEGER NOT NULL DEFAULT 0"),
    ("item", "error", "TEXT NOT NULL DEFAULT ''"),
    ("finding", "at", "DOUBLE PRECISION"),
    ("finding", "nth", "INTEGER NOT NULL DEFAULT 0"),
    ("finding", "batch_id", "INTEGER NOT NULL DEFAULT 0"),
    ("copy", "institution", "TEXT NOT NULL DEFAULT ''"),
    ("copy", "files", "INTEGER NOT NULL DEFAULT 0"),
    ("copy", "size", "BIGINT NOT NULL DEFAULT 0"),
    ("copy", "looked_at", "TEXT NOT NULL DEFAULT ''"),
    ("copy", "sound_at", "TEXT NOT NULL DEFAULT ''"),
    ("word", "title", "BOOLEAN NOT NULL DEFAULT false"),
    ("act", "institution", "TEXT NOT NULL DEFAULT ''"),
)
"""Table, column, and what it is; both databases read it. PostgreSQL and SQLite add a column with a default at once."""

_FILLED = (
    """UPDATE finding SET batch_id = counted.batch_id, nth = counted.nth FROM (
      SELECT finding.item_id, finding.number, item.batch_id, row_number() OVER (
        PARTITION BY finding.item_id, finding.outcome, finding."check" ORDER BY finding.number) AS nth
      FROM finding JOIN item ON item.id = finding.item_id) AS counted
    WHERE counted.item_id = finding.item_id AND counted.number = finding.number""",
    """UPDATE item SET asked = counted.asked, faults = counted.faults, warnings = counted.warnings FROM (
      SELECT item_id, COUNT(*) AS asked, SUM(CASE WHEN outcome = 'fail' THEN 1 ELSE 0 END) AS faults,
        SUM(CASE WHEN outcome = 'warn' THEN 1 ELSE 0 END) AS warnings FROM finding GROUP BY item_id) AS counted
    WHERE counted.item_id = item.id""",
    """UPDATE copy SET institution = known.institution, files = known.files, size = known.size FROM (
      SELECT item.id, item.files, item.size, batch.institution FROM item JOIN batch ON batch.id = item.batch_id) AS known
    WHERE known.id = copy.item_id""",
    "UPDATE copy SET sound_at = verified_at",
    """UPDATE copy SET looked_at = seen.at, sound_at = CASE WHEN seen.sound_at > copy.verified_at THEN seen.sound_at
      ELSE copy.verified_at END
    FROM (SELECT item.id, copy_check.site, copy_check.at, copy_check.sound_at FROM copy_check
      JOIN item ON item.package = copy_check.package) AS seen
    WHERE seen.id = copy.item_id AND seen.site = copy.site""",
    """UPDATE act SET institution = known.institution FROM (
      SELECT item.package, batch.institution FROM item JOIN batch ON batch.id = item.batch_id) AS known
    WHERE act.package <> '' AND known.package = act.package""",
)

_GONE = ("ix_item_state", "finding_check", "ix_word_item_id", "act_kind")
_RETITLED = "UPDATE word SET title = true WHERE item_id = :item AND word = :word"


def to_sixth(connection: Connection) -> None:
    """Schema 6: findings carry code and values. Those that are there keep their English alone."""
    for column, kind in (("code", "TEXT NOT NULL DEFAULT ''"), ("details", "JSON NOT NULL DEFAULT '{}'")):
        connection.execute(text(f"ALTER TABLE finding ADD COLUMN {column} {kind}"))


def to_seventh(connection: Connection) -> None:
    """Schema 7: why a delivery was refused carries code and values. What is there keeps its English alone."""
    connection.execute(text("ALTER TABLE refusal ADD COLUMN grounds JSON NOT NULL DEFAULT '[]'"))


def to_third(connection: Connection) -> None:
    """Schema 3: what pages ask. Deliveries are known before they are closed, sums over a batch need one index, people's
    requests and holds have tables."""
    for table, column, kind in _COLUMNS:
        connection.execute(text(f"ALTER TABLE {table} ADD COLUMN {column} {kind}"))
    for change in _FILLED:
        connection.execute(text(change))
    titled = _titled(connection)
    while some := list(islice(titled, _AT_ONCE)):
        connection.execute(text(_RETITLED), some)
    for index in _GONE:
        connection.execute(text(f"DROP INDEX IF EXISTS {index}"))
    Base.metadata.create_all(connection, tables=[Request.__table__, LegalHold.__table__])  # type: ignore[list-item]
    there = set(inspect(connection).get_table_names())  # those of later schemas are made with their indexes
    for known in Base.metadata.sorted_tables:
        for new in known.indexes if known.name in there else ():
            if new.info.get("since", 3) <= 3:
                new.create(connection, checkfirst=True)


def _titled(connection: Connection) -> Iterator[dict[str, object]]:
    """The words of titles. Read a thousand items at a time: the rows are written to meanwhile."""
    after = 0
    asked = text("SELECT id, title FROM item WHERE id > :after AND title <> '' ORDER BY id LIMIT :most")
    while rows := connection.execute(asked, {"after": after, "most": _AT_ONCE}).all():
        for row in rows:
            yield from ({"item": row.id, "word": word} for word in sorted(words([row.title])))
        after = rows[-1].id
