"""A person decides about a flagged item: Airflow's human-in-the-loop, with our findings, a picture, and a reason.

No worker slot is held while the item waits, and no run of a workline. Only those who decide for the item's institution may
answer. Who decided is Airflow's login; when and why is written to the item's dossier.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from heritage import settings
from heritage.errors import TransientError
from heritage.flows.batch import found, items_of
from heritage.flows.workline.deciding.asking import PATIENCE, question
from heritage.model import Choice
from heritage_airflow.finishing import DECIDED
from heritage_airflow.question import AnotherPersonWanted, Question, given_reason, reason, same_person, who_answered

if TYPE_CHECKING:
    from airflow.sdk import Context

ACCEPT, REJECT, HOLD = "Accept", "Reject", "Hold"


class ReasonMissing(TransientError):
    """An item was accepted or rejected without a reason; the person is asked again."""


class Review(Question):
    """Asks what to do with one flagged item."""

    template_fields: Collection[str] = ("item",)

    def __init__(self, *, item: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.item = item

    def execute(self, context: Context) -> None:
        """Shows the findings to the institution's coordinators and parks the task."""
        from heritage.flows.workline.deciding import review as sitting

        if sitting.was_decided(self.item):  # the task was killed after it had written the answer down
            return
        institution = found(self.item).institution
        self.ask_those_of([institution])
        self.subject, self.body = sitting.question(self.item)
        starter = self._starter().replace("`", "'")
        other = f"another person than `{starter}`" if starter and _four_eyes(institution) else ""
        if other:
            self.body += f"\n\n**Wanted: four eyes.** To accept it, {other} must answer."
        if context["ti"].try_number > 1:
            self.subject += f" (asked again: a reason is needed{f', and {other} to accept it' if other else ''})"
        super().execute(context)

    def execute_complete(self, context: Context, event: dict[str, Any]) -> None:
        """Writes the decision to the dossier; asks again for a reason, or for another person."""
        from heritage.flows.workline.deciding import review as sitting

        answer = super().execute_complete(context, event)
        choice, why, who = answer["chosen_options"][0], given_reason(answer), who_answered(answer)
        if choice == HOLD:
            sitting.hold(self.item, who=who, reason=why if who else f"nobody answered within {PATIENCE.days} days")
            return
        self._weigh(choice, why, who, self._starter())
        made = Choice.ACCEPT if choice == ACCEPT else Choice.REJECT
        sitting.decide(self.item, choice=made, who=who or "unknown", at=answer["responded_at"], reason=why)

    def _starter(self) -> str:
        """Who started the run that flagged the item."""
        asked = question(found(self.item), items_of(self.item)[0])
        return asked.started_by if asked else ""

    def _weigh(self, choice: str, why: str, who: str, started_by: str) -> None:
        """Raises what makes Airflow ask again: no reason, or the same person where two are wanted."""
        if not why:
            raise ReasonMissing(f"{self.item}: {choice.lower()}ed without a reason; asking again")
        if choice == ACCEPT and same_person(who, started_by) and _four_eyes(found(self.item).institution):
            raise AnotherPersonWanted(
                f"{self.item}: {who} started this run; the institution wants another to accept it"
            )


def _four_eyes(institution: str) -> bool:
    known = settings.institutions()
    return institution in known and known[institution].four_eyes


def asked(items: Any) -> Any:
    """The review tasks for flagged items, by their references."""
    return Review.partial(
        task_id="ask",
        subject="a flagged item",
        options=[ACCEPT, REJECT, HOLD],
        defaults=HOLD,
        params={"reason": reason("Kept with the item for good: why is it accepted as it is, or sent back?")},
        response_timeout=PATIENCE,
        map_index_template="{{ task.item.rpartition('/')[2] }}",
        retries=20,  # a missing reason is asked for again, and another person; so is an answer that Airflow lost (see DECISIONS)
        retry_delay=timedelta(seconds=1),
        retry_policy=None,
        outlets=[DECIDED],
    ).expand(item=items)
