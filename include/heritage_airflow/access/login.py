"""The log-in page, in place of FAB's own: in four languages, without a script, and with a limit to guessing. What is sent is FAB's to judge."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from heritage import messages
from heritage.model import NOBODY
from heritage.pages.frame import AIRFLOW, STATIC, Frame, render

if TYPE_CHECKING:
    from flask import Flask, Response

    from heritage_airflow.access.guesses import Guesses

_DOORS = frozenset({"AuthDBView.login", "AuthLDAPView.login"})
"""Where FAB asks for a name and a password."""

_SHUT = "/api/v1/security/"
"""Another door of FAB's own, which nothing of Airflow's uses and which has no limit."""

_SHEET = "/heritage.css"

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'self'; base-uri 'none'",
    "Cache-Control": "no-store",
}


def put_before(flask_app: Flask, guesses: Guesses) -> None:
    """From now on whoever has to log in at this app of FAB's sees our page."""
    from flask import abort, request, send_file
    from flask_login import current_user

    def come_in() -> Response | None:
        if request.path.startswith(_SHUT):
            abort(HTTPStatus.NOT_FOUND)
        if request.endpoint not in _DOORS:
            return None
        if request.method == "POST":
            return _page("login-too-many") if guesses.are_too_many(request.form.get("username", "")) else None
        return _onward() if current_user.is_authenticated else _page()

    def count(answer: Response) -> Response:
        tried = request.endpoint in _DOORS and request.method == "POST"
        if tried and answer.status_code != HTTPStatus.TOO_MANY_REQUESTS and not current_user.is_authenticated:
            guesses.failed(request.form.get("username", ""))
        return answer

    flask_app.before_request(come_in)
    flask_app.after_request(count)
    flask_app.add_url_rule(_SHEET, "heritage_sheet", lambda: send_file(STATIC / "heritage.css"))


def _onward() -> Response:
    """Who is known is given a fresh token and goes on to where they wanted to go; FAB would lead them home."""
    from airflow.providers.fab.www.views import get_safe_url, redirect
    from flask import request

    answer: Response = redirect(get_safe_url(request.args.get("next", "")))  # type: ignore[no-untyped-call]
    return answer


def _page(wrong: str = "") -> Response:
    from flask import get_flashed_messages, make_response, request
    from flask_wtf.csrf import generate_csrf

    words = messages.words(
        messages.choose(request.headers.get("Accept-Language", ""), "", request.args.get("lang", ""))
    )
    query = tuple((key, value) for key, value in request.args.items() if key != "lang")
    framed = Frame(NOBODY, words, f"{AIRFLOW}/auth/login/", query, generate_csrf())
    flashed = get_flashed_messages()  # FAB's words for a wrong name or password
    wrong = wrong or ("login-wrong" if flashed else "")
    status = HTTPStatus.TOO_MANY_REQUESTS if wrong == "login-too-many" else HTTPStatus.OK
    text = render("login.html", framed, wrong=wrong, sheet=f"{AIRFLOW}/auth{_SHEET}")
    answer = make_response(text, status)
    answer.headers.update(_HEADERS)
    return answer
