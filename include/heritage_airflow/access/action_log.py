"""Airflow writes its log of actions inside the event loop of its API server. On SQLite that stands still with whoever has the
lock: a task's report holds it and needs the loop to commit, the log waits for it and stops the loop, until the wait is over and
somebody's decision is answered with HTTP 500. Here the log is written in a thread; what is written stays Airflow's."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import anyio.to_thread
from airflow.api_fastapi.common.db.common import SessionDep
from airflow.api_fastapi.core_api.security import GetUserDep
from airflow.api_fastapi.logging import decorators
from anyio import CapacityLimiter
from starlette.requests import Request

Log = Callable[..., Coroutine[Any, Any, None]]

_THREADS = CapacityLimiter(8)
"""Threads of its own: those that wait here must not use up the forty in which everything else commits."""

_airflows = decorators.action_logging


def write_in_threads() -> None:
    """From now on. Routes take the function when they are imported, so this must come before them."""
    decorators.action_logging = _in_a_thread


def _in_a_thread(event: str | None = None) -> Log:
    log_action = _airflows(event)

    async def logged(request: Request, session: SessionDep, user: GetUserDep) -> None:
        await request.body()  # kept by the request; only this loop can read it
        await anyio.to_thread.run_sync(asyncio.run, log_action(request, session, user), limiter=_THREADS)

    return logged
