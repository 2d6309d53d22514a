"""Flagged items: held when nobody is asked; else a person's word, kept with the item for good."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from flows.driver import drive
from heritage.flows.workline import review
from heritage.model import Choice
from heritage.samples import small

WHO, REASON = "Anna Peeters <b>", "The leaf is *torn*; «as found» & kept"
PREMIS = {"p": "http://www.loc.gov/premis/v3"}


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("faulty")
    return small(folder, batch="F-1", items={"GOOD": 1, "SKEWED": 1}, faults={"SKEWED/0001": "skew"}, targets=False)


def decided(choice: Choice) -> Callable[[str], None]:
    return lambda item: review.decide(item, choice=choice, who=WHO, at="2026-11-20T10:00:00Z", reason=REASON)


def premis(home: Path, item: str) -> etree._Element:
    (place,) = (p for p in (home / "archive/site-a").rglob("premis.xml") if item in str(p))
    return etree.parse(str(place)).getroot()


def test_held_when_nobody_is_asked_and_the_others_go_on(home: Path, faulty: Path) -> None:
    run = drive(faulty, review="hold")
    assert (run.states, run.red, run.asked) == ({"GOOD": "deposited", "SKEWED": "held"}, "", [])
    assert run.faults("SKEWED") == {"skew"}
    assert 'src="pictures/SKEWED/00000.jpg"' in run.html
    assert (run.folder / "pictures/SKEWED/00000.jpg").is_file()


def test_accepted_it_goes_on_and_the_package_names_person_and_reason(home: Path, faulty: Path) -> None:
    run = drive(faulty, review="wait", decide=decided(Choice.ACCEPT))
    assert run.asked == ["kbr/F-1/SKEWED"]
    assert run.states == {"GOOD": "deposited", "SKEWED": "deposited"}
    assert run.item("SKEWED")["decision"] == f"accept by {WHO}: {REASON}"
    history = premis(home, "SKEWED")
    events = history.xpath("//p:event[contains(., $why)]", namespaces=PREMIS, why=REASON)
    assert len(events) == 1
    agents = history.xpath("//p:agent[p:agentName=$who]/p:agentType", namespaces=PREMIS, who=WHO)
    assert [a.text for a in agents] == ["person"]
    assert not premis(home, "GOOD").xpath("//p:agent[p:agentName=$who]", namespaces=PREMIS, who=WHO)


def test_rejected_it_is_reported_so_and_not_kept(home: Path, faulty: Path) -> None:
    run = drive(faulty, review="wait", decide=decided(Choice.REJECT))
    assert (run.states, run.red) == ({"GOOD": "deposited", "SKEWED": "rejected"}, "")
    assert run.item("SKEWED")["decision"].startswith(f"reject by {WHO}")
    assert not [p for p in (home / "archive").rglob("*") if "SKEWED" in p.name]
    assert "<b>" not in run.html.replace("<b class", "")


def test_held_first_and_accepted_in_a_later_run(home: Path, faulty: Path) -> None:
    assert drive(faulty).states["SKEWED"] == "held"
    run = drive(faulty, review="wait", decide=decided(Choice.ACCEPT), run="later")
    assert run.states == {"GOOD": "deposited", "SKEWED": "deposited"}


def test_the_first_decision_counts(home: Path, faulty: Path) -> None:
    def both(item: str) -> None:
        decided(Choice.REJECT)(item)
        decided(Choice.ACCEPT)(item)

    assert drive(faulty, review="wait", decide=both).states["SKEWED"] == "rejected"
    assert drive(faulty, review="wait", decide=both).asked == []


def test_the_question_shows_what_and_where(home: Path, faulty: Path) -> None:
    run = drive(faulty, review="wait")
    subject, text = review.question(run.asked[0])
    assert subject == "SKEWED: 1 fault (kbr F-1)"
    assert "**skew**" in text
    assert "`objects/SKEWED/0001.tif`" in text
    assert "(/heritage/reports/kbr/F-1/pictures/SKEWED/00000.jpg)" in text
    assert run.states["SKEWED"] == "held"
