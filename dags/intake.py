"""
### Intake: starts the workline of each delivery that has arrived

Looks every minute in `inbox/<institution>/<workline>/<delivery>/`. A delivery is complete when it was renamed into the inbox, or
when everything its checksum list names is there and has stopped changing. Each one is started once, with `review: wait`;
one that was refused and then mended in place is started again. The log says of each delivery why it waits.

An upload of the page *Upload* that was sent whole and is not in the inbox yet (a zip, or a folder whose last step was killed) is handed to
the DAG `upload`, once.

**When many wait**, the one that has been complete for longest is first, and one of each institution is started after the other: a workline
is given no more than 8 runs at once, the others wait in the inbox for their turn (*Start now* on the page *Worklines* passes them by).

**When the run is red**, nothing new is taken in. Whoever is named in config/alarms.yaml hears of it, at most once an hour. The log of `find`
or `start` says why; the next minute tries again.
"""

from datetime import timedelta

from airflow.providers.standard.operators.trigger_dagrun import TriggerDagRunOperator
from airflow.sdk import dag, get_current_context, task

from heritage_airflow.alarms import seldom
from heritage_airflow.defaults import DEFAULTS
from heritage_airflow.supervision.pools import PROMPT, pool

OPEN = 8
"""Runs of a workline that are queued or running at once. More would fix the order of a flood long before it is worked off, and whoever
delivers later would wait behind all of it; with fewer, a machine could run dry between two looks."""


@dag(
    schedule=timedelta(minutes=1),
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULTS | {"retries": 0, "pool": pool(PROMPT), "priority_weight": 10},
    doc_md=__doc__,
    tags=["intake"],
    is_paused_upon_creation=False,
    dagrun_timeout=timedelta(minutes=30),
    on_failure_callback=seldom(timedelta(hours=1)),
)
def intake():
    """The DAG."""

    def room() -> dict[str, int]:
        from heritage.lines import LINES

        asked = get_current_context()["ti"].get_dr_count
        return {name: OPEN - asked(dag_id=name, states=["queued", "running"]) for name in LINES}

    def run(dag_id: str, run_id: str, **conf: str) -> dict[str, object]:
        return {"trigger_dag_id": dag_id, "trigger_run_id": run_id, "conf": conf}

    @task
    def find() -> list[dict[str, object]]:
        from heritage.flows.inbox import intake as flow
        from heritage.flows.inbox.upload import landing

        arrivals = [run(a.workline, a.run, delivery=a.place, review="wait") for a in flow.arrivals(room())]
        uploads = [run("upload", f"upload__{u.id}", institution=u.institution, upload=u.id) for u in landing.waiting()]
        return arrivals + uploads

    @task
    def note(found: list[dict[str, object]]) -> None:
        from heritage.flows.house import alive
        from heritage.flows.inbox import intake as flow

        for row in (row for row in found if "delivery" in row["conf"]):
            flow.started(flow.Arrival(row["trigger_dag_id"], row["conf"]["delivery"], row["trigger_run_id"]))
        alive.beat("intake")

    found = find()
    start = TriggerDagRunOperator.partial(task_id="start", skip_when_already_exists=True, logical_date=None)
    start.expand_kwargs(found) >> note.override(trigger_rule="none_failed")(found)


intake()
