"""A catalogue of schema 2 is brought up to date: nothing is lost, and it says and is what a new one would."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, insert, inspect, make_url, select, text
from sqlalchemy.pool import NullPool

from catalogue.closed import closed, delivery, deposited, dossier, lines
from heritage.catalogue import traits
from heritage.catalogue.custody import Act, Seen, note_act, note_seen
from heritage.catalogue.queries.searching import contents
from heritage.catalogue.recording import record, record_refusal
from heritage.catalogue.schema.tables import SCHEMA, Base
from heritage.catalogue.sheets import closed_item
from heritage.contracts import Site
from heritage.model import State

HERE = Path(__file__).parent


@contextmanager
def opened(url: str) -> Iterator[Connection]:
    """The database as it is; nothing brings it up to date."""
    if url.startswith("sqlite"):
        Path(make_url(url).database or "").parent.mkdir(parents=True, exist_ok=True)
    with create_engine(url, poolclass=NullPool).begin() as connection:
        yield connection


def lived_in(url: str, tmp_path: Path, sites: list[Site]) -> None:
    """A bit of everything: deposited and held items, looks at copies, acts, a refusal."""
    of = delivery()
    items = [deposited(tmp_path / "work", sites, of, f"MS_{n}", title=f"Vues {n} de la Façade") for n in range(3)]
    held = closed_item("HELD", State.HELD, dossier(tmp_path / "held", "HELD"), note="waits for Jan")
    record(url, closed(of, [*items, held]))
    package = "urn:heritage:kbr:KBR-2026-0042:MS_"
    looks = [
        Seen(f"{package}0", "site-a", "2099-01-01T00:00:00Z", "sound", "r1"),
        Seen(f"{package}1", "site-a", "2099-01-01T00:00:00Z", "damaged", "r1", ["0001.tif: other bytes"]),
        Seen(f"{package}2", "site-b", "2020-01-01T00:00:00Z", "sound", "r0"),
    ]
    note_seen(url, looks)
    note_act(url, Act("restore 1", "restore", "2026-11-04T00:00:00Z", "success", "site-a", f"{package}0", "jan"))
    note_act(url, Act("audit 1", "audit", "2026-11-04T00:00:00Z", "success", "site-a", facts={"sound": 3}))
    record_refusal(
        url, place="/in/x", at="2026-11-02T09:00:00Z", institution="", workline="paper", batch="x", reasons=["a"]
    )


def put_into_schema_2(url: str, old: str) -> None:
    """Every row, as far as schema 2 has columns for it."""
    kind = "sqlite" if old.startswith("sqlite") else "postgresql"
    with opened(old) as into, opened(url) as source:
        for statement in (HERE / f"schema2_{kind}.sql").read_text().split(";\n"):
            if statement.strip():
                into.execute(text(statement))
        for table in Base.metadata.sorted_tables:
            if table.name == "schema_version" or not inspect(into).has_table(table.name):
                continue
            had = [table.c[column["name"]] for column in inspect(into).get_columns(table.name)]
            rows = [dict(row._mapping) for row in source.execute(select(*had))]
            if rows:
                into.execute(insert(table), rows)
        into.execute(text("INSERT INTO schema_version (version, at) VALUES (2, '2026-11-21T00:00:00Z')"))
        if kind == "sqlite":
            into.execute(text("PRAGMA user_version=2"))


def told(url: str) -> dict[str, list[str]]:
    """Everything the catalogue says, but for where the delivery lay, which schema 2 did not ask, and the forms of files, which only the
    packages' sheets tell: they count as not read before a rebuild."""
    found = lines(line.replace(", '/in', ''", ", '', ''") for line in contents(url, local=True))
    return {table: rows for table, rows in found.items() if table != "item_format"}


def looks_like(url: str) -> dict[str, object]:
    """Columns, nullability and indexes, table by table."""
    found: dict[str, object] = {}
    with opened(url) as db:
        asked = inspect(db)
        for table in asked.get_table_names():
            columns = {(c["name"], c["nullable"], c["type"]._type_affinity) for c in asked.get_columns(table)}
            indexes = {(i["name"], tuple(i["column_names"])) for i in asked.get_indexes(table)}
            found[table] = (columns, indexes)
    return found


def test_schema_2_becomes_what_a_new_catalogue_is(url: str, other_url: str, tmp_path: Path, sites: list[Site]) -> None:
    lived_in(url, tmp_path, sites)
    put_into_schema_2(url, other_url)
    wanted, found = told(url), told(other_url)
    assert {"copy", "copy_check", "act", "word", "finding"} < set(wanted)
    for table in wanted:
        assert found[table] == wanted[table], table
    assert looks_like(other_url) == looks_like(url)
    with opened(other_url) as db:
        assert db.scalars(text("SELECT version FROM schema_version ORDER BY version")).all() == [2, SCHEMA]
    assert traits.unread(url) == {}
    assert sum(traits.unread(other_url).values()) == len({one for one in told(other_url)["copy"] if "site-a" in one})


def test_an_old_catalogue_without_rows(url: str, other_url: str) -> None:
    assert list(contents(url, local=True)) == []
    put_into_schema_2(url, other_url)
    assert list(contents(other_url, local=True)) == []
    assert looks_like(other_url) == looks_like(url)


def test_a_migration_that_breaks_off_leaves_the_old_catalogue(
    url: str, other_url: str, tmp_path: Path, sites: list[Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    from heritage.catalogue.schema import migrating

    lived_in(url, tmp_path, sites)
    put_into_schema_2(url, other_url)
    before = looks_like(other_url)
    with monkeypatch.context() as patch:
        patch.setattr(migrating, "_GONE", ("killed; here",))
        with pytest.raises(Exception, match="here"):
            list(contents(other_url))
    assert looks_like(other_url) == before
    assert told(other_url) == told(url)
