"""Who is asked about a flagged item, and what becomes of an answer where two people are wanted."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from flows.driver import drive, report
from heritage import settings
from heritage.flows.batch import found
from heritage.flows.workline import close
from heritage.flows.workline.deciding import asking, decided
from heritage.model import Choice
from samples import small

pytestmark = pytest.mark.airflow

ITEM = "kbr/F-1/SKEWED"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which one item waits for a person."""
    folder = tmp_path_factory.mktemp("faulty")
    faulty = small(folder, batch="F-1", items={"SKEWED": 1}, faults={"SKEWED/0001": "skew"}, targets=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HERITAGE_HOME", str(folder / "home"))
        assert drive(faulty, review="wait", started_by="jan").asked == [ITEM]
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


def task_of(item: str) -> Any:
    """The question as Airflow makes it of the mapped task."""
    from dags.test_dags import bag

    return bag().dags["review"].get_task("ask").unmap({"item": item})


def asked(item: str, attempt: int = 1) -> Any:
    """The task, as it is when Airflow puts the question."""
    from airflow.providers.standard.operators.hitl import HITLOperator

    task = task_of(item)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(HITLOperator, "execute", lambda *_: None)
        task.execute({"ti": SimpleNamespace(try_number=attempt)})
    return task


def answered(item: str, by: str, choice: str = "Accept", reason: str = "seen") -> None:
    """The task, when a person's answer has come."""
    from airflow.providers.standard.operators.hitl import HITLOperator

    answer = {
        "chosen_options": [choice],
        "params_input": {"reason": reason},
        "responded_at": "2026-11-28T10:00:00Z",
        "responded_by_user": {"id": "7", "name": by} if by else None,
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(HITLOperator, "execute_complete", lambda *_: answer)
        task_of(item).execute_complete({}, {})


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
    from heritage_airflow.review import Review

    tasks = [task.unmap({"item": ITEM}) if task.is_mapped and task.operator_class is Review else task for dag in bag().dags.values() for task in dag.tasks]  # fmt: skip
    questions = [task for task in tasks if isinstance(task, HITLOperator)]
    assert {task.task_id for task in questions} >= {"ask", "approve"}
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
    started_by("")
    assert "four eyes" not in asked(flagged).body
    answered(flagged, "jan")
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


@pytest.mark.parametrize(
    ("who", "said"), [("anna", "held by anna: the conservator looks"), ("", "held: nobody answered within 30 days")]
)
def test_held_it_stays_undecided(flagged: str, who: str, said: str) -> None:
    answered(flagged, who, "Hold", reason="the conservator looks" if who else "")
    assert decision(flagged) is None
    close.close_again("kbr/F-1")
    (item,) = report(settings.home().report("kbr", "F-1"))["items"]
    assert (item["state"], item["decision"]) == ("held", said)


def test_killed_after_the_answer_was_written_it_asks_nobody_again(
    flagged: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Airflow then runs the task from its beginning; the batch still has its round."""
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(decided, "note", _killed)
        answered(flagged, "anna")
    assert decision(flagged) == (Choice.ACCEPT, "anna") and not decided.is_due("kbr/F-1")
    task_of(flagged).execute({"ti": SimpleNamespace(try_number=2)})  # parks nothing: no exception of Airflow's
    assert decided.is_due("kbr/F-1")


def _killed(_: str) -> None:
    raise KeyboardInterrupt


def test_a_name_cannot_write_markdown_into_the_question(home: Path, flagged: str) -> None:
    four_eyes(home)
    started_by("jan` ![x](y)")
    assert "`jan' ![x](y)`" in asked(flagged).body


def started_by(who: str) -> None:
    """Asks anew, for a run that somebody else started."""
    batch = found("kbr/F-1")
    batch.shared.write("run", [replace(batch.run, started_by=who)], code="test")
    batch.shared.path("questions").unlink()
    asking.put("kbr/F-1")
