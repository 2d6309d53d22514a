"""
### Restore: takes packages out of the archive

**What it does.** Writes packages to a folder or URL: those you name, all of a batch, or all of an institution; the newest version or the one
you name. Files come from whichever site has them whole; each is compared with its receipt while it is written. Beside each package lies
`<package>.sha512`; `sha512sum -c` checks it without us. `restored.jsonl` lists everything.

**Start it.** *Into*: a folder (relative ones are below `restored/` of the home), or a URL such as s3://bucket/prefix or
sftp://user@host/folder. On the server or in the bucket of one of our sites, its options from config/sites.yaml are used; elsewhere what
the worker's environment holds (AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID …; the SSH keys and known hosts of its user). No part of an archive is
ever written to, whatever it is called. Restoring again to the same place adds; what was changed there since, or other files in a
package's folder, end the run instead of being written over.

**When the run is red.** The log says which file no site has whole (start an audit, then a repair; all other packages are restored), or
which site does not answer. Clear the task: it goes on where it stopped.
"""

from datetime import timedelta

from airflow.sdk import Param, dag, get_current_context, task

from heritage_airflow.custody_defaults import care, institutions, put_into_words, sites, who
from heritage_airflow.defaults import DEFAULTS
from heritage_airflow.supervision.pools import CARE, pool

FORM = {
    "packages": Param(
        [], type="array", items={"type": "string"}, title="Packages", description="urn:heritage:…, one a line."
    ),
    "batch": Param("", type="string", maxLength=200, title="Batch"),
    "institution": Param("", type="string", enum=institutions(), title="Institution"),
    "version": Param(None, type=["null", "integer"], minimum=1, title="Version", description="Empty: the newest."),
    "site": Param("", type="string", enum=["", *sites()], title="Site", description="Empty: whichever answers."),
    "into": Param(
        "", type="string", maxLength=1000, title="Into", description="A folder or a URL; empty: restored/<run>."
    ),
}


@dag(
    schedule=None, **care(default_args=DEFAULTS | {"pool": pool(CARE)}, max_active_runs=4, params=FORM, doc_md=__doc__)
)
def restore():
    """The DAG."""

    @task(execution_timeout=timedelta(days=7))
    def take() -> dict[str, int]:
        from heritage.flows.custody import restore as flow
        from heritage.flows.custody.ledger import folder_name

        context = get_current_context()
        run, form = context["run_id"], context["params"]
        packages = tuple(form["packages"])
        wanted = flow.Wanted(packages, form["institution"], form["batch"], form["version"], form["site"])
        with put_into_words():
            return flow.restore(run, wanted, form["into"] or folder_name(run), who=who())

    take()


restore()
