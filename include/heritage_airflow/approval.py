"""A person approves a repair: Airflow's human-in-the-loop with the plan that names every file. Rejected or unanswered, nothing is
changed; who approved is Airflow's login, of somebody who decides for the institution."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from airflow.sdk.exceptions import AirflowSkipException

from heritage_airflow.question import AnotherPersonWanted, Question, given_reason, reason, who_answered, who_started

if TYPE_CHECKING:
    from airflow.sdk import Context

APPROVE, REJECT = "Approve", "Reject"
PATIENCE = timedelta(days=14)


class Approval(Question):
    """Asks whether the run's repair is to be carried out. Skips what follows when it is not."""

    def execute(self, context: Context) -> Any:
        """Shows the plan to the coordinators of the institution whose packages it names (of the programme, when there are
        several) and parks the task."""
        from heritage.flows.custody import repair

        self.ask_those_of(repair.institutions(context["run_id"]))
        self.subject, self.body = repair.question(context["run_id"])
        return super().execute(context)

    def execute_complete(self, context: Context, event: dict[str, Any]) -> None:
        """Notes the approval; asks again when another person has to give it."""
        from heritage.flows.custody import repair

        answer, run = super().execute_complete(context, event), context["run_id"]
        who, asked_by, why = who_answered(answer), who_started(context), given_reason(answer)
        if answer["chosen_options"][0] != APPROVE:
            repair.reject(run, who=who, asked_by=asked_by, reason=why)
            raise AirflowSkipException("not approved: nothing is changed")
        try:
            repair.approve(run, who=who, asked_by=asked_by, reason=why)
        except repair.NotApproved as error:
            raise AnotherPersonWanted(str(error)) from error


def approval() -> Approval:
    """The task that asks."""
    return Approval(
        task_id="approve",
        subject="a repair",
        options=[APPROVE, REJECT],
        defaults=REJECT,
        params={"reason": reason("Kept in the event log for good.")},
        response_timeout=PATIENCE,
        retries=20,  # another person is asked; so is who gave an answer that Airflow lost (see DECISIONS)
        retry_delay=timedelta(seconds=1),
        retry_policy=None,
    )
