"""Publishing and withdrawing, on packages that were really sealed and lie at two real sites."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from access.packages import AGREED, agree, book, model, recording, rights, row
from access.shown import addresses, is_whole, of, publish, record, stranger
from custody.kept import object_of
from heritage import __main__ as command_line
from heritage import settings
from heritage.access.shelf import Shelf
from heritage.catalogue import published
from heritage.errors import SiteUnavailable
from heritage.flows import history
from heritage.flows.approving import NotApproved
from heritage.flows.custody.roots.sites import open_site
from heritage.flows.house import housekeeping
from heritage.flows.publish import agreed, making, publishing, running, withdrawing, withdrawn
from heritage.flows.revise import carrying, planning
from heritage.flows.revise import making as revising
from heritage.flows.revise.opened import Sites
from heritage.model import Statement


def out() -> list[str]:
    return list(Shelf(settings.home().public).ids())


def looked(package: str) -> published.Looked:
    return next(one for one in published.known(running.ledger_of_looks()) if one.package == package)


def at_sites(package: str) -> dict[str, bytes]:
    return {
        f"{name}/{path}": path.read_bytes()
        for name in ("site-a", "site-b")
        for path in sorted(object_of(open_site(name), package).rglob("*"))
        if path.is_file()
    }


def withdraw(run: str, package: str, *, back: bool = False, who: str = "anna") -> None:
    withdrawing.plan(run, withdrawing.Wanted((package,), "a family asked", back), who=who)
    withdrawing.carry_out(run)


def revised(package: str, address: str) -> None:
    planning.plan("rights", planning.Wanted("cleared", package, {"dcterms:rights": address}), who="anna")
    for unit in carrying.units("rights"):
        carrying.carry_out("rights", unit)
    carrying.report("rights")


def test_a_book_a_recording_and_a_model_come_out_whole(home: Path) -> None:
    agree(home)
    (one,), (sound,), (vase,) = book(home), recording(home), model(home)
    before = at_sites(one)
    assert publish("p") == {"out": 3}
    assert at_sites(one) == before
    assert [(v.kind.value, v.width, v.height, bool(v.text)) for v in record(one).views] == [
        ("picture", 700, 910, True)
    ] * 2
    assert [(v.kind.value, v.duration > 1.9, bool(v.poster)) for v in record(sound).views] == [
        ("sound", True, False),
        ("film", True, True),
    ]
    assert [(v.kind.value, bool(v.poster)) for v in record(vase).views] == [("model", True)]
    assert all(is_whole(record(package)) for package in (one, sound, vase))
    assert {tuple(r) for r in (record(one).values("title"), record(one).values("creator"))} >= {("Ensor, James",)}
    (told,) = [event for event in history.event_log().history(one) if event["kind"] == "dissemination"]
    assert told["facts"]["version"] == 1
    assert publish("q") == {}, "nothing has changed: nothing is looked at"


def test_masters_places_and_owners_stay_in_the_house(home: Path) -> None:
    agree(home)
    book(home)
    recording(home)
    publish("p")
    masters = {
        path.read_bytes() for path in (home / "archive").rglob("*") if path.suffix in (".jp2", ".tif", ".wav", ".mov")
    }
    files = [path for path in settings.home().public.rglob("*") if path.is_file()]
    assert len(files) > 6 and not masters & {path.read_bytes() for path in files}
    text = " ".join(path.read_text() for path in files if path.suffix == ".json")
    assert "Ensor" in text and not any(word in text for word in ("Janssens", "51.2194", "op-07", "SCAN-3"))
    media = [str(path) for path in files if path.suffix in (".tif", ".jpg", ".mp3", ".mp4")]
    told = subprocess.run(["exiftool", "-G1", "-s", "-a", *media], capture_output=True, text=True, check=True).stdout
    assert "FileType" in told
    assert not any(tag in told for tag in ("[GPS]", "[XMP", "[IPTC]", "OwnerName", "SerialNumber", "[ExifIFD]"))


def test_nothing_comes_out_without_agreement_statement_or_rights(home: Path) -> None:
    (one,) = book(home)
    assert publish("p") == {} and out() == []
    agree(home)
    (none,) = book(home, [Statement("dcterms:description", "no rights said", "metadata.csv, row 2")], batch="P-2")
    (closed,) = book(home, [rights("http://rightsstatements.org/vocab/UND/1.0/")], batch="P-3")
    assert publish("q") == {"out": 1, "not": 2}
    assert out() == [of(one)]
    assert (looked(none).why, looked(closed).why) == ("no-statement", "not-agreed UND")


def test_an_agreement_that_ends_takes_everything_away(home: Path) -> None:
    agree(home)
    (one,) = book(home)
    publish("p")
    agree(home, AGREED.replace("paper, ", ""))
    assert publish("q") == {"not": 1} and out() == []
    agree(home)
    assert publish("r") == {"out": 1} and is_whole(record(one))
    agree(home, "institutions: {{}}")
    assert publish("s") == {"not": 1} and out() == []


def test_an_embargo_ends_by_the_clock(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    agree(home)
    until = row(grant_act="publish", grant_restriction="disallow", grant_end_date="2030-05-01")
    (one,) = book(home, [rights(), *until])
    assert publish("p") == {"later": 1}
    assert (out(), looked(one).due) == ([], "2030-05-02")
    for run, day in (("q", date(2030, 5, 1)), ("r", date(2030, 5, 2))):
        monkeypatch.setattr(publishing, "today", lambda day=day: day)
        assert publish(run) == ({} if run == "q" else {"out": 1})
    assert stranger(day=date(2030, 5, 2)).get(f"/item/{of(one)}").status_code == 200
    assert stranger(day=date(2030, 5, 1)).get(f"/item/{of(one)}").status_code == 404, (
        "a door whose clock says so asks for itself"
    )


def test_a_licence_that_runs_out_is_over_at_the_door_before_any_run(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    agree(home)
    (one,) = book(home, [rights(), *row(grant_act="display", grant_restriction="allow", grant_end_date="2030-05")])
    publish("p")
    paths = addresses(record(one))
    assert {stranger(day=date(2030, 5, 31)).get(path).status_code for path in paths} <= {200, 303}
    assert {stranger(day=date(2030, 6, 1)).get(path).status_code for path in paths} == {404}
    monkeypatch.setattr(publishing, "today", lambda: date(2030, 6, 1))
    assert publish("q") == {"not": 1} and out() == []


def test_a_revision_of_the_rights_takes_it_away_and_brings_it_back(home: Path) -> None:
    agree(home)
    (one,) = book(home)
    publish("p")
    revised(one, "http://rightsstatements.org/vocab/InC-EDU/1.0/")
    assert publish("q") == {"out": 1}
    now = record(one)
    assert (now.version, now.views, now.whole) == (2, (), ())
    assert stranger().get(f"/item/{now.id}").status_code == 200
    assert stranger().get(f"/iiif/{now.id}/manifest").status_code == 404


def test_a_page_that_is_kept_back_is_not_out(home: Path) -> None:
    agree(home)
    page = "objects/MS_0000/0002.tif"
    banned = [
        Statement(f"premis:{k}", v, "rights.csv, row 9", subject=page)
        for k, v in (("grant_act", "publish"), ("grant_restriction", "disallow"))
    ]
    (one,) = book(home, [rights(), *banned], pages=3)
    publish("p")
    assert [view.label for view in record(one).views] == ["1", "3"]


def test_readers_get_the_pages_as_they_are_read(home: Path) -> None:
    """In the order that a person said, without what is read with no other."""
    agree(home)
    (one,) = book(home, pages=4)
    pages = [f"objects/MS_0000/{number:04d}.tif" for number in (1, 2, 3, 4)]
    patch = {"order": [pages[2], pages[0], pages[1]], "pages": {pages[3]: {"read": False}}}
    planning.plan("order", planning.Wanted("as it is bound", one, patch), who="anna")
    carrying.carry_out("order", 0)
    publish("p")
    assert [view.label for view in record(one).views] == ["3", "1", "2"]


def test_a_site_that_is_away_or_a_copy_that_is_damaged_changes_nothing_that_is_out(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    agree(home)
    one, two = book(home, number=2)
    publish("p")
    with monkeypatch.context() as gone:

        def away(*_: object) -> None:
            raise SiteUnavailable("no site answers")

        gone.setattr(publishing, "newest", away)
        running.plan("q", again=True)
        with pytest.raises(SiteUnavailable):
            running.carry_out("q", 0)
        assert out() == sorted([of(one), of(two)])
    assert running.carry_out("q", 0) == {"out": 2}
    for name in ("site-a", "site-b"):
        next(object_of(open_site(name), one).rglob("0001.jpg")).write_bytes(b"rot")
    monkeypatch.setattr(making, "RECIPE", 99)
    running.plan("r")
    with pytest.raises(Exception, match="inventory"):
        running.carry_out("r", 0)
    assert is_whole(record(one)) and looked(two).state == "out"
    assert not list((settings.home().public / "making").glob("*/*")), "nothing half is left"


def test_withdrawn_it_is_gone_for_a_stranger_everywhere_and_comes_back(home: Path) -> None:
    agree(home)
    (one,), (other,) = book(home), recording(home)
    publish("p")
    paths, sites = [*addresses(record(one)), f"/?q={record(one).title}"], at_sites(one)
    assert {stranger().get(path).status_code for path in paths} == {200, 303}
    withdraw("w", one)
    door = stranger()
    assert {door.get(path).status_code for path in paths[:-1]} == {404}
    listed = [door.get(path).text for path in (paths[-1], "/", "/?q=lichten", "/iiif/collection/kbr")]
    assert not any(of(one) in text for text in listed) and any(of(other) in text for text in listed)
    assert publish("q") == {"withdrawn": 1}
    assert out() == [of(other)], "the hourly run does not bring it back"
    shutil.rmtree(settings.home().public)
    publish("r")
    assert out() == [of(other)], "nor does a shelf that is made anew"
    assert at_sites(one) == sites
    told = [event for event in history.event_log().history(one) if event["kind"] == "policy assignment"]
    assert [event["agent"]["name"] for event in told] == ["anna"]
    assert door.get(paths[0]).content == door.get("/item/kbr-00000000000000000000").content, "as what never was"
    withdraw("back", one, back=True)
    assert {stranger().get(path).status_code for path in paths} == {200, 303}


def test_what_is_withdrawn_while_it_is_being_made_does_not_come_out(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    agree(home)
    (one,) = book(home)
    real = making.views

    def slow(*words: object) -> object:
        made = list(real(*words))  # type: ignore[arg-type]
        withdraw("w", one)
        return iter(made)

    monkeypatch.setattr(making, "views", slow)
    publish("p")
    assert out() == []
    assert stranger().get("/").text.count(of(one)) == 0


def test_where_four_eyes_are_wanted_a_second_person_says_so(home: Path) -> None:
    (home / "config").mkdir()
    shipped = (settings.PROJECT / "config/institutions.yaml").read_text()
    (home / "config/institutions.yaml").write_text(shipped.replace("kbr:\n", "kbr:\n  four_eyes: true\n", 1))
    agree(home)
    (one,) = book(home)
    publish("p")
    withdrawing.plan("w", withdrawing.Wanted((one,), "a family asked"), who="anna")
    assert withdrawing.needs_approval("w") and "family" in withdrawing.question("w")[1]
    with pytest.raises(NotApproved):
        withdrawing.carry_out("w")
    with pytest.raises(NotApproved):
        withdrawing.approve("w", who="Anna", asked_by="anna", reason="seen")
    assert out() == [of(one)]
    withdrawing.approve("w", who="bea", asked_by="anna", reason="seen")
    withdrawing.carry_out("w")
    mark = withdrawn.mark(one)
    assert out() == [] and mark is not None and (mark.who, mark.approved_by) == ("anna", "bea")


@pytest.mark.parametrize(
    "wanted",
    [
        withdrawing.Wanted(("urn:heritage:kbr:P-1:NOPE",), "x"), withdrawing.Wanted((), "x"), withdrawing.Wanted(("x",), "x"),
        withdrawing.Wanted(("urn:heritage:kbr:P-1:MS_0000",), " "), withdrawing.Wanted(("urn:heritage:kbr:P-1:MS_0000",), "x", back=True),
        withdrawing.Wanted(("urn:heritage:kbr:P-1:MS_0000",), "x", institution="arch"),
    ],
)  # fmt: skip
def test_what_cannot_be_withdrawn_is_refused(home: Path, wanted: withdrawing.Wanted) -> None:
    book(home)
    with pytest.raises(withdrawing.NothingToWithdraw):
        withdrawing.plan("w", wanted, who="anna")


def test_a_mark_that_cannot_be_read_still_withdraws(home: Path) -> None:
    agree(home)
    (one,) = book(home)
    withdraw("w", one)
    next((settings.home().custody / "withdrawn").iterdir()).write_bytes(b"rot")
    assert publish("p") == {"withdrawn": 1} and out() == []


def test_a_pyramid_is_the_readers_picture(home: Path) -> None:
    agree(home)
    (one,) = book(home, side=900)
    publish("p")
    shelf = Shelf(settings.home().public)
    place = shelf.file(record(one), record(one).views[0].copy.path)
    seen = Image.open(next(object_of(open_site("site-a"), one).rglob("0001.jpg")))
    with Image.open(place) as made:
        assert made.size == seen.size
        off = [abs(a - b) for a, b in zip(made.convert("L").tobytes(), seen.convert("L").tobytes(), strict=True)]
    assert sum(off) / len(off) < 2


def test_the_commands(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    agree(home)
    (one,) = book(home)
    assert command_line.main(["publish"]) == 0
    assert "1 out" in capsys.readouterr().out
    assert command_line.main(["withdraw", one, "--why", "a family asked"]) == 0 and out() == []
    assert command_line.main(["publish", "--known"]) == 0
    assert f"{one}: out" in capsys.readouterr().out
    assert command_line.main(["withdraw", one, "--why", "settled", "--back"]) == 0 and out() == [of(one)]
    assert command_line.main(["withdraw", "urn:heritage:kbr:P:none", "--why", "x"]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "institutions: {{kbr: {{worklines: [paper], whole: [PDM]}}}}",
        "institutions: {{kbr: {{agreement: x, worklines: [paper], whole: [free]}}}}",
        "address: ftp://x",
    ],
)
def test_a_mistake_in_the_agreement_is_named(home: Path, text: str) -> None:
    from heritage.errors import ConfigError

    agree(home, text)
    with pytest.raises(ConfigError, match=r"publication\.yaml"):
        agreed.publication()


def test_what_is_published_meanwhile_is_no_other_version(home: Path) -> None:
    """A revision that is under way is not yet in the catalogue: the archive's newest counts."""
    agree(home)
    (one,) = book(home)
    planning.plan("r", planning.Wanted("typo", one, {"dc:title": "Anders"}), who="anna")
    (planned,) = [row.revision for row in planning.planned("r") if row.revision]
    revising.make(planned, Sites())
    assert publish("p") == {"out": 1}
    assert (record(one).version, record(one).title) == (2, "Anders")


def test_what_hourly_runs_noted_goes_after_some_days_and_withdrawals_stay(home: Path) -> None:
    agree(home)
    (one,) = book(home)
    publish("p")
    withdraw("w", one)
    custody = settings.home().custody
    for place in (*(custody / "publications/p").iterdir(), *(custody / "withdrawals/w").iterdir()):
        os.utime(place, (1.7e9, 1.7e9))
    os.utime(custody / "publications/p", (1.7e9, 1.7e9))
    housekeeping.prune(dry=False)
    assert not (custody / "publications/p").exists()
    assert (custody / "withdrawals/w").exists() and withdrawn.mark(one) is not None
