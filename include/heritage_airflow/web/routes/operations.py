"""The engineer's page. Nobody else finds it."""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse

from heritage.catalogue.schema.store import reading
from heritage.lines import LINES
from heritage.model import Act
from heritage.pages import operations as page_of_operations
from heritage_airflow.web.catalogue import url
from heritage_airflow.web.guard import Framed, needs, page
from heritage_airflow.web.progress import receiving, runs_now

router = APIRouter(dependencies=[Depends(needs(Act.OPERATE))])


@router.get("/operations")
def operations(framed: Framed) -> HTMLResponse:
    """Backlog, throughput, sites, what is late, what fails."""
    today = datetime.now(UTC).date()
    with reading(url()) as db:
        shown = page_of_operations.shown(db, framed.viewer, runs_now, receiving(LINES), framed.words, today)
    return page("operations.html", framed, shown=shown)
