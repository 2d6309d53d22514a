"""
### Move: all packages of a site to a new one

**What it does.** Copies every object, with all its versions, from one site to another, while all sites go on serving. Each file is compared
while it is written and read back; at the end both sites are counted anew: the run is green only when objects, versions, files and bytes
balance. What is deposited meanwhile is moved too. The old site is only read; taking it out of service is a person's act.

**Before.** Add the new site to config/sites.yaml: from then on new packages are deposited there too.
**After.** Take the old site out of config/sites.yaml.

**When the run is red.** *Unbalanced*: an object is damaged at the old site, or is not the one of its receipt (audit it, then repair it), or the
two do not add up; the log says which. Start the run again with the same sites: it goes on.
"""

from datetime import timedelta

from airflow.sdk import Param, dag, get_current_context, task

from heritage_airflow.custody_defaults import care, put_into_words, sites
from heritage_airflow.defaults import DEFAULTS
from heritage_airflow.supervision.pools import CARE, pool

SITES = sites()


@dag(
    schedule=None,
    **care(
        default_args=DEFAULTS | {"pool": pool(CARE)},
        params={
            "source": Param(SITES[0], type="string", enum=SITES, title="From"),
            "target": Param(SITES[-1], type="string", enum=SITES, title="To"),
        },
        doc_md=__doc__,
    ),
)
def move():
    """The DAG."""

    @task(retries=8, execution_timeout=timedelta(days=30))
    def copy() -> str:
        from heritage.flows.custody import move as flow

        form = get_current_context()["params"]
        with put_into_words():
            return str(flow.move(f"{form['source']}-to-{form['target']}", form["source"], form["target"]))

    copy()


move()
