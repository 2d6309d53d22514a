"""What the routes of the public door share: who asks, for which item, in which language, and how long an answer may be kept."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request

from heritage import messages
from heritage.access.door.keeper import Admitted, Keeper
from heritage.access.gate import Shown
from heritage.access.manifest import Addresses
from heritage.messages import Words

KEPT = 60
"""Seconds that a cache may keep what is shown to everybody: a take-down has to be everywhere within a minute."""


@dataclass(frozen=True, slots=True)
class Door:
    """One door: what it shows, and where readers find it."""

    keeper: Keeper
    address: str

    @property
    def at(self) -> Addresses:
        return Addresses(self.address)

    def admitted(self, request: Request, identifier: str) -> Admitted:
        """Raises 404 for what is not shown to who asks, and for what does not exist."""
        found = self.keeper.one(identifier, request.scope["reader"])
        if found is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return found

    def caching(self, item: Admitted) -> dict[str, str]:
        """What is shown in a reading room only is kept by no cache."""
        if item.record.terms.shown is Shown.READING_ROOM:
            return {"Cache-Control": "private, no-store"}
        return {"Cache-Control": f"public, max-age={KEPT}, must-revalidate"}


def unchanged(request: Request, etag: str) -> bool:
    """Has who asks this very answer already?"""
    given = (part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(","))
    return any(one in (etag, "*") for one in given)


def language(request: Request) -> Words:
    """The language that is asked for, or the browser's."""
    chosen = messages.choose(request.headers.get("accept-language", ""), "", request.query_params.get("lang", ""))
    return messages.words(chosen)
