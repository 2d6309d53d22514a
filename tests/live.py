"""A running Airflow with all its parts in a home of its own: one for all tests that want a real one."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import campaigns
from heritage.errors import HeritageError
from heritage_airflow import environment
from heritage_airflow.rest import Airflow
from heritage_airflow.supervision import processes
from heritage_airflow.supervision.running import Running

BELOW = os.environ.get("HERITAGE_TEST_BELOW", "")
"""HERITAGE_TEST_BELOW=/airflow: the same tests below a path, as behind a proxy that has other tenants."""

PATIENCE = campaigns.of(240, 4 * 3600)
"""Seconds for what should take a few: a busy machine is no failure, and a campaign asks thousands."""


@dataclass(frozen=True)
class Stack:
    """A running Airflow of its own."""

    home: Path
    variables: Mapping[str, str]

    @property
    def airflow(self) -> Airflow:
        return self.as_user("admin")

    def as_user(self, user: str) -> Airflow:
        at = Running(**json.loads((self.home / "airflow/launcher.json").read_text()))
        return Airflow(at, user, self.passwords[user])

    @property
    def passwords(self) -> dict[str, str]:
        return dict(json.loads((self.home / "airflow/passwords.json").read_text()))

    @property
    def url(self) -> str:
        return f"http://localhost:{self.variables['HERITAGE_PORT']}{BELOW}"

    def launcher(self, word: str) -> subprocess.CompletedProcess[str]:
        words = [sys.executable, "-m", "heritage_airflow.launcher", word]
        return subprocess.run(words, env=dict(self.variables), capture_output=True, text=True, check=False, timeout=400)

    def report(self, batch: str) -> dict[str, Any]:
        return dict(json.loads((self.home / "reports/kbr" / batch / "report.json").read_text()))

    def states(self, batch: str) -> dict[str, str]:
        return {item["id"]: item["state"] for item in self.report(batch)["items"]}

    def ended(self, dag: str, run: str) -> str:
        airflow = self.airflow
        return until(lambda: (state := airflow.state(dag, run)) in {"success", "failed"} and state, f"the end of {run}")

    def airflow_answers(self) -> bool:
        """After its server was killed."""
        try:
            return bool(self.airflow._asked("GET", "/api/v2/version"))
        except HeritageError:
            return False

    def ask(self, method: str, path: str, body: object = None) -> Any:
        return self.airflow._asked(method, path, body)[1]


def until(found: Callable[[], Any], what: str) -> Any:
    """What it finds, as soon as it finds something."""
    end = time.monotonic() + PATIENCE
    while not (it := found()):
        assert time.monotonic() < end, f"in vain waited for {what}"
        time.sleep(0.3)
    return it


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    home = tmp_path_factory.mktemp("live").resolve() / "home"
    home.mkdir()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    more = {"HERITAGE_HOME": str(home), "HERITAGE_PORT": str(port), "HERITAGE_CATALOGUE": ""}
    more |= {environment.ADDRESS: f"http://localhost:{port}{BELOW}"} if BELOW else {}
    found = Stack(home, {**os.environ, **more})
    said = found.launcher("start")
    assert said.returncode == 0, said.stderr
    yield found
    found.launcher("stop")
    for left in processes.family(home):
        os.kill(left.pid, signal.SIGKILL)
