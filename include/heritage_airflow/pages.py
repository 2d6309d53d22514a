"""The web app behind our plugin: the reports and their pictures, for people whom Airflow lets see the DAG's runs.

Plugin apps are open by default in Airflow 3: every route here hangs on `get_user`, and the docs routes are off.
"""

from __future__ import annotations

from pathlib import Path

from airflow.api_fastapi.auth.managers.models.resource_details import DagAccessEntity
from airflow.api_fastapi.core_api.security import get_user, requires_access_dag
from fastapi import Depends, FastAPI, HTTPException
from fastapi.responses import FileResponse, RedirectResponse

from heritage import files, settings
from heritage.flows import runs
from heritage.report import viewer
from heritage_airflow import sitting

KINDS = {
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
}
"""What is served, and as what; nothing else leaves the reports' folder."""

MODELS = "models"
"""The folder of a report in which pages may run the viewer's script; no other page, and no other script, is served one."""

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, max-age=60",
}

app = FastAPI(
    title="Heritage",
    dependencies=[Depends(get_user), Depends(requires_access_dag("GET", DagAccessEntity.RUN))],
    docs_url=None,
    redoc_url=None,
    openapi_url=None,
)


app.include_router(sitting.router)


@app.get("/reports/{path:path}")
def report(path: str) -> FileResponse:
    """A file below the reports' folder."""
    place = _served(path)
    headers = HEADERS | ({"Content-Security-Policy": _FOR_MODELS} if _is_of_a_model(path) else {})
    return FileResponse(place, media_type=KINDS[place.suffix], headers=headers)


_FOR_MODELS = f"{viewer.POLICY}; frame-ancestors 'self'"


def _is_of_a_model(path: str) -> bool:
    """<institution>/<batch>/models/<item>/…"""
    parts = Path(path).parts
    return len(parts) == 5 and parts[2] == MODELS


def _is_the_viewer(path: str) -> bool:
    """<institution>/<batch>/models/model-viewer.js"""
    return Path(path).parts[2:] == (MODELS, viewer.SCRIPT_NAME)


@app.get("/run/{dag_id}/{run_id}")
def report_of_run(dag_id: str, run_id: str) -> RedirectResponse:
    """The report of a run, once the batch is closed or refused."""
    place = runs.report_of(dag_id, run_id)
    if place is None:
        raise HTTPException(404, "This run has no report yet. It is written when the batch is closed.")
    return RedirectResponse(f"/heritage/reports/{place}")


def _served(path: str) -> Path:
    try:
        place = files.inside(settings.home().reports, path)
    except ValueError:
        raise HTTPException(404) from None
    allowed = place.suffix in KINDS and (place.suffix != ".js" or _is_the_viewer(path))
    if not allowed or not place.is_file():
        raise HTTPException(404)
    return place
