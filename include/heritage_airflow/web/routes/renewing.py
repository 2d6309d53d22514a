"""Formats: how the archive's stand, and the campaigns that give files another form; begun, approved, stopped and taken back here."""

from __future__ import annotations

import secrets
from http import HTTPStatus
from typing import Annotated, Any

from airflow.api_fastapi.core_api.security import get_user
from fastapi import APIRouter, Depends, Form, HTTPException
from fastapi.responses import HTMLResponse, RedirectResponse

from heritage.flows.migrate import overview, stopping
from heritage.flows.revise import planning
from heritage.model import Act, Viewer
from heritage.pages.frame import ROOT
from heritage.pages.revision import renewing
from heritage.pages.running import Question
from heritage_airflow.approval import APPROVE, REJECT
from heritage_airflow.web import answering, start_run
from heritage_airflow.web.guard import Framed, Looking, allowed, page
from heritage_airflow.web.progress import run_of

router = APIRouter(prefix="/archive/formats")

Text = Annotated[str, Form(max_length=2000)]
Name = Annotated[str, Form(max_length=250)]


@router.get("")
def formats(framed: Framed) -> HTMLResponse:
    """How the formats stand, of whom, and why; and the campaigns."""
    return page("formats.html", framed, shown=renewing.shown(framed.viewer, overview.campaigns(framed.viewer)))


@router.post("")
def begin(
    viewer: Looking, institution: Name = "", rule: Name = "", limit: Annotated[int, Form(ge=0)] = 0,
    sample: Annotated[int, Form(ge=1, le=100)] = 5, losses: Name = "", why: Text = "", takes_back: Name = "", campaign: Name = "",
) -> RedirectResponse:  # fmt: skip
    """Starts a campaign, one that takes another back, or one that was stopped again. A person looks at its plan before anything is made."""
    if institution:
        allowed(viewer, Act.REQUEST, institution)
    elif viewer.institutions is not None or not viewer.may(Act.REQUEST):
        raise HTTPException(HTTPStatus.FORBIDDEN)
    for other in filter(None, (takes_back, campaign)):
        _may(viewer, Act.REQUEST, other)
    run = f"formats__{institution or 'all'}__{secrets.token_hex(6)}"
    conf = {
        "institution": institution, "rule": rule, "limit": limit, "sample": sample, "losses": bool(losses), "why": why,
        "takes_back": takes_back, "campaign": campaign,
    }  # fmt: skip
    start_run.start("migrate", run, conf, viewer)
    return RedirectResponse(f"{ROOT}/archive/formats/{campaign or run}", HTTPStatus.SEE_OTHER)


@router.get("/{run}")
def campaign_page(framed: Framed, run: str) -> HTMLResponse:
    """What it would change, the pilot, who decided what, how far it is, and what failed."""
    one, now = overview.whole(run, framed.viewer), run_of("migrate", run)
    if one is None and (now is None or planning.is_planned(run)):
        raise HTTPException(HTTPStatus.NOT_FOUND)
    may = {
        act
        for act in (Act.DECIDE, Act.REQUEST)
        if one and all(framed.viewer.may(act, i) for i in one.listed.institutions)
    }
    return page(
        "campaign.html", framed, run=run, one=one, now=now, may_decide=Act.DECIDE in may, may_ask=Act.REQUEST in may
    )


@router.post("/{run}/answer")
def answer(
    user: Annotated[Any, Depends(get_user)],
    viewer: Looking,
    run: str,
    choice: Annotated[str, Form()],
    reason: Text = "",
) -> RedirectResponse:
    """A person's word about the plan."""
    _may(viewer, Act.DECIDE, run)
    if choice not in (APPROVE, REJECT):
        raise HTTPException(HTTPStatus.UNPROCESSABLE_ENTITY, f"wanted {APPROVE} or {REJECT}")
    answering.give(user, Question("migrate", run, "approve", -1), (choice, reason))
    return RedirectResponse(f"{ROOT}/archive/formats/{run}", HTTPStatus.SEE_OTHER)


@router.post("/{run}/stop")
def stop(viewer: Looking, run: str, reason: Text = "") -> RedirectResponse:
    """It ends after the package that it is at."""
    _may(viewer, Act.REQUEST, run)
    stopping.stop(run, who=viewer.name, reason=reason)
    return RedirectResponse(f"{ROOT}/archive/formats/{run}", HTTPStatus.SEE_OTHER)


def _may(viewer: Viewer, act: Act, run: str) -> None:
    """Raises 404 for what is none, or not theirs to see; 403 for who may not do this about every one of its packages."""
    one = overview.whole(run, viewer)
    if one is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    for institution in one.listed.institutions:
        allowed(viewer, act, institution)
