"""Opens the catalogue's database (SQLite or PostgreSQL), brings its tables up to date, and gives transactions."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, func, inspect, make_url, select, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from heritage.catalogue.schema import custody as custody_tables
from heritage.catalogue.schema import enrichment as enrichment_tables
from heritage.catalogue.schema import formats as format_tables
from heritage.catalogue.schema import likeness as likeness_tables
from heritage.catalogue.schema import migrating, soundness, troubles
from heritage.catalogue.schema import revisions as revision_tables
from heritage.catalogue.schema import rework as rework_tables
from heritage.catalogue.schema.tables import SCHEMA, Base, SchemaVersion
from heritage.dossier import now
from heritage.errors import ConfigError, HeritageError
from heritage.files import FILE_MODE, made_folder

MIGRATIONS: Mapping[int, Callable[[Connection], None]] = {
    2: custody_tables.create,
    3: migrating.to_third,
    4: rework_tables.to_fourth,
    5: likeness_tables.create,
    6: migrating.to_sixth,
    7: migrating.to_seventh,
    8: revision_tables.create,
    9: format_tables.create,
    10: enrichment_tables.create,
}
"""Schema version → what brings a database of the version before up to it."""

_WAIT_MS = 60_000
"""How long a writer waits for another (SQLite): some deposits close at the same moment."""

_LOOKED_AGAIN = 0.12
"""Seconds after which everybody who waits for SQLite has looked again (its longest pause is 0.1 s)."""

_ANSWER_SECONDS = 10
"""How long a PostgreSQL is given to accept a connection: a page, or a task that only tells, must not hang on a dead machine."""

_ONE_WRITER = 0x68657269  # key of PostgreSQL's advisory lock


@contextlib.contextmanager
def writing(url: str) -> Iterator[Connection]:
    """One transaction, alone with the right to write; whole or not at all. Raises ConfigError and what
    `troubles` names."""
    with _named(url), _engine(url, os.getpid()).execution_options(writing=True).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(select(func.set_config("lock_timeout", f"{_WAIT_MS}ms", True)))
            connection.execute(select(func.pg_advisory_xact_lock(_ONE_WRITER)))
        _bring_up_to_date(connection)
        yield connection


def let_others_in(url: str) -> None:
    """Between two transactions of one long task. Whoever waits for SQLite looks again every tenth of a second, and would find it
    taken each time; PostgreSQL's waiters stand in a row."""
    if make_url(url).get_backend_name() == "sqlite":
        time.sleep(_LOOKED_AGAIN)


@contextlib.contextmanager
def reading(url: str) -> Iterator[Connection]:
    """One transaction that sees one moment: a page asks everything in one. The tables are made when there are none."""
    with _named(url):
        with _opened(url) as connection:
            if _version(connection) == SCHEMA:
                yield connection
                return
        with writing(url):
            pass
        with _opened(url) as connection:
            yield connection


def _opened(url: str) -> contextlib.AbstractContextManager[Connection]:
    engine = _engine(url, os.getpid())
    if engine.dialect.name == "postgresql":  # else each statement sees another moment
        engine = engine.execution_options(isolation_level="REPEATABLE READ")
    return engine.begin()


@contextlib.contextmanager
def _named(url: str) -> Iterator[None]:
    """Whatever is raised over the catalogue: is it the database's fault? Then it is an error that says what to do."""
    if said := soundness.unlike_a_file(url):
        raise troubles.damaged(_shown(url), said)
    try:
        yield
    except HeritageError:
        raise
    except Exception as error:
        named = troubles.ours(error, _shown(url)) if isinstance(error, DBAPIError) else None
        if named is None and (said := _damage(url, error)):
            named = troubles.damaged(_shown(url), said)
        if named is None:
            raise
        raise named from error


def _damage(url: str, error: Exception) -> str:
    """What is wrong with the database, when that is why; "" when our code is to blame."""
    if soundness.is_of_a_row(error):
        return f"a row holds what was never written there ({type(error).__name__})"
    try:
        if said := soundness.damage(url):
            return said
        with _engine(url, os.getpid()).connect() as connection:
            lacking = soundness.missing(connection) if _version(connection) == SCHEMA else ""
    except SQLAlchemyError:
        return ""
    return f"it lacks {lacking}" if lacking else ""


def _shown(of: str | Connection) -> str:
    """Without its password."""
    return (make_url(of) if isinstance(of, str) else of.engine.url).render_as_string(hide_password=True)


@lru_cache(maxsize=16)
def _engine(url: str, _process: int) -> Engine:
    """What knows the database and remembers compiled statements, but no connection: tasks are forked, and a connection must
    not be shared across a fork. One per process, kept: making it took most of the time that a page asked."""
    try:
        parsed = make_url(url)
        waits = parsed.get_driver_name() in {"psycopg2", "psycopg"} and "connect_timeout" not in parsed.query
        engine = create_engine(
            parsed, poolclass=NullPool, connect_args={"connect_timeout": _ANSWER_SECONDS} if waits else {}
        )
    except (SQLAlchemyError, ImportError) as error:
        raise ConfigError(f"HERITAGE_CATALOGUE: wanted a database URL: {type(error).__name__}") from error
    if parsed.get_backend_name() == "sqlite":
        if parsed.database:
            made_folder(Path(parsed.database).parent)
        event.listen(engine, "connect", _sqlite_connected)
        event.listen(engine, "begin", _sqlite_begun)
    return engine


def _sqlite_connected(connection: Any, _record: object) -> None:
    """Readers do not wait for the writer (WAL); the driver's own idea of transactions is switched off."""
    connection.isolation_level = None
    for setting in (f"busy_timeout={_WAIT_MS}", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {setting}")


def _sqlite_begun(connection: Connection) -> None:
    """A writer says so at once: one that began as a reader would be refused when another wrote meanwhile."""
    writes = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _version(connection: Connection) -> int:
    """The schema's number, 0 when there is none. Raises CatalogueRefused when it is no number."""
    if not inspect(connection).has_table(SchemaVersion.__tablename__):
        return 0
    found = connection.scalar(select(func.max(SchemaVersion.version))) or 0
    if not isinstance(found, int):
        raise troubles.damaged(_shown(connection), f"its schema has the number {found!r:.100}")
    return found


def _bring_up_to_date(connection: Connection) -> None:
    present = _version(connection)
    if present > SCHEMA:
        raise ConfigError(
            f"the catalogue {_shown(connection)} has schema {present}, this code knows {SCHEMA}: it is of a newer release",
            advice="Run the newer release again (nothing was changed), or bring back the backup that was made before it was installed.",
        )
    if present == SCHEMA:
        return
    if present == 0:
        if names := soundness.foreign(connection):
            raise troubles.foreign(_shown(connection), names)
        Base.metadata.create_all(connection)
    for step in range(present + 1, SCHEMA + 1) if present else ():
        MIGRATIONS[step](connection)
    connection.execute(SchemaVersion.__table__.insert(), {"version": SCHEMA, "at": now()})  # type: ignore[attr-defined]
    if connection.dialect.name == "sqlite":
        if (place := soundness.file(connection.engine.url.render_as_string())) and present == 0:
            place.chmod(FILE_MODE)
        connection.execute(text(f"PRAGMA user_version={SCHEMA}"))
