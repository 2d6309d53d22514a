"""Asks Airflow's own tables how far runs are and what waits for a person. Only the API server may: tasks have no database."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from airflow.models.dagrun import DagRun
from airflow.models.hitl import HITLDetail
from airflow.models.taskinstance import TaskInstance
from airflow.sdk.timezone import utcnow
from airflow.utils.session import create_session
from sqlalchemy import func, select, tuple_

from heritage.flows.workline.deciding.asking import run_prefix
from heritage.pages.inbox import Receiving
from heritage.pages.running import Question, RunNow, Step, summed

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def runs_now(runs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], RunNow]:
    """(DAG, run) → how it is, for the runs that Airflow still knows. Two queries, whatever the number of runs."""
    wanted = list(dict.fromkeys(runs))
    if not wanted:
        return {}
    with create_session() as session:
        states = session.execute(
            select(DagRun.dag_id, DagRun.run_id, DagRun.state).where(tuple_(DagRun.dag_id, DagRun.run_id).in_(wanted))
        ).all()
        steps = _steps(session, wanted)
    now = utcnow()
    return {(dag, run): summed(dag, run, str(state), steps.get((dag, run), {}), now) for dag, run, state in states}


def _steps(session: Session, wanted: list[tuple[str, str]]) -> dict[tuple[str, str], dict[str, Step]]:
    key = (TaskInstance.dag_id, TaskInstance.run_id)
    columns = (*key, TaskInstance.task_id, TaskInstance.state)
    asked = (
        select(*columns, func.count(), func.min(TaskInstance.start_date))
        .where(tuple_(*key).in_(wanted))
        .group_by(*columns)
    )
    found: dict[tuple[str, str], dict[str, Step]] = {}
    for dag, run, task, state, number, begun in session.execute(asked):
        steps = found.setdefault((dag, run), {})
        before = steps.get(task, Step({}))
        first = min(filter(None, (before.begun, begun)), default=None)
        steps[task] = Step({**before.states, str(state or "none"): number}, first)
    return found


def questions(batch: str, items: Collection[str]) -> Mapping[str, Question]:
    """Item → the request that waits for a person's answer about it, for those of the batch's items that wait."""
    if not items:
        return {}
    asked = (
        select(
            TaskInstance._rendered_map_index,
            TaskInstance.dag_id,
            TaskInstance.run_id,
            TaskInstance.task_id,
            TaskInstance.map_index,
        )
        .join(HITLDetail, HITLDetail.ti_id == TaskInstance.id)
        .where(
            TaskInstance.dag_id == "review",
            TaskInstance.run_id.startswith(run_prefix(batch), autoescape=True),
            TaskInstance.state == "awaiting_input",
            TaskInstance._rendered_map_index.in_(list(items)),
            HITLDetail.responded_at.is_(None),
        )
    )
    with create_session() as session:
        return {str(item): Question(dag, run, task, at) for item, dag, run, task, at in session.execute(asked)}


def receiving(dags: Collection[str]) -> list[Receiving]:
    """Runs of the worklines that have not ended, with the delivery they were started for."""
    asked = (
        select(DagRun.dag_id, DagRun.run_id, DagRun.state, DagRun.conf, DagRun.queued_at)
        .where(DagRun.dag_id.in_(list(dags)), DagRun.state.in_(("queued", "running")))
        .order_by(DagRun.id.desc())
        .limit(100)
    )
    with create_session() as session:
        found = session.execute(asked).all()
    return [
        Receiving(
            dag, run, str(state), str((conf or {}).get("delivery", "")), at.strftime("%Y-%m-%dT%H:%M:%SZ") if at else ""
        )
        for dag, run, state, conf, at in found
    ]


def run_of(dag: str, run: str) -> RunNow | None:
    """One run, or None when Airflow does not know it."""
    return runs_now([(dag, run)]).get((dag, run))
