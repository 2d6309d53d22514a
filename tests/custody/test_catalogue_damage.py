"""A damaged catalogue: every command says a sentence, and `rebuild` brings back what the sites tell."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

import campaigns
from custody.kept import keep, object_of
from heritage import settings
from heritage.__main__ import main
from heritage.catalogue.queries.searching import contents
from heritage.contracts import Site
from heritage.errors import HeritageError, SiteUnavailable
from heritage.flows.custody import rebuild
from heritage.flows.custody.roots.sites import open_site


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, bytes]]:
    """A home with four packages at two sites, made once, and its catalogue: what the sites can tell again."""
    place = tmp_path_factory.mktemp("lived")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HERITAGE_HOME", str(place))
        patch.delenv("HERITAGE_CATALOGUE", raising=False)
        keep(place, 4)
        rebuild.rebuild(anew=True)
        with sqlite3.connect(place / "catalogue.db") as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        yield place, (place / "catalogue.db").read_bytes()


@pytest.fixture
def damaged(lived_in: tuple[Path, bytes]) -> Path:
    """The catalogue's file, whole again for each test."""
    place, whole = lived_in
    _cleared(place)
    (place / "catalogue.db").write_bytes(whole)
    return place / "catalogue.db"


def _cleared(place: Path) -> None:
    for old in place.glob("catalogue.db*"):
        shutil.rmtree(old) if old.is_dir() else old.unlink()


def told() -> list[str]:
    return list(contents(settings.home().catalogue_url))


def _a_page_in_the_middle(file: Path) -> None:
    """Where the items are: every command reads them."""
    with closing(sqlite3.connect(file)) as db:
        (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'item'").fetchone()
    raw, at = file.read_bytes(), (page - 1) * 4096
    file.write_bytes(raw[:at] + os.urandom(4096) + raw[at + 4096 :])


def _no_bytes(file: Path) -> None:
    file.write_bytes(b"")


def _no_database(file: Path) -> None:
    file.write_text("no database at all " * 500)


def _a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()
    (file / "lost+found").touch()


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 3])


def _a_table_less(file: Path) -> None:
    with sqlite3.connect(file) as db:
        db.execute("DROP TABLE copy")


def _no_number(file: Path) -> None:
    with sqlite3.connect(file) as db:
        db.executescript("DROP TABLE schema_version; CREATE TABLE schema_version (version TEXT, at TEXT)")
        db.execute("INSERT INTO schema_version VALUES ('five', '')")


def _no_text(file: Path) -> None:
    with sqlite3.connect(file) as db:
        db.execute("UPDATE item SET package = CAST(x'fffefd' AS TEXT) WHERE id = 1")


def _no_date(file: Path) -> None:
    with sqlite3.connect(file) as db:
        db.execute("UPDATE copy_check SET problems = '[' ")
        db.execute("UPDATE batch SET captured = 'yesterday'")


def _gone_but_for_its_wal(file: Path) -> None:
    file.write_bytes(b"")
    Path(f"{file}-wal").write_bytes(os.urandom(40_000))


KINDS = (
    _a_page_in_the_middle, _no_bytes, _no_database, _a_folder, _cut, _a_table_less, _no_number, _no_text, _no_date,
    _gone_but_for_its_wal,
)  # fmt: skip
COMMANDS = (["watch"], ["audit", "--everything"], ["evidence"], ["drill"], ["repair"], ["rebuild", "--site", "site-a"])


@pytest.mark.parametrize("spoil", KINDS)
def test_each_command_says_what_to_do_and_rebuild_does_it(
    damaged: Path, spoil: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    before = told()
    spoil(damaged)
    in_a_row = spoil in (_no_text, _no_date)  # who does not ask for that row does not see it
    for words in campaigns.chosen(COMMANDS, COMMANDS[1:2]):
        assert main(words) in (0, 1), words
        said = capsys.readouterr()
        assert "python -m heritage rebuild" in said.out + said.err or in_a_row, words
    assert main(["rebuild", *(["--anew"] if in_a_row else [])]) == 0
    assert "is kept as" in capsys.readouterr().out
    assert told() == before
    assert len(list(damaged.parent.glob("catalogue.db.damaged-*"))) >= 1


@pytest.mark.campaign
def test_a_thousand_damages(damaged: Path, record_property: campaigns.Record) -> None:
    """Bytes anywhere in the file, few or many, at random: no command ends in a traceback."""
    before, whole = told(), damaged.read_bytes()
    for seed in range(campaigns.of(2, whole=300)):
        chance = random.Random(seed)
        raw = bytearray(whole)
        for _ in range(chance.choice([1, 4, 40])):
            at, long = chance.randrange(len(raw)), chance.choice([1, 2, 16, 4096])
            raw[at : at + long] = chance.choice([chance.randbytes(long), b"\0" * long, b"\xff" * long])[: len(raw) - at]
        _cleared(damaged.parent)
        damaged.write_bytes(raw)
        assert main(COMMANDS[seed % len(COMMANDS)]) in (0, 1), seed
        assert main(["rebuild", "--anew"]) == 0, seed
        assert told() == before, seed
        campaigns.cases(record_property, seed + 1)


def test_a_site_that_is_away_is_named_and_the_others_are_read(damaged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(name: str) -> Site:
        if name == "site-a":
            return open_site(name)
        raise SiteUnavailable("site-b does not answer")

    monkeypatch.setattr(rebuild, "to_look", opened)
    rebuilt = rebuild.rebuild()
    assert (rebuilt.packages, list(rebuilt.away), rebuilt.disagreements) == (4, ["site-b"], [])
    assert not rebuilt.is_whole


def test_what_is_not_damaged_is_not_put_aside(damaged: Path) -> None:
    """A newer release's, another program's."""
    with sqlite3.connect(damaged) as db:
        db.execute("UPDATE schema_version SET version = 99")
    for _ in range(2):
        with pytest.raises(HeritageError, match=r"newer release|no catalogue of ours"):
            rebuild.rebuild()
        damaged.unlink(missing_ok=True)
        with sqlite3.connect(damaged) as db:
            db.execute("CREATE TABLE moz_places (url TEXT)")
    assert list(damaged.parent.glob("catalogue.db.damaged-*")) == []


def test_where_the_sites_disagree_it_is_said_and_nothing_is_chosen(
    damaged: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from archive.sealed import MADE, sealed
    from heritage.archive import deposits, ocfl
    from heritage.catalogue.queries.searching import search

    ids = sorted(f"urn:heritage:kbr:KBR-2026-0042:MS_{n:04d}" for n in range(4))
    shutil.rmtree(object_of(open_site("site-b"), ids[0]))
    shutil.rmtree(object_of(open_site("site-b"), ids[1]))
    deposits.deposit(open_site("site-b"), sealed(damaged.parent / "x", {"METS.xml": b"<other/>"}, ids[1]), **MADE)
    whole = ocfl.stored(open_site("site-a"), ids[2])
    files = {path: b"".join(whole.read(path)) for path in whole.files}
    deposits.deposit(
        open_site("site-a"), sealed(damaged.parent / "y", {**files, "METS.xml": b"<2/>"}, ids[2], 2), **MADE
    )
    damaged.unlink()
    for words in (["rebuild"], ["rebuild", "--site", "site-b", "--site", "site-a"]):
        assert main(words) == 1
        said = capsys.readouterr().err
        assert f"{ids[0]}: at site-a only, not at site-b" in said
        assert f"{ids[1]}: two contents under one version: site-a has version 1" in said
        assert f"{ids[2]}: other versions: site-a has version 2" in said
        assert ids[3] not in said
        assert "3 packages differ" in said
    assert {hit.package: hit.copies for hit in search(settings.home().catalogue_url)}[ids[2]] == 1, (
        "the newest version's"
    )
