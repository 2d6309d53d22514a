"""Photographs through the whole flow: the sample deliveries, the real files, what waits for a person, the station's drift."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from flows.driver import Run, drive
from heritage import settings
from heritage.catalogue.queries import deliveries
from heritage.catalogue.schema.store import reading
from heritage.flows.workline.deciding import review
from heritage.model import Choice
from heritage.pages import delivery as page_of_delivery
from heritage.tools.picture.jpeg2000 import jpylyzer
from heritage_airflow.showcase import differences
from made_once import Sample
from places import SAMPLES, needs_shared
from samples import Made
from samples.photo import faults as photo_faults
from samples.photo.deliveries import Original, Shot, write
from samples.photo.files import Capture
from samples.photo.scenes import Look, Photograph


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory, sample: Sample) -> tuple[Path, dict[str, Any], Run]:
    """The faulty sample, put through in a home of its own."""
    return _through(tmp_path_factory.mktemp("photographs"), sample("photographs-faulty"))


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory, sample: Sample) -> tuple[Path, dict[str, Any], Run]:
    return _through(tmp_path_factory.mktemp("photographs"), sample("photographs-clean"))


def _through(root: Path, made: Made) -> tuple[Path, dict[str, Any], Run]:
    expected = json.loads(made.expected.read_bytes())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HERITAGE_HOME", str(root / "home"))
        return root / "home", expected, drive(made.folder, "photographs", run=made.folder.name)


def _report(home: Path, expected: dict[str, Any]) -> dict[str, Any]:
    place = home / "reports" / expected["institution"] / expected["batch"] / "report.json"
    return dict(json.loads(place.read_text(encoding="utf-8")))


def test_each_planted_fault_is_named_and_its_neighbours_deposited(faulty: tuple[Path, dict[str, Any], Run]) -> None:
    home, expected, ran = faulty
    assert ran.red == ""
    assert differences(expected, _report(home, expected)) == []
    assert len(expected["held"]) == 13


def test_what_only_warns_is_told(faulty: tuple[Path, dict[str, Any], Run]) -> None:
    home, expected, _ = faulty
    warned = {
        (item["id"], f["check"])
        for item in _report(home, expected)["items"]
        for f in item["findings"]
        if f["outcome"] == "warn"
    }
    assert warned >= {("FOTO_F_10", "halo"), ("FOTO_F_90", "metadata-conflict")}


def test_the_clean_one_is_deposited_whole(clean: tuple[Path, dict[str, Any], Run]) -> None:
    home, expected, ran = clean
    assert (ran.red, ran.troubles) == ("", [])
    assert differences(expected, _report(home, expected)) == []


def test_other_peoples_tools_agree_with_the_packages(clean: tuple[Path, dict[str, Any], Run]) -> None:
    home = clean[0]
    masters = sorted((home / "archive/site-a").rglob("representations/preservation/data/*.jp2"))
    assert len(masters) == 5
    assert all(jpylyzer.examine(master.read_bytes()).valid for master in masters)
    ran = subprocess.run(
        ["exiftool", "-j", "-n", "-ImageWidth", "-ImageHeight", "-XMP-dc:Title", *masters],
        capture_output=True,
        check=True,
    )
    for told in json.loads(ran.stdout):
        measured = _measured(Path(told["SourceFile"]))
        assert (told["ImageWidth"], told["ImageHeight"]) == (measured["image.width"], measured["image.height"])
        assert told.get("Title") == measured.get("exif.XMP-dc:Title")


def _measured(master: Path) -> dict[str, Any]:
    content = next(p for p in master.parents if p.name == "content")
    lines = (content / "metadata/other/dossier/measured.jsonl").read_text().splitlines()[1:]
    return next(row["facts"] for row in map(json.loads, lines) if "image.width" in row["facts"])


def test_a_negative_keeps_its_master_and_gets_a_positive(clean: tuple[Path, dict[str, Any], Run]) -> None:
    home, expected, _ = clean
    (item,) = [i for i in _report(home, expected)["items"] if i["id"].startswith("NEG")]
    paths = {r["path"] for r in item["renditions"]}
    name = item["id"]
    assert {Path(p).name for p in paths} == {
        f"{name}{end}" for end in (".jp2", ".jpg", ".positive.jpg", ".positive.json")
    }


def test_the_drift_of_the_station_is_in_the_report(tmp_path: Path, home: Path) -> None:
    for day in (1, 2):
        one = Original(f"F_{day}", (Shot(_plain),), {"kind": "print"})
        drive(write(tmp_path / f"B{day}", f"B{day}", [one], institution="kbr", policy=None), "photographs")
    html = (settings.home().report("kbr", "B2") / "report.html").read_text(encoding="utf-8")
    assert html.count("<svg") == 8
    assert html.count("2026-03-02 B1: ") == html.count("2026-03-02 B2: ") == 8


def _plain() -> bytes:
    return photo_faults.scan(Photograph(11, 400, 300, Look.SEPIA), Capture())


def test_a_delivery_shows_what_waits_with_pictures_and_forgets_what_was_decided(home: Path, sample: Sample) -> None:
    place = sample("photographs-faulty").folder
    waiting: list[dict[str, list[tuple[str, str]]]] = []
    ran = drive(place, "photographs", review="wait", run="r 1", decide=lambda item: waiting.append(_waiting(item)))
    assert [len(found) for found in waiting] == [*range(len(ran.asked), 0, -1)]
    assert f"{ran.batch.institution}/{ran.batch.name}/{next(iter(waiting[0]))}" == ran.asked[0]
    ((_, address),) = waiting[0]["FOTO_F_01"]
    assert (settings.home().reports / address.removeprefix("/heritage/reports/")).is_file()
    assert waiting[0]["FOTO_F_07"] == []  # cut off: there is nothing to look at


def _waiting(reference: str) -> dict[str, list[tuple[str, str]]]:
    """Items of the delivery that nobody has decided about, with their pictures; then the one that is asked about is decided."""
    institution, batch, _ = reference.split("/")
    with reading(settings.home().catalogue_url) as db:
        one = deliveries.delivery(db, institution, batch, institutions=None)
        assert one is not None
        flagged = deliveries.items(db, one.number, institutions=None, state="pending").rows
    review.decide(reference, choice=Choice.REJECT, who="anna", at=None, reason="recapture")
    return {item.item: list(page_of_delivery.pictures(item)) for item in flagged}


@needs_shared
def test_the_real_files_get_the_verdicts_of_their_manifest(tmp_path: Path, home: Path) -> None:
    """Each real photograph as an item of a legacy delivery; the file whose fault is a covered chart is a target shot."""
    rows = list(csv.DictReader((SAMPLES / "photographs/manifest.csv").open(encoding="utf-8")))
    shots = [row for row in rows if row["path"].startswith("colorchecker")]
    items = [row for row in rows if row not in shots]
    place = tmp_path / "real"
    originals = [Original(f"R{n:02d}", (_real(row),)) for n, row in enumerate(items)]
    write(place, "REAL", originals, institution="kikirpa", policy="legacy", targets=False)
    ran = drive(place, "photographs")
    noted = {"alpha", "orientation", "colour-space", "sample-format"}  # by `legacy` since its version 1.1
    good = [row["expected"] == "accept" or row["reason"] in noted for row in items]
    wanted = {f"R{n:02d}": "deposited" if passes else "held" for n, passes in enumerate(good)}
    told = {f"R{n:02d}": row["path"] for n, row in enumerate(items)}
    assert {told[i]: s for i, s in ran.states.items()} == {told[i]: s for i, s in wanted.items()}
    for n, row in enumerate(items):
        if row["reason"] in noted:
            warned = {f["check"] for f in ran.item(f"R{n:02d}")["findings"] if f["outcome"] == "warn"}
            assert row["reason"] in warned
        elif row["reason"] in {"bits-used", "upsampled"}:
            assert row["reason"] in ran.faults(f"R{n:02d}")
        elif row["expected"] == "refuse":
            assert "decodes" in ran.faults(f"R{n:02d}")
    shutil.rmtree(home)


def _real(row: dict[str, str]) -> Shot:
    source = SAMPLES / "photographs" / row["path"]
    return Shot(source.read_bytes, source.suffix)
