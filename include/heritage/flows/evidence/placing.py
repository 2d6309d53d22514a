"""Where dossiers lie. One is there whole, under its own name, or not at all: it is made beside and renamed when it is signed for."""

from __future__ import annotations

import errno
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from heritage import settings
from heritage.files import PARTIAL, disk_full_named, fsync, fsync_all, made_folder

PLACE = "_evidence"
"""Folder of the dossiers: of all below the reports, of one institution below its own reports, where its people see them."""

_STALE = 24 * 3600
"""Seconds after which a folder that was never finished is one of a run that was killed."""


def shelf(institution: str = "") -> Path:
    """Where the dossiers of an institution lie, or those of all."""
    return settings.home().reports / institution / PLACE


def listed(institution: str = "") -> list[Path]:
    """The dossiers there, the newest first; none that is not finished."""
    found = shelf(institution).glob("[0-9]*/evidence.html")
    return sorted((page.parent for page in found), reverse=True)


@contextmanager
def beside(institution: str) -> Iterator[Path]:
    """A folder to make a dossier in; what is left in it when the block ends was not finished, and goes."""
    above = made_folder(shelf(institution))
    _tidy(above)
    partial = made_folder(above / f"{PARTIAL}{secrets.token_hex(4)}")
    try:
        with disk_full_named(above):
            yield partial
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def finished(partial: Path, made: str) -> Path:
    """Gives the folder its name: the moment, and a number where two were made in one second."""
    fsync_all(partial.iterdir())
    name = made.replace(":", "")
    for number in count(1):
        place = partial.with_name(name if number == 1 else f"{name}-{number}")
        try:
            partial.rename(place)
        except OSError as error:
            if error.errno not in (errno.EEXIST, errno.ENOTEMPTY):
                raise
        else:
            fsync(place.parent)
            return place
    raise AssertionError


def moment_of(folder: Path) -> str:
    """2026-11-28T100000Z → 2026-11-28T10:00:00Z: a colon is no letter of a folder's name."""
    name = folder.name[:18]
    return f"{name[:13]}:{name[13:15]}:{name[15:]}"


def _tidy(above: Path) -> None:
    for left in above.glob(f"{PARTIAL}*"):
        if time.time() - left.stat().st_mtime > _STALE:
            shutil.rmtree(left, ignore_errors=True)
