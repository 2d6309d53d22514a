"""Asks a site whether it holds an object, and ends a deposit that was killed right before its last file: where a place cannot rename,
everything is there by then but the object's own inventory."""

from __future__ import annotations

import hashlib

from heritage.archive import checking, inventories, layout
from heritage.archive.deposits import write_inventory
from heritage.archive.inventories import NAME, SIDECAR, Inventory, current, decoded, sidecar_digest
from heritage.archive.lock.locking import locked
from heritage.contracts import Site
from heritage.errors import CopyDamaged


def held(site: Site, identifier: str) -> Inventory | None:
    """The object's inventory; None when the site holds no such object (a deposit may have been broken off there). Raises CopyDamaged
    for one whose inventory is lost or cannot be believed, SiteUnavailable, SiteRefused."""
    found = current(site, identifier)
    if found is not None or next(iter(site.list(layout.place(identifier))), None) is None:
        return found
    if not site.atomic and site.size(f"{layout.place(identifier)}/v1/{NAME}") is None:
        return None
    if site.atomic or not _ended(site, identifier):
        raise CopyDamaged(f"{site.name}: {site.address(layout.place(identifier))} lost its inventory; repair it first")
    return current(site, identifier)


def _ended(site: Site, identifier: str) -> bool:
    """Writes the object's own inventory, when the first version's is whole and every byte that it names is there."""
    root = layout.place(identifier)
    with locked(site, layout.lock(identifier)) as alone:
        if current(alone, identifier) is not None:
            return True
        raw = inventories.raw(alone, f"{root}/v1/{NAME}") or b""
        said = sidecar_digest(inventories.raw(alone, f"{root}/v1/{SIDECAR}") or b"")
        found, problems = decoded(raw)
        if found is None or problems or found.id != identifier or found.number != 1:
            return False
        if said != hashlib.sha512(raw).hexdigest() or raw != inventories.encoded(found):
            return False
        there = {entry.path.removeprefix(f"{root}/"): entry.size for entry in alone.list(root)}
        if checking.damaged(alone, there, found.manifest, root):
            return False
        write_inventory(alone, root, found)
        alone.sync(root)
        return not checking.structure(alone, root, identifier)[1]
