"""Lends single files of packages to readers: taken from whichever site answers, compared with the catalogue's sha512, and kept for
a while so that a film can be wound. Never a way around a restore: who may see what is asked before."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Iterator
from pathlib import Path

from heritage import settings
from heritage.archive import ocfl
from heritage.errors import CopyDamaged, HeritageError
from heritage.files import atomic_write, digests
from heritage.flows.custody.roots.sites import to_look
from heritage.model import Role
from heritage.package import layout

log = logging.getLogger(__name__)

KEPT = 8 << 30
"""Bytes of lent files that are kept; what was asked for longest ago goes first."""


class NotToBeHad(HeritageError):
    """No site gave the file whole."""

    advice = "Start an audit of the package: a copy is damaged, or no site answers."


def lent(package: str, role: str, path: str, sha512: str, size: int) -> Path:
    """A file of ours in the package's newest version (its role and path as the catalogue has them), on this machine.
    Raises NotToBeHad."""
    place = _shelf() / sha512[:2] / f"{sha512}{Path(path).suffix.lower()}"
    if place.is_file() and place.stat().st_size == size:
        os.utime(place)
        return place
    for name in settings.sites():
        try:
            _copied(ocfl.read(to_look(name), package, layout.made_at(Role(role), path)), place, sha512)
        except (HeritageError, KeyError, OSError, ValueError) as error:
            log.warning("%s: %s could not be lent from %s: %s", package, path, name, error)
            continue
        _make_room(place)
        return place
    raise NotToBeHad(f"{package}: no site gave {path} whole")


def _copied(blocks: Iterator[bytes], place: Path, sha512: str) -> None:
    with atomic_write(place, flushed=False) as partial, partial.open("wb") as out:
        found = digests(blocks, ["sha512"], out.write)["sha512"]
        out.flush()
        if found != sha512:
            raise CopyDamaged(f"wanted sha512 {sha512[:16]}…, found {found[:16]}…")


def _make_room(newest: Path) -> None:
    lent_before = []
    for path in _shelf().glob("*/*"):
        with contextlib.suppress(OSError):  # another request makes room too
            seen = path.stat()
            lent_before.append((seen.st_mtime, seen.st_size, path))
    held = sum(size for _, size, _ in lent_before)
    for _, size, path in sorted(lent_before):
        if held <= KEPT:
            break
        if path != newest:
            path.unlink(missing_ok=True)
            held -= size


def _shelf() -> Path:
    return settings.home().root / "cache" / "lent"
