"""
### Publish: what readers see is what the gate says now

**What it does.** Every hour: looks at each package of the institutions that agreed to show something (`config/publication.yaml`) of which anything
changed since the last look: it is new, it has a next version, the agreement is another one, an embargo has ended or a licence has run out. What may
be shown is put on the public shelf (`HERITAGE_HOME/public`): pictures as pyramids made of the readers' copies, sound, film and models as they were
made for readers, the text, and what people said of the item. What may not be shown any longer is taken away. Masters never leave the archive,
and its copies are only read.

**Nothing is published without** an agreement of the institution, a rights statement (RightsStatements.org, Creative Commons) that somebody said of
the item, and an end to every embargo. `python -m heritage publish --known` says of each package why it is not out.

**Start it by hand** to publish at once, or to make one package anew (*again*).

**When the run is red.** Task `carry_out`: a site does not answer; it is tried again by itself, and every hour after that. Task `report`: some
packages could not be made; the log names them. What was public before them still is.
"""

from datetime import timedelta

from airflow.sdk import Param, dag, get_current_context, task

from heritage_airflow.custody_defaults import care, put_into_words
from heritage_airflow.defaults import DEFAULTS
from heritage_airflow.supervision.pools import CARE, pool

FORM = {
    "package": Param("", type="string", maxLength=1000, title="Package", description="urn:heritage:…; empty: all"),
    "again": Param(False, type="boolean", title="Again", description="Also what has not changed since the last look."),
}


@dag(schedule="17 * * * *", **care(default_args=DEFAULTS | {"pool": pool(CARE)}, params=FORM, doc_md=__doc__))
def publish():
    """The DAG."""

    @task(execution_timeout=timedelta(hours=4))
    def plan() -> list[int]:
        from heritage.flows.publish import running

        context = get_current_context()
        form = context["params"]
        with put_into_words():
            running.plan(context["run_id"], package=form["package"], again=form["again"])
            return running.units(context["run_id"])

    @task(retries=4, execution_timeout=timedelta(hours=12))
    def carry_out(unit: int) -> dict[str, int]:
        from heritage.flows.publish import running

        with put_into_words():
            return running.carry_out(get_current_context()["run_id"], unit)

    @task(trigger_rule="none_failed")
    def report() -> dict[str, int]:
        from heritage.flows.house import alive
        from heritage.flows.publish import running

        with put_into_words():
            counts = running.report(get_current_context()["run_id"])
            alive.beat("publish")
            return counts

    carry_out.expand(unit=plan()) >> report()


publish()
