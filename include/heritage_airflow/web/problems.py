"""An error as programs read it (RFC 9457)."""

from __future__ import annotations

from http import HTTPStatus

from fastapi.responses import JSONResponse

from heritage_airflow.web.guard import HEADERS


def problem(status: int, detail: str = "", **more: object) -> JSONResponse:
    """An error as application/problem+json."""
    phrase = HTTPStatus(status).phrase
    body = {"type": "about:blank", "title": phrase, "status": status, **more}
    if detail and detail != phrase:
        body["detail"] = detail
    return JSONResponse(body, status, HEADERS, "application/problem+json")
