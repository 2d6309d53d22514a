"""What every request passes: who has no log-in sees no description of Airflow's API, a log-in lasts as long as somebody works, no page of ours
shows in anybody else's frame; and who sees nothing of Airflow's own is led from its home page, for them a list of refusals, to our pages."""

from __future__ import annotations

import re
import time
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote

import jwt
from airflow.api_fastapi.app import get_auth_manager
from airflow.api_fastapi.auth.managers.base_auth_manager import COOKIE_NAME_JWT_TOKEN
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from heritage.pages.frame import AIRFLOW
from heritage_airflow.access.guesses import ADDRESS
from heritage_airflow.access.rights import viewer_of

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

PAGES = "plugin/worklines"
"""Relative to Airflow's home page, wherever a proxy puts that."""

RENEWED = 1800
"""Seconds after which a page that is opened has the log-in's token renewed, half of what it lasts. FAB's session, from which it is renewed, ends
after an hour in which nobody came, and in any case after twelve."""

HEADERS = {
    "content-security-policy": "frame-ancestors 'self'",
    "x-frame-options": "SAMEORIGIN",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
}
"""Of each answer that does not say so itself."""

_DESCRIPTIONS = re.compile(r"^(/auth|/execution)?/(docs|redoc|openapi\.json)(/|$)")
_LOGIN = f"{AIRFLOW}/auth/login/"


class FrontDoor:
    """Middleware of Airflow's API server."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        ADDRESS.set(request.client.host if request.client else "")
        await (await _instead(request) or self._app)(scope, receive, _dressed(send))


def _dressed(send: Send) -> Send:
    async def told(message: Message) -> None:
        if message["type"] == "http.response.start":
            known = {name.lower() for name, _ in message["headers"]}
            more = ((name.encode(), value.encode()) for name, value in HEADERS.items())
            message["headers"] = [*message["headers"], *(pair for pair in more if pair[0] not in known)]
        await send(message)

    return told


async def _instead(request: Request) -> Response | None:
    """What is answered before anybody else is asked, if anything."""
    path = str(request.scope["path"]).removeprefix(str(request.scope.get("root_path", "")))
    if _DESCRIPTIONS.match(path) and await _who(request) is None:
        return _to_log_in(request) if _is_opened(request) else Response("log in first", HTTPStatus.UNAUTHORIZED)
    if _is_opened(request) and not path.startswith("/auth/") and await _is_to_log_in(request):
        return _to_log_in(request)
    if path == "/" and await _is_of_institutions(request):
        return RedirectResponse(PAGES, headers={"Cache-Control": "no-store"})
    return None


def _is_opened(request: Request) -> bool:
    """Does a browser open a page? (What scripts fetch is not led elsewhere.)"""
    navigates = request.headers.get("sec-fetch-mode", "navigate") == "navigate"
    return request.method == "GET" and navigates and "text/html" in request.headers.get("accept", "")


async def _is_to_log_in(request: Request) -> bool:
    """Is the browser's token old, or no longer believed (the password has changed, the person was removed)? Who has none is led there
    by Airflow itself."""
    token = request.cookies.get(COOKIE_NAME_JWT_TOKEN)
    return bool(token) and (_is_old(token) or await _who(request) is None)


def _is_old(token: str | None) -> bool:
    """Is it time for another token? Whether this one is true, is for those to see who let somebody in by it."""
    if not token:
        return False
    try:
        issued = float(jwt.decode(token, options={"verify_signature": False})["iat"])
    except (jwt.InvalidTokenError, KeyError, TypeError, ValueError):
        return False
    return time.time() - issued > RENEWED


def _to_log_in(request: Request) -> Response:
    """Whoever FAB still knows comes back at once, with a new token."""
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(f"{_LOGIN}?next={quote(here, safe='')}", HTTPStatus.FOUND, {"Cache-Control": "no-store"})


async def _is_of_institutions(request: Request) -> bool:
    """Is a person logged in who belongs to institutions and not to the programme? Who is not known goes on to the login."""
    viewer = viewer_of(await _who(request))
    return bool(viewer.acts) and viewer.institutions is not None


async def _who(request: Request) -> object | None:
    """The person whose token comes with the request, by cookie or as a program sends it."""
    scheme, _, sent = request.headers.get("authorization", "").partition(" ")
    token = sent if scheme.lower() == "bearer" else request.cookies.get(COOKIE_NAME_JWT_TOKEN)
    if not token:
        return None
    try:
        return await get_auth_manager().get_user_from_token(token)
    except jwt.InvalidTokenError:
        return None
