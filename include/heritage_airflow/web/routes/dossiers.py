"""The page of dossiers: for everybody who looks, each institution's for those who see it."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from heritage.pages.dossiers import shelves
from heritage_airflow.web.guard import Framed, page

router = APIRouter(prefix="/dossiers")


@router.get("")
def dossiers(framed: Framed) -> HTMLResponse:
    """What was made, the newest first."""
    return page("dossiers.html", framed, shelves=list(shelves(framed.viewer, framed.words.language)))
