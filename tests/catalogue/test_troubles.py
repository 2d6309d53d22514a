"""A database in trouble: what may pass is tried again, what a person must mend says how, what we got wrong is called so."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from heritage.catalogue.schema import store
from heritage.errors import CatalogueDamaged, CatalogueRefused, DiskFull, HeritageError, SiteUnavailable


def asked(url: str) -> None:
    with store.writing(url):
        pass
    with store.reading(url) as db:
        db.execute(text("SELECT count(*) FROM batch"))


def _no_database(path: Path) -> None:
    path.write_text("no database at all " * 500)


def _turned_bits(path: Path) -> None:
    asked(f"sqlite:///{path}")
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (pages,) = db.execute("PRAGMA page_count").fetchone()
    path.write_bytes(path.read_bytes()[:4096] + b"\xff" * 4096 * (pages - 1))


@pytest.mark.parametrize("spoil", [_no_database, _turned_bits, Path.mkdir, Path.touch])
def test_an_sqlite_that_somebody_must_mend(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    spoil(tmp_path / "c.db")
    with pytest.raises(CatalogueDamaged, match=r"c\.db is damaged") as caught:
        asked(f"sqlite:///{tmp_path}/c.db")
    assert "rebuild" in caught.value.advice


def test_an_sqlite_without_room(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/c.db"
    with pytest.raises(DiskFull), store.writing(url) as db:
        pages = db.execute(text("PRAGMA page_count")).scalar()
        db.execute(text(f"PRAGMA max_page_count={pages}"))
        db.execute(text("CREATE TABLE filler AS SELECT zeroblob(100000) AS z"))
    asked(url)


@pytest.mark.parametrize(
    ("statement", "wanted", "said"),
    [
        ("SET ROLE reader; SELECT * FROM batch", CatalogueRefused, "right to read and write"),
        ("SET LOCAL statement_timeout = 1; SELECT pg_sleep(5)", SiteUnavailable, "tried again"),
        ("SET LOCAL lock_timeout = 1; LOCK TABLE held", SiteUnavailable, "tried again"),
        ("DO $$ BEGIN RAISE SQLSTATE '53100'; END $$", DiskFull, "Make room"),
        ("DO $$ BEGIN RAISE SQLSTATE 'XX001'; END $$", CatalogueRefused, "rebuild"),
        ("SELECT pg_terminate_backend(pg_backend_pid())", SiteUnavailable, "tried again"),
    ],
)
def test_a_postgresql_in_trouble(postgresql: str, statement: str, wanted: type[HeritageError], said: str) -> None:
    url = postgresql.format("postgres")
    engine = create_engine(url)
    with engine.begin() as db:
        db.execute(text("CREATE TABLE IF NOT EXISTS held (a int)"))
        db.execute(text("DO $$ BEGIN CREATE ROLE reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$"))
    with engine.begin() as other, pytest.raises(wanted) as caught:
        other.execute(text("LOCK TABLE held"))
        with store.writing(url) as db:
            db.execute(text(statement))
    assert said in caught.value.advice
    engine.dispose()


@pytest.mark.parametrize("wrong", ["heritage@/nowhere", "nobody@/postgres"])
def test_a_postgresql_that_does_not_know_us(postgresql: str, wrong: str) -> None:
    with pytest.raises(CatalogueRefused) as caught:
        asked(postgresql.replace("heritage@/{}", wrong))
    assert "HERITAGE_CATALOGUE" in caught.value.advice


def test_a_wrong_statement_is_our_mistake(url: str) -> None:
    with pytest.raises(DBAPIError), store.writing(url) as db:
        db.execute(text("SELECT nothing FROM batch"))
