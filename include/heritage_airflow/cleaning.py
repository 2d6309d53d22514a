"""Cleans Airflow's own database by Airflow's own `db clean`, in a process of its own: a task has no database.

Nothing of a run that has not ended is touched: Airflow's function goes by the age of rows alone, so the oldest open run sets the limit.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from heritage.errors import ToolFailed
from heritage_airflow import environment

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import DBAPICursor
    from sqlalchemy.orm import Session

RUNS = (
    "dag_run", "task_instance", "task_instance_history", "task_reschedule", "xcom", "job", "import_error", "trigger", "callback",
    "deadline", "asset_event", "revoked_token", "celery_taskmeta", "celery_tasksetmeta",
)  # fmt: skip
"""Not `dag` and `dag_version`: they do not grow, and runs that are kept point at them."""

ACTIONS = ("log",)

EVERY_MINUTE = "intake"
"""The DAG whose runs are of no interest after days: 1,440 of them a day."""

OF_A_DAG = ("dag_run", "log")
"""Tables (and what hangs on them) that Airflow can clean of one DAG alone."""

AT_ONCE = 1000
"""Rows per transaction: others write in between (SQLite has one writer)."""

LONGEST = 2 * 3600
"""Seconds."""

_VARIABLE = "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"
_NOT_ALLOWED = "airflow-db-not-allowed"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Rows that were deleted (in a dry run: would be; what the database itself cascades to is not counted) and rows that are left;
    `open_since`: when the oldest run that has not ended began,
    in seconds since 1970 (now, when there is none), and `held_up`: its name, where it is older than what would go."""

    gone: int
    left: int
    open_since: float
    held_up: str = ""


def clean(run_days: int, action_days: int, intake_days: int, *, dry: bool) -> Cleaned:
    """Raises ToolFailed with the last lines of what Airflow said."""
    command = [
        sys.executable,
        "-m",
        __name__,
        str(run_days),
        str(action_days),
        str(intake_days),
        *(["--dry-run"] if dry else []),
    ]
    own = {name: value for name, value in os.environ.items() if _NOT_ALLOWED not in value} | {_VARIABLE: database()}
    try:
        ended = subprocess.run(command, env=own, capture_output=True, text=True, timeout=LONGEST, check=False)
    except subprocess.TimeoutExpired as error:
        raise ToolFailed(f"airflow db clean: not done after {LONGEST} s") from error
    if ended.returncode:
        raise ToolFailed(f"airflow db clean: code {ended.returncode}: {ended.stderr[-1500:]}")
    return Cleaned(**json.loads(ended.stdout.splitlines()[-1]))


def database() -> str:
    """Where Airflow's database is. A task's own variables no longer say it; those that its process was begun with do."""
    here = os.environ.get(_VARIABLE, "")
    if here and _NOT_ALLOWED not in here:
        return here
    begun = Path("/proc/self/environ").read_bytes().split(b"\0")
    said = [os.fsdecode(word.partition(b"=")[2]) for word in begun if word.startswith(f"{_VARIABLE}=".encode())]
    return said[0] if said else environment.defaults(environment.home(), environment.port())[_VARIABLE]


def main(words: Sequence[str]) -> Cleaned:
    """In the process of its own."""
    from airflow.utils.session import create_session

    runs, actions, minutes = (datetime.now(UTC) - timedelta(days=int(word)) for word in words[:3])
    dry = "--dry-run" in words
    with create_session() as session:
        open_since, name = _oldest_open(session)
    limit = min(runs, open_since - timedelta(days=1))
    with _deletions() as deleted:
        # the DAG of every minute allows its runs 30 minutes: none of them is open
        found = _clean(OF_A_DAG, minutes, dry=dry, dags=[EVERY_MINUTE])
        found += _clean(RUNS, limit, dry=dry) + _clean(ACTIONS, actions, dry=dry)
        with create_session() as session:
            found += _end_sessions(session, dry=dry)
    with create_session() as session:
        left = _rows(session)
    return Cleaned(found if dry else sum(deleted), left, open_since.timestamp(), name if limit < runs else "")


@contextlib.contextmanager
def _deletions() -> Iterator[list[int]]:
    """How many rows each of our statements deletes. The difference of two counts is no measure: others write in between."""
    from sqlalchemy import event
    from sqlalchemy.engine import Engine

    deleted: list[int] = []

    def count(connection: object, cursor: DBAPICursor, statement: str, *more: object) -> None:
        if statement.lstrip().upper().startswith("DELETE"):
            deleted.append(max(cursor.rowcount, 0))

    event.listen(Engine, "after_cursor_execute", count)
    try:
        yield deleted
    finally:
        event.remove(Engine, "after_cursor_execute", count)


def _clean(tables: Sequence[str], before: datetime, *, dry: bool, dags: list[str] | None = None) -> int:
    """Rows that Airflow said it found; what it prints goes to the log of errors, where a failure shows its last lines."""
    from airflow.utils.db_cleanup import run_cleanup

    said = io.StringIO()
    try:
        with contextlib.redirect_stdout(said):
            run_cleanup(
                clean_before_timestamp=before,  # type: ignore[arg-type]
                table_names=list(tables),
                dag_ids=dags,
                dry_run=dry,
                confirm=False,
                skip_archive=True,
                batch_size=AT_ONCE,
                error_on_cleanup_failure=dags is None,  # of one DAG, 3.3 asks `deadline` for a column that it has not
            )
    finally:
        sys.stderr.write(said.getvalue())
    return sum(map(int, re.findall(r"^Found (\d+) rows", said.getvalue(), re.MULTILINE)))


def _oldest_open(session: Session) -> tuple[datetime, str]:
    from airflow.models.dagrun import DagRun
    from sqlalchemy import func, select

    began = func.coalesce(DagRun.start_date, DagRun.queued_at, DagRun.run_after)
    asked = select(began, DagRun.dag_id, DagRun.run_id).where(DagRun.state.in_(("queued", "running"))).order_by(began)
    row = session.execute(asked.limit(1)).first()
    if row is None:
        return datetime.now(UTC), ""
    began_at = row[0] if row[0].tzinfo else row[0].replace(tzinfo=UTC)
    return began_at, f"{row[1]} {row[2]}"


def _rows(session: Session) -> int:
    from sqlalchemy import func, inspect, select, table

    there = set(inspect(session.connection()).get_table_names())
    known = [name for name in (*RUNS, *ACTIONS, "session") if name in there]
    return sum(session.scalar(select(func.count()).select_from(table(name))) or 0 for name in known)


def _end_sessions(session: Session, *, dry: bool) -> int:
    """Log-ins that have ended. `db clean` knows the table only of installations whose auth manager has FAB's own name."""
    from sqlalchemy import column, delete, func, inspect, select, table

    if not inspect(session.connection()).has_table("session"):
        return 0
    sessions = table("session", column("expiry"))
    over = sessions.c.expiry < datetime.now(UTC).replace(tzinfo=None)
    number = session.scalar(select(func.count()).select_from(sessions).where(over)) or 0
    if not dry:
        session.execute(delete(sessions).where(over))
    return number


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asdict(main(sys.argv[1:]))) + "\n")
