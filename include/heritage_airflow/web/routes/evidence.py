"""The auditor's pages and what they may take away. Nobody else finds them, and nothing here changes anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Depends, HTTPException
from fastapi.responses import FileResponse, HTMLResponse, Response, StreamingResponse

from heritage.catalogue.queries import decisions
from heritage.catalogue.schema.store import reading
from heritage.flows import history
from heritage.flows.custody import checkpoints
from heritage.model import Act, Viewer
from heritage.pages import evidence as page_of_evidence
from heritage_airflow.web.catalogue import url
from heritage_airflow.web.guard import HEADERS, Framed, Looking, needs, page

router = APIRouter(prefix="/evidence", dependencies=[Depends(needs(Act.AUDIT))])


LISTS: Mapping[str, tuple[Callable[..., Any], str]] = {
    "decisions": (decisions.decisions, "evidence-decisions"),
    "acts": (decisions.acts, "evidence-acts"),
    "refusals": (decisions.refusals, "worklines-refused"),
}
"""What can be gone through page by page: the question to the catalogue, and the title's code."""


@router.get("")
def overview(framed: Framed) -> HTMLResponse:
    """The log's state, the copies' coverage, the dossiers."""
    with reading(url()) as db:
        shown = page_of_evidence.shown(db, framed.viewer, framed.words.language)
    return page("evidence.html", framed, shown=shown)


@router.get("/log")
def log(framed: Framed, subject: str = "", after: str = "") -> HTMLResponse:
    """The event log, newest first."""
    lines = page_of_evidence.lines(subject, after)
    return page("evidence_log.html", framed, lines=lines, subject=subject, after=after)


@router.get("/verify")
def verify(framed: Framed) -> HTMLResponse:
    """Reads the whole log and compares it with what the sites remember."""
    return page("evidence_verified.html", framed, found=checkpoints.verify())


@router.get("/files/{name}")
def segment(name: str) -> FileResponse:
    """One file of the log, as it is."""
    place = page_of_evidence.segment(name)
    if place is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return FileResponse(place, media_type="application/jsonl", filename=place.name, headers=HEADERS)


@router.get("/key.pem")
def key() -> Response:
    """The public half of the key that signs."""
    more = {"Content-Disposition": 'attachment; filename="heritage-events.pub.pem"'}
    return Response(history.event_log().public(), media_type="application/x-pem-file", headers=HEADERS | more)


@router.get("/{what}.csv")
def exported(viewer: Looking, what: str) -> StreamingResponse:
    """All decisions, acts or refusals, streamed."""
    if what not in page_of_evidence.EXPORTS:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    more = {"Content-Disposition": f'attachment; filename="{what}.csv"'}
    return StreamingResponse(_lines(viewer, what), media_type="text/csv; charset=utf-8", headers=HEADERS | more)


@router.get("/{what}")
def listed(framed: Framed, what: str, after: str = "") -> HTMLResponse:
    """What people decided, what was done to the archive, which deliveries were refused; newest first."""
    if what not in LISTS:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    asked, title = LISTS[what]
    with reading(url()) as db:
        found = asked(db, institutions=framed.viewer.institutions, after=after)
    return page("evidence_list.html", framed, what=what, title=framed.words(title), list=found, after=after)


def _lines(viewer: Viewer, what: str) -> Iterator[str]:
    with reading(url()) as db:
        yield from page_of_evidence.exported(db, viewer, what)
