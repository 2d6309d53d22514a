"""A site that is away, or breaks off, in each act: nothing is called lost that may only be away, nothing is left half-done, and
whoever is not concerned is served."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from catalogue.sql import rows
from custody.kept import everything, keep, object_of
from faults.sites import BrokenConnection, DeadSite, FullDisk, LyingSite
from heritage import settings
from heritage.catalogue import custody
from heritage.catalogue.queries import decisions
from heritage.catalogue.schema.store import reading
from heritage.contracts import Site
from heritage.errors import ConfigError, CopyDamaged, DiskFull, ObjectConflict, SiteUnavailable, Unbalanced
from heritage.flows.custody import audit, drill, move, proposal, repair, restore
from heritage.flows.custody.restore import Wanted
from heritage.flows.custody.roots.sites import open_site
from heritage.flows.workline import deposit

METS = "v1/content/METS.xml"


def only_at(monkeypatch: pytest.MonkeyPatch, name: str, double) -> None:  # type: ignore[no-untyped-def]
    real = deposit.open_site
    monkeypatch.setattr(deposit, "open_site", lambda n: double(real(n)) if n == name else real(n))


def rot(package: str, *names: str, path: str = METS) -> None:
    for name in names:
        (object_of(open_site(name), package) / path).write_bytes(b"rot")


def approved(run: str, package: str = "") -> None:
    repair.plan(run, package=package)
    repair.approve(run, who="anna", asked_by="jan", reason="")


def third_site(home: Path) -> None:
    (home / "config").mkdir(exist_ok=True)
    there = (settings.PROJECT / "config/sites.yaml").read_text()
    (home / "config/sites.yaml").write_text(there + "site-c:\n  title: C\n  kind: folder\n  url: archive/site-c\n")


def test_nothing_is_called_lost_while_a_site_is_away(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ids, before = keep(home, 1), everything(home / "archive")
    rot(ids[0], "site-a")
    with monkeypatch.context() as patch:
        only_at(patch, "site-b", DeadSite)
        plan = proposal.for_package(ids[0])
        words = "\n".join(proposal.told(plan))
        assert "LOST" not in words and "site-b does not answer, and may have it whole" in words
        assert not plan.changes and not plan.lost
    approved("r", ids[0])
    assert repair.mend("r") == {"mended": 1}
    assert everything(home / "archive") == before


def test_a_repair_waits_for_the_site_that_has_the_good_copy(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ids, before = keep(home, 1), everything(home / "archive")
    rot(ids[0], "site-a")
    approved("r", ids[0])
    with monkeypatch.context() as patch:
        only_at(patch, "site-b", DeadSite)
        with pytest.raises(SiteUnavailable):  # worth another try; PlanChanged would want a new approval
            repair.mend("r")
    assert repair.mend("r") == {"mended": 1}
    assert everything(home / "archive") == before


@pytest.mark.parametrize("calls", [1, 3, 10, 20, 30, 40, 50])
@pytest.mark.parametrize("dying", ["site-a", "site-b"])
def test_a_site_that_dies_in_a_repair(home: Path, monkeypatch: pytest.MonkeyPatch, calls: int, dying: str) -> None:
    ids, before = keep(home, 1), everything(home / "archive")
    rot(ids[0], "site-a")
    approved("r", ids[0])
    with monkeypatch.context() as patch:
        only_at(patch, dying, lambda site: DeadSite(site, after=calls))
        with contextlib.suppress(SiteUnavailable):
            repair.mend("r")
    assert repair.mend("r") == {"mended": 1}
    assert everything(home / "archive") == before


def test_a_lying_or_full_site_fails_its_own_packages_only(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ids, before = keep(home, 3), everything(home / "archive")
    for package in ids:
        rot(package, "site-a")
    for run in ("x",):
        audit.plan(run, "site-a", audit.Scope(everything=True))
        audit.read(run, "site-a")
        proposal.propose(run, ["site-a"])
    repair.plan("r", "latest")
    repair.approve("r", who="anna", asked_by="", reason="")
    first = object_of(open_site("site-a"), ids[0]).name
    with monkeypatch.context() as patch:
        only_at(patch, "site-a", lambda site: LyingSite(site, f"{first}/{METS}"))
        with pytest.raises(CopyDamaged, match="not whole after the repair"):
            repair.mend("r")
    assert [proposal.for_package(package).changes == () for package in ids] == [False, True, True]
    with monkeypatch.context() as patch:
        only_at(patch, "site-a", lambda site: FullDisk(site, 10))
        with pytest.raises(DiskFull):
            repair.mend("r")
    assert repair.mend("r") == {"mended": 3}
    assert everything(home / "archive") == before


def test_a_restore_goes_on_with_the_other_site_when_one_breaks_off(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = keep(home, 1)
    only_at(monkeypatch, "site-a", lambda site: BrokenConnection(site, reading="METS.xml"))
    restore.restore("r", Wanted(packages=tuple(ids)), str(tmp_path / "out"))
    assert everything(next((tmp_path / "out").glob("urn*/"))) == everything(home / "made/KBR-2026-0042/MS_0000/v1")


@pytest.mark.parametrize("calls", [2, 5, 10, 15, 20])
def test_a_site_that_dies_in_a_restore(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, calls: int) -> None:
    ids = keep(home, 2)
    only_at(monkeypatch, "site-a", lambda site: DeadSite(site, after=calls))
    restore.restore("r", Wanted(packages=tuple(ids)), str(tmp_path / "out"))
    assert len(list((tmp_path / "out").glob("*.sha512"))) == 2


def test_both_sites_break_off_and_the_restore_is_worth_another_try(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = keep(home, 1)
    with monkeypatch.context() as patch:
        real = deposit.open_site
        patch.setattr(deposit, "open_site", lambda name: BrokenConnection(real(name), reading="METS.xml"))
        with pytest.raises(SiteUnavailable):
            restore.restore("r", Wanted(packages=tuple(ids)), str(tmp_path / "out"))
    assert restore.restore("r", Wanted(packages=tuple(ids)), str(tmp_path / "out"))["packages"] == 1


def test_one_package_that_no_site_has_does_not_keep_the_others(home: Path, tmp_path: Path) -> None:
    ids = keep(home, 3)
    rot(ids[1], "site-a", "site-b")
    with pytest.raises(CopyDamaged, match="1 packages could not be restored"):
        restore.restore("r", Wanted(batch="KBR-2026-0042"), str(tmp_path / "out"))
    assert len(list((tmp_path / "out").glob("*.sha512"))) == 2


def test_a_restore_never_mixes_with_what_is_there(home: Path, tmp_path: Path) -> None:
    ids, out = keep(home, 2), tmp_path / "out"
    restore.restore("one", Wanted(packages=(ids[0],)), str(out))
    restore.restore("two", Wanted(packages=(ids[1],)), str(out))
    assert (out / restore.LIST).read_text().count('"package"') == 2, "the list of the first restore is kept"
    restore.restore("again", Wanted(packages=(ids[0],)), str(out))
    folder = next(p for p in out.glob("urn*") if p.is_dir() and "MS_0000" in p.name)
    (folder / "METS.xml").write_bytes(b"annotated by a reader")
    with pytest.raises(ObjectConflict, match="was changed since"):
        restore.restore("over", Wanted(packages=(ids[0],)), str(out))
    assert (folder / "METS.xml").read_bytes() == b"annotated by a reader"
    other = tmp_path / "other" / folder.name
    other.mkdir(parents=True)
    (other / "notes.txt").write_bytes(b"mine")
    with pytest.raises(ObjectConflict, match=r"other files \(notes.txt\)"):
        restore.restore("mixed", Wanted(packages=(ids[0],)), str(tmp_path / "other"))


def test_an_older_version_comes_from_the_object_of_the_receipt_only(home: Path, tmp_path: Path) -> None:
    """A copy that was rolled back holds a version 1 too; it is not believed, whatever is asked for."""
    from custody.damage import _rollback

    ids = keep(home, 1, versions=2)
    assert _rollback(object_of(open_site("site-a"), ids[0]))
    wanted = Wanted(packages=(ids[0],), version=1)
    restore.restore("r", wanted, str(tmp_path / "out"))
    assert '"sites": ["site-b"]' in (tmp_path / "out" / restore.LIST).read_text()


def test_without_a_catalogue_the_newest_that_any_site_has_is_restored(home: Path, tmp_path: Path) -> None:
    from custody.damage import _rollback

    ids = keep(home, 1, versions=2)
    assert _rollback(object_of(open_site("site-a"), ids[0]))
    (home / "catalogue.db").unlink()
    restore.restore("r", Wanted(packages=(ids[0],)), str(tmp_path / "out"))
    assert everything(next((tmp_path / "out").glob("urn*/"))) == everything(home / "made/KBR-2026-0042/MS_0000/v2")


def test_every_way_into_the_archive_is_refused(home: Path, tmp_path: Path) -> None:
    ids = keep(home, 1)
    (tmp_path / "link").symlink_to(home / "archive/site-a")
    old = tmp_path / "an archive of others"
    old.mkdir()
    (old / "0=ocfl_1.1").write_bytes(b"ocfl_1.1\n")
    before = everything(home / "archive")
    for into in (
        home / "archive/site-a/x",
        home / "archive",
        f"file://{home}/archive/site-a/x",
        f"file://{home}/archive",
        f"local://{home}/archive/site-b",
        "../archive/site-a/x",
        tmp_path / "link/deep/er",
        old / "inside",
        f"file://{old}",
        f"simplecache::file://{home}/archive/site-a",
    ):
        with pytest.raises(ConfigError):
            restore.restore("r", Wanted(packages=tuple(ids)), str(into))
    assert everything(home / "archive") == before and [p.name for p in old.iterdir()] == ["0=ocfl_1.1"]


def test_a_move_gives_no_receipt_for_an_older_object(home: Path) -> None:
    from custody.damage import _rollback

    ids = keep(home, 2, versions=2)
    third_site(home)
    assert _rollback(object_of(open_site("site-a"), ids[0]))
    with pytest.raises(Unbalanced, match="not what its receipt was given for"):
        move.move("m", "site-a", "site-c")
    held = {copy.site for copy in custody.copies(settings.home().catalogue_url, package=ids[0])}
    assert held == {"site-a", "site-b"}
    approved("r", ids[0])
    repair.mend("r")
    assert move.move("m", "site-a", "site-c").versions == 4


def test_an_object_of_another_system_stays_behind_and_is_named(home: Path, caplog: pytest.LogCaptureFixture) -> None:
    keep(home, 2)
    third_site(home)
    foreign = home / "archive/site-a/abc/def/ghi/other"
    (foreign / "v1/content").mkdir(parents=True)
    (foreign / "0=ocfl_object_1.0").write_bytes(b"ocfl_object_1.0\n")
    (foreign / "inventory.json").write_text(
        '{"id": "info:other/1", "type": "https://ocfl.io/1.0/spec/#inventory", "head": "v1"}'
    )
    assert move.move("m", "site-a", "site-c").objects == 2
    assert "none of ours" in caplog.text and "abc/def/ghi/other" in caplog.text
    assert not (home / "archive/site-c/abc/def/ghi/other").exists()
    with reading(settings.home().catalogue_url) as db:
        (told,) = [act.detail for act in decisions.all_acts(db, institutions=None, kind="move")]
    assert "to be taken away by hand: abc/def/ghi/other" in told


def test_an_object_whose_owner_cannot_be_read_stops_a_move(home: Path) -> None:
    keep(home, 1)
    third_site(home)
    lost = home / "archive/site-a/abc/def/ghi/whose"
    lost.mkdir(parents=True)
    (lost / "0=ocfl_object_1.1").write_bytes(b"ocfl_object_1.1\n")
    (lost / "inventory.json").write_text('{"id": "urn:her')
    with pytest.raises(Unbalanced, match="abc/def/ghi/whose"):
        move.move("m", "site-a", "site-c")


def test_what_is_deposited_while_a_move_goes_on_is_moved_too(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(home, 2)
    third_site(home)
    real, late = move._balanced, iter([True])

    def meanwhile(*words: str) -> object:
        if next(late, False):
            keep(home, 1, "KBR-2026-0099")
        return real(*words)

    monkeypatch.setattr(move, "_balanced", meanwhile)
    assert move.move("m", "site-a", "site-c").objects == 3


@pytest.mark.parametrize("calls", [3, 20, 40, 60])
@pytest.mark.parametrize("dying", ["site-a", "site-c"])
def test_a_site_that_dies_in_a_move(home: Path, monkeypatch: pytest.MonkeyPatch, calls: int, dying: str) -> None:
    keep(home, 2)
    third_site(home)
    with monkeypatch.context() as patch:
        dead: dict[str, Site] = {}
        real = deposit.open_site
        patch.setattr(
            deposit, "open_site",
            lambda n: dead.setdefault(n, DeadSite(real(n), after=calls)) if n == dying else real(n),
        )  # fmt: skip
        with pytest.raises(SiteUnavailable):
            move.move("m", "site-a", "site-c")
    assert move.move("m", "site-a", "site-c").objects == 2
    assert everything(home / "archive/site-c") == everything(home / "archive/site-a")


def test_a_drill_with_a_site_away_drills_the_others_and_is_worth_another_try(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(home, 3)
    with monkeypatch.context() as patch:
        only_at(patch, "site-a", DeadSite)
        with pytest.raises(SiteUnavailable):
            drill.drill("d", 6)
    url = settings.home().catalogue_url
    done = rows(url, "SELECT site, outcome FROM act WHERE kind = 'drill'")
    assert done == [{"site": "site-b", "outcome": "success"}] * 3
    assert drill.drill("d", 6)["packages"] == 6


def test_two_audits_at_once_and_one_beside_a_repair(home: Path) -> None:
    """Each sees a whole archive, or names what is really damaged; the repair ends well."""
    import threading

    ids, before = keep(home, 4), everything(home / "archive")
    rot(ids[0], "site-a")
    approved("r", ids[0])
    told: list[dict[str, int]] = []

    def look(run: str) -> None:
        for site in ("site-a", "site-b"):
            audit.plan(run, site, audit.Scope(everything=True))
            audit.read(run, site)
            audit.sweep(run, site)
            told.append(audit.finish(run, site))

    looking = [threading.Thread(target=look, args=(run,)) for run in ("one", "two")]
    for thread in looking:
        thread.start()
    assert repair.mend("r") == {"mended": 1}
    for thread in looking:
        thread.join()
    assert len(told) == 4
    assert all(counts["damaged"] <= 1 and counts["missing"] == counts["strays"] == 0 for counts in told), told
    assert everything(home / "archive") == before


def test_a_copy_that_lacks_the_newest_version_is_no_measure_for_the_others(home: Path, tmp_path: Path) -> None:
    """The catalogue knows version 1 at one site and version 2 at the other: the repair and the restore want version 2."""
    import sqlite3

    from custody.damage import _rollback

    ids = keep(home, 1, versions=2)
    before = everything(home / "archive")
    older = object_of(open_site("site-a"), ids[0])
    assert _rollback(older)
    with sqlite3.connect(home / "catalogue.db") as db:
        db.execute("UPDATE copy SET version = 1, verified_at = '2020-01-01T00:00:00Z' WHERE site = 'site-a'")
    restore.restore("r", Wanted(batch="KBR-2026-0042"), str(tmp_path / "out"))
    assert '"version": 2' in (tmp_path / "out" / restore.LIST).read_text()
    approved("r", ids[0])
    assert repair.mend("r") == {"mended": 1}
    assert everything(home / "archive") == before
