"""The page of one sitting: all flagged items of a run with pictures and findings, many answered at once.

The page decides nothing. Its script answers Airflow's own human-in-the-loop requests, one after the other, with the session
of whoever looks at it, so that permission, identity and history are Airflow's.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import jinja2
from fastapi import APIRouter, HTTPException
from fastapi.responses import HTMLResponse, Response

from heritage.flows.workline.sitting import sitting

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'; "
    "frame-ancestors 'self'; base-uri 'none'; form-action 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}

router = APIRouter()


@router.get("/sitting.js")
def script() -> Response:
    """What runs in the browser."""
    return Response(_beside("sitting.js"), media_type="text/javascript; charset=utf-8", headers=HEADERS)


@router.get("/sitting/{dag_id}/{run_id}")
def page(dag_id: str, run_id: str, after: str = "") -> HTMLResponse:
    """The flagged items of the run, a hundred at a time."""
    found = sitting(dag_id, run_id, after)
    if found is None:
        raise HTTPException(404, "This run has taken no delivery in.")
    checks = sorted({fault.check for card in found.cards for fault in card.faults})
    text = _template().render(dag=dag_id, run=run_id, sitting=found, checks=checks)
    return HTMLResponse(text, headers=HEADERS)


@cache
def _template() -> jinja2.Template:
    room = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return room.from_string(_beside("sitting.html"))


@cache
def _beside(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")
