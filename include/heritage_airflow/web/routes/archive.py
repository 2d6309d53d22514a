"""The archive's pages: search, one package, its files, and what was asked for; each package for those who see its institution."""

from __future__ import annotations

import secrets
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Query
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse, StreamingResponse
from sqlalchemy import Connection

from heritage.catalogue import requests
from heritage.catalogue.queries import deliveries, package_detail
from heritage.catalogue.queries.package_detail import WholePackage
from heritage.catalogue.requests import Asking, ListedRequest
from heritage.catalogue.schema.store import reading
from heritage.flows import versions, viewing
from heritage.flows.custody.restored import folder
from heritage.model import Act, Viewer
from heritage.pages import archive as page_of_archive
from heritage.pages import restored
from heritage.pages.archive import COPY_TONES, REQUEST_TONES
from heritage.pages.delivery import models
from heritage.pages.frame import institution_names
from heritage.pages.revision.revising import differing
from heritage_airflow.web import archive_requests
from heritage_airflow.web.catalogue import url
from heritage_airflow.web.guard import HEADERS, Framed, Looking, allowed, page
from heritage_airflow.web.searching import Searched

router = APIRouter(prefix="/archive")

LENT = HEADERS | {
    "Cache-Control": "private, max-age=600",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'self'",
}


@router.get("")
def search(framed: Framed, asked: Searched, after: str = "") -> HTMLResponse:
    """Packages by words, title, id, institution, workline, date, format and tier of description."""
    with reading(url()) as db:
        shown = page_of_archive.searched(db, framed.viewer, asked, after)
    return page("archive.html", framed, shown=shown, may_revise=framed.viewer.may(Act.DECIDE))


@router.get("/{package}")
def package(framed: Framed, package: str) -> HTMLResponse:
    """One package whole."""
    with reading(url()) as db:
        one = found(db, framed.viewer, package)
        shown = page_of_archive.shown(db, framed.viewer, one)
        item = deliveries.item(db, one.institution, one.batch, one.item, institutions=framed.viewer.institutions)
    return page(
        "package.html",
        framed,
        shown=shown,
        models=models(item) if item else [],
        names=institution_names(framed.viewer),
        key=secrets.token_urlsafe(12),
        differing=differing,
        copy_tones=COPY_TONES,
        request_tones=REQUEST_TONES,
    )


@router.get("/{package}/files")
def files(framed: Framed, package: str, role: str = "", after: str = "") -> HTMLResponse:
    """The package's files, with the proof of those that were made."""
    wall = framed.viewer.institutions
    with reading(url()) as db:
        one = found(db, framed.viewer, package)
        listed = package_detail.files(db, one.number, institutions=wall, role=role, after=after)
    place = page_of_archive.address(package)
    lendable = page_of_archive.lendable
    return page(
        "package_files.html", framed, one=one, files=listed, role=role, after=after, address=place, lendable=lendable
    )


@router.get("/{package}/versions/{version}")
def version(
    framed: Framed, package: str, version: int, since: str = "", begin: Annotated[int, Query(ge=0)] = 0
) -> HTMLResponse:
    """The files of one version, with what became of each since the version before."""
    with reading(url()) as db:
        one = found(db, framed.viewer, package)
    if not 0 < version <= one.version:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    try:
        every = versions.files_of(one.package, version)
    except viewing.NotToBeHad as error:
        raise HTTPException(HTTPStatus.SERVICE_UNAVAILABLE, f"{error}. {error.advice}") from error
    return page("package_version.html", framed, one=one, address=page_of_archive.address(package), version=version,
                **page_of_archive.of_version(every, since, begin))  # fmt: skip


@router.get("/{package}/files/{number}")
def file(viewer: Looking, package: str, number: int) -> FileResponse:
    """One access copy, to look at or listen to (parts of it when a player winds)."""
    with reading(url()) as db:
        one = found(db, viewer, package)
        wanted = package_detail.file(db, one.number, number, institutions=viewer.institutions)
    kind = page_of_archive.lendable(wanted) if wanted else None
    if wanted is None or kind is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    try:
        place = viewing.lent(one.package, wanted.role, wanted.path, wanted.sha512, wanted.size)
    except viewing.NotToBeHad as error:
        raise HTTPException(HTTPStatus.SERVICE_UNAVAILABLE, f"{error}. {error.advice}") from error
    return FileResponse(place, media_type=kind, headers=LENT)


@router.post("/{package}/requests")
def ask(
    viewer: Looking,
    package: str,
    kind: Annotated[str, Form()],
    key: Annotated[str, Form(min_length=8, max_length=200)],
    reason: Annotated[str, Form(max_length=2000)] = "",
    version: Annotated[int, Form(ge=0)] = 0,
    patch: Annotated[str, Form()] = "",
    evidence: Annotated[str, Form(max_length=2000)] = "",
    base: Annotated[int, Form(ge=0)] = 0,
) -> RedirectResponse:
    """Asks for a restore (of a version), an audit, a hold or its release, or for other metadata. The same form sent twice asks once."""
    if kind not in archive_requests.KINDS:
        raise HTTPException(HTTPStatus.UNPROCESSABLE_ENTITY, f"wanted one of {', '.join(archive_requests.KINDS)}")
    with reading(url()) as db:
        one = found(db, viewer, package)
    facts: dict[str, Any] = {"version": version} if kind == "restore" and version else {}
    if kind == "revise":
        facts = {"patch": archive_requests.patch_of(patch), "evidence": evidence, "base": base}
    noted = archive_requests.ask(viewer, one.institution, Asking(kind, one.package, viewer.name, reason, key, facts))
    return RedirectResponse(f"{page_of_archive.address(package)}/requests/{noted.number}", HTTPStatus.SEE_OTHER)


@router.get("/{package}/requests/{number}")
def request(framed: Framed, package: str, number: int) -> HTMLResponse:
    """One request, and what came of it."""
    return _request("request.html", framed, package, number)


@router.get("/{package}/requests/{number}/now")
def request_now(framed: Framed, package: str, number: int) -> HTMLResponse:
    """The part of its page that changes."""
    return _request("request_now.html", framed, package, number)


@router.get("/{package}/requests/{number}/restored.zip")
def restored_whole(viewer: Looking, package: str, number: int) -> StreamingResponse:
    """All that was restored."""
    one = asked_for(viewer, package, number)
    where = folder(one.run, one.package)
    if where is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    more = {"Content-Disposition": f'attachment; filename="{number}.zip"'}
    return StreamingResponse(restored.zipped(where), media_type="application/zip", headers=HEADERS | more)


@router.get("/{package}/requests/{number}/restored/{nth}")
def restored_file(viewer: Looking, package: str, number: int, nth: int) -> FileResponse:
    """One file of what was restored, to be saved: nothing of it is shown as a page of ours."""
    one = asked_for(viewer, package, number)
    where = folder(one.run, one.package)
    place = restored.one(where, nth) if where else None
    if place is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return FileResponse(place, media_type="application/octet-stream", filename=place.name, headers=HEADERS)


def found(db: Connection, viewer: Viewer, package: str) -> WholePackage:
    """The package, or 404."""
    one = page_of_archive.found(db, viewer, package)
    if one is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return one


def asked_for(viewer: Viewer, package: str, number: int) -> ListedRequest:
    """A restore of this package, for who may ask for one; else 404 or 403."""
    with reading(url()) as db:
        one = requests.request(db, number, institutions=viewer.institutions)
    if one is None or one.package != package or one.kind != "restore":
        raise HTTPException(HTTPStatus.NOT_FOUND)
    allowed(viewer, Act.REQUEST, one.institution)
    return one


def _request(template: str, framed: Framed, package: str, number: int) -> HTMLResponse:
    with reading(url()) as db:
        one = requests.request(db, number, institutions=framed.viewer.institutions)
    if one is None or one.package != package:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    one = archive_requests.now(one)
    where = folder(one.run, one.package) if one.kind == "restore" and one.run else None
    answer = page(
        template,
        framed,
        one=one,
        files=restored.listed(where) if where else [],
        tones=REQUEST_TONES,
        address=page_of_archive.address(package),
    )
    answer.headers["X-Ended"] = str(one.state not in {"asked", "running"}).lower()
    return answer
