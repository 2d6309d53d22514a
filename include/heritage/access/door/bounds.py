"""What every request to the public door passes, before any route: its verb, its length, how often its address asks; and what every answer
says to browsers."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from http import HTTPStatus
from ipaddress import IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self'; "
    "connect-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
SHARED = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Link, ETag",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
"""Of what viewers of other sites may load."""

LONGEST = 2000
"""Characters of a path and its query."""

MANY = 20_000
"""Addresses whose requests are counted; those that were quiet for longest are forgotten."""


class Counted:
    """How often each address may ask: so many a minute, and half of it in one burst."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate, self._most, self._clock = per_minute / 60, per_minute / 2, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def admits(self, address: str) -> bool:
        """Counts one more request of the address."""
        who, now = _network(address), self._clock()
        left, at = self._left.pop(who, (self._most, now))
        left = min(self._most, left + (now - at) * self._rate)
        self._left[who] = (left - 1 if left >= 1 else left, now)
        while len(self._left) > MANY:
            self._left.popitem(last=False)
        return left >= 1


def _network(address: str) -> str:
    """Whoever has one IPv6 address has 2⁶⁴ of them."""
    try:
        found = ip_address(address)
    except ValueError:
        return ""
    return str(ip_network(f"{found}/64", strict=False)) if isinstance(found, IPv6Address) else address


def reader(scope: Scope, proxies: Sequence[str]) -> str:
    """The address that asks: the last one that no proxy of ours has."""
    client = scope.get("client") or ("", 0)
    address, trusted = str(client[0]), [ip_network(one) for one in proxies]
    told = [part.strip() for part in Headers(scope=scope).get("x-forwarded-for", "").split(",") if part.strip()][-10:]
    while told and _is_of(address, trusted):
        address = told.pop()
    return address


def _is_of(address: str, networks: Sequence[object]) -> bool:
    try:
        asked = ip_address(address)
    except ValueError:
        return False
    return any(asked in net for net in networks)  # type: ignore[operator]


class Bounds:
    """Middleware. `refused`: makes the answer for 404, 405, 414 and 429."""

    def __init__(
        self, app: ASGIApp, counted: Counted, proxies: Sequence[str], refused: Callable[[Request, int], ASGIApp]
    ) -> None:
        self._app, self._counted, self._proxies, self._refused = app, counted, tuple(proxies), refused

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope["reader"] = reader(scope, self._proxies)
        status = self._refusal(scope)
        answer = self._refused(Request(scope), status) if status else self._app

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in {**HEADERS, **(SHARED if scope["path"].startswith("/iiif/") else {})}.items():
                    headers.setdefault(name, value)
            await send(message)

        await answer(scope, receive, told)

    def _refusal(self, scope: Scope) -> int:
        if scope["method"] not in ("GET", "HEAD", "OPTIONS"):
            return HTTPStatus.METHOD_NOT_ALLOWED
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST:
            return HTTPStatus.REQUEST_URI_TOO_LONG
        return 0 if self._counted.admits(scope["reader"]) else HTTPStatus.TOO_MANY_REQUESTS
