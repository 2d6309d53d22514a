"""
### Intake: starts the workline of each delivery that has arrived

Looks every minute in `inbox/<institution>/<workline>/<delivery>/`. A delivery is complete when it was renamed into the inbox, or
when everything its checksum list names is there and has stopped changing. Each one is started once, with `review: wait`;
one that was refused and then mended in place is started again. The log says of each delivery why it waits.
"""

from datetime import timedelta

from airflow.providers.standard.operators.trigger_dagrun import TriggerDagRunOperator
from airflow.sdk import dag, task

from heritage_airflow.defaults import DEFAULTS


@dag(
    schedule=timedelta(minutes=1),
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULTS | {"retries": 0},
    doc_md=__doc__,
    tags=["intake"],
    is_paused_upon_creation=False,
    dagrun_timeout=timedelta(minutes=30),
)
def intake():
    """The DAG."""

    @task
    def find() -> list[dict[str, object]]:
        from heritage.flows import intake as flow

        return [
            {
                "trigger_dag_id": arrival.workline,
                "trigger_run_id": arrival.run,
                "conf": {"delivery": arrival.place, "review": "wait"},
            }
            for arrival in flow.arrivals()
        ]

    @task
    def note(found: list[dict[str, object]]) -> None:
        from heritage.flows import intake as flow

        for row in found:
            flow.started(flow.Arrival(row["trigger_dag_id"], row["conf"]["delivery"], row["trigger_run_id"]))

    found = find()
    start = TriggerDagRunOperator.partial(task_id="start", skip_when_already_exists=True, logical_date=None)
    start.expand_kwargs(found) >> note.override(trigger_rule="none_failed")(found)


intake()
