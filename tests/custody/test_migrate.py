"""Campaigns on packages that were really sealed, of real old films and pages, at two real sites."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import ocfl as ocfl_py
import pytest
import tifffile
from lxml import etree

from bench.sealed import deposited
from custody.kept import object_of
from custody.old_formats import FILM, LOOSE, PAGE, ffv1
from custody.test_revise import SITES, away, first_version, shown
from heritage import package, settings
from heritage.archive import ocfl
from heritage.archive.checking import verify
from heritage.catalogue import traits
from heritage.errors import DiskFull, SiteUnavailable
from heritage.flows import approving, history
from heritage.flows.custody import checkpoints, rebuild
from heritage.flows.custody.roots.sites import open_site
from heritage.flows.migrate import campaign, converting, costs, pilot, question, standing, stopping
from heritage.flows.migrate.campaign import Campaign
from heritage.flows.revise import carrying, planning
from heritage.tools.av import mediainfo
from package.validators import all_faults, eark

OLD = "representations/original/data"
NEW = "representations/preservation-2/data"
PREMIS = {"p": "http://www.loc.gov/premis/v3"}


def planned(run: str = "m", **wanted: object) -> int:
    number = campaign.plan(run, Campaign("formats get old", **wanted), who="anna")  # type: ignore[arg-type]
    pilot.run_pilot(run)
    return number


def carried_out(run: str = "m") -> dict[str, int]:
    planning.approve(run, who="bea", asked_by="anna", reason="seen the pilot")
    for unit in carrying.units(run):
        carrying.carry_out(run, unit)
    return carrying.report(run)


def migrate(run: str = "m", **wanted: object) -> dict[str, int]:
    planned(run, **wanted)
    return carried_out(run)


def read(package_id: str, path: str, site: str = "site-a", version: int | None = None) -> bytes:
    return b"".join(ocfl.read(open_site(site), package_id, path, version))


def paths(package_id: str, version: int | None = None) -> set[str]:
    return {path for path in ocfl.stored(open_site("site-b"), package_id, version).files if "/data/" in path}


def whole(home: Path, package_id: str, version: int) -> None:
    """Accepted by everybody who can be asked here."""
    for name in SITES:
        assert verify(open_site(name), package_id) == ()
        assert ocfl_py.Object().validate(str(object_of(open_site(name), package_id)))[0]
        into = home / "whole" / name / str(version)
        ocfl.restore(open_site(name), package_id, version, into)
        assert package.check(into) == []
        assert all_faults(into) == []
    (said,) = eark(into)
    assert (said["structure"], said["schema"], said["schematron"]) == ("WELLFORMED", "VALID", "VALID"), said


def test_a_packed_tiff_becomes_a_plain_one_beside_it(home: Path) -> None:
    one, other = deposited(home, original=LOOSE)
    before = first_version(one)
    assert migrate(limit=1) == {"made": 1}
    assert first_version(one) == before, "not a byte of the first version is another"
    whole(home, one, 2)
    assert paths(one) == {f"{OLD}/0001.tif", f"{NEW}/0001.tif", f"{NEW}/0001.jp2"}
    old, new = (tifffile.TiffFile(io.BytesIO(read(one, f"{place}/0001.tif"))).pages[0] for place in (OLD, NEW))
    assert (int(old.compression), int(new.compression)) == (5, 1)  # type: ignore[union-attr]
    assert (old.asarray() == new.asarray()).all()
    left_out = {"Compression", "Predictor", "StripOffsets", "StripByteCounts"}
    told = [{tag.name: tag.value for tag in page.tags if tag.name not in left_out} for page in (old, new)]  # type: ignore[union-attr]
    assert told[0] == told[1] and told[0]["Software"] == "Scan 3"
    assert shown(other).version == 1
    assert checkpoints.verify().holds


def test_where_there_is_a_master_no_second_one_is_made(home: Path) -> None:
    (one,) = deposited(home, 1, original=PAGE)
    migrate()
    assert paths(one) == {f"{OLD}/0001.tif", "representations/preservation/data/0001.jp2", f"{NEW}/0001.tif"}


def test_early_ffv1_becomes_version_3(home: Path, tmp_path: Path) -> None:
    (one,) = deposited(home, 1, original=FILM)
    before = first_version(one)
    migrate()
    assert first_version(one) == before
    whole(home, one, 2)
    frames = []
    for place in (OLD, NEW):
        film = tmp_path / place.partition("/")[2] / "reel.mkv"
        film.parent.mkdir(parents=True, exist_ok=True)
        film.write_bytes(read(one, f"{place}/reel.mkv", "site-b"))
        words = [
            "ffmpeg",
            "-v",
            "error",
            "-i",
            film,
            "-map",
            "0",
            "-c:v",
            "rawvideo",
            "-c:a",
            "pcm_s16le",
            "-f",
            "framemd5",
            "-",
        ]
        said = subprocess.run(words, check=True, capture_output=True, text=True).stdout
        frames.append(
            [line.split(",")[0] + line.rpartition(",")[2] for line in said.splitlines() if not line.startswith("#")]
        )
    assert frames[0] == frames[1] and len(frames[0]) > 10
    (track,) = [one for one in mediainfo.tracks(film) if one["@type"] == "Video"]
    assert (track["Format_Version"], track["MaxSlicesCount"], track["ErrorDetectionType"]) == ("3.4", "24", "Per slice")
    assert b"MS_0000" in film.read_bytes(), "its title is carried"
    assert [(row.rule.name if row.rule else "", row.packages) for row in standing.rows()] == [("ffv1-3", 1)]


def test_the_record_says_what_was_made_of_what_and_which_is_used(home: Path) -> None:
    (one,) = deposited(home, 1, original=LOOSE)
    migrate()
    said = etree.fromstring(read(one, "metadata/preservation/premis.xml"))
    events = [
        e for e in said.iterfind("p:event", PREMIS) if e.findtext("p:eventType", namespaces=PREMIS) == "migration"
    ]
    links = [
        {(link.findtext("p:linkingObjectRole", namespaces=PREMIS), link.findtext("p:linkingObjectIdentifierValue", namespaces=PREMIS))
         for link in event.iterfind("p:linkingObjectIdentifier", PREMIS)}
        for event in events
    ]  # fmt: skip
    for made in ("0001.tif", "0001.jp2"):
        assert {("source", f"{OLD}/0001.tif"), ("outcome", f"{NEW}/{made}")} in links
    validated = [
        e for e in said.iterfind("p:event", PREMIS) if e.findtext("p:eventType", namespaces=PREMIS) == "validation"
    ]
    assert any("jpylyzer" in etree.tostring(agent).decode() for agent in said.iterfind("p:agent", PREMIS)) and validated
    (old,) = [
        o
        for o in said.iterfind("p:object", PREMIS)
        if o.findtext(".//p:objectIdentifierValue", namespaces=PREMIS) == f"{OLD}/0001.tif"
    ]
    related = {
        (r.findtext("p:relationshipSubType", namespaces=PREMIS), v.text)
        for r in old.iterfind("p:relationship", PREMIS) for v in r.iterfind(".//p:relatedObjectIdentifierValue", PREMIS)
    }  # fmt: skip
    assert ("is replaced by", f"{NEW}/0001.tif") in related and ("is source of", f"{NEW}/0001.jp2") in related
    assert 'USE="superseded"' in read(one, "representations/original/METS.xml").decode()
    assert 'USE="current"' in read(one, "representations/preservation-2/METS.xml").decode()
    people = {a.findtext("p:agentName", namespaces=PREMIS) for a in said.iterfind("p:agent", PREMIS)}
    assert {"anna", "bea"} <= people, "who asked for it, and who approved it"


def test_the_pilot_converts_really_and_changes_nothing(home: Path) -> None:
    pages = deposited(home, 4, "B-1", original=PAGE)
    films = deposited(home, 3, "B-2", "gone", FILM)
    assert planned(sample=4) == 7
    tried = [row["package"] for row in costs.ledger("m").rows()]
    assert len(tried) == 4 and len(set(tried) & {*pages}) == 2 and len(set(tried) & {*films}) == 2, "of each kind"
    assert all(
        row["after"] > row["before"] > 0 and row["cpu"] > 0 and not row["failed"] for row in costs.ledger("m").rows()
    )
    assert {shown(one).version for one in pages + films} == {1}
    assert not list((home / "custody/revisions/m").rglob("_pilot"))
    whole = costs.estimate("m")
    assert (whole.packages, whole.migrations) == (7, {"tiff-plain": 4, "ffv1-3": 3})
    assert whole.after and whole.after > whole.before and whole.hours and whole.hours > 0
    head, text = question.question("m")
    assert "7 packages" in head and "framemd5" in text and "CPU hours" in text
    with pytest.raises(approving.NotApproved):
        carrying.units("m")


def test_taken_back_the_files_are_as_before(home: Path) -> None:
    (one,) = deposited(home, 1, original=LOOSE)
    before = paths(one)
    migrate()
    assert campaign.plan("back", Campaign("it was a mistake", takes_back="m"), who="anna") == 1
    carried_out("back")
    assert paths(one) == before and shown(one).version == 3
    whole(home, one, 3)
    assert f"{NEW}/0001.tif" in paths(one, 2), "version 2 keeps what it brought"
    with pytest.raises(campaign.NothingToMigrate):
        campaign.plan("again", Campaign("once more", takes_back="m"), who="anna")
    assert migrate("anew") == {"made": 1}
    assert f"{NEW.replace('-2', '-4')}/0001.tif" in paths(one)
    whole(home, one, 4)


def test_what_was_migrated_is_asked_for_by_no_rule_again(home: Path) -> None:
    deposited(home, 2, original=LOOSE)
    migrate()
    with pytest.raises(campaign.NothingToMigrate):
        planned("again")


def test_one_that_is_damaged_and_one_that_cannot_be_do_not_stop_the_rest(home: Path) -> None:
    sound, damaged = deposited(home, 2, "B-1", original=LOOSE)
    (strange,) = deposited(home, 1, "B-2", original=replace(LOOSE, content=_with_maker_note))
    planned()
    for name in SITES:
        (object_of(open_site(name), damaged) / f"v1/content/{OLD}/0001.tif").write_bytes(b"rot")
    with pytest.raises(carrying.NotAllRevised) as refused:
        carried_out()
    assert "MakerNote" in str(refused.value) and "whole at no site" in str(refused.value)
    assert [shown(one).version for one in (sound, damaged, strange)] == [2, 1, 1]


def test_what_cannot_be_carried_is_lost_only_when_that_is_allowed_and_then_it_is_said(home: Path) -> None:
    (one,) = deposited(home, 1, original=replace(LOOSE, content=_with_maker_note))
    planned()
    assert [bool(row["failed"]) for row in costs.ledger("m").rows()] == [True]
    assert migrate("n", losses=True) == {"made": 1}
    assert "NOT CARRIED" in read(one, "metadata/preservation/premis.xml").decode()


def _with_maker_note(name: str) -> bytes:
    """As a camera writes it: EXIF with notes that may point anywhere in the file."""
    from custody.old_formats import lzw

    content = bytearray(lzw(name))
    note = b"Canon\0\0\0 its own places"
    at = len(content) + len(content) % 2
    content += b"\0" * (len(content) % 2) + note
    exif = len(content) + len(content) % 2
    content += b"\0" * (len(content) % 2)
    content += (1).to_bytes(2, "little") + (37500).to_bytes(2, "little") + (7).to_bytes(2, "little")
    content += len(note).to_bytes(4, "little") + at.to_bytes(4, "little") + bytes(4)
    start = int.from_bytes(content[4:8], "little")
    count = int.from_bytes(content[start : start + 2], "little")
    fields = [bytes(content[start + 2 + n * 12 : start + 14 + n * 12]) for n in range(count)]
    fields.append(
        (34665).to_bytes(2, "little")
        + (4).to_bytes(2, "little")
        + (1).to_bytes(4, "little")
        + exif.to_bytes(4, "little")
    )
    new = len(content)
    content += (
        len(fields).to_bytes(2, "little")
        + b"".join(sorted(fields, key=lambda f: int.from_bytes(f[:2], "little")))
        + bytes(4)
    )
    content[4:8] = new.to_bytes(4, "little")
    return bytes(content)


def test_lossy_and_damaged_film_stays_as_it_is(home: Path) -> None:
    deposited(home, 1, original=replace(FILM, content=lambda name: ffv1(name)[:-4000]))
    planned()
    assert [bool(row["failed"]) for row in costs.ledger("m").rows()] == [True]


def test_stopped_between_two_packages_it_goes_on_later(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = deposited(home, 4, original=LOOSE)
    planned()
    real, done = carrying._carried_out, list[str]()

    def one_then_stopped(*words: object) -> None:
        real(*words)  # type: ignore[arg-type]
        done.append("")
        stopping.stop("m", who="carl", reason="the sites are busy")

    with monkeypatch.context() as patch:
        patch.setattr(carrying, "_carried_out", one_then_stopped)
        with pytest.raises(carrying.NotAllRevised, match="carl stopped it"):
            carried_out()
    assert sorted(shown(one).version for one in ids) == [1, 1, 1, 2]
    assert carrying.carry_out("m", 0) == {"made": 1}, "it stays stopped"
    with pytest.raises(costs.NotACampaign, match="others than kmi"):
        stopping.go_on("m", who="anna", institution="kmi")
    stopping.go_on("m", who="anna", institution="kbr")
    assert question.needs_approval("m") and not question.needs_approval("the run that goes on with it")
    assert carrying.carry_out("m", 0) == {"made": 4}
    assert {shown(one).version for one in ids} == {2}
    assert [e["detail"] for e in history.event_log().history(ids[0]) if "campaign" in e["detail"]] != []


def test_a_site_that_is_away_gets_it_later(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (one,) = deposited(home, 1, original=FILM)
    planned()
    checkpoints.keep_everywhere()
    planning.approve("m", who="bea", asked_by="anna", reason="seen")
    with monkeypatch.context() as gone:
        away(gone, "site-a")
        with pytest.raises(SiteUnavailable):
            carrying.carry_out("m", 0)
    shutil.rmtree(
        settings.home().revisions
    )  # the work folder is lost, with the only copy of the new film on this machine
    assert carrying.carry_out("m", 0) == {"made": 1}
    whole(home, one, 2)


def test_a_full_disk_is_seen_before_anything_is_written(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (one,) = deposited(home, 1, original=LOOSE)
    planned()
    planning.approve("m", who="bea", asked_by="anna", reason="seen")
    with monkeypatch.context() as full:
        full.setattr(converting, "_SPARE", 1 << 60)
        with pytest.raises(DiskFull, match="the conversion needs"):
            carrying.carry_out("m", 0)
    assert carrying.carry_out("m", 0) == {"made": 1} and shown(one).version == 2


def test_of_two_revisions_at_once_one_wins(home: Path) -> None:
    (one,) = deposited(home, 1, original=LOOSE)
    planned()
    planning.plan("r", planning.Wanted("w", one, {"dc:title": "new"}), who="jan")
    assert carrying.carry_out("r", 0) == {"made": 1}
    with pytest.raises(carrying.NotAllRevised, match="Overtaken"):
        carried_out()
    assert migrate("again") == {"made": 1}
    assert shown(one).version == 3 and shown(one).title == "new"
    whole(home, one, 3)


def test_a_rebuilt_catalogue_knows_the_forms_and_the_campaign(home: Path) -> None:
    deposited(home, 3, original=LOOSE)
    assert [(s.form.puid, s.packages) for s in traits.standings(settings.home().catalogue_url)] == [("fmt/353", 3)]
    migrate(limit=2)
    before = traits.standings(settings.home().catalogue_url), shown_all(home)
    for path in home.glob("catalogue.db*"):
        path.unlink()
    rebuild.rebuild()
    assert (traits.standings(settings.home().catalogue_url), shown_all(home)) == before
    stood = {(row.rule.name if row.rule else "", row.packages) for row in standing.rows()}
    assert stood == {("tiff-packed", 1), ("tiff-plain", 2), ("jp2", 2)}
    assert campaign.plan("back", Campaign("w", takes_back="m"), who="anna") == 2


def shown_all(home: Path) -> list[object]:
    return [(p.version, p.revisions, p.digest) for p in map(shown, ocfl.objects(open_site("site-a")))]
