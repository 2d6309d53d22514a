"""A question to people: Airflow's human-in-the-loop, put to those who decide for an institution and to nobody else. Who that is,
is decided when somebody answers (`auth`), not when it is asked: people come and go while an item waits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from airflow.providers.standard.operators.hitl import HITLOperator
from airflow.sdk import Param
from airflow.sdk.execution_time.hitl import HITLUser

from heritage.errors import TransientError
from heritage_airflow.access.rights import asked_of

if TYPE_CHECKING:
    from airflow.sdk import Context


class AnotherPersonWanted(TransientError):
    """Who started the run also gave the answer that two people must have seen; another person is asked."""


class Question(HITLOperator):
    """Put to the coordinators of the programme, unless it says of which institutions it is before it is asked."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.ask_those_of(())

    def ask_those_of(self, institutions: Iterable[str]) -> None:
        """Who may answer. (`assigned_users` is no template field: what it is depends on the run.)"""
        self.assigned_users = [HITLUser(id=who["id"], name=who["name"]) for who in asked_of(institutions)]


def reason(description: str) -> Param:
    """The field for it in the form. Without a reason Airflow shows the form too; the task says what it thinks of that."""
    return Param(None, type=["null", "string"], maxLength=2000, title="Reason", description=description)


def given_reason(answer: dict[str, Any]) -> str:
    """What was written there."""
    return str((answer["params_input"] or {}).get("reason") or "").strip()


def who_answered(answer: dict[str, Any]) -> str:
    """Airflow's login; "" when nobody did and the time was up."""
    user = answer["responded_by_user"] or {}
    return str(user.get("name") or user.get("id") or "")


def who_started(context: Context) -> str:
    """Airflow's login; "" when a schedule or another run did."""
    return str(context["dag_run"].triggering_user_name or "")


def same_person(one: str, other: str) -> bool:
    """Nobody is the same as nobody else."""
    return bool(one.strip()) and one.strip().casefold() == other.strip().casefold()
