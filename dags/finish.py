"""
### Finish: what people accepted is made, deposited and reported

Starts when an answer was given in the DAG `review`, and every hour for what a killed run may have left. One run at a time: the answers
that come meanwhile are the next run's, many at once, cut into units of work. Batches have their turn in the order of their first answer,
the institutions in turn, and a run takes no more than some units: nobody waits for somebody else's 5,000 items.

`close` writes the batch's report anew (its counts add up again) and is red when an accepted item failed on our side; what may yet be
done is tried again by the next run.
"""

from airflow.sdk import AssetOrTimeSchedule, CronTriggerTimetable, TriggerRule, dag, get_current_context, task
from airflow.sdk.exceptions import AirflowSkipException

from heritage_airflow.alarms import alarms
from heritage_airflow.custody_defaults import put_into_words
from heritage_airflow.defaults import DEFAULTS
from heritage_airflow.finishing import DECIDED, LONG, finish
from heritage_airflow.supervision.pools import PROMPT, pool

OTHERS = "others"
"""XCom of `begin`: whether batches are left for the next run."""


@dag(
    dag_id="finish",
    schedule=AssetOrTimeSchedule(timetable=CronTriggerTimetable("23 * * * *", timezone="UTC"), assets=[DECIDED]),
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULTS | {"priority_weight": 5, "pool": pool(PROMPT)},  # before what has only begun
    doc_md=__doc__,
    tags=["people"],
    is_paused_upon_creation=False,
    on_failure_callback=alarms(),
    dagrun_timeout=LONG,
)
def finish_accepted():
    """The DAG."""

    @task
    def begin() -> list[str]:
        from heritage.flows.house import alive
        from heritage.flows.workline.deciding import finishing

        batches, others = finishing.begin()
        alive.beat("finish")  # what it then does not finish, `watch` knows by its notes
        if not batches:
            raise AirflowSkipException("nothing was decided")
        get_current_context()["ti"].xcom_push(OTHERS, others)
        return batches

    @task
    def units(batches: list[str]) -> list[str]:
        from heritage.flows.workline.deciding import finishing

        return finishing.units(batches)

    @task(outlets=[DECIDED])
    def more(others: bool) -> None:
        """Starts the next run, when this one has ended."""
        if not others:
            raise AirflowSkipException("this run takes all that there is")

    @task(trigger_rule=TriggerRule.ALL_DONE, retries=1, map_index_template="{{ task.op_kwargs['batch'] }}")
    def close(batch: str) -> dict[str, int]:
        from heritage.flows.workline import close as flow

        with put_into_words():
            return flow.close_again(batch)

    batches = begin()
    finish.expand(unit=units(batches)) >> close.expand(batch=batches)
    more(batches[OTHERS])


finish_accepted()
