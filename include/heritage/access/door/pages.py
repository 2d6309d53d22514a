"""The pages that readers see: a search, and a page for each item with its pictures, sound, film or model. Without scripts all but the enlarging
works."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import jinja2
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response

from heritage.access import manifest
from heritage.access.door.asking import Door, language
from heritage.access.image.info import thumbnail
from heritage.access.record import DATES, PERSONS
from heritage.files import safe_join
from heritage.messages import LANGUAGES

STATIC = Path(__file__).parents[1] / "static"
VIEWER = Path(__file__).resolve().parents[4] / "node_modules/openseadragon/build/openseadragon"
"""OpenSeadragon, as npm brought it."""

KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".png": "image/png"}
SHOWN = 24
"""Items of a page of search results."""

MOST_PAGES = 400
"""Pages of results that can be leafed through; who needs more of them searches for more."""

LONGEST = 200
"""Characters of a search that count."""


class Pages:
    """Of one door."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def search(self, request: Request) -> Response:
        """What is found; without words, what came last."""
        asked = request.query_params
        text, institution, page = (
            asked.get("q", "")[:LONGEST],
            asked.get("institution", "")[:40],
            _page(asked.get("page", "")),
        )
        items, total = self._door.keeper.found(text, institution, request.scope["reader"], (page - 1) * SHOWN, SHOWN)
        return _page_of(
            request, "search.html", {"Cache-Control": "no-cache"}, door=self._door, items=items, total=total, text=text,
            institution=institution, institutions=self._door.keeper.institutions(request.scope["reader"]), page=page,
            more=total > page * SHOWN and page < MOST_PAGES,
        )  # fmt: skip

    def item(self, request: Request) -> Response:
        """One item; `page` is the one of its pictures that is shown large."""
        item = self._door.admitted(request, request.path_params["id"])
        number = min(_page(request.query_params.get("page", "")), max(1, len(item.views)))
        view = item.views[number - 1] if item.views else None
        return _page_of(
            request, "item.html", self._door.caching(item) | {"Vary": "Accept-Language"}, door=self._door, item=item, record=item.record,
            view=view, number=number, rows=list(manifest.metadata(item.record)),
        )  # fmt: skip


def static(request: Request) -> Response:
    """A sheet, a script or a picture of a button."""
    name = request.path_params["path"]
    root, name = (VIEWER, name.removeprefix("viewer/")) if name.startswith("viewer/") else (STATIC, name)
    try:
        place = safe_join(root, name)
    except ValueError:
        raise HTTPException(404) from None
    if place.suffix not in KINDS or not place.is_file():
        raise HTTPException(404)
    return FileResponse(place, media_type=KINDS[place.suffix], headers={"Cache-Control": "public, max-age=3600"})


def problem(request: Request, status: int, headers: dict[str, str]) -> Response:
    """Something that is not shown, or not now."""
    return _page_of(
        request,
        "problem.html",
        headers,
        status=status,
        code="public-busy" if status in (429, 503) else "public-not-found",
    )


def _page(text: str) -> int:
    return min(max(1, int(text)), MOST_PAGES * SHOWN) if text.isascii() and text.isdecimal() and len(text) < 7 else 1


def _page_of(
    request: Request, template: str, headers: dict[str, str], *, status: int = 200, **values: object
) -> HTMLResponse:
    words = language(request)

    def here(**changed: object) -> str:
        query = {**dict(request.query_params), **changed}
        asked = urlencode({key: str(value)[:LONGEST] for key, value in query.items() if value not in (None, "")})
        return f"{request.url.path}?{asked}"

    text = (
        _room()
        .get_template(template)
        .render(
            t=words,
            here=here,
            languages=LANGUAGES,
            thumbnail=thumbnail,
            PERSONS=PERSONS,
            DATES=DATES,
            lang=request.query_params.get("lang", ""),
            **values,
        )
    )
    return HTMLResponse(text, status, headers={"Vary": "Accept-Language", **headers})


@cache
def _room() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("heritage.access", "templates"), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
