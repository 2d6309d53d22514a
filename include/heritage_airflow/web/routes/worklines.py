"""The coordinator's pages: all deliveries, one delivery, one item, the rework list, the capture stations; and starting a delivery."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Annotated, Literal

from airflow.api_fastapi.core_api.security import get_user
from fastapi import APIRouter, Depends, Form, HTTPException
from fastapi.responses import HTMLResponse, RedirectResponse, StreamingResponse

from heritage import files
from heritage.catalogue.queries import deliveries, linked
from heritage.catalogue.queries.deliveries import ListedDelivery
from heritage.catalogue.schema.store import reading
from heritage.flows import runs
from heritage.flows.batch import found
from heritage.flows.workline.deciding import confirming
from heritage.lines import LINES
from heritage.model import Act, Viewer
from heritage.pages import delivery as page_of_delivery
from heritage.pages import rework as rework_list
from heritage.pages import stations as page_of_stations
from heritage.pages import worklines as page_of_worklines
from heritage.pages.delivery import ITEM_STATES, ITEM_TONES, DeliveryQuery
from heritage.pages.frame import ROOT, Frame, delivery_address, institution_names
from heritage.pages.states import STATES, TONES
from heritage_airflow.web import answering, start_delivery, start_run
from heritage_airflow.web.catalogue import url
from heritage_airflow.web.guard import HEADERS, Framed, Looking, allowed, page, seen
from heritage_airflow.web.progress import questions, receiving, runs_now

router = APIRouter()


def _filtered(
    state: Annotated[str, Form()] = "",
    check: Annotated[str, Form()] = "",
    outcome: Annotated[str, Form()] = "fail",
    after: Annotated[str, Form()] = "",
) -> DeliveryQuery:
    """What a delivery's page showed when something was to be done with all of it; a page of items at a time, `after` the one before."""
    return DeliveryQuery(state, check, outcome, after)


Filtered = Annotated[DeliveryQuery, Depends(_filtered)]
Reason = Annotated[str, Form(min_length=1, max_length=2000)]


@router.get("/worklines")
def worklines(
    framed: Framed, institution: str = "", workline: str = "", state: str = "", order: str = "", after: str = ""
) -> HTMLResponse:
    """All deliveries that the viewer sees."""
    asked = page_of_worklines.WorklinesQuery(institution, workline, state if state in STATES else "", after, order)
    with reading(url()) as db:
        shown = page_of_worklines.overview(db, framed.viewer, asked, runs_now, receiving(LINES))
    return page("worklines.html", framed, shown=shown, states=STATES)


@router.post("/worklines/start")
def start(
    viewer: Looking, institution: Annotated[str, Form()], workline: Annotated[str, Form()], name: Annotated[str, Form()]
) -> RedirectResponse:
    """Starts a delivery that lies in the inbox, under the id that `intake` would give it: it is never started twice."""
    allowed(viewer, Act.DELIVER, institution)
    start_delivery.start(viewer, institution, workline, name)
    return RedirectResponse(f"{ROOT}/worklines?institution={institution}", HTTPStatus.SEE_OTHER)


@router.get("/worklines/{institution}/{batch}")
def delivery(
    framed: Framed,
    institution: str,
    batch: str,
    state: str = "",
    check: str = "",
    outcome: str = "fail",
    after: str = "",
) -> HTMLResponse:
    """One delivery with its items."""
    with reading(url()) as db:
        one = _found(db, framed.viewer, institution, batch)
        asked = DeliveryQuery(state, check, outcome, after)
        shown = page_of_delivery.shown(db, framed.viewer, one, asked, runs_now, questions)
    return page(
        "delivery.html",
        framed,
        shown=shown,
        item_states=ITEM_STATES,
        tones=TONES,
        names=institution_names(framed.viewer),
    )


@router.get("/worklines/{institution}/{batch}/now")
def now(framed: Framed, institution: str, batch: str) -> HTMLResponse:
    """How far the delivery is: the part of its page that changes while it runs."""
    with reading(url()) as db:
        one = _found(db, framed.viewer, institution, batch)
        shown = page_of_delivery.now(one, runs_now)
    answer = page("now.html", framed, shown=shown, item_states=ITEM_STATES, tones=TONES)
    answer.headers["X-Ended"] = str(shown.state not in {"running", "waiting"}).lower()
    return answer


@router.post("/worklines/{institution}/{batch}/again")
def again(viewer: Looking, institution: str, batch: str) -> RedirectResponse:
    """Starts the delivery once more: what is done is not done twice, held items are asked about again."""
    allowed(viewer, Act.DELIVER, institution)
    with reading(url()) as db:
        one = _found(db, viewer, institution, batch)
    if not one.place or not Path(one.place).is_dir():
        raise HTTPException(HTTPStatus.CONFLICT, f"The delivery's folder is no longer there: {one.place}")
    run = f"again__{files.listing_digest({one.run: one.finished})[:16]}"
    conf = {"delivery": one.place, "review": "wait", "policy": one.policy or None, "institution": institution}
    start_run.start(one.workline, run, conf, viewer)
    return RedirectResponse(delivery_address(institution, batch), HTTPStatus.SEE_OTHER)


@router.post("/worklines/{institution}/{batch}/answers")
def answers(
    viewer: Looking,
    user: Annotated[object, Depends(get_user)],
    institution: str,
    batch: str,
    choice: Annotated[Literal["Accept", "Reject"], Form()],
    reason: Reason,
    asked: Filtered,
) -> answering.Answered:
    """One answer to all that the filter shows and that waits for one."""
    allowed(viewer, Act.DECIDE, institution)
    with reading(url()) as db:
        one = _found(db, viewer, institution, batch)
    return answering.answer(user, viewer, one, asked, (choice, reason))


@router.post("/worklines/{institution}/{batch}/taken-back")
def taken_back(
    viewer: Looking, institution: str, batch: str, reason: Reason, asked: Filtered, item: Annotated[str, Form()] = ""
) -> answering.Answered:
    """The decision about one item no longer counts, or those about a page of what the filter shows, until they are sealed."""
    allowed(viewer, Act.DECIDE, institution)
    with reading(url()) as db:
        one = _found(db, viewer, institution, batch)
        known = not item or deliveries.item(db, institution, batch, item, institutions=viewer.institutions)
    if not known:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    items, further = ([item], "") if item else answering.decided(viewer, one, asked)
    return answering.take_back(viewer, one, items, further, reason)


@router.get("/worklines/{institution}/{batch}/items/{item}")
def item(framed: Framed, institution: str, batch: str, item: str, after: str = "") -> HTMLResponse:
    """One item: every finding, every picture."""
    wall = framed.viewer.institutions
    with reading(url()) as db:
        one = deliveries.item(db, institution, batch, item, institutions=wall)
        if one is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        findings = deliveries.findings(db, one.number, institutions=wall, after=after)
        number = _found(db, framed.viewer, institution, batch).number
        before = linked.earlier(db, number, [item], institutions=wall)
        since = linked.answers(db, number, [item], institutions=wall)
    return page(
        "item.html",
        framed,
        item=one,
        findings=findings,
        earlier=before.get(item, ()),
        answers=since.get(item, ()),
        after=after,
        tone=ITEM_TONES.get(one.state, "calm"),
        takes_back=framed.viewer.may(Act.DECIDE, institution) and page_of_delivery.is_decided(one),
        address=delivery_address(institution, batch),
        pictures=list(page_of_delivery.pictures(one, most=12)),
        models=page_of_delivery.models(one),
    )


@router.get("/worklines/{institution}/{batch}/rework")
def rework_page(framed: Framed, institution: str, batch: str, after: str = "") -> HTMLResponse:
    """What the supplier has to do again, to print."""
    with reading(url()) as db:
        one = _found(db, framed.viewer, institution, batch)
        shown = rework_list.shown(db, framed.viewer, one, after)
    place = delivery_address(institution, batch)
    tones = rework_list.LINE_TONES
    return page("rework.html", framed, delivery=one, shown=shown, line_tones=tones, after=after, address=place)


@router.post("/worklines/{institution}/{batch}/rework/confirm")
def confirm(
    viewer: Looking,
    institution: str,
    batch: str,
    by: Annotated[str, Form(min_length=1)],
    item: Annotated[str, Form()] = "",
    is_not: Annotated[bool, Form()] = False,
) -> RedirectResponse:
    """What came in the delivery `by` is what had to be done again, or is not: one item of it, or all that perhaps are."""
    allowed(viewer, Act.DECIDE, institution)
    with reading(url()) as db:
        for name in (batch, by):
            _found(db, viewer, institution, name)
        lines = linked.perhaps(db, institution, batch, by, institutions=viewer.institutions)
    say = confirming.dismiss if is_not else confirming.confirm
    say(institution, batch, by, [item] if item else lines, who=viewer.name)
    return RedirectResponse(f"{delivery_address(institution, batch)}/rework", HTTPStatus.SEE_OTHER)


@router.get("/worklines/{institution}/{batch}/rework.csv")
def rework_csv(framed: Framed, institution: str, batch: str) -> StreamingResponse:
    """The same as CSV, streamed."""
    with reading(url()) as db:
        one = _found(db, framed.viewer, institution, batch)
    name = "".join(letter if letter.isalnum() or letter in "-_." else "_" for letter in one.batch)
    more = {"Content-Disposition": f'attachment; filename="rework-{name}.csv"'}
    return StreamingResponse(_lines(one, framed), media_type="text/csv; charset=utf-8", headers=HEADERS | more)


@router.get("/stations/{institution}")
def stations(framed: Framed, institution: str, station: str = "") -> HTMLResponse:
    """An institution's capture stations over their sessions."""
    seen(framed.viewer, institution)
    with reading(url()) as db:
        shown = page_of_stations.shown(db, framed.viewer, institution, station, framed.words)
    return page("stations.html", framed, shown=shown, names=institution_names(framed.viewer))


@router.get("/run/{dag_id}/{run_id}/delivery")
def delivery_of_run(dag_id: str, run_id: str, viewer: Looking) -> RedirectResponse:
    """The page of the delivery that a run of Airflow's works on."""
    reference = runs.batch_of(dag_id, run_id)
    if reference is None:
        raise HTTPException(HTTPStatus.NOT_FOUND, "This run has taken no delivery in.")
    batch = found(reference)
    seen(viewer, batch.institution)
    return RedirectResponse(delivery_address(batch.institution, batch.name))


def _lines(one: ListedDelivery, framed: Frame) -> Iterator[str]:
    with reading(url()) as db:
        yield from rework_list.lines(db, framed.viewer, one, framed.words)


def _found(db: object, viewer: Viewer, institution: str, batch: str) -> ListedDelivery:
    one = page_of_delivery.found(db, viewer, institution, batch)  # type: ignore[arg-type]
    if one is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return one
