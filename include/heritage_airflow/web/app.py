"""The web app behind our plugin: every route hangs on Airflow's login and on the viewer's rights; the docs routes are off."""

from __future__ import annotations

import logging
from http import HTTPStatus
from urllib.parse import quote

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, RedirectResponse, Response
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.routing import Match

from heritage.errors import HeritageError
from heritage.model import NOBODY
from heritage.pages.frame import AIRFLOW, ROOT, static
from heritage_airflow.web import guard
from heritage_airflow.web.bounded import Bounded
from heritage_airflow.web.guard import HEADERS, Remembering, looking, meant, page
from heritage_airflow.web.problems import problem
from heritage_airflow.web.routes import (
    account,
    api,
    archive,
    dossiers,
    evidence,
    operations,
    renewing,
    reports,
    revising,
    sourcing,
    structuring,
    suggesting,
    uploads,
    worklines,
)

log = logging.getLogger(__name__)

API = "/api/"

app = FastAPI(
    title="Heritage", dependencies=[Depends(looking), Depends(meant)], docs_url=None, redoc_url=None, openapi_url=None
)
for area in (
    account,
    api,
    worklines,
    sourcing,
    suggesting,
    revising,
    structuring,
    renewing,
    archive,
    operations,
    evidence,
    dossiers,
    reports,
    uploads,
):
    app.include_router(area.router)


@app.get("/")
def home() -> RedirectResponse:
    """The first page."""
    return RedirectResponse(f"{ROOT}/worklines")


@app.get("/static/{name}")
def asset(name: str) -> FileResponse:
    """A sheet or script of ours."""
    found = static(name)
    if found is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    place, kind = found
    return FileResponse(place, media_type=kind, headers=HEADERS | {"Cache-Control": "private, max-age=300"})


for middleware in (Remembering, Bounded):
    app.add_middleware(middleware)


@app.exception_handler(HTTPException)
async def _refused(request: Request, error: HTTPException) -> Response:
    """A person gets a page that says what to do (or the login), a program a problem (RFC 9457)."""
    answer = _told(request, error.status_code, str(error.detail))
    answer.headers.update(error.headers or {})
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        answer.headers["Allow"] = ", ".join(sorted(_methods(request)))
    return answer


def _methods(request: Request) -> set[str]:
    """All that the address takes; each route by itself knows only its own."""
    routes = [
        route for route in app.routes if isinstance(route, APIRoute) and route.matches(request.scope)[0] != Match.NONE
    ]
    return {method for route in routes for method in route.methods}


@app.exception_handler(RequestValidationError)
async def _misunderstood(request: Request, error: RequestValidationError) -> Response:
    wrong = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
    return _told(request, HTTPStatus.UNPROCESSABLE_ENTITY, wrong)


@app.exception_handler(HeritageError)
async def _in_trouble(request: Request, error: HeritageError) -> Response:
    """Airflow does not start a run, the catalogue is damaged or away, a disk is full: what it is, and what to do."""
    log.error("%s: %s: %s", request.url.path, type(error).__name__, error)
    return _told(request, HTTPStatus.SERVICE_UNAVAILABLE, f"{error}. {error.advice}")


def _told(request: Request, status: int, detail: str) -> Response:
    path = request.scope["path"].removeprefix(ROOT)
    if path.startswith(API) or "text/html" not in request.headers.get("accept", ""):
        return problem(status, detail)
    if status == HTTPStatus.UNAUTHORIZED:
        return RedirectResponse(f"{AIRFLOW}/auth/login/?next={quote(str(request.url), safe='')}", HTTPStatus.FOUND)
    framed = guard.frame(request, getattr(request.state, "viewer", NOBODY))
    shown = "" if detail == HTTPStatus(status).phrase else detail
    return page("problem.html", framed, status=status, code=f"error-{status}", detail=shown)
