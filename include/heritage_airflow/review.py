"""A person decides about a flagged item: Airflow's human-in-the-loop, with our findings, a picture, and a reason.

No worker slot is held while the item waits. Who decided is Airflow's login; when and why is written to the item's dossier.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from airflow.providers.standard.operators.hitl import HITLOperator
from airflow.sdk import Param

from heritage.errors import Passing
from heritage.model import Choice

if TYPE_CHECKING:
    from airflow.sdk import Context

ACCEPT, REJECT, HOLD = "Accept", "Reject", "Hold"
PATIENCE = timedelta(days=30)
"""How long an item waits for a person; then it is held, and the batch is closed without it."""


class ReasonMissing(Passing):
    """An item was accepted or rejected without a reason; the person is asked again."""


class Review(HITLOperator):
    """Asks what to do with one flagged item. Answers the item's reference; a held or rejected one stops at the next task."""

    template_fields: Collection[str] = ("item",)

    def __init__(self, *, item: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.item = item

    def execute(self, context: Context) -> Any:
        """Shows the findings and parks the task."""
        from heritage.flows.workline import review as sitting

        self.subject, self.body = sitting.question(self.item)
        if context["ti"].try_number > 1:
            self.subject += " (please give a reason)"
        return super().execute(context)

    def execute_complete(self, context: Context, event: dict[str, Any]) -> str:
        """Writes the decision to the dossier."""
        from heritage.flows.workline import review as sitting

        answer = super().execute_complete(context, event)
        choice = answer["chosen_options"][0]
        if choice == HOLD:
            self.log.info("%s: held, nobody decided", self.item)
            return str(self.item)
        reason = str((answer["params_input"] or {}).get("reason") or "").strip()
        if not reason:
            raise ReasonMissing(f"{self.item}: {choice.lower()}ed without a reason; asking again")
        who = answer["responded_by_user"] or {}
        sitting.decide(
            self.item,
            choice=Choice.ACCEPT if choice == ACCEPT else Choice.REJECT,
            who=str(who.get("name") or who.get("id") or "unknown"),
            at=answer["responded_at"],
            reason=reason,
        )
        return str(self.item)


def asked(item: Any) -> Review:
    """The review task for one flagged item."""
    reason = Param(
        None,
        type=["null", "string"],
        maxLength=2000,
        title="Reason",
        description="Kept with the item for good: why is it accepted as it is, or sent back?",
    )
    return Review(
        task_id="review",
        item=item,
        subject="a flagged item",
        options=[ACCEPT, REJECT, HOLD],
        defaults=HOLD,
        params={"reason": reason},
        response_timeout=PATIENCE,
        map_index_template="{{ task.item.rpartition('/')[2] }}",
        retries=20,  # a missing reason is asked for again; so is an answer that Airflow lost (see DECISIONS)
        retry_delay=timedelta(seconds=1),
        retry_policy=None,
    )
