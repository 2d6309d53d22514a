"""How a package is built up: the strip of its pages, with a look at what would change before it is asked for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from http import HTTPStatus
from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, Form, Query
from fastapi.responses import HTMLResponse, JSONResponse

from heritage.catalogue import revisions
from heritage.catalogue.schema.store import reading
from heritage.flows.revise.whole import lengths_at_hand
from heritage.model import PAGE_TYPES, Act
from heritage.pages import archive as page_of_archive
from heritage.pages.frame import Frame
from heritage.pages.revision import outline, structuring
from heritage.pages.revision.structuring import Strip
from heritage.revise import Refused, Whole, patched
from heritage.revise.structure import only
from heritage_airflow.web import archive_requests
from heritage_airflow.web.catalogue import url
from heritage_airflow.web.guard import HEADERS, Framed, allowed, page
from heritage_airflow.web.routes.archive import found
from heritage_airflow.web.routes.revising import looked

router = APIRouter(prefix="/archive")

Text = Annotated[str, Form(max_length=2000)]
Texts = Annotated[Sequence[str], Form()]
Numbers = Annotated[Sequence[int], Form()]
Number = Annotated[int, Form(ge=1)]

MOST = 100
"""Problems that are named at once."""


@router.get("/{package}/pages")
def form(framed: Framed, package: str, version: int = 0, begin: Annotated[int, Query(ge=1)] = 1) -> HTMLResponse:
    """The pages as they are, or as an earlier version had them: to be said again."""
    at = _At(framed, package, begin=begin)
    if not 0 < version < at.one.version:
        return at.form(at.now)
    then = structuring.as_of(version, at.said, at.one.revisions)
    shown = structuring.strip(at.pages, then, at.one.workline)
    return at.form(shown, draft=structuring.patch(shown, at.now))


@router.get("/{package}/pages/now")
def as_it_is(framed: Framed, package: str) -> JSONResponse:
    """The same for the script that shows the strip."""
    at = _At(framed, package)
    return JSONResponse({"version": at.one.version, **at.now.told()}, headers=HEADERS)


@router.get("/{package}/pages/labels")
def labels(
    start: Annotated[str, Query(max_length=100)] = "", count: Annotated[int, Query(ge=1, le=100_000)] = 1
) -> list[str]:
    """Numbers that count on from one that is given."""
    return list(islice(structuring.counting(start.strip()), count))


@router.post("/{package}/pages")
def look(
    framed: Framed, package: str, base: Number, path: Texts = (), label: Texts = (), type: Texts = (), place: Numbers = (),
    parts: Annotated[str, Form()] = "", patch: Annotated[str, Form()] = "", act: Annotated[str, Form()] = "look",
    first: Number = 1, last: Number = 1, begin: Number = 1, start: Annotated[str, Form(max_length=100)] = "",
    why: Text = "", evidence: Text = "",
) -> HTMLResponse:  # fmt: skip
    """Counts on where that was asked for; else shows what would change. `patch`: what the strip sends in place of the rows."""
    at = _At(framed, package, why=why, evidence=evidence, begin=begin)
    if patch:
        return at.look(at.now, archive_requests.patch_of(patch), base)
    sent = structuring.written(at.now, path, label, type, place)
    if act == "count":
        return at.form(structuring.counted(sent, first, min(last, len(sent.rows)), start), text=parts)
    asked = structuring.patch(sent, at.now)
    if parts.split() != at.now.text.split():
        asked["parts"] = outline.read(parts, outline.names(at.now.delivered))
    return at.look(sent, asked, base, text=parts)


class _At:
    """A package's strip, for who may change it there. Raises 403, 404."""

    def __init__(self, framed: Frame, package: str, **told: Any) -> None:
        with reading(url()) as db:
            self.one = found(db, framed.viewer, package)
            allowed(framed.viewer, Act.DECIDE, self.one.institution)
            self.pages = revisions.pages(db, self.one.number)
            self.said = revisions.structure_of(db, self.one.number)
        self.now = structuring.strip(self.pages, self.said, self.one.workline)
        self._framed = framed
        self._told: dict[str, Any] = {"why": "", "evidence": "", "begin": 1} | told

    def form(self, shown: Strip, *, status: int = HTTPStatus.OK, **told: Any) -> HTMLResponse:
        """The strip, and the form that is there without a script."""
        usual = {"problems": (), "notice": "", "draft": {}, "text": shown.text, "at_once": structuring.AT_ONCE}
        values = usual | self._told | told
        values["draft"] = json.dumps(values["draft"], ensure_ascii=False) if values["draft"] else ""
        address = page_of_archive.address(self.one.package)
        return page("structure.html", self._framed, status=status, one=self.one, address=address, shown=shown,
                    types=PAGE_TYPES, **values)  # fmt: skip

    def look(self, sent: Strip, asked: dict[str, Any], base: int, **told: Any) -> HTMLResponse:
        """What would change; or the form again, with what is wrong."""
        again: dict[str, Any] = {"draft": asked, "status": HTTPStatus.UNPROCESSABLE_ENTITY} | told
        item = Whole(self.now.delivered, self.one.workline, lambda: lengths_at_hand(self.one.package))
        try:
            changes = patched(self.said, asked, item) if asked else ()
        except Refused as error:
            problems = [self._framed.words.refusal(reason) for reason in error.reasons[:MOST]]
            return self.form(sent, problems=problems, **again)
        if notice := self._notice(bool(changes), base):
            return self.form(sent, notice=notice, **again)
        why, evidence = self._told["why"], self._told["evidence"]
        return looked(self._framed, self.one, changes, only(changes), why=why, evidence=evidence, back="pages")

    def _notice(self, changes: bool, base: int) -> str:
        if not changes:
            return "revise-nothing"
        if base != self.one.version:
            return "revise-overtaken"
        return "" if self._told["why"].strip() else "revise-no-reason"
