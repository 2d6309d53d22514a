"""Is the catalogue's database whole, and ours? Asked when something went wrong, and before a rebuild; it changes nothing."""

from __future__ import annotations

import sqlite3
import time
import traceback
from pathlib import Path

from sqlalchemy import Connection, inspect, make_url
from sqlalchemy.exc import ArgumentError

from heritage.catalogue.schema.tables import Base

_BORN_WITHIN = 1.0
"""Seconds in which whoever makes a new SQLite file has written its first page."""

_ASIDE = ("", "-wal", "-shm", "-journal")


def file(url: str) -> Path | None:
    """The file of an SQLite catalogue; None for a server's, one in memory, or what is no address (who opens it says so)."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        return None
    named = parsed.get_backend_name() == "sqlite" and parsed.database not in (None, "", ":memory:")
    return Path(str(parsed.database)) if named else None


def unlike_a_file(url: str) -> str:
    """Is something at the catalogue's place that SQLite would take for a new one, or not open? In words; "" when all is well. (A file
    that is gone is made anew: a home may begin with an archive of others, and `watch` says that it knows no copy of what lies there.)"""
    place = file(url)
    if place is None or not place.exists():
        return ""
    if not place.is_file():
        return "it is no file"
    if _is_empty(place):
        time.sleep(max(0.0, min(_BORN_WITHIN, place.stat().st_mtime + _BORN_WITHIN - time.time())))
    return "it has no bytes" if _is_empty(place) else ""


def _is_empty(place: Path) -> bool:
    try:
        return place.is_file() and not place.stat().st_size
    except OSError:
        return False


def damage(url: str) -> str:
    """What is wrong with an SQLite file's bytes or its tables, in words; "" when nothing is (a server looks after itself), or when
    it cannot be said now because another process writes."""
    place = file(url)
    if place is None or not place.exists():
        return ""
    if said := unlike_a_file(url):
        return said
    try:
        with sqlite3.connect(f"{place.absolute().as_uri()}?mode=rw", uri=True, timeout=60) as database:
            said = str(database.execute("PRAGMA integrity_check(1)").fetchone()[0])
        return "" if said == "ok" else said
    except UnicodeDecodeError as error:  # what SQLite says of it quotes the damage
        return f"it has bytes that are no text ({error.object[:80]!r})"
    except sqlite3.Error as error:
        return (
            str(error) if getattr(error, "sqlite_errorname", "").startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) else ""
        )


def foreign(connection: Connection) -> str:
    """Tables of a database without our schema's number that are not ours, or look like it; "" when a catalogue may be made there."""
    there = set(inspect(connection).get_table_names())
    if connection.dialect.name != "sqlite":
        there &= set(Base.metadata.tables)
    return ", ".join(sorted(there))


def missing(connection: Connection) -> str:
    """The first table or column that our schema wants and the database has not; "" when it has all."""
    asked = inspect(connection)
    names = set(asked.get_table_names())
    for table in Base.metadata.sorted_tables:
        if table.name not in names:
            return f"the table {table.name}"
        has = {column["name"] for column in asked.get_columns(table.name)}
        if lacking := sorted({column.name for column in table.columns} - has):
            return f"{table.name}.{lacking[0]}"
    return ""


def is_of_a_row(error: BaseException) -> bool:
    """Is it a value that no code of ours wrote: no UTF-8, no JSON, no date? The driver and SQLAlchemy stumble over it while they read."""
    if "Could not decode to UTF-8" in str(error):
        return True
    frames = traceback.extract_tb(error.__traceback__)
    return isinstance(error, ValueError) and any("/sqlalchemy/" in frame.filename for frame in frames[-6:])


def put_aside(url: str, when: str) -> Path | None:
    """Renames an SQLite file with its companions, so that a new one can be made and nothing is thrown away. None: a server's."""
    place = file(url)
    if place is None:
        return None
    target = place.with_name(f"{place.name}.damaged-{when.replace(':', '')}")
    for end in _ASIDE:
        if (old := Path(f"{place}{end}")).exists():
            old.rename(f"{target}{end}")
    return target
