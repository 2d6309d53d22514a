"""Revisions through the flow, on packages that were really sealed, at two real sites: a next version, whatever happens on the way."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import ocfl as ocfl_py
import pytest

from bench.sealed import deposited, told_again
from custody.kept import object_of
from heritage import __main__ as command_line
from heritage import package, settings
from heritage.archive import ocfl
from heritage.archive.checking import verify
from heritage.catalogue import custody
from heritage.catalogue.queries import package_detail
from heritage.catalogue.schema.store import reading
from heritage.catalogue.sheets import PackagedSheets
from heritage.contracts import Site
from heritage.dossier import described
from heritage.errors import CopyDamaged, SiteUnavailable
from heritage.flows import history, opening
from heritage.flows.custody import audit, checkpoints, proposal, rebuild, repair, restore
from heritage.flows.custody.roots.sites import open_site
from heritage.flows.house import housekeeping, watch
from heritage.flows.revise import carrying, making, planning, table
from heritage.flows.revise.opened import Sites, newest
from heritage.model import State, rights_rows
from package.validators import all_faults

SITES = ("site-a", "site-b")


def revise(package: str, title: str, run: str = "r", who: str = "anna") -> None:
    """As the DAG does it."""
    planning.plan(
        run, planning.Wanted("a typo", package, {"dcterms:title": title}, evidence="letter of 3 May"), who=who
    )
    for unit in carrying.units(run):
        carrying.carry_out(run, unit)
    carrying.report(run)


def titles(package: str) -> list[str]:
    """As each site tells them now."""
    found = []
    for name in SITES:
        held = ocfl.stored(open_site(name), package)
        found += [s.value for s in described(PackagedSheets(held)) if s.field.endswith(":title") and not s.subject]
    return found


def shown(package: str) -> package_detail.WholePackage:
    with reading(settings.home().catalogue_url) as db:
        found = package_detail.package(db, package, institutions=None)
    assert found is not None
    return found


def first_version(package: str) -> dict[str, str]:
    """Every file of version 1 at both sites, by its sha512."""
    found = {}
    for name in SITES:
        root = object_of(open_site(name), package)
        for path in sorted((root / "v1").rglob("*")):
            if path.is_file():
                found[f"{name}/{path.relative_to(root)}"] = hashlib.sha512(path.read_bytes()).hexdigest()
    return found


def known(package: str) -> Iterator[custody.CopyRecord]:
    return custody.copies(settings.home().catalogue_url, package=package)


def away(monkeypatch: pytest.MonkeyPatch, dead: str) -> None:
    """From now on that site does not answer."""
    real = opening.opened

    def opened(name: str) -> Site:
        if name == dead:
            raise SiteUnavailable(f"{name} does not answer")
        return real(name)

    monkeypatch.setattr(opening, "opened", opened)


def reaches_site_a_only(monkeypatch: pytest.MonkeyPatch, run: str) -> None:
    """The run's first unit is carried out while site-b does not answer."""
    with monkeypatch.context() as gone:
        away(gone, "site-b")
        with pytest.raises(SiteUnavailable):
            carrying.carry_out(run, 0)


def test_the_next_version_says_the_new_and_the_first_keeps_its_bytes(home: Path) -> None:
    one, other = deposited(home)
    before = first_version(one)
    revise(one, "Vues de la façade")
    assert titles(one) == ["Vues de la façade"] * 2
    assert first_version(one) == before
    for name in SITES:
        assert verify(open_site(name), one) == ()
        assert ocfl_py.Object().validate(str(object_of(open_site(name), one)))[0]
        ocfl.restore(open_site(name), one, 2, home / "whole" / name)
        assert package.check(home / "whole" / name) == []
    now = shown(one)
    assert (now.version, now.title, now.state) == (2, "Vues de la façade", State.DEPOSITED.value)
    assert [(copy.site, copy.version) for copy in now.copies] == [(name, 2) for name in SITES]
    (made,) = now.revisions
    assert (made.who, made.why, made.evidence) == ("anna", "a typo", "letter of 3 May")
    assert made.changes[0]["before"][0]["value"] == "A title"
    assert made.changes[0]["after"] == [{"value": "Vues de la façade", "language": ""}]
    assert shown(other).version == 1
    assert not list(settings.home().revisions.rglob("*.jsonl"))


def test_only_what_changed_is_written(home: Path) -> None:
    (one,) = deposited(home, 1)
    revise(one, "x")
    new = {p.name for p in (object_of(open_site("site-a"), one) / "v2/content").rglob("*") if p.is_file()}
    assert "0001.tif" not in new and "0001.jp2" not in new and "description.jsonl" not in new
    assert {"METS.xml", "premis.xml", "dc.xml", "revision-2.jsonl"} <= new


def test_a_hundred_versions(home: Path) -> None:
    (one,) = deposited(home, 1)
    for number in range(2, 101):
        revise(one, f"title {number}", run=f"r{number}")
    assert titles(one) == ["title 100"] * 2
    assert len(shown(one).revisions) == 99
    assert ocfl_py.Object().validate(str(object_of(open_site("site-b"), one)))[0]
    assert verify(open_site("site-b"), one) == ()
    taken = restore.restore("back", restore.Wanted((one,), version=57), str(home / "out"))
    assert taken["packages"] == 1
    assert "title 57" in next((home / "out").rglob("dc.xml")).read_text()


def test_a_site_that_is_away_gets_it_later(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (one,) = deposited(home, 1)
    planning.plan("r", planning.Wanted("w", one, {"dc:title": "new"}), who="anna")
    reaches_site_a_only(monkeypatch, "r")
    assert shown(one).version == 1, "half a revision is in no catalogue"
    assert "revision" not in [late.what for late in watch.findings()]
    monkeypatch.setattr(watch, "REVISION_TAKES", timedelta(0))
    assert [late.values["package"] for late in watch.findings() if late.what == "revision"] == [one]
    # Meanwhile an audit finds nothing wrong with either copy: it knows what is on its way.
    for name in SITES:
        audit.plan("a", name, audit.Scope(everything=True))
        audit.read("a", name)
        assert list(audit.unsound("a", name)) == []
    assert carrying.go_on() == {"finished": 1}
    assert titles(one) == ["new"] * 2
    assert shown(one).version == 2
    assert carrying.go_on() == {}
    assert carrying.carry_out("r", 0) == {"made": 1}


def test_everything_but_the_sites_is_lost_when_one_has_it(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (one,) = deposited(home, 1)
    planning.plan("r", planning.Wanted("w", one, {"dc:title": "new"}), who="anna")
    reaches_site_a_only(monkeypatch, "r")
    shutil.rmtree(settings.home().revisions)
    shutil.rmtree(settings.home().custody)
    for path in home.glob("catalogue.db*"):
        path.unlink()
    rebuilt = rebuild.rebuild()
    assert [said for said in rebuilt.disagreements if one in said], "the sites have other versions, and that is said"
    for name in SITES:
        audit.plan("a", name, audit.Scope(everything=True))
        audit.read("a", name)
        audit.sweep("a", name)
        audit.finish("a", name)
    assert list(audit.unsound("a", "site-b")) == [one]
    proposal.propose("a", SITES)
    repair.plan("m", asked_by="jan")
    repair.approve("m", who="anna", asked_by="jan", reason="seen")
    repair.mend("m")
    assert titles(one) == ["new"] * 2
    assert all(verify(open_site(name), one) == () for name in SITES)


def test_of_two_at_once_one_wins_and_the_other_is_told(home: Path) -> None:
    (one,) = deposited(home, 1)
    for run, title in (("first", "one"), ("second", "two")):
        planning.plan(run, planning.Wanted("w", one, {"dc:title": title}), who=run)
    assert carrying.carry_out("second", 0) == {"made": 1}
    assert carrying.carry_out("first", 0) == {"not made": 1}
    with pytest.raises(carrying.NotAllRevised, match="Overtaken"):
        carrying.report("first")
    assert titles(one) == ["two"] * 2


def test_who_has_seen_an_older_version_is_told(home: Path) -> None:
    (one,) = deposited(home, 1)
    revise(one, "x")
    with pytest.raises(planning.Refused, match="version 2"):
        planning.plan("s", planning.Wanted("w", one, {"dc:title": "y"}, base=1), who="bea")


def test_a_batch_that_is_run_again_does_not_bring_the_first_version_back(home: Path) -> None:
    """Its work folder knows no other: the catalogue keeps the newest, with both receipts given anew for the first."""
    (one,) = deposited(home, 1)
    revise(one, "x")
    told_again(home)
    assert (shown(one).version, shown(one).title) == (2, "x")
    assert {copy.version for copy in custody.copies(settings.home().catalogue_url, package=one)} == {2}


def test_damage_of_the_first_version_is_found_and_mended_after_the_second(home: Path) -> None:
    (one,) = deposited(home, 1)
    revise(one, "x")
    (object_of(open_site("site-a"), one) / "v1/content/METS.xml").write_bytes(b"rot")
    (object_of(open_site("site-b"), one) / "v2/content/METS.xml").write_bytes(b"rot")
    repair.plan("m", package=one, asked_by="jan")
    repair.approve("m", who="anna", asked_by="jan", reason="seen")
    repair.mend("m")
    assert all(verify(open_site(name), one) == () for name in SITES)


def test_a_rebuilt_catalogue_knows_the_revisions(home: Path) -> None:
    (one,) = deposited(home, 1)
    revise(one, "x")
    before = shown(one)
    for path in home.glob("catalogue.db*"):
        path.unlink()
    rebuild.rebuild()
    after = shown(one)
    assert (after.revisions, after.title, after.version) == (before.revisions, "x", 2)
    assert [s.value for s in after.statements] == [s.value for s in before.statements]


def test_the_log_has_it_and_holds(home: Path) -> None:
    (one,) = deposited(home, 1)
    revise(one, "x")
    told = [e for e in history.event_log().history(one) if e["kind"] == "metadata modification"]
    assert [(e["agent"]["name"], e["agent"]["kind"]) for e in told] == [("anna", "person")]
    assert '"A title" → "x"' in told[0]["detail"]
    assert checkpoints.verify().holds


def test_a_table_of_many_changes_what_differs_and_names_what_is_wrong(home: Path) -> None:
    ids = deposited(home, 4)
    sites = Sites()
    said = [(one, described(newest(one, sites).sheets)) for one in ids]
    text = table.written(said, ["dc:title", "dcterms:creator"])
    name = planning.keep_table("t0", text.encode())
    with pytest.raises(planning.NothingToRevise):
        planning.plan("t0", planning.Wanted("w", table=name), who="anna")
    changed = (
        text.replace("A title", "=A new one", 1)
        .replace(ids[1], "urn:heritage:kbr:R-1:NONE")
        .replace(ids[2], "urn:heritage:xyz:R-1:MS")
    )
    name = planning.keep_table("t", changed.encode())
    assert planning.plan("t", planning.Wanted("w", table=name, institution="kbr"), who="anna") == 1
    refused = [row for row in planning.planned("t") if row.refused]
    assert [row.package.rpartition(":")[2] for row in refused] == ["NONE", "MS"]
    carrying.carry_out("t", 0)
    with pytest.raises(carrying.NotAllRevised, match="1 packages have a next version, 2 have not"):
        carrying.report("t")
    assert titles(ids[0]) == ["=A new one"] * 2
    again = table.written([(ids[0], described(newest(ids[0], sites).sheets))], ["dc:title", "dcterms:creator"])
    assert "'=A new one" in again, "a spreadsheet would compute it"
    rows, problems = table.read("t", again.encode())
    assert (problems, [one.value for one in rows[0].values["dc:title"]]) == ([], ["=A new one"])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"id,dc.title\nx,y\n", 'the column "package"'),
        (b"package,dc.title\n,y\n", "the id of a package"),
        (b"package,dc.title\nx,y\nx,z\n", "one row per package"),
        (b'package,dc.title\nx,"y\n', "CSV"),
        (b"package,dc.title\nx,\xff\xfe\xfa\n", "table"),
        ("package,dc.title\nx,y\n".encode("utf-16"), "table"),
    ],
)  # fmt: skip
def test_a_table_that_is_none_is_refused(home: Path, content: bytes, said: str) -> None:
    deposited(home, 1)
    name = planning.keep_table("t", content)
    with pytest.raises((planning.Refused, planning.NothingToRevise)) as refused:
        planning.plan("t", planning.Wanted("w", table=name), who="anna")
    assert said in str(refused.value) or isinstance(refused.value, planning.NothingToRevise)


@pytest.mark.parametrize("name", ["../../keys/x", "/etc/passwd", "nothing.csv", "r/../../../catalogue.db"])
def test_a_table_lies_where_our_page_puts_it(home: Path, name: str) -> None:
    with pytest.raises(planning.Refused, match="no such file"):
        planning.plan("t", planning.Wanted("w", table=name), who="anna")


def test_without_a_reason_or_a_person_nothing_is_planned(home: Path) -> None:
    (one,) = deposited(home, 1)
    with pytest.raises(planning.Refused, match=r"a reason.*a person"):
        planning.plan("r", planning.Wanted(" ", one, {"dc:title": "x"}), who="")


def test_with_four_eyes_nothing_is_made_before_another_person_says_so(home: Path) -> None:
    (one,) = deposited(home, 1)
    (home / "config").mkdir()
    known = (settings.PROJECT / "config/institutions.yaml").read_text()
    (home / "config/institutions.yaml").write_text(known.replace("kbr:\n", "kbr:\n  four_eyes: true\n", 1))
    planning.plan("r", planning.Wanted("w", one, {"dc:title": "x"}), who="anna")
    for wrong in ("", "Anna "):
        with pytest.raises(planning.approving.NotApproved):
            planning.approve("r", who=wrong, asked_by="anna", reason="")
    with pytest.raises(planning.approving.NotApproved):
        carrying.units("r")
    with pytest.raises(planning.approving.NotApproved):
        carrying.carry_out("r", 0)
    planning.approve("r", who="bea", asked_by="anna", reason="seen")
    carrying.carry_out("r", 0)
    assert (shown(one).revisions[0].approved_by, shown(one).revisions[0].approval) == ("bea", "seen")
    premis = b"".join(ocfl.stored(open_site("site-a"), one).read("metadata/preservation/premis.xml")).decode()
    assert "revision approved: seen" in premis and "bea" in premis


def test_a_plan_that_was_changed_after_its_approval_is_not_carried_out(home: Path) -> None:
    (one,) = deposited(home, 1)
    planning.plan("r", planning.Wanted("w", one, {"dc:title": "x"}, approval=True), who="anna")
    planning.approve("r", who="anna", asked_by="anna", reason="")
    place = planning.plan_of("r")
    place.write_bytes(place.read_bytes().replace(b'"x"', b'"y"'))
    with pytest.raises(planning.approving.NotApproved, match="not the one"):
        carrying.units("r")


def test_what_a_site_holds_that_no_receipt_was_given_for_is_not_built_upon(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (one,) = deposited(home, 1)
    strange = home / "strange"
    strange.mkdir()
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("HERITAGE_HOME", str(strange))
        deposited(strange, 1)
        revise(one, "another history")
        other = {name: object_of(open_site(name), one) for name in SITES}
    for name, place in other.items():
        shutil.rmtree(object_of(open_site(name), one))
        shutil.copytree(place, object_of(open_site(name), one))
    newer = [replace(copy, version=2) for copy in known(one)]
    monkeypatch.setattr(custody, "copies", lambda *_, **__: iter(newer))
    with pytest.raises(CopyDamaged, match="not what the receipt"):
        planning.plan("r", planning.Wanted("w", one, {"dc:title": "x"}), who="anna")


def test_the_command(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (one,) = deposited(home, 1)
    patch = tmp_path / "p.json"
    patch.write_text('{"dcterms:title": "x", "dcterms:creator": null}')
    words = ["revise", one, "--patch", str(patch), "--why", "a typo"]
    assert command_line.main(words) == 0
    assert shown(one).version == 1, "a dry run"
    assert 'dcterms:creator: "Ensor, James" → nothing' in capsys.readouterr().out
    assert command_line.main([*words, "--approve", "seen"]) == 0
    assert shown(one).version == 2


def test_nothing_is_left_behind(home: Path) -> None:
    (one,) = deposited(home, 1)
    revise(one, "x")
    assert [p for p in settings.home().revisions.rglob("*") if p.is_file()] == []
    assert making.being_made(one) is None


def test_housekeeping_lets_go_what_no_run_takes_up_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (one,) = deposited(home, 1)
    revise(one, "x")
    planning.plan("s", planning.Wanted("w", one, {"dc:title": "y"}), who="anna")
    reaches_site_a_only(monkeypatch, "s")
    begun = settings.home().revisions / "other" / "v2"
    begun.mkdir(parents=True)
    (begun / "item.jsonl").write_bytes(b"{}")
    for path in [*settings.home().revisions.rglob("*"), *(home / "custody/revisions").rglob("*")]:
        os.utime(path, (1.7e9, 1.7e9))
    housekeeping.prune(dry=False)
    assert not begun.exists() and not list((home / "custody/revisions").iterdir())
    assert making.being_made(one) is not None, "what is sealed, and on its way to a site, is never let go"
    assert carrying.go_on() == {"finished": 1}
    assert titles(one) == ["y"] * 2


def test_a_lost_home_makes_no_second_package_of_a_version_that_a_site_may_hold(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (one,) = deposited(home, 1)
    planning.plan("r", planning.Wanted("w", one, {"dc:title": "first"}), who="anna")
    reaches_site_a_only(monkeypatch, "r")
    for lost in ("revisions", "custody", "events", "keys"):
        shutil.rmtree(home / lost)
    for path in home.glob("catalogue.db*"):
        path.unlink()
    with monkeypatch.context() as gone:
        away(gone, "site-a")
        planning.plan("s", planning.Wanted("w", one, {"dc:title": "second"}), who="bea")
        with pytest.raises(SiteUnavailable, match="may hold a newer version"):
            carrying.carry_out("s", 0)
    assert carrying.carry_out("s", 0) == {"not made": 1}, "now the site says so itself"
    assert titles(one) == ["first", "A title"]


def test_while_a_site_is_away_a_home_that_knows_it_has_no_newer_goes_on(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (one,) = deposited(home, 1)
    checkpoints.keep_everywhere()
    planning.plan("r", planning.Wanted("w", one, {"dc:title": "x"}), who="anna")
    with monkeypatch.context() as gone:
        away(gone, "site-a")
        with pytest.raises(SiteUnavailable, match="site-a does not answer"):
            carrying.carry_out("r", 0)
        assert making.being_made(one) is not None
    assert carrying.carry_out("r", 0) == {"made": 1}
    assert titles(one) == ["x"] * 2


def test_pages_are_named_in_the_next_versions_structure(home: Path) -> None:
    (one,) = deposited(home, 1)
    pages = {"pages": {"objects/MS_0000/0001.tif": {"label": "[iv]", "type": "title page"}}}
    planning.plan("r", planning.Wanted("numbered by hand", one, pages), who="anna")
    carrying.carry_out("r", 0)
    ocfl.restore(open_site("site-a"), one, 2, home / "whole")
    assert package.check(home / "whole") == []
    mets = (home / "whole/representations/original/METS.xml").read_text()
    assert 'ORDERLABEL="[iv]"' in mets and 'TYPE="title page"' in mets
    (made,) = shown(one).revisions
    assert (made.kind, made.changes[0]["subject"]) == ("structure", "objects/MS_0000/0001.tif")


def test_rows_of_rights_are_written_into_the_next_versions_premis_and_the_old_ones_stay_in_the_sheet(
    home: Path,
) -> None:
    (one,) = deposited(home, 1)
    rows = [
        {"basis": "copyright", "status": "copyrighted", "jurisdiction": "be", "determination_date": "2026-11-30", "grant_act": "disseminate",
         "grant_restriction": "disallow", "grant_start_date": "2026", "grant_end_date": "2041-01-01"},
        {"basis": "license", "doc_id_type": "URI", "doc_id_value": "https://creativecommons.org/licenses/by/4.0/"},
    ]  # fmt: skip
    for run, given in (("r", rows), ("s", rows[:1])):
        planning.plan(run, planning.Wanted("asked the heirs", one, {"rights": given}), who="anna")
        assert carrying.carry_out(run, 0) == {"made": 1}
    with pytest.raises(planning.NothingToRevise):
        planning.plan("t", planning.Wanted("w", one, {"rights": rows[:1]}), who="anna")
    ocfl.restore(open_site("site-a"), one, 2, home / "second")
    ocfl.restore(open_site("site-a"), one, 3, home / "third")
    assert [package.check(home / name) for name in ("second", "third")] == [[], []]
    assert [all_faults(home / name) for name in ("second", "third")] == [[], []]
    second, third = ((home / name / "metadata/preservation/rights.xml").read_text() for name in ("second", "third"))
    assert "<act>disseminate</act>" in second and "2041-01-01" in second and "licenses/by/4.0/" in second
    assert "<act>disseminate</act>" in third and "licenses/by/4.0/" not in third
    newest_, _ = shown(one).revisions
    assert newest_.kind == "rights"
    assert "licenses/by/4.0/" in (home / "third/metadata/other/dossier/revision-3.jsonl").read_text()
    told = "\n".join(planning.in_words(next(planning.planned("s"))))
    assert "basis: license" in told and '{"' not in told, "people read no JSON"


def test_rows_of_rights_in_a_table(home: Path) -> None:
    ids = deposited(home, 2)
    rows = [{"basis": "policy", "note": "=open"}, {"basis": "statute", "citation": "Art. 5"}]
    planning.plan("r", planning.Wanted("w", ids[0], {"rights": rows}), who="anna")
    carrying.carry_out("r", 0)
    sites = Sites()
    text = table.written([(one, described(newest(one, sites).sheets)) for one in ids], ["dc:title"])
    assert "rights[1].basis,rights[1].note,rights[2].basis,rights[2].citation" in text and "'=open" in text
    name = planning.keep_table("t0", text.encode())
    with pytest.raises(planning.NothingToRevise):
        planning.plan("t0", planning.Wanted("w", table=name), who="anna")
    changed = text.replace("Art. 5", "Art. 6").replace("A title,,,,", "A title,donor,,,")
    assert changed.count("donor") == 1
    name = planning.keep_table("t", changed.encode())
    assert planning.plan("t", planning.Wanted("w", table=name), who="anna") == 2
    carrying.carry_out("t", 0)
    assert [[row for _, _, row in rights_rows.rows(described(newest(one, sites).sheets))] for one in ids] == [
        [rows[0], {"basis": "statute", "citation": "Art. 6"}], [{"basis": "donor"}],
    ]  # fmt: skip
    name = planning.keep_table("u", changed.replace("donor", "gift").encode())
    with pytest.raises(planning.NothingToRevise):
        planning.plan("u", planning.Wanted("w", table=name), who="anna")
    assert [row.package for row in planning.planned("u") if "basis" in row.refused] == ids[1:]
