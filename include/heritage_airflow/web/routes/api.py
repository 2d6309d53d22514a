"""The archive by REST, /heritage/api/v1: find and view packages, their files, versions, history and metadata; ask for a restore, an audit,
a hold, other metadata; start a delivery. The same rights and the same walls as the pages; errors are problems (RFC 9457)."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Header, HTTPException, Query, Response
from fastapi import Path as PathParameter
from fastapi.openapi.utils import get_openapi
from fastapi.responses import FileResponse, JSONResponse
from pydantic import StringConstraints

from heritage import __version__
from heritage.catalogue import requests, revisions
from heritage.catalogue.queries import deliveries, package_detail, packages
from heritage.catalogue.queries.package_detail import WholePackage
from heritage.catalogue.queries.packages import PackageQuery
from heritage.catalogue.requests import Asking
from heritage.catalogue.schema.store import reading
from heritage.flows.revise.profiles import profile_of
from heritage.flows.revise.whole import lengths_at_hand
from heritage.model import Act, Statement
from heritage.pages import archive as page_of_archive
from heritage.pages import contract
from heritage.pages.frame import ROOT
from heritage.pages.revision.patch import MetadataPatch
from heritage.pages.revision.sourcing import CatalogueAsked, Planning
from heritage.pages.states import state_of
from heritage.revise import Refused, Whole, patched
from heritage_airflow.web import archive_requests, start_delivery
from heritage_airflow.web.catalogue import url
from heritage_airflow.web.guard import Looking, allowed
from heritage_airflow.web.routes import archive, sourcing

PLACE = "/api/v1"


def _problems(*statuses: HTTPStatus) -> dict[int | str, dict[str, Any]]:
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {int(one): {"description": one.phrase, "content": content, "model": contract.Problem} for one in statuses}


LOOKING = _problems(
    HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.UNPROCESSABLE_ENTITY
)
BYTES: dict[int | str, dict[str, Any]] = {
    200: {"content": {"*/*": {}}, "description": "the bytes"},
    206: {"content": {"*/*": {}}, "description": "a part of them"},
}
TELLING = LOOKING | _problems(HTTPStatus.BAD_REQUEST)
ASKING = TELLING | _problems(HTTPStatus.CONFLICT)
CHANGING = ASKING | _problems(HTTPStatus.PRECONDITION_FAILED, HTTPStatus.PRECONDITION_REQUIRED)

router = APIRouter(prefix=PLACE, responses=LOOKING)

After = Annotated[str, Query(max_length=500, description="`next` of the page before")]
Most = Annotated[int, Query(ge=1, le=100, description="rows of a page")]
Word = Annotated[str, Query(max_length=300)]
Key = Annotated[str, Header(alias="Idempotency-Key", min_length=8, max_length=200, pattern=r"^[\x21-\x7e]+$")]
Id = Annotated[str, StringConstraints(max_length=1000)]
Number = Annotated[int, PathParameter(ge=1, le=2**62)]


@router.get("/packages")
def find(
    viewer: Looking,
    text: Word = "",
    title: Word = "",
    institution: Word = "",
    workline: Word = "",
    since: Annotated[contract.Day | None, Query(description="captured on this day or later")] = None,
    until: contract.Day | None = None,
    puid: Word = "",
    state: Word = "deposited",
    after: After = "",
    most: Most = 50,
) -> contract.PackagePage:
    """Packages that have all the words and meet the conditions, newest first."""
    asked = PackageQuery(text, "", title, institution, since, until, puid, state, workline)
    with reading(url()) as db:
        found = packages.search(db, asked, institutions=viewer.institutions, after=after, most=most)
    rows = [contract.PackageRow.model_validate(row) for row in found.rows]
    return contract.PackagePage(items=rows, next=found.after or None, total=found.total.number, more=found.total.more)


@router.get("/packages/{package}")
def view(viewer: Looking, package: Id) -> contract.PackageWhole:
    """One package by its id."""
    with reading(url()) as db:
        return _whole(archive.found(db, viewer, package))


@router.get("/packages/{package}/metadata")
def metadata(
    viewer: Looking, package: Id, answer: Response, after: After = "", most: Most = 100
) -> contract.Page[contract.Statement]:
    """Everything that is said about the package's item and files, each with who says it. The ETag is the package's version."""
    with reading(url()) as db:
        one = archive.found(db, viewer, package)
        answer.headers["ETag"] = f'"{one.version}"'
        found = package_detail.statements(db, one.number, institutions=viewer.institutions, after=after, most=most)
    return contract.Page[contract.Statement](
        items=[contract.Statement.model_validate(row) for row in found.rows], next=found.after or None
    )


@router.patch("/packages/{package}/metadata", status_code=HTTPStatus.ACCEPTED, responses=CHANGING)
def change(
    viewer: Looking,
    package: Id,
    body: MetadataPatch,
    key: Key,
    why: Annotated[str, Query(min_length=1, max_length=2000, description="kept with the package for good")],
    evidence: Annotated[str, Query(max_length=2000, description="what the new values rest on")] = "",
    seen: Annotated[str, Header(alias="If-Match", max_length=40, description="the ETag of what you saw")] = "",
) -> contract.RequestRow:
    """Asks for other metadata: a run makes the package's next version. The same key answers with what was asked before."""
    with reading(url()) as db:
        one = archive.found(db, viewer, package)
        said = [*revisions.said_of(db, one.number), *revisions.structure_of(db, one.number)]
        files, before = [path for path, _ in revisions.pages(db, one.number)], requests.known(db, viewer.name, key)
    allowed(viewer, Act.DECIDE, one.institution)
    patch, base = body.model_dump(mode="json", exclude_unset=True), one.version
    if before is None:
        _judged(said, patch, Whole(files, one.workline, lambda: lengths_at_hand(one.package)), seen, one)
    else:  # asked before, perhaps made since
        base = int(before.facts.get("base", 0))
    asked = Asking("revise", one.package, viewer.name, why, key, {"patch": patch, "evidence": evidence, "base": base})
    return contract.RequestRow.model_validate(archive_requests.ask(viewer, one.institution, asked))


def _judged(said: list[Statement], patch: dict[str, Any], item: Whole, seen: str, one: WholePackage) -> None:
    """Raises 428 and 412 (which version was seen), 409 (nothing would change), 422."""
    if not seen:
        raise HTTPException(
            HTTPStatus.PRECONDITION_REQUIRED, "wanted If-Match with the ETag of the metadata that you saw"
        )
    if seen.strip('"') != str(one.version):
        raise HTTPException(HTTPStatus.PRECONDITION_FAILED, f"you saw {seen}, the newest version is {one.version}")
    try:
        if not patched(said, patch, item, profile_of(one.institution, one.workline)):
            raise HTTPException(HTTPStatus.CONFLICT, "nothing would change: all of it is said already")
    except Refused as error:
        raise HTTPException(HTTPStatus.UNPROCESSABLE_ENTITY, str(error)) from error


@router.get("/packages/{package}/versions")
def versions(viewer: Looking, package: Id) -> list[contract.VersionRow]:
    """What made each version after the first, newest first."""
    with reading(url()) as db:
        return [contract.VersionRow.model_validate(made) for made in archive.found(db, viewer, package).revisions]


@router.get("/packages/{package}/files")
def files(
    viewer: Looking, package: Id, role: Word = "", after: After = "", most: Most = 100
) -> contract.Page[contract.FileRow]:
    """The package's files."""
    with reading(url()) as db:
        one = archive.found(db, viewer, package)
        found = package_detail.files(
            db, one.number, institutions=viewer.institutions, role=role, after=after, most=most
        )
    return contract.Page[contract.FileRow](items=[_file(package, row) for row in found.rows], next=found.after or None)


@router.get(
    "/packages/{package}/files/{number}/content",
    response_class=FileResponse,
    responses=BYTES | _problems(HTTPStatus.SERVICE_UNAVAILABLE),
)
def content(viewer: Looking, package: Id, number: Annotated[int, PathParameter(ge=0, le=2**62)]) -> FileResponse:
    """An access copy's bytes, compared with their sha512 first."""
    return archive.file(viewer, package, number)


@router.get("/packages/{package}/history")
def history(viewer: Looking, package: Id) -> list[contract.HistoryRow]:
    """All that happened to the package, newest first: from the package itself and from the event log."""
    with reading(url()) as db:
        shown = page_of_archive.shown(db, viewer, archive.found(db, viewer, package))
    return [contract.HistoryRow.model_validate(row) for row in shown.history]


@router.post("/packages/{package}/requests", status_code=HTTPStatus.ACCEPTED, responses=ASKING)
def ask(viewer: Looking, package: Id, body: contract.Ask, key: Key) -> contract.RequestRow:
    """Asks for a restore, an audit, a hold or its release. The same key answers with what was asked before."""
    with reading(url()) as db:
        one = archive.found(db, viewer, package)
    noted = archive_requests.ask(viewer, one.institution, Asking(body.kind, one.package, viewer.name, body.reason, key))
    return contract.RequestRow.model_validate(noted)


@router.post("/catalogues/{institution}", status_code=HTTPStatus.ACCEPTED, responses=TELLING)
def take_over(viewer: Looking, institution: Id, body: CatalogueAsked, key: Key) -> Planning:
    """Asks the institution's own catalogue what it says of its packages; a run makes the plan. The same key starts one run."""
    run = sourcing.pulled(viewer, institution, body, key)
    return Planning(run=run, plan=f"{ROOT}/archive/revisions/{run}")


@router.get("/requests")
def asked_for(
    viewer: Looking, package: Word = "", after: After = "", most: Most = 50
) -> contract.Page[contract.RequestRow]:
    """What was asked for, newest first."""
    with reading(url()) as db:
        found = requests.listed(db, institutions=viewer.institutions, package=package, after=after, most=most)
    rows = [contract.RequestRow.model_validate(row) for row in found.rows]
    return contract.Page[contract.RequestRow](items=rows, next=found.after or None)


@router.get("/requests/{number}")
def request(viewer: Looking, number: Number) -> contract.RequestRow:
    """One request, as it is now."""
    with reading(url()) as db:
        one = requests.request(db, number, institutions=viewer.institutions)
    if one is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return contract.RequestRow.model_validate(archive_requests.now(one))


@router.get("/deliveries")
def deliveries_seen(
    viewer: Looking, institution: Word = "", workline: Word = "", order: Word = "", after: After = "", most: Most = 50
) -> contract.Page[contract.DeliveryRow]:
    """Deliveries that were taken in, newest first."""
    with reading(url()) as db:
        asked = {"institution": institution, "workline": workline, "order": order}
        found = deliveries.listed(db, institutions=viewer.institutions, **asked, after=after, most=most)
    return contract.Page[contract.DeliveryRow](items=[_delivery(row) for row in found.rows], next=found.after or None)


@router.get("/deliveries/{institution}/{batch}")
def delivery(viewer: Looking, institution: Id, batch: Id) -> contract.DeliveryRow:
    """One delivery."""
    with reading(url()) as db:
        one = deliveries.delivery(db, institution, batch, institutions=viewer.institutions)
    if one is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return _delivery(one)


@router.post("/deliveries", status_code=HTTPStatus.ACCEPTED, responses=TELLING)
def start(viewer: Looking, body: contract.Start) -> contract.Started:
    """Takes in a delivery that lies in the inbox. Sent twice, it is started once."""
    allowed(viewer, Act.DELIVER, body.institution)
    run, new = start_delivery.start(viewer, body.institution, body.workline, body.name, body.review)
    return contract.Started(workline=body.workline, run=run, new=new)


@router.get("/openapi.json", include_in_schema=False)
def openapi(viewer: Looking) -> JSONResponse:
    """What there is, for programs."""
    return JSONResponse(schema())


def schema() -> dict[str, Any]:
    """The OpenAPI description of this part alone."""
    made = get_openapi(title="Heritage archive", version=__version__, description=__doc__ or "", routes=router.routes)
    made["servers"] = [{"url": ROOT}]
    return made


def _whole(one: WholePackage) -> contract.PackageWhole:
    row = {name: getattr(one, name) for name in contract.PackageWhole.model_fields if hasattr(one, name)}
    held = any(not hold.released_at for hold in one.holds)
    return contract.PackageWhole.model_validate(row | {"copies": len(one.copies), "held": held, "at": list(one.copies)})


def _file(package: str, row: package_detail.KeptFile) -> contract.FileRow:
    place = f"{ROOT}{PLACE}/packages/{quote(package, safe='')}/files/{row.number}/content"
    shown = {name: getattr(row, name) for name in ("number", "path", "role", "puid", "sha512", "size")}
    return contract.FileRow(**shown, content=place if page_of_archive.lendable(row) else None)


def _delivery(one: deliveries.ListedDelivery) -> contract.DeliveryRow:
    names = ("institution", "batch", "workline", "captured", "started", "finished", "policy", "order")
    counts = contract.Counts.model_validate(one.counts)
    return contract.DeliveryRow(**{name: getattr(one, name) for name in names}, state=state_of(one), counts=counts)
