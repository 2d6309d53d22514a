"""
### Evidence: a dated dossier for an auditor

**What it does.** Writes `reports/_evidence/<moment>/evidence.html` and `.json`: packages, copies expected and verified, how much was read again
within its TTL, damage found and mended, restore drills, decisions by people, the storage level that is reached (NDSA), what is late, and
whether the event log holds, and with which sites it was compared. A copy counts when its site is in config/sites.yaml and it was whole at
the last look. Each figure comes with the query that gave it. The dossier's sha256 is in the event log.

**Start it** whenever an auditor asks; it changes nothing in the archive. *Days*: how far back what happened is counted.

**When the run is red** the catalogue does not answer; the log says so.
"""

from datetime import timedelta

from airflow.sdk import Param, dag, get_current_context, task

from heritage_airflow.care import care


@dag(
    schedule=None,
    **care(
        params={
            "days": Param(365, type="integer", minimum=1, maximum=36_500, title="Days", description="How far back.")
        },
        doc_md=__doc__,
    ),
)
def evidence():
    """The DAG."""

    @task(execution_timeout=timedelta(hours=6))
    def gather() -> str:
        from heritage.flows import evidence as flow

        return str(flow.gather(get_current_context()["params"]["days"]))

    gather()


evidence()
