"""
### Repair: mends damaged copies, after a person approved the plan

**What it does.** Makes a plan that names every file: what would be written or removed, at which site, and where it would come from. That
is all, unless you untick *dry run*: then a person is asked under *Required Actions*, with the plan. Approved, each file is taken from the
site that has it whole, compared while it is written, and the whole copy is read back. The sound copy is only read. If both copies are
damaged, each is mended from the other, file by file. Where no inventory is left anywhere and the files add up to the receipt's digest, the
inventory is made anew. While a site does not answer, nothing is called lost that it may have.

**Start it** after a red audit; *proposal* "latest" takes what the newest audit proposes. Or name a package.

**Who approves.** A coordinator of the institution whose packages the plan names; of the programme, when there are several. Another
person than who started the run, where the institution wants four eyes (`four_eyes` in config/institutions.yaml). Who approved or
rejected which plan (by its sha256), and why, is in the event log for good. Unanswered for 14 days, nothing is changed.

**When the run is red.** Task `mend`: some packages could not be made whole; the log names the files that no site has any more. Digitise
them again, or look elsewhere; nothing was thrown away. *PlanChanged*: there is more damage than was approved; start again. *A site does not
answer*: clear the task when it does; the approval still counts. *CANNOT BE REPAIRED* in the plan: the reason stands beside it.
"""

from datetime import timedelta

from airflow.sdk import Param, dag, get_current_context, task
from airflow.sdk.exceptions import AirflowSkipException

from heritage_airflow.approval import approval
from heritage_airflow.custody_defaults import care, put_into_words, who
from heritage_airflow.defaults import DEFAULTS
from heritage_airflow.supervision.pools import CARE, pool

FORM = {
    "dry_run": Param(True, type="boolean", title="Dry run", description="Only show what would be done."),
    "proposal": Param(
        "latest", type="string", maxLength=500, title="Proposal", description="latest, or audits/<run>/proposal.jsonl."
    ),
    "package": Param(
        "", type="string", maxLength=1000, title="Package", description="urn:heritage:…: only this one, read anew."
    ),
}


@dag(schedule=None, **care(default_args=DEFAULTS | {"pool": pool(CARE)}, params=FORM, doc_md=__doc__))
def repair():
    """The DAG."""

    @task(execution_timeout=timedelta(hours=24))
    def plan() -> int:
        from heritage.flows.custody import repair as flow

        context = get_current_context()
        form = context["params"]
        with put_into_words():
            return flow.plan(context["run_id"], form["proposal"], form["package"], asked_by=who())

    @task
    def ask(number: int) -> None:
        if not number:
            raise AirflowSkipException("nothing to repair")
        if get_current_context()["params"]["dry_run"]:
            raise AirflowSkipException("a dry run: nothing is changed, nobody is asked")

    @task(execution_timeout=timedelta(hours=24))
    def mend() -> None:
        from heritage.flows.custody import repair as flow

        with put_into_words():
            flow.mend(get_current_context()["run_id"])

    ask(plan()) >> approval("heritage.flows.custody.repair") >> mend()


repair()
