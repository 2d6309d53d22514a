"""Asking an institution's catalogue from a page and by REST: who may, what is started, and what the plan's page shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from heritage.flows.revise import planning
from heritage_airflow.access.rights import viewer_of
from heritage_airflow.access.starts import may_start
from pages.conftest import GOOD
from pages.people import ENGINEER, OF_KBR, OF_KMI, PROGRAMME, Browser

PAGE = "/heritage/archive/catalogue"
REST = "/heritage/api/v1/catalogues"
PROGRAM = {"authorization": "Bearer x", "accept": "application/json", "idempotency-key": "k1-abcdefgh"}
TABLE = "kbr: {protocol: csv, address: t.csv, key: id, fields: {dcterms:title: {column: title}, dcterms:date: {column: date}}}\n"


@pytest.fixture
def started(pages: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[Any, ...]]]:
    """KBR has a table for a catalogue; runs that were asked of Airflow: DAG, run, values, person."""
    runs: list[tuple[Any, ...]] = []
    monkeypatch.setattr("heritage_airflow.web.routes.sourcing.start_run.start", lambda *said: runs.append(said) or True)
    monkeypatch.setattr("heritage_airflow.web.routes.revising.run_of", lambda dag, run: None)
    place = pages / "config/catalogues.yaml"
    place.parent.mkdir(exist_ok=True)
    place.write_text(TABLE)
    (pages / "t.csv").write_text("id,title,date\nGOOD,From the catalogue,1911\n")
    yield runs
    place.unlink()


def test_it_is_asked_and_the_plan_shows_the_record(started: list[tuple[Any, ...]]) -> None:
    anna = Browser(OF_KBR)
    assert 'value="kbr"' in anna.get(PAGE, params={"package": GOOD}).text
    form = {"csrf": anna.token(PAGE), "institution": "kbr", "package": GOOD}
    answer = anna.post(PAGE, data=form, follow_redirects=False)
    ((dag, run, conf, _),) = started
    assert (dag, conf["catalogue"], conf["conflicts"]) == ("revise", "kbr", "ask") and run in answer.headers["location"]
    assert planning.plan(run, planning.Wanted(**conf), who="anna") == 1
    shown = anna.get(f"/heritage/archive/revisions/{run}").text
    assert "From the catalogue" in shown and "id,title,date" in shown
    assert planning.needs_approval(run), "a person looks, where it is not set otherwise"


def test_who_decides_there_may_and_nobody_else(started: list[tuple[Any, ...]]) -> None:
    for who, status in ((OF_KBR, 202), (PROGRAMME, 202), (OF_KMI, 404), (ENGINEER, 403)):
        assert Browser(who).post(f"{REST}/kbr", json={"package": GOOD}, headers=PROGRAM).status_code == status
    assert Browser(PROGRAMME).post(f"{REST}/kmi", json={}, headers=PROGRAM).status_code == 404, "it has none"
    kbr, kmi, engineer = map(viewer_of, (OF_KBR, OF_KMI, ENGINEER))
    assert not may_start(kmi, "revise", {"catalogue": "kbr", "institution": "kmi"})
    assert not may_start(kbr, "revise", {"catalogue": "kbr", "package": GOOD.replace("kbr", "kmi")})
    assert not may_start(engineer, "revise", {"catalogue": "kbr"}) and may_start(kbr, "revise", {"catalogue": "kbr"})


@pytest.mark.parametrize("body", [{"since": "yesterday"}, {"conflicts": "mine"}, {"nonsense": 1}, {"package": 5}])
def test_what_is_wrong_is_said_by_rest(started: list[tuple[Any, ...]], body: dict[str, Any]) -> None:
    assert Browser(OF_KBR).post(f"{REST}/kbr", json=body, headers=PROGRAM).status_code in (400, 422)
    assert started == []


def test_the_same_key_is_the_same_run(started: list[tuple[Any, ...]]) -> None:
    anna = Browser(OF_KBR)
    runs = {anna.post(f"{REST}/kbr", json={}, headers=PROGRAM).json()["run"] for _ in range(2)}
    assert len(runs) == 1
    other = Browser(PROGRAMME).post(f"{REST}/kbr", json={}, headers=PROGRAM).json()["run"]
    assert other not in runs, "another person's key is another one"


@pytest.mark.parametrize("language", ["nl", "fr", "de"])
def test_in_every_language(started: list[tuple[Any, ...]], language: str) -> None:
    shown = Browser(OF_KBR).get(PAGE, params={"lang": language})
    assert shown.status_code == 200 and f'lang="{language}"' in shown.text and "source-" not in shown.text
