"""What comes again for a package that is archived becomes its next version: through the flow, at two real sites."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import ocfl as ocfl_py
import pytest
import yaml

from custody.kept import object_of
from custody.test_revise import first_version, revise, shown
from flows.deliveries import listed, noise
from flows.driver import Run, drive, leftovers
from flows.test_rework import lines
from heritage import package, settings
from heritage.archive import ocfl
from heritage.archive.checking import verify
from heritage.catalogue.queries import delivered, searching
from heritage.catalogue.sheets import PackagedSheets
from heritage.dossier import described
from heritage.flows import history
from heritage.flows.custody import audit, checkpoints, rebuild, restore
from heritage.flows.custody.roots.sites import open_site
from heritage.flows.workline.deciding import decided, review
from heritage.model import Choice, Item
from heritage.pages.archive import address
from package.real import Sealed
from package.validators import all_faults, eark
from pages.people import OF_KBR, Browser
from samples import objects, small
from samples.av import deliveries as av
from samples.faults import tiff
from samples.objects import Thing
from samples.photo import deliveries as photographs
from samples.photo.scenes import Look

SITES = ("site-a", "site-b")
URN = "urn:heritage:kbr:B-1:BOOK"


def brought(folder: Path, batch: str, pages: dict[str, bytes], item: str = "BOOK", **note: object) -> Path:
    """A delivery of one item with these files; more in its note."""
    place = small(folder, batch=batch, items={item: 1}, targets=False)
    for file in (place / f"objects/{item}").iterdir():
        file.unlink()
    for name, content in pages.items():
        (place / f"objects/{item}/{name}").write_bytes(content)
    path = place / "metadata/delivery.yaml"
    said = {k: v for k, v in yaml.safe_load(path.read_text()).items() if k != "items"}
    path.write_text(yaml.safe_dump({**said, "workline": "photographs", **note}))
    return listed(place)


@pytest.fixture(scope="session")
def pages() -> list[bytes]:
    """Eight small pictures that differ, and a black one, which no policy passes."""
    black = tiff(np.random.default_rng(9).integers(0, 6, (300, 300, 3), np.uint8), 300)
    return [*(noise(number) for number in range(8)), black]


def named(pages: list[bytes], *numbers: int) -> dict[str, bytes]:
    """0001.tif, 0002.tif … : these of the drawn pages."""
    return {f"{n:04d}.tif": pages[number] for n, number in enumerate(numbers, 1)}


def through(place: Path, line: str = "photographs", **more: object) -> Run:
    """All of the flow; what is flagged is held, unless somebody decides."""
    policy = "legacy" if line == "photographs" else None
    return drive(place, line, run=place.name, **{"policy": policy, **more})  # type: ignore[arg-type]


def accepted(item: str) -> None:
    review.decide(item, choice=Choice.ACCEPT, who="Anna", at="2026-11-20T10:00:00Z", reason="so it is meant")


def whole(urn: str, version: int, home: Path) -> Path:
    """The version as each site gives it out; the first site's folder."""
    for name in SITES:
        assert verify(open_site(name), urn) == ()
        assert ocfl_py.Object().validate(str(object_of(open_site(name), urn)))[0]
        target = home / f"whole/{name}/v{version}"
        shutil.rmtree(target, ignore_errors=True)
        ocfl.restore(open_site(name), urn, version, target)
        assert package.check(target) == []
    return home / f"whole/site-a/v{version}"


def asked_with(run: Run) -> str:
    """What the check of the names said."""
    (said,) = [one.code for one in run.batch.report("BOOK").findings if one.check == "redelivery"]
    return said


def originals(folder: Path) -> dict[str, bytes]:
    data = folder / "representations/original/data"
    return {path.relative_to(data).as_posix(): path.read_bytes() for path in sorted(data.rglob("*")) if path.is_file()}


def objects_at(home: Path) -> int:
    """Packages at site-a."""
    return len(list((home / "archive/site-a").rglob("0=ocfl_object_1.1")))


def valid(folder: Path) -> None:
    assert all_faults(folder) == []
    (said,) = eark(folder)
    assert (said["structure"], said["schema"], said["schematron"]) == ("WELLFORMED", "VALID", "VALID"), said
    assert {m[1] for m in said["messages"] if m[0] != "INFORMATION"} <= {"CSIPSTR13"}, said


def test_some_pages_come_again(home: Path, tmp_path: Path, pages: list[bytes]) -> None:
    first = through(brought(tmp_path, "B-1", named(pages, 0, 1, 2), order="LOT 4"))
    assert first.states == {"BOOK": "deposited"}, first.report
    before = first_version(URN)
    better = through(brought(tmp_path, "B-2", {"0002.tif": pages[3]}, replaces={"batch": "B-1"}, order="LOT 4"))
    assert (better.troubles, better.states) == ([], {"BOOK": "deposited"}), better.report
    assert (better.item("BOOK")["package"], better.item("BOOK")["version"]) == (URN, 2)
    assert [file["path"][-8:] for file in better.item("BOOK")["files"]] == ["0001.tif", "0002.tif", "0003.tif"]
    second = whole(URN, 2, home)
    valid(second)
    assert originals(second) == named(pages, 0, 3, 2)
    assert originals(whole(URN, 1, home)) == named(pages, 0, 1, 2)
    assert first_version(URN) == before
    assert objects_at(home) == 1
    new = {p.name for p in (object_of(open_site("site-b"), URN) / "v2/content").rglob("*") if p.is_file()}
    assert {"0002.tif", "0002.jp2"} <= new
    assert not {"0001.tif", "0003.tif", "0001.jp2", "0003.jp2", "0003.jpg", "0001.tif.xml"} & new, "only new bytes"

    now = shown(URN)
    assert (now.version, now.batch, len(now.copies), now.state) == (2, "B-1", 2, "deposited")
    (made,) = now.revisions
    assert (made.kind, made.changes[0]["field"]) == ("files", "files:replaced")
    assert [one["value"] for one in made.changes[0]["after"]] == ["objects/BOOK/0002.tif"]
    told = " ".join(str(e) for e in history.event_log().history(URN))
    assert "version 2 of urn:heritage:kbr:B-1:BOOK: came again in batch B-2" in told
    assert better.item("BOOK")["replaces"][0]["batch"] == "B-1"
    assert decided.waiting() in ([], ["kbr/B-1"])
    url = settings.home().catalogue_url
    for batch in ("B-1", "B-2"):
        taken = delivered.of_place(url, str(tmp_path / batch))
        assert taken is not None and list(delivered.unsafe(url, taken, SITES)) == [], "its folder may go"
    page = Browser(OF_KBR).get(f"{address(URN)}?lang=en").text
    assert "Files replaced" in page and "objects/BOOK/0002.tif" in page and "came again in batch B-2" in page
    checkpoints.verify()
    assert leftovers(home) == [] and not list(settings.home().revisions.rglob("*.jsonl"))

    contents = sorted(searching.contents(settings.home().catalogue_url))
    again = through(tmp_path / "B-2")
    assert again.item("BOOK")["version"] == 2
    assert sorted(searching.contents(settings.home().catalogue_url)) == contents
    through(tmp_path / "B-1")
    assert shown(URN).version == 2, "the first batch, run again, brings no older version back"


def test_the_record_tells_both_histories(home: Path, tmp_path: Path, pages: list[bytes]) -> None:
    through(brought(tmp_path, "B-1", named(pages, 0, 1)))
    through(brought(tmp_path, "B-2", {"0002.tif": pages[3]}, replaces={"batch": "B-1"}))
    through(brought(tmp_path, "B-3", {"0002.tif": pages[4]}, replaces={"batch": "B-2"}))
    told = [Sealed(whole(URN, number, home)) for number in (1, 2, 3)]
    valid(whole(URN, 3, home))
    ids = [{event.id for event in one.events} for one in told]
    assert ids[0] < ids[1] < ids[2], "what happened once is told in every version"
    paths = told[2].premis.xpath("//*[local-name()='objectIdentifierType']/text()")
    assert {"path in version 1", "path in version 2"} < set(paths)
    described_there = {tuple(node.itertext()) for node in told[2].premis.xpath("//*[local-name()='objectIdentifier']")}
    linked = {
        tuple(t for t in node.itertext())[:2]
        for node in told[2].premis.xpath("//*[local-name()='linkingObjectIdentifier']")
    }
    assert linked <= {pair[:2] for pair in described_there}, "whatever is linked is described"
    merged = told[2].of("information package merging")
    assert [(event.objects[0][1], event.objects[-1][1]) for event in merged] == [("source", "outcome")] * 2
    assert len(told[2].of("information package creation")) == 3


@pytest.mark.parametrize(
    ("came", "note", "code", "kept"),
    [
        ({"0001.tif": 4, "0002.tif": 5}, {"replaces": {"batch": "B-1"}}, "whole", [4, 5]),
        ({"0001.tif": 4, "0002.tif": 1, "0003.tif": 5}, {"replaces": {"batch": "B-1"}}, "whole", [4, 1, 5]),
        ({"0001.tif": 4}, {"replaces": {"batch": "B-1", "whole": True}}, "whole", [4]),
        ({"0003.tif": 4}, {"adds": {"batch": "B-1"}}, "beside", [0, 1, 4]),
        ({"page_1.tif": 4, "page_2.tif": 5}, {"replaces": {"batch": "B-1", "whole": True}}, "whole", [4, 5]),
    ],
)  # fmt: skip
def test_what_the_names_say(
    home: Path,
    tmp_path: Path,
    pages: list[bytes],
    came: dict[str, int],
    note: dict[str, object],
    code: str,
    kept: list[int],
) -> None:
    through(brought(tmp_path, "B-1", named(pages, 0, 1)))
    better = through(brought(tmp_path, "B-2", {name: pages[n] for name, n in came.items()}, **note))
    assert better.states == {"BOOK": "deposited"}, better.report
    assert asked_with(better) == code
    second = whole(URN, 2, home)
    assert list(originals(second).values()) == [pages[n] for n in kept]
    valid(second)


@pytest.mark.parametrize(
    ("came", "note", "code", "then"),
    [
        ({"page_7.tif": 4}, {"replaces": {"batch": "B-1"}}, "other-names", [0, 1, 4]),
        ({"0002.tif": 4, "0003.tif": 5}, {"replaces": {"batch": "B-1"}}, "mixed", [0, 4, 5]),
        ({"0002.tif": 4}, {"adds": {"batch": "B-1"}}, "again", [0, 4]),
        ({"0002.tif": 1}, {"replaces": {"batch": "B-1"}}, "nothing", [0, 1]),
    ],
)  # fmt: skip
def test_what_they_do_not_say_is_asked(
    home: Path,
    tmp_path: Path,
    pages: list[bytes],
    came: dict[str, int],
    note: dict[str, object],
    code: str,
    then: list[int],
) -> None:
    through(brought(tmp_path, "B-1", named(pages, 0, 1)))
    asked = through(
        brought(tmp_path, "B-2", {name: pages[n] for name, n in came.items()}, **note), review="wait", decide=accepted
    )
    assert "redelivery" in asked.faults("BOOK")
    assert asked_with(asked) == code
    assert asked.states == {"BOOK": "deposited"}, asked.report
    assert list(originals(whole(URN, 2, home)).values()) == [pages[n] for n in then]
    assert objects_at(home) == 1


def test_the_item_is_judged_as_it_will_be(home: Path, tmp_path: Path, pages: list[bytes]) -> None:
    through(brought(tmp_path, "B-1", named(pages, 0, 1, 2)))
    double = through(brought(tmp_path, "B-2", {"0002.tif": pages[0]}, replaces={"batch": "B-1"}))
    told = [f for f in double.item("BOOK")["findings"] if f["check"] == "duplicate-exact" and f["outcome"] != "pass"]
    assert "0001.tif" in str(told), "the second page is the first once more, which did not come"
    dark = through(brought(tmp_path, "B-3", {"0003.tif": pages[8]}, replaces={"batch": "B-1"}))
    assert (dark.states, dark.faults("BOOK")) == ({"BOOK": "held"}, {"exposure"})


def test_what_a_person_said_stays(home: Path, tmp_path: Path, pages: list[bytes]) -> None:
    through(brought(tmp_path, "B-1", named(pages, 0, 1)))
    revise(URN, "As Anna corrected it")
    through(brought(tmp_path, "B-2", {"0002.tif": pages[3]}, replaces={"batch": "B-1"}))
    for name in SITES:
        sheets = PackagedSheets(ocfl.stored(open_site(name), URN))
        assert [s.value for s in described(sheets) if s.field == "dcterms:title" and not s.subject] == [
            "As Anna corrected it"
        ]
        assert next(sheets.rows("item", Item)).files[1].sha512 != ""
    now = shown(URN)
    assert (now.version, now.title, [one.kind for one in now.revisions]) == (
        3,
        "As Anna corrected it",
        ["files", "metadata"],
    )
    revise(URN, "And once more", run="r2")
    assert (shown(URN).version, shown(URN).title) == (4, "And once more")
    valid(whole(URN, 4, home))
    assert originals(whole(URN, 4, home)) == named(pages, 0, 3)
    on_purpose = {"batch": "B-1", "metadata": True}
    through(brought(tmp_path, "B-5", {"0002.tif": pages[5]}, replaces=on_purpose))
    assert shown(URN).version == 5
    assert shown(URN).title not in ("And once more", "As Anna corrected it")


def test_a_refused_one_has_no_package_its_redelivery_s_id_is_its_first(
    home: Path, tmp_path: Path, pages: list[bytes]
) -> None:
    through(brought(tmp_path, "B-1", named(pages, 0, 8)))
    better = through(brought(tmp_path, "B-2", named(pages, 0, 1), replaces={"batch": "B-1"}))
    assert better.item("BOOK")["package"] == "urn:heritage:kbr:B-2:BOOK"
    third = through(brought(tmp_path, "B-3", {"0002.tif": pages[4]}, replaces=[{"batch": "B-1"}, {"batch": "B-2"}]))
    assert (third.item("BOOK")["package"], third.item("BOOK")["version"]) == ("urn:heritage:kbr:B-2:BOOK", 2)
    assert lines("B-1")["BOOK"].line == "answered"


def test_one_refused_in_between(home: Path, tmp_path: Path, pages: list[bytes]) -> None:
    """What names only the refused second try is a next version of the first all the same."""
    through(brought(tmp_path, "B-1", named(pages, 0, 1)))
    through(brought(tmp_path, "B-2", {"0002.tif": pages[8]}, replaces={"batch": "B-1"}))
    third = through(brought(tmp_path, "B-3", {"0002.tif": pages[4]}, replaces={"batch": "B-2"}))
    assert (third.item("BOOK")["package"], third.item("BOOK")["version"]) == (URN, 2)
    assert lines("B-2")["BOOK"].line == "answered"


def test_one_that_was_accepted_with_faults(home: Path, tmp_path: Path, pages: list[bytes]) -> None:
    first = through(brought(tmp_path, "B-1", named(pages, 0, 8)), review="wait", decide=accepted)
    assert first.states == {"BOOK": "deposited"}
    silent = through(brought(tmp_path, "B-9", named(pages, 0, 1)))
    assert (silent.states, silent.faults("BOOK")) == ({"BOOK": "held"}, {"redelivery"}), (
        "nobody says that it is another object"
    )
    better = through(brought(tmp_path, "B-2", {"0002.tif": pages[2]}, replaces={"batch": "B-1"}))
    assert (better.states, better.item("BOOK")["version"]) == ({"BOOK": "deposited"}, 2), better.report
    now = shown(URN)
    assert (now.version, now.verdict, now.faults, now.decision) == (2, "pass", 0, None)
    assert objects_at(home) == 1


def test_a_rebuilt_catalogue_an_audit_and_a_restore_know_it(home: Path, tmp_path: Path, pages: list[bytes]) -> None:
    through(brought(tmp_path, "B-1", named(pages, 0, 1), order="L"))
    through(brought(tmp_path, "B-2", {"0002.tif": pages[3]}, replaces={"batch": "B-1"}, order="L"))
    told = sorted(searching.contents(settings.home().catalogue_url))
    rebuild.rebuild(anew=True)
    assert sorted(searching.contents(settings.home().catalogue_url)) == told
    anew = f"sqlite:///{tmp_path}/anew.db"
    rebuild.rebuild("site-b", anew)
    alone = list(searching.contents(anew))
    assert "earlier: ('kbr', 'B-2', 'BOOK', 'B-1', 'named', '', '')" in alone
    for name in SITES:
        audit.plan("a", name, audit.Scope(everything=True))
        audit.read("a", name)
        assert list(audit.unsound("a", name)) == []
    for version in (1, 2):
        taken = restore.restore(f"r{version}", restore.Wanted((URN,), version=version), str(home / f"out{version}"))
        assert taken["packages"] == 1


def _book(folder: Path, batch: str, number: int) -> Path:
    place = small(folder / "drawn", batch=batch, items={"BOOK": number}, targets=False)
    files = sorted((place / "objects/BOOK").iterdir())
    for file in files[:-1] if number > 3 else files[:2]:
        file.unlink()  # the fourth page comes again under the third's name
    if number > 3:
        files[-1].rename(files[2])
    path = place / "metadata/delivery.yaml"
    path.write_text(yaml.safe_dump({k: v for k, v in yaml.safe_load(path.read_text()).items() if k != "items"}))
    return place


def _photograph(folder: Path, batch: str, number: int) -> Path:
    print_ = photographs._print("PRINT", number, Look.COLOUR, "Blick auf Eupen")
    return photographs.write(folder / batch, batch, [print_], institution="kikirpa", policy="iso19264-A", targets=False)


def _thing(folder: Path, batch: str, number: int) -> Path:
    files = {**objects.vase_obj(), **objects.raw()}
    if number > 3:
        files = {name: content + b"# again\n" if name.endswith(".obj") else content for name, content in files.items()}
    return objects.write(folder / batch, batch, (Thing("VASE", files, objects.size(), "Vaas"),))


def _film(folder: Path, batch: str, number: int) -> Path:
    av._delivery(folder / batch, batch, {"MKV": av._mkv}, {"MKV": {"audio_tracks": 1}})
    if number > 3:
        (film,) = (folder / batch / "objects/MKV").iterdir()
        film.write_bytes(film.read_bytes() + b"\xec\x82" + b"\0" * 2)  # EBML Void
        listed(folder / batch)
    return folder / batch


@pytest.mark.parametrize(
    ("line", "make", "item"), [("paper", _book, "BOOK"), ("photographs", _photograph, "PRINT"), ("objects", _thing, "VASE"), ("audiovisual", _film, "MKV")]
)  # fmt: skip
def test_every_workline(home: Path, tmp_path: Path, line: str, make: object, item: str) -> None:
    def of(batch: str, number: int, **note: object) -> Path:
        place = make(tmp_path, batch, number)  # type: ignore[operator]
        path = place / "metadata/delivery.yaml"
        path.write_text(yaml.safe_dump({**yaml.safe_load(path.read_text()), **note}))
        for old in (place / "metadata").glob("checksum.*"):
            old.unlink()
        return listed(place)

    first = through(of("B-1", 3), line, review="wait", decide=accepted)
    assert first.states == {item: "deposited"}, first.report
    urn = first.item(item)["package"]
    better = through(of("B-2", 4, replaces={"batch": "B-1"}), line, review="wait", decide=accepted)
    assert better.states == {item: "deposited"}, (better.troubles, better.report)
    assert (better.item(item)["package"], better.item(item)["version"]) == (urn, 2)
    second = whole(urn, 2, home)
    valid(second)
    assert originals(second) != originals(whole(urn, 1, home))
    assert objects_at(home) == 1
