"""Talks to the running Airflow of this home over its REST API: starts runs and asks how they are. It decides nothing."""

from __future__ import annotations

import http.client
import json
import time
from collections import Counter
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from heritage.errors import PermanentError, TransientError
from heritage_airflow.supervision.running import Running, reachable

DAG_KNOWN_WITHIN = 120
"""Seconds until a freshly started Airflow must have read the DAG files."""


class NoAnswer(TransientError):
    """Airflow's API cannot be reached, or answers with an error of its own."""


class Refused(PermanentError):
    """Airflow's API understood and said no."""


class Airflow:
    """One user's access to one Airflow."""

    def __init__(self, at: Running, user: str, password: str) -> None:
        self._at = at
        self._token = ""
        _, answer = self._asked("POST", "/auth/token", {"username": user, "password": password})
        self._token = answer["access_token"]

    def state(self, dag: str, run: str) -> str:
        """queued, running, success or failed; empty when there is no such run."""
        status, answer = self._asked("GET", _run(dag, run), missing=True)
        return "" if status == http.HTTPStatus.NOT_FOUND else str(answer["state"])

    def start(self, dag: str, run: str, conf: Mapping[str, Any]) -> None:
        """Starts a run under this id, as soon as Airflow knows the DAG. Raises Refused, also when the id is taken."""
        wanted = {"dag_run_id": run, "logical_date": None, "conf": dict(conf)}
        until = time.monotonic() + DAG_KNOWN_WITHIN
        while time.monotonic() < until:
            status, _ = self._asked("POST", f"/api/v2/dags/{quote(dag)}/dagRuns", wanted, missing=True)
            if status != http.HTTPStatus.NOT_FOUND:
                return
            time.sleep(1)
        raise Refused(
            f"Airflow does not know the DAG {dag} after {DAG_KNOWN_WITHIN} s: see its page «Dag import errors»"
        )

    def again(self, dag: str, run: str) -> None:
        """Runs what failed in a run once more."""
        self._asked("POST", _run(dag, run) + "/clear", {"dry_run": False, "only_failed": True})

    def progress(self, dag: str, run: str) -> Counter[str]:
        """Task state → how many tasks of the run (at most the first 100) are in it; `none` is not yet due."""
        _, answer = self._asked("GET", _run(dag, run) + "/taskInstances?limit=100")
        return Counter(str(task["state"] or "none") for task in answer["task_instances"])

    def _asked(self, method: str, path: str, body: object = None, *, missing: bool = False) -> tuple[int, Any]:
        """Status and decoded answer. Not found is an answer when `missing` says so."""
        try:
            status, text = self._exchanged(method, path, None if body is None else json.dumps(body))
        except (OSError, http.client.HTTPException) as error:
            raise NoAnswer(f"{self._at.url} does not answer: {error}") from error
        if status >= http.HTTPStatus.INTERNAL_SERVER_ERROR:
            raise NoAnswer(f"{method} {path}: {status} {text[:500]}")
        if status >= http.HTTPStatus.BAD_REQUEST and not (missing and status == http.HTTPStatus.NOT_FOUND):
            raise Refused(f"{method} {path}: {status} {text[:500]}")
        return status, json.loads(text or "null")

    def _exchanged(self, method: str, path: str, body: str | None) -> tuple[int, str]:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        connection = http.client.HTTPConnection(reachable(self._at.host), self._at.port, timeout=70)
        try:
            connection.request(method, self._at.below + path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode(errors="replace")
        finally:
            connection.close()


def _run(dag: str, run: str) -> str:
    return f"/api/v2/dags/{quote(dag)}/dagRuns/{quote(run, safe='')}"
