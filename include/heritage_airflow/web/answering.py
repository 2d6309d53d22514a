"""Gives one answer to everything that a delivery's page shows and that waits for one, a page of items at a time: through Airflow's own
route, in the name of whoever is logged in. And takes decisions back, as long as nothing is sealed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from airflow.api_fastapi.core_api.datamodels.hitl import UpdateHITLDetailPayload
from airflow.api_fastapi.core_api.routes.public.hitl import update_hitl_detail
from airflow.utils.session import create_session
from fastapi import HTTPException
from pydantic import BaseModel

from heritage.catalogue.queries import deliveries, linked
from heritage.catalogue.queries.deliveries import ListedDelivery
from heritage.catalogue.queries.items import Items
from heritage.catalogue.schema.store import reading
from heritage.flows.batch import BatchFolder
from heritage.flows.workline.deciding import review
from heritage.model import Viewer
from heritage.pages.delivery import OPEN_STATES, DeliveryQuery, is_decided
from heritage.pages.running import Question
from heritage_airflow.web import start_run
from heritage_airflow.web.catalogue import url
from heritage_airflow.web.progress import questions


class Answered(BaseModel):
    """How many were answered, why others were not, and where the next page begins; "" after the last."""

    answered: int
    failed: list[str]
    after: str


def answer(user: Any, viewer: Viewer, one: ListedDelivery, asked: DeliveryQuery, said: tuple[str, str]) -> Answered:
    """Answers a page of the delivery's items that wait, of those that the filter shows. `said`: the choice and its reason.
    Somebody else's answer in between counts."""
    shown = _shown(viewer, one, asked)
    waiting = [item.item for item in shown.rows if item.state in OPEN_STATES]
    failed, answered = [], 0
    for item, question in questions(BatchFolder(one.institution, one.batch).reference, waiting).items():
        try:
            give(user, question, said)
            answered += 1
        except HTTPException as error:
            failed.append(f"{item}: {error.detail}")
    return Answered(answered=answered, failed=failed, after=shown.after)


def take_back(viewer: Viewer, one: ListedDelivery, items: Sequence[str], after: str, reason: str) -> Answered:
    """The decisions about these items no longer count, and people are asked again. What is sealed, or came again meanwhile, is named."""
    reference = BatchFolder(one.institution, one.batch).reference
    with reading(url()) as db:
        since = linked.answers(db, one.number, items, institutions=viewer.institutions)
    again = {
        item: answer.batch for item, answers in since.items() for answer in answers if answer.how != linked.PERHAPS
    }
    open_ones = [item for item in items if item not in again]
    runs, stay = review.take_back(reference, open_ones, who=viewer.name, reason=reason)
    for run in runs:
        start_run.start("review", run, {"batch": reference}, viewer)
    failed = [f"{item}: it came again in {batch}" for item, batch in again.items()]
    failed += [f"{item}: {why}" for item, why in stay.items()]
    return Answered(answered=len(items) - len(failed), failed=failed, after=after)


def decided(viewer: Viewer, one: ListedDelivery, asked: DeliveryQuery) -> tuple[list[str], str]:
    """The items of a page of the filter that a person decided about, perhaps not sealed yet; and where the next page begins."""
    shown = _shown(viewer, one, asked)
    return [item.item for item in shown.rows if is_decided(item)], shown.after


def _shown(viewer: Viewer, one: ListedDelivery, asked: DeliveryQuery) -> Items:
    with reading(url()) as db:
        return deliveries.items(
            db,
            one.number,
            institutions=viewer.institutions,
            state=asked.state,
            check=asked.check,
            outcome=asked.outcome,
            after=asked.after,
        )


def give(user: Any, question: Question, said: tuple[str, str]) -> None:
    """One transaction each: tasks write to the same database meanwhile."""
    payload = UpdateHITLDetailPayload(chosen_options=[said[0]], params_input={"reason": said[1]})
    with create_session() as session:
        update_hitl_detail(question.dag, question.run, question.task, payload, user, session, question.index)
