"""The door of every page: who looks, whether a form was really sent from our own page, and the headers that go out.

Plugin apps are open by default in Airflow 3: the app hangs on `looking` and `meant`. What a viewer does not see is not found (404);
what they see but may not do is refused (403).
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated

from airflow.api_fastapi.auth.managers.base_auth_manager import COOKIE_NAME_JWT_TOKEN
from airflow.api_fastapi.core_api.security import bearer_scheme, get_user
from airflow.configuration import conf
from fastapi import Depends, HTTPException, Request
from fastapi.responses import HTMLResponse, Response
from fastapi.security import HTTPAuthorizationCredentials
from itsdangerous import BadSignature, URLSafeTimedSerializer

from heritage import messages
from heritage.model import Act, Viewer
from heritage.pages.frame import ROOT, Frame, render
from heritage_airflow.access.rights import viewer_of

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; "
    "connect-src 'self'; frame-src 'self'; frame-ancestors 'self'; form-action 'self'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}

LANGUAGE_COOKIE = "heritage_language"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
TOKEN_HEADER, TOKEN_FIELD = "x-csrf-token", "csrf"
TOKEN_LASTS = 12 * 3600
"""Seconds that a page may lie open before its forms are refused; a reload gives a new token."""

YEAR = 365 * 24 * 3600


async def looking(request: Request, user: Annotated[object, Depends(get_user)]) -> Viewer:
    """Who looks. Somebody who may look at nothing finds nothing."""
    viewer = viewer_of(user)
    if Act.LOOK not in viewer.acts:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    request.state.viewer = viewer
    return viewer


Looking = Annotated[Viewer, Depends(looking)]


Bearer = Annotated[HTTPAuthorizationCredentials | None, Depends(bearer_scheme)]
"""The very answer that Airflow's `get_user` was given: where there is one, its token was verified and says who looks."""


async def meant(request: Request, viewer: Looking, bearer: Bearer) -> None:
    """Was an unsafe request meant by who is logged in? A bearer token is only sent on purpose; a cookie (and what a browser
    adds of itself, as Basic) is sent by itself, so the page's own token must come with it."""
    if request.method in SAFE or _is_a_programs(request, bearer):
        return
    given = request.headers.get(TOKEN_HEADER, "")
    if not given and request.method == "POST":  # no form is sent otherwise, and nobody's body is read for nothing
        given = str((await request.form()).get(TOKEN_FIELD, ""))
    try:
        owner = _tokens().loads(given, max_age=TOKEN_LASTS)
    except BadSignature:
        owner = ""
    if not hmac.compare_digest(str(owner), viewer.id) or not viewer.id:
        raise HTTPException(HTTPStatus.FORBIDDEN, "the page's token is missing or too old: load the page again")


def _is_a_programs(request: Request, bearer: HTTPAuthorizationCredentials | None) -> bool:
    """Is the bearer token all that says who asks? With a log-in's cookie beside it, it may be a browser's request."""
    one = len(request.headers.getlist("authorization")) == 1 and COOKIE_NAME_JWT_TOKEN not in request.cookies
    return one and bearer is not None and bearer.scheme.lower() == "bearer"


def frame(request: Request, viewer: Looking) -> Frame:
    """What the page has around it; the language is the one asked for, else the one chosen before, else the browser's."""
    words = messages.words(
        messages.choose(
            request.headers.get("accept-language", ""),
            request.cookies.get(LANGUAGE_COOKIE, ""),
            request.query_params.get("lang", ""),
        )
    )
    query = tuple((key, value) for key, value in request.query_params.items() if key != "lang")
    return Frame(viewer, words, ROOT + request.scope["path"].removeprefix(ROOT), query, _tokens().dumps(viewer.id))


Framed = Annotated[Frame, Depends(frame)]


def seen(viewer: Viewer, institution: str) -> None:
    """Raises 404 when the viewer does not see the institution."""
    if not viewer.sees(institution):
        raise HTTPException(HTTPStatus.NOT_FOUND)


def allowed(viewer: Viewer, act: Act, institution: str = "") -> None:
    """Raises 404 when the viewer does not see the institution, 403 when they may not do this there."""
    if institution:
        seen(viewer, institution)
    if not viewer.may(act, institution):
        raise HTTPException(HTTPStatus.FORBIDDEN)


def needs(act: Act) -> Callable[[Viewer], None]:
    """A dependency for whole pages: 404 to those who may not open them."""

    def asked(viewer: Looking) -> None:
        if not viewer.may(act):
            raise HTTPException(HTTPStatus.NOT_FOUND)

    return asked


def page(template: str, framed: Frame, *, status: int = HTTPStatus.OK, **values: object) -> HTMLResponse:
    """The page, with its headers."""
    return HTMLResponse(render(template, framed, **values), status, headers=HEADERS)


class Remembering:
    """Middleware: a language that was asked for counts for the next pages too. It lets bodies through as they come."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = Request(scope).query_params.get("lang", "") if scope["type"] == "http" else ""
        if asked not in messages.LANGUAGES:
            await self._app(scope, receive, send)
            return

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"set-cookie", _cookie(Request(scope), asked))]
            await send(message)

        await self._app(scope, receive, told)


def _cookie(request: Request, language: str) -> bytes:
    response = Response()
    secure = request.url.scheme == "https" or conf.get("api", "base_url", fallback="").startswith("https:")
    response.set_cookie(
        LANGUAGE_COOKIE, language, max_age=YEAR, path=ROOT, httponly=True, samesite="lax", secure=secure
    )
    return response.headers["set-cookie"].encode("latin-1")


def _tokens() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(conf.get_mandatory_value("api", "secret_key"), salt="heritage-pages")
