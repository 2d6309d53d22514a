"""Who is logged in, and another password for them."""

from __future__ import annotations

from typing import Annotated, cast

from airflow.api_fastapi.app import get_auth_manager, get_cookie_path
from airflow.api_fastapi.auth.managers.base_auth_manager import COOKIE_NAME_JWT_TOKEN
from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse

from heritage_airflow.access import passwords
from heritage_airflow.access.auth import HeritageAuthManager
from heritage_airflow.web.guard import Framed, page

router = APIRouter()


@router.get("/account")
def account(framed: Framed) -> HTMLResponse:
    """The form."""
    return page("account.html", framed, wrong="", changed=False, shortest=passwords.SHORTEST)


@router.post("/account")
def change(
    request: Request,
    framed: Framed,
    old: Annotated[str, Form(max_length=500)],
    new: Annotated[str, Form(max_length=500)],
    again: Annotated[str, Form(max_length=500)],
) -> HTMLResponse:
    """Another password, for who knows the old one."""
    manager = cast("HeritageAuthManager", get_auth_manager())
    wrong = "account-differ" if new != again else passwords.change(manager, framed.viewer.name, old, new)
    status = 422 if wrong else 200
    answer = page("account.html", framed, status=status, wrong=wrong, changed=not wrong, shortest=passwords.SHORTEST)
    if not wrong:
        word = passwords.token(manager, framed.viewer.name)
        over_tls = request.base_url.scheme == "https"
        answer.set_cookie(
            COOKIE_NAME_JWT_TOKEN, word, path=get_cookie_path(), httponly=True, secure=over_tls, samesite="lax"
        )
    return answer
