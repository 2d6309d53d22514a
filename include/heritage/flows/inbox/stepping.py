"""Goes down to a folder of the inbox, never through a link: every step is opened by its name in the folder before it."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from heritage.errors import PermanentError

REMOVED = ".heritage-removed-"
"""Begins the name of what is being removed: nobody takes it for a delivery, and the next run goes on with it."""

_STEP = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW


class NotCarried(PermanentError):
    """A folder stays where it is."""

    advice = "Look at the folder that is named: a link, or something in its place. Nothing was changed."


@contextlib.contextmanager
def step(root: Path, parts: Sequence[str], *, make: bool = False) -> Iterator[int]:
    """A descriptor of root/parts…; raises NotCarried when one of them is a link or no folder."""
    now = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for part in parts:
            if make:
                with contextlib.suppress(FileExistsError):
                    os.mkdir(part, 0o755, dir_fd=now)
            before, now = now, _open(now, part, "/".join(parts))
            os.close(before)
        yield now
    finally:
        os.close(now)


def _open(folder: int, name: str, shown: str) -> int:
    if name in {"", ".", ".."} or "/" in name:
        raise NotCarried(f"{shown}: not a folder's name")
    try:
        return os.open(name, _STEP, dir_fd=folder)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENOTDIR, errno.ENOENT):
            raise NotCarried(f"{shown}: {name} is a link, or no folder") from error
        raise


def is_folder(root: Path, parts: Sequence[str]) -> bool:
    """Whether root/parts… is a folder that is reached without any link."""
    try:
        with step(root, parts):
            return True
    except (NotCarried, OSError):
        return False
