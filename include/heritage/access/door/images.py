"""The image route: IIIF Image API 3, level 2. So many pictures are drawn at once as there are cores; more than so many waiting are sent away."""

from __future__ import annotations

import hashlib
import os
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any

import anyio
import anyio.to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from heritage.access.door.asking import Door, unchanged
from heritage.access.image.asked import FORMATS, NotDrawn, wanted
from heritage.access.image.info import CONTEXT, LEVEL, info
from heritage.access.record import View

WAITING = 128
"""Requests that may wait for a core."""

_PROFILE = f'<http://iiif.io/api/image/3/{LEVEL}.json>;rel="profile"'


class Images:
    """The routes below /iiif/image."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._cores = anyio.CapacityLimiter(max(1, os.cpu_count() or 1))
        self._waiting = 0

    async def base(self, request: Request) -> Response:
        """The service's own address leads to its info.json."""
        _, _, headers = self._picture(request)
        return RedirectResponse(f"{self._address(request)}/info.json", HTTPStatus.SEE_OTHER, headers)

    async def info(self, request: Request) -> Response:
        """What the picture is."""
        view, _, headers = self._picture(request)
        linked = "application/ld+json" in request.headers.get("accept", "")
        media = f'application/ld+json;profile="{CONTEXT}"' if linked else "application/json"
        told = info(
            self._address(request), view, self._door.admitted(request, _name(request)[0]).record.terms.statement
        )
        return JSONResponse(told, headers={**headers, "Link": _PROFILE, "Vary": "Accept"}, media_type=media)

    async def image(self, request: Request) -> Response:
        """A part of it."""
        view, place, headers = self._picture(request)
        parts = request.path_params
        whole = (view.width, view.height)
        try:
            asked = wanted(whole, parts["region"], parts["size"], parts["rotation"], parts["last"])
        except NotDrawn as error:
            raise HTTPException(error.status, str(error)) from error
        canonical = asked.canonical(whole)
        link = f'<{self._address(request)}/{canonical}>;rel="canonical", {_PROFILE}'
        headers = {**headers, "ETag": f'"{view.copy.sha256[:16]}-{_named(canonical)}"', "Link": link}
        if unchanged(request, headers["ETag"]):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        content = await self._drawn(place, asked)
        return Response(content, headers=headers, media_type=FORMATS[asked.format])

    async def _drawn(self, place: Path, asked: Any) -> bytes:
        from heritage.access.image import pyramid

        if self._waiting >= WAITING:
            raise HTTPException(HTTPStatus.SERVICE_UNAVAILABLE, headers={"Retry-After": "2"})
        self._waiting += 1
        try:
            content: bytes = await anyio.to_thread.run_sync(partial(pyramid.drawn, place, asked), limiter=self._cores)
        except FileNotFoundError as error:  # taken away this moment
            raise HTTPException(HTTPStatus.NOT_FOUND) from error
        finally:
            self._waiting -= 1
        return content

    def _picture(self, request: Request) -> tuple[View, Path, dict[str, str]]:
        identifier, number = _name(request)
        item = self._door.admitted(request, identifier)
        found = item.picture(number)
        if found is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return *found, self._door.caching(item)

    def _address(self, request: Request) -> str:
        identifier, number = _name(request)
        return f"{self._door.address}/iiif/image/{identifier}.{number}"


def _named(canonical: str) -> str:
    """Without a comma: a list of tags is separated by them."""
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]


def _name(request: Request) -> tuple[str, int]:
    """`kbr-3f9c….12`: the item, and which of its pictures."""
    identifier, _, number = request.path_params["name"].rpartition(".")
    if not (number.isascii() and number.isdecimal() and len(number) < 8 and number == str(int(number))):
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return identifier, int(number)
