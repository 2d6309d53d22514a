"""The graph of a workline, drawn once for all of them: worklines differ in their Line, not in code.

receive ▸ plan ▸ measure (per unit) ▸ inspect ▸ going_on (per unit): normalise ▸ describe ▸ seal ▸ deposit at each site ▸ close
                                          └▸ flagged ▸ reviewed (per item): review by a person ▸ the same steps ───────────┘
"""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

from airflow.sdk import DAG, Param, TriggerRule, get_current_context, task, task_group
from airflow.sdk.exceptions import AirflowSkipException

from heritage import settings
from heritage.contracts import Line
from heritage.errors import DeliveryRefused, Lasting
from heritage.flows.batch import found, items_of
from heritage_airflow.alarms import alarms
from heritage_airflow.defaults import CPU, DEFAULTS, for_people, settle
from heritage_airflow.review import asked

LABEL = "{{ label | default('') }}"
"""Names a mapped task in the grid; `_label` sets it. Airflow's undefined names are errors, hence the default."""

LONG = timedelta(hours=24)

REFUSED = "refused"
"""XCom of `receive`: how many reasons there are, when the delivery was refused."""

log = logging.getLogger(__name__)

# The flows are imported inside the tasks: Airflow reads this file again at each task's start, and a task that deposits
# needs no codec (see DECISIONS: what a task's start costs).


def draw(line: Line, runbook: str | None) -> DAG:
    """The DAG of a workline; its trigger form asks for a delivery, how to treat flagged items, and a policy."""
    with DAG(
        dag_id=line.name,
        dag_display_name=line.title,
        description=f"{line.title}: from a delivery to verified copies at every site",
        doc_md=runbook,
        schedule=None,
        params=_form(line),
        default_args=DEFAULTS,
        max_active_runs=4,
        tags=["workline", f"workline:{line.name}"],
        on_failure_callback=alarms(),
        is_paused_upon_creation=False,
    ) as dag:
        batch: Any = _receive(line.name)  # XComArgs stand for the values that tasks will get
        keep: Any = _inspect(batch)
        _measure.expand(unit=_plan(batch)) >> keep
        flagged: Any = _flagged(batch)
        keep >> flagged
        ends = [_going_on.expand(unit=keep), _reviewed.expand(item=flagged)]
        ends >> _close(batch)
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
            values_display={"wait": "wait for a person", "hold": "hold them and end the run"},
            description="Items that pass never wait for flagged ones.",
        ),
        "policy": Param(
            None,
            type=["null", "string"],
            enum=[None, *line.policies],
            title="Policy",
            description=f"Empty: the delivery's own, else the institution's, else {line.default_policy}.",
        ),
    }


def _label(unit: str) -> None:
    """Names the mapped task after its items."""
    items = items_of(unit)
    name = f"{items[0]} … {items[-1]} ({len(items)})" if len(items) > 1 else "".join(items) or "targets"
    get_current_context()["label"] = name  # type: ignore[typeddict-unknown-key]


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
            form["delivery"], workline, review=form["review"], policy=form["policy"], run=context["run_id"]
        )
    except DeliveryRefused as refused:
        context["ti"].xcom_push(REFUSED, len(refused.reasons))
        raise AirflowSkipException("the delivery was refused") from refused
    except Lasting as error:
        raise for_people(error) from error


@task(task_id="plan")
def _plan(batch: str) -> list[str]:
    from heritage.flows.workline import receive

    return receive.plan(batch)


@task(task_id="measure", pool=CPU, map_index_template=LABEL, execution_timeout=LONG)
def _measure(unit: str) -> None:
    from heritage.flows.workline import judge

    _label(unit)
    settle(judge.measure(unit))


@task(task_id="inspect", trigger_rule=TriggerRule.ALL_DONE)
def _inspect(batch: str | None) -> list[str]:
    """ALL_DONE: a unit that could not be measured does not stop the others; its items are counted as failed."""
    from heritage.flows.workline import judge

    if batch is None:
        raise AirflowSkipException("nothing was received")
    return judge.inspect(batch)


@task(task_id="flagged")
def _flagged(batch: str) -> list[str]:
    from heritage.flows.workline import judge

    return judge.waiting(batch)


@task_group(group_id="going_on")
def _going_on(unit: str) -> None:
    _finish(unit)


@task_group(group_id="reviewed")
def _reviewed(item: str) -> None:
    _finish(asked(item).output)


def _finish(unit: Any) -> None:
    """The steps that every cleared item goes through. Nothing branches here: a rejected item skips at `normalise`."""
    made: Any = _normalise(unit)
    described: Any = _describe(made)
    sealed: Any = _seal(described)
    for site in settings.sites():
        _deposit.override(task_id=f"deposit_{site.replace('-', '_')}")(sealed, site)


@task(task_id="normalise", pool=CPU, map_index_template=LABEL, execution_timeout=LONG)
def _normalise(unit: str) -> str:
    from heritage.flows.workline import make

    _label(unit)
    if not any(found(unit).is_cleared(item) for item in items_of(unit)):
        raise AirflowSkipException("nobody accepted it: held, or sent back")
    settle(make.normalise(unit))
    return unit


@task(task_id="describe", map_index_template=LABEL)
def _describe(unit: str) -> str:
    from heritage.flows.workline import make

    _label(unit)
    settle(make.describe(unit))
    return unit


@task(task_id="seal", map_index_template=LABEL)
def _seal(unit: str) -> str:
    from heritage.flows.workline import make

    _label(unit)
    settle(make.seal(unit))
    return unit


@task(map_index_template=LABEL, retries=8, execution_timeout=LONG)
def _deposit(unit: str, site: str) -> None:
    from heritage.flows.workline import deposit

    _label(unit)
    settle(deposit.deposit(unit, site))


@task(task_id="close", trigger_rule=TriggerRule.ALL_DONE, retries=1)
def _close(batch: str | None) -> dict[str, int]:
    from heritage.flows.workline import close

    if batch is None and get_current_context()["ti"].xcom_pull(task_ids="receive", key=REFUSED):
        raise AirflowSkipException(
            "the delivery was refused: the log of the task `receive` and the report list every reason"
        )
    if batch is None:
        raise for_people(Lasting("nothing was received", advice="The log of the task `receive` says why."))
    try:
        return close.close(batch)
    except Lasting as error:
        raise for_people(error) from error
