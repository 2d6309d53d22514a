"""
### Watch: what should have happened and did not

**What it does.** Hourly: signs the event log and leaves the signature at every site; then looks for what is overdue: an audit that did not
end (one of a single package does not count), copies that were not read within their TTL, packages with too few copies, damage that nobody
mended, a drill that is due, a DAG that has not looked (intake, finish, housekeeping: paused?), a batch at which nothing happens any more, a catalogue that is empty while the sites are not, a clock that runs
ahead. Any of it makes the run red, and tells the people in config/alarms.yaml.

**When the run is red.** Task `look`: its log lists everything that is overdue, each with what to do. Task `sign`: a site does not answer (the
signature is left there the next time), or the key is lost or another one: see docs/event-log.md before anything is done about that.

**When this DAG itself stops**, nobody hears of it from here: have something outside ask Airflow's `/api/v2/monitor/health` and for the last
run of `watch`.
"""

from datetime import timedelta

from airflow.sdk import dag, task

from heritage_airflow.care import care, put_into_words
from heritage_airflow.defaults import DEFAULTS
from heritage_airflow.pools import PROMPT, pool


@dag(
    schedule=timedelta(hours=1),
    **care(
        default_args=DEFAULTS | {"retries": 1, "pool": pool(PROMPT), "priority_weight": 10},
        doc_md=__doc__,
        dagrun_timeout=timedelta(hours=2),
    ),
)
def watch():
    """The DAG."""

    @task
    def sign() -> None:
        from heritage.flows import checkpoints

        with put_into_words():
            checkpoints.keep_everywhere()

    @task
    def look() -> None:
        from heritage.flows import watch as flow

        with put_into_words():
            flow.watch()

    sign()
    look()


watch()
