"""Flagged items: held when nobody is asked; else a person's word, kept with the item for good."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from lxml import etree

from catalogue.sql import rows
from flows.driver import Run, drive, finish, steps_of
from heritage import files, package, settings
from heritage.flows.batch import found
from heritage.flows.custody import audit
from heritage.flows.workline import close, judge, make, receive, register
from heritage.flows.workline.deciding import asking, finishing, review
from heritage.flows.workline.deciding import decided as rounds
from heritage.model import Choice, Package
from samples import small

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
    events = history.xpath("//p:event[p:eventType='appraisal'][contains(., $why)]", namespaces=PREMIS, why=REASON)
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
    assert run.states["SKEWED"] == "pending"


def test_the_run_waits_for_nobody_and_the_second_report_adds_up(home: Path, faulty: Path) -> None:
    run = drive(faulty, review="wait")
    assert (run.report["counts"]["pending"], run.report["counts"]["held"], run.red) == (1, 0, "")
    decided(Choice.ACCEPT)(run.asked[0])
    drive_again = run.report["counts"]
    assert drive_again["expected"] == sum(n for name, n in drive_again.items() if name != "expected")
    finish(run)
    assert run.report["counts"] == {
        "expected": 2, "deposited": 2, "rejected": 0, "held": 0, "pending": 0, "failed": 0
    }  # fmt: skip
    assert finishing.begin() == ([], False)


def test_an_accepted_item_counts_as_pending_until_its_round(home: Path, faulty: Path) -> None:
    """Its answer came while the run was still at work."""
    run = drive(faulty, review="wait")
    decided(Choice.ACCEPT)(run.asked[0])
    close.close(run.reference)
    assert (run.states["SKEWED"], run.red) == ("pending", "")


def test_a_question_is_put_once_until_its_patience_ends(
    home: Path, faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "PATIENCE", timedelta(seconds=-1))
    assert drive(faulty, review="wait").states["SKEWED"] == "held"
    monkeypatch.undo()
    monkeypatch.setenv("HERITAGE_HOME", str(home))
    again = drive(faulty, review="wait", run="again")
    (first,) = asking.put(again.reference)
    assert again.states["SKEWED"] == "pending" and first.endswith("__2")
    assert asking.put(again.reference) == [first]
    assert asking.of(again.reference, "by hand") == []
    review.hold(again.asked[0], who="", reason="nobody answered")
    assert asking.put(again.reference) == [f"{first.removesuffix('2')}3"]


def test_many_questions_are_asked_in_several_runs(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "MOST", 2)
    items = {f"B{n}": 1 for n in range(5)}
    place = small(tmp_path, items=items, faults={f"{item}/0001": "skew" for item in items}, targets=False)
    run = drive(place, review="wait")
    runs = asking.put(run.reference)
    assert [len(asking.of(run.reference, one)) for one in runs] == [2, 2, 1]
    for item in run.asked[:3]:
        decided(Choice.ACCEPT)(item)
    finish(run)
    assert list(run.states.values()) == ["deposited"] * 3 + ["pending"] * 2
    assert run.batch.shared.path("units-1").is_file()


def test_batches_have_their_turn_institution_by_institution() -> None:
    flood = [f"kbr/B{n}" for n in range(4)]
    assert list(finishing.in_turn([*flood, "cinematek/A", "arch/C"])) == [flood[0], "cinematek/A", "arch/C", *flood[1:]]


def test_a_batch_whose_work_folder_is_gone_stops_no_other(home: Path, faulty: Path) -> None:
    run = drive(faulty, review="wait")
    rounds.note("arch/GONE")
    decided(Choice.ACCEPT)(*run.asked)
    assert finishing.begin() == (["kbr/F-1"], False)
    assert rounds.waiting() == ["kbr/F-1"]


def test_what_is_decided_while_a_round_reports_has_another(home: Path, faulty: Path) -> None:
    run = drive(faulty, review="wait")
    decided(Choice.ACCEPT)(run.asked[0])
    rounds.reporting(run.reference)
    rounds.note(run.reference)  # a further answer
    rounds.reported(run.reference)
    assert rounds.waiting() == [run.reference]


def test_another_task_is_at_the_item(home: Path, faulty: Path) -> None:
    """A second run of the same delivery, or a worker that outlived its task: nobody does the same work beside it."""
    reference = receive.receive(str(faulty), "paper", review="hold", policy=None, run="1")
    for unit in receive.plan(reference):
        judge.measure(unit)
    (unit,) = judge.inspect(reference)
    with files.locked(found(reference).dossier("GOOD").folder):
        (trouble,) = make.normalise(unit)
    assert (trouble.kind, trouble.passing) == ("AtWork", True)
    assert make.normalise(unit) == []


def test_registered_with_the_last_receipt_or_by_whoever_looks_next(home: Path, faulty: Path) -> None:
    """Killed between the last receipt and the catalogue: the next audit registers it."""
    reference = receive.receive(str(faulty), "paper", review="hold", policy=None, run="1")
    for unit in receive.plan(reference):
        judge.measure(unit)
    (unit,) = judge.inspect(reference)
    *steps, registering = steps_of(unit)
    for step in steps:
        assert step() == []
    assert _known() == set()
    assert audit.sweep("a", "site-a") == 0
    assert _known() == {"site-a", "site-b"}
    assert registering() == []
    assert not register.catch_up("urn:heritage:kbr:F-1:SKEWED")


def _known() -> set[str]:
    url = settings.home().catalogue_url
    return {row["site"] for row in rows(url, "SELECT site FROM copy")}


def taken_back(run: Run, reason: str = "a slip of the hand") -> list[str]:
    runs, stay = review.take_back(run.reference, ["SKEWED"], who="Bram", reason=reason)
    assert not stay
    return runs


@pytest.mark.parametrize("first", list(Choice), ids=lambda choice: choice.value)
def test_a_decision_is_taken_back_and_another_one_is_kept_beside_it(home: Path, faulty: Path, first: Choice) -> None:
    run = drive(faulty, review="wait", decide=None)
    (asked_first,) = asking.put(run.reference)
    decided(first)(run.asked[0])
    (asked_again,) = taken_back(run)
    assert asked_again != asked_first
    assert taken_back(run) == [asked_again]  # pressed twice
    finish(run)
    assert (run.states["SKEWED"], run.red) == ("pending", "")
    assert asking.of(run.reference, asked_again) == run.asked
    decided(first)(run.asked[0])  # the first answer's task was killed, and gives it again
    assert run.batch.decision("SKEWED") is None
    review.decide(run.asked[0], choice=Choice.ACCEPT, who="Bram", at="2026-11-21T10:00:00Z", reason="after all")
    finish(run)
    assert run.states == {"GOOD": "deposited", "SKEWED": "deposited"}
    said = premis(home, "SKEWED").xpath("//p:event[p:eventType='appraisal']", namespaces=PREMIS)
    words = ["".join(event.itertext()) for event in said]
    assert len(words) == 3
    assert all(wanted in text for wanted, text in zip((REASON, "a slip of the hand", "after all"), words, strict=True))
    runs, stay = review.take_back(run.reference, ["SKEWED", "GOOD"], who="Bram", reason="too late")
    assert (runs, set(stay)) == ([], {"SKEWED", "GOOD"})


def test_taken_back_while_its_package_is_made_it_is_not_sealed(
    home: Path, faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = drive(faulty, review="wait", decide=None)
    decided(Choice.ACCEPT)(run.asked[0])
    seal = package.seal

    def interrupted(order: package.Sealing) -> Package:
        taken_back(run)
        return seal(order)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(package, "seal", interrupted)
        finish(run)
    assert (run.states["SKEWED"], run.red) == ("pending", "")
    assert not run.batch.dossier("SKEWED").has("package")
    review.decide(run.asked[0], choice=Choice.REJECT, who="Bram", at="2026-11-21T10:00:00Z", reason="again, please")
    finish(run)
    assert (run.states["SKEWED"], run.red) == ("rejected", "")
