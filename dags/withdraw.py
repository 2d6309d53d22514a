"""
### Withdraw: takes packages from the public at once, or lets them back

**What it does.** Marks the packages as withdrawn, by whom and why, and takes everything of them from the public shelf: pictures, manifest, page,
search. Strangers get the answer that they get for what never existed; caches may keep an answer for a minute. Where an institution
wants four eyes, another person is asked first, under *Required Actions*. The archive's copies are not touched.

**Let back** lifts the mark, and publishes what may be shown.

**When the run is red.** It was asked for wrongly (the log says how), or nobody approved it: nothing was changed. Killed on the way, start it again;
the hourly run of `publish` takes away what is marked, too.
"""

from datetime import timedelta

from airflow.sdk import Param, dag, get_current_context, task

from heritage_airflow.approval import approval
from heritage_airflow.custody_defaults import care, institutions, put_into_words, who
from heritage_airflow.defaults import DEFAULTS
from heritage_airflow.supervision.pools import CARE, pool

FORM = {
    "packages": Param(
        [], type="array", items={"type": "string"}, title="Packages", description="urn:heritage:…, one each"
    ),
    "why": Param("", type="string", maxLength=2000, title="Why", description="Kept for good."),
    "back": Param(False, type="boolean", title="Let back", description="Show again what was withdrawn."),
    "institution": Param("", type="string", enum=institutions(), title="Institution", description="Only its packages."),
}


@dag(
    schedule=None, **care(default_args=DEFAULTS | {"pool": pool(CARE)}, max_active_runs=8, params=FORM, doc_md=__doc__)
)
def withdraw():
    """The DAG."""

    @task(execution_timeout=timedelta(minutes=10))
    def plan() -> None:
        from heritage.flows.publish import withdrawing

        context = get_current_context()
        form = context["params"]
        with put_into_words():
            wanted = withdrawing.Wanted(tuple(form["packages"]), form["why"], form["back"], form["institution"])
            withdrawing.plan(context["run_id"], wanted, who=who())

    @task(retries=8, execution_timeout=timedelta(hours=2))
    def carry_out() -> dict[str, int]:
        from heritage.flows.publish import withdrawing

        with put_into_words():
            return withdrawing.carry_out(get_current_context()["run_id"])

    plan() >> approval("heritage.flows.publish.withdrawing") >> carry_out()


withdraw()
