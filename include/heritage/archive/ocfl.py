"""An OCFL 1.1 storage root at a site: put packages in, list them, read them, verify them, take them out again."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from heritage.archive.checking import structure, verify, verify_at
from heritage.archive.deposits import deposit
from heritage.archive.inventories import NAME, Inventory, Problem, Version, current, decoded, raw
from heritage.archive.layout import OBJECT_DECLARATION, place
from heritage.contracts import Site
from heritage.errors import CopyDamaged, ObjectConflict
from heritage.files import PARTIAL, disk_full_named, fsync, listing_digest, safe_join

__all__ = [
    "Inventory", "Kept", "Problem", "Stored", "Version", "deposit", "inventory", "objects", "packages", "place", "read",
    "restore", "stored", "structure", "verify", "verify_at", "version_of",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kept:
    """One file of a version: its digest, its bytes, and where in the object they are."""

    path: str  # inside the package
    sha512: str
    size: int
    content: str  # relative to the site


@dataclass(frozen=True, slots=True)
class Stored:
    """One version of an object as it lies at a site; `files` by their path inside the package."""

    site: Site
    id: str
    version: int
    created: str
    files: Mapping[str, Kept]

    @property
    def digest(self) -> str:
        """The package's digest, as it was sealed."""
        return listing_digest({path: kept.sha512 for path, kept in self.files.items()})

    @property
    def size(self) -> int:
        return sum(kept.size for kept in self.files.values())

    @property
    def site_name(self) -> str:
        return self.site.name

    @property
    def place(self) -> str:
        return self.site.address(place(self.id))

    def read(self, path: str) -> Iterator[bytes]:
        """Chunks of the file; raises CopyDamaged at the end when they are not what the inventory names."""
        return _checked(self.site, self.files[path])


def objects(site: Site, unreadable: Callable[[CopyDamaged], None] | None = None) -> Iterator[str]:
    """The ids of all objects, in the order of their places. Found by their declarations and inventories, so that an object
    in the wrong folder shows too. One whose inventory cannot be read is told to `unreadable`, or else raises
    CopyDamaged; where sites cannot rename, that may be a deposit that was broken off."""
    for entry in site.list(""):
        folder, _, name = entry.path.rpartition("/")
        if name == OBJECT_DECLARATION and not folder.startswith("extensions/"):
            try:
                identifier = _id_at(site, folder)
            except CopyDamaged as error:
                _told(error, unreadable)
            else:
                yield identifier


def inventory(site: Site, identifier: str) -> Inventory:
    """Raises CopyDamaged when there is no such object, or its inventory cannot be believed."""
    found = current(site, identifier)
    if found is None:
        raise CopyDamaged(f"{site.name} holds no object {identifier} at {place(identifier)}")
    return found


def stored(site: Site, identifier: str, version: int | None = None) -> Stored:
    """A version (the newest by default) with its files. Raises as `inventory`, KeyError for an unknown version."""
    return version_of(site, inventory(site, identifier), version)


def version_of(site: Site, held: Inventory, version: int | None = None) -> Stored:
    """As `stored`, of an object whose inventory was read already."""
    identifier, root = held.id, place(held.id)
    state, places = held.version(version), held.places()
    sizes = {entry.path: entry.size for entry in site.list(root)}
    where = {path: f"{root}/{places[digest]}" for path, digest in state.state.items()}
    files = {p: Kept(p, digest, sizes.get(where[p], 0), where[p]) for p, digest in state.state.items()}
    return Stored(site, identifier, version or held.number, state.created, files)


def packages(site: Site, unreadable: Callable[[CopyDamaged], None] | None = None) -> Iterator[Stored]:
    """The newest version of every object; `unreadable` as with `objects`."""
    for identifier in objects(site, unreadable):
        try:
            found = stored(site, identifier)
        except CopyDamaged as error:
            _told(error, unreadable)
        else:
            yield found


def read(site: Site, identifier: str, path: str, version: int | None = None) -> Iterator[bytes]:
    """A file of a version, in chunks; raises CopyDamaged at the end when they are not what the inventory names, KeyError
    for an unknown version or path."""
    return stored(site, identifier, version).read(path)


def restore(site: Site, identifier: str, version: int | None, into: Path) -> int:
    """Makes the folder `into` hold exactly that version (the newest for None), each file compared on the way; returns how
    many files. `into` appears when all is there. Raises ObjectConflict when it exists, CopyDamaged, KeyError."""
    if into.exists():
        raise ObjectConflict(f"{into} is there already; nothing is restored over it")
    files = stored(site, identifier, version).files
    partial = into.with_name(f"{PARTIAL}{into.name}")
    shutil.rmtree(partial, ignore_errors=True)
    with disk_full_named(into.parent), ThreadPoolExecutor(site.at_once) as pool:
        list(pool.map(lambda kept: _restore_file(site, kept, safe_join(partial, kept.path)), files.values()))
    partial.rename(into)
    fsync(into.parent)
    return len(files)


def _restore_file(site: Site, kept: Kept, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as out:
        for block in _checked(site, kept):
            out.write(block)
    fsync(target)


def _checked(site: Site, kept: Kept) -> Iterator[bytes]:
    running = hashlib.sha512()
    for block in site.read(kept.content):
        running.update(block)
        yield block
    if running.hexdigest() != kept.sha512:
        raise CopyDamaged(f"{site.address(kept.content)} is not what the inventory names")


def _told(error: CopyDamaged, unreadable: Callable[[CopyDamaged], None] | None) -> None:
    if unreadable is None:
        raise error
    unreadable(error)


def _id_at(site: Site, folder: str) -> str:
    content = raw(site, f"{folder}/{NAME}")
    found, problems = decoded(content) if content is not None else (None, [])
    if found is None:
        raise CopyDamaged(f"{site.address(folder)}: {'; '.join(map(str, problems)) or 'there is no inventory'}")
    return found.id
