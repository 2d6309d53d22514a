"""Asking an institution's own catalogue what it says of its packages: a form, and the same for programs. A run makes the plan; a person looks at it
before anything is made, where that is not set otherwise."""

from __future__ import annotations

import hashlib
import secrets
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException
from fastapi.responses import HTMLResponse, RedirectResponse

from heritage.flows.revise import planning
from heritage.flows.revise.catalogues import catalogues
from heritage.model import Act, Viewer
from heritage.pages.frame import ROOT, institution_names
from heritage.pages.revision.sourcing import CatalogueAsked
from heritage.revise.source import CHOICES
from heritage_airflow.web import start_run
from heritage_airflow.web.guard import Framed, Looking, allowed, page

router = APIRouter(prefix="/archive/catalogue")


@router.get("")
def form(framed: Framed, package: str = "") -> HTMLResponse:
    """Whose catalogue, which package, since when."""
    known = institution_names(framed.viewer)
    mine = {code: known[code] for code in catalogues() if code in known and framed.viewer.may(Act.DECIDE, code)}
    allowed(framed.viewer, Act.DECIDE)
    return page("catalogue.html", framed, institutions=mine, package=package, choices=CHOICES)


@router.post("")
def ask(
    viewer: Looking,
    institution: Annotated[str, Form(max_length=100)],
    package: Annotated[str, Form(max_length=1000)] = "",
    since: Annotated[str, Form(max_length=10)] = "",
    conflicts: Annotated[str, Form(max_length=20)] = "ask",
    why: Annotated[str, Form(max_length=2000)] = "",
) -> RedirectResponse:
    """Starts the run that asks, and shows it."""
    asked = CatalogueAsked(package=package, since=since, conflicts=conflicts, why=why)
    run = pulled(viewer, institution, asked, secrets.token_hex(6))
    return RedirectResponse(f"{ROOT}/archive/revisions/{run}", HTTPStatus.SEE_OTHER)


def pulled(viewer: Viewer, institution: str, asked: CatalogueAsked, key: str) -> str:
    """Starts it, once for a key; answers the run. Raises 403, 404 (no institution of theirs, or it has no catalogue), 422."""
    allowed(viewer, Act.DECIDE, institution)
    if institution not in catalogues():
        raise HTTPException(HTTPStatus.NOT_FOUND, f"no catalogue is set up for {institution}")
    wanted = planning.Wanted(catalogue=institution, institution=institution, **asked.model_dump())
    wanted, _ = planning.of_a_catalogue(wanted, viewer.name)
    if problems := list(planning.amiss(wanted, viewer.name)):
        raise HTTPException(HTTPStatus.UNPROCESSABLE_ENTITY, "; ".join(str(one) for one in problems))
    run = f"asked__{institution}__{hashlib.sha256(f'{viewer.name} {key}'.encode()).hexdigest()[:16]}"
    conf = {"catalogue": institution, "institution": institution, **asked.model_dump(), "why": wanted.why}
    start_run.start("revise", run, conf, viewer)
    return run
