"""What the closing table of `make run` calls as expected, and what not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from heritage_airflow.showcase import differences, samples, shown

EXPECTED: dict[str, Any] = {"deposited": ["A"], "held": {"B": [["skew", "objects/B/0002.tif"]]}}


def _item(name: str, state: str, *faults: tuple[str, str]) -> dict[str, Any]:
    findings = [
        {"check": check, "subject": subject, "outcome": "fail", "wanted": "1", "found": "2", "source": "s"}
        for check, subject in faults
    ]
    passed = {"check": "decodes", "subject": name, "outcome": "pass", "wanted": "", "found": "", "source": ""}
    receipts = [{"site": "site-a", "place": "p", "verified_at": "t"}] if state == "deposited" else []
    return {"id": name, "state": state, "findings": [passed, *findings], "receipts": receipts}


SKEW = ("skew", "objects/B/0002.tif")
GOOD = [_item("A", "deposited"), _item("B", "held", SKEW)]


def test_as_expected() -> None:
    assert differences(EXPECTED, {"items": GOOD}) == []


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ([_item("A", "deposited")], ["B: wanted held, found no such item", "B: skew"][:1]),
        ([_item("A", "failed"), GOOD[1]], ["A: wanted deposited, found failed"]),
        ([*GOOD, _item("C", "deposited")], ["C: wanted no such item, found deposited"]),
        ([GOOD[0], _item("B", "held")], ["B: skew of objects/B/0002.tif was not found"]),
        ([GOOD[0], _item("B", "held", SKEW, ("noise", "x"))], ["B: noise of x should not be flagged"]),
        ([_item("A", "deposited", SKEW), GOOD[1]], ["A: skew of objects/B/0002.tif should not be flagged"]),
    ],
)
def test_each_difference_is_said(items: list[dict[str, Any]], said: list[str]) -> None:
    assert differences(EXPECTED, {"items": items}) == said


def test_a_refusal_that_was_wanted_and_one_that_was_not() -> None:
    refused = {"refused": ["0002.tif is altered", "0003.tif is missing"], "items": []}
    assert differences({"refused": ["0002.tif", "0003.tif"]}, refused) == []
    assert differences({"refused": ["0002.tif"]}, refused) == ["refused: 0003.tif is missing"]
    assert differences({"refused": ["0002.tif", "0003", "0004"]}, refused) == [
        "wanted the delivery to be refused for 0004"
    ]
    assert differences(EXPECTED, refused) == ["refused: 0002.tif is altered", "refused: 0003.tif is missing"]
    assert differences({"refused": ["0002"]}, {"items": GOOD}) == ["wanted the delivery to be refused for 0002"]


def test_a_delivery_whose_own_note_is_spoilt_is_known_by_what_is_expected_of_it(tmp_path: Path) -> None:
    (tmp_path / "paper-refused").mkdir()
    about = {"workline": "paper", "institution": "kbr", "batch": "B-3", "refused": ["x"]}
    (tmp_path / "paper-refused.expected.json").write_text(json.dumps(about))
    (found,) = samples(tmp_path)
    assert (found.workline, found.institution, found.batch) == ("paper", "kbr", "B-3")


@pytest.mark.parametrize("bag", [False, True])
def test_a_sample_that_nothing_is_expected_of_is_known_by_its_own_note(tmp_path: Path, bag: bool) -> None:
    place = tmp_path / "paper-faulty"
    metadata = place / ("data/metadata" if bag else "metadata")
    metadata.mkdir(parents=True)
    if bag:
        (place / "bagit.txt").touch()
    (metadata / "delivery.yaml").write_text("{workline: paper, institution: kbr, batch: B-1}")
    (found,) = samples(tmp_path)
    assert (found.workline, found.institution, found.batch) == ("paper", "kbr", "B-1")
    assert (found.run, found.expected) == ("sample__paper-faulty", {})


def test_the_table_names_states_sites_faults_and_the_report(home: Path) -> None:
    place = home / "samples" / "paper-faulty" / "metadata"
    place.mkdir(parents=True)
    (place / "delivery.yaml").write_text("{workline: paper, institution: kbr, batch: B-1}")
    (sample,) = samples(home / "samples")
    text = "\n".join(shown(sample, "success", {"policy": "iso19264-B", "items": GOOD}))
    for word in ("paper-faulty", "iso19264-B", "deposited   A  (site-a)", "held        B", "skew: objects/B/0002.tif"):
        assert word in text
    assert str(home / "reports" / "kbr" / "B-1" / "report.html") in text
    assert "decodes" not in text
