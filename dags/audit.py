"""
### Audit: reads what is kept again, and proposes the repair

**What it does.** Daily, at each site side by side: reads the copies that nobody has read for longest, so that every copy is read
within its TTL (`ttl_days` in config/sites.yaml, 90 days by default), no faster than `megabytes_per_second` there; compares every byte
with the object's inventory, and that with the receipt; compares the site's listing with the catalogue, both ways. Each copy is *sound*,
*damaged*, *missing* or *could not be read*. It never writes to a site. The site's own files (declaration, layout), empty folders and what
nobody knows are *strays* (docs/engineer.md: `repair --root`), and so are two packages under one id. What it did not look at is in the log.

**Start it by hand** with *everything* to read all copies, or with a package's id or an institution to read only these.

**When the run is red.** Task `report`: something is not whole. Its log names every file; the exact repair is in
`custody/audits/<run>/proposal.txt`. Start the DAG `repair`: it shows it to you before anything is changed. A task `read_…`: its site does not
answer; the others are audited all the same, and the next try goes on where this one stopped.
"""

from datetime import timedelta

from airflow.sdk import Param, TriggerRule, dag, get_current_context, task

from heritage_airflow.custody_defaults import care, institutions, put_into_words, sites
from heritage_airflow.supervision.pools import of_site, pool

FORM = {
    "everything": Param(
        False, type="boolean", title="Everything", description="All copies, not only those that are due."
    ),
    "institution": Param("", type="string", enum=institutions(), title="Institution"),
    "package": Param("", type="string", maxLength=1000, title="Package", description="urn:heritage:…: only this one."),
    "sweep": Param(True, type="boolean", title="Compare the listings", description="Site and catalogue, both ways."),
}


@dag(schedule=timedelta(days=1), **care(params=FORM, doc_md=__doc__))
def audit():
    """The DAG."""

    @task(retries=8, execution_timeout=timedelta(hours=20))
    def read(site: str) -> str:
        from heritage.flows.custody import audit as flow

        context = get_current_context()
        run, form = context["run_id"], context["params"]
        flow.plan(run, site, flow.Scope(form["everything"], form["institution"], form["package"]))
        flow.read(run, site)
        if form["sweep"]:
            flow.sweep(run, site)
        flow.finish(run, site)
        return site

    @task(trigger_rule=TriggerRule.ALL_DONE)
    def report(audited: list[str]) -> None:
        from heritage.flows.custody import checkpoints, proposal
        from heritage.flows.house import alive

        run = get_current_context()["run_id"]
        with put_into_words():
            proposal.report(run, sites())
            checkpoints.must_hold()
        alive.beat("audit")

    report(
        [read.override(task_id=f"read_{site.replace('-', '_')}", pool=pool(of_site(site)))(site) for site in sites()]
    )


audit()
