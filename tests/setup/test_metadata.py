"""Airflow's own database in trouble: a sentence that says what to do, before anything is started."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

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
