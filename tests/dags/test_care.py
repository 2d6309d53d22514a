"""The archive's care under Airflow: who approves a repair, who is told when something is red."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from custody.kept import keep, object_of
from heritage.archive.checking import verify
from heritage.flows import history
from heritage.flows.custody import repair
from heritage.flows.custody.roots.sites import open_site
from heritage_airflow.approval import APPROVE, REJECT, AnotherPersonWanted, approval

pytestmark = pytest.mark.airflow


def answered(by: str, choice: str = APPROVE, asked_by: str = "jan") -> None:
    """The operator, when a person's answer has come."""
    from airflow.providers.standard.operators.hitl import HITLOperator

    task = approval(repair.__name__)
    answer = {
        "chosen_options": [choice],
        "params_input": {"reason": "seen"},
        "responded_by_user": {"id": "7", "name": by},
    }
    context: Any = {"run_id": "r", "dag_run": SimpleNamespace(triggering_user_name=asked_by)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(HITLOperator, "execute_complete", lambda *_: answer)
        task.execute_complete(context, {})


@pytest.fixture
def damaged(home: Path) -> str:
    package = keep(home, 1)[0]
    (object_of(open_site("site-a"), package) / "v1/content/METS.xml").unlink()
    repair.plan("r", package=package)
    return package


def test_approved_it_is_mended(damaged: str) -> None:
    answered("anna")
    repair.mend("r")
    assert verify(open_site("site-a"), damaged) == ()


def test_rejected_nothing_is(damaged: str) -> None:
    from airflow.sdk.exceptions import AirflowSkipException

    with pytest.raises(AirflowSkipException):
        answered("anna", REJECT)
    with pytest.raises(repair.NotApproved):
        repair.mend("r")
    (told,) = [e for e in history.event_log().history(damaged) if e["kind"] == "policy assignment"]
    assert (told["outcome"], told["agent"]["name"], told["facts"]["asked_by"]) == ("fail", "anna", "jan")


def test_with_four_eyes_another_person_is_asked(home: Path, damaged: str) -> None:
    from heritage import settings

    (home / "config").mkdir()
    institutions = (settings.PROJECT / "config/institutions.yaml").read_text()
    (home / "config/institutions.yaml").write_text(institutions.replace("kbr:\n", "kbr:\n  four_eyes: true\n", 1))
    with pytest.raises(AnotherPersonWanted):
        answered("jan")
    with pytest.raises(repair.NotApproved):
        repair.mend("r")
    answered("anna")
    repair.mend("r")
    assert verify(open_site("site-a"), damaged) == ()


def test_the_default_of_the_form_changes_nothing() -> None:
    from dags.test_dags import bag

    form = bag().dags["repair"].params
    assert form["dry_run"] is True
    assert approval(repair.__name__).defaults == [REJECT]


def test_alarms_are_notifiers_of_airflow(home: Path) -> None:
    from heritage.errors import ConfigError
    from heritage_airflow.alarms import alarms

    assert alarms() == []
    (home / "config").mkdir()
    place = home / "config/alarms.yaml"
    place.write_text("- notifier: dags.test_care.Bell\n  arguments: {message: '{{ dag.dag_id }} is red'}\n")
    (bell,) = alarms()
    assert bell.message == "{{ dag.dag_id }} is red"
    place.write_text("- notifier: os.getcwd\n")
    with pytest.raises(ConfigError, match=r"alarms\.yaml"):
        alarms()


def test_whatever_fails_is_heard_of() -> None:
    """Every DAG tells the people of alarms.yaml, none of them every minute."""
    from dags.test_dags import bag

    assert [name for name, dag in bag().dags.items() if dag.on_failure_callback is None] == []


def test_a_failure_that_stays_is_told_once_an_hour(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import os
    from datetime import timedelta

    from dags.test_dags import bag
    from heritage_airflow.alarms import seldom

    (home / "config").mkdir()
    (home / "config/alarms.yaml").write_text("- notifier: dags.test_care.Bell\n  arguments: {message: rings}\n")
    tell = seldom(timedelta(hours=1))
    context: Any = {"dag": bag().dags["intake"]}
    tell(context)
    tell(context)
    assert capsys.readouterr().out.count("rings") == 1
    (told,) = (home / "custody/alarms").iterdir()
    os.utime(told, (told.stat().st_atime, told.stat().st_mtime - 3700))
    tell(context)
    assert capsys.readouterr().out.count("rings") == 1


def __getattr__(name: str) -> Any:
    """Bell, made when it is asked for: Airflow is heavy to import."""
    if name != "Bell":
        raise AttributeError(name)
    from airflow.sdk import BaseNotifier

    class Bell(BaseNotifier):
        template_fields = ("message",)

        def __init__(self, message: str) -> None:
            super().__init__()
            self.message = message

        def notify(self, context: Any) -> None:
            print(self.message)

    return Bell
