"""Airflow's own database in trouble: a sentence that says what to do, before anything is started."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, insert

from heritage_airflow.supervision import metadata


def _lived_in(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE alembic_version (version_num TEXT)")
        database.execute("INSERT INTO alembic_version VALUES ('abc')")
        database.execute("CREATE TABLE dag_run AS SELECT hex(randomblob(3000)) AS facts FROM alembic_version")
        database.execute("INSERT INTO dag_run SELECT hex(randomblob(3000)) FROM dag_run")
        database.execute("CREATE INDEX by_facts ON dag_run (facts)")
    database.close()


def _a_page_in_the_middle(path: Path) -> None:
    _lived_in(path)
    raw = bytearray(path.read_bytes())
    raw[3 * 4096 : 4 * 4096] = b"\xff" * 4096
    path.write_bytes(raw)


def _cut(path: Path) -> None:
    _lived_in(path)
    path.write_bytes(path.read_bytes()[:-8192])


def _no_database(path: Path) -> None:
    path.write_text("no database at all " * 500)


@pytest.mark.parametrize("spoil", [_a_page_in_the_middle, _cut, _no_database, Path.touch])
def test_damage_is_said_with_the_way_out(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    spoil(tmp_path / "airflow.db")
    with pytest.raises(metadata.NotPrepared, match=r"airflow\.db is damaged") as caught:
        metadata.whole(f"sqlite:///{tmp_path}/airflow.db?timeout=30")
    assert f"mv {tmp_path}/airflow.db {tmp_path}/airflow.db.damaged" in caught.value.advice


def test_what_cannot_be_used_is_no_fresh_home(tmp_path: Path) -> None:
    (tmp_path / "airflow.db").mkdir()
    with pytest.raises(metadata.NotPrepared, match="cannot be used: unable to open"):
        metadata.revision(f"sqlite:///{tmp_path}/airflow.db")
    with pytest.raises(metadata.NotPrepared, match=r"postgresql.*:\*\*\*@.* cannot be used"):
        metadata.revision(f"postgresql+psycopg2://airflow:secret@/airflow?host={tmp_path}")


def test_a_whole_one_and_none_at_all(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/airflow.db?timeout=30"
    metadata.whole(url)
    assert metadata.revision(url) == ""
    _lived_in(tmp_path / "airflow.db")
    metadata.whole(url)
    assert metadata.revision(url) == "abc"


class TestUntaken:
    """Asked of the tables as Airflow makes them."""

    @pytest.fixture
    def asked(self, tmp_path: Path) -> Callable[..., int]:
        from airflow import models
        from airflow.jobs.job import Job
        from airflow.models.taskinstance import TaskInstance

        models.import_all_models()
        url = f"sqlite:///{tmp_path}/airflow.db?timeout=30"
        engine = create_engine(url)
        task, job = TaskInstance.__table__, Job.__table__
        job.create(engine)
        task.create(engine)

        def ask(*, queued_for: int, heard: int = 5, running: int = 0, state: str = "queued", workers: int = 3) -> int:
            """Seconds since a task was queued and its scheduler was heard."""
            now = datetime.now(UTC)
            facts = {"dag_id": "paper", "run_id": "r", "task_id": "t", "max_tries": 1, "pool": "cpu", "pool_slots": 1}
            with engine.begin() as connection:
                connection.execute(task.delete())
                connection.execute(job.delete())
                beat = now - timedelta(seconds=heard)
                connection.execute(
                    insert(job).values(id=7, job_type="SchedulerJob", state="running", latest_heartbeat=beat)
                )
                queued = {"state": state, "queued_by_job_id": 7, "queued_dttm": now - timedelta(seconds=queued_for)}
                rows = [queued, *[queued | {"state": "running"}] * running]
                for number, row in enumerate(rows):
                    connection.execute(insert(task).values(id=uuid4(), map_index=number, **facts, **row))
            return metadata.untaken(url, workers)()

        return ask

    def test_queued_for_long_beside_idle_workers(self, asked: Callable[..., int]) -> None:
        assert asked(queued_for=90) == 1
        assert asked(queued_for=90, running=2) == 1

    def test_all_others(self, asked: Callable[..., int]) -> None:
        assert asked(queued_for=10) == 0  # soon
        assert asked(queued_for=90, running=3) == 0  # nobody is free
        assert asked(queued_for=900, heard=200) == 0  # by a scheduler that is gone: the new one queues it again
        assert asked(queued_for=900, state="deferred") == 0

    def test_a_database_that_does_not_answer_accuses_nobody(self, tmp_path: Path) -> None:
        assert metadata.untaken(f"sqlite:///{tmp_path}/none/airflow.db", 3)() == 0
