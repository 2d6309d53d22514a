"""A site behind SFTP: only servers whose host key is known, a channel per thread (paramiko's are not for sharing), reads ahead and
writes without waiting, a further connection when one has no room for a channel, and new ones when one broke."""

from __future__ import annotations

import contextlib
import io
import json
import os
import stat
import threading
from collections.abc import Iterator, Mapping
from typing import Any

import fsspec
import paramiko
from fsspec.implementations.sftp import SFTPFileSystem
from paramiko.sftp import CMD_EXTENDED, CMD_EXTENDED_REPLY

from heritage.archive.site.remote import RemoteSite
from heritage.errors import ObjectConflict
from heritage.files import CHUNK, FILE_MODE, FOLDER_MODE

_WINDOW = 8 << 20
"""Bytes that are asked for at once when reading: enough for a line of 1 Gbit/s and 60 ms, and what a reader holds in memory.
(paramiko's own prefetch either holds the whole file or, with a limit, gave 5 MB/s where this gave 50, on the same busy machine.)"""

_PATIENCE = 60.0
"""Seconds without an answer after which a connection counts as broken."""


_NO_ANSWER = ("timeout", "transport shut down", "saw EOF")
"""In what paramiko calls a failed authentication: nobody has answered."""


_BROKEN = (EOFError, TimeoutError, ConnectionError, paramiko.SSHException)
"""What is raised when a connection ended, or gave no answer; a server's own answers are other errors."""


class UnknownHost(paramiko.SSHException):
    """The server's key is in no list of known ones."""


class BrokeOff(paramiko.SSHException):
    """The connection ended or stalled before the server had said whether it lets us in."""


class _OnlyKnown(paramiko.MissingHostKeyPolicy):
    def missing_host_key(self, client: paramiko.SSHClient, hostname: str, key: paramiko.PKey) -> None:
        raise UnknownHost(f"Server {hostname!r} not found in known_hosts ({key.get_name()} {key.fingerprint})")


class SftpFiles(SFTPFileSystem):  # type: ignore[misc]
    """fsspec's SFTP with what it lacks. Option `known_hosts`: a file (default: the user's own)."""

    cachable = False

    def _connect(self) -> None:
        self._own, self._opening = threading.local(), threading.Lock()
        self._lines = [self._line()]

    def _line(self) -> paramiko.Transport:
        """A connection whose server is known and has let us in."""
        options = dict(self.ssh_kwargs)
        client = paramiko.SSHClient()
        client.set_missing_host_key_policy(_OnlyKnown())
        client.load_system_host_keys(options.pop("known_hosts", None))
        options |= dict.fromkeys(("timeout", "banner_timeout", "auth_timeout", "channel_timeout"), _PATIENCE)
        try:
            client.connect(self.host, **options)
        except paramiko.AuthenticationException as error:
            if any(said in str(error) for said in _NO_ANSWER):
                raise BrokeOff(str(error)) from error
            raise
        line = client.get_transport()
        if line is None:
            raise BrokeOff("the connection ended as soon as it was made")
        line.set_keepalive(15)
        return line

    @property
    def ftp(self) -> Any:
        """This thread's channel. It goes when the thread goes."""
        own = getattr(self._own, "channel", None)
        if own is None or own.get_channel().closed:
            own = self._own.channel = self._channel()
            own.get_channel().settimeout(_PATIENCE)
        return own

    def _channel(self) -> Any:
        """A server allows so many channels a connection (sshd by default 10, some only one), and counts one until its process there
        has ended; who gets none asks through a connection of its own. Raises paramiko's errors."""
        with self._opening:
            for line in reversed(self._lines):
                with contextlib.suppress(paramiko.ChannelException):
                    return line.open_sftp_client()
            self._lines.append(self._line())
            return self._lines[-1].open_sftp_client()

    @property
    def alive(self) -> bool:
        """Whether all connections still stand."""
        return all(line.is_active() for line in self._lines)

    def hang_up(self) -> None:
        """Ends them: who knows that one broke need not wait until its keeper has noticed."""
        for line in self._lines:
            line.close()

    def makedirs(self, path: str, exist_ok: bool = False, mode: int = FOLDER_MODE) -> None:
        """Others may make the same folders at the same moment."""
        if self.isdir(path):
            if not exist_ok:
                raise FileExistsError(path)
            return
        parent = path.rpartition("/")[0]
        if parent:
            self.makedirs(parent, exist_ok=True, mode=mode)
        try:
            self.ftp.mkdir(path, mode)
        except OSError:
            if not self.isdir(path):
                raise
        else:
            self._keep_mode(path, mode)

    def _keep_mode(self, path: str, mode: int) -> None:
        """Whatever the server's umask is; a server that lets nobody choose keeps its own."""
        with contextlib.suppress(OSError):
            there = self.ftp.stat(path).st_mode
            if there is not None and there & 0o777 != mode:
                self.ftp.chmod(path, mode | there & stat.S_ISGID)

    def room(self, path: str) -> int | None:
        """Bytes that are free for us in the file system of the path; None when the server does not say."""
        channel = self.ftp
        try:
            kind, answer = channel._request(CMD_EXTENDED, "statvfs@openssh.com", path)
        except FileNotFoundError:
            raise
        except OSError:
            if not self.alive:
                raise
            return None  # "operation unsupported"
        _, size, _, _, free = (answer.get_int64() for _ in range(5))
        return int(size * free) if kind == CMD_EXTENDED_REPLY else None

    def _open(self, path: str, mode: str = "rb", block_size: int | None = None, **_unused: Any) -> Any:
        stream = self.ftp.open(self._strip_protocol(path), mode, bufsize=32768)
        if "r" not in mode:
            with contextlib.suppress(OSError):  # a server that lets nobody choose
                stream.chmod(FILE_MODE)
            stream.set_pipelined(True)  # what the server answers to each write is then not looked at: `write` compares
            stream.__class__ = _Discardable
        return stream


class _Discardable(paramiko.SFTPFile):
    def discard(self) -> None:
        """Closed as well as it goes, now: paramiko would try again when Python collects it, on a line that may be gone."""
        with contextlib.suppress(Exception):
            self.close()
        self._wbuffer = io.BytesIO()
        self._closed = True


fsspec.register_implementation("sftp", SftpFiles, clobber=True)
fsspec.register_implementation("ssh", SftpFiles, clobber=True)

_OPEN: dict[tuple[int, str], SftpSite] = {}


class SftpSite(RemoteSite):
    """Files below a folder of an SSH server."""

    at_once = 4
    _fs: Any = None

    @property
    def alive(self) -> bool:
        """Whether its connections still stand."""
        return bool(self._fs.alive)

    @contextlib.contextmanager
    def _trouble(self, path: str, *, missing_is_away: bool = False) -> Iterator[None]:
        """A connection that broke is given up at once: asked again before paramiko's own thread has noticed, it would break again."""
        with super()._trouble(path, missing_is_away=missing_is_away):
            try:
                yield
            except paramiko.ChannelException:
                raise
            except _BROKEN:
                if self._fs is not None:  # else it is being opened
                    self._fs.hang_up()
                raise

    def read(self, path: str) -> Iterator[bytes]:
        with self._trouble(path):
            stream = self._fs.ftp.open(self._key(path), "rb")
            size = stream.stat().st_size
        given = 0
        try:
            for start in range(0, size, _WINDOW):
                pieces = [(at, min(CHUNK, size - at)) for at in range(start, min(start + _WINDOW, size), CHUNK)]
                with self._reading(path):
                    blocks = list(stream.readv(pieces))
                given += sum(map(len, blocks))
                yield from blocks
            self._all_given(path, given, size)
        finally:
            with contextlib.suppress(Exception):
                stream.close()

    def free(self) -> int | None:
        """By OpenSSH's extension statvfs@openssh.com (its PROTOCOL, 4.4); other servers do not say."""
        with self._trouble(""), contextlib.suppress(FileNotFoundError):
            found: int | None = self._fs.room(self._root)
            return found
        return None

    def publish(self, staged: str, final: str) -> None:
        """One rename at the server, which refuses when `final` is there."""
        if next(self.list(staged), None) is None:
            raise FileNotFoundError(f"{self.name}: nothing is below {staged}")
        if next(self.list(final), None) is not None or self.size(final) is not None:
            raise ObjectConflict(f"{self.name}: {self.address(final)} is there already")
        with self._trouble(final, missing_is_away=True):
            self._folder_of(self._key(final))
            self._fs.ftp.rename(self._key(staged), self._key(final))
        with contextlib.suppress(Exception):
            self._fs.ftp.rmdir(self._key(staged).rpartition("/")[0])


def open_sftp(name: str, url: str, options: Mapping[str, Any]) -> SftpSite:
    """The site; a connection that stands is used again. Raises SiteUnavailable."""
    key = (os.getpid(), json.dumps([name, url, dict(options)], sort_keys=True, default=str))
    found = _OPEN.get(key)
    if found is None or not found.alive:
        found = _OPEN[key] = SftpSite(name, url, options)
    return found
