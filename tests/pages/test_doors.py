"""No door of ours is open: every route asks who looks, every unsafe one whether it was meant, and pages give scripts no room."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from heritage.pages.frame import STATIC
from heritage_airflow.web.app import app
from pages.people import NOBODY, OF_KBR, Browser

ROUTES = [route for route in app.routes if isinstance(route, APIRoute)]


def _filled(path: str) -> str:
    return re.sub(r"\{(\w+)(:path)?\}", "1", path)


def test_there_are_routes_of_every_area() -> None:
    assert {"worklines", "archive", "operations", "evidence", "reports", "api", "static", "run", "stations"} <= {
        r.path.split("/")[1] for r in ROUTES
    }


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{','.join(route.methods)} {route.path}")
def test_nobody_gets_in_without_a_login(route: APIRoute) -> None:
    mounted = FastAPI()
    mounted.mount("/heritage", app)
    for method in route.methods:
        answer = TestClient(mounted).request(method, f"/heritage{_filled(route.path)}")
        assert answer.status_code == 401, answer.text
        assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{','.join(route.methods)} {route.path}")
def test_nobody_without_a_role_learns_anything(pages: Path, route: APIRoute) -> None:
    for method in route.methods:
        answer = Browser(NOBODY).request(method, f"/heritage{_filled(route.path)}")
        assert answer.status_code == 404


@pytest.mark.parametrize("route", [r for r in ROUTES if r.methods - {"GET", "HEAD"}], ids=lambda route: route.path)
def test_unsafe_methods_want_the_pages_token(pages: Path, route: APIRoute) -> None:
    for method in route.methods - {"GET", "HEAD"}:
        answer = Browser(OF_KBR).request(method, f"/heritage{_filled(route.path)}", json={})
        assert answer.status_code == 403, answer.text


@pytest.mark.parametrize(
    "sent",
    [
        *(
            [("authorization", word)]
            for word in ("Basic YTpi", "Token x", "Negotiate x", "x", "Bearer", "Bearer ", "Bearer\tx")
        ),
        [("authorization", "Basic YTpi, Bearer x")],
        [("authorization", "Basic YTpi"), ("authorization", "Bearer x")],
        [("authorization", "Bearer x"), ("authorization", "Basic YTpi")],
        [("proxy-authorization", "Bearer x")],
        [("authorization", "Bearer x"), ("cookie", "_token=hers")],
    ],
    ids=str,
)
def test_only_a_bearer_token_stands_for_the_pages_token(pages: Path, sent: list[tuple[str, str]]) -> None:
    """By a browser's own hand come Basic and Negotiate, too; and beside a cookie it is the cookie's person."""
    for path in ("worklines/start", "api/v1/deliveries"):
        answer = Browser(OF_KBR).post(f"/heritage/{path}", json={}, headers=sent)
        assert answer.status_code == 403 and "token" in answer.text, answer.text


@pytest.mark.parametrize("word", ["Bearer x", "bearer x", "BEARER x"])
def test_a_program_needs_no_page(pages: Path, word: str) -> None:
    answer = Browser(OF_KBR).post("/heritage/api/v1/deliveries", json={}, headers={"authorization": word})
    assert answer.status_code == 422, answer.text


def test_docs_are_off_and_a_browser_is_led_to_the_login() -> None:
    mounted = FastAPI()
    mounted.mount("/heritage", app)
    client = TestClient(mounted, follow_redirects=False)
    for path in ("docs", "redoc", "openapi.json"):
        assert client.get(f"/heritage/{path}").status_code == 404
    answer = client.get("/heritage/worklines", headers={"accept": "text/html"})
    assert answer.status_code == 302 and answer.headers["location"].startswith("/auth/login")


def test_scripts_and_sheets_are_ours_alone() -> None:
    for file in STATIC.iterdir():
        text = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "http:" not in text and "https:" not in text and "eval(" not in text, file
    for file in (STATIC.parent / "templates").iterdir():
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:|<script(?! src=)", text), file
