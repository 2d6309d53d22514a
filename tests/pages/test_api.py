"""The archive by REST: what it answers, that asking twice asks once, that errors are problems, and that its description holds against
a fuzzer (schemathesis) that tries what no person would."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
import schemathesis
from airflow.api_fastapi.core_api.security import get_user
from hypothesis import HealthCheck, settings
from schemathesis.checks import CHECKS

from heritage_airflow.web.app import app
from heritage_airflow.web.routes import api
from pages.conftest import GOOD
from pages.people import ENGINEER, OF_KBR, OF_KMI, Browser, mounted

PACKAGE = f"/heritage/api/v1/packages/{quote(GOOD, safe='')}"
BEARER = {"authorization": "Bearer x", "accept": "application/json"}


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """Runs that were asked of Airflow."""
    runs: list[tuple[object, ...]] = []
    for module in ("archive_requests", "start_delivery"):
        monkeypatch.setattr(f"heritage_airflow.web.{module}.start_run.start", lambda *said: runs.append(said) or True)
    monkeypatch.setattr("heritage_airflow.web.archive_requests.run_of", lambda dag, run: None)
    return runs


def test_find_view_and_page(pages: Path) -> None:
    anna = Browser(OF_KBR)
    found = anna.get("/heritage/api/v1/packages", params={"text": "good"}, headers=BEARER).json()
    (row,) = found["items"]
    assert (row["package"], row["copies"], found["total"], found["next"]) == (GOOD, 2, 1, None)
    whole = anna.get(PACKAGE, headers=BEARER).json()
    assert {copy["site"] for copy in whole["at"]} == {"site-a", "site-b"}
    assert any(said["field"] == "dc:title" for said in whole["statements"])
    files, after = [], ""
    while True:
        some = anna.get(f"{PACKAGE}/files", params={"most": 2, "after": after}, headers=BEARER).json()
        files += some["items"]
        if not (after := some["next"] or ""):
            break
    assert len({file["number"] for file in files}) == len(files) > 4
    lent = next(file for file in files if file["content"])
    assert anna.get(lent["content"], headers=BEARER).content[:2] == b"\xff\xd8"
    assert {event["kind"] for event in anna.get(f"{PACKAGE}/history", headers=BEARER).json()} >= {"replication"}
    row = anna.get("/heritage/api/v1/deliveries/kbr/WAITS-1", headers=BEARER).json()
    assert (row["state"], row["counts"]["flagged"]) == ("waiting", 1)


def test_the_same_key_asks_once(pages: Path, started: list[tuple[object, ...]]) -> None:
    anna = Browser(OF_KBR)

    def send(kind: str, key: str):  # type: ignore[no-untyped-def]
        return anna.post(f"{PACKAGE}/requests", json={"kind": kind}, headers={**BEARER, "Idempotency-Key": key})

    first, again = send("audit", "rest-key-1"), send("audit", "rest-key-1")
    assert first.status_code == again.status_code == 202
    assert first.json()["number"] == again.json()["number"] and len(started) == 1
    assert send("restore", "rest-key-1").status_code == 409
    assert send("hold", "rest-key-2").status_code == 422  # a reason is wanted
    assert anna.post(f"{PACKAGE}/requests", json={"kind": "audit"}, headers=BEARER).status_code == 422  # no key
    assert anna.get(f"/heritage/api/v1/requests/{first.json()['number']}", headers=BEARER).json()["state"] == "running"


def test_errors_are_problems_and_other_institutions_find_nothing(
    pages: Path, started: list[tuple[object, ...]]
) -> None:
    answer = Browser(OF_KMI).get(PACKAGE, headers=BEARER)
    assert answer.status_code == 404 and answer.headers["content-type"] == "application/problem+json"
    assert answer.json() == {"type": "about:blank", "title": "Not Found", "status": 404}
    asked = Browser(OF_KMI).post(
        f"{PACKAGE}/requests", json={"kind": "audit"}, headers={**BEARER, "Idempotency-Key": "kmi-key-9"}
    )
    assert asked.status_code == 404
    body = {"institution": "kbr", "workline": "paper", "name": "NEW-1"}
    assert Browser(OF_KMI).post("/heritage/api/v1/deliveries", json=body, headers=BEARER).status_code == 404
    assert (
        Browser(OF_KBR).post("/heritage/api/v1/deliveries", json={**body, "name": ".."}, headers=BEARER).status_code
        == 404
    )
    assert started == []
    assert Browser(OF_KBR).post("/heritage/api/v1/deliveries", json=body, headers=BEARER).json()["new"] is True


def test_a_cookie_alone_changes_nothing(pages: Path, started: list[tuple[object, ...]]) -> None:
    asked = Browser(OF_KBR).post(
        f"{PACKAGE}/requests", json={"kind": "audit"}, headers={"Idempotency-Key": "cookie-key"}
    )
    assert asked.status_code == 403 and started == []


@pytest.fixture
def served(pages: Path, started: list[tuple[object, ...]]) -> Iterator[None]:
    """An engineer's program asks."""
    app.dependency_overrides[get_user] = lambda: ENGINEER
    yield
    app.dependency_overrides.clear()


schema = schemathesis.openapi.from_dict(api.schema())
schema.app = mounted


@schema.parametrize()
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_the_description_holds_against_a_fuzzer(case: schemathesis.Case, served: None) -> None:
    # Our login is Airflow's and stood in for here; tests/pages/test_doors.py asks every door without one.
    case.call_and_validate(headers=BEARER, excluded_checks=[CHECKS.get_one("ignored_auth")])
