"""
### Metadata: suggests what could be said of archived packages; people decide

**What it does.** Looks at packages as a site holds them now, in units of 200, and suggests: the language of titles and texts, dates that
programs can sort by, authorities for names and places. A suggestion names its enricher, the version, what it was made from and how sure it
is; it is kept apart, and nothing of a package changes. People decide on *Archive ▸ Suggestions*, at any time: what they accept becomes a
version by the DAG `revise`, which this run does not wait for. Nobody is asked the same again.

**Start it** here, for an institution, a workline, a delivery or a package; empty is all. *Enrichers*: only these; empty is all.

**By itself** it accepts only what `config/enrichment.yaml` allows an institution's policy (nothing, as it is shipped), and starts `revise`
for it; statements and history name the policy.

**When the run is red.** Task `look`: nothing meets what was asked. Task `suggest`: a site does not answer; it is tried again by itself.
Task `report`: some packages could not be looked at; the log says why, the others have their suggestions.
"""

from datetime import timedelta

from airflow.providers.standard.operators.trigger_dagrun import TriggerDagRunOperator
from airflow.sdk import Param, dag, get_current_context, task

from heritage_airflow.custody_defaults import care, enrichers, institutions, put_into_words, worklines
from heritage_airflow.defaults import DEFAULTS
from heritage_airflow.supervision.pools import CARE, CPU, pool

FORM = {
    "institution": Param("", type="string", enum=institutions(), title="Institution", description="Only its packages."),
    "workline": Param("", type="string", enum=worklines(), title="Workline", description="Only its packages."),
    "batch": Param("", type="string", maxLength=300, title="Delivery", description="Only its packages."),
    "package": Param("", type="string", maxLength=1000, title="Package", description="urn:heritage:…: only this one."),
    "enrichers": Param(
        [], type="array", items={"type": "string", "enum": enrichers()}, title="Enrichers", description="Empty: all."
    ),
}


@dag(
    schedule=None,
    **care(
        default_args=DEFAULTS | {"pool": pool(CARE)}, max_active_runs=4, params=FORM, doc_md=__doc__, tags=["people"]
    ),
)
def metadata():
    """The DAG."""

    @task(execution_timeout=timedelta(hours=6))
    def look() -> list[int]:
        from heritage.flows.enrich import suggesting

        context = get_current_context()
        form = dict(context["params"])
        with put_into_words():
            asked = suggesting.Asked(**{**form, "enrichers": tuple(form["enrichers"])})
            return suggesting.look(context["run_id"], asked)

    @task(retries=8, pool=CPU, execution_timeout=timedelta(days=1))
    def suggest(unit: int) -> dict[str, int]:
        from heritage.flows.enrich import suggesting

        with put_into_words():
            return suggesting.suggest(get_current_context()["run_id"], unit)

    @task
    def accept() -> list[dict[str, object]]:
        """What policies accept by themselves, if any."""
        from heritage.flows.enrich import deciding

        run = get_current_context()["run_id"]
        with put_into_words():
            return [
                {"trigger_run_id": f"policy__{code}__{run}", "conf": {"suggestions": True, "institution": code}}
                for code in deciding.by_policy(run)
            ]

    @task
    def report() -> dict[str, int]:
        from heritage.flows.enrich import suggesting

        with put_into_words():
            return suggesting.report(get_current_context()["run_id"])

    accepted = accept()
    suggest.expand(unit=look()) >> accepted
    revise = TriggerDagRunOperator.partial(
        task_id="revise", trigger_dag_id="revise", skip_when_already_exists=True, logical_date=None
    )
    revise.expand_kwargs(accepted)
    accepted >> report()


metadata()
