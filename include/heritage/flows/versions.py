"""The files of one version of a package, as a site's inventory names them, each beside what the version before had. No file is read."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from heritage import settings
from heritage.archive import ocfl
from heritage.archive.inventories import Inventory
from heritage.errors import HeritageError
from heritage.flows.custody.roots.sites import to_look
from heritage.flows.viewing import NotToBeHad
from heritage.model import Since, VersionedFile

log = logging.getLogger(__name__)


def files_of(package: str, version: int) -> tuple[VersionedFile, ...]:
    """Sorted by path. Raises KeyError for a version that there is not, NotToBeHad when no site answers."""
    held = _inventory(package)
    now = held.version(version).state
    before = held.version(version - 1).state if version > 1 else {}
    return tuple(VersionedFile(path, now.get(path) or before[path], _since(now.get(path), before.get(path)))
                 for path in sorted(now.keys() | before.keys()))  # fmt: skip


def _since(now: str | None, before: str | None) -> Since:
    if now is None:
        return Since.GONE
    if before is None:
        return Since.NEW
    return Since.SAME if now == before else Since.CHANGED


def _inventory(package: str) -> Inventory:
    """The newest that a site answers with."""
    found = list(_inventories(package))
    if not found:
        raise NotToBeHad(f"{package}: no site tells its versions")
    return max(found, key=lambda held: held.number)


def _inventories(package: str) -> Iterator[Inventory]:
    for name in settings.sites():
        try:
            yield ocfl.inventory(to_look(name), package)
        except (HeritageError, OSError, ValueError) as error:
            log.warning("%s: its versions could not be read at %s: %s", package, name, error)
