"""Streams bytes to a ClamAV daemon while somebody else reads them; it opens no file and has no database of its own.

A scanner that does not answer is an exception, never a pass. ClamAV silently looks at no more than its own limits
(MaxFileSize, StreamMaxLength: 100 MB unless clamd.conf says otherwise), so only so much is sent, and what was left out is
said (`Scan.partial`).
"""

from __future__ import annotations

import contextlib
import socket
import struct
import time
from pathlib import Path
from types import TracebackType

from heritage.errors import PermanentError, ToolFailed, ToolTimeout

LIMIT = 100 << 20
"""Bytes of one file that are sent: clamd's default StreamMaxLength and MaxFileSize (clamd.conf(5), ClamAV 1.4)."""

SECONDS = 300.0
"""How long clamd may take to answer about one file."""


CONFIGURATION, SOCKET = "clamd.conf", "clamd.sock"
"""In the folder of a clamd that was started beside us."""

LOADING = 90.0
"""Seconds that clamd may take to load its makers' signatures; until then a delivery waits for it."""

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}" + rb"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
"""The test file of the European Institute for Computer Antivirus Research; in two parts, so that no scanner finds this source."""


def beside(folder: Path) -> str:
    """The address of the clamd of this folder; "" where none was started, or where it does not answer and is not loading."""
    configuration, address = folder / CONFIGURATION, f"unix:{folder / SOCKET}"
    while configuration.is_file():
        if _answers(address):
            return address
        if time.time() - configuration.stat().st_mtime > LOADING:
            return ""
        time.sleep(0.3)
    return ""


def _answers(address: str) -> bool:
    try:
        return bool(Scanner(address, seconds=10).version())
    except ToolFailed:
        return False


class Scanner:
    """A clamd at `address`: "unix:/path/of/socket" or "host:port". `limit`: bytes of each file to send; clamd.conf must
    allow as many. Nothing is connected until the first question."""

    def __init__(self, address: str, *, limit: int = LIMIT, seconds: float = SECONDS) -> None:
        self.address = address
        self.limit = limit
        self.seconds = seconds
        self._where = _parsed(address)

    def version(self) -> str:
        """Engine, database number and date, as clamd says them. Raises ToolFailed, ToolTimeout when it does not answer."""
        with self._connection() as link:
            link.send(b"zVERSION\0")
            return link.answer()

    def scan(self) -> Scan:
        """A new scan of one file; use it as a context."""
        return Scan(self._connection(), self.limit)

    def _connection(self) -> _Connection:
        return _Connection(self._where, self.address, self.seconds)


class Scan:
    """One file on its way to clamd: `feed` every block in order, then ask `verdict` once."""

    def __init__(self, link: _Connection, limit: int) -> None:
        self._link = link
        self._left = limit
        self.partial = False
        try:
            link.send(b"zINSTREAM\0")
        except BaseException:
            link.close()
            raise

    def feed(self, block: bytes) -> None:
        """Sends a block, as far as the limit allows. Raises ToolFailed, ToolTimeout."""
        sent = block[: self._left]
        self.partial = self.partial or len(sent) < len(block)
        self._left -= len(sent)
        if sent:
            self._link.send(struct.pack("!L", len(sent)), sent)

    def verdict(self) -> str | None:
        """The name of the signature found, or None for a clean file. Raises ToolFailed for any other answer, PermanentError when
        clamd takes less than `limit`."""
        self._link.send(struct.pack("!L", 0))
        return _verdict(self._link.answer())

    def __enter__(self) -> Scan:
        return self

    def __exit__(self, *_: object) -> None:
        self._link.close()


class _Connection:
    """One question to clamd, which closes the connection after its answer."""

    def __init__(self, where: str | tuple[str, int], address: str, seconds: float) -> None:
        self.address = address
        family = socket.AF_UNIX if isinstance(where, str) else socket.AF_INET
        try:
            if isinstance(where, str):
                self._socket = socket.socket(family, socket.SOCK_STREAM)
                self._socket.settimeout(seconds)
                self._socket.connect(where)
            else:
                self._socket = socket.create_connection(where, timeout=seconds)
        except OSError as error:
            raise self._failed(error) from error

    def send(self, *parts: bytes) -> None:
        try:
            for part in parts:
                self._socket.sendall(part)
        except (BrokenPipeError, ConnectionResetError) as error:
            # clamd hangs up in the middle when it has enough; its last words are still there to be read.
            raise _refusal(self._last_words()) or self._failed(error) from error
        except OSError as error:
            raise self._failed(error) from error

    def answer(self) -> str:
        try:
            said = b""
            while block := self._socket.recv(4096):
                said += block
        except OSError as error:
            raise self._failed(error) from error
        if not said:
            raise ToolFailed(f"the virus scanner at {self.address} hung up without an answer")
        return said.rstrip(b"\0\n").decode(errors="replace")

    def close(self) -> None:
        self._socket.close()

    def _last_words(self) -> str:
        said = b""
        with contextlib.suppress(OSError):
            while block := self._socket.recv(4096):
                said += block
        return said.rstrip(b"\0\n").decode(errors="replace")

    def _failed(self, error: OSError) -> ToolFailed:
        kind = ToolTimeout if isinstance(error, TimeoutError) else ToolFailed
        return kind(f"the virus scanner at {self.address} does not answer: {error or type(error).__name__}")

    def __enter__(self) -> _Connection:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.close()


def _parsed(address: str) -> str | tuple[str, int]:
    if address.startswith("unix:/"):
        return address.removeprefix("unix:")
    host, colon, port = address.rpartition(":")
    if not colon or not host or not port.isdecimal():
        raise PermanentError(f'virus scanner {address!r}: wanted "unix:/path/of/socket" or "host:port"')
    return host.strip("[]"), int(port)


def _verdict(said: str) -> str | None:
    """clamd says "stream: OK", "stream: <signature> FOUND" or "<something> ERROR"."""
    if said == "stream: OK":
        return None
    if said.startswith("stream: ") and said.endswith(" FOUND"):
        return said.removeprefix("stream: ").removesuffix(" FOUND")
    raise _refusal(said) or ToolFailed(f"the virus scanner answered neither clean nor infected: {said[:300]!r}")


def _refusal(said: str) -> PermanentError | None:
    if "size limit exceeded" not in said:
        return None
    return PermanentError(
        f"the virus scanner takes less of a file than it was sent: {said[:300]!r}",
        advice="The virus scanner's StreamMaxLength is smaller than this system's limit for it; the engineers make them equal.",
    )
