"""Changing what is said of packages: a form for one, with a look at what would change before it is asked for; a table for many."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from http import HTTPStatus
from typing import Annotated, Any

from airflow.api_fastapi.core_api.security import get_user
from fastapi import APIRouter, Depends, Form, HTTPException, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlalchemy import Connection

from heritage.catalogue import revisions
from heritage.catalogue.queries import packages
from heritage.catalogue.queries.package_detail import WholePackage
from heritage.catalogue.schema.store import reading
from heritage.flows.revise import planning, table
from heritage.flows.revise.profiles import profile_of
from heritage.model import Act, Change, Statement, Viewer, term
from heritage.model.rights_rows import COLUMNS, WORDS
from heritage.pages import archive as page_of_archive
from heritage.pages.frame import ROOT, Frame, institution_names
from heritage.pages.revision import revising
from heritage.pages.running import Question
from heritage.revise import Refused, patched
from heritage.tools.document.rights_uris import OFFERED
from heritage_airflow.approval import APPROVE, REJECT
from heritage_airflow.web import answering, start_run
from heritage_airflow.web.catalogue import url
from heritage_airflow.web.guard import HEADERS, Framed, Looking, allowed, page
from heritage_airflow.web.progress import run_of
from heritage_airflow.web.routes.archive import found
from heritage_airflow.web.searching import Searched

router = APIRouter(prefix="/archive")

MOST_ROWS = 1000
"""Packages of a table that is downloaded."""

LARGEST = 16 << 20
"""Bytes of a table that is sent."""

Text = Annotated[str, Form(max_length=2000)]
Texts = Annotated[list[str], Form()]
Some = Annotated[list[str], Form(default_factory=list)]


@router.get("/table.csv")
def table_of(viewer: Looking, asked: Searched) -> Response:
    """What is said of the packages that a search finds, to be edited and sent back."""
    with reading(url()) as db:
        rows = packages.search(db, asked, institutions=viewer.institutions, most=MOST_ROWS).rows
        said = [(row.package, _of(db, viewer, row.package)) for row in rows]
    names = list(dict.fromkeys(s.field for _, some in said for f in revising.fields(some) for s in f.said))
    more = {"Content-Disposition": 'attachment; filename="packages.csv"'}
    return Response(table.written(said, names), media_type="text/csv; charset=utf-8", headers=HEADERS | more)


def _of(db: Connection, viewer: Looking, package: str) -> list[Statement]:
    return revisions.said_of(db, found(db, viewer, package).number)


@router.get("/table")
def table_page(framed: Framed) -> HTMLResponse:
    """Where a table is sent."""
    return _table_page(framed)


def _table_page(framed: Frame, *, status: int = HTTPStatus.OK, problems: tuple[str, ...] = ()) -> HTMLResponse:
    institutions = {code: names for code, names in institution_names(framed.viewer).items()
                    if framed.viewer.may(Act.DECIDE, code)}  # fmt: skip
    if not institutions:
        raise HTTPException(HTTPStatus.FORBIDDEN)
    said = [framed.words.refusal(one) for one in problems]
    return page("revise_table.html", framed, status=status, institutions=institutions, problems=said)


@router.post("/table")
async def send_table(
    framed: Framed, institution: Annotated[str, Form()], file: UploadFile, why: Text = "", evidence: Text = ""
) -> Response:
    """Starts a run that plans what the table changes; a person looks at the plan before anything is made."""
    allowed(framed.viewer, Act.DECIDE, institution)
    content = await file.read(LARGEST + 1)
    rows, problems = table.read("table.csv", content[:LARGEST])
    if len(content) > LARGEST or problems or not rows:
        return _table_page(framed, status=HTTPStatus.UNPROCESSABLE_ENTITY, problems=tuple(p.ground for p in problems))
    run = f"table__{institution}__{secrets.token_hex(6)}"
    conf = {
        "table": planning.keep_table(run, content),
        "institution": institution,
        "why": why,
        "evidence": evidence,
        "approval": True,
    }
    start_run.start("revise", run, conf, framed.viewer)
    return RedirectResponse(f"{ROOT}/archive/revisions/{run}", HTTPStatus.SEE_OTHER)


@router.get("/revisions/{run}")
def revision_run(framed: Framed, run: str) -> HTMLResponse:
    """What a run would change, whether it waits for a person, and what became of it."""
    rows = _planned(framed.viewer, run)
    now = run_of("revise", run)
    if now is None and not rows:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return page("revise_run.html", framed, run=run, now=now, rows=rows, differing=revising.differing)


@router.post("/revisions/{run}/answer")
def answer(
    user: Annotated[Any, Depends(get_user)],
    viewer: Looking,
    run: str,
    choice: Annotated[str, Form()],
    reason: Text = "",
) -> RedirectResponse:
    """A person's word about the plan."""
    if choice not in (APPROVE, REJECT) or not _planned(viewer, run):
        raise HTTPException(
            HTTPStatus.UNPROCESSABLE_ENTITY, f"wanted {APPROVE} or {REJECT}, about a plan that is there"
        )
    answering.give(user, Question("revise", run, "approve", -1), (choice, reason))
    return RedirectResponse(f"{ROOT}/archive/revisions/{run}", HTTPStatus.SEE_OTHER)


def _planned(viewer: Viewer, run: str) -> list[planning.Planned]:
    """The plan; none when there is none yet. Raises 404 and 403 where packages of others are in it."""
    allowed(viewer, Act.DECIDE)
    if not planning.is_planned(run):
        return []
    for institution in planning.asked(run).institutions:
        allowed(viewer, Act.DECIDE, institution)
    return list(planning.planned(run))


@router.get("/{package}/revise")
def form(framed: Framed, package: str, version: int = 0) -> HTMLResponse:
    """Everything that is said of the item, to be changed; or what an earlier version said, to be said again."""
    one, said = _one(framed, package)
    if not 0 < version < one.version:
        return _form(framed, one, revising.fields(said), rights=revising.rights(said))
    rights = revising.rights_as_of(version, said, one.revisions)
    return _form(framed, one, revising.as_of(version, said, one.revisions), rights=rights)


@router.post("/{package}/revise")
def look(
    framed: Framed, package: str, base: Annotated[int, Form(ge=1)], field: Texts, value: Texts, language: Texts,
    right: Some, cell: Some, why: Text = "", evidence: Text = "",
) -> HTMLResponse:  # fmt: skip
    """Shows what would change, field by field; nothing is asked for yet."""
    one, said = _one(framed, package)
    patch: dict[str, Any] = revising.written(field, value, language)
    shown = revising.fields(Statement(n, v["value"], "", v["language"]) for n, some in patch.items() for v in some)
    told: dict[str, Any] = {"why": why, "evidence": evidence, "rights": revising.rights_written(right, cell)}
    patch |= {"rights": told["rights"]} if right else {}
    try:
        changes = patched(said, patch, profile=profile_of(one.institution, one.workline))
    except Refused as error:
        said_so = [framed.words.refusal(reason) for reason in error.reasons]
        return _form(framed, one, shown, status=HTTPStatus.UNPROCESSABLE_ENTITY, problems=said_so, **told)
    if not changes or base != one.version:
        notice = "revise-nothing" if not changes else "revise-overtaken"
        return _form(framed, one, shown, status=HTTPStatus.UNPROCESSABLE_ENTITY, notice=notice, **told)
    return looked(framed, one, changes, revising.only(patch, changes), back="revise", **told)


def looked(
    framed: Frame, one: WholePackage, changes: Sequence[Change], patch: dict[str, Any], **told: Any
) -> HTMLResponse:
    """What would change, side by side, with the button that asks for it."""
    return page(
        "revise_look.html",
        framed,
        one=one,
        address=page_of_archive.address(one.package),
        differing=revising.differing(changes),
        patch=json.dumps(patch, ensure_ascii=False),
        key=secrets.token_urlsafe(12),
        **told,
    )


def _one(framed: Frame, package: str) -> tuple[WholePackage, list[Statement]]:
    with reading(url()) as db:
        one = found(db, framed.viewer, package)
        said = revisions.said_of(db, one.number)
    allowed(framed.viewer, Act.DECIDE, one.institution)
    return one, said


def _form(
    framed: Frame, one: WholePackage, fields: tuple[revising.Field, ...], *, status: int = HTTPStatus.OK, **told: Any
) -> HTMLResponse:
    profile, own = profile_of(one.institution, one.workline), {term(field.name) for field in fields}
    offered = [rule for rule in profile.rules if term(rule.name) not in own]
    shown = {"why": "", "evidence": "", "problems": (), "notice": "", "rights": [], **told}
    shown |= {"columns": COLUMNS, "terms": WORDS, "addresses": OFFERED, "profile": profile, "offered": offered}
    address = page_of_archive.address(one.package)
    return page("revise.html", framed, status=status, one=one, address=address, fields=fields, **shown)
