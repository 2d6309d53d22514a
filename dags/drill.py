"""
### Drill: restores what chance picks, and has public tools check it

**What it does.** Monthly: picks packages and sites by chance, copies each object as it lies there, checks it with `sha512sum` against its
inventory and with a foreign OCFL validator, restores it and checks that with `sha512sum` too. None of our own checking decides. What was
taken out is removed again; the times stay in the catalogue: they say how long a real restore would take.

**Start it** by hand at any time, with another number of packages.

**When the run is red.** What came out is not what went in. Start an audit of the packages that the log names, then a repair.
"""

from datetime import timedelta

from airflow.sdk import Param, dag, get_current_context, task

from heritage_airflow.custody_defaults import care, put_into_words
from heritage_airflow.defaults import DEFAULTS
from heritage_airflow.supervision.pools import CARE, pool


@dag(
    schedule="@monthly",
    **care(
        default_args=DEFAULTS | {"pool": pool(CARE)},
        params={
            "packages": Param(
                5, type="integer", minimum=1, maximum=10_000, title="Packages", description="How many, by chance."
            )
        },
        doc_md=__doc__,
    ),
)
def drill():
    """The DAG."""

    @task(execution_timeout=timedelta(hours=24))
    def take_and_check() -> dict[str, int]:
        from heritage.flows.custody import drill as flow
        from heritage.flows.house import alive

        context = get_current_context()
        with put_into_words():
            drilled = flow.drill(context["run_id"], context["params"]["packages"])
        alive.beat("drill")
        return drilled

    take_and_check()


drill()
