"""Who is asked about a flagged item, and what becomes of an answer where two people are wanted."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from flows.driver import drive
from heritage import settings
from heritage.flows.batch import found
from heritage.model import Choice
from heritage.samples import small

pytestmark = pytest.mark.airflow

ITEM = "kbr/F-1/SKEWED"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which one item waits for a person."""
    folder = tmp_path_factory.mktemp("faulty")
    faulty = small(folder, batch="F-1", items={"SKEWED": 1}, faults={"SKEWED/0001": "skew"}, targets=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HERITAGE_HOME", str(folder / "home"))
        assert drive(faulty, review="wait").asked == [ITEM]
    return folder / "home"


@pytest.fixture
def flagged(home: Path, kept: Path) -> str:
    """The item, in a home of the test's own."""
    shutil.copytree(kept, home, dirs_exist_ok=True)
    return ITEM


def four_eyes(home: Path) -> None:
    (home / "config").mkdir()
    text = (settings.PROJECT / "config/institutions.yaml").read_text()
    (home / "config/institutions.yaml").write_text(text.replace("kbr:\n", "kbr:\n  four_eyes: true\n", 1))


def context(started_by: str, attempt: int = 1) -> Any:
    return {
        "run_id": "r",
        "dag_run": SimpleNamespace(triggering_user_name=started_by),
        "ti": SimpleNamespace(try_number=attempt),
    }


def asked(item: str, started_by: str = "jan", attempt: int = 1) -> Any:
    """The task, as it is when Airflow puts the question."""
    from airflow.providers.standard.operators.hitl import HITLOperator

    from heritage_airflow import review

    task = review.asked(item)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(HITLOperator, "execute", lambda *_: None)
        task.execute(context(started_by, attempt))
    return task


def answered(item: str, by: str, choice: str = "Accept", started_by: str | None = "jan", reason: str = "seen") -> None:
    """The task, when a person's answer has come."""
    from airflow.providers.standard.operators.hitl import HITLOperator

    from heritage_airflow import review

    answer = {
        "chosen_options": [choice],
        "params_input": {"reason": reason},
        "responded_at": "2026-11-28T10:00:00Z",
        "responded_by_user": {"id": "7", "name": by},
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(HITLOperator, "execute_complete", lambda *_: answer)
        review.asked(item).execute_complete(context(started_by or ""), {})


def decision(item: str) -> tuple[Choice, str] | None:
    made = found(item).decision(item.rpartition("/")[2])
    return (made.choice, made.who) if made else None


def test_the_items_institution_is_asked(flagged: str) -> None:
    task = asked(flagged)
    assert [who["id"] for who in task.assigned_users] == ["institution:kbr"]
    assert "four eyes" not in task.body


def test_a_question_that_says_nothing_is_put_to_the_programme() -> None:
    from heritage_airflow.question import Question

    task = Question(task_id="x", subject="?", options=["Yes"])
    assert [who["id"] for who in task.assigned_users or []] == ["programme"]


def test_every_question_of_our_dags_says_whom_it_is_put_to() -> None:
    """Airflow lets everybody answer a task without; so none of ours may be one."""
    from airflow.providers.standard.operators.hitl import HITLOperator

    from dags.test_dags import bag
    from heritage_airflow.question import Question

    questions = [task for dag in bag().dags.values() for task in dag.tasks if isinstance(task, HITLOperator)]
    assert {task.task_id for task in questions} >= {"reviewed.review", "approve"}
    assert [task.task_id for task in questions if not isinstance(task, Question) or not task.assigned_users] == []


def test_where_two_people_are_wanted_the_one_who_started_may_not_accept(home: Path, flagged: str) -> None:
    from heritage_airflow.question import AnotherPersonWanted

    four_eyes(home)
    assert "another person than `jan`" in asked(flagged).body
    with pytest.raises(AnotherPersonWanted, match="Jan started this run"):
        answered(flagged, "Jan")
    assert decision(flagged) is None
    again = asked(flagged, attempt=2)
    assert "asked again" in again.subject
    assert "another person than `jan`" in again.subject
    answered(flagged, "anna")
    assert decision(flagged) == (Choice.ACCEPT, "anna")


def test_who_started_may_send_it_back(home: Path, flagged: str) -> None:
    four_eyes(home)
    answered(flagged, "jan", "Reject")
    assert decision(flagged) == (Choice.REJECT, "jan")


def test_a_run_that_nobody_started_asks_one_person(home: Path, flagged: str) -> None:
    four_eyes(home)
    assert "four eyes" not in asked(flagged, started_by="").body
    answered(flagged, "jan", started_by=None)
    assert decision(flagged) == (Choice.ACCEPT, "jan")


def test_where_one_person_is_enough_who_started_may_accept(flagged: str) -> None:
    answered(flagged, "jan")
    assert decision(flagged) == (Choice.ACCEPT, "jan")


def test_without_a_reason_it_is_asked_again(flagged: str) -> None:
    from heritage_airflow.review import ReasonMissing

    with pytest.raises(ReasonMissing):
        answered(flagged, "anna", reason="  ")
    assert decision(flagged) is None
    assert "a reason is needed" in asked(flagged, attempt=2).subject


def test_held_it_stays_undecided(flagged: str) -> None:
    answered(flagged, "", "Hold", reason="")
    assert decision(flagged) is None


def test_a_name_cannot_write_markdown_into_the_question(home: Path, flagged: str) -> None:
    four_eyes(home)
    assert "`jan' ![x](y)`" in asked(flagged, started_by="jan` ![x](y)").body
