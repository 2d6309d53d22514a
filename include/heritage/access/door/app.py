"""The routes of the public door. Each asks the keeper, who asks the gate; what is not shown and what does not exist answer alike."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from heritage.access import manifest
from heritage.access.door import pages
from heritage.access.door.asking import Door, unchanged
from heritage.access.door.bounds import Bounds, Counted
from heritage.access.door.images import Images
from heritage.access.door.keeper import Keeper, utc
from heritage.access.shelf import Shelf

if TYPE_CHECKING:
    from starlette.types import ASGIApp

PAGE = 500
"""Items of a page of a collection."""

ROBOTS = "User-agent: *\nDisallow: /iiif/image/\n"


def app(
    shelf: Shelf,
    address: str,
    *,
    proxies: tuple[str, ...] = (),
    per_minute: int = 1200,
    today: Callable[[], date] = utc,
) -> Starlette:
    """A door to this shelf."""
    door = Door(Keeper(shelf, today), address)
    bounds = Middleware(Bounds, counted=Counted(per_minute), proxies=proxies, refused=_refused)
    handlers: Any = {HTTPException: _told}
    made = Starlette(routes=routes(door), middleware=[bounds], exception_handlers=handlers)
    made.router.redirect_slashes = False  # it would lead to whatever host the request names
    return made


def routes(door: Door) -> list[Route]:
    """All of them."""
    images, iiif, shown = Images(door), _Iiif(door), pages.Pages(door)
    return [
        Route("/", shown.search),
        Route("/item/{id}", shown.item),
        Route("/static/{path:path}", pages.static),
        Route("/robots.txt", lambda _: PlainTextResponse(ROBOTS)),
        Route("/health", lambda _: PlainTextResponse("ok")),
        Route("/iiif/image/{name}", images.base),
        Route("/iiif/image/{name}/info.json", images.info),
        Route("/iiif/image/{name}/{region}/{size}/{rotation}/{last}", images.image),
        Route("/iiif/collection", iiif.collection),
        Route("/iiif/collection/{institution}", iiif.institution),
        Route("/iiif/collection/{institution}/{page:int}", iiif.institution),
        Route("/iiif/{id}/manifest", iiif.manifest),
        Route("/iiif/{id}/record.json", iiif.record),
        Route("/iiif/{id}/files/{path:path}", iiif.file),
    ]


class _Iiif:
    """Manifests, collections, files."""

    def __init__(self, door: Door) -> None:
        self._door = door

    async def manifest(self, request: Request) -> Response:
        item = self._door.admitted(request, request.path_params["id"])
        if not item.views:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return _json(manifest.manifest(item.record, self._door.at), self._door.caching(item), request)

    async def record(self, request: Request) -> Response:
        """What is said of the item, for programs; nothing that only the house knows."""
        item = self._door.admitted(request, request.path_params["id"])
        one = item.record
        said = [{"term": f"dcterms:{each.term}", "value": each.value, "language": each.language} for each in one.said]
        told = {"id": self._door.at.page(one), "institution": one.names, "title": one.title, "said": said, "rights": one.terms.statement,
                "published": one.published, "views": len(item.views)}  # fmt: skip
        return _json(told, self._door.caching(item), request, manifest_type=False)

    async def file(self, request: Request) -> Response:
        item = self._door.admitted(request, request.path_params["id"])
        found = item.file(request.path_params["path"])
        if found is None or not found[1].is_file():
            raise HTTPException(HTTPStatus.NOT_FOUND)
        copy, place = found
        headers = {**self._door.caching(item), "ETag": f'"{copy.sha256}"'}
        if unchanged(request, headers["ETag"]):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        return FileResponse(place, headers=headers, media_type=copy.media)

    def collection(self, request: Request) -> Response:
        known = self._door.keeper.institutions(request.scope["reader"])
        return _json(manifest.collection(self._door.at, known), {"Cache-Control": "no-cache"}, request)

    def institution(self, request: Request) -> Response:
        code, page = request.path_params["institution"], int(request.path_params.get("page", 0))
        items, total = self._door.keeper.found("", code, request.scope["reader"], max(0, page - 1) * PAGE, PAGE)
        records = [item.record for item in items if item.views]
        if not records or page > -(-total // PAGE):
            raise HTTPException(HTTPStatus.NOT_FOUND)
        told = manifest.of_institution(self._door.at, code, records, page, -(-total // PAGE))
        return _json(told, {"Cache-Control": "no-cache"}, request)


def _json(told: Any, headers: dict[str, str], request: Request, *, manifest_type: bool = True) -> Response:
    linked = manifest_type and "application/ld+json" in request.headers.get("accept", "")
    media = f'application/ld+json;profile="{manifest.CONTEXT}"' if linked else "application/json"
    return JSONResponse(told, headers={**headers, "Vary": "Accept"}, media_type=media)


def _refused(request: Request, status: int) -> ASGIApp:
    """Before any route."""
    headers = {"Retry-After": "60"} if status == HTTPStatus.TOO_MANY_REQUESTS else {}
    headers |= {"Allow": "GET, HEAD, OPTIONS"} if status == HTTPStatus.METHOD_NOT_ALLOWED else {}
    return _answer(request, status, "", headers)


async def _told(request: Request, error: HTTPException) -> Response:
    if request.method == "OPTIONS" and error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        allowed = {
            "Allow": "GET, HEAD, OPTIONS",
            "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
            "Access-Control-Max-Age": "600",
        }
        return Response(status_code=HTTPStatus.NO_CONTENT, headers=allowed)
    said = "" if error.detail == HTTPStatus(error.status_code).phrase else error.detail
    return _answer(request, error.status_code, said, dict(error.headers or {}))


def _answer(request: Request, status: int, said: str, headers: dict[str, str]) -> Response:
    headers = {"Cache-Control": "no-store", **headers}
    if request.url.path.startswith("/iiif/") or "text/html" not in request.headers.get("accept", ""):
        return PlainTextResponse(f"{status} {HTTPStatus(status).phrase}{': ' if said else ''}{said}\n", status, headers)
    return pages.problem(request, status, headers)
