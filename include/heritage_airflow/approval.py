"""A person approves a plan (a repair's, a revision's): Airflow's human-in-the-loop with the plan in words. Rejected or unanswered, nothing
is changed; who approved is Airflow's login, of somebody who decides for the institution."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module
from typing import TYPE_CHECKING, Any

from airflow.sdk.exceptions import AirflowSkipException

from heritage_airflow.question import AnotherPersonWanted, Question, given_reason, reason, who_answered, who_started

if TYPE_CHECKING:
    from airflow.sdk import Context

APPROVE, REJECT = "Approve", "Reject"
PATIENCE = timedelta(days=14)


class Approval(Question):
    """Asks whether the run's plan is to be carried out. Skips what follows when it is not. `flow`: the module that planned it, with
    `needs_approval`, `asked`, `question`, `approve` and `reject`."""

    def __init__(self, *, flow: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.flow = flow

    def execute(self, context: Context) -> Any:
        """Shows the plan to the coordinators of the institution whose packages it names (of the programme, when there are
        several) and parks the task."""
        flow = import_module(self.flow)
        if not flow.needs_approval(context["run_id"]):
            return None
        self.ask_those_of(flow.asked(context["run_id"]).institutions)
        self.subject, self.body = flow.question(context["run_id"])
        return super().execute(context)

    def execute_complete(self, context: Context, event: dict[str, Any]) -> None:
        """Notes the approval; asks again when another person has to give it."""
        from heritage.flows.approving import NotApproved

        flow = import_module(self.flow)
        answer, run = super().execute_complete(context, event), context["run_id"]
        who, asked_by, why = who_answered(answer), who_started(context), given_reason(answer)
        if answer["chosen_options"][0] != APPROVE:
            flow.reject(run, who=who, asked_by=asked_by, reason=why)
            raise AirflowSkipException("not approved: nothing is changed")
        try:
            flow.approve(run, who=who, asked_by=asked_by, reason=why)
        except NotApproved as error:
            raise AnotherPersonWanted(str(error)) from error


def approval(flow: str) -> Approval:
    """The task that asks."""
    return Approval(
        flow=flow,
        task_id="approve",
        subject="a plan",
        options=[APPROVE, REJECT],
        defaults=REJECT,
        params={"reason": reason("Kept in the event log for good.")},
        response_timeout=PATIENCE,
        retries=20,  # another person is asked; so is who gave an answer that Airflow lost (see DECISIONS)
        retry_delay=timedelta(seconds=1),
        retry_policy=None,
    )
