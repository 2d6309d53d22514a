"""A good delivery, from one end to the other: two copies, a report of the contracted shape, a row in the catalogue."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import ocfl as ocfl_py
import pytest
from sqlalchemy import create_engine, text

from flows.driver import Run, leftovers, seen
from flows.report_schema import CLOSED
from heritage import settings
from heritage.archive import ocfl
from heritage.archive.site import mark
from heritage.archive.site.kinds import open_site

SITES = ("site-a", "site-b")


@pytest.fixture(autouse=True)
def here(closed: tuple[Path, Run], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HERITAGE_HOME", str(closed[0]))


def test_every_item_is_deposited_and_the_run_is_green(closed: tuple[Path, Run]) -> None:
    run = closed[1]
    assert (run.red, run.troubles) == ("", [])
    assert run.report["counts"] == {"expected": 2, "deposited": 2, "rejected": 0, "held": 0, "pending": 0, "failed": 0}
    assert run.states == {"BOOK_1": "deposited", "BOOK_2": "deposited"}


def test_the_report_has_the_contracted_shape(closed: tuple[Path, Run]) -> None:
    report = closed[1].report
    jsonschema.validate(report, CLOSED)
    assert (report["institution"], report["workline"], report["batch"]) == ("kbr", "paper", "T-1")
    capture = settings.policy("capture", "paper")
    assert report["policy"] == "iso19264-B"
    assert report["policy_based_on"] == [{"name": "capture", "version": capture.version, "digest": capture.digest}]
    for item in report["items"]:
        assert [r["site"] for r in item["receipts"]] == list(SITES)
        assert item["package"] == f"urn:heritage:kbr:T-1:{item['id']}"
        assert {f["puid"] for f in item["files"]} == {"fmt/353"}
        masters = [r for r in item["renditions"] if r["role"] == "master"]
        assert [r["source"] for r in masters] == [f["path"] for f in item["files"]]
        assert all(len(r["proof"]["digest"]) == 64 for r in masters)


def test_the_schema_can_refuse(closed: tuple[Path, Run]) -> None:
    report = closed[1].report
    for spoil in (
        lambda r: r["counts"].pop("held"),
        lambda r: r["items"][0].update(state="done"),
        lambda r: r["items"][0]["findings"][0].pop("source"),
        lambda r: r.update(more=1),
    ):
        spoilt = json.loads(json.dumps(report))
        spoil(spoilt)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(spoilt, CLOSED)


@pytest.mark.parametrize("site", SITES)
def test_a_site_holds_two_whole_objects(closed: tuple[Path, Run], site: str) -> None:
    root = closed[0] / "archive" / site
    assert ocfl_py.StorageRoot(root=str(root)).validate(validate_objects=True, check_digests=True)
    kept = list(ocfl.packages(open_site(site, "folder", f"archive/{site}", {}, closed[0])))
    assert {k.id: k.version for k in kept} == {f"urn:heritage:kbr:T-1:BOOK_{n}": 1 for n in (1, 2)}


def test_both_sites_hold_the_same(closed: tuple[Path, Run]) -> None:
    one, other = (closed[0] / "archive" / site for site in SITES)
    assert seen(one).keys() == seen(other).keys()
    differ = [path for path in seen(one) if (one / path).read_bytes() != (other / path).read_bytes()]
    assert list(map(str, differ)) == [mark.NAME], "each root says which it is"


def test_nothing_half_made_stays(closed: tuple[Path, Run]) -> None:
    assert leftovers(closed[0]) == []
    assert {p.name for p in (closed[0] / "work/kbr/T-1/BOOK_1").iterdir() if p.is_dir()} <= set()


def test_the_catalogue_knows_batch_items_and_copies(closed: tuple[Path, Run]) -> None:
    with create_engine(f"sqlite:///{closed[0] / 'catalogue.db'}").connect() as db:
        assert db.execute(text("select name, state, expected from batch")).all() == [("T-1", "closed", 2)]
        assert dict(db.execute(text("select name, state from item")).all()) == {
            "BOOK_1": "deposited",
            "BOOK_2": "deposited",
        }
        assert db.execute(text("select count(*) from copy")).scalar_one() == 4
