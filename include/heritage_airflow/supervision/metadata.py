"""Airflow's own database (runs, questions that wait, people): can it be used, is it whole, does anybody take what is queued? It changes
nothing there."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from heritage.errors import PermanentError

if TYPE_CHECKING:
    from sqlalchemy import URL

_UNUSABLE = (
    "Give the user that runs Airflow the right to read and write it (at SQLite: the file and its folder), start its server, or mend "
    "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN; then `make run`."
)
_DAMAGED = (
    "Bring it back from the backup; else `mv {0} {0}.damaged && rm -f {0}-wal {0}-shm && make run` makes a new one. No package, report or "
    "decision is in it: people who were added, and Airflow's history of runs, are, and questions that waited are asked again when their "
    "deliveries are started again (see docs/engineer.md)."
)


TAKEN_WITHIN = timedelta(seconds=60)
"""A queued task is taken in a second or two when a worker is free; on a busy machine in ten."""

_BEATS = timedelta(seconds=60)
"""A scheduler that has said nothing for longer is not the one whose workers are asked about."""


class NotPrepared(PermanentError):
    """Airflow's own command failed, or its database cannot be used: the last words."""


def revision(url: str) -> str:
    """Which migration the database is at; empty when there is none yet. Raises NotPrepared when it cannot be used."""
    from sqlalchemy import create_engine, inspect, make_url, text
    from sqlalchemy.exc import NoResultFound, SQLAlchemyError

    parsed = make_url(url)
    if (file := _file(parsed)) and not file.exists():
        return ""
    engine = create_engine(parsed)
    try:
        with engine.connect() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return ""
            return str(connection.execute(text("select version_num from alembic_version")).scalar_one())
    except NoResultFound:
        return ""
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise _unusable(parsed, str(getattr(error, "orig", error)).strip()) from error
    finally:
        engine.dispose()


def whole(url: str) -> None:
    """Reads an SQLite database through (a second for 100 MB). Raises NotPrepared when it is damaged; a server looks after itself."""
    from sqlalchemy import make_url

    file = _file(parsed := make_url(url))
    if not file or not file.exists():
        return
    if file.is_file() and not file.stat().st_size:
        raise _damaged(parsed, "it has no bytes")
    try:
        with sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True, timeout=30) as database:
            (said,) = database.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error as error:
        raise _unusable(parsed, str(error)) from error
    if said != "ok":
        raise _damaged(parsed, said)


def untaken(url: str, workers: int) -> Callable[[], int]:
    """Asks, each time it is called, how many tasks the living scheduler has queued that nobody takes although not all `workers` work: 0
    when all is well, or the database does not answer. All workers wait for ever when one is killed that held their queue."""
    from sqlalchemy import DateTime, NullPool, String, column, create_engine, func, select, table
    from sqlalchemy.exc import SQLAlchemyError

    moment = DateTime(timezone=True)
    task = table("task_instance", column("state", String), column("queued_dttm", moment), column("queued_by_job_id"))
    job = table("job", column("id"), column("job_type", String), column("latest_heartbeat", moment))
    engine = create_engine(url, poolclass=NullPool)

    def ask() -> int:
        now = datetime.now(UTC)
        by_the_living = job.c.job_type == "SchedulerJob", job.c.latest_heartbeat > now - _BEATS
        queued = select(func.count()).select_from(task.join(job, task.c.queued_by_job_id == job.c.id))
        queued = queued.where(task.c.state == "queued", task.c.queued_dttm < now - TAKEN_WITHIN, *by_the_living)
        working = select(func.count()).select_from(task).where(task.c.state == "running")
        try:
            with engine.connect() as connection:
                waiting = connection.execute(queued).scalar_one()
                return waiting if waiting and connection.execute(working).scalar_one() < workers else 0
        except (SQLAlchemyError, sqlite3.Error):
            return 0

    return ask


def _unusable(url: URL, said: str) -> NotPrepared:
    if any(words in said for words in ("malformed", "not a database")):
        return _damaged(url, said)
    return NotPrepared(f"Airflow's database {_shown(url)} cannot be used: {said}", advice=_UNUSABLE)


def _damaged(url: URL, said: str) -> NotPrepared:
    return NotPrepared(
        f"Airflow's database {_shown(url)} is damaged: {said}", advice=_DAMAGED.format(_file(url) or "…")
    )


def _file(url: URL) -> Path | None:
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def _shown(url: URL) -> str:
    return str(_file(url) or url.render_as_string(hide_password=True))
