"""Sending a delivery through the browser, or by a program: announced, sent piece by piece, landed in the inbox; /heritage/api/v1/uploads
and its page. Only who may start a delivery of the institution finds its uploads here."""

from __future__ import annotations

import asyncio
import base64
import binascii
import re
from collections.abc import AsyncIterator, Sequence
from http import HTTPStatus
from typing import Annotated, Any

import anyio
from fastapi import APIRouter, Depends, Header, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from heritage import settings
from heritage.errors import DeliveryRefused, DiskFull, HeritageError
from heritage.flows.inbox import stepping
from heritage.flows.inbox.upload import announcing, landing, record
from heritage.flows.inbox.upload.announcing import Announcement
from heritage.flows.inbox.upload.landed import landed
from heritage.flows.inbox.upload.receiving import Differs, Elsewhere, NotAPiece, Piece
from heritage.flows.inbox.upload.record import Busy, Gone, Upload
from heritage.ingest.announced import Announced
from heritage.model import Act, Viewer, refused
from heritage.pages import contract, sending
from heritage.pages import upload as page_of_upload
from heritage.pages.frame import Frame
from heritage_airflow.web.guard import HEADERS, Framed, Looking, allowed, frame, needs, page
from heritage_airflow.web.problems import problem

router = APIRouter()
API = "/api/v1/uploads"

BLOCK = 1 << 20
"""Bytes that are handed to a thread at once."""

PATIENCE = 60.0
"""Seconds without a byte after which a connection is given up, and its file let go for the next."""

_DIGEST = re.compile(r"(?:^|,)\s*sha-256=:([A-Za-z0-9+/=]+):")

_STATUS: tuple[tuple[type[HeritageError], HTTPStatus, str], ...] = (
    (Gone, HTTPStatus.NOT_FOUND, "gone"),
    (Busy, HTTPStatus.CONFLICT, "busy"),
    (Elsewhere, HTTPStatus.CONFLICT, "offset"),
    (landing.Incomplete, HTTPStatus.CONFLICT, "incomplete"),
    (stepping.NotCarried, HTTPStatus.CONFLICT, "folder"),
    (DeliveryRefused, HTTPStatus.UNPROCESSABLE_ENTITY, "refused"),
    (Differs, HTTPStatus.BAD_REQUEST, "digest"),
    (NotAPiece, HTTPStatus.BAD_REQUEST, "piece"),
    (DiskFull, HTTPStatus.INSUFFICIENT_STORAGE, "room"),
)
"""What went wrong → the answer, and its `code`; the first that fits."""


@router.get("/upload", dependencies=[Depends(needs(Act.DELIVER))])
def upload_page(framed: Framed, institution: str = "") -> HTMLResponse:
    """Choose, send, see how far it is."""
    return page("upload.html", framed, shown=page_of_upload.shown(framed.viewer, institution))


@router.get(API)
def listed(framed: Framed) -> JSONResponse:
    """Uploads that are not ended, of the institutions that the viewer may deliver to."""
    found = sending.open_ones(framed.viewer)
    mine = [one for one in found if framed.viewer.may(Act.DELIVER, one.upload.institution)]
    return JSONResponse({"items": [_told(one, framed) for one in mine]}, headers=HEADERS)


@router.post(API)
async def announce(request: Request, framed: Framed) -> Response:
    """Announces a selection. The same one, announced again, is the same upload, with what is there of each file."""
    body = await request.body()
    return await run_in_threadpool(_announced, request, framed, body)


def _announced(request: Request, framed: Frame, body: bytes) -> Response:
    try:
        asked = contract.Announcement.model_validate_json(body)
    except ValidationError as error:
        raise RequestValidationError(
            error.errors(include_url=False, include_context=False, include_input=False)
        ) from error
    allowed(framed.viewer, Act.DELIVER, asked.institution)
    if asked.institution not in settings.institutions():
        raise HTTPException(HTTPStatus.NOT_FOUND)
    files = [Announced(file.path, file.size, file.modified) for file in asked.files]
    who, address = framed.viewer.name, _address(request)
    try:
        upload = announcing.announce(
            Announcement(asked.institution, asked.workline, asked.name, asked.kind, files, who, address)
        )
        held = record.held(upload)
    except HeritageError as error:
        return _failed(error, framed)
    numbers = {path: number for number, (path, _) in enumerate(upload.files)}
    order = [numbers.get(file.path) for file in files]
    more = {"numbers": order, "held": [held[number] if number is not None else 0 for number in order]}
    return JSONResponse(_told(sending.sent(upload), framed) | more, HTTPStatus.CREATED, HEADERS)


@router.get(API + "/{id_}")
def how_far(framed: Framed, id_: str) -> Response:
    """How far an upload is, or what became of it."""
    there = landed(id_)
    if there and framed.viewer.may(Act.DELIVER, there.institution):
        ended = page_of_upload.ended(there)
        said = {"id": id_, "state": ended.state, "link": ended.link, "name": there.name}
        return JSONResponse(said | {"said": framed.words(f"upload-ended-{ended.state}")}, headers=HEADERS)
    upload = _mine(framed.viewer, id_)
    try:
        return JSONResponse(_told(sending.sent(upload), framed), headers=HEADERS)
    except HeritageError as error:
        return _failed(error, framed)


@router.patch(API + "/{id_}/files/{number}")
async def piece(
    request: Request,
    viewer: Looking,
    id_: str,
    number: int,
    upload_offset: Annotated[int, Header(ge=0)],
    content_digest: Annotated[str, Header(max_length=500)] = "",
) -> Response:
    """One piece of a file: its bytes are the body, `Upload-Offset` says where it begins, `Content-Digest` (RFC 9530) its sha-256. The answer's
    `Upload-Offset` is where the file goes on; with 409, too."""
    upload = await run_in_threadpool(_mine, viewer, id_)
    length, sha256 = _length(request), _sha256(content_digest)
    try:
        offset = await _received(request, upload, number, upload_offset, length, sha256)
    except HeritageError as error:
        return _failed(error, frame(request, viewer))
    except (ClientDisconnect, TimeoutError):
        return problem(HTTPStatus.REQUEST_TIMEOUT, "the rest did not come")
    return Response(status_code=HTTPStatus.NO_CONTENT, headers=HEADERS | {"Upload-Offset": str(offset)})


async def _received(
    request: Request, upload: Upload, number: int, offset: int, length: int, sha256: bytes | None
) -> int:
    """Disks are waited for in threads; a mebibyte or two is in memory at a time."""
    writing = await run_in_threadpool(Piece, upload, number, offset, length, sha256)
    try:
        async for block in _blocks(request):
            await run_in_threadpool(writing.add, block)
        return await run_in_threadpool(writing.end)
    finally:
        with anyio.CancelScope(shield=True):
            await run_in_threadpool(writing.close)


async def _blocks(request: Request) -> AsyncIterator[bytes]:
    coming, gathered = aiter(request.stream()), bytearray()
    while True:
        try:
            async with asyncio.timeout(PATIENCE):
                gathered += await anext(coming)
        except StopAsyncIteration:
            break
        if len(gathered) >= BLOCK:
            yield bytes(gathered)
            gathered.clear()
    if gathered:
        yield bytes(gathered)


@router.post(API + "/{id_}/landing")
def land(request: Request, framed: Framed, id_: str) -> Response:
    """All was sent: a folder is in the inbox with the answer, a zip is unpacked soon. Asked twice, it is done once."""
    if landed(id_) is None:
        upload = _mine(framed.viewer, id_)
        try:
            landing.whole(upload, framed.viewer.name, _address(request))
        except HeritageError as error:
            return _failed(error, framed)
    return how_far(framed, id_)


@router.delete(API + "/{id_}")
def cancel(framed: Framed, id_: str) -> Response:
    """Nothing of it is kept."""
    try:
        landing.cancel(_mine(framed.viewer, id_), framed.viewer.name)
    except HeritageError as error:
        return _failed(error, framed)
    return Response(status_code=HTTPStatus.NO_CONTENT, headers=HEADERS)


def _mine(viewer: Viewer, id_: str) -> Upload:
    """Raises 404 for what is no upload of an institution that they may deliver to: others' are not looked for."""
    if not viewer.may(Act.DELIVER):
        raise HTTPException(HTTPStatus.NOT_FOUND)
    try:
        return record.found(id_, {code for code in settings.institutions() if viewer.may(Act.DELIVER, code)})
    except Gone as error:
        raise HTTPException(HTTPStatus.NOT_FOUND) from error


def _told(one: sending.Sent, framed: Frame) -> dict[str, Any]:
    upload, words = one.upload, framed.words
    names = ("id", "institution", "workline", "name", "kind", "who", "begun", "size", "piece", "left_out")
    told = {name: getattr(upload, name) for name in names}
    said = words(f"upload-state-{one.state}")
    return told | {
        "there": one.there,
        "files": len(upload.files),
        "state": one.state,
        "said": said,
        "reasons": _worded(one.reasons, framed),
    }


def _worded(reasons: Sequence[str], framed: Frame) -> list[dict[str, Any]]:
    """In the reader's language, with what programs go by: rule, subject, code, values."""
    said = [(framed.words.refusal(reason).text, refused.kept([reason])) for reason in reasons]
    return [{"text": str(one), "lang": one.lang, **(beside[0] if beside else {})} for one, beside in said]


def _failed(error: HeritageError, framed: Frame) -> JSONResponse:
    """A problem with a `code`, for programs and for the page's script. Of what nobody foresaw, the error itself."""
    status, code = next(((status, code) for kind, status, code in _STATUS if isinstance(error, kind)), (None, ""))
    if status is None:
        raise error
    more: dict[str, object] = {"code": code, "said": framed.words(f"upload-problem-{code}")}
    if isinstance(error, DeliveryRefused):
        more["reasons"] = _worded(error.reasons, framed)
    told = (
        "" if isinstance(error, DiskFull | stepping.NotCarried) else str(error)[:2000]
    )  # they name places on the server
    answer = problem(status, told, **more)
    if isinstance(error, Elsewhere):
        answer.headers["Upload-Offset"] = str(error.offset)
    return answer


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _length(request: Request) -> int:
    said = request.headers.get("content-length", "")
    if not said.isdigit():
        raise HTTPException(HTTPStatus.LENGTH_REQUIRED)
    return int(said)


def _sha256(header: str) -> bytes | None:
    """RFC 9530: sha-256=:<base64>:. Other algorithms are passed over, as it wants; a sha-256 that is none is a mistake."""
    found = _DIGEST.search(header)
    if not found:
        return None
    try:
        digest = base64.b64decode(found[1], validate=True)
    except binascii.Error:
        digest = b""
    if len(digest) != 32:
        raise HTTPException(HTTPStatus.BAD_REQUEST, "Content-Digest: wanted sha-256=:<32 bytes in base64>:")
    return digest
