"""
### Revise: gives packages a next version, with other metadata, rights, pages or parts

**What it does.** Works out, against what the archive holds now, what would change of which package: that is the plan. Where the institution
wants four eyes, or whoever started it asked for it, a person is asked under *Required Actions*, with every field before and after. Then each
package's newest version is opened from whichever site has it, the change added as a sheet of its own, and the next version sealed,
deposited at every site and read back. The old value stays readable, with who changed it, when and why; the old version's bytes are
not touched. Files that did not change are not written again.

**Start it** from a package's page (*Change the description*, *Pages and parts*), from *Archive* with a table for many packages, with
`PATCH /heritage/api/v1/packages/…/metadata`, or here. *Patch*: JSON, a field to its new value: `{"dcterms:title": "A title",
"dcterms:subject": [{"value": "boeken", "language": "nl"}, "books"], "dcterms:creator": null}`; null takes a field away.
`pages`, `order` and `parts` say how an item is built up (docs/engineer.md).

**From a catalogue.** *Catalogue*: the institution whose own catalogue (`config/catalogues.yaml`) is asked what it says of its packages, or of the
one *Package*; a record that is not there, not one, deleted or unreadable is held, with a sentence, and what a person corrected here is shown
and not overwritten (*Conflicts*). The record itself is kept in the new version. Where it is
set, it is asked every night.

**When the run is red.** Task `plan`: what was asked for is wrong; nothing was changed. Task `carry_out`: a site does not answer; it is tried
again by itself, and every hour after that. Task `report`: some packages did not get their next version; the log says why (*Overtaken*:
somebody else changed the package meanwhile).

**Every hour** it ends what a killed machine or a site that was away left unfinished; with nothing to do it is green at once.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from airflow.providers.standard.operators.trigger_dagrun import TriggerDagRunOperator
from airflow.sdk import Param, dag, get_current_context, task
from airflow.sdk.exceptions import AirflowSkipException

from heritage_airflow.approval import approval
from heritage_airflow.custody_defaults import care, institutions, put_into_words, who
from heritage_airflow.defaults import DEFAULTS
from heritage_airflow.supervision.pools import CARE, pool

FORM = {
    "package": Param("", type="string", maxLength=1000, title="Package", description="urn:heritage:…"),
    "patch": Param({}, type="object", title="Patch", description="Field → new value, list of values, or null."),
    "table": Param(
        "", type="string", maxLength=500, title="Table", description="Instead: a table below custody/revisions."
    ),
    "suggestions": Param(
        False,
        type="boolean",
        title="Suggestions",
        description="Instead: what was decided about suggestions of the institution.",
    ),
    "institution": Param("", type="string", enum=institutions(), title="Institution", description="Only its packages."),
    "why": Param("", type="string", maxLength=2000, title="Why", description="Kept with the package for good."),
    "evidence": Param("", type="string", maxLength=2000, title="Evidence", description="What the new values rest on."),
    "base": Param(0, type="integer", minimum=0, title="Version", description="That you have seen; 0: the newest."),
    "catalogue": Param(
        "",
        type="string",
        enum=institutions(),
        title="Catalogue",
        description="Instead: what this one's catalogue says.",
    ),
    "since": Param(
        "",
        type="string",
        pattern=r"^(\d{4}-\d\d-\d\d)?$",
        title="Since",
        description="Records that changed since that day (OAI-PMH).",
    ),
    "conflicts": Param(
        "ask",
        type="string",
        enum=["ask", "catalogue", "keep"],
        title="Conflicts",
        description="Fields that a person corrected here.",
    ),
    "approval": Param(False, type="boolean", title="Approval", description="Another look before anything is made."),
}


@dag(
    schedule="37 * * * *",
    **care(default_args=DEFAULTS | {"pool": pool(CARE)}, max_active_runs=8, params=FORM, doc_md=__doc__),
)
def revise():
    """The DAG."""

    @task(execution_timeout=timedelta(hours=24))
    def plan() -> None:
        from heritage.flows.house import alive
        from heritage.flows.revise import carrying, planning

        context = get_current_context()
        form = context["params"]
        with put_into_words():
            if context["dag_run"].run_type == "scheduled" or not (
                form["package"] or form["table"] or form["catalogue"] or form["suggestions"]
            ):
                finished = carrying.go_on()
                alive.beat("revise")
                raise AirflowSkipException(f"nothing was asked for; what was left unfinished: {finished or 'nothing'}")
            if form["catalogue"]:
                wanted, by = planning.of_a_catalogue(planning.Wanted(**form), who())
                try:
                    planning.plan(context["run_id"], wanted, who=by)
                except planning.NothingToRevise as error:
                    raise AirflowSkipException(str(error)) from error
                return
            planning.plan(context["run_id"], planning.Wanted(**form), who=who())

    @task
    def units() -> list[int]:
        from heritage.flows.revise import carrying

        with put_into_words():
            return carrying.units(get_current_context()["run_id"])

    @task(retries=8, execution_timeout=timedelta(days=2))
    def carry_out(unit: int) -> dict[str, int]:
        from heritage.flows.revise import carrying

        with put_into_words():
            return carrying.carry_out(get_current_context()["run_id"], unit)

    @task
    def report() -> dict[str, int]:
        from heritage.flows.revise import carrying

        with put_into_words():
            return carrying.report(get_current_context()["run_id"])

    @task
    def due() -> list[dict[str, Any]]:
        from heritage.flows.revise import nightly

        with put_into_words():
            run = get_current_context()["dag_run"]
            return nightly.due(datetime.now(UTC).date()) if run.run_type == "scheduled" else []

    ask = TriggerDagRunOperator.partial(task_id="ask", skip_when_already_exists=True, logical_date=None)
    ask.expand_kwargs(due())
    waiting = units()
    plan() >> approval("heritage.flows.revise.planning") >> waiting
    carry_out.expand(unit=waiting) >> report()


revise()
