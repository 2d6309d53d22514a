"""Runs the public door as a process of its own, with nothing of the house in its environment but where the shelf is."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from heritage.access.door.app import app
from heritage.access.door.environment import without_secrets
from heritage.access.shelf import Shelf

AT_ONCE = 400
"""Connections; who comes after them is told to wait (503)."""


@dataclass(frozen=True, slots=True)
class Listening:
    """Where the door is, and for whom."""

    host: str
    port: int
    address: str  # as readers reach it
    proxies: tuple[str, ...] = ()
    per_minute: int = 1200


def serve(root: Path, at: Listening) -> None:
    """Until SIGTERM. `root`: the public shelf."""
    for name in set(os.environ) - without_secrets(dict(os.environ)).keys():
        del os.environ[name]
    door = app(Shelf(root), at.address, proxies=at.proxies, per_minute=at.per_minute)
    uvicorn.run(
        door, host=at.host, port=at.port, proxy_headers=False, server_header=False, access_log=False, log_level="warning",
        limit_concurrency=AT_ONCE, timeout_keep_alive=10, timeout_graceful_shutdown=2, h11_max_incomplete_event_size=16384,
    )  # fmt: skip
