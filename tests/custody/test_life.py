"""Drill, move, evidence, proof of life, checkpoints at the sites: through the flows."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import ocfl as ocfl_py
import pytest

from catalogue import closed
from catalogue.sql import rows
from custody.kept import everything, keep, object_of, stamps
from faults.sites import DeadSite, LyingSite
from heritage import __main__ as command_line
from heritage import settings
from heritage.archive.checking import verify
from heritage.catalogue import custody
from heritage.errors import CopyDamaged, Unbalanced
from heritage.flows import history
from heritage.flows.custody import audit, checkpoints, drill, move
from heritage.flows.custody.roots.sites import open_site
from heritage.flows.evidence import gathering
from heritage.flows.house import alive, watch
from heritage.flows.workline import deposit


def third_site(home: Path) -> None:
    (home / "config").mkdir(exist_ok=True)
    there = (settings.PROJECT / "config/sites.yaml").read_text()
    more = "site-c:\n  title: Data centre C\n  kind: folder\n  url: archive/site-c\n"
    (home / "config/sites.yaml").write_text(there + more)


def hurt(package: str, site: str = "site-a") -> None:
    (object_of(open_site(site), package) / "v1/content/METS.xml").write_bytes(b"rot")


def test_a_drill_of_a_sound_archive(home: Path) -> None:
    keep(home, 4, versions=2)
    before = stamps(home / "archive")
    assert drill.drill("monthly", 3)["packages"] == 3
    assert stamps(home / "archive") == before
    acts = rows(settings.home().catalogue_url, "SELECT outcome, facts FROM act WHERE kind = 'drill'")
    assert [row["outcome"] for row in acts] == ["success"] * 3
    assert all("ocfl-py" in row["facts"] for row in acts)
    assert not list((home / "custody/drills").rglob("object"))
    assert drill.pick("monthly", 3) == drill.pick("monthly", 3)
    assert len({tuple(drill.pick(f"run {n}", 1)) for n in range(20)}) > 3


@pytest.mark.parametrize("what", ["METS.xml", "inventory.json", "gone", "extra"])
def test_a_drill_finds_what_is_wrong(home: Path, what: str) -> None:
    package = keep(home, 1)[0]
    for site in ("site-a", "site-b"):
        place = object_of(open_site(site), package)
        if what == "METS.xml":
            hurt(package, site)
        elif what == "inventory.json":
            (place / what).write_bytes((place / what).read_bytes().replace(b"Deposited", b"deposited"))
        elif what == "gone":
            shutil.rmtree(place)
        else:
            (place / "v1/content/extra").write_bytes(b"x")
    with pytest.raises(drill.DrillFailed, match="MS_0000"):
        drill.drill("r", 1)
    with pytest.raises(drill.DrillFailed):
        drill.drill("r", 1)
    assert rows(settings.home().catalogue_url, "SELECT COUNT(*) AS n FROM act WHERE outcome = 'fail'")[0]["n"] == 1


def test_move_to_a_new_site(home: Path) -> None:
    ids = [*keep(home, 2, versions=2), *keep(home, 2, "KBR-2026-0043")]
    third_site(home)
    before = stamps(home / "archive/site-a")
    balance = move.move("m", "site-a", "site-c")
    assert (balance.objects, balance.versions) == (4, 6)
    assert everything(home / "archive/site-c") == everything(home / "archive/site-a")
    assert stamps(home / "archive/site-a") == before
    assert ocfl_py.StorageRoot(root=str(home / "archive/site-c")).validate(validate_objects=True, check_digests=True)
    assert {c.site for c in custody.copies(settings.home().catalogue_url, package=ids[0])} == {
        "site-a",
        "site-b",
        "site-c",
    }
    written = stamps(home / "archive/site-c")
    assert move.move("again", "site-a", "site-c") == balance
    assert stamps(home / "archive/site-c") == written, "what is there is not written again"


def test_a_damaged_object_is_not_moved_and_the_move_says_so(home: Path) -> None:
    ids = keep(home, 3)
    third_site(home)
    hurt(ids[1])
    with pytest.raises(Unbalanced, match="1 objects could not be moved"):
        move.move("m", "site-a", "site-c")
    assert verify(open_site("site-c"), ids[0]) == verify(open_site("site-c"), ids[2]) == ()
    from heritage.flows.custody import repair

    repair.plan("r", package=ids[1])
    repair.approve("r", who="anna", asked_by="", reason="")
    repair.mend("r")
    assert move.move("m", "site-a", "site-c").objects == 3


def test_a_new_site_that_lies_is_found_out(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(home, 1)
    third_site(home)
    real = deposit.open_site
    monkeypatch.setattr(deposit, "open_site", lambda n: LyingSite(real(n), "METS.xml") if n == "site-c" else real(n))
    with pytest.raises((CopyDamaged, Unbalanced)):
        move.move("m", "site-a", "site-c")


def test_something_else_at_the_new_site_is_no_balance(home: Path) -> None:
    keep(home, 1)
    third_site(home)
    move.move("m", "site-a", "site-c")
    place = home / "archive/site-c/aaa/bbb/ccc/urn%3ax"
    shutil.copytree(next((home / "archive/site-c").glob("*/*/*/urn*")), place)
    with pytest.raises(Unbalanced):
        (home / "archive/site-a" / "extra").mkdir()
        shutil.rmtree(next((home / "archive/site-a").glob("*/*/*/urn*")))
        move.move("again", "site-a", "site-c")


def test_checkpoints_lie_at_the_sites_and_leave_them_valid(home: Path) -> None:
    keep(home, 1)
    history.tell("k", "fixity check", "success")
    assert checkpoints.keep_at_sites() == {}
    assert checkpoints.keep_at_sites() == {}
    assert len(checkpoints.remembered("site-a")[0]) == 1
    assert (home / "archive/site-b" / checkpoints.KEY).read_bytes().startswith(b"-----BEGIN PUBLIC KEY")
    assert ocfl_py.StorageRoot(root=str(home / "archive/site-a")).validate(validate_objects=True, check_digests=True)
    checkpoints.must_hold()
    (log,) = (home / "events").glob("*.jsonl")
    log.write_bytes(b"")
    with pytest.raises(checkpoints.LogBroken, match="site-a"):
        checkpoints.must_hold()


def test_a_site_that_is_away_does_not_keep_the_others_from_their_checkpoint(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(home, 1)
    real = deposit.open_site
    monkeypatch.setattr(deposit, "open_site", lambda name: DeadSite(real(name)) if name == "site-a" else real(name))
    assert set(checkpoints.keep_at_sites()) == {"site-a"}
    assert len(checkpoints.remembered("site-b")[0]) == 1


def test_evidence_says_what_the_archive_is(home: Path) -> None:
    ids = keep(home, 3)
    hurt(ids[0])
    for site in ("site-a", "site-b"):
        audit.plan("r", site, audit.Scope(everything=True))
        audit.read("r", site)
        audit.finish("r", site)
    drill.drill("d", 1) if drill.pick("d", 1)[0] != (ids[0], "site-a") else None
    page = gathering.gather()
    told = json.loads(page.with_name("evidence.json").read_text())
    assert told["level"] == 0, "a damaged copy is no copy"
    figures = {figure["key"]: figure for figure in told["figures"]}
    assert figures["packages"]["rows"][0]["packages"] == 3
    (coverage,) = figures["audits:site-a"]["rows"]
    assert (coverage["copies"], coverage["audited_whole_within_ttl"], coverage["not_whole_at_last_look"]) == (3, 2, 1)
    assert [row["package"] for row in figures["unsound"]["rows"]] == [ids[0]]
    assert figures["event-log"]["rows"][0]["holds"] is True
    assert any("not mended yet" in line for line in told["late"])
    met = {key: figure["met"] for key, figure in figures.items() if figure["met"]}
    assert (met["unsound"], met["audits:site-a"], met["audits:site-b"]) == ("not met", "partly", "met")
    queries = [figure for figure in told["figures"] if figure["query"].startswith("SELECT")]
    assert len(queries) > 20
    for figure in queries:  # whoever repeats a query gets the figure
        with sqlite3.connect(home / "catalogue.db") as db:
            db.row_factory = sqlite3.Row
            assert [dict(row) for row in db.execute(figure["query"], figure["values"])] == figure["rows"], figure[
                "title"
            ]
    counted = [(row["whole_copies"], row["audited_copies"], row["packages"]) for row in figures["copies"]["rows"]]
    assert counted == [(1, 1, 1), (2, 2, 2)]
    assert ids[0] in page.read_text() and "<script" not in page.read_text()


def test_evidence_names_a_sheet_that_is_not_what_it_was(home: Path) -> None:
    for name in ("MS_1", "MS_2"):
        dossier = closed.dossier(home / "work/kbr/B-1", name)
    (holds,) = _sheets()
    assert (holds["dossiers"], holds["holds"], holds["breaks"]) == (2, True, "")
    place = dossier.path("item")
    place.write_bytes(place.read_bytes().replace(b"fmt/353", b"fmt/354"))
    dossier.path("report").unlink()
    (broken,) = _sheets()
    assert (broken["dossiers"], broken["holds"], broken["broken"]) == (2, False, len(broken["breaks"].split("; ")))
    assert "kbr/B-1/MS_2: item: changed since description was made" in broken["breaks"]
    assert "kbr/B-1/MS_2: report: removed since description was made" in broken["breaks"]
    assert "MS_1" not in broken["breaks"]


def _sheets() -> list[dict[str, object]]:
    told = json.loads(gathering.gather().with_name("evidence.json").read_text())
    return next(figure["rows"] for figure in told["figures"] if figure["key"] == "sheets")


def test_what_the_dossier_calls_a_level_and_what_only_people_know(home: Path) -> None:
    """Two whole copies are storage level 1, three level 2 by their number. The framework asks more: that one of them is far away, which
    people attest beside what was measured. A site that is left counts no longer, whatever is attested."""
    keep(home, 2)
    assert _storage() == (1, 1, 1, ["storage-2.1", "storage-2.2"])
    third_site(home)
    move.move("m", "site-a", "site-c")
    _attest(home, "storage-2.1", "storage-2.2")
    assert _storage() == (2, 1, 2, ["storage-2.1", "storage-2.2"])
    left = (home / "config/sites.yaml").read_text().replace("site-a:\n  title: Data centre A", "site-d:\n  title: D")
    (home / "config/sites.yaml").write_text(left.replace("archive/site-a", "archive/site-d"))
    assert _storage() == (1, 1, 1, ["storage-2.1", "storage-2.2"])
    assert any("site-d: 2 packages have no copy" in late.said for late in watch.findings())


def _storage() -> tuple[int, int, int, list[str]]:
    """Storage level by the number of copies, as the framework measures it, with what people attest, and what is in the way of the next."""
    told = json.loads(gathering.gather().with_name("evidence.json").read_text())
    storage = told["frameworks"][0]["groups"][0]
    return told["level"], storage["level"], storage["level_with_attestations"], storage["in_the_way"]


def _attest(home: Path, *requirements: str) -> None:
    by = "by: {name: An, role: IT}, document: {title: Contract, link: 'https://example.org/c'}"
    lines = [
        f"- {{requirement: ndsa/{one}, state: met, date: 2026-01-01, until: 2099-01-01, {by}}}" for one in requirements
    ]
    (home / "config/attestations.yaml").write_text("\n".join(lines) + "\n")


def test_one_copy_is_no_level(home: Path) -> None:
    keep(home, 1)
    with sqlite3.connect(home / "catalogue.db") as db:
        db.execute("DELETE FROM copy WHERE site = 'site-b'")
    assert json.loads(gathering.gather().with_name("evidence.json").read_text())["level"] == 0


def test_what_did_not_happen_is_a_finding(home: Path) -> None:
    assert watch.findings() == [], "an empty archive is not late"
    ids = keep(home, 2)
    assert watch.findings() == []
    watch.watch()
    with sqlite3.connect(home / "catalogue.db") as db:
        db.execute("UPDATE copy SET verified_at = '2020-01-01T00:00:00Z'")
        db.execute("DELETE FROM copy WHERE site = 'site-b' AND item_id = (SELECT MIN(id) FROM item)")
    hurt(ids[0])
    audit.plan("r", "site-a", audit.Scope(package=ids[0]))
    audit.read("r", "site-a")
    stuck = home / "work/kbr/B/_batch"
    stuck.mkdir(parents=True)
    (stuck / "delivery.jsonl").write_bytes(b"")
    import os

    for path in (stuck, stuck / "delivery.jsonl", stuck.parent, *(home / "custody/alive").iterdir()):
        os.utime(path, (1, 1))
    alive.beat("finish")
    found = [late.what for late in watch.findings()]
    assert found == [
        "audit",
        "audit",
        "coverage",
        "coverage",
        "copies",
        "damage",
        "drill",
        "sign",
        "intake",
        "revise",
        "publish",
        "housekeeping",
        "audit",
        "drill",
        "evidence",
        "batch",
    ]
    with pytest.raises(watch.Overdue):
        watch.watch()


def test_a_catalogue_that_does_not_answer_is_a_finding(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(home, 1)
    monkeypatch.setenv("HERITAGE_CATALOGUE", "sqlite:////proc/no/such.db")
    assert watch.findings()


def test_the_command_line(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ids = keep(home, 2)
    assert command_line.main(["audit", "--everything"]) == 0
    hurt(ids[0])
    assert command_line.main(["audit", "--package", ids[0]]) == 1
    assert command_line.main(["repair"]) == 0
    assert "write v1/content/METS.xml" in capsys.readouterr().out
    assert verify(open_site("site-a"), ids[0])
    assert command_line.main(["repair", "--approve", "seen it"]) == 0
    assert verify(open_site("site-a"), ids[0]) == ()
    assert command_line.main(["restore", ids[0], "--into", str(tmp_path / "out")]) == 0
    assert command_line.main(["restore", "urn:no:such", "--into", str(tmp_path / "out")]) == 1
    assert command_line.main(["drill", "--packages", "1"]) == 0
    assert command_line.main(["evidence"]) == 0
    assert command_line.main(["watch"]) == 0
    assert command_line.main(["verify-log"]) == 0
    log = next((home / "events").glob("*.jsonl"))
    log.write_bytes(log.read_bytes().replace(b"success", b"SUCCESS", 1))
    assert command_line.main(["verify-log"]) == 1
    assert f"{log.name}:2:" in capsys.readouterr().err


def test_an_audit_of_one_package_is_no_audit_of_the_archive(home: Path) -> None:
    ids = keep(home, 2)
    url = settings.home().catalogue_url
    with sqlite3.connect(home / "catalogue.db") as db:
        db.execute("UPDATE copy SET verified_at = '2026-01-01T00:00:00Z', sound_at = '2026-01-01T00:00:00Z'")
    for site in ("site-a", "site-b"):
        audit.plan("one", site, audit.Scope(package=ids[0]))
        audit.read("one", site)
        audit.sweep("one", site)
        audit.finish("one", site)
    assert [late.what for late in watch.findings()].count("audit") == 2
    for site in ("site-a", "site-b"):
        audit.plan("all", site, audit.Scope(everything=True))
        audit.read("all", site)
        audit.sweep("all", site)
        audit.finish("all", site)
    assert "audit" not in [late.what for late in watch.findings()]
    assert len(rows(url, "SELECT id FROM act WHERE kind = 'audit' AND package = :p", p=ids[0])) == 2


def test_a_lost_catalogue_is_a_finding_and_a_batch_on_its_way_is_none(home: Path) -> None:
    keep(home, 1)
    (home / "catalogue.db").unlink()
    assert [late.what for late in watch.findings()] == ["catalogue", "catalogue"], "of each site"
    dossier = home / "work/kbr/KBR-2026-0042/MS_0000"
    dossier.mkdir(parents=True)
    (dossier / "package.jsonl").write_bytes(b"{}\n")
    assert watch.findings() == []


def test_a_clock_that_ran_ahead_is_a_finding(home: Path) -> None:
    keep(home, 1)
    custody.note_act(settings.home().catalogue_url, custody.Act("k", "drill", "2999-01-01T00:00:00Z", "success"))
    assert [late.what for late in watch.findings()] == ["clock"]


def test_a_catalogue_of_a_newer_release_is_a_finding_and_nothing_is_changed(home: Path) -> None:
    keep(home, 1)
    with sqlite3.connect(home / "catalogue.db") as db:
        db.execute("UPDATE schema_version SET version = 99")
    before = stamps(home / "archive")
    assert any("newer release" in late.said for late in watch.findings())
    with pytest.raises(settings.ConfigError):
        audit.plan("r", "site-a", audit.Scope())
    assert stamps(home / "archive") == before


def test_four_eyes_on_the_command_line(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who asked is noted when the plan is made; nobody says so afterwards."""
    from heritage import custody_commands

    package = keep(home, 1)[0]
    (home / "config").mkdir()
    institutions = (settings.PROJECT / "config/institutions.yaml").read_text()
    (home / "config/institutions.yaml").write_text(institutions.replace("kbr:\n", "kbr:\n  four_eyes: true\n", 1))
    hurt(package)
    monkeypatch.setenv("LOGNAME", "somebody-else")
    words = ["repair", "--package", package, "--run", "r", "--approve", "seen"]
    assert command_line.main(words) == 1
    assert "another person" in capsys.readouterr().err
    assert verify(open_site("site-a"), package)
    monkeypatch.setattr(custody_commands, "login", lambda: "anna")
    assert command_line.main(words) == 0
    assert verify(open_site("site-a"), package) == ()
    told = [e for e in history.event_log().history(package) if e["kind"] == "policy assignment"]
    assert told[0]["agent"]["name"] == "anna" and len(told[0]["facts"]["plan"]) == 64


def test_sites_on_one_disk_count_as_one_copy(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()  # `apart`
    monkeypatch.setenv("HERITAGE_HOME", str(home))
    keep(home, 1)
    third_site(home)
    move.move("m", "site-a", "site-c")
    told = json.loads(gathering.gather().with_name("evidence.json").read_text())
    (copies,) = [figure for figure in told["figures"] if figure["key"] == "copies"]
    assert (told["level"], copies["rows"]) == (0, [{"whole_copies": 1, "audited_copies": 0, "packages": 1}])
    assert "site-a = site-b (" in copies["says"]
    late = [each.said for each in watch.findings() if each.what == "sites"]
    assert len(late) == 2 and all("site-c" in said for said in late), "site-b says so itself in sites.yaml"
