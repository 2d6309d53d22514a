"""Audit, proposal, approval, repair, restore: through the flows, as the DAGs call them."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from custody.kept import everything, keep, object_of, stamps
from faults.sites import BitRot, DeadSite, Sound
from heritage import settings
from heritage.catalogue import custody
from heritage.contracts import Site
from heritage.errors import ConfigError, CopyDamaged, SiteUnavailable
from heritage.flows import history
from heritage.flows.custody import audit, proposal, repair, restore
from heritage.flows.custody.restore import Wanted
from heritage.flows.custody.roots.sites import open_site
from heritage.flows.workline import deposit

SITES = ("site-a", "site-b")


ALL = audit.Scope(everything=True)


def audited(run: str, scope: audit.Scope = ALL) -> dict[str, dict[str, int]]:
    counts = {}
    for site in SITES:
        audit.plan(run, site, scope)
        audit.read(run, site)
        audit.sweep(run, site)
        counts[site] = audit.finish(run, site)
    proposal.propose(run, SITES)
    return counts


def behind(monkeypatch: pytest.MonkeyPatch, double) -> None:  # type: ignore[no-untyped-def]
    """Every site that a flow opens is `double(site)`."""
    real = deposit.open_site
    monkeypatch.setattr(deposit, "open_site", lambda name: double(real(name)))


class Unwritable(Sound):
    """Fails the test when anything would be changed."""

    def _no(self, *_: object, **__: object) -> None:
        raise AssertionError("an audit writes to a site")

    write = publish = remove = settle = hold = _no  # type: ignore[assignment]


def test_a_sound_archive(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = keep(home, 3)
    before = stamps(home / "archive")
    behind(monkeypatch, Unwritable)
    counts = audited("first")
    whole = {"sound": 3, "damaged": 0, "missing": 0, "could not read": 0, "strays": 0}
    assert counts == {"site-a": whole, "site-b": whole}
    assert list(proposal.kept(home / "custody/audits/first/proposal.jsonl")) == []
    assert stamps(home / "archive") == before
    told = history.event_log().history(ids[0])
    assert [(e["kind"], e["outcome"], e["site"]) for e in told] == [
        ("fixity check", "success", "site-a"), ("fixity check", "success", "site-b"),
    ]  # fmt: skip


def test_every_outcome_is_told_apart_and_both_directions_are_looked_at(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = keep(home, 4)
    a = open_site("site-a")
    (object_of(a, ids[0]) / "v1/content/METS.xml").write_bytes(b"rot")
    shutil.rmtree(object_of(a, ids[1]))
    shutil.copytree(object_of(a, ids[2]), home / "archive/site-a/aaa/bbb/ccc/strange")
    (home / "archive/site-a/note.txt").write_bytes(b"whose?")
    (home / "archive/site-a/README.md").write_bytes(b"a keeper may say what lies here")
    (home / "archive/site-a/aaa/lost.tif").write_bytes(b"x")

    class Broken(Unwritable):
        def read(self, path: str):  # type: ignore[no-untyped-def]
            if "MS_0003" in path and path.endswith(".jp2"):
                raise SiteUnavailable("this one breaks off")
            return super().read(path)

    behind(monkeypatch, Broken)
    counts = audited("r")["site-a"]
    assert counts == {"sound": 1, "damaged": 1, "missing": 1, "could not read": 1, "strays": 5}
    strays = [json.loads(line) for line in (home / "custody/audits/r/site-a/strays.jsonl").read_text().splitlines()]
    assert {s["path"].rpartition("/")[2] for s in strays} == {
        object_of(a, ids[1]).parent.name,
        "note.txt",
        "lost.tif",
        "strange",
        object_of(a, ids[1]).name,
    }


def test_what_is_not_in_the_catalogue_is_extra(home: Path) -> None:
    ids = keep(home, 2)
    import sqlite3

    with sqlite3.connect(home / "catalogue.db") as db:
        db.execute("PRAGMA foreign_keys=ON")
        db.execute("DELETE FROM item WHERE package = ?", (ids[1],))
    counts = audited("r")
    assert counts["site-b"]["strays"] == 1
    assert ids[1] in (home / "custody/audits/r/site-b/strays.jsonl").read_text()


def test_what_an_open_batch_has_deposited_is_not_extra(home: Path) -> None:
    ids = keep(home, 2)
    (home / "catalogue.db").unlink()
    dossier = home / "work/kbr/KBR-2026-0042/MS_0001"
    dossier.mkdir(parents=True)
    (dossier / "package.jsonl").write_bytes(b"{}\n")
    assert audited("r")["site-a"]["strays"] == 1
    told = (home / "custody/audits/r/site-a/strays.jsonl").read_text()
    assert ids[0] in told and ids[1] not in told


def test_a_dead_site_fails_for_another_try_and_keeps_what_was_read(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(home, 3)
    audit.plan("r", "site-a", audit.Scope(everything=True))
    with monkeypatch.context() as patch:
        behind(patch, lambda site: DeadSite(site, after=40))
        with pytest.raises(SiteUnavailable):
            audit.read("r", "site-a")
    reads: list[Sound] = []

    def counted(site: Site) -> Sound:
        reads.append(Unwritable(site))
        return reads[-1]

    behind(monkeypatch, counted)
    assert audit.read("r", "site-a")["sound"] == 3
    ledger = (home / "custody/audits/r/site-a/ledger.jsonl").read_text()
    assert ledger.count('"package"') == 3, "no copy is read twice"


def test_a_site_that_breaks_off_while_planning_costs_no_other_plan(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = keep(home, 2)
    for package in ids:
        (object_of(open_site("site-a"), package) / "v1/content/METS.xml").write_bytes(b"rot")

    class Broken(Sound):
        def read(self, path: str):  # type: ignore[no-untyped-def]
            if self.name == "site-b" and "MS_0000" in path:
                raise SiteUnavailable("broke off")
            return super().read(path)

    behind(monkeypatch, Broken)
    audited("r")
    plans = {plan.package: plan for plan in proposal.kept(home / "custody/audits/r/proposal.jsonl")}
    assert "broke off" in plans[ids[0]].hopeless
    assert [change.path for change in plans[ids[1]].changes] == ["v1/content/METS.xml"]
    with pytest.raises(proposal.NotWhole, match="1 could not read"):
        proposal.report("r", SITES)


def test_the_oldest_come_first_and_the_share_keeps_the_ttl(home: Path) -> None:
    keep(home, 4)
    url = settings.home().catalogue_url
    ids = [c.package for c in custody.copies(url, site="site-a")]
    old = [custody.Seen(p, "site-a", f"2020-01-0{n}T00:00:00Z", "sound", "x") for n, p in enumerate(reversed(ids), 1)]
    custody.note_seen(url, old[:2])
    assert audit.plan("r", "site-a", audit.Scope()) == 2, "what is overdue is due, however small the day's share"
    rows = [
        json.loads(line)["package"] for line in (home / "custody/audits/r/site-a/plan.jsonl").read_text().splitlines()
    ]
    assert rows == [ids[3], ids[2]]
    assert audit.plan("later", "site-b", audit.Scope()) == 1, "the day's share of fresh copies"


def test_repair_end_to_end(home: Path) -> None:
    ids = keep(home, 3)
    before = everything(home / "archive")
    (object_of(open_site("site-a"), ids[0]) / "v1/content/METS.xml").write_bytes(b"rot")
    shutil.rmtree(object_of(open_site("site-b"), ids[2]))
    assert audited("r")["site-a"]["damaged"] == 1
    told = (home / "custody/audits/r/proposal.txt").read_text()
    assert "site-a: write v1/content/METS.xml (damaged; from site-b)" in told
    hurt = stamps(home / "archive")
    assert repair.plan("mend", "latest") == 2
    with pytest.raises(repair.NotApproved):
        repair.mend("mend")
    assert stamps(home / "archive") == hurt, "a dry run changes nothing"
    subject, body = repair.question("mend")
    assert subject.startswith("Repair 2 packages: write ") and "METS.xml" in body
    repair.approve("mend", who="anna", asked_by="jan", reason="as proposed")
    assert repair.mend("mend") == {"mended": 2}
    assert everything(home / "archive") == before
    assert audited("after")["site-a"]["sound"] == 3
    kinds = [(e["kind"], e["outcome"], e["site"]) for e in history.event_log().history(ids[0])]
    assert ("recovery", "success", "site-a") in kinds and ("fixity check", "fail", "site-a") in kinds
    assert repair.mend("mend") == {"mended": 2}, "the same again does nothing"


def test_four_eyes(home: Path) -> None:
    ids = keep(home, 1)
    (home / "config").mkdir()
    institutions = (settings.PROJECT / "config/institutions.yaml").read_text()
    (home / "config/institutions.yaml").write_text(institutions.replace("kbr:\n", "kbr:\n  four_eyes: true\n", 1))
    (object_of(open_site("site-a"), ids[0]) / "v1/content/METS.xml").unlink()
    repair.plan("r", package=ids[0])
    for who in ("jan", ""):
        with pytest.raises(repair.NotApproved):
            repair.approve("r", who=who, asked_by="jan", reason="")
    repair.approve("r", who="anna", asked_by="jan", reason="")
    assert repair.mend("r") == {"mended": 1}


def test_a_plan_that_was_changed_after_its_approval_is_not_carried_out(home: Path) -> None:
    ids = keep(home, 1)
    (object_of(open_site("site-a"), ids[0]) / "v1/content/METS.xml").unlink()
    repair.plan("r", package=ids[0])
    repair.approve("r", who="anna", asked_by="jan", reason="")
    place = home / "custody/repairs/r/repair.jsonl"
    place.write_bytes(place.read_bytes().replace(b"METS", b"NETS"))
    with pytest.raises(repair.NotApproved, match="not the one"):
        repair.mend("r")


def test_what_cannot_be_saved_makes_the_repair_red(home: Path) -> None:
    ids = keep(home, 2)
    for name in SITES:
        (object_of(open_site(name), ids[0]) / "v1/content/METS.xml").write_bytes(b"rot")
    (object_of(open_site("site-b"), ids[1]) / "v1/content/METS.xml").write_bytes(b"rot")
    audited("r")
    repair.plan("r", "latest")
    assert "LOST AT EVERY SITE: v1/content/METS.xml" in repair.question("r")[1]
    repair.approve("r", who="anna", asked_by="", reason="")
    with pytest.raises(repair.NotMended, match="1 packages are whole again, 1 are not"):
        repair.mend("r")
    assert [p.changes for p in [proposal.for_package(ids[1])]] == [()]


def test_restore_is_the_package_and_sha512sum_agrees(home: Path, tmp_path: Path) -> None:
    ids = keep(home, 3, versions=2)
    out = tmp_path / "out"
    assert restore.restore("r", Wanted(batch="KBR-2026-0042"), str(out))["packages"] == 3
    for manifest in out.glob("*.sha512"):
        subprocess.run(["sha512sum", "--quiet", "-c", manifest.name], cwd=out, check=True)
    folder = out / object_of(open_site("site-a"), ids[0]).name
    assert everything(folder) == everything(home / "made/KBR-2026-0042/MS_0000/v2")
    restore.restore("old", Wanted(packages=(ids[0],), version=1), str(tmp_path / "v1"))
    assert everything(next((tmp_path / "v1").glob("urn*/"))) == everything(home / "made/KBR-2026-0042/MS_0000/v1")


def test_restore_takes_each_file_from_where_it_is_whole(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = keep(home, 1)
    behind(monkeypatch, lambda site: BitRot(site, "METS.xml" if site.name == "site-a" else "premis.xml"))
    restore.restore("r", Wanted(packages=tuple(ids)), str(tmp_path / "out"))
    assert everything(next((tmp_path / "out").glob("urn*/"))) == everything(home / "made/KBR-2026-0042/MS_0000/v1")
    behind(monkeypatch, lambda site: BitRot(site, ".jp2"))
    with pytest.raises(CopyDamaged, match=r"jp2 is whole at no site"):
        restore.restore("s", Wanted(packages=tuple(ids)), str(tmp_path / "bad"))
    assert not list((tmp_path / "bad").glob("*.sha512"))


def test_restore_with_a_site_away(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = keep(home, 1)
    behind(monkeypatch, lambda site: DeadSite(site) if site.name == "site-a" else site)
    assert restore.restore("r", Wanted(packages=tuple(ids)), str(tmp_path / "out"))["packages"] == 1
    behind(monkeypatch, DeadSite)
    with pytest.raises(SiteUnavailable):
        restore.restore("s", Wanted(packages=tuple(ids)), str(tmp_path / "out2"))


def test_restore_refuses_a_rolled_back_copy(home: Path, tmp_path: Path) -> None:
    ids = keep(home, 1, versions=2)
    from custody.damage import _rollback

    for name in SITES:
        assert _rollback(object_of(open_site(name), ids[0]))
    with pytest.raises(CopyDamaged, match="receipt"):
        restore.restore("r", Wanted(packages=tuple(ids)), str(tmp_path / "out"))


def test_restore_never_into_the_archive(home: Path) -> None:
    keep(home, 1)
    with pytest.raises(ConfigError, match="inside the site"):
        restore.restore("r", Wanted(batch="KBR-2026-0042"), str(home / "archive/site-a/x"))


def test_restore_to_a_url(home: Path) -> None:
    ids = keep(home, 1)
    assert restore.restore("r", Wanted(packages=tuple(ids)), f"file://{home}/elsewhere")["files"] == 10
    assert everything(next((home / "elsewhere").glob("urn*/"))) == everything(home / "made/KBR-2026-0042/MS_0000/v1")
