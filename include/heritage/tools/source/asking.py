"""Asks a web server for something small, politely: one question at a time, with a pause, a few tries, and an end to all of it. Never
further than the hosts it was told; it reads no cookies, no scripts, no proxies of the environment."""

from __future__ import annotations

import http.client
import logging
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urljoin, urlsplit

from heritage.tools.source.answers import CatalogueAway, NoRecord, Why

log = logging.getLogger(__name__)

TRIES = 3
MOST_REDIRECTS = 3
LONGEST_PAUSE = 60.0
"""Seconds: a server that asks for more is away for this run."""

_LATER = frozenset({408, 425, 429, 500, 502, 503, 504})


@dataclass(slots=True)
class Server:
    """How it is asked. `hosts`: others that it may send us on to. `agent`: who asks, with an address for its keeper."""

    agent: str
    hosts: frozenset[str] = frozenset()
    seconds: float = 30.0  # for one answer, to its last byte
    largest: int = 8 << 20  # bytes of an answer
    pause: float = 1.0  # seconds between two questions
    _asked: float = field(default=0.0, repr=False)

    def get(self, address: str) -> bytes:
        """The answer's bytes. Raises CatalogueAway after a few tries, NoRecord for an answer that trying again does not change."""
        for nth in range(1, TRIES + 1):
            try:
                return self._followed(address)
            except _Later as later:
                if nth == TRIES or later.seconds > LONGEST_PAUSE:
                    raise CatalogueAway(f"{address}: {later}") from later
                log.warning("%s: %s; asked again", address, later)
                time.sleep(max(later.seconds, self.pause * 2**nth))
        raise AssertionError  # the last try returns or raises

    def _followed(self, address: str) -> bytes:
        allowed = {urlsplit(address).hostname, *self.hosts}
        for _ in range(MOST_REDIRECTS + 1):
            told = self._once(urlsplit(address))
            if isinstance(told, bytes):
                return told
            here, there = urlsplit(address), urlsplit(urljoin(address, told))
            safe = there.scheme == "https" or there.scheme == here.scheme == "http"
            if there.hostname not in allowed or not safe:
                raise NoRecord(
                    Why.UNREADABLE, f"it sends us on to {there.scheme}://{there.hostname}, where we do not go"
                )
            address = there.geturl()
        raise NoRecord(Why.UNREADABLE, "it sends us on and on")

    def _once(self, to: SplitResult) -> bytes | str:
        """The body, or where it sends us."""
        time.sleep(max(0.0, self._asked + self.pause - time.monotonic()))
        try:
            with _connected(to, self.seconds) as (connection, late):
                path = (to.path or "/") + (f"?{to.query}" if to.query else "")
                said = {"User-Agent": self.agent, "Accept": "*/*", "Accept-Encoding": "identity", "Connection": "close"}
                connection.request("GET", path, headers=said)
                told = self._read(connection.getresponse())
                if late.is_set():  # a body without a length seems whole where we cut it off
                    raise TimeoutError(f"not whole after {self.seconds:g} seconds")
                return told
        except (OSError, http.client.HTTPException) as error:
            raise _Later(f"{type(error).__name__}: {error}") from error
        finally:
            self._asked = time.monotonic()

    def _read(self, answer: http.client.HTTPResponse) -> bytes | str:
        if answer.status in (301, 302, 303, 307, 308) and (place := answer.getheader("Location")):
            return place
        if answer.status in _LATER:
            raise _Later(f"HTTP {answer.status}", _seconds(answer.getheader("Retry-After")))
        if answer.status != http.client.OK:
            raise NoRecord(Why.UNREADABLE, f"HTTP {answer.status} {answer.reason}")
        content = answer.read(self.largest + 1)
        if len(content) > self.largest:
            raise NoRecord(Why.UNREADABLE, f"an answer of more than {self.largest} bytes")
        if answer.length:  # read(n) does not complain of a body that ends early
            raise _Later(f"{answer.length} bytes of the answer did not come")
        return content


class _Later(Exception):
    """Worth another try, after so many seconds."""

    def __init__(self, said: str, seconds: float = 0.0) -> None:
        super().__init__(said)
        self.seconds = seconds


@contextmanager
def _connected(to: SplitResult, seconds: float) -> Iterator[tuple[http.client.HTTPConnection, threading.Event]]:
    """Cut off after so many seconds, however slowly the other side drips."""
    if to.scheme == "https":
        secure = ssl.create_default_context()
        made: http.client.HTTPConnection = http.client.HTTPSConnection(to.netloc, timeout=seconds, context=secure)
    else:
        made = http.client.HTTPConnection(to.netloc, timeout=seconds)
    made.connect()
    late = threading.Event()
    watch = threading.Timer(seconds, _cut, [made.sock, late])
    watch.daemon = True
    watch.start()
    try:
        yield made, late
    finally:
        watch.cancel()
        made.close()


def _cut(socket: object, late: threading.Event) -> None:
    late.set()
    try:
        socket.shutdown(2)  # type: ignore[attr-defined]  # a socket, plain or in TLS
    except OSError:
        log.debug("the answer was whole, or the other side was gone before")


def _seconds(retry_after: str | None) -> float:
    return float(retry_after) if retry_after and retry_after.strip().isdigit() else 0.0
