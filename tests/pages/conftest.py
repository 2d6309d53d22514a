"""An archive with one delivery that is closed and one that waits for a person, as the pages find it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from flows.driver import drive
from heritage import settings
from heritage.catalogue.schema.store import reading
from heritage.errors import DeliveryRefused
from heritage.flows.workline import judge, receive
from heritage.flows.workline.deciding import asking, review
from heritage.model import Choice
from heritage.pages.running import Question, RunNow
from samples import small

GOOD = "urn:heritage:kbr:DONE-1:GOOD"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home: DONE-1 (deposited, rejected), WAITS-1 (a flagged item nobody has decided about), and a refused delivery."""
    home = tmp_path_factory.mktemp("pages") / "home"
    home.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HERITAGE_HOME", str(home))
        patch.delenv("HERITAGE_CATALOGUE", raising=False)
        folder = tmp_path_factory.mktemp("deliveries")
        done = small(
            folder, batch="DONE-1", items={"GOOD": 2, "CROOKED": 1}, faults={"CROOKED/0001": "skew"}, targets=False
        )
        drive(done, review="wait", run="r-done", decide=rejected)
        waits = small(
            folder, batch="WAITS-1", items={"SLANTED": 1, "FINE": 1}, faults={"SLANTED/0001": "skew"}, targets=False
        )
        reference = receive.receive(str(waits), "paper", review="wait", policy=None, run="r-waits")
        for unit in receive.plan(reference):
            judge.measure(unit)
        judge.inspect(reference)
        asking.put(reference)
        (home / "inbox/kbr/paper/NEW-1").mkdir(parents=True)
        spoilt = small(folder, batch="SPOILT-1", items={"SHORT": 1}, targets=False)
        (spoilt / "objects/SHORT/0001.tif").unlink()
        with pytest.raises(DeliveryRefused):
            receive.receive(str(spoilt), "paper", review="hold", policy=None, run="r-spoilt")
    return home


def rejected(item: str) -> None:
    """A person sends the item back."""
    review.decide(item, choice=Choice.REJECT, who="anna", at=None, reason="=1+1 crooked")


@pytest.fixture
def pages(made: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The home, with an Airflow that knows the waiting run."""
    monkeypatch.setenv("HERITAGE_HOME", str(made))
    monkeypatch.delenv("HERITAGE_CATALOGUE", raising=False)
    now = RunNow("paper", "r-waits", "running", done=3, total=9, waiting=1)
    for module in ("worklines", "operations"):
        monkeypatch.setattr(f"heritage_airflow.web.routes.{module}.runs_now", lambda runs: {("paper", "r-waits"): now})
        monkeypatch.setattr(f"heritage_airflow.web.routes.{module}.receiving", lambda dags: [])
    asked = {"SLANTED": Question("review", "asked__1", "ask", 0)}
    monkeypatch.setattr(
        "heritage_airflow.web.routes.worklines.questions",
        lambda batch, items: {i: asked[i] for i in items if i in asked},
    )
    yield made


@pytest.fixture
def queries(pages: Path) -> Iterator[list[str]]:
    """Every statement that is sent to the catalogue."""
    from sqlalchemy import event
    from sqlalchemy.engine import Engine

    sent: list[str] = []

    def note(_connection, _cursor, statement, *_rest):  # type: ignore[no-untyped-def]
        if not statement.startswith(("PRAGMA", "BEGIN")):
            sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    with reading(settings.home().catalogue_url):
        sent.clear()
    yield sent
    event.remove(Engine, "before_cursor_execute", note)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """Runs that were asked of Airflow: DAG, run, values, person."""
    runs: list[tuple[Any, ...]] = []
    for module in ("archive_requests", "routes.revising"):
        monkeypatch.setattr(f"heritage_airflow.web.{module}.start_run.start", lambda *said: runs.append(said) or True)
    monkeypatch.setattr("heritage_airflow.web.archive_requests.run_of", lambda dag, run: None)
    monkeypatch.setattr("heritage_airflow.web.routes.revising.run_of", lambda dag, run: None)
    return runs
