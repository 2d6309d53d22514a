"""Rework comes back linked: a later delivery answers lines of an earlier one's rework list, and both say so."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml
from lxml import etree

from flows.deliveries import listed
from flows.driver import Run, drive, finish, leftovers
from flows.report_schema import CLOSED
from heritage import settings
from heritage.catalogue.queries import deliveries, rework_lines, searching
from heritage.catalogue.queries.rework_lines import ReworkRow
from heritage.catalogue.schema.store import reading
from heritage.flows.batch import found
from heritage.flows.custody import rebuild
from heritage.flows.workline import receive
from heritage.flows.workline.deciding import confirming, decided, linked
from package.validators import faults
from samples import small

PREMIS = {"p": "http://www.loc.gov/premis/v3"}


def noted(folder: Path, batch: str, items: dict[str, int], **note: object) -> Path:
    """A delivery of one-page items with more in its note; those in `skewed` are skewed."""
    faults = {f"{item}/0001": "skew" for item in note.pop("skewed", ())}  # type: ignore[attr-defined]
    institution = str(note.pop("institution", "kbr"))
    place = small(folder, batch=batch, items=items, faults=faults, targets=False, institution=institution)
    path = place / "metadata/delivery.yaml"
    path.write_text(path.read_text() + (yaml.safe_dump(note) if note else ""))
    return listed(place)


def delivered(folder: Path, batch: str, items: dict[str, int], **note: object) -> Run:
    """The same, put through."""
    return drive(noted(folder, batch, items, **note), run=f"run-{batch}")


def lines(batch: str, institution: str = "kbr", wall: frozenset[str] | None = None) -> dict[str, ReworkRow]:
    """The rework list, by item."""
    with reading(settings.home().catalogue_url) as db:
        one = deliveries.delivery(db, institution, batch, institutions=None)
        assert one is not None
        return {row.item: row for row in rework_lines.rework(db, one.number, institutions=wall)}


def reported_again(first: Run) -> None:
    """The round that the answer asked for."""
    assert decided.waiting() == [first.reference]
    finish(first)


def test_an_answer_closes_its_line_and_both_histories_name_each_other(home: Path, tmp_path: Path) -> None:
    first = delivered(tmp_path, "R-1", {"GOOD": 1, "TORN": 1, "BENT": 1}, skewed=["TORN", "BENT"], order="LOT 4")
    assert {item: row.line for item, row in lines("R-1").items()} == {"TORN": "open", "BENT": "open"}
    named = {"batch": "R-1", "items": ["TORN", "GOOD", "LOST"]}
    second = delivered(tmp_path, "R-2", {"TORN": 1, "GOOD": 1}, skewed=["GOOD"], replaces=named, order="LOT 4")
    assert second.states == {"TORN": "deposited", "GOOD": "held"}

    line = lines("R-1")["TORN"]
    assert line.answer is not None
    assert (line.line, line.answer.batch, line.answer.how) == ("answered", "R-2", "named")
    assert line.answer.at == max(receipt["verified_at"] for receipt in second.item("TORN")["receipts"])
    assert lines("R-1")["BENT"].line == "open"
    reported_again(first)
    assert first.item("TORN")["state"] == "held"
    assert first.item("TORN")["replaced_by"] == [
        {"batch": "R-2", "item": "TORN", "state": "deposited", "how": "named", "package": "urn:heritage:kbr:R-2:TORN"}
    ]
    assert second.item("TORN")["replaces"] == [{"batch": "R-1", "item": "TORN", "state": "held", "how": "named"}]
    assert "Came again as TORN of batch R-2" in first.html and "Takes the place of TORN of batch R-1" in second.html
    assert (first.report["order"], second.report["order"]) == ("LOT 4", "LOT 4")

    for run in (first, second):
        jsonschema.validate(run.report, CLOSED)

    said = " | ".join(second.report["notes"])
    assert "not in it: LOST" in said and "the next versions of its packages: GOOD" in said and "TORN" not in said
    (premis,) = (p for p in (home / "archive/site-a").rglob("premis.xml") if "TORN" in str(p))
    assert faults(premis, "premis.xsd") == []
    history = etree.parse(str(premis)).getroot()
    named_there = history.xpath(
        "//p:relationship[p:relationshipSubType='replaces']//p:relatedObjectIdentifierValue", namespaces=PREMIS
    )
    assert [each.text for each in named_there] == ["urn:heritage:kbr:R-1:TORN"]
    assert history.xpath(
        "//p:event[contains(., 'batch R-1, which was held (named in the delivery note)')]", namespaces=PREMIS
    )
    (better,) = second.batch.item("GOOD").earlier
    assert (better.state, better.refused) == ("deposited", False), "what is deposited is replaced by nothing"
    log = [json.loads(line) for path in (home / "events").glob("*.jsonl") for line in path.read_text().splitlines()]
    both = [e for e in log if {"kbr/R-1/TORN", "kbr/R-2/TORN"} <= set(e.get("subjects", ()))]
    assert len(both) == 2, "that it came, and that the line is closed; each once"

    told = sorted(searching.contents(settings.home().catalogue_url))
    anew = f"sqlite:///{tmp_path}/anew.db"
    rebuild.rebuild("site-a", anew)
    assert ("earlier: ('kbr', 'R-2', 'TORN', 'R-1', 'named', '', '')") in list(searching.contents(anew))
    again = drive(second.batch.delivery.place, run="again")
    assert again.item("TORN")["package"] == "urn:heritage:kbr:R-2:TORN", "a second try of the batch is the same package"
    assert sorted(searching.contents(settings.home().catalogue_url)) == told
    assert decided.waiting() == [] and leftovers(home) == []

    place = noted(tmp_path, "R-9", {"GOOD": 1, "BENT": 1}, order="LOT 4")
    counted_from_one = found(receive.receive(str(place), "paper", review="hold", policy=None, run="x"))
    assert "R-1" not in {link.earlier.batch for link in linked.links(counted_from_one)}
    assert "archived with ids of the same order: GOOD" in " ".join(counted_from_one.delivery.notes)


def test_what_is_refused_again_leaves_the_line_open_until_a_third_closes_both(home: Path, tmp_path: Path) -> None:
    delivered(tmp_path, "R-1", {"TORN": 1}, skewed=["TORN"])
    delivered(tmp_path, "R-2", {"TORN": 1}, skewed=["TORN"], replaces={"batch": "R-1"})
    (line,) = lines("R-1").values()
    assert (line.line, [(one.batch, one.state) for one in line.answers]) == ("again", [("R-2", "held")])
    third = delivered(tmp_path, "R-3", {"TORN": 1}, replaces=[{"batch": "R-2", "items": "TORN"}, {"batch": "R-3"}])
    assert {row.line for batch in ("R-1", "R-2") for row in lines(batch).values()} == {"answered"}
    assert [one["batch"] for one in third.item("TORN")["replaces"]] == ["R-1", "R-2"]
    assert "the name of this very batch" in " ".join(third.report["notes"])
    assert sorted(decided.waiting()) == ["kbr/R-1", "kbr/R-2"]


def test_an_id_that_came_later_is_perhaps_an_answer_until_a_person_says_so(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    torn = {"TORN": 1, "BENT": 1}
    delivered(tmp_path, "R-1", torn, skewed=torn, order="LOT 4")
    delivered(tmp_path, "R-2", {"TORN": 1})
    assert {item: row.line for item, row in lines("R-1").items()} == {"TORN": "perhaps", "BENT": "open"}
    assert lines("R-1", wall=frozenset({"arch"})) == {}
    with monkeypatch.context() as killed:
        killed.setattr("heritage.flows.workline.deciding.confirming.note_earlier", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            confirming.confirm("kbr", "R-1", "R-2", ["TORN"], who="anna")
    assert confirming.confirm("kbr", "R-1", "R-2", ["TORN", "NOWHERE"], who="anna") == ["TORN"]
    assert confirming.confirm("arch", "R-1", "R-2", ["TORN"], who="eve") == []
    assert {item: row.line for item, row in lines("R-1").items()} == {"TORN": "answered", "BENT": "open"}
    log = "".join(path.read_text() for path in (home / "events").glob("*.jsonl"))
    assert log.count("takes the place of kbr/R-1/TORN (confirmed; that was held)") == 1
    assert set(decided.waiting()) == {"kbr/R-1", "kbr/R-2"}

    of_the_order = delivered(tmp_path, "R-3", {"BENT": 1}, skewed=["BENT"], order="LOT 4")
    assert [(one.batch, one.how) for one in lines("R-1")["BENT"].answers] == [("R-3", "order")]
    assert of_the_order.item("BENT")["replaces"] == [{"batch": "R-1", "item": "BENT", "state": "held", "how": "order"}]

    place = noted(tmp_path, "X-1", {"BENT": 1}, institution="arch", replaces={"batch": "R-1"})
    stranger = found(receive.receive(str(place), "paper", review="hold", policy=None, run="x"))
    assert 'wanted an earlier batch of arch, found no batch "R-1"' in " ".join(stranger.delivery.notes)
    assert linked.links(stranger) == [] and stranger.item("BENT").earlier == ()
    assert {one.batch for row in lines("R-1").values() for one in row.answers} == {"R-2", "R-3"}
