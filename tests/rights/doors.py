"""Every door of Airflow's API server, asked one after the other by somebody who has no business there."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from signing_in import Browser

HITL = "/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/{map_index}/hitlDetails"

WALK = """
import json
from airflow.api_fastapi.app import create_app
from starlette.routing import Mount

def walk(app, above):
    for route in app.routes:
        below = getattr(route, "app", None) if isinstance(route, Mount) else None
        if hasattr(below, "routes"):
            yield from walk(below, above + route.path)
        elif hasattr(below, "app"):  # FAB's own pages, which are Flask's
            for rule in below.app.url_map.iter_rules():
                yield from ((method, above + route.path + rule.rule) for method in rule.methods)
        elif below is None:
            yield from ((method, above + route.path) for method in route.methods or ())

print(json.dumps(sorted(set(walk(create_app(), "")))))
"""


@dataclass(frozen=True, order=True)
class Door:
    """One method of one path, as the server declares it."""

    method: str
    path: str

    def at(self, names: Mapping[str, str]) -> str:
        """The path with the names of things that are really there; whatever is left is 1."""
        filled = re.sub(r"\{(\w+)(?::\w+)?\}|<(?:\w+:)?(\w+)>", lambda m: names.get(m[1] or m[2], "1"), self.path)
        return re.sub("//+", "/", filled)


def doors(variables: Mapping[str, str]) -> Iterator[Door]:
    """All that this home's API server has. HEAD and OPTIONS tell no more than GET."""
    ran = subprocess.run([sys.executable, "-c", WALK], env=dict(variables), capture_output=True, text=True, check=True)
    for method, path in json.loads(ran.stdout.splitlines()[-1]):
        if method not in {"HEAD", "OPTIONS"}:
            yield Door(method, path)


_ACTION = {"actions": [{"action": "delete", "entities": ["x"]}]}
_RUNS = [{"dag_id": "paper", "dag_run_id": "x"}]
BODIES = {
    Door("PATCH", "/api/v2/connections"): _ACTION,
    Door("PATCH", "/api/v2/pools"): _ACTION,
    Door("PATCH", "/api/v2/variables"): _ACTION,
    Door("PATCH", "/api/v2/dags/{dag_id}/dagRuns"): {"actions": [{"action": "delete", "entities": _RUNS}]},
    Door("POST", "/api/v2/dags/{dag_id}/clearDagRuns"): {"dag_runs": _RUNS},
    Door("POST", "/api/v2/connections/enqueue-test"): {"connection_id": "x", "conn_type": "http"},
    Door("PATCH", HITL): {"chosen_options": ["Accept"], "params_input": {}},
}
"""For those that look at the body before they look at who asks."""

OPEN = {
    *(Door("GET", f"/api/v2/{path}") for path in ("version", "monitor/health", "plugins", "plugins/importErrors")),
    *(Door("GET", f"/ui/{path}") for path in ("config", "auth/me", "auth/menus")),
    Door("POST", "/ui/auth/token"),  # the same person, for a program
    *(Door("GET", f"/auth/{path}") for path in ("resetmypassword/form", "users/userinfo/")),  # their own
    Door("GET", "/{rest_of_path:path}"),  # the frame of the UI, empty
}
"""What whoever is logged in may open: the frame of the UI, and themselves."""

BEFORE_LOGIN = (
    *("/docs", "/redoc", "/openapi.json", "/static", "/health", "/api/v1/", "/api/{", "/api/v2/auth/"),
    *("/auth/login", "/auth/logout", "/auth/token", "/auth/back", "/auth/static", "/auth/docs", "/auth/redoc"),
    "/auth/heritage.css",  # the log-in page's own
    *("/auth/openapi.json", "/heritage", "/execution"),
)
"""How paths begin that need no login and tell nothing of what is kept here, or (ours, and those of tasks) have tests of their own."""


def opened(browser: Browser, every: Iterable[Door], names: Mapping[str, str]) -> list[str]:
    """The doors that were not shut in this person's face, in words."""
    wrong = []
    for door in every:
        if door in OPEN or door.path.startswith(BEFORE_LOGIN):
            continue
        status, said = _knock(browser, door, names)
        if status not in _shut(door):
            wrong.append(f"{door.method} {door.path}: {status} {said[:80]}")
    return wrong


def _knock(browser: Browser, door: Door, names: Mapping[str, str]) -> tuple[int, str]:
    """On SQLite a request that is logged may answer 500 when a task writes at the same moment; it is asked once more."""
    body = None if door.method == "GET" else json.dumps(BODIES.get(door, {}))
    sent = {"Content-Type": "application/json", "Accept": "application/json", "Airflow-Connection-Test-Token": "x"}
    status, said = browser.ask(door.method, door.at(names), body, sent)
    return browser.ask(door.method, door.at(names), body, sent) if status == 500 else (status, said)


def _shut(door: Door) -> set[int]:
    if door.path.startswith("/auth/") and not door.path.startswith("/auth/fab/"):
        return (
            {302, 403, 404} if door.method == "GET" else {400, 403, 404}
        )  # FAB's pages lead back; 400: no form of theirs
    hidden = ("{backfill_id}", "{file_token}", "/enqueue-test")  # here Airflow says of nothing whether it is there
    return {403, 404} if any(word in door.path for word in hidden) else {403}
