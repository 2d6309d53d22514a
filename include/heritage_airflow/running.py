"""Says whether this home's Airflow runs, where, and how its parts are. It starts and stops nothing."""

from __future__ import annotations

import fcntl
import http.client
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from heritage_airflow import environment, processes
from heritage_airflow.prepare import folder


@dataclass(frozen=True, slots=True)
class Running:
    """A launcher at work: its process (number and start, in clock ticks after boot) and where its API listens."""

    pid: int
    started: int
    host: str
    port: int
    url: str

    @property
    def below(self) -> str:
        """The path of its address, under which it answers also without a proxy: "" or /airflow."""
        return urlsplit(self.url).path.rstrip("/")

    def alive(self) -> bool:
        return processes.started(self.pid) == self.started


def running() -> Running | None:
    """This home's launcher; None when none lives."""
    found = last()
    return found if found and found.alive() else None


def last() -> Running | None:
    """This home's last launcher, living or not."""
    try:
        return Running(**json.loads(_file().read_text()))
    except (OSError, ValueError, TypeError):
        return None


def address() -> tuple[str, int]:
    """Host and port that the next start will listen on."""
    environment.apply()
    return os.environ["AIRFLOW__API__HOST"], int(os.environ["AIRFLOW__API__PORT"])


def claim() -> IO[str] | None:
    """Makes this process the home's launcher for as long as the file that is returned stays open; None when another one is.
    The kernel lets go of the lock when the launcher dies, however it dies."""
    file = _file().open("a+")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return None
    return file


def announce(claimed: IO[str]) -> None:
    """Writes into the claimed file who runs here and where."""
    host, port = address()
    started = processes.started(os.getpid()) or 0
    claimed.seek(0)
    claimed.truncate()
    claimed.write(json.dumps(asdict(Running(os.getpid(), started, host, port, os.environ["AIRFLOW__API__BASE_URL"]))))
    claimed.flush()


def health(at: Running) -> dict[str, str]:
    """Part → `healthy` or what else Airflow's API says; empty when it does not answer."""
    connection = http.client.HTTPConnection(reachable(at.host), at.port, timeout=5)
    try:
        connection.request("GET", f"{at.below}/api/v2/monitor/health")
        answer = json.loads(connection.getresponse().read())
        return {part: str(found.get("status")) for part, found in answer.items() if isinstance(found, dict)}
    except (OSError, ValueError, http.client.HTTPException):
        return {}
    finally:
        connection.close()


def well(parts: dict[str, str]) -> bool:
    """Are all parts healthy? Nothing asked is nothing healthy."""
    return bool(parts) and all(word == "healthy" for word in parts.values())


def reachable(host: str) -> str:
    """Where to ask when it listens on every address."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - asked there, not listened on


def _file() -> Path:
    return folder() / "launcher.json"
