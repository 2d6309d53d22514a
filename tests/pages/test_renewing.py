"""How formats stand, and campaigns: begun, looked at, approved, stopped and taken back in the browser, by who decides there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from heritage.flows.migrate import campaign, costs, pilot
from heritage.flows.revise import carrying, planning, stopped
from heritage_airflow.web import answering
from pages.conftest import GOOD
from pages.people import AUDITOR, ENGINEER, OF_KBR, OF_KMI, PROGRAMME, Browser

FORMATS = "/heritage/archive/formats"


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """Runs that were asked of Airflow: DAG, run, values, person."""
    runs: list[tuple[Any, ...]] = []
    monkeypatch.setattr("heritage_airflow.web.routes.renewing.start_run.start", lambda *said: runs.append(said) or True)
    monkeypatch.setattr("heritage_airflow.web.routes.renewing.run_of", lambda dag, run: None)
    return runs


@pytest.fixture
def planned(pages: Path) -> Iterator[str]:
    """A campaign about the one package of KBR, with its pilot: a register that wants plain TIFF again."""
    rule = {"name": "tiff-again", "formats": ["tiff"], "level": "risk", "migration": "tiff-plain", "why": {"en": "for a test"},
            "source": "house"}  # fmt: skip
    (pages / "config").mkdir(exist_ok=True)
    place = pages / "config/formats.yaml"
    place.write_text(yaml.safe_dump({"version": "test", "rules": [rule]}))
    campaign.plan("m1", campaign.Campaign("plain again", institution="kbr", sample=1), who="anna")
    pilot.run_pilot("m1")
    yield "m1"
    place.unlink()


def test_how_formats_stand_is_said_of_those_one_may_see(pages: Path, started: list[Any]) -> None:
    anna = Browser(OF_KBR).get(FORMATS)
    assert anna.status_code == 200 and "tiff-plain" in anna.text and "FADGI" not in anna.text
    assert "kbr" in anna.text and "preferred" in anna.text
    bert = Browser(OF_KMI).get(FORMATS).text
    assert ">kbr<" not in bert
    for who in (PROGRAMME, AUDITOR, ENGINEER):
        assert Browser(who).get(FORMATS).status_code == 200
    assert FORMATS in Browser(OF_KBR).get("/heritage/archive").text
    assert FORMATS in Browser(ENGINEER).get("/heritage/operations").text


def test_a_campaign_is_begun_by_who_may_ask_there(pages: Path, started: list[tuple[Any, ...]]) -> None:
    anna = Browser(OF_KBR)
    form = {
        "csrf": anna.token(FORMATS),
        "institution": "kbr",
        "rule": "tiff-packed",
        "limit": "10",
        "sample": "3",
        "why": "w",
    }
    assert anna.post(FORMATS, data=form, follow_redirects=False).status_code == 303
    assert anna.post(FORMATS, data={**form, "institution": "kmi"}).status_code == 404
    assert anna.post(FORMATS, data={**form, "institution": ""}).status_code == 403, "not everybody's"
    els = Browser(AUDITOR)
    assert els.post(FORMATS, data={**form, "csrf": els.token(FORMATS)}).status_code == 403
    ((dag, run, conf, _),) = started
    assert (dag, run.startswith("formats__kbr__")) == ("migrate", True)
    assert conf == {"institution": "kbr", "rule": "tiff-packed", "limit": 10, "sample": 3, "losses": False, "why": "w",
                    "takes_back": "", "campaign": ""}  # fmt: skip


def test_its_page_shows_pilot_and_costs_and_a_person_decides(
    planned: str, started: list[tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    place, anna = f"{FORMATS}/{planned}", Browser(OF_KBR)
    shown = anna.get(place).text
    assert GOOD in shown and "imagecodecs" in shown and "0 converted" in shown and "plain again" in shown
    assert planned in anna.get(FORMATS).text
    assert Browser(OF_KMI).get(place).status_code == 404
    given: list[Any] = []
    monkeypatch.setattr(answering, "give", lambda user, question, said: given.append((question, said)))
    form = {"csrf": anna.token(place), "choice": "Approve", "reason": "seen"}
    assert anna.post(f"{place}/answer", data=form, follow_redirects=False).status_code == 303
    assert [(q.dag, q.run, q.task, said) for q, said in given] == [("migrate", "m1", "approve", ("Approve", "seen"))]
    dirk = Browser(ENGINEER)
    assert dirk.post(f"{place}/answer", data={**form, "csrf": dirk.token(FORMATS)}).status_code == 403, (
        "who asks decides nothing"
    )
    bert = Browser(OF_KMI)
    for act in ("answer", "stop"):
        assert bert.post(f"{place}/{act}", data={**form, "csrf": bert.token(FORMATS)}).status_code == 404
    assert anna.post(f"{place}/answer", data={**form, "choice": "Maybe"}).status_code == 422


def test_stopped_it_says_by_whom_and_goes_on(planned: str, started: list[tuple[Any, ...]]) -> None:
    place, anna = f"{FORMATS}/{planned}", Browser(OF_KBR)
    assert (
        anna.post(
            f"{place}/stop", data={"csrf": anna.token(place), "reason": "busy"}, follow_redirects=False
        ).status_code
        == 303
    )
    assert stopped.by_whom(planned) == "anna"
    shown = anna.get(place).text
    assert "Stopped by anna" in shown and "Let it go on" in shown
    hidden = dict(re.findall(r'<input type="hidden" name="(campaign|institution)" value="([^"]*)"', shown))
    anna.post(FORMATS, data={**hidden, "csrf": anna.token(place)}, follow_redirects=False)
    assert started[-1][2]["campaign"] == planned and started[-1][2]["institution"] == "kbr"
    bert = Browser(OF_KMI)
    other = {"institution": "kmi", "takes_back": planned, "why": "w", "csrf": bert.token(FORMATS)}
    assert bert.post(FORMATS, data=other).status_code == 404, "of a campaign that is not theirs"
    stopped.place(planned).unlink()


def test_what_failed_is_named(planned: str, started: list[tuple[Any, ...]]) -> None:
    row = {"package": GOOD, "version": 2, "state": "not made", "said": "NotMigrated: <b>a note</b> of the camera"}
    carrying._ledger(planned, 0).add(row)
    assert list(costs.done(planned)) == [row]
    shown = Browser(OF_KBR).get(f"{FORMATS}/{planned}").text
    assert "&lt;b&gt;a note" in shown and "0 converted, 1 not" in shown
    planning.plan_of(planned).with_name("unit-0000.jsonl").unlink()


@pytest.mark.parametrize("language", ["nl", "fr", "de"])
def test_in_every_language(planned: str, started: list[tuple[Any, ...]], language: str) -> None:
    for place in (FORMATS, f"{FORMATS}/{planned}"):
        shown = Browser(OF_KBR).get(place, params={"lang": language})
        assert shown.status_code == 200 and f'lang="{language}"' in shown.text
        assert not re.search(
            r"(formats|campaign|revise)-[a-z]+", re.sub(r"<[^>]*>", "", shown.text).replace("tiff-again", "")
        )


def test_a_campaign_that_is_none_is_not_found(pages: Path, started: list[tuple[Any, ...]]) -> None:
    planning.plan("not-a-campaign", planning.Wanted("w", GOOD, {"dc:date": "1908"}, approval=True), who="bea")
    for run in ("nothing", "not-a-campaign", "..%2F..", "x" * 300):
        assert Browser(OF_KBR).get(f"{FORMATS}/{run}").status_code == 404
