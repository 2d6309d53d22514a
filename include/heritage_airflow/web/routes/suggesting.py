"""Deciding about suggestions: those that say the same, together or one by one; a look at what is decided, then the act; taking back."""

from __future__ import annotations

import secrets
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from heritage.catalogue import suggestions
from heritage.catalogue.schema.store import reading
from heritage.catalogue.suggestions import Chosen
from heritage.flows.enrich import deciding, policies
from heritage.flows.enrich.deciding import NotDecided
from heritage.model import Act, SuggestionState, Viewer
from heritage.pages.frame import ROOT, Frame
from heritage.pages.revision import suggesting
from heritage_airflow.web import start_run
from heritage_airflow.web.catalogue import url
from heritage_airflow.web.guard import Framed, Looking, allowed, page

router = APIRouter(prefix="/archive/suggestions")

MOST_CHOSEN = 500
"""Groups or single suggestions of one act."""

Text = Annotated[str, Form(max_length=2000)]
Some = Annotated[list[Annotated[str, Form(max_length=8000)]], Form(max_length=MOST_CHOSEN)]
Percent = Annotated[int, Form(ge=0, le=100)]
Choice = Annotated[SuggestionState, Form()]


@router.get("")
def listed(
    framed: Framed, institution: str = "", field: str = "", enricher: str = "", lowest: int = 0, after: str = "",
    done: int | None = None,
) -> HTMLResponse:  # fmt: skip
    """Open suggestions, those that say the same together."""
    asked = suggesting.Asked(institution, field, enricher, min(max(lowest, 0), 100), after)
    return _page(framed, asked, *(("suggest-done", {"count": done}) if done is not None else ("", {})))


def _page(
    framed: Frame,
    asked: suggesting.Asked,
    notice: str = "",
    told: dict[str, int] | None = None,
    status: int = HTTPStatus.OK,
) -> HTMLResponse:
    allowed(framed.viewer, Act.DECIDE, asked.institution)
    with reading(url()) as db:
        shown = suggesting.shown(db, framed.viewer, asked)
    return page(
        "suggestions.html", framed, status=status, shown=shown, group_key=suggesting.key, notice=notice, told=told or {}
    )


@router.get("/records")
def records(framed: Framed, institution: str, group: str) -> HTMLResponse:
    """The suggestions of a group one by one."""
    allowed(framed.viewer, Act.DECIDE, institution)
    found = suggesting.of_key(group)
    if found is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    with reading(url()) as db:
        rows = suggestions.open_ones(
            db, institutions=framed.viewer.institutions, chosen=Chosen(institution, groups=(found,))
        )
    reason = policies.of(institution).reason
    return page("suggestions_records.html", framed, institution=institution, group=found, rows=rows, reason=reason)


def _chosen(viewer: Viewer, institution: str, group: list[str], one: list[str]) -> Chosen:
    allowed(viewer, Act.DECIDE, institution)
    groups = tuple(found for found in map(suggesting.of_key, group) if found)
    if len(groups) != len(group):
        raise HTTPException(HTTPStatus.UNPROCESSABLE_ENTITY, "a group that this page never named")
    return Chosen(institution, tuple(one), groups)


@router.post("")
def look(
    framed: Framed, institution: Text, choice: Choice, group: Some = [], one: Some = [], why: Text = "", value: Text = "",  # noqa: B006
    lowest: Percent = 0,
) -> HTMLResponse:  # fmt: skip
    """What would be decided; nothing is yet."""
    chosen = _chosen(framed.viewer, institution, group, one)
    asked = suggesting.Asked(institution, lowest=lowest)
    empty = choice is SuggestionState.CHANGED and not value.strip()
    lacks = policies.of(institution).reason and not why.strip()
    if not (chosen.ids or chosen.groups) or empty or lacks:
        notice = (
            "suggest-nothing"
            if not (chosen.ids or chosen.groups)
            else "suggest-no-value"
            if empty
            else "suggest-no-reason"
        )
        return _page(framed, asked, notice, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    with reading(url()) as db:
        number, packages = suggestions.counted(db, chosen)
        some = suggestions.open_ones(db, institutions=framed.viewer.institutions, chosen=chosen, most=50) if one else ()
    shown = chosen.groups or tuple((s.field, s.value, s.uri, s.language, s.enricher) for s in some)
    return page(
        "suggestions_look.html", framed, institution=institution, choice=choice.value, number=number, packages=packages, groups=shown,
        keys=group, ids=one, why=why, value=value if choice is SuggestionState.CHANGED else "", lowest=lowest,
    )  # fmt: skip


@router.post("/decided")
def decided(
    viewer: Looking, institution: Text, choice: Choice, group: Some = [], one: Some = [], why: Text = "", value: Text = "",  # noqa: B006
) -> Response:  # fmt: skip
    """Writes the decision down, and starts the run that makes the versions."""
    chosen = _chosen(viewer, institution, group, one)
    try:
        number = deciding.decide(chosen, choice, who=viewer.name, why=why, value=value)
    except NotDecided as error:
        raise HTTPException(HTTPStatus.UNPROCESSABLE_ENTITY, str(error)) from error
    return _started(viewer, institution, number, made=choice is not SuggestionState.REJECTED, why=why)


@router.post("/taken-back")
def taken_back(viewer: Looking, institution: Text, enricher: Text, version: Text, reason: Text) -> Response:
    """All that was accepted of one version of an enricher."""
    allowed(viewer, Act.DECIDE, institution)
    try:
        number = deciding.take_back(institution, enricher, version, who=viewer.name, why=reason)
    except NotDecided as error:
        raise HTTPException(HTTPStatus.UNPROCESSABLE_ENTITY, str(error)) from error
    return _started(viewer, institution, number, made=True, why=reason)


def _started(viewer: Viewer, institution: str, number: int, *, made: bool, why: str) -> Response:
    if not (number and made):
        return RedirectResponse(
            f"{ROOT}/archive/suggestions?institution={institution}&done={number}", HTTPStatus.SEE_OTHER
        )
    run = f"suggestions__{institution}__{secrets.token_hex(6)}"
    start_run.start("revise", run, {"suggestions": True, "institution": institution, "why": why}, viewer)
    return RedirectResponse(f"{ROOT}/archive/revisions/{run}", HTTPStatus.SEE_OTHER)
