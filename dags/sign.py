"""
### Sign: the event log is signed, and the signature lies at every site

**What it does.** Every quarter of an hour: signs (Ed25519) for all lines of the event log so far, and leaves the signature and the public
key at every site. Whoever can write to this machine can then change nothing that is older without its showing. Each run signs at its end
as well; here the signature also gets away from this machine.

**When the run is red.** A site does not answer: the next run leaves it there. The key is lost, damaged or another one, or a site knows
another log than this one: docs/event-log.md says what to do, before anything else is done about it.
"""

from datetime import timedelta

from airflow.sdk import dag, task

from heritage_airflow.custody_defaults import care, put_into_words
from heritage_airflow.defaults import DEFAULTS


@dag(
    schedule=timedelta(minutes=15),
    **care(default_args=DEFAULTS | {"retries": 1}, doc_md=__doc__, dagrun_timeout=timedelta(minutes=30)),
)
def sign():
    """The DAG."""

    @task
    def leave() -> None:
        from heritage.flows.custody import checkpoints
        from heritage.flows.house import alive

        with put_into_words():
            checkpoints.keep_everywhere()
        alive.beat("sign")

    leave()


sign()
