"""Where people come in: who sees nothing of Airflow's own is led from its home page, for them a list of refusals, to our pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from airflow.api_fastapi.app import get_auth_manager
from airflow.api_fastapi.auth.managers.base_auth_manager import COOKIE_NAME_JWT_TOKEN
from jwt import InvalidTokenError
from starlette.requests import Request
from starlette.responses import RedirectResponse

from heritage_airflow.rights import viewer_of

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

PAGES = "plugin/worklines"
"""Relative to Airflow's home page, wherever a proxy puts that."""


class FrontDoor:
    """Middleware of Airflow's API server; only requests for the home page are looked at."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = self._app
        if scope["type"] == "http" and _is_home(scope) and await _is_of_institutions(Request(scope)):
            app = RedirectResponse(PAGES, headers={"Cache-Control": "no-store"})
        await app(scope, receive, send)


def _is_home(scope: Scope) -> bool:
    return str(scope["path"]).removeprefix(str(scope.get("root_path", ""))) == "/"


async def _is_of_institutions(request: Request) -> bool:
    """Is a person logged in who belongs to institutions and not to the programme? Who is not known goes on to the login."""
    token = request.cookies.get(COOKIE_NAME_JWT_TOKEN)
    if not token:
        return False
    try:
        viewer = viewer_of(await get_auth_manager().get_user_from_token(token))
    except InvalidTokenError:
        return False
    return bool(viewer.acts) and viewer.institutions is not None
