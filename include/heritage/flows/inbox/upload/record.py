"""What was announced, where it lies, how much of it is there. Every step down is opened without following a link."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import re
import stat
from collections.abc import Container, Iterator
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from heritage import files, settings
from heritage.errors import HeritageError, TransientError
from heritage.flows.inbox import inbox, stepping

MARK = ".upload-"
ID = re.compile(r"[0-9a-f]{32}")
PIECE = 8 << 20
"""Bytes that are sent at once: lost at most when a line breaks, and a quarter of a second of a line of 250 Mbit/s."""

NOTE, LANDING, READY, REFUSED = "upload.json", "landing.json", "ready.json", "refused.json"
"""Notes in its folder: what was announced; that all was sent; that all was looked at and flushed; why it cannot be taken in."""

CONTENT, PACKED, UNPACKED = "content", "packed.zip", "unpacked"

Kind = Literal["folder", "zip"]


class Busy(TransientError):
    """Somebody else is at it this moment."""

    advice = "Another window or a broken connection still holds it: try again in a minute."


class Gone(HeritageError):
    """There is no such upload (any more)."""


@dataclass(frozen=True, slots=True)
class Upload:
    """What was announced, once. `files`: path and size, by path (of a zip: itself); `listing`: a digest of the selection, by which the
    same one is known again; `who` and `address`: who began it, and from where; `left_out`: leftovers of desktops that are not
    sent; `piece`: bytes that are sent at once."""

    id: str
    institution: str
    workline: str
    name: str
    kind: Kind
    who: str
    address: str
    begun: str
    listing: str
    files: tuple[tuple[str, int], ...]
    piece: int
    left_out: int

    @property
    def parts(self) -> tuple[str, str]:
        """Its folder, below the inbox of its institution's folder."""
        return self.institution, f"{MARK}{self.id}"

    @property
    def place(self) -> Path:
        return settings.home().inbox.joinpath(*self.parts)

    @property
    def size(self) -> int:
        """Bytes in all."""
        return sum(size for _, size in self.files)


def root(institution: str) -> Path:
    """An institution's folder of the inbox; it may itself be a link, to a disk of its own."""
    return settings.home().inbox / institution


def open_ones(institutions: Container[str] | None = None) -> Iterator[Upload]:
    """Uploads that are not ended, of these institutions (None: of all)."""
    for code in settings.institutions():
        if institutions is None or code in institutions:
            for id_ in ids(code):
                with contextlib.suppress(Gone):
                    yield _read(code, id_)


def ids(institution: str) -> list[str]:
    """Of the upload folders of an institution, whatever is in them."""
    names = (path.name.removeprefix(MARK) for path in inbox.entries(root(institution)) if is_ours(path))
    return [name for name in names if ID.fullmatch(name)]


def is_ours(path: Path) -> bool:
    """Is it an upload's folder, by its name and kind?"""
    return bool(path.name.startswith(MARK) and ID.fullmatch(path.name.removeprefix(MARK))) and (
        path.is_dir() and not path.is_symlink()
    )


def found(id_: str, institutions: Container[str]) -> Upload:
    """The upload, when it is of one of these institutions. Raises Gone."""
    if ID.fullmatch(id_):
        for code in settings.institutions():
            if code in institutions:
                with contextlib.suppress(Gone):
                    return _read(code, id_)
    raise Gone(f"there is no upload {id_[:40]}")


def _read(institution: str, id_: str) -> Upload:
    try:
        with stepping.step(root(institution), [f"{MARK}{id_}"]) as folder:
            seen = os.stat(NOTE, dir_fd=folder, follow_symlinks=False)
            return _parsed(institution, id_, seen.st_ino, seen.st_mtime_ns)
    except (OSError, ValueError, TypeError, stepping.NotCarried) as error:
        raise Gone(f"there is no upload {id_}") from error


@lru_cache(maxsize=16)
def _parsed(institution: str, id_: str, _inode: int, _changed: int) -> Upload:
    """Of 50,000 files it takes a tenth of a second; each piece asks for it."""
    with stepping.step(root(institution), [f"{MARK}{id_}"]) as folder:
        content = json.loads(read(folder, NOTE) or b"{}")
    entries = tuple((str(path), int(size)) for path, size in content.pop("files"))
    upload = Upload(**content, files=entries)
    if upload.institution != institution or upload.id != id_:
        raise ValueError(f"the note of {id_} is another's")
    return upload


def read(folder: int, name: str) -> bytes | None:
    """A small file of ours in an open folder; None when there is none."""
    try:
        handle = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
    except OSError:
        return None
    with os.fdopen(handle, "rb") as stream:
        return stream.read() if stat.S_ISREG(os.fstat(handle).st_mode) else None


def write(upload: Upload, name: str, content: Any) -> None:
    """A small file in the upload's folder: whole or not at all."""
    with stepping.step(root(upload.institution), upload.parts[1:]) as folder:
        files.write(Path(f"/proc/self/fd/{folder}") / name, json.dumps(content).encode())


def begin(upload: Upload) -> None:
    """Makes its folder; it is there whole, or has no note and is removed by housekeeping."""
    root(upload.institution).mkdir(parents=True, exist_ok=True)
    with stepping.step(root(upload.institution), upload.parts[1:], make=True):
        pass
    write(upload, NOTE, asdict(upload))


def noted(upload: Upload, name: str) -> dict[str, Any] | None:
    """One of its notes, when it is there."""
    with contextlib.suppress(stepping.NotCarried, OSError, ValueError):
        with stepping.step(root(upload.institution), upload.parts[1:]) as folder:
            content = read(folder, name)
        return dict(json.loads(content)) if content else None
    return None


def held(upload: Upload) -> list[int]:
    """Bytes of each file that are there and proved: whole pieces, or the whole file. One stat each."""
    with stepping.step(root(upload.institution), upload.parts[1:]) as folder:
        return [proved(_length(folder, _below(upload, path)), size, upload.piece) for path, size in upload.files]


def _below(upload: Upload, path: str) -> str:
    return PACKED if upload.kind == "zip" else f"{CONTENT}/{path}"


def place_of(upload: Upload, number: int) -> tuple[list[str], str]:
    """Folders and name of a file, below the upload's folder."""
    *folders, name = _below(upload, upload.files[number][0]).split("/")
    return folders, name


def _length(folder: int, path: str) -> int:
    try:
        seen = os.stat(path, dir_fd=folder, follow_symlinks=False)
    except OSError:
        return 0
    return seen.st_size if stat.S_ISREG(seen.st_mode) else 0


def proved(length: int, size: int, piece: int) -> int:
    """A piece is on disk whole only after its digest was compared (see `receiving`): what is beyond whole ones was broken off."""
    return size if length == size else min(length, size) // piece * piece


@contextlib.contextmanager
def holding(upload: Upload, *, alone: bool) -> Iterator[int]:
    """A descriptor of the upload's folder, held against those who end or remove it; `alone`: against those who write to it, too.
    Raises Busy at once, and Gone."""
    with contextlib.ExitStack() as open_:
        try:
            folder = open_.enter_context(stepping.step(root(upload.institution), upload.parts[1:]))
        except (stepping.NotCarried, FileNotFoundError) as error:
            raise Gone(f"there is no upload {upload.id}") from error
        with _locked(folder, fcntl.LOCK_EX if alone else fcntl.LOCK_SH):
            yield folder


def alone(folder: int) -> contextlib.AbstractContextManager[None]:
    """As `holding`, for a folder that is open, whatever lies in it."""
    return _locked(folder, fcntl.LOCK_EX)


@contextlib.contextmanager
def _locked(folder: int, how: int) -> Iterator[None]:
    try:
        fcntl.flock(folder, how | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise Busy("somebody else is at this upload") from error
    try:
        yield
    finally:
        fcntl.flock(folder, fcntl.LOCK_UN)
