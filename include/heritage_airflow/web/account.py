"""Who is logged in, and another password for them."""

from __future__ import annotations

from typing import Annotated, cast

from airflow.api_fastapi.app import get_auth_manager
from fastapi import APIRouter, Form
from fastapi.responses import HTMLResponse

from heritage_airflow import passwords
from heritage_airflow.auth import HeritageAuthManager
from heritage_airflow.web.guard import Framed, page

router = APIRouter()


@router.get("/account")
def account(framed: Framed) -> HTMLResponse:
    """The form."""
    return page("account.html", framed, wrong="", changed=False, shortest=passwords.SHORTEST)


@router.post("/account")
def change(
    framed: Framed,
    old: Annotated[str, Form(max_length=500)],
    new: Annotated[str, Form(max_length=500)],
    again: Annotated[str, Form(max_length=500)],
) -> HTMLResponse:
    """Another password, for who knows the old one."""
    manager = cast("HeritageAuthManager", get_auth_manager())
    wrong = "account-differ" if new != again else passwords.change(manager, framed.viewer.name, old, new)
    status = 422 if wrong else 200
    return page("account.html", framed, status=status, wrong=wrong, changed=not wrong, shortest=passwords.SHORTEST)
