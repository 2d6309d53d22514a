"""The reports' folder behind the wall: reports, pictures of faults, models to turn; each institution's for those who see it."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote

from fastapi import APIRouter, HTTPException
from fastapi.responses import FileResponse, RedirectResponse

from heritage import files, settings
from heritage.flows import runs
from heritage.flows.evidence.placing import PLACE
from heritage.pages.frame import ROOT
from heritage.report.viewer import POLICY, SCRIPT_NAME
from heritage_airflow.web.guard import Looking, seen

KINDS = {
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
}
"""What is served, and as what; nothing else leaves the reports' folder."""

OF_DOSSIERS = {
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".pem": "application/x-pem-file",
    ".sig": "application/octet-stream",
}
"""An auditor's dossier has these too: its lists, its manifest and the proof of that."""

MODELS = "models"
"""The folder of a report in which pages may run the viewer's script; no other page, and no other script, is served one."""

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, max-age=60",
}

FOR_MODELS = f"{POLICY}; frame-ancestors 'self'"

router = APIRouter()


@router.get("/reports/{path:path}")
def report(path: str, viewer: Looking) -> FileResponse:
    """A file below the reports' folder: <institution>/<batch>/…; what begins with no institution is for who sees all."""
    seen(viewer, path.partition("/")[0])
    place = _served(path)
    headers = HEADERS | ({"Content-Security-Policy": FOR_MODELS} if _is_of_a_model(path) else {})
    return FileResponse(place, media_type=_kinds(path)[place.suffix], headers=headers)


@router.get("/run/{dag_id}/{run_id}")
def report_of_run(dag_id: str, run_id: str, viewer: Looking) -> RedirectResponse:
    """The report of a run, once the batch is closed or refused."""
    place = runs.report_of(dag_id, run_id)
    if place is None:
        raise HTTPException(HTTPStatus.NOT_FOUND, "This run has no report yet. It is written when the batch is closed.")
    seen(viewer, place.partition("/")[0])
    return RedirectResponse(f"{ROOT}/reports/{quote(place)}")


def _is_of_a_model(path: str) -> bool:
    """<institution>/<batch>/models/<item>/…"""
    parts = Path(path).parts
    return len(parts) == 5 and parts[2] == MODELS


def _is_the_viewer(path: str) -> bool:
    """<institution>/<batch>/models/model-viewer.js"""
    return Path(path).parts[2:] == (MODELS, SCRIPT_NAME)


def _kinds(path: str) -> Mapping[str, str]:
    """[<institution>/]_evidence/<moment>/<file>"""
    return KINDS | OF_DOSSIERS if PLACE in Path(path).parts[:2] else KINDS


def _served(path: str) -> Path:
    try:
        place = files.safe_join(settings.home().reports, path)
    except ValueError:
        raise HTTPException(HTTPStatus.NOT_FOUND) from None
    allowed = place.suffix in _kinds(path) and (place.suffix != ".js" or _is_the_viewer(path))
    unfinished = any(part.startswith(".") for part in Path(path).parts)
    if not allowed or unfinished or not place.is_file():
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return place
