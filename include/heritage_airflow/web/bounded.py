"""No request of ours is larger than its bound, whoever sends it: FastAPI reads a body whole before anybody is asked who it is from."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from fastapi import HTTPException

from heritage_airflow.web.problems import problem

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST = 32 << 20
"""Bytes. The largest that anybody needs is the announcement of 50,000 files with long paths; a piece of a file has 8 MiB."""


class Bounded:
    """Middleware: counts what comes, whatever its length was said to be."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and _said(scope) > MOST:
            await problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)(scope, receive, send)
            return
        there = 0

        async def counted() -> Message:
            nonlocal there
            message = await receive()
            there += len(message.get("body", b""))
            if there > MOST:
                raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            return message

        await self._app(scope, counted, send)


def _said(scope: Scope) -> int:
    said = [value for name, value in scope["headers"] if name == b"content-length"]
    return int(said[0]) if said and said[0].isdigit() else 0
