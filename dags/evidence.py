"""
### Evidence: a dated dossier for an auditor

**What it does.** Writes `reports/_evidence/<moment>/` for the whole archive, and `reports/<institution>/_evidence/<moment>/` for one institution: packages,
copies and how far audits have read them, formats and what is doubtful about them, damage found and mended, drills, decisions, holds, refusals, what waits, policies,
software, people and rights, scanner, sites, schedules, the event log. Each figure comes with the query, command or document behind it. There is a page in
each language, `evidence.json`, a CSV of each list that is too long for the page, and a signed manifest: `python -m heritage verify-evidence <folder>`
says whether the folder is still what was signed. A dossier of one institution holds nothing of the others.

**On the first of each month** it is made by itself: what was so then can be read later. **Start it** whenever an auditor asks; it changes nothing in the archive. *Institution*: empty makes the dossier of the whole and one of each institution that
has delivered. *Days*: how far back what happened is counted. The dossiers are listed under *Evidence*, and for each institution's people under *Archive*.

**When the run is red** the catalogue does not answer, or the disk under HERITAGE_HOME is full; the log says so. A dossier is there whole or not at all.
"""

from datetime import timedelta

from airflow.sdk import Param, dag, get_current_context, task

from heritage_airflow.custody_defaults import care, institutions, put_into_words

FORM = {
    "institution": Param(
        "",
        type="string",
        enum=institutions(),
        title="Institution",
        description="Empty: the whole archive, and each institution's own.",
    ),
    "days": Param(365, type="integer", minimum=1, maximum=36_500, title="Days", description="How far back."),
}


@dag(schedule="17 4 1 * *", **care(params=FORM, doc_md=__doc__))
def evidence():
    """The DAG."""

    @task(execution_timeout=timedelta(hours=6))
    def gather() -> list[str]:
        from heritage.flows.evidence import gathering
        from heritage.flows.house import alive
        from heritage_airflow.roster import known

        context = get_current_context()
        days, institution = context["params"]["days"], context["params"]["institution"]
        people = known()
        with put_into_words():
            one = [gathering.gather(days, institution, people)] if institution else []
            pages = one or list(gathering.gather_each(days, people))
        if context["dag_run"].run_type == "scheduled":
            alive.beat("evidence")
        return [str(page) for page in pages]

    gather()


evidence()
