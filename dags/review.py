"""
### Review: asks people about flagged items

Started by the run of a workline that flagged them, one run for up to 1,000 items. Each item is a question (*Required Actions*, and the
delivery's page): accept it as it is, send it back, or hold it, with a reason. Only the coordinators of its institution may answer, and
where the institution wants four eyes, not who started the run that flagged it. The run may stay open for 30 days: nothing waits
for it, and it holds no slot. An item that nobody decides about is held then, and the report says so.

Each answer starts the DAG `finish`, which makes and deposits what was accepted and writes the batch's report anew.

To ask again about items that were held, start the delivery again (its page, or the workline's trigger form). Started by hand for a
batch (`kbr/KBR-2026-0042`), this DAG asks about its flagged items that nobody is asked about.
"""

from airflow.sdk import Param, dag, get_current_context, task

from heritage_airflow.alarms import alarms
from heritage_airflow.defaults import DEFAULTS, MANY
from heritage_airflow.review import asked
from heritage_airflow.supervision.pools import PROMPT, pool


@dag(
    schedule=None,
    params={
        "batch": Param(
            type="string",
            pattern="^[^/#]+/[^/#]+$",
            title="Batch",
            description="Institution and batch, as in the reports' folder: kbr/KBR-2026-0042",
        )
    },
    default_args=DEFAULTS | {"pool": pool(PROMPT)},
    max_active_runs=MANY,
    doc_md=__doc__,
    tags=["people"],
    is_paused_upon_creation=False,
    on_failure_callback=alarms(),
)
def review():
    """The DAG."""

    @task
    def questions() -> list[str]:
        from heritage.flows.workline.deciding import asking

        context = get_current_context()
        return asking.of(context["params"]["batch"], context["run_id"])

    asked(questions())


review()
