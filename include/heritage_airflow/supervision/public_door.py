"""The public door beside Airflow: a web server of its own for readers, begun and watched as Airflow's parts are, with none of their secrets.
It is there when HERITAGE_PUBLIC_PORT names a port; without, or with 0, nobody is let in."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from heritage.access.door.environment import without_secrets

PART = "public-door"

HOST = "127.0.0.1"


def port() -> int:
    """Where it listens; 0: it is not wanted."""
    return int(os.environ.get("HERITAGE_PUBLIC_PORT") or 0)


def host() -> str:
    """HERITAGE_PUBLIC_HOST, or this machine alone."""
    return os.environ.get("HERITAGE_PUBLIC_HOST") or HOST


def command() -> list[str]:
    """What to start."""
    return [sys.executable, "-m", "heritage", "access", "--host", host(), "--port", str(port())]


def environment(launchers: Mapping[str, str]) -> dict[str, str]:
    """Of its process: strangers talk to it, so it knows no secret."""
    return without_secrets(launchers)


def told() -> str:
    """For whoever starts the system."""
    return f"Public door: http://{host()}:{port()}" if port() else "Public door: none (HERITAGE_PUBLIC_PORT is not set)"
