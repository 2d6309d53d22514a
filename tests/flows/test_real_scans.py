"""Real scans of ../shared through the whole flow, under the policy for what earlier campaigns left."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from flows.deliveries import listed, one_page
from flows.driver import Run, drive, leftovers
from places import SAMPLES, needs_shared

CHECKS = {"truncated": {"decodes"}, "malformed": {"decodes", "identified"}, "zero-bytes": {"decodes", "identified"}}
"""The manifest's reason → the checks that say it, where they are not of one name."""

NOTED = {"multipage"}
"""What the manifest would flag and `legacy` has noted since its version 1.1: a TIFF of several pages is a document."""

BESIDE = (".txt", ".xml")
"""Files of the set that are no pages."""


def rows() -> dict[str, dict[str, str]]:
    with (SAMPLES / "paper/manifest.csv").open(encoding="utf-8", newline="") as table:
        return {r["path"]: r for r in csv.DictReader(table) if not r["path"].endswith(BESIDE)}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    """One item per scan: whatever is wrong with one, its neighbours go on."""
    folder = tmp_path_factory.mktemp("real")
    place = one_page(folder, "REAL-1")
    shutil.rmtree(place / "objects")
    note = place / "metadata/delivery.yaml"
    note.write_text(note.read_text().partition("declared:")[0] + "declared: {languages: [en]}\n")
    for unused in ("metadata.csv", "rights.csv"):
        (place / "metadata" / unused).unlink(missing_ok=True)
    for name in rows():
        target = place / "objects" / name.replace(".", "_") / name
        target.parent.mkdir(parents=True)
        shutil.copy(SAMPLES / "paper" / name, target)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HERITAGE_HOME", str(folder / "home"))
        return folder / "home", drive(listed(place), policy="legacy")


@pytest.fixture(autouse=True)
def here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if SAMPLES.is_dir():
        monkeypatch.setenv("HERITAGE_HOME", str(request.getfixturevalue("run")[0]))


@needs_shared
def test_good_ones_are_deposited_and_broken_ones_held_with_their_reason(run: tuple[Path, Run]) -> None:
    home, ran = run
    assert (ran.red, ran.troubles) == ("", [])
    wrong = []
    states = ran.states
    twins = _twins(ran)
    for name, row in rows().items():
        item = name.replace(".", "_")
        faults = {f["check"] for f in ran.item(item)["findings"] if f["outcome"] == "fail"} - twins.get(item, set())
        wanted = (
            set()
            if row["expected"] == "accept" or row["reason"] in NOTED
            else CHECKS.get(row["reason"], {row["reason"]})
        )
        if bool(faults) != bool(wanted) or (wanted and not faults & wanted):
            wrong.append(f"{name}: wanted {row['expected']} {sorted(wanted)}, found {states[item]} {sorted(faults)}")
    assert wrong == []
    assert leftovers(home) == []


def _twins(ran: Run) -> dict[str, set[str]]:
    """Some scans of the set are the same page: that is found too, and is not what the manifest speaks of."""
    found: dict[str, set[str]] = {}
    for item in ran.report["items"]:
        alike = {f["check"] for f in item["findings"] if f["check"].startswith("duplicate-")}
        found[item["id"]] = alike
    return found


@needs_shared
def test_a_lossy_original_is_kept_as_it_came(run: tuple[Path, Run]) -> None:
    home, ran = run
    item = ran.item("1555_003_jpg")
    assert item["state"] == "deposited"
    assert not [r for r in item["renditions"] if r["role"] == "master"]
    (kept,) = (home / "archive/site-a").rglob("original/data/1555.003.jpg")
    assert kept.read_bytes() == (SAMPLES / "paper/1555.003.jpg").read_bytes()
