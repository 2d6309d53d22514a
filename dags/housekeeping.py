"""
### Housekeeping: what may go, goes, by rules that people set

**What it does.** Daily, each by its rule, with figures in the log and on the page *Operations*:

* **Delivered folders** (`inbox` in config/institutions.yaml). 30 days after its batch was closed, a delivery is moved to
  `inbox/_done/<institution>/`, when every item of it is deposited, every site gave a receipt for it (two at least) and no audit says
  otherwise. From there it is removed only where the institution's `removed_after_days` says so (by default: never), and after every file was
  read and compared once more. Whatever is doubtful stays; the log says why. Each move and removal is in the event log.
* **Uploads that nobody goes on with** (`upload_days` in config/housekeeping.yaml), never one that is being written or landing.
* **Restored packages, lent files, plans and ledgers of audits, task logs, Airflow's own records**: after the days in
  config/housekeeping.yaml; half-written files of killed tasks after two. Of a run that has
  not ended nothing is touched. A restored folder under a name that somebody chose is theirs.

It touches no site, no dossier, no report, no event.

**Start it by hand** and it only says what it would do, unless *dry run* is unticked. The daily run acts.

**When the run is red.** Task `airflow`: its database was busy or is not reachable from here; the next night tries again. Task `inbox` or
`kept`: a folder cannot be read or written; the log names it. Nothing half-done is left: the next run ends what this one began.
"""

from datetime import timedelta

from airflow.sdk import Param, dag, get_current_context, task

from heritage_airflow.custody_defaults import care, put_into_words

FORM = {
    "dry_run": Param(
        True,
        type="boolean",
        title="Dry run",
        description="Only say what would go. The daily run does not ask: it acts.",
    )
}


@dag(schedule=timedelta(days=1), **care(params=FORM, tags=["housekeeping"], doc_md=__doc__))
def housekeeping():
    """The DAG."""

    def dry() -> bool:
        context = get_current_context()
        return context["dag_run"].run_type != "scheduled" and bool(context["params"]["dry_run"])

    def ended_well(part: str) -> None:
        from heritage.flows.house import alive

        if not dry():
            alive.beat("housekeeping", part)

    @task(execution_timeout=timedelta(hours=12))
    def inbox() -> None:
        from heritage.flows.house import housekeeping as flow

        with put_into_words():
            flow.tidy_inbox(dry())
        ended_well("inbox")

    @task(execution_timeout=timedelta(hours=4))
    def kept() -> None:
        from heritage.flows.house import housekeeping as flow

        with put_into_words():
            flow.prune(dry())
        ended_well("kept")

    @task(execution_timeout=timedelta(hours=4))
    def airflow() -> None:
        from heritage_airflow.tidying import tidy_airflow

        with put_into_words():
            tidy_airflow(dry())
        ended_well("airflow")

    inbox()
    kept()
    airflow()


housekeeping()
