"""What people ask of the archive: a restore, an audit, a hold. Noted first, then done by the DAG it is for; the same key asks once."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from fastapi import HTTPException

from heritage.catalogue import holds, requests
from heritage.catalogue.requests import Asking, ListedRequest
from heritage.catalogue.schema.store import reading
from heritage.flows.custody import holding
from heritage.model import Act, Viewer
from heritage_airflow.web import start_run
from heritage_airflow.web.catalogue import url
from heritage_airflow.web.guard import allowed
from heritage_airflow.web.progress import run_of

DAGS = {"restore": "restore", "audit": "audit", "revise": "revise"}
"""What a DAG does; a hold and its release are done at once."""

KINDS = ("restore", "audit", "hold", "release", "revise")
WITH_REASON = ("hold", "release", "revise")
ENDS = {"success": "done", "failed": "failed"}


def ask(viewer: Viewer, institution: str, asking: Asking) -> ListedRequest:
    """Notes the request and sees to it. Raises 403, 404, 409 (the key was used for something else), 422."""
    allowed(viewer, Act.DECIDE if asking.kind == "revise" else Act.REQUEST, institution)
    if asking.kind in WITH_REASON and not asking.reason.strip():
        raise HTTPException(
            HTTPStatus.UNPROCESSABLE_ENTITY, "a reason is wanted: it is kept with the package's history"
        )
    try:
        noted = requests.ask(url(), asking)
    except requests.KeyUsed as error:
        raise HTTPException(HTTPStatus.CONFLICT, str(error)) from error
    if noted.state != "asked":
        return noted
    return _started(noted, viewer) if noted.kind in DAGS else _done_at_once(noted, viewer)


def patch_of(text: str) -> dict[str, Any]:
    """The fields that a form sends. Raises 422."""
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise HTTPException(HTTPStatus.UNPROCESSABLE_ENTITY, "wanted fields and their values as JSON")
    return found


def now(one: ListedRequest) -> ListedRequest:
    """The request as it is at this moment: what its run came to is noted when it is first seen."""
    if one.state != "running":
        return one
    run = run_of(DAGS[one.kind], one.run)
    if run is None or run.state not in ENDS:
        return one
    requests.tell(url(), one.number, ENDS[run.state])
    return _read(one, None)


def _started(noted: ListedRequest, viewer: Viewer) -> ListedRequest:
    run = f"request__{noted.number}"
    values: dict[str, dict[str, Any]] = {
        "restore": {"packages": [noted.package]},
        "audit": {"package": noted.package, "sweep": False},
        "revise": {"package": noted.package, "why": noted.reason},
    }
    try:
        start_run.start(DAGS[noted.kind], run, {**values[noted.kind], **noted.facts}, viewer)
    except start_run.NotStarted as error:
        requests.tell(url(), noted.number, "failed", result=str(error)[:500])
    else:
        requests.tell(url(), noted.number, "running", run=run)
    return _read(noted, viewer)


def _done_at_once(noted: ListedRequest, viewer: Viewer) -> ListedRequest:
    if noted.kind == "hold":
        holding.place(noted.package, who=viewer.name, reason=noted.reason, key=noted.key)
    else:
        with reading(url()) as db:
            open_ones = holds.listed(db, institutions=viewer.institutions, package=noted.package).rows
        for hold in open_ones:
            holding.release(hold.number, who=viewer.name, reason=noted.reason, institutions=viewer.institutions)
    requests.tell(url(), noted.number, "done")
    return _read(noted, viewer)


def _read(noted: ListedRequest, viewer: Viewer | None) -> ListedRequest:
    with reading(url()) as db:
        found = requests.request(db, noted.number, institutions=viewer.institutions if viewer else None)
    return found or noted
