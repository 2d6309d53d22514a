"""A person approves a repair: Airflow's human-in-the-loop with the plan that names every file. Rejected or unanswered, nothing is
changed; who approved is Airflow's login."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from airflow.providers.standard.operators.hitl import HITLOperator
from airflow.sdk import Param
from airflow.sdk.exceptions import AirflowSkipException

from heritage.errors import Passing

if TYPE_CHECKING:
    from airflow.sdk import Context

APPROVE, REJECT = "Approve", "Reject"
PATIENCE = timedelta(days=14)


class AnotherPersonWanted(Passing):
    """Who asked for the repair also approved it, where the institution wants four eyes; another person is asked."""


class Approval(HITLOperator):
    """Asks whether the run's repair is to be carried out. Skips what follows when it is not."""

    def execute(self, context: Context) -> Any:
        """Shows the plan and parks the task."""
        from heritage.flows import repair

        self.subject, self.body = repair.question(context["run_id"])
        return super().execute(context)

    def execute_complete(self, context: Context, event: dict[str, Any]) -> None:
        """Notes the approval; asks again when another person has to give it."""
        from heritage.flows import repair

        answer = super().execute_complete(context, event)
        if answer["chosen_options"][0] != APPROVE:
            raise AirflowSkipException("not approved: nothing is changed")
        who = answer["responded_by_user"] or {}
        try:
            repair.approve(
                context["run_id"],
                who=str(who.get("name") or who.get("id") or ""),
                asked_by=str(context["dag_run"].triggering_user_name or ""),
                reason=str((answer["params_input"] or {}).get("reason") or ""),
            )
        except repair.NotApproved as error:
            raise AnotherPersonWanted(str(error)) from error


def approval() -> Approval:
    """The task that asks."""
    reason = Param(
        None, type=["null", "string"], maxLength=2000, title="Reason", description="Kept in the event log for good."
    )
    return Approval(
        task_id="approve",
        subject="a repair",
        options=[APPROVE, REJECT],
        defaults=REJECT,
        params={"reason": reason},
        response_timeout=PATIENCE,
        retries=20,  # another person is asked; so is who gave an answer that Airflow lost (see DECISIONS)
        retry_delay=timedelta(seconds=1),
        retry_policy=None,
    )
