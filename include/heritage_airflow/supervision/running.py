"""Says whether this home's Airflow runs, where, and how its parts are. It starts and stops nothing."""

from __future__ import annotations

import contextlib
import fcntl
import http.client
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlsplit

from heritage_airflow import environment
from heritage_airflow.supervision import processes
from heritage_airflow.supervision.prepare import folder

LAUNCHER = "heritage_airflow.launcher"
"""The module that `python -m` runs."""


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
    """This home's launcher; None when none lives. Also one that could not write down, or no longer finds, where it is."""
    found = last()
    return found if found and found.alive() else _parent_of_parts()


def last() -> Running | None:
    """This home's last launcher, living or not."""
    try:
        return Running(**json.loads(_file().read_text()))
    except (OSError, ValueError, TypeError):
        return None


def _parent_of_parts() -> Running | None:
    """The living launcher whose children are this home's parts of Airflow."""
    for parent in {p.parent for p in processes.family(Path(environment.home()))}:
        if processes.runs(parent, LAUNCHER) and (started := processes.started(parent)):
            return _here(parent, started)
    return None


def address() -> tuple[str, int]:
    """Host and port that the next start will listen on."""
    environment.apply()
    return os.environ["AIRFLOW__API__HOST"], int(os.environ["AIRFLOW__API__PORT"])


class Claim:
    """What makes this process the home's launcher, as long as it lives."""

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self.here = _here(os.getpid(), processes.started(os.getpid()) or 0)
        self._text = json.dumps(asdict(self.here)).encode()
        self._said = False

    def __enter__(self) -> Claim:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._handle)

    def announce(self) -> None:
        """Writes into the claimed file who runs here and where. Without room for it, it does so when called again: `running`
        finds the launcher by its children as well."""
        if not self._said:
            with contextlib.suppress(
                OSError
            ):  # over what was there, then to its length: needs no room but the first time
                os.pwrite(self._handle, self._text, 0)
                os.ftruncate(self._handle, len(self._text))
                self._said = os.pread(self._handle, len(self._text) + 1, 0) == self._text


def claim() -> Claim | None:
    """Makes this process the home's launcher; None when another one is. The kernel lets go of the lock when the launcher dies,
    however it dies; a launcher whose file somebody removed is seen by its children."""
    handle = os.open(_file(), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o640)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return None
    if _parent_of_parts():
        os.close(handle)
        return None
    return Claim(handle)


def _here(pid: int, started: int) -> Running:
    return Running(pid, started, *address(), os.environ["AIRFLOW__API__BASE_URL"])


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
