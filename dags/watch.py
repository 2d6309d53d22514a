"""
### Watch: what should have happened and did not

**What it does.** Hourly: looks for what is overdue: an audit that did not
end (one of a single package does not count), copies that were not read within their TTL, packages with too few copies, damage that nobody
mended, a drill that is due, a DAG with a schedule that has not ended well for too long (paused? red? hanging?), a batch at which nothing happens any more, a catalogue that is empty while the sites are not, a clock that runs
ahead, a person's command that was broken off. Any of it makes the run red, and tells the people in config/alarms.yaml.

**When the run is red.** The log of `look` lists everything that is overdue, each with what to do.

**When this DAG itself stops**, the launcher notices within three hours, says so in its log and by `make status` (which then ends with 1), and
tells the people in config/alarms.yaml by itself; the page *Operations* says so too. For the machine itself, have something outside ask
`make status`, or how old `custody/watch/latest.json` is (docs/engineer.md).
"""

from datetime import timedelta

from airflow.sdk import dag, task

from heritage_airflow.custody_defaults import care, put_into_words
from heritage_airflow.defaults import DEFAULTS
from heritage_airflow.supervision.pools import PROMPT, pool


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
    def look() -> None:
        from heritage.flows.house import watch as flow

        with put_into_words():
            flow.watch()

    look()


watch()
