"""The graph of a workline, drawn once for all of them: worklines differ in their Line, not in code.

receive ▸ plan ▸ measure (per unit) ▸ inspect ▸ finish (per unit): normalise ▸ describe ▸ seal ▸ deposit at each site ▸ register ▸ close
                                          └▸ flagged ▸ ask: starts the runs of `review` (see dags/review.py), and waits for none

A run ends in hours with what passed deposited and what is doubtful pending. The DAG `finish` finishes what people accept.
"""

from __future__ import annotations

import logging
from typing import Any

from airflow.providers.standard.operators.trigger_dagrun import TriggerDagRunOperator
from airflow.sdk import DAG, Param, TriggerRule, get_current_context, task
from airflow.sdk.exceptions import AirflowSkipException

from heritage.contracts import Line
from heritage.errors import DeliveryRefused, PermanentError
from heritage.messages import words
from heritage_airflow.alarms import alarms
from heritage_airflow.custody_defaults import put_into_words
from heritage_airflow.defaults import DEFAULTS, MANY, for_people, retry_or_continue
from heritage_airflow.finishing import LABEL, LONG, finish, label
from heritage_airflow.question import who_started
from heritage_airflow.supervision.pools import CPU

REFUSED = "refused"
"""XCom of `receive`: how many reasons there are, when the delivery was refused."""

log = logging.getLogger(__name__)

# The flows are imported inside the tasks: Airflow reads this file again at each task's start, and a task that deposits
# needs no codec (see DECISIONS: what a task's start costs).


def draw(line: Line, runbook: str | None) -> DAG:
    """The DAG of a workline; its trigger form asks for a delivery, how to treat flagged items, and a policy."""
    title = words("en")(f"workline-{line.name}")
    with DAG(
        dag_id=line.name,
        dag_display_name=title,
        description=f"{title}: from a delivery to verified copies at every site",
        doc_md=runbook,
        schedule=None,
        params=_form(line),
        default_args=DEFAULTS,
        max_active_runs=MANY,
        tags=["workline", f"workline:{line.name}"],
        on_failure_callback=alarms(),
        is_paused_upon_creation=False,
    ) as dag:
        batch: Any = _receive(line.name)  # XComArgs stand for the values that tasks will get
        keep: Any = _inspect(batch)
        _measure.expand(unit=_plan(batch)) >> keep
        flagged: Any = _flagged(batch)
        keep >> flagged
        TriggerDagRunOperator.partial(
            task_id="ask", trigger_dag_id="review", skip_when_already_exists=True, logical_date=None
        ).expand_kwargs(flagged)
        [finish.expand(unit=keep), flagged] >> _close(batch)
    return dag


def _form(line: Line) -> dict[str, Param]:
    return {
        "delivery": Param(
            type="string",
            minLength=1,
            title="Delivery",
            description="The delivery's folder: an absolute path, or one below the inbox (institution/workline/delivery).",
        ),
        "review": Param(
            "wait",
            enum=["wait", "hold"],
            title="Flagged items",
            values_display={"wait": "ask a person about them", "hold": "hold them"},
            description="Items that pass never wait for flagged ones, and the run waits for nobody.",
        ),
        "policy": Param(
            None,
            type=["null", "string"],
            enum=[None, *line.policies],
            title="Policy",
            description=f"Empty: the delivery's own, else the institution's, else {line.default_policy}.",
        ),
    }


def _refused(_: object) -> None:
    log.error("the delivery was refused, for the reasons above → %s", DeliveryRefused.advice)


@task(task_id="receive", retries=1, on_skipped_callback=_refused)
def _receive(workline: str) -> str:
    """A refusal is an outcome of a delivery, no failure of ours: the task and all after it are skipped, and the run is green."""
    from heritage.flows.workline import receive

    context = get_current_context()
    form = context["params"]
    try:
        return receive.receive(
            form["delivery"],
            workline,
            review=form["review"],
            policy=form["policy"],
            run=context["run_id"],
            started_by=who_started(context),
            institution=str((context["dag_run"].conf or {}).get("institution") or ""),  # of who started it: `starts`
        )
    except DeliveryRefused as refused:
        context["ti"].xcom_push(REFUSED, len(refused.reasons))
        raise AirflowSkipException("the delivery was refused") from refused
    except PermanentError as error:
        raise for_people(error) from error


@task(task_id="plan")
def _plan(batch: str) -> list[str]:
    from heritage.flows.workline import receive

    return receive.plan(batch)


@task(task_id="measure", pool=CPU, map_index_template=LABEL, execution_timeout=LONG)
def _measure(unit: str) -> None:
    from heritage.flows.workline import judge

    label(unit)
    retry_or_continue(judge.measure(unit))


@task(task_id="inspect", trigger_rule=TriggerRule.ALL_DONE)
def _inspect(batch: str | None) -> list[str]:
    """ALL_DONE: a unit that could not be measured does not stop the others; its items are counted as failed."""
    from heritage.flows.workline import judge

    if batch is None:
        raise AirflowSkipException("nothing was received")
    return judge.inspect(batch)


@task(task_id="flagged")
def _flagged(batch: str) -> list[dict[str, Any]]:
    """The runs of `review` that ask about the flagged items."""
    from heritage.flows.workline.deciding import asking

    return [{"trigger_run_id": run, "conf": {"batch": batch}} for run in asking.put(batch)]


@task(task_id="close", trigger_rule=TriggerRule.ALL_DONE, retries=1)
def _close(batch: str | None) -> dict[str, int]:
    from heritage.flows.workline import close

    if batch is None and get_current_context()["ti"].xcom_pull(task_ids="receive", key=REFUSED):
        raise AirflowSkipException(
            "the delivery was refused: the log of the task `receive` and the report list every reason"
        )
    if batch is None:
        raise for_people(PermanentError("nothing was received", advice="The log of the task `receive` says why."))
    with put_into_words():
        return close.close(batch)
