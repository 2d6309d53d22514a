"""
### Migrate: gives the files of many packages another form, where a format gets old

**What it does.** The register (`config/formats.yaml`; the page *Archive* ▸ *Formats* says how many packages of whom stand where) has rules that
ask for a migration. A campaign finds the packages that a rule names, converts a few of them for real and throws the result away (the **pilot**:
what it costs, what was proved, what cannot be converted), and asks a person, under *Required Actions* or on the campaign's page. Approved, each
package's files are brought from a site, converted, proved to be the same, and sealed as its next version: the new form is what is used, the old
one stays, byte for byte. What a new form cannot carry (a tag, a note of the camera) keeps a file from being converted, unless *losses* allows it;
then the package says what is lost.

**Start it** here or with `python -m heritage migrate`. *Rule*: one of the register's; empty: all that ask for a migration. *Limit*: at most so
many packages (0: all). *Take back*: the run of an earlier campaign, whose files are left out again by a further version.

**Stop it** on the campaign's page, or with `--stop`: it ends after the package that it is at. **Let it go on** with *Campaign*: the run's name;
its plan and its approval stand.

**When the run is red.** Task `plan`: no package is meant, or what was asked for is wrong; nothing was changed. `carry_out`: a site does not
answer, or a disk is full; it is tried again by itself. `report`: some packages did not get their next version; the log and the page name each,
with the reason: *NotMigrated* (it stays as it is), *WholeNowhere* (start `repair`), *Overtaken* (start another campaign).
"""

from datetime import timedelta

from airflow.sdk import Param, dag, get_current_context, task

from heritage_airflow.approval import approval
from heritage_airflow.custody_defaults import care, institutions, put_into_words, who
from heritage_airflow.defaults import DEFAULTS
from heritage_airflow.supervision.pools import CARE, pool

FORM = {
    "rule": Param("", type="string", maxLength=48, title="Rule", description="Of the register; empty: every one that asks for a migration."),
    "institution": Param("", type="string", enum=institutions(), title="Institution", description="Only its packages."),
    "limit": Param(0, type="integer", minimum=0, title="Limit", description="At most so many packages; 0: all."),
    "sample": Param(5, type="integer", minimum=1, maximum=100, title="Pilot", description="Packages that are tried before anybody is asked."),
    "losses": Param(False, type="boolean", title="Losses", description="Also what cannot be carried whole; the package says what is lost."),
    "why": Param("", type="string", maxLength=2000, title="Why", description="Kept with the packages for good."),
    "takes_back": Param("", type="string", maxLength=250, title="Take back", description="Instead: the run of a campaign."),
    "campaign": Param("", type="string", maxLength=250, title="Campaign", description="Instead: the run of one that was stopped; it goes on."),
}  # fmt: skip


def _run() -> str:
    """The campaign's: another run can go on with it."""
    context = get_current_context()
    return context["params"]["campaign"] or context["run_id"]


@dag(
    schedule=None, **care(default_args=DEFAULTS | {"pool": pool(CARE)}, max_active_runs=2, params=FORM, doc_md=__doc__)
)
def migrate():
    """The DAG."""

    @task(retries=8, execution_timeout=timedelta(days=2))
    def plan() -> None:
        from heritage.flows.migrate import campaign, stopping

        form = {**get_current_context()["params"]}
        with put_into_words():
            if earlier := form.pop("campaign"):
                stopping.go_on(earlier, who=who(), institution=form["institution"])
            else:
                campaign.plan(get_current_context()["run_id"], campaign.Campaign(**form), who=who())

    @task(retries=8, execution_timeout=timedelta(days=2))
    def try_some() -> dict[str, int]:
        from heritage.flows.migrate import pilot

        with put_into_words():
            return dict(pilot.run_pilot(_run()))

    @task
    def units() -> list[int]:
        from heritage.flows.revise import carrying

        with put_into_words():
            return carrying.units(_run())

    @task(retries=8, execution_timeout=timedelta(days=14))
    def carry_out(unit: int) -> dict[str, int]:
        from heritage.flows.revise import carrying

        with put_into_words():
            return carrying.carry_out(_run(), unit)

    @task
    def report() -> dict[str, int]:
        from heritage.flows.revise import carrying

        with put_into_words():
            return carrying.report(_run())

    waiting = units()
    plan() >> try_some() >> approval("heritage.flows.migrate.question") >> waiting
    carry_out.expand(unit=waiting) >> report()


migrate()
